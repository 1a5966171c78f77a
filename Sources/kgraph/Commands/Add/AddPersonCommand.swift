import ArgumentParser
import GraphModel

/// `kgraph add person NAME`
struct AddPersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Add someone, with where they work.")

  @Argument(help: "Their name.")
  var name: String

  @Option(help: ArgumentHelp("Where they work.", valueName: "org"))
  var at: String?

  @Option(help: ArgumentHelp("What they are there.", valueName: "job title"))
  var title: String?

  @Option(help: ArgumentHelp("When they began to work there.", valueName: "date"))
  var since: String?

  @Option(
    help: ArgumentHelp("When they left, included: 'until 2022' is to the end of it.", valueName: "date"))
  var until: String?

  @Option(help: ArgumentHelp("Their address.", valueName: "address"))
  var email: String?

  @OptionGroup var thing: ThingOptions

  func validate() throws {
    if at == nil, title != nil || since != nil || until != nil {
      throw ValidationError("--title, --since and --until say something about a job: add --at ORG")
    }
  }

  func run() throws {
    try thing.write.capture { capture throws(GraphError) in
      var draft = try thing.draft(kind: CaptureKind.person, name: name)
      if let email { draft.properties["email"] = .text(email) }
      let person = try thing.write(draft, with: &capture)
      if let at {
        let (begin, end) = try thing.session.period(since, until)
        let employment = Employment(
          since: begin, until: end, observed: PartialDate(try thing.session.today()), title: title)
        try capture.link(person, worksAt: at, employment)
      }
      return .node(person)
    }
  }
}

/// What is known of someone's job.
struct Employment {
  var since: PartialDate?
  var until: PartialDate?
  /// A day on which they had it, where nothing else is known of its dates.
  var observed: PartialDate
  var title: String?

  var isDated: Bool { since != nil || until != nil }
}

extension Capture {
  /// States where a person works.
  mutating func link(
    _ person: Node, worksAt organisation: String, _ employment: Employment
  ) throws(GraphError) {
    let reference = Reference(organisation, in: store.vocabulary)
    let org = try ensure(reference, kinds: [CaptureKind.org])
    let title = employment.title.map { ["title": PropertyValue.text($0)] } ?? [:]
    try link(
      Statement(
        person.id, CaptureRelation.worksAt, org.id, since: employment.since?.text,
        until: employment.until?.closing,
        observed: employment.isDated ? nil : employment.observed.text, properties: title))
  }
}

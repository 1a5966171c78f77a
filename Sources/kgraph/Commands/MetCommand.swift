import ArgumentParser
import GraphModel

/// `kgraph met NAME`
struct MetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "met", abstract: "Note that you met someone, where and when.",
    discussion: """
      Without --where it was at the event of 'kgraph at', and without --on today. You are the person of 'kgraph at \
      --me NAME'.
      """)

  @Argument(help: "Whom.")
  var name: String

  @Option(help: ArgumentHelp("Where they work.", valueName: "org"))
  var at: String?

  @Option(help: ArgumentHelp("What they are there.", valueName: "job title"))
  var title: String?

  @Option(name: .customLong("where"), help: ArgumentHelp("The event at which you met.", valueName: "event"))
  var place: String?

  @Option(help: ArgumentHelp("When. (default: today)", valueName: "date"))
  var on: String?

  @Option(help: ArgumentHelp("What you want to remember of it.", valueName: "text"))
  var note: String?

  @OptionGroup var write: WriteOptions

  func validate() throws {
    if title != nil, at == nil {
      throw ValidationError("--title says what someone is at an org: add --at ORG")
    }
  }

  func run() throws {
    try write.capture { capture throws(GraphError) in
      let vocabulary = capture.store.vocabulary
      let whereabouts = Whereabouts(store: capture.store)
      let date = try write.session.date(on ?? "today", option: "on")
      let user = try user(whereabouts, &capture)
      let person = try capture.ensure(Reference(name, in: vocabulary), kinds: [CaptureKind.person])
      let event =
        if let place {
          try capture.ensure(Reference(place, in: vocabulary), kinds: [CaptureKind.event])
        } else {
          try whereabouts.event()
        }

      var properties: Properties = [:]
      if let event { properties["event"] = .text(event.name) }
      if let note { properties["note"] = .text(note) }
      try capture.link(
        Statement(
          user.id, CaptureRelation.met, person.id, since: date.period.since, until: date.period.until,
          observed: date.text, properties: properties))
      if let event {
        try capture.link(
          Statement(
            person.id, CaptureRelation.met, event.id, since: date.period.since, until: date.period.until,
            observed: date.text))
      }
      if let at { try capture.link(person, worksAt: at, Employment(observed: date, title: title)) }
      let whom =
        write.dryRun
        ? "you would have met \(person.name.quotedName)" : "you met \(person.name.quotedName) (#\(person.id))"
      let place = event.map { " at \($0.name.quotedName)" } ?? ""
      let employer = at.map { "; works at \($0.shortName)" } ?? ""
      return .said("\(whom)\(place) on \(date)\(employer)", about: person)
    }
  }

  /// The person who uses the graph; made on first use.
  private func user(_ whereabouts: Whereabouts, _ capture: inout Capture) throws(GraphError) -> Node {
    if let user = try whereabouts.user() { return user }
    let user = try capture.write(NodeDraft(kind: CaptureKind.person, name: "Me"), over: nil)
    try whereabouts.set(user: user)
    return user
  }
}

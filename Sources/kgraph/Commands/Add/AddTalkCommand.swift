import ArgumentParser
import GraphModel

/// `kgraph add talk TITLE`
struct AddTalkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "talk", abstract: "Add a talk, with its speakers, event and topics.",
    discussion: """
      kgraph add talk "Service Mesh Battle Scars" --by "Liz Rice, Isovalent" --by "Thomas Graf" \\
        --at "KubeCon NA 2023" --on 2023-11-07T11:00 --room W180 --about "service mesh"

      Without --at it is at the event of 'kgraph at', and without --on it has the event's dates.
      """)

  @Argument(help: "Its title.")
  var title: String

  @Option(
    help: ArgumentHelp("Who gives it, perhaps with an employer; repeatable.", valueName: "person[, org]"))
  var by: [String] = []

  @Option(
    name: .customLong("moderator"),
    help: ArgumentHelp("Who moderates it; repeatable.", valueName: "person[, org]"))
  var moderators: [String] = []

  @Option(help: ArgumentHelp("The event it is given at.", valueName: "event"))
  var at: String?

  @Option(help: ArgumentHelp("When: 2023-11-07, 2023-11-07T11:00.", valueName: "date"))
  var on: String?

  @Option(help: ArgumentHelp("The room.", valueName: "room"))
  var room: String?

  @Option(help: ArgumentHelp("The track.", valueName: "track"))
  var track: String?

  @Option(
    help: ArgumentHelp(
      "A topic, project, person or org; a new one becomes a topic; repeatable.", valueName: "name"))
  var about: [String] = []

  @Option(
    help: ArgumentHelp("keynote, panel, workshop, tutorial, lightning talk, film …", valueName: "format"))
  var format: String?

  @OptionGroup var thing: ThingOptions

  func run() throws {
    try thing.write.capture { capture throws(GraphError) in
      let event = try event(&capture)
      let date = try thing.session.date(on, option: "on")
      var draft = try thing.draft(kind: CaptureKind.talk, name: title, date: date)
      if let format { draft.properties["format"] = .text(format) }
      let existing = thing.new ? nil : try talk(at: event, in: capture.store)
      if existing == nil, date == nil { (draft.since, draft.until) = (event?.since, event?.until) }
      let talk = try capture.write(draft, over: existing)

      let today = PartialDate(try thing.session.today())
      let moment = date ?? talk.since.flatMap { PartialDate($0) } ?? today
      if let event {
        var place: Properties = [:]
        if let room { place["room"] = .text(room) }
        if let track { place["track"] = .text(track) }
        try capture.link(
          Statement(
            talk.id, CaptureRelation.at, event.id, since: date?.period.since, until: date?.period.until,
            observed: today.text, properties: place))
      }
      let isPanel = talk.properties["format"]?.text == "panel"
      for speaker in by { try link(speaker, to: talk, as: isPanel ? "panelist" : nil, moment, &capture) }
      for moderator in moderators { try link(moderator, to: talk, as: "moderator", moment, &capture) }
      let subjects = capture.store.vocabulary.relation(named: CaptureRelation.about)?
        .targetKinds(from: CaptureKind.talk)
      for name in about {
        let reference = Reference(name, in: capture.store.vocabulary)
        let subject = try capture.ensure(reference, kinds: subjects ?? [], newKind: CaptureKind.topic)
        try capture.link(Statement(talk.id, CaptureRelation.about, subject.id, observed: today.text))
      }
      return .node(talk)
    }
  }

  private func event(_ capture: inout Capture) throws(GraphError) -> Node? {
    if let at {
      return try capture.ensure(Reference(at, in: capture.store.vocabulary), kinds: [CaptureKind.event])
    }
    let current = try Whereabouts(store: capture.store).event()
    if current == nil, room != nil || track != nil {
      throw GraphError(
        .invalid, "--room and --track belong to an event",
        help: ["name it with --at EVENT", "'kgraph at EVENT' says where you are for all that follows"])
    }
    return current
  }

  /// The talk of this title at the event. Titles recur from event to event, so that one at another event is another
  /// talk; one whose event is not known is taken for this one.
  private func talk(at event: Node?, in store: GraphStore) throws(GraphError) -> Node? {
    var candidates: [Node] = []
    for match in try store.matches(name: title, kinds: [CaptureKind.talk]) {
      let events = try store.edges(of: match.node.id).filter {
        $0.relation == CaptureRelation.at && $0.source == match.node.id
      }
      let agrees = event.map { event in events.isEmpty || events.contains { $0.target == event.id } } ?? true
      if agrees { candidates.append(match.node) }
    }
    guard candidates.count > 1 else { return candidates.first }
    return try store.resolve(Reference(name: title, kinds: [CaptureKind.talk]))
  }

  /// Links a speaker, given as `Liz Rice` or `Liz Rice, Isovalent`.
  private func link(
    _ text: String, to talk: Node, as role: String?, _ moment: PartialDate, _ capture: inout Capture
  ) throws(GraphError) {
    let (name, employer) = try speakerParts(text, in: capture)
    let person = try capture.ensure(
      Reference(name, in: capture.store.vocabulary), kinds: [CaptureKind.person])
    try capture.link(
      Statement(
        person.id, CaptureRelation.gives, talk.id, observed: moment.text,
        properties: role.map { ["role": .text($0)] } ?? [:]))
    if let employer { try capture.link(person, worksAt: employer, Employment(observed: moment)) }
  }

  /// Some people have a comma in their name: a name that is known whole is not taken apart.
  private func speakerParts(_ text: String, in capture: Capture) throws(GraphError) -> (String, String?) {
    let reference = Reference(text, in: capture.store.vocabulary)
    guard let comma = text.firstIndex(of: ","),
      reference.id == nil, try capture.store.matches(name: text, kinds: [CaptureKind.person]).isEmpty
    else { return (text, nil) }
    let employer = Names.cleaned(String(text[text.index(after: comma)...]))
    return (String(text[..<comma]), employer.isEmpty ? nil : employer)
  }
}

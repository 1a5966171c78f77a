import GraphModel

/// Conference notes in Markdown or plain text.
///
/// Headings become talks with their speakers and employers; the text under a heading becomes a note on the talk; the
/// names in titles and text become links, with the sentence as evidence.
public struct NotesImporter: GraphImporter {
  /// `notes`
  public let name = "notes"
  /// One line about the format.
  public let summary = "conference notes in Markdown or plain text"

  /// Makes an importer.
  public init() {}

  /// Any text that is not evidently something else.
  public func recognises(_ input: ImportInput) -> Bool {
    let start = input.text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return !["{", "[{", "[\n", "<?xml", "<!DOCTYPE", "<html", "BEGIN:VCALENDAR", "BEGIN:VCARD", "SQLite format"]
      .contains { start.hasPrefix($0) }
  }

  /// Brings the graph up to date with the notes.
  public func run(_ input: ImportInput, into store: GraphStore) throws(GraphError) -> ImportReport {
    var run = try NotesRun(input, store: store)
    return try run.run()
  }
}

/// One import of notes.
struct NotesRun {
  let input: ImportInput
  let document: NotesDocument
  var ledger: ImportLedger
  var notes: [String] = []
  var unread: [ImportReport.LineRemark] = []
  private var guesses: [ImportReport.LineRemark] = []
  var event: Node?
  /// The talk of each entry.
  var talks: [Node] = []

  var store: GraphStore { ledger.store }

  init(_ input: ImportInput, store: GraphStore) throws(GraphError) {
    self.input = input
    let lexicon = OrganisationLexicon(
      organisations: try store.nodes(ofKind: "org").map(\.name), people: try store.nodes(ofKind: "person").map(\.name))
    document = NotesReader(lexicon: lexicon, eventDates: try NotesRun.knownDates(input, store)).read(input.text)
    ledger = try ImportLedger(input, store: store)
  }

  /// The days of the event, where the notes do not say them and the graph or the user does.
  private static func knownDates(_ input: ImportInput, _ store: GraphStore) throws(GraphError) -> EventDates? {
    if let dates = input.eventDates { return dates }
    guard let name = input.event,
      let event = try store.matches(name: name, kinds: ["event"]).first?.node,
      let first = event.since.flatMap(PartialDate.init)?.calendarDay
    else { return nil }
    let end = event.until.flatMap(PartialDate.init)?.calendarDay?.adding(days: -1)
    return EventDates(since: first.text, until: end?.text)
  }

  mutating func run() throws(GraphError) -> ImportReport {
    event = try writeEvent()
    for declaration in document.declarations where declaration.entry == nil { _ = try write(declaration) }
    for entry in document.entries { talks.append(try write(entry)) }
    for statement in document.statements { try write(statement) }
    // Names are looked for once all of them are known, so that their order in the file does not matter.
    try linkTexts()
    for line in document.unread {
      unread.append(.init(line: line.line, text: line.text, reason: line.reason))
    }
    var report = try ledger.finish()
    report.talks = document.entries.count
    report.guesses = guesses
    report.unread = unread.sorted { $0.line < $1.line }
    report.notes = notes
    if event == nil, !document.entries.isEmpty {
      report.notes.append("no event is named, so the talks belong to none: --event NAME says which it is")
    }
    if document.entries.isEmpty {
      report.notes.append("no talks were found: a talk is a heading in the form 'Title - Speaker, Organisation'")
    }
    if !document.frontMatter.ignoredKeys.isEmpty, document.frontMatter.event != nil {
      report.notes.append("not understood at the top: \(document.frontMatter.ignoredKeys.joined(separator: ", "))")
    }
    return report
  }

  // MARK: The event

  private mutating func writeEvent() throws(GraphError) -> Node? {
    let header = document.frontMatter
    guard let name = input.event ?? header.event else { return nil }
    let existing = try store.matches(name: name, kinds: ["event"]).first?.node
    let dates = input.eventDates ?? header.dates
    var draft = NodeDraft(kind: "event", name: existing?.name ?? name)
    draft.since = dates?.since
    draft.until = dates.flatMap { PartialDate($0.until)?.end }
    if let city = header.city { draft.properties["city"] = .text(city) }
    draft.aliases = header.event == nil ? [] : header.aliases
    let event = try ledger.write(draft, over: existing, locator: "line 1")
    if let series = header.series {
      let whole = try ledger.write(
        NodeDraft(kind: "event", name: series), over: try store.matches(name: series, kinds: ["event"]).first?.node,
        locator: "line 1")
      if whole.id != event.id { try ledger.link(Statement(event.id, "part_of", whole.id, locator: "line 1")) }
    }
    return event
  }

  // MARK: Declared names

  private mutating func write(_ declaration: NoteDeclaration) throws(GraphError) -> Node {
    let kind = declaration.kind.kindName
    let existing = try store.matches(name: declaration.name, kinds: [kind]).first?.node
    return try ledger.write(
      NodeDraft(kind: kind, name: existing?.name ?? declaration.name, aliases: declaration.aliases), over: existing,
      locator: "line \(declaration.line)")
  }

  // MARK: Talks

  private mutating func write(_ entry: NoteEntry) throws(GraphError) -> Node {
    let heading = entry.heading
    let locator = "line \(entry.line)"
    let place = try place(of: entry)
    var draft = NodeDraft(kind: "talk", name: heading.bareTitle.isEmpty ? heading.title : heading.bareTitle)
    draft.since = entry.start ?? entry.day
    draft.until = entry.end ?? entry.day.flatMap { PartialDate($0)?.end }
    if heading.format != .talk { draft.properties["format"] = .text(heading.format.rawValue) }
    if let url = entry.url { draft.properties["url"] = .text(url) }
    if draft.name != heading.title { draft.aliases = [heading.title] }
    let existing = try existingTalk(draft.name, at: place.event)
    if let existing { draft.name = existing.name }
    let talk = try ledger.write(draft, over: existing, locator: locator, quote: heading.title)
    if let event = place.event {
      var properties: Properties = [:]
      if let track = place.track { properties["track"] = .text(track) }
      try ledger.link(
        Statement(
          talk.id, "at", event.id, since: draft.since, until: draft.until, properties: properties, locator: locator))
    }
    let observed = entry.day ?? place.event?.since
    for person in heading.people { try write(person, in: talk, entry, observed: observed) }
    if let reason = heading.guessReason {
      guesses.append(.init(line: entry.line, text: heading.title, reason: reason))
    }
    return talk
  }

  /// A section that is an event of its own is where the talk is; another one is a track.
  private func place(of entry: NoteEntry) throws(GraphError) -> (event: Node?, track: String?) {
    guard let section = entry.section else { return (event, nil) }
    if let own = try store.matches(name: section, kinds: ["event"]).first?.node { return (own, nil) }
    // A section that only repeats the event's name says nothing.
    if let event, NameFolding.fold(event.name).hasPrefix(NameFolding.fold(section)) { return (event, nil) }
    return (event, event == nil ? nil : section)
  }

  /// A talk of this title at this event; at none, if there is no event.
  private func existingTalk(_ title: String, at event: Node?) throws(GraphError) -> Node? {
    for match in try store.matches(name: title, kinds: ["talk"]) {
      let events = try store.edges(of: match.node.id).filter { $0.relation == "at" && $0.source == match.node.id }
      if let event, events.contains(where: { $0.target == event.id }) { return match.node }
      if events.isEmpty { return match.node }
      if event == nil, try store.evidence(subject: match.node.id).contains(where: { $0.source == ledger.source }) {
        return match.node
      }
    }
    return nil
  }

  private mutating func write(
    _ person: HeadingPerson, in talk: Node, _ entry: NoteEntry, observed: String?
  ) throws(GraphError) {
    let heading = entry.heading
    let locator = "line \(entry.line)"
    let organisation = try person.organisationCanonical.map { name throws(GraphError) in
      let existing = try store.matches(name: name, kinds: ["org"]).first?.node
      return try ledger.write(
        NodeDraft(kind: "org", name: existing?.name ?? name), over: existing, locator: locator, quote: heading.title)
    }
    let existing = try PersonMatch(store: store).person(person.name, at: organisation, in: talk)
    let node = try ledger.write(
      NodeDraft(kind: "person", name: existing?.name ?? person.name), over: existing, locator: locator)
    var properties: Properties = [:]
    if person.role != .speaker { properties["role"] = .text(person.role.rawValue) }
    if let reason = heading.guessReason { properties["guess"] = .text(reason) }
    try ledger.link(
      Statement(node.id, "gives", talk.id, properties: properties, locator: locator, quote: heading.written))
    guard let organisation else { return }
    properties["role"] = nil
    if let title = person.jobTitle { properties["title"] = .text(title) }
    try ledger.link(
      Statement(
        node.id, "works_at", organisation.id, observed: observed, properties: properties, locator: locator,
        quote: heading.written))
  }
}

extension NoteNameKind {
  /// The name of the kind in the vocabulary.
  var kindName: String { self == .organisation ? "org" : rawValue }
}

extension Heading {
  /// The heading as it stood: what evidence quotes.
  var written: String {
    guard !people.isEmpty else { return title }
    let names = people.map { person in person.name + (person.organisation.map { ", \($0)" } ?? "") }
    return title + " - " + names.joined(separator: "; ")
  }
}

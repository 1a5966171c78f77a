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
    return ![
      "{", "[{", "[\n", "<?xml", "<!DOCTYPE", "<html", "BEGIN:VCALENDAR", "BEGIN:VCARD", "SQLite format",
    ]
    .contains { start.hasPrefix($0) }
  }

  /// Brings the graph up to date with the notes.
  public func run(_ input: ImportInput, into store: GraphStore) throws(GraphError) -> ImportReport {
    var run = try NotesRun(input, store: store)
    return try run.run()
  }
}

/// One import of notes.
///
/// What the notes state in so many words is written before their text is searched for names, so that the order of
/// things in the file does not matter, and reading it again finds nothing that was missed.
struct NotesRun {
  let input: ImportInput
  let document: NotesDocument
  let ledger: ImportLedger
  var unread: [ImportReport.LineRemark] = []
  var guesses: [ImportReport.LineRemark] = []
  var event: Node?
  /// The talk of each entry.
  var talks: [Node] = []
  /// The talks that entries read so far are about.
  var taken: Set<Node.ID> = []
  /// The notes that have their text.
  var notes: Set<Node.ID> = []
  /// The talks that the notes named when they were last read and no longer do.
  var retitledTalks: RetitledTalks?

  var store: GraphStore { ledger.store }

  init(_ input: ImportInput, store: GraphStore) throws(GraphError) {
    self.input = input
    ledger = try ImportLedger(input, store: store)
    let text = NotesReader.lines(of: input.text)
    let dates = try NotesRun.knownDates(of: input.event ?? FrontMatter(text).event, in: store)
    document = NotesReader(
      lexicon: try NotesRun.lexicon(ledger), eventDates: input.eventDates, knownDates: dates
    ).read(text)
  }

  /// The names that others know: what the notes themselves suggested when they were last read is no evidence.
  private static func lexicon(_ ledger: ImportLedger) throws(GraphError) -> OrganisationLexicon {
    var names: [String: [String]] = [:]
    for kind in ["org", "person"] {
      for node in try ledger.store.nodes(ofKind: kind) where !(try ledger.isOnlySource(of: node)) {
        names[kind, default: []].append(node.name)
      }
    }
    return OrganisationLexicon(organisations: names["org"] ?? [], people: names["person"] ?? [])
  }

  /// The days of an event that the graph knows.
  private static func knownDates(of event: String?, in store: GraphStore) throws(GraphError) -> EventDates? {
    guard let event, let node = try store.matches(name: event, kinds: ["event"]).first?.node,
      let first = node.since.flatMap(PartialDate.init)?.firstDay
    else { return nil }
    let end = node.until.flatMap(PartialDate.init)?.firstDay.adding(days: -1)
    return EventDates(since: first.text, until: end?.text)
  }

  mutating func run() throws(GraphError) -> ImportReport {
    event = try writeEvent()
    for declaration in document.declarations where declaration.entry == nil { _ = try write(declaration) }
    let formerTalks = try self.formerTalks()
    retitledTalks = try RetitledTalks(formerTalks, ledger, besides: document.entries.map(\.heading))
    for entry in document.entries { talks.append(try write(entry)) }
    try writeLinkedNames()
    try writeStatements()
    try linkTexts()
    for line in document.unread {
      unread.append(.init(line: line.line, text: line.text, reason: line.reason))
    }
    try ledger.retractTheRest()
    try settleDates(of: taken.union(formerTalks.map(\.id)))
    var report = ledger.report()
    report.talks = Set(talks.map(\.id)).count
    report.guesses = guesses
    report.unread = unread.sorted { $0.line < $1.line }
    report.notes = try remarks()
    return report
  }

  /// The talks that the notes named when they were last read.
  private func formerTalks() throws(GraphError) -> [Node] {
    guard ledger.isRepeated else { return [] }
    var talks: [Node] = []
    for talk in try store.nodes(ofKind: "talk") where try ledger.hasNamed(talk) { talks.append(talk) }
    return talks
  }

  private func remarks() throws(GraphError) -> [String] {
    var remarks: [String] = []
    let subjects = try store.nodeCounts().filter { ["topic", "project"].contains($0.kind) }
    if subjects.isEmpty, !document.entries.isEmpty {
      remarks.append(
        "the graph knows no topics or projects yet, so none were found in titles and text: "
          + "'kgraph add topic \"service mesh\"' and its like, then import again")
    }
    if document.frontMatter.isUnclosed {
      remarks.append(
        "the '---' in line 1 is not followed by names and values and a second '---': it is read as text")
    }
    if event == nil, !document.entries.isEmpty {
      remarks.append("no event is named, so the talks belong to none: --event NAME says which it is")
    }
    if document.entries.isEmpty {
      remarks.append("no talks were found: a talk is a heading in the form 'Title - Speaker, Organisation'")
    }
    if !document.frontMatter.ignoredKeys.isEmpty, document.frontMatter.event != nil {
      remarks.append("not understood at the top: \(document.frontMatter.ignoredKeys.joined(separator: ", "))")
    }
    return remarks
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
    let event = try ledger.rewrite(draft, over: existing, properties: ["city"], locator: "line 1")
    if let series = header.series {
      let whole = try ledger.write(
        NodeDraft(kind: "event", name: series),
        over: try store.matches(name: series, kinds: ["event"]).first?.node,
        locator: "line 1")
      for edition in [event] + (try EventSeries.editions(of: whole, in: store)) where edition.id != whole.id {
        try ledger.link(Statement(edition.id, "part_of", whole.id, locator: "line 1"))
      }
    }
    return event
  }

  // MARK: Declared names

  mutating func write(_ declaration: NoteDeclaration) throws(GraphError) -> Node {
    let kind = declaration.kind.kindName
    let existing = try store.matches(name: declaration.name, kinds: [kind]).first?.node
    return try ledger.write(
      NodeDraft(kind: kind, name: existing?.name ?? declaration.name, aliases: declaration.aliases),
      over: existing,
      locator: "line \(declaration.line)")
  }
}

extension NoteNameKind {
  /// The name of the kind in the vocabulary.
  var kindName: String { self == .organisation ? "org" : rawValue }
}

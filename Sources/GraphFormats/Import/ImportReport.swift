import GraphModel

/// What an import did, and what it did not understand.
public struct ImportReport: Hashable, Sendable {
  /// A line of the input about which something is to be said.
  public struct LineRemark: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// What is on it.
    public var text: String
    /// What is to be said.
    public var reason: String
  }

  /// The nodes that are new, by kind.
  public var created: [String: Int] = [:]
  /// The nodes that were there and say more or other things now.
  public var updatedNodes = 0
  /// The links that are new, by relation.
  public var linked: [String: Int] = [:]
  /// The links that were there and say more or other things now.
  public var updatedLinks = 0
  /// The links that were there as they are.
  public var unchangedLinks = 0
  /// The links that the input no longer states.
  public var removedLinks = 0
  /// The nodes that nothing names any more.
  public var removedNodes = 0
  /// How many talks the input holds.
  public var talks = 0
  /// What became of the talks, if the input is a programme.
  public var talkChanges: TalkChanges?
  /// The event that the input is about, if it is a programme.
  public var event: String?
  /// How many people were known before and were recognised by their names.
  public var matchedPeople = 0
  /// Pairs of people who may be the same and were kept apart.
  public var possiblySame: [String] = []
  /// How many people the input holds, where it is about people.
  public var people = 0
  /// How many nodes the input states, where it states them one by one.
  public var statedNodes = 0
  /// How many links the input states, where it states them one by one.
  public var statedLinks = 0
  /// Headings of which another reading is nearly as good.
  public var guesses: [LineRemark] = []
  /// Lines that look like something and could not be read.
  public var unread: [LineRemark] = []
  /// How long it took, where that was measured.
  public var duration: Duration?
  /// Other things to know.
  public var notes: [String] = []

  /// Whether the graph is as it was.
  public var isUnchanged: Bool {
    created.isEmpty && linked.isEmpty && updatedNodes == 0 && updatedLinks == 0 && removedLinks == 0
      && removedNodes == 0 && talkChanges?.isEmpty ?? true
  }

  /// Adds what another part of the same import changed.
  mutating func add(_ other: ImportReport) {
    created.merge(other.created, uniquingKeysWith: +)
    linked.merge(other.linked, uniquingKeysWith: +)
    updatedNodes += other.updatedNodes
    updatedLinks += other.updatedLinks
    unchangedLinks += other.unchangedLinks
    removedLinks += other.removedLinks
    removedNodes += other.removedNodes
  }
}

/// What an import made of the talks of a programme.
public struct TalkChanges: Hashable, Sendable {
  /// Talks that were not known.
  public var added = 0
  /// Talks of which the programme says something else now.
  public var updated = 0
  /// Those of the updated ones whose title line is another.
  public var retitled = 0
  /// Talks of which it says what it said.
  public var unchanged = 0
  /// Talks that it no longer has, or says to be cancelled.
  public var withdrawn = 0
  /// Talks that had been withdrawn and are there again.
  public var returned = 0
  /// Talks of which a newer export has been read.
  public var older = 0

  /// Whether the graph has the talks as they are.
  public var isEmpty: Bool { added + updated + withdrawn + returned == 0 }
}

/// A text to be imported, and what its user says about it.
public struct ImportInput: Sendable {
  /// What identifies the source: the file's absolute path.
  public var uri: String
  /// The source's name for people: the file's name.
  public var title: String
  /// The text.
  public var text: String
  /// The event that it is about, if the user names one.
  public var event: String?
  /// The days of that event, if the user names them.
  public var eventDates: EventDates?
  /// The day of the import, `2026-11-22`.
  public var today: String
  /// What had to be assumed to read the text.
  public var remark: String?
  /// The person who uses the graph, to whom contacts are known.
  public var user: Node.ID?
  /// What the columns of a table mean, as the user says.
  public var columns: ColumnMap?
  /// Is told how far the import has come.
  public var progress = ImportProgress()

  /// Makes an input of a text.
  public init(
    uri: String, title: String, text: String, event: String? = nil, eventDates: EventDates? = nil,
    today: String
  ) {
    self.uri = uri
    self.title = title
    self.text = text
    self.event = event
    self.eventDates = eventDates
    self.today = today
  }

  /// Makes an input of a file's bytes: text in one of several encodings, perhaps packed with gzip.
  ///
  /// Throws when they are no text.
  public init(
    uri: String, title: String, bytes: [UInt8], event: String? = nil, eventDates: EventDates? = nil,
    today: String
  ) throws(GraphError) {
    let decoding: TextDecoding
    do throws(GraphError) { decoding = try TextDecoding(bytes) } catch { throw error.concerning(title) }
    self.init(
      uri: uri, title: title, text: decoding.text, event: event, eventDates: eventDates, today: today)
    remark = decoding.remark
  }
}

/// Tells whoever waits for an import how far it has come.
public struct ImportProgress: Sendable {
  private let report: (@Sendable (_ share: Double) -> Void)?

  /// Makes one that calls a function with the share that is done, 0 to 1, each time that changes noticeably.
  public init(_ report: (@Sendable (_ share: Double) -> Void)? = nil) { self.report = report }

  /// Says that so many of the steps are done.
  public func done(_ count: Int, of total: Int) {
    guard let report, total > 0, count % 512 == 0 || count == total else { return }
    report(Double(count) / Double(total))
  }
}

/// Reads one format into a graph.
public protocol GraphImporter: Sendable {
  /// The format's name.
  var name: String { get }
  /// One line about the format.
  var summary: String { get }
  /// Whether a text is in this format.
  func recognises(_ input: ImportInput) -> Bool
  /// Brings the graph up to date with the text. Belongs inside `GraphStore.write`.
  func run(_ input: ImportInput, into store: GraphStore) throws(GraphError) -> ImportReport
}

/// The formats that can be imported, in the order in which they are tried.
public enum ImportRegistry {
  /// To add a format, add a file with its importer and a line here.
  public static let importers: [any GraphImporter] = [
    CalendarImporter(), ScheduleXMLImporter(), ScheduleJSONImporter(),
    GraphTableImporter(), MemoryImporter(), JSONLinesImporter(), ContactsImporter(VCards()),
    ContactsImporter(LinkedInConnections()), ContactsImporter(GoogleContacts()),
    ContactsImporter(ProjectMaintainers()), OrganisationTable(), TalksTable(),
    ContactsImporter(PeopleTable()),
    NotesImporter(),
  ]

  /// Brings the graph up to date with an input. Belongs inside `GraphStore.write`.
  public static func run(_ input: ImportInput, into store: GraphStore) throws(GraphError) -> ImportReport {
    let importer = try importer(for: input)
    do throws(GraphError) {
      var report = try importer.run(input, into: store)
      if let remark = input.remark { report.notes.insert(remark, at: 0) }
      return report
    } catch {
      throw error.concerning(input.title)
    }
  }

  /// The importer for a text; throws what the text seems to be if there is none.
  public static func importer(for input: ImportInput) throws(GraphError) -> any GraphImporter {
    if let importer = importers.first(where: { $0.recognises(input) }) { return importer }
    let formats = importers.map { "\($0.name) (\($0.summary))" }.joined(separator: ", ")
    throw GraphError(
      .invalid, "'\(input.title)' is in no format that can be imported", help: ["the formats are \(formats)"])
  }
}

extension GraphError {
  /// The error with the name of the file in which it is, where it is one of the file's.
  func concerning(_ title: String) -> GraphError {
    kind == .bug || kind == .storage ? self : GraphError(kind, "\(title): \(message)", help: help)
  }
}

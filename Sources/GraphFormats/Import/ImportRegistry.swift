import GraphModel

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
    if let importer = importers.first(where: { $0.recognises(input) }) {
      if importer is NotesImporter, let error = UnknownTable.error(for: input) { throw error }
      return importer
    }
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

import GraphModel

/// A table with columns that no format has: notes would be all that is left to take it for.
enum UnknownTable {
  /// What is said of a text that is such a table; nil if it is none.
  static func error(for input: ImportInput) -> GraphError? {
    guard let header = TableHeader.beginning(input), isTable(input, header) else { return nil }
    let columns = header.columns.map { "'\($0)'" }.joined(separator: ", ")
    return GraphError(
      .invalid, "'\(input.title)' is a table, and nothing is known of its columns \(columns)",
      help: [
        "say what they are, as in --map '\(header.columns[0])=name'; add --kind talk or another kind",
        "or name the columns as those of talks: title, speakers, start, end, room, track, abstract",
      ])
  }

  private static let fewestColumns = 3
  private static let longestName = 40
  private static let rowsLookedAt = 5

  /// Whether the first rows have as many fields as the header, and that has names.
  private static func isTable(_ input: ImportInput, _ header: TableHeader) -> Bool {
    let areNames = header.columns.allSatisfy { name in
      !name.isEmpty && name.count <= longestName && !name.hasSuffix(".") && !name.hasPrefix("#")
    }
    guard header.columns.count >= fewestColumns, areNames else { return false }
    var reader = CSVReader(Array(input.text.utf8.prefix(1 << 16)))
    guard (try? TableHeader.find(in: &reader)) != nil else { return false }
    var rows = 0
    while rows < rowsLookedAt, let row = try? reader.next() {
      if row.isEmpty { continue }
      guard row.fields.count == header.columns.count else { return false }
      rows += 1
    }
    return rows > 0
  }
}

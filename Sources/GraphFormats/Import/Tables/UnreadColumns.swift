import GraphModel

/// The columns of a table that its format has no use for, and how many rows have something in them: what is left out is
/// said.
struct UnreadColumns {
  private let columns: [(place: Int, name: String)]
  private var counts: [Int]

  /// Begins to count; `isRead` is told the names of the columns as they are compared.
  init(_ header: TableHeader, isRead: (String) -> Bool) {
    columns = header.folded.indices.filter { !isRead(header.folded[$0]) }.map { ($0, header.columns[$0]) }
    counts = Array(repeating: 0, count: columns.count)
  }

  /// Takes note of a row.
  mutating func count(_ row: TableRow) {
    for (index, column) in columns.enumerated() where column.place < row.fields.count {
      if !row.fields[column.place].utf8.allSatisfy({ $0 <= 0x20 }) { counts[index] += 1 }
    }
  }

  /// What is left out; nil: nothing.
  var note: String? {
    let named = zip(columns, counts).map { ($0.name.isEmpty ? "column \($0.place + 1)" : $0.name, $1) }
    return LeftOut.note(named.filter { $0.1 > 0 })
  }
}

/// How it is said what a file has and the graph has no place for.
enum LeftOut {
  /// `not imported: 12 × BDAY, 3 × ADR`; nil: nothing.
  static func note(_ counts: some Sequence<(String, Int)>) -> String? {
    let counts = counts.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    guard !counts.isEmpty else { return nil }
    return "not imported: " + counts.map { "\($0.1) × \($0.0)" }.joined(separator: ", ")
  }
}

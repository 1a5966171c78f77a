import GraphQuery

/// Writes a result in one format: the heading, then row by row, then the end.
///
/// A renderer keeps no more of the result than its format needs, so that rows can be written while they are found.
protocol Renderer {
  /// Writes what comes before the first row.
  mutating func begin(columns: [String], to output: some TextOutput) throws(OutputError)

  /// Writes, or notes, one row; it has as many values as there are columns.
  mutating func row(_ values: [Value], to output: some TextOutput) throws(OutputError)

  /// Writes what comes after the last row.
  mutating func end(to output: some TextOutput) throws(OutputError)
}

extension Renderer {
  /// Writes a whole result.
  mutating func render(_ table: ResultTable, to output: some TextOutput) throws(OutputError) {
    try begin(columns: table.columns, to: output)
    for values in table.rows {
      try row(values, to: output)
    }
    try end(to: output)
  }
}

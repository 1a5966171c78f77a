import CSQLite

extension Connection {
  /// Runs one statement many times, each time with the values that `row` puts into the array it is given.
  ///
  /// The rows must refer to nothing but what exists: SQLite is not asked to look for it, which takes a sixth of the time
  /// of a large import.
  func run(_ sql: SQLFragment, times count: Int, row: (Int, inout [SQLValue]) -> Void) throws(SQLiteError) {
    guard count > 0 else { return }
    checkForeignKeys(false)
    defer { checkForeignKeys(true) }
    let statement = try statement(sql.sql)
    var values: [SQLValue] = []
    for index in 0..<count {
      values.removeAll(keepingCapacity: true)
      row(index, &values)
      try statement.run(values, context: nil) { _ in true }
    }
  }

  private func checkForeignKeys(_ areChecked: Bool) {
    _ = kgraph_check_foreign_keys(handle, areChecked ? 1 : 0)
  }
}

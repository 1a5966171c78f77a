extension Connection {
  /// Runs one statement many times, each time with the values that `row` puts into the array it is given.
  func run(_ sql: SQLFragment, times count: Int, row: (Int, inout [SQLValue]) -> Void) throws(SQLiteError) {
    guard count > 0 else { return }
    let statement = try statement(sql.sql)
    var values: [SQLValue] = []
    for index in 0..<count {
      values.removeAll(keepingCapacity: true)
      row(index, &values)
      try statement.run(values, context: nil) { _ in true }
    }
  }
}

import CSQLite

/// Table-valued functions, `name(list)`: SQLite's virtual tables with one hidden column, the argument.
///
/// Source: https://sqlite.org/vtab.html, section 3.1.2 "Eponymous-only virtual tables".
extension Connection {
  /// How many columns `c0`, `c1`, … a row can have.
  static let columnCount = 48

  func registerTable(
    _ name: String, _ rows: @escaping @Sendable (SQLValue) -> [[SQLValue]]
  ) throws(SQLiteError) {
    let data = Unmanaged.passRetained(TableSource(rows)).toOpaque()
    let code = sqlite3_create_module_v2(handle, name, &tableModule, data) { data in
      if let data { Unmanaged<TableSource>.fromOpaque(data).release() }
    }
    guard code == SQLITE_OK else { throw lastError(sql: nil) }
  }
}

/// What makes the rows of a table.
private final class TableSource {
  let rows: @Sendable (SQLValue) -> [[SQLValue]]
  init(_ rows: @escaping @Sendable (SQLValue) -> [[SQLValue]]) { self.rows = rows }
}

/// A table as SQLite sees it: its own fields first, ours behind.
private struct Table {
  var base = sqlite3_vtab()
  var source: Unmanaged<TableSource>
}

/// A place in a table: SQLite's own fields first, ours behind.
private struct Cursor {
  var base = sqlite3_vtab_cursor()
  var rows: [[SQLValue]] = []
  var index = 0
}

/// The table of callbacks; SQLite reads it as long as the process lives and never writes it.
nonisolated(unsafe) private var tableModule: sqlite3_module = {
  var module = sqlite3_module()
  module.iVersion = 0
  // Without xCreate the table exists only as a function.
  module.xConnect = { database, data, _, _, table, _ in
    guard let data, let table else { return SQLITE_ERROR }
    let columns = (0..<Connection.columnCount).map { "c\($0)" }.joined(separator: ", ")
    let code = sqlite3_declare_vtab(database, "CREATE TABLE x(value, \(columns), list HIDDEN)")
    guard code == SQLITE_OK else { return code }
    _ = kgraph_vtab_innocuous(database)
    let made = UnsafeMutablePointer<Table>.allocate(capacity: 1)
    made.initialize(to: Table(source: Unmanaged<TableSource>.fromOpaque(data)))
    table.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab.self)
    return SQLITE_OK
  }
  module.xDisconnect = { table in
    guard let table else { return SQLITE_OK }
    let made = UnsafeMutableRawPointer(table).assumingMemoryBound(to: Table.self)
    made.deinitialize(count: 1)
    made.deallocate()
    return SQLITE_OK
  }
  module.xBestIndex = { _, info in
    guard let info else { return SQLITE_ERROR }
    let hidden = Int32(Connection.columnCount + 1)
    for index in 0..<Int(info.pointee.nConstraint) {
      let constraint = info.pointee.aConstraint[index]
      guard constraint.iColumn == hidden, constraint.op == UInt8(SQLITE_INDEX_CONSTRAINT_EQ) else { continue }
      // Without its argument the function has no rows.
      guard constraint.usable != 0 else { return SQLITE_CONSTRAINT }
      info.pointee.aConstraintUsage[index].argvIndex = 1
      info.pointee.aConstraintUsage[index].omit = 1
    }
    info.pointee.estimatedCost = 10
    info.pointee.estimatedRows = 10
    return SQLITE_OK
  }
  module.xOpen = { _, cursor in
    let made = UnsafeMutablePointer<Cursor>.allocate(capacity: 1)
    made.initialize(to: Cursor())
    cursor?.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
    return SQLITE_OK
  }
  module.xClose = { cursor in
    guard let cursor else { return SQLITE_OK }
    let made = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: Cursor.self)
    made.deinitialize(count: 1)
    made.deallocate()
    return SQLITE_OK
  }
  module.xFilter = { cursor, _, _, count, values in
    guard let cursor else { return SQLITE_ERROR }
    let made = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: Cursor.self)
    let table = UnsafeMutableRawPointer(cursor.pointee.pVtab).assumingMemoryBound(to: Table.self)
    let argument: SQLValue = count > 0 ? (values?[0].map { SQLValue($0) } ?? .null) : .null
    made.pointee.rows = table.pointee.source.takeUnretainedValue().rows(argument)
    made.pointee.index = 0
    return SQLITE_OK
  }
  module.xNext = { cursor in
    guard let cursor else { return SQLITE_ERROR }
    UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: Cursor.self).pointee.index += 1
    return SQLITE_OK
  }
  module.xEof = { cursor in
    guard let cursor else { return 1 }
    let made = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: Cursor.self)
    return made.pointee.index >= made.pointee.rows.count ? 1 : 0
  }
  module.xColumn = { cursor, context, column in
    guard let cursor else { return SQLITE_ERROR }
    let made = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: Cursor.self)
    guard made.pointee.index < made.pointee.rows.count else { return SQLITE_ERROR }
    let row = made.pointee.rows[made.pointee.index]
    (Int(column) < row.count ? row[Int(column)] : .null).answer(context)
    return SQLITE_OK
  }
  module.xRowid = { cursor, row in
    guard let cursor else { return SQLITE_ERROR }
    row?.pointee = Int64(
      UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: Cursor.self).pointee.index)
    return SQLITE_OK
  }
  return module
}()

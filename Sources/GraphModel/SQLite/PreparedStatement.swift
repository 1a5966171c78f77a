import CSQLite

/// A prepared statement, reset and ready for its next run.
final class PreparedStatement {
  let handle: OpaquePointer
  private unowned let connection: Connection
  fileprivate(set) var isRunning = false

  init(handle: OpaquePointer, connection: Connection) {
    self.handle = handle
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  /// Binds the values and steps through the rows; `body` returns whether to go on.
  ///
  /// While SQLite works, and not while `body` does, `context` is what the statement's functions are given.
  func run(_ bindings: [SQLValue], context: AnyObject?, _ body: (Row) -> Bool) throws(SQLiteError) {
    isRunning = true
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
      isRunning = false
    }
    for (index, value) in bindings.enumerated() {
      try bind(value, at: Int32(index + 1))
    }
    while true {
      let outer = connection.functionContext
      connection.functionContext = context
      let code = sqlite3_step(handle)
      connection.functionContext = outer
      switch code {
      case SQLITE_ROW: if !body(Row(statement: handle)) { return }
      case SQLITE_DONE: return
      default: throw connection.lastError(sql: sqlite3_sql(handle).map { String(cString: $0) })
      }
    }
  }

  private func bind(_ value: SQLValue, at index: Int32) throws(SQLiteError) {
    let code =
      switch value {
      case .null: sqlite3_bind_null(handle, index)
      case .integer(let integer): sqlite3_bind_int64(handle, index, integer)
      case .real(let real): sqlite3_bind_double(handle, index, real)
      case .text(var text):
        text.withUTF8 { bytes in
          bytes.withMemoryRebound(to: CChar.self) { characters in
            sqlite3_bind_text64(
              handle, index, characters.baseAddress ?? emptyText, UInt64(characters.count),
              kgraph_sqlite_transient(), UInt8(SQLITE_UTF8))
          }
        }
      case .blob(let bytes):
        bytes.withUnsafeBytes { bytes in
          sqlite3_bind_blob64(
            handle, index, bytes.baseAddress ?? UnsafeRawPointer(emptyText), UInt64(bytes.count),
            kgraph_sqlite_transient())
        }
      }
    guard code == SQLITE_OK else { throw connection.lastError(sql: nil) }
  }
}

/// A pointer to bind for the empty text: a null pointer would bind NULL.
nonisolated(unsafe) private let emptyText: UnsafePointer<CChar> = {
  let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
  pointer.initialize(to: 0)
  return UnsafePointer(pointer)
}()

/// The current row of a running statement; valid until the next step.
public struct Row {
  let statement: OpaquePointer

  /// How many columns the row has.
  public var count: Int { Int(sqlite3_column_count(statement)) }

  /// Whether the column is NULL.
  public func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
  }

  /// The column as an integer; 0 for NULL.
  public func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }

  /// The column as text, or nil for NULL.
  public func optionalText(_ column: Int) -> String? {
    guard let bytes = sqlite3_column_text(statement, Int32(column)) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// The column as text; the empty text for NULL.
  public func text(_ column: Int) -> String { optionalText(column) ?? "" }

  /// The column as an integer, or nil for NULL.
  public func optionalInteger(_ column: Int) -> Int64? { isNull(column) ? nil : integer(column) }

  /// The column in the type it has.
  public func value(_ column: Int) -> SQLValue {
    switch sqlite3_column_type(statement, Int32(column)) {
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_FLOAT: .real(sqlite3_column_double(statement, Int32(column)))
    case SQLITE_NULL: .null
    case SQLITE_BLOB: .blob(blob(column))
    default: .text(text(column))
    }
  }

  /// The column's bytes; none for NULL.
  public func blob(_ column: Int) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(statement, Int32(column)) else { return [] }
    let count = Int(sqlite3_column_bytes(statement, Int32(column)))
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
  }
}

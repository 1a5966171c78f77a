import CSQLite

/// One open SQLite database: prepared statements by their text, transactions, and errors as values.
///
/// Not thread-safe: one connection belongs to one task.
final class Connection {
  /// How a file is opened.
  enum Mode {
    /// An existing file, read and written where its permissions allow.
    case existing
    /// A file that is made if it does not exist.
    case creating
    /// A file on a medium that nobody can write to: no locks, no shared memory.
    case immutable
  }

  let handle: OpaquePointer
  private var statements: [String: PreparedStatement] = [:]
  /// When running statements are to stop.
  var stopCondition: StopCondition? { didSet { StopCondition.install(stopCondition, on: handle) } }
  /// What the functions of the statement at work are given.
  var functionContext: AnyObject?
  /// The functions registered so far, by name.
  var functionNames: Set<String> = []

  /// Opens a file; `:memory:` is a database that lives as long as the connection.
  init(path: String, mode: Mode) throws(SQLiteError) {
    var flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    var name = path
    switch mode {
    case .existing: break
    case .creating: flags |= SQLITE_OPEN_CREATE
    case .immutable:
      flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI
      name = "file:" + Connection.percentEncoded(path) + "?immutable=1"
    }
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(name, &handle, flags, nil)
    guard code == SQLITE_OK, let handle else {
      let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(handle)
      throw SQLiteError(code: code, message: message)
    }
    self.handle = handle
    try registerFunctions()
  }

  /// SQLite's own `lower` and `upper` know ASCII only.
  private func registerFunctions() throws(SQLiteError) {
    let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
    let functions:
      [(String, @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void)] = [
        ("kgraph_lower", { context, _, values in Connection.convert(context, values) { $0.lowercased() } }),
        ("kgraph_upper", { context, _, values in Connection.convert(context, values) { $0.uppercased() } }),
      ]
    for (name, function) in functions {
      guard sqlite3_create_function_v2(handle, name, 1, flags, nil, function, nil, nil, nil) == SQLITE_OK
      else {
        throw lastError(sql: nil)
      }
    }
  }

  /// Answers a function call with the text made of its argument; of anything else, with null.
  private static func convert(
    _ context: OpaquePointer?, _ values: UnsafeMutablePointer<OpaquePointer?>?,
    _ transform: (String) -> String
  ) {
    guard let value = values?.pointee, sqlite3_value_type(value) == SQLITE_TEXT,
      let bytes = sqlite3_value_text(value)
    else { return sqlite3_result_null(context) }
    let count = Int(sqlite3_value_bytes(value))
    var text = transform(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        sqlite3_result_text64(
          context, characters.baseAddress, UInt64(characters.count), kgraph_sqlite_transient(),
          UInt8(SQLITE_UTF8))
      }
    }
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// The identity of the row inserted last.
  var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

  /// How many rows the last statement changed.
  var changedRows: Int { Int(sqlite3_changes64(handle)) }

  /// How many rows all statements of this connection have changed.
  var totalChangedRows: Int { Int(sqlite3_total_changes64(handle)) }

  /// Whether a transaction is open.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// The failure that the last call reported.
  func lastError(sql: String?) -> SQLiteError {
    SQLiteError(
      code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)), sql: sql)
  }

  /// How long a statement waits for another process's lock.
  func setBusyTimeout(milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

  /// Runs several statements without parameters or results.
  func runScript(_ sql: String) throws(SQLiteError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw lastError(sql: sql) }
  }

  /// Runs a statement, calling `body` for each row until it returns false.
  ///
  /// The functions that the statement calls are given `context`.
  func run(
    _ fragment: SQLFragment, context: AnyObject? = nil, while body: (Row) -> Bool
  ) throws(SQLiteError) {
    try statement(fragment.sql).run(fragment.bindings, context: context, body)
  }

  /// Runs a statement that returns no rows.
  func run(_ fragment: SQLFragment) throws(SQLiteError) {
    try run(fragment) { _ in true }
  }

  /// All rows of a statement.
  func all<Element>(_ fragment: SQLFragment, _ element: (Row) -> Element) throws(SQLiteError) -> [Element] {
    var elements: [Element] = []
    try run(fragment) { row in
      elements.append(element(row))
      return true
    }
    return elements
  }

  /// The first row of a statement, or nil.
  func first<Element>(_ fragment: SQLFragment, _ element: (Row) -> Element) throws(SQLiteError) -> Element? {
    var first: Element?
    try run(fragment) { row in
      first = element(row)
      return false
    }
    return first
  }

  /// A prepared statement for the text; a nested run of the same text gets a statement of its own.
  func statement(_ sql: String) throws(SQLiteError) -> PreparedStatement {
    if let statement = statements[sql], !statement.isRunning { return statement }
    var prepared: OpaquePointer?
    guard sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil) == SQLITE_OK,
      let prepared
    else { throw lastError(sql: sql) }
    let statement = PreparedStatement(handle: prepared, connection: self)
    if statements.count >= Connection.statementCacheSize { statements.removeAll() }
    statements[sql] = statement
    return statement
  }

  /// More texts than a session of ours has; beyond it the cache starts afresh.
  private static let statementCacheSize = 256

  private static func percentEncoded(_ path: String) -> String {
    path.utf8.map { byte in
      let isPlain = byte > 0x20 && byte < 0x7f && !"?#%".utf8.contains(byte)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + String(UInt16(byte) + 0x100, radix: 16).dropFirst()
    }.joined()
  }
}

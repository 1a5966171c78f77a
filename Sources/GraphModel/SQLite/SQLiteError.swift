import CSQLite

/// A failure that SQLite reported. It does not leave this module: the store turns it into a `GraphError`.
struct SQLiteError: Error, Hashable, Sendable {
  /// The extended result code (https://sqlite.org/rescode.html).
  var code: Int32
  /// SQLite's own message, for us and not for users.
  var message: String
  /// The statement that failed, if there was one.
  var sql: String?

  /// The result code without its extension.
  var primaryCode: Int32 { code & 0xff }

  /// Whether a statement is larger than SQLite takes; it has no code of its own for that.
  var isLimit: Bool {
    ["parser stack overflow", "tables in a join", "too large (maximum depth", "too many "]
      .contains { message.contains($0) }
  }

  /// Whether the code is one of these primary codes.
  func isOne(of codes: Int32...) -> Bool { codes.contains(primaryCode) }
}

extension GraphError {
  /// Says in the user's words what SQLite reported.
  init(_ error: SQLiteError, path: String) {
    switch error.primaryCode {
    case SQLITE_BUSY, SQLITE_LOCKED:
      self.init(.busy, "'\(path)' is in use by another process", help: ["try again when it is done"])
    case SQLITE_READONLY:
      self.init(.readOnly, "'\(path)' may not be written to", help: ["change its permissions, or use a copy"])
    case SQLITE_INTERRUPT:
      self.init(.interrupted, "stopped before it was done")
    case SQLITE_IOERR, SQLITE_CANTOPEN:
      self.init(.storage, "'\(path)' cannot be read or written: the disk or its folder fails")
    case SQLITE_CORRUPT:
      self.init(
        .damaged, "'\(path)' is damaged",
        help: ["put a backup in its place; 'sqlite3 \(path) .recover' may save what is left"])
    case SQLITE_FULL:
      self.init(
        .storage, "the disk is full: nothing was changed", help: ["make room and run the command again"])
    case SQLITE_NOTADB:
      self.init(
        .notAGraph, "'\(path)' is not a kgraph graph",
        help: ["name another file with --db PATH or in KGRAPH_DB"])
    case SQLITE_ERROR where error.isLimit, SQLITE_TOOBIG:
      self.init(
        .invalid, "this is too large to be answered at once",
        help: ["take it apart: name what parts of it find with WITH … AS, and go on from there"])
    default:
      self.init(.bug, "something went wrong inside kgraph (\(error.code): \(error.message))")
    }
  }
}

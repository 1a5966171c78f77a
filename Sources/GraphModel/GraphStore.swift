import CSQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A graph in a file: nodes, edges, names, evidence and the vocabulary.
///
/// A store belongs to one task. What it throws is a `GraphError`, in the user's words.
public final class GraphStore {
  /// What a file is opened for.
  public enum Access: Sendable {
    /// To look things up: the file must exist, and is not changed.
    case reading
    /// To change things: the file is made if it does not exist.
    case writing
  }

  /// Which words a graph begins with that is new.
  public enum StartingWords: Sendable {
    /// Those for conferences.
    case conference
    /// None: for a graph from elsewhere, which brings its own.
    case none
  }

  /// Where the graph is kept.
  public let path: String
  /// The words it knows.
  public internal(set) var vocabulary = Vocabulary()
  /// Whether some of it comes from elsewhere: nodes without kind or name, or of several kinds, and values of any type
  /// under the names `name`, `since` and `until`. A graph of kgraph's own has nothing of that, and is asked faster.
  public internal(set) var isForeign = false
  let connection: Connection
  /// The nodes that full-text search does not know as they are; inside `write` only.
  var unsearchable: Set<Node.ID> = []
  /// The numbers of kinds and relations, and back.
  var symbols = SymbolTable()

  /// Opens the graph in a file; `:memory:` makes one that lives as long as the store.
  ///
  /// Throws when the file is missing (reading), not a graph, of a newer version, damaged, locked, or not to be
  /// written to (writing). Nothing is changed then.
  public convenience init(
    path: String, access: Access, words: StartingWords = .conference
  ) throws(GraphError) {
    try self.init(path: path, access: access, words: words, busyTimeout: 5_000)
  }

  /// As above, waiting so many milliseconds for another process's lock.
  init(
    path: String, access: Access, words: StartingWords = .conference, busyTimeout: Int32
  ) throws(GraphError) {
    self.path = path
    try GraphStore.check(path, access)
    connection = try GraphStore.connect(path, access, busyTimeout)
    try prepare(for: access, words)
    try loadVocabulary()
  }

  /// Runs `body` as one transaction: all that it writes is kept, or nothing if it throws.
  ///
  /// With `keeping: false` nothing is kept in any case, which makes a rehearsal of it. One `write` inside another is a
  /// mistake of ours and throws `bug`. `willCommit` is called when all is written and about to be kept.
  public func write<Result>(
    keeping: Bool = true, willCommit: () -> Void = {}, _ body: () throws(GraphError) -> Result
  ) throws(GraphError) -> Result {
    guard !connection.isInTransaction else { throw GraphError(.bug, "a write began inside another") }
    try run("BEGIN IMMEDIATE")
    let before = (vocabulary, symbols, isForeign)
    do throws(GraphError) {
      let result = try body()
      if keeping { try refreshTexts() } else { unsearchable = [] }
      willCommit()
      try run(keeping ? "COMMIT" : "ROLLBACK")
      if !keeping { (vocabulary, symbols, isForeign) = before }
      return result
    } catch {
      unsearchable = []
      // A full disk has rolled back already; there is nothing to add to the error that caused this.
      try? connection.run("ROLLBACK")
      (vocabulary, symbols, isForeign) = before
      throw error
    }
  }

  private func prepare(for access: Access, _ words: StartingWords) throws(GraphError) {
    let applicationID = try first("PRAGMA application_id") { $0.integer(0) } ?? 0
    let version = try first("PRAGMA user_version") { $0.integer(0) } ?? 0
    let isEmpty = try first("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)") { $0.integer(0) != 0 } ?? true
    if isEmpty, applicationID == 0 {
      guard access == .writing else {
        throw GraphError(
          .missing, "'\(path)' is empty: there is no graph in it yet",
          help: ["'kgraph import FILE' or 'kgraph add …' makes one"])
      }
    } else if applicationID != Migrations.applicationID {
      throw GraphError(
        .notAGraph, "'\(path)' is an SQLite file, but not a kgraph graph",
        help: ["name another file with --db PATH or in KGRAPH_DB"])
    }
    guard version <= Migrations.currentVersion else {
      throw GraphError(
        .notAGraph,
        "'\(path)' was written by a newer kgraph (format \(version); this one knows up to "
          + "\(Migrations.currentVersion))",
        help: ["install the newer kgraph; the file was not touched"])
    }
    switch access {
    case .reading:
      guard version == Migrations.currentVersion else {
        throw GraphError(
          .notAGraph, "'\(path)' is in an older format",
          help: ["any command that writes brings it up to date, such as 'kgraph define --list'"])
      }
      try run("PRAGMA query_only = 1")
    case .writing:
      try run("PRAGMA journal_mode = WAL")
      try run("PRAGMA synchronous = FULL")
      try run("PRAGMA foreign_keys = ON")
      if version < Migrations.currentVersion { try migrate(words) }
    }
    try run("PRAGMA mmap_size = 1073741824")
    try run("PRAGMA cache_size = -65536")
    try run("PRAGMA temp_store = MEMORY")
  }

  private func migrate(_ words: StartingWords) throws(GraphError) {
    try write { () throws(GraphError) in
      // Another process may have been here between our look and our lock.
      let version = Int(try first("PRAGMA user_version") { $0.integer(0) } ?? 0)
      guard version < Migrations.steps.count else { return }
      for step in Migrations.steps.dropFirst(version) {
        try attempt { () throws(SQLiteError) in try connection.runScript(step) }
      }
      try attempt { () throws(SQLiteError) in
        try connection.runScript(
          """
          PRAGMA application_id = \(Migrations.applicationID);
          PRAGMA user_version = \(Migrations.currentVersion);
          """)
      }
      if version == 0, words == .conference { try define(VocabularyText.parse(ConferenceVocabulary.text)) }
    }
  }

  private static func check(_ path: String, _ access: Access) throws(GraphError) {
    if path == ":memory:" { return }
    var status = stat()
    if stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR {
        throw GraphError(
          .notAGraph, "'\(path)' is a folder, not a graph's file",
          help: ["name a file, such as '\(path.hasSuffix("/") ? path : path + "/")graph.db'"])
      }
      if access == .writing, access_(path, W_OK) != 0 {
        throw GraphError(
          .readOnly, "'\(path)' may not be written to", help: ["change its permissions, or use a copy"])
      }
      if access_(path, R_OK) != 0 { throw denied(path) }
      return
    }
    if errno == EACCES { throw denied(path) }
    guard access == .writing else {
      throw GraphError(
        .missing, "there is no graph at '\(path)'",
        help: [
          "'kgraph import FILE' or 'kgraph add …' makes one",
          "name another file with --db PATH or in KGRAPH_DB",
        ])
    }
    // SQLite would make the file readable to all; a graph of one's contacts is private.
    let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EACCES || errno == EROFS { throw denied(path) }
      throw GraphError(.storage, "cannot make '\(path)': \(String(cString: strerror(errno)))")
    }
    close(descriptor)
  }

  private static func denied(_ path: String) -> GraphError {
    GraphError(.readOnly, "'\(path)' may not be opened: permission denied")
  }

  private static func connect(
    _ path: String, _ access: Access, _ busyTimeout: Int32
  ) throws(GraphError) -> Connection {
    do throws(SQLiteError) {
      let connection = try Connection(path: path, mode: access == .writing ? .creating : .existing)
      connection.setBusyTimeout(milliseconds: busyTimeout)
      // The first read takes the lock and looks at the file: what is wrong with it shows here.
      try connection.run("SELECT count(*) FROM sqlite_schema")
      return connection
    } catch {
      let cannotShare = error.isOne(of: SQLITE_CANTOPEN, SQLITE_READONLY)
      guard access == .reading, cannotShare else { throw GraphError(error, path: path) }
    }
    // A graph on a medium that cannot be written to has no place for the lock's shared memory.
    do throws(SQLiteError) {
      let connection = try Connection(path: path, mode: .immutable)
      try connection.run("SELECT count(*) FROM sqlite_schema")
      return connection
    } catch { throw GraphError(error, path: path) }
  }
}

/// `access(2)`, under a name that a parameter does not hide.
private func access_(_ path: String, _ mode: Int32) -> Int32 { access(path, mode) }

/// Running SQL with errors turned into the user's words.
extension GraphStore {
  func attempt<Result>(_ body: () throws(SQLiteError) -> Result) throws(GraphError) -> Result {
    do throws(SQLiteError) { return try body() } catch { throw GraphError(error, path: path) }
  }

  func run(_ fragment: SQLFragment) throws(GraphError) {
    try attempt { () throws(SQLiteError) in try connection.run(fragment) }
  }

  func all<Element>(_ fragment: SQLFragment, _ element: (Row) -> Element) throws(GraphError) -> [Element] {
    try attempt { () throws(SQLiteError) in try connection.all(fragment, element) }
  }

  func first<Element>(_ fragment: SQLFragment, _ element: (Row) -> Element) throws(GraphError) -> Element? {
    try attempt { () throws(SQLiteError) in try connection.first(fragment, element) }
  }

  /// Runs a query that a compiler made, calling `body` for each row until it returns false; its functions are given
  /// `context`.
  public func query(
    _ fragment: SQLFragment, context: AnyObject? = nil, while body: (Row) -> Bool
  ) throws(GraphError) {
    try attempt { () throws(SQLiteError) in try connection.run(fragment, context: context, while: body) }
  }

  /// Makes functions known to the queries of this store; those that are known already are left as they are.
  public func register(_ functions: [SQLFunction]) throws(GraphError) {
    try attempt { () throws(SQLiteError) in
      for function in functions { try connection.register(function) }
    }
  }
}

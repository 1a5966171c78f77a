import CSQLite

/// Stopping what takes too long.
extension GraphStore {
  /// Runs `body`; as soon as `isOver` says so, the query that it runs throws `interrupted`.
  ///
  /// `isOver` is asked every few thousand steps of a query, from the thread that runs it. One inside another is asked
  /// alone.
  public func stopping<Result, Failure: Error>(
    when isOver: @escaping () -> Bool, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let outside = connection.stopCondition
    connection.stopCondition = StopCondition(isOver: isOver)
    defer { connection.stopCondition = outside }
    return try body()
  }

  /// What tells whether the graph is still the one that it was: it differs after each change, by whomever.
  public func contentVersion() throws(GraphError) -> ContentVersion {
    let others = try first("PRAGMA data_version") { $0.integer(0) } ?? 0
    return ContentVersion(others: others, own: connection.totalChangedRows)
  }

  /// A state of the graph's content, as one connection sees it.
  public struct ContentVersion: Hashable, Sendable {
    /// Counts the changes by other connections.
    var others: Int64
    /// Counts the rows that this one has changed.
    var own: Int
  }
}

/// When a running statement is to stop.
final class StopCondition {
  private let isOver: () -> Bool

  init(isOver: @escaping () -> Bool) { self.isOver = isOver }

  /// Has a connection ask it; it must live until another takes its place.
  static func install(_ condition: StopCondition?, on handle: OpaquePointer) {
    guard let condition else { return sqlite3_progress_handler(handle, 0, nil, nil) }
    let context = Unmanaged.passUnretained(condition).toOpaque()
    sqlite3_progress_handler(
      handle, stepsBetweenQuestions,
      { context in
        guard let context else { return 0 }
        return Unmanaged<StopCondition>.fromOpaque(context).takeUnretainedValue().isOver() ? 1 : 0
      }, context)
  }

  /// A fraction of a millisecond.
  private static let stepsBetweenQuestions: Int32 = 5_000
}

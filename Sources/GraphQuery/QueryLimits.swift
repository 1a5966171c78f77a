import GraphModel
import Synchronization

extension Query {
  /// How much an answer may cost.
  public struct Limits: Sendable, Hashable {
    /// The most rows that are fetched; what follows is left out, with a remark.
    public var rows: Int?
    /// How long it may take to find them; then it is an error.
    public var time: Duration?

    /// Makes limits; nil is none.
    public init(rows: Int? = nil, time: Duration? = nil) {
      self.rows = rows
      self.time = time
    }
  }

  /// Stops a running query from elsewhere: another thread, or a handler of signals.
  public final class Cancellation: Sendable {
    private let flag = Atomic(false)

    /// Makes one that has not been used.
    public init() {}

    /// Stops the queries that were given it; they throw `GraphError` of the kind `interrupted`.
    public func cancel() { flag.store(true, ordering: .relaxed) }

    /// Whether it was used.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }
  }

  /// Runs a query's search within its limits.
  func withinLimits<Result>(_ body: () throws(QueryError) -> Result) throws(QueryError) -> Result {
    guard limits.time != nil || cancellation != nil else { return try body() }
    let clock = ContinuousClock()
    let deadline = limits.time.map { clock.now + $0 }
    let cancellation = cancellation
    func isLate() -> Bool { deadline.map { clock.now >= $0 } ?? false }
    func isOver() -> Bool { cancellation?.isCancelled ?? false || isLate() }
    do throws(QueryError) {
      return try store.stopping(when: isOver) { () throws(QueryError) in try body() }
    } catch {
      // What stopped may have been a part of the search, and have been reported in another way.
      guard isOver() else { throw error }
      throw .graph(interruption(wasLate: isLate()))
    }
  }

  private func interruption(wasLate: Bool) -> GraphError {
    guard wasLate, let time = limits.time else {
      return GraphError(.interrupted, "the query was stopped before it was done")
    }
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let text = seconds == seconds.rounded() ? String(Int64(seconds)) : String(seconds)
    return GraphError(
      .interrupted, "the query was stopped: it took longer than \(text) s",
      help: ["give it more time", "or ask for less, with a longer pattern or LIMIT"])
  }

  /// The remark that rows were left out.
  static func cut(at rows: Int) -> Diagnostic {
    Diagnostic(
      .cut, "there are more rows; only the first \(rows == 1 ? "is" : "\(rows) are") shown", at: nil,
      severity: .note,
      help: ["ORDER BY says which come first; LIMIT leaves out the rest silently"])
  }
}

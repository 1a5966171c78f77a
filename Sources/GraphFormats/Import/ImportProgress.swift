/// Tells whoever waits for an import how far it has come.
public struct ImportProgress: Sendable {
  private let report: (@Sendable (_ share: Double) -> Void)?

  /// Makes one that calls a function with the share that is done, 0 to 1, each time that changes noticeably.
  public init(_ report: (@Sendable (_ share: Double) -> Void)? = nil) { self.report = report }

  /// Says which share is done.
  public func reached(_ share: Double) { report?(share) }

  /// Says that so many of the steps are done.
  public func done(_ count: Int, of total: Int) {
    guard let report, total > 0, count % max(1, total / 100) == 0 || count == total else { return }
    report(Double(count) / Double(total))
  }
}

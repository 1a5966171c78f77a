#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What Ctrl-C and `kill` do while the graph is being changed or asked.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM]

  /// Runs what changes nothing: a signal ends the process at once, on a line of its own. What is written stays written.
  static func ending<Result>(_ body: () throws -> Result) rethrows -> Result {
    try handling(by: { Interruption.exit($0, saying: "\ninterrupted\n") }, during: body)
  }

  /// Runs a change: a signal ends the process and says that nothing was changed, until `body` calls the function it is
  /// given; from then on, the change being about to be kept, signals are ignored.
  static func guarding<Result, Failure: Error>(
    _ body: (_ protectCommit: () -> Void) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try handling(by: {
      // The unfinished transaction dies with the process.
      Interruption.exit($0, saying: "\ninterrupted: nothing was changed\n")
    }) { () throws(Failure) in
      try body { for number in signals { _ = signal(number, SIG_IGN) } }
    }
  }

  /// Only what POSIX calls async-signal-safe may be done here.
  private static func exit(_ number: Int32, saying message: StaticString) {
    _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
    _exit(128 + number)
  }

  private static func handling<Result, Failure: Error>(
    by handler: @escaping @convention(c) (Int32) -> Void, during body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let previous = signals.map { ($0, handler: signal($0, handler)) }
    defer { for (number, handler) in previous { _ = signal(number, handler) } }
    // Whoever started us without Ctrl-C, as a shell does in the background, wants it so.
    for (number, handler) in previous
    where unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      _ = signal(number, SIG_IGN)
    }
    return try body()
  }
}

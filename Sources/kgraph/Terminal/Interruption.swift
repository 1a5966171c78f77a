#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What Ctrl-C does while the graph is being changed or asked.
enum Interruption {
  /// Runs what changes nothing: Ctrl-C ends the process at once, on a line of its own. What is written stays written.
  static func ending<Result>(_ body: () throws -> Result) rethrows -> Result {
    try handling { _ in
      Interruption.exit(saying: "\ninterrupted\n")
    } during: {
      try body()
    }
  }

  /// Runs a change: Ctrl-C ends the process and says that nothing was changed, until `body` calls the function it is
  /// given; from then on, the change being about to be kept, Ctrl-C is ignored.
  static func guarding<Result, Failure: Error>(
    _ body: (_ protectCommit: () -> Void) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try handling { _ in
      // The unfinished transaction dies with the process.
      Interruption.exit(saying: "\ninterrupted: nothing was changed\n")
    } during: { () throws(Failure) in
      try body { _ = signal(SIGINT, SIG_IGN) }
    }
  }

  /// Only what POSIX calls async-signal-safe may be done here.
  private static func exit(saying message: StaticString) {
    _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
    _exit(130)
  }

  private static func handling<Result, Failure: Error>(
    by handler: @escaping @convention(c) (Int32) -> Void, during body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let previous = signal(SIGINT, handler)
    defer { _ = signal(SIGINT, previous) }
    // Whoever started us without Ctrl-C, as a shell does in the background, wants it so.
    if unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      _ = signal(SIGINT, SIG_IGN)
    }
    return try body()
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What Ctrl-C and `kill` do while the graph is being changed.
enum Interruption {
  /// Runs a change: Ctrl-C ends the process and says that nothing was changed, and so does SIGTERM, until `body` calls the
  /// function it is given; from then on, the change being about to be kept, both are ignored.
  static func guarding<Result, Failure: Error>(
    _ body: (_ protectCommit: () -> Void) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let previous = [SIGINT, SIGTERM].map { ($0, handler: handle($0)) }
    defer { for (number, handler) in previous { _ = signal(number, handler) } }
    return try body {
      for (number, _) in previous { _ = signal(number, SIG_IGN) }
    }
  }

  /// Says what a signal does from now on; returns what it did before.
  private static func handle(_ number: Int32) -> (@convention(c) (Int32) -> Void)? {
    let previous = signal(number) { number in
      // Only what POSIX calls async-signal-safe may be done here. The unfinished transaction dies with the process.
      let message: StaticString = "\ninterrupted: nothing was changed\n"
      _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
      _exit(128 + number)
    }
    // Whoever started us without Ctrl-C, as a shell does in the background, wants it so.
    if unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      _ = signal(number, SIG_IGN)
    }
    return previous
  }
}

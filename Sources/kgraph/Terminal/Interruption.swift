#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What Ctrl-C does while the graph is being changed.
enum Interruption {
  /// Runs a change: Ctrl-C ends the process and says that nothing was changed, until `body` calls the function it is
  /// given; from then on, the change being about to be kept, Ctrl-C is ignored.
  static func guarding<Result, Failure: Error>(
    _ body: (_ protectCommit: () -> Void) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let previous = signal(SIGINT) { _ in
      // Only what POSIX calls async-signal-safe may be done here. The unfinished transaction dies with the process.
      let message: StaticString = "\ninterrupted: nothing was changed\n"
      _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
      _exit(130)
    }
    defer { _ = signal(SIGINT, previous) }
    // Whoever started us without Ctrl-C, as a shell does in the background, wants it so.
    if unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      _ = signal(SIGINT, SIG_IGN)
    }
    return try body { _ = signal(SIGINT, SIG_IGN) }
  }
}

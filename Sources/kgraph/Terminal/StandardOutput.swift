#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A buffered writer to standard output that reports what goes wrong.
///
/// `print` ignores a full disk and dies of a closed pipe; a result that was cut short must not look complete. What is
/// still in the buffer when the writer goes away is lost, so that a command ends with ``flush()``.
final class StandardOutput: TextOutput {
  private let descriptor: Int32
  private let capacity: Int
  private var buffer: [UInt8] = []

  /// Makes a writer to a file descriptor; the descriptor stays open when the writer goes away.
  init(descriptor: Int32 = STDOUT_FILENO, capacity: Int = 1 << 16) {
    self.descriptor = descriptor
    self.capacity = capacity
    buffer.reserveCapacity(capacity)
  }

  /// Makes a write to a closed pipe an error, where it would otherwise kill the process. Call once, at the start.
  static func ignoreBrokenPipeSignal() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Writes a text, at the latest with the next flush.
  func write(_ text: String) throws(OutputError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= capacity { try flush() }
  }

  /// Hands everything on to the system.
  func flush() throws(OutputError) {
    // After a failure the rest is dropped, or the next flush would repeat what was already written.
    defer { buffer.removeAll(keepingCapacity: true) }
    var written = 0
    while written < buffer.count {
      let count = writeBytes(from: written)
      if count >= 0 {
        written += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilWritable()
      case EPIPE: throw .readerHasLeft
      case let errorNumber: throw .failed(errorNumber: errorNumber)
      }
    }
  }

  private func writeBytes(from start: Int) -> Int {
    let descriptor = descriptor
    return buffer.withUnsafeBytes { bytes in
      let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
      #if canImport(Glibc)
        return Glibc.write(descriptor, rest.baseAddress, rest.count)
      #elseif canImport(Musl)
        return Musl.write(descriptor, rest.baseAddress, rest.count)
      #else
        return Darwin.write(descriptor, rest.baseAddress, rest.count)
      #endif
    }
  }

  /// Waits for a reader that set the pipe we share with it to non-blocking.
  private func waitUntilWritable() {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }
}

/// The unbuffered writer to standard error.
///
/// A failure is ignored, because there is no place left to report it.
enum StandardError {
  /// Writes a text at once.
  static func write(_ text: String) {
    try? writer.write(text)
  }

  /// Writes a text and a line end at once.
  static func writeLine(_ text: String) {
    write(text + "\n")
  }

  private static var writer: StandardOutput { StandardOutput(descriptor: STDERR_FILENO, capacity: 0) }
}

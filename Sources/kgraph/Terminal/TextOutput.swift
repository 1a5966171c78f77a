import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a result is written, piece by piece.
protocol TextOutput: AnyObject {
  /// Writes a piece of text, perhaps not before ``flush()``.
  func write(_ text: String) throws(OutputError)

  /// Hands on everything written so far.
  func flush() throws(OutputError)
}

/// Why a result could not be written.
enum OutputError: Error, Equatable, CustomStringConvertible {
  /// The process that read our output has closed the pipe, as `head` does when it has enough.
  case readerHasLeft
  /// The system refused the write; the number is its errno.
  case failed(errorNumber: Int32)

  /// What the process exits with: a reader that has enough is no failure.
  var exitCode: ExitCode {
    switch self {
    case .readerHasLeft: .success
    case .failed: .inputOutput
    }
  }

  /// What the user reads.
  var description: String {
    switch self {
    case .readerHasLeft: "the reader of the output has left"
    case .failed(let errorNumber):
      "cannot write the output: \(strerror(errorNumber).map { String(cString: $0) } ?? "error \(errorNumber)")"
    }
  }
}

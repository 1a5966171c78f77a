import GraphModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that a command writes: complete, or not at all.
///
/// What is written goes to a file beside it, which takes its place in the end; so that an interrupted export leaves the
/// old file as it was.
final class OutputFile {
  /// Where to write.
  let output: StandardOutput
  private let path: String
  private let temporaryPath: String?
  private let descriptor: Int32

  /// Opens the file for writing.
  init(path: String) throws(GraphError) {
    self.path = path
    var status = stat()
    let exists = stat(path, &status) == 0
    // A pipe or a device cannot be replaced.
    let isReplaceable = !exists || status.st_mode & S_IFMT == S_IFREG
    temporaryPath = isReplaceable ? "\(path).\(getpid()).part" : nil
    descriptor = open(temporaryPath ?? path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputFile.failure(path) }
    output = StandardOutput(descriptor: descriptor)
  }

  /// Puts what was written and flushed in its place.
  func keep() throws(GraphError) {
    guard let temporaryPath else { return }
    guard rename(temporaryPath, path) == 0 else { throw OutputFile.failure(path) }
  }

  deinit {
    close(descriptor)
    // Nothing is there any more once it was kept.
    if let temporaryPath { unlink(temporaryPath) }
  }

  private static func failure(_ path: String) -> GraphError {
    GraphError(.storage, "cannot write \(path.quotedName): \(String(cString: strerror(errno)))")
  }
}

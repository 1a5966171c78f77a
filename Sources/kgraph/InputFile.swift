import GraphFormats
import GraphModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that a command reads, or standard input where its name is `-`.
struct InputFile {
  var path: String

  /// What messages call it.
  var name: String { path == "-" ? "standard input" : path.quotedName }

  /// The whole content as text, which must be UTF-8.
  func text() throws(GraphError) -> String {
    guard let text = String(validating: try bytes(), as: UTF8.self) else {
      throw GraphError(.invalid, "\(name) is not UTF-8 text", help: ["'iconv -t UTF-8' converts it"])
    }
    return text
  }

  /// The whole content.
  func bytes() throws(GraphError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { if path != "-" { close(descriptor) } }
    var content: [UInt8] = []
    var limits = TextLimitGuard()
    while true {
      var errorNumber: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
        let received = read(descriptor, buffer.baseAddress, buffer.count)
        if received < 0 { errorNumber = errno }
        count = max(0, received)
      }
      if errorNumber != 0, errorNumber != EINTR { throw failure(errorNumber) }
      if chunk.isEmpty, errorNumber == 0 { return content }
      do throws(GraphError) {
        try limits.check(chunk[...])
      } catch {
        throw GraphError(error.kind, "cannot read \(name): \(error.message)", help: error.help)
      }
      content += chunk
    }
  }

  private func failure(_ errorNumber: Int32) -> GraphError {
    let reason = strerror(errorNumber).map { String(cString: $0) } ?? "error \(errorNumber)"
    let kind: GraphError.Kind = errorNumber == ENOENT || errorNumber == EISDIR ? .missing : .storage
    return GraphError(kind, "cannot read \(name): \(reason)")
  }
}

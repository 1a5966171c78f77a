import CZlib
import GraphModel

/// Unpacks data in gzip's format, which may be several members in a row. Source: RFC 1952.
enum GzipReader {
  /// Whether the data begins as gzip's does.
  static func recognises(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// The data unpacked; throws when it is cut off or damaged, or would be larger than the limit.
  static func unpacked(_ bytes: [UInt8], limits: TextLimits) throws(GraphError) -> [UInt8] {
    var unpacked: [UInt8] = []
    var rest = bytes[...]
    while recognises(Array(rest.prefix(2))) {
      rest = try unpackMember(rest, into: &unpacked, limits: limits)
    }
    // Archives pad with zeros; other bytes are no part of it, and gzip's own tool ignores them too.
    return unpacked
  }

  /// Unpacks one member; returns what lies behind it.
  private static func unpackMember(
    _ bytes: ArraySlice<UInt8>, into unpacked: inout [UInt8], limits: TextLimits
  ) throws(GraphError) -> ArraySlice<UInt8> {
    var stream = z_stream()
    guard kgraph_gzip_begin(&stream) == Z_OK else {
      throw GraphError(.storage, "no memory is left to unpack")
    }
    defer { inflateEnd(&stream) }
    var input = Array(bytes)
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var consumed = 0
    while true {
      var produced = 0
      let code = input.withUnsafeMutableBufferPointer { source in
        chunk.withUnsafeMutableBufferPointer { target in
          let offered = min(source.count - consumed, 1 << 30)
          stream.next_in = source.baseAddress.map { $0 + consumed }
          stream.avail_in = UInt32(offered)
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          let code = inflate(&stream, Z_NO_FLUSH)
          consumed += offered - Int(stream.avail_in)
          produced = target.count - Int(stream.avail_out)
          return code
        }
      }
      unpacked += chunk[..<produced]
      guard unpacked.count <= limits.file else { throw limits.tooLarge }
      switch code {
      case Z_STREAM_END: return bytes.dropFirst(consumed)
      case Z_OK where produced > 0 || consumed < input.count: continue
      case Z_OK, Z_BUF_ERROR:
        throw GraphError(
          .invalid, "the gzip data is cut off after \(unpacked.count) bytes of text",
          help: ["fetch the file again: the rest of it is missing"])
      default:
        throw GraphError(
          .invalid, "the gzip data is damaged after \(unpacked.count) bytes of text",
          help: ["fetch the file again"])
      }
    }
  }
}

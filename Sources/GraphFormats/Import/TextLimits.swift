import GraphModel

/// How much text an import takes, so that no file can use up the memory.
public struct TextLimits: Sendable {
  /// The largest file, packed or unpacked, in bytes.
  var file = 512 << 20
  /// The longest line in bytes: whole schedules of one line are a tenth of it.
  var line = 64 << 20

  /// What is said of a file that is too large.
  var tooLarge: GraphError {
    GraphError(
      .invalid, "there is more than \(file >> 20) MB in it", help: ["split it into several files"])
  }
}

/// Watches bytes as they are read, and gives up before too much of them is in memory.
public struct TextLimitGuard {
  private let limits: TextLimits
  private var total = 0
  private var lineLength = 0
  private var line = 1

  /// Begins before the first byte.
  public init() { self.init(TextLimits()) }

  init(_ limits: TextLimits) { self.limits = limits }

  /// Takes note of the next bytes; throws when the file or a line is too long.
  public mutating func check(_ bytes: ArraySlice<UInt8>) throws(GraphError) {
    total += bytes.count
    if total > limits.file { throw limits.tooLarge }
    // Old Macintosh files end their lines with a carriage return alone.
    if let end = bytes.lastIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      for byte in bytes where byte == 0x0A { line += 1 }
      lineLength = bytes.endIndex - end
    } else {
      lineLength += bytes.count
    }
    if lineLength > limits.line {
      throw GraphError(
        .invalid, "line \(line) is longer than \(limits.line >> 20) MB",
        help: ["check that it is the right file: no format that can be imported has such lines"])
    }
  }
}

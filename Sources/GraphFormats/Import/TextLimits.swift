import GraphModel

/// How much text an import takes, so that no file can use up the memory.
public enum TextLimits {
  /// The largest file, packed or unpacked, in bytes.
  public static let file = 512 << 20
  /// The longest line in bytes: whole schedules of one line are a tenth of it.
  public static let line = 64 << 20

  /// What is said of a file that is too large.
  public static let tooLarge = GraphError(
    .invalid, "there is more than \(file >> 20) MB in it", help: ["split it into several files"])

  /// What is said of a line that is too long.
  public static func lineTooLong(_ line: Int) -> GraphError {
    GraphError(
      .invalid, "line \(line) is longer than \(TextLimits.line >> 20) MB",
      help: ["check that it is the right file: no format that can be imported has such lines"])
  }
}

/// Watches bytes as they are read, and gives up before too much of them is in memory.
public struct TextLimitGuard {
  private var total = 0
  private var lineLength = 0
  private var line = 1

  /// Begins before the first byte.
  public init() {}

  /// Takes note of the next bytes; throws when the file or a line is too long.
  public mutating func check(_ bytes: some BidirectionalCollection<UInt8>) throws(GraphError) {
    total += bytes.count
    if total > TextLimits.file { throw TextLimits.tooLarge }
    // Old Macintosh files end their lines with a carriage return alone.
    if let end = bytes.lastIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      line += bytes.count { $0 == 0x0A }
      lineLength = bytes.distance(from: end, to: bytes.endIndex)
    } else {
      lineLength += bytes.count
    }
    if lineLength > TextLimits.line { throw TextLimits.lineTooLong(line) }
  }
}

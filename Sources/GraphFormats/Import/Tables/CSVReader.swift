import GraphModel

/// One record of a table.
struct TableRow: Equatable {
  /// The line that it begins on, from 1.
  var line: Int
  /// Its fields, without quotes.
  var fields: [String]

  /// Whether there is nothing in it.
  var isEmpty: Bool { fields.allSatisfy { $0.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } } }

  /// The fields as they stand in a message.
  var text: String { fields.joined(separator: ", ") }
}

/// Reads separated values row by row: fields in quotes may have separators, line ends and doubled quotes in them.
///
/// A quote within a field that does not begin with one is a character like any other. Lines end with line feeds.
/// Source: RFC 4180.
struct CSVReader {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var line = 1

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")

  /// Begins to read; without a separator, it is the one that the first lines have most often.
  init(_ bytes: [UInt8], separator: UInt8? = nil) {
    self.bytes = bytes
    self.separator = separator ?? Self.likelySeparator(in: bytes)
  }

  /// The share that has been read, 0 to 1.
  var progress: Double { Double(position) / Double(max(1, bytes.count)) }

  /// The next row, or nil at the end; throws when quotes are not closed.
  mutating func next() throws(GraphError) -> TableRow? {
    guard position < bytes.count else { return nil }
    var row = TableRow(line: line, fields: [])
    while true {
      row.fields.append(try field())
      guard position < bytes.count else { return row }
      let end = bytes[position]
      position += 1
      if end == Self.lineFeed {
        line += 1
        return row
      }
      // The separator was the last byte: an empty field follows it.
      if position == bytes.count {
        row.fields.append("")
        return row
      }
    }
  }

  /// A field; stops at what ends it.
  private mutating func field() throws(GraphError) -> String {
    // Hand-written tables have a space between separator and quotation mark.
    var start = position
    while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
    if start < bytes.count, bytes[start] == Self.quote {
      position = start
      return try quotedField()
    }
    start = position
    while position < bytes.count, bytes[position] != separator, bytes[position] != Self.lineFeed {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedField() throws(GraphError) -> String {
    let openedOn = line
    var content: [UInt8] = []
    position += 1
    var start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.lineFeed {
        line += 1
      } else if byte == Self.quote {
        content += bytes[start..<position]
        guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else {
          position += 1
          return String(decoding: content + rest(), as: UTF8.self)
        }
        position += 1
        start = position
      }
      position += 1
    }
    throw GraphError(
      .invalid, "line \(openedOn): the quotation mark that opens here is never closed",
      help: [
        "the file is cut off, or a quotation mark within a field is not doubled, as in \"5\"\" disk\""
      ])
  }

  /// What stands between a closing quote and the next separator: nothing, in a well-formed file.
  private mutating func rest() -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, bytes[position] != separator, bytes[position] != Self.lineFeed {
      position += 1
    }
    return bytes[start..<position]
  }

  /// The separator that the first lines have most often outside of quotes.
  private static func likelySeparator(in bytes: [UInt8]) -> UInt8 {
    let candidates = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var lines = 0
    for byte in bytes {
      if byte == quote {
        isQuoted.toggle()
      } else if !isQuoted {
        if byte == lineFeed { lines += 1 } else if candidates.contains(byte) { counts[byte, default: 0] += 1 }
        if lines == 8 { break }
      }
    }
    let most = candidates.map { counts[$0] ?? 0 }.max() ?? 0
    return candidates.first { counts[$0] == most } ?? candidates[0]
  }
}

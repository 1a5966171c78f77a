import GraphModel

/// The text of a file, and what had to be assumed to read it.
///
/// UTF-8 and UTF-16 with or without byte-order mark, Windows-1252 where it can be nothing else, each of them also
/// packed with gzip. Line ends are line feeds afterwards, whatever they were.
struct TextDecoding {
  /// The text, without byte-order mark.
  var text: String
  /// What its reader should know: that the encoding was guessed.
  var remark: String?

  /// Decodes a file's bytes; throws when they are no text.
  init(_ bytes: [UInt8]) throws(GraphError) {
    let plain = GzipReader.recognises(bytes) ? try Self.unpacked(bytes) : bytes
    if let other = Self.otherFormat(plain) { throw other }
    if let order = Self.utf16Order(plain) {
      text = try Self.utf16(plain, isBigEndian: order.isBigEndian, skipping: order.markLength)
      return
    }
    let content = plain.starts(with: [0xEF, 0xBB, 0xBF]) ? plain[3...] : plain[...]
    if let zero = content.firstIndex(of: 0) {
      throw GraphError(
        .invalid, "it is no text: line \(Self.line(of: zero, in: plain)) has a zero byte",
        help: ["check that it is the right file"])
    }
    let lines = Self.unifyingLineEnds(content)
    if let text = String(validating: lines, as: UTF8.self) {
      self.text = text
      return
    }
    if let text = String(validating: Self.movingFolds(lines), as: UTF8.self) {
      self.text = text
      return
    }
    let (wellFormed, malformed, first) = Self.census(lines)
    let line = Self.line(of: first, in: lines)
    guard wellFormed <= malformed else {
      throw GraphError(
        .invalid, "line \(line) is not UTF-8, though other lines are",
        help: ["the file is damaged or cut off: fetch it again", "'iconv -c -t UTF-8' drops what is no text"])
    }
    text = Self.windows1252(lines)
    remark = "line \(line) is not UTF-8, so the file was read as Windows-1252 (Latin-1)"
  }

  private static func unpacked(_ bytes: [UInt8]) throws(GraphError) -> [UInt8] {
    let unpacked = try GzipReader.unpacked(bytes, limits: TextLimits())
    var limits = TextLimitGuard()
    for start in stride(from: 0, to: unpacked.count, by: 1 << 20) {
      try limits.check(unpacked[start..<min(start + 1 << 20, unpacked.count)])
    }
    return unpacked
  }

  // MARK: What it is

  /// What is said of files that are evidently something else.
  private static func otherFormat(_ bytes: [UInt8]) -> GraphError? {
    let formats: [(start: [UInt8], name: String, help: String)] = [
      (Array("PK\u{3}\u{4}".utf8), "a zip archive", "unpack it and import the files in it"),
      (Array("SQLite format 3".utf8), "an SQLite database", "'--db PATH' names the graph to use"),
      (Array("%PDF-".utf8), "a PDF", "import its text"),
      (Array("BZh".utf8), "packed with bzip2", "unpack it with 'bunzip2'"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "packed with xz", "unpack it with 'unxz'"),
      ([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd", "unpack it with 'unzstd'"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Office file", "save it as CSV and import that"),
    ]
    guard let format = formats.first(where: { bytes.starts(with: $0.start) }) else { return nil }
    return GraphError(.invalid, "it is no text: it is \(format.name)", help: [format.help])
  }

  /// Whether it is UTF-16, by its byte-order mark, or by the zero bytes between the letters of its beginning.
  private static func utf16Order(_ bytes: [UInt8]) -> (isBigEndian: Bool, markLength: Int)? {
    if bytes.starts(with: [0xFF, 0xFE]) { return (false, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (true, 2) }
    let start = bytes.prefix(64)
    guard start.count >= 4 else { return nil }
    let evenZeros = start.indices.count { $0 % 2 == 0 && start[$0] == 0 }
    let oddZeros = start.indices.count { $0 % 2 == 1 && start[$0] == 0 }
    if evenZeros == 0, oddZeros * 4 > start.count { return (false, 0) }
    if oddZeros == 0, evenZeros * 4 > start.count { return (true, 0) }
    return nil
  }

  // MARK: Decoding

  private static func utf16(
    _ bytes: [UInt8], isBigEndian: Bool, skipping markLength: Int
  ) throws(GraphError) -> String {
    let content = bytes[markLength...]
    guard content.count % 2 == 0 else {
      throw GraphError(
        .invalid, "the UTF-16 text is cut off: it has an odd number of bytes", help: ["fetch the file again"])
    }
    let units = stride(from: content.startIndex, to: content.endIndex, by: 2).map { index in
      let (first, second) = (UInt16(content[index]), UInt16(content[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw GraphError(
        .invalid, "it is no valid UTF-16 text", help: ["the file is damaged: fetch it again"])
    }
    if text.utf8.contains(0) {
      throw GraphError(
        .invalid, "it is no text: it has zero characters", help: ["check that it is the right file"])
    }
    return String(decoding: unifyingLineEnds(Array(text.utf8)[...]), as: UTF8.self)
  }

  /// The bytes with a line feed for each carriage return, and for several of them with a line feed behind: programs
  /// that convert what is converted write `\r\r\n`.
  private static func unifyingLineEnds(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(0x0D) else { return Array(bytes) }
    var unified: [UInt8] = []
    unified.reserveCapacity(bytes.count)
    var returns = 0
    for byte in bytes {
      if byte == 0x0D {
        returns += 1
        continue
      }
      if returns > 0, byte != 0x0A { unified += Array(repeating: 0x0A, count: returns) }
      returns = 0
      unified.append(byte)
    }
    return unified + Array(repeating: 0x0A, count: returns)
  }

  /// With the folds of calendars and cards that stand within a character moved behind it, which RFC 5545 (3.1) leaves to
  /// their readers: long lines are folded by octets.
  private static func movingFolds(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.starts(with: Array("BEGIN:V".utf8)) else { return bytes }
    var moved = bytes
    var index = 0
    while index + 2 < moved.count {
      let isFold = moved[index] == 0x0A && (moved[index + 1] == 0x20 || moved[index + 1] == 0x09)
      guard isFold, isContinuation(moved[index + 2]), index > 0, moved[index - 1] >= 0x80 else {
        index += 1
        continue
      }
      let fold = moved[index...index + 1]
      while index + 2 < moved.count, isContinuation(moved[index + 2]) {
        moved[index] = moved[index + 2]
        moved.replaceSubrange(index + 1...index + 2, with: fold)
        index += 1
      }
    }
    return moved
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { (0x80...0xBF).contains(byte) }

  /// How many characters outside ASCII are well-formed UTF-8, how many bytes are not, and where the first of those is.
  private static func census(_ bytes: [UInt8]) -> (wellFormed: Int, malformed: Int, first: Int) {
    var (wellFormed, malformed, first) = (0, 0, bytes.count)
    var index = 0
    while index < bytes.count {
      let length = sequenceLength(bytes[index])
      if length == 1 {
        index += 1
      } else if length > 1, index + length <= bytes.count,
        String(validating: bytes[index..<index + length], as: UTF8.self) != nil
      {
        wellFormed += 1
        index += length
      } else {
        if malformed == 0 { first = index }
        malformed += 1
        index += 1
      }
    }
    return (wellFormed, malformed, first)
  }

  private static func sequenceLength(_ byte: UInt8) -> Int {
    switch byte {
    case ..<0x80: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  static func windows1252(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let special = (0x80...0x9F).contains(byte) ? specialCharacters[Int(byte) - 0x80] : nil
      text.append(special ?? Unicode.Scalar(byte))
    }
    return String(text)
  }

  /// What stands at 0x80 to 0x9F, where Latin-1 has control characters. Source: encoding.spec.whatwg.org.
  private static let specialCharacters: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
    nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]

  private static func line(of index: Int, in bytes: [UInt8]) -> Int {
    1 + bytes[..<min(index, bytes.count)].count { $0 == 0x0A }
  }
}

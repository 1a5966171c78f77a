import GraphModel
import Testing

@testable import GraphFormats

@Suite("Bytes to text")
struct TextDecodingTests {
  private static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? bytes : bytes.reversed()
    }
  }

  /// "Zoë\n" and more in gzip's format, made with `printf 'Zoë\nAda\n' | gzip -n`.
  private static let packed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x8B, 0xCA, 0x3F, 0xBC, 0x9A, 0xCB, 0x31,
    0x25,
    0x91, 0x0B, 0x00, 0x97, 0xFE, 0x65, 0x3C, 0x09, 0x00, 0x00, 0x00,
  ]

  @Test(
    "each encoding gives the same text",
    arguments: [
      ("UTF-8", Array("Zoë\nAda\n".utf8)), ("with a mark", [0xEF, 0xBB, 0xBF] + Array("Zoë\nAda\n".utf8)),
      ("CRLF", Array("Zoë\r\nAda\r\n".utf8)), ("CR", Array("Zoë\rAda\r".utf8)),
      ("CRCRLF", Array("Zoë\r\r\nAda\r\r\n".utf8)),
      ("UTF-16 LE", utf16("Zoë\nAda\n", bigEndian: false, mark: true)),
      ("UTF-16 BE", utf16("Zoë\r\nAda\r\n", bigEndian: true, mark: true)),
      ("UTF-16 LE without a mark", utf16("Zoë\nAda\n", bigEndian: false, mark: false)),
      ("UTF-16 BE without a mark", utf16("Zoë\nAda\n", bigEndian: true, mark: false)), ("gzip", packed),
    ])
  func encodings(name: String, bytes: [UInt8]) throws {
    let decoding = try TextDecoding(bytes)
    #expect(decoding.text == "Zoë\nAda\n")
    #expect(decoding.remark == nil)
  }

  @Test func severalGzipMembersAreOneText() throws {
    #expect(try TextDecoding(Self.packed + Self.packed).text == "Zoë\nAda\nZoë\nAda\n")
  }

  @Test func aFoldWithinACharacterOfACalendarStandsBehindIt() throws {
    let folded =
      Array("BEGIN:VCALENDAR\r\nSUMMARY:Zo".utf8) + [0xC3] + Array("\r\n ".utf8) + [0xAB]
      + Array(" ".utf8) + [0xE2, 0x82] + Array("\r\n\t".utf8) + [0xAC] + Array("!\r\n".utf8)
    let decoding = try TextDecoding(folded)
    #expect(decoding.text == "BEGIN:VCALENDAR\nSUMMARY:Zoë\n  €\n\t!\n")
    #expect(decoding.remark == nil)
  }

  @Test func whatIsNoUTF8IsReadAsWindows1252AndThatIsSaid() throws {
    let decoding = try TextDecoding(Array("Ada\nZo".utf8) + [0xEB, 0x20, 0x80, 0x0A])
    #expect(decoding.text == "Ada\nZoë €\n")
    #expect(decoding.remark == "line 2 is not UTF-8, so the file was read as Windows-1252 (Latin-1)")
  }

  private static let refused: [([UInt8], String)] = {
    let damaged: [UInt8] = Array(packed.prefix(12)) + [0xFF, 0xFF, 0xFF] + Array(packed.suffix(12))
    let mixed: [UInt8] = Array("Zoë and Zoë\nZo".utf8) + [0xEB, 0x20]
    return [
      (Array(packed.prefix(20)), "the gzip data is cut off after 9 bytes of text"),
      (damaged, "the gzip data is damaged after 5 bytes of text"),
      (Array("PK\u{3}\u{4}...".utf8), "it is no text: it is a zip archive"),
      (Array("%PDF-1.4".utf8), "it is no text: it is a PDF"),
      (Array("a\nb\0c".utf8), "it is no text: line 2 has a zero byte"),
      (mixed, "line 2 is not UTF-8, though other lines are"),
      ([0xFF, 0xFE, 0x41], "the UTF-16 text is cut off: it has an odd number of bytes"),
      ([0xFF, 0xFE, 0x00, 0xD8], "it is no valid UTF-16 text"),
    ]
  }()

  @Test("what is no text is refused", arguments: refused)
  func refusals(bytes: [UInt8], message: String) {
    let error = #expect(throws: GraphError.self) { try TextDecoding(bytes) }
    #expect(error?.message == message)
    #expect(error?.help.isEmpty == false)
  }

  @Test func aLongLineIsRefusedBeforeItIsAllInMemory() {
    var limits = TextLimitGuard(TextLimits(file: 64 << 20, line: 1 << 20))
    let piece = [UInt8](repeating: 0x41, count: 1 << 16)
    var read = 0
    let error = #expect(throws: GraphError.self) {
      try limits.check(Array("first\nsecond ".utf8)[...])
      while true {
        try limits.check(piece[...])
        read += piece.count
      }
    }
    #expect(error?.message == "line 2 is longer than 1 MB")
    #expect(read <= 1 << 20)
  }

  @Test func tooMuchIsRefused() throws {
    var limits = TextLimitGuard(TextLimits(file: 1 << 20, line: 1 << 20))
    let lines = Array(repeatElement(Array("line\n".utf8), count: 10_000).joined())
    let error = #expect(throws: GraphError.self) {
      while true { try limits.check(lines[...]) }
    }
    #expect(error?.message == "there is more than 1 MB in it")
    #expect(throws: GraphError.self) {
      try GzipReader.unpacked(Self.packed, limits: TextLimits(file: 5, line: 5))
    }
  }
}

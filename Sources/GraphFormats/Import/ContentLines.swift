import GraphModel

/// One line of an iCalendar or vCard file, unfolded: `group.NAME;PARAMETER=value:value`. Source: RFC 5545, 3.1; RFC 6350, 3.3.
struct ContentLine: Equatable {
  /// One value or more under one name, as in `TYPE=home,work`.
  struct Parameter: Equatable {
    /// Upper case. A bare word of vCard 2.1 (`TEL;HOME`) is a `TYPE`, or an `ENCODING` if it is the name of one.
    var name: String
    var values: [String]
  }

  /// What stands before the full stop: `item1` in `item1.X-ABLabel`.
  var group: String?
  /// Upper case.
  var name: String
  var parameters: [Parameter]
  /// As it stands, with its backslashes.
  var value: String
  /// Where it begins, from 1.
  var line: Int

  /// The first value of a parameter.
  func parameter(_ name: String) -> String? { values(of: name).first }

  /// All values of a parameter, which may be given more than once.
  func values(of name: String) -> [String] {
    parameters.filter { $0.name == name }.flatMap(\.values)
  }

  /// The value as text.
  var text: String { Self.unescaped(value) }

  /// The value's components, parted by semicolons, as a name's or an address's.
  var components: [String] { Self.parts(of: value, separator: ";").map(Self.unescaped) }

  /// The value's items, parted by commas, as those of `CATEGORIES`.
  var items: [String] { Self.parts(of: value, separator: ",").map(Self.unescaped) }

  /// The pieces between separators that no backslash stands before, with their backslashes.
  static func parts(of value: some StringProtocol, separator: Unicode.Scalar) -> [String] {
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if scalar == separator, !isEscaped {
        parts.append(String(part))
        part = String.UnicodeScalarView()
        continue
      }
      part.append(scalar)
      isEscaped = scalar == "\\" && !isEscaped
    }
    return parts + [String(part)]
  }

  /// A text without the backslashes before `,`, `;`, `:` and others, `\n` being a new line.
  static func unescaped(_ value: some StringProtocol) -> String {
    let backslash = UInt8(ascii: "\\")
    guard value.utf8.contains(backslash) else { return String(value) }
    var text: [UInt8] = []
    text.reserveCapacity(value.utf8.count)
    var isEscaped = false
    for byte in value.utf8 {
      if isEscaped {
        text.append(byte == UInt8(ascii: "n") || byte == UInt8(ascii: "N") ? UInt8(ascii: "\n") : byte)
        isEscaped = false
      } else if byte == backslash {
        isEscaped = true
      } else {
        text.append(byte)
      }
    }
    if isEscaped { text.append(backslash) }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Reads the lines of an iCalendar or vCard file one after the other, each with its continuations.
///
/// Lines end with LF or CRLF. A line that begins with a space or a tab continues the one before; so does any line after
/// one in quoted-printable that ends with `=`, as in vCard 2.1.
struct ContentLineReader {
  private let bytes: [UInt8]
  private var position = 0
  private var number = 0
  /// The lines that have no name and value.
  private(set) var unread: [ImportReport.LineRemark] = []

  init(_ text: some StringProtocol) {
    bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Where the line that was read last ends, from 1.
  var lastLine: Int { number }

  /// The next line that has a name and a value; nil at the end.
  mutating func next() -> ContentLine? {
    while let physical = nextPhysicalLine() {
      let start = number
      var content = Array(physical)
      while position < bytes.count, bytes[position] == Self.space || bytes[position] == Self.tab {
        guard let continuation = nextPhysicalLine() else { break }
        content += continuation.dropFirst()
      }
      if content.allSatisfy({ $0 == Self.space || $0 == Self.tab }) { continue }
      guard var line = Self.parse(content[...], line: start) else {
        unread.append(
          .init(
            line: start, text: String(decoding: content.prefix(200), as: UTF8.self),
            reason: "a line has a name, a colon and a value"))
        continue
      }
      if line.isQuotedPrintable {
        while line.value.utf8.last == UInt8(ascii: "="), let continuation = nextPhysicalLine() {
          line.value = line.value.dropLast() + String(decoding: continuation, as: UTF8.self)
        }
      }
      return line
    }
    return nil
  }

  private static let space = UInt8(ascii: " ")
  private static let tab = UInt8(ascii: "\t")

  private mutating func nextPhysicalLine() -> ArraySlice<UInt8>? {
    guard position < bytes.count else { return nil }
    number += 1
    let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    var line = bytes[position..<end]
    while line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    position = end + 1
    return line
  }

  /// Reads a whole line; nil where it has no name or no colon.
  private static func parse(_ content: ArraySlice<UInt8>, line: Int) -> ContentLine? {
    var isQuoted = false
    var pieces: [ArraySlice<UInt8>] = []
    var start = content.startIndex
    var colon: Int?
    for index in content.indices {
      switch content[index] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ";") where !isQuoted:
        pieces.append(content[start..<index])
        start = index + 1
      case UInt8(ascii: ":") where !isQuoted:
        pieces.append(content[start..<index])
        colon = index
      default: break
      }
      if colon != nil { break }
    }
    guard let colon, let head = pieces.first else { return nil }
    let words = String(decoding: head, as: UTF8.self).split(separator: ".", maxSplits: 1)
    guard let name = words.last.map({ String($0.trimmingSpaces()).uppercased() }), !name.isEmpty,
      name.utf8.allSatisfy(isNameByte)
    else { return nil }
    return ContentLine(
      group: words.count > 1 ? String(words[0]) : nil, name: name,
      parameters: pieces.dropFirst().compactMap(parameter),
      value: String(decoding: content[(colon + 1)...], as: UTF8.self), line: line)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static let encodings: Set<String> = ["QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"]

  private static func parameter(_ piece: ArraySlice<UInt8>) -> ContentLine.Parameter? {
    let text = String(decoding: piece, as: UTF8.self)
    guard let equals = text.firstIndex(of: "=") else {
      let word = String(text.trimmingSpaces())
      guard !word.isEmpty else { return nil }
      let isEncoding = encodings.contains(word.uppercased())
      return .init(name: isEncoding ? "ENCODING" : "TYPE", values: [word])
    }
    return .init(
      name: String(text[..<equals].trimmingSpaces()).uppercased(),
      values: values(of: text[text.index(after: equals)...]))
  }

  /// The values of a parameter, parted by commas outside of quotation marks; `^n`, `^^` and `^'` as in RFC 6868.
  private static func values(of text: Substring) -> [String] {
    var values: [String] = []
    var value = String.UnicodeScalarView()
    var isQuoted = false
    var isCaret = false
    for scalar in text.unicodeScalars {
      if isCaret {
        isCaret = false
        switch scalar {
        case "n": value.append("\n")
        case "^": value.append("^")
        case "'": value.append("\"")
        default: value.append(contentsOf: ["^", scalar])
        }
      } else if scalar == "^" {
        isCaret = true
      } else if scalar == "\"" {
        isQuoted.toggle()
      } else if scalar == ",", !isQuoted {
        values.append(String(value))
        value = String.UnicodeScalarView()
      } else {
        value.append(scalar)
      }
    }
    if isCaret { value.append("^") }
    return values + [String(value)]
  }
}

extension ContentLine {
  /// Whether the value is in the encoding of vCard 2.1 that writes a byte as `=C3`.
  var isQuotedPrintable: Bool { parameter("ENCODING")?.uppercased() == "QUOTED-PRINTABLE" }
}

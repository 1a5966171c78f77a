import GraphModel

/// Reads a JSON text into a `JSONDocument`; throws with line and column where it is none.
///
/// Foundation's decoder says nothing of places, and needs a type for each form of a file. Source: RFC 8259.
struct JSONParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var lineStarts = [0]
  private var depth = 0
  private var count = 0

  /// No file of people's is nested as deeply, and the stack has room for it.
  private static let deepest = 200
  /// Keeps a text of brackets alone from using up the memory.
  private static let mostValues = 2_000_000

  /// Reads a whole text.
  static func document(_ text: String) throws(GraphError) -> JSONDocument {
    var text = text
    let result = text.withUTF8 { bytes -> Result<JSONDocument, GraphError> in
      var parser = JSONParser(bytes)
      do throws(GraphError) {
        return .success(try parser.document())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// The names of the fields of the outermost object, up to the first that tells enough, as far as the text can be
  /// read.
  static func outerNames(_ text: String, until telling: Set<String>) -> Set<String> {
    var text = text
    return text.withUTF8 { bytes in
      var parser = JSONParser(bytes)
      return parser.outerNames(until: telling)
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func document() throws(GraphError) -> JSONDocument {
    skipByteOrderMark()
    let root = try value()
    skipSpace()
    if index < bytes.count { throw mistake("there is more text after the end of the JSON") }
    return JSONDocument(root: root, lineStarts: lineStarts)
  }

  private mutating func outerNames(until telling: Set<String>) -> Set<String> {
    skipByteOrderMark()
    skipSpace()
    var names: Set<String> = []
    guard skip(UInt8(ascii: "{")) else { return names }
    do throws(GraphError) {
      repeat {
        let name = try name()
        names.insert(name)
        if telling.contains(name) { return names }
        _ = try value()
        skipSpace()
      } while skip(UInt8(ascii: ","))
    } catch {
      // What comes before the mistake tells enough; the mistake itself is reported when the file is read.
    }
    return names
  }

  // MARK: Values

  private mutating func value() throws(GraphError) -> LocatedJSON {
    skipSpace()
    let offset = index
    count += 1
    guard count <= Self.mostValues else {
      throw mistake("there are more than \(Self.mostValues) values in it")
    }
    guard let byte = peek else { throw mistake("a value is missing") }
    switch byte {
    case UInt8(ascii: "{"): return LocatedJSON(content: .object(try object()), offset: offset)
    case UInt8(ascii: "["): return LocatedJSON(content: .list(try list()), offset: offset)
    case UInt8(ascii: "\""): return LocatedJSON(content: .text(try string()), offset: offset)
    case UInt8(ascii: "t"): return LocatedJSON(content: try word("true", .boolean(true)), offset: offset)
    case UInt8(ascii: "f"): return LocatedJSON(content: try word("false", .boolean(false)), offset: offset)
    case UInt8(ascii: "n"): return LocatedJSON(content: try word("null", .null), offset: offset)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return LocatedJSON(content: .number(try number()), offset: offset)
    default: throw mistake("no JSON value begins with '\(character)'")
    }
  }

  private mutating func object() throws(GraphError) -> [JSONMember] {
    try enter()
    var members: [JSONMember] = []
    skipSpace()
    if skip(UInt8(ascii: "}")) { return leave(members) }
    repeat {
      let name = try name()
      members.append(JSONMember(name: name, value: try value()))
      skipSpace()
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "}")) else { throw mistake("',' or '}' is missing") }
    return leave(members)
  }

  /// The name of a field, and the colon after it.
  private mutating func name() throws(GraphError) -> String {
    skipSpace()
    guard peek == UInt8(ascii: "\"") else { throw mistake("the name of a field is missing") }
    let name = try string()
    skipSpace()
    guard skip(UInt8(ascii: ":")) else { throw mistake("':' is missing") }
    return name
  }

  private mutating func list() throws(GraphError) -> [LocatedJSON] {
    try enter()
    var values: [LocatedJSON] = []
    skipSpace()
    if skip(UInt8(ascii: "]")) { return leave(values) }
    repeat {
      values.append(try value())
      skipSpace()
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "]")) else { throw mistake("',' or ']' is missing") }
    return leave(values)
  }

  private mutating func enter() throws(GraphError) {
    index += 1
    depth += 1
    guard depth <= Self.deepest else {
      throw mistake("lists and objects within each other, more than \(Self.deepest) deep")
    }
  }

  private mutating func leave<Value>(_ value: Value) -> Value {
    depth -= 1
    return value
  }

  private mutating func word(
    _ word: StaticString, _ content: LocatedJSON.Content
  ) throws(GraphError) -> LocatedJSON.Content {
    let end = index + word.utf8CodeUnitCount
    let isThere = word.withUTF8Buffer { word in
      end <= bytes.count && bytes[index..<end].elementsEqual(word)
    }
    guard isThere else { throw mistake("a value is no '\(word)'") }
    index = end
    return content
  }

  private mutating func number() throws(GraphError) -> String {
    let start = index
    _ = skip(UInt8(ascii: "-"))
    try digits()
    if skip(UInt8(ascii: ".")) { try digits() }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
      try digits()
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func digits() throws(GraphError) {
    let start = index
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
    if index == start { throw mistake("a digit is missing") }
  }

  // MARK: Text

  private mutating func string() throws(GraphError) -> String {
    let (opening, openingLine) = (index, lineStarts.count)
    index += 1
    var start = index
    var decoded: [UInt8] = []
    var isPlain = true
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        defer { index += 1 }
        // The text was valid as a whole, and quotation marks do not stand within characters.
        if isPlain { return String(decoding: bytes[start..<index], as: UTF8.self) }
        decoded.append(contentsOf: bytes[start..<index])
        return String(decoding: decoded, as: UTF8.self)
      case UInt8(ascii: "\\"):
        isPlain = false
        decoded.append(contentsOf: bytes[start..<index])
        index += 1
        decoded.append(contentsOf: Array(String(try escape()).utf8))
        start = index
      case UInt8(ascii: "\n"):
        // Not allowed, and yet some write it.
        index += 1
        lineStarts.append(index)
      default: index += 1
      }
    }
    index = opening
    lineStarts.removeLast(lineStarts.count - openingLine)
    throw mistake("the text that begins here has no end")
  }

  /// What stands after a backslash.
  private mutating func escape() throws(GraphError) -> Unicode.Scalar {
    guard let byte = peek else { throw mistake("a text has no end") }
    index += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"): return try unicodeEscape()
    default:
      index -= 1
      throw mistake("'\\\(character)' means nothing")
    }
  }

  /// Four hexadecimal digits; two groups of them for what UTF-16 writes with a pair.
  private mutating func unicodeEscape() throws(GraphError) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let before = index
    if first < 0xDC00, skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) {
      let second = try hexadecimal()
      if (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    // Half a pair: a text that was cut within a character.
    index = before
    return "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(GraphError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw mistake("four hexadecimal digits are missing after '\\u'")
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }

  // MARK: Bytes

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\n"):
        index += 1
        lineStarts.append(index)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
      default: return
      }
    }
  }

  private mutating func skipByteOrderMark() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The character at the place, for messages.
  private var character: Character {
    String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self).first ?? " "
  }

  private func mistake(_ reason: String) -> GraphError {
    let line = lineStarts.count
    let column = index - (lineStarts.last ?? 0) + 1
    let end = index >= bytes.count ? ", at the end of the file" : ""
    return GraphError(
      .invalid, "line \(line), column \(column)\(end): \(reason)",
      help: ["the JSON is damaged or cut off: fetch the file again"])
  }
}

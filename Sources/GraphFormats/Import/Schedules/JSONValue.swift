import GraphModel

/// A JSON text as a tree whose objects know their line.
///
/// `JSONDecoder` tells no place that would help to find a mistake in a file of megabytes, and finding out by trial
/// whether a field is a text, a number or a map of languages costs it an error each time. Source: RFC 8259.
enum JSONValue {
  case null
  case boolean(Bool)
  /// As it is written.
  case number(String)
  case text(String)
  case list([JSONValue])
  case object(JSONObject)

  /// The field of an object.
  subscript(name: String) -> JSONValue? {
    if case .object(let object) = self { object.fields[name] } else { nil }
  }

  /// The text, or the number as text; of a map from languages to texts, the English one or else the first.
  var string: String? {
    switch self {
    case .text(let text): text
    case .number(let number): number
    case .object(let object):
      object.fields["en"]?.string
        ?? object.fields.sorted { $0.key < $1.key }.lazy.compactMap(\.value.string).first
    default: nil
    }
  }

  /// The elements, if it is a list.
  var list: [JSONValue] { if case .list(let elements) = self { elements } else { [] } }

  /// The object, if it is one.
  var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

  var isTrue: Bool { if case .boolean(true) = self { true } else { false } }
}

/// An object of JSON, with the line on which it begins.
struct JSONObject {
  var fields: [String: JSONValue] = [:]
  var line = 1

  subscript(name: String) -> JSONValue? { fields[name] }

  func string(_ name: String) -> String? { fields[name]?.string }
  func list(_ name: String) -> [JSONValue] { fields[name]?.list ?? [] }
}

/// Reads JSON.
struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var depth = 0

  private static let deepest = 200

  private init(_ text: String) {
    bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Reads a whole text; throws the place of the first mistake.
  static func read(_ text: String) throws(GraphError) -> JSONValue {
    var reader = JSONReader(text)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.position == reader.bytes.count else { throw reader.mistake("nothing may follow here") }
    return value
  }

  /// The names of the fields of a text's object, or of the first object in its list, without reading more than needed.
  static func outline(_ text: String) -> Set<String> {
    var reader = JSONReader(text)
    reader.skipSpace()
    if reader.peek == UInt8(ascii: "[") {
      reader.position += 1
      reader.skipSpace()
    }
    guard reader.peek == UInt8(ascii: "{") else { return [] }
    reader.position += 1
    var names: Set<String> = []
    var level = 1
    while let byte = reader.peek {
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = try? reader.text() else { return names }
        reader.skipSpace()
        if level == 1, reader.peek == UInt8(ascii: ":") { names.insert(text) }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): level += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): level -= 1
      default: break
      }
      if level == 0 { return names }
      reader.position += 1
    }
    return names
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\n"):
        line += 1
        lineStart = position + 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      default: return
      }
      position += 1
    }
  }

  private func mistake(_ reason: String) -> GraphError {
    GraphError(
      .invalid, "line \(line), column \(position - lineStart + 1): the JSON is damaged: \(reason)",
      help: ["fetch the file again"])
  }

  private mutating func value() throws(GraphError) -> JSONValue {
    skipSpace()
    guard let byte = peek else { throw mistake("it ends here") }
    switch byte {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .list(try list())
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(number())
    default:
      for (word, value) in [("true", JSONValue.boolean(true)), ("false", .boolean(false)), ("null", .null)]
      where bytes[position...].starts(with: word.utf8) {
        position += word.utf8.count
        return value
      }
      throw mistake("a value is expected")
    }
  }

  private mutating func enter() throws(GraphError) {
    depth += 1
    position += 1
    guard depth <= Self.deepest else { throw mistake("values within values, \(Self.deepest) deep") }
    skipSpace()
  }

  private mutating func object() throws(GraphError) -> JSONObject {
    var object = JSONObject(line: line)
    try enter()
    if peek != UInt8(ascii: "}") {
      while true {
        skipSpace()
        guard peek == UInt8(ascii: "\"") else {
          throw mistake(peek == nil ? "it ends here" : "a name in quotation marks is expected")
        }
        let name = try text()
        skipSpace()
        guard peek == UInt8(ascii: ":") else { throw mistake("a colon is expected") }
        position += 1
        object.fields[name] = try value()
        skipSpace()
        guard peek == UInt8(ascii: ",") else { break }
        position += 1
      }
    }
    guard peek == UInt8(ascii: "}") else {
      throw mistake(peek == nil ? "it ends here" : "a comma or } is expected")
    }
    position += 1
    depth -= 1
    return object
  }

  private mutating func list() throws(GraphError) -> [JSONValue] {
    var elements: [JSONValue] = []
    try enter()
    if peek != UInt8(ascii: "]") {
      while true {
        elements.append(try value())
        skipSpace()
        guard peek == UInt8(ascii: ",") else { break }
        position += 1
      }
    }
    guard peek == UInt8(ascii: "]") else {
      throw mistake(peek == nil ? "it ends here" : "a comma or ] is expected")
    }
    position += 1
    depth -= 1
    return elements
  }

  private mutating func number() -> String {
    let start = position
    while let byte = peek, "+-.eE0123456789".utf8.contains(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func text() throws(GraphError) -> String {
    position += 1
    var start = position
    var content: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        let rest = bytes[start..<position]
        position += 1
        return content.isEmpty
          ? String(decoding: rest, as: UTF8.self) : String(decoding: content + rest, as: UTF8.self)
      case UInt8(ascii: "\\"):
        content += bytes[start..<position]
        content += try escape()
        start = position
      case 0..<0x20: throw mistake("a line ends within a text")
      default: position += 1
      }
    }
    throw mistake("it ends within a text")
  }

  private mutating func escape() throws(GraphError) -> [UInt8] {
    position += 1
    guard let byte = peek else { throw mistake("it ends within a text") }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "u"):
      let unit = try codeUnit()
      guard (0xD800...0xDBFF).contains(unit), bytes[position...].starts(with: [0x5C, 0x75]) else {
        return Array(String(decoding: [unit], as: UTF16.self).utf8)
      }
      position += 2
      return Array(String(decoding: [unit, try codeUnit()], as: UTF16.self).utf8)
    default:
      position -= 1
      throw mistake("there is no such escape in JSON")
    }
  }

  private mutating func codeUnit() throws(GraphError) -> UInt16 {
    guard position + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw mistake("four hexadecimal digits are expected") }
    position += 4
    return unit
  }
}

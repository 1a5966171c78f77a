/// Properties as a JSON object, and back.
///
/// Written by hand, since Foundation's coders take `1.0` for `1`, and are slow where each row of an answer needs them.
/// Source: RFC 8259.
enum PropertyJSON {
  /// The object, keys sorted; infinities are written as SQLite reads them, and what is no number as null.
  static func text(of properties: Properties) -> String {
    var text = "{"
    for (index, entry) in properties.sorted(by: { $0.key < $1.key }).enumerated() {
      if index > 0 { text += "," }
      write(entry.key, to: &text)
      text += ":"
      write(entry.value, to: &text)
    }
    return text + "}"
  }

  private static func write(_ value: PropertyValue, to text: inout String) {
    switch value {
    case .text(let string): write(string, to: &text)
    case .integer(let integer): text += String(integer)
    case .real(let real) where real.isFinite: text += "\(real)"
    case .real(let real): text += real.isNaN ? "null" : real < 0 ? "-9e999" : "9e999"
    case .boolean(let boolean): text += boolean ? "true" : "false"
    case .list(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        write(element, to: &text)
      }
      text += "]"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// Reads an object; nil if it is none, or holds what is no property. Null says nothing.
  static func properties(in text: String) -> Properties? {
    var text = text
    return text.withUTF8 { bytes in
      var reader = Reader(bytes: bytes)
      return reader.wholeObject()
    }
  }

  /// Reads an array; nil if it is none. Null says nothing.
  static func list(in text: String) -> [PropertyValue]? {
    var text = text
    return text.withUTF8 { bytes in
      var reader = Reader(bytes: bytes)
      guard case .value(.list(let elements))? = reader.wholeValue() else { return nil }
      return elements
    }
  }
}

/// Reads JSON from bytes.
private struct Reader {
  enum Element {
    case null
    case value(PropertyValue)
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var depth = 0
  /// What deeper lists would do to the stack.
  private static let greatestDepth = 100

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func wholeObject() -> Properties? {
    guard let properties = object() else { return nil }
    skipSpace()
    return place == bytes.count ? properties : nil
  }

  mutating func wholeValue() -> Element? {
    guard let value = value() else { return nil }
    skipSpace()
    return place == bytes.count ? value : nil
  }

  private mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
  }

  private mutating func accept(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func accept(word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard place + count <= bytes.count,
      (0..<count).allSatisfy({ bytes[place + $0] == word.utf8Start[$0] })
    else { return false }
    place += count
    return true
  }

  private mutating func object() -> Properties? {
    guard accept("{") else { return nil }
    var properties: Properties = [:]
    if accept("}") { return properties }
    repeat {
      skipSpace()
      guard let key = string(), accept(":"), let element = value() else { return nil }
      if case .value(let value) = element { properties[key] = value }
    } while accept(",")
    return accept("}") ? properties : nil
  }

  private mutating func value() -> Element? {
    skipSpace()
    guard place < bytes.count else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "\""): return string().map { .value(.text($0)) }
    case UInt8(ascii: "["): return list().map { .value(.list($0)) }
    case UInt8(ascii: "t"): return accept(word: "true") ? .value(.boolean(true)) : nil
    case UInt8(ascii: "f"): return accept(word: "false") ? .value(.boolean(false)) : nil
    case UInt8(ascii: "n"): return accept(word: "null") ? .null : nil
    default: return number().map { .value($0) }
    }
  }

  private mutating func list() -> [PropertyValue]? {
    guard depth < Reader.greatestDepth, accept("[") else { return nil }
    depth += 1
    defer { depth -= 1 }
    var elements: [PropertyValue] = []
    if accept("]") { return elements }
    repeat {
      guard let element = value() else { return nil }
      if case .value(let value) = element { elements.append(value) }
    } while accept(",")
    return accept("]") ? elements : nil
  }

  private mutating func number() -> PropertyValue? {
    let start = place
    while place < bytes.count, "+-.eE0123456789".utf8.contains(bytes[place]) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if let integer = Int64(text) { return .integer(integer) }
    return Double(text).map { .real($0) }
  }

  private mutating func string() -> String? {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
    place += 1
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") {
      place += 1
    }
    var text = String(decoding: bytes[start..<place], as: UTF8.self)
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") { return text }
      if byte == UInt8(ascii: "\\") {
        guard let scalar = escaped() else { return nil }
        text.unicodeScalars.append(scalar)
      } else {
        let start = place - 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") {
          place += 1
        }
        text += String(decoding: bytes[start..<place], as: UTF8.self)
      }
    }
    return nil
  }

  /// What stands behind a backslash.
  private mutating func escaped() -> Unicode.Scalar? {
    guard place < bytes.count else { return nil }
    place += 1
    switch bytes[place - 1] {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"):
      guard let high = hexadecimal() else { return nil }
      guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
      guard accept(word: "\\u"), let low = hexadecimal(), (0xDC00..<0xE000).contains(low) else {
        return "\u{FFFD}"
      }
      return Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    case let byte: return Unicode.Scalar(byte)
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    defer { place += 4 }
    return UInt32(String(decoding: bytes[place..<(place + 4)], as: UTF8.self), radix: 16)
  }
}

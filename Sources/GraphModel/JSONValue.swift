/// JSON as it stands in a text: `1.0` is not `1`, and `null` is something.
///
/// Read by hand, since Foundation's decoder takes the one number for the other, and is slow where each row of an answer
/// needs it. Source: RFC 8259.
package enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case real(Double)
  case text(String)
  case list([JSONValue])
  /// Of keys that stand twice, the last counts.
  case object([String: JSONValue])

  /// Reads a whole text; nil if it is not JSON.
  package init?(_ text: String) {
    var text = text
    guard let value = text.withUTF8({ JSONValue($0) }) else { return nil }
    self = value
  }

  /// Reads whole bytes; nil if they are not JSON.
  package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader = JSONReader(bytes: bytes)
    guard let value = reader.wholeValue() else { return nil }
    self = value
  }

  /// The value as one of a property; nil for what none can be: null and objects.
  package var property: PropertyValue? {
    switch self {
    case .null, .object: nil
    case .boolean(let boolean): .boolean(boolean)
    case .integer(let integer): .integer(integer)
    case .real(let real): .real(real)
    case .text(let text): .text(text)
    case .list(let elements): .list(elements.compactMap(\.property))
    }
  }

  /// Whether a property can keep it whole: no objects, and no nulls in lists.
  package var fitsProperty: Bool {
    switch self {
    case .null, .object: false
    case .list(let elements): elements.allSatisfy(\.fitsProperty)
    default: true
    }
  }
}

/// Reads JSON from bytes.
private struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var depth = 0
  /// What deeper nesting would do to the stack.
  private static let greatestDepth = 200

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func wholeValue() -> JSONValue? {
    guard let value = value() else { return nil }
    skipSpace()
    return place == bytes.count ? value : nil
  }

  private mutating func skipSpace() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x0A, 0x0D, 0x09: place += 1
      default: return
      }
    }
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

  private mutating func value() -> JSONValue? {
    skipSpace()
    guard place < bytes.count, depth < JSONReader.greatestDepth else { return nil }
    depth += 1
    defer { depth -= 1 }
    switch bytes[place] {
    case UInt8(ascii: "{"): return object().map { .object($0) }
    case UInt8(ascii: "["): return list().map { .list($0) }
    case UInt8(ascii: "\""): return string().map { .text($0) }
    case UInt8(ascii: "t"): return accept(word: "true") ? .boolean(true) : nil
    case UInt8(ascii: "f"): return accept(word: "false") ? .boolean(false) : nil
    case UInt8(ascii: "n"): return accept(word: "null") ? .null : nil
    default: return number()
    }
  }

  private mutating func object() -> [String: JSONValue]? {
    guard accept("{") else { return nil }
    var object: [String: JSONValue] = [:]
    if accept("}") { return object }
    repeat {
      skipSpace()
      guard let key = string(), accept(":"), let value = value() else { return nil }
      object[key] = value
    } while accept(",")
    return accept("}") ? object : nil
  }

  private mutating func list() -> [JSONValue]? {
    guard accept("[") else { return nil }
    var elements: [JSONValue] = []
    if accept("]") { return elements }
    repeat {
      guard let element = value() else { return nil }
      elements.append(element)
    } while accept(",")
    return accept("]") ? elements : nil
  }

  private mutating func number() -> JSONValue? {
    let start = place
    while place < bytes.count, "+-.eE0123456789".utf8.contains(bytes[place]) { place += 1 }
    let digits = bytes[start..<place].drop { $0 == UInt8(ascii: "-") }
    guard let first = digits.first, first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9") else { return nil }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if let integer = Int64(text) { return .integer(integer) }
    return Double(text).map { .real($0) }
  }

  private mutating func string() -> String? {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
    place += 1
    var text = plainText()
    while place < bytes.count {
      place += 1
      if bytes[place - 1] == UInt8(ascii: "\"") { return text }
      guard let scalar = escaped() else { return nil }
      text.unicodeScalars.append(scalar)
      text += plainText()
    }
    return nil
  }

  /// The text up to a quote or backslash.
  private mutating func plainText() -> String {
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") {
      place += 1
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
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
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(bytes[place - 1])
    case UInt8(ascii: "u"):
      guard let high = hexadecimal() else { return nil }
      guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
      guard accept(word: "\\u"), let low = hexadecimal(), (0xDC00..<0xE000).contains(low) else {
        return "\u{FFFD}"
      }
      return Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    default: return nil
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    defer { place += 4 }
    return UInt32(String(decoding: bytes[place..<(place + 4)], as: UTF8.self), radix: 16)
  }
}

/// Properties as a JSON object, and back.
///
/// Written by hand, since Foundation's encoder writes `1.0` as `1`. Source: RFC 8259.
enum PropertyJSON {
  /// The object, keys sorted; infinities are written as SQLite reads them, and what is no number as null.
  static func text(of properties: Properties) -> String {
    var text: [UInt8] = []
    text.append(UInt8(ascii: "{"))
    for (index, entry) in properties.sorted(by: { $0.key < $1.key }).enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      write(entry.key, to: &text)
      text.append(UInt8(ascii: ":"))
      write(entry.value, to: &text)
    }
    text.append(UInt8(ascii: "}"))
    return String(decoding: text, as: UTF8.self)
  }

  private static func write(_ value: PropertyValue, to text: inout [UInt8]) {
    switch value {
    case .text(let string): write(string, to: &text)
    case .integer(let integer): text += String(integer).utf8
    case .real(let real) where real.isFinite: text += "\(real)".utf8
    case .real(let real): text += (real.isNaN ? "null" : real < 0 ? "-9e999" : "9e999").utf8
    case .boolean(let boolean): text += (boolean ? "true" : "false").utf8
    case .list(let elements):
      text.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        write(element, to: &text)
      }
      text.append(UInt8(ascii: "]"))
    }
  }

  /// Byte by byte, since long texts are much of what an import writes.
  private static func write(_ string: String, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "\""))
    var string = string
    string.withUTF8 { bytes in
      var start = 0
      for (place, byte) in bytes.enumerated() where mustBeEscaped(byte) {
        text += bytes[start..<place]
        text += escape(of: byte).utf8
        start = place + 1
      }
      text += bytes[start...]
    }
    text.append(UInt8(ascii: "\""))
  }

  private static func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func escape(of byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""): return "\\\""
    case UInt8(ascii: "\\"): return "\\\\"
    case UInt8(ascii: "\n"): return "\\n"
    case UInt8(ascii: "\r"): return "\\r"
    case UInt8(ascii: "\t"): return "\\t"
    default:
      let digits = String(byte, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }

  /// Reads an object; nil if it is none. Null says nothing.
  static func properties(in text: String) -> Properties? {
    guard case .object(let object)? = JSONValue(text) else { return nil }
    return object.compactMapValues(\.property)
  }

  /// Reads an array; nil if it is none. Null says nothing.
  static func list(in text: String) -> [PropertyValue]? {
    guard case .list(let elements)? = JSONValue(text) else { return nil }
    return elements.compactMap(\.property)
  }
}

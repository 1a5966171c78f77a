/// Properties as a JSON object, and back.
///
/// Written by hand, since Foundation's encoder writes `1.0` as `1`. Source: RFC 8259.
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
    defer { text += "\"" }
    guard string.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") })
    else {
      text += string
      return
    }
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

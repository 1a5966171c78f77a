/// Reads the JSON in which the properties of a node or edge are stored, without making more of it than is asked for.
///
/// The store wrote it, so that it is well formed; what is not is read as null.
struct StoredProperties {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The value of a key; null where there is none.
  static func value(of key: UnsafeBufferPointer<UInt8>, in json: UnsafeBufferPointer<UInt8>) -> RuntimeValue {
    var reader = StoredProperties(json)
    guard reader.accept(UInt8(ascii: "{")) else { return .null }
    while reader.peek() == UInt8(ascii: "\"") {
      let isIt = reader.skipText(comparing: key)
      guard reader.accept(UInt8(ascii: ":")) else { return .null }
      if isIt { return reader.value() }
      reader.skipValue()
      guard reader.accept(UInt8(ascii: ",")) else { return .null }
    }
    return .null
  }

  // MARK: Bytes

  private mutating func peek() -> UInt8? {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    return place < bytes.count ? bytes[place] : nil
  }

  private mutating func accept(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    place += 1
    return true
  }

  /// Goes behind a text; whether it is the key.
  private mutating func skipText(comparing key: UnsafeBufferPointer<UInt8>?) -> Bool {
    let start = place
    place += 1
    var hasEscape = false
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      if bytes[place] == UInt8(ascii: "\\") {
        hasEscape = true
        place += 1
      }
      place += 1
    }
    place = min(place + 1, bytes.count)
    guard let key else { return false }
    if hasEscape {
      var again = self
      again.place = start
      return again.text().utf8.elementsEqual(key)
    }
    return bytes[min(start + 1, place)..<max(start + 1, place - 1)].elementsEqual(key)
  }

  private mutating func skipValue() {
    var depth = 0
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""): _ = skipText(comparing: nil)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        place += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return }
        depth -= 1
        place += 1
      case UInt8(ascii: ",") where depth == 0: return
      default: place += 1
      }
    }
  }

  // MARK: Values

  private mutating func value() -> RuntimeValue {
    switch peek() {
    case UInt8(ascii: "\""): return .text(text())
    case UInt8(ascii: "["):
      place += 1
      var elements: [RuntimeValue] = []
      if accept(UInt8(ascii: "]")) { return .list(elements) }
      repeat { elements.append(value()) } while accept(UInt8(ascii: ","))
      _ = accept(UInt8(ascii: "]"))
      return .list(elements)
    case UInt8(ascii: "{"):
      place += 1
      var entries: [RuntimeValue.Entry] = []
      while peek() == UInt8(ascii: "\"") {
        let key = text()
        _ = accept(UInt8(ascii: ":"))
        entries.append(.init(key: key, value: value()))
        if !accept(UInt8(ascii: ",")) { break }
      }
      _ = accept(UInt8(ascii: "}"))
      return .map(entries)
    case UInt8(ascii: "t"):
      place += 4
      return .boolean(true)
    case UInt8(ascii: "f"):
      place += 5
      return .boolean(false)
    case UInt8(ascii: "n"):
      place += 4
      return .null
    case nil: return .null
    default: return number()
    }
  }

  private mutating func number() -> RuntimeValue {
    let start = place
    var isInteger = true
    loop: while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"): break
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isInteger = false
      default: break loop
      }
      place += 1
    }
    guard place > start else {
      place += 1
      return .null
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if isInteger, let integer = Int64(text) { return .integer(integer) }
    return Double(text).map(RuntimeValue.real) ?? .null
  }

  private mutating func text() -> String {
    place += 1
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") {
      place += 1
    }
    var result = String(decoding: bytes[start..<min(place, bytes.count)], as: UTF8.self)
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      if bytes[place] == UInt8(ascii: "\\") {
        result.unicodeScalars.append(escape())
        continue
      }
      let start = place
      while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") {
        place += 1
      }
      result += String(decoding: bytes[start..<place], as: UTF8.self)
    }
    place = min(place + 1, bytes.count)
    return result
  }

  /// The character that a backslash and what follows it stand for.
  private mutating func escape() -> Unicode.Scalar {
    place += 1
    guard place < bytes.count else { return "\u{FFFD}" }
    let mark = bytes[place]
    place += 1
    switch mark {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"):
      let high = hexadecimal()
      guard (0xD800..<0xDC00).contains(high), place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
        bytes[place + 1] == UInt8(ascii: "u")
      else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
      place += 2
      let low = hexadecimal()
      return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low &- 0xDC00)) ?? "\u{FFFD}"
    default: return Unicode.Scalar(mark)
    }
  }

  private mutating func hexadecimal() -> UInt32 {
    let end = min(place + 4, bytes.count)
    defer { place = end }
    return UInt32(String(decoding: bytes[place..<end], as: UTF8.self), radix: 16) ?? 0xFFFD
  }
}

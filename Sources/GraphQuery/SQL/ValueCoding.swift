import GraphModel

/// Values in SQL columns whose type only the row tells: null, numbers and texts as SQLite's own, everything else as a
/// BLOB that begins with a mark of what it is.
extension RuntimeValue {
  private enum Mark {
    static let null: UInt8 = 0
    static let falsehood: UInt8 = 1
    static let truth: UInt8 = 2
    static let integer: UInt8 = 3
    static let real: UInt8 = 4
    static let text: UInt8 = 5
    static let list: UInt8 = 6
    static let map: UInt8 = 7
    static let node: UInt8 = 8
    static let edge: UInt8 = 9
    static let path: UInt8 = 10
  }

  /// The value as SQLite keeps it.
  var sqlValue: SQLValue {
    switch self {
    case .null: return .null
    case .integer(let integer): return .integer(integer)
    // SQLite knows no "not a number": it would make it null.
    case .real(let real) where !real.isNaN: return .real(real)
    case .text(let text): return .text(text)
    default: return .blob(encoded)
    }
  }

  /// Reads a value as SQLite keeps it.
  init(_ value: SQLValue) {
    switch value {
    case .null: self = .null
    case .integer(let integer): self = .integer(integer)
    case .real(let real): self = .real(real)
    case .text(let text): self = .text(text)
    case .blob(let bytes):
      var reader = Reader(bytes: bytes)
      self = reader.value()
    }
  }

  /// The bytes of any value.
  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(Mark.null)
    case .boolean(let boolean): bytes.append(boolean ? Mark.truth : Mark.falsehood)
    case .integer(let integer): RuntimeValue.append(Mark.integer, integer, to: &bytes)
    case .real(let real): RuntimeValue.append(Mark.real, Int64(bitPattern: real.bitPattern), to: &bytes)
    case .text(let text): RuntimeValue.append(Mark.text, text, to: &bytes)
    case .list(let elements):
      RuntimeValue.append(Mark.list, Int64(elements.count), to: &bytes)
      for element in elements { element.append(to: &bytes) }
    case .map(let entries):
      RuntimeValue.append(Mark.map, Int64(entries.count), to: &bytes)
      for entry in entries {
        RuntimeValue.append(Mark.text, entry.key, to: &bytes)
        entry.value.append(to: &bytes)
      }
    case .node(let id): RuntimeValue.append(Mark.node, id, to: &bytes)
    case .edge(let id): RuntimeValue.append(Mark.edge, id, to: &bytes)
    case .path(let nodes, let edges):
      RuntimeValue.append(Mark.path, Int64(nodes.count), to: &bytes)
      for node in nodes { RuntimeValue.append(Mark.node, node, to: &bytes) }
      for edge in edges { RuntimeValue.append(Mark.edge, edge, to: &bytes) }
    }
  }

  private static func append(_ mark: UInt8, _ number: Int64, to bytes: inout [UInt8]) {
    bytes.append(mark)
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }

  private static func append(_ mark: UInt8, _ text: String, to bytes: inout [UInt8]) {
    let scalars = text.utf8
    append(mark, Int64(scalars.count), to: &bytes)
    bytes += scalars
  }

  /// The bytes of a list of values that are encoded already.
  static func encodedList(count: Int, _ elements: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(elements.count + 9)
    append(Mark.list, Int64(count), to: &bytes)
    return bytes + elements
  }

  /// Reads what `append` wrote; of bytes that it did not write, null.
  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    mutating func value() -> RuntimeValue {
      guard place < bytes.count else { return .null }
      let mark = bytes[place]
      place += 1
      switch mark {
      case Mark.falsehood: return .boolean(false)
      case Mark.truth: return .boolean(true)
      case Mark.integer: return .integer(number())
      case Mark.real: return .real(Double(bitPattern: UInt64(bitPattern: number())))
      case Mark.text: return .text(text())
      case Mark.list: return .list((0..<count()).map { _ in value() })
      case Mark.map:
        return .map(
          (0..<count()).map { _ in
            place += 1
            let key = text()
            return Entry(key: key, value: value())
          })
      case Mark.node: return .node(number())
      case Mark.edge: return .edge(number())
      case Mark.path:
        let count = count()
        let nodes = (0..<count).map { _ in marked() }
        return .path(nodes: nodes, edges: (0..<max(0, count - 1)).map { _ in marked() })
      default: return .null
      }
    }

    private mutating func marked() -> Int64 {
      place += 1
      return number()
    }

    private mutating func number() -> Int64 {
      guard place + 8 <= bytes.count else {
        place = bytes.count
        return 0
      }
      defer { place += 8 }
      return bytes.withUnsafeBytes {
        Int64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Int64.self))
      }
    }

    /// A count of parts, each of a byte at least.
    private mutating func count() -> Int { min(max(0, Int(number())), bytes.count) }

    private mutating func text() -> String {
      let length = count()
      let end = min(place + length, bytes.count)
      defer { place = end }
      return String(decoding: bytes[min(place, end)..<end], as: UTF8.self)
    }
  }
}

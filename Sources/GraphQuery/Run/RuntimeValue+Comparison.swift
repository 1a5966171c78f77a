/// Comparison by openCypher's rules.
///
/// Source: openCypher 9 reference, "Equality and comparison of values", "Orderability and equivalence of values".
extension RuntimeValue {
  /// Whether two values are equal; nil when null keeps it from being known.
  static func equal(_ left: RuntimeValue, _ right: RuntimeValue) -> Bool? {
    switch (left, right) {
    case (.null, _), (_, .null): return nil
    case (.boolean(let left), .boolean(let right)): return left == right
    case (.text(let left), .text(let right)): return left.isSameText(as: right)
    case (.node(let left), .node(let right)), (.edge(let left), .edge(let right)): return left == right
    case (.integer(let left), .integer(let right)): return left == right
    case (.integer, .real), (.real, .integer), (.real, .real): return compareNumbers(left, right) == .equal
    case (.list(let left), .list(let right)): return equal(left, right)
    case (.map(let left), .map(let right)): return equal(left, right)
    case (.path(let nodes, let edges), .path(let otherNodes, let otherEdges)):
      return nodes == otherNodes && edges == otherEdges
    default: return false
    }
  }

  private static func equal(_ left: [RuntimeValue], _ right: [RuntimeValue]) -> Bool? {
    guard left.count == right.count else { return false }
    var isKnown = true
    for (one, other) in zip(left, right) {
      switch equal(one, other) {
      case false: return false
      case nil: isKnown = false
      default: break
      }
    }
    return isKnown ? true : nil
  }

  private static func equal(_ left: [Entry], _ right: [Entry]) -> Bool? {
    guard left.count == right.count else { return false }
    var isKnown = true
    for entry in left {
      guard let other = right.first(where: { $0.key.isSameText(as: entry.key) }) else { return false }
      switch equal(entry.value, other.value) {
      case false: return false
      case nil: isKnown = false
      default: break
      }
    }
    return isKnown ? true : nil
  }

  /// How two values compare.
  enum Comparison {
    case less, equal, greater
    /// One of the two is not a number: none of the others.
    case unordered
  }

  /// How two values compare under `<` and its like; nil for null and for values that do not compare.
  static func compare(_ left: RuntimeValue, _ right: RuntimeValue) -> Comparison? {
    switch (left, right) {
    case (.boolean(let left), .boolean(let right)): return left == right ? .equal : left ? .greater : .less
    case (.text(let left), .text(let right)):
      return left.isSameText(as: right) ? .equal : left.precedesText(right) ? .less : .greater
    case (.integer, .integer), (.integer, .real), (.real, .integer), (.real, .real):
      return compareNumbers(left, right)
    case (.list(let left), .list(let right)):
      for (one, other) in zip(left, right) {
        guard let part = compare(one, other) else { return nil }
        if part != .equal { return part }
      }
      return left.count == right.count ? .equal : left.count < right.count ? .less : .greater
    default: return nil
    }
  }

  /// Numbers of either sort, exactly: an integer is not rounded to compare it.
  private static func compareNumbers(_ left: RuntimeValue, _ right: RuntimeValue) -> Comparison {
    func order<Number: Comparable>(_ one: Number, _ other: Number) -> Comparison {
      one < other ? .less : one == other ? .equal : one > other ? .greater : .unordered
    }
    switch (left, right) {
    case (.integer(let left), .integer(let right)): return order(left, right)
    case (.real(let left), .real(let right)): return order(left, right)
    case (.integer(let left), .real(let right)): return beside(left, right)
    case (.real(let left), .integer(let right)):
      switch beside(right, left) {
      case .less: return .greater
      case .greater: return .less
      case let same: return same
      }
    default: return .unordered
    }
  }

  /// An integer beside a double: exact, since a double beyond the integers' range is beyond all of them.
  private static func beside(_ integer: Int64, _ real: Double) -> Comparison {
    if real.isNaN { return .unordered }
    if real >= 0x1p63 { return .less }
    if real < -0x1p63 { return .greater }
    let whole = Int64(real.rounded(.down))
    if integer != whole { return integer < whole ? .less : .greater }
    return real > Double(whole) ? .less : .equal
  }
}

// MARK: - Order and identity

extension RuntimeValue {
  /// Bytes that compare as openCypher orders all values, and that are the same for values which DISTINCT and grouping
  /// take for one: 1 and 1.0, null and null.
  var sortKey: [UInt8] {
    var bytes: [UInt8] = []
    appendSortKey(to: &bytes)
    return bytes
  }

  /// The ranks are those of the reference: maps, nodes, edges, lists, paths, texts, booleans, numbers, null.
  private func appendSortKey(to bytes: inout [UInt8]) {
    switch self {
    case .map(let entries):
      bytes.append(1)
      for entry in entries.sorted(by: { $0.key.precedesText($1.key) }) {
        bytes.append(1)
        RuntimeValue.append(entry.key, to: &bytes)
        entry.value.appendSortKey(to: &bytes)
      }
      bytes.append(0)
    case .node(let id):
      bytes.append(2)
      RuntimeValue.append(UInt64(bitPattern: id), to: &bytes)
    case .edge(let id):
      bytes.append(3)
      RuntimeValue.append(UInt64(bitPattern: id), to: &bytes)
    case .list(let elements):
      bytes.append(4)
      for element in elements { element.appendSortKey(to: &bytes) }
      // Less than any element, so that a list comes before one that it begins.
      bytes.append(0)
    case .path(let nodes, let edges):
      bytes.append(5)
      for (index, node) in nodes.enumerated() {
        bytes.append(1)
        RuntimeValue.append(UInt64(bitPattern: node), to: &bytes)
        if index < edges.count { RuntimeValue.append(UInt64(bitPattern: edges[index]), to: &bytes) }
      }
      bytes.append(0)
    case .text(let text):
      bytes.append(6)
      RuntimeValue.append(text, to: &bytes)
    case .boolean(let boolean): bytes += [7, boolean ? 1 : 0]
    case .integer(let integer):
      bytes.append(8)
      var floor = Double(integer)
      if floor >= 0x1p63 || Int64(floor) > integer { floor = floor.nextDown }
      RuntimeValue.append(floor, rest: UInt16(integer - Int64(floor)), to: &bytes)
    case .real(let real):
      bytes.append(8)
      RuntimeValue.append(real, rest: 0, to: &bytes)
    case .null: bytes.append(9)
    }
  }

  private static func append(_ integer: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: integer.bigEndian) { bytes += $0 }
  }

  /// A zero byte ends the text; one inside it is followed by 255, which nothing else is.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      bytes.append(byte)
      if byte == 0 { bytes.append(255) }
    }
    bytes += [0, 0]
  }

  /// A double with its bits turned so that they compare as unsigned, and what an integer is above it.
  private static func append(_ real: Double, rest: UInt16, to bytes: inout [UInt8]) {
    var bits = (real == 0 ? 0.0 : real.isNaN ? .nan : real).bitPattern
    bits = bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    append(bits, to: &bytes)
    withUnsafeBytes(of: rest.bigEndian) { bytes += $0 }
  }
}

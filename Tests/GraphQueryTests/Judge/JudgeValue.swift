/// A value as the judge sees it: what openCypher says of comparing and ordering such values, word for word.
///
/// Source: openCypher 9 reference, chapters "Equality and comparison of values" and "Orderability".
indirect enum JudgeValue {
  case null
  case boolean(Bool)
  case integer(Int64)
  case real(Double)
  case text(String)
  case list([JudgeValue])
  case node(Int64)
  case edge(Int64)
  case path(nodes: [Int64], edges: [Int64])

  var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .real(let real): real
    default: nil
    }
  }

  var isNull: Bool { if case .null = self { true } else { false } }

  /// A condition's value; nil for null, which is neither true nor false.
  var truth: Bool? { if case .boolean(let boolean) = self { boolean } else { nil } }

  init(_ truth: Bool?) { self = truth.map(JudgeValue.boolean) ?? .null }

  // MARK: Comparison

  /// Whether two values are equal; nil when null keeps it from being known.
  static func equal(_ left: JudgeValue, _ right: JudgeValue) -> Bool? {
    switch (left, right) {
    case (.null, _), (_, .null): return nil
    case (.boolean(let left), .boolean(let right)): return left == right
    case (.text(let left), .text(let right)): return left.unicodeScalars.elementsEqual(right.unicodeScalars)
    case (.node(let left), .node(let right)), (.edge(let left), .edge(let right)): return left == right
    case (.path(let nodes, let edges), .path(let otherNodes, let otherEdges)):
      return nodes == otherNodes && edges == otherEdges
    case (.list(let left), .list(let right)):
      guard left.count == right.count else { return false }
      let parts = zip(left, right).map { equal($0, $1) }
      return parts.contains(false) ? false : parts.contains(nil) ? nil : true
    default:
      guard let left = left.number, let right = right.number else { return false }
      return left == right
    }
  }

  /// Whether the left value is less; nil for null and for values of different types.
  static func less(_ left: JudgeValue, _ right: JudgeValue) -> Bool? {
    switch (left, right) {
    case (.text(let left), .text(let right)):
      return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
    case (.boolean(let left), .boolean(let right)): return !left && right
    case (.list(let left), .list(let right)):
      for (one, other) in zip(left, right) {
        if less(one, other) == true { return true }
        guard equal(one, other) == true, less(one, other) == false else {
          return less(one, other) == nil ? nil : false
        }
      }
      return left.count < right.count
    default:
      guard let left = left.number, let right = right.number else { return nil }
      return left < right
    }
  }

  // MARK: Order and identity

  /// The order of ORDER BY over all values; null comes last.
  static func precedes(_ left: JudgeValue, _ right: JudgeValue) -> Bool {
    if left.rank != right.rank { return left.rank < right.rank }
    switch (left, right) {
    case (.node(let left), .node(let right)), (.edge(let left), .edge(let right)): return left < right
    case (.list(let left), .list(let right)):
      for (one, other) in zip(left, right) {
        if precedes(one, other) { return true }
        if precedes(other, one) { return false }
      }
      return left.count < right.count
    default: return less(left, right) ?? false
    }
  }

  /// Where the values of a type stand among all: the reference's order of types.
  private var rank: Int {
    switch self {
    case .node: 1
    case .edge: 2
    case .list: 3
    case .path: 4
    case .text: 5
    case .boolean: 6
    case .integer, .real: 7
    case .null: 8
    }
  }

  /// A text that is the same for values that DISTINCT and grouping take for one; a list's order does not count, since
  /// `collect` leaves it open.
  var identity: String {
    switch self {
    case .null: "null"
    case .boolean(let boolean): "boolean \(boolean)"
    case .integer, .real: "number \(number ?? 0)"
    case .text(let text): "text \(text.debugDescription)"
    case .list(let elements): "list [\(elements.map(\.identity).sorted().joined(separator: ", "))]"
    case .node(let id): "node \(id)"
    case .edge(let id): "edge \(id)"
    case .path(let nodes, let edges): "path \(nodes) \(edges)"
    }
  }

  /// As `identity`, with a list's order: what the judge itself goes by.
  var exactIdentity: String {
    guard case .list(let elements) = self else { return identity }
    return "list [\(elements.map(\.exactIdentity).joined(separator: ", "))]"
  }
}

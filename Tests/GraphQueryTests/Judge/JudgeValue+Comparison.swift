/// What openCypher says of comparing and ordering values.
///
/// Source: openCypher 9 reference, chapters "Equality and comparison of values" and "Orderability"; CIP2016-06-14.
extension JudgeValue {
  // MARK: Equality

  /// Whether two values are equal; nil when null keeps it from being known.
  static func equal(_ left: JudgeValue, _ right: JudgeValue) -> Bool? {
    switch (left, right) {
    case (.null, _), (_, .null): return nil
    case (.boolean(let left), .boolean(let right)): return left == right
    case (.text(let left), .text(let right)): return left.unicodeScalars.elementsEqual(right.unicodeScalars)
    case (.node(let left), .node(let right)), (.edge(let left), .edge(let right)): return left == right
    case (.integer(let left), .integer(let right)): return left == right
    case (.list(let left), .list(let right)):
      guard left.count == right.count else { return false }
      return all(zip(left, right).map { equal($0, $1) })
    case (.map(let left), .map(let right)):
      guard left.map(\.key) == right.map(\.key) else { return false }
      return all(zip(left, right).map { equal($0.value, $1.value) })
    case (.path(let left, let leftEdges), .path(let right, let rightEdges)):
      return left == right && leftEdges == rightEdges
    default:
      guard let left = left.number, let right = right.number else { return false }
      return left == right
    }
  }

  /// AND over any number of truth values.
  static func all(_ truths: [Bool?]) -> Bool? {
    truths.contains(false) ? false : truths.contains(nil) ? nil : true
  }

  // MARK: Comparison

  /// What comparing two values can give.
  enum Relation {
    case less
    case equal
    case greater
    /// Numbers of which one is not a number: every comparison is false.
    case neither
    /// Null, or values of different types: every comparison is null.
    case unknown
  }

  /// How two values relate under `<`, `<=`, `>` and `>=`.
  static func relation(_ left: JudgeValue, _ right: JudgeValue) -> Relation {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): return relation(left, right)
    case (.text(let left), .text(let right)):
      if left.unicodeScalars.elementsEqual(right.unicodeScalars) { return .equal }
      return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars) ? .less : .greater
    case (.boolean(let left), .boolean(let right)): return relation(left ? 1 : 0, right ? 1 : 0)
    case (.list(let left), .list(let right)):
      // The first elements that differ decide; what comes before them must be known to be equal.
      for (left, right) in zip(left, right) {
        let relation = relation(left, right)
        if case .equal = relation { continue }
        return relation
      }
      return relation(left.count, right.count)
    default:
      guard let left = left.number, let right = right.number else { return .unknown }
      return left.isNaN || right.isNaN ? .neither : relation(left, right)
    }
  }

  private static func relation<Number: Comparable>(_ left: Number, _ right: Number) -> Relation {
    left < right ? .less : left == right ? .equal : .greater
  }

  // MARK: Order

  /// The types in the order in which ORDER BY puts them.
  private var rank: Int {
    switch self {
    case .map: 0
    case .node: 1
    case .edge: 2
    case .list: 3
    case .path: 4
    case .text: 5
    case .boolean: 6
    case .integer, .real: 7
    case .null, .failed: 8
    }
  }

  /// The order of ORDER BY, min and max, which is one of all values.
  static func precedes(_ left: JudgeValue, _ right: JudgeValue) -> Bool {
    guard left.rank == right.rank else { return left.rank < right.rank }
    switch (left, right) {
    case (.node(let left), .node(let right)), (.edge(let left), .edge(let right)): return left < right
    case (.list(let left), .list(let right)): return left.lexicographicallyPrecedes(right, by: precedes)
    case (.map(let left), .map(let right)):
      return left.map(\.value).lexicographicallyPrecedes(right.map(\.value), by: precedes)
    case (.path(let left, _), .path(let right, _)): return left.lexicographicallyPrecedes(right)
    default:
      // What is not a number is the greatest number.
      if left.isNaN || right.isNaN { return !left.isNaN }
      if case .less = relation(left, right) { return true }
      return false
    }
  }
}

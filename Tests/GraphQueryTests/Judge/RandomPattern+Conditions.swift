/// Conditions: expressions whose value is true, false or null.
extension RandomPattern {
  mutating func condition(depth: Int) -> String {
    if depth > 0, random.happens(40) {
      let (left, right) = (condition(depth: depth - 1), condition(depth: depth - 1))
      switch random.below(5) {
      case 0: return "NOT (\(left))"
      case 1: return "(\(left) XOR \(right))"
      case 2: return "(\(left) OR \(right))"
      default: return "(\(left) AND \(right))"
      }
    }
    return (random.happens(35) ? elementCondition(depth: depth) : nil) ?? valueCondition(depth: depth)
  }

  private mutating func comparison() -> String { random.one(of: ["=", "<>", "<", "<=", ">", ">="]) }

  private mutating func valueCondition(depth: Int) -> String {
    let inner = max(0, depth - 1)
    switch random.below(24) {
    case 18...20: return "\(number(depth: inner)) \(random.one(of: [">= 0", "< 3", "<> 7", "IS NOT NULL"]))"
    case 21: return "coalesce(\(number(depth: inner)) > 1, true)"
    case 22: return "\(text(depth: inner)) >= 'a'"
    case 0...3: return "\(number(depth: inner)) \(comparison()) \(number(depth: inner))"
    case 4...5: return "\(text(depth: inner)) \(comparison()) \(text(depth: inner))"
    case 6...7: return "\(anything(depth: inner)) \(comparison()) \(anything(depth: inner))"
    case 8: return "\(anything(depth: 0)) IN [\(anything(depth: 0)), \(anything(depth: 0))]"
    case 9: return "\(number(depth: 0)) IN \(list(of: .number, depth: inner))"
    case 10: return "\(anything(depth: inner)) IS \(random.happens(50) ? "NOT " : "")NULL"
    case 11:
      let test = random.one(of: ["STARTS WITH", "ENDS WITH", "CONTAINS"])
      return "\(anything(depth: 0)) \(test) \(random.one(of: ["'a'", "'b'", "''", text(depth: 0)]))"
    case 12:
      return "\(text(depth: 0)) =~ \(random.one(of: ["'a.*'", "'.*b'", "'[ab]+'", "'(?i)AB'", "''", "'a'"]))"
    case 13...14: return quantified(depth: inner)
    case 15: return "\(number(depth: 0)) < \(number(depth: 0)) <= \(number(depth: 0))"
    case 16:
      if let boolean = known(.boolean) { return boolean }
      if let node = known(.node) { return node + ".b" }
      return random.one(of: ["true", "false", "null"])
    default: return "\(number(depth: inner)) \(comparison()) \(random.below(3))"
    }
  }

  private mutating func quantified(depth: Int) -> String {
    let (list, sort) = listWithElements(depth: depth)
    let outer = scope
    defer { scope = outer }
    let each = fresh(sort)
    let test =
      switch sort {
      case .number: "\(each) \(comparison()) \(number(depth: 0))"
      case .text: "\(each) \(comparison()) \(text(depth: 0))"
      case .node, .edge: "\(each).k \(comparison()) \(number(depth: 0))"
      default: "\(each) = \(anything(depth: 0))"
      }
    return "\(random.one(of: ["all", "any", "none", "single"]))(\(each) IN \(list) WHERE \(test))"
  }

  /// A condition on nodes and edges, if there are any.
  private mutating func elementCondition(depth: Int) -> String? {
    switch random.below(12) {
    case 0...1:
      guard let node = known(.node) else { return nil }
      let names = ["= 'p'", "IN ['p', 'r', 'p']", "= 'zz'", "<> 'q'"]
      return "\(node).name \(random.one(of: names))"
    case 2...3:
      return known(.node).map { "\($0):\(random.one(of: ["a", "b", "c", "a:b"]))" }
    case 4:
      guard let one = known(.node), let other = known(.node) else { return nil }
      return "\(one) \(random.one(of: ["=", "<>"])) \(other)"
    case 5: return "EXISTS { \(subquery()) }"
    case 6: return "COUNT { \(subquery()) } \(comparison()) \(random.below(3))"
    case 7...8:
      var own: [Sort: [String]] = [:]
      return anchoredPath(&own, namesMore: false).map {
        random.happens(50) ? "exists(\($0))" : "EXISTS { \($0) }"
      }
    case 9: return known(.node).map { "'\(random.one(of: RandomGraph.labels))' IN labels(\($0))" }
    case 10: return known(.node).map { "'k' IN keys(\($0))" }
    default:
      guard let edge = known(.edge) else { return nil }
      guard let node = known(.node), random.happens(50) else { return "type(\(edge)) = 'x'" }
      return "\(random.one(of: ["startNode", "endNode"]))(\(edge)) = \(node)"
    }
  }
}

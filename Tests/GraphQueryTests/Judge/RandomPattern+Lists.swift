/// Lists, with what is in them.
extension RandomPattern {
  /// A list, and what sort its elements are.
  mutating func listWithElements(depth: Int) -> (text: String, sort: Sort) {
    switch random.below(16) {
    case 0: if let path = known(.path) { return ("nodes(\(path))", .node) }
    case 1: if let path = known(.path) { return ("relationships(\(path))", .edge) }
    case 2...3: if let chain = known(.chain) { return (chain, .edge) }
    case 4: if let nodes = known(.nodes) { return (nodes, .node) }
    case 5...7: return (list(of: .text, depth: depth), .text)
    case 8 where depth > 0: return (patternComprehension() ?? list(of: .number, depth: depth), .number)
    case 11 where depth > 0 && random.happens(40):
      let sort: Sort = random.happens(50) ? .number : .text
      return (
        "COLLECT { \(subqueryBranch(returning: sort)) ORDER BY k\(random.happens(30) ? " LIMIT 2" : "") }",
        sort
      )
    case 10: if let node = known(.node) { return (node + ".l", .anything) }
    case 9:
      let elements = (0..<random.below(4)).map { _ in anything(depth: 0) }
      return ("[\(elements.joined(separator: ", "))]", .anything)
    default: break
    }
    return (list(of: .number, depth: depth), .number)
  }

  /// A list of numbers or of texts.
  mutating func list(of sort: Sort, depth: Int) -> String {
    if depth > 0, random.happens(55) { return compoundList(of: sort, depth: depth - 1) }
    let isNumber = sort == .number
    switch random.below(8) {
    case 0: if isNumber { return "range(\(random.below(3)), \(random.below(5)))" }
    case 1...2: if let list = known(isNumber ? .numbers : .texts) { return list }
    case 3: if !isNumber { return "split(\(text(depth: 0)), 'a')" }
    case 4: return "[]"
    default: break
    }
    let elements = (0...random.below(3)).map { _ in isNumber ? number(depth: 0) : text(depth: 0) }
    return "[\(elements.joined(separator: ", "))]"
  }

  private mutating func compoundList(of sort: Sort, depth: Int) -> String {
    let list = list(of: sort, depth: depth)
    switch random.below(8) {
    case 0: return "\(list) + \(self.list(of: sort, depth: 0))"
    case 1: return "\(random.one(of: ["tail", "reverse"]))(\(list))"
    case 2:
      let bounds = ["1..", "..2", "-2..", "0..-1", "1..3", "..-1"]
      return "(\(list))[\(random.one(of: bounds))]"
    case 3: return "coalesce(\(list), [])"
    case 4 where sort == .number:
      let (inner, element) = listWithElements(depth: depth)
      return comprehension(over: inner, element, depth: depth)
    default: return comprehension(over: list, sort, depth: depth)
    }
  }

  /// A comprehension whose results are of the elements' sort, or numbers.
  private mutating func comprehension(over list: String, _ sort: Sort, depth: Int) -> String {
    let outer = scope
    defer { scope = outer }
    let each = fresh(sort)
    let condition = random.happens(50) ? " WHERE \(condition(depth: depth))" : ""
    switch sort {
    case .number:
      let result = random.happens(70) ? " | \(random.happens(50) ? "\(each) * 2" : number(depth: depth))" : ""
      return "[\(each) IN \(list)\(condition)\(result)]"
    case .text:
      let result = random.happens(50) ? " | \(each) + 'z'" : ""
      return "[\(each) IN \(list)\(condition)\(result)]"
    case .node, .edge: return "[\(each) IN \(list)\(condition) | \(each).k]"
    default: return "[\(each) IN \(list)\(condition) | CASE WHEN \(each) = 1 THEN 1 ELSE 0 END]"
    }
  }

  /// What a pattern finds around a node that is known.
  private mutating func patternComprehension() -> String? {
    let outer = scope
    defer { scope = outer }
    var own: [Sort: [String]] = [:]
    guard let path = anchoredPath(&own, namesMore: true) else { return nil }
    for (sort, names) in own { scope[sort, default: []] += names }
    let condition = random.happens(35) ? " WHERE \(condition(depth: 0))" : ""
    if random.happens(20) { return "[\(fresh(.path)) = \(path)\(condition) | length(p\(count))]" }
    return "[\(path)\(condition) | \(number(depth: 0))]"
  }
}

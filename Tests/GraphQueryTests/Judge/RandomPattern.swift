/// Random patterns, as text, over the vocabulary of `RandomGraph`.
struct RandomPattern {
  var random: SeededGenerator
  /// Variables in scope.
  var nodes: [String] = []
  var edges: [String] = []
  var numbers: [String] = []
  private var count = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A query.
  static func text(seed: UInt64) -> String {
    var pattern = RandomPattern(seed: seed)
    return pattern.query()
  }

  private mutating func query() -> String {
    guard random.happens(8) else { return branch { $0.returning() } }
    // Both parts of a union return a column of the same name and type.
    let union = random.happens(50) ? " UNION " : " UNION ALL "
    return (0..<(2 + random.below(2))).map { _ in
      nodes = []
      edges = []
      numbers = []
      return branch { "RETURN \($0.number()) AS result" }
    }.joined(separator: union)
  }

  private mutating func branch(_ end: (inout RandomPattern) -> String) -> String {
    var clauses = [match(edges: 3)]
    if random.happens(25) { clauses.append(match(edges: 2)) }
    if random.happens(25) {
      clauses.append(with())
      if random.happens(50) { clauses.append(match(edges: 2)) }
    }
    clauses.append(end(&self))
    return clauses.joined(separator: " ")
  }

  // MARK: MATCH

  private mutating func match(edges limit: Int) -> String {
    var left = 1 + random.below(limit)
    var own: [String] = []
    var paths: [String] = []
    repeat {
      let length = random.below(left + 1)
      left -= max(1, length)
      paths.append(path(length, &own))
    } while left > 0 && random.happens(60)
    edges += own
    let condition = random.happens(45) ? " WHERE " + self.condition(depth: 2) : ""
    return "MATCH \(paths.joined(separator: ", "))\(condition)"
  }

  private mutating func path(_ length: Int, _ own: inout [String]) -> String {
    var text = node()
    for _ in 0..<length { text += edge(&own) + node() }
    return text
  }

  private mutating func fresh(_ stem: String) -> String {
    count += 1
    return "\(stem)\(count)"
  }

  private mutating func node() -> String {
    var variable = ""
    if !nodes.isEmpty, random.happens(35) {
      variable = random.one(of: nodes)
    } else if random.happens(75) {
      variable = fresh("n")
      nodes.append(variable)
    }
    let label =
      random.happens(30) ? ":" + random.one(of: ["a", "b", "c", "a|b", "!a", "b|c", "%", "a&!b"]) : ""
    let map = random.happens(18) ? " {" + property(isNode: true) + "}" : ""
    return "(\(variable)\(label)\(map))"
  }

  private mutating func edge(_ own: inout [String]) -> String {
    let label =
      random.happens(70) ? ":" + random.one(of: ["x", "y", "x|y", "z|limited", "limited", "!x", "x"]) : ""
    var content = label
    if random.happens(22) {
      content += random.one(of: ["*", "*0..", "*1..2", "*0..1", "*2", "*2..3", "*..2", "*0..2", "*2.."])
    } else {
      if random.happens(35) {
        let variable = fresh("e")
        own.append(variable)
        content = variable + content
      }
      if random.happens(10) { content += " {" + property(isNode: false) + "}" }
    }
    let middle = "-[\(content)]-"
    return random.one(of: [middle + ">", middle + ">", "<" + middle, middle])
  }

  private mutating func property(isNode: Bool) -> String {
    if isNode, random.happens(60) { return "name: '\(random.one(of: RandomGraph.names))'" }
    return random.one(of: ["k: \(random.below(3))", "k: 1.0", "s: 'ab'", "m: 1", "m: 'a'", "s: ''"])
  }

  // MARK: WITH and RETURN

  private mutating func with() -> String {
    let kept = nodes.filter { _ in random.happens(60) }
    let keptEdges = edges.filter { _ in random.happens(40) }
    var items = kept + keptEdges
    var made: [String] = []
    for _ in 0..<random.below(3) {
      let name = fresh("v")
      items.append("\(random.happens(50) ? number() : aggregate(isNumber: true)) AS \(name)")
      made.append(name)
    }
    if kept.count == 1, items.count == 1, random.happens(60) {
      nodes = kept
      edges = []
      numbers = []
      let direction = random.happens(50) ? " DESC" : ""
      return
        "WITH DISTINCT \(kept[0]) ORDER BY id(\(kept[0]))\(direction) SKIP \(random.below(2)) LIMIT \(1 + random.below(3))"
    }
    if items.isEmpty {
      items = ["count(*) AS v"]
      made = ["v"]
    }
    nodes = kept
    edges = keptEdges
    numbers = made
    let condition = random.happens(40) ? " WHERE " + self.condition(depth: 1) : ""
    return "WITH \(random.happens(30) ? "DISTINCT " : "")\(items.joined(separator: ", "))\(condition)"
  }

  private mutating func returning() -> String {
    var items: [(expression: String, isSortable: Bool)] = []
    for _ in 0...random.below(3) {
      switch random.below(10) {
      case 0...2 where !nodes.isEmpty: items.append((random.one(of: nodes), false))
      case 3 where !edges.isEmpty: items.append((random.one(of: edges), false))
      case 4...5: items.append((number(), true))
      case 6...7: items.append((aggregate(), false))
      case 8: items.append((text(), true))
      default: items.append((condition(depth: 1), false))
      }
    }
    let columns = items.enumerated().map { "\($0.element.expression) AS r\($0.offset)" }
    var text = "RETURN \(random.happens(35) ? "DISTINCT " : "")\(columns.joined(separator: ", "))"
    let sortable = items.indices.filter { items[$0].isSortable }
    if !sortable.isEmpty, random.happens(40) {
      let keys = sortable.filter { _ in random.happens(80) }.map {
        "r\($0)" + (random.happens(40) ? " DESC" : "")
      }
      if !keys.isEmpty { text += " ORDER BY " + keys.joined(separator: ", ") }
    }
    if random.happens(10) { text += " SKIP \(random.below(3))" }
    if random.happens(15) { text += " LIMIT \(random.below(5))" }
    return text
  }

  // MARK: Expressions

  private mutating func aggregate(isNumber: Bool = false) -> String {
    let distinct = random.happens(40) ? "DISTINCT " : ""
    switch random.below(7) {
    case 0: return "count(*)"
    case 1 where !nodes.isEmpty: return "count(\(distinct)\(random.one(of: nodes)))"
    case 2: return "count(\(distinct)\(number()))"
    case 3: return "\(random.one(of: ["min", "max"]))(\(number()))"
    case 4: return "sum(\(distinct)\(number()))"
    case 5 where !isNumber: return "collect(\(distinct)\(random.happens(50) ? number() : text()))"
    default: return "count(\(distinct)\(text()))"
    }
  }

  /// An expression whose value is a number or null.
  fileprivate mutating func number() -> String {
    switch random.below(10) {
    case 0...4 where !nodes.isEmpty: return random.one(of: nodes) + ".k"
    case 5 where !edges.isEmpty: return random.one(of: edges) + ".k"
    case 6 where !nodes.isEmpty: return "id(\(random.one(of: nodes)))"
    case 7 where !numbers.isEmpty: return random.one(of: numbers)
    case 8 where !nodes.isEmpty: return "size(\(text()))"
    case 9 where !nodes.isEmpty: return "(\(random.one(of: nodes)).k + \(random.below(3)))"
    default: return random.one(of: ["0", "1", "2", "1.5", "2.0"])
    }
  }

  /// An expression whose value is a text or null.
  private mutating func text() -> String {
    switch random.below(6) {
    case 0...2 where !nodes.isEmpty: return random.one(of: nodes) + random.one(of: [".s", ".name", ".since"])
    case 3 where !edges.isEmpty: return random.one(of: edges) + random.one(of: [".s", ".since"])
    case 4 where !edges.isEmpty: return "type(\(random.one(of: edges)))"
    default: return random.one(of: ["'a'", "'ab'", "''", "'x'", "'2012'"])
    }
  }

  /// An expression of any type.
  private mutating func anything() -> String {
    switch random.below(8) {
    case 0...1: return number()
    case 2...3: return text()
    case 4 where !edges.isEmpty: return random.one(of: edges) + ".m"
    case 5: return "null"
    default: return nodes.isEmpty ? number() : random.one(of: nodes) + ".m"
    }
  }

  private mutating func condition(depth: Int) -> String {
    if depth > 0, random.happens(45) {
      switch random.below(5) {
      case 0: return "NOT (\(condition(depth: depth - 1)))"
      case 1: return "(\(condition(depth: depth - 1)) XOR \(condition(depth: depth - 1)))"
      case 2: return "(\(condition(depth: depth - 1)) OR \(condition(depth: depth - 1)))"
      default: return "(\(condition(depth: depth - 1)) AND \(condition(depth: depth - 1)))"
      }
    }
    let comparison = random.one(of: ["=", "<>", "<", "<=", ">", ">="])
    switch random.below(13) {
    case 0...1: return "\(number()) \(comparison) \(number())"
    case 2: return "\(text()) \(comparison) \(text())"
    case 3...4: return "\(anything()) \(comparison) \(anything())"
    case 5: return "\(anything()) IN [\(anything()), \(anything())]"
    case 6: return "\(anything()) IS \(random.happens(50) ? "NOT " : "")NULL"
    case 7:
      return
        "\(anything()) \(random.one(of: ["STARTS WITH", "ENDS WITH", "CONTAINS"])) \(random.one(of: ["'a'", "'b'", "''", text()]))"
    case 8 where !nodes.isEmpty:
      return
        "\(random.one(of: nodes)).name \(random.one(of: ["= 'p'", "IN ['p', 'r', 'p']", "= 'zz'", "<> 'q'"]))"
    case 9 where !nodes.isEmpty: return "\(random.one(of: nodes)):\(random.one(of: ["a", "b", "c"]))"
    case 10 where nodes.count > 1:
      return "\(random.one(of: nodes)) \(random.one(of: ["=", "<>"])) \(random.one(of: nodes))"
    case 11: return "EXISTS { \(subquery()) }"
    case 12:
      let distinct =
        random.happens(50) && !nodes.isEmpty ? " RETURN DISTINCT \(random.one(of: nodes)).k AS k" : ""
      return "COUNT { \(subquery())\(distinct) } \(comparison) \(random.below(3))"
    default: return "\(number()) \(comparison) \(random.below(3))"
    }
  }

  /// The clauses of a subquery; what they name is not known outside.
  private mutating func subquery() -> String {
    let outer = (nodes, edges, numbers)
    defer { (nodes, edges, numbers) = outer }
    var own: [String] = []
    let path = path(random.below(3), &own)
    edges += own
    let other = random.happens(20) ? ", " + self.path(1, &own) : ""
    let comparison =
      random.happens(40) ? " WHERE \(number()) \(random.one(of: ["=", "<", ">"])) \(number())" : ""
    return "MATCH \(path)\(other)\(comparison)"
  }
}

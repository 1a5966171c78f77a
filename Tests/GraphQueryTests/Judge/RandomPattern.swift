/// Random patterns, as text, over the vocabulary of `RandomGraph`.
struct RandomPattern {
  var random: SeededGenerator
  /// Variables in scope.
  var nodes: [String] = []
  var edges: [String] = []
  var numbers: [String] = []
  var paths: [String] = []
  /// Chains of edges by name.
  var chains: [String] = []
  /// Lists of numbers and texts.
  var lists: [String] = []
  /// Elements of such lists.
  var elements: [String] = []
  /// How many lists an expression stands inside of.
  private var nesting = 0
  /// Chains named in the MATCH at hand, which conditions inside its patterns cannot use yet.
  private var ownChains: [String] = []
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
      forget()
      return branch { "RETURN \($0.number()) AS result" }
    }.joined(separator: union)
  }

  private mutating func branch(_ end: (inout RandomPattern) -> String) -> String {
    var clauses = [match(edges: 3)]
    if random.happens(25) { clauses.append(match(edges: 2)) }
    if random.happens(30) { clauses.append("OPTIONAL " + match(edges: 2)) }
    if random.happens(15) { clauses.append(unwind()) }
    if random.happens(25) {
      clauses.append(with())
      if random.happens(50) { clauses.append(match(edges: 2)) }
      if random.happens(20) { clauses.append("OPTIONAL " + match(edges: 1)) }
      if random.happens(15) { clauses.append(unwind()) }
    }
    clauses.append(end(&self))
    return clauses.joined(separator: " ")
  }

  private mutating func forget() {
    (nodes, edges, numbers, paths, chains, lists, elements) = ([], [], [], [], [], [], [])
  }

  private mutating func unwind() -> String {
    let list = list()
    let name = fresh("u")
    elements.append(name)
    return "UNWIND \(list) AS \(name)"
  }

  // MARK: MATCH

  private mutating func match(edges limit: Int) -> String {
    var left = 1 + random.below(limit)
    var own: [String] = []
    var paths: [String] = []
    var named: [String] = []
    repeat {
      let length = random.below(left + 1)
      left -= max(1, length)
      let name = random.happens(15) ? fresh("p") : ""
      paths.append((name.isEmpty ? "" : name + " = ") + path(length, &own))
      if !name.isEmpty { named.append(name) }
    } while left > 0 && random.happens(60)
    edges += own
    self.paths += named
    chains += ownChains
    ownChains = []
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
      if random.happens(30) {
        let name = fresh("c")
        ownChains.append(name)
        content = name + content
      }
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
    if random.happens(10) {
      let condition = random.happens(60) ? " WHERE " + self.condition(depth: 1) : ""
      return "WITH *\(condition)"
    }
    let outer = (paths, chains, lists, elements)
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
      forget()
      nodes = kept
      let direction = random.happens(50) ? " DESC" : ""
      return
        "WITH DISTINCT \(kept[0]) ORDER BY id(\(kept[0]))\(direction) SKIP \(random.below(2)) LIMIT \(1 + random.below(3))"
    }
    let keptPaths = outer.0.filter { _ in random.happens(50) }
    let keptChains = outer.1.filter { _ in random.happens(50) }
    let keptElements = outer.3.filter { _ in random.happens(50) }
    items += keptPaths + keptChains + keptElements
    var madeLists: [String] = []
    if random.happens(15) {
      let name = fresh("l")
      items.append("\(list()) AS \(name)")
      madeLists.append(name)
    }
    if items.isEmpty {
      items = ["count(*) AS v"]
      made = ["v"]
    }
    forget()
    nodes = kept
    edges = keptEdges
    numbers = made
    (paths, chains, lists, elements) = (keptPaths, keptChains, madeLists, keptElements)
    let condition = random.happens(40) ? " WHERE " + self.condition(depth: 1) : ""
    return "WITH \(random.happens(30) ? "DISTINCT " : "")\(items.joined(separator: ", "))\(condition)"
  }

  private mutating func returning() -> String {
    var items: [(expression: String, isSortable: Bool)] = []
    var collects = false
    for _ in 0...random.below(3) {
      switch random.below(14) {
      case 10: items.append((list(), true))
      case 11 where !paths.isEmpty: items.append((random.one(of: paths), false))
      case 12 where !chains.isEmpty: items.append((random.one(of: chains), false))
      case 13: items.append((anything(), true))
      case 0...2 where !nodes.isEmpty: items.append((random.one(of: nodes), false))
      case 3 where !edges.isEmpty: items.append((random.one(of: edges), false))
      case 4...5: items.append((number(), true))
      case 6...7:
        let aggregate = aggregate()
        // The order of what is collected is open, so that it cannot tell rows apart.
        collects = collects || aggregate.hasPrefix("collect")
        items.append((aggregate, false))
      case 8: items.append((text(), true))
      default: items.append((condition(depth: 1), false))
      }
    }
    let columns = items.enumerated().map { "\($0.element.expression) AS r\($0.offset)" }
    var text =
      "RETURN \(random.happens(35) && !collects ? "DISTINCT " : "")\(columns.joined(separator: ", "))"
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
    switch random.below(14) {
    case 10 where !paths.isEmpty: return "length(\(random.one(of: paths)))"
    case 11 where !chains.isEmpty: return "size(\(random.one(of: chains)))"
    case 12 where nesting < 2: return "size(\(list()))"
    case 13: return "CASE WHEN \(simpleCondition()) THEN \(simpleNumber()) ELSE \(simpleNumber()) END"
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
    switch random.below(9) {
    case 6 where !paths.isEmpty: return "reduce(t = '', x IN nodes(\(random.one(of: paths))) | t + x.name)"
    case 7 where !chains.isEmpty: return "reduce(t = '', x IN \(random.one(of: chains)) | t + type(x))"
    case 8 where !nodes.isEmpty: return "coalesce(\(random.one(of: nodes)).s, '?')"
    case 0...2 where !nodes.isEmpty: return random.one(of: nodes) + random.one(of: [".s", ".name", ".since"])
    case 3 where !edges.isEmpty: return random.one(of: edges) + random.one(of: [".s", ".since"])
    case 4 where !edges.isEmpty: return "type(\(random.one(of: edges)))"
    default: return random.one(of: ["'a'", "'ab'", "''", "'x'", "'2012'"])
    }
  }

  private mutating func simpleNumber() -> String {
    nodes.isEmpty ? "\(random.below(3))" : random.one(of: [random.one(of: nodes) + ".k", "1", "null"])
  }

  private mutating func simpleCondition() -> String {
    nodes.isEmpty ? "true" : "\(random.one(of: nodes)).k > \(random.below(3))"
  }

  /// An expression whose value is a list or null.
  private mutating func list() -> String {
    nesting += 1
    defer { nesting -= 1 }
    switch random.below(9) {
    case 0 where !lists.isEmpty: return random.one(of: lists)
    case 1 where !paths.isEmpty:
      return "[x IN \(random.one(of: ["nodes", "relationships"]))(\(random.one(of: paths))) | x.k]"
    case 2 where !chains.isEmpty: return "[x IN \(random.one(of: chains)) WHERE x.k IS NOT NULL | x.s]"
    case 3 where nesting < 3:
      return "[x IN \(list()) WHERE x \(random.one(of: ["=", "<>", "<", ">"])) \(simpleNumber())]"
    case 4 where nesting < 3: return "(\(list()) + \(list()))"
    case 5 where nesting < 3: return "\(list())[\(random.below(3) - 1)..\(random.below(3))]"
    case 6 where !nodes.isEmpty && nesting < 2:
      return "[(\(random.one(of: nodes)))-[:\(random.one(of: ["x", "y", "!x"]))]-(other) | other.k][0..0]"
    default: return "[\(anything()), \(random.one(of: ["1", "null", "'a'", "2.0"])), \(simpleNumber())]"
    }
  }

  /// An expression of any type.
  private mutating func anything() -> String {
    switch random.below(12) {
    case 8...9 where !elements.isEmpty: return random.one(of: elements)
    case 10 where nesting < 2: return "\(list())[\(random.below(3) - 1)]"
    case 11 where nesting < 2: return list()
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
    switch random.below(16) {
    case 13:
      let quantifier = random.one(of: ["all", "any", "none", "single"])
      return "\(quantifier)(x IN \(list()) WHERE x \(comparison) \(simpleNumber()))"
    case 14: return "\(list()) \(comparison) \(list())"
    case 15: return "\(anything()) IN \(list())"
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
    let outer = (nodes, edges, numbers, ownChains)
    defer { (nodes, edges, numbers, ownChains) = outer }
    var own: [String] = []
    let path = path(random.below(3), &own)
    edges += own
    let other = random.happens(20) ? ", " + self.path(1, &own) : ""
    let comparison =
      random.happens(40) ? " WHERE \(number()) \(random.one(of: ["=", "<", ">"])) \(number())" : ""
    return "MATCH \(path)\(other)\(comparison)"
  }
}

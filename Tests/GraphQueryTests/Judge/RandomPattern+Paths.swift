/// MATCH: paths, nodes and edges.
extension RandomPattern {
  mutating func match(edges limit: Int) -> String {
    scopeBefore = scope
    witness.edges = []
    var left = 1 + random.below(limit)
    var own: [Sort: [String]] = [:]
    var paths: [String] = []
    repeat {
      let length = min(random.below(left + 1), random.below(left + 1) + 1)
      left -= max(1, length)
      paths.append(path(length, &own))
    } while left > 0 && random.happens(50)
    // Edges, chains and paths are known behind the patterns.
    for (sort, names) in own { scope[sort, default: []] += names }
    guard random.happens(32) else { return "MATCH \(paths.joined(separator: ", "))" }
    var condition = self.condition(depth: 2)
    var unnamed: [Sort: [String]] = [:]
    if random.happens(12), let path = anchoredPath(&unnamed, namesMore: false) {
      condition += random.one(of: [" AND ", " OR ", " AND NOT "]) + path
    }
    return "MATCH \(paths.joined(separator: ", ")) WHERE \(condition)"
  }

  /// A path with so many edges.
  mutating func path(_ length: Int, _ own: inout [Sort: [String]]) -> String {
    var text = ""
    goToStart()
    if random.happens(12) { text = name(.path, &own) + " = " }
    if random.happens(3) {
      let arrow = random.one(of: ["->", "-"])
      return text
        + "WALK \(node())-[\(random.one(of: ["", ":x"]))]\(arrow){\(random.below(2)),2}(\(fresh(.node)))"
    }
    if length > 0, random.happens(5) { text += random.one(of: ["ACYCLIC ", "SIMPLE ", "TRAIL "]) }
    text += node()
    for place in 0..<length {
      if place == 0, random.happens(3) {
        // A part of the path with a name of its own.
        text += "(\(name(.path, &own)) = \(node())\(edge(&own))\(node()))"
        continue
      }
      text += (random.happens(6) ? repeated(&own) : edge(&own)) + node()
    }
    return text
  }

  /// A repeated path, which sees nothing else of its MATCH.
  private mutating func repeated(_ own: inout [Sort: [String]]) -> String {
    let outside = scope
    scope = scopeBefore
    var inside: [Sort: [String]] = [:]
    let isQuestioned = random.happens(12)
    var text = "(" + (random.happens(10) ? name(.path, &inside) + " = " : "")
    if random.happens(5) { text += "ACYCLIC " }
    text += newNode()
    for _ in 0...(random.happens(25) ? 1 : 0) {
      let steps = [step()].compactMap(\.self)
      let isChain = random.happens(12)
      let name = random.happens(50) ? self.name(isChain ? .chain : .edge, &inside) : ""
      let label =
        (random.happens(50) ? relationLabel(steps) : "") + (isChain ? random.one(of: ["*..2", "*1..2"]) : "")
      let map = random.happens(6) ? " {k: \(number(depth: 0))}" : ""
      text += arrow("\(name)\(label)\(map)", steps) + newNode()
    }
    for (sort, names) in inside { scope[sort, default: []] += names }
    if random.happens(35) { text += " WHERE " + condition(depth: 1) }
    let before = scopeBefore
    let nodes = (scope[.node] ?? []).filter { !(before[.node] ?? []).contains($0) }
    scope = outside
    if isQuestioned {
      for name in nodes + inside.values.flatMap(\.self) { own[.anything, default: []].append(name) }
      return text + ")?"
    }
    own[.nodes, default: []] += nodes
    own[.chain, default: []] += inside[.edge] ?? []
    own[.anything, default: []] += (inside[.path] ?? []) + (inside[.chain] ?? [])
    return text + ")"
      + random.one(of: ["{1,2}", random.happens(30) ? "{2}" : "+", "{,2}", "+", "*", "{0,1}", "{1,3}"])
  }

  private mutating func newNode() -> String {
    let label = random.happens(15) ? nodeLabel() : ""
    let map = random.happens(5) ? " {" + property(isNode: true) + "}" : ""
    return "(\(random.happens(70) ? fresh(.node) : "")\(label)\(map))"
  }

  /// A new name that stays out of scope while the pattern is being made.
  private mutating func name(_ sort: Sort, _ own: inout [Sort: [String]]) -> String {
    let name = fresh(sort)
    scope[sort]?.removeLast()
    own[sort, default: []].append(name)
    return name
  }

  mutating func node() -> String {
    let map = random.happens(12) ? " {" + property(isNode: true) + "}" : ""
    let variable = nodeVariable()
    let label = random.happens(25) ? nodeLabel() : ""
    let condition = !variable.isEmpty && random.happens(3) ? " WHERE \(variable).k > 0" : ""
    return "(\(variable)\(label)\(map)\(condition))"
  }

  /// Lengths of chains, by the number of edges that are there.
  private static let lengths = [
    ["*0..", "*0..1", "*0..2", "*0"], ["*", "*0..", "*1..2", "*0..1", "*..2", "*0..2"],
    ["*", "*2", "*2..3", "*..2", "*0..2", "*2.."],
  ]
  private static let quantifiers = [["{,2}", "*"], ["{1,2}", "+", "*"], ["{1,2}", "{2}", "+"]]

  mutating func edge(_ own: inout [Sort: [String]]) -> String {
    guard random.happens(22) else { return singleEdge(&own) }
    let start = witness.node
    var steps: [Step] = []
    for _ in 0..<random.below(3) {
      if let step = step() { steps.append(step) }
    }
    if steps.isEmpty { witness.node = start }
    let chain = random.happens(35) ? name(.chain, &own) : nil
    var content = (chain ?? "") + (random.happens(45) ? relationLabel(steps) : "")
    var quantifier = ""
    if random.happens(15) {
      quantifier = random.one(of: RandomPattern.quantifiers[steps.count])
    } else {
      content += random.one(of: RandomPattern.lengths[steps.count])
    }
    if random.happens(10) {
      content += random.one(of: [
        " {k: 1}", " {k: $one}", " {s: 'ab'}", " {b: true}", " {k: \(number(depth: 0))}",
      ])
    } else if random.happens(6) {
      content +=
        " WHERE " + (chain.map { "\($0).k " + random.one(of: ["<", ">=", "="]) + " " } ?? "1 <= ")
        + number(depth: 0)
    }
    return arrow(content, steps) + quantifier
  }

  private mutating func singleEdge(_ own: inout [Sort: [String]]) -> String {
    let steps = [step()].compactMap(\.self)
    var content = random.happens(45) ? relationLabel(steps) : ""
    if random.happens(4), let known = known(.edge) {
      content = known + content
    } else if random.happens(35) {
      content = name(.edge, &own) + content
    }
    if random.happens(8) { content += " {" + property(isNode: false, steps.first) + "}" }
    return arrow(content, steps)
  }

  private mutating func property(isNode: Bool, _ step: Step? = nil) -> String {
    let there =
      isNode ? witness.node.map { graph.nodes[$0].properties } : step.map { graph.edges[$0.edge].properties }
    if random.happens(85), let property = property(of: there) { return property }
    if isNode, random.happens(50) { return "name: '\(random.one(of: RandomGraph.names))'" }
    if random.happens(15) { return "k: " + number(depth: 0) }
    return random.one(of: [
      "k: \(random.below(3))", "k: 1.0", "s: 'ab'", "m: 1", "m: 'a'", "s: ''", "b: true", "m: null",
      "`a b`: 1",
      "m: [1]", "k: $one",
    ])
  }

  /// Shortest paths between nodes that are two.
  mutating func shortest() -> String {
    let (one, other) = (fresh(.node), fresh(.node))
    let map = random.happens(50) ? " {name: 'p'}" : ""
    let ends = "MATCH (\(one)\(map)), (\(other)) WHERE id(\(one)) <> id(\(other))"
    scopeBefore = scope
    let name = fresh(.path)
    let label = random.happens(50) ? ":" + random.one(of: ["x", "x|y", "y|z"]) : ""
    let length = random.one(of: ["*", "*", "*..2", "*1..3", "*0..", "*2..", "*2..3"])
    let middle = "-[\(label)\(length)]-"
    let arrow = random.one(of: [middle + ">", middle, "<" + middle])
    var own: [Sort: [String]] = [:]
    var inside = arrow
    if random.happens(20) {
      inside = random.happens(50) ? repeated(&own) : "-[:\(random.one(of: ["x", "x|y"]))]-()\(arrow)"
    }
    let pattern = "(\(one))\(inside)(\(other))"
    let optional = random.happens(25) ? "OPTIONAL " : ""
    let mode = random.happens(20) ? random.one(of: ["ACYCLIC ", "SIMPLE ", "TRAIL "]) : ""
    let others = random.happens(15) ? "(\(one))-[\(self.name(.edge, &own))]-(), " : ""
    for (sort, names) in own { scope[sort, default: []] += names }
    switch random.below(6) {
    case 0: return "\(ends) \(optional)MATCH \(others)\(name) = shortestPath(\(pattern))"
    case 1: return "\(ends) \(optional)MATCH \(others)\(name) = ALL SHORTEST \(pattern)"
    case 2:
      let count = random.one(of: ["1", "2", "3", "$one"])
      return "\(ends) \(optional)MATCH \(others)\(name) = SHORTEST \(count) \(mode)\(pattern)"
    case 3:
      let count = 1 + random.below(3)
      return "\(ends) \(optional)MATCH \(others)\(name) = SHORTEST \(count) \(mode)GROUPS \(pattern)"
    default: return "\(ends) \(optional)MATCH \(others)\(name) = allShortestPaths(\(pattern))"
    }
  }

  /// The clauses of a subquery; what they name is not known outside.
  mutating func subquery() -> String {
    guard random.happens(6) else { return subqueryBranch() }
    let union = random.one(of: [" UNION ", " UNION ALL "])
    return subqueryBranch(returning: .number) + union + subqueryBranch(returning: .number)
  }

  /// One of the queries of a subquery; what it returns is called `k`.
  mutating func subqueryBranch(returning sort: Sort? = nil) -> String {
    let outer = (scope, scopeBefore)
    defer { (scope, scopeBefore) = outer }
    scopeBefore = scope
    var own: [Sort: [String]] = [:]
    var text = "MATCH \(path(random.below(3), &own))"
    if random.happens(20) { text += ", " + path(1, &own) }
    for (sort, names) in own { scope[sort, default: []] += names }
    if random.happens(40) { text += " WHERE " + condition(depth: 0) }
    if random.happens(8) {
      let number = number(depth: 0)
      scope = [:]
      text += " WITH \(number) AS \(fresh(.number))"
    }
    if let sort {
      return text + " RETURN \(random.happens(20) ? "DISTINCT " : "")\(expression(sort, depth: 0)) AS k"
    }
    if random.happens(20) { text += " RETURN DISTINCT \(number(depth: 0)) AS k" }
    return text
  }

  /// A path with an edge from a node that is known, for a condition or a comprehension.
  mutating func anchoredPath(_ own: inout [Sort: [String]], namesMore: Bool) -> String? {
    guard let start = known(.node) else { return nil }
    witness.node = witness.nodes[start]
    guard namesMore else {
      let arrow = random.one(of: [
        "-->", "<--", "--", "-[:x]->", "-[:x|y]-", "<-[:y]-", "-[:x*1..2]->", "-[*]-", "-[*..2]-",
        "-[:x|y*0..]-",
      ])
      let end = random.happens(30) ? known(.node) ?? "" : ""
      return "(\(start))\(arrow)(\(end)\(random.happens(30) ? ":a" : ""))"
    }
    return "(\(start))\(edge(&own))\(node())"
  }
}

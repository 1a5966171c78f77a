/// Random patterns, as text, over the labels and properties of `RandomGraph`.
struct RandomPattern {
  /// What a variable stands for.
  enum Sort: CaseIterable {
    case node, edge, path, chain, number, text, boolean, numbers, texts, nodes, map, anything
  }

  var random: SeededGenerator
  /// The graph that is asked.
  let graph: SampleGraph
  var witness = Witness()
  /// Variables in scope, by what they stand for.
  var scope: [Sort: [String]] = [:]
  /// What was in scope before the MATCH that is being made.
  var scopeBefore: [Sort: [String]] = [:]
  /// Whether expressions may be ones that have no value, such as `1 / 0`.
  var mayFail = false
  /// How many names have been made.
  private(set) var count = 0

  init(seed: UInt64, graph: SampleGraph) {
    random = SeededGenerator(seed: seed)
    self.graph = graph
  }

  /// A query of a graph.
  static func text(seed: UInt64, graph: SampleGraph) -> String {
    var pattern = RandomPattern(seed: seed, graph: graph)
    return pattern.query()
  }

  private mutating func query() -> String {
    guard random.happens(6) else { return branch { $0.returning() } }
    let union = random.happens(50) ? " UNION " : " UNION ALL "
    let sorts: [Sort] = [random.one(of: [.number, .text, .anything]), .number]
    let columns = 1 + random.below(2)
    return (0..<(2 + random.below(2))).map { _ in
      scope = [:]
      return branch { pattern in
        let items = (0..<columns).map { "\(pattern.expression(sorts[$0], depth: 1)) AS r\($0)" }
        return "RETURN \(pattern.random.happens(20) ? "DISTINCT " : "")\(items.joined(separator: ", "))"
      }
    }.joined(separator: union)
  }

  private mutating func branch(_ end: (inout RandomPattern) -> String) -> String {
    var clauses: [String] = []
    switch random.below(20) {
    case 0...1: clauses.append(unwinding(isFirst: true))
    case 2: clauses.append(with())
    case 3: clauses.append("OPTIONAL " + match(edges: 2))
    case 4 where random.happens(50): break
    default: clauses.append(match(edges: 3))
    }
    if random.happens(16) { clauses.append(match(edges: 2)) }
    if random.happens(25) { clauses.append("OPTIONAL " + match(edges: 2)) }
    if random.happens(5) { clauses.append(shortest()) }
    if random.happens(10) { clauses.append(unwinding()) }
    if random.happens(30) {
      clauses.append(with())
      switch random.below(10) {
      case 0...2: clauses.append(match(edges: 2))
      case 3...4: clauses.append("OPTIONAL " + match(edges: 2))
      case 5: clauses.append(unwinding())
      case 6: clauses.append(with())
      default: break
      }
    }
    if !clauses.isEmpty, random.happens(4) {
      let sort: Sort = random.one(of: [.number, .text, .boolean])
      let value = expression(sort, depth: 2)
      clauses.append("LET \(fresh(sort)) = \(value)")
    }
    if !clauses.isEmpty, random.happens(4) { clauses.append("FILTER \(condition(depth: 1))") }
    clauses.append(end(&self))
    return clauses.joined(separator: " ")
  }

  // MARK: Variables

  mutating func fresh(_ sort: Sort) -> String {
    count += 1
    let name = "\(RandomPattern.stem(sort))\(count)"
    scope[sort, default: []].append(name)
    return name
  }

  private static func stem(_ sort: Sort) -> String {
    switch sort {
    case .node: "n"
    case .edge: "e"
    case .path: "p"
    case .chain: "c"
    case .number: "i"
    case .text: "t"
    case .boolean: "b"
    case .numbers, .texts, .nodes: "l"
    case .map: "m"
    case .anything: "v"
    }
  }

  /// A variable of this sort, if there is one.
  mutating func known(_ sort: Sort) -> String? {
    guard let names = scope[sort], !names.isEmpty else { return nil }
    return random.one(of: names)
  }

  func has(_ sort: Sort) -> Bool { scope[sort]?.isEmpty == false }

  // MARK: UNWIND

  private mutating func unwinding(isFirst: Bool = false) -> String {
    let (list, sort) = listWithElements(depth: 1)
    if random.happens(5) {
      let text = random.one(of: ["null", "[]", "[[1, 2], [3]]", "[1, null, 1.0]", "$list", "[$map, null]"])
      return "UNWIND \(text) AS \(fresh(.anything))"
    }
    return !isFirst && random.happens(5)
      ? "FOR \(fresh(sort)) IN \(list)" : "UNWIND \(list) AS \(fresh(sort))"
  }
}

@testable import GraphModel

/// Small random multigraphs: parallel edges, loops, missing properties, names that several nodes bear, and parts that
/// hang together with nothing else.
enum RandomGraph {
  static let labels = ["a", "b", "c"]
  static let names = ["p", "q", "r"]
  static let texts = [
    "", "a", "ab", "bab", "B", "12", "[1]", "1.5", "true", "é", "e\u{301}", "😀a", "ß", "it's", "null",
  ]
  /// Keys that want backticks.
  static let oddKeys = ["a b", "x\"y", "$.k", "ö"]

  static func make(_ random: inout SeededGenerator) -> SampleGraph {
    var graph = SampleGraph()
    let isForeign = random.happens(50)
    for _ in 0..<(2 + random.below(5)) {
      var node = SampleGraph.SampleNode(properties: properties(&random))
      if !isForeign || random.happens(60) { node.properties["name"] = .text(random.one(of: names)) }
      if isForeign, random.happens(10) { misuse(&node.properties, &random) }
      let count = isForeign ? random.one(of: [0, 1, 1, 2, 3]) : 1
      node.labels = Array(labels.shuffled(using: &random).prefix(count))
      graph.nodes.append(node)
    }
    // The relation `limited` leads from `a` to `b` only; the others from any label to any.
    for _ in 0..<(random.happens(15) ? random.below(3) : 3 + random.below(6)) {
      let (start, end) = (random.below(graph.nodes.count), random.below(graph.nodes.count))
      let mayBeLimited = graph.nodes[start].labels == ["a"] && graph.nodes[end].labels == ["b"]
      var edge = SampleGraph.SampleEdge(
        source: start,
        relation: mayBeLimited && random.happens(50) ? "limited" : random.one(of: ["x", "x", "y", "z"]),
        target: end, properties: properties(&random))
      // kgraph's own edges between the same nodes stay apart because each begins at another time.
      if !isForeign || random.happens(20) {
        edge.properties["since"] = .text("20\(10 + graph.edges.count)")
      }
      graph.edges.append(edge)
    }
    graph.hasStatistics = random.happens(50)
    return graph
  }

  /// Gives what kgraph keeps in columns values that these do not have.
  private static func misuse(_ properties: inout Properties, _ random: inout SeededGenerator) {
    switch random.below(6) {
    case 0: properties["name"] = .integer(Int64(random.below(3)))
    case 1: properties["name"] = .text("")
    case 2: properties["since"] = .text("once")
    case 3: properties["since"] = .integer(2010)
    case 4: properties["id"] = .integer(Int64(random.below(3)))
    default: properties["until"] = .list([.integer(1)])
    }
  }

  /// `k` is a number, `s` a text, `b` a boolean, `l` a list, `m` anything.
  private static func properties(_ random: inout SeededGenerator) -> Properties {
    var properties: Properties = [:]
    func number() -> PropertyValue {
      random.happens(70) ? .integer(Int64(random.below(4))) : .real(Double(random.below(8)) / 2)
    }
    func text() -> PropertyValue { .text(random.one(of: texts)) }
    func list() -> PropertyValue {
      let isText = random.happens(30)
      return .list((0..<random.below(4)).map { _ in isText ? text() : number() })
    }
    if random.happens(75) { properties["k"] = number() }
    if random.happens(75) { properties["s"] = text() }
    if random.happens(40) { properties["b"] = .boolean(random.happens(50)) }
    if random.happens(40) { properties["l"] = list() }
    if random.happens(8) { properties[random.one(of: oddKeys)] = number() }
    if random.happens(75) {
      switch random.below(8) {
      case 0...2: properties["m"] = number()
      case 3...5: properties["m"] = text()
      case 6: properties["m"] = .boolean(random.happens(50))
      default: properties["m"] = list()
      }
    }
    return properties
  }
}

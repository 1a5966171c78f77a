@testable import GraphModel

/// Small random multigraphs: parallel edges, loops, missing properties, names that several nodes bear, and parts that
/// hang together with nothing else.
enum RandomGraph {
  static let kinds = ["a", "b", "c"]
  /// The relation `limited` leads from `a` to `b` only; the others from any kind to any.
  static let relations = ["x", "y", "z", "limited"]
  static let names = ["p", "q", "r"]

  /// A graph in memory.
  static func store(_ random: inout SeededGenerator) throws -> GraphStore {
    let store = try GraphStore(path: ":memory:", access: .writing)
    let nodeCount = 2 + random.below(5)
    let edgeCount = random.below(9)
    try store.write { () throws(GraphError) in
      try store.define(VocabularyText.parse(vocabulary))
      let source = try store.source(uri: "test:judge", readAt: "2024-01-01")
      var nodes: [Node] = []
      for _ in 0..<nodeCount {
        nodes.append(
          try store.addNode(
            kind: random.one(of: kinds), name: random.one(of: names), properties: properties(&random)))
      }
      for number in 0..<edgeCount {
        let (start, end) = (random.one(of: nodes), random.one(of: nodes))
        let isLimited = start.kind == "a" && end.kind == "b" && random.happens(50)
        let relation = isLimited ? "limited" : random.one(of: ["x", "x", "y", "z"])
        // Edges between the same nodes stay apart because each begins at another time.
        try store.state(
          Statement(start.id, relation, end.id, since: "20\(10 + number)", properties: properties(&random)),
          source: source)
      }
      if random.happens(50) { try store.refreshStatistics() }
    }
    return store
  }

  /// `k` is a number, `s` a text, `m` either.
  private static func properties(_ random: inout SeededGenerator) -> Properties {
    var properties: Properties = [:]
    let number: PropertyValue =
      random.happens(70) ? .integer(Int64(random.below(4))) : .real(Double(random.below(8)) / 2)
    let text: PropertyValue = .text(random.one(of: ["", "a", "ab", "bab", "B", "12", "[1]"]))
    if random.happens(75) { properties["k"] = number }
    if random.happens(75) { properties["s"] = text }
    if random.happens(75) { properties["m"] = random.happens(50) ? number : text }
    return properties
  }

  private static let vocabulary: String = {
    let blocks =
      kinds.map { "kind \($0)" }
      + relations.map { relation in
        let pairs =
          relation == "limited"
          ? ["  link a -> b"] : kinds.flatMap { source in kinds.map { "  link \(source) -> \($0)" } }
        return (["relation \(relation)"] + pairs).joined(separator: "\n")
      }
    return blocks.joined(separator: "\n")
  }()
}

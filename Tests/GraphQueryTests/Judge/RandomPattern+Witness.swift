import GraphModel

/// A place in the graph where the pattern that is being made is to be found: labels, relations, directions and values
/// are mostly those of what stands there, so that most patterns have a match.
extension RandomPattern {
  /// What a pattern has come to.
  struct Witness {
    /// The node that the path has come to, by its place in the graph; nil where it has left the graph.
    var node: Int?
    /// The nodes that variables stand for.
    var nodes: [String: Int] = [:]
    /// The edges that the MATCH has taken.
    var edges: Set<Int> = []
  }

  /// A part of a pattern's text, and what it fits.
  private struct Choice: Sendable {
    var text: String
    var fits: @Sendable (Set<String>) -> Bool
  }

  private static let labels: [Choice] = [
    Choice(text: "a") { $0.contains("a") }, Choice(text: "b") { $0.contains("b") },
    Choice(text: "c") { $0.contains("c") }, Choice(text: "a|b") { !$0.isDisjoint(with: ["a", "b"]) },
    Choice(text: "!a") { !$0.contains("a") }, Choice(text: "b|c") { !$0.isDisjoint(with: ["b", "c"]) },
    Choice(text: "%") { !$0.isEmpty }, Choice(text: "a&!b") { $0.contains("a") && !$0.contains("b") },
    Choice(text: "a:b") { $0.isSuperset(of: ["a", "b"]) }, Choice(text: "!%") { $0.isEmpty },
    Choice(text: "A") { $0.contains("a") },
  ]

  private static let relations: [Choice] = [
    Choice(text: "x") { $0 == ["x"] }, Choice(text: "y") { $0 == ["y"] },
    Choice(text: "x|y") { $0.isSubset(of: ["x", "y"]) },
    Choice(text: "z|limited") { $0.isSubset(of: ["z", "limited"]) },
    Choice(text: "limited") { $0 == ["limited"] },
    Choice(text: "!x") { !$0.contains("x") }, Choice(text: "x|y|z") { !$0.contains("limited") },
    Choice(text: "!y") { !$0.contains("y") },
  ]

  /// How often what is there is not looked at.
  private mutating func ignoresWitness() -> Bool { random.happens(10) }

  // MARK: Nodes

  /// The label of the node that the path has come to, with its colon.
  mutating func nodeLabel() -> String {
    let own = witness.node.map { Set(graph.nodes[$0].labels) }
    return ":" + choice(of: RandomPattern.labels, fitting: own)
  }

  /// A variable for the node that the path has come to, which may be known already.
  mutating func nodeVariable() -> String {
    if random.happens(25), let known = knownNode() { return known }
    guard random.happens(75) else { return "" }
    let name = fresh(.node)
    witness.nodes[name] = witness.node
    return name
  }

  private mutating func knownNode() -> String? {
    guard let known = scope[.node], !known.isEmpty else { return nil }
    let here = known.filter { witness.nodes[$0] == witness.node }
    if ignoresWitness() { return random.one(of: known) }
    return here.isEmpty ? nil : random.one(of: here)
  }

  /// Goes to where a path begins: at a node that is known, or anywhere.
  mutating func goToStart() {
    let known = (scope[.node] ?? []).compactMap { witness.nodes[$0] }
    witness.node =
      !known.isEmpty && random.happens(50) ? random.one(of: known) : random.below(graph.nodes.count)
  }

  // MARK: Edges

  /// A step from where the path is: over which edge, and whether along it. The path is at its other end then.
  struct Step {
    var edge: Int
    var isAlong: Bool
  }

  /// Goes over an edge that has not been taken, if there is one.
  mutating func step() -> Step? {
    guard let node = witness.node, !ignoresWitness() else {
      witness.node = nil
      return nil
    }
    let edges = graph.edges.indices.filter { index in
      !witness.edges.contains(index) && [graph.edges[index].source, graph.edges[index].target].contains(node)
    }
    guard !edges.isEmpty else {
      witness.node = nil
      return nil
    }
    let edge = random.one(of: edges)
    witness.edges.insert(edge)
    let isAlong = graph.edges[edge].source == node
    witness.node = isAlong ? graph.edges[edge].target : graph.edges[edge].source
    return Step(edge: edge, isAlong: isAlong)
  }

  /// The relations that steps may be of, with a colon.
  mutating func relationLabel(_ steps: [Step]) -> String {
    ":"
      + choice(
        of: RandomPattern.relations,
        fitting: steps.isEmpty ? nil : Set(steps.map { graph.edges[$0.edge].relation }))
  }

  /// What stands between brackets as an arrow that leads where steps do.
  mutating func arrow(_ content: String, _ steps: [Step]) -> String {
    let middle = "-[\(content)]-"
    let directions = Set(steps.map(\.isAlong))
    guard directions.count < 2 else { return middle }
    guard let isAlong = directions.first else {
      return random.one(of: [middle + ">", middle + ">", "<" + middle, middle])
    }
    return random.happens(30) ? middle : isAlong ? middle + ">" : "<" + middle
  }

  // MARK: Properties

  /// `key: value`, of what is there, or of nothing.
  mutating func property(of properties: Properties?) -> String? {
    guard let properties, !ignoresWitness() else { return nil }
    let known = properties.sorted { $0.key < $1.key }.compactMap { key, value in
      RandomPattern.literal(value).map { "`\(key)`: \($0)" }
    }
    return known.isEmpty ? nil : random.one(of: known)
  }

  /// A value as it is written, if its sort of quotation is simple.
  private static func literal(_ value: PropertyValue) -> String? {
    switch value {
    case .text(let text): text.contains { "'\\".contains($0) } ? nil : "'\(text)'"
    case .integer(let integer): String(integer)
    case .real(let real): String(real)
    case .boolean(let boolean): String(boolean)
    case .list(let elements):
      elements.allSatisfy { literal($0) != nil }
        ? "[" + elements.compactMap(literal).joined(separator: ", ") + "]" : nil
    }
  }

  private mutating func choice(of choices: [Choice], fitting own: Set<String>?) -> String {
    let fitting = own.map { own in choices.filter { $0.fits(own) } } ?? choices
    return random.one(of: fitting.isEmpty || ignoresWitness() ? choices : fitting).text
  }
}

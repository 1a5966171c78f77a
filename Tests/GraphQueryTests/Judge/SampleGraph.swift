@testable import GraphModel
@testable import GraphQuery

/// A small graph as a value: it can be written down, made smaller, and made into a store.
struct SampleGraph: Equatable {
  struct SampleNode: Equatable {
    var labels: [String] = []
    var properties: Properties = [:]
  }

  struct SampleEdge: Equatable {
    var source: Int
    var relation: String
    var target: Int
    var properties: Properties = [:]
  }

  var nodes: [SampleNode] = []
  var edges: [SampleEdge] = []
  /// Whether the store counts what it has, for the planner.
  var hasStatistics = false

  /// The graph without a node and its edges.
  func withoutNode(_ index: Int) -> SampleGraph {
    var other = self
    other.nodes.remove(at: index)
    other.edges = edges.filter { $0.source != index && $0.target != index }
    for place in other.edges.indices {
      if other.edges[place].source > index { other.edges[place].source -= 1 }
      if other.edges[place].target > index { other.edges[place].target -= 1 }
    }
    return other
  }
}

// MARK: - As a store

extension SampleGraph {
  /// A store in memory that holds the graph: one with a vocabulary of its own if that can, else one from elsewhere.
  func store() throws -> GraphStore {
    let store = try GraphStore(path: ":memory:", access: .writing)
    try store.write { () throws(GraphError) in
      let source = try store.source(uri: "test:judge", readAt: "2024-01-01")
      let kinds = Set(nodes.flatMap(\.labels)).sorted()
      if isPlain { try store.define(VocabularyText.parse(vocabulary(kinds))) }
      var made: [Node] = []
      for node in nodes {
        made.append(
          isPlain
            ? try store.addNode(
              kind: node.labels.first ?? "", name: node.properties["name"]?.text ?? "",
              properties: node.properties.filter { $0.key != "name" })
            : try store.addForeignNode(labels: node.labels, properties: node.properties))
      }
      for (number, edge) in edges.enumerated() {
        // Edges between the same nodes stay apart because of their locators.
        let statement = try store.foreignStatement(
          made[edge.source].id, edge.relation, made[edge.target].id, properties: edge.properties,
          locator: String(number))
        try store.state(statement, source: source)
      }
      if hasStatistics { try store.refreshStatistics() }
    }
    return store
  }

  /// Whether kgraph could have made it by itself: every node has one kind and a name, every edge a beginning, which keeps
  /// it apart from others between the same nodes.
  private var isPlain: Bool {
    nodes.allSatisfy { $0.labels.count == 1 && $0.properties["name"] != nil }
      && edges.allSatisfy { $0.properties["since"] != nil }
  }

  private func vocabulary(_ kinds: [String]) -> String {
    let blocks =
      kinds.map { "kind \($0)" }
      + Set(edges.map(\.relation)).sorted().map { relation in
        let pairs = Set(
          edges.filter { $0.relation == relation }.map {
            "  link \(nodes[$0.source].labels[0]) -> \(nodes[$0.target].labels[0])"
          })
        return (["relation \(relation)"] + pairs.sorted()).joined(separator: "\n")
      }
    return blocks.joined(separator: "\n")
  }
}

// MARK: - As text

extension SampleGraph {
  /// The graph as CREATE would be told it: `(n1:a:b {k: 1}), (n1)-[:x]->(n1)`.
  var text: String {
    func map(_ properties: Properties) -> String {
      let entries = properties.sorted { $0.key < $1.key }.map {
        PropertyPattern($0.key, Expression(value: $0.value))
      }
      return entries.isEmpty ? "" : " " + printedMap(entries)
    }
    let nodes = self.nodes.enumerated().map { number, node in
      "(n\(number + 1)\(node.labels.map { ":\($0)" }.joined())\(map(node.properties)))"
    }
    let edges = self.edges.map { edge in
      "(n\(edge.source + 1))-[:\(edge.relation)\(map(edge.properties))]->(n\(edge.target + 1))"
    }
    return (nodes + edges).joined(separator: ", ")
  }

  /// Reads the text.
  init(_ text: String) throws {
    guard !text.isEmpty else { return }
    let query = try PatternParser.parse("MATCH \(text) RETURN 1")
    guard case .match(let paths, _, _)? = query.branches.first?.first else { return }
    var places: [String: Int] = [:]
    for path in paths {
      let ends = path.nodes.map { node in
        let name = node.variable ?? ""
        if places[name] == nil || name.isEmpty {
          places[name] = nodes.count
          nodes.append(
            SampleNode(labels: node.label?.names ?? [], properties: Properties(node.properties)))
        }
        return places[name] ?? 0
      }
      for (index, edge) in path.edges.enumerated() {
        edges.append(
          SampleEdge(
            source: ends[index], relation: edge.label?.names.first ?? "", target: ends[index + 1],
            properties: Properties(edge.properties)))
      }
    }
  }
}

extension LabelExpression {
  /// The names in it, in the order written.
  fileprivate var names: [String] {
    switch self {
    case .name(let name, _): [name]
    case .any: []
    case .or(let left, let right), .and(let left, let right): left.names + right.names
    case .not(let inner): inner.names
    }
  }
}

extension Properties {
  fileprivate init(_ entries: [PropertyPattern]) {
    self.init()
    for entry in entries { self[entry.key] = PropertyValue(literal: entry.value) }
  }
}

extension PropertyValue {
  /// The value that a literal stands for, or a list of literals.
  fileprivate init?(literal: Expression) {
    switch literal.kind {
    case .literal(.boolean(let boolean)): self = .boolean(boolean)
    case .literal(.integer(let integer)): self = .integer(integer)
    case .literal(.real(let real)): self = .real(real)
    case .literal(.text(let text)): self = .text(text)
    case .list(let elements): self = .list(elements.compactMap { PropertyValue(literal: $0) })
    default: return nil
    }
  }
}

extension Expression {
  /// The literal of a property's value.
  fileprivate init(value: PropertyValue) {
    switch value {
    case .text(let text): self.init(.literal(.text(text)))
    case .integer(let integer): self.init(.literal(.integer(integer)))
    case .real(let real): self.init(.literal(.real(real)))
    case .boolean(let boolean): self.init(.literal(.boolean(boolean)))
    case .list(let elements): self.init(.list(elements.map { Expression(value: $0) }))
    }
  }
}

@testable import GraphModel

/// A graph as two plain arrays, read from a store once.
struct JudgeGraph {
  private(set) var nodes: [Node]
  private(set) var edges: [Edge]
  private let nodesByID: [Int64: Node]
  private let edgesByID: [Int64: Edge]
  /// Whether `id` is a property like others, as in graphs from elsewhere.
  private let isForeign: Bool

  init(_ store: GraphStore) throws {
    isForeign = store.isForeign
    nodes = try store.nodes()
    edges = try store.edges()
    nodesByID = Dictionary(uniqueKeysWithValues: nodes.map { ($0.id, $0) })
    edgesByID = Dictionary(uniqueKeysWithValues: edges.map { ($0.id, $0) })
  }

  /// The same graph with its nodes and edges in other orders: backwards, and at random.
  var otherOrders: [JudgeGraph] {
    var backwards = self
    backwards.nodes.reverse()
    backwards.edges.reverse()
    return [backwards]
      + (1...8 as ClosedRange<UInt64>).map { seed in
        var random = SeededGenerator(seed: seed)
        var other = self
        other.nodes.shuffle(using: &random)
        other.edges.shuffle(using: &random)
        return other
      }
  }

  func edge(_ id: Int64) -> Edge? { edgesByID[id] }

  /// A property of a node or edge; null where there is none.
  func property(_ key: String, of value: JudgeValue) -> JudgeValue {
    if key == "id", !isForeign {
      switch value {
      case .node(let id), .edge(let id): return .integer(id)
      default: return .null
      }
    }
    return properties(of: value).first { $0.0 == key }?.1 ?? .null
  }

  /// What patterns see as the properties of a node or edge.
  func properties(of value: JudgeValue) -> [(String, JudgeValue)] {
    var entries: [(String, JudgeValue)] = []
    func add(_ key: String, _ text: String?) {
      if let text, !text.isEmpty { entries.append((key, .text(text))) }
    }
    switch value {
    case .node(let id):
      guard let node = nodesByID[id] else { return [] }
      add("name", node.name)
      add("since", node.since)
      add("until", node.until)
      entries += node.properties.map { ($0.key, JudgeValue($0.value)) }
    case .edge(let id):
      guard let edge = edgesByID[id] else { return [] }
      add("since", edge.since)
      add("until", edge.until)
      entries += edge.properties.map { ($0.key, JudgeValue($0.value)) }
    default: break
    }
    return entries
  }

  /// A node's labels, or an edge's relation.
  func labels(of value: JudgeValue) -> [String] {
    switch value {
    case .node(let id): nodesByID[id]?.labels ?? []
    case .edge(let id): edgesByID[id].map { [$0.relation] } ?? []
    default: []
    }
  }
}

extension JudgeValue {
  init(_ property: PropertyValue) {
    switch property {
    case .text(let text): self = .text(text)
    case .integer(let integer): self = .integer(integer)
    case .real(let real): self = .real(real)
    case .boolean(let boolean): self = .boolean(boolean)
    case .list(let elements): self = .list(elements.map { JudgeValue($0) })
    }
  }
}

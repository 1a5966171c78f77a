import GraphModel

/// Looks up nodes and edges by number while a query runs, each once.
final class GraphLookup {
  private let store: GraphStore
  private var nodes: [Node.ID: Node] = [:]
  private var edges: [Edge.ID: Edge] = [:]

  init(_ store: GraphStore) { self.store = store }

  /// Forgets what a former run has seen: the graph may have changed.
  func reset() {
    if !nodes.isEmpty { nodes.removeAll(keepingCapacity: true) }
    if !edges.isEmpty { edges.removeAll(keepingCapacity: true) }
  }

  /// The node of a number, or nil if there is none.
  func node(_ id: Node.ID) -> Node? {
    if let known = nodes[id] { return known }
    guard let found = try? store.node(id) else { return nil }
    if nodes.count >= GraphLookup.capacity { nodes.removeAll(keepingCapacity: true) }
    nodes[id] = found
    return found
  }

  /// The edge of a number, or nil if there is none.
  func edge(_ id: Edge.ID) -> Edge? {
    if let known = edges[id] { return known }
    guard let found = try? store.edge(id) else { return nil }
    if edges.count >= GraphLookup.capacity { edges.removeAll(keepingCapacity: true) }
    edges[id] = found
    return found
  }

  /// So many are kept that a path's nodes are found again, and so few that they take no memory to speak of.
  private static let capacity = 10_000

  // MARK: What there is of them

  /// A property of a node or edge; null where there is none.
  func property(_ key: String, of value: RuntimeValue) -> RuntimeValue {
    let found: PropertyValue? =
      switch value {
      case .node(let id): node(id)?.property(key)
      case .edge(let id): edge(id)?.property(key)
      default: nil
      }
    return found.map { RuntimeValue($0) } ?? .null
  }

  /// All properties of a node or edge by their keys' order; nil of anything else.
  func properties(of value: RuntimeValue) -> [RuntimeValue.Entry]? {
    switch value {
    case .node(let id): return node(id).map { entries($0.allProperties) } ?? []
    case .edge(let id): return edge(id).map { entries($0.allProperties) } ?? []
    default: return nil
    }
  }

  private func entries(_ properties: Properties) -> [RuntimeValue.Entry] {
    properties.sorted { $0.key.precedesText($1.key) }.map {
      .init(key: $0.key, value: RuntimeValue($0.value))
    }
  }

  /// The labels of a node.
  func labels(of id: Node.ID) -> [String] { node(id)?.labels ?? [] }

  // MARK: Results

  /// A value as a result shows it: nodes and edges whole.
  func result(_ value: RuntimeValue) -> Value {
    switch value {
    case .null: return .null
    case .boolean(let boolean): return .boolean(boolean)
    case .integer(let integer): return .integer(integer)
    case .real(let real): return .real(real)
    case .text(let text): return .text(text)
    case .list(let elements): return .list(elements.map(result))
    case .map(let entries): return .map(entries.map { Value.MapEntry($0.key, result($0.value)) })
    case .node(let id): return node(id).map(Value.node) ?? .null
    case .edge(let id): return edge(id).map(Value.edge) ?? .null
    case .path(let nodes, let edges):
      return .path(nodes: nodes.compactMap(node), edges: edges.compactMap(edge))
    }
  }
}

extension RuntimeValue {
  init(_ property: PropertyValue) {
    switch property {
    case .text(let text): self = .text(text)
    case .integer(let integer): self = .integer(integer)
    case .real(let real): self = .real(real)
    case .boolean(let boolean): self = .boolean(boolean)
    case .list(let elements): self = .list(elements.map { RuntimeValue($0) })
    }
  }

  /// A parameter's value.
  init(_ value: Value) {
    switch value {
    case .null: self = .null
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .integer(integer)
    case .real(let real): self = .real(real)
    case .text(let text): self = .text(text)
    case .list(let elements): self = .list(elements.map { RuntimeValue($0) })
    case .map(let entries): self = .map(entries.map { Entry(key: $0.key, value: RuntimeValue($0.value)) })
    case .node(let node): self = .node(node.id)
    case .edge(let edge): self = .edge(edge.id)
    case .path(let nodes, let edges): self = .path(nodes: nodes.map(\.id), edges: edges.map(\.id))
    }
  }
}

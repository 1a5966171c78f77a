@testable import GraphModel

/// A graph as two plain arrays, read from a store once.
struct JudgeGraph {
  let nodes: [Node]
  let edges: [Edge]
  private let nodesByID: [Int64: Node]
  private let edgesByID: [Int64: Edge]

  init(_ store: GraphStore) throws {
    nodes = try store.nodes()
    edges = try store.edges()
    nodesByID = Dictionary(uniqueKeysWithValues: nodes.map { ($0.id, $0) })
    edgesByID = Dictionary(uniqueKeysWithValues: edges.map { ($0.id, $0) })
  }

  /// A property of a node or edge; null where there is none, and of null.
  func property(_ key: String, of value: JudgeValue) -> JudgeValue {
    switch value {
    case .node(let id):
      guard let node = nodesByID[id] else { return .null }
      switch key {
      case "name": return .text(node.name)
      case "id": return .integer(id)
      case "since": return node.since.map(JudgeValue.text) ?? .null
      case "until": return node.until.map(JudgeValue.text) ?? .null
      default: return JudgeValue(node.properties[key])
      }
    case .edge(let id):
      guard let edge = edgesByID[id] else { return .null }
      switch key {
      case "id": return .integer(id)
      case "since": return edge.since.map(JudgeValue.text) ?? .null
      case "until": return edge.until.map(JudgeValue.text) ?? .null
      default: return JudgeValue(edge.properties[key])
      }
    default: return .null
    }
  }

  /// A node's kind or an edge's relation.
  func label(of value: JudgeValue) -> String? {
    switch value {
    case .node(let id): nodesByID[id]?.kind
    case .edge(let id): edgesByID[id]?.relation
    default: nil
    }
  }
}

extension JudgeValue {
  init(_ property: PropertyValue?) {
    switch property {
    case nil: self = .null
    case .text(let text): self = .text(text)
    case .integer(let integer): self = .integer(integer)
    case .real(let real): self = .real(real)
    case .boolean(let boolean): self = .boolean(boolean)
    case .list(let elements): self = .list(elements.map { JudgeValue($0) })
    }
  }
}

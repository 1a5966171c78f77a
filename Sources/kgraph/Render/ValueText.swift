import GraphModel
import GraphQuery

extension Value {
  /// The value as one cell of text: a node's name, an edge's relation, a path as a chain; nil when nothing is known.
  var cellText: String? {
    switch self {
    case .null: nil
    case .boolean(let boolean): String(boolean)
    case .integer(let integer): String(integer)
    case .real(let real): String(real)
    case .text(let text): text
    case .list(let values): values.map { $0.cellText ?? "" }.joined(separator: ", ")
    case .map(let entries): entries.map { "\($0.key): \($0.value.cellText ?? "")" }.joined(separator: ", ")
    case .node(let node): node.title
    case .edge(let edge): edge.relation
    case .path(let nodes, let edges): pathText(nodes: nodes, edges: edges)
    }
  }

  /// Whether the value is a number, which a table aligns to the right.
  var isNumber: Bool {
    switch self {
    case .integer, .real: true
    default: false
    }
  }
}

/// `Thomas Graf ─works at→ Isovalent ←works at─ Liz Rice`: each arrow points as its edge does.
private func pathText(nodes: [Node], edges: [Edge]) -> String {
  guard let first = nodes.first else { return "" }
  var text = first.title
  for ((previous, edge), node) in zip(zip(nodes, edges), nodes.dropFirst()) {
    let words = edge.relation.split(separator: "_").joined(separator: " ")
    text += edge.source == previous.id ? " ─\(words)→ " : " ←\(words)─ "
    text += node.title
  }
  return text
}

import GraphModel
import GraphQuery

/// A value as the kit writes it: a node without its number is known by its labels and properties.
indirect enum ExpectedValue {
  case null
  case boolean(Bool)
  case integer(Int64)
  case real(Double)
  case text(String)
  case list([ExpectedValue])
  case map([String: ExpectedValue])
  case node(labels: [String], [String: ExpectedValue])
  case edge(type: String, [String: ExpectedValue])
  /// Nodes, and the edges between them with whether they lead forward.
  case path([ExpectedValue], [(edge: ExpectedValue, isForward: Bool)])

  /// The value as text that is equal for equal values.
  func canonical(ignoringListOrder: Bool) -> String {
    func text(_ value: ExpectedValue) -> String { value.canonical(ignoringListOrder: ignoringListOrder) }
    func text(_ entries: [String: ExpectedValue]) -> String {
      entries.isEmpty
        ? ""
        : "{" + entries.sorted { $0.key < $1.key }.map { "\($0): \(text($1))" }.joined(separator: ", ") + "}"
    }
    switch self {
    case .null: return "null"
    case .boolean(let boolean): return String(boolean)
    case .integer(let integer): return String(integer)
    case .real(let real): return real.isNaN ? "NaN" : real == 0 ? "0.0" : "\(real)"
    case .text(let string): return "'\(string)'"
    case .list(let elements):
      let texts = elements.map(text)
      return "[" + (ignoringListOrder ? texts.sorted() : texts).joined(separator: ", ") + "]"
    case .map(let entries): return entries.isEmpty ? "{}" : text(entries)
    case .node(let labels, let entries):
      return "(" + labels.sorted().map { ":\($0)" }.joined() + text(entries) + ")"
    case .edge(let type, let entries): return "[:\(type)\(text(entries))]"
    case .path(let nodes, let edges):
      var path = nodes.first.map(text) ?? ""
      for (edge, node) in zip(edges, nodes.dropFirst()) {
        path += (edge.isForward ? "-" : "<-") + text(edge.edge) + (edge.isForward ? "->" : "-") + text(node)
      }
      return "<\(path)>"
    }
  }
}

extension ExpectedValue {
  /// An answer's value.
  init(_ value: Value) {
    switch value {
    case .null: self = .null
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .integer(integer)
    case .real(let real): self = .real(real)
    case .text(let text): self = .text(text)
    case .list(let elements): self = .list(elements.map { ExpectedValue($0) })
    case .map(let entries):
      self = .map(
        Dictionary(entries.map { ($0.key, ExpectedValue($0.value)) }, uniquingKeysWith: { $1 }))
    case .node(let node): self = .init(node)
    case .edge(let edge): self = .init(edge)
    case .path(let nodes, let edges):
      self = .path(
        nodes.map { ExpectedValue($0) },
        zip(edges, nodes).map { edge, node in (ExpectedValue(edge), edge.source == node.id) })
    }
  }

  private init(_ node: Node) {
    self = .node(labels: node.labels, ExpectedValue.entries(node.allProperties))
  }

  private init(_ edge: Edge) {
    self = .edge(type: edge.relation, ExpectedValue.entries(edge.allProperties))
  }

  private static func entries(_ properties: Properties) -> [String: ExpectedValue] {
    properties.mapValues { ExpectedValue(Value($0)) }
  }

  /// The value as a parameter; nil for what no parameter can be.
  var parameter: Value? {
    switch self {
    case .null: .null
    case .boolean(let boolean): .boolean(boolean)
    case .integer(let integer): .integer(integer)
    case .real(let real): .real(real)
    case .text(let text): .text(text)
    case .list(let elements): .list(elements.compactMap(\.parameter))
    case .map(let entries):
      .map(
        entries.sorted { $0.key < $1.key }.compactMap { key, value in
          value.parameter.map { .init(key, $0) }
        })
    case .node, .edge, .path: nil
    }
  }
}

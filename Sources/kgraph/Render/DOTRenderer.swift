import GraphFormats
import GraphModel
import GraphQuery

/// Draws the nodes, edges and paths of a result, wherever in its values they stand, as one Graphviz graph.
///
/// An edge is drawn where both of its ends are in the result too. Text and numbers have no place in a drawing.
struct DOTRenderer: Renderer {
  private let vocabulary: Vocabulary
  private var slice: GraphSlice

  /// Makes a renderer that draws kinds and relations as the vocabulary says.
  init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    slice = GraphSlice(drawnBy: vocabulary)
  }

  mutating func begin(columns: [String], to output: some TextOutput) {
    slice = GraphSlice(drawnBy: vocabulary)
  }

  mutating func row(_ values: [Value], to output: some TextOutput) {
    for value in values { slice.insert(value) }
  }

  func end(to output: some TextOutput) throws(OutputError) {
    var stream = TextOutputAdapter(output)
    DOTExport().write(slice, to: &stream)
    try stream.finish()
  }
}

extension GraphSlice {
  /// The nodes, edges and paths of a result.
  init(_ table: ResultTable) {
    self.init()
    for row in table.rows {
      for value in row { insert(value) }
    }
  }

  /// Adds what a value has to draw.
  fileprivate mutating func insert(_ value: Value) {
    switch value {
    case .node(let node): insert(node)
    case .edge(let edge): insert(edge)
    case .path(let nodes, let edges):
      nodes.forEach { insert($0) }
      edges.forEach { insert($0) }
    case .list(let values): values.forEach { insert($0) }
    case .map(let entries): entries.forEach { insert($0.value) }
    case .null, .boolean, .integer, .real, .text: break
    }
  }
}

import GraphModel

/// Draws a graph in the DOT language of Graphviz: one shape and colour for each kind, each link with its relation.
///
/// A link is drawn where both of its ends are in the slice. The text is the same for the same slice, so that two
/// exports can be compared line by line.
public struct DOTExport: GraphExporter {
  /// Makes an exporter.
  public init() {}

  /// Writes the graph.
  public func write(_ slice: GraphSlice, to output: inout some TextOutputStream) {
    output.write(DOTExport.preamble)
    for node in slice.nodes {
      output.write("  \(identifier(node.id)) [\(text(of: attributes(of: node, slice.style(of: node))))];\n")
    }
    let names = Dictionary(uniqueKeysWithValues: slice.nodes.map { ($0.id, $0.title) })
    let hasArrows = slice.edges.contains { !slice.symmetricRelations.contains($0.relation) }
    for edge in slice.edges {
      guard let source = names[edge.source], let target = names[edge.target] else { continue }
      var attributes = attributes(of: edge, from: source, to: target)
      if slice.symmetricRelations.contains(edge.relation) {
        attributes.append(("dir", DOTQuoting.name("none")))
        // Where arrows give the columns, two people who know each other stay in the people's.
        if hasArrows { attributes.append(("constraint", DOTQuoting.name("false"))) }
      }
      output.write(
        "  \(identifier(edge.source)) -> \(identifier(edge.target)) [\(text(of: attributes))];\n")
    }
    output.write("}\n")
  }

  private static let preamble = """
    digraph "kgraph" {
      graph [rankdir="LR", charset="UTF-8", bgcolor="white", pad="0.3", nodesep="0.25", ranksep="0.8", \
    overlap="false", splines="true", outputorder="edgesfirst"];
      node [fontname="Helvetica,Arial,sans-serif", fontsize="11", fontcolor="#1A1A1A", penwidth="1.3", \
    margin="0.14,0.07", height="0.35"];
      edge [fontname="Helvetica,Arial,sans-serif", fontsize="9", fontcolor="#4D4D4D", color="#7F7F7F", \
    arrowsize="0.7"];

    """

  /// An attribute's name and its value, quoted.
  private typealias Attribute = (name: String, value: String)

  private func text(of attributes: [Attribute]) -> String {
    attributes.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
  }

  private func identifier(_ id: Node.ID) -> String { DOTQuoting.name("n\(id)") }

  private func attributes(of node: Node, _ style: KindStyle) -> [Attribute] {
    let period = PeriodText.occurrence(since: node.since, until: node.until)
    return [
      ("label", DOTQuoting.label(labelLines(of: node.title) + [period].compactMap(\.self))),
      (
        "tooltip",
        DOTQuoting.tooltip(
          node.name.isEmpty ? node.title : "\(node.name) (\(node.labels.joined(separator: ", ")))")
      ),
      ("shape", DOTQuoting.name(style.shape)),
      ("style", DOTQuoting.name(style.isRounded ? "filled,rounded" : "filled")),
      ("fillcolor", DOTQuoting.name(style.fill)),
      ("color", DOTQuoting.name(style.outline)),
    ]
  }

  private func attributes(of edge: Edge, from source: String, to target: String) -> [Attribute] {
    var relation = edge.relation.split(separator: "_").joined(separator: " ")
    // Speaking is what "gives" means; only another part in a talk is worth the space.
    if let role = edge.properties["role"]?.displayText, role != "speaker" { relation += " (\(role))" }
    let period = PeriodText.validity(since: edge.since, until: edge.until)
    let words = [relation, period].compactMap(\.self)
    let sentence = DOTQuoting.tooltip(
      "\(shortened(source)) \(words.joined(separator: " ")) \(shortened(target))")
    return [
      ("label", DOTQuoting.label(labelLines(of: relation) + [period].compactMap(\.self))),
      ("tooltip", sentence),
      ("labeltooltip", sentence),
    ]
  }

  private func shortened(_ name: String) -> String {
    labelLines(of: name, columns: 60, maximumCount: 1).joined()
  }
}

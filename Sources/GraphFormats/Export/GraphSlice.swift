import GraphModel

/// The part of a graph that is to be exported: each node and each edge once, in the order they were added.
public struct GraphSlice: Equatable, Sendable {
  /// The nodes.
  public private(set) var nodes: [Node] = []
  /// The edges, among them perhaps some with an end that is not in ``nodes``.
  public private(set) var edges: [Edge] = []
  /// The relations whose edges mean the same in both directions.
  public var symmetricRelations: Set<String>
  /// The nodes' other names.
  public var aliases: [Node.ID: [String]] = [:]
  /// The words of the graph, for a format that keeps them; nil: they are left out.
  public var vocabulary: Vocabulary?

  /// How nodes are drawn, by kind; a kind that is missing gets ``KindStyle/fallback(forKind:)``.
  public var styles: [String: KindStyle]
  private var nodeIDs: Set<Node.ID> = []
  private var edgeIDs: Set<Edge.ID> = []

  /// Makes a slice; what is given twice is in it once.
  public init(
    nodes: [Node] = [], edges: [Edge] = [], symmetricRelations: Set<String> = [],
    styles: [String: KindStyle] = [:]
  ) {
    self.styles = styles
    self.symmetricRelations = symmetricRelations
    nodes.forEach { insert($0) }
    edges.forEach { insert($0) }
  }

  /// Makes a slice that is drawn as the vocabulary says.
  public init(nodes: [Node] = [], edges: [Edge] = [], drawnBy vocabulary: Vocabulary) {
    // A kind that nobody gave a look of its own is told from others of that sort by the fallback.
    let plain = NodeKind(name: "")
    let styled = vocabulary.kinds.filter { $0.shape != plain.shape || $0.fill != plain.fill }
    self.init(
      nodes: nodes, edges: edges,
      symmetricRelations: Set(vocabulary.relations.filter(\.isSymmetric).map(\.name)),
      styles: Dictionary(uniqueKeysWithValues: styled.map { ($0.name, KindStyle($0)) }))
  }

  /// How a node is drawn.
  func style(of node: Node) -> KindStyle { styles[node.kind] ?? KindStyle.fallback(forKind: node.kind) }

  /// The edges whose two ends are both in the slice.
  public var innerEdges: [Edge] {
    edges.filter { nodeIDs.contains($0.source) && nodeIDs.contains($0.target) }
  }

  /// The ends of edges that are not in the slice, in ascending order: what is to be fetched to complete it.
  public var missingNodeIDs: [Node.ID] {
    Set(edges.flatMap { [$0.source, $0.target] }).subtracting(nodeIDs).sorted()
  }

  /// Adds a node unless it is there.
  public mutating func insert(_ node: Node) {
    if nodeIDs.insert(node.id).inserted { nodes.append(node) }
  }

  /// Adds an edge unless it is there.
  public mutating func insert(_ edge: Edge) {
    if edgeIDs.insert(edge.id).inserted { edges.append(edge) }
  }
}

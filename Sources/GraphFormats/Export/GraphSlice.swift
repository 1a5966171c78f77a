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

  private var nodeIDs: Set<Node.ID> = []
  private var edgeIDs: Set<Edge.ID> = []

  /// Makes a slice; what is given twice is in it once.
  public init(nodes: [Node] = [], edges: [Edge] = [], symmetricRelations: Set<String> = []) {
    self.symmetricRelations = symmetricRelations
    nodes.forEach { insert($0) }
    edges.forEach { insert($0) }
  }

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

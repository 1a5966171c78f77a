/// Walking the graph where one SQL statement is the wrong tool.
extension GraphStore {
  /// A way from one node to another.
  public struct Path: Hashable, Sendable {
    /// The nodes, from the one to the other.
    public var nodes: [Node]
    /// The edges between them, one less than there are nodes; each in its own direction.
    public var edges: [Edge]

    /// Makes a path.
    public init(nodes: [Node], edges: [Edge]) {
      self.nodes = nodes
      self.edges = edges
    }
  }

  /// A shortest path between two nodes over edges in either direction, or nil if there is none.
  ///
  /// Breadth-first from both ends, always from the smaller frontier. Among paths of equal length the one of the lowest
  /// edge numbers near its ends is taken, so that the answer is the same each time.
  public func shortestPath(
    from start: Node.ID, to goal: Node.ID, relations: [String]? = nil, avoidingKinds: [String] = [],
    maximumLength: Int = 12
  ) throws(GraphError) -> Path? {
    guard let first = try node(start) else { return nil }
    if start == goal { return Path(nodes: [first], edges: []) }
    let allowed = relations.map { names in Set(names.compactMap { symbols.relationIDs[$0] }) }
    let avoided = Set(avoidingKinds.compactMap { symbols.kindIDs[$0] })
    var sides = [Frontier([start]), Frontier([goal])]
    while sides.allSatisfy({ !$0.frontier.isEmpty }), sides[0].depth + sides[1].depth < maximumLength {
      let near = sides[0].frontier.count <= sides[1].frontier.count ? 0 : 1
      if let meeting = try expand(&sides[near], towards: sides[1 - near], allowed, avoided) {
        let forward = sides[0].trail(to: meeting).reversed()
        let backward = sides[1].trail(to: meeting)
        return try path(from: start, over: forward + backward)
      }
    }
    return nil
  }

  /// The nodes within so many edges of some nodes, those included, with the edges among them; nearest first, and no more
  /// nodes than the limit.
  public func neighbourhood(
    of starts: [Node.ID], depth: Int, limit: Int = 100_000
  ) throws(GraphError) -> (nodes: [Node], edges: [Edge]) {
    var side = Frontier(starts)
    var order = starts
    for _ in 0..<max(0, depth) where !side.frontier.isEmpty && order.count < limit {
      _ = try expand(&side, towards: Frontier([]), nil, [])
      order += side.frontier.prefix(limit - order.count)
    }
    let members = Set(order)
    var edges: [Edge] = []
    for node in order {
      edges += try all("SELECT \(GraphStore.edgeColumns) FROM edge WHERE source = \(node) ORDER BY id") {
        edge(from: $0)
      }.filter { members.contains($0.target) }
    }
    return (try nodes(order), edges)
  }

  private struct Frontier {
    /// The edge and the node by which a node was reached.
    struct Step {
      var edge: Edge.ID
      var from: Node.ID
    }

    let starts: Set<Node.ID>
    var frontier: [Node.ID]
    var depth = 0
    var reachedBy: [Node.ID: Step] = [:]

    init(_ starts: [Node.ID]) {
      self.starts = Set(starts)
      frontier = starts
    }

    func hasReached(_ node: Node.ID) -> Bool { starts.contains(node) || reachedBy[node] != nil }

    func trail(to node: Node.ID) -> [Edge.ID] {
      var edges: [Edge.ID] = []
      var node = node
      while !starts.contains(node), let step = reachedBy[node] {
        edges.append(step.edge)
        node = step.from
      }
      return edges
    }
  }

  /// Goes one edge further; returns a node that the other side has reached as well, if there is one.
  private func expand(
    _ side: inout Frontier, towards other: Frontier, _ relations: Set<Int64>?, _ avoidedKinds: Set<Int64>
  ) throws(GraphError) -> Node.ID? {
    var next: [Node.ID] = []
    var meeting: Node.ID?
    for node in side.frontier where meeting == nil {
      var neighbours: [(edge: Edge.ID, node: Node.ID)] = []
      try query(
        """
        SELECT id, relation, target FROM edge WHERE source = \(node)
        UNION ALL SELECT id, relation, source FROM edge WHERE target = \(node)
        """
      ) { row in
        if relations?.contains(row.integer(1)) ?? true { neighbours.append((row.integer(0), row.integer(2))) }
        return true
      }
      for neighbour in neighbours.sorted(by: { $0.edge < $1.edge }) where !side.hasReached(neighbour.node) {
        let isGoal = other.hasReached(neighbour.node)
        if !avoidedKinds.isEmpty, !isGoal, try isOf(neighbour.node, avoidedKinds) { continue }
        side.reachedBy[neighbour.node] = Frontier.Step(edge: neighbour.edge, from: node)
        if isGoal {
          meeting = neighbour.node
          break
        }
        next.append(neighbour.node)
      }
    }
    side.frontier = next
    side.depth += 1
    return meeting
  }

  private func isOf(_ node: Node.ID, _ kinds: Set<Int64>) throws(GraphError) -> Bool {
    try first("SELECT kind FROM node WHERE id = \(node)") { kinds.contains($0.integer(0)) } ?? false
  }

  private func path(from start: Node.ID, over edgeIDs: [Edge.ID]) throws(GraphError) -> Path {
    var ids = [start]
    var edges: [Edge] = []
    for id in edgeIDs {
      guard let edge = try edge(id), let last = ids.last else { continue }
      edges.append(edge)
      ids.append(edge.source == last ? edge.target : edge.source)
    }
    return Path(nodes: try nodes(ids), edges: edges)
  }
}

/// Counts that a query planner goes by.
extension GraphStore {
  /// How many edges of a relation there are, and on how many nodes they start and end.
  public struct RelationStatistics: Hashable, Sendable {
    /// Edges.
    public var edges: Int
    /// Nodes that such an edge starts from.
    public var sources: Int
    /// Nodes that such an edge ends at.
    public var targets: Int
  }

  /// Brings the counts up to date; worth it after many changes. Belongs inside `write`.
  public func refreshStatistics() throws(GraphError) {
    try run("DELETE FROM statistic")
    try run(
      """
      INSERT INTO statistic(relation, edges, sources, targets)
      SELECT relation, count(*), count(DISTINCT source), count(DISTINCT target) FROM edge GROUP BY relation
      """)
  }

  /// The counts of each relation, as of the last refresh.
  public func relationStatistics() throws(GraphError) -> [Int64: RelationStatistics] {
    let rows = try all("SELECT relation, edges, sources, targets FROM statistic") { row in
      (
        row.integer(0),
        RelationStatistics(
          edges: Int(row.integer(1)), sources: Int(row.integer(2)), targets: Int(row.integer(3)))
      )
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  /// How many edges of some relations start (or end) at a node, counted up to a limit.
  public func degree(
    of node: Node.ID, over relations: [Int64], outgoing: Bool, limit: Int = 10_000
  ) throws(GraphError) -> Int {
    var degree = 0
    for relation in relations where degree < limit {
      let near: SQLFragment = outgoing ? "source" : "target"
      degree +=
        try first(
          """
          SELECT count(*) FROM (SELECT 1 FROM edge WHERE \(near) = \(node) AND relation = \(relation) LIMIT \(limit))
          """
        ) { Int($0.integer(0)) } ?? 0
    }
    return degree
  }

  /// The nodes from which some relations lead, in any number of steps, to the given ones; those included.
  public func closure(
    of nodes: [Node.ID], over relations: [Int64], outgoing: Bool
  ) throws(GraphError) -> [Node.ID] {
    var known = Set(nodes)
    var order = nodes
    var index = 0
    while index < order.count {
      let node = order[index]
      index += 1
      for relation in relations {
        let neighbours = try all(
          outgoing
            ? "SELECT target FROM edge WHERE source = \(node) AND relation = \(relation)"
            : "SELECT source FROM edge WHERE target = \(node) AND relation = \(relation)"
        ) { $0.integer(0) }
        for neighbour in neighbours where known.insert(neighbour).inserted { order.append(neighbour) }
      }
    }
    return order
  }
}

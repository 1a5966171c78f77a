/// What a node is called elsewhere.
extension GraphStore {
  /// The instances that know a node, each with what it calls it.
  public func externalIDs(of node: Node.ID) throws(GraphError) -> [(instance: String, externalID: String)] {
    try all("SELECT instance, external_id FROM identity WHERE node = \(node) ORDER BY instance, external_id") {
      ($0.text(0), $0.text(1))
    }
  }
}

/// Looking up many nodes at once.
extension GraphStore {
  /// All that an instance calls nodes.
  public func identities(of instance: String) throws(GraphError) -> [(externalID: String, node: Node.ID)] {
    try all("SELECT external_id, node FROM identity WHERE instance = \(instance) ORDER BY node") {
      ($0.text(0), $0.integer(1))
    }
  }

  /// The nodes of a kind by the foldings of their names.
  public func nodesByName(kind: String) throws(GraphError) -> [String: [Node.ID]] {
    var nodes: [String: [Node.ID]] = [:]
    try query(
      """
      SELECT alias.folded, alias.node FROM alias JOIN node ON node.id = alias.node
      WHERE node.kind = \(symbols.kindIDs[kind]) ORDER BY alias.node
      """
    ) { row in
      nodes[row.text(0), default: []].append(row.integer(1))
      return true
    }
    return nodes
  }

  /// The two ends of all edges of a relation.
  public func links(of relation: Relation) throws(GraphError) -> [(source: Node.ID, target: Node.ID)] {
    try all("SELECT source, target FROM edge WHERE relation = \(symbols.relationIDs[relation.name])") {
      ($0.integer(0), $0.integer(1))
    }
  }
}

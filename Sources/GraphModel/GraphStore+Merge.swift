/// Putting nodes together that are one.
extension GraphStore {
  /// Makes two nodes one: all that is said of the first is said of the second from now on, under which the first's
  /// names and numbers elsewhere lead to it. Belongs inside `write`.
  ///
  /// Both must be of one kind. What both have and differs, the second keeps.
  public func merge(_ node: Node, into kept: Node) throws(GraphError) {
    guard node.id != kept.id, node.kind == kept.kind else {
      throw GraphError(
        .invalid, "'\(node.name)' and '\(kept.name)' cannot be one: they are of different kinds")
    }
    try run("UPDATE evidence SET subject = \(kept.id) WHERE subject = \(node.id)")
    try run("UPDATE evidence SET object = \(kept.id) WHERE object = \(node.id)")
    // What linked the two would link the one to itself.
    try run("DELETE FROM evidence WHERE subject = \(kept.id) AND object = \(kept.id)")
    try run("DELETE FROM edge WHERE source = \(node.id) OR target = \(node.id)")
    for name in try names(of: node.id) { try indexName(name, of: kept) }
    try run("DELETE FROM alias WHERE node = \(node.id)")
    try run("UPDATE identity SET node = \(kept.id) WHERE node = \(node.id)")
    try run("DELETE FROM node WHERE id = \(node.id)")
    try refreshText(of: node.id)
    var merged = kept
    merged.properties.merge(node.properties) { ours, _ in ours }
    if merged.since == nil { (merged.since, merged.until) = (node.since, node.until) }
    try update(merged)
    try refreshText(of: kept.id)
    try rebuildAllEdges(of: kept.id)
  }

  /// Works out all edges that start or end at a node.
  private func rebuildAllEdges(of node: Node.ID) throws(GraphError) {
    let links = try all(
      """
      SELECT DISTINCT subject, relation, object FROM evidence WHERE subject = \(node) AND relation IS NOT NULL
      UNION SELECT DISTINCT subject, relation, object FROM evidence WHERE object = \(node)
      """
    ) { (subject: $0.integer(0), relation: $0.integer(1), object: $0.integer(2)) }
    for link in links {
      guard let relation = symbols.relationNames[link.relation].flatMap({ vocabulary.relation(named: $0) })
      else { continue }
      _ = try rebuildEdges(of: link.subject, relation, link.relation, to: link.object)
    }
  }
}

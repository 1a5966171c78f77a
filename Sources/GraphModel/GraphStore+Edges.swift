/// Reading edges.
extension GraphStore {
  static let edgeColumns: SQLFragment =
    "edge.id, edge.source, edge.relation, edge.target, edge.since, edge.until, edge.properties"

  /// Reads an edge from seven columns of a row: number, source, relation, target, since, until, properties.
  public func edge(from row: Row, at column: Int = 0) -> Edge {
    Edge(
      id: row.integer(column), source: row.integer(column + 1),
      relation: symbols.relationNames[row.integer(column + 2)] ?? "", target: row.integer(column + 3),
      since: row.optionalText(column + 4), until: row.optionalText(column + 5),
      properties: Properties(json: row.optionalText(column + 6)))
  }

  /// The edge of this number, or nil.
  public func edge(_ id: Edge.ID) throws(GraphError) -> Edge? {
    try first("SELECT \(GraphStore.edgeColumns) FROM edge WHERE id = \(id)") { edge(from: $0) }
  }

  /// All edges that start or end at a node, by relation and date.
  public func edges(of id: Node.ID) throws(GraphError) -> [Edge] {
    try all(
      """
      SELECT * FROM (
        SELECT \(GraphStore.edgeColumns) FROM edge WHERE source = \(id)
        UNION SELECT \(GraphStore.edgeColumns) FROM edge WHERE target = \(id))
      ORDER BY relation, since, id
      """
    ) { edge(from: $0) }
  }

  /// All edges, by number.
  public func edges() throws(GraphError) -> [Edge] {
    try all("SELECT \(GraphStore.edgeColumns) FROM edge ORDER BY id") { edge(from: $0) }
  }

  /// The edges of a relation between two nodes, by date.
  public func edges(
    from source: Node.ID, _ relation: String, to target: Node.ID
  ) throws(GraphError) -> [Edge] {
    try all(
      """
      SELECT \(GraphStore.edgeColumns) FROM edge
      WHERE source = \(source) AND relation = \(symbols.relationIDs[relation]) AND target = \(target) ORDER BY since
      """
    ) { edge(from: $0) }
  }

  /// Where the edges of a relation to a node start, each once.
  public func sources(of relation: String, to target: Node.ID) throws(GraphError) -> [Node.ID] {
    try all(
      """
      SELECT DISTINCT source FROM edge WHERE target = \(target) AND relation = \(symbols.relationIDs[relation])
      """
    ) { $0.integer(0) }
  }

  /// Where the edges of a relation from a node end, each once.
  public func targets(of relation: String, from source: Node.ID) throws(GraphError) -> [Node.ID] {
    try all(
      """
      SELECT DISTINCT target FROM edge WHERE source = \(source) AND relation = \(symbols.relationIDs[relation])
      """
    ) { $0.integer(0) }
  }

  /// Whether the kinds of two nodes are such that a statement's relation may link them.
  func fits(_ statement: Statement, _ relation: Relation) throws(GraphError) -> Bool {
    let kinds = try first(
      """
      SELECT source.kind, target.kind FROM node AS source, node AS target
      WHERE source.id = \(statement.subject) AND target.id = \(statement.object)
      """
    ) { row in (symbols.kindNames[row.integer(0)], symbols.kindNames[row.integer(1)]) }
    guard let source = kinds?.0, let target = kinds?.1 else { return false }
    return relation.links(source, to: target)
  }

  /// How many edges there are of each relation that has any, most first.
  public func edgeCounts() throws(GraphError) -> [(relation: String, count: Int)] {
    try all("SELECT relation, count(*) FROM edge GROUP BY relation ORDER BY 2 DESC, 1") { row in
      (symbols.relationNames[row.integer(0)] ?? "", Int(row.integer(1)))
    }
  }
}

extension Vocabulary {
  /// Checks that a relation may link two nodes; throws what it links, and what would.
  public func check(_ source: Node, _ relation: Relation, _ target: Node) throws(GraphError) {
    if relation.links(source.kind, to: target.kind) { return }
    var help: [String] = []
    if relation.links(target.kind, to: source.kind) {
      help.append("the other way round it fits: '\(target.name)' \(relation.name) '\(source.name)'")
    }
    let fitting = relations.filter { $0.links(source.kind, to: target.kind) }.map(\.name)
    if !fitting.isEmpty {
      help.append("from \(source.kind) to \(target.kind) there is \(fitting.joined(separator: ", "))")
    }
    help.append(
      "'kgraph define relation \(relation.name) --link \(source.kind):\(target.kind)' would allow it")
    throw GraphError(
      .invalid,
      "'\(relation.name)' links \(relation.signatureText), but '\(source.name)' is \(article(source.kind)) "
        + "and '\(target.name)' is \(article(target.kind))", help: help)
  }

  private func article(_ noun: String) -> String {
    let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
    return (noun.first.map { vowels.contains($0) } ?? false ? "an " : "a ") + noun
  }
}

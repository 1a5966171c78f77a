/// Making, reading and changing nodes. What writes belongs inside `write`.
extension GraphStore {
  /// The columns that `node(from:)` reads, of a table or alias called `node`.
  static let nodeColumns: SQLFragment =
    "node.id, node.kind, node.name, node.since, node.until, node.properties"

  /// Reads a node from six columns of a row: number, kind, name, since, until, properties.
  public func node(from row: Row, at column: Int = 0) -> Node {
    Node(
      id: row.integer(column), kind: symbols.kindNames[row.integer(column + 1)] ?? "",
      furtherKinds: isForeign ? furtherKinds(of: row.integer(column)) : [],
      name: row.text(column + 2), since: row.optionalText(column + 3), until: row.optionalText(column + 4),
      properties: Properties(json: row.optionalText(column + 5)))
  }

  /// The node of this number, or nil.
  public func node(_ id: Node.ID) throws(GraphError) -> Node? {
    try first("SELECT \(GraphStore.nodeColumns) FROM node WHERE id = \(id)") { node(from: $0) }
  }

  /// The nodes of these numbers, in that order; those that do not exist are left out.
  public func nodes(_ ids: [Node.ID]) throws(GraphError) -> [Node] {
    var nodes: [Node] = []
    for id in ids {
      if let node = try node(id) { nodes.append(node) }
    }
    return nodes
  }

  /// All nodes, or all of a kind, by number.
  public func nodes(ofKind kind: String? = nil) throws(GraphError) -> [Node] {
    try all(
      "SELECT \(GraphStore.nodeColumns) FROM node WHERE \(isOf(kind.map { [$0] } ?? [])) ORDER BY id"
    ) { node(from: $0) }
  }

  /// How many nodes there are of each kind that has any, most first.
  public func nodeCounts() throws(GraphError) -> [(kind: String, count: Int)] {
    try all("SELECT kind, count(*) FROM node GROUP BY kind ORDER BY 2 DESC, 1") { row in
      (symbols.kindNames[row.integer(0)] ?? "", Int(row.integer(1)))
    }
  }

  /// Makes a node, whatever others of the name there are.
  public func addNode(
    kind: String, name: String, since: String? = nil, until: String? = nil, properties: Properties = [:]
  ) throws(GraphError) -> Node {
    guard let kindID = symbols.kindIDs[kind] else {
      throw GraphError(.invalid, "there is no kind '\(kind)'", help: kindsHelp)
    }
    let name = Names.cleaned(name)
    guard !name.isEmpty else { throw GraphError(.invalid, "a \(kind) needs a name") }
    try run(
      """
      INSERT INTO node(kind, name, since, until, properties)
      VALUES (\(kindID), \(name), \(since), \(until), \(properties.json))
      """)
    let node = Node(
      id: connection.lastInsertedRow, kind: kind, name: name, since: since, until: until,
      properties: properties)
    try indexName(name, of: node)
    try refreshText(of: node.id)
    return node
  }

  /// Writes a node's name, dates and properties; returns whether anything changed. Its old name remains an alias.
  @discardableResult
  public func update(_ node: Node) throws(GraphError) -> Bool {
    var node = node
    node.name = Names.cleaned(node.name)
    guard !node.name.isEmpty else { throw GraphError(.invalid, "a \(node.kind) needs a name") }
    guard let old = try self.node(node.id), old != node else { return false }
    try run(
      """
      UPDATE node SET name = \(node.name), since = \(node.since), until = \(node.until),
        properties = \(node.properties.json) WHERE id = \(node.id)
      """)
    if old.name != node.name { try indexName(node.name, of: node) }
    try refreshText(of: node.id)
    return true
  }

  /// Removes a node that nothing says anything about any more; returns whether it did.
  func removeIfUnsupported(_ id: Node.ID) throws(GraphError) -> Bool {
    let isSupported =
      try first(
        """
        SELECT EXISTS (SELECT 1 FROM evidence WHERE subject = \(id)) OR EXISTS (SELECT 1 FROM evidence WHERE object = \(id))
          OR EXISTS (SELECT 1 FROM edge WHERE source = \(id)) OR EXISTS (SELECT 1 FROM edge WHERE target = \(id))
        """
      ) { $0.integer(0) != 0 } ?? true
    guard !isSupported else { return false }
    try run("DELETE FROM alias WHERE node = \(id)")
    try run("DELETE FROM identity WHERE node = \(id)")
    try refreshText(of: id)
    try run("DELETE FROM node_label WHERE node = \(id)")
    try run("DELETE FROM node WHERE id = \(id)")
    return true
  }

  var kindsHelp: [String] {
    [
      "the kinds are \(vocabulary.kinds.map(\.name).joined(separator: ", "))",
      "'kgraph define kind' makes one",
    ]
  }
}

/// What the graph remembers for its user between commands.
extension GraphStore {
  /// A remembered value, such as the event that the user is at.
  public func setting(_ name: String) throws(GraphError) -> String? {
    try first("SELECT value FROM setting WHERE name = \(name)") { $0.text(0) }
  }

  /// Remembers a value, or forgets it if nil.
  public func set(_ name: String, to value: String?) throws(GraphError) {
    if let value {
      try run("INSERT OR REPLACE INTO setting VALUES (\(name), \(value))")
    } else {
      try run("DELETE FROM setting WHERE name = \(name)")
    }
  }
}

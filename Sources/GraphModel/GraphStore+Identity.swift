/// What an imported thing is called where it came from, and what was last read of it there.
public struct ImportRecord: Hashable, Sendable {
  /// The node it became.
  public var node: Node.ID
  /// A digest of what was read; nil where none was taken.
  public var digest: String?
  /// The export in which that stood.
  public var stamp: String?

  /// Makes a record.
  public init(node: Node.ID, digest: String? = nil, stamp: String? = nil) {
    self.node = node
    self.digest = digest
    self.stamp = stamp
  }
}

/// Finding nodes by what an instance, such as the programme of one event, calls them.
extension GraphStore {
  /// The node that an instance knows by this name of its own.
  public func node(instance: String, externalID: String) throws(GraphError) -> Node? {
    try first(
      """
      SELECT \(GraphStore.nodeColumns) FROM identity JOIN node ON node.id = identity.node
      WHERE identity.instance = \(instance) AND identity.external_id = \(externalID)
      """
    ) { node(from: $0) }
  }

  /// Remembers what an instance calls a node.
  public func identify(_ node: Node.ID, instance: String, externalID: String) throws(GraphError) {
    try keep(ImportRecord(node: node), instance: instance, externalID: externalID)
  }

  /// Remembers what an instance calls a node, and what was read of it.
  public func keep(
    _ record: ImportRecord, instance: String, externalID: String
  ) throws(GraphError) {
    try run(
      """
      INSERT OR REPLACE INTO identity(instance, external_id, node, digest, stamp)
      VALUES (\(instance), \(externalID), \(record.node), \(record.digest), \(record.stamp))
      """)
  }

  /// What an instance has said of things that it gives such a name: all that begin with the prefix.
  public func records(
    ofInstance instance: String, prefix: String
  ) throws(GraphError) -> [String: ImportRecord] {
    let rows = try all(
      """
      SELECT external_id, node, digest, stamp FROM identity
      WHERE instance = \(instance) AND external_id >= \(prefix) AND external_id < \(prefix + "\u{10FFFF}")
      """
    ) { row in
      (
        row.text(0),
        ImportRecord(node: row.integer(1), digest: row.optionalText(2), stamp: row.optionalText(3))
      )
    }
    return Dictionary(rows) { first, _ in first }
  }

  /// The instances whose names begin so.
  public func instances(prefix: String) throws(GraphError) -> [String] {
    try all(
      """
      SELECT DISTINCT instance FROM identity WHERE instance >= \(prefix) AND instance < \(prefix + "\u{10FFFF}")
      ORDER BY instance
      """
    ) { $0.text(0) }
  }

  /// The names that an instance has for a node.
  public func externalIDs(of node: Node.ID, instance: String) throws(GraphError) -> [String] {
    try all("SELECT external_id FROM identity WHERE node = \(node) AND instance = \(instance)") { $0.text(0) }
  }
}

extension GraphStore {
  /// Makes one instance of two that have turned out to be one: what the other calls nodes, it calls them, unless it has
  /// that name already; and its sources are called after it.
  public func unite(_ instance: String, into kept: String) throws(GraphError) {
    try run("UPDATE OR IGNORE identity SET instance = \(kept) WHERE instance = \(instance)")
    try run("DELETE FROM identity WHERE instance = \(instance)")
    let (start, end) = (instance + "/", instance + "0")
    try run(
      """
      UPDATE OR IGNORE source SET uri = \(kept) || substr(uri, length(\(instance)) + 1)
      WHERE uri >= \(start) AND uri < \(end)
      """)
  }
}

/// What a source says, and what there is to be looked for.
extension GraphStore {
  /// All that a source states; of a node that it only names, the relation is empty and both ends are the node.
  public func statements(of source: Source) throws(GraphError) -> [Statement] {
    try all(
      """
      SELECT subject, relation, object, since, until, observed, properties, locator, quote FROM evidence
      WHERE source = \(source.id) ORDER BY id
      """
    ) { row in
      Statement(
        row.integer(0), row.optionalInteger(1).flatMap { symbols.relationNames[$0] } ?? "",
        row.optionalInteger(2) ?? row.integer(0), since: row.optionalText(3), until: row.optionalText(4),
        observed: row.optionalText(5), properties: Properties(json: row.optionalText(6)),
        locator: row.optionalText(7), quote: row.optionalText(8))
    }
  }

  /// All names of the nodes of some kinds, in alphabetical order.
  public func names(ofKinds kinds: [String]) throws(GraphError) -> [String] {
    try all(
      """
      SELECT DISTINCT alias.name FROM node JOIN alias ON alias.node = node.id WHERE \(isOf(kinds))
      ORDER BY alias.name
      """
    ) { $0.text(0) }
  }
}

extension GraphStore {
  /// Whether a source names a node that is none of an instance's own.
  public func isNamed(_ node: Node.ID, besidesInstance instance: String) throws(GraphError) -> Bool {
    let (start, end) = (instance + "/", instance + "0")
    return try first(
      """
      SELECT EXISTS (
        SELECT 1 FROM evidence JOIN source ON source.id = evidence.source
        WHERE evidence.subject = \(node) AND (source.uri < \(start) OR source.uri >= \(end)))
      """
    ) { $0.integer(0) != 0 } ?? false
  }
}

/// What a node is called elsewhere.
extension GraphStore {
  /// The instances that know a node, each with what it calls it.
  public func externalIDs(of node: Node.ID) throws(GraphError) -> [(instance: String, externalID: String)] {
    try all("SELECT instance, external_id FROM identity WHERE node = \(node) ORDER BY instance, external_id")
    {
      ($0.text(0), $0.text(1))
    }
  }
}

extension GraphStore {
  /// The last of the stamps under which instances know a node by names of theirs that begin so.
  public func latestStamp(of node: Node.ID, prefix: String) throws(GraphError) -> String? {
    try first(
      """
      SELECT max(stamp) FROM identity
      WHERE node = \(node) AND external_id >= \(prefix) AND external_id < \(prefix + "\u{10FFFF}")
      """
    ) { $0.optionalText(0) } ?? nil
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

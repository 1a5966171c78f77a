/// Stating facts, with their sources, and taking them back. What writes belongs inside `write`.
extension GraphStore {
  /// The source of this address, made if it is new; a title or digest that is not given stays as it was.
  public func source(uri: String, title: String? = nil, digest: String? = nil, readAt: String)
    throws(GraphError)
    -> Source
  {
    try run(
      """
      INSERT INTO source(uri, title, digest, read_at) VALUES (\(uri), \(title), \(digest), \(readAt))
      ON CONFLICT(uri) DO UPDATE SET title = ifnull(excluded.title, title),
        digest = ifnull(excluded.digest, digest), read_at = excluded.read_at
      WHERE title IS NOT ifnull(excluded.title, title) OR digest IS NOT ifnull(excluded.digest, digest)
      """)
    let source = try first("SELECT id, title FROM source WHERE uri = \(uri)") { row in
      Source(id: row.integer(0), uri: uri, title: row.optionalText(1))
    }
    guard let source else { throw GraphError(.bug, "the source '\(uri)' was not kept") }
    return source
  }

  /// The digest of the text that was last read from an address, or nil if none was.
  public func digest(ofSource uri: String) throws(GraphError) -> String? {
    try first("SELECT digest FROM source WHERE uri = \(uri)") { $0.optionalText(0) } ?? nil
  }

  /// States a link, and brings its edges up to date.
  ///
  /// Throws when the relation does not exist. Whether it may link the two is the caller's to check
  /// (`Vocabulary.check`), who has the words for it; so is `novelty`, which spares looking for what cannot be there.
  @discardableResult
  public func state(
    _ statement: Statement, source: Source, novelty: StatementNovelty = []
  ) throws(GraphError) -> (outcome: WriteOutcome, evidence: Int64) {
    let (relation, relationID) = try known(statement.relation)
    let statement = try oriented(statement, relation)
    if !novelty.contains(.unstated),
      let known = try evidenceID(of: statement, relation, relationID, source: source)
    {
      try run(
        """
        UPDATE evidence SET locator = \(statement.locator), quote = \(statement.quote) WHERE id = \(known)
          AND (locator IS NOT \(statement.locator) OR quote IS NOT \(statement.quote))
        """)
      return (.unchanged, known)
    }
    try run(
      """
      INSERT INTO evidence(subject, relation, object, source, locator, quote, observed, since, until, properties)
      VALUES (\(statement.subject), \(relationID), \(statement.object), \(source.id), \(statement.locator),
        \(statement.quote), \(statement.observed), \(statement.since), \(statement.until),
        \(statement.properties.json))
      """)
    let evidence = connection.lastInsertedRow
    let changes =
      novelty.contains(.unlinked)
      ? try replace(
        [], with: EdgeRule.links(of: relation, from: [statement]), from: statement.subject, relationID)
      : try rebuildEdges(of: statement.subject, relation, relationID, to: statement.object)
    if changes.newlyLinked.contains(statement.object) { return (.added, evidence) }
    return (changes.isEmpty ? .unchanged : .updated, evidence)
  }

  /// States that a source names a node, so that the node stays as long as the source says so; returns the evidence's
  /// number.
  @discardableResult
  public func stateExistence(
    of node: Node.ID, source: Source, locator: String? = nil, quote: String? = nil,
    novelty: StatementNovelty = []
  ) throws(GraphError) -> Int64 {
    // The plus keeps SQLite from going through everything that the source says.
    let known =
      novelty.contains(.unstated)
      ? nil
      : try first(
        "SELECT id FROM evidence WHERE subject = \(node) AND relation IS NULL AND +source = \(source.id)"
      ) { $0.integer(0) }
    if let known {
      try run(
        """
        UPDATE evidence SET locator = \(locator), quote = \(quote) WHERE id = \(known)
          AND (locator IS NOT \(locator) OR quote IS NOT \(quote))
        """)
      return known
    }
    try run(
      "INSERT INTO evidence(subject, source, locator, quote) VALUES (\(node), \(source.id), \(locator), \(quote))"
    )
    return connection.lastInsertedRow
  }

  /// The evidence for a link, or (without relation and object) for a node itself.
  public func evidence(
    subject: Node.ID, relation: String? = nil, object: Node.ID? = nil
  ) throws(GraphError) -> [Evidence] {
    var link = (subject: subject, relation: Int64?.none, object: object)
    if let relation, let object {
      let (relation, id) = try known(relation)
      let statement = try oriented(Statement(subject, relation.name, object), relation)
      link = (statement.subject, id, statement.object)
    }
    return try all(
      """
      SELECT source.id, source.uri, source.title, evidence.since, evidence.until, evidence.observed,
        evidence.properties, evidence.locator, evidence.quote
      FROM evidence JOIN source ON source.id = evidence.source
      WHERE evidence.subject = \(link.subject) AND evidence.relation IS \(link.relation)
        AND evidence.object IS \(link.object)
      ORDER BY evidence.observed, evidence.id
      """
    ) { row in
      Evidence(
        source: Source(id: row.integer(0), uri: row.text(1), title: row.optionalText(2)),
        statement: Statement(
          link.subject, relation ?? "", link.object ?? subject, since: row.optionalText(3),
          until: row.optionalText(4),
          observed: row.optionalText(5), properties: Properties(json: row.optionalText(6)),
          locator: row.optionalText(7), quote: row.optionalText(8)))
    }
  }

  /// What a source says, as numbers of evidence: read it before a new import and hand it to `retract` after.
  public func evidenceIDs(of source: Source) throws(GraphError) -> Set<Int64> {
    Set(try all("SELECT id FROM evidence WHERE source = \(source.id)") { $0.integer(0) })
  }

  /// The evidence for a statement of a source, if it is there word for word but for its place.
  public func evidenceID(of statement: Statement, source: Source) throws(GraphError) -> Int64? {
    let (relation, relationID) = try known(statement.relation)
    return try evidenceID(of: oriented(statement, relation), relation, relationID, source: source)
  }

  private func evidenceID(
    of statement: Statement, _ relation: Relation, _ relationID: Int64, source: Source
  ) throws(GraphError) -> Int64? {
    // Of an open relation a source may say the same twice, and means two edges.
    let isThere: SQLFragment = relation.isOpen ? "locator IS \(statement.locator)" : "TRUE"
    return try first(
      """
      SELECT id FROM evidence WHERE subject = \(statement.subject) AND relation = \(relationID)
        AND object = \(statement.object) AND source = \(source.id) AND since IS \(statement.since)
        AND until IS \(statement.until) AND observed IS \(statement.observed)
        AND properties IS \(statement.properties.json) AND \(isThere)
      """
    ) { $0.integer(0) }
  }

  /// Takes evidence back: edges that no source states any more go, and nodes that nothing names any more.
  ///
  /// Returns how many edges and nodes that removed.
  @discardableResult
  public func retract(_ evidence: Set<Int64>) throws(GraphError) -> (edges: Int, nodes: Int) {
    var removedEdges = 0
    var touched: Set<Node.ID> = []
    var links: Set<EvidenceLink> = []
    for id in evidence.sorted() {
      let link = try first("SELECT subject, relation, object FROM evidence WHERE id = \(id)") { row in
        EvidenceLink(
          subject: row.integer(0), relation: row.optionalInteger(1), object: row.optionalInteger(2))
      }
      guard let link else { continue }
      links.insert(link)
      touched.insert(link.subject)
      if let object = link.object { touched.insert(object) }
      try run("DELETE FROM evidence WHERE id = \(id)")
    }
    for link in links {
      guard let relationID = link.relation, let object = link.object,
        let relation = symbols.relationNames[relationID].flatMap({ vocabulary.relation(named: $0) })
      else { continue }
      removedEdges += try rebuildEdges(of: link.subject, relation, relationID, to: object).removed
    }
    var removedNodes = 0
    for node in touched where try removeIfUnsupported(node) { removedNodes += 1 }
    return (removedEdges, removedNodes)
  }

  private struct EvidenceLink: Hashable {
    var subject: Node.ID
    var relation: Int64?
    var object: Node.ID?
  }

  private func known(_ name: String) throws(GraphError) -> (Relation, Int64) {
    guard let relation = vocabulary.relation(named: name), let id = symbols.relationIDs[relation.name] else {
      throw GraphError(
        .invalid, "there is no relation '\(name)'",
        help: [
          "the relations are \(vocabulary.relations.map(\.name).joined(separator: ", "))",
          "'kgraph define relation \(name) --link KIND:KIND' makes one",
        ])
    }
    return (relation, id)
  }

  /// What symmetric relations say in both directions is one fact, stated from the older node to the newer.
  private func oriented(_ statement: Statement, _ relation: Relation) throws(GraphError) -> Statement {
    guard relation.isSymmetric, statement.subject > statement.object,
      let subject = try node(statement.subject), let object = try node(statement.object),
      relation.signatures.contains(where: { $0.source == object.kind && $0.target == subject.kind })
    else { return statement }
    var statement = statement
    swap(&statement.subject, &statement.object)
    return statement
  }

  struct EdgeChanges {
    var newlyLinked: Set<Node.ID> = []
    var updated = 0
    var removed = 0

    var isEmpty: Bool { newlyLinked.isEmpty && updated == 0 && removed == 0 }
  }

  /// Makes the edges what the statements say they are.
  func rebuildEdges(
    of subject: Node.ID, _ relation: Relation, _ relationID: Int64, to object: Node.ID
  ) throws(GraphError) -> EdgeChanges {
    // Two queries rather than one with OR, which would go through all that the subject is linked to.
    let ofObject: SQLFragment = relation.isExclusive ? "TRUE" : "object = \(object)"
    let toObject: SQLFragment = relation.isExclusive ? "TRUE" : "target = \(object)"
    let statements = try all(
      """
      SELECT object, since, until, observed, properties FROM evidence
      WHERE subject = \(subject) AND relation = \(relationID) AND \(ofObject)
      """
    ) { row in
      Statement(
        subject, relation.name, row.integer(0), since: row.optionalText(1), until: row.optionalText(2),
        observed: row.optionalText(3), properties: Properties(json: row.optionalText(4)))
    }
    let wanted = EdgeRule.links(of: relation, from: statements)
    let present = try all(
      """
      SELECT \(GraphStore.edgeColumns) FROM edge
      WHERE source = \(subject) AND relation = \(relationID) AND \(toObject) ORDER BY id
      """
    ) { edge(from: $0) }
    return try replace(present, with: wanted, from: subject, relationID)
  }

  /// Edges keep their numbers as far as they go on to say the same.
  private func replace(
    _ present: [Edge], with wanted: [EdgeRule.Link], from subject: Node.ID, _ relation: Int64
  ) throws(GraphError) -> EdgeChanges {
    let linked = Set(present.map(\.target))
    var present = present
    var rest: [EdgeRule.Link] = []
    var changes = EdgeChanges()
    for link in wanted {
      let same = present.firstIndex {
        $0.target == link.object && $0.since == link.since && $0.until == link.until
          && $0.properties == link.properties
      }
      if let same { present.remove(at: same) } else { rest.append(link) }
    }
    for link in rest {
      if let index = present.firstIndex(where: { $0.target == link.object }) {
        changes.updated += 1
        try run(
          """
          UPDATE edge SET since = \(link.since), until = \(link.until), properties = \(link.properties.json)
          WHERE id = \(present.remove(at: index).id)
          """)
      } else {
        if linked.contains(link.object) {
          changes.updated += 1
        } else {
          changes.newlyLinked.insert(link.object)
        }
        try run(
          """
          INSERT INTO edge(source, relation, target, since, until, properties)
          VALUES (\(subject), \(relation), \(link.object), \(link.since), \(link.until), \(link.properties.json))
          """)
      }
    }
    changes.removed = present.count
    for edge in present { try run("DELETE FROM edge WHERE id = \(edge.id)") }
    return changes
  }
}

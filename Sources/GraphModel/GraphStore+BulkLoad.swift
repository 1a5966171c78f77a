/// Many nodes and links of one source at once, with the meaning that `stateExistence` and `state` give them one by one.
///
/// Links are compared with what the source said before in memory, and written together: the edges of what nobody
/// has stated anything about follow from the new statements alone, and the indexes of large additions are built when
/// the rows are there. Belongs inside `GraphStore.write`.
public struct BulkLoad {
  private let store: GraphStore
  private let source: Source
  private var known = KnownEvidence()
  private var nodes: [Node] = []
  private var aliases: [AliasRow] = []
  private var identities: [(instance: String, externalID: String, node: Node.ID)] = []
  private var names: [ExistenceRow] = []
  private var named: Set<Node.ID> = []
  private var statements: [BulkStatement] = []
  /// What was stated so far, where the source has been read before: otherwise sorting finds what is stated twice.
  private var stated: Set<Fact> = []
  /// Additions of fewer rows go into the indexes and through the rule of edges one by one.
  private let fewRows: Int
  private var nextNode: Node.ID
  private var outcome = BulkOutcome()
  /// The links whose statements are there word for word.
  private var unchangedPairs: Set<Pair> = []

  /// Begins a load; what the source does not state again until `finish` is taken back then.
  public init(store: GraphStore, source: Source) throws(GraphError) {
    try self.init(store: store, source: source, fewRows: 20_000)
  }

  init(store: GraphStore, source: Source, fewRows: Int) throws(GraphError) {
    self.store = store
    self.source = source
    self.fewRows = fewRows
    nextNode = (try store.first("SELECT max(id) FROM node") { $0.integer(0) } ?? 0) + 1
    known = try KnownEvidence(of: source, in: store)
    isRepeated = !known.isEmpty
  }

  /// Whether the source has been read before.
  public let isRepeated: Bool

  /// Makes a node that the source names; returns its number.
  public mutating func make(_ draft: NodeDraft, line: Int) throws(GraphError) -> Node.ID {
    guard store.symbols.kindIDs[draft.kind] != nil else {
      throw GraphError(.invalid, "there is no kind '\(draft.kind)'", help: store.kindsHelp)
    }
    let name = Names.cleaned(draft.name)
    guard !name.isEmpty else { throw GraphError(.invalid, "a \(draft.kind) needs a name") }
    let node = Node(
      id: nextNode, kind: draft.kind, name: name, since: draft.since, until: draft.until,
      properties: draft.properties)
    nextNode += 1
    nodes.append(node)
    for other in [name] + draft.aliases.map({ Names.cleaned($0) }) where !other.isEmpty {
      for folded in GraphStore.foldings(of: other, kind: draft.kind) {
        aliases.append(AliasRow(folded: folded, node: node.id, name: other, isOwn: other == name))
      }
    }
    names.append(ExistenceRow(node: node.id, line: line))
    named.insert(node.id)
    outcome.created[draft.kind, default: 0] += 1
    return node.id
  }

  /// Says that the source names a node that is there.
  public mutating func name(_ node: Node.ID, line: Int) {
    guard named.insert(node).inserted else { return }
    names.append(ExistenceRow(node: node, line: line))
  }

  /// Remembers what an instance calls a node.
  public mutating func identify(_ node: Node.ID, instance: String, externalID: String) {
    identities.append((instance, externalID, node))
  }

  /// States a link between nodes of these kinds; whether the relation may link them is the caller's to check.
  public mutating func state(
    _ subject: Node.ID, _ relation: Relation, _ object: Node.ID, kinds: (source: String, target: String),
    since: String? = nil, until: String? = nil, properties: Properties = [:], line: Int
  ) throws(GraphError) {
    guard let relationID = store.symbols.relationIDs[relation.name] else {
      throw GraphError(.bug, "a load links by '\(relation.name)', which is no relation")
    }
    var fact = Fact(
      subject: subject, relation: relationID, object: object, since: since, until: until,
      properties: properties.json)
    if relation.isSymmetric, subject > object,
      relation.signatures.contains(where: { $0.source == kinds.target && $0.target == kinds.source })
    {
      swap(&fact.subject, &fact.object)
    }
    if isRepeated, !stated.insert(fact).inserted { return }
    let pair = Pair(fact)
    if let evidence = known.take(fact) {
      unchangedPairs.insert(pair)
      if evidence.locator != GraphStore.locator(line) { outcome.moved.append((evidence.id, line)) }
    } else {
      statements.append(BulkStatement(fact: fact, line: line))
    }
  }

  /// Writes everything, takes back what the source no longer states, and says what that changed.
  ///
  /// `progress` is told the share of that which is done, 0 to 1.
  public mutating func finish(progress: (Double) -> Void = { _ in }) throws(GraphError) -> BulkOutcome {
    stated = []
    sortStatements()
    let rows = statements.count + nodes.count
    let indexes = rows < fewRows ? [] : try store.suspendIndexes(rows: rows)
    try writeNodes()
    progress(0.3)
    // Before there is evidence of this load.
    let others = rows < fewRows ? statements.map { Pair($0.fact) } : try writeFreshEdges()
    progress(0.5)
    try writeEvidence()
    progress(0.7)
    try store.restore(indexes)
    try settle(others)
    let removed = try store.retract(known.rest)
    (outcome.removedEdges, outcome.removedNodes) = removed
    outcome.unchanged = unchangedPairs.count
    progress(1)
    return outcome
  }

  /// Puts the statements into the order of the index over edges, each once, with the first of its lines.
  private mutating func sortStatements() {
    statements.sort { $0.fact == $1.fact ? $0.line < $1.line : $0.fact < $1.fact }
    var kept: [BulkStatement] = []
    kept.reserveCapacity(statements.count)
    for statement in statements where kept.last?.fact != statement.fact { kept.append(statement) }
    statements = kept
  }

  // MARK: Writing

  private func writeNodes() throws(GraphError) {
    let kindIDs = store.symbols.kindIDs
    try store.attempt { () throws(SQLiteError) in
      try store.connection.run(
        "INSERT INTO node(id, kind, name, since, until, properties) VALUES (?, ?, ?, ?, ?, ?)",
        times: nodes.count
      ) { index, values in
        let node = nodes[index]
        values.append(.integer(node.id))
        values.append(.integer(kindIDs[node.kind] ?? 0))
        values.append(.text(node.name))
        values.append(SQLValue(node.since))
        values.append(SQLValue(node.until))
        values.append(SQLValue(node.properties.json))
      }
      let sorted = aliases.sorted { left, right in
        if left.folded != right.folded { return left.folded < right.folded }
        if left.node != right.node { return left.node < right.node }
        return left.isOwn == right.isOwn ? NameSpelling.isBetter(left.name, than: right.name) : left.isOwn
      }
      try store.connection.run(
        "INSERT INTO alias VALUES (?, ?, ?) ON CONFLICT DO NOTHING", times: sorted.count
      ) { index, values in
        values.append(.text(sorted[index].folded))
        values.append(.integer(sorted[index].node))
        values.append(.text(sorted[index].name))
      }
      try store.connection.run(
        "INSERT OR REPLACE INTO identity(instance, external_id, node) VALUES (?, ?, ?)",
        times: identities.count
      ) { index, values in
        values.append(.text(identities[index].instance))
        values.append(.text(identities[index].externalID))
        values.append(.integer(identities[index].node))
      }
    }
    try writeTexts()
  }

  /// Enters the new nodes into the full-text index, with the names that stand together for each of them.
  private func writeTexts() throws(GraphError) {
    // Numbers of nodes that have been removed may be used again.
    try store.refreshTexts()
    var texts: [String] = []
    texts.reserveCapacity(nodes.count)
    var start = 0
    for node in nodes {
      var names: [(folded: String, name: String)] = []
      while start < aliases.count, aliases[start].node == node.id {
        let row = aliases[start]
        if !names.contains(where: { $0.folded == row.folded }) { names.append((row.folded, row.name)) }
        start += 1
      }
      texts.append(GraphStore.searchedAliases(of: node, names.sorted { $0.folded < $1.folded }))
    }
    try store.attempt { () throws(SQLiteError) in
      try store.connection.run(
        "INSERT INTO node_text(rowid, name, aliases, body) VALUES (?, ?, ?, ?)", times: nodes.count
      ) { index, values in
        values.append(.integer(nodes[index].id))
        values.append(.text(nodes[index].name))
        values.append(.text(texts[index]))
        values.append(.text(GraphStore.searchedBody(of: nodes[index])))
      }
    }
  }

  private mutating func writeEvidence() throws(GraphError) {
    var newNames: [ExistenceRow] = []
    for row in names {
      guard let evidence = known.take(row.node) else {
        newNames.append(row)
        continue
      }
      if evidence.locator != GraphStore.locator(row.line) { outcome.moved.append((evidence.id, row.line)) }
    }
    let (source, statements, moved) = (SQLValue.integer(source.id), statements, outcome.moved)
    try store.attempt { () throws(SQLiteError) in
      try store.connection.run(
        "INSERT INTO evidence(subject, source, locator) VALUES (?, ?, ?)", times: newNames.count
      ) { index, values in
        values.append(.integer(newNames[index].node))
        values.append(source)
        values.append(.text(GraphStore.locator(newNames[index].line)))
      }
      try store.connection.run(
        """
        INSERT INTO evidence(subject, relation, object, source, locator, since, until, properties)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """, times: statements.count
      ) { index, values in
        let fact = statements[index].fact
        values.append(.integer(fact.subject))
        values.append(.integer(fact.relation))
        values.append(.integer(fact.object))
        values.append(source)
        values.append(.text(GraphStore.locator(statements[index].line)))
        values.append(SQLValue(fact.since))
        values.append(SQLValue(fact.until))
        values.append(SQLValue(fact.properties))
      }
      try store.connection.run("UPDATE evidence SET locator = ? WHERE id = ?", times: moved.count) {
        index, values in
        values.append(.text(GraphStore.locator(moved[index].line)))
        values.append(.integer(moved[index].evidence))
      }
    }
  }

  /// Writes the edges of links about which nothing else is known; returns the other links.
  private mutating func writeFreshEdges() throws(GraphError) -> [Pair] {
    let touched = try store.subjectsWithEdges()
    var others: [Pair] = []
    var edges: [FreshEdge] = []
    edges.reserveCapacity(statements.count)
    var start = 0
    while start < statements.count {
      let first = statements[start].fact
      let relation = store.symbols.relationNames[first.relation].flatMap {
        store.vocabulary.relation(named: $0)
      }
      let isExclusive = relation?.isExclusive ?? false
      var end = start + 1
      while end < statements.count, statements[end].fact.belongs(with: first, isExclusive: isExclusive) {
        end += 1
      }
      defer { start = end }
      guard !touched.contains(SubjectAndRelation(subject: first.subject, relation: first.relation)) else {
        others += statements[start..<end].map { Pair($0.fact) }
        continue
      }
      if end == start + 1, !isExclusive {
        edges.append(FreshEdge(first))
        outcome.linked[relation?.name ?? "", default: 0] += 1
        continue
      }
      let group = statements[start..<end].map { $0.fact.statement(relation?.name ?? "") }
      let links = isExclusive ? EdgeRule.exclusiveLinks(from: group) : EdgeRule.links(from: group)
      for link in links {
        edges.append(
          FreshEdge(
            source: first.subject, relation: first.relation, target: link.object, since: link.since,
            until: link.until, properties: link.properties.json))
      }
      outcome.linked[relation?.name ?? "", default: 0] += Set(links.map(\.object)).count
    }
    try store.attempt { () throws(SQLiteError) in
      try store.connection.run(
        "INSERT INTO edge(source, relation, target, since, until, properties) VALUES (?, ?, ?, ?, ?, ?)",
        times: edges.count
      ) { index, values in
        let edge = edges[index]
        values.append(.integer(edge.source))
        values.append(.integer(edge.relation))
        values.append(.integer(edge.target))
        values.append(SQLValue(edge.since))
        values.append(SQLValue(edge.until))
        values.append(SQLValue(edge.properties))
      }
    }
    return others
  }

  /// Works out the edges of links of which more is known than this load states.
  private mutating func settle(_ pairs: [Pair]) throws(GraphError) {
    var settled: Set<Pair> = []
    for pair in pairs where settled.insert(pair).inserted {
      guard
        let relation = store.symbols.relationNames[pair.relation].flatMap({
          store.vocabulary.relation(named: $0)
        })
      else { continue }
      let changes = try store.rebuildEdges(of: pair.subject, relation, pair.relation, to: pair.object)
      if changes.newlyLinked.contains(pair.object) {
        outcome.linked[relation.name, default: 0] += 1
      } else if !changes.isEmpty {
        outcome.updated += 1
      }
    }
  }
}

/// What a load changed.
public struct BulkOutcome: Sendable {
  /// The nodes that are new, by kind.
  public var created: [String: Int] = [:]
  /// The links that are new, by relation.
  public var linked: [String: Int] = [:]
  /// The links that were there and now say more or other things.
  public var updated = 0
  /// The links that the source had stated as it does now.
  public var unchanged = 0
  /// The edges that nobody states any more.
  public var removedEdges = 0
  /// The nodes that nothing names any more.
  public var removedNodes = 0
  /// Evidence that stands on another line now.
  fileprivate(set) var moved: [(evidence: Int64, line: Int)] = []
}

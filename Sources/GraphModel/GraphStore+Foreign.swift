/// Graphs from elsewhere: nodes with any labels or none, named or not, and edges of any relation between them.
///
/// What belongs in a column of its own (`name`, `since`, `until`) is kept there only if it is text of the form that the
/// column has; else it is a property like others. What writes belongs inside `write`.
extension GraphStore {
  static let foreignSetting = "foreign"

  /// Makes a node with labels and properties; kinds that the graph does not have are made, without words.
  public func addForeignNode(labels: [String], properties: Properties = [:]) throws(GraphError) -> Node {
    let kinds = try labels.map { label throws(GraphError) in try declareKind(label) }
    var rest = properties
    let name = rest.takeName()
    let (since, until) = rest.takePeriod()
    let first = kinds.first
    let further = kinds.dropFirst().filter { $0 != first }.uniqued(on: \.self)
    try run(
      """
      INSERT INTO node(kind, name, since, until, properties)
      VALUES (\(first.flatMap { symbols.kindIDs[$0] }), \(name), \(since), \(until), \(rest.json))
      """)
    let node = Node(
      id: connection.lastInsertedRow, kind: first ?? "", furtherKinds: further, name: name ?? "",
      since: since, until: until, properties: rest)
    for kind in further {
      try run("INSERT INTO node_label VALUES (\(node.id), \(symbols.kindIDs[kind]))")
    }
    if first == nil || name == nil || !further.isEmpty || rest.usesColumnNames { try markForeign() }
    if !node.name.isEmpty { try indexName(node.name, of: node) }
    try refreshText(of: node.id)
    return node
  }

  /// Writes another content over a node of a graph from elsewhere; returns whether anything changed.
  @discardableResult
  public func updateForeign(
    _ old: Node, labels: [String], properties: Properties
  ) throws(GraphError) -> Bool {
    let kinds = try labels.map { label throws(GraphError) in try declareKind(label) }
    var rest = properties
    let name = rest.takeName()
    let (since, until) = rest.takePeriod()
    let further = kinds.dropFirst().filter { $0 != kinds.first }.uniqued(on: \.self)
    let node = Node(
      id: old.id, kind: kinds.first ?? "", furtherKinds: further.sorted(), name: name ?? "", since: since,
      until: until, properties: rest)
    var before = old
    before.furtherKinds.sort()
    guard node != before else { return false }
    try run(
      """
      UPDATE node SET kind = \(kinds.first.flatMap { symbols.kindIDs[$0] }), name = \(name), since = \(since),
        until = \(until), properties = \(rest.json) WHERE id = \(node.id)
      """)
    try run("DELETE FROM node_label WHERE node = \(node.id)")
    for kind in further {
      try run("INSERT INTO node_label VALUES (\(node.id), \(symbols.kindIDs[kind]))")
    }
    if kinds.isEmpty || name == nil || !further.isEmpty || rest.usesColumnNames { try markForeign() }
    if !node.name.isEmpty, node.name != old.name { try indexName(node.name, of: node) }
    try refreshText(of: node.id)
    return true
  }

  /// A statement of a link in a graph from elsewhere; a relation that the graph does not have is made, open to all.
  ///
  /// The locator tells parallel edges apart, so no two statements of a source may share one.
  public func foreignStatement(
    _ subject: Node.ID, _ relation: String, _ object: Node.ID, properties: Properties, locator: String
  ) throws(GraphError) -> Statement {
    let relation = try declareRelation(relation)
    // Where the relation is one of the vocabulary's own, the edge need not keep to what that says it links.
    try markForeign()
    var rest = properties
    let (since, until) = rest.takePeriod()
    return Statement(
      subject, relation, object, since: since, until: until, properties: rest, locator: locator)
  }

  /// The kinds of a node besides its first.
  func furtherKinds(of id: Node.ID) -> [String] {
    let names = try? all("SELECT kind FROM node_label WHERE node = \(id) ORDER BY kind") { row in
      symbols.kindNames[row.integer(0)]
    }
    return names?.compactMap(\.self) ?? []
  }

  /// Throws unless a name can stand in a line of a vocabulary's text.
  private static func check(_ name: String) throws(GraphError) {
    guard name.isEmpty || name.contains(where: { $0.isNewline || $0 == "`" }) else { return }
    throw GraphError(
      .invalid, "the label '\(name)' cannot be kept",
      help: ["a label is not empty, and has no line breaks and no backticks"])
  }

  private func markForeign() throws(GraphError) {
    guard !isForeign else { return }
    try set(GraphStore.foreignSetting, to: "1")
    isForeign = true
  }

  /// The kind of this name in any letter case, made if there is none.
  private func declareKind(_ label: String) throws(GraphError) -> String {
    if symbols.kindIDs[label] != nil { return label }
    if let kind = vocabulary.kind(named: label) { return kind.name }
    try GraphStore.check(label)
    let kind = NodeKind(name: label)
    try run(
      """
      INSERT INTO kind(name, shape, fill, outline, is_incidental, summary)
      VALUES (\(kind.name), \(kind.shape), \(kind.fill), \(kind.outline), \(kind.isIncidental), \(kind.summary))
      """)
    try loadVocabulary()
    return label
  }

  /// The relation of this name in any letter case, made if there is none.
  private func declareRelation(_ name: String) throws(GraphError) -> String {
    if symbols.relationIDs[name] != nil { return name }
    if let relation = vocabulary.relation(named: name) { return relation.name }
    try GraphStore.check(name)
    try run(
      """
      INSERT INTO relation(name, is_symmetric, is_exclusive, is_state, is_open, summary)
      VALUES (\(name), 0, 0, 0, 1, '')
      """)
    try loadVocabulary()
    return name
  }
}

extension Properties {
  /// Takes out what fits the column `name`.
  fileprivate mutating func takeName() -> String? {
    guard case .text(let name)? = self["name"], !name.isEmpty, Names.cleaned(name) == name else { return nil }
    self["name"] = nil
    return name
  }

  /// Takes out what fits the columns `since` and `until`.
  fileprivate mutating func takePeriod() -> (since: String?, until: String?) {
    func date(_ key: String) -> String? {
      guard case .text(let text)? = self[key], PartialDate.shortest(text) == text, PartialDate(text) != nil
      else { return nil }
      return text
    }
    let period = (date("since"), date("until"))
    if period.0 != nil { self["since"] = nil }
    if period.1 != nil { self["until"] = nil }
    return period
  }

  /// Whether a property has the name of a column, and a value that the column cannot hold.
  fileprivate var usesColumnNames: Bool { ["name", "since", "until", "id"].contains { self[$0] != nil } }
}

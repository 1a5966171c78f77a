import GraphModel

/// Writes what one source states, and at the end takes back what it stated before and no longer does.
struct ImportLedger {
  private(set) var capture: Capture
  private var asserted: Set<Int64> = []
  private let before: Set<Int64>
  private var mentioned: Set<Node.ID> = []

  init(_ input: ImportInput, store: GraphStore) throws(GraphError) {
    let source = try store.source(uri: input.uri, title: input.title, readAt: input.today)
    capture = Capture(store: store, source: source)
    before = try store.evidenceIDs(of: source)
  }

  var store: GraphStore { capture.store }
  var source: Source { capture.source }

  /// Makes a node, or brings it up to date with what is said of it now; the source names it from now on.
  mutating func write(
    _ draft: NodeDraft, over existing: Node?, locator: String? = nil, quote: String? = nil
  ) throws(GraphError) -> Node {
    let node = try capture.write(draft, over: existing)
    try mention(node, locator: locator, quote: quote)
    return node
  }

  /// Notes that the source names a node.
  mutating func mention(_ node: Node, locator: String? = nil, quote: String? = nil) throws(GraphError) {
    guard mentioned.insert(node.id).inserted else { return }
    asserted.insert(
      try store.stateExistence(of: node.id, source: source, locator: locator, quote: quote))
  }

  /// States a link.
  mutating func link(_ statement: Statement) throws(GraphError) {
    try capture.link(statement)
    if let id = try store.evidenceID(of: statement, source: source) { asserted.insert(id) }
  }

  /// The two ends of a link to be, made where their kind is certain; the source names both.
  mutating func ends(
    of relation: Relation, _ source: Reference, _ target: Reference
  ) throws(GraphError) -> (source: Node, target: Node) {
    let ends = try capture.ensureEnds(of: relation, source, target)
    try store.vocabulary.check(ends.source, relation, ends.target)
    try mention(ends.source)
    try mention(ends.target)
    return ends
  }

  /// Takes back what the source does not state any more; the account of the whole import.
  mutating func finish() throws(GraphError) -> ImportReport {
    var report = ImportReport()
    let removed = try store.retract(before.subtracting(asserted))
    report.removedLinks = removed.edges
    report.removedNodes = removed.nodes
    for node in capture.report.created { report.created[node.kind, default: 0] += 1 }
    for statement in capture.report.added { report.linked[statement.relation, default: 0] += 1 }
    report.updatedNodes = capture.report.changed.count
    report.updatedLinks = capture.report.updated.count
    report.unchangedLinks = capture.report.unchanged.count
    return report
  }
}

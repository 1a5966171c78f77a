import GraphModel

/// Writes what one source states, and at the end takes back what it stated before and no longer does.
///
/// A class, since whoever looks things up in it meanwhile would otherwise make a copy of it.
final class ImportLedger {
  private(set) var capture: Capture
  private let before: Set<Int64>
  private var asserted: Set<Int64> = []
  private var named: Set<Node.ID> = []
  private var stated: Set<Statement> = []
  /// The kinds of the nodes that the source names.
  private var kinds: [Node.ID: String] = [:]
  /// The nodes that were made here: there are no links from and to them but those in `linked`.
  private var made: Set<Node.ID> = []
  private var linked: Set<LinkedPair> = []
  private var changedNodes: Set<Node.ID> = []
  private var removed = (edges: 0, nodes: 0)

  convenience init(_ input: ImportInput, store: GraphStore) throws(GraphError) {
    try self.init(store, uri: input.uri, title: input.title, readAt: input.today)
  }

  /// Begins with a source that is known by another address than that of its file.
  init(_ store: GraphStore, uri: String, title: String, readAt: String) throws(GraphError) {
    let source = try store.source(uri: uri, title: title, readAt: readAt)
    capture = Capture(store: store, source: source)
    before = try store.evidenceIDs(of: source)
  }

  var store: GraphStore { capture.store }
  var source: Source { capture.source }
  /// Whether the source has been read before.
  var isRepeated: Bool { !before.isEmpty }

  /// Makes a node, or adds what is new to the one that is there; the source names it from now on.
  func write(
    _ draft: NodeDraft, over existing: Node?, locator: String? = nil, quote: String? = nil
  ) throws(GraphError) -> Node {
    let node = try capture.put(draft, over: existing)
    if existing == nil { made.insert(node.id) }
    try mention(node, locator: locator, quote: quote)
    return node
  }

  /// As `write`, and what nobody else has said of the node goes if the draft no longer says it: its dates, and the
  /// properties with these names.
  func rewrite(
    _ draft: NodeDraft, over existing: Node?, properties: [String], locator: String? = nil,
    quote: String? = nil
  ) throws(GraphError) -> Node {
    var existing = existing
    if var node = existing, !named.contains(node.id), try isOnlySource(of: node) {
      for name in properties where draft.properties[name] == nil { node.properties[name] = nil }
      if draft.since == nil { (node.since, node.until) = (nil, nil) }
      node.name = draft.name
      try update(node)
      existing = node
    }
    return try write(draft, over: existing, locator: locator, quote: quote)
  }

  /// Changes a node that the source names.
  func update(_ node: Node) throws(GraphError) {
    if try store.update(node) { changedNodes.insert(node.id) }
  }

  /// Whether nobody but this source names the node.
  func isOnlySource(of node: Node) throws(GraphError) -> Bool {
    guard isRepeated else { return false }
    return try store.evidence(subject: node.id).allSatisfy { $0.source.id == source.id }
  }

  /// Whether the source names the node, or did when it was last read.
  func hasNamed(_ node: Node) throws(GraphError) -> Bool {
    if named.contains(node.id) { return true }
    return try store.evidence(subject: node.id).contains { $0.source.id == source.id }
  }

  /// Notes that the source names a node; of several places, the first counts.
  func mention(_ node: Node, locator: String? = nil, quote: String? = nil) throws(GraphError) {
    try mention(node, locator: locator, quote: quote, novelty: isRepeated ? [] : .unstated)
  }

  private func mention(
    _ node: Node, locator: String?, quote: String?, novelty: StatementNovelty
  ) throws(GraphError) {
    guard named.insert(node.id).inserted else { return }
    kinds[node.id] = node.kind
    asserted.insert(
      try store.stateExistence(of: node.id, source: source, locator: locator, quote: quote, novelty: novelty))
  }

  /// States a link; what was stated already keeps the words it was first stated in.
  func link(_ statement: Statement) throws(GraphError) {
    var fact = statement
    (fact.locator, fact.quote) = (nil, nil)
    guard stated.insert(fact).inserted else { return }
    guard let relation = store.vocabulary.relation(named: statement.relation) else {
      throw GraphError(.bug, "an import links by '\(statement.relation)', which is no relation")
    }
    let fits =
      if let source = kinds[statement.subject], let target = kinds[statement.object] {
        relation.links(source, to: target)
      } else { false }
    asserted.insert(
      try capture.link(statement, checksKinds: !fits, novelty: novelty(of: statement, relation)))
  }

  private func novelty(of statement: Statement, _ relation: Relation) -> StatementNovelty {
    // What a symmetric relation says may have been said the other way round.
    guard !relation.isSymmetric else { return [] }
    var novelty: StatementNovelty = isRepeated ? [] : .unstated
    let isNew =
      made.contains(statement.subject) || (!relation.isExclusive && made.contains(statement.object))
    guard isNew else { return novelty }
    var link = LinkedPair(statement)
    if relation.isExclusive { link.object = link.subject }
    if linked.insert(link).inserted { novelty.insert(.unlinked) }
    return novelty
  }

  /// Makes two nodes one.
  func merge(_ node: Node, into kept: Node) throws(GraphError) {
    try store.merge(node, into: kept)
    made.subtract([node.id, kept.id])
  }

  /// Makes a node of a graph from elsewhere, or writes over the one that is there.
  func writeForeign(
    labels: [String], properties: Properties, aliases: [String], over existing: Node?, locator: String
  ) throws(GraphError) -> Node {
    let node = try capture.putForeign(
      labels: labels, properties: properties, aliases: aliases, over: existing)
    try mention(node, locator: locator)
    return node
  }

  /// States a link of a graph from elsewhere, where the same may be said twice and mean two edges.
  func linkForeign(_ statement: Statement) throws(GraphError) {
    asserted.insert(try capture.link(statement, checksKinds: false))
  }

  /// Keeps what the source said of a node's links at other times: a sighting remains one when a later one is added.
  func keepSightings(of subject: Node, _ relation: String, besides observed: String) throws(GraphError) {
    guard isRepeated else { return }
    for edge in try store.edges(of: subject.id) where edge.relation == relation && edge.source == subject.id {
      for evidence in try store.evidence(subject: subject.id, relation: relation, object: edge.target)
      where evidence.source.id == source.id && evidence.statement.observed != observed {
        if let id = try store.evidenceID(of: evidence.statement, source: source) { asserted.insert(id) }
      }
    }
  }

  /// The two ends of a link to be, made where their kind is certain; the source names both.
  func ends(
    of relation: Relation, _ source: Reference, _ target: Reference, locator: String
  ) throws(GraphError) -> (source: Node, target: Node) {
    let ends = try capture.ensureEnds(of: relation, source, target)
    try store.vocabulary.check(ends.source, relation, ends.target)
    // Those that were made here are stated already, without a place.
    try mention(ends.source, locator: locator, quote: nil, novelty: [])
    try mention(ends.target, locator: locator, quote: nil, novelty: [])
    return ends
  }

  /// Takes back what the source does not state any more.
  func retractTheRest() throws(GraphError) {
    removed = try store.retract(before.subtracting(asserted))
  }

  /// The account of the whole import.
  func report() -> ImportReport {
    var report = ImportReport()
    report.removedLinks = removed.edges
    report.removedNodes = removed.nodes
    let capture = capture.report
    for node in capture.created { report.created[node.kind, default: 0] += 1 }
    for statement in capture.added { report.linked[statement.relation, default: 0] += 1 }
    report.updatedNodes =
      changedNodes.union(capture.changed.map(\.after.id)).subtracting(capture.created.map(\.id)).count
    let added = Set(capture.added.map(LinkedPair.init))
    let updated = Set(capture.updated.map(LinkedPair.init)).subtracting(added)
    report.updatedLinks = updated.count
    report.unchangedLinks =
      Set(capture.unchanged.map(LinkedPair.init)).subtracting(added).subtracting(updated).count
    return report
  }
}

/// What a link links: two statements about different periods are about the same link.
private struct LinkedPair: Hashable {
  let subject: Node.ID
  let relation: String
  var object: Node.ID

  init(_ statement: Statement) {
    subject = statement.subject
    relation = statement.relation
    object = statement.object
  }
}

import GraphModel

/// A graph's own nodes and edges, one JSON object a line, as `JSONLinesExport` writes them.
///
/// A node is the one in the graph of the same kind and name. The lines may stand in any order, but for the vocabulary,
/// which stands before what needs it. Nodes with `labels` or an `id`, as Neo4j exports them, are of a graph from
/// elsewhere: their labels and the relations between them are made if the graph does not have them. Source:
/// jsonlines.org; neo4j.com/docs/apoc, "Export JSON".
public struct JSONLinesImporter: GraphImporter {
  /// `jsonl`
  public let name = "jsonl"
  /// One line about the format.
  public let summary = "nodes and edges, one JSON object a line"

  /// Makes an importer.
  public init() {}

  /// A text whose first line is an object with a type.
  public func recognises(_ input: ImportInput) -> Bool {
    let text = input.text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard text.hasPrefix("{") else { return false }
    let line = text.utf8.prefix { $0 != UInt8(ascii: "\n") }
    return String(line)?.contains("\"type\"") ?? false
  }

  /// Brings the graph up to date with the file.
  public func run(_ input: ImportInput, into store: GraphStore) throws(GraphError) -> ImportReport {
    var run = JSONLinesRun(ledger: try ImportLedger(input, store: store))
    return try run.run(input.text)
  }
}

/// One import of JSON Lines.
private struct JSONLinesRun {
  var ledger: ImportLedger
  private var store: GraphStore { ledger.store }
  private var nodes: [(line: Int, record: JSONNodeRecord)] = []
  private var foreignNodes: [(line: Int, record: JSONForeignNodeRecord)] = []
  private var edges: [(line: Int, record: JSONEdgeRecord)] = []
  private var unread: [ImportReport.LineRemark] = []
  /// What the file calls by name, and which node that is.
  private var stated: [JSONNodeReference: Node] = [:]
  private var statedIDs: Set<Node.ID> = []
  /// What the file calls by an id.
  private var identified: [String: Node.ID] = [:]
  private var declared: Set<KindAndName> = []

  private struct KindAndName: Hashable {
    var kind: String
    var name: String
  }

  init(ledger: ImportLedger) { self.ledger = ledger }

  mutating func run(_ text: String) throws(GraphError) -> ImportReport {
    try read(text)
    for node in nodes {
      declared.insert(KindAndName(kind: node.record.reference.kind, name: node.record.reference.name))
    }
    for (line, record) in nodes {
      try at(line) { run throws(GraphError) in try run.write(record, line: line) }
    }
    for (line, record) in foreignNodes {
      try at(line) { run throws(GraphError) in try run.write(record, line: line) }
    }
    for (line, record) in edges {
      try at(line) { run throws(GraphError) in try run.write(record, line: line) }
    }
    try ledger.retractTheRest()
    var report = ledger.report()
    report.statedNodes = nodes.count + foreignNodes.count
    report.statedLinks = edges.count
    report.unread = unread
    return report
  }

  /// Reads all lines: an edge may stand before the nodes that it links.
  private mutating func read(_ text: String) throws(GraphError) {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, content) in lines.enumerated() {
      let line = index + 1
      guard content.contains(where: { !" \t\r".utf8.contains($0) }) else { continue }
      let bytes = line == 1 && content.starts(with: "\u{FEFF}".utf8) ? content.dropFirst(3) : content
      let record: JSONLineRecord
      do throws(JSONLineRecord.Mistake) {
        record = try JSONLineRecord.read(bytes)
      } catch {
        throw GraphError(.invalid, "line \(line): \(error.message)", help: error.help)
      }
      for field in record.ignoredFields {
        unread.append(
          .init(line: line, text: String(content) ?? "", reason: "the field '\(field)' means nothing here"))
      }
      switch record.content {
      case .vocabulary(let text):
        try at(line) { run throws(GraphError) in
          let definitions = try VocabularyText.parse(text)
          try run.store.define(definitions.completed(besides: run.store.vocabulary))
        }
      case .node(var node):
        try at(line) { run throws(GraphError) in
          node.reference.kind = try run.knownKind(node.reference.kind)
          run.nodes.append((line, node))
        }
      case .foreignNode(let node): foreignNodes.append((line, node))
      case .edge(let edge): edges.append((line, edge))
      }
    }
  }

  // MARK: Nodes

  private mutating func write(_ record: JSONNodeRecord, line: Int) throws(GraphError) {
    let reference = record.reference
    let existing = try existing(reference)
    let draft = NodeDraft(
      kind: reference.kind, name: existing?.name ?? reference.name, since: record.since, until: record.until,
      properties: record.properties, aliases: record.aliases)
    let known = existing.map { Array($0.properties.keys) } ?? []
    let node = try ledger.rewrite(draft, over: existing, properties: known, locator: "line \(line)")
    stated[reference] = node
    statedIDs.insert(node.id)
  }

  /// The node that the graph has already: of the same name to the letter, or else the only one of the same name but
  /// for spelling, unless the file states that spelling as another node.
  private func existing(_ reference: JSONNodeReference) throws(GraphError) -> Node? {
    if let node = stated[reference] { return node }
    let matches = try store.matches(name: reference.name, kinds: [reference.kind]).map(\.node)
    let exact = matches.filter { $0.name == reference.name }.sorted { $0.id < $1.id }
    if reference.number <= exact.count { return exact[reference.number - 1] }
    guard reference.number == exact.count + 1 else {
      throw GraphError(
        .invalid, "there is no \(reference.kind) number \(reference.number - 1) called '\(reference.name)'",
        help: ["'number' tells nodes of one name apart, counted from 1"])
    }
    guard exact.isEmpty, reference.number == 1 else { return nil }
    let alike = matches.filter { node in
      !statedIDs.contains(node.id) && !declared.contains(KindAndName(kind: node.kind, name: node.name))
    }
    return alike.count == 1 ? alike[0] : nil
  }

  // MARK: Edges

  private mutating func write(_ record: JSONEdgeRecord, line: Int) throws(GraphError) {
    let known = store.vocabulary.relation(named: record.relation)
    guard !record.isForeign, known?.isOpen != true else { return try writeForeign(record, line: line) }
    guard let relation = known else {
      let kinds = [record.source, record.target].map { $0.kind ?? "KIND" }
      throw GraphError(
        .invalid, "there is no relation '\(record.relation)'",
        help: [
          "'kgraph define relation \(record.relation) --link \(kinds[0]):\(kinds[1])' makes it"
        ])
    }
    let source = try node(record.source)
    let target = try node(record.target)
    try ledger.link(
      Statement(
        source.id, relation.name, target.id, since: record.since, until: record.until,
        properties: record.properties, locator: "line \(line)"))
  }

  private mutating func node(_ end: JSONEdgeRecord.End) throws(GraphError) -> Node {
    switch end {
    case .named(let reference): return try self.end(reference)
    case .identified(let id):
      if let known = identified[id], let node = try store.node(known) { return node }
      throw GraphError(
        .invalid, "no node has the id '\(id)'",
        help: ["state it in a line of the type 'node', with this 'id'"])
    }
  }

  private mutating func end(_ reference: JSONNodeReference) throws(GraphError) -> Node {
    var reference = reference
    reference.kind = try knownKind(reference.kind)
    if let node = stated[reference] { return node }
    guard let node = try existing(reference) else {
      let similar = try store.suggestions(for: reference.name, kinds: [reference.kind])
      throw GraphError(
        .invalid, "no \(reference.kind) is called '\(reference.name)'",
        help: similar.map { "did you mean '\($0.name)'?" } + ["state it in a line of the type 'node'"])
    }
    try ledger.mention(node)
    stated[reference] = node
    return node
  }

  // MARK: Graphs from elsewhere

  /// Writes a node of a graph from elsewhere: the one that bore the id when the file was last read, or a new one.
  private mutating func write(_ record: JSONForeignNodeRecord, line: Int) throws(GraphError) {
    let id = record.id ?? "line \(line)"
    guard identified[id] == nil else {
      throw GraphError(.invalid, "two nodes have the id '\(id)'")
    }
    let instance = ledger.source.uri
    let existing = try store.node(instance: instance, externalID: id)
    let node = try ledger.writeForeign(
      labels: record.labels, properties: record.properties, aliases: record.aliases, over: existing,
      locator: "line \(line)")
    if existing == nil { try store.identify(node.id, instance: instance, externalID: id) }
    identified[id] = node.id
  }

  private mutating func writeForeign(_ record: JSONEdgeRecord, line: Int) throws(GraphError) {
    let source = try node(record.source)
    let target = try node(record.target)
    var properties = record.properties
    for (name, date) in [("since", record.since), ("until", record.until)] {
      if let date { properties[name] = .text(date) }
    }
    try ledger.linkForeign(
      store.foreignStatement(
        source.id, record.relation, target.id, properties: properties, locator: "line \(line)"))
  }

  private func knownKind(_ name: String) throws(GraphError) -> String {
    if let kind = store.vocabulary.kind(named: name) { return kind.name }
    throw GraphError(.invalid, "there is no kind '\(name)'", help: ["'kgraph define kind \(name)' makes it"])
  }

  /// Runs a step; what it throws says the line.
  private mutating func at(
    _ line: Int, _ step: (inout JSONLinesRun) throws(GraphError) -> Void
  ) throws(GraphError) {
    do throws(GraphError) {
      try step(&self)
    } catch {
      let isOurs = error.kind == .bug || error.kind == .storage
      throw isOurs ? error : GraphError(error.kind, "line \(line): \(error.message)", help: error.help)
    }
  }
}

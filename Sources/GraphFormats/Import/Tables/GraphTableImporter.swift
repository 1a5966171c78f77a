import GraphModel

/// Tables of nodes (`id, kind, name, …`) and of edges (`source, relation, target, …`), also as `neo4j-admin import`
/// takes them (`:ID`, `:LABEL`, `:START_ID`, `:END_ID`, `:TYPE`).
///
/// Ids count for all tables in one folder. An end of an edge is an id, or a name where no node has that id.
struct GraphTableImporter: GraphImporter {
  let name = "table"
  let summary = "tables of nodes (id, kind, name) and of edges (source, relation, target), as CSV"

  func recognises(_ input: ImportInput) -> Bool {
    if input.columns != nil { return true }
    guard let header = TableHeader.beginning(input) else { return false }
    switch TablePurpose(header) {
    case .nodes, .edges: return true
    default: return false
    }
  }

  func run(_ input: ImportInput, into store: GraphStore) throws(GraphError) -> ImportReport {
    var reader = CSVReader(Array(input.text.utf8))
    guard let header = try TableHeader.find(in: &reader) else {
      throw GraphError(.invalid, "it is no table: no line has two fields or more")
    }
    let columns = try GraphTableColumns(header, input.columns)
    var run = try GraphTableRun(columns, input, store: store)
    return try run.run(&reader, header)
  }
}

/// One import of a table of nodes or edges.
struct GraphTableRun {
  private let columns: GraphTableColumns
  private let input: ImportInput
  private let store: GraphStore
  private var nodes: TableNodes
  private var load: BulkLoad
  private var report = ImportReport()
  private var fits: [LinkSort: Bool] = [:]
  private var relations: [String: Relation] = [:]
  private var kinds: [String: String] = [:]
  private var circles: CircleFinder
  /// The rows read so far, by the node that they mean.
  private var seen: [Node.ID: Seen] = [:]

  private struct Seen {
    var line: Int
    var draft: Int
  }

  /// A relation between two kinds.
  private struct LinkSort: Hashable {
    var source: String
    var relation: Int64
    var target: String
  }

  init(_ columns: GraphTableColumns, _ input: ImportInput, store: GraphStore) throws(GraphError) {
    self.columns = columns
    self.input = input
    self.store = store
    let source = try store.source(uri: input.uri, title: input.title, readAt: input.today)
    load = try BulkLoad(store: store, source: source)
    nodes = try TableNodes(store: store, instance: Self.instance(of: input.uri))
    // When the table is read again, the graph has links that it may be about to take back.
    circles = try CircleFinder(store, knowing: columns.isEdges && !load.isRepeated)
  }

  /// The folder: tables that are exported together refer to each other.
  private static func instance(of uri: String) -> String {
    guard let slash = uri.lastIndex(of: "/") else { return "table:" + uri }
    return "table:" + uri[..<slash]
  }

  mutating func run(_ reader: inout CSVReader, _ header: TableHeader) throws(GraphError) -> ImportReport {
    var shape = RowShape(header)
    while let fields = try reader.next() {
      if fields.line % 1_024 == 0 { input.progress.reached(reader.progress / 2) }
      guard shape.accepts(fields) else { continue }
      let row = GraphTableRow(fields, columns.meanings)
      if let mistake = try read(row) {
        report.unread.append(.init(line: row.line, text: fields.text, reason: mistake))
      }
    }
    let progress = input.progress
    let outcome = try load.finish { progress.reached(0.5 + $0 / 2) }
    report.created.merge(outcome.created) { $0 + $1 }
    report.linked = outcome.linked
    report.updatedLinks = outcome.updated
    report.unchangedLinks = outcome.unchanged
    report.removedLinks = outcome.removedEdges
    report.removedNodes = outcome.removedNodes
    report.unread = (report.unread + shape.unread).sorted { $0.line < $1.line }
    report.guesses = (report.guesses + shape.guesses).sorted { $0.line < $1.line }
    return report
  }

  /// Writes a row; returns why it cannot be, if so.
  private mutating func read(_ row: GraphTableRow) throws(GraphError) -> String? {
    if let mistake = row.mistake { return mistake }
    return columns.isEdges ? try link(row) : try write(row)
  }

  // MARK: Nodes

  private mutating func write(_ row: GraphTableRow) throws(GraphError) -> String? {
    guard let word = row.kind ?? input.columns?.kind else { return "it has no kind" }
    guard let kind = kind(word) else {
      return "there is no kind '\(word)': 'kgraph define kind NAME' makes one"
    }
    guard let name = row.name ?? (columns.hasNames ? nil : row.id?.text) else { return "it has no name" }
    let draft = NodeDraft(
      kind: kind, name: name, since: row.since, until: row.until, properties: row.properties,
      aliases: row.aliases)
    if let known = try nodes.existing(row.id, draft) {
      if let first = seen[known.id] {
        let subject = row.id.map { "the id '\($0.text)'" } ?? "'\(name)'"
        return first.draft == draft.hashValue ? nil : "\(subject) stands on line \(first.line) already"
      }
      if let id = row.id, nodes.isByID(known.id), !load.isRepeated,
        let other = try store.node(known.id), NameFolding.fold(other.name) != NameFolding.fold(name)
      {
        return "the id '\(id.text)' is that of '\(other.name)' in another table of this folder: "
          + "put tables that do not belong together into folders of their own"
      }
      report.statedNodes += 1
      seen[known.id] = Seen(line: row.line, draft: draft.hashValue)
      if let id = row.id { nodes.add(id, kind: kind, node: known.id, to: &load) }
      load.name(known.id, line: row.line)
      try update(known, with: draft)
      return nil
    }
    report.statedNodes += 1
    let id = try load.make(draft, line: row.line)
    seen[id] = Seen(line: row.line, draft: draft.hashValue)
    nodes.add(name: name, kind: kind, node: id)
    if let key = row.id { nodes.add(key, kind: kind, node: id, to: &load) }
    return nil
  }

  private mutating func update(_ known: Node, with draft: NodeDraft) throws(GraphError) {
    guard var node = try store.node(known.id) else { return }
    let before = node
    if nodes.isByID(known.id) { node.name = draft.name }
    node.since = draft.since ?? node.since
    node.until = draft.since == nil ? node.until : draft.until
    node.properties.merge(draft.properties) { _, new in new }
    var isChanged = node == before ? false : try store.update(node)
    for alias in draft.aliases { isChanged = try store.addAlias(alias, to: node) || isChanged }
    if isChanged { report.updatedNodes += 1 }
  }

  private mutating func kind(_ word: String) -> String? {
    if let kind = kinds[word] { return kind }
    // Several labels stand with semicolons between them: the first that is a kind counts.
    let vocabulary = store.vocabulary
    let named = word.split(separator: ";").lazy.compactMap { vocabulary.kind(worded: String($0)) }.first
    guard let kind = vocabulary.kind(worded: word) ?? named else { return nil }
    kinds[word] = kind.name
    return kind.name
  }

  // MARK: Edges

  private mutating func link(_ row: GraphTableRow) throws(GraphError) -> String? {
    guard let word = row.relation ?? input.columns?.relation else { return "it has no relation" }
    guard let relation = relation(word) else {
      return "there is no relation '\(word)': 'kgraph define relation NAME --link KIND:KIND' makes one"
    }
    guard let from = row.source, let to = row.target else { return "it has only one end" }
    let source: TableNodes.Entry
    let target: TableNodes.Entry
    switch try nodes.end(from, kinds: { relation.sourceKinds() }, line: row.line, making: &load) {
    case .success(let entry): source = entry
    case .failure(let mistake): return mistake.reason
    }
    switch try nodes.end(
      to, kinds: { relation.targetKinds(from: source.kind) }, line: row.line, making: &load)
    {
    case .success(let entry): target = entry
    case .failure(let mistake): return mistake.reason
    }
    let sort = LinkSort(source: source.kind, relation: relation.id, target: target.kind)
    let isFitting = fits[sort] ?? relation.links(source.kind, to: target.kind)
    fits[sort] = isFitting
    guard isFitting else {
      return "'\(relation.name)' links \(relation.signatureText), not \(source.kind) and \(target.kind)"
    }
    if let until = row.until, let since = row.since, until <= since, !until.hasPrefix(since) {
      return "it ends (\(until)) before it begins (\(since))"
    }
    if circles.closesCircle(relation, source.node, target.node) {
      return "it would make a circle: '\(to.text)' is a part of '\(from.text)' already"
    }
    report.statedLinks += 1
    if !nodes.isByID(source.node) { load.name(source.node, line: row.line) }
    if !nodes.isByID(target.node) { load.name(target.node, line: row.line) }
    try load.state(
      source.node, relation, target.node, kinds: (source.kind, target.kind), since: row.since,
      until: row.until,
      properties: row.properties, line: row.line)
    return nil
  }

  private mutating func relation(_ word: String) -> Relation? {
    if let relation = relations[word] { return relation }
    guard let relation = store.vocabulary.relation(wordedAs: word) else { return nil }
    relations[word] = relation
    return relation
  }
}

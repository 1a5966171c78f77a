import GraphModel

/// The nodes that the rows of a table mean, by id and by name, in memory: asking the graph for each would take most of
/// the time of a large import.
struct TableNodes {
  /// A node, with its kind.
  struct Entry: Hashable {
    var node: Node.ID
    var kind: String
  }

  /// Why an end of an edge is no node.
  struct Mistake: Error {
    var reason: String
  }

  private let store: GraphStore
  private let instance: String
  private var byKey: [GraphTableRow.Key: [Entry]] = [:]
  private var withID: Set<Node.ID> = []
  /// The nodes of a kind by their folded names; filled for each kind when it is first asked for.
  private var byName: [String: [String: [Node.ID]]] = [:]
  private var lookedUp: [LookUp: Entry] = [:]
  /// The nodes that edges named first.
  private var made: [NameAndKind: Entry] = [:]

  private struct NameAndKind: Hashable {
    var name: String
    var kind: String
  }

  private struct LookUp: Hashable {
    var name: String
    var kinds: [String]
  }

  init(store: GraphStore, instance: String) throws(GraphError) {
    self.store = store
    self.instance = instance
    for (externalID, node) in try store.identities(of: instance) {
      guard let key = Self.key(externalID) else { continue }
      byKey[key.key, default: []].append(Entry(node: node, kind: key.kind))
      withID.insert(node)
    }
  }

  /// `person 17`, or `person (Staff) 17`, where the table has several spaces of ids.
  private static func externalID(_ key: GraphTableRow.Key, kind: String) -> String {
    "\(kind) " + (key.space.map { "(\($0)) " } ?? "") + key.text
  }

  private static func key(_ externalID: String) -> (key: GraphTableRow.Key, kind: String)? {
    guard let blank = externalID.firstIndex(of: " ") else { return nil }
    let kind = String(externalID[..<blank])
    let rest = externalID[externalID.index(after: blank)...]
    if rest.first == "(", let close = rest.firstIndex(of: ")"), let start = rest[close...].firstIndex(of: " ")
    {
      let space = String(rest[rest.index(after: rest.startIndex)..<close])
      return (.init(space: space, text: String(rest[rest.index(after: start)...])), kind)
    }
    return (.init(space: nil, text: String(rest)), kind)
  }

  /// Whether a table calls the node by an id.
  func isByID(_ node: Node.ID) -> Bool { withID.contains(node) }

  // MARK: Nodes

  /// The node that a row means: by its id, else by its name, unless another id has that node.
  mutating func existing(_ id: GraphTableRow.Key?, _ draft: NodeDraft) throws(GraphError) -> Node? {
    let known = id.flatMap { byKey[$0]?.first { $0.kind == draft.kind } }
    let named = try ids(named: draft.name, kind: draft.kind)
    let node =
      known?.node ?? (id == nil ? (named.count == 1 ? named[0] : nil) : named.first { !withID.contains($0) })
    return node.map { Node(id: $0, kind: draft.kind, name: draft.name) }
  }

  /// Remembers what the table calls a node.
  mutating func add(_ key: GraphTableRow.Key, kind: String, node: Node.ID, to load: inout BulkLoad) {
    if byKey[key]?.contains(where: { $0.kind == kind }) ?? false { return }
    byKey[key, default: []].append(Entry(node: node, kind: kind))
    withID.insert(node)
    load.identify(node, instance: instance, externalID: Self.externalID(key, kind: kind))
  }

  /// Remembers the name of a new node.
  mutating func add(name: String, kind: String, node: Node.ID) {
    byName[kind, default: [:]][NameFolding.fold(name), default: []].append(node)
  }

  private mutating func ids(named name: String, kind: String) throws(GraphError) -> [Node.ID] {
    if byName[kind] == nil { byName[kind] = try store.nodesByName(kind: kind) }
    return byName[kind]?[NameFolding.fold(name)] ?? []
  }

  // MARK: Ends of edges

  /// The node at an end of an edge.
  mutating func end(
    _ key: GraphTableRow.Key, kinds: () -> [String], line: Int, making load: inout BulkLoad
  ) throws(GraphError) -> Result<Entry, Mistake> {
    if let entries = byKey[key] {
      if entries.count == 1 { return .success(entries[0]) }
      let kinds = kinds()
      let fitting = entries.filter { kinds.contains($0.kind) }
      if fitting.count == 1, let entry = fitting.first { return .success(entry) }
      let all = (fitting.isEmpty ? entries : fitting).map(\.kind).joined(separator: " and ")
      return .failure(Mistake(reason: "the id '\(key.text)' is that of several nodes: \(all)"))
    }
    let kinds = kinds()
    let lookUp = LookUp(name: key.text, kinds: kinds)
    if !made.isEmpty {
      let reference = Reference(key.text, in: store.vocabulary)
      let folded = NameFolding.fold(reference.name)
      for kind in reference.kinds.isEmpty ? kinds : reference.kinds {
        if let entry = made[NameAndKind(name: folded, kind: kind)] { return .success(entry) }
      }
    }
    if let entry = lookedUp[lookUp] { return .success(entry) }
    guard key.space == nil else {
      return .failure(Mistake(reason: "no node of '\(key.space ?? "")' has the id '\(key.text)'"))
    }
    let reference = Reference(key.text, in: store.vocabulary)
    let wanted = reference.kinds.isEmpty ? kinds : reference.kinds
    let matches = try store.matches(name: reference.name, kinds: wanted).map(\.node)
    guard let node = matches.first else {
      // Tables without ids name what may not be there yet.
      if byKey.isEmpty, wanted.count == 1, let kind = wanted.first, reference.name.contains(where: \.isLetter)
      {
        let entry = Entry(
          node: try load.make(NodeDraft(kind: kind, name: reference.name), line: line), kind: kind)
        made[NameAndKind(name: NameFolding.fold(reference.name), kind: kind)] = entry
        return .success(entry)
      }
      let what = wanted.isEmpty ? "node" : wanted.joined(separator: " or ")
      return .failure(
        Mistake(reason: "no \(what) has the id or the name '\(key.text)': import the table of nodes first"))
    }
    guard matches.count == 1 else {
      return .failure(
        Mistake(reason: "\(matches.count) nodes are called '\(reference.name)': give their ids"))
    }
    let entry = Entry(node: node.id, kind: node.kind)
    lookedUp[lookUp] = entry
    return .success(entry)
  }
}

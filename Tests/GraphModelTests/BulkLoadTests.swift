import Testing

@testable import GraphModel

/// A bulk load must leave the graph that stating everything one by one leaves.
@Suite("Bulk load")
struct BulkLoadTests {
  /// What a source says: nodes, and links between them by their places.
  private struct Content {
    var nodes: [NodeDraft] = []
    var links: [Link] = []

    struct Link {
      var source: Int
      var relation: String
      var target: Int
      var since: String?
      var until: String?
      var properties: Properties
    }

    init() {}

    init(using random: inout SplitMix) {
      let kinds = ["person", "person", "person", "org", "org", "talk", "event"]
      for (index, kind) in kinds.enumerated() where index < 4 || random.below(2) == 0 {
        nodes.append(
          NodeDraft(
            kind: kind, name: "\(kind) Nº\(index)", since: random.below(3) == 0 ? "2020" : nil,
            properties: random.below(3) == 0 ? ["size": .integer(Int64(random.below(9)))] : [:],
            aliases: random.below(3) == 0 ? ["Alias \(random.below(3))", "\(kind) n\(index), Inc."] : []))
      }
      let years: [String?] = [nil, "2019", "2020", "2021", "2021-06", "2022"]
      for _ in 0..<random.below(30) {
        let (source, target) = (random.below(nodes.count), random.below(nodes.count))
        let fitting = ["works_at", "knows", "gives", "at", "attends", "part_of"].filter { relation in
          Self.signatures[relation]?.contains("\(nodes[source].kind) \(nodes[target].kind)") ?? false
        }
        guard !fitting.isEmpty, source != target else { continue }
        links.append(
          Link(
            source: source, relation: fitting[random.below(fitting.count)], target: target,
            since: years[random.below(years.count)], until: random.below(4) == 0 ? "2023" : nil,
            properties: random.below(4) == 0 ? ["role": .text("R\(random.below(2))")] : [:]))
      }
    }

    private static let signatures: [String: Set<String>] = [
      "works_at": ["person org"], "knows": ["person person"], "gives": ["person talk"], "at": ["talk event"],
      "attends": ["person talk", "person event"], "part_of": ["org org", "event event"],
    ]
  }

  private struct SplitMix {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, bound)))
    }
  }

  /// The node that a draft means: the first of its kind and name.
  private static func existing(_ draft: NodeDraft, in store: GraphStore) throws(GraphError) -> Node? {
    try store.nodes(ofKind: draft.kind).first { $0.name == draft.name }
  }

  private static func slowly(_ content: Content, _ uri: String, into store: GraphStore) throws {
    try store.write { () throws(GraphError) in
      let source = try store.source(uri: uri, readAt: "2024")
      let before = try store.evidenceIDs(of: source)
      var asserted: Set<Int64> = []
      var ids: [Node.ID] = []
      for (index, draft) in content.nodes.enumerated() {
        let node =
          if let known = try existing(draft, in: store) {
            known
          } else {
            try store.addNode(
              kind: draft.kind, name: draft.name, since: draft.since, properties: draft.properties)
          }
        if ids.count == index, try store.evidence(subject: node.id).isEmpty {
          for alias in draft.aliases { try store.addAlias(alias, to: node) }
        }
        asserted.insert(try store.stateExistence(of: node.id, source: source, locator: "line \(index)"))
        ids.append(node.id)
      }
      for link in content.links {
        let statement = Statement(
          ids[link.source], link.relation, ids[link.target], since: link.since, until: link.until,
          properties: link.properties, locator: "line 1")
        try store.state(statement, source: source)
        if let id = try store.evidenceID(of: statement, source: source) { asserted.insert(id) }
      }
      try store.retract(before.subtracting(asserted))
    }
  }

  private static func quickly(
    _ content: Content, _ uri: String, into store: GraphStore, fewRows: Int
  ) throws -> BulkOutcome {
    try store.write { () throws(GraphError) in
      let source = try store.source(uri: uri, readAt: "2024")
      var load = try BulkLoad(store: store, source: source, fewRows: fewRows)
      var ids: [Node.ID] = []
      for (index, draft) in content.nodes.enumerated() {
        if let known = try existing(draft, in: store) {
          load.name(known.id, line: index)
          ids.append(known.id)
        } else {
          ids.append(try load.make(draft, line: index))
        }
      }
      for link in content.links {
        guard let relation = store.vocabulary.relation(named: link.relation) else { continue }
        try load.state(
          ids[link.source], relation, ids[link.target],
          kinds: (content.nodes[link.source].kind, content.nodes[link.target].kind), since: link.since,
          until: link.until, properties: link.properties, line: 1)
      }
      return try load.finish()
    }
  }

  /// Everything in the graph but the numbers of edges and evidence.
  private static func contents(of store: GraphStore) throws -> [String] {
    var lines: [String] = []
    for table in [
      "SELECT id, kind, name, since, until, properties FROM node", "SELECT folded, node, name FROM alias",
      "SELECT source, relation, target, since, until, properties FROM edge",
      "SELECT subject, relation, object, source, locator, observed, since, until, properties FROM evidence",
      "SELECT rowid, name, aliases, body FROM node_text",
      "SELECT name, sql, 0 FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL",
    ] as [SQLFragment] {
      lines += try store.all(table) { row in (0..<row.count).map { "\(row.value($0))" }.joined(separator: " ")
      }
      .sorted()
    }
    return lines
  }

  /// Sources that are read one after the other, some of them again with other contents.
  @Test(arguments: 0..<60)
  func leavesWhatStatingOneByOneLeaves(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let slow = try GraphStore(path: ":memory:", access: .writing)
    let quick = try GraphStore(path: ":memory:", access: .writing)
    for _ in 0..<4 {
      let content = random.below(6) == 0 ? Content() : Content(using: &random)
      let uri = "test:\(random.below(2))"
      try Self.slowly(content, uri, into: slow)
      _ = try Self.quickly(content, uri, into: quick, fewRows: seed % 3 == 0 ? 20_000 : 0)
      #expect(try Self.contents(of: quick) == Self.contents(of: slow), "seed \(seed)")
    }
  }

  @Test func theSameAgainIsUnchanged() throws {
    var random = SplitMix(state: 7)
    let content = Content(using: &random)
    let store = try GraphStore(path: ":memory:", access: .writing)
    let first = try Self.quickly(content, "test:1", into: store, fewRows: 0)
    #expect(first.created.values.reduce(0, +) == content.nodes.count)
    let again = try Self.quickly(content, "test:1", into: store, fewRows: 0)
    #expect(again.created.isEmpty && again.linked.isEmpty)
    #expect(again.updated == 0 && again.removedEdges == 0 && again.removedNodes == 0)
    #expect(again.unchanged == first.linked.values.reduce(0, +))
  }

  @Test func whatFailsLeavesTheIndexes() throws {
    let store = try GraphStore(path: ":memory:", access: .writing)
    let before = try Self.contents(of: store)
    #expect(throws: GraphError.self) {
      try store.write { () throws(GraphError) in
        let source = try store.source(uri: "test:1", readAt: "2024")
        var load = try BulkLoad(store: store, source: source, fewRows: 0)
        _ = try load.make(NodeDraft(kind: "person", name: "Ann Poe"), line: 1)
        _ = try load.finish()
        throw GraphError(.invalid, "something else")
      }
    }
    #expect(try Self.contents(of: store) == before)
  }
}

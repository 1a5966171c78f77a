import Testing

@testable import GraphModel

@Suite("Statements, their sources, and taking them back")
struct EvidenceTests {
  let graph: SmallGraph
  let ada: Node
  let ben: Node
  let acorn: Node
  let birch: Node

  init() throws {
    graph = try SmallGraph()
    ada = try graph.add("person", "Ada Moss")
    ben = try graph.add("person", "Ben Reed")
    acorn = try graph.add("org", "Acorn")
    birch = try graph.add("org", "Birch")
  }

  @Test("the outcome says whether a link is new, has changed, or was known")
  func outcomes() throws {
    #expect(try graph.state(Statement(ada.id, "works_at", acorn.id, since: "2020")) == .added)
    #expect(try graph.state(Statement(ada.id, "works_at", acorn.id, since: "2020")) == .unchanged)
    #expect(
      try graph.state(Statement(ada.id, "works_at", acorn.id, observed: "2022"), source: "b") == .unchanged)
    #expect(try graph.state(Statement(ada.id, "works_at", acorn.id, since: "2019"), source: "b") == .updated)
    #expect(try graph.state(Statement(ada.id, "works_at", birch.id, observed: "2023")) == .added)
    #expect(
      try graph.edgesInWords() == [
        "Ada Moss works_at Acorn [2019, 2023)", "Ada Moss works_at Birch [2023, …)",
      ])
  }

  @Test("a statement that is made again keeps its evidence and learns its new place")
  func newPlace() throws {
    try graph.state(Statement(ada.id, "works_at", acorn.id, locator: "line 3"))
    try graph.state(Statement(ada.id, "works_at", acorn.id, locator: "line 7", quote: "Ada, Acorn"))
    let evidence = try graph.store.evidence(subject: ada.id, relation: "works_at", object: acorn.id)
    #expect(evidence.map(\.statement.locator) == ["line 7"])
    #expect(evidence.map(\.statement.quote) == ["Ada, Acorn"])
    #expect(evidence.map(\.source.uri) == ["test:notes"])
  }

  @Test("a symmetric relation says one thing in both directions")
  func symmetric() throws {
    let forward = Statement(ada.id, "knows", ben.id)
    let backward = Statement(ben.id, "knows", ada.id)
    #expect(try graph.state(backward) == .added)
    #expect(try graph.state(forward) == .unchanged)
    #expect(try graph.edgesInWords() == ["Ada Moss knows Ben Reed […, …)"])
    let source = try graph.store.source(uri: "test:notes", readAt: "2024")
    let id = try graph.store.evidenceID(of: backward, source: source)
    #expect(try graph.store.evidenceIDs(of: source) == Set([id].compactMap(\.self)))
    #expect(try graph.store.evidence(subject: ben.id, relation: "knows", object: ada.id).count == 1)
  }

  @Test("a symmetric relation keeps its direction between kinds that it links one way only")
  func symmetricAcrossKinds() throws {
    let event = try graph.add("event", "Fern Days")
    let cleo = try graph.add("person", "Cleo Park")
    try graph.state(Statement(cleo.id, "met", event.id))
    #expect(try graph.edgesInWords() == ["Cleo Park met Fern Days […, …)"])
  }

  @Test("an unknown relation is named, with those there are")
  func unknownRelation() {
    #expect {
      try graph.state(Statement(ada.id, "sings_with", ben.id))
    } throws: { error in
      (error as? GraphError)?.kind == .invalid
        && (error as? GraphError)?.message == "there is no relation 'sings_with'"
    }
  }

  @Test("a source keeps the title and digest that are not given anew")
  func sourceKeepsDigest() throws {
    let store = graph.store
    let first = try store.source(uri: "file:a", title: "Schedule", digest: "d1", readAt: "2024-01-01")
    #expect(try store.source(uri: "file:a", readAt: "2024-01-02") == first)
    #expect(try store.digest(ofSource: "file:a") == "d1")
    #expect(try store.source(uri: "file:a", digest: "d2", readAt: "2024-01-03").title == "Schedule")
    #expect(try store.digest(ofSource: "file:a") == "d2")
    #expect(try store.digest(ofSource: "file:b") == nil)
  }

  @Test("retracting counts the edges and nodes that go")
  func retractCounts() throws {
    for (firm, year) in [(acorn, "2020"), (birch, "2021"), (acorn, "2022")] {
      try graph.state(Statement(ada.id, "works_at", firm.id, observed: year), source: "year \(year)")
    }
    #expect(try graph.store.edges().count == 3)
    let removed = try retract("year 2021")
    #expect(removed.edges == 2)
    #expect(removed.nodes == 1)
    #expect(try graph.edgesInWords() == ["Ada Moss works_at Acorn […, …)"])
    #expect(try graph.store.node(birch.id) == nil)
  }

  @Test("a node that a source names stays as long as one says so")
  func existence() throws {
    try graph.store.write { () throws(GraphError) in
      for uri in ["a", "b"] {
        try graph.store.stateExistence(of: ben.id, source: try graph.store.source(uri: uri, readAt: "2024"))
      }
    }
    #expect(try retract("a").nodes == 0)
    #expect(try retract("b").nodes == 1)
    #expect(try graph.store.matches(name: "Ben Reed").isEmpty)
    #expect(try graph.store.search("Ben").isEmpty)
  }

  @Test("edges keep their numbers while they go on to say the same")
  func stableNumbers() throws {
    try graph.state(Statement(ada.id, "works_at", acorn.id, observed: "2020"))
    let number = try graph.store.edges().map(\.id)
    try graph.state(Statement(ada.id, "works_at", birch.id, observed: "2022"))
    #expect(try graph.store.edges(from: ada.id, "works_at", to: acorn.id).map(\.id) == number)
  }

  @discardableResult
  private func retract(_ uri: String) throws -> (edges: Int, nodes: Int) {
    try graph.store.write { () throws(GraphError) in
      let source = try graph.store.source(uri: uri, readAt: "2024")
      return try graph.store.retract(try graph.store.evidenceIDs(of: source))
    }
  }
}

@Suite("Sources in any order, and taken back")
struct SourceOrderTests {
  /// A statement between nodes that are known by name, so that it can be made in any graph.
  struct Fact: Hashable {
    var subject: String
    var relation: String
    var object: String
    var since: String?
    var until: String?
    var observed: String?
  }

  @Test("the graph does not depend on the order in which sources are read")
  func order() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<40 {
      let facts = (0..<12).map { _ in randomFact(&random) }
      let forward = try graph(of: [("a", facts)])
      let shuffled = try graph(of: [("a", facts.shuffled(using: &random))])
      #expect(try forward.edgesInWords() == shuffled.edgesInWords(), "\(facts)")
    }
  }

  @Test("a source that is taken back leaves the graph as if it had never been read")
  func retraction() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<40 {
      let kept = (0..<6).map { _ in randomFact(&random) }
      let taken = (0..<6).map { _ in randomFact(&random) }
      let expected = try graph(of: [("kept", kept)])
      let actual = try graph(
        of: Bool.random(using: &random)
          ? [("taken", taken), ("kept", kept)] : [("kept", kept), ("taken", taken)])
      try actual.store.write { () throws(GraphError) in
        let source = try actual.store.source(uri: "taken", readAt: "2024")
        try actual.store.retract(try actual.store.evidenceIDs(of: source))
      }
      #expect(try actual.edgesInWords() == expected.edgesInWords())
      #expect(try names(actual) == names(expected))
    }
  }

  private func randomFact(_ random: inout SeededGenerator) -> Fact {
    let year = String(Int.random(in: 2000...2010, using: &random))
    let people = ["Ada", "Ben", "Cleo"]
    let subject = people[Int.random(in: 0..<3, using: &random)]
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      return Fact(subject: subject, relation: "knows", object: people[Int.random(in: 0..<3, using: &random)])
    case 1: return Fact(subject: subject, relation: "works_at", object: "Acorn", observed: year)
    case 2: return Fact(subject: subject, relation: "works_at", object: "Birch", since: year)
    default: return Fact(subject: subject, relation: "maintains", object: "Dill", since: year, until: "2011")
    }
  }

  private func graph(of sources: [(String, [Fact])]) throws -> SmallGraph {
    let graph = try SmallGraph()
    let kinds = ["Acorn": "org", "Birch": "org", "Dill": "project"]
    for (uri, facts) in sources {
      for fact in facts {
        try graph.store.write { () throws(GraphError) in
          let source = try graph.store.source(uri: uri, readAt: "2024")
          func node(_ name: String) throws(GraphError) -> Node.ID {
            if let known = try graph.store.matches(name: name).first { return known.node.id }
            return try graph.store.addNode(kind: kinds[name] ?? "person", name: name).id
          }
          try graph.store.state(
            Statement(
              try node(fact.subject), fact.relation, try node(fact.object), since: fact.since,
              until: fact.until,
              observed: fact.observed), source: source)
        }
      }
    }
    return graph
  }

  private func names(_ graph: SmallGraph) throws -> [String] { try graph.store.nodes().map(\.name).sorted() }
}

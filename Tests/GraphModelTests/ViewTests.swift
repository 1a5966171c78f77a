import Testing

@testable import GraphModel

@Suite("The views that other tools read")
struct ViewTests {
  let graph: SmallGraph

  init() throws {
    graph = try SmallGraph()
    let ada = try graph.add("person", "Ada Moss")
    let ben = try graph.add("person", "Ben Reed")
    let talk = try graph.add("talk", "Meshes")
    let event = try graph.add("event", "Fern Days")
    for (firm, year) in [("Acorn", "2021"), ("Birch", "2023")] {
      try graph.state(Statement(ada.id, "works_at", graph.add("org", firm).id, observed: year))
    }
    try graph.state(Statement(ada.id, "gives", talk.id))
    try graph.state(Statement(ben.id, "gives", talk.id))
    try graph.state(Statement(talk.id, "at", event.id, since: "2023-11-07", until: "2023-11-08"))
  }

  private func rows(_ query: SQLFragment, columns: Int) throws -> [String] {
    try graph.store.all(query) { row in
      (0..<columns).map { row.optionalText($0) ?? "-" }.joined(separator: " | ")
    }
  }

  @Test func talks() throws {
    #expect(
      try rows("SELECT title, since, speakers, events FROM talks", columns: 4) == [
        "Meshes | - | Ada Moss, Ben Reed | Fern Days"
      ])
  }

  @Test func people() throws {
    #expect(
      try rows("SELECT name, employer FROM people ORDER BY id", columns: 2) == [
        "Ada Moss | Birch", "Ben Reed | -",
      ])
  }

  @Test func links() throws {
    #expect(
      try rows(
        "SELECT source, relation, target, since, until FROM links WHERE source <> 'Ben Reed' ORDER BY 2, 3",
        columns: 5) == [
          "Meshes | at | Fern Days | 2023-11-07 | 2023-11-08", "Ada Moss | gives | Meshes | - | -",
          "Ada Moss | works_at | Acorn | - | 2023", "Ada Moss | works_at | Birch | 2023 | -",
        ])
  }

  @Test("the queries in docs/SCHEMA.md can be run")
  func documented() throws {
    let queries = try schemaDocument().replacing("\n\n", with: "\u{0}").split(separator: "\u{0}").filter {
      block in
      block.hasPrefix("    -- ") || block.hasPrefix("    SELECT")
    }
    #expect(queries.count == 4)
    for query in queries { try graph.store.connection.runScript(String(query)) }
  }

  @Test("what tells a node from others of its name")
  func context() throws {
    let ada = try #require(try graph.store.matches(name: "Ada Moss").first?.node)
    #expect(try graph.store.context(of: ada) == ["Meshes", "Birch"])
  }
}

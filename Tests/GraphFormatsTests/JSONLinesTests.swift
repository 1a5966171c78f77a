import GraphModel
import Testing

@testable import GraphFormats

@Suite("JSON Lines")
struct JSONLinesTests {
  private static func graph() throws -> GraphStore { try GraphStore(path: ":memory:", access: .writing) }

  @discardableResult
  private static func read(_ text: String, into store: GraphStore) throws -> ImportReport {
    let input = ImportInput(uri: "test:file", title: "file.jsonl", text: text, today: "2024-01-01")
    let importer = try ImportRegistry.importer(for: input)
    #expect(importer.name == "jsonl")
    return try store.write { () throws(GraphError) in try importer.run(input, into: store) }
  }

  private static func text(of store: GraphStore) throws -> String {
    var slice = GraphSlice(nodes: try store.nodes(), edges: try store.edges())
    slice.aliases = try store.aliases()
    slice.vocabulary = store.vocabulary
    return JSONLinesExport().text(of: slice)
  }

  private static let bookshop = #"""
    {"type":"vocabulary","text":"kind book\nrelation sells\n  link org -> book\n"}
    {"type":"edge","source":{"kind":"org","name":"Reed & Sons"},"relation":"sells","target":{"kind":"book","name":"Łódź: \"a\" tale"},"since":"2019","properties":{"price":9.5,"kept":true,"shelves":["A","B"]}}
    {"type":"node","kind":"org","name":"Reed & Sons","aliases":["Reeds"]}
    {"type":"node","kind":"book","name":"Łódź: \"a\" tale","since":"2018-03","properties":{"pages":120}}
    {"type":"node","kind":"person","name":"Sam Reed","number":1}
    {"type":"node","kind":"person","name":"Sam Reed","number":2,"properties":{"email":"sam@example.org"}}
    {"type":"edge","source":{"kind":"person","name":"Sam Reed","number":2},"relation":"works_at","target":{"kind":"org","name":"Reed & Sons"},"since":"2020","until":"2022"}
    {"type":"edge","source":{"kind":"person","name":"Sam Reed","number":1},"relation":"knows","target":{"kind":"person","name":"Sam Reed","number":2}}

    """#

  @Test func whatIsExportedIsReadBackToTheByte() throws {
    let first = try Self.graph()
    try Self.read(Self.bookshop, into: first)
    let exported = try Self.text(of: first)
    let second = try Self.graph()
    try Self.read(exported, into: second)
    #expect(try Self.text(of: second) == exported)
    #expect(try first.nodes().count == 4)
    #expect(try first.edges().count == 3)
    #expect(exported.contains(#""properties":{"kept":true,"price":9.5,"shelves":["A","B"]}"#))
  }

  @Test func readingItTwiceChangesNothing() throws {
    let store = try Self.graph()
    let report = try Self.read(Self.bookshop, into: store)
    #expect(report.statedNodes == 4)
    #expect(report.statedLinks == 3)
    let exported = try Self.text(of: store)
    #expect(try Self.read(Self.bookshop, into: store).isUnchanged)
    #expect(try Self.text(of: store) == exported)
  }

  @Test func whatTheFileNoLongerStatesGoes() throws {
    let store = try Self.graph()
    try Self.read(Self.bookshop, into: store)
    let shorter = Self.bookshop.split(separator: "\n").dropLast(2).joined(separator: "\n")
    let report = try Self.read(shorter, into: store)
    #expect(report.removedLinks == 2)
  }

  @Test func fieldsWithoutMeaningAreReported() throws {
    let store = try Self.graph()
    let report = try Self.read(#"{"type":"node","kind":"person","name":"Ada","nick":"A"}"#, into: store)
    #expect(report.unread.map(\.reason) == ["the field 'nick' means nothing here"])
  }

  @Test(
    "mistakes are named with their line",
    arguments: [
      ("{\"type\":\"node\"}\n{oops", "line 1: a node needs a 'kind'", ""),
      (
        "{\"type\":\"node\",\"kind\":\"person\",\"name\":\"A\"}\n{oops", "line 2: not a JSON object",
        "each line"
      ),
      ("{\"type\":\"nod\"}", "line 1: 'nod' is no type of line", "vocabulary, node and edge"),
      (
        "{\"type\":\"node\",\"kind\":\"movie\",\"name\":\"A\"}", "line 1: there is no kind 'movie'",
        "kgraph define kind movie"
      ),
      (
        "{\"type\":\"node\",\"kind\":\"person\",\"name\":\"A\",\"since\":\"soon\"}",
        "line 1: 'since' is 'soon', which is no date", "2023-11-07"
      ),
      (
        "{\"type\":\"node\",\"kind\":\"person\",\"name\":\"A\",\"properties\":{\"x\":{}}}",
        "line 1: the property 'x' is no value that can be kept", "a list of these"
      ),
      (
        "{\"type\":\"node\",\"kind\":\"person\",\"name\":\"A\"}\n\n"
          + "{\"type\":\"edge\",\"source\":{\"kind\":\"person\",\"name\":\"A\"},\"relation\":\"eats\","
          + "\"target\":{\"kind\":\"person\",\"name\":\"A\"}}",
        "line 3: there is no relation 'eats'", "kgraph define relation eats --link person:person"
      ),
      (
        "{\"type\":\"edge\",\"source\":{\"kind\":\"person\",\"name\":\"A\"},\"relation\":\"knows\","
          + "\"target\":{\"kind\":\"person\",\"name\":\"B\"}}",
        "line 1: no person is called 'A'", "in a line of the type 'node'"
      ),
      (
        "{\"type\":\"edge\",\"source\":{\"kind\":\"person\"},\"relation\":\"knows\"}",
        "line 1: in 'source', an end of an edge needs a 'name'", ""
      ),
    ])
  func mistakes(text: String, message: String, help: String) throws {
    let store = try Self.graph()
    let error = #expect(throws: GraphError.self) { try Self.read(text, into: store) }
    #expect(error?.message == message)
    #expect(help.isEmpty || error?.help.contains { $0.contains(help) } ?? false)
    #expect(try store.nodes().isEmpty)
  }
}

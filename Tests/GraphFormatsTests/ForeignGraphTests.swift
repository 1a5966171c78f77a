import Foundation
import GraphModel
import Testing

@testable import GraphFormats

/// Graphs that know nothing of kgraph's vocabulary, as JSON Lines.
@Suite("Graphs from elsewhere")
struct ForeignGraphTests {
  /// Nodes of several labels, of none and without names; values under the names of columns; parallel edges.
  private static let text = #"""
    {"type":"node","id":"1","labels":["Tree","Old Plant"],"properties":{"name":1,"height":12.0}}
    {"type":"node","id":2,"labels":[]}
    {"type":"node","id":"3","labels":["Tree"],"properties":{"name":"Oak","since":true,"rings":[1,2.0,"x"]}}
    {"type":"relationship","id":"9","label":"SHADES","start":{"id":"1","labels":["Tree"]},"end":{"id":2},"properties":{"since":2002}}
    {"type":"relationship","id":"10","label":"SHADES","start":{"id":"1"},"end":{"id":2},"properties":{"since":2002}}
    {"type":"edge","source":{"id":"3"},"relation":"grows on","target":{"id":"3"}}
    """#

  @discardableResult
  private static func read(_ text: String, into store: GraphStore) throws -> ImportReport {
    let input = ImportInput(uri: "test:trees", title: "trees.jsonl", text: text, today: "2024-01-01")
    return try store.write { () throws(GraphError) in try JSONLinesImporter().run(input, into: store) }
  }

  private static func exported(_ store: GraphStore) throws -> String {
    var slice = GraphSlice(nodes: try store.nodes(), edges: try store.edges())
    slice.aliases = try store.aliases()
    slice.vocabulary = store.vocabulary
    return JSONLinesExport().text(of: slice)
  }

  @Test func everythingIsKept() throws {
    let store = try GraphStore(path: ":memory:", access: .writing)
    try Self.read(Self.text, into: store)
    #expect(store.isForeign)
    let nodes = try store.nodes()
    #expect(nodes.map(\.labels) == [["Tree", "Old Plant"], [], ["Tree"]])
    #expect(nodes.map(\.title) == ["#1 (Tree, Old Plant)", "#2", "Oak"])
    #expect(nodes[0].allProperties == ["name": .integer(1), "height": .real(12)])
    #expect(nodes[2].property("since") == .boolean(true))
    #expect(nodes[2].property("rings") == .list([.integer(1), .real(2), .text("x")]))
    let edges = try store.edges()
    #expect(edges.map(\.relation) == ["SHADES", "SHADES", "grows on"])
    #expect(edges.map { $0.property("since") } == [.integer(2002), .integer(2002), nil])
  }

  @Test func whatIsExportedIsReadBackToTheByte() throws {
    let first = try GraphStore(path: ":memory:", access: .writing)
    try Self.read(Self.text, into: first)
    let exported = try Self.exported(first)
    let second = try GraphStore(path: ":memory:", access: .writing)
    try Self.read(exported, into: second)
    #expect(try Self.exported(second) == exported)
  }

  @Test func readingItTwiceChangesNothing() throws {
    let store = try GraphStore(path: ":memory:", access: .writing)
    try Self.read(Self.text, into: store)
    let before = try Self.exported(store)
    #expect(try Self.read(Self.text, into: store).isUnchanged)
    #expect(try Self.exported(store) == before)
  }

  @Test func aChangedFileChangesTheGraph() throws {
    let store = try GraphStore(path: ":memory:", access: .writing)
    try Self.read(Self.text, into: store)
    let changed = Self.text.replacingOccurrences(of: "[\"Tree\",\"Old Plant\"]", with: "[\"Stump\"]")
      .split(separator: "\n").dropLast(2).joined(separator: "\n")
    let report = try Self.read(changed, into: store)
    #expect(report.removedLinks == 2)
    #expect(try store.nodes().map(\.labels) == [["Stump"], [], ["Tree"]])
    #expect(try store.edges().count == 1)
  }

  @Test func edgesNeedNotKeepToTheVocabulary() throws {
    let store = try GraphStore(path: ":memory:", access: .writing)
    try Self.read(
      #"""
      {"type":"node","id":"1","labels":["Person"],"properties":{"name":"Ada"}}
      {"type":"node","id":"2","labels":["Cat"],"properties":{"name":"Tom"}}
      {"type":"edge","source":{"id":"1"},"relation":"KNOWS","target":{"id":"2"}}
      """#, into: store)
    #expect(try store.edges().map(\.relation) == ["knows"])
    #expect(try store.nodes().map(\.kind) == ["person", "Cat"])
  }

  @Test func graphsOfKgraphsOwnAreNotForeign() throws {
    let store = try GraphStore(path: ":memory:", access: .writing)
    try Self.read(#"{"type":"node","kind":"person","name":"Ada","properties":{"size":2.0}}"#, into: store)
    #expect(!store.isForeign)
    #expect(try store.nodes()[0].properties == ["size": .real(2)])
  }

  @Test(
    "mistakes are named with their line",
    arguments: [
      (#"{"type":"node","id":"1","labels":"A"}"#, "line 1: 'labels' must be a list of texts"),
      (#"{"type":"node","id":[],"labels":["A"]}"#, "line 1: 'id' must be text or a whole number"),
      (#"{"type":"node","labels":[""]}"#, "line 1: a label is empty"),
      (#"{"type":"node","labels":["A\nB"]}"#, "line 1: the label 'A\nB' cannot be kept"),
      (
        "{\"type\":\"node\",\"id\":\"1\"}\n{\"type\":\"node\",\"id\":1}", "line 2: two nodes have the id '1'"
      ),
      (
        #"{"type":"edge","source":{"id":"1"},"relation":"A","target":{"id":"1"}}"#,
        "line 1: no node has the id '1'"
      ),
    ])
  func mistakes(text: String, message: String) throws {
    let store = try GraphStore(path: ":memory:", access: .writing)
    let error = #expect(throws: GraphError.self) { try Self.read(text, into: store) }
    #expect(error?.message == message)
    #expect(try store.nodes().isEmpty)
  }
}

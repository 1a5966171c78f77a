import GraphModel
import GraphQuery
import Testing

@Suite("Properties that nothing has")
struct UnknownPropertyTests {
  @Test(
    "are shown where they stand",
    arguments: [
      ("MATCH (t:talk {formt: 'keynote'}) RETURN t", "formt"), ("MATCH (t:talk) RETURN (t).formt", "formt"),
      ("MATCH (t:talk) RETURN t {.name, .formt}", "formt"), ("MATCH (t:talk) RETURN t.`a b` + 1", "`a b`"),
    ])
  func place(text: String, name: String) throws {
    let range = try #require(try Conference().query(text).remarks.first?.range)
    #expect(String(Array(text)[range.lowerBound..<range.upperBound]) == name)
  }

  @Test("with quotes or backslashes in their names are found")
  func oddNames() throws {
    let store = try GraphStore(path: ":memory:", access: .writing, words: .none)
    let keys = ["a\"b", "a\\b", "$.x", "a b"]
    try store.write { () throws(GraphError) in
      _ = try store.addForeignNode(
        labels: ["A"], properties: Dictionary(uniqueKeysWithValues: keys.map { ($0, .integer(1)) }))
    }
    for key in keys {
      #expect(try store.hasProperty(key, ofEdges: false), "\(key)")
      #expect(try !store.hasProperty(key + "x", ofEdges: false), "\(key)")
    }
  }

  @Test(
    "with quotes or backslashes in their names tell their types and values",
    arguments: ["a\"b", "a\\b", "a b"])
  func oddNames(key: String) throws {
    var graph = SampleGraph()
    graph.nodes = [SampleGraph.SampleNode(labels: ["A"], properties: [key: .text("One")])]
    graph.edges = [
      SampleGraph.SampleEdge(
        source: 0, relation: "R", target: 0, properties: [key: .list([.text("One"), .integer(2)])])
    ]
    let store = try graph.store()
    #expect(try store.valueType(of: key, kind: "A") == .text)
    #expect(try store.valueType(of: key + "x", kind: "A") == nil)
    #expect(try store.hasValue("one", of: key, kind: "A"))
    #expect(try store.valueType(of: key, relation: "R") == .list)
    #expect(try store.hasValue("one", of: key, relation: "R"))
    #expect(try !store.hasValue("three", of: key, relation: "R"))
  }

  @Test(
    "are warned of, once each, with what is near",
    arguments: [
      (
        "MATCH (t:talk) WHERE t.formt = 1 RETURN t.formt",
        ["no node has a property 'formt': it is null everywhere"]
      ),
      (
        "MATCH (p)-[g:gives {rol: 'moderator'}]->(t {name: 'x'}) WHERE p.sinec > '2020' RETURN p",
        [
          "no edge has a property 'rol': it is null everywhere",
          "no node has a property 'sinec': it is null everywhere",
        ]
      ),
      ("MATCH (t:talk)<-[g:gives]-(p) RETURN t.name, p.since, g.role", []),
      ("WITH {formt: 1} AS map RETURN map.formt", []),
    ] as [(String, [String])])
  func warnings(text: String, messages: [String]) throws {
    let query = try Conference().query(text)
    #expect(query.remarks.map(\.message) == messages)
    #expect(query.remarks.allSatisfy { $0.code == .unknownProperty && $0.severity == .warning })
    #expect(query.remarks.allSatisfy { !$0.help.isEmpty })
  }
}

import GraphModel
import Testing

@testable import GraphFormats

@Suite("Tables of talks, memory files")
struct TalksTableTests {
  private static let talks = """
    id,title,speakers,company,date,start,end,room,track,tags,abstract
    a1,Small Talk,Ann Poe,Acorn,2023-03-08,9:00,09:30,Hall 1,Looms,weaving; wool,How to <b>begin</b>
    a2,Great Talk,"Ann Poe, Acorn; Tom Orr (Birch)",,2023-03-08,10:00,11:00,Hall 2,,,
    a3,Last Talk,"Flo Fay, Ivy Low",,2023-03-09,soon,,,,,
    a4,,Nobody,,,,,,,,

    """

  @Test func talks() throws {
    let graph = try ImportedGraph()
    let report = try graph.add(Self.talks, event: "Fern Days 2023")
    #expect(report.talks == 3)
    #expect(
      try graph.links("gives") == [
        "Ann Poe > Great Talk", "Ann Poe > Small Talk", "Flo Fay > Last Talk", "Ivy Low > Last Talk",
        "Tom Orr > Great Talk",
      ])
    #expect(try graph.links("works_at") == ["Ann Poe > Acorn", "Tom Orr > Birch"])
    let slots = try graph.links("at")
    #expect(
      slots.contains { $0.hasPrefix("Small Talk > Fern Days 2023 [2023-03-08T09:00, 2023-03-08T09:30)") })
    #expect(report.unread.map(\.line) == [4, 5])
    #expect(try graph.add(Self.talks, event: "Fern Days 2023").isUnchanged)
  }

  private static let memory = #"""
    {"type":"entity","name":"Ann Poe","entityType":"person","observations":["likes tea","works on Weaver"]}
    {"type":"entity","name":"Weaver","entityType":"project","observations":[]}
    {"type":"entity","name":"Kettle","entityType":"Kitchen Thing","observations":["blue"]}
    {"type":"relation","from":"Ann Poe","to":"Weaver","relationType":"maintains"}
    {"type":"relation","from":"Ann Poe","to":"Kettle","relationType":"owns"}
    {"type":"relation","from":"Ann Poe","to":"Spoon","relationType":"owns"}
    {"type":"entity","name":"Ann Poe","entityType":"person","observations":[]}
    {"type":"note"}

    """#

  @Test func memoryFiles() throws {
    let graph = try ImportedGraph()
    let report = try graph.add(Self.memory)
    #expect(try graph.links("maintains") == ["Ann Poe > Weaver"])
    #expect(try graph.links("owns") == ["Ann Poe > Kettle"])
    #expect(try graph.node("kitchen_thing", "Kettle").properties["observations"] == .list([.text("blue")]))
    #expect(
      report.notes == [
        "defined the kind 'kitchen_thing'", "defined the relation 'owns' from person to kitchen_thing",
      ])
    #expect(report.unread.map(\.line) == [6, 7, 8])
    #expect(try graph.store.search("likes tea").map(\.node.name) == ["Ann Poe"])
    #expect(try graph.add(Self.memory).isUnchanged)
    let error = #expect(throws: GraphError.self) { try graph.add(Self.memory + "{\"type\":") }
    #expect(error?.message == "notes.md: line 9: not a JSON object")
  }
}

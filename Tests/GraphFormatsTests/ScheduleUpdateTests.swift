import GraphModel
import Testing

@testable import GraphFormats

/// A programme that is exported again and again, and imported in any order.
@Suite("Programmes that change")
struct ScheduleUpdateTests {
  /// Three exports: a2 is retitled, a3 moves and changes its speaker, a5 goes and a6 comes; then a4 goes and a5 is back.
  static let first = SchedExport(
    day: 1,
    [
      .init("a2", "Keynote: Proxies - Ada Moss, Acorn & Ben Reed, Birch", hour: 9),
      .init("a3", "Small Meshes - Cleo Finch, Cedar Inc.", hour: 10),
      .init("a4", "Who Pays? - Dora Elm, Acorn", hour: 11),
      .init("a5", "Old Ways - Emil Ash, Birch", hour: 12),
    ])
  static let second = SchedExport(
    day: 2,
    [
      .init("a2", "Keynote: Proxies and Sidecars - Ada Moss, Acorn & Ben Reed, Birch", hour: 9),
      .init("a3", "Small Meshes - Fay Oak, Cedar", hour: 14, room: "Pond"),
      .init("a4", "Who Pays? - Dora Elm, Acorn", hour: 11),
      .init("a6", "New Ways - Emil Ash, Birch", hour: 12),
    ])
  static let third = SchedExport(
    day: 3,
    [
      .init("a2", "Keynote: Proxies and Sidecars - Ada Moss, Acorn & Ben Reed, Birch", hour: 9),
      .init("a3", "Small Meshes - Fay Oak, Cedar", hour: 14, room: "Pond"),
      .init("a5", "Old Ways - Emil Ash, Birch", hour: 12),
      .init("a6", "New Ways - Emil Ash, Birch", hour: 12),
    ])

  @Test("each export says how much it changes")
  func counts() throws {
    let graph = try ImportedGraph()
    #expect(try changes(Self.first, graph) == TalkChanges(added: 4))
    #expect(
      try changes(Self.second, graph)
        == TalkChanges(
          added: 1, updated: 2, retitled: 2, moved: 1, restaffed: 1, unchanged: 1, withdrawn: 1))
    #expect(try graph.links("withdrawn_from").map { $0.prefix(8) } == ["Old Ways"])
    #expect(try graph.links("was_to_give") == ["Emil Ash > Old Ways"])
    #expect(try graph.node("talk", "Old Ways").properties["status"] == .text("withdrawn"))
    #expect(try changes(Self.third, graph) == TalkChanges(unchanged: 4, withdrawn: 1, returned: 1))
    #expect(try graph.links("was_to_give") == ["Dora Elm > Who Pays?"])
    #expect(try graph.node("talk", "Old Ways").properties["status"] == nil)
    let again = try graph.add(Self.third.text, from: "/other name.ics")
    #expect(again.isUnchanged)
    #expect(try graph.names("talk").count == 5)
  }

  @Test("a part of a programme withdraws nothing, whichever comes first")
  func part() throws {
    let half = SchedExport(day: 2, [.init("a4", "Who Pays? - Dora Elm, Acorn", hour: 15)])
    let graph = try ImportedGraph(Self.first.text)
    #expect(try graph.add(half.text, isPart: true).talkChanges == TalkChanges(updated: 1, moved: 1))
    #expect(try graph.links("withdrawn_from").isEmpty)
    let other = try ImportedGraph()
    try other.add(half.text, isPart: true)
    #expect(try other.add(Self.first.text).talkChanges == TalkChanges(added: 3, older: 1))
    #expect(try other.links("withdrawn_from").isEmpty)
    #expect(try other.links("at") == graph.links("at"))
  }

  @Test("a file that lacks most talks says how to import a part")
  func mostTalksAreGone() throws {
    func export(_ day: Int, _ numbers: Range<Int>) -> String {
      SchedExport(day: day, numbers.map { .init("t\($0)", "Talk \($0) - Ada Moss, Acorn", hour: 9) }).text
    }
    let graph = try ImportedGraph(export(1, 0..<15))
    let report = try graph.add(export(2, 0..<3))
    #expect(report.talkChanges?.withdrawn == 12)
    #expect(report.notes.contains { $0.contains("--part") })
  }

  @Test("a talk keeps its number, its old title and what the user wrote about it")
  func identity() throws {
    let graph = try ImportedGraph(Self.first.text)
    let talk = try graph.node("talk", "Proxies")
    try graph.add(Self.second.text)
    #expect(try graph.node("talk", "Proxies and Sidecars").id == talk.id)
    #expect(try graph.store.matches(name: "Proxies", kinds: ["talk"]).map(\.node.id) == [talk.id])
    try graph.add(
      "---\nevent: MeshCon 2030\n---\n### Proxies and Sidecars - Ada Moss, Acorn\nThe best of all.\n",
      from: "/n.md")
    #expect(try graph.names("talk").count == 5)
    #expect(
      try graph.links("about", from: "note") == ["Notes on Proxies and Sidecars > Proxies and Sidecars"])
  }

  @Test(
    "the order of import does not matter",
    arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
  func order(of places: [Int]) throws {
    let exports = [Self.first, Self.second, Self.third]
    let wanted = try ImportedGraph()
    for export in exports { try wanted.add(export.text) }
    let graph = try ImportedGraph()
    for place in places { try graph.add(exports[place].text) }
    #expect(try graph.contents(withEvidence: false) == wanted.contents(withEvidence: false))
  }

  @Test("who spoke for another employer a year later has changed employers")
  func employers() throws {
    let later = SchedExport(day: 1, year: 2031, [.init("b1", "More Proxies - Ada Moss, Birch", hour: 9)])
    let wanted = ["Ada Moss > Acorn […, 2031-06-10)", "Ada Moss > Birch [2031-06-10, …)"]
    for exports in [[Self.first, later], [later, Self.first]] {
      let graph = try ImportedGraph()
      for export in exports { try graph.add(export.text) }
      #expect(try graph.links("works_at").filter { $0.hasPrefix("Ada") } == wanted)
    }
  }

  @Test("without any date in it, the export that is imported later is the newer one")
  func turns() throws {
    let grid = try ScheduleFixture.text("sessionize-grid.json")
    let edited = grid.replacing(
      "\"id\": \"ab-cd\", \"title\": \"Break\"", with: "\"id\": \"9009\", \"title\": \"Brunch\"")
    let graph = try ImportedGraph(grid)
    #expect(
      try graph.add(edited, from: "/b.json").talkChanges == TalkChanges(added: 1, unchanged: 1, withdrawn: 1))
    #expect(try graph.add(edited, from: "/b.json").isUnchanged)
    #expect(
      try graph.add(grid, from: "/a.json").talkChanges
        == TalkChanges(unchanged: 2, withdrawn: 1, returned: 1))
  }

  @Test("Sessionize's speakers and grid are joined, whichever comes first")
  func joined() throws {
    let grid = try ScheduleFixture.text("sessionize-grid.json")
    let speakers = try ScheduleFixture.text("sessionize-speakers.json")
    for texts in [[grid, speakers], [speakers, grid]] {
      let graph = try ImportedGraph()
      for text in texts { try graph.add(text, from: "/x.json", event: "KotlinConf 2030") }
      #expect(try graph.names("person") == ["Ada Moss", "Ben Reed", "Cleo Finch"])
      #expect(
        try graph.names("talk") == ["Break", "Compose & Decompose", "Not on the grid yet"]
          || texts[0] == speakers)
      #expect(try graph.links("gives").count { $0.hasPrefix("Ada") } == 1)
      #expect(try graph.links("works_at").map { $0.prefix(16) } == ["Ada Moss > Acorn", "Cleo Finch > Bir"])
      #expect(try graph.names("event") == ["KotlinConf 2030"])
    }
  }

  @Test("two people of one name stay two if the programme tells them apart")
  func namesakes() throws {
    let text = """
      {"schedule": {"conference": {"acronym": "fern-2030", "title": "Fern 2030", "days": [{"rooms": {"A": [
        {"guid": "g1", "title": "One", "persons": [{"id": 1, "public_name": "Ada Moss"}]},
        {"guid": "g2", "title": "Two", "persons": [{"id": 2, "public_name": "Ada Moss"}]},
        {"guid": "g3", "title": "Three", "persons": [{"id": 1, "public_name": "Ada Moss"}]}]}}]}}}
      """
    let graph = try ImportedGraph(text)
    #expect(try graph.names("person") == ["Ada Moss", "Ada Moss"])
    // Renamed: the same person under another name.
    try graph.add(
      text.replacing(
        "\"id\": 2, \"public_name\": \"Ada Moss\"", with: "\"id\": 2, \"public_name\": \"Ada Reed\""))
    #expect(try graph.names("person") == ["Ada Moss", "Ada Reed"])
  }

  private func changes(_ export: SchedExport, _ graph: ImportedGraph) throws -> TalkChanges? {
    try graph.add(export.text, from: "/\(export.day).ics").talkChanges
  }
}

/// An export of a programme on Sched.
struct SchedExport: Sendable {
  struct Talk: Sendable {
    var key: String
    var heading: String
    var hour: Int
    var room: String

    init(_ key: String, _ heading: String, hour: Int, room: String = "Garden") {
      (self.key, self.heading, self.hour, self.room) = (key, heading, hour, room)
    }
  }

  var day: Int
  var year: Int
  var talks: [Talk]

  init(day: Int, year: Int = 2030, _ talks: [Talk]) { (self.day, self.year, self.talks) = (day, year, talks) }

  var text: String {
    let entries = talks.map { talk in
      """
      BEGIN:VEVENT
      DTSTAMP:\(year)030\(day)T120000Z
      DTSTART:\(year)0610T\(talk.hour < 10 ? "0" : "")\(talk.hour)0000Z
      DTEND:\(year)0610T\(talk.hour < 10 ? "0" : "")\(talk.hour)3000Z
      SUMMARY:\(talk.heading.replacing(",", with: "\\,"))
      CATEGORIES:SERVICE MESH
      LOCATION:\(talk.room)
      UID:\(talk.key)
      URL:http://meshcon\(year).sched.com/event/\(talk.key)
      END:VEVENT
      """
    }
    return """
      BEGIN:VCALENDAR
      X-WR-CALNAME:meshcon\(year)
      PRODID:-//Sched.com MeshCon \(year)//EN
      \(entries.joined(separator: "\n"))
      END:VCALENDAR

      """
  }
}

/// Lists of names to look for.
@Suite("A gazetteer")
struct GazetteerTests {
  @Test("its names are topics and projects with other names, and are found in titles and abstracts")
  func names() throws {
    let graph = try ImportedGraph()
    let report = try run("# ours\nproxies = sidecars\nproject: Cedar = cedar.io\n\n", graph)
    #expect(report.created == ["topic": 1, "project": 1])
    try graph.add(ScheduleUpdateTests.second.text, from: "/a.ics")
    #expect(
      try graph.links("about").filter { $0.contains("proxies") }
        == ["Proxies and Sidecars > proxies {how: title}"])
    // A list that has grown: the talks are searched again, though the programme is the same.
    _ = try run("proxies = sidecars\nproject: Cedar\nsmall meshes\n", graph)
    #expect(try graph.add(ScheduleUpdateTests.second.text, from: "/a.ics").talkChanges?.isEmpty == true)
    #expect(try graph.links("about").contains { $0.hasPrefix("Small Meshes > small meshes") })
  }

  @Test("a list without names is an error")
  func empty() throws {
    #expect(throws: GraphError.self) { try run("# nothing\n", ImportedGraph()) }
  }

  private func run(_ text: String, _ graph: ImportedGraph) throws -> ImportReport {
    let input = ImportInput(uri: "/topics.txt", title: "topics.txt", text: text, today: "2030-01-01")
    return try graph.store.write { () throws(GraphError) in try Gazetteer(input).run(into: graph.store) }
  }
}

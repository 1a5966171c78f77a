import Foundation
import GraphModel
import GraphQuery
import Testing

/// The library's example in `README.md`.
struct ReadmeTests {
  @Test func theExampleCompilesAndAnswers() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Self.makeGraph(at: path)
    #expect(try Self.lines(ofGraphAt: path) == ["Lin Sun 1"])
  }

  private static func makeGraph(at path: String) throws {
    let store = try GraphStore(path: path, access: .writing)
    try store.write { () throws(GraphError) in
      let talk = try store.addNode(kind: "talk", name: "Ambient Mesh")
      let person = try store.addNode(kind: "person", name: "Lin Sun")
      let source = try store.source(uri: "test:", readAt: "2023-11-09")
      try store.state(Statement(person.id, "gives", talk.id), source: source)
    }
  }

  private static func lines(ofGraphAt path: String) throws -> [String] {
    var lines: [String] = []
    func print(_ name: String, _ count: Int) { lines.append("\(name) \(count)") }
    // swift-format-ignore: what follows is in README.md, but for the path.
    let store = try GraphStore(path: path, access: .reading)
    // swift-format-ignore
    let options = Query.Options(today: CalendarDay(year: 2023, month: 11, day: 9), parameters: ["count": 5])
    // swift-format-ignore
    let question = "MATCH (p:person)-[:gives]->(t:talk) RETURN p, count(t) AS talks ORDER BY talks DESC LIMIT $count"
    // swift-format-ignore
    let query = try QueryEngine(store).query(question, options: options)
    // swift-format-ignore
    for (person, talks) in try query.rows(as: Node.self, Int.self) { print(person.name, talks) }
    return lines
  }

  /// The lines above are the lines of the page.
  @Test func thePageHasTheSameLines() throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let test = try String(contentsOfFile: #filePath, encoding: .utf8)
    let lines = try #require(
      page.components(separatedBy: "```swift\n").last?.components(separatedBy: "```").first
    )
    .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    for line in lines where !line.hasPrefix("import") && !line.contains("GraphStore(path:") {
      #expect(test.contains(line), "only README.md has '\(line)'")
    }
    #expect(lines.count > 5)
  }
}

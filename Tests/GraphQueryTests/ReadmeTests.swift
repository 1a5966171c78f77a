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
    #expect(try Self.titles(inGraphAt: path) == ["Ambient Mesh"])
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

  private static func titles(inGraphAt path: String) throws -> [String] {
    var titles: [String] = []
    func print(_ title: String) { titles.append(title) }
    // What follows is in README.md, but for the path.
    let store = try GraphStore(path: path, access: .reading)
    let today = CalendarDay(year: 2023, month: 11, day: 9)
    let query = try Query("talks by Lin Sun", in: store, options: .init(today: today))
    for row in try query.table().rows {
      if case .node(let talk) = row[0] { print(talk.name) }
    }
    return titles
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

import FoundationEssentials
import GraphModel
import Testing

@testable import GraphFormats

/// A small programme in each format, and the graph that it becomes. `KGRAPH_REWRITE_FIXTURES=1` rewrites the graphs.
@Suite("Programmes, one of each format")
struct ScheduleFixtureTests {
  static let names = [
    "sched.ics", "pretalx.ics", "plain.ics", "frab.xml", "schedule-v1.json", "schedule-v2.json",
    "submissions.json", "sessionize-grid.json", "sessionize-speakers.json", "sessionize-all.json",
  ]

  @Test("becomes the graph beside it", arguments: names)
  func becomes(name: String) throws {
    let graph = try ImportedGraph()
    let report = try graph.add(ScheduleFixture.text(name), from: "/\(name)")
    var lines = try graph.contents(withEvidence: false)
    lines += report.guesses.map { "line \($0.line): guessed: \($0.text): \($0.reason)" }
    lines += report.unread.map { "line \($0.line): not read: \($0.text): \($0.reason)" }
    lines += report.possiblySame.map { "possibly the same: \($0)" }
    lines += report.notes.map { "note: \($0)" }
    let found = lines.map { $0.split(whereSeparator: \.isNewline).joined(separator: "⏎") + "\n" }.joined()
    if ProcessInfo.processInfo.environment["KGRAPH_REWRITE_FIXTURES"] != nil {
      try found.write(toFile: ScheduleFixture.path(name + ".graph"), atomically: true, encoding: .utf8)
    }
    #expect(found == (try ScheduleFixture.text(name + ".graph")))
  }

  @Test("again: nothing changes", arguments: names)
  func again(name: String) throws {
    let graph = try ImportedGraph()
    let text = try ScheduleFixture.text(name)
    let first = try graph.add(text, from: "/\(name)")
    let before = try graph.contents()
    let second = try graph.add(text, from: "/\(name)")
    #expect(second.isUnchanged)
    #expect(second.talkChanges?.unchanged == first.talks)
    #expect(try graph.contents() == before)
  }

  @Test("cut off anywhere: an error with its place, and nothing is changed", arguments: names)
  func cutOff(name: String) throws {
    let bytes = Array(try ScheduleFixture.text(name).utf8)
    for length in stride(from: 40, to: bytes.count - 16, by: 131) {
      let text = String(decoding: bytes[..<length], as: UTF8.self)
      let graph = try ImportedGraph()
      let error = #expect(throws: GraphError.self, "the first \(length) bytes") {
        try graph.add(text, from: "/\(name)")
      }
      #expect(error?.message.contains("line ") ?? false || error?.message.contains("no format") ?? false)
      #expect(try graph.store.nodes().isEmpty)
    }
  }
}

/// The files of `Fixtures/Schedules`.
enum ScheduleFixture {
  static func path(_ name: String) -> String {
    "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Fixtures/Schedules/" + name
  }

  static func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }
}

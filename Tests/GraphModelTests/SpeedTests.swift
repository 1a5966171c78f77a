import Foundation
import Testing

@testable import GraphModel

/// What takes how long; run with `KGRAPH_MEASURE=1 swift test -c release -Xswiftc -enable-testing --filter SpeedTests`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["KGRAPH_MEASURE"] != nil), .serialized)
struct SpeedTests {
  @Test("suggestions among many names", arguments: [20_000, 200_000])
  func suggestions(_ count: Int) throws {
    let graph = try SmallGraph()
    var random = SeededGenerator(seed: 5)
    let making = try measure {
      try graph.store.write { () throws(GraphError) in
        for _ in 0..<count { _ = try graph.store.addNode(kind: "person", name: randomName(&random)) }
      }
    }
    print("\(count) nodes: \(Int(Double(count) / making)) nodes/s")
    for typo in ["Jonh Smyth", "lmra Kobetu", "Makoto", "xq"] {
      let seconds = try measure { _ = try graph.store.suggestions(for: typo) }
      if count == 20_000 { #expect(seconds < 0.05) }
      print("\(count) names, suggestions for '\(typo)': \(Int(seconds * 1_000)) ms")
    }
    let look = try measure { for _ in 0..<1_000 { _ = try graph.store.matches(name: "Makoto Smith") } }
    print("\(count) names, matches: \(Int(look * 1_000)) µs")
  }

  @Test("stating a hundred thousand links")
  func statements() throws {
    let folder = try TemporaryFolder()
    let store = try GraphStore(path: folder.path("graph.db"), access: .writing)
    let count = 100_000
    var random = SeededGenerator(seed: 6)
    var people: [Node.ID] = []
    var talks: [Node.ID] = []
    var firms: [Node.ID] = []
    let making = try measure {
      try store.write { () throws(GraphError) in
        for number in 0..<20_000 {
          people.append(try store.addNode(kind: "person", name: "Person \(number)").id)
        }
        for number in 0..<20_000 { talks.append(try store.addNode(kind: "talk", name: "Talk \(number)").id) }
        for number in 0..<500 { firms.append(try store.addNode(kind: "org", name: "Firm \(number)").id) }
      }
    }
    print("40,500 nodes: \(Int(40_500 / making)) nodes/s")
    let stating = try measure {
      try store.write { () throws(GraphError) in
        let source = try store.source(uri: "test:large", readAt: "2024")
        for number in 0..<count {
          let person = people[Int.random(in: 0..<people.count, using: &random)]
          let statement =
            number.isMultiple(of: 4)
            ? Statement(
              person, "works_at", firms[Int.random(in: 0..<500, using: &random)],
              observed: String(2000 + number % 20))
            : Statement(
              person, "gives", talks[Int.random(in: 0..<talks.count, using: &random)],
              properties: ["role": .text("speaker")], locator: "line \(number)")
          try store.state(statement, source: source)
        }
      }
    }
    print("\(count) statements: \(Int(Double(count) / stating)) statements/s")
    let taking = try measure {
      _ = try store.write { () throws(GraphError) in
        try store.retract(try store.evidenceIDs(of: try store.source(uri: "test:large", readAt: "2024")))
      }
    }
    print("\(count) statements retracted: \(Int(Double(count) / taking)) statements/s")
  }

  private func measure(_ body: () throws -> Void) throws -> Double {
    let duration = try ContinuousClock().measure(body)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  private func randomName(_ random: inout SeededGenerator) -> String {
    func word() -> String {
      let syllables = ["ka", "ri", "mo", "to", "be", "lu", "sa", "ne", "di", "vo", "ma", "el", "an", "or"]
      return (0..<Int.random(in: 2...4, using: &random)).map { _ in
        syllables[Int.random(in: 0..<14, using: &random)]
      }
      .joined().capitalized
    }
    return word() + " " + word()
  }
}

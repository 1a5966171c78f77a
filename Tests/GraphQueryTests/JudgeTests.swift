import Foundation
import GraphModel
import Testing

@testable import GraphQuery

/// Compares the compiler's answers with those of the judge.
///
/// `KGRAPH_JUDGE_PAIRS=20000 swift test --filter JudgeTests` tries more, `KGRAPH_JUDGE_SEED` others.
@Suite("The compiler before the judge")
struct JudgeTests {
  private static let queriesOfGraph = 25

  private static func setting(_ name: String, _ standard: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? standard
  }

  @Test func answersAreThoseOfTheJudge() throws {
    let pairs = JudgeTests.setting("KGRAPH_JUDGE_PAIRS", 1_500)
    let seed = UInt64(JudgeTests.setting("KGRAPH_JUDGE_SEED", 1)) << 32
    var failures = 0
    for graphNumber in 0..<max(1, pairs / JudgeTests.queriesOfGraph) {
      let graphSeed = seed + UInt64(graphNumber)
      var random = SeededGenerator(seed: graphSeed)
      let trial = try Trial(RandomGraph.store(&random))
      for queryNumber in 0..<JudgeTests.queriesOfGraph {
        let text = RandomPattern.text(seed: graphSeed << 8 + UInt64(queryNumber))
        guard let difference = trial.difference(on: text) else { continue }
        failures += 1
        Issue.record("graph \(graphSeed): \(text)\n\(difference)\n\(trial.description)")
        if failures >= 10 { return }
      }
    }
  }
}

/// A graph on which queries are judged.
struct Trial {
  let store: GraphStore
  let graph: JudgeGraph

  init(_ store: GraphStore) throws {
    self.store = store
    graph = try JudgeGraph(store)
  }

  /// How the answer differs from the judge's, or nil.
  func difference(on text: String) -> String? {
    do {
      let query = try PatternParser.parse(text)
      let judge = Judge(graph: graph)
      let table = try Query(text, in: store, options: .init(today: CalendarDay(year: 2024, month: 1, day: 1)))
        .table()
      let actual = table.rows.map { $0.map(JudgeValue.init) }
      let all = try judge.rows(of: query, isCut: false)
      let wanted = try judge.rows(of: query, isCut: true)
      guard actual.count == wanted.count else {
        return "\(actual.count) rows, not \(wanted.count)\n\(words(actual)) instead of\n\(words(wanted))"
      }
      guard isSubBag(actual, of: all) else { return "rows \(words(actual)) instead of\n\(words(wanted))" }
      guard let order = try sortKeys(of: query, judge, table.columns) else { return nil }
      let keys = try (order(actual), order(wanted))
      return words(keys.0) == words(keys.1)
        ? nil : "in the order \(words(keys.0)) instead of\n\(words(keys.1))"
    } catch {
      return "\(error)"
    }
  }

  private func words(_ rows: [[JudgeValue]]) -> [[String]] { rows.map { $0.map(\.identity) } }

  private func isSubBag(_ rows: [[JudgeValue]], of others: [[JudgeValue]]) -> Bool {
    var counts: [[String]: Int] = [:]
    for row in words(others) { counts[row, default: 0] += 1 }
    return words(rows).allSatisfy { row in
      counts[row, default: 0] -= 1
      return counts[row, default: 0] >= 0
    }
  }

  /// What the rows are sorted by, as a function of them; nil without ORDER BY.
  private func sortKeys(
    of query: PatternQuery, _ judge: Judge, _ columns: [String]
  ) throws -> (([[JudgeValue]]) throws -> [[JudgeValue]])? {
    guard case .returning(let projection)? = query.branches.first?.last, !projection.order.isEmpty else {
      return nil
    }
    return { rows in
      try rows.map { row in
        let named = Judge.Row(uniqueKeysWithValues: zip(columns, row))
        return try projection.order.map { try judge.value(of: $0.expression, in: named) }
      }
    }
  }

  /// The graph, for a failure to be repeated by hand.
  var description: String {
    let nodes = graph.nodes.map { "(\($0.id):\($0.kind) '\($0.name)' \($0.properties))" }
    let edges = graph.edges.map { "#\($0.id) \($0.source)-\($0.relation)->\($0.target) \($0.properties)" }
    return (nodes + edges).joined(separator: "\n")
  }
}

extension JudgeValue {
  init(_ value: Value) {
    switch value {
    case .null: self = .null
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .integer(integer)
    case .real(let real): self = .real(real)
    case .text(let text): self = .text(text)
    case .list(let elements): self = .list(elements.map { JudgeValue($0) })
    case .node(let node): self = .node(node.id)
    case .edge(let edge): self = .edge(edge.id)
    case .path(let nodes, let edges): self = .path(nodes: nodes.map(\.id), edges: edges.map(\.id))
    case .map: self = .null
    }
  }
}

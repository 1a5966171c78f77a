import Foundation
import Testing

@testable import GraphQuery

/// Compares the compiler's answers with those of the judge.
///
/// `KGRAPH_JUDGE_PAIRS=100000 swift test --filter JudgeTests` tries more, `KGRAPH_JUDGE_SEED` others, and
/// `KGRAPH_JUDGE_REPORT=1` prints what came of them, 2 of each.
@Suite("The compiler before the judge")
struct JudgeTests {
  private static let queriesOfGraph = 80

  @Test func answersAreThoseOfTheJudge() async throws {
    let pairs = setting("KGRAPH_JUDGE_PAIRS", 20_000)
    let seed = UInt64(setting("KGRAPH_JUDGE_SEED", 1)) << 32
    let graphs = max(1, pairs / JudgeTests.queriesOfGraph)
    // Two halves at a time, since the judge is slow.
    let docket = try await withThrowingTaskGroup(of: Docket.self) { group in
      for half in 0..<2 {
        group.addTask {
          try JudgeTests.docket(of: stride(from: half, to: graphs, by: 2).map { seed + UInt64($0) })
        }
      }
      return try await group.reduce(into: Docket()) { $0.add($1) }
    }
    for finding in docket.findings.prefix(setting("KGRAPH_JUDGE_FINDINGS", 10)) {
      Issue.record("\(finding.shrunk.description)")
    }
    if setting("KGRAPH_JUDGE_REPORT", 0) > 0 { print(docket.report) }
  }

  private static func docket(of seeds: [UInt64]) throws -> Docket {
    var docket = Docket()
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let trial = try Trial(RandomGraph.make(&random))
      for number in 0..<queriesOfGraph {
        let text = RandomPattern.text(seed: seed << 8 + UInt64(number), graph: trial.sample)
        let (asked, verdict) = trial.fruitfulVerdict(on: text)
        if setting("KGRAPH_JUDGE_REPORT", 0) > 1 { print("\(verdict): \(asked)") }
        docket.enter(verdict, Finding(graph: trial.sample, query: asked, verdict: verdict))
        if docket.findings.count >= 500 { return docket }
      }
    }
    return docket
  }
}

/// What came of many queries.
struct Docket: Sendable {
  private(set) var findings: [Finding] = []
  private var counts: [String: Int] = [:]
  private var reasons: [String: Int] = [:]

  mutating func enter(_ verdict: Trial.Verdict, _ finding: @autoclosure () -> Finding) {
    switch verdict {
    case .same(let isEmpty): counts[isEmpty ? "same, no rows" : "same", default: 0] += 1
    case .bothFail: counts["both fail", default: 0] += 1
    case .open: counts["left open by openCypher", default: 0] += 1
    case .unsupported(let what): enter("unsupported", what)
    case .refused(let what): enter("refused by types", what)
    case .unjudged(let what): enter("unjudged", what)
    case .unreadable(let what): enter("unreadable", what)
    case .mismatch:
      counts["mismatch", default: 0] += 1
      findings.append(finding())
    }
  }

  private mutating func enter(_ name: String, _ reason: String) {
    counts[name, default: 0] += 1
    reasons["\(name): \(reason)", default: 0] += 1
  }

  mutating func add(_ other: Docket) {
    findings += other.findings
    counts.merge(other.counts, uniquingKeysWith: +)
    reasons.merge(other.reasons, uniquingKeysWith: +)
  }

  /// The counts as text, most first.
  var report: String {
    let total = counts.values.reduce(0, +)
    func lines(_ counts: [String: Int]) -> [String] {
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { name, count in
        "\(count) (\(count * 1000 / max(1, total)) ‰) \(name)"
      }
    }
    return (["\(total) pairs"] + lines(counts) + lines(reasons).prefix(40).map { "  " + $0 })
      .joined(separator: "\n")
  }
}

/// A query on which the compiler and the judge differ.
struct Finding: Sendable, CustomStringConvertible {
  var graph: SampleGraph
  var query: String
  var verdict: Trial.Verdict

  var description: String {
    var text = "graph: \(graph.text)\nquery: \(query)\n"
    if graph.hasStatistics { text += "(with statistics)\n" }
    if case .mismatch(let difference) = verdict { text += difference }
    return text
  }
}

/// Cuts an answer that is sorted by a count: "the most" keeps all ties, "top 5" keeps five and says how many tie.
enum RankCut {
  static func cut(_ table: ResultTable, by reading: Reading) -> (table: ResultTable, remarks: [Diagnostic]) {
    var table = table
    switch reading.subject.rank {
    case .most:
      guard let best = table.rows.first?.last else { return (table, []) }
      table.rows = Array(table.rows.prefix { $0.last == best })
      return (table, [])
    case .top(let count, _):
      guard table.rows.count > count, count > 0 else { return (table, []) }
      let last = table.rows[count - 1].last
      let tied = table.rows.dropFirst(count).prefix { $0.last == last }.count
      table.rows = Array(table.rows.prefix(count))
      guard tied > 0 else { return (table, []) }
      return (
        table,
        [
          Diagnostic(
            .ambiguous, "+\(tied) tied with the last", at: nil, severity: .note,
            help: ["'top \(count + tied)' shows them as well"])
        ]
      )
    case .latest, .earliest, nil: return (table, [])
    }
  }
}

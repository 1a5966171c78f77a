/// Cuts an answer that is sorted by its last column: "the most" keeps all ties, "top 5" keeps five and says how many tie.
enum RankCut {
  static func cut(_ table: ResultTable, by reading: Reading) -> (table: ResultTable, remarks: [Diagnostic]) {
    if case .most? = reading.groupChoice { return (sharingFirstPlace(table), []) }
    guard reading.isSortedByRank else { return (table, []) }
    switch reading.subject.rank {
    case .most: return (sharingFirstPlace(table), [])
    case .top(let count, _, _): return first(count, of: table)
    case .value(let rank): return rank.count.map { first($0, of: table) } ?? (sharingFirstPlace(table), [])
    case .latest, .earliest, nil: return (table, [])
    }
  }

  private static func sharingFirstPlace(_ table: ResultTable) -> ResultTable {
    guard let best = table.rows.first?.last else { return table }
    var table = table
    table.rows = Array(table.rows.prefix { $0.last == best })
    return table
  }

  private static func first(
    _ count: Int, of table: ResultTable
  ) -> (table: ResultTable, remarks: [Diagnostic]) {
    guard table.rows.count > count, count > 0 else { return (table, []) }
    let last = table.rows[count - 1].last
    let tied = table.rows.dropFirst(count).prefix { $0.last == last }.count
    var table = table
    table.rows = Array(table.rows.prefix(count))
    guard tied > 0 else { return (table, []) }
    let remark = Diagnostic(
      .ambiguous, "+\(tied) tied with the last", at: nil, severity: .note,
      help: ["'top \(count + tied)' shows them as well"])
    return (table, [remark])
  }
}

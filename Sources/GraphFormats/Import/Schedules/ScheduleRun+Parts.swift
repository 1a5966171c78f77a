import GraphModel

/// What lists of speakers have said, once the programme itself is known: so that it does not matter which of the two is
/// imported first.
extension ScheduleRun {
  /// Dates where the listed people work by the event, and puts the talks that only the lists name there.
  mutating func completeParts(at event: Node) throws(GraphError) {
    let observed = event.since.flatMap { PartialDate($0)?.firstDay.text }
    let listed = try store.records(ofInstance: schedule.instance, prefix: Self.listedPrefix)
    for key in listed.keys.sorted() {
      try restate(key) { statements in
        for place in statements.indices where statements[place].relation == "works_at" {
          statements[place].observed = observed
        }
      }
    }
    let present = Set(schedule.talks.map { Self.talkPrefix + $0.key })
    for (key, record) in records.sorted(by: { $0.key < $1.key })
    where record.stamp == nil && !present.contains(key) {
      try restate(key) { statements in
        guard !statements.contains(where: { $0.relation == "at" }) else { return }
        statements.append(Statement(record.node, "at", event.id, locator: statements.first?.locator))
      }
    }
  }

  /// Says again what a source said, with changes.
  private mutating func restate(
    _ key: String, _ change: (inout [Statement]) -> Void
  ) throws(GraphError) {
    let ledger = try ledger(of: key)
    let before = try store.statements(of: ledger.source)
    var after = before
    change(&after)
    guard after != before else { return }
    for statement in after {
      if statement.relation.isEmpty {
        guard let node = try store.node(statement.subject) else { continue }
        try ledger.mention(node, locator: statement.locator, quote: statement.quote)
      } else {
        try ledger.link(statement)
      }
    }
    try ledger.retractTheRest()
    report.add(ledger.report())
  }
}

import GraphModel

/// Times that are those of another node: "changed employers *since KubeCon NA 2023*".
extension PhraseParser {
  /// `("before"|"after"|"since"|"until") name | "between" name "and" name`, of nodes that have dates.
  func eventSpans(at position: Int) -> [Alternative<TimeSpan>] {
    var found: [Alternative<TimeSpan>] = []
    for (words, make) in PhraseParser.borders {
      guard let next = word(words, at: position) else { continue }
      found += datedNames(at: next).map { event in event.map { make($0.border(words)) } }
    }
    if let next = word("between", at: position) {
      for first in datedNames(at: next) {
        guard let and = word("and", at: first.end) else { continue }
        for second in datedNames(at: and) {
          let span = TimeSpan(
            start: first.value.first.start, end: second.value.last.end,
            words: "between \(first.value.first.text) and \(second.value.last.text)")
          found.append(Alternative(value: span, end: second.end, cost: first.cost + second.cost))
        }
      }
    }
    return found.map { Alternative(value: $0.value, end: $0.end, cost: $0.cost + Cost.otherNode) }
  }

  /// The first and the last day of something.
  private struct Days {
    var first: PartialDate
    var last: PartialDate

    /// What comes before it ends before its first day, what comes after it begins after its last.
    func border(_ words: Keyword) -> TimeSpan {
      TimeSpan(words == "after" || words == "until" ? last : first)
    }
  }

  private func datedNames(at position: Int) -> [Alternative<Days>] {
    names(at: position, kinds: lexicon.datedKinds).compactMap { name in
      guard let node = name.value.name?.nodes.first, name.value.name?.nodes.count == 1,
        let first = node.since.flatMap({ PartialDate(String($0.prefix(10))) })
      else { return nil }
      var last = first
      if let until = node.until, let end = PartialDate(String(until.prefix(10))) {
        // A bound without a time of day is the first day that no longer belongs to it.
        let isDay = until.utf8.count == 10
        last = isDay ? end.calendarDay.map { PartialDate($0.adding(days: -1)) } ?? end : end
      }
      return name.map { _ in Days(first: first, last: last) }
    }
  }
}

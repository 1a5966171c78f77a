import GraphModel

/// What may stand at a question's end: order, limit, grouping, what to show besides.
extension PhraseParser {
  /// `tail = "sorted by" key ["descending"] | "limit" INT | "per" (kindNoun|unit|attr) | "with their" item {"," item}`
  func withTail(_ reading: Alternative<Reading>) -> [Alternative<Reading>] {
    var found = [reading]
    var frontier = [reading]
    for _ in 0..<4 where !frontier.isEmpty {
      frontier = frontier.flatMap(singleTails)
      found += frontier
    }
    return found
  }

  func singleTails(_ reading: Alternative<Reading>) -> [Alternative<Reading>] {
    var found: [Alternative<Reading>] = []
    let position = mark(",", at: reading.end) ?? reading.end
    func add(_ end: Int, cost: Int = 0, _ change: (inout Reading) -> Void) {
      var value = reading.value
      change(&value)
      found.append(Alternative(value: value, end: end, cost: reading.cost + cost))
    }
    if reading.value.limit == nil, let next = word("limit", at: position), let count = number(at: next) {
      add(count.end) { $0.limit = count.value }
    }
    if reading.value.grouping == nil,
      let next = word("per", "by", "for each", "each", "in each", at: position)
    {
      for grouping in groupings(at: next, kinds: reading.value.subject.kinds) {
        // "by" alone would make "talks by …" a grouping; it is one of counts only.
        if reading.value.form != .count, word("by", at: position) != nil { continue }
        // "talks per room at FOSDEM": what follows belongs to the talks.
        for subject in withModifiers(
          Alternative(value: reading.value.subject, end: grouping.end, cost: 0))
        {
          add(subject.end, cost: subject.cost) {
            $0.grouping = grouping.value
            $0.subject = subject.value
          }
        }
      }
    }
    if reading.value.sortKey == nil,
      let next = word("sorted by", "ordered by", "sort by", "order by", at: position)
    {
      for key in sortKeys(at: next, of: reading.value.subject) {
        // Of numbers, the greatest come first.
        var isNumber = false
        if case .number = key.value { isNumber = true }
        add(key.end) {
          $0.sortKey = key.value
          $0.isDescending = isNumber
        }
        if let end = word("descending", "desc", "latest first", "newest first", at: key.end) {
          add(end) {
            $0.sortKey = key.value
            $0.isDescending = true
          }
        }
        if let end = word("ascending", "asc", at: key.end) { add(end) { $0.sortKey = key.value } }
      }
    }
    if reading.value.companions.isEmpty, let next = word("with their", "with its", "and their", at: position)
    {
      for list in companions(at: next, kinds: reading.value.subject.kinds) {
        add(list.end) { $0.companions = list.value }
      }
    }
    if reading.value.asOf == nil, let next = word("as of", at: position), let date = period(at: next) {
      add(date.end) { $0.asOf = date.value }
    }
    return found
  }

  func groupings(at position: Int, kinds: Set<String>) -> [Alternative<Reading.Grouping>] {
    var found: [Alternative<Reading.Grouping>] = []
    if !kinds.filter(isDated).isEmpty {
      for (words, grouping) in [("year", Reading.Grouping.year), ("month", .month), ("day", .day)] {
        if let end = word(words, at: position) {
          found.append(Alternative(value: grouping, end: end, cost: 0))
        }
      }
    }
    for noun in lexicon.nouns.matches(tokens, at: position) {
      let other = NounPhrase(kinds: [noun.entry.kind], noun: noun.entry)
      for (link, _) in links(between: kinds, and: other).prefix(1) {
        found.append(Alternative(value: .kind(link, noun.entry), end: noun.end, cost: 0))
      }
    }
    for match in lexicon.attributes.matches(tokens, at: position) where kinds.contains(match.entry.kind) {
      found.append(Alternative(value: .attribute(match.entry.attribute), end: match.end, cost: 0))
    }
    return found
  }

  func sortKeys(
    at position: Int, of subject: NounPhrase
  ) -> [Alternative<Reading.SortKey>] {
    let kinds = subject.kinds
    var found: [Alternative<Reading.SortKey>] = []
    if let next = word("number of", "the number of", at: position) {
      for noun in lexicon.nouns.matches(tokens, at: next) {
        let other = NounPhrase(kinds: [noun.entry.kind], noun: noun.entry)
        for (link, _) in links(between: kinds, and: other, of: subject.noun).prefix(1) {
          found.append(Alternative(value: .number(link, noun.entry), end: noun.end, cost: 0))
        }
      }
    }
    if let end = word("name", at: position) { found.append(Alternative(value: .name, end: end, cost: 0)) }
    if let end = word("date", at: position), !kinds.filter(isDated).isEmpty {
      found.append(Alternative(value: .date, end: end, cost: 0))
    }
    for match in lexicon.attributes.matches(tokens, at: position)
    where kinds.contains(match.entry.kind) && !["name", "date"].contains(match.entry.attribute.singular) {
      found.append(Alternative(value: .attribute(match.entry.attribute), end: match.end, cost: 0))
    }
    return found
  }

  func companions(at position: Int, kinds: Set<String>) -> [Alternative<[Reading.Companion]>] {
    var items: [Alternative<Reading.Companion>] = []
    for noun in lexicon.nouns.matches(tokens, at: position) {
      let other = NounPhrase(kinds: [noun.entry.kind], noun: noun.entry)
      for (link, _) in links(between: kinds, and: other).prefix(1) {
        items.append(Alternative(value: .nodes(link, noun.entry), end: noun.end, cost: 0))
      }
    }
    for match in lexicon.attributes.matches(tokens, at: position) where kinds.contains(match.entry.kind) {
      items.append(Alternative(value: .attribute(match.entry.attribute), end: match.end, cost: 0))
    }
    var found: [Alternative<[Reading.Companion]>] = []
    for item in items {
      found.append(item.map { [$0] })
      let comma = mark(",", at: item.end) ?? item.end
      guard let next = word("and", at: comma) ?? (comma > item.end ? comma : nil) else { continue }
      found += companions(at: next, kinds: kinds).map { $0.map { [item.value] + $0 } }
    }
    return PhraseParser.best(found)
  }
}

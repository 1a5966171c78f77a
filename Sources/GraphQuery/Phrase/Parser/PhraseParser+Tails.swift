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
    if isAtEnd(reading.end), !keepsChart { return [] }
    var found: [Alternative<Reading>] = []
    let position = mark(",", at: reading.end) ?? reading.end
    func add(_ end: Int, cost: Int = 0, _ change: (inout Reading) -> Void) {
      var value = reading.value
      change(&value)
      found.append(Alternative(value: value, end: end, cost: reading.cost + cost))
    }
    let form = reading.value.form
    let subject = reading.value.subject
    let isList = form == .list
    let isGrouped = reading.value.grouping != nil
    let isSorted = reading.value.sortKey != nil
    let isAlone = reading.value.companions.isEmpty
    if reading.value.limit == nil, form.isTable, let next = word("limit", at: position),
      let count = number(at: next)
    {
      add(count.end) { $0.limit = count.value }
    }
    if !isGrouped, isAlone, isList || form == .count,
      let next = word("per", "by", "for each", "in each", "of each", "for every", "each", at: position)
    {
      // "by" alone would make "talks by …" a grouping; it is one of counts only.
      let isGrouping = form == .count || word("by", at: position) == nil
      for grouping in isGrouping ? groupings(at: next, kinds: subject.kinds) : [] {
        // "talks per room at FOSDEM": what follows belongs to the talks.
        for subject in withModifiers(Alternative(value: subject, end: grouping.end, cost: 0)) {
          add(subject.end, cost: grouping.cost + subject.cost) {
            $0.grouping = grouping.value
            $0.subject = subject.value
          }
        }
      }
    }
    if form == .count, isGrouped, let end = word("on average", at: position) {
      add(end) { $0.form = .averageNumber }
    }
    // Numbers for each of others are sorted by themselves.
    if form == .count, isGrouped,
      let next = word("sorted by", "ordered by", "sort by", "order by", at: position),
      let end = word("count", "number", "the count", "the number", at: next)
    {
      add(word("descending", "desc", at: end) ?? end) { _ in }
    }
    if !isSorted, !isGrouped, isList || form.isNames,
      let next = word("sorted by", "ordered by", "sort by", "order by", at: position)
    {
      for key in sortKeys(at: next, of: subject) {
        // Attributes are sorted by themselves.
        if form != .list, key.value != .name { continue }
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
    if !isSorted, !isGrouped, isList,
      let order = chronology(at: position)
    {
      let kinds = subject.kinds
      let key: Reading.SortKey? =
        kinds.contains(where: isDated)
        ? .date : kinds.sorted().lazy.compactMap(timeAttribute).first.map(Reading.SortKey.attribute)
      if let key {
        add(order.end) {
          $0.sortKey = key
          $0.isDescending = order.isDescending
        }
      }
    }
    if isAlone, !isGrouped, isList,
      let next = word("with their", "with its", "and their", "and its", "with the", "and the", at: position)
    {
      for list in companions(at: next, of: subject) {
        add(list.end) { $0.companions = list.value }
      }
    }
    if isAlone, !isGrouped, isList {
      for list in furtherQuestions(at: position, of: subject) {
        add(list.end) { $0.companions = list.value }
      }
    }
    if reading.value.asOf == nil, let next = word("as of", at: position), let date = period(at: next) {
      add(date.end) { $0.asOf = date.value }
    }
    return found
  }

  /// "in chronological order", "from newest to oldest"
  private func chronology(at position: Int) -> (end: Int, isDescending: Bool)? {
    let start = word("sorted", "ordered", at: position) ?? position
    if let end = word(
      "in reverse chronological order", "from newest to oldest", "from latest to earliest", "newest first",
      "latest first", "most recent first", "from the newest to the oldest", "from youngest to oldest",
      "youngest first", at: start)
    {
      return (end, true)
    }
    return word(
      "in chronological order", "chronologically", "from oldest to newest", "from earliest to latest",
      "oldest first", "earliest first", "from the oldest to the newest", "from oldest to youngest", at: start
    ).map { ($0, false) }
  }

  func groupings(at position: Int, kinds: KindSet) -> [Alternative<Reading.Grouping>] {
    var found: [Alternative<Reading.Grouping>] = []
    if !kinds.filter(isDated).isEmpty {
      for (words, grouping) in [("year" as Keyword, Reading.Grouping.year), ("month", .month), ("day", .day)]
      {
        if let end = word(words, at: position) {
          found.append(Alternative(value: grouping, end: end, cost: 0))
        }
      }
    }
    if let end = word("decade", at: position) {
      found += decades(of: kinds).map { Alternative(value: $0, end: end, cost: 0) }
    }
    for group in nounPhrases(at: position, kinds: nil) where group.value.name == nil {
      guard group.value.noun != nil, group.value.rank == nil else { continue }
      for (link, _) in links(between: kinds, and: group.value).prefix(1) {
        found.append(
          Alternative(
            value: grouping(link, group.value), end: group.end,
            cost: group.cost + (group.value.conditions.isEmpty ? 0 : Cost.question)))
      }
    }
    for match in attributes(at: position) where kinds.contains(match.entry.kind) {
      found.append(Alternative(value: .attribute(match.entry.attribute), end: match.end, cost: 0))
    }
    if found.isEmpty, let end = word("year", at: position),
      let time = kinds.sorted().lazy.compactMap(timeAttribute).first
    {
      found.append(Alternative(value: .attribute(time), end: end, cost: 0))
    }
    return found
  }

  func sortKeys(
    at position: Int, of subject: NounPhrase
  ) -> [Alternative<Reading.SortKey>] {
    let kinds = subject.kinds
    var found: [Alternative<Reading.SortKey>] = []
    if let next = word("number of", "the number of", at: position) {
      for noun in nouns(at: next) {
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
    for match in attributes(at: position)
    where kinds.contains(match.entry.kind) && !["name", "date"].contains(match.entry.attribute.singular) {
      found.append(Alternative(value: .attribute(match.entry.attribute), end: match.end, cost: 0))
    }
    return found
  }

  func companions(at position: Int, of subject: NounPhrase) -> [Alternative<[Reading.Companion]>] {
    let kinds = subject.kinds
    var items: [Alternative<Reading.Companion>] = []
    let number = word("number of", "the number of", "how many", at: position)
    for noun in nouns(at: number ?? position) {
      let other = NounPhrase(kinds: [noun.entry.kind], noun: noun.entry)
      for (link, sources) in links(between: kinds, and: other, of: subject.noun).prefix(1) {
        guard number != nil else {
          items.append(Alternative(value: .nodes(link, noun.entry), end: noun.end, cost: 0))
          continue
        }
        items.append(Alternative(value: .number(link, noun.entry), end: noun.end, cost: 0))
        // "the number of movies they directed"
        for clause in pronounClauses(at: noun.end, of: subject, kinds: other.kinds) {
          guard case .link(let own) = clause.value.condition, own.link.reversed.sources == sources else {
            continue
          }
          items.append(
            Alternative(value: .number(own.link.reversed, noun.entry), end: clause.end, cost: clause.cost))
        }
      }
    }
    for match in attributes(at: position) where kinds.contains(match.entry.kind) {
      items.append(Alternative(value: .attribute(match.entry.attribute), end: match.end, cost: 0))
    }
    var found: [Alternative<[Reading.Companion]>] = []
    for item in items {
      found.append(item.map { [$0] })
      let comma = mark(",", at: item.end) ?? item.end
      guard let next = word("and", at: comma) ?? (comma > item.end ? comma : nil) else { continue }
      found += companions(at: word("their", "its", at: next) ?? next, of: subject).map {
        $0.map { [item.value] + $0 }
      }
    }
    return PhraseParser.best(found)
  }
}

extension Reading.Form {
  /// Whether the answer has as many rows as there are nodes or groups, so that it can be cut.
  fileprivate var isTable: Bool {
    switch self {
    case .list, .count, .attributes, .linkAttribute: true
    default: false
    }
  }

  /// Whether the answer is the names of nodes.
  fileprivate var isNames: Bool {
    if case .attributes(let attributes) = self { attributes.first?.property == "name" } else { false }
  }
}

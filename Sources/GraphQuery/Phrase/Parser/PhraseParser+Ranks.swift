import GraphModel

/// Ranks before and behind a noun: the latest, the top five, the one with the highest rating.
extension PhraseParser {
  /// `rank {pre} head {post}`
  func ranked(at position: Int) -> [Alternative<NounPhrase>] {
    var found = byTime(at: position)
    found += tops(at: position)
    found += numbered(at: position)
    found += mostLinked(at: position)
    found += highest(at: position)
    found += possessedByTime(at: position)
    found += mostProlific(at: position)
    found += former(at: position)
    return found
  }

  /// "Tim Hockin's latest talk"
  private func possessedByTime(at position: Int) -> [Alternative<NounPhrase>] {
    nameGroups(at: position).flatMap { names -> [Alternative<NounPhrase>] in
      guard let next = mark("'s", at: names.end) else { return [] }
      let before = Before.names(names.value, range(position, names.end))
      return timeWords(at: next).flatMap { end, isLeast -> [Alternative<NounPhrase>] in
        let count = number(at: end)
        return byTime(at: count?.end ?? end, isLeast: isLeast, count: count?.value, before: [before])
      }
    }
  }

  // MARK: By time

  /// `("latest"|"first"|…) [INT] np`
  private func byTime(at position: Int) -> [Alternative<NounPhrase>] {
    timeWords(at: position).flatMap { end, isLeast -> [Alternative<NounPhrase>] in
      let count = number(at: end)
      return byTime(at: count?.end ?? end, isLeast: isLeast, count: count?.value)
    }
  }

  private func byTime(
    at position: Int, isLeast: Bool, count: Int?, before: [Before] = []
  ) -> [Alternative<NounPhrase>] {
    heads(at: position, before: before).flatMap { head -> [Alternative<NounPhrase>] in
      var phrase = head.value
      if !phrase.kinds.filter(isDated).isEmpty {
        phrase.rank = isLeast ? .earliest(count ?? 1) : .latest(count ?? 1)
      } else if let kind = phrase.kinds.first, let attribute = timeAttribute(of: kind) {
        // Of years, several are the latest.
        phrase.rank = .value(
          AttributeRank(attribute: attribute, isLeast: isLeast, count: count, wording: .time))
      } else {
        return []
      }
      return withModifiers(Alternative(value: phrase, end: head.end, cost: head.cost))
    }
  }

  private func timeWords(at position: Int) -> [(end: Int, isLeast: Bool)] {
    var found: [(Int, Bool)] = []
    for words in ["latest", "newest", "last", "most recent", "youngest"] as [Keyword] {
      if let end = word(words, at: position) { found.append((end, false)) }
    }
    for words in ["earliest", "oldest", "first"] as [Keyword] {
      if let end = word(words, at: position) { found.append((end, true)) }
    }
    // "the most recently released"
    if let end = word("most recently", at: position) { found += participleEnd(end).map { ($0, false) } }
    for (words, isLeast) in [
      ("first" as Keyword, true), ("last", false), ("latest", false), ("newest", false),
    ] {
      guard let end = word(words, at: position) else { continue }
      found += participleEnd(end).map { ($0, isLeast) }
    }
    return found
  }

  /// The position behind the word of an attribute that says when, or of a verb.
  private func participleEnd(_ position: Int) -> [Int] {
    guard position < tokens.count else { return [] }
    let isTime = lexicon.kinds.contains { kind in
      timeAttribute(of: kind).map { $0.preposition == tokens[position].folded } ?? false
    }
    let isVerb = lexicon.verbs.byFirstWord[tokens[position].folded]?.contains {
      $0.entry.form == .participle && $0.words.count == 1
    }
    return isTime || isVerb ?? false ? [position + 1] : []
  }

  /// The attribute that says when nodes of a kind are from, where they do not happen at a time: "born", "released".
  func timeAttribute(of kind: String) -> Attribute? {
    guard !isDated(kind) else { return nil }
    return lexicon.attributes(of: kind).first { attribute in
      guard attribute.preposition != nil, attribute.edge == nil else { return false }
      let type = valueType(of: attribute, kind: kind)
      return type == .number || type == .date
    }
  }

  /// The condition that nodes of a kind are of a time, or nil if they have none.
  func time(_ span: TimeSpan, of kind: String) -> Condition? {
    if isDated(kind) { return .time(span) }
    guard let attribute = timeAttribute(of: kind),
      let value = value(of: span, with: .init(kind: kind, attribute: attribute))
    else { return nil }
    return .attribute(AttributeCondition(attribute: attribute, comparison: .equal, value: value))
  }

  // MARK: By a number of links, or a value

  /// `"top" INT nouns "by" (["the"] "number of" nouns | attr)`
  private func tops(at position: Int) -> [Alternative<NounPhrase>] {
    guard let next = word("top", at: position) else { return [] }
    let count = number(at: next)
    var found: [Alternative<NounPhrase>] = []
    for head in heads(at: count?.end ?? next, before: []) {
      for subject in withModifiers(head) {
        // "top 3 movies with the most actors"
        if let number = count?.value, number > 0, let rank = subject.value.rank?.limited(to: number) {
          var phrase = subject.value
          phrase.rank = rank
          found.append(Alternative(value: phrase, end: subject.end, cost: subject.cost))
        }
        guard subject.value.rank == nil else { continue }
        guard let by = word("by number of", "by the number of", "by", at: subject.end) else { continue }
        for object in nounPhrases(at: by, kinds: nil) where object.value.noun != nil {
          for (link, sources) in links(
            between: subject.value.kinds, and: object.value, of: subject.value.noun)
          {
            var phrase = subject.value
            phrase.kinds = sources
            phrase.rank = .top(
              count?.value ?? 10,
              LinkCondition(
                link: link, wording: .having, objects: .one(object.value), range: range(by, object.end)),
              isLeast: false)
            found.append(Alternative(value: phrase, end: object.end, cost: subject.cost + object.cost))
          }
          // "by number of movies they acted in"
          for clause in pronounClauses(at: object.end, of: subject.value, kinds: object.value.kinds) {
            guard case .link(let own) = clause.value.condition, case .inverseVerb(let forms) = own.wording
            else {
              continue
            }
            var phrase = subject.value
            phrase.rank = .top(
              count?.value ?? 10,
              LinkCondition(
                link: own.link.reversed, wording: .verb(forms), objects: .one(object.value), tense: own.tense,
                range: range(by, clause.end)), isLeast: false)
            found.append(
              Alternative(value: phrase, end: clause.end, cost: subject.cost + object.cost + clause.cost))
          }
        }
        for match in rankable(at: word("average", at: by) ?? by, kinds: subject.value.kinds) {
          var phrase = subject.value
          phrase.rank = .value(
            AttributeRank(attribute: match.value, isLeast: false, count: count?.value ?? 10, wording: .top))
          found.append(Alternative(value: phrase, end: match.end, cost: subject.cost))
        }
      }
    }
    return found
  }

  /// "the 3 topics with the most talks", "the 3 latest talks"
  private func numbered(at position: Int) -> [Alternative<NounPhrase>] {
    guard let count = numberThere(at: position), count > 0 else { return [] }
    let next = position + 1
    var found: [Alternative<NounPhrase>] = []
    for (end, isLeast) in timeWords(at: next) {
      found += byTime(at: end, isLeast: isLeast, count: count)
    }
    for head in heads(at: next, before: []) + mostLinked(at: next) + highest(at: next)
      + mostProlific(at: next)
    {
      for subject in withModifiers(head) {
        guard let rank = subject.value.rank?.limited(to: count) else { continue }
        var phrase = subject.value
        phrase.rank = rank
        found.append(Alternative(value: phrase, end: subject.end, cost: subject.cost))
      }
    }
    return found
  }

  /// `"most" participle head`: "the most reviewed movie"
  private func mostLinked(at position: Int) -> [Alternative<NounPhrase>] {
    guard let next = word("most", "least", at: position) else { return [] }
    let isLeast = word("most", at: position) == nil
    var found: [Alternative<NounPhrase>] = []
    for verb in verbs(at: next)
    where verb.entry.form == .participle && !verb.entry.isImplied && verb.entry.forms.particle.isEmpty {
      for head in heads(at: verb.end, before: []) {
        let link = verb.entry.link.reversed
        let fitting = link.sources.intersection(head.value.kinds)
        guard !fitting.isEmpty else { continue }
        var phrase = head.value
        phrase.kinds = fitting
        let anything = lexicon.anything(link.targets(from: fitting))
        phrase.rank = .most(
          LinkCondition(
            link: link, wording: .preposition(verb.entry.forms.participle + " by"), objects: .one(anything),
            range: range(next, verb.end)), isLeast: isLeast)
        found += withModifiers(Alternative(value: phrase, end: head.end, cost: head.cost))
      }
    }
    return found
  }

  /// `("most prolific"|"busiest") noun`: with the most of what makes it what it is.
  private func mostProlific(at position: Int) -> [Alternative<NounPhrase>] {
    guard let next = word("most prolific", "busiest", "most active", "most productive", at: position) else {
      return []
    }
    return heads(at: next, before: []).flatMap { head -> [Alternative<NounPhrase>] in
      guard let relation = head.value.noun?.noun.condition?.relation, let path = RelationPath(relation),
        let verb = lexicon.mainVerb(of: path)
      else { return [] }
      var phrase = head.value
      phrase.rank = .most(
        LinkCondition(
          link: verb.link, wording: .verb(verb.forms),
          objects: .one(lexicon.anything(verb.link.targets(from: phrase.kinds))), tense: .past,
          range: range(position, head.end)), isLeast: false)
      return withModifiers(Alternative(value: phrase, end: head.end, cost: head.cost))
    }
  }

  /// `("former"|"ex") (names noun | noun ("of"|"at"|"from") names)`: those who left.
  private func former(at position: Int) -> [Alternative<NounPhrase>] {
    guard let next = word("former", "ex", at: position) else { return [] }
    let leaving = (lexicon.verbs.byFirstWord["leave"] ?? []).map(\.entry).filter {
      $0.form == .base && $0.change == .ended
    }
    var found: [Alternative<NounPhrase>] = []
    for verb in leaving {
      func add(_ noun: Lexicon.NounEntry, _ names: Objects, _ end: Int, cost: Int) {
        let targets = verb.link.targets(from: [noun.kind])
        guard verb.link.sources.contains(noun.kind),
          names.phrases.allSatisfy({ !$0.kinds.isDisjoint(with: targets) })
        else { return }
        var condition = LinkCondition(
          link: verb.link, wording: .verb(verb.forms), objects: names, tense: .past,
          range: range(position, end))
        condition.change = .ended
        var phrase = NounPhrase(kinds: [noun.kind], noun: lexicon.anything([noun.kind]).noun)
        phrase.conditions = [.link(condition)]
        found += withModifiers(Alternative(value: phrase, end: end, cost: cost))
      }
      for names in nameGroups(at: next) {
        for noun in nouns(at: mark("'s", at: names.end) ?? names.end) {
          add(noun.entry, names.value, noun.end, cost: names.cost)
        }
      }
      for noun in nouns(at: next) {
        guard let of = word("of", "at", "from", at: noun.end) else { continue }
        for names in objects(at: of, kinds: verb.link.targets(from: [noun.entry.kind])) {
          add(noun.entry, names.value, names.end, cost: names.cost)
        }
      }
    }
    return found
  }

  /// `("highest"|…) WORD head`: "the highest rated movie", by the average
  private func highest(at position: Int) -> [Alternative<NounPhrase>] {
    var found: [Alternative<NounPhrase>] = []
    for (words, isLeast) in [
      ("highest" as Keyword, false), ("best", false), ("top", false), ("lowest", true), ("worst", true),
    ] {
      guard let next = word(words, at: position), next < tokens.count else { continue }
      for kind in lexicon.kinds.sorted() {
        for attribute in lexicon.attributes(of: kind) {
          guard let own = attribute.preposition, let end = word(of: own, at: next),
            holdsNumbers(.init(kind: kind, attribute: attribute))
          else { continue }
          for head in heads(at: end, before: []) where head.value.kinds == [kind] {
            var phrase = head.value
            phrase.rank = .value(
              AttributeRank(attribute: attribute, isLeast: isLeast, count: nil, wording: .top))
            let ranked = Alternative(value: phrase, end: head.end, cost: head.cost)
            found += withModifiers(ranked) + agents(of: own, attribute, behind: ranked)
          }
        }
      }
    }
    return found
  }

  /// "the lowest rated movie *by Ann*": by whom it was rated, not by whom it is.
  private func agents(
    of participle: String, _ attribute: Attribute, behind head: Alternative<NounPhrase>
  ) -> [Alternative<NounPhrase>] {
    guard let next = word("by", at: head.end) else { return [] }
    let words = "\(participle) by"
    return (lexicon.prepositions.byFirstWord[participle] ?? []).flatMap { item -> [Alternative<NounPhrase>] in
      guard item.entry.words == words, item.entry.isEdge(of: attribute) else { return [] }
      return objects(at: next, kinds: item.entry.targets(from: head.value.kinds)).map { agents in
        var phrase = head.value
        phrase.conditions.append(
          .link(
            LinkCondition(
              link: item.entry, wording: .preposition(words), objects: agents.value,
              range: range(head.end, agents.end))))
        return Alternative(value: phrase, end: agents.end, cost: head.cost + agents.cost - 1)
      }
    }
  }

  /// `["the"] ("highest"|"most"|…) attr`, behind "with" or "has": not a condition but a rank.
  func extremes(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    let start = word("the", at: position) ?? position
    for (words, isLeast) in [
      ("highest" as Keyword, false), ("largest", false), ("greatest", false), ("best", false),
      ("most", false),
      ("lowest", true), ("smallest", true), ("worst", true), ("fewest", true), ("least", true),
    ] {
      guard let next = word(words, at: start) else { continue }
      let average = word("average", "mean", at: next)
      for match in attributes(at: average ?? next)
      where kinds.contains(match.entry.kind) && holdsNumbers(match.entry)
        && valueType(of: match.entry.attribute, kind: match.entry.kind) != nil
      {
        let rank = AttributeRank(
          attribute: match.entry.attribute, isLeast: isLeast, count: nil,
          wording: average == nil ? .superlative : .top)
        found.append(
          Alternative(
            value: Modifier(condition: .rank(.value(rank)), kinds: [match.entry.kind]), end: match.end,
            cost: 0))
      }
    }
    return found
  }

  /// `["the"] ("longest"|"shortest") attr`, of texts.
  func longest(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    let start = word("the", at: position) ?? position
    guard let next = word("longest", "shortest", at: start) else { return [] }
    let isLeast = word("shortest", at: start) != nil
    return attributes(at: next).compactMap { match in
      guard kinds.contains(match.entry.kind), match.entry.attribute.edge == nil,
        valueType(of: match.entry.attribute, kind: match.entry.kind) == .text
      else { return nil }
      let rank = AttributeRank(
        attribute: match.entry.attribute, isLeast: isLeast, count: nil, wording: .length)
      return Alternative(
        value: Modifier(condition: .rank(.value(rank)), kinds: [match.entry.kind]), end: match.end, cost: 0)
    }
  }

  /// The attributes by which nodes of such kinds can be ranked.
  private func rankable(at position: Int, kinds: KindSet) -> [Alternative<Attribute>] {
    attributes(at: position).compactMap { match in
      guard kinds.contains(match.entry.kind), holdsNumbers(match.entry) else { return nil }
      return Alternative(value: match.entry.attribute, end: match.end, cost: 0)
    }
  }
}

extension NounPhrase.Rank {
  /// The same for the first so many, where it is one of all that share the first place; else nil.
  fileprivate func limited(to count: Int) -> NounPhrase.Rank? {
    switch self {
    case .most(let link, let isLeast): return .top(count, link, isLeast: isLeast)
    case .value(var rank) where rank.count == nil:
      rank.count = count
      return .value(rank)
    default: return nil
    }
  }
}

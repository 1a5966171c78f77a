import GraphModel

/// Comparisons with another node: "born before Tom Hanks", "in the same year as Top Gun", "other than Lin Sun".
extension PhraseParser {
  /// `("before"|"after"|"older than"|"younger than"|"in the same year as") name`
  func compared(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    guard position < tokens.count, PhraseParser.wordsBeforeOthers.contains(tokens[position].folded) else {
      return []
    }
    var found: [Alternative<Modifier>] = []
    for (words, comparison) in [
      ("older than" as Keyword, Expression.BinaryOperator.less), ("younger than", .greater),
      ("newer than", .greater),
      ("more recent than", .greater),
    ] {
      guard let next = word(words, at: position) else { continue }
      found += others(at: next, kinds: kinds, comparison, unit: nil)
    }
    return found + comparedTimes(at: position, kinds: kinds)
  }

  private static let wordsBeforeOthers: Set<String> = [
    "older", "younger", "newer", "more", "before", "after", "in", "on", "from", "during", "the",
  ]

  private func comparedTimes(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    timeComparisons(at: position).flatMap { comparison, unit, end in
      others(at: end, kinds: kinds, comparison, unit: unit)
    }
  }

  /// `("before"|"after"|"in the same" unit "as")`, with the position behind it.
  private func timeComparisons(
    at position: Int
  ) -> [(comparison: Expression.BinaryOperator, unit: NodeComparison.Unit?, end: Int)] {
    if let end = word("before", at: position) { return [(.less, nil, end)] }
    if let end = word("after", at: position) { return [(.greater, nil, end)] }
    let start = word("in", "on", "from", "during", at: position) ?? position
    guard let same = word("the same", at: start) else { return [] }
    for unit in NodeComparison.Unit.allCases {
      guard let end = word(of: "\(unit.rawValue) as", at: same) ?? word(of: "\(unit.rawValue) that", at: same)
      else { continue }
      return [(.equal, unit, end)]
    }
    return []
  }

  /// The nodes that are compared with, each with the kind it is compared to by what says when both are.
  private func others(
    at position: Int, kinds: KindSet, _ comparison: Expression.BinaryOperator, unit: NodeComparison.Unit?
  ) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for kind in kinds.sorted() {
      let attribute = timeAttribute(of: kind)
      guard isDated(kind) || attribute != nil else { continue }
      let fitting = isDated(kind) ? lexicon.datedKinds : [kind]
      found += otherNames(at: position, kinds: fitting).map { other in
        let condition = NodeComparison(
          attribute: attribute, comparison: comparison, unit: unit, other: other.value)
        return Alternative(
          value: Modifier(condition: .compared(condition), kinds: [kind]), end: other.end,
          cost: other.cost + Cost.otherNode)
      }
    }
    return found
  }

  /// Names of nodes to compare with; behind them, the word for what they did then: "before Top Gun was released".
  private func otherNames(at position: Int, kinds: KindSet) -> [Alternative<NounPhrase>] {
    guard year(at: position) == nil else { return [] }
    return names(at: position, kinds: kinds).map { other in
      let be = word("was", "were", "is", "did", "does", at: other.end) ?? other.end
      let words = Set(other.value.kinds.flatMap { lexicon.attributes(of: $0).compactMap(\.preposition) })
      let end = words.lazy.compactMap { self.word(of: $0, at: be) }.first ?? (be > other.end ? nil : be)
      return Alternative(value: other.value, end: end ?? other.end, cost: other.cost)
    }
  }

  /// "born *before Tom Hanks*", "released *the same year as Top Gun*": behind the word that an attribute has.
  func comparedValues(at position: Int, _ entry: Lexicon.AttributeEntry) -> [Alternative<Modifier>] {
    let type = valueType(of: entry.attribute, kind: entry.kind)
    guard entry.attribute.edge == nil, type == .number || type == .date else { return [] }
    return timeComparisons(at: position).flatMap { comparison, unit, end in
      otherNames(at: end, kinds: [entry.kind]).compactMap { other in
        guard type == .date || unit == nil || unit == .year else { return nil }
        let condition = NodeComparison(
          attribute: entry.attribute, comparison: comparison, unit: unit, other: other.value)
        return Alternative(
          value: Modifier(condition: .compared(condition), kinds: [entry.kind]), end: other.end,
          cost: other.cost)
      }
    }
  }

  /// `("the same" attr "as" | ("a higher"|"more"|…) attr "than") name`, behind "with" or "has".
  func comparedAttributes(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    let start = afterDeterminers(position)
    var found: [Alternative<Modifier>] = []
    for (words, comparison, middle) in [
      ("same" as Keyword, Expression.BinaryOperator.equal, "as" as Keyword), ("higher", .greater, "than"),
      ("more", .greater, "than"),
      ("greater", .greater, "than"), ("larger", .greater, "than"), ("lower", .less, "than"),
      ("smaller", .less, "than"), ("fewer", .less, "than"), ("less", .less, "than"),
      ("earlier", .less, "than"),
      ("later", .greater, "than"),
    ] {
      guard let next = word(words, at: start) else { continue }
      for match in attributes(at: next)
      where kinds.contains(match.entry.kind) && match.entry.attribute.edge == nil {
        guard let then = word(middle, at: match.end), comparison == .equal || holdsNumbers(match.entry) else {
          continue
        }
        found += otherNames(at: then, kinds: [match.entry.kind]).map { other in
          let isTime = match.entry.attribute.preposition != nil && comparison == .equal
          let condition = NodeComparison(
            attribute: match.entry.attribute, comparison: comparison, unit: isTime ? .year : nil,
            other: other.value)
          return Alternative(
            value: Modifier(condition: .compared(condition), kinds: [match.entry.kind]), end: other.end,
            cost: other.cost)
        }
      }
    }
    return found
  }

  /// `"other than" names`
  func besides(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    guard let next = word("other than", at: position) else { return [] }
    return objects(at: next, kinds: kinds).compactMap { others in
      guard others.value.phrases.allSatisfy({ $0.name != nil }) else { return nil }
      return others.map { Modifier(condition: .besides($0.phrases), kinds: kinds) }
    }
  }

  /// `"share" ["a"|"the same"] noun "with" name`: linked to the same node as another.
  func sharing(
    at position: Int, kinds: KindSet, forms: Lexicon.VerbEntry.Form
  ) -> [Alternative<Modifier>] {
    guard let next = word("share", "shares", "shared", "sharing", "have", "has", at: position) else {
      return []
    }
    return sharedNouns(at: next, kinds: kinds) + sharedAttributes(at: next, kinds: kinds)
  }

  /// `["their"|"a"|"the same"] attr "with" name`
  private func sharedAttributes(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    let start = word("their", "its", "the same", "same", at: position) ?? afterDeterminers(position)
    return attributes(at: start).flatMap { match -> [Alternative<Modifier>] in
      let entry = match.entry
      guard kinds.contains(entry.kind), entry.attribute.edge == nil, let next = word("with", at: match.end)
      else {
        return []
      }
      return otherNames(at: next, kinds: [entry.kind]).map { other in
        let condition = NodeComparison(
          attribute: entry.attribute, comparison: .equal,
          unit: entry.attribute.preposition == nil ? nil : .year, other: other.value)
        return Alternative(
          value: Modifier(condition: .compared(condition), kinds: [entry.kind]), end: other.end,
          cost: other.cost)
      }
    }
  }

  /// `["a"|"the same"] noun ("with"|"as") name`, where the noun is of what both are linked to.
  func sharedNouns(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    let isSame = word("the same", "a common", at: position)
    let start = isSame ?? afterDeterminers(position)
    var found: [Alternative<Modifier>] = []
    for match in nouns(at: start)
    where !Lexicon.pronouns.contains(match.entry.noun.singular) {
      let words: Keyword = tokens[start - 1].folded == "same" ? "as" : "with"
      guard let then = word(words, at: match.end) ?? word("in common with", at: match.end) else { continue }
      let middle = NounPhrase(kinds: [match.entry.kind], noun: match.entry)
      for (link, sources) in links(between: kinds, and: middle) {
        for other in nounPhrases(at: then, kinds: sources) where other.value.name != nil {
          var shared = middle
          shared.conditions = [
            .link(
              LinkCondition(
                link: link.reversed, wording: .of, objects: .one(other.value), range: range(then, other.end)))
          ]
          let condition = LinkCondition(
            link: link, wording: .having, objects: .one(shared), range: range(position, other.end))
          found.append(
            Alternative(
              value: Modifier(
                condition: .all([.link(condition), .besides([other.value])]), kinds: sources), end: other.end,
              cost: other.cost))
        }
      }
    }
    return found
  }
}

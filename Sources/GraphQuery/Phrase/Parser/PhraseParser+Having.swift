import GraphModel

/// What a noun phrase has: "with", "without", "whose", counts and superlatives.
extension PhraseParser {
  /// `("with"|"having") have | "without" (np|attr)`
  func possessions(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    if let next = word("with", "having", at: position) { found += having(at: next, kinds: kinds) }
    if let next = word("with", at: position) {
      found += accompanied(at: next, kinds: kinds, start: position)
    }
    if let next = word("without", at: position) ?? word("with no", "having no", at: position) {
      found += having(at: next, kinds: kinds).compactMap(negated)
      found += accompanied(at: next, kinds: kinds, start: position).compactMap(negated)
    }
    return found
  }

  /// `have {("and"|"or") have}`: "a reviewer and a producer"
  func having(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    let firsts = singleHaving(at: word("both", "either", at: position) ?? position, kinds: kinds)
    return firsts
      + firsts.flatMap { first -> [Alternative<Modifier>] in
        guard !first.value.condition.isRanking else { return [] }
        let isAlternative = word("or", at: first.end) != nil
        guard let next = word("and", "or", "but", at: first.end) else { return [] }
        return having(at: next, kinds: first.value.kinds).compactMap { rest in
          guard !rest.value.condition.isRanking else { return nil }
          let condition = Condition.joined(
            first.value.condition, rest.value.condition, isAlternative: isAlternative)
          return Alternative(
            value: Modifier(condition: condition, kinds: rest.value.kinds), end: rest.end,
            cost: first.cost + rest.cost)
        }
      }
  }

  /// `have = quant np | nps | attr cmp value`
  private func singleHaving(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for quantity in quantities(at: position) {
      for object in nounPhrases(at: quantity.end, kinds: nil) where object.value.noun != nil {
        for (link, sources) in links(between: kinds, and: object.value) {
          let condition = LinkCondition(
            link: link, wording: .having, objects: .one(object.value), quantity: quantity.value,
            range: range(position, object.end))
          found += withEdgeTest(
            Alternative(
              value: condition, end: word("listed", "on record", "recorded", at: object.end) ?? object.end,
              cost: object.cost + quantity.cost)
          ).map { link in link.map { Modifier(condition: .link($0), kinds: sources) } }
        }
      }
    }
    found += superlatives(at: position, kinds: kinds)
    found += extremes(at: position, kinds: kinds) + longest(at: position, kinds: kinds)
    found += attributeTests(at: position, kinds: kinds)
    found += nameParts(at: afterDeterminers(position), kinds: kinds)
    found += comparedAttributes(at: position, kinds: kinds) + sharedNouns(at: position, kinds: kinds)
    if let next = word("no", at: position) {
      found += attributeTests(at: next, kinds: kinds).compactMap { test in
        guard case .attribute(let condition) = test.value.condition, condition.comparison == nil else {
          return nil
        }
        return test.map { Modifier(condition: .not($0.condition), kinds: $0.kinds) }
      }
    }
    // "has Tom Hanks in its cast"
    found += accompanied(at: position, kinds: kinds, start: position).flatMap {
      names -> [Alternative<Modifier>] in
      if let end = word("in it", "in them", at: names.end) {
        return [Alternative(value: names.value, end: end, cost: names.cost)]
      }
      guard let next = word("in the", "in its", "in their", "as a", "as an", "as the", "as", at: names.end),
        case .link(let link) = names.value.condition
      else { return [] }
      return nouns(at: next).compactMap { match in
        guard let relation = match.entry.noun.condition?.relation else { return nil }
        var own = link
        for kind in names.value.kinds {
          guard let linked = lexicon.link(over: relation, from: kind, to: match.entry.kind) else {
            return nil
          }
          own.link = linked
        }
        return Alternative(
          value: Modifier(condition: .link(own), kinds: names.value.kinds), end: match.end, cost: names.cost)
      }
    }
    return found + countingLinks(at: position, kinds: kinds) + quoting(at: position, kinds: kinds)
  }

  /// `[quant | "the most"] noun`, where the noun is one for links: "more than 2 reviews"
  func countingLinks(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    func condition(_ start: Int, _ quantity: Quantity?) -> [Alternative<LinkCondition>] {
      linkNouns(at: afterDeterminers(start)).compactMap { match in
        let sources = match.entry.sources.intersection(kinds)
        guard !sources.isEmpty else { return nil }
        let anything = NounPhrase(kinds: match.entry.targets(from: sources), isImplied: true)
        return Alternative(
          value: LinkCondition(
            link: match.entry, wording: .counting(match.entry.words), objects: .one(anything), tense: .past,
            quantity: quantity, range: range(position, match.end)), end: match.end, cost: 2)
      }
    }
    for quantity in quantities(at: position) {
      for link in condition(quantity.end, quantity.value) {
        found += withEdgeTest(link).map { link in
          link.map { Modifier(condition: .link($0), kinds: $0.link.sources.intersection(kinds)) }
        }
      }
    }
    for (start, isLeast) in superlativeWords(at: position) {
      found += condition(start, nil).map { link in
        link.map {
          Modifier(condition: .rank(.most($0, isLeast: isLeast)), kinds: $0.link.sources.intersection(kinds))
        }
      }
    }
    return found
  }

  /// "movies *with Tom Hanks*": names of what is linked by default, where nothing else is said.
  func accompanied(at position: Int, kinds: KindSet, start: Int) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for kind in kinds.sorted() {
      for link in lexicon.adjacentFrom[kind] ?? [] where !link.isComposite {
        let targets = link.targets(from: [kind]).subtracting([kind])
        guard !targets.isEmpty else { continue }
        for objects in objects(at: position, kinds: targets)
        where objects.value.phrases.allSatisfy({ $0.name != nil }) {
          let condition = LinkCondition(
            link: link, wording: .having, objects: objects.value, range: range(start, objects.end))
          found += withEdgeTest(
            Alternative(value: condition, end: objects.end, cost: objects.cost + Cost.leftOutPreposition)
          ).map { link in link.map { Modifier(condition: .link($0), kinds: [kind]) } }
        }
      }
    }
    return found
  }

  /// `TEXT "in" ("the"|"its"|"their") attr`: "with 'Matrix' in the title"
  func quoting(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    let start = afterTextWord(position)
    for end in start + 1..<start + 5 where end < tokens.count && tokens[end - 1].kind != .mark {
      guard end < tokens.count, tokens[end].folded == "in",
        let next = word("in the", "in its", "in their", "in his", "in her", at: end)
      else { continue }
      return attributes(at: next).compactMap { match in
        guard kinds.contains(match.entry.kind), !holdsNumbers(match.entry) else { return nil }
        let texts = tokens[start..<end].split { $0.kind == .word && ["and", "or"].contains($0.folded) }
        let isList = texts.count > 1 && texts.allSatisfy { $0.count == 1 && $0.first?.kind == .quoted }
        let isAlternative = tokens[start..<end].contains { $0.folded == "or" && $0.kind == .word }
        let tests = (isList ? texts : [tokens[start..<end]]).map { text in
          Condition.attribute(
            AttributeCondition(
              attribute: match.entry.attribute, comparison: .contains,
              value: .text(text.map(\.text).joined(separator: " "))))
        }
        let condition = tests.count == 1 ? tests[0] : isAlternative ? .any(tests) : .all(tests)
        return Alternative(
          value: Modifier(condition: condition, kinds: [match.entry.kind]), end: match.end, cost: 0)
      }
    }
    return []
  }

  /// `("first"|"last") "name" ["is"|"starts with"] TEXT`: the first or last word of a name.
  func nameParts(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    let start = afterDeterminers(position)
    let first = word("first name", "first names", "given name", "forename", at: start)
    guard let next = first ?? word("last name", "last names", "surname", "family name", at: start) else {
      return []
    }
    let isBeginning = word(
      "starts with", "start with", "begins with", "beginning with", "starting with", at: next)
    let isWhole = word("is", "are", "was", "of", "=", at: next) ?? next
    guard isBeginning == nil || first != nil else { return [] }
    let value = isBeginning.map(afterTextWord) ?? isWhole
    guard value < tokens.count, tokens[value].kind != .mark else { return [] }
    let text = tokens[value].text
    return kinds.sorted().compactMap { kind in
      guard
        let attribute = lexicon.attributes(of: kind).first(where: {
          $0.property == "name" && $0.singular == "name"
        })
      else { return nil }
      let condition = AttributeCondition(
        attribute: attribute, comparison: first != nil ? .startsWith : .endsWith,
        value: .text(isBeginning != nil ? text : first != nil ? text + " " : " " + text))
      return Alternative(
        value: Modifier(condition: .attribute(condition), kinds: [kind]), end: value + 1, cost: 0)
    }
  }

  /// The position behind "the word", "the letter" and the like, which add nothing to the text that follows.
  func afterTextWord(_ position: Int) -> Int {
    word(
      "the word", "the words", "the phrase", "the text", "the string", "the term", "the letter",
      "the letters",
      "the name", "word", "phrase", "text", "a", at: position) ?? position
  }

  /// The verbs for what a text has in it.
  static let mentioningVerbs: [Keyword] = [
    "mention", "mentions", "mentioned", "contain", "contains", "include", "includes", "use", "uses",
  ]

  /// `("mentioning"|"containing"|…) TEXT "in" ("the"|"its"|"their") attr`
  func mentioning(at position: Int, kinds: KindSet, isVerb: Bool) -> [Alternative<Modifier>] {
    let words =
      isVerb ? PhraseParser.mentioningVerbs : ["mentioning", "containing", "including", "using"]
    guard let next = word(words, at: position) else { return [] }
    return quoting(at: next, kinds: kinds)
  }

  /// `"the" ("most"|"fewest") np`: not a condition but a rank.
  func superlatives(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for (start, isLeast) in superlativeWords(at: position) {
      for object in nounPhrases(at: start, kinds: nil) where object.value.noun != nil {
        for (link, sources) in links(between: kinds, and: object.value) {
          let condition = LinkCondition(
            link: link, wording: .having, objects: .one(object.value), range: range(position, object.end))
          found.append(
            Alternative(
              value: Modifier(condition: .rank(.most(condition, isLeast: isLeast)), kinds: sources),
              end: object.end,
              cost: object.cost))
        }
      }
    }
    return found
  }

  /// The position behind "the most" or "the fewest".
  func superlativeWords(at position: Int) -> [(end: Int, isLeast: Bool)] {
    let start = word("the", at: position) ?? position
    if let end = word("most", at: start) { return [(end, false)] }
    if let end = word("fewest", "least", at: start) { return [(end, true)] }
    // "the largest cast": of a noun without a plural, the size is a number.
    for (words, isLeast) in [("largest" as Keyword, false), ("biggest", false), ("smallest", true)] {
      guard let end = word(words, at: start) else { continue }
      let isCollective = nouns(at: end).contains { match in
        match.entry.noun.singular == match.entry.noun.plural
          && !Lexicon.pronouns.contains(match.entry.noun.singular)
      }
      if isCollective { return [(end, isLeast)] }
    }
    return []
  }

  /// `"within" INT "hops of" name`
  func neighbours(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    guard let next = word("within", at: position), let count = number(at: next),
      let of = word("hops of", "hop of", "links of", "link of", "steps of", "step of", at: count.end)
    else { return [] }
    return nounPhrases(at: of, kinds: nil).filter { $0.value.name != nil }.map { object in
      object.map { Modifier(condition: .near($0, hops: count.value), kinds: kinds) }
    }
  }

  /// The ways a bare juxtaposition links some of the kinds to a noun phrase. A noun that is defined by a relation
  /// ("speakers") is linked by it.
  func links(
    between kinds: KindSet, and object: NounPhrase, of noun: Lexicon.NounEntry? = nil
  ) -> [(link: Lexicon.LinkEntry, sources: KindSet)] {
    var found: [(Lexicon.LinkEntry, KindSet)] = []
    for kind in kinds.sorted() {
      for other in object.kinds.sorted() {
        if let relation = noun?.noun.condition?.relation, object.noun?.noun.condition == nil,
          let own = lexicon.link(over: relation, from: other, to: kind)?.reversed
        {
          found.append((own, [kind]))
        } else if let name = object.noun?.noun.condition?.relation,
          let link = lexicon.link(over: name, from: kind, to: other)
        {
          found.append((link, [kind]))
        } else if let link = lexicon.adjacent[.init(source: kind, target: other)] {
          found.append((link.restricted(to: .init(source: kind, target: other)), [kind]))
        }
      }
    }
    return found
  }

  func addMismatch(_ link: Lexicon.LinkEntry, _ heads: KindSet, _ start: Int, _ end: Int) {
    guard keepsChart else { return }
    let words = tokens[start..<end].map(\.text).joined(separator: " ")
    let mismatch = Mismatch(words: words, range: range(start, end), heads: heads, link: link)
    if !(mismatches[start]?.contains(mismatch) ?? false) { mismatches[start, default: []].append(mismatch) }
  }
}

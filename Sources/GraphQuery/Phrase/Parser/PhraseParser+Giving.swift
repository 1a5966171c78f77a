import GraphModel

/// What people give, where a link says it: "gave Cloud Atlas a rating of 95", "rated it highest".
extension PhraseParser {
  /// `("gave"|"has given"|…) [np] (attr test | "the highest" attr) [("to"|"for") np]`
  func givings(
    at position: Int, kinds: KindSet, forms: Lexicon.VerbEntry.Form, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    guard let next = behindVerb(of: PhraseParser.givingVerbs, at: position, forms: forms) else {
      let written = behindVerb(of: PhraseParser.writingVerbs, at: position, forms: forms)
      return written.map { givenLinks(at: $0, kinds: kinds) } ?? []
    }
    var found = givenLinks(at: next, kinds: kinds)
    for link in lexicon.verbsThatSay(of: kinds) {
      let targets = link.link.targets(from: kinds)
      let anything = Alternative(value: NounPhrase?.none, end: next, cost: 0)
      for object in [anything] + nounPhrases(at: next, kinds: targets).map({ $0.map(Optional.some) }) {
        found += given(
          object, link: link, kinds: kinds, tense: tense, start: position, targets: targets)
      }
    }
    return found
  }

  /// The position behind one of the verbs, in one of the forms.
  private func behindVerb(
    of verbs: [(Lexicon.VerbEntry.Form, [Keyword])], at position: Int, forms: Lexicon.VerbEntry.Form
  ) -> Int? {
    verbs.lazy.filter { forms.contains($0.0) }.compactMap { self.word($0.1, at: position) }.first
  }

  private static let writingVerbs: [(Lexicon.VerbEntry.Form, [Keyword])] = [
    (.base, ["write", "make", "leave"]), (.thirdPerson, ["writes", "makes", "leaves"]),
    (.past, ["wrote", "made", "left"]), (.participle, ["written", "made", "left"]),
  ]

  private static let givingVerbs: [(Lexicon.VerbEntry.Form, [Keyword])] = [
    (.base, ["give", "assign", "award"]), (.thirdPerson, ["gives", "assigns", "awards"]),
    (.past, ["gave", "assigned", "awarded"]), (.participle, ["given", "assigned", "awarded"]),
  ]

  /// "wrote *the most reviews*", "gave *more than one review*": a noun for the links themselves.
  private func givenLinks(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    countingLinks(at: position, kinds: kinds).filter { links in
      switch links.value.condition {
      case .link(let link), .rank(.most(let link, _)): !link.link.path.steps[0].isInverse
      default: false
      }
    }
  }

  private func given(
    _ object: Alternative<NounPhrase?>, link verb: Lexicon.VerbEntry, kinds: KindSet,
    tense: LinkCondition.Tense, start: Int, targets: KindSet
  ) -> [Alternative<Modifier>] {
    let sources = verb.link.sources.intersection(kinds)
    func link(_ phrase: NounPhrase?, _ test: AttributeCondition?, _ end: Int) -> LinkCondition {
      var condition = LinkCondition(
        link: verb.link, wording: .verb(verb.forms), objects: .one(phrase ?? lexicon.anything(targets)),
        tense: tense, range: range(start, end))
      condition.edgeTest = test
      return condition
    }
    func receivers(_ end: Int) -> [Alternative<NounPhrase?>] {
      guard object.value == nil, let to = word("to", "for", at: end) else { return [] }
      return nounPhrases(at: to, kinds: targets).map { $0.map(Optional.some) }
    }
    let isOfLink = { (entry: Lexicon.AttributeEntry) in
      sources.contains(entry.kind) && verb.link.isEdge(of: entry.attribute)
        || targets.contains(entry.kind) && verb.link.reversed.isEdge(of: entry.attribute)
    }
    var found: [Alternative<Modifier>] = []
    for test in attributeTests(at: object.end, of: isOfLink) where test.value.condition.comparison != nil {
      for end in [Alternative(value: object.value, end: test.end, cost: 0)] + receivers(test.end) {
        found.append(
          Alternative(
            value: Modifier(
              condition: .link(link(end.value, test.value.condition, end.end)), kinds: sources),
            end: end.end, cost: object.cost + test.cost + end.cost))
      }
    }
    for rank in extremes(at: object.end, kinds: sources) {
      guard case .rank(.value(let value)) = rank.value.condition, verb.link.isEdge(of: value.attribute) else {
        continue
      }
      for end in [Alternative(value: object.value, end: rank.end, cost: 0)] + receivers(rank.end) {
        found.append(
          Alternative(
            value: Modifier(
              condition: .all([.link(link(end.value, nil, end.end)), rank.value.condition]), kinds: sources),
            end: end.end, cost: object.cost + rank.cost + end.cost))
      }
    }
    return found
  }

  /// "(movies that) Ann gave *a rating above 80*", "(movies) did Ann give the lowest rating"
  func givenTo(
    _ kinds: KindSet, by giver: Alternative<Objects>, at position: Int,
    forms: Lexicon.VerbEntry.Form, tense: LinkCondition.Tense, start: Int
  ) -> [Alternative<Modifier>] {
    guard let next = behindVerb(of: PhraseParser.givingVerbs, at: position, forms: forms) else { return [] }
    func condition(_ attribute: Attribute, _ kind: String, _ end: Int) -> LinkCondition? {
      guard let link = lexicon.link(of: attribute, from: kind), giver.value.canAll(do: link.reversed),
        let verb = lexicon.mainVerb(of: link.path.reversed)
      else { return nil }
      return LinkCondition(
        link: link, wording: .inverseVerb(verb.forms), objects: giver.value, tense: tense,
        range: range(start, end))
    }
    let tests = attributeTests(at: next) { kinds.contains($0.kind) && $0.attribute.edge != nil }
    return tests.compactMap { test -> Alternative<Modifier>? in
      guard test.value.condition.comparison != nil, !test.value.condition.isOfAverage,
        var link = condition(test.value.condition.attribute, test.value.kind, test.end)
      else { return nil }
      link.edgeTest = test.value.condition
      return test.map { Modifier(condition: .link(link), kinds: [$0.kind]) }
    }
      + extremes(at: next, kinds: kinds).compactMap { rank in
        guard case .rank(.value(let value)) = rank.value.condition, let kind = rank.value.kinds.first,
          let link = condition(value.attribute, kind, rank.end)
        else { return nil }
        return rank.map { Modifier(condition: .all([.link(link), $0.condition]), kinds: $0.kinds) }
      }
  }

  /// "got a rating of 95 *from Ann*"
  func received(_ test: Alternative<Modifier>) -> [Alternative<Modifier>] {
    guard case .attribute(let condition) = test.value.condition, condition.attribute.edge != nil,
      !condition.isOfAverage, let kind = test.value.kinds.first,
      let link = lexicon.link(of: condition.attribute, from: kind),
      let verb = lexicon.mainVerb(of: link.path.reversed), let next = word("from", "by", at: test.end)
    else { return [] }
    return objects(at: next, kinds: link.targets(from: [kind])).map { givers in
      var own = LinkCondition(
        link: link, wording: .inverseVerb(verb.forms), objects: givers.value, tense: .past,
        range: range(test.end, givers.end))
      own.edgeTest = condition.comparison == nil ? nil : condition
      return Alternative(
        value: Modifier(condition: .link(own), kinds: [kind]), end: givers.end, cost: test.cost + givers.cost)
    }
  }

  /// "(movies that Ann) rated *highest*": by what the verb says of the link.
  func rankedByVerb(_ phrase: Alternative<NounPhrase>) -> [Alternative<NounPhrase>] {
    guard phrase.value.rank == nil, case .link(let link)? = phrase.value.conditions.last else { return [] }
    let forms: VerbForms
    switch link.wording {
    case .verb(let own), .inverseVerb(let own): forms = own
    default: return []
    }
    for (words, isLeast) in [
      ("highest" as Keyword, false), ("the highest", false), ("best", false), ("the best", false),
      ("most highly", false),
      ("lowest", true), ("the lowest", true), ("worst", true), ("the worst", true),
    ] {
      guard let end = word(words, at: phrase.end) else { continue }
      for kind in phrase.value.kinds.sorted() {
        for attribute in lexicon.attributes(of: kind)
        where link.link.isEdge(of: attribute)
          && holdsNumbers(.init(kind: kind, attribute: attribute))
          && lexicon.kinds.contains(where: { other in
            lexicon.attributes(of: other).contains {
              $0.property == attribute.property && $0.preposition == forms.participle
            }
          })
        {
          var ranked = phrase.value
          ranked.rank = .value(
            AttributeRank(attribute: attribute, isLeast: isLeast, count: nil, wording: .superlative))
          return [Alternative(value: ranked, end: end, cost: phrase.cost)]
        }
      }
    }
    return []
  }
}

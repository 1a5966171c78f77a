import GraphModel

/// What may follow a noun: prepositions, relative clauses, "with", "without", "whose", times.
extension PhraseParser {
  /// A condition, and what it leaves of the kinds that the noun may be of.
  struct Modifier: Hashable {
    var condition: Condition
    var kinds: KindSet
  }

  func modifiers(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    if isAtEnd(position), !keepsChart { return [] }
    return memory.modifiers.value(at: position, for: kinds) {
      PhraseParser.best(readModifiers(at: position, kinds: kinds))
    }
  }

  func readModifiers(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    let start = mark(",", at: position) ?? position
    let comma = start > position ? Cost.comma : 0
    // "talks (by Liz Rice or about eBPF)"
    if let inside = mark("(", at: start) {
      for group in modifierGroups(at: inside, kinds: kinds) {
        if let end = mark(")", at: group.end) {
          found.append(Alternative(value: group.value, end: end, cost: group.cost))
        }
      }
    }
    for first in singleModifiers(at: start, kinds: kinds) {
      found.append(Alternative(value: first.value, end: first.end, cost: first.cost + comma))
      found += placesTogether(first).map { Alternative(value: $0.value, end: $0.end, cost: $0.cost + comma) }
      // "by Isovalent people or about eBPF": either of two modifiers.
      guard let next = word("or", at: first.end) else { continue }
      for second in singleModifiers(at: next, kinds: first.value.kinds) {
        let either = Modifier(
          condition: .joined(first.value.condition, second.value.condition, isAlternative: true),
          kinds: second.value.kinds)
        found.append(Alternative(value: either, end: second.end, cost: first.cost + second.cost + comma))
      }
    }
    // "talks about service mesh and by Isovalent people": one more modifier.
    if let next = word("and", "but", at: start) {
      found += singleModifiers(at: next, kinds: kinds).map {
        Alternative(value: $0.value, end: $0.end, cost: $0.cost + comma + Cost.comma)
      }
    }
    return found
  }

  /// `modifier {("and"|"or") modifier}`, of one word between all of them.
  func modifierGroups(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for first in singleModifiers(at: position, kinds: kinds) {
      found.append(first)
      for (words, isAlternative) in [("and" as Keyword, false), ("or", true)] {
        guard let next = word(words, at: first.end), mayGoOn() else { continue }
        for rest in modifierGroups(at: next, kinds: first.value.kinds) {
          if case .any = rest.value.condition, !isAlternative { continue }
          if case .all = rest.value.condition, isAlternative { continue }
          let condition = Condition.joined(
            first.value.condition, rest.value.condition, isAlternative: isAlternative)
          found.append(
            Alternative(
              value: Modifier(condition: condition, kinds: rest.value.kinds), end: rest.end,
              cost: first.cost + rest.cost))
        }
      }
    }
    return PhraseParser.best(found)
  }

  func singleModifiers(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    if let next = word("not", "never", at: position) {
      found +=
        (prepositional(at: next, kinds: kinds) + times(at: next, kinds: kinds)
        + attributeValues(at: next, kinds: kinds) + compared(at: next, kinds: kinds)).compactMap(negated)
    }
    found += prepositional(at: position, kinds: kinds)
    found += attributeValues(at: position, kinds: kinds)
    found += neighbours(at: position, kinds: kinds)
    found += participles(at: position, kinds: kinds)
    found += relatives(at: position, kinds: kinds)
    found += possessions(at: position, kinds: kinds)
    found += whose(at: position, kinds: kinds)
    found += times(at: position, kinds: kinds)
    found += detours(at: position, kinds: kinds)
    found += compared(at: position, kinds: kinds)
    found += besides(at: position, kinds: kinds)
    found += mentioning(at: position, kinds: kinds, isVerb: false)
    found += mentions(at: position, kinds: kinds)
    found += unmarked(at: position, kinds: kinds)
    return found
  }

  /// Its contrary; a rank has none.
  func negated(_ modifier: Alternative<Modifier>) -> Alternative<Modifier>? {
    guard !modifier.value.condition.isRanking else { return nil }
    return modifier.map { modifier in
      // Neither of two is not the one and not the other.
      guard case .any(let parts) = modifier.condition else {
        return Modifier(condition: .not(modifier.condition), kinds: modifier.kinds)
      }
      return Modifier(condition: .all(parts.map(Condition.not)), kinds: modifier.kinds)
    }
  }

  /// `["exactly"] prep nps [time]`
  func prepositional(
    at position: Int, kinds: KindSet, tense: LinkCondition.Tense = .none
  ) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    let start = word("exactly", at: position) ?? position
    let matches = prepositions(at: start)
    let fitting = matches.filter { !$0.entry.sources.isDisjoint(with: kinds) }
    if fitting.isEmpty, let match = matches.first { addMismatch(match.entry, kinds, start, match.end) }
    for match in fitting {
      found += linked(
        match.entry, .preposition(match.entry.words), kinds: kinds, start: start, objectsAt: match.end,
        tense: tense,
        isExact: start > position)
      if lexicon.leadsToSubjects(match.entry) {
        found += texts(at: match.end, kinds: kinds.intersection(match.entry.sources))
      }
    }
    if let next = word("of", at: start) {
      for kind in kinds.sorted() {
        for link in lexicon.adjacentFrom[kind] ?? [] {
          found += linked(link, .of, kinds: [kind], start: start, objectsAt: next, tense: tense)
        }
      }
    }
    expect(.preposition(kinds), at: position)
    return found
  }

  /// A link with its objects and, for what holds over time, a period.
  func linked(
    _ link: Lexicon.LinkEntry, _ wording: LinkCondition.Wording, kinds: KindSet, start: Int,
    objectsAt: Int,
    tense: LinkCondition.Tense, isExact: Bool = false, change: LinkCondition.Change? = nil
  ) -> [Alternative<Modifier>] {
    let targets = link.targets(from: kinds)
    var found: [Alternative<Modifier>] = []
    for objects in self.objects(at: objectsAt, kinds: targets) {
      let objectKinds = objects.value.kinds
      let sources = link.sources(to: objectKinds).intersection(kinds)
      guard !sources.isEmpty else { continue }
      var condition = LinkCondition(
        link: link, wording: wording, objects: isExact ? objects.value.exact : objects.value, tense: tense,
        range: range(start, objects.end))
      condition.change = change
      var cost = objects.cost + (link.isComposite ? Cost.composite : 0)
      if case .verb = wording { cost -= link.isComposite ? Cost.composite : 0 }
      let plain = Alternative(value: condition, end: objects.end, cost: cost)
      found += (withEdgeTest(plain) + meetings(plain, kinds: sources)).map { link in
        link.map { Modifier(condition: .link($0), kinds: sources) }
      }
      guard holdsOverTime(link) else { continue }
      // "who is at Google now": what is said without a time is said of today.
      if tense == .present, let end = word("now", "today", "currently", at: objects.end) {
        found.append(
          Alternative(value: Modifier(condition: .link(condition), kinds: sources), end: end, cost: cost))
      }
      let events = change == nil ? [] : eventSpans(at: objects.end)
      for span in timeSpans(at: objects.end) + events where !span.value.recurs {
        condition.period = span.value
        found.append(
          Alternative(value: Modifier(condition: .link(condition), kinds: sources), end: span.end, cost: cost)
        )
      }
    }
    found += aboutTexts(link, kinds: kinds, start: start, at: objectsAt)
    if case .preposition = wording {
      found += counted(link, wording, kinds: kinds, start: start, at: objectsAt, tense: tense)
      found += mostObjects(link, wording, kinds: kinds, start: start, at: objectsAt, tense: tense)
      found += agentsOfBoth(link, wording, kinds: kinds, start: start, at: objectsAt, tense: tense)
    }
    return found
  }

  /// A number of objects: "by more than two people", "made the most films".
  func counted(
    _ link: Lexicon.LinkEntry, _ wording: LinkCondition.Wording, kinds: KindSet, start: Int,
    at position: Int,
    tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for quantity in saidQuantities(at: position) {
      let value = quantity.value
      for object in nounPhrases(at: quantity.end, kinds: link.targets(from: kinds))
      where object.value.noun != nil {
        let condition = LinkCondition(
          link: link, wording: wording, objects: .one(object.value), tense: tense, quantity: value,
          range: range(start, object.end))
        let cost = object.cost + (link.isComposite ? Cost.composite : 0)
        found += withEdgeTest(Alternative(value: condition, end: object.end, cost: cost)).map { link in
          link.map { Modifier(condition: .link($0), kinds: $0.link.sources.intersection(kinds)) }
        }
      }
    }
    return found
  }

  /// `("the most"|"the fewest") nouns`: "gave the most talks", "reviewed by the most people".
  func mostObjects(
    _ link: Lexicon.LinkEntry, _ wording: LinkCondition.Wording, kinds: KindSet, start: Int,
    at position: Int, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for (next, isLeast) in superlativeWords(at: position) {
      for object in nounPhrases(at: next, kinds: link.targets(from: kinds)) where object.value.noun != nil {
        let condition = LinkCondition(
          link: link, wording: wording, objects: .one(object.value), tense: tense,
          range: range(start, object.end))
        found += withEdgeTest(Alternative(value: condition, end: object.end, cost: object.cost)).map { link in
          link.map {
            Modifier(
              condition: .rank(.most($0, isLeast: isLeast)), kinds: $0.link.sources.intersection(kinds))
          }
        }
      }
    }
    return found
  }

  /// Whether some relation on the way is a state, so that a period can be asked for.
  func holdsOverTime(_ link: Lexicon.LinkEntry) -> Bool {
    link.path.steps.contains { step in
      step.relations.contains { lexicon.vocabulary.relation(named: $0)?.isState ?? false }
    }
  }

  /// "given at KubeCon", "working at Isovalent", "people employed by Isovalent"
  func participles(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for match in verbs(at: position) {
      switch match.entry.form {
      case .participle where !match.entry.link.targets(from: match.entry.link.sources).isDisjoint(with: kinds):
        // "given" adds nothing to "talks given at KubeCon", but only a preposition may follow.
        if match.entry.link.path.steps.allSatisfy({ $0.test == nil }) {
          found += prepositional(at: match.end, kinds: kinds)
        }
        found += passives(at: position, kinds: kinds, tense: .none).filter { $0.value.condition.hasEdgeTest }
      case .gerund where !match.entry.link.sources.isDisjoint(with: kinds):
        found += verbObjects(match.entry, kinds: kinds, start: position, at: match.end, tense: .none)
      default: continue
      }
    }
    found += coordinated(at: position, kinds: kinds, forms: [.gerund], tense: .none)
    found += coordinatedPassives(at: position, kinds: kinds, tense: .none)
    return found
  }

  // MARK: Relative clauses

  /// `("who"|"that"|"which") ( vp {("and"|"or"|"but") vp} | nps verb )`
  func relatives(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    if let next = word("who", at: position) {
      let people = kinds.intersection(lexicon.personalKinds)
      if !people.isEmpty { found += verbPhrases(at: next, kinds: people) + inverted(at: next, kinds: people) }
    }
    if let next = word("that", "which", at: position) {
      found += verbPhrases(at: next, kinds: kinds) + inverted(at: next, kinds: kinds)
    }
    found += fronted(at: position, kinds: kinds)
    // "talks Liz Rice gave": the relative pronoun is left out, and a name follows.
    if !nameMentions(at: position).isEmpty || nobody(at: position) != nil {
      found += inverted(at: position, kinds: kinds)
    }
    return found
  }

  /// `"whose" (attr cmp value | np vp)`, `"where" np vp`: "whose title contains mesh", "where the actors were born …"
  func whose(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    if let next = word("where", at: position) { return described(at: next, kinds: kinds) }
    guard let next = word("whose", at: position) else { return [] }
    expect(.attribute(kinds), at: next)
    return attributeTests(at: next, kinds: kinds) + described(at: next, kinds: kinds)
      + nameParts(at: next, kinds: kinds)
  }

  /// `np vp`: a linked node of which something is said, or whose link says something.
  func described(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for object in nounPhrases(at: position, kinds: nil)
    where object.value.noun != nil && object.value.name == nil {
      for (link, sources) in links(between: kinds, and: object.value) {
        let condition = LinkCondition(
          link: link, wording: .having, objects: .one(object.value), range: range(position, object.end))
        found += whose(condition, object, sources: sources, position)
        for phrase in verbPhrases(at: object.end, kinds: object.value.kinds) {
          guard let described = object.value.constrained(by: phrase.value) else { continue }
          var condition = condition
          condition.objects = .one(described)
          condition.range = range(position, phrase.end)
          found.append(
            Alternative(
              value: Modifier(condition: .link(condition), kinds: sources), end: phrase.end,
              cost: object.cost + phrase.cost))
        }
        if let next = word("gave it", "gave", "gives", "give", "has", "have", "had", at: object.end) {
          found += tested(condition, at: next, cost: object.cost).map { test in
            test.map { Modifier(condition: .link($0), kinds: sources) }
          }
        }
      }
    }
    return found
  }

  /// `noun ("is"|"was") nps`: "whose employer is Isovalent"
  func whose(
    _ link: LinkCondition, _ object: Alternative<NounPhrase>, sources: KindSet, _ position: Int
  ) -> [Alternative<Modifier>] {
    guard let noun = object.value.noun, object.value.conditions.isEmpty,
      let next = word("is", "are", "was", "were", at: object.end)
    else { return [] }
    let isPast = word("was", "were", at: object.end) != nil
    let negated = word("not", at: next)
    return objects(at: negated ?? next, kinds: object.value.kinds).map { value in
      var condition = link
      condition.objects = value.value
      condition.wording = .whose(noun.noun.singular)
      condition.tense = isPast ? .past : .present
      condition.range = range(position, value.end)
      return Alternative(
        value: Modifier(
          condition: negated == nil ? .link(condition) : .not(.link(condition)), kinds: sources),
        end: value.end, cost: value.cost)
    }
  }

}

extension Condition {
  /// Both, or either; a chain of either word is one list.
  static func joined(_ first: Condition, _ rest: Condition, isAlternative: Bool) -> Condition {
    switch rest {
    case .any(let parts) where isAlternative: .any([first] + parts)
    case .all(let parts) where !isAlternative: .all([first] + parts)
    default: isAlternative ? .any([first, rest]) : .all([first, rest])
    }
  }

  /// Whether it is a rank, or has one in it.
  var isRanking: Bool {
    switch self {
    case .rank: true
    case .all(let parts), .any(let parts): parts.contains(where: \.isRanking)
    case .not(let inner): inner.isRanking
    default: false
    }
  }

  /// Whether it is a link that must say something itself.
  var hasEdgeTest: Bool {
    if case .link(let link) = self { link.edgeTest != nil } else { false }
  }
}

import GraphModel

/// What may follow a noun: prepositions, relative clauses, "with", "without", "whose", times.
extension PhraseParser {
  /// A condition, and what it leaves of the kinds that the noun may be of.
  struct Modifier: Hashable {
    var condition: Condition
    var kinds: Set<String>
  }

  func modifiers(at position: Int, kinds: Set<String>) -> [Alternative<Modifier>] {
    if isAtEnd(position), !keepsChart { return [] }
    return memory.modifiers.value(.init(position: position, kinds: kinds)) {
      PhraseParser.best(readModifiers(at: position, kinds: kinds))
    }
  }

  private func readModifiers(at position: Int, kinds: Set<String>) -> [Alternative<Modifier>] {
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
  private func modifierGroups(at position: Int, kinds: Set<String>) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for first in singleModifiers(at: position, kinds: kinds) {
      found.append(first)
      for (words, isAlternative) in [("and", false), ("or", true)] {
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

  private func singleModifiers(at position: Int, kinds: Set<String>) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    if let next = word("not", "never", at: position) {
      found +=
        (prepositional(at: next, kinds: kinds) + times(at: next, kinds: kinds)
        + attributeValues(at: next, kinds: kinds)).compactMap(negated)
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
    return found
  }

  /// Its contrary; a rank has none.
  func negated(_ modifier: Alternative<Modifier>) -> Alternative<Modifier>? {
    guard !modifier.value.condition.isRanking else { return nil }
    return modifier.map { Modifier(condition: .not($0.condition), kinds: $0.kinds) }
  }

  /// "talks *in Chicago*": what only the events that they are linked to can be.
  private func detours(at position: Int, kinds: Set<String>) -> [Alternative<Modifier>] {
    guard position < tokens.count, tokens[position].kind == .word else { return [] }
    var found: [Alternative<Modifier>] = []
    for kind in kinds.sorted() {
      for link in lexicon.adjacentFrom[kind] ?? [] where !link.isComposite {
        let others = link.targets(from: [kind]).subtracting(kinds)
        guard !others.isEmpty, lexicon.hasPlaces(others, before: tokens[position].folded) else { continue }
        for value in attributeValues(at: position, kinds: others) {
          guard let other = value.value.kinds.first, isThere(value.value.condition, other) else { continue }
          var object = lexicon.anything([other])
          object.conditions = [value.value.condition]
          let condition = LinkCondition(
            link: link, wording: .of, objects: .one(object), range: range(position, value.end))
          found.append(
            Alternative(
              value: Modifier(condition: .link(condition), kinds: [kind]), end: value.end,
              cost: value.cost + Cost.detour))
        }
      }
    }
    return found
  }

  /// `["exactly"] prep nps [time]`
  func prepositional(
    at position: Int, kinds: Set<String>, tense: LinkCondition.Tense = .none
  ) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    let start = word("exactly", at: position) ?? position
    let matches = lexicon.prepositions.matches(tokens, at: start)
    let fitting = matches.filter { !$0.entry.sources.isDisjoint(with: kinds) }
    if fitting.isEmpty, let match = matches.first { addMismatch(match.entry, kinds, start, match.end) }
    for match in fitting {
      found += linked(
        match.entry, .preposition(match.entry.words), kinds: kinds, start: start, objectsAt: match.end,
        tense: tense,
        isExact: start > position)
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
    _ link: Lexicon.LinkEntry, _ wording: LinkCondition.Wording, kinds: Set<String>, start: Int,
    objectsAt: Int,
    tense: LinkCondition.Tense, isExact: Bool = false, change: LinkCondition.Change? = nil
  ) -> [Alternative<Modifier>] {
    let targets = link.targets(from: kinds)
    var found: [Alternative<Modifier>] = []
    for objects in self.objects(at: objectsAt, kinds: targets) {
      let objectKinds = Set(objects.value.phrases.flatMap(\.kinds))
      let sources = link.sources(to: objectKinds).intersection(kinds)
      guard !sources.isEmpty else { continue }
      var condition = LinkCondition(
        link: link, wording: wording, objects: isExact ? objects.value.exact : objects.value, tense: tense,
        range: range(start, objects.end))
      condition.change = change
      var cost = objects.cost + (link.isComposite ? Cost.composite : 0)
      if case .verb = wording { cost -= link.isComposite ? Cost.composite : 0 }
      found += withEdgeTest(Alternative(value: condition, end: objects.end, cost: cost)).map { link in
        link.map { Modifier(condition: .link($0), kinds: sources) }
      }
      guard holdsOverTime(link) else { continue }
      for span in timeSpans(at: objects.end) {
        condition.period = span.value
        found.append(
          Alternative(value: Modifier(condition: .link(condition), kinds: sources), end: span.end, cost: cost)
        )
      }
    }
    if case .preposition = wording {
      found += counted(link, wording, kinds: kinds, start: start, at: objectsAt, tense: tense)
      found += mostObjects(link, wording, kinds: kinds, start: start, at: objectsAt, tense: tense)
      found += agentsOfBoth(link, wording, kinds: kinds, start: start, at: objectsAt, tense: tense)
    }
    return found
  }

  /// A number of objects: "by more than two people", "made the most films".
  func counted(
    _ link: Lexicon.LinkEntry, _ wording: LinkCondition.Wording, kinds: Set<String>, start: Int,
    at position: Int,
    tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for quantity in quantities(at: position) {
      guard let value = quantity.value else { continue }
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
    _ link: Lexicon.LinkEntry, _ wording: LinkCondition.Wording, kinds: Set<String>, start: Int,
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
  private func holdsOverTime(_ link: Lexicon.LinkEntry) -> Bool {
    link.path.steps.contains { step in
      step.relations.contains { lexicon.vocabulary.relation(named: $0)?.isState ?? false }
    }
  }

  /// "given at KubeCon", "working at Isovalent", "people employed by Isovalent"
  private func participles(at position: Int, kinds: Set<String>) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for match in lexicon.verbs.matches(tokens, at: position) {
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
  private func relatives(at position: Int, kinds: Set<String>) -> [Alternative<Modifier>] {
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
  private func whose(at position: Int, kinds: Set<String>) -> [Alternative<Modifier>] {
    if let next = word("where", at: position) { return described(at: next, kinds: kinds) }
    guard let next = word("whose", at: position) else { return [] }
    expect(.attribute(kinds), at: next)
    return attributeTests(at: next, kinds: kinds) + described(at: next, kinds: kinds)
  }

  /// `np vp`: a linked node of which something is said, or whose link says something.
  private func described(at position: Int, kinds: Set<String>) -> [Alternative<Modifier>] {
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
  private func whose(
    _ link: LinkCondition, _ object: Alternative<NounPhrase>, sources: Set<String>, _ position: Int
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

  // MARK: Having

  /// `("with"|"having") have | "without" (np|attr)`
  private func possessions(at position: Int, kinds: Set<String>) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    if let next = word("with", "having", at: position) { found += having(at: next, kinds: kinds) }
    if let next = word("with", at: position) {
      found += accompanied(at: next, kinds: kinds, start: position)
    }
    if let next = word("without", at: position) ?? word("with no", "having no", at: position) {
      found += having(at: next, kinds: kinds).compactMap(negated)
    }
    return found
  }

  /// `have = quant np | nps | attr cmp value`
  func having(at position: Int, kinds: Set<String>) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for quantity in quantities(at: position) {
      for object in nounPhrases(at: quantity.end, kinds: nil) where object.value.noun != nil {
        for (link, sources) in links(between: kinds, and: object.value) {
          let condition = LinkCondition(
            link: link, wording: .having, objects: .one(object.value), quantity: quantity.value,
            range: range(position, object.end))
          found += withEdgeTest(
            Alternative(value: condition, end: object.end, cost: object.cost + quantity.cost)
          ).map { link in link.map { Modifier(condition: .link($0), kinds: sources) } }
        }
      }
    }
    found += superlatives(at: position, kinds: kinds)
    found += extremes(at: position, kinds: kinds)
    found += attributeTests(at: position, kinds: kinds)
    if let next = word("no", at: position) {
      found += attributeTests(at: next, kinds: kinds).compactMap { test in
        guard case .attribute(let condition) = test.value.condition, condition.comparison == nil else {
          return nil
        }
        return test.map { Modifier(condition: .not($0.condition), kinds: $0.kinds) }
      }
    }
    return found + countingLinks(at: position, kinds: kinds) + quoting(at: position, kinds: kinds)
  }

  /// `[quant | "the most"] noun`, where the noun is one for links: "more than 2 reviews"
  private func countingLinks(at position: Int, kinds: Set<String>) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    func condition(_ start: Int, _ quantity: Quantity?) -> [Alternative<LinkCondition>] {
      lexicon.linkNouns.matches(tokens, at: afterDeterminers(start)).compactMap { match in
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
  private func accompanied(at position: Int, kinds: Set<String>, start: Int) -> [Alternative<Modifier>] {
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
  private func quoting(at position: Int, kinds: Set<String>) -> [Alternative<Modifier>] {
    guard position + 2 < tokens.count, tokens[position].kind != .mark, tokens[position + 1].folded == "in",
      let next = word("in the", "in its", "in their", at: position + 1)
    else { return [] }
    return lexicon.attributes.matches(tokens, at: next).compactMap { match in
      guard kinds.contains(match.entry.kind), !holdsNumbers(match.entry) else { return nil }
      let condition = AttributeCondition(
        attribute: match.entry.attribute, comparison: .contains, value: .text(tokens[position].text))
      return Alternative(
        value: Modifier(condition: .attribute(condition), kinds: [match.entry.kind]), end: match.end, cost: 0)
    }
  }

  /// `"the" ("most"|"fewest") np`: not a condition but a rank.
  private func superlatives(at position: Int, kinds: Set<String>) -> [Alternative<Modifier>] {
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
    return []
  }

  /// `"within" INT "hops of" name`
  private func neighbours(at position: Int, kinds: Set<String>) -> [Alternative<Modifier>] {
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
    between kinds: Set<String>, and object: NounPhrase, of noun: Lexicon.NounEntry? = nil
  ) -> [(link: Lexicon.LinkEntry, sources: Set<String>)] {
    var found: [(Lexicon.LinkEntry, Set<String>)] = []
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

  func addMismatch(_ link: Lexicon.LinkEntry, _ heads: Set<String>, _ start: Int, _ end: Int) {
    guard keepsChart else { return }
    let words = tokens[start..<end].map(\.text).joined(separator: " ")
    let mismatch = Mismatch(words: words, range: range(start, end), heads: heads, link: link)
    if !(mismatches[start]?.contains(mismatch) ?? false) { mismatches[start, default: []].append(mismatch) }
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

extension Lexicon.LinkEntry {
  /// The link between one pair of kinds only.
  func restricted(to pair: Lexicon.KindPair) -> Lexicon.LinkEntry {
    Lexicon.LinkEntry(path: path, pairs: [pair], words: words)
  }
}

extension Lexicon {
  /// A single relation between two kinds, in the direction that fits; `^name` from its target's side.
  func link(over name: String, from source: String, to target: String) -> LinkEntry? {
    // The noun's condition is seen from the object: what it calls forward leads back here.
    guard let path = RelationPath(name)?.reversed else { return nil }
    if path.steps.count > 1 {
      return LinkEntry(path: path, pairs: [KindPair(source: source, target: target)], words: "")
    }
    guard let step = path.steps.first, let relationName = step.relations.first,
      let relation = vocabulary.relation(named: relationName)
    else { return nil }
    let fits = step.isInverse ? relation.links(target, to: source) : relation.links(source, to: target)
    guard fits else { return nil }
    return LinkEntry(
      path: RelationPath([step]), pairs: [KindPair(source: source, target: target)], words: "")
  }

  /// Whether a word is one of the grammar's own, and so not the start of a name cut short.
  func isGrammarWord(_ folded: String) -> Bool { Lexicon.grammarWords.contains(folded) }

  /// The words of the grammar itself.
  static let grammarWords: Set<String> = [
    "a", "about", "after", "all", "an", "and", "any", "are", "as", "at", "before", "between", "both", "but",
    "by",
    "contains", "count", "did", "do", "does", "during", "each", "either", "every", "exactly", "few", "fewer",
    "find",
    "first", "for", "from", "had", "has", "have", "having", "how", "in", "is", "last", "latest", "least",
    "less",
    "limit", "list", "many", "me", "more", "most", "never", "no", "not", "number", "of", "on", "or", "per",
    "show",
    "since", "some", "sorted", "than", "that", "the", "their", "there", "this", "to", "top", "until", "was",
    "were",
    "what", "when", "where", "which", "who", "whose", "with", "within", "without",
    "he", "she", "him", "her", "his", "hers", "it", "its", "they", "them", "we", "us", "our", "you", "your",
    "my",
    "been", "be", "nobody", "none", "same", "own", "together", "if", "then", "so", "than", "highest",
    "lowest",
  ]
}

import GraphModel

/// Noun phrases: names, and nouns with what stands before and behind them.
extension PhraseParser {
  /// `np = {det} [rank] {pre} head {post} | name | "(" np ")"`, of one of the kinds if any are given.
  func nounPhrases(at position: Int, kinds: KindSet?) -> [Alternative<NounPhrase>] {
    let found = rememberedPhrases(at: position) {
      var found: [Alternative<NounPhrase>] = []
      if let inside = mark("(", at: position) {
        for alternative in nounPhrases(at: inside, kinds: nil) {
          if let end = mark(")", at: alternative.end) {
            found.append(Alternative(value: alternative.value, end: end, cost: alternative.cost))
          }
        }
      }
      let start = afterDeterminers(position)
      // "The Matrix": what looks like a determiner may be a part of the name.
      if start > position { found += named(at: position) }
      return found + headed(at: start) + named(at: start)
    }
    guard let kinds else {
      expect(.noun, at: afterDeterminers(position))
      return found
    }
    expect(.name(kinds), at: afterDeterminers(position))
    let fitting = found.filter { !$0.value.kinds.isDisjoint(with: kinds) }
    if keepsChart, fitting.isEmpty, let misfit = found.first {
      misfits[position] = Misfit(
        range: range(position, misfit.end), actual: misfit.value.kinds,
        wanted: kinds.union(misfits[position]?.wanted ?? []))
    }
    return fitting.map { NounPhrase.narrowed($0, to: kinds) }
  }

  func afterDeterminers(_ position: Int) -> Int {
    var position = position
    while position + 1 < tokens.count,
      stands(one: PhraseParser.determiners, at: position)
        || stands(one: PhraseParser.totals, at: position) && isAtHead(position)
    {
      position += 1
    }
    return position
  }

  private static let determiners: [Keyword] = [
    "the", "a", "an", "any", "some", "other", "another", "different", "distinct",
  ]
  /// "Every event" behind a verb would mean something else than "an event"; before what is asked for, it adds nothing.
  private static let totals: [Keyword] = ["all", "every", "each"]

  private func isAtHead(_ position: Int) -> Bool {
    guard position > 0 else { return true }
    let before = tokens[position - 1]
    return PhraseParser.wordsBeforeHeads.contains(before.folded)
      || stands(one: PhraseParser.determiners, at: position - 1) || before.text == "("
  }

  private static let wordsBeforeHeads: Set<String> = [
    "list", "show", "me", "find", "get", "give", "name", "display", "are", "is", "of", "many",
  ]

  // MARK: Names

  /// `[kindNoun] NAME [kindNoun] | kindNoun ":" NAME`
  private func named(at position: Int) -> [Alternative<NounPhrase>] {
    var found: [Alternative<NounPhrase>] = []
    for mention in nameMentions(at: position) {
      found += narrowed(mention, to: nil)
      // "the eBPF topic": the noun says of what kind the name is.
      for noun in nouns(at: mention.end)
      where noun.entry.noun.condition == nil && !Lexicon.pronouns.contains(noun.entry.noun.singular)
        && tokens[noun.end - 1].folded == noun.entry.noun.singular
      {
        found += narrowed(mention, to: [noun.entry.kind], end: noun.end, isExplicit: true).map {
          Alternative(value: $0.value, end: $0.end, cost: $0.cost - Cost.name)
        }
      }
    }
    for noun in nouns(at: position) where noun.entry.noun.condition == nil {
      let kind = noun.entry.kind
      let next = mark(":", at: noun.end) ?? word("titled", "called", "named", at: noun.end) ?? noun.end
      if mark(":", at: noun.end) != nil { expect(.name([kind]), at: next) }
      for mention in nameMentions(at: next) {
        found += narrowed(mention, to: [kind], isExplicit: true)
      }
    }
    return found.flatMap { alternative -> [Alternative<NounPhrase>] in
      guard
        let end = word("including its parts", "including their parts", "and its parts", at: alternative.end)
      else {
        return [alternative]
      }
      var whole = alternative.value
      whole.includesParts = true
      return [alternative, Alternative(value: whole, end: end, cost: alternative.cost)]
    }
  }

  /// Names of nodes of some kinds, where something else is looked for as well.
  func names(at position: Int, kinds: KindSet) -> [Alternative<NounPhrase>] {
    let start = afterDeterminers(position)
    return (nameMentions(at: position) + (start > position ? nameMentions(at: start) : [])).flatMap {
      mention in
      narrowed(mention, to: kinds)
    }
  }

  private func narrowed(
    _ mention: Alternative<NameMention>, to kinds: KindSet?, end: Int? = nil, isExplicit: Bool = false
  ) -> [Alternative<NounPhrase>] {
    var name = mention.value
    if let kinds { name.nodes.removeAll { !kinds.contains($0.kind) } }
    name.isExplicit = name.isExplicit || isExplicit
    guard !name.nodes.isEmpty else { return [] }
    let phrase = NounPhrase(kinds: KindSet(name.nodes.map(\.kind)), name: name)
    return [Alternative(value: phrase, end: end ?? mention.end, cost: mention.cost)]
  }

  // MARK: Heads

  /// `[rank] {pre} head {post}`
  private func headed(at position: Int) -> [Alternative<NounPhrase>] {
    var found: [Alternative<NounPhrase>] = []
    for head in heads(at: position, before: []) { found += withModifiers(head) }
    return found + ranked(at: position)
  }

  /// What stands before a noun: a name that is linked to it, or a year.
  enum Before {
    case names(Objects, SourceRange)
    /// "Isovalent people's"
    case owner(NounPhrase, SourceRange)
    case time(TimeSpan)
    /// "Rust track"
    case value(Modifier)
  }

  func heads(
    at position: Int, before: [Before], isOwner: Bool = false
  ) -> [Alternative<NounPhrase>] {
    var found: [Alternative<NounPhrase>] = []
    if before.isEmpty, !isOwner {
      for owner in heads(at: position, before: [], isOwner: true) {
        guard let next = mark("'s", at: owner.end) else { continue }
        found += heads(at: next, before: [.owner(owner.value, range(position, owner.end))], isOwner: true)
      }
    }
    for noun in nouns(at: position) {
      // The noun of a longer name ("CNCF project") or of an explicit one ("topic:eBPF") is not a head.
      if mark(":", at: noun.end) != nil { continue }
      // In "Solo.io who …", a clause begins.
      if !before.isEmpty, Lexicon.pronouns.contains(noun.entry.noun.singular) { continue }
      // "and with whom" asks once more.
      if position > 1, tokens[position].folded == "whom" { continue }
      if let phrase = phrase(lexicon.plainNoun(noun.entry), before, at: position, noun.end) {
        found.append(Alternative(value: phrase, end: noun.end, cost: 0))
      }
    }
    expect(.noun, at: position)
    guard before.count < 4 else { return found }
    if let year = year(at: position) {
      found += heads(at: position + 1, before: before + [.time(year)], isOwner: isOwner)
    }
    if let decade = decade(at: position) {
      found += heads(at: decade.end, before: before + [.time(decade.value)], isOwner: isOwner)
    }
    if let weekday = weekday(at: position) {
      found += heads(at: position + 1, before: before + [.time(weekday)], isOwner: isOwner)
    }
    if before.isEmpty, !isOwner {
      found += pluralValues(at: position)
      // "reviewed movies"
      for value in valuesBeforeNouns(at: position)
        + participlesBeforeNouns(at: position)
      {
        found += heads(at: value.end, before: [.value(value.value)]).map {
          Alternative(value: $0.value, end: $0.end, cost: $0.cost + value.cost)
        }
      }
    }
    for text in texts(at: position, kinds: lexicon.datedKinds) {
      found += heads(at: text.end, before: before + [.value(text.value)], isOwner: isOwner).map {
        Alternative(value: $0.value, end: $0.end, cost: $0.cost + text.cost)
      }
    }
    for names in nameGroups(at: position) {
      let next = mark("'s", at: names.end) ?? names.end
      let named = Before.names(names.value, range(position, names.end))
      for head in heads(at: next, before: before + [named], isOwner: isOwner) {
        found.append(Alternative(value: head.value, end: head.end, cost: head.cost + names.cost))
      }
    }
    return found
  }

  /// Names before a noun: "and" means a union there.
  func nameGroups(at position: Int) -> [Alternative<Objects>] {
    memory.nameGroups.value(at: position, for: NoKey()) { PhraseParser.best(readNameGroups(at: position)) }
  }

  private func readNameGroups(at position: Int) -> [Alternative<Objects>] {
    var found: [Alternative<Objects>] = []
    // "project:eBPF talks"
    let explicit = nouns(at: position).flatMap { noun -> [Alternative<NameMention>] in
      guard noun.entry.noun.condition == nil, let next = mark(":", at: noun.end) else { return [] }
      return nameMentions(at: next).compactMap { mention in
        var name = mention.value
        name.nodes.removeAll { $0.kind != noun.entry.kind }
        name.isExplicit = true
        return name.nodes.isEmpty ? nil : Alternative(value: name, end: mention.end, cost: mention.cost)
      }
    }
    for mention in explicit + nameMentions(at: position) {
      let phrase = NounPhrase(kinds: KindSet(mention.value.nodes.map(\.kind)), name: mention.value)
      found.append(Alternative(value: .one(phrase), end: mention.end, cost: mention.cost))
      guard let next = word("and", "or", at: mention.end) ?? mark(",", at: mention.end) else { continue }
      for rest in nameGroups(at: next) {
        let others: [Objects] = if case .any(let parts) = rest.value { parts } else { [rest.value] }
        found.append(
          Alternative(value: .any([.one(phrase)] + others), end: rest.end, cost: mention.cost + rest.cost))
      }
    }
    return found
  }

  private func phrase(
    _ entry: Lexicon.NounEntry, _ before: [Before], at position: Int, _ end: Int
  ) -> NounPhrase? {
    var phrase = NounPhrase(kinds: [entry.kind], noun: entry)
    for modifier in before {
      switch modifier {
      case .time(let span):
        guard let condition = time(span, of: entry.kind) else { return nil }
        phrase.conditions.append(condition)
      case .value(let value):
        guard value.kinds.contains(entry.kind) else { return nil }
        phrase.conditions.append(value.condition)
      case .owner(let owner, let range):
        guard let link = links(between: [entry.kind], and: owner).first?.link else { return nil }
        phrase.conditions.append(
          .link(LinkCondition(link: link, wording: .of, objects: .one(owner), range: range)))
      case .names(let objects, let range):
        guard
          let condition = ownAdjacent(entry, objects, range) ?? adjacent(entry.kind, objects, range)
        else { return nil }
        phrase.conditions.append(condition)
      }
    }
    return phrase
  }

  /// "SIG Release members": by the relation that makes members of people.
  private func ownAdjacent(
    _ noun: Lexicon.NounEntry, _ objects: Objects, _ range: SourceRange
  ) -> Condition? {
    let kinds = objects.kinds
    guard let relation = noun.noun.condition?.relation, kinds.count == 1, let kind = kinds.first,
      let link = lexicon.link(over: relation, from: kind, to: noun.kind)?.reversed
    else { return nil }
    return .link(LinkCondition(link: link, wording: .adjacent, objects: objects, range: range))
  }

  /// The link that a bare juxtaposition of a kind and names means, or nil.
  func adjacent(_ kind: String, _ objects: Objects, _ range: SourceRange) -> Condition? {
    // One path of relations to several kinds is one link.
    var links: [RelationPath: (link: Lexicon.LinkEntry, objects: [Objects])] = [:]
    var order: [RelationPath] = []
    for object in objects.phrases {
      guard let name = object.name else { return nil }
      // A name of several kinds means those that a juxtaposition can link.
      var isLinked = false
      for other in lexicon.vocabulary.kinds.map(\.name) where object.kinds.contains(other) {
        guard let link = lexicon.adjacent[.init(source: kind, target: other)] else { continue }
        var narrowed = name
        narrowed.nodes.removeAll { $0.kind != other }
        let pair = Lexicon.KindPair(source: kind, target: other)
        if links[link.path] == nil {
          order.append(link.path)
          links[link.path] = (link.restricted(to: pair), [])
        } else if let known = links[link.path]?.link {
          links[link.path]?.link = Lexicon.LinkEntry(
            path: known.path, pairs: known.pairs.union([pair]), words: known.words)
        }
        links[link.path]?.objects.append(.one(NounPhrase(kinds: [other], name: narrowed)))
        isLinked = true
      }
      guard isLinked else { return nil }
    }
    let conditions = order.compactMap { path -> Condition? in
      guard let (link, parts) = links[path] else { return nil }
      let objects = parts.count == 1 ? parts[0] : merged(parts)
      return .link(LinkCondition(link: link, wording: .adjacent, objects: objects, range: range))
    }
    return conditions.count == 1 ? conditions[0] : .any(conditions)
  }

  /// The same name in two kinds under one link is one noun phrase again.
  private func merged(_ parts: [Objects]) -> Objects {
    var phrases: [NounPhrase] = []
    for phrase in parts.flatMap(\.phrases) {
      if let index = phrases.firstIndex(where: { $0.name?.range == phrase.name?.range }) {
        phrases[index].kinds.formUnion(phrase.kinds)
        phrases[index].name?.nodes += phrase.name?.nodes ?? []
      } else {
        phrases.append(phrase)
      }
    }
    return phrases.count == 1 ? .one(phrases[0]) : .any(phrases.map(Objects.one))
  }

  // MARK: What follows

  /// The noun phrase with nothing, one, or more of what may follow it.
  func withModifiers(_ head: Alternative<NounPhrase>) -> [Alternative<NounPhrase>] {
    var found = [head]
    var frontier = found
    for _ in 0..<PhraseParser.mostModifiers where !frontier.isEmpty {
      var next: [Alternative<NounPhrase>] = []
      for alternative in frontier {
        let distance =
          mark(",", at: alternative.end) == nil
          ? (alternative.end - head.end) * Cost.distance
          : max(0, Cost.lifted - (alternative.end - head.end)) * Cost.distance
        for modifier in modifiers(at: alternative.end, kinds: alternative.value.kinds) {
          guard mayGoOn() else { return found }
          guard let own = resolved(modifier.value, for: alternative.value.noun) else { continue }
          let modified = modifier.map { _ in ofItsNoun(own, alternative.value) }
          // "co-stars of Tom Hanks in 1996": the noun's own link may be one that has no time.
          if case .link(let link) = modified.value.condition, link.period != nil, link.change == nil,
            !holdsOverTime(link.link)
          {
            continue
          }
          // "co-stars of Tom Hanks in Apollo 13": only now it is known that both ends meet.
          let met = !alternative.value.isDefinedByLink || modified.value == own ? [] : meetings(modified)
          for modified in met.isEmpty ? [modified] : [modified] + met {
            guard let phrase = constrained(alternative, by: modified) else { continue }
            next.append(Alternative(value: phrase.value, end: phrase.end, cost: phrase.cost + distance))
          }
        }
      }
      frontier = PhraseParser.best(next)
      found += frontier
    }
    return found
  }

  private static let mostModifiers = 8

  /// "attendees of KubeCon", "directors with more than 2 movies": a noun that is defined by a relation is linked by
  /// that, not as any person is.
  private func ofItsNoun(_ modifier: Modifier, _ phrase: NounPhrase) -> Modifier {
    guard let noun = phrase.noun, phrase.isDefinedByLink else { return modifier }
    var modifier = modifier
    switch modifier.condition {
    case .link(let link): modifier.condition = .link(link.linked(as: noun, lexicon))
    case .not(.link(let link)): modifier.condition = .not(.link(link.linked(as: noun, lexicon)))
    case .rank(.most(let link, let isLeast)):
      modifier.condition = .rank(.most(link.linked(as: noun, lexicon), isLeast: isLeast))
    default: break
    }
    return modifier
  }

  /// Whether nodes of a kind have a date: whether one can ask for it.
  func isDated(_ kind: String) -> Bool {
    lexicon.datedKinds.contains(kind)
  }
}

extension NounPhrase {
  /// Whether its noun says to what it is linked: "attendees".
  fileprivate var isDefinedByLink: Bool { noun?.noun.condition?.relation != nil }

  /// The noun phrase with a modifier, or nil if it is a rank and there is one already.
  func constrained(by modifier: PhraseParser.Modifier) -> NounPhrase? {
    guard !modifier.condition.saysOwn else { return nil }
    var phrase = self
    phrase.kinds = modifier.kinds
    let condition = modifier.condition.inRole(of: noun)
    if case .rank(let rank) = condition {
      guard phrase.rank == nil else { return nil }
      phrase.rank = rank
    } else if modifier.condition.isRanking {
      // "who work at Isovalent and gave the most talks": the rank is of all that the rest leaves.
      guard phrase.rank == nil, case .all(let parts) = modifier.condition else { return nil }
      for part in parts {
        guard let next = phrase.constrained(by: .init(condition: part, kinds: modifier.kinds)) else {
          return nil
        }
        phrase = next
      }
    } else {
      phrase.conditions.append(condition)
    }
    return phrase
  }
}

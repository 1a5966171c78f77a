import GraphModel

/// Noun phrases: names, and nouns with what stands before and behind them.
extension PhraseParser {
  /// `np = {det} [rank] {pre} head {post} | name | "(" np ")"`, of one of the kinds if any are given.
  func nounPhrases(at position: Int, kinds: Set<String>?) -> [Alternative<NounPhrase>] {
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
      return found + headed(at: start) + tops(at: start) + named(at: start)
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
    return fitting.map { alternative in alternative.map { NounPhrase.narrowed($0, to: kinds) } }
  }

  func afterDeterminers(_ position: Int) -> Int {
    var position = position
    while position < tokens.count, tokens[position].kind == .word,
      ["the", "a", "an", "all", "any", "every", "each", "some", "other", "different", "distinct"].contains(
        tokens[position].folded),
      position + 1 < tokens.count
    {
      position += 1
    }
    return position
  }

  // MARK: Names

  /// `[kindNoun] NAME [kindNoun] | kindNoun ":" NAME`
  private func named(at position: Int) -> [Alternative<NounPhrase>] {
    var found: [Alternative<NounPhrase>] = []
    for mention in nameMentions(at: position) {
      found += narrowed(mention, to: nil)
      // "the eBPF topic": the noun says of what kind the name is.
      for noun in lexicon.nouns.matches(tokens, at: mention.end)
      where noun.entry.noun.condition == nil && tokens[noun.end - 1].folded == noun.entry.noun.singular {
        found += narrowed(mention, to: [noun.entry.kind], end: noun.end, isExplicit: true).map {
          Alternative(value: $0.value, end: $0.end, cost: $0.cost - Cost.name)
        }
      }
    }
    for noun in lexicon.nouns.matches(tokens, at: position) where noun.entry.noun.condition == nil {
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

  private func narrowed(
    _ mention: Alternative<NameMention>, to kinds: Set<String>?, end: Int? = nil, isExplicit: Bool = false
  ) -> [Alternative<NounPhrase>] {
    var name = mention.value
    if let kinds { name.nodes.removeAll { !kinds.contains($0.kind) } }
    name.isExplicit = name.isExplicit || isExplicit
    guard !name.nodes.isEmpty else { return [] }
    let phrase = NounPhrase(kinds: Set(name.nodes.map(\.kind)), name: name)
    return [Alternative(value: phrase, end: end ?? mention.end, cost: mention.cost)]
  }

  // MARK: Heads

  /// `[rank] {pre} head {post}`
  private func headed(at position: Int) -> [Alternative<NounPhrase>] {
    var found: [Alternative<NounPhrase>] = []
    for rank in ranks(at: position) {
      for head in heads(at: rank.end, before: []) {
        // What has no date is neither the latest nor the oldest of its kind.
        if rank.value != nil, head.value.kinds.filter(isDated).isEmpty { continue }
        var phrase = head.value
        phrase.rank = rank.value
        found += withModifiers(Alternative(value: phrase, end: head.end, cost: head.cost))
      }
    }
    return found
  }

  /// `("latest"|"first"|…) [INT]`, or nothing.
  private func ranks(at position: Int) -> [Alternative<NounPhrase.Rank?>] {
    var found: [Alternative<NounPhrase.Rank?>] = [Alternative(value: nil, end: position, cost: 0)]
    for (words, isLatest) in [
      (["latest", "newest", "last", "most recent"], true), (["earliest", "oldest", "first"], false),
    ] {
      for candidate in words {
        guard let next = word(candidate, at: position) else { continue }
        let count = number(at: next)
        let rank: NounPhrase.Rank = isLatest ? .latest(count?.value ?? 1) : .earliest(count?.value ?? 1)
        found.append(Alternative(value: rank, end: count?.end ?? next, cost: 0))
      }
    }
    return found
  }

  /// What stands before a noun: a name that is linked to it, or a year.
  private enum Before {
    case names(Objects, SourceRange)
    /// "Isovalent people's"
    case owner(NounPhrase, SourceRange)
    case time(TimeSpan)
  }

  private func heads(
    at position: Int, before: [Before], isOwner: Bool = false
  ) -> [Alternative<NounPhrase>] {
    var found: [Alternative<NounPhrase>] = []
    if before.isEmpty, !isOwner {
      for owner in heads(at: position, before: [], isOwner: true) {
        guard let next = mark("'s", at: owner.end) else { continue }
        found += heads(at: next, before: [.owner(owner.value, range(position, owner.end))], isOwner: true)
      }
    }
    for noun in lexicon.nouns.matches(tokens, at: position) {
      // The noun of a longer name ("CNCF project") or of an explicit one ("topic:eBPF") is not a head.
      if mark(":", at: noun.end) != nil { continue }
      if let phrase = phrase(noun.entry, before, at: position, noun.end) {
        found.append(Alternative(value: phrase, end: noun.end, cost: 0))
      }
    }
    expect(.noun, at: position)
    guard before.count < 4 else { return found }
    if let year = year(at: position) {
      found += heads(at: position + 1, before: before + [.time(year)], isOwner: isOwner)
    }
    if let weekday = weekday(at: position) {
      found += heads(at: position + 1, before: before + [.time(weekday)], isOwner: isOwner)
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
  private func nameGroups(at position: Int) -> [Alternative<Objects>] {
    memory.nameGroups.value(position) { PhraseParser.best(readNameGroups(at: position)) }
  }

  private func readNameGroups(at position: Int) -> [Alternative<Objects>] {
    var found: [Alternative<Objects>] = []
    // "project:eBPF talks"
    let explicit = lexicon.nouns.matches(tokens, at: position).flatMap { noun -> [Alternative<NameMention>] in
      guard noun.entry.noun.condition == nil, let next = mark(":", at: noun.end) else { return [] }
      return nameMentions(at: next).compactMap { mention in
        var name = mention.value
        name.nodes.removeAll { $0.kind != noun.entry.kind }
        name.isExplicit = true
        return name.nodes.isEmpty ? nil : Alternative(value: name, end: mention.end, cost: mention.cost)
      }
    }
    for mention in explicit + nameMentions(at: position) {
      let phrase = NounPhrase(kinds: Set(mention.value.nodes.map(\.kind)), name: mention.value)
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
        guard isDated(entry.kind) else { return nil }
        phrase.conditions.append(.time(span))
      case .owner(let owner, let range):
        guard let link = links(between: [entry.kind], and: owner).first?.link else { return nil }
        phrase.conditions.append(
          .link(LinkCondition(link: link, wording: .of, objects: .one(owner), range: range)))
      case .names(let objects, let range):
        guard let condition = adjacent(entry.kind, objects, range) else { return nil }
        phrase.conditions.append(condition)
      }
    }
    return phrase
  }

  /// The link that a bare juxtaposition of a kind and names means, or nil.
  private func adjacent(_ kind: String, _ objects: Objects, _ range: SourceRange) -> Condition? {
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
    var frontier = [head]
    for _ in 0..<PhraseParser.mostModifiers where !frontier.isEmpty {
      var next: [Alternative<NounPhrase>] = []
      for alternative in frontier {
        for modifier in modifiers(at: alternative.end, kinds: alternative.value.kinds) {
          guard mayGoOn() else { return found }
          let modified = ofItsNoun(modifier.value, alternative.value)
          guard let phrase = alternative.value.constrained(by: modified) else { continue }
          let distance = (alternative.end - head.end) * Cost.distance
          next.append(
            Alternative(value: phrase, end: modifier.end, cost: alternative.cost + modifier.cost + distance))
        }
      }
      frontier = PhraseParser.best(next)
      found += frontier
    }
    return found
  }

  private static let mostModifiers = 8

  /// "attendees of KubeCon": a noun that is defined by a relation is linked by that, not as any person is.
  private func ofItsNoun(_ modifier: Modifier, _ phrase: NounPhrase) -> Modifier {
    guard let noun = phrase.noun, let relation = noun.noun.condition?.relation,
      case .link(var link) = modifier.condition, link.wording == .of || link.wording == .preposition("of")
    else { return modifier }
    let targets = Set(link.objects.phrases.flatMap(\.kinds))
    guard targets.count == 1, let target = targets.first,
      let own = lexicon.link(over: relation, from: target, to: noun.kind)?.reversed
    else { return modifier }
    link.link = own
    return Modifier(condition: .link(link), kinds: modifier.kinds)
  }

  /// `"top" INT nouns "by" ("number of") nouns`
  private func tops(at position: Int) -> [Alternative<NounPhrase>] {
    guard let next = word("top", at: position) else { return [] }
    let count = number(at: next)
    var found: [Alternative<NounPhrase>] = []
    for head in heads(at: count?.end ?? next, before: []) {
      for subject in withModifiers(head) {
        guard let by = word("by number of", "by the number of", "by", at: subject.end) else { continue }
        for object in nounPhrases(at: by, kinds: nil) where object.value.noun != nil {
          for (link, sources) in links(between: subject.value.kinds, and: object.value) {
            var phrase = subject.value
            phrase.kinds = sources
            phrase.rank = .top(
              count?.value ?? 10,
              LinkCondition(
                link: link, wording: .having, objects: .one(object.value), range: range(by, object.end)))
            found.append(Alternative(value: phrase, end: object.end, cost: subject.cost + object.cost))
          }
        }
      }
    }
    return found
  }

  /// Whether nodes of a kind have a date: whether one can ask for it.
  func isDated(_ kind: String) -> Bool {
    lexicon.datedKinds.contains(kind)
  }
}

extension NounPhrase {
  /// The noun phrase with a modifier, or nil if it is a rank and there is one already.
  func constrained(by modifier: PhraseParser.Modifier) -> NounPhrase? {
    var phrase = self
    phrase.kinds = modifier.kinds
    if case .rank(let rank) = modifier.condition {
      guard phrase.rank == nil else { return nil }
      phrase.rank = rank
    } else {
      phrase.conditions.append(modifier.condition)
    }
    return phrase
  }
}

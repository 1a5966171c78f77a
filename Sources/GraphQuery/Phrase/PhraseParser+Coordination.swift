import GraphModel

/// Verbs that share their object: "acted in, directed or produced movies", "wrote and directed the same movie".
extension PhraseParser {
  /// `["both"|"either"] verb {"," verb} ("and"|"or") ["also"] verb (["the"] "same" np | nps)`
  func coordinated(
    at position: Int, kinds: Set<String>, forms: Set<Lexicon.VerbEntry.Form>, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    verbLists(at: position, kinds: kinds, forms: forms).flatMap { list in
      shared(
        list.verbs.map { ($0.link, .verb($0.forms)) }, isAlternative: list.isAlternative, kinds: kinds,
        start: position, at: list.end, tense: tense)
    }
  }

  /// `["both"] participle {"," participle} "and" participle "by" (["the"] "same" np | nps)`
  func coordinatedPassives(
    at position: Int, kinds: Set<String>, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    verbLists(at: position, kinds: kinds, forms: [.participle], isPassive: true).flatMap { list in
      guard let next = word("by", at: list.end) else { return [Alternative<Modifier>]() }
      return shared(
        list.verbs.map { ($0.link.reversed, .preposition($0.forms.participle + " by")) },
        isAlternative: list.isAlternative, kinds: kinds, start: position, at: next, tense: tense)
    }
  }

  private struct VerbList {
    var verbs: [Lexicon.VerbEntry]
    var isAlternative: Bool
    var end: Int
  }

  private func verbLists(
    at position: Int, kinds: Set<String>, forms: Set<Lexicon.VerbEntry.Form>, isPassive: Bool = false
  ) -> [VerbList] {
    let start = word("both", "either", at: position) ?? position
    func verbs(_ position: Int) -> [(entry: Lexicon.VerbEntry, end: Int)] {
      lexicon.verbs.matches(tokens, at: position).filter { match in
        let near = isPassive ? match.entry.link.reversed.sources : match.entry.link.sources
        return forms.contains(match.entry.form) && !match.entry.isImplied && !near.isDisjoint(with: kinds)
      }
    }
    var found: [VerbList] = []
    var open = verbs(start).map { VerbList(verbs: [$0.entry], isAlternative: false, end: $0.end) }
    for _ in 0..<PhraseParser.mostVerbs where !open.isEmpty {
      var longer: [VerbList] = []
      for list in open {
        let comma = mark(",", at: list.end)
        let and = word("and", at: comma ?? list.end)
        let or = word("or", at: comma ?? list.end)
        guard let next = and ?? or ?? comma else { continue }
        for verb in verbs(word("also", at: next) ?? next) {
          let joined = VerbList(verbs: list.verbs + [verb.entry], isAlternative: or != nil, end: verb.end)
          if and != nil || or != nil { found.append(joined) } else { longer.append(joined) }
        }
      }
      open = longer
    }
    return found
  }

  private static let mostVerbs = 5

  /// The links to what stands behind the verbs: to each of them, or all to the same one.
  private func shared(
    _ links: [(link: Lexicon.LinkEntry, wording: LinkCondition.Wording)], isAlternative: Bool, kinds: Set<String>,
    start: Int, at position: Int, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    let sources = links.reduce(kinds) { $0.intersection($1.link.sources) }
    let targets = links.map { $0.link.targets(from: sources) }
    guard let first = targets.first else { return [] }
    let common = targets.dropFirst().reduce(first) { $0.intersection($1) }
    guard !sources.isEmpty, !common.isEmpty else { return [] }
    func conditions(_ objects: Objects, _ end: Int) -> [LinkCondition] {
      links.map { link in
        LinkCondition(
          link: link.link, wording: link.wording, objects: objects, tense: tense, range: range(start, end))
      }
    }
    if let next = word("the same", "the very same", "one and the same", at: position) {
      guard !isAlternative else { return [] }
      return nounPhrases(at: next, kinds: common).filter { $0.value.noun != nil }.map { object in
        let condition = Condition.shared(conditions(.one(object.value), object.end))
        return Alternative(value: Modifier(condition: condition, kinds: sources), end: object.end, cost: object.cost)
      }
    }
    var objects = self.objects(at: position, kinds: common)
    if let end = word("any", at: position) {
      objects.append(Alternative(value: .one(lexicon.anything(common)), end: end, cost: 1))
    }
    return objects.map { object in
      let parts = conditions(object.value, object.end).map(Condition.link)
      return Alternative(
        value: Modifier(condition: isAlternative ? .any(parts) : .all(parts), kinds: sources), end: object.end,
        cost: object.cost)
    }
  }
}

extension Lexicon {
  /// Any node of some kinds.
  func anything(_ kinds: Set<String>) -> NounPhrase {
    let noun = kinds.count == 1 ? kinds.first.flatMap { vocabulary.kind(named: $0)?.nouns.first } : nil
    return NounPhrase(
      kinds: kinds, noun: noun.map { NounEntry(kind: kinds.first ?? "", noun: $0) }, isImplied: noun == nil)
  }
}

import GraphModel

/// Verbs that share their object: "acted in, directed or produced movies", "wrote and directed the same movie".
extension PhraseParser {
  /// `["both"|"either"] verb {"," verb} ("and"|"or") ["also"] verb (["the"] "same" np | nps)`
  func coordinated(
    at position: Int, kinds: KindSet, forms: Lexicon.VerbEntry.Form, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    verbLists(at: position, kinds: kinds, forms: forms).flatMap { list in
      let found = shared(
        list.verbs.map { ($0.link, .verb($0.forms)) }, isAlternative: list.isAlternative, kinds: kinds,
        start: position, at: list.end, tense: tense)
      return list.isNegated ? found.compactMap(negated) : found
    }
  }

  /// `["both"] participle {"," participle} "and" participle "by" (["the"] "same" np | nps)`
  func coordinatedPassives(
    at position: Int, kinds: KindSet, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    verbLists(at: position, kinds: kinds, forms: [.participle], isPassive: true).flatMap { list in
      guard let next = word("by", at: list.end) else { return [Alternative<Modifier>]() }
      let found = shared(
        list.verbs.map { ($0.link.reversed, .preposition($0.forms.participle + " by")) },
        isAlternative: list.isAlternative, kinds: kinds, start: position, at: next, tense: tense)
      return list.isNegated ? found.compactMap(negated) : found
    }
  }

  private struct VerbList {
    var verbs: [Lexicon.VerbEntry]
    var isAlternative: Bool
    /// "neither … nor"
    var isNegated = false
    var end: Int
  }

  private func verbLists(
    at position: Int, kinds: KindSet, forms: Lexicon.VerbEntry.Form, isPassive: Bool = false
  ) -> [VerbList] {
    let neither = word("neither", at: position)
    let start = neither ?? word("both", "either", at: position) ?? position
    func fittingVerbs(_ position: Int) -> [(entry: Lexicon.VerbEntry, end: Int)] {
      verbs(at: position).filter { match in
        let near = isPassive ? match.entry.link.targets : match.entry.link.sources
        return forms.contains(match.entry.form) && !match.entry.isImplied && !near.isDisjoint(with: kinds)
      }
    }
    var found: [VerbList] = []
    var open = fittingVerbs(start).map { VerbList(verbs: [$0.entry], isAlternative: false, end: $0.end) }
    for _ in 0..<PhraseParser.mostVerbs where !open.isEmpty {
      var longer: [VerbList] = []
      for list in open {
        let comma = mark(",", at: list.end)
        let and = word("and", at: comma ?? list.end)
        let or = word(neither == nil ? "or" : "nor", at: comma ?? list.end)
        guard let next = and ?? or ?? comma else { continue }
        for verb in fittingVerbs(word("also", at: next) ?? next) {
          let joined = VerbList(
            verbs: list.verbs + [verb.entry], isAlternative: or != nil, isNegated: neither != nil,
            end: verb.end)
          if and != nil || or != nil { found.append(joined) } else { longer.append(joined) }
        }
      }
      open = longer
    }
    return found
  }

  private static let mostVerbs = 5

  /// `verb ("but"|"and") aux "not" verb nps`: "acted in but did not direct The Matrix"
  func contrasted(
    at position: Int, kinds: KindSet, auxiliary: Auxiliary
  ) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for first in verbs(at: position)
    where auxiliary.forms.contains(first.entry.form) && !first.entry.isImplied && first.entry.change == nil
      && !first.entry.link.sources.isDisjoint(with: kinds)
    {
      guard let next = word("but", "and", at: mark(",", at: first.end) ?? first.end) else { continue }
      for other in auxiliaries(at: next) where other.isNegated && other.end > next {
        for second in verbs(at: other.end)
        where (other.forms.contains(second.entry.form) || second.entry.form == first.entry.form)
          && !second.entry.isImplied && second.entry.change == nil
        {
          let sources = kinds.intersection(first.entry.link.sources).intersection(second.entry.link.sources)
          let targets = first.entry.link.targets(from: sources).intersection(
            second.entry.link.targets(from: sources))
          guard !sources.isEmpty, !targets.isEmpty else { continue }
          for object in objects(at: second.end, kinds: targets) {
            let links = [first.entry, second.entry].map { verb in
              Condition.link(
                LinkCondition(
                  link: verb.link, wording: .verb(verb.forms), objects: object.value, tense: auxiliary.tense,
                  range: range(position, object.end)))
            }
            found.append(
              Alternative(
                value: Modifier(condition: .all([links[0], .not(links[1])]), kinds: sources), end: object.end,
                cost: object.cost))
          }
        }
      }
    }
    return found
  }

  /// The links to what stands behind the verbs: to each of them, or all to the same one.
  private func shared(
    _ links: [(link: Lexicon.LinkEntry, wording: LinkCondition.Wording)], isAlternative: Bool,
    kinds: KindSet,
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
        return Alternative(
          value: Modifier(condition: condition, kinds: sources), end: object.end, cost: object.cost)
      }
    }
    var objects = self.objects(at: position, kinds: common)
    if let end = word(PhraseParser.anything, at: position) {
      objects.append(Alternative(value: .one(lexicon.anything(common)), end: end, cost: 1))
    }
    return objects.map { object in
      let parts = conditions(object.value, object.end).map(Condition.link)
      return Alternative(
        value: Modifier(condition: isAlternative ? .any(parts) : .all(parts), kinds: sources),
        end: object.end,
        cost: object.cost)
    }
  }
}

/// Pronouns: "acted in the movies that *they* directed", "directed by someone who acted in *them*".
extension PhraseParser {
  /// `np ["that"|"which"] ("they"|"he"|"she") verb`: an object to which the subject has another link.
  func ownObjects(
    _ verb: Lexicon.VerbEntry, kinds: KindSet, start: Int, at position: Int, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for object in nounPhrases(at: position, kinds: verb.link.targets(from: kinds))
    where object.value.noun != nil {
      let relative = word("that", "which", at: object.end) ?? object.end
      guard let pronoun = word("they", "he", "she", at: relative) else { continue }
      for auxiliary in auxiliaries(at: pronoun) where !auxiliary.isNegated {
        for other in verbs(at: auxiliary.end) {
          let sources = verb.link.sources.intersection(other.entry.link.sources).intersection(kinds)
          guard auxiliary.forms.contains(other.entry.form), !other.entry.isImplied, !sources.isEmpty,
            !other.entry.link.targets(from: sources).isDisjoint(with: object.value.kinds)
          else { continue }
          let links = [verb, other.entry].map { entry in
            LinkCondition(
              link: entry.link, wording: .verb(entry.forms), objects: .one(object.value), tense: tense,
              range: range(start, other.end))
          }
          found.append(
            Alternative(
              value: Modifier(condition: .shared(links), kinds: sources), end: other.end, cost: object.cost))
        }
      }
    }
    return found
  }

  /// `verb ("their"|"his"|"her") ["own"] nouns`: those that the noun before makes its own ("directors who acted in their
  /// own movies").
  func owned(
    _ verb: Lexicon.VerbEntry, kinds: KindSet, start: Int, at position: Int, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    guard let next = word("their own", "his own", "her own", "his or her own", at: position) else {
      return []
    }
    let sources = verb.link.sources.intersection(kinds)
    return nounPhrases(at: next, kinds: verb.link.targets(from: sources)).compactMap { object in
      guard object.value.noun != nil else { return nil }
      var links = [verb.link, verb.link].map { link in
        LinkCondition(
          link: link, wording: .verb(verb.forms), objects: .one(object.value), tense: tense,
          range: range(start, object.end))
      }
      links[1].wording = .own
      return Alternative(
        value: Modifier(condition: .shared(links), kinds: sources), end: object.end, cost: object.cost)
    }
  }

  /// What "own" stands for, by the noun: what directors directed. Nil if the noun says nothing of the sort.
  func resolved(_ modifier: Modifier, for noun: Lexicon.NounEntry?) -> Modifier? {
    guard case .shared(var links) = modifier.condition, links.last?.wording == .own else {
      return modifier.condition.saysOwn ? nil : modifier
    }
    guard let relation = noun?.noun.condition?.relation, let path = RelationPath(relation),
      let verb = lexicon.mainVerb(of: path), path != links[0].link.path
    else { return nil }
    links[1].link = verb.link
    links[1].wording = .verb(verb.forms)
    return Modifier(condition: .shared(links), kinds: modifier.kinds)
  }

  /// `np ("who"|"that") [aux] verb ("them"|"it")`, behind "directed by": who has another link to what is spoken of.
  func agentsOfBoth(
    _ link: Lexicon.LinkEntry, _ wording: LinkCondition.Wording, kinds: KindSet, start: Int,
    at position: Int,
    tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    guard case .preposition(let words) = wording, words.hasSuffix(" by") else { return [] }
    var found: [Alternative<Modifier>] = []
    for object in nounPhrases(at: position, kinds: link.targets(from: kinds)) where object.value.noun != nil {
      guard let relative = word("who", "that", at: object.end) else { continue }
      for auxiliary in auxiliaries(at: relative) where !auxiliary.isNegated {
        for other in verbs(at: auxiliary.end) {
          let back = other.entry.link.reversed
          let sources = link.sources.intersection(back.sources).intersection(kinds)
          guard auxiliary.forms.contains(other.entry.form), !other.entry.isImplied, !sources.isEmpty,
            !back.targets(from: sources).isDisjoint(with: object.value.kinds),
            let end = word("them", "it", at: other.end)
          else { continue }
          let links = [(link, words), (back, other.entry.forms.participle + " by")].map { link, words in
            LinkCondition(
              link: link, wording: .preposition(words), objects: .one(object.value), tense: tense,
              range: range(start, end))
          }
          found.append(
            Alternative(
              value: Modifier(condition: .shared(links), kinds: sources), end: end, cost: object.cost))
        }
      }
    }
    return found
  }
}

extension Condition {
  /// Whether there is an "own" in it whose owner is not known.
  var saysOwn: Bool {
    switch self {
    case .shared(let links): links.last?.wording == .own
    case .not(let inner): inner.saysOwn
    case .all(let parts), .any(let parts): parts.contains(where: \.saysOwn)
    default: false
    }
  }
}

extension NounPhrase {
  /// Whether it says nothing but a kind.
  func isAnything(_ lexicon: Lexicon) -> Bool { self == lexicon.anything(kinds) }
}

extension Lexicon {
  /// Any node of some kinds.
  func anything(_ kinds: KindSet) -> NounPhrase {
    let noun = kinds.count == 1 ? kinds.first.flatMap { vocabulary.kind(named: $0)?.nouns.first } : nil
    return NounPhrase(
      kinds: kinds, noun: noun.map { NounEntry(kind: kinds.first ?? "", noun: $0) }, isImplied: noun == nil)
  }
}

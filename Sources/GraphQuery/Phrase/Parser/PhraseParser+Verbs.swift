import GraphModel

/// Verb phrases.
extension PhraseParser {
  /// `vp {("and"|"or"|"but") vp}`
  func verbPhrases(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    guard mayBeginVerbPhrase(position) else { return [] }
    return memory.verbPhrases.value(at: position, for: kinds) {
      PhraseParser.best(readVerbPhrases(at: position, kinds: kinds))
    }
  }

  /// A look at the first word, since a verb phrase is looked for in many places.
  private func mayBeginVerbPhrase(_ position: Int) -> Bool {
    if keepsChart { return true }
    guard position < tokens.count, tokens[position].kind == .word else { return false }
    return wordClasses[position].contains(.verbPhrase)
  }

  private func readVerbPhrases(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    let beginning = word("both", at: position) ?? position
    for first in singleVerbPhrases(at: beginning, kinds: kinds) {
      found.append(first)
      let next = mark(",", at: first.end) ?? first.end
      let and = word("and", "but", at: next)
      guard let start = and ?? word("or", at: next) else { continue }
      for rest in verbPhrases(at: word("who", "that", "which", at: start) ?? start, kinds: first.value.kinds)
      {
        guard mayGoOn() else { return found }
        let condition = Condition.joined(
          first.value.condition, rest.value.condition, isAlternative: and == nil)
        let joined = Modifier(condition: condition, kinds: rest.value.kinds)
        found.append(Alternative(value: joined, end: rest.end, cost: first.cost + rest.cost))
      }
    }
    return found
  }

  /// What an auxiliary verb says about the verb behind it.
  struct Auxiliary {
    var tense: LinkCondition.Tense
    var forms: Lexicon.VerbEntry.Form
    var isNegated = false
    /// Whether it is a form of "be", behind which a preposition may stand.
    var isBeing = false
    /// Whether it is a form of "have", behind which a noun may stand.
    var isHaving = false
    var end: Int
  }

  func auxiliaries(at position: Int) -> [Auxiliary] {
    if let known = memory.auxiliaries[position] { return known }
    let found = readAuxiliaries(at: position)
    memory.auxiliaries[position] = found
    return found
  }

  private func readAuxiliaries(at position: Int) -> [Auxiliary] {
    var found: [Auxiliary] = [
      Auxiliary(tense: .present, forms: [.base, .thirdPerson], end: position),
      Auxiliary(tense: .past, forms: [.past], end: position),
    ]
    if !keepsChart {
      guard position < tokens.count, tokens[position].kind == .word,
        wordClasses[position].contains(.auxiliary)
      else { return found }
    }
    for (words, prototype) in PhraseParser.auxiliaryWords {
      for candidate in words {
        if let end = word(candidate, at: position) {
          var auxiliary = prototype
          auxiliary.end = end
          found.append(auxiliary)
        }
      }
    }
    return found.map { auxiliary in
      var auxiliary = auxiliary
      if let end = word("not", "never", at: auxiliary.end) {
        // "have produced but never written": the first auxiliary holds for both.
        if auxiliary.forms == [.past], auxiliary.end == position { auxiliary.forms.insert(.participle) }
        auxiliary.isNegated = true
        auxiliary.end = end
      }
      for adverb in PhraseParser.adverbs {
        if let end = word(adverb, at: auxiliary.end) { auxiliary.end = end }
      }
      // "have not been reviewed"
      if auxiliary.isHaving, auxiliary.isNegated, let end = word("been", at: auxiliary.end) {
        auxiliary = Auxiliary(
          tense: .past, forms: [.gerund], isNegated: true, isBeing: true, isHaving: false, end: end)
      }
      // "do not have a tagline"
      if auxiliary.forms == [.base], !auxiliary.isHaving, let end = word("have", at: auxiliary.end) {
        auxiliary = Auxiliary(
          tense: auxiliary.tense, forms: [], isNegated: auxiliary.isNegated, isHaving: true, end: end)
      }
      // "only directed and never acted": what is shut out is said, and the word adds nothing to it.
      if let end = word("only", at: auxiliary.end), saysHowManyOrNever(from: end) { auxiliary.end = end }
      return auxiliary
    }
  }

  /// Whether what "only" leaves out is said behind it: "only acted in one movie", "only directed and never acted".
  private func saysHowManyOrNever(from position: Int) -> Bool {
    (position..<tokens.count).contains { index in
      tokens[index].folded == "never" || numberThere(at: index) != nil && year(at: index) == nil
    }
  }

  private static let adverbs: [Keyword] = ["also", "ever", "still", "already", "currently", "now"]

  /// What a verb phrase may begin with besides a verb, in the first word.
  static let wordsBeforeVerbs: Set<String> = {
    let others: [Keyword] = [
      "share", "shares", "shared", "neither", "not", "never", "only", "both", "either", "exactly",
    ]
    let words = auxiliaryWords.flatMap(\.0) + adverbs + mentioningVerbs + others
    return Set(words.map { String($0.description.prefix { $0 != " " }) })
  }()

  private static let auxiliaryWords: [([Keyword], Auxiliary)] = [
    (["has", "have", "had"], Auxiliary(tense: .past, forms: [.participle], isHaving: true, end: 0)),
    (["used to"], Auxiliary(tense: .past, forms: [.base], end: 0)),
    (["got", "get", "gets", "received"], Auxiliary(tense: .past, forms: [], isHaving: true, end: 0)),
    (["do", "does"], Auxiliary(tense: .present, forms: [.base], end: 0)),
    (["did"], Auxiliary(tense: .past, forms: [.base], end: 0)),
    (["is", "are"], Auxiliary(tense: .present, forms: [.gerund], isBeing: true, end: 0)),
    (
      ["was", "were", "have been", "has been"],
      Auxiliary(tense: .past, forms: [.gerund], isBeing: true, end: 0)
    ),
    (["can", "could", "will", "would", "might"], Auxiliary(tense: .present, forms: [.base], end: 0)),
  ]

  private func singleVerbPhrases(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    expect(.verb(kinds), at: position)
    return auxiliaries(at: position).flatMap { predicates(behind: $0, kinds: kinds) }
  }

  /// What may stand behind an auxiliary verb, or where none is needed.
  func predicates(behind auxiliary: Auxiliary, kinds: KindSet) -> [Alternative<Modifier>] {
    let start = auxiliary.end
    var found: [Alternative<Modifier>] = []
    let matches = verbs(at: start).filter {
      auxiliary.forms.contains($0.entry.form)
    }
    let fitting = matches.filter { !$0.entry.link.sources.isDisjoint(with: kinds) }
    if fitting.isEmpty, let match = matches.first {
      addMismatch(match.entry.link, kinds, start, match.end)
    }
    for match in fitting {
      found += verbObjects(match.entry, kinds: kinds, start: start, at: match.end, tense: auxiliary.tense)
    }
    if auxiliary.isBeing {
      found += passives(at: start, kinds: kinds, tense: auxiliary.tense)
      found += prepositional(at: start, kinds: kinds, tense: auxiliary.tense)
      found += times(at: start, kinds: kinds)
      found += attributeValues(at: start, kinds: kinds)
      found += compared(at: start, kinds: kinds)
      found += coordinatedPassives(at: start, kinds: kinds, tense: auxiliary.tense)
      found += nominals(at: start, kinds: kinds) + adjectives(at: start, kinds: kinds)
    }
    if auxiliary.forms.contains(.base) || auxiliary.forms.contains(.past) {
      found += mentioning(at: start, kinds: kinds, isVerb: true)
      found += sharing(at: start, kinds: kinds, forms: auxiliary.forms)
      // "that came out in 1996"
      if start < tokens.count, !lexicon.isGrammarWord(tokens[start].folded) {
        found += attributeValues(at: start, kinds: kinds)
      }
    }
    if let next = word("worked as", "work as", "works as", "served as", "working as", at: start) {
      found += nominals(at: next, kinds: kinds)
    }
    if auxiliary.forms.contains(.base) { found += introductions(at: start, kinds: kinds) }
    found += givings(at: start, kinds: kinds, forms: auxiliary.forms, tense: auxiliary.tense)
    found += contrasted(at: start, kinds: kinds, auxiliary: auxiliary)
    found += bareVerbs(at: start, kinds: kinds, forms: auxiliary.forms, tense: auxiliary.tense)
    found += coordinated(at: start, kinds: kinds, forms: auxiliary.forms, tense: auxiliary.tense)
    if auxiliary.isHaving {
      let possessions = having(at: start, kinds: kinds)
      found += possessions + possessions.flatMap { received($0) }
    }
    return auxiliary.isNegated ? found.compactMap(negated) : found
  }

  /// "*reviewed* movies": what nodes of another kind do to them; "known writers" says something else.
  func participlesBeforeNouns(at position: Int) -> [Alternative<Modifier>] {
    passives(at: position, kinds: lexicon.kinds, tense: .present).filter { participle in
      guard case .link(let link) = participle.value.condition else { return false }
      return link.link.sources.isDisjoint(with: link.link.targets)
    }
  }

  /// "is mentioned": some node is linked to it so.
  func passives(
    at position: Int, kinds: KindSet, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    verbs(at: position).flatMap { match -> [Alternative<Modifier>] in
      guard match.entry.form == .participle, !match.entry.isImplied, match.entry.forms.particle.isEmpty else {
        return []
      }
      let link = match.entry.link.reversed
      let fitting = link.sources.intersection(kinds)
      guard !fitting.isEmpty else { return [] }
      let anything = NounPhrase(kinds: link.targets(from: fitting), isImplied: true)
      let condition = LinkCondition(
        link: link, wording: .passive(match.entry.forms), objects: .one(anything), tense: tense,
        range: range(position, match.end))
      return withEdgeTest(Alternative(value: condition, end: match.end, cost: 1)).map { link in
        link.map { Modifier(condition: .link($0), kinds: fitting) }
      }
    }
  }

  /// A verb's objects: those it has, a number of them, or the one it implies with what is said about that.
  func verbObjects(
    _ verb: Lexicon.VerbEntry, kinds: KindSet, start: Int, at position: Int, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    if verb.isImplied {
      return impliedObjects(verb, kinds: kinds, at: position).map { object in
        let condition = LinkCondition(
          link: verb.link, wording: .verb(verb.forms), objects: .one(object.value), tense: tense,
          range: range(start, object.end))
        return distributed(
          Alternative(
            value: Modifier(condition: .link(condition), kinds: verb.link.sources.intersection(kinds)),
            end: object.end, cost: object.cost))
      }
    }
    if verb.change == .replaced { return replacements(verb, kinds: kinds, start: start, at: position) }
    var found = linked(
      verb.link, .verb(verb.forms), kinds: kinds, start: start, objectsAt: position, tense: tense,
      change: verb.change)
    guard verb.change == nil else { return found }
    found = found.map(distributed)
    found += mostObjects(
      verb.link, .verb(verb.forms), kinds: kinds, start: start, at: position, tense: tense)
    found += counted(verb.link, .verb(verb.forms), kinds: kinds, start: start, at: position, tense: tense)
    found += anyObject(verb, kinds: kinds, start: start, at: position, tense: tense)
    found += owned(verb, kinds: kinds, start: start, at: position, tense: tense)
    found += valueObjects(verb, kinds: kinds, start: start, at: position, tense: tense)
    found += ownObjects(verb, kinds: kinds, start: start, at: position, tense: tense)
    return found
  }

  /// "never acted in *any*", "wrote *something*"
  private func anyObject(
    _ verb: Lexicon.VerbEntry, kinds: KindSet, start: Int, at position: Int, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    guard let end = word(PhraseParser.anything, at: position) else { return [] }
    let anything = lexicon.anything(verb.link.targets(from: kinds))
    let condition = LinkCondition(
      link: verb.link, wording: .verb(verb.forms), objects: .one(anything), tense: tense,
      range: range(start, end))
    let sources = verb.link.sources.intersection(kinds)
    return [Alternative(value: Modifier(condition: .link(condition), kinds: sources), end: end, cost: 1)]
  }

  /// What stands for any object there may be.
  static let anything: [Keyword] = ["any", "something", "anything", "any of them"]

  /// "spoke *at KubeCon about eBPF*": the talk that is meant, with its modifiers.
  private func impliedObjects(
    _ verb: Lexicon.VerbEntry, kinds: KindSet, at position: Int
  ) -> [Alternative<NounPhrase>] {
    let object = NounPhrase(kinds: verb.link.targets(from: kinds), isImplied: true)
    return withModifiers(Alternative(value: object, end: position, cost: 0))
  }
}

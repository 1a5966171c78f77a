import GraphModel

extension Lexicon {
  /// The tokens of a question in the order that the grammar has: "in which movies did X act" as "which movies did X
  /// act in". "Else" adds nothing to "who else".
  func inQuestionOrder(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    if tokens.count > 1, ["who", "what", "where"].contains(tokens[0].folded), tokens[1].folded == "else" {
      tokens.remove(at: 1)
    }
    guard tokens.count > 3, tokens[0].kind == .word,
      PhraseLexer.questionPrepositions.contains(tokens[0].folded),
      ["which", "what", "whom"].contains(tokens[1].folded)
        || tokens[1].folded == "how" && tokens[2].folded == "many"
    else { return tokens }
    let preposition = tokens.removeFirst()
    // "in which film did X and Y act together"
    tokens.removeAll { $0.kind == .word && $0.folded == "together" }
    let hasMark = tokens.last?.text == "?"
    let end = hasMark ? tokens.count - 1 : tokens.count
    // "in which films did X act since 2000"
    let time = tokens[..<end].indices.dropFirst(3).first { index in
      index + 1 < end && PhraseLexer.timePrepositions.contains(tokens[index].folded)
        && tokens[index + 1].folded.unicodeScalars.contains { ("0"..."9").contains($0) }
    }
    tokens.insert(preposition, at: time ?? end)
    return tokens
  }
}

extension PhraseLexer {
  /// The words that a time begins with.
  fileprivate static let timePrepositions: Set<String> = [
    "since", "before", "after", "between", "until", "during",
  ]
  /// The prepositions that a question may begin with.
  fileprivate static let questionPrepositions: Set<String> = [
    "in", "at", "on", "about", "for", "from", "with", "to", "by",
  ]
}

/// Parts of clauses: verbs without objects, prepositions without theirs, and nouns behind "is".
extension PhraseParser {
  /// `verb` with nothing behind it: "people who never directed"
  func bareVerbs(
    at position: Int, kinds: KindSet, forms: Lexicon.VerbEntry.Form, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    guard position < tokens.count, tokens[position].kind == .word, endsClause(position + 1) else { return [] }
    let items = lexicon.verbs.byFirstWord[tokens[position].folded] ?? []
    var links: Set<RelationPath> = []
    return items.compactMap { item in
      let verb = item.entry
      let sources = verb.link.sources.intersection(kinds)
      guard forms.contains(verb.form), !verb.isImplied, verb.change == nil, !verb.link.isComposite,
        !sources.isEmpty, links.insert(verb.link.path).inserted,
        !items.contains(where: { $0.entry.isImplied && $0.entry.link.path == verb.link.path })
      else { return nil }
      let condition = LinkCondition(
        link: verb.link, wording: .verb(verb.forms),
        objects: .one(lexicon.anything(verb.link.targets(from: sources))), tense: tense,
        range: range(position, position + 1))
      return Alternative(
        value: Modifier(condition: .link(condition), kinds: sources), end: position + 1, cost: Cost.bareVerb)
    }
  }

  /// Whether nothing that a verb could govern stands here.
  private func endsClause(_ position: Int) -> Bool {
    guard position < tokens.count else { return true }
    if tokens[position].kind == .mark { return [",", ")", "?"].contains(tokens[position].text) }
    return ["and", "or", "but"].contains(tokens[position].folded)
  }

  /// "nobody", "no one"
  func nobody(at position: Int) -> Int? { word("nobody", "no one", "noone", at: position) }

  /// "changed employers since 2024"
  func replacements(
    _ verb: Lexicon.VerbEntry, kinds: KindSet, start: Int, at position: Int
  ) -> [Alternative<Modifier>] {
    let sources = verb.link.sources.intersection(kinds)
    let anything = NounPhrase(kinds: verb.link.targets(from: sources), isImplied: true)
    var condition = LinkCondition(
      link: verb.link, wording: .verb(verb.forms), objects: .one(anything), tense: .past,
      range: range(start, position))
    condition.change = .replaced
    var found = [
      Alternative(value: Modifier(condition: .link(condition), kinds: sources), end: position, cost: 0)
    ]
    for span in timeSpans(at: position) + eventSpans(at: position) {
      condition.period = span.value
      found.append(
        Alternative(value: Modifier(condition: .link(condition), kinds: sources), end: span.end, cost: 0))
    }
    return found
  }

  /// `["one of"] nps` behind "is": "directors who are also actors"
  func nominals(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    let start = word("one of", "among", "part of", "in", at: position) ?? position
    return objects(at: start, kinds: kinds).compactMap { objects in
      guard
        objects.value.phrases.allSatisfy({
          $0.name == nil && $0.rank == nil && $0.noun != nil
            && ($0.noun?.noun.condition != nil || !$0.conditions.isEmpty)
        })
      else { return nil }
      return objects.map { Modifier(condition: .described($0), kinds: kinds) }
    }
  }

  /// The word before a noun, behind "is": "(talks that) were withdrawn", where there are withdrawn talks.
  func adjectives(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    guard position < tokens.count else { return [] }
    let noun = lexicon.nouns.byFirstWord[tokens[position].folded]?.first { item in
      kinds.contains(item.entry.kind)
        && lexicon.adjective(of: item.entry).map(NameFolding.fold) == tokens[position].folded
    }?.entry
    guard let noun else { return [] }
    let described = Condition.described(.one(NounPhrase(kinds: [noun.kind], noun: noun)))
    return [
      Alternative(value: Modifier(condition: described, kinds: [noun.kind]), end: position + 1, cost: 0)
    ]
  }

  /// `nps ("is"|"was") prep`: "(movies that) Tom Hanks is in"
  func stranded(
    _ subject: Alternative<Objects>, at position: Int, kinds: KindSet, start: Int
  ) -> [Alternative<Modifier>] {
    for (words, tense) in [
      ("is" as Keyword, LinkCondition.Tense.present), ("are", .present), ("was", .past), ("were", .past),
    ] {
      guard let next = word(words, at: position) else { continue }
      return strandedPrepositions(subject, at: next, kinds: kinds, start: start, tense: tense)
    }
    for words in ["has been", "have been"] as [Keyword] {
      guard let next = word(words, at: position) else { continue }
      return strandedPrepositions(subject, at: next, kinds: kinds, start: start, tense: .past)
    }
    return []
  }

  func strandedPrepositions(
    _ subject: Alternative<Objects>, at position: Int, kinds: KindSet, start: Int,
    tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    let subjectKinds = subject.value.kinds
    return prepositions(at: position).compactMap { match in
      let link = match.entry
      let fitting = link.targets(from: subjectKinds).intersection(kinds)
      guard !fitting.isEmpty, subject.value.canAll(do: link) else { return nil }
      let condition = LinkCondition(
        link: link.reversed, wording: .inversePreposition(link.words), objects: subject.value, tense: tense,
        range: range(start, match.end))
      return Alternative(
        value: Modifier(condition: .link(condition), kinds: fitting), end: match.end,
        cost: subject.cost + (link.isComposite ? Cost.composite : 0))
    }
  }

  /// `{("and"|"but"|"or") [aux] verb}` with the subject of the clause before: "Tom Hanks acted in but did not direct"
  func continued(
    _ clause: Alternative<Modifier>, of subject: Objects, kinds: KindSet, start: Int
  ) -> [Alternative<Modifier>] {
    let isAlternative = word("or", at: clause.end) != nil
    guard let next = word("and", "but", "or", at: clause.end) else { return [] }
    let subjectKinds = subject.kinds
    var found: [Alternative<Modifier>] = []
    for auxiliary in auxiliaries(at: next) {
      for verb in verbs(at: auxiliary.end)
      where auxiliary.forms.contains(verb.entry.form) && !verb.entry.isImplied
        && subject.canAll(do: verb.entry.link)
      {
        for other in invertedObjects(
          verb.entry, subject, subjectKinds, kinds: clause.value.kinds, start: start, at: verb.end,
          tense: auxiliary.tense)
        {
          let condition = auxiliary.isNegated ? Condition.not(other.value.condition) : other.value.condition
          found.append(
            Alternative(
              value: Modifier(
                condition: .joined(clause.value.condition, condition, isAlternative: isAlternative),
                kinds: other.value.kinds), end: other.end, cost: clause.cost + other.cost))
        }
      }
    }
    return found
  }

  /// `prep ("which"|"whom") nps verb`: "(movies) in which Tom Hanks acted"
  func fronted(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    guard position + 2 < tokens.count, tokens[position].kind == .word,
      ["which", "whom"].contains(tokens[position + 1].folded)
    else { return [] }
    let next = position + 2
    let preposition = tokens[position].folded
    var found: [Alternative<Modifier>] = []
    for subject in objects(at: next, kinds: lexicon.kinds) {
      let verb = word("both", at: subject.end) ?? subject.end
      for auxiliary in auxiliaries(at: verb) where auxiliary.end < tokens.count {
        for item in lexicon.verbs.byFirstWord[tokens[auxiliary.end].folded] ?? [] {
          let entry = item.entry
          guard auxiliary.forms.contains(entry.form), subject.value.canAll(do: entry.link),
            entry.change == nil
          else { continue }
          let subjectKinds = subject.value.kinds
          if !entry.isImplied, entry.forms.particle == preposition {
            let fitting = entry.link.targets(from: subjectKinds).intersection(kinds)
            guard !fitting.isEmpty else { continue }
            let condition = LinkCondition(
              link: entry.link.reversed, wording: .inverseVerb(entry.forms), objects: subject.value,
              tense: auxiliary.tense, range: range(position, auxiliary.end + 1))
            found.append(negated(auxiliary, condition, fitting, auxiliary.end + 1, cost: subject.cost))
          } else if entry.isImplied, item.words.count == 1 {
            found += impliedFronted(
              entry, subject, auxiliary, preposition, kinds: kinds, start: position)
          }
        }
      }
    }
    return found
  }

  /// "(events) at which Liz Rice spoke about eBPF"
  private func impliedFronted(
    _ verb: Lexicon.VerbEntry, _ subject: Alternative<Objects>, _ auxiliary: Auxiliary, _ preposition: String,
    kinds: KindSet, start: Int
  ) -> [Alternative<Modifier>] {
    let subjectKinds = subject.value.kinds
    let given = LinkCondition(
      link: verb.link.reversed, wording: .preposition("by"), objects: subject.value, tense: auxiliary.tense,
      range: range(start, auxiliary.end + 1))
    var object = NounPhrase(kinds: verb.link.targets(from: subjectKinds), isImplied: true)
    object.conditions = [.link(given)]
    var found: [Alternative<Modifier>] = []
    for item in lexicon.prepositions.byFirstWord[preposition] ?? [] where item.words.count == 1 {
      let link = item.entry
      let fitting = link.targets(from: object.kinds).intersection(kinds)
      guard !fitting.isEmpty else { continue }
      for middle in withModifiers(Alternative(value: object, end: auxiliary.end + 1, cost: 0)) {
        let condition = LinkCondition(
          link: link.reversed, wording: .inverseVerb(verb.forms), objects: .one(middle.value),
          tense: auxiliary.tense, range: range(start, middle.end))
        found.append(
          negated(
            auxiliary, condition, fitting, middle.end,
            cost: subject.cost + middle.cost + (link.isComposite ? Cost.composite : 0)))
      }
    }
    return found
  }

  private func negated(
    _ auxiliary: Auxiliary, _ link: LinkCondition, _ kinds: KindSet, _ end: Int, cost: Int
  ) -> Alternative<Modifier> {
    let condition: Condition = auxiliary.isNegated ? .not(.link(link)) : .link(link)
    return Alternative(value: Modifier(condition: condition, kinds: kinds), end: end, cost: cost)
  }
}

/// Clauses behind an auxiliary: "(which talks) did Liz Rice give".
extension PhraseParser {
  /// "has Lin Sun given", "is Lin Sun talking about"
  private static let clauseAuxiliaries: [(Keyword, Lexicon.VerbEntry.Form, LinkCondition.Tense)] = [
    ("has", .participle, .past), ("have", .participle, .past), ("is", .gerund, .present),
    ("are", .gerund, .present), ("was", .gerund, .past), ("were", .gerund, .past),
  ]

  /// `aux nps verb [prep] {post}`
  func clauses(_ subject: Alternative<NounPhrase>) -> [Alternative<NounPhrase>] {
    var found: [Alternative<NounPhrase>] = []
    for (words, tense) in [
      ("do" as Keyword, LinkCondition.Tense.present), ("does", .present), ("did", .past),
    ] {
      guard let next = word(words, at: subject.end) else { continue }
      found += inverted(at: next, kinds: subject.value.kinds, forms: [.base], tense: tense).flatMap {
        (spokenOf(subject, $0) ?? constrained(subject, by: $0)).map(withModifiers) ?? []
      }
    }
    for (words, form, tense) in PhraseParser.clauseAuxiliaries {
      guard let next = word(words, at: subject.end) else { continue }
      found += inverted(at: next, kinds: subject.value.kinds, forms: [form], tense: tense).flatMap {
        (spokenOf(subject, $0) ?? constrained(subject, by: $0)).map(withModifiers) ?? []
      }
    }
    return found + inversions(subject) + possessed(subject)
  }

  /// "what did Liz Rice talk about": not the topics but the talks, which say more; who wants those asks for topics.
  private func spokenOf(
    _ subject: Alternative<NounPhrase>, _ modifier: Alternative<Modifier>
  ) -> Alternative<NounPhrase>? {
    guard subject.value.noun == nil, subject.end > 0, tokens[subject.end - 1].folded == "what",
      case .link(let link) = modifier.value.condition, case .inverseVerb = link.wording,
      case .one(let given) = link.objects, given.isImplied
    else { return nil }
    var phrase = lexicon.anything(given.kinds)
    guard phrase.noun != nil else { return nil }
    phrase.conditions = given.conditions.map { condition in
      guard case .link(var by) = condition else { return condition }
      by.tense = .none
      return .link(by)
    }
    return Alternative(value: phrase, end: modifier.end, cost: subject.cost + modifier.cost)
  }

  /// `("does"|"did") nps "have"`: "which directors does The Matrix have"
  private func possessed(_ subject: Alternative<NounPhrase>) -> [Alternative<NounPhrase>] {
    guard subject.value.noun != nil, let next = word("do", "does", "did", at: subject.end) else { return [] }
    return objects(at: next, kinds: lexicon.kinds).flatMap { owners -> [Alternative<NounPhrase>] in
      guard let end = word("have in common", "share", "both have", "have", at: owners.end) else { return [] }
      let all = NounPhrase(kinds: owners.value.kinds)
      return links(between: subject.value.kinds, and: all, of: subject.value.noun).map { link, sources in
        var phrase = subject.value
        phrase.kinds = sources
        phrase.conditions.append(
          .link(LinkCondition(link: link, wording: .of, objects: owners.value, range: range(next, end))))
        return Alternative(value: phrase, end: end, cost: subject.cost + owners.cost)
      }
    }
  }
}

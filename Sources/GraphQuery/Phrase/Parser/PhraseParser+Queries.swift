import GraphModel

/// Whole queries: lists, counts, questions, attributes, and what may stand at the end.
extension PhraseParser {
  /// All readings of the whole phrase, the best first.
  func readings() -> [Alternative<Reading>] {
    var found = paths(at: 0) + averageNumbers(at: 0) + countsBehindEach(at: 0)
    for start in afterLead(0) {
      found += counts(at: start)
      found += places(at: start)
      found += existences(at: start)
      found += attributeQueries(at: start)
      found += aggregates(at: start)
      found += lists(at: start)
      found += firstOfOrder(at: afterDeterminers(start))
      found += averageNumbers(at: start)
      found += rankedGroups(at: start)
      found += linkValues(at: start)
      found += times(at: start)
      found += keywords(at: start).map { $0.map { Reading(subject: $0) } }
    }
    found = found.flatMap(withTail)
    let complete = found.filter { isAtEnd(mark("?", at: $0.end) ?? $0.end) }.map { reading in
      reading.map { reading in
        var reading = reading
        reading.subject = gathered(reading.subject)
        return reading
      }
    }
    return PhraseParser.best(complete)
  }

  /// `lead = "show" ["me"] | "list" | "find" | ("what"|"which") ["is"|"are"]`
  func afterLead(_ position: Int) -> [Int] {
    let start = word("please", at: position) ?? position
    let leads = [
      word(
        "show me", "show us", "show", "list", "find me", "find", "give me", "give", "get", "name", "tell me",
        "tell us",
        "display", "identify", "return", "provide", "retrieve", "enumerate", "print", "fetch", "look up",
        "can you list", "can you show me", "can you tell me", "could you list", "could you show me",
        "could you tell me",
        "i want to see", "i want to know", "i would like to know", "i would like to see", "do you know",
        "determine",
        "select", "output", "report", at: start),
      word(
        "what is", "what are", "what was", "what were", "which is", "which are", "which was", "which were",
        "who is", "who are", "who was", "who were", at: start),
    ]
    // "who is mentioned" is a question, "who are the speakers of X" a list.
    var starts = [start] + leads.compactMap(\.self)
    // "tell me who wrote X", "list what X directed"
    if let next = leads[0], let end = word("what is", "what are", "who is", "who are", at: next) {
      starts.append(end)
    }
    return starts
  }

  func lists(at position: Int) -> [Alternative<Reading>] {
    asked(at: word("which", "what", at: position) ?? position).flatMap { subject -> [Alternative<Reading>] in
      let reading = subject.map { Reading(subject: $0) }
      // "which talks are there"
      guard let end = word("are there", "is there", "exist", "exists", at: subject.end) else {
        return [reading]
      }
      return [reading, Alternative(value: reading.value, end: end, cost: reading.cost)]
    }
  }

  /// `("first"|"top") INT np tail`, where the tail says in which order: then they are not the earliest.
  func firstOfOrder(at position: Int) -> [Alternative<Reading>] {
    guard let next = word("first", "top", at: position), let count = number(at: next) else { return [] }
    return nounPhrases(at: count.end, kinds: nil).flatMap { subject in
      withTail(
        Alternative(
          value: Reading(subject: subject.value, limit: count.value), end: subject.end, cost: subject.cost - 1
        ))
    }.filter { $0.value.sortKey != nil }
  }

  /// A noun phrase with, as in a question, a verb phrase or a clause behind it.
  func asked(at position: Int) -> [Alternative<NounPhrase>] {
    var found: [Alternative<NounPhrase>] = []
    for subject in nounPhrases(at: position, kinds: nil) {
      found.append(subject)
      guard subject.value.noun != nil else { continue }
      found += questions(subject)
    }
    // "what did Tim Hockin talk about": of any kind.
    let anything = NounPhrase(kinds: lexicon.kinds)
    if position > 0, tokens[position - 1].folded == "what" {
      let subject = Alternative(value: anything, end: position, cost: 0)
      found += clauses(subject)
      found += inverted(at: position, kinds: lexicon.kinds).compactMap { constrained(subject, by: $0) }
      found += happenings(at: position)
    }
    // "who does Lin Sun work for"
    if let next = word("who", "whom", at: position) {
      found += clauses(Alternative(value: anything, end: next, cost: Cost.question))
    }
    return found
  }

  /// "(what) is on in the auditorium on Thursday": of what happens, the kind that is talked about.
  private func happenings(at position: Int) -> [Alternative<NounPhrase>] {
    guard
      let next = word(
        "is on", "was on", "is happening", "was happening", "happens", "happened", "is", "was", at: position)
    else { return [] }
    return lexicon.kinds.sorted().filter(lexicon.isProgramme).flatMap { kind in
      withModifiers(Alternative(value: lexicon.anything([kind]), end: next, cost: Cost.question))
    }.filter { $0.end > next }
  }

  func questions(_ subject: Alternative<NounPhrase>) -> [Alternative<NounPhrase>] {
    if isAtEnd(subject.end), !keepsChart { return [] }
    // "which talks are in Janson on Sunday": what follows "are" is said of the talks.
    let isBeing = word("is", "are", "was", "were", at: subject.end) != nil
    let verbs = verbPhrases(at: subject.end, kinds: subject.value.kinds).flatMap {
      phrase -> [Alternative<NounPhrase>] in
      guard let own = resolved(phrase.value, for: subject.value.noun),
        let asked = constrained(subject, by: phrase.map({ _ in own }))
      else { return [] }
      let whole = Alternative(value: asked.value, end: asked.end, cost: asked.cost + Cost.question)
      return isBeing ? withModifiers(whole) : [whole]
    }
    // "who acted in Apollo 13 other than Tom Hanks"
    let others = verbs.flatMap { asked in
      besides(at: asked.end, kinds: asked.value.kinds).compactMap { constrained(asked, by: $0) }
    }
    let clauses = clauses(subject)
    return verbs + others + clauses + (verbs + clauses).flatMap(rankedByVerb)
  }

  /// `("is"|"was"|"has") nps (prep | "been" prep | participle "by")`: "which movies is Tom Hanks in"
  func inversions(_ subject: Alternative<NounPhrase>) -> [Alternative<NounPhrase>] {
    var found: [Alternative<NounPhrase>] = []
    for (words, tense, isPerfect) in [
      ("is" as Keyword, LinkCondition.Tense.present, false), ("are", .present, false), ("was", .past, false),
      ("were", .past, false), ("has", .past, true), ("have", .past, true),
    ] {
      guard let next = word(words, at: subject.end) else { continue }
      for other in objects(at: next, kinds: lexicon.kinds) {
        guard let place = isPerfect ? word("been", at: other.end) : other.end else { continue }
        found += strandedPrepositions(
          other, at: place, kinds: subject.value.kinds, start: next, tense: tense
        ).flatMap { constrained(subject, by: $0).map(withModifiers) ?? [] }
        // "who was it written by"
        for verb in verbs(at: place)
        where verb.entry.form == .participle && !verb.entry.isImplied && verb.entry.change == nil {
          let link = verb.entry.link
          let fitting = link.sources.intersection(subject.value.kinds)
          guard !isPerfect, let end = word("by", at: verb.end), !fitting.isEmpty,
            other.value.canAll(do: link.reversed)
          else { continue }
          let condition = LinkCondition(
            link: link, wording: .verb(verb.entry.forms), objects: other.value, tense: .past,
            range: range(next, end))
          let agent = Alternative(
            value: Modifier(condition: .link(condition), kinds: fitting), end: end, cost: other.cost)
          found += [constrained(subject, by: agent)].compactMap(\.self)
        }
      }
    }
    return found
  }

  /// The noun phrase with what is said of it, or nil if it cannot be said of it.
  func constrained(
    _ subject: Alternative<NounPhrase>, by modifier: Alternative<Modifier>
  ) -> Alternative<NounPhrase>? {
    let spread = Modifier(condition: spread(modifier.value.condition), kinds: modifier.value.kinds)
    return subject.value.constrained(by: spread).map {
      Alternative(value: $0, end: modifier.end, cost: subject.cost + modifier.cost)
    }
  }

  /// `"path from" name "to" name | "how is" name "connected to" name`
  func paths(at position: Int) -> [Alternative<Reading>] {
    var found: [Alternative<Reading>] = []
    for (opening, middle) in [
      ("path from" as Keyword, ["to"] as [Keyword]), ("the path from", ["to"]),
      ("shortest path from", ["to"]),
      ("how is", ["connected to", "connected with", "related to", "linked to"]),
      ("connection between", ["and"]), ("path between", ["and"]), ("the path between", ["and"]),
      ("shortest path between", ["and"]), ("the shortest path between", ["and"]),
      ("the shortest path from", ["to"]),
      ("how are", ["and"]),
    ] {
      guard let next = word(opening, at: position) else { continue }
      for first in nameMentions(at: next) {
        for words in middle {
          guard let then = word(words, at: first.end) else { continue }
          for second in nameMentions(at: then) {
            let subject = NounPhrase(kinds: KindSet(first.value.nodes.map(\.kind)), name: first.value)
            let end = word("connected", "related", "linked", at: second.end) ?? second.end
            found.append(
              Alternative(
                value: Reading(form: .path(from: first.value, to: second.value), subject: subject), end: end,
                cost: first.cost + second.cost))
          }
        }
        expect(.word(middle[0].description), at: first.end)
      }
      expect(.name(lexicon.kinds), at: next)
    }
    return found
  }

  /// "when was KubeCon NA 2023", "where is it", "when did Liz Rice speak", "where does Liz Rice work"
  func places(at position: Int) -> [Alternative<Reading>] {
    var found: [Alternative<Reading>] = []
    for (question, isWanted) in [
      ("when" as Keyword, \Attribute.isBeginning), ("what time", \.isBeginning), ("where", \.isPlace),
    ] {
      guard let next = word(question, at: position) else { continue }
      if let name = word("is", "was", "are", "were", at: next) {
        for subject in nounPhrases(at: name, kinds: nil) {
          guard let reading = attributeReading(of: subject.value, { $0[keyPath: isWanted] }) else { continue }
          found.append(Alternative(value: reading, end: subject.end, cost: subject.cost))
        }
      }
    }
    found += whensAndWheres(at: position) + whens(at: position)
    let timeWords = word(
      "when", "what day", "which day", "what date", "which date", "what year", at: position)
    if let next = timeWords, let auxiliary = word("did", "does", "do", at: next) {
      let happenings = lexicon.datedKinds
      for clause in givenObjects(at: auxiliary, kinds: happenings) {
        guard
          let reading = attributeReading(of: clause.value, \.isBeginning)
        else { continue }
        found.append(
          Alternative(value: reading, end: word("on", "in", at: clause.end) ?? clause.end, cost: clause.cost))
      }
    }
    if let next = word("where", at: position), let auxiliary = word("did", "does", "do", at: next) {
      let tense: LinkCondition.Tense = word("did", at: next) == nil ? .present : .past
      found += wheres(at: auxiliary, tense: tense).map { $0.map { Reading(subject: $0) } }
    }
    return found
  }

  /// "when and where is X"
  private func whensAndWheres(at position: Int) -> [Alternative<Reading>] {
    guard let next = word("when and where", "where and when", at: position),
      let start = word("is", "was", "are", "were", "did", "does", at: next)
    else { return [] }
    return nounPhrases(at: start, kinds: nil).flatMap { subject in
      subject.value.kinds.sorted().compactMap { kind -> Alternative<Reading>? in
        let attributes = lexicon.attributes(of: kind)
        guard
          let when = attributes.first(where: \.isBeginning),
          let place = attributes.first(where: \.isPlace),
          let reading = attributeReading([when.singular, place.singular], subject.value)
        else { return nil }
        return Alternative(value: reading, end: subject.end, cost: subject.cost)
      }
    }
  }

  /// `("when"|"what year") ("was"|"is") np [WORD]`: "when was Tom Hanks born", by an attribute that says when.
  func whens(at position: Int) -> [Alternative<Reading>] {
    guard
      let next = word(
        "when", "what year", "which year", "what date", "which date", at: position),
      let start = word("is", "was", "are", "were", "did", at: next)
    else { return [] }
    var found: [Alternative<Reading>] = []
    for subject in nounPhrases(at: start, kinds: nil) {
      for kind in subject.value.kinds.sorted() {
        for attribute in lexicon.attributes(of: kind) where attribute.edge == nil {
          let type = valueType(of: attribute, kind: kind)
          guard type == .number || type == .date, let own = attribute.preposition,
            let end = word(of: own, at: subject.end),
            let reading = attributeReading([attribute.singular], subject.value)
          else { continue }
          found.append(Alternative(value: reading, end: word("in", at: end) ?? end, cost: subject.cost))
        }
        if let attribute = timeAttribute(of: kind),
          let reading = attributeReading([attribute.singular], subject.value)
        {
          found.append(Alternative(value: reading, end: subject.end, cost: subject.cost + Cost.attributeTime))
        }
      }
    }
    return found
  }

  func attributeReading(of subject: NounPhrase, _ isWanted: (Attribute) -> Bool) -> Reading? {
    for kind in subject.kinds.sorted() {
      guard let attribute = lexicon.vocabulary.kind(named: kind)?.attributes.first(where: isWanted) else {
        continue
      }
      return attributeReading([attribute.singular], subject)
    }
    return nil
  }

  /// `count = ("how many"|"number of"|"count") np …`
  func counts(at position: Int) -> [Alternative<Reading>] {
    let start = word("the", at: position) ?? position
    guard let next = word("how many", "number of", "total number of", "count of", "count", at: start) else {
      return []
    }
    let subjects = asked(at: next)
    // "how many talks are there by Liz Rice"
    let there = subjects.flatMap { subject -> [Alternative<NounPhrase>] in
      if let end = word(
        "are", "exist", "do we have", "do you have", "are known", "are listed", at: subject.end),
        isAtEnd(mark("?", at: end) ?? end)
      {
        return [Alternative(value: subject.value, end: end, cost: subject.cost)]
      }
      guard let end = word("are there", "is there", "were there", at: subject.end) else { return [] }
      return withModifiers(Alternative(value: subject.value, end: end, cost: subject.cost))
    }
    return (subjects + there).map { subject in
      subject.map { Reading(form: .count, subject: $0) }
    } + countsForEach(at: next) + linkCounts(at: next)
      + linkValues(at: next).compactMap { values in
        guard case .linkValues(let attribute, let link, let isList, _) = values.value.form else { return nil }
        return values.map {
          var reading = $0
          reading.form = .linkValues(attribute, link, isList: isList, isCounted: true)
          return reading
        }
      } + countsOfGroups(at: next)
  }

  /// `exists = ("is there"|"are there"|"does"|"did"|"has"|"have") …`
  func existences(at position: Int) -> [Alternative<Reading>] {
    var found: [Alternative<Reading>] = []
    if let next = word("is there", "are there", "were there", "was there", at: position) {
      found += nounPhrases(at: next, kinds: nil).map { $0.map { Reading(form: .exists, subject: $0) } }
    }
    for auxiliary in auxiliaries(at: position) where auxiliary.end > position {
      for subject in nounPhrases(at: auxiliary.end, kinds: nil) {
        var behind = auxiliary
        behind.end = word("ever", "also", "already", "both", at: subject.end) ?? subject.end
        // "does The Matrix have a tagline"
        if behind.forms == [.base], let end = word("have", at: behind.end) {
          behind = Auxiliary(tense: behind.tense, forms: [], isHaving: true, end: end)
        }
        found += predicates(behind: behind, kinds: subject.value.kinds).compactMap { phrase in
          constrained(subject, by: phrase)?.map { Reading(form: .exists, subject: $0) }
        }
        expect(.verb(subject.value.kinds), at: subject.end)
      }
    }
    return found
  }
}

extension Attribute {
  /// Whether it says when what has it begins.
  var isBeginning: Bool { relation == nil && property == "since" }

  /// Whether its values are places: the word before them says so.
  var isPlace: Bool { ["in", "at", "on", "near"].contains(preposition) }
}

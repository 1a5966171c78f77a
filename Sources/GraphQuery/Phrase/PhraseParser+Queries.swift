import GraphModel

/// Whole queries: lists, counts, questions, attributes, and what may stand at the end.
extension PhraseParser {
  /// All readings of the whole phrase, the best first.
  func readings() -> [Alternative<Reading>] {
    var found = paths(at: 0)
    for start in afterLead(0) {
      found += counts(at: start) + places(at: start) + existences(at: start) + attributeQueries(at: start)
      found += aggregates(at: start) + lists(at: start) + firstOfOrder(at: afterDeterminers(start))
    }
    found = found.flatMap(withTail)
    let complete = found.filter { isAtEnd(mark("?", at: $0.end) ?? $0.end) }
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
      found += inverted(at: position, kinds: lexicon.kinds).map { constrained(subject, by: $0) }
    }
    // "who does Lin Sun work for"
    if let next = word("who", "whom", at: position) {
      found += clauses(Alternative(value: anything, end: next, cost: Cost.question))
    }
    return found
  }

  func questions(_ subject: Alternative<NounPhrase>) -> [Alternative<NounPhrase>] {
    let verbs = verbPhrases(at: subject.end, kinds: subject.value.kinds).map { phrase in
      let asked = constrained(subject, by: phrase)
      return Alternative(value: asked.value, end: asked.end, cost: asked.cost + Cost.question)
    }
    // "who acted in Apollo 13 other than Tom Hanks"
    let others = verbs.flatMap { asked in
      besides(at: asked.end, kinds: asked.value.kinds).map { constrained(asked, by: $0) }
    }
    return verbs + others + clauses(subject)
  }

  /// `aux nps verb [prep] {post}`
  func clauses(_ subject: Alternative<NounPhrase>) -> [Alternative<NounPhrase>] {
    var found: [Alternative<NounPhrase>] = []
    for (words, tense) in [("do", LinkCondition.Tense.present), ("does", .present), ("did", .past)] {
      guard let next = word(words, at: subject.end) else { continue }
      found += inverted(at: next, kinds: subject.value.kinds, forms: [.base], tense: tense).flatMap {
        withModifiers(constrained(subject, by: $0))
      }
    }
    for words in ["has", "have"] {
      guard let next = word(words, at: subject.end) else { continue }
      found += inverted(at: next, kinds: subject.value.kinds, forms: [.participle], tense: .past).flatMap {
        withModifiers(constrained(subject, by: $0))
      }
    }
    return found + inversions(subject)
  }

  /// `("is"|"was"|"has") nps (prep | "been" prep | participle "by")`: "which movies is Tom Hanks in"
  func inversions(_ subject: Alternative<NounPhrase>) -> [Alternative<NounPhrase>] {
    var found: [Alternative<NounPhrase>] = []
    for (words, tense) in [
      ("is", LinkCondition.Tense.present), ("are", .present), ("was", .past), ("were", .past), ("has", .past),
      ("have", .past),
    ] {
      guard let next = word(words, at: subject.end) else { continue }
      for other in objects(at: next, kinds: lexicon.kinds) {
        let isPerfect = words.hasPrefix("ha")
        guard let place = isPerfect ? word("been", at: other.end) : other.end else { continue }
        found += strandedPrepositions(
          other, at: place, kinds: subject.value.kinds, start: next, tense: tense
        ).flatMap { withModifiers(constrained(subject, by: $0)) }
        // "who was it written by"
        for verb in lexicon.verbs.matches(tokens, at: place)
        where verb.entry.form == .participle && !verb.entry.isImplied && verb.entry.change == nil {
          let link = verb.entry.link
          let fitting = link.sources.intersection(subject.value.kinds)
          guard !isPerfect, let end = word("by", at: verb.end), !fitting.isEmpty,
            other.value.canAll(do: link.reversed)
          else { continue }
          let condition = LinkCondition(
            link: link, wording: .verb(verb.entry.forms), objects: other.value, tense: .past,
            range: range(next, end))
          found.append(
            constrained(
              subject,
              by: Alternative(
                value: Modifier(condition: .link(condition), kinds: fitting), end: end, cost: other.cost)))
        }
      }
    }
    return found
  }

  func constrained(
    _ subject: Alternative<NounPhrase>, by modifier: Alternative<Modifier>
  ) -> Alternative<NounPhrase> {
    Alternative(
      value: subject.value.constrained(by: modifier.value) ?? subject.value, end: modifier.end,
      cost: subject.cost + modifier.cost)
  }

  /// `"path from" name "to" name | "how is" name "connected to" name`
  func paths(at position: Int) -> [Alternative<Reading>] {
    var found: [Alternative<Reading>] = []
    for (opening, middle) in [
      ("path from", ["to"]), ("the path from", ["to"]), ("shortest path from", ["to"]),
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
            let subject = NounPhrase(kinds: Set(first.value.nodes.map(\.kind)), name: first.value)
            let end = word("connected", "related", "linked", at: second.end) ?? second.end
            found.append(
              Alternative(
                value: Reading(form: .path(from: first.value, to: second.value), subject: subject), end: end,
                cost: first.cost + second.cost))
          }
        }
        expect(.word(middle[0]), at: first.end)
      }
      expect(.name(lexicon.kinds), at: next)
    }
    return found
  }

  /// What stands before the name of a place.
  static let placeWords: Set<String> = ["in", "at", "on", "near"]

  /// "when was KubeCon NA 2023", "where is it", "when did Liz Rice speak", "where does Liz Rice work"
  func places(at position: Int) -> [Alternative<Reading>] {
    var found: [Alternative<Reading>] = []
    for (question, isWanted) in [
      ("when", { (attribute: Attribute) in attribute.property == "since" && attribute.relation == nil }),
      ("where", { (attribute: Attribute) in PhraseParser.placeWords.contains(attribute.preposition ?? "") }),
    ] {
      guard let next = word(question, at: position) else { continue }
      if let name = word("is", "was", "are", "were", at: next) {
        for subject in nounPhrases(at: name, kinds: nil) {
          guard let reading = attributeReading(of: subject.value, isWanted) else { continue }
          found.append(Alternative(value: reading, end: subject.end, cost: subject.cost))
        }
      }
    }
    found += whens(at: position)
    let timeWords = word(
      "when", "what day", "which day", "what date", "which date", "what year", at: position)
    if let next = timeWords, let auxiliary = word("did", "does", "do", at: next) {
      let happenings = lexicon.datedKinds
      for clause in givenObjects(at: auxiliary, kinds: happenings) {
        guard
          let reading = attributeReading(of: clause.value, { $0.property == "since" && $0.relation == nil })
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

  /// `("when"|"what year") ("was"|"is") np [WORD]`: "when was Tom Hanks born", by an attribute that says when.
  func whens(at position: Int) -> [Alternative<Reading>] {
    guard
      let next = word("when", "what year", "which year", "what date", "which date", at: position),
      let start = word("is", "was", "are", "were", at: next)
    else { return [] }
    var found: [Alternative<Reading>] = []
    for subject in nounPhrases(at: start, kinds: nil) {
      for kind in subject.value.kinds.sorted() {
        for attribute in lexicon.attributes(of: kind) where attribute.edge == nil {
          let type = valueType(of: attribute, kind: kind)
          guard type == .number || type == .date, let own = attribute.preposition,
            let end = word(own, at: subject.end),
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
    }
  }

  /// `exists = ("is there"|"are there"|"does"|"did"|"has"|"have") …`
  func existences(at position: Int) -> [Alternative<Reading>] {
    var found: [Alternative<Reading>] = []
    if let next = word("is there", "are there", "were there", "was there", at: position) {
      found += nounPhrases(at: next, kinds: nil).map { $0.map { Reading(form: .exists, subject: $0) } }
    }
    for (words, tense, forms) in [
      ("does", LinkCondition.Tense.present, Set<Lexicon.VerbEntry.Form>([.base])), ("do", .present, [.base]),
      ("did", .past, [.base]), ("has", .past, [.participle]), ("have", .past, [.participle]),
    ] {
      guard let next = word(words, at: position) else { continue }
      for subject in nounPhrases(at: next, kinds: nil) {
        for verb in lexicon.verbs.matches(tokens, at: subject.end) where forms.contains(verb.entry.form) {
          guard !verb.entry.link.sources.isDisjoint(with: subject.value.kinds) else {
            addMismatch(verb.entry.link, subject.value.kinds, subject.end, verb.end)
            continue
          }
          found += verbObjects(
            verb.entry, kinds: subject.value.kinds, start: subject.end, at: verb.end, tense: tense
          ).map { phrase in
            constrained(subject, by: phrase).map { Reading(form: .exists, subject: $0) }
          }
        }
        expect(.verb(subject.value.kinds), at: subject.end)
      }
    }
    for (words, tense) in [
      ("is", LinkCondition.Tense.present), ("are", .present), ("was", .past), ("were", .past),
    ] {
      guard let next = word(words, at: position) else { continue }
      for subject in nounPhrases(at: next, kinds: nil) {
        if subject.value.name != nil {
          found += nominals(at: subject.end, kinds: subject.value.kinds).map { phrase in
            constrained(subject, by: phrase).map { Reading(form: .exists, subject: $0) }
          }
        }
        found += prepositional(at: subject.end, kinds: subject.value.kinds, tense: tense).map { phrase in
          constrained(subject, by: phrase).map { Reading(form: .exists, subject: $0) }
        }
      }
    }
    return found
  }

}

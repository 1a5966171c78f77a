import GraphModel

/// Numbers of things for each of others: "how many movies did each director direct", "the year with the most talks".
extension PhraseParser {
  // MARK: Each

  /// `nouns ["that"] [aux] "each" np (verb [prep] | "have")`, behind "how many"
  func countsForEach(at position: Int) -> [Alternative<Reading>] {
    guard tokens[position...].contains(where: { $0.folded == "each" || $0.folded == "every" }) else {
      return []
    }
    var found: [Alternative<Reading>] = []
    for subject in nounPhrases(at: position, kinds: nil) where subject.value.noun != nil {
      let start = word("that", "which", at: subject.end) ?? subject.end
      found += prepositionsToEach(behind: subject)
      for auxiliary in auxiliaries(at: start) where !auxiliary.isNegated {
        guard let next = word("each", "every", at: auxiliary.end) else { continue }
        for group in nounPhrases(at: word("of the", at: next) ?? next, kinds: nil)
        where group.value.noun != nil && group.value.name == nil && group.value.rank == nil {
          let forms: Lexicon.VerbEntry.Form =
            auxiliary.end == start ? [.base, .thirdPerson, .past] : auxiliary.forms
          found += grouped(
            subject, by: group, forms: forms, tense: auxiliary.end == start ? nil : auxiliary.tense)
        }
      }
    }
    return found
  }

  /// `prep "each" np`: "films produced by each producer"
  private func prepositionsToEach(behind subject: Alternative<NounPhrase>) -> [Alternative<Reading>] {
    prepositions(at: subject.end).flatMap { match -> [Alternative<Reading>] in
      let sources = match.entry.sources.intersection(subject.value.kinds)
      guard !sources.isEmpty, let next = word("each", "every", at: match.end) else { return [] }
      return nounPhrases(at: next, kinds: match.entry.targets(from: sources)).compactMap { group in
        guard group.value.noun != nil, group.value.rank == nil else { return nil }
        let link = LinkCondition(
          link: match.entry, wording: .preposition(match.entry.words), objects: .one(group.value),
          range: range(subject.end, group.end))
        var counted = subject.value
        counted.kinds = sources
        return Alternative(
          value: Reading(form: .count, subject: counted, grouping: .each(link)), end: group.end,
          cost: subject.cost + group.cost)
      }
    }
  }

  /// What is counted, and the verb that links it to what it is counted for.
  private func grouped(
    _ subject: Alternative<NounPhrase>, by group: Alternative<NounPhrase>,
    forms: Lexicon.VerbEntry.Form, tense: LinkCondition.Tense?
  ) -> [Alternative<Reading>] {
    var found: [Alternative<Reading>] = []
    func add(_ grouping: Reading.Grouping, _ kinds: KindSet, _ end: Int, cost: Int) {
      var counted = subject.value
      counted.kinds = kinds
      let reading = Reading(form: .count, subject: counted, grouping: grouping)
      found.append(Alternative(value: reading, end: end, cost: subject.cost + group.cost + cost))
    }
    for verb in verbs(at: group.end)
    where forms.contains(verb.entry.form) && Objects.one(group.value).canAll(do: verb.entry.link)
      && !verb.entry.isImplied
    {
      let isPast = verb.entry.form == .past || verb.entry.form == .participle
      for clause in invertedObjects(
        verb.entry, .one(group.value), group.value.kinds, kinds: subject.value.kinds, start: subject.end,
        at: verb.end, tense: tense ?? (isPast ? .past : .present))
      {
        guard case .link(let link) = clause.value.condition else { continue }
        add(.each(link), clause.value.kinds, clause.end, cost: clause.cost)
      }
    }
    if let end = word("have", "has", "had", at: group.end) {
      for (link, sources) in links(between: subject.value.kinds, and: group.value, of: subject.value.noun) {
        add(grouping(link, group.value), sources, end, cost: 0)
      }
    }
    return found
  }

  /// The grouping by a noun phrase: by its noun, if it says no more.
  func grouping(_ link: Lexicon.LinkEntry, _ group: NounPhrase) -> Reading.Grouping {
    if let noun = group.noun, group.conditions.isEmpty { return .kind(link, noun) }
    return .each(
      LinkCondition(link: link, wording: .grouping, objects: .one(group), range: .synthesized))
  }

  /// `"for each" np [","] lead count [pronoun verb]`, `"for each" np [","] lead nouns`
  func countsBehindEach(at position: Int) -> [Alternative<Reading>] {
    guard let next = word("for each", "for every", "per", at: position) else { return [] }
    var found: [Alternative<Reading>] = []
    for group in groupWords(at: next) {
      for start in afterLead(mark(",", at: group.end) ?? group.end) {
        found += counts(at: start).flatMap { count -> [Alternative<Reading>] in
          guard count.value.form == .count, count.value.grouping == nil else { return [] }
          return groupings(named: String(group.value), kinds: count.value.subject.kinds).map { grouping in
            var reading = count.value
            reading.grouping = grouping
            // "for each year, how many films were released"
            let end = afterAttributeWord(of: reading.subject.kinds, at: count.end)
            return Alternative(value: reading, end: end, cost: count.cost)
          }
        }
      }
    }
    for group in nounPhrases(at: word("of the", at: next) ?? next, kinds: nil)
    where group.value.noun != nil && group.value.name == nil {
      let comma = mark(",", at: group.end) ?? group.end
      for start in afterLead(comma) {
        let determined = afterDeterminers(start)
        if let count = word("how many", "number of", "count", at: determined) {
          for subject in nounPhrases(at: count, kinds: nil) where subject.value.noun != nil {
            found += counted(subject, for: group)
          }
        } else {
          let items = word("their", "its", "all its", "all their", at: determined) ?? determined
          found += companions(at: items, of: group.value).map { list in
            Alternative(
              value: Reading(subject: group.value, companions: list.value), end: list.end, cost: group.cost)
          }
        }
      }
    }
    return found
  }

  /// What is counted for a group that was named before: by a clause about "they", or by what links the two.
  private func counted(
    _ subject: Alternative<NounPhrase>, for group: Alternative<NounPhrase>
  ) -> [Alternative<Reading>] {
    var found: [Alternative<Reading>] = []
    for clause in pronounClauses(at: subject.end, of: group.value, kinds: subject.value.kinds) {
      var value = subject.value
      value.kinds = clause.value.kinds
      guard case .link(let link) = clause.value.condition else { continue }
      found.append(
        Alternative(
          value: Reading(form: .count, subject: value, grouping: .each(link)), end: clause.end,
          cost: subject.cost + group.cost + clause.cost))
    }
    let end =
      word("does it have", "do they have", "it has", "they have", "are there", "there are", at: subject.end)
      ?? subject.end
    for (link, sources) in links(between: subject.value.kinds, and: group.value, of: subject.value.noun) {
      var value = subject.value
      value.kinds = sources
      let reading = Reading(form: .count, subject: value, grouping: grouping(link, group.value))
      found.append(Alternative(value: reading, end: end, cost: subject.cost + group.cost))
    }
    return found
  }

  /// `["that"] [aux] ("they"|"he"|"she"|"it") verb [prep]`, where the pronoun stands for a noun phrase before it.
  func pronounClauses(
    at position: Int, of subject: NounPhrase, kinds: KindSet
  ) -> [Alternative<Modifier>] {
    let start = word("that", "which", at: position) ?? position
    var found: [Alternative<Modifier>] = []
    for auxiliary in auxiliaries(at: start) where !auxiliary.isNegated {
      guard let pronoun = word("they", "he", "she", "it", at: auxiliary.end) else { continue }
      let later =
        auxiliary.end > start ? [auxiliary] : auxiliaries(at: pronoun).filter { !$0.isNegated }
      for auxiliary in later {
        let verbAt = max(auxiliary.end, pronoun)
        for verb in verbs(at: verbAt)
        where auxiliary.forms.contains(verb.entry.form) && !verb.entry.isImplied
          && Objects.one(subject).canAll(do: verb.entry.link)
        {
          found += invertedObjects(
            verb.entry, .one(subject), subject.kinds, kinds: kinds, start: position, at: verb.end,
            tense: auxiliary.tense)
        }
      }
    }
    return PhraseParser.best(found)
  }

  // MARK: Averages of numbers

  /// `("average"|"mean") "number of" nouns "per" …`: of how many there are for each.
  func averageNumbers(at position: Int) -> [Alternative<Reading>] {
    let start = afterDeterminers(position)
    var found: [Alternative<Reading>] = []
    if let next = word("average number of", "mean number of", "average count of", at: start) {
      let subjects = nounPhrases(at: next, kinds: nil).map { $0.map { Reading(form: .count, subject: $0) } }
      found += averaged(subjects.flatMap(singleTails) + countsForEach(at: next))
    }
    // "on average, how many actors does each movie have"
    if let next = word("on average", at: position) {
      for lead in afterLead(mark(",", at: next) ?? next) {
        found += averaged(counts(at: lead).flatMap(withTail) + countsBehindEach(at: lead))
      }
    }
    return found
  }

  private func averaged(_ readings: [Alternative<Reading>]) -> [Alternative<Reading>] {
    readings.compactMap { reading in
      guard reading.value.form == .count, reading.value.grouping != nil else { return nil }
      return reading.map { reading in
        var reading = reading
        reading.form = .averageNumber
        return reading
      }
    }
  }

  // MARK: The group with the most

  /// `group ["with"|"had"|"that had"] ("the most"|quant) nouns`, where the group is a time or an attribute.
  func rankedGroups(at position: Int) -> [Alternative<Reading>] {
    let start = afterDeterminers(word("which", "what", at: position) ?? position)
    var found: [Alternative<Reading>] = []
    if let next = word("most common", "most frequent", "most popular", "least common", at: start) {
      let isLeast = word("least common", at: start) != nil
      for group in groupWords(at: next) {
        guard let of = word("of", "among", "for", "amongst", at: group.end) else { continue }
        for subject in nounPhrases(at: of, kinds: nil) where subject.value.noun != nil {
          found += ranked(subject, by: group, .most(isLeast: isLeast))
        }
      }
    }
    for group in groupWords(at: start) {
      found += valuesOf(group)
      if let shared = word("are shared by", "is shared by", "shared by", "do", at: group.end) {
        for quantity in saidQuantities(at: shared) {
          found += counted(at: quantity.end, by: group, .number(quantity.value))
        }
      }
      let relative = word("that", "which", "there", "do", "did", at: group.end) ?? group.end
      let be = word("with", "had", "has", "have", "saw", "were", "was", "are", "is", at: relative) ?? relative
      guard be > relative || relative > group.end else { continue }
      let there = word("there", at: be) ?? be
      for (end, isLeast) in superlativeWords(at: there) {
        found += counted(at: end, by: group, .most(isLeast: isLeast))
      }
      for quantity in saidQuantities(at: there) {
        found += counted(at: quantity.end, by: group, .number(quantity.value))
      }
    }
    return found
  }

  /// `group "were" nouns attr ["in"]`: "which years were films with X released in"
  private func valuesOf(_ group: Alternative<Substring>) -> [Alternative<Reading>] {
    guard let be = word("were", "was", "are", "did", at: group.end) else { return [] }
    return nounPhrases(at: be, kinds: nil).filter { $0.value.noun != nil }.flatMap { subject in
      groupings(named: String(group.value), kinds: subject.value.kinds).compactMap { grouping in
        guard case .attribute(let attribute) = grouping else { return nil }
        let end = afterAttributeWord(of: subject.value.kinds, at: subject.end)
        guard end > subject.end else { return nil }
        return Alternative(
          value: Reading(form: .attributes([attribute]), subject: subject.value),
          end: word("in", "on", at: end) ?? end, cost: subject.cost)
      }
    }
  }

  /// `groups ("of"|"were") nouns`, behind "how many": "how many different years were movies released in"
  func countsOfGroups(at position: Int) -> [Alternative<Reading>] {
    groupWords(at: position).flatMap { group -> [Alternative<Reading>] in
      guard let next = word("of", "among", "for", "were", "are", "do", "did", "have", at: group.end) else {
        return []
      }
      return nounPhrases(at: next, kinds: nil).filter { $0.value.noun != nil }.flatMap { subject in
        ranked(subject, by: group, .most(isLeast: false)).map { reading in
          reading.map { reading in
            var reading = reading
            reading.groupChoice = nil
            reading.form = .groupCount
            return reading
          }
        }
      }
    }
  }

  private func counted(
    at position: Int, by group: Alternative<Substring>, _ choice: Reading.GroupChoice
  ) -> [Alternative<Reading>] {
    nounPhrases(at: position, kinds: nil).filter { $0.value.noun != nil }.flatMap { subject in
      ranked(subject, by: group, choice)
    }
  }

  private func ranked(
    _ subject: Alternative<NounPhrase>, by group: Alternative<Substring>, _ choice: Reading.GroupChoice
  ) -> [Alternative<Reading>] {
    groupings(named: String(group.value), kinds: subject.value.kinds).map { grouping in
      // "in which year were the most movies released": the word adds nothing, and the preposition came from the front.
      var end = afterAttributeWord(of: subject.value.kinds, at: subject.end)
      end = word("in", "on", at: end) ?? end
      return Alternative(
        value: Reading(
          form: .count, subject: subject.value, grouping: grouping, groupChoice: choice), end: end,
        cost: subject.cost)
    }
  }

  /// The position behind "were released", where the word is an attribute's own and adds nothing.
  private func afterAttributeWord(of kinds: KindSet, at position: Int) -> Int {
    let be = word("were", "was", "are", at: position) ?? position
    let words = Set(kinds.flatMap { lexicon.attributes(of: $0).compactMap(\.preposition) })
    return words.lazy.compactMap { self.word(of: $0, at: be) }.first ?? position
  }

  /// Words that things can be counted by: units of time, and attributes.
  private func groupWords(at position: Int) -> [Alternative<Substring>] {
    var found: [Alternative<Substring>] = []
    for unit in ["year", "month", "day", "decade"] {
      for word in [unit, unit + "s"] {
        if let end = self.word(of: word, at: position) {
          found.append(Alternative(value: unit[...], end: end, cost: 0))
        }
      }
    }
    for match in attributes(at: position) {
      found.append(Alternative(value: match.entry.attribute.singular[...], end: match.end, cost: 0))
    }
    return PhraseParser.best(found)
  }

  private func groupings(named word: String, kinds: KindSet) -> [Reading.Grouping] {
    let isDated = !kinds.filter(isDated).isEmpty
    let attribute = kinds.lazy.compactMap { kind in
      self.lexicon.attributes(of: kind).first { $0.singular == word }
    }.first
    switch word {
    case "year" where isDated: return [.year]
    case "month" where isDated: return [.month]
    case "day" where isDated: return [.day]
    case "decade": return decades(of: kinds)
    default: break
    }
    if let attribute { return [.attribute(attribute)] }
    guard word == "year", let time = kinds.sorted().lazy.compactMap(timeAttribute).first else { return [] }
    return [.attribute(time)]
  }

  /// The grouping by decades, where nodes of the kinds are of some year.
  func decades(of kinds: KindSet) -> [Reading.Grouping] {
    if !kinds.filter(isDated).isEmpty { return [.decade(nil)] }
    for kind in kinds.sorted() {
      guard let attribute = timeAttribute(of: kind), valueType(of: attribute, kind: kind) == .number else {
        continue
      }
      return [.decade(attribute)]
    }
    return []
  }
}

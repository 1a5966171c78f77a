import GraphModel

/// Questions about links themselves: "what rating did Ann give Salt Roads", "how many reviews has Ann written".
extension PhraseParser {
  // MARK: What a link says

  /// `("what"|"which") attr aux np verb [[prep] np]`, `attr ["that"] np verb [[prep] np]`, `np "'s" attr prep np`
  func linkValues(at position: Int) -> [Alternative<Reading>] {
    let start = afterDeterminers(word("what", "which", at: position) ?? position)
    var found: [Alternative<Reading>] = []
    for match in sayings(at: start) {
      let relative = word("that", "which", at: match.end) ?? match.end
      for auxiliary in auxiliaries(at: relative) where !auxiliary.isNegated && !auxiliary.isBeing {
        let forms: Lexicon.VerbEntry.Form =
          auxiliary.end == relative ? [.base, .thirdPerson, .past] : auxiliary.forms
        for subject in nounPhrases(at: auxiliary.end, kinds: [match.entry.kind]) {
          var ends = verbs(saying: match.entry.attribute, of: subject.value, at: subject.end, forms: forms)
          if let perfect = word("has", "have", "had", at: subject.end) {
            ends += verbs(
              saying: match.entry.attribute, of: subject.value, at: perfect, forms: .participle)
          }
          for verb in ends {
            found += linkValues(match.entry, of: subject, objectAt: verb)
          }
        }
      }
      // "the role of Tom Hanks in Cloud Atlas"
      guard let of = word("of", "for", "given by", "given to", "by", at: match.end) else { continue }
      for subject in nounPhrases(at: of, kinds: [match.entry.kind]) where subject.value.name != nil {
        found += linkValues(match.entry, of: subject, objectAt: subject.end).filter { $0.end > subject.end }
      }
    }
    found += ratings(at: position)
    // "Tom Hanks's role in Cloud Atlas"
    for subject in nounPhrases(at: start, kinds: nil) where subject.value.name != nil {
      guard let next = mark("'s", at: subject.end) else { continue }
      for match in sayings(at: next) where subject.value.kinds.contains(match.entry.kind) {
        found += linkValues(match.entry, of: subject, objectAt: match.end).filter { $0.end > match.end }
      }
    }
    return found
  }

  /// `"how" ("did"|"does"|"do") np verb np`, of a verb whose links have one attribute that is a number: "how did Ann rate
  /// Salt Roads".
  private func ratings(at position: Int) -> [Alternative<Reading>] {
    guard let next = word("how did", "how does", "how do", at: position) else { return [] }
    var found: [Alternative<Reading>] = []
    for subject in nounPhrases(at: next, kinds: nil) {
      for verb in verbs(at: subject.end) where verb.entry.form == .base && !verb.entry.isImplied {
        for kind in subject.value.kinds.intersection(verb.entry.link.sources) {
          let numbers = lexicon.attributes(ofLinksFrom: kind).filter {
            verb.entry.link.isEdge(of: $0) && holdsNumbers(.init(kind: kind, attribute: $0))
          }
          guard let first = numbers.first, numbers.allSatisfy({ $0.property == first.property }) else {
            continue
          }
          found += linkValues(.init(kind: kind, attribute: first), of: subject, objectAt: verb.end)
            .filter { $0.end > verb.end }
        }
      }
    }
    return found
  }

  /// The attributes of links, from both of their ends; of those of one word, the ones that some link has.
  private func sayings(at position: Int) -> [(entry: Lexicon.AttributeEntry, end: Int)] {
    let matches = attributes(at: position).filter { $0.entry.attribute.edge != nil }
    let known = matches.filter { valueType(of: $0.entry.attribute, kind: $0.entry.kind) != nil }
    let own = known.isEmpty ? matches : known
    let others = own.flatMap { match in
      lexicon.seenFromTheOtherEnd(match.entry).map { (entry: $0, end: match.end) }
    }
    return own + others.filter { other in !own.contains { $0.entry.kind == other.entry.kind } }
  }

  /// The positions behind a verb of the link, or behind one that says of any link that it has something.
  private func verbs(
    saying attribute: Attribute, of subject: NounPhrase, at position: Int, forms: Lexicon.VerbEntry.Form
  ) -> [Int] {
    var ends = verbs(at: position).filter { match in
      forms.contains(match.entry.form) && match.entry.link.isEdge(of: attribute)
        && !match.entry.link.sources.isDisjoint(with: subject.kinds)
    }.map(\.end)
    for (form, words) in PhraseParser.sayingVerbs where forms.contains(form) {
      for verb in words {
        if let end = word(verb, at: position) { ends.append(end) }
      }
    }
    return ends
  }

  private static let sayingVerbs: [(Lexicon.VerbEntry.Form, [Keyword])] = [
    (.base, ["give", "get", "receive", "have", "assign", "award", "write", "leave"]),
    (.thirdPerson, ["gives", "gets", "receives", "has", "assigns", "awards"]),
    (.past, ["gave", "got", "received", "had", "assigned", "awarded", "wrote", "left"]),
    (.participle, ["given", "gotten", "received", "had", "assigned", "awarded", "written", "left"]),
  ]

  /// The values of an attribute of the links between two noun phrases; the second may be missing.
  private func linkValues(
    _ entry: Lexicon.AttributeEntry, of subject: Alternative<NounPhrase>, objectAt position: Int
  ) -> [Alternative<Reading>] {
    guard let link = lexicon.link(of: entry.attribute, from: entry.kind) else { return [] }
    let isList = valueType(of: entry.attribute, kind: entry.kind) == .list
    var value = subject.value
    value.kinds = [entry.kind]
    value.name?.nodes.removeAll { $0.kind != entry.kind }
    func reading(_ object: NounPhrase, _ end: Int, cost: Int) -> Alternative<Reading> {
      let condition = LinkCondition(
        link: link, wording: .having, objects: .one(object), tense: .past, range: range(position, end))
      return Alternative(
        value: Reading(
          form: .linkValues(entry.attribute, condition, isList: isList, isCounted: false), subject: value),
        end: end, cost: subject.cost + cost)
    }
    let next =
      word("in", "to", "for", "from", "of", "on", "by", "as", "when reviewing", at: position) ?? position
    let objects = nounPhrases(at: next, kinds: link.targets(from: [entry.kind]))
    return [reading(lexicon.anything(link.targets(from: [entry.kind])), position, cost: 1)]
      + objects.map { reading($0.value, $0.end, cost: $0.cost) }
  }

  // MARK: How many links

  /// `["how many"] nouns` for links, with whose they are: "reviews by Ann", "reviews has Salt Roads received".
  func linkCounts(at position: Int) -> [Alternative<Reading>] {
    countedLinks(at: position).map { link in
      link.map { link in Reading(form: .linkCount(link.link), subject: link.subject) }
    }
  }

  /// `"how many times" aux np (verb [prep] np | ["been"] participle ["by" np])`
  func times(at position: Int) -> [Alternative<Reading>] {
    guard let next = word("how many times", "how often", at: position) else { return [] }
    func reading(
      _ link: Lexicon.LinkEntry, _ subject: NounPhrase?, _ object: NounPhrase?, _ end: Int, cost: Int
    ) -> Alternative<Reading>? {
      guard let noun = lexicon.vocabulary.phrases.first(where: { $0.role == .noun && $0.path == link.path })
      else {
        return nil
      }
      let plural = noun.words.split(separator: "/").last.map(String.init) ?? noun.words
      let condition = LinkCondition(
        link: link, wording: .counting(plural),
        objects: .one(object ?? lexicon.anything(link.targets(from: link.sources))), tense: .past,
        range: range(next, end))
      return Alternative(
        value: Reading(
          form: .linkCount(condition), subject: subject ?? lexicon.anything(link.sources)), end: end,
        cost: cost)
    }
    var found: [Alternative<Reading>] = []
    for auxiliary in auxiliaries(at: next) where auxiliary.end > next && !auxiliary.isNegated {
      for subject in nounPhrases(at: auxiliary.end, kinds: nil) {
        let verbAt = word("been", at: subject.end) ?? subject.end
        let isPassive = verbAt > subject.end || auxiliary.isBeing
        for verb in verbs(at: verbAt) where !verb.entry.isImplied {
          let link = verb.entry.link
          if isPassive, verb.entry.form == .participle {
            guard !subject.value.kinds.isDisjoint(with: link.targets(from: link.sources)) else { continue }
            found += [reading(link, nil, subject.value, verb.end, cost: subject.cost)].compactMap(\.self)
            guard let by = word("by", at: verb.end) else { continue }
            found += nounPhrases(at: by, kinds: link.sources).compactMap {
              reading(link, $0.value, subject.value, $0.end, cost: subject.cost + $0.cost)
            }
          } else if auxiliary.forms.contains(verb.entry.form),
            !subject.value.kinds.isDisjoint(with: link.sources)
          {
            found += nounPhrases(at: verb.end, kinds: link.targets(from: link.sources)).compactMap {
              reading(link, subject.value, $0.value, $0.end, cost: subject.cost + $0.cost)
            }
          }
        }
      }
    }
    return found
  }

  /// Links, and the noun phrase that they begin at.
  struct CountedLinks {
    var subject: NounPhrase
    var link: LinkCondition
  }

  func countedLinks(at position: Int) -> [Alternative<CountedLinks>] {
    var start = afterDeterminers(position)
    // "movie reviews"
    if let noun = nouns(at: start).first,
      !linkNouns(at: noun.end).isEmpty
    {
      start = noun.end
    }
    return linkNouns(at: start).flatMap { match -> [Alternative<CountedLinks>] in
      // Each link is there in both directions: it is asked for from where it begins.
      guard match.entry.path.steps.count == 1, !match.entry.path.steps[0].isInverse else { return [] }
      return ends(of: match.entry, at: match.end, start: start)
    }
  }

  private func ends(
    of link: Lexicon.LinkEntry, at position: Int, start: Int
  ) -> [Alternative<CountedLinks>] {
    let targets = link.targets(from: link.sources)
    func links(_ subject: NounPhrase?, _ object: NounPhrase?, _ end: Int, cost: Int) -> Alternative<
      CountedLinks
    > {
      let condition = LinkCondition(
        link: link, wording: .counting(link.words), objects: .one(object ?? lexicon.anything(targets)),
        tense: .past, range: range(start, end))
      return Alternative(
        value: CountedLinks(subject: subject ?? lexicon.anything(link.sources), link: condition), end: end,
        cost: cost)
    }
    func objects(at position: Int) -> [Alternative<NounPhrase>] {
      guard let next = word("of", "for", "about", "on", "to", at: position) else { return [] }
      return nounPhrases(at: next, kinds: targets)
    }
    var found = [links(nil, nil, word("are there", "exist", "there are", at: position) ?? position, cost: 2)]
    // "reviews of Salt Roads by Ann"
    let by = word("by", "from", "written by", "given by", "made by", "that were written by", at: position)
    for subject in by.map({ nounPhrases(at: $0, kinds: link.sources) }) ?? [] {
      found.append(links(subject.value, nil, subject.end, cost: subject.cost))
      found += objects(at: subject.end).map {
        links(subject.value, $0.value, $0.end, cost: subject.cost + $0.cost)
      }
    }
    for object in objects(at: position) {
      found.append(links(nil, object.value, object.end, cost: object.cost))
      guard let by = word("by", "from", "written by", at: object.end) else { continue }
      found += nounPhrases(at: by, kinds: link.sources).map {
        links($0.value, object.value, $0.end, cost: object.cost + $0.cost)
      }
    }
    // "reviews has Ann written", "reviews does Salt Roads have"
    for auxiliary in auxiliaries(at: word("that", at: position) ?? position) where !auxiliary.isNegated {
      let forms: Lexicon.VerbEntry.Form =
        auxiliary.end == position ? [.base, .thirdPerson, .past] : auxiliary.forms
      for subject in nounPhrases(at: auxiliary.end, kinds: link.sources.union(targets)) {
        for (form, words) in PhraseParser.sayingVerbs where forms.contains(form) {
          guard let end = word(words, at: subject.end) else { continue }
          if !subject.value.kinds.isDisjoint(with: link.sources) {
            found.append(links(subject.value.narrowed(to: link.sources), nil, end, cost: subject.cost))
            found += objects(at: end).map {
              links(
                subject.value.narrowed(to: link.sources), $0.value, $0.end, cost: subject.cost + $0.cost)
            }
          } else {
            found.append(links(nil, subject.value.narrowed(to: targets), end, cost: subject.cost))
          }
        }
      }
    }
    return found.flatMap { counted -> [Alternative<CountedLinks>] in
      var tests = withEdgeTest(Alternative(value: counted.value.link, end: counted.end, cost: counted.cost))
      if let next = word("have", "has", "had", "that have", "that had", "gave", at: counted.end) {
        tests += tested(counted.value.link, at: next, cost: counted.cost)
      }
      return tests.map { link in
        link.map { CountedLinks(subject: counted.value.subject, link: $0) }
      }
    }
  }

  /// `("average"|…) attr "of" nouns`, where the nouns are links: "average rating of all reviews by Ann".
  func aggregatesOfLinks(
    _ aggregate: Reading.Aggregate, _ entry: Lexicon.AttributeEntry, at position: Int
  ) -> [Alternative<Reading>] {
    let ends = lexicon.bothEnds(of: entry)
    return countedLinks(at: position).compactMap { counted in
      let entry = ends.first { end in
        counted.value.subject.kinds == [end.kind] && counted.value.link.link.isEdge(of: end.attribute)
      }
      guard let entry, counted.value.link.edgeTest == nil else { return nil }
      return counted.map { counted in
        var link = counted.link
        link.wording = .having
        return Reading(
          form: .aggregateLinks(aggregate, entry.attribute, link), subject: counted.subject)
      }
    }
  }

  // MARK: Values as objects

  /// "played *Neo in The Matrix*": a value that an attribute of the verb's link has, where the attribute's own word is
  /// the verb's participle.
  func valueObjects(
    _ verb: Lexicon.VerbEntry, kinds: KindSet, start: Int, at position: Int, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    var found = numberedValues(verb, kinds: kinds, start: start, at: position, tense: tense)
    // "played a role starting with 'Lt.'"
    let tests = attributeTests(at: position) { kinds.contains($0.kind) && verb.link.isEdge(of: $0.attribute) }
    found += tests.compactMap { test in
      guard test.value.condition.comparison != nil, !test.value.condition.isOfAverage else { return nil }
      let targets = verb.link.targets(from: [test.value.kind])
      var condition = LinkCondition(
        link: verb.link, wording: .verb(verb.forms), objects: .one(lexicon.anything(targets)), tense: tense,
        range: range(start, test.end))
      condition.edgeTest = test.value.condition
      return test.map { Modifier(condition: .link(condition), kinds: [$0.kind]) }
    }
    for kind in kinds.sorted() {
      for attribute in lexicon.attributes(of: kind)
      where attribute.preposition != nil && verb.link.isEdge(of: attribute)
        && (attribute.preposition == verb.forms.participle || verb.forms.particle == "as")
      {
        let entry = Lexicon.AttributeEntry(kind: kind, attribute: attribute)
        let type = valueType(of: attribute, kind: kind)
        guard type == .text || type == .list else { continue }
        for value in values(of: entry, at: position) {
          let test = AttributeCondition(
            attribute: attribute, comparison: .equal, value: .text(value.value), isOfList: type == .list)
          let targets = verb.link.targets(from: [kind])
          var ends = [Alternative(value: Objects.one(lexicon.anything(targets)), end: value.end, cost: 0)]
          if let next = word("in", "for", at: value.end) { ends += objects(at: next, kinds: targets) }
          for object in ends {
            var condition = LinkCondition(
              link: verb.link, wording: .verb(verb.forms), objects: object.value, tense: tense,
              range: range(start, object.end))
            condition.edgeTest = test
            found.append(
              Alternative(
                value: Modifier(condition: .link(condition), kinds: [kind]), end: object.end,
                cost: object.cost + value.cost))
          }
        }
      }
    }
    return found
  }

  /// "played *more than one role*": how many values a link has.
  private func numberedValues(
    _ verb: Lexicon.VerbEntry, kinds: KindSet, start: Int, at position: Int, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    saidQuantities(at: position).flatMap { quantity -> [Alternative<Modifier>] in
      let number = quantity.value
      return attributes(at: quantity.end).flatMap {
        match -> [Alternative<Modifier>] in
        guard kinds.contains(match.entry.kind), verb.link.isEdge(of: match.entry.attribute),
          valueType(of: match.entry.attribute, kind: match.entry.kind) == .list
        else { return [] }
        let test = AttributeCondition(
          attribute: match.entry.attribute, comparison: number.comparison,
          value: .integer(Int64(number.number)),
          isOfList: true, isOfLength: true)
        let targets = verb.link.targets(from: [match.entry.kind])
        var ends = [Alternative(value: Objects.one(lexicon.anything(targets)), end: match.end, cost: 0)]
        if let next = word("in a single", "in the same", "in one", "in", "for", at: match.end) {
          ends += objects(at: next, kinds: targets)
        }
        return ends.map { object in
          var condition = LinkCondition(
            link: verb.link, wording: .verb(verb.forms), objects: object.value, tense: tense,
            range: range(start, object.end))
          condition.edgeTest = test
          return Alternative(
            value: Modifier(condition: .link(condition), kinds: [match.entry.kind]), end: object.end,
            cost: object.cost)
        }
      }
    }
  }

  /// The values of an attribute that stand here: quoted, or some words that something has.
  private func values(of entry: Lexicon.AttributeEntry, at position: Int) -> [Alternative<String>] {
    let start =
      word(
        "the role of", "the character of", "the character", "the part of", "as", "a character named",
        "a character called", "the character named", "the role", at: position) ?? position
    guard start < tokens.count, tokens[start].kind != .mark, let edge = entry.attribute.edge else {
      return []
    }
    var found: [Alternative<String>] = []
    for end in start + 1..<max(start + 2, min(tokens.count, start + 5) + 1)
    where tokens[end - 1].kind != .mark {
      let text = tokens[start..<end].map(\.text).joined(separator: " ")
      do throws(GraphError) {
        guard try names.hasValue(text, of: entry.attribute.property, relation: edge.relation) else {
          continue
        }
      } catch { failure = error }
      found.append(Alternative(value: text, end: end, cost: Cost.edgeValue))
    }
    return found
  }
}

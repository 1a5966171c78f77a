import GraphModel

/// Questions for attributes: "rooms of talks by Liz Rice", "average rating of films".
extension PhraseParser {
  /// `attrq = attrs "of" np`
  func attributeQueries(at position: Int) -> [Alternative<Reading>] {
    var found: [Alternative<Reading>] = []
    let start = afterDeterminers(position)
    for list in attributeLists(at: start) {
      for next in [word("of", "for", at: list.end), afterAgent(list.value, at: list.end)].compactMap(\.self) {
        for subject in nounPhrases(at: next, kinds: nil) {
          guard let reading = attributeReading(list.value, subject.value) else { continue }
          found.append(Alternative(value: reading, end: subject.end, cost: list.cost + subject.cost))
        }
      }
    }
    // "taglines that mention love", "which movie taglines start with 'The'"
    let asked = word("which", "what", at: start) ?? start
    let own = nouns(at: asked).first { $0.entry.noun.condition == nil }
    let first = own.map { attributes(at: $0.end).isEmpty ? asked : $0.end } ?? asked
    for match in attributes(at: first) where match.entry.attribute.edge == nil {
      let kind = match.entry.kind
      guard valueType(of: match.entry.attribute, kind: kind) != nil,
        first == asked || own?.entry.kind == kind
      else { continue }
      if first > asked, isAtEnd(mark("?", at: match.end) ?? match.end) {
        found.append(
          Alternative(
            value: Reading(form: .attributes([match.entry.attribute]), subject: lexicon.anything([kind])),
            end: match.end, cost: Cost.question))
      }
      for test in attributeTests(at: first, of: { $0 == match.entry }) {
        guard test.value.condition.comparison != nil, test.end > match.end + 1 else { continue }
        var subject = lexicon.anything([kind])
        subject.conditions = [.attribute(test.value.condition)]
        found.append(
          Alternative(
            value: Reading(form: .attributes([match.entry.attribute]), subject: subject), end: test.end,
            cost: test.cost + Cost.question))
      }
    }
    found += linkedAttributes(at: start)
    // "what city was KubeCon in"
    if let next = word("what", "which", at: position) {
      for list in attributeLists(at: next) {
        guard let be = word("is", "was", "are", "were", at: list.end) else { continue }
        for subject in nounPhrases(at: be, kinds: nil) {
          guard let reading = attributeReading(list.value, subject.value) else { continue }
          let end = word("in", "at", "on", "of", at: subject.end) ?? subject.end
          found.append(Alternative(value: reading, end: end, cost: list.cost + subject.cost + Cost.question))
        }
      }
    }
    for subject in nounPhrases(at: position, kinds: nil) where subject.value.name != nil {
      guard let next = mark("'s", at: subject.end) else { continue }
      for list in attributeLists(at: next) {
        guard let reading = attributeReading(list.value, subject.value) else { continue }
        found.append(Alternative(value: reading, end: list.end, cost: list.cost + subject.cost))
      }
    }
    return found
  }

  /// `attr ["are there"] post`: "tracks at FOSDEM" are those of the talks at it, whose links have tracks.
  private func linkedAttributes(at position: Int) -> [Alternative<Reading>] {
    let position = word("what", "which", at: position) ?? position
    var found: [(reading: Alternative<Reading>, isLinked: Bool)] = []
    for match in attributes(at: position) where match.entry.attribute.edge != nil {
      let attribute = match.entry.attribute
      var meant = lexicon.anything([match.entry.kind])
      meant.isImplied = true
      let end = word("are there", at: match.end) ?? match.end
      for subject in withModifiers(Alternative(value: meant, end: end, cost: 0)) where subject.end > end {
        let reading =
          linkValues(attribute, of: subject.value)
          ?? Reading(form: .attributes([attribute]), subject: subject.value)
        found.append(
          (
            Alternative(value: reading, end: subject.end, cost: subject.cost + Cost.detour),
            subject.value.isLinked(by: attribute)
          ))
      }
    }
    // Of two attributes of one word, the one of the link that is spoken of.
    return found.filter { one in
      one.isLinked || !found.contains { $0.isLinked && $0.reading.end == one.reading.end }
    }.map(\.reading)
  }

  /// The elements of lists that the one link says by which nodes are described: "roles in The Matrix".
  private func linkValues(_ attribute: Attribute, of subject: NounPhrase) -> Reading? {
    guard let kind = subject.kinds.first, valueType(of: attribute, kind: kind) == .list,
      subject.isLinked(by: attribute), subject.conditions.count == 1,
      case .link(var link)? = subject.conditions.first, link.edgeTest == nil
    else { return nil }
    link.wording = .having
    link.tense = .past
    return Reading(
      form: .linkValues(attribute, link, isList: true, isCounted: false), subject: lexicon.anything([kind]))
  }

  func attributeReading(_ words: [String], _ subject: NounPhrase) -> Reading? {
    for kind in subject.kinds.sorted() {
      guard let attributes = lexicon.vocabulary.kind(named: kind)?.attributes else { continue }
      let used = subject.relations
      let chosen = words.compactMap { word -> Attribute? in
        let meant = attributes.filter { $0.singular == word || $0.plural == word }
        // Of two of one word, the one that something has; else the one that was defined later, which is the user's own.
        return meant.first { $0.edge.map { used.contains($0.relation) } ?? false }
          ?? (meant.count < 2
            ? meant.first : meant.last { valueType(of: $0, kind: kind) != nil } ?? meant.last)
      }
      if chosen.count == words.count {
        var subject = subject
        subject.kinds = [kind]
        subject.name?.nodes.removeAll { $0.kind != kind }
        if let first = chosen.first, chosen.count == 1, subject.isLinked(by: first) {
          return Reading(form: .linkAttribute(first), subject: subject)
        }
        // The elements of lists, not the lists.
        if let first = chosen.first, chosen.count == 1, valueType(of: first, kind: kind) == .list,
          let link = lexicon.link(of: first, from: kind)
        {
          let anything = lexicon.anything(link.targets(from: [kind]))
          let condition = LinkCondition(
            link: link, wording: .having, objects: .one(anything), tense: .past, range: .synthesized)
          return Reading(
            form: .linkValues(first, condition, isList: true, isCounted: false), subject: subject)
        }
        return Reading(form: .attributes(chosen), subject: subject)
      }
    }
    return nil
  }

  /// Words for attributes, with commas and "and".
  private func attributeLists(at position: Int) -> [Alternative<[String]>] {
    var found: [Alternative<[String]>] = []
    for match in attributes(at: position) {
      let word = match.entry.attribute.singular
      found.append(Alternative(value: [word], end: match.end, cost: 0))
      guard let next = mark(",", at: match.end) ?? self.word("and", at: match.end) else { continue }
      found += attributeLists(at: next).map { $0.map { [word] + $0 } }
    }
    return PhraseParser.best(found)
  }

  /// "roles *played by* actors": a participle of the relation whose edges have the attribute.
  private func afterAgent(_ words: [String], at position: Int) -> Int? {
    let relations = Set(
      lexicon.vocabulary.kinds.flatMap(\.attributes).filter { words.contains($0.singular) }.compactMap(
        \.edge?.relation))
    return prepositions(at: position).first { match in
      match.entry.words.hasSuffix(" by") && match.entry.path.steps.count == 1
        && match.entry.path.steps[0].relations.allSatisfy(relations.contains)
    }?.end
  }

  /// `("average"|"highest"|…) attr ("of"|"for") np`
  func aggregates(at position: Int) -> [Alternative<Reading>] {
    var found: [Alternative<Reading>] = []
    let start = afterDeterminers(position)
    for (words, aggregate, isTemporal) in PhraseParser.aggregateWords {
      guard let behind = word(words, at: start) else { continue }
      expect(.attribute(lexicon.kinds), at: behind)
      // "average number of pages"
      let number = word("number of", at: behind)
      let next = number.map { attributes(at: $0).isEmpty ? behind : $0 } ?? behind
      let matches = attributes(at: next)
      let known = matches.filter { valueType(of: $0.entry.attribute, kind: $0.entry.kind) != nil }
      for match in known.isEmpty ? matches : known
      where isTemporal ? saysWhen(match.entry) : holdsNumbers(match.entry) {
        let kind = match.entry.kind
        func add(_ form: Reading.Form, _ subject: NounPhrase, _ end: Int, cost: Int) {
          found.append(Alternative(value: Reading(form: form, subject: subject), end: end, cost: cost))
        }
        // "the highest rating": of all.
        let all = lexicon.anything([kind])
        if all.noun != nil, isAtEnd(mark("?", at: match.end) ?? match.end) {
          add(.aggregate(aggregate, match.entry.attribute), all, match.end, cost: 5)
        }
        // "average rating that Ann gave"
        for values in linkValues(at: next) {
          guard case .linkValues(let attribute, let link, _, _) = values.value.form,
            attribute.property == match.entry.attribute.property,
            attribute.singular == match.entry.attribute.singular
          else { continue }
          add(
            .aggregateLinks(aggregate, attribute, link), values.value.subject, values.end, cost: values.cost)
        }
        // "average rating per movie": of each.
        if let each = word("per", "of each", "for each", "of every", "for every", at: match.end) {
          for head in heads(at: each, before: []) {
            for subject in withModifiers(head) where subject.value.kinds == [kind] {
              add(
                .aggregateEach(aggregate, match.entry.attribute), subject.value, subject.end,
                cost: subject.cost)
            }
          }
          continue
        }
        guard
          let of = word(
            "of", "for", "given to", "given by", "received by", "by", "among", "in", at: match.end)
        else { continue }
        found += aggregatesOfLinks(aggregate, match.entry, at: of)
        for subject in nounPhrases(at: of, kinds: [kind]) {
          add(
            .aggregate(aggregate, match.entry.attribute), subject.value, subject.end, cost: subject.cost)
        }
      }
    }
    return found
  }

  /// The words, and whether they are of times.
  static let aggregateWords: [(Keyword, Reading.Aggregate, Bool)] = [
    ("average", .average, false), ("mean", .average, false), ("lowest", .least, false),
    ("smallest", .least, false), ("minimum", .least, false), ("highest", .greatest, false),
    ("largest", .greatest, false), ("maximum", .greatest, false), ("best", .greatest, false),
    ("worst", .least, false), ("total", .total, false), ("sum of", .total, false),
    ("sum of all", .total, false), ("sum of the", .total, false), ("total of", .total, false),
    ("total of all", .total, false), ("average of all", .average, false), ("average of the", .average, false),
    ("earliest", .least, true), ("oldest", .least, true), ("first", .least, true),
    ("latest", .greatest, true),
    ("most recent", .greatest, true), ("newest", .greatest, true), ("last", .greatest, true),
  ]

  /// Whether an attribute's values are times: dates, or years behind a word such as "born".
  private func saysWhen(_ entry: Lexicon.AttributeEntry) -> Bool {
    if valueType(of: entry.attribute, kind: entry.kind) == .date { return true }
    return entry.attribute.edge == nil && entry.attribute.property == timeAttribute(of: entry.kind)?.property
  }

  /// Whether one can reckon with an attribute's values; where there are none yet, one may.
  func holdsNumbers(_ entry: Lexicon.AttributeEntry) -> Bool {
    let type = valueType(of: entry.attribute, kind: entry.kind)
    return type == nil || type == .number
  }
}

extension NounPhrase {
  /// The relations of which it speaks: those of its noun and of its conditions that are one edge long.
  var relations: Set<String> {
    var relations: Set<String> = []
    if let relation = noun?.noun.condition?.relation { relations.insert(String(relation.drop { $0 == "^" })) }
    for case .link(let link) in conditions where link.link.path.steps.count == 1 {
      relations.formUnion(link.link.path.steps[0].relations)
    }
    return relations
  }

  /// Whether one of its conditions is a single link whose edge has the attribute.
  func isLinked(by attribute: Attribute) -> Bool {
    conditions.contains { condition in
      guard case .link(let link) = condition, link.quantity == nil, case .one = link.objects else {
        return false
      }
      return link.link.isEdge(of: attribute)
    }
  }
}

extension Lexicon.LinkEntry {
  /// Whether it is one edge, of the relation and in the direction in which the attribute is looked for.
  func isEdge(of attribute: Attribute) -> Bool {
    guard let edge = attribute.edge, path.steps.count == 1 else { return false }
    return path.steps[0].relations == [edge.relation] && path.steps[0].isInverse == edge.isInverse
  }
}

extension Attribute {
  /// The edge that has the property, seen from the node of which it is asked; nil: the node itself has it.
  var edge: (relation: String, isInverse: Bool)? {
    guard let relation else { return nil }
    let isInverse = relation.hasPrefix("^")
    return (isInverse ? String(relation.dropFirst()) : relation, isInverse)
  }
}

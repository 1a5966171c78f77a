import GraphModel

/// Tests of attributes: "title contains mesh", "born in 1965", "with a rating over 90".
extension PhraseParser {
  /// `attr cmp value`, `attr QUOTED`, `QUOTED attr`, `attr time`, or the attribute alone: that it is known.
  func attributeTests(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    attributeTests(at: position) { kinds.contains($0.kind) }.map { test in
      test.map { Modifier(condition: .attribute($0.condition), kinds: [$0.kind]) }
    } + attributeTimes(at: position, kinds: kinds)
  }

  /// A test, and the kind of which the attribute is one.
  struct AttributeTest: Hashable {
    var condition: AttributeCondition
    var kind: String
  }

  /// The tests of attributes that may stand here.
  func attributeTests(
    at position: Int, of isWanted: (Lexicon.AttributeEntry) -> Bool
  ) -> [Alternative<AttributeTest>] {
    var found: [Alternative<AttributeTest>] = []
    let start = afterDeterminers(position)
    func add(
      _ entry: Lexicon.AttributeEntry, _ comparison: Expression.BinaryOperator?,
      _ value: AttributeCondition.Value?,
      _ end: Int, cost: Int
    ) {
      var condition = AttributeCondition(attribute: entry.attribute, comparison: comparison, value: value)
      if comparison != nil, valueType(of: entry.attribute, kind: entry.kind) == .list {
        condition.isOfList = true
      }
      found.append(
        Alternative(value: AttributeTest(condition: condition, kind: entry.kind), end: end, cost: cost))
    }
    let matches = attributes(at: start).filter { isWanted($0.entry) }
    for (index, match) in matches.enumerated() {
      // Of two attributes of one word, the one that was defined later is meant: it is the user's own.
      let cost = matches.dropFirst(index + 1).count {
        $0.end == match.end && $0.entry.kind == match.entry.kind
      }
      add(
        match.entry, nil, nil, word("recorded", "listed", "on record", "known", at: match.end) ?? match.end,
        cost: cost)
      for (comparison, value, end) in comparisons(at: match.end, with: match.entry) {
        add(match.entry, comparison, value, end, cost: cost)
      }
      if let length = length(at: match.end),
        valueType(of: match.entry.attribute, kind: match.entry.kind) == .text
      {
        let condition = AttributeCondition(
          attribute: match.entry.attribute, comparison: length.comparison, value: .integer(length.value),
          isOfLength: true)
        found.append(
          Alternative(
            value: AttributeTest(condition: condition, kind: match.entry.kind), end: length.end, cost: cost))
      }
      if let text = quoted(at: match.end) { add(match.entry, .equal, .text(text), match.end + 1, cost: cost) }
      for span in spans(at: word("is", "was", at: match.end) ?? match.end, with: match.entry)
      where match.entry.attribute.property != "since" {
        add(match.entry, .equal, span.value, span.end, cost: cost)
      }
    }
    // "between 200 and 300 pages"
    if let range = numberRange(at: word("between", "from", at: position)) {
      for match in attributes(at: range.end)
      where isWanted(match.entry) && valueType(of: match.entry.attribute, kind: match.entry.kind) == .number {
        add(match.entry, .equal, range.value, match.end, cost: 0)
      }
    }
    // "more than 300 pages", "more than one role"
    for quantity in saidQuantities(at: position) {
      let number = quantity.value
      for match in attributes(at: quantity.end)
      where isWanted(match.entry) && valueType(of: match.entry.attribute, kind: match.entry.kind) == .number {
        add(match.entry, number.comparison, .integer(Int64(number.number)), match.end, cost: 0)
      }
      for match in attributes(at: quantity.end)
      where isWanted(match.entry) && match.entry.attribute.edge != nil
        && valueType(of: match.entry.attribute, kind: match.entry.kind) == .list
      {
        let condition = AttributeCondition(
          attribute: match.entry.attribute, comparison: number.comparison,
          value: .integer(Int64(number.number)),
          isOfList: true, isOfLength: true)
        found.append(
          Alternative(
            value: AttributeTest(condition: condition, kind: match.entry.kind), end: match.end, cost: 0))
      }
    }
    // "an average rating above 80"
    if let next = word("average", "mean", at: start) {
      for match in attributes(at: next)
      where isWanted(match.entry) && match.entry.attribute.edge != nil && holdsNumbers(match.entry) {
        for (comparison, value, end) in comparisons(at: match.end, with: match.entry) {
          let condition = AttributeCondition(
            attribute: match.entry.attribute, comparison: comparison, value: value, isOfAverage: true)
          found.append(
            Alternative(value: AttributeTest(condition: condition, kind: match.entry.kind), end: end, cost: 0)
          )
        }
      }
    }
    // "a 'Silly, but fun' review"
    if let text = quoted(at: start) {
      for match in attributes(at: start + 1) where isWanted(match.entry) {
        add(match.entry, .equal, .text(text), match.end, cost: 0)
      }
    }
    return found
  }

  /// "whose date is in 2023": a time, where the attribute is when the node happens.
  private func attributeTimes(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    attributes(at: afterDeterminers(position)).flatMap {
      match -> [Alternative<Modifier>] in
      guard kinds.contains(match.entry.kind), match.entry.attribute.property == "since" else { return [] }
      return timeSpans(at: word("is", "was", at: match.end) ?? match.end).map { span in
        span.map { Modifier(condition: .time($0), kinds: [match.entry.kind]) }
      }
    }
  }

  // MARK: Values behind a word

  /// "events *in Chicago*", "people *born in 1965*": what follows the word that an attribute has for it.
  func attributeValues(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    guard keepsChart || may(.attributePrepositionStart, beginAt: position) else { return [] }
    var found: [Alternative<Modifier>] = []
    for kind in kinds.sorted() {
      for wording in lexicon.attributes(of: kind) {
        guard let preposition = wording.preposition, let next = word(of: preposition, at: position) else {
          continue
        }
        let attribute = lexicon.mainAttribute(wording, of: kind)
        found += wordedValues(at: word("the", at: next) ?? next, .init(kind: kind, attribute: wording))
        found += listedValues(at: next, .init(kind: kind, attribute: wording))
        func add(_ value: AttributeCondition.Value, _ end: Int, cost: Int) {
          let condition = AttributeCondition(attribute: attribute, comparison: .equal, value: value)
          add(.attribute(condition), end, cost: cost)
        }
        func add(_ condition: Condition, _ end: Int, cost: Int) {
          found.append(
            Alternative(value: Modifier(condition: condition, kinds: [kind]), end: end, cost: cost))
        }
        // "released each year": at any time.
        if word("per", "each", at: next) != nil {
          found.append(
            Alternative(
              value: Modifier(
                condition: .attribute(AttributeCondition(attribute: attribute)), kinds: [kind]), end: next,
              cost: 1))
        }
        let entry = Lexicon.AttributeEntry(kind: kind, attribute: attribute)
        for span in spans(at: next, with: entry) { add(span.value, span.end, cost: 0) }
        found += comparedValues(at: next, entry)
        // "rated over 80"
        if valueType(of: attribute, kind: kind) == .number {
          for (comparison, value, end) in comparisons(at: next, with: entry) {
            let condition = AttributeCondition(attribute: attribute, comparison: comparison, value: value)
            found.append(
              Alternative(
                value: Modifier(condition: .attribute(condition), kinds: [kind]), end: end, cost: 0))
          }
          if let value = attributeValue(at: next, entry), value.isNumber { add(value, next + 1, cost: 1) }
          continue
        }
        let first = word("the", at: next) ?? next
        var end = first
        while end < tokens.count, end < first + 4, tokens[end].kind != .mark,
          tokens[end].kind == .quoted || !lexicon.isGrammarWord(tokens[end].folded), period(at: end) == nil
        {
          end += 1
          let value = tokens[first..<end].map(\.text).joined(separator: " ")
          // A word is a value only if something has it; what is in quotes is taken at its word.
          let condition = Condition.attribute(
            AttributeCondition(attribute: attribute, comparison: .equal, value: .text(value)))
          let cost = Cost.attributeValue * (1 + end - first)
          if attribute.property == "name" || tokens[first].kind == .quoted {
            add(condition, end, cost: cost)
          } else if let known = known(condition, kind) {
            add(known, end, cost: cost + (known == condition ? 0 : Cost.prefix))
          }
        }
      }
    }
    return found
  }

  /// Spans of time, where the attribute's values are years or dates.
  private func spans(
    at position: Int, with entry: Lexicon.AttributeEntry
  ) -> [Alternative<AttributeCondition.Value>] {
    timeSpans(at: position).compactMap { span in
      value(of: span.value, with: entry).map { value in span.map { _ in value } }
    }
  }

  /// A span as a value of an attribute, if it can be one.
  func value(of span: TimeSpan, with entry: Lexicon.AttributeEntry) -> AttributeCondition.Value? {
    let type = valueType(of: entry.attribute, kind: entry.kind)
    guard type == .number || type == .date, !span.recurs else { return nil }
    // A property that holds numbers knows years only.
    let bounds = [span.start, span.end].compactMap(\.self)
    guard type == .date || bounds.allSatisfy({ $0.utf8.count == 4 }) else { return nil }
    return .span(span, isNumeric: type == .number)
  }

  // MARK: What links say

  /// The link with, where one follows, a test of its edge: "reviewed movies *with a rating over 90*".
  func withEdgeTest(_ link: Alternative<LinkCondition>) -> [Alternative<LinkCondition>] {
    let found = [link] + inRole(link) + valued(link)
    guard let next = word("with", "having", "and gave it", "giving it", at: link.end) else { return found }
    return found + tested(link.value, at: next, cost: link.cost)
  }

  /// `"as" noun`, where the noun is defined by what the link says: "with Keith Mattix as moderator"
  private func inRole(_ link: Alternative<LinkCondition>) -> [Alternative<LinkCondition>] {
    guard let next = word("as", at: link.end) else { return [] }
    return nouns(at: afterDeterminers(next)).compactMap { match in
      guard let condition = match.entry.noun.condition, let property = condition.property,
        let value = condition.value, let relation = condition.relation,
        link.value.link.path.steps.count == 1, link.value.link.path.steps[0].relations == [relation],
        let attribute = lexicon.attributes(of: match.entry.kind).first(where: {
          $0.edge?.relation == relation && $0.property == property
        })
      else { return nil }
      var tested = link.value
      tested.edgeTest = AttributeCondition(attribute: attribute, comparison: .equal, value: .text(value))
      return Alternative(value: tested, end: match.end, cost: link.cost)
    }
  }

  /// "rate … *above 90*": a value behind a verb that an attribute of its link has as its word ("rated").
  func valued(_ link: Alternative<LinkCondition>) -> [Alternative<LinkCondition>] {
    let forms: VerbForms
    switch link.value.wording {
    case .verb(let own), .inverseVerb(let own), .passive(let own): forms = own
    default: return []
    }
    guard lexicon.attributePrepositions.contains(forms.participle) else { return [] }
    let ends = link.value.link.sources.union(link.value.link.targets(from: link.value.link.sources))
    var found: [Alternative<LinkCondition>] = []
    for kind in ends.sorted() {
      for attribute in lexicon.attributes(of: kind)
      where attribute.preposition == forms.participle
        && (link.value.link.isEdge(of: attribute) || link.value.link.reversed.isEdge(of: attribute))
      {
        for (comparison, value, end) in comparisons(
          at: link.end, with: .init(kind: kind, attribute: attribute))
        {
          var tested = link.value
          tested.edgeTest = AttributeCondition(attribute: attribute, comparison: comparison, value: value)
          found.append(Alternative(value: tested, end: end, cost: link.cost))
        }
      }
    }
    return found
  }

  /// The link with a test of its edge that stands here.
  func tested(_ link: LinkCondition, at position: Int, cost: Int) -> [Alternative<LinkCondition>] {
    let sources = link.link.sources
    let targets = link.link.targets(from: sources)
    return attributeTests(at: position) { entry in
      sources.contains(entry.kind) && link.link.isEdge(of: entry.attribute)
        || targets.contains(entry.kind) && link.link.reversed.isEdge(of: entry.attribute)
    }.filter { !$0.value.condition.isOfAverage }.map { test in
      var link = link
      link.edgeTest = test.value.condition
      link.range = link.range.union(range(position, test.end))
      return Alternative(value: link, end: test.end, cost: cost + test.cost + Cost.edgeTest)
    }
  }
}

extension AttributeCondition.Value {
  /// Whether it is a number.
  var isNumber: Bool {
    switch self {
    case .integer, .real: true
    default: false
    }
  }
}

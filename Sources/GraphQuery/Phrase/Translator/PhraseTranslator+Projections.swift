import GraphModel

/// The whole query: what is returned, grouped, ranked and sorted.
extension PhraseTranslator {
  mutating func clauses(for reading: Reading) -> [Clause] {
    let flat = withoutNestedRanks(reading)
    return prelude + flatClauses(for: flat)
  }

  /// The clauses of a reading in which nothing but what is asked for is ranked.
  private mutating func flatClauses(for reading: Reading) -> [Clause] {
    var draft = Draft()
    let head = variable(for: reading.subject)
    asked = reading.askedLink.map { ($0, head, nil) }
    describe(reading.subject, as: head, dated: nil, in: &draft)
    switch reading.form {
    case .linkValues(let attribute, let link, let isList, let isCounted):
      require(.link(link), of: reading.subject, head, dated: nil, in: &draft)
      return linkValueClauses(attribute, isList: isList, isCounted: isCounted, draft)
    case .aggregateLinks(let aggregate, let attribute, let link):
      require(.link(link), of: reading.subject, head, dated: nil, in: &draft)
      return aggregateClauses(aggregate, attribute, head, draft)
    case .linkCount(let link):
      require(.link(link), of: reading.subject, head, dated: nil, in: &draft)
      guard let edge = asked?.edge, case .counting(let words) = link.wording else { break }
      let count = Projection.Item(.call("count", [.variable(edge)], distinct: true), as: words)
      return draft.clauses + [.returning(Projection([count]))]
    default: break
    }
    if case .aggregate(let aggregate, let attribute) = reading.form {
      return aggregateClauses(aggregate, attribute, head, draft)
    }
    if case .aggregateEach(let aggregate, let attribute) = reading.form {
      let rank = AttributeRank(attribute: attribute, isLeast: false, count: nil, wording: .top)
      return valueClauses(rank, aggregate, head, draft, order: .name)
    }
    if let grouping = reading.grouping,
      [.averageNumber, .groupCount].contains(reading.form) || reading.groupChoice != nil
    {
      return groupClauses(grouping, reading, head, draft)
    }
    if case .value(let rank) = reading.subject.rank, case .list = reading.form {
      return valueClauses(rank, rank.aggregate, head, draft, order: .value)
    }
    if case .path(let start, let goal) = reading.form { return pathClauses(from: start, to: goal) }
    if reading.subject.isRankedByDate {
      draft.conditions.append(Expression(.isNull(.property(head, "since"), negated: true)))
    }
    let projection = projection(of: reading, head, in: &draft)
    return draft.clauses + [.returning(projection)]
  }

  mutating func projection(of reading: Reading, _ head: String, in draft: inout Draft) -> Projection {
    let plural = reading.subject.noun?.noun.plural ?? head
    let count = Projection.Item(.call("count", [.variable(head)], distinct: true), as: plural)
    if let grouping = reading.grouping {
      let key = groupKey(grouping, head, in: &draft)
      let order: [Projection.SortKey] =
        switch grouping {
        case .year, .month, .day, .decade: [.init(.variable(key.alias ?? ""))]
        case .kind, .attribute, .each:
          [.init(.variable(plural), descending: true), .init(.variable(key.alias ?? ""))]
        }
      return Projection([key, count], order: order, limit: reading.limit.map(Expression.integer))
    }
    switch reading.form {
    case .count: return Projection([count])
    case .exists:
      let exists = Expression.binary(count.expression, .greater, .integer(0))
      return Projection([.init(exists, as: "answer")])
    case .attributes(let attributes):
      let items = attributes.map { attribute in item(attribute, of: head, in: &draft) }
      return Projection(
        items, distinct: true, order: items.map { .init(.variable($0.alias ?? "")) },
        limit: reading.limit.map(Expression.integer))
    case .linkAttribute(let attribute):
      let value = asked?.edge.map { Projection.Item(.property($0, attribute.property), as: attribute.plural) }
      return Projection(
        [.init(.variable(head))] + [value].compactMap(\.self), distinct: true,
        order: [.init(.property(head, "name"))],
        limit: reading.limit.map(Expression.integer))
    case .path, .aggregate, .aggregateEach, .averageNumber, .groupCount, .linkValues, .linkCount,
      .aggregateLinks:
      return Projection([.init(.variable(head))])
    case .list:
      if let ranking = reading.subject.ranking { return self.ranking(ranking, head, reading, in: &draft) }
      var companions = reading.companions.map { companion in item(companion, of: head) }
      if case .number(let link, let noun) = reading.sortKey {
        companions.append(number(of: link, noun, head))
      }
      return Projection(
        [.init(.variable(head))] + companions, distinct: true, order: order(of: reading, head),
        limit: limit(of: reading))
    }
  }

  /// The column by which an answer is sorted: how many of something each node is linked to.
  private mutating func number(
    of link: Lexicon.LinkEntry, _ noun: Lexicon.NounEntry, _ head: String
  ) -> Projection.Item {
    let object = NounPhrase(kinds: link.targets(from: link.sources), noun: noun)
    let condition = LinkCondition(
      link: link, wording: .having, objects: .one(object), range: .synthesized)
    return .init(number(of: condition, to: object, head, dated: nil), as: noun.noun.plural)
  }

  private enum ValueOrder { case name, value }

  /// The nodes with a value of an attribute each, and of several values what is made of them.
  private mutating func valueClauses(
    _ rank: AttributeRank, _ aggregate: Reading.Aggregate, _ head: String, _ draft: Draft, order: ValueOrder
  ) -> [Clause] {
    var draft = draft
    let attribute = rank.attribute
    let name = Projection.SortKey(.property(head, "name"))
    guard attribute.edge != nil else {
      var value = Expression.property(head, attribute.property)
      var column = attribute.singular
      draft.conditions.append(Expression(.isNull(value, negated: true)))
      if rank.wording == .length {
        value = .call("size", [value])
        column = "length of \(attribute.singular)"
      }
      let keys = order == .name ? [name] : [.init(.variable(column), descending: !rank.isLeast), name]
      return draft.clauses + [
        .returning(
          Projection([.init(.variable(head)), .init(value, as: column)], distinct: true, order: keys))
      ]
    }
    let edge = edge(of: attribute, head, in: &draft)
    let label = "\(aggregate.word) \(attribute.singular)"
    let value = Expression.call(aggregate.rawValue, [.property(edge, attribute.property)])
    let keys = order == .name ? [name] : [.init(.variable(label), descending: !rank.isLeast), name]
    return draft.clauses + [
      .with(Projection([.init(.variable(head)), .init(.variable(edge))], distinct: true), condition: nil),
      .returning(Projection([.init(.variable(head)), .init(value, as: label)], order: keys)),
    ]
  }

  /// Each node counts once, however often it matches.
  mutating func aggregateClauses(
    _ aggregate: Reading.Aggregate, _ attribute: Attribute, _ head: String, _ draft: Draft
  ) -> [Clause] {
    var draft = draft
    let subject = attribute.edge == nil ? head : edge(of: attribute, head, in: &draft)
    let value = Expression.call(aggregate.rawValue, [.property(subject, attribute.property)])
    return draft.clauses + [
      .with(Projection([.init(.variable(subject))], distinct: true), condition: nil),
      .returning(Projection([.init(value, as: "\(aggregate.word) \(attribute.singular)")])),
    ]
  }

  /// The values of an attribute of a link, each once.
  private mutating func linkValueClauses(
    _ attribute: Attribute, isList: Bool, isCounted: Bool, _ draft: Draft
  ) -> [Clause] {
    guard let edge = asked?.edge else { return draft.clauses }
    var draft = draft
    var value = Expression.property(edge, attribute.property)
    draft.conditions.append(Expression(.isNull(value, negated: true)))
    var clauses = draft.clauses
    if isList {
      let element = fresh(attribute.property)
      clauses.append(.unwind(value, as: element))
      value = .variable(element)
    }
    if isCounted {
      let count = Projection.Item(.call("count", [value], distinct: true), as: attribute.plural)
      return clauses + [.returning(Projection([count]))]
    }
    let order = [Projection.SortKey(.variable(attribute.singular))]
    return clauses + [
      .returning(Projection([.init(value, as: attribute.singular)], distinct: true, order: order))
    ]
  }

  /// The edge that has an attribute: the one that the question speaks of, or any of the node's.
  private mutating func edge(of attribute: Attribute, _ head: String, in draft: inout Draft) -> String {
    guard let edge = asked?.edge else { return follow(attribute, of: head, in: &draft) }
    draft.conditions.append(Expression(.isNull(.property(edge, attribute.property), negated: true)))
    return edge
  }

  /// Adds the edges that have an attribute; returns their variable.
  mutating func follow(_ attribute: Attribute, of head: String, in draft: inout Draft) -> String {
    let edge = fresh(attribute.edge?.relation ?? "edge")
    draft.matches.append(
      (
        [PhraseTranslator.path(to: attribute, of: head, edge: edge)],
        Expression(.isNull(.property(edge, attribute.property), negated: true))
      ))
    return edge
  }

  /// The edge that has an attribute.
  static func path(to attribute: Attribute, of head: String, edge: String) -> PathPattern {
    let (relation, isInverse) = attribute.edge ?? ("", false)
    return PathPattern(
      nodes: [NodePattern(head), NodePattern()],
      edges: [
        EdgePattern(edge, label: .name(relation, .synthesized), direction: isInverse ? .backward : .forward)
      ])
  }

  /// The nodes with how many links each has, most (or fewest) first; where the answer is cut, its reader knows.
  mutating func ranking(
    _ ranking: NounPhrase.Ranking, _ head: String, _ reading: Reading, in draft: inout Draft
  ) -> Projection {
    guard case .one(let object) = ranking.link.objects else { return Projection([.init(.variable(head))]) }
    if !draft.declared.contains(head) {
      draft.matches.append(([PathPattern(nodes: [mention(reading.subject, head, in: &draft)])], nil))
    }
    if ranking.countsAll {
      // Those with none count too, as having the fewest.
      let name = ranking.link.countedWord ?? object.noun?.noun.plural ?? "number"
      let number = number(of: ranking.link, to: object, head, dated: nil)
      return Projection(
        [.init(.variable(head)), .init(number, as: name)], distinct: true,
        order: [.init(.variable(name), descending: !ranking.isLeast), .init(.property(head, "name"))])
    }
    let variable = variable(for: object)
    follow(ranking.link, to: object, as: variable, from: head, dated: nil, in: &draft)
    let name = object.noun?.noun.plural ?? variable
    let count = Projection.Item(.call("count", [.variable(variable)], distinct: true), as: name)
    return Projection(
      [.init(.variable(head)), count],
      order: [.init(.variable(name), descending: !ranking.isLeast), .init(.property(head, "name"))])
  }

  /// One shortest path over all relations but those of notes and events, which connect everybody with everybody.
  func pathClauses(from start: NameMention, to goal: NameMention) -> [Clause] {
    func node(_ mention: NameMention, _ variable: String) -> NodePattern {
      let kinds = KindSet(mention.nodes.map(\.kind))
      return NodePattern(
        variable, label: label(kinds),
        properties: [PropertyPattern("name", .text(mention.nodes.first?.name ?? ""))])
    }
    let incidental = KindSet(vocabulary.kinds.filter(\.isIncidental).map(\.name))
    let relations = vocabulary.relations.filter { relation in
      relation.signatures.contains { !incidental.contains($0.source) && !incidental.contains($0.target) }
    }
    let path = PathPattern(
      variable: "path", selector: .anyShortest, nodes: [node(start, "start"), node(goal, "goal")],
      edges: [
        EdgePattern(label: labels(relations.map(\.name)), direction: .either, length: .init(1, nil))
      ])
    return [
      .match(paths: [path], condition: nil, isOptional: false),
      .returning(Projection([.init(.variable("path"))])),
    ]
  }

  func order(of reading: Reading, _ head: String) -> [Projection.SortKey] {
    let name = Projection.SortKey(.property(head, "name"))
    switch reading.subject.rank {
    case .latest: return [.init(.property(head, "since"), descending: true), name]
    case .earliest: return [.init(.property(head, "since")), name]
    default: break
    }
    switch reading.sortKey {
    case .date: return [.init(.property(head, "since"), descending: reading.isDescending), name]
    case .name: return [.init(.property(head, "name"), descending: reading.isDescending)]
    case .attribute(let attribute) where attribute.relation == nil:
      return [.init(.property(head, attribute.property), descending: reading.isDescending), name]
    case .attribute(let attribute):
      // Several edges may have the property: the least of them counts.
      return [.init(.call("head", [listOf(attribute, of: head)]), descending: reading.isDescending), name]
    case .number(_, let noun):
      return [.init(.variable(noun.noun.plural), descending: reading.isDescending), name]
    case nil: break
    }
    let hasDates = reading.subject.kinds.allSatisfy(isDated)
    return hasDates ? [.init(.property(head, "since")), name] : [name]
  }

  func limit(of reading: Reading) -> Expression? {
    switch reading.subject.rank {
    case .latest(let count), .earliest(let count): return .integer(min(count, reading.limit ?? count))
    default: return reading.limit.map(Expression.integer)
    }
  }

  mutating func item(
    _ attribute: Attribute, of head: String, in draft: inout Draft
  ) -> Projection.Item {
    guard attribute.edge != nil else {
      return .init(.property(head, attribute.property), as: attribute.singular)
    }
    let edge = edge(of: attribute, head, in: &draft)
    return .init(.property(edge, attribute.property), as: attribute.singular)
  }

  mutating func item(_ companion: Reading.Companion, of head: String) -> Projection.Item {
    switch companion {
    case .attribute(let attribute):
      guard attribute.relation != nil else {
        return .init(.property(head, attribute.property), as: attribute.singular)
      }
      return .init(listOf(attribute, of: head), as: attribute.plural)
    case .number(let link, let noun): return number(of: link, noun, head)
    case .nodes(let link, let noun):
      let other = NounPhrase(kinds: link.targets(from: link.sources), noun: noun)
      let variable = variable(for: other)
      let condition = LinkCondition(link: link, wording: .adjacent, objects: .one(other), range: .synthesized)
      var inner = Draft()
      let path = self.path(condition, to: other, as: variable, from: head, dated: nil, in: &inner)
      let name = Expression.property(variable, "name")
      let list = Expression(
        .patternComprehension(
          path.pattern,
          condition: Expression.all(
            path.conditions + path.open.map(Expression.holdsToday) + inner.conditions), result: name))
      return .init(.call("unique", [list]), as: noun.noun.plural)
    }
  }

  func listOf(_ attribute: Attribute, of head: String) -> Expression {
    let path = PhraseTranslator.path(to: attribute, of: head, edge: "edge")
    let property = Expression.property("edge", attribute.property)
    let list = Expression(
      .patternComprehension(path, condition: Expression(.isNull(property, negated: true)), result: property))
    return .call("unique", [list])
  }
}

extension Reading {
  /// The path of the one link of which something is asked, if the question speaks of it.
  fileprivate var askedLink: RelationPath? {
    switch form {
    case .linkAttribute(let attribute): return attribute.path
    case .linkValues(_, let link, _, _), .linkCount(let link), .aggregateLinks(_, _, let link):
      return link.link.path
    case .attributes(let attributes) where attributes.count == 1:
      return subject.isLinked(by: attributes[0]) ? attributes[0].path : nil
    case .aggregate(_, let attribute), .aggregateEach(_, let attribute):
      return subject.isLinked(by: attribute) ? attribute.path : nil
    case .list:
      guard case .value(let rank) = subject.rank, subject.isLinked(by: rank.attribute) else { return nil }
      return rank.attribute.path
    default: return nil
    }
  }
}

extension Attribute {
  /// The link whose edge has it.
  fileprivate var path: RelationPath? {
    edge.map { RelationPath([.init([$0.relation], inverse: $0.isInverse)]) }
  }
}

extension NounPhrase.Ranking {
  /// Whether it takes a count of each node, not only of those that are linked at all.
  var countsAll: Bool { isLeast || link.countedWord != nil }
}

extension LinkCondition {
  /// The word for links that are counted themselves.
  var countedWord: String? {
    if case .counting(let words) = wording { words } else { nil }
  }

  /// Whether the parts of what it starts from count as well, as they do wherever something is counted or missed: a
  /// topic has the talks of its parts.
  var countsParts: Bool {
    switch wording {
    case .having, .whose: true
    default: false
    }
  }
}

import GraphModel

/// Ranks within a question: "who directed the latest film". Which nodes they are of is worked out in clauses of its own
/// before the others, as a list of their numbers.
extension PhraseTranslator {
  /// The reading with each rank that its answer is not sorted by replaced by a condition.
  mutating func withoutNestedRanks(_ reading: Reading) -> Reading {
    var reading = reading
    reading.subject = withoutRanks(reading.subject, keepsOwn: reading.isSortedByRank)
    switch reading.form {
    case .linkValues(let attribute, let link, let isList, let isCounted):
      reading.form = .linkValues(attribute, withoutRanks(link), isList: isList, isCounted: isCounted)
    case .linkCount(let link): reading.form = .linkCount(withoutRanks(link))
    case .aggregateLinks(let aggregate, let attribute, let link):
      reading.form = .aggregateLinks(aggregate, attribute, withoutRanks(link))
    default: break
    }
    if case .each(let link)? = reading.grouping { reading.grouping = .each(withoutRanks(link)) }
    return reading
  }

  private mutating func withoutRanks(_ phrase: NounPhrase, keepsOwn: Bool = false) -> NounPhrase {
    // Most phrases have none, and need no copy without it.
    guard phrase.hasRank else { return phrase }
    var phrase = phrase
    phrase.conditions = phrase.conditions.map { withoutRanks($0) }
    switch phrase.rank {
    case .most(let link, let isLeast): phrase.rank = .most(withoutRanks(link), isLeast: isLeast)
    case .top(let count, let link, let isLeast):
      phrase.rank = .top(count, withoutRanks(link), isLeast: isLeast)
    default: break
    }
    guard let rank = phrase.rank, !keepsOwn else { return phrase }
    phrase.rank = nil
    phrase.conditions.append(.among(choose(rank, of: phrase)))
    return phrase
  }

  private mutating func withoutRanks(_ condition: Condition) -> Condition {
    switch condition {
    case .link(let link): return .link(withoutRanks(link))
    case .not(let inner): return .not(withoutRanks(inner))
    case .all(let parts): return .all(parts.map { withoutRanks($0) })
    case .any(let parts): return .any(parts.map { withoutRanks($0) })
    case .shared(let links): return .shared(links.map { withoutRanks($0) })
    case .near(let phrase, let hops): return .near(withoutRanks(phrase), hops: hops)
    case .described(let objects): return .described(withoutRanks(objects))
    case .attribute, .time, .rank, .compared, .besides, .among: return condition
    }
  }

  private mutating func withoutRanks(_ link: LinkCondition) -> LinkCondition {
    var link = link
    link.objects = withoutRanks(link.objects)
    return link
  }

  private mutating func withoutRanks(_ objects: Objects) -> Objects {
    switch objects {
    case .one(let phrase): return .one(withoutRanks(phrase))
    case .all(let parts): return .all(parts.map { withoutRanks($0) })
    case .any(let parts): return .any(parts.map { withoutRanks($0) })
    case .not(let part): return .not(withoutRanks(part))
    }
  }

  /// Adds the clauses that work out which nodes a rank is of; returns the variable for the list of their numbers.
  private mutating func choose(_ rank: NounPhrase.Rank, of phrase: NounPhrase) -> String {
    let known = usedVariables
    let head = variable(for: phrase)
    var draft = Draft()
    describe(phrase, as: head, dated: nil, in: &draft)
    let earlier = chosen.map { Projection.Item(.variable($0)) }
    let scored = scores(rank, of: head, earlier, &draft)
    let score = Expression.variable(scored.name)
    usedVariables = known
    let name = fresh("chosen")
    let node = Expression.call("id", [.variable(head)])
    if let count = scored.count {
      let order: [Projection.SortKey] = [
        .init(score, descending: !scored.isLeast), .init(.property(head, "name")),
      ]
      prelude += scored.clauses
      prelude.append(
        .with(
          Projection(
            earlier + [.init(.variable(head)), .init(score)], order: order, limit: .integer(count)),
          condition: nil))
      prelude.append(.with(Projection(earlier + [.init(.call("collect", [node]), as: name)]), condition: nil))
    } else {
      // All that share the first place.
      let pairs = Expression.call("collect", [Expression(.list([node, score]))])
      let best = Expression.call(scored.isLeast ? "min" : "max", [score])
      prelude += scored.clauses
      prelude.append(
        .with(Projection(earlier + [.init(best, as: "best"), .init(pairs, as: "pairs")]), condition: nil))
      let isBest = Expression.binary(
        Expression(.index(.variable("pair"), .integer(1))), .equal, .variable("best"))
      let list = Expression(
        .comprehension(
          variable: "pair", list: .variable("pairs"), condition: isBest,
          result: Expression(.index(.variable("pair"), .integer(0)))))
      prelude.append(.with(Projection(earlier + [.init(list, as: name)]), condition: nil))
    }
    chosen.append(name)
    return name
  }

  /// The nodes, each with the value that it is ranked by.
  private mutating func scores(
    _ rank: NounPhrase.Rank, of head: String, _ earlier: [Projection.Item], _ draft: inout Draft
  ) -> (clauses: [Clause], name: String, isLeast: Bool, count: Int?) {
    let name = fresh("score")
    let node = Projection.Item(.variable(head))
    func scored(_ value: Expression, from clauses: [Clause], atLeast: Int? = nil) -> [Clause] {
      let condition = atLeast.map { Expression.binary(.variable(name), .greaterOrEqual, .integer($0)) }
      return clauses + [
        .with(Projection(earlier + [node, .init(value, as: name)], distinct: true), condition: condition)
      ]
    }
    switch rank {
    case .latest(let count), .earliest(let count):
      let value = Expression.property(head, "since")
      draft.conditions.append(Expression(.isNull(value, negated: true)))
      var isLeast = false
      if case .earliest = rank { isLeast = true }
      return (scored(value, from: draft.clauses), name, isLeast, count)
    case .value(let rank):
      let attribute = rank.attribute
      guard attribute.edge != nil else {
        let value = Expression.property(head, attribute.property)
        draft.conditions.append(Expression(.isNull(value, negated: true)))
        let score = rank.wording == .length ? Expression.call("size", [value]) : value
        return (scored(score, from: draft.clauses), name, rank.isLeast, rank.count)
      }
      let edge = follow(attribute, of: head, in: &draft)
      let values =
        draft.clauses + [
          .with(Projection(earlier + [node, .init(.variable(edge))], distinct: true), condition: nil)
        ]
      let value = Expression.call(rank.aggregate.rawValue, [.property(edge, attribute.property)])
      return (
        values + [.with(Projection(earlier + [node, .init(value, as: name)]), condition: nil)], name,
        rank.isLeast, rank.count
      )
    case .most(let link, let isLeast), .top(_, let link, let isLeast):
      var count: Int?
      if case .top(let number, _, _) = rank { count = number }
      guard case .one(let object) = link.objects else { return (draft.clauses, name, isLeast, count) }
      let number = number(of: link, to: object, head, dated: nil)
      return (scored(number, from: draft.clauses, atLeast: isLeast ? nil : 1), name, isLeast, count)
    }
  }
}

extension NounPhrase {
  /// Whether it is ranked, or something in it is.
  fileprivate var hasRank: Bool { rank != nil || conditions.contains(where: \.hasRank) }
}

extension Objects {
  fileprivate var hasRank: Bool {
    switch self {
    case .one(let phrase): phrase.hasRank
    case .all(let parts), .any(let parts): parts.contains(where: \.hasRank)
    case .not(let part): part.hasRank
    }
  }
}

extension Condition {
  fileprivate var hasRank: Bool {
    switch self {
    case .link(let link): link.objects.hasRank
    case .not(let inner): inner.hasRank
    case .all(let parts), .any(let parts): parts.contains(where: \.hasRank)
    case .shared(let links): links.contains { $0.objects.hasRank }
    case .near(let phrase, _): phrase.hasRank
    case .described(let objects): objects.hasRank
    case .attribute, .time, .rank, .compared, .besides, .among: false
    }
  }
}

extension Reading {
  /// Whether the answer is a list that is sorted by the rank of what is asked for, and cut where its reader sees the
  /// values. Else the rank is a condition as any other.
  var isSortedByRank: Bool {
    guard case .list = form, companions.isEmpty, sortKey == nil, grouping == nil else {
      return form == .list && subject.isRankedByDate && grouping == nil && sortKey == nil
    }
    return true
  }
}

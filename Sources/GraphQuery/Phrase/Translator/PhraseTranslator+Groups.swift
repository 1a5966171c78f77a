import GraphModel

/// Answers by groups: what they are grouped by, their average, the groups that are wanted.
extension PhraseTranslator {
  /// Groups with how many each has: their average, or those that are wanted of them.
  mutating func groupClauses(
    _ grouping: Reading.Grouping, _ reading: Reading, _ head: String, _ draft: Draft
  ) -> [Clause] {
    var draft = draft
    var key = groupKey(grouping, head, in: &draft)
    let plural = reading.subject.noun?.noun.plural ?? head
    let count = Projection.Item(.call("count", [.variable(head)], distinct: true), as: plural)
    if reading.form == .averageNumber {
      let average = Expression.call("avg", [.variable(plural)])
      return draft.clauses + [
        .with(Projection([key, count]), condition: nil),
        .returning(Projection([.init(average, as: "average number of \(plural)")])),
      ]
    }
    if reading.form == .groupCount {
      let plural = key.alias.map(Noun.plural(of:)) ?? "groups"
      return draft.clauses + [
        .returning(Projection([.init(.call("count", [key.expression], distinct: true), as: plural)]))
      ]
    }
    let name = key.alias ?? "group"
    key.alias = name
    switch reading.groupChoice {
    case .number(let quantity):
      let isWanted = Expression.binary(
        .variable(plural), quantity.comparison, .integer(quantity.number))
      return draft.clauses + [
        .with(Projection([key, count]), condition: isWanted),
        .returning(
          Projection(
            [.init(.variable(name)), .init(.variable(plural))], order: [.init(.variable(name))],
            limit: reading.limit.map(Expression.integer))),
      ]
    case .most(let isLeast):
      return draft.clauses + [
        .returning(
          Projection(
            [key, count],
            order: [.init(.variable(plural), descending: !isLeast), .init(.variable(name))]))
      ]
    case nil: return draft.clauses
    }
  }

  mutating func groupKey(
    _ grouping: Reading.Grouping, _ head: String, in draft: inout Draft
  ) -> Projection.Item {
    func since(_ length: Int) -> Expression { .call("left", [.property(head, "since"), .integer(length)]) }
    switch grouping {
    case .year: return .init(since(4), as: "year")
    case .month: return .init(since(7), as: "month")
    case .day: return .init(since(10), as: "day")
    case .decade(nil): return .init(.binary(since(3), .add, .text("0")), as: "decade")
    case .decade(let attribute?):
      let year = Expression.property(head, attribute.property)
      draft.conditions.append(Expression(.isNull(year, negated: true)))
      return .init(.binary(year, .subtract, .binary(year, .modulo, .integer(10))), as: "decade")
    case .each(let link):
      guard case .one(let group) = link.objects else { return .init(.variable(head)) }
      let variable = variable(for: group)
      follow(link, to: group, as: variable, from: head, dated: nil, in: &draft)
      return .init(.variable(variable), as: group.noun?.noun.singular ?? variable)
    case .kind(let link, let noun):
      let other = NounPhrase(kinds: link.targets(from: link.sources), noun: noun)
      let variable = variable(for: other)
      let condition = LinkCondition(
        link: link, wording: .grouping, objects: .one(other), tense: .none, range: .synthesized)
      follow(condition, to: other, as: variable, from: head, dated: nil, in: &draft)
      return .init(.variable(variable), as: noun.noun.singular)
    case .attribute(let attribute): return item(attribute, of: head, in: &draft)
    }
  }
}

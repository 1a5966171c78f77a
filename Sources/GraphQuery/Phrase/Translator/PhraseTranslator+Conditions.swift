import GraphModel

/// Conditions as expressions: what is negated, alternative or counted.
extension PhraseTranslator {
  mutating func expression(_ condition: Condition, _ head: String, dated: String?) -> Expression {
    switch condition {
    case .not(let inner): return .not(expression(inner, head, dated: dated))
    case .all(let parts):
      return Expression.all(parts.map { expression($0, head, dated: dated) })
        ?? Expression(.literal(.boolean(true)))
    case .any(let parts):
      return Expression.any(parts.map { expression($0, head, dated: dated) })
        ?? Expression(.literal(.boolean(false)))
    case .described(let objects): return expression(objects, head, dated: dated)
    case .rank: return Expression(.literal(.boolean(true)))
    case .among(let list):
      return .binary(.call("id", [.variable(head)]), .isIn, .variable(list))
    case .compared(let comparison): return expression(comparison, head)
    case .besides(let others):
      return .not(
        Expression.any(others.map { expression(naming: $0, head) })
          ?? Expression(.literal(.boolean(false))))
    case .near(let object, let hops):
      var draft = Draft()
      draft.declared = [head]
      let other = variable(for: object)
      let target = mention(object, other, in: &draft)
      let path = PathPattern(
        nodes: [NodePattern(head), target],
        edges: [EdgePattern(direction: .either, length: .init(1, hops))])
      // A way out and back again leads nowhere.
      draft.matches.append(
        ([path], .binary(.call("id", [.variable(head)]), .notEqual, .call("id", [.variable(other)]))))
      return Expression(.exists(.init(draft.clauses)))
    case .shared(let links):
      var draft = Draft()
      draft.declared = [head]
      for link in shared(links, of: head) {
        guard case .one(let object) = link.link.objects else { continue }
        follow(link.link, to: object, as: link.object, from: head, dated: dated, in: &draft)
      }
      return Expression(.exists(.init(draft.clauses)))
    case .time(let span): return expression(span, .property(head, "since"))
    case .attribute(let attribute): return expression(attribute, head)
    case .link(let link): return expression(link, link.objects, head, dated: dated)
    }
  }

  /// Whether a node is the one that is named.
  private func expression(naming phrase: NounPhrase, _ head: String) -> Expression {
    if let name = phrase.name, name.isNumber, let node = name.nodes.first {
      return .binary(.call("id", [.variable(head)]), .equal, .integer(Int(node.id)))
    }
    let names = Set(phrase.name?.nodes.map(\.name) ?? []).sorted()
    return .binary(.property(head, "name"), .isIn, Expression(.list(names.map(Expression.text))))
  }

  /// A comparison with another node, which is never the node itself.
  private mutating func expression(_ comparison: NodeComparison, _ head: String) -> Expression {
    var draft = Draft()
    draft.declared = [head]
    let other = variable(for: comparison.other)
    draft.matches.append(([PathPattern(nodes: [mention(comparison.other, other, in: &draft)])], nil))
    func value(_ variable: String) -> Expression {
      let value = Expression.property(variable, comparison.attribute?.property ?? "since")
      guard let unit = comparison.unit, comparison.attribute == nil else { return value }
      let length =
        switch unit {
        case .year: 4;
        case .month: 7;
        case .day: 10
        }
      return .call("left", [value, .integer(length)])
    }
    draft.conditions.append(.binary(value(head), comparison.comparison, value(other)))
    draft.conditions.append(
      .binary(.call("id", [.variable(head)]), .notEqual, .call("id", [.variable(other)])))
    if comparison.attribute == nil, comparison.comparison == .greater {
      // What lasts is over only at its end.
      let end = Expression.property(other, "until")
      draft.conditions.append(
        .binary(Expression(.isNull(end, negated: false)), .or, .binary(value(head), .greaterOrEqual, end)))
    }
    for condition in comparison.other.conditions {
      require(condition, of: comparison.other, other, dated: nil, in: &draft)
    }
    return Expression(.exists(.init(draft.clauses)))
  }

  /// Whether a node is what a noun phrase says.
  private mutating func expression(_ objects: Objects, _ head: String, dated: String?) -> Expression {
    let whole: Expression?
    switch objects {
    case .one(let phrase):
      let own = phrase.noun?.noun.condition.flatMap { test($0, head) }
      whole = Expression.all(
        [own].compactMap(\.self) + phrase.conditions.map { expression($0, head, dated: dated) })
    case .all(let parts): whole = Expression.all(parts.map { expression($0, head, dated: dated) })
    case .any(let parts): whole = Expression.any(parts.map { expression($0, head, dated: dated) })
    case .not(let part): whole = .not(expression(part, head, dated: dated))
    }
    return whole ?? Expression(.literal(.boolean(true)))
  }

  /// How many nodes a link leads to; of links that are counted themselves, how many there are.
  mutating func number(
    of link: LinkCondition, to object: NounPhrase, _ head: String, dated: String?
  ) -> Expression {
    var draft = Draft()
    draft.declared = [head]
    let variable = variable(for: object)
    follow(link, to: object, as: variable, from: head, dated: dated, in: &draft)
    if case .counting = link.wording { return Expression(.count(.init(draft.clauses))) }
    let distinct = Clause.returning(Projection([.init(.variable(variable))], distinct: true))
    return Expression(.count(.init(draft.clauses + [distinct])))
  }

  mutating func expression(
    _ link: LinkCondition, _ objects: Objects, _ head: String, dated: String?
  ) -> Expression {
    switch objects.simplified {
    case .not(let part): return .not(expression(link, part, head, dated: dated))
    case .all(let parts):
      return Expression.all(parts.map { expression(link, $0, head, dated: dated) })
        ?? Expression(.literal(.boolean(true)))
    case .any(let parts):
      return Expression.any(parts.map { expression(link, $0, head, dated: dated) })
        ?? Expression(.literal(.boolean(false)))
    case .one(let object):
      var draft = Draft()
      draft.declared = [head]
      guard let quantity = link.quantity, quantity != Quantity(comparison: .equal, number: 0) else {
        follow(link, to: object, as: nil, from: head, dated: dated, in: &draft)
        let exists = Expression(.exists(.init(draft.clauses)))
        return link.quantity == nil ? exists : .not(exists)
      }
      let count = number(of: link, to: object, head, dated: dated)
      return .binary(count, quantity.comparison, .integer(quantity.number))
    }
  }

  func expression(_ span: TimeSpan, _ since: Expression) -> Expression {
    if let clock = span.clock {
      // Where there is no time of day, there is nothing to compare: an empty text is before all others.
      let time = Expression.call("substring", [since, .integer(11), .integer(5)])
      let begins = Expression.binary(time, .greaterOrEqual, .text(clock.start))
      return clock.end.map { .binary(begins, .and, .binary(time, .less, .text($0))) } ?? begins
    }
    if let weekday = span.weekday { return .binary(.call("weekday", [since]), .equal, .integer(weekday)) }
    var conditions: [Expression] = []
    if let start = span.start { conditions.append(.binary(since, .greaterOrEqual, .text(start))) }
    if let end = span.end { conditions.append(.binary(since, .less, .text(end))) }
    return Expression.all(conditions) ?? Expression(.literal(.boolean(true)))
  }

  func expression(_ condition: AttributeCondition, _ head: String) -> Expression {
    guard condition.attribute.edge != nil else {
      return test(condition, .property(head, condition.attribute.property))
    }
    let path = PhraseTranslator.path(to: condition.attribute, of: head, edge: "edge")
    if condition.isOfAverage {
      let value = Expression.property("edge", condition.attribute.property)
      let values = Expression(
        .patternComprehension(path, condition: Expression(.isNull(value, negated: true)), result: value))
      let sum = Expression(
        .reduce(
          accumulator: "total", start: Expression(.literal(.real(0))), variable: "value", list: values,
          step: .binary(.variable("total"), .add, .variable("value"))))
      var average = condition
      average.isOfAverage = false
      return .binary(
        .binary(.call("size", [values]), .greater, .integer(0)), .and,
        test(average, .binary(sum, .divide, .call("size", [values]))))
    }
    let inner = test(condition, .property("edge", condition.attribute.property))
    return Expression(.exists(.init([.match(paths: [path], condition: inner, isOptional: false)])))
  }

  func test(_ condition: AttributeCondition, _ subject: Expression) -> Expression {
    guard let comparison = condition.comparison, let value = condition.value else {
      return Expression(.isNull(subject, negated: true))
    }
    if condition.isOfList, !condition.isOfLength {
      var element = condition
      element.isOfList = false
      return Expression(
        .quantified(.any, variable: "value", list: subject, condition: test(element, .variable("value"))))
    }
    if condition.isOfLength, case .integer(let length) = value {
      return .binary(.call("size", [subject]), comparison, Expression(.literal(.integer(length))))
    }
    if comparison == .modulo, case .integer(let divisor) = value {
      return .binary(.binary(subject, .modulo, .integer(Int(divisor))), .equal, .integer(0))
    }
    switch value {
    case .range(let first, let last):
      return .binary(
        .binary(subject, .greaterOrEqual, Expression(.literal(.integer(first)))), .and,
        .binary(subject, .lessOrEqual, Expression(.literal(.integer(last)))))
    case .span(let span, let isNumeric): return isNumeric ? years(span, subject) : expression(span, subject)
    case .text(let text):
      // A part is looked for as written if it has capitals; else letter case does not count, as in a search.
      let isPart = [.contains, .startsWith, .endsWith].contains(comparison)
      if isPart, text != text.lowercased() { return .binary(subject, comparison, .text(text)) }
      return .binary(.call("toLower", [subject]), comparison, .text(text.lowercased()))
    case .integer(let integer): return .binary(subject, comparison, Expression(.literal(.integer(integer))))
    case .real(let real): return .binary(subject, comparison, Expression(.literal(.real(real))))
    case .parameter(let name): return .binary(subject, comparison, Expression(.parameter(name)))
    }
  }

  /// A span of whole years as numbers.
  func years(_ span: TimeSpan, _ subject: Expression) -> Expression {
    let start = span.start.flatMap { Int($0) }
    let end = span.end.flatMap { Int($0) }
    if let start, end == start + 1 { return .binary(subject, .equal, .integer(start)) }
    var conditions: [Expression] = []
    if let start { conditions.append(.binary(subject, .greaterOrEqual, .integer(start))) }
    if let end { conditions.append(.binary(subject, .less, .integer(end))) }
    return Expression.all(conditions) ?? Expression(.literal(.boolean(true)))
  }
}

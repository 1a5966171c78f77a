/// What WITH and RETURN may say.
extension SemanticCheck {
  /// Checks a projection and makes its columns the scope; returns their names.
  @discardableResult
  mutating func project(
    _ projection: Projection, _ condition: Expression?, isLast: Bool = false
  ) throws(Diagnostic) -> [String] {
    if projection.includesAll, isLast, scope.names.isEmpty {
      throw Diagnostic(
        .columnName, "there is nothing that '*' could stand for", at: nil, help: ["name what to return"])
    }
    var columns = Scope()
    if projection.includesAll { for name in scope.names { columns[name] = scope[name] } }
    let isGrouped = projection.items.contains { $0.expression.isAggregate }
    let before = scope
    for item in projection.items {
      aggregateObstacle = nil
      let type = try type(of: item.expression)
      let name = item.alias ?? item.expression.printed()
      guard columns[name] == nil else {
        throw Diagnostic(
          .columnName, "two columns are called '\(name)'", at: item.expression.range,
          help: ["rename one of them with AS"])
      }
      columns[name] = Binding(type: type)
    }
    if isGrouped {
      let keys = groupingKeys(of: projection)
      for item in projection.items { try checkGrouping(of: item.expression, keys, projection) }
    }
    try checkOrder(projection, columns, isGrouped: isGrouped)
    for expression in [projection.skip, projection.limit].compactMap(\.self) {
      try checkCount(expression)
    }
    scope = columns
    if let condition {
      // Where rows go on one by one, WHERE also sees what WITH leaves behind; else, what it makes columns of.
      scope = before
      for name in columns.names { scope[name] = columns[name] }
      try checkCondition(condition)
      if isGrouped || projection.isDistinct {
        try checkOnlyProjected(
          condition, Set(projection.items.map(\.expression)), columns,
          "WHERE cannot see what WITH leaves behind")
      }
      scope = columns
    }
    aggregateObstacle = SemanticCheck().aggregateObstacle
    return columns.names
  }

  // MARK: Groups

  /// The expressions by which a projection with aggregates groups its rows.
  private func groupingKeys(of projection: Projection) -> Set<Expression> {
    var keys = Set(projection.items.map(\.expression).filter { !$0.isAggregate })
    if projection.includesAll { for name in scope.names { keys.insert(.variable(name)) } }
    return keys
  }

  /// Beside an aggregate may stand only what is one value for each group: constants, and the variables and properties
  /// that the rows are grouped by.
  private func checkGrouping(
    of expression: Expression, _ keys: Set<Expression>, _ projection: Projection
  ) throws(Diagnostic) {
    guard expression.isAggregate, !expression.isAggregateCall else { return }
    try checkParts(of: expression, keys, aliases: [], projection)
  }

  private func checkParts(
    of expression: Expression, _ keys: Set<Expression>, aliases: Set<String>, _ projection: Projection
  ) throws(Diagnostic) {
    if expression.isAggregateCall { return }
    if expression.isSimple, keys.contains(expression) { return }
    switch expression.kind {
    case .variable(let name):
      if aliases.contains(name) || keys.contains(expression) { return }
      throw ambiguous(expression, name, projection)
    case .property(let subject, _) where subject.isSimple:
      if keys.contains(subject) { return }
      if case .variable(let name) = subject.rootOfProperties.kind {
        if aliases.contains(name) { return }
        throw ambiguous(expression, name, projection)
      }
    case .comprehension, .quantified, .reduce, .patternComprehension, .exists, .count, .collect:
      // Names of their own make these hard to split; what they see of the rows is checked as a whole.
      for name in expression.variablesOutsideAggregates.sorted()
      where !keys.contains(.variable(name)) && !aliases.contains(name) {
        throw ambiguous(expression, name, projection)
      }
      return
    default: break
    }
    for part in expression.children { try checkParts(of: part, keys, aliases: aliases, projection) }
  }

  private func ambiguous(
    _ expression: Expression, _ name: String, _ projection: Projection
  ) -> Diagnostic {
    Diagnostic(
      .aggregation,
      "'\(expression.printed())' stands beside an aggregate, and rows of one group may differ in it",
      at: expression.range,
      help: [
        "return it as a column of its own, so that the rows are grouped by it",
        "or name it before: WITH …, \(expression.printed()) AS \(name)_value",
      ])
  }

  // MARK: Order, SKIP and LIMIT

  private mutating func checkOrder(
    _ projection: Projection, _ columns: Scope, isGrouped: Bool
  ) throws(Diagnostic) {
    guard !projection.order.isEmpty else { return }
    let before = scope
    let projected = Set(projection.items.map(\.expression))
    let keys = groupingKeys(of: projection)
    for key in projection.order {
      scope = before
      for name in columns.names { scope[name] = columns[name] }
      aggregateObstacle =
        isGrouped ? nil : "rows are sorted by an aggregate, and what is returned has none"
      _ = try type(of: key.expression)
      scope = before
      if projected.contains(key.expression) { continue }
      if isGrouped, key.expression.isAggregate {
        try checkAggregates(in: key.expression, columns, projection)
        try checkOrderParts(of: key.expression, keys, columns, projection)
      } else if isGrouped || projection.isDistinct {
        try checkOnlyProjected(
          key.expression, projected, columns, "the rows cannot be sorted by what is not returned")
      }
    }
    scope = before
  }

  /// Where rows are groups or distinct, nothing is left of them but the columns, and what is made of these.
  private func checkOnlyProjected(
    _ expression: Expression, _ projected: Set<Expression>, _ columns: Scope, _ message: String
  ) throws(Diagnostic) {
    if projected.contains(expression) { return }
    guard expression.freeVariables.contains(where: { columns[$0] == nil }) else { return }
    if case .variable = expression.kind {
      throw Diagnostic(
        .unboundVariable, message, at: expression.range,
        help: ["make it a column as well, or leave out DISTINCT"])
    }
    for part in expression.children { try checkOnlyProjected(part, projected, columns, message) }
  }

  /// An aggregate to sort by is one that is returned, or one of the columns.
  private func checkAggregates(
    in expression: Expression, _ columns: Scope, _ projection: Projection
  ) throws(Diagnostic) {
    guard expression.isAggregateCall else {
      for child in expression.children { try checkAggregates(in: child, columns, projection) }
      return
    }
    guard !projection.items.contains(where: { $0.expression.contains(expression) }),
      expression.freeVariables.contains(where: { columns[$0] == nil })
    else { return }
    throw Diagnostic(
      .unboundVariable, "the rows cannot be sorted by an aggregate that is not returned",
      at: expression.range,
      help: ["return it as well: \(expression.printed()) AS sort_key"])
  }

  private func checkOrderParts(
    of expression: Expression, _ keys: Set<Expression>, _ columns: Scope, _ projection: Projection
  ) throws(Diagnostic) {
    do throws(Diagnostic) {
      try checkParts(of: expression, keys, aliases: Set(columns.names), projection)
    } catch {
      // What is in no column at all is out of scope; what is in a part of one is ambiguous.
      let returned = projection.items.flatMap(\.expression.freeVariables)
      let isReturned = expression.variablesOutsideAggregates.allSatisfy {
        returned.contains($0) && projection.items.contains { !$0.expression.isAggregate }
      }
      guard !isReturned else { throw error }
      throw Diagnostic(
        .unboundVariable, "the rows cannot be sorted by what is not returned", at: error.range,
        help: ["return it as well"])
    }
  }

  /// SKIP and LIMIT: one number for all rows.
  private mutating func checkCount(_ expression: Expression) throws(Diagnostic) {
    if let name = expression.freeVariables.first {
      throw Diagnostic(
        .invalidValue, "the number of rows cannot depend on '\(name)'", at: expression.range,
        help: ["write a number or a parameter, such as $count"])
    }
    let type = try type(of: expression, where: "the number of rows is no aggregate")
    guard type.canBe(.integer), expression.kind != .literal(.null) else {
      throw Diagnostic(.typeMismatch, "a number of rows is needed here, 0 or more", at: expression.range)
    }
    if case .unary(.minus, let operand) = expression.kind, case .literal(.integer(let value)) = operand.kind,
      value > 0
    {
      throw Diagnostic(.invalidValue, "a number of rows is needed here, 0 or more", at: expression.range)
    }
    if case .literal(.integer(let value)) = expression.kind, value < 0 {
      throw Diagnostic(.invalidValue, "a number of rows is needed here, 0 or more", at: expression.range)
    }
  }
}

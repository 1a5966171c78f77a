import GraphModel

/// Expressions that the evaluator is called for.
extension SQLCompiler {
  /// An expression through the evaluator: SQL passes it what needs the row or the graph.
  mutating func evaluated(_ expression: Expression) throws(QueryError) -> TypedSQL {
    var arguments: [TypedSQL] = []
    let body = try abstracted(expression, [], &arguments)
    return try evaluation(of: body, arguments, isTest: expression.isPredicate, source: expression)
  }

  /// A call of the evaluator with an expression on the arguments.
  func evaluation(
    of body: Expression, _ arguments: [TypedSQL], isTest: Bool = false, source: Expression? = nil
  ) throws(QueryError) -> TypedSQL {
    guard arguments.count <= SQLCompiler.greatestArgumentCount else {
      throw unsupported("an expression of so many variables", at: body.range)
    }
    let number = evaluator.add(.init(expression: body, arguments: arguments.map(\.form), source: source))
    let list = (["\(raw: String(number))"] + arguments.map(\.sql)).joined(", ")
    return isTest
      ? TypedSQL(sql: "kgraph_test(\(list))", type: .boolean) : TypedSQL(sql: "kgraph_evaluate(\(list))")
  }

  /// SQLite's limit of 127, less the number of the expression.
  private static let greatestArgumentCount = 120

  /// The expression with arguments in place of what SQL passes it; `locals` are the names that lists give elements.
  private mutating func abstracted(
    _ expression: Expression, _ locals: Set<String>, _ arguments: inout [TypedSQL]
  ) throws(QueryError) -> Expression {
    if isPassed(expression, locals) {
      if isSearchOfItsOwn(expression) || !expression.mentionedVariables.isDisjoint(with: locals) {
        return try search(expression, locals, &arguments)
      }
      return Expression(
        .variable(SQLCompiler.argumentName(of: try value(expression), &arguments)), range: expression.range)
    }
    switch expression.kind {
    case .parameter(let name): _ = try parameter(name, expression.range)
    case .call(let name, _, let parts): try checkCall(name, parts.count, expression.range)
    case .hasLabel(_, let label): binder.checkLabels(label)
    case .comprehension(let variable, let list, let condition, let result):
      let inner = locals.union([variable])
      return Expression(
        .comprehension(
          variable: variable, list: try abstracted(list, locals, &arguments),
          condition: try abstracted(optional: condition, inner, &arguments),
          result: try abstracted(optional: result, inner, &arguments)), range: expression.range)
    case .quantified(let quantifier, let variable, let list, let condition):
      return Expression(
        .quantified(
          quantifier, variable: variable, list: try abstracted(list, locals, &arguments),
          condition: try abstracted(optional: condition, locals.union([variable]), &arguments)),
        range: expression.range)
    case .reduce(let accumulator, let start, let variable, let list, let step):
      return Expression(
        .reduce(
          accumulator: accumulator, start: try abstracted(start, locals, &arguments), variable: variable,
          list: try abstracted(list, locals, &arguments),
          step: try abstracted(step, locals.union([accumulator, variable]), &arguments)),
        range: expression.range)
    default: break
    }
    return try expression.withChildren { child throws(QueryError) in
      try abstracted(child, locals, &arguments)
    }
  }

  /// The name of the argument that passes a value.
  static func argumentName(of value: TypedSQL, _ arguments: inout [TypedSQL]) -> String {
    let place = arguments.firstIndex { $0.sql == value.sql && $0.form == value.form }
    if place == nil { arguments.append(value) }
    return Expression.argumentName(place ?? arguments.count - 1)
  }

  /// Whether it is a search that stands so deep in others that SQLite could not read it.
  func isSearchOfItsOwn(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .exists, .count, .collect, .patternComprehension: depth >= SQLCompiler.greatestSearchDepth
    default: false
    }
  }

  private static let greatestSearchDepth = 3

  /// A search that depends on an element of a list, or stands too deep: a statement of its own, which the evaluator runs
  /// each time.
  private mutating func search(
    _ expression: Expression, _ locals: Set<String>, _ arguments: inout [TypedSQL]
  ) throws(QueryError) -> Expression {
    var inner = nested(countingRows: true)
    inner.depth = 0
    inner.scope = Scope()
    for name in expression.mentionedVariables.sorted() {
      var known = name
      if !locals.contains(name) {
        guard let value = try boundValue(name) else { continue }
        known = SQLCompiler.argumentName(of: value, &arguments)
      }
      inner.scope.bind(name, TypedSQL(sql: "kgraph_local(\(known))"))
    }
    let value = try inner.value(expression)
    binder = inner.binder
    let number = evaluator.add(search: "SELECT \(value.sql)\(inner.draft.fromAndWhere)", value.form)
    return Expression(
      .call(
        name: ExpressionEvaluator.searchName, isDistinct: false, arguments: [.integer(number)]),
      range: expression.range)
  }

  private mutating func abstracted(
    optional expression: Expression?, _ locals: Set<String>, _ arguments: inout [TypedSQL]
  ) throws(QueryError) -> Expression? {
    if let expression { try abstracted(expression, locals, &arguments) } else { nil }
  }

  /// Whether SQL finds the value and passes it on: what needs the row, the group or the graph.
  func isPassed(_ expression: Expression, _ locals: Set<String>) -> Bool {
    func isElement(_ subject: Expression) -> Bool {
      guard case .variable(let name) = subject.kind, !locals.contains(name) else { return false }
      switch scope[name] {
      case .node, .edge: return true
      case .value, nil: return false
      }
    }
    switch expression.kind {
    case .variable(let name): return !locals.contains(name)
    case .property(let subject, _): return isElement(subject)
    case .hasLabel(let subject, _):
      if case .variable(let name) = subject.kind, case .node? = scope[name] { return !locals.contains(name) }
      return false
    case .exists, .count, .collect, .patternComprehension, .countAll: return true
    case .call(let name, _, _):
      return Expression.aggregates.contains(name.lowercased())
        || SQLCompiler.timeFunctions.contains(name.lowercased())
    default: return false
    }
  }
}

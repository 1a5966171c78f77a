import GraphModel

/// The functions of the pattern language.
extension SQLCompiler {
  /// A call as SQL; nil where only the evaluator can say it.
  mutating func call(
    _ name: String, _ isDistinct: Bool, _ arguments: [Expression], _ expression: Expression
  ) throws(QueryError) -> TypedSQL? {
    let function = name.lowercased()
    try checkCall(name, arguments.count, expression.range)
    if Expression.aggregates.contains(function) {
      return try aggregate(function, isDistinct, arguments, expression)
    }
    if SQLCompiler.timeFunctions.contains(function) {
      return try temporal(function, arguments, expression.range)
    }
    return try plainCall(function, arguments)
  }

  /// Checks that there is such a function and that it takes so many arguments.
  func checkCall(_ name: String, _ count: Int, _ range: SourceRange) throws(QueryError) {
    guard let arity = SQLCompiler.arity(of: name.lowercased()) else {
      let near = nearest(to: name.lowercased(), in: SQLCompiler.functionNames).prefix(3)
      throw .diagnostic(
        Diagnostic(
          .unknownFunction, "there is no function '\(name)'", at: range,
          help: near.isEmpty
            ? ["the functions are \(SQLCompiler.functionNames.joined(separator: ", "))"]
            : near.map { "did you mean '\($0)'?" }))
    }
    guard arity.contains(count) else {
      let expected = arity.count == 1 ? "\(arity.lowerBound)" : "\(arity.lowerBound) to \(arity.upperBound)"
      let noun = arity.upperBound == 1 ? "argument" : "arguments"
      throw .diagnostic(Diagnostic(.syntax, "'\(name)' takes \(expected) \(noun)", at: range))
    }
  }

  private static func arity(of function: String) -> ClosedRange<Int>? {
    if Expression.aggregates.contains(function) { return function.hasPrefix("percentile") ? 2...2 : 1...1 }
    switch function {
    case "today": return 0...0
    case "holds": return 2...2
    case "overlaps": return 2...3
    case "weekday": return 1...1
    case "coalesce": return 1...100
    default: return EvaluationFunction.all[function]?.arity
    }
  }

  static let functionNames: [String] =
    (Array(Expression.aggregates) + EvaluationFunction.all.keys.filter { !$0.hasPrefix(" ") }
    + Array(timeFunctions) + ["coalesce"]).sorted()

  // MARK: Aggregates

  /// An aggregate as SQLite's own where that is exact; else the group's values are collected, and the evaluator makes
  /// one of them.
  private mutating func aggregate(
    _ function: String, _ isDistinct: Bool, _ arguments: [Expression], _ expression: Expression
  ) throws(QueryError) -> TypedSQL {
    let value = try value(arguments[0])
    switch function {
    case "count":
      let counted: SQLFragment = isDistinct ? "DISTINCT \(value.key)" : value.sql
      return TypedSQL(sql: "count(\(counted))", type: .number)
    case "min" where value.type == .text || value.type == .number:
      return TypedSQL(sql: "min(\(value.sql))", type: value.type)
    case "max" where value.type == .text || value.type == .number:
      return TypedSQL(sql: "max(\(value.sql))", type: value.type)
    default: break
    }
    let collected = TypedSQL(sql: "kgraph_collect(\(value.dynamic))", type: .list)
    if function == "collect", !isDistinct { return collected }
    var values = [collected]
    if arguments.count > 1 { values.append(try self.value(arguments[1])) }
    let extra =
      values.count > 1 ? Expression.variable(Expression.argumentName(1)) : Expression(.literal(.null))
    let body = Expression(
      .call(
        name: EvaluationFunction.nameOfGroup(function), isDistinct: false,
        arguments: [
          .variable(Expression.argumentName(0)), extra, Expression(.literal(.boolean(isDistinct))),
        ]), range: expression.range)
    var result = try evaluation(of: body, values, source: expression)
    if function == "collect" { result.type = .list }
    return result
  }

  // MARK: Time

  /// The functions of time, which look at the row.
  static let timeFunctions: Set<String> = ["today", "holds", "overlaps", "weekday"]

  /// `today()`, `holds(edge, date)`, `overlaps(edge, node)`, `overlaps(edge, start, end)`, `weekday(date)`.
  private mutating func temporal(
    _ function: String, _ arguments: [Expression], _ range: SourceRange
  ) throws(QueryError) -> TypedSQL {
    switch function {
    case "today":
      return TypedSQL(sql: "\(today)", type: .text)
    case "holds":
      let period = try period(arguments[0])
      let date = try value(arguments[1]).sql
      return TypedSQL(
        sql: """
          ((\(period.since) IS NULL OR \(period.since) <= \(date))
          AND (\(period.until) IS NULL OR \(period.until) > \(date)))
          """, type: .boolean)
    case "overlaps":
      let period = try period(arguments[0])
      let start: SQLFragment
      let end: SQLFragment
      if arguments.count == 3 {
        start = try value(arguments[1]).sql
        end = try value(arguments[2]).sql
      } else {
        let other = try self.period(arguments[1])
        start = other.since
        // What has a beginning only is a moment: "~" sorts behind every continuation of its text.
        end = "coalesce(\(other.until), \(other.since) || '~')"
      }
      return TypedSQL(
        sql: """
          ((\(period.since) IS NULL OR \(end) IS NULL OR \(period.since) < \(end))
          AND (\(period.until) IS NULL OR \(start) IS NULL OR \(period.until) > \(start)))
          """, type: .boolean)
    default:
      // 1 for Monday to 7 for Sunday, of dates that name a day.
      let date = try value(arguments[0]).sql
      return TypedSQL(
        sql: """
          CASE WHEN length(\(date)) >= 10 THEN
          (CAST(strftime('%w', substr(\(date), 1, 10)) AS INTEGER) + 6) % 7 + 1 END
          """, type: .number)
    }
  }

  private mutating func period(_ expression: Expression) throws(QueryError) -> (
    since: SQLFragment, until: SQLFragment
  ) {
    guard case .variable = expression.kind else {
      throw .diagnostic(Diagnostic(.typeMismatch, "a node or edge is needed here", at: expression.range))
    }
    let since = try value(Expression(.property(expression, "since"), range: expression.range)).sql
    let until = try value(Expression(.property(expression, "until"), range: expression.range)).sql
    return (since, until)
  }

  // MARK: Scalars

  /// The functions that SQLite's own say exactly, given the types; nil for the others.
  private mutating func plainCall(_ function: String, _ arguments: [Expression]) throws(QueryError)
    -> TypedSQL?
  {
    switch function {
    case "id":
      guard case .variable(let name) = arguments[0].kind else { return nil }
      switch scope[name] {
      case .node(let element), .edge(let element): return TypedSQL(sql: element.id, type: .number)
      case .value, nil: return nil
      }
    case "type":
      guard case .variable(let name) = arguments[0].kind, case .edge(let edge)? = scope[name] else {
        return nil
      }
      return TypedSQL(
        sql: """
          (SELECT relation.name FROM edge JOIN relation ON relation.id = edge.relation WHERE edge.id = \(edge.id))
          """, type: .text)
    case "left":
      guard case .literal(.integer(let count)) = arguments[1].kind, count >= 0 else { return nil }
      let text = try value(arguments[0])
      return text.type == .text ? TypedSQL(sql: "substr(\(text.sql), 1, \(count))", type: .text) : nil
    case "tolower":
      let text = try value(arguments[0])
      return text.type == .text ? TypedSQL(sql: "kgraph_lower(\(text.sql))", type: .text) : nil
    case "toupper":
      let text = try value(arguments[0])
      return text.type == .text ? TypedSQL(sql: "kgraph_upper(\(text.sql))", type: .text) : nil
    case "coalesce":
      var values: [TypedSQL] = []
      for argument in arguments { values.append(try value(argument)) }
      guard values.count > 1, values.allSatisfy({ $0.isPlain && $0.type == values[0].type }) else {
        return nil
      }
      return TypedSQL(sql: "coalesce(\(values.map(\.sql).joined(", ")))", type: values[0].type)
    default: return nil
    }
  }
}

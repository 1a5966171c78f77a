import GraphModel

/// The functions of the pattern language.
extension SQLCompiler {
  mutating func call(
    _ name: String, _ isDistinct: Bool, _ arguments: [Expression], _ range: SourceRange
  ) throws(QueryError) -> TypedSQL {
    let function = name.lowercased()
    if Expression.aggregates.contains(function) {
      return try aggregate(function, isDistinct, arguments, range)
    }
    if let temporal = try temporal(function, arguments, range) { return temporal }
    guard let known = SQLCompiler.scalarFunctions[function] else {
      let near = nearest(to: function, in: SQLCompiler.functionNames).prefix(3)
      throw .diagnostic(
        Diagnostic(
          .unknownFunction, "there is no function '\(name)'", at: range,
          help: near.isEmpty
            ? ["the functions are \(SQLCompiler.functionNames.joined(separator: ", "))"]
            : near.map { "did you mean '\($0)'?" }))
    }
    guard known.arity.contains(arguments.count) else { throw wrongCount(name, known.arity, range) }
    var values: [TypedSQL] = []
    for argument in arguments { values.append(try value(argument)) }
    return TypedSQL(sql: known.sql(values), shape: known.shape, type: known.type)
  }

  private func wrongCount(_ name: String, _ arity: ClosedRange<Int>, _ range: SourceRange) -> QueryError {
    let expected = arity.count == 1 ? "\(arity.lowerBound)" : "\(arity.lowerBound) to \(arity.upperBound)"
    let noun = arity.upperBound == 1 ? "argument" : "arguments"
    return .diagnostic(Diagnostic(.syntax, "'\(name)' takes \(expected) \(noun)", at: range))
  }

  private mutating func aggregate(
    _ function: String, _ isDistinct: Bool, _ arguments: [Expression], _ range: SourceRange
  ) throws(QueryError) -> TypedSQL {
    guard arguments.count == 1, let argument = arguments.first else {
      throw wrongCount(function, 1...1, range)
    }
    let value = try value(argument)
    let distinct: SQLFragment = isDistinct ? "DISTINCT " : ""
    switch function {
    case "count": return TypedSQL(sql: "count(\(distinct)\(value.sql))", type: .number)
    case "sum": return TypedSQL(sql: "coalesce(sum(\(distinct)\(value.sql)), 0)", type: .number)
    case "avg": return TypedSQL(sql: "avg(\(distinct)\(value.sql))", type: .number)
    case "min": return TypedSQL(sql: "min(\(value.sql))", shape: value.shape, type: value.type)
    case "max": return TypedSQL(sql: "max(\(value.sql))", shape: value.shape, type: value.type)
    default:
      guard value.shape != .node, value.shape != .edge else {
        throw .diagnostic(
          Diagnostic(
            .unsupported, "a list of nodes or edges cannot be made yet", at: range,
            help: ["collect a property: collect(\(argument.printed()).name)"]))
      }
      return TypedSQL(
        sql: "json_group_array(\(distinct)\(value.sql)) FILTER (WHERE \(value.sql) IS NOT NULL)", shape: .list
      )
    }
  }

  // MARK: Time

  /// `today()`, `holds(edge, date)`, `overlaps(edge, node)`, `overlaps(edge, start, end)`, or nil.
  private mutating func temporal(
    _ function: String, _ arguments: [Expression], _ range: SourceRange
  ) throws(QueryError) -> TypedSQL? {
    switch function {
    case "today":
      guard arguments.isEmpty else { throw wrongCount(function, 0...0, range) }
      return TypedSQL(sql: "\(today)", type: .text)
    case "holds":
      guard arguments.count == 2 else { throw wrongCount(function, 2...2, range) }
      let period = try period(arguments[0])
      let date = try value(arguments[1]).sql
      return TypedSQL(
        sql: """
          ((\(period.since) IS NULL OR \(period.since) <= \(date))
          AND (\(period.until) IS NULL OR \(period.until) > \(date)))
          """, shape: .boolean)
    case "overlaps":
      guard (2...3).contains(arguments.count) else { throw wrongCount(function, 2...3, range) }
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
          """, shape: .boolean)
    default: return nil
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

  struct ScalarFunction: Sendable {
    var arity: ClosedRange<Int>
    var shape: CompiledQuery.Shape = .value
    var type: TypedSQL.ValueType?
    var sql: @Sendable ([TypedSQL]) -> SQLFragment
  }

  static let functionNames: [String] =
    (Array(Expression.aggregates) + Array(scalarFunctions.keys) + ["today", "holds", "overlaps"]).sorted()

  /// SQL for each function; arguments that do not fit give null, as in openCypher.
  static let scalarFunctions: [String: ScalarFunction] = [
    "abs": ScalarFunction(arity: 1...1, type: .number) { "abs(\($0[0].sql))" },
    "ceil": ScalarFunction(arity: 1...1, type: .number) { "ceil(\($0[0].sql))" },
    "coalesce": ScalarFunction(arity: 2...20) { "coalesce(\($0.map(\.sql).joined(", ")))" },
    "floor": ScalarFunction(arity: 1...1, type: .number) { "floor(\($0[0].sql))" },
    "id": ScalarFunction(arity: 1...1, type: .number) { $0[0].sql },
    "left": ScalarFunction(arity: 2...2, type: .text) { "substr(\($0[0].sql), 1, \($0[1].sql))" },
    "length": ScalarFunction(arity: 1...1, type: .number) { "length(\($0[0].sql))" },
    "replace": ScalarFunction(arity: 3...3, type: .text) {
      "replace(\($0[0].sql), \($0[1].sql), \($0[2].sql))"
    },
    "reverse": ScalarFunction(arity: 1...1, type: .text) { "kgraph_reverse(\($0[0].sql))" },
    "right": ScalarFunction(arity: 2...2, type: .text) { "substr(\($0[0].sql), -\($0[1].sql))" },
    "round": ScalarFunction(arity: 1...2, type: .number) { "round(\($0.map(\.sql).joined(", ")))" },
    "size": ScalarFunction(arity: 1...1, type: .number) { size(of: $0[0]) },
    "substring": ScalarFunction(arity: 2...3, type: .text) {
      $0.count == 2
        ? "substr(\($0[0].sql), \($0[1].sql) + 1)" : "substr(\($0[0].sql), \($0[1].sql) + 1, \($0[2].sql))"
    },
    "tolower": ScalarFunction(arity: 1...1, type: .text) { "kgraph_lower(\($0[0].sql))" },
    "toupper": ScalarFunction(arity: 1...1, type: .text) { "kgraph_upper(\($0[0].sql))" },
    "trim": ScalarFunction(arity: 1...1, type: .text) { "trim(\($0[0].sql))" },
    "type": ScalarFunction(arity: 1...1, type: .text) {
      "(SELECT relation.name FROM edge JOIN relation ON relation.id = edge.relation WHERE edge.id = \($0[0].sql))"
    },
    // A list's elements, each once.
    "unique": ScalarFunction(arity: 1...1, shape: .list) {
      "(SELECT json_group_array(value) FROM (SELECT DISTINCT value FROM json_each(\($0[0].sql))))"
    },
    // 1 for Monday to 7 for Sunday, of dates that name a day.
    "weekday": ScalarFunction(arity: 1...1, type: .number) {
      "CASE WHEN length(\($0[0].sql)) >= 10 THEN (CAST(strftime('%w', substr(\($0[0].sql), 1, 10)) AS INTEGER) + 6) % 7 + 1 END"
    },
  ]

  /// How many elements a list or characters a text has. A property tells only in the row which of them it is.
  private static func size(of value: TypedSQL) -> SQLFragment {
    switch value.type {
    case .list: "json_array_length(\(value.sql))"
    case .text: "length(\(value.sql))"
    case .number, .boolean, .node, .edge: "NULL"
    case nil:
      """
      (CASE WHEN typeof(\(value.sql)) <> 'text' THEN NULL
      WHEN \(isList(value)) THEN json_array_length(\(value.sql)) ELSE length(\(value.sql)) END)
      """
    }
  }

  private static func isList(_ value: TypedSQL) -> SQLFragment {
    value.jsonType.map { "\($0) = 'array'" } ?? "\(value.sql) LIKE '[%' AND json_valid(\(value.sql))"
  }
}

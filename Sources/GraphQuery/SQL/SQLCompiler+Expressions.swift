import GraphModel

/// Expressions.
extension SQLCompiler {
  /// An expression as a condition.
  mutating func boolean(_ expression: Expression) throws(QueryError) -> SQLFragment {
    let value = try value(expression)
    if value.shape == .node || value.shape == .edge || value.shape == .list {
      throw mismatch("a condition is needed here", expression)
    }
    return value.sql
  }

  /// An expression as a value; a node or edge is its number.
  mutating func value(_ expression: Expression) throws(QueryError) -> TypedSQL {
    switch expression.kind {
    case .literal(let literal): return self.literal(literal)
    case .variable(let name): return try variable(name, expression.range)
    case .parameter(let name): return try parameter(name, expression.range)
    case .property(let subject, let key): return try property(subject, key, expression.range)
    case .list(let elements):
      var parts: [SQLFragment] = []
      for element in elements { parts.append(try value(element).sql) }
      return TypedSQL(sql: "json_array(\(parts.joined(", ")))", shape: .list)
    case .unary(let operation, let operand): return try unary(operation, operand)
    case .binary(let operation, let left, let right): return try binary(operation, left, right)
    case .isNull(let operand, let negated):
      let operand = try value(operand).sql
      return TypedSQL(sql: negated ? "(\(operand) IS NOT NULL)" : "(\(operand) IS NULL)", shape: .boolean)
    case .hasLabel(let subject, let label): return try hasLabel(subject, label)
    case .call(let name, let isDistinct, let arguments):
      return try call(name, isDistinct, arguments, expression.range)
    case .countAll: return TypedSQL(sql: "count(*)", type: .number)
    case .cases(let subject, let branches, let otherwise): return try cases(subject, branches, otherwise)
    case .exists(let subquery):
      return TypedSQL(sql: "EXISTS (\(try select(subquery, counting: false)))", shape: .boolean)
    case .count(let subquery):
      return TypedSQL(sql: "(SELECT count(*) FROM (\(try select(subquery, counting: true))))", type: .number)
    case .patternComprehension(let path, let condition, let result):
      return try comprehension(path, condition, result)
    case .map: throw unsupported("a map", at: expression.range)
    case .index, .slice: throw unsupported("a part of a list", at: expression.range)
    case .comprehension, .quantified, .reduce:
      throw unsupported("a list comprehension", at: expression.range)
    }
  }

  private func mismatch(_ message: String, _ expression: Expression) -> QueryError {
    .diagnostic(Diagnostic(.typeMismatch, message, at: expression.range))
  }

  private func literal(_ literal: Expression.Literal) -> TypedSQL {
    switch literal {
    case .null: TypedSQL(sql: "NULL")
    case .boolean(let boolean): TypedSQL(sql: boolean ? "1" : "0", shape: .boolean)
    case .integer(let integer): TypedSQL(sql: "\(integer)", type: .number)
    case .real(let real): TypedSQL(sql: "\(real)", type: .number)
    case .text(let text): TypedSQL(sql: "\(text)", type: .text)
    }
  }

  private func variable(_ name: String, _ range: SourceRange) throws(QueryError) -> TypedSQL {
    switch scope[name] {
    case .node(let id, _): return TypedSQL(sql: id, shape: .node)
    case .edge(let alias): return TypedSQL(sql: "\(raw: alias).id", shape: .edge)
    case .value(let value): return value
    case nil:
      let near = nearest(to: name, in: scope.order).prefix(3)
      throw .diagnostic(
        Diagnostic(
          .unboundVariable, "nothing is called '\(name)' here", at: range,
          help: near.map { "did you mean '\($0)'?" } + [
            "a variable is named in a MATCH first: (\(name):talk)"
          ]))
    }
  }

  private func parameter(_ name: String, _ range: SourceRange) throws(QueryError) -> TypedSQL {
    switch parameters[name] {
    case .null: return TypedSQL(sql: "NULL")
    case .boolean(let boolean): return TypedSQL(sql: boolean ? "1" : "0", shape: .boolean)
    case .integer(let integer): return TypedSQL(sql: "\(integer)", type: .number)
    case .real(let real): return TypedSQL(sql: "\(real)", type: .number)
    case .text(let text): return TypedSQL(sql: "\(text)", type: .text)
    case .some: throw unsupported("a parameter of this type", at: range)
    case nil:
      throw .diagnostic(
        Diagnostic(
          .unboundVariable, "the parameter $\(name) has no value", at: range,
          help: ["give it with --param \(name)=VALUE"]
        ))
    }
  }

  // MARK: Properties

  private mutating func property(
    _ subject: Expression, _ key: String, _ range: SourceRange
  ) throws(QueryError) -> TypedSQL {
    guard case .variable(let name) = subject.kind else {
      throw unsupported("a property of a value", at: range)
    }
    switch scope[name] {
    case .node(let id, let table):
      if key == "id", !store.isForeign { return TypedSQL(sql: id, type: .number) }
      return nodeProperty(table ?? joinNode(id, name), key)
    case .edge(let alias): return edgeProperty(alias, key)
    case .value: throw mismatch("'\(name)' is a value and has no properties", subject)
    case nil: return try variable(name, subject.range)
    }
  }

  func nodeProperty(_ alias: String, _ key: String) -> TypedSQL {
    switch key {
    case "name", "since", "until": columnOrProperty(alias, key)
    default: json(alias, key)
    }
  }

  func edgeProperty(_ alias: String, _ key: String) -> TypedSQL {
    switch key {
    case "since", "until": columnOrProperty(alias, key)
    case "id" where !store.isForeign: TypedSQL(sql: "\(raw: alias).id", type: .number)
    default: json(alias, key)
    }
  }

  private func json(_ alias: String, _ key: String) -> TypedSQL {
    let path = "$.\"\(key.filter { $0 != "\"" })\""
    var value = TypedSQL(sql: "json_extract(\(raw: alias).properties, \(path))")
    value.jsonType = "json_type(\(raw: alias).properties, \(path))"
    return value
  }

  private mutating func hasLabel(_ subject: Expression, _ label: LabelExpression) throws(QueryError)
    -> TypedSQL
  {
    guard case .variable(let name) = subject.kind, case .node(let id, let table)? = scope[name] else {
      throw mismatch("only a node has a label", subject)
    }
    let alias = table ?? joinNode(id, name)
    return TypedSQL(sql: labelTest(alias, label), shape: .boolean)
  }

  // MARK: Operators

  private mutating func unary(
    _ operation: Expression.UnaryOperator, _ operand: Expression
  ) throws(QueryError) -> TypedSQL {
    switch operation {
    case .not: TypedSQL(sql: "(NOT \(try boolean(operand)))", shape: .boolean)
    case .minus: TypedSQL(sql: "(-\(try value(operand).sql))")
    case .plus: try value(operand)
    }
  }

  private mutating func binary(
    _ operation: Expression.BinaryOperator, _ left: Expression, _ right: Expression
  ) throws(QueryError) -> TypedSQL {
    if operation == .isIn { return try membership(left, right) }
    if [.and, .or, .xor].contains(operation) {
      let (left, right) = (try boolean(left), try boolean(right))
      switch operation {
      case .and: return TypedSQL(sql: "(\(left) AND \(right))", shape: .boolean)
      case .or: return TypedSQL(sql: "(\(left) OR \(right))", shape: .boolean)
      default: return TypedSQL(sql: "((\(left)) <> (\(right)))", shape: .boolean)
      }
    }
    let (first, second) = (try value(left), try value(right))
    let (one, other) = (first.sql, second.sql)
    func test(_ sql: SQLFragment) -> TypedSQL { TypedSQL(sql: sql, shape: .boolean) }
    switch operation {
    case .equal: return test(TypedSQL.equal(first, second))
    case .notEqual: return test("(NOT \(TypedSQL.equal(first, second)))")
    case .less: return test(TypedSQL.compared(first, "<", second))
    case .lessOrEqual: return test(TypedSQL.compared(first, "<=", second))
    case .greater: return test(TypedSQL.compared(first, ">", second))
    case .greaterOrEqual: return test(TypedSQL.compared(first, ">=", second))
    case .startsWith:
      return test(TypedSQL.ofTexts(first, second, "substr(\(one), 1, length(\(other))) = \(other)"))
    case .endsWith:
      let end: SQLFragment = "substr(\(one), length(\(one)) - length(\(other)) + 1)"
      return test(
        TypedSQL.ofTexts(first, second, "length(\(one)) >= length(\(other)) AND \(end) = \(other)"))
    case .contains: return test(TypedSQL.ofTexts(first, second, "instr(\(one), \(other)) > 0"))
    case .add:
      // "+" joins texts and adds numbers.
      let isNumber = first.type == .number && second.type == .number
      return TypedSQL(
        sql: isNumber
          ? "(\(one) + \(other))"
          : """
          CASE WHEN typeof(\(one)) = 'text' OR typeof(\(other)) = 'text' THEN \(one) || \(other)
          ELSE \(one) + \(other) END
          """, type: isNumber ? .number : nil)
    case .subtract: return TypedSQL(sql: "(\(one) - \(other))", type: .number)
    case .multiply: return TypedSQL(sql: "(\(one) * \(other))", type: .number)
    case .divide: return TypedSQL(sql: "(\(one) / \(other))", type: .number)
    case .modulo:
      // SQLite's own "%" cuts its operands to integers.
      return TypedSQL(
        sql: """
          (CASE WHEN typeof(\(one)) = 'integer' AND typeof(\(other)) = 'integer' THEN \(one) % \(other)
          ELSE mod(\(one), \(other)) END)
          """, type: .number)
    case .power: return TypedSQL(sql: "pow(\(one), \(other))", type: .number)
    case .matches: throw unsupported("a regular expression", at: left.range.union(right.range))
    case .isIn, .and, .or, .xor: throw unsupported("this operator", at: left.range)
    }
  }

  private mutating func membership(_ element: Expression, _ list: Expression) throws(QueryError) -> TypedSQL {
    let element = try value(element)
    if case .list(let members) = list.kind {
      var parts: [TypedSQL] = []
      for member in members { parts.append(try value(member)) }
      // SQLite's own IN compares as openCypher does where the types agree.
      let isPlain = element.type != nil && parts.allSatisfy { $0.type == element.type }
      if isPlain || parts.isEmpty {
        return TypedSQL(sql: "(\(element.sql) IN (\(parts.map(\.sql).joined(", "))))", shape: .boolean)
      }
      let tests = parts.map { TypedSQL.equal(element, $0) }
      return TypedSQL(sql: "(\(tests.joined(" OR ")))", shape: .boolean)
    }
    return TypedSQL(
      sql: "(+\(element.sql) IN (SELECT value FROM json_each(\(try value(list).sql))))", shape: .boolean)
  }

  private mutating func cases(
    _ subject: Expression?, _ branches: [Expression.CaseBranch], _ otherwise: Expression?
  ) throws(QueryError) -> TypedSQL {
    var sql: SQLFragment = "CASE"
    if let subject { sql += " \(try value(subject).sql)" }
    for branch in branches {
      sql += " WHEN \(try value(branch.condition).sql) THEN \(try value(branch.result).sql)"
    }
    if let otherwise { sql += " ELSE \(try value(otherwise).sql)" }
    return TypedSQL(sql: "\(sql) END")
  }

  // MARK: Subqueries

  /// A compiler for what stands between braces: it sees the variables outside, and makes a SELECT of its own.
  private func nested(countingRows: Bool) -> SQLCompiler {
    var inner = self
    inner.draft = SelectDraft()
    inner.countsRows = countingRows
    return inner
  }

  private mutating func select(_ subquery: Expression.Subquery, counting: Bool) throws(QueryError)
    -> SQLFragment
  {
    var inner = nested(countingRows: counting)
    var matches: [Clause] = []
    var projection: Projection?
    for clause in subquery.clauses {
      switch clause {
      case .match(_, _, isOptional: false): matches.append(clause)
      case .returning(let returned): projection = returned
      default: throw unsupported("this clause inside braces")
      }
    }
    if projection?.isDistinct ?? false { inner.countsRows = false }
    try inner.match(matches)
    var columns: [SQLFragment] = []
    for item in projection?.items ?? [] { columns.append(try inner.value(item.expression).sql) }
    binder = inner.binder
    let distinct: SQLFragment = projection?.isDistinct ?? false ? "DISTINCT " : ""
    let selected: SQLFragment = columns.isEmpty ? "1" : columns.joined(", ")
    let limits = try projection.map { projection throws(QueryError) in try inner.limits(projection) } ?? ""
    return "SELECT \(distinct)\(selected)\(inner.draft.fromAndWhere)\(limits)"
  }

  private mutating func comprehension(
    _ path: PathPattern, _ condition: Expression?, _ result: Expression
  ) throws(QueryError) -> TypedSQL {
    var inner = nested(countingRows: true)
    try inner.match([.match(paths: [path], condition: condition, isOptional: false)])
    let element = try inner.value(result).sql
    binder = inner.binder
    return TypedSQL(
      sql:
        "(SELECT json_group_array(element) FROM (SELECT \(element) AS element\(inner.draft.fromAndWhere) ORDER BY 1))",
      shape: .list)
  }
}

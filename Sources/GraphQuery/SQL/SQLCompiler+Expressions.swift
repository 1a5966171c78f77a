import GraphModel

/// Expressions: as plain SQL where it says exactly what openCypher means, else through the evaluator.
extension SQLCompiler {
  /// An expression as a condition.
  mutating func boolean(_ expression: Expression) throws(QueryError) -> SQLFragment {
    if case .literal(.null) = expression.kind { return "NULL" }
    let value = try value(expression)
    switch value.type {
    case .boolean: return value.sql
    case nil: return "kgraph_test(\(raw: String(identity(at: expression.range))), \(value.sql))"
    case .number, .text, .list, .node, .edge: throw mismatch("a condition is needed here", expression)
    }
  }

  /// An expression as a value; a node or edge is its number.
  mutating func value(_ expression: Expression) throws(QueryError) -> TypedSQL {
    // SQLite takes statements up to a depth only.
    if isSearchOfItsOwn(expression)
      || expression.isDeep(SQLCompiler.greatestDepth) && !isPassed(expression, [])
    {
      return try evaluated(expression)
    }
    switch expression.kind {
    case .literal(let literal): return self.literal(literal)
    case .variable(let name): return try variable(name, expression.range)
    case .parameter(let name): return try parameter(name, expression.range)
    case .property(let subject, let key):
      return try evaluated(expression, unless: try property(subject, key, expression.range))
    case .unary(.not, let operand):
      return TypedSQL(sql: "(NOT \(try boolean(operand)))", type: .boolean)
    case .binary(let operation, let left, let right):
      return try evaluated(expression, unless: try binary(operation, left, right))
    case .isNull(let operand, let negated):
      let operand = try value(operand).sql
      return TypedSQL(sql: negated ? "(\(operand) IS NOT NULL)" : "(\(operand) IS NULL)", type: .boolean)
    case .hasLabel(let subject, let label):
      return try evaluated(expression, unless: try hasLabel(subject, label))
    case .call(let name, let isDistinct, let arguments):
      return try evaluated(expression, unless: try call(name, isDistinct, arguments, expression))
    case .countAll: return TypedSQL(sql: "count(*)", type: .number)
    case .cases(let subject, let branches, let otherwise):
      return try evaluated(expression, unless: try cases(subject, branches, otherwise))
    case .exists(let subquery):
      return TypedSQL(sql: "EXISTS (\(try rows(of: subquery, for: .existence)))", type: .boolean)
    case .count(let subquery):
      return TypedSQL(sql: "(\(try rowCount(of: subquery)))", type: .number)
    case .collect(let subquery):
      return TypedSQL(
        sql: "(SELECT kgraph_gather(column1) FROM (\(try rows(of: subquery, for: .values))))", type: .list)
    case .patternComprehension(let path, let condition, let result):
      return try comprehension(path, condition, result)
    case .list, .comprehension, .slice:
      var list = try evaluated(expression)
      // A slice of null is null, and so is a comprehension of it; each is a list otherwise.
      list.type = .list
      return list
    case .map, .mapProjection, .unary, .index, .quantified, .reduce: return try evaluated(expression)
    }
  }

  /// How deep an expression may be as SQL.
  private static let greatestDepth = 8

  private mutating func evaluated(_ expression: Expression, unless value: TypedSQL?) throws(QueryError)
    -> TypedSQL
  {
    if let value { value } else { try evaluated(expression) }
  }

  func mismatch(_ message: String, _ expression: Expression) -> QueryError {
    .diagnostic(Diagnostic(.typeMismatch, message, at: expression.range))
  }

  private func literal(_ literal: Expression.Literal) -> TypedSQL {
    switch literal {
    case .null: TypedSQL(sql: "NULL")
    case .boolean(let boolean): TypedSQL(sql: boolean ? "1" : "0", type: .boolean)
    case .integer(let integer): TypedSQL(sql: "\(integer)", type: .number)
    case .real(let real): TypedSQL(sql: "\(real)", type: .number)
    case .text(let text): TypedSQL(sql: "\(text)", type: .text)
    }
  }

  /// The value that a variable is bound to, or nil.
  func boundValue(_ name: String) throws(QueryError) -> TypedSQL? {
    switch scope[name] {
    case .node(let node): TypedSQL(sql: node.id, type: .node, isNullable: node.isNullable)
    case .edge(let edge): TypedSQL(sql: edge.id, type: .edge, isNullable: edge.isNullable)
    case .value(let value): value
    case nil: nil
    }
  }

  private func variable(_ name: String, _ range: SourceRange) throws(QueryError) -> TypedSQL {
    if let value = try boundValue(name) { return value }
    let near = nearest(to: name, in: scope.order).prefix(3)
    throw .diagnostic(
      Diagnostic(
        .unboundVariable, "nothing is called '\(name)' here", at: range,
        help: near.map { "did you mean '\($0)'?" } + [
          "a variable is named in a MATCH first: (\(name):talk)"
        ]))
  }

  func parameter(_ name: String, _ range: SourceRange) throws(QueryError) -> TypedSQL {
    guard let value = parameters[name] else {
      throw .diagnostic(
        Diagnostic(
          .unboundVariable, "the parameter $\(name) has no value", at: range,
          help: ["give it with --param \(name)=VALUE"]
        ))
    }
    switch value {
    case .null: return TypedSQL(sql: "NULL")
    case .boolean(let boolean): return TypedSQL(sql: boolean ? "1" : "0", type: .boolean)
    case .integer(let integer): return TypedSQL(sql: "\(integer)", type: .number)
    case .text(let text): return TypedSQL(sql: "\(text)", type: .text)
    case .list: return TypedSQL(sql: "\(RuntimeValue(value).sqlValue)", type: .list)
    case .real, .map, .node, .edge, .path: return TypedSQL(sql: "\(RuntimeValue(value).sqlValue)")
    }
  }

  // MARK: Properties

  /// A property of a node or edge whose row SQL can look at.
  private mutating func property(
    _ subject: Expression, _ key: String, _ range: SourceRange
  ) throws(QueryError) -> TypedSQL? {
    guard case .variable(let name) = subject.kind else { return nil }
    switch scope[name] {
    case .node(let node):
      if key == "id", !store.isForeign { return TypedSQL(sql: node.id, type: .number) }
      return nodeProperty(node.table ?? joinNode(node, name), key)
    case .edge(let edge): return edgeProperty(edge.table ?? joinEdge(edge, name), key)
    case .value(let value):
      guard value.type == nil else { throw mismatch("'\(name)' is a value and has no properties", subject) }
      return nil
    case nil: return try variable(name, subject.range)
    }
  }

  func nodeProperty(_ alias: String, _ key: String) -> TypedSQL {
    switch key {
    case "name", "since", "until": columnOrProperty(alias, key)
    default: stored(alias, key)
    }
  }

  func edgeProperty(_ alias: String, _ key: String) -> TypedSQL {
    switch key {
    case "since", "until": columnOrProperty(alias, key)
    case "id" where !store.isForeign: TypedSQL(sql: "\(raw: alias).id", type: .number)
    default: stored(alias, key)
    }
  }

  private func stored(_ alias: String, _ key: String) -> TypedSQL {
    TypedSQL(sql: "kgraph_property(\(raw: alias).properties, \(key))", isStored: true)
  }

  private mutating func hasLabel(
    _ subject: Expression, _ label: LabelExpression
  ) throws(QueryError) -> TypedSQL? {
    guard case .variable(let name) = subject.kind, case .node(let node)? = scope[name] else { return nil }
    let test = labelTest(node.table ?? joinNode(node, name), label)
    return TypedSQL(
      sql: node.isNullable ? "(CASE WHEN \(node.id) IS NOT NULL THEN \(test) END)" : test, type: .boolean)
  }

  // MARK: Operators

  private mutating func binary(
    _ operation: Expression.BinaryOperator, _ left: Expression, _ right: Expression
  ) throws(QueryError) -> TypedSQL? {
    switch operation {
    case .and, .or:
      // A row of ANDs is as deep as it is long, unless it is written as one.
      var parts: [SQLFragment] = []
      for part in left.operands(of: operation) + right.operands(of: operation) {
        parts.append(try boolean(part))
      }
      return TypedSQL(sql: "(\(parts.joined(operation == .and ? " AND " : " OR ")))", type: .boolean)
    case .xor: return TypedSQL(sql: "((\(try boolean(left))) <> (\(try boolean(right))))", type: .boolean)
    case .equal: return TypedSQL.equal(try value(left), try value(right))
    case .notEqual:
      return TypedSQL(sql: "(NOT \(TypedSQL.equal(try value(left), try value(right)).sql))", type: .boolean)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return TypedSQL.compared(try value(left), operation, try value(right))
    case .startsWith, .endsWith, .contains:
      let (first, second) = (try value(left), try value(right))
      let (one, other) = (first.sql, second.sql)
      let test: SQLFragment
      switch operation {
      case .startsWith: test = "substr(\(one), 1, length(\(other))) = \(other)"
      case .endsWith:
        test = """
          length(\(one)) >= length(\(other)) AND substr(\(one), length(\(one)) - length(\(other)) + 1) = \(other)
          """
      default: test = "instr(\(one), \(other)) > 0"
      }
      return TypedSQL.ofTexts(first, second, test)
    case .isIn: return try membership(left, right)
    case .matches, .add, .subtract, .multiply, .divide, .modulo, .power: return nil
    }
  }

  /// `element IN [a, b]`, where SQLite's own IN compares as openCypher does.
  private mutating func membership(
    _ element: Expression, _ list: Expression
  ) throws(QueryError) -> TypedSQL? {
    guard case .list(let members) = list.kind,
      members.allSatisfy({ member in
        switch member.kind {
        case .literal(.text), .literal(.integer), .literal(.real), .parameter: true
        default: false
        }
      })
    else { return nil }
    var parts: [TypedSQL] = []
    for member in members { parts.append(try value(member)) }
    guard parts.allSatisfy({ $0.type == .text || $0.type == .number }) else { return nil }
    let element = try value(element)
    let isSame = parts.allSatisfy { $0.type == element.type }
    guard isSame || element.type == nil || element.type == .text || element.type == .number else {
      return nil
    }
    let subject = isSame ? element.sql : "+\(element.sql)"
    return TypedSQL(sql: "(\(subject) IN (\(parts.map(\.sql).joined(", "))))", type: .boolean)
  }

  /// CASE, where all results are of one type that is known.
  private mutating func cases(
    _ subject: Expression?, _ branches: [Expression.CaseBranch], _ otherwise: Expression?
  ) throws(QueryError) -> TypedSQL? {
    guard subject == nil else { return nil }
    var sql: SQLFragment = "CASE"
    var types: Set<TypedSQL.ValueType?> = []
    for branch in branches {
      let result = try value(branch.result)
      types.insert(result.type)
      sql += " WHEN \(try boolean(branch.condition)) THEN \(result.sql)"
    }
    if let otherwise {
      let result = try value(otherwise)
      types.insert(result.type)
      sql += " ELSE \(result.sql)"
    }
    guard types.count == 1, let type = types.first, let type, type != .list else { return nil }
    return TypedSQL(sql: "(\(sql) END)", type: type)
  }
}

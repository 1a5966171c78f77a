/// Queries and clauses.
extension PatternParser {
  /// `branch { UNION [ALL] branch } [;]`, the whole text.
  mutating func parseQuery() throws(Diagnostic) -> PatternQuery {
    guard current.kind != .end else {
      throw Diagnostic(
        .incomplete, "the pattern is empty", at: current.range,
        help: ["a pattern reads like MATCH (p:person)-[:gives]->(t:talk) RETURN p, t"])
    }
    let query = try parseUnion { parser throws(Diagnostic) in try parser.parseBranch() }
    if accept(.semicolon), current.kind != .end {
      throw Diagnostic(
        .syntax, "only one pattern can be asked at a time", at: current.range,
        help: ["leave out what follows the ';'"])
    }
    guard current.kind == .end else { throw unexpectedBehindReturn() }
    return query
  }

  /// `branch { UNION [ALL] branch }`
  private mutating func parseUnion(
    _ parseBranch: (inout PatternParser) throws(Diagnostic) -> [Clause]
  ) throws(Diagnostic) -> PatternQuery {
    var branches = [try parseBranch(&self)]
    var keepsDuplicates: Bool?
    while isAt(.union) {
      let start = position
      advance()
      let all = accept(.all)
      if !all { _ = accept(.distinct) }
      if let keepsDuplicates, keepsDuplicates != all {
        throw Diagnostic(
          .syntax, "UNION and UNION ALL cannot be mixed", at: range(from: start),
          help: ["write the same one everywhere"])
      }
      keepsDuplicates = all
      branches.append(try parseBranch(&self))
    }
    return PatternQuery(branches: branches, keepsDuplicates: keepsDuplicates ?? false)
  }

  /// One query without UNION, which must end in RETURN.
  private mutating func parseBranch() throws(Diagnostic) -> [Clause] {
    let clauses = try parseClauses()
    if case .returning = clauses.last { return clauses }
    if current.kind == .end || isAt(.union) || isAt(.semicolon) {
      throw Diagnostic(
        current.kind == .end ? .incomplete : .syntax, "RETURN is missing: a pattern ends with what to return",
        at: current.range,
        help: ["add 'RETURN *' to see everything that is named"])
    }
    throw clauses.isEmpty ? unexpectedAtStart() : unexpectedBehindClause()
  }

  /// Clauses up to RETURN, or up to what is none.
  private mutating func parseClauses() throws(Diagnostic) -> [Clause] {
    var clauses: [Clause] = []
    while let keyword = current.keyword, keyword.beginsClause || keyword.beginsUnsupportedClause {
      if keyword.beginsUnsupportedClause { throw unsupportedClause() }
      let clause = try parseClause(keyword)
      clauses.append(clause)
      if case .returning = clause { break }
    }
    return clauses
  }

  private mutating func parseClause(_ keyword: PatternKeyword) throws(Diagnostic) -> Clause {
    // Where no item list precedes them, ORDER BY, SKIP and LIMIT are GQL's clauses on all columns.
    if [.order, .skip, .offset, .limit].contains(keyword) {
      var projection = Projection([], includesAll: true)
      try parseOrderAndPage(into: &projection)
      return .with(projection, condition: nil)
    }
    advance()
    switch keyword {
    case .optional:
      try expect(.match)
      return try parseMatch(isOptional: true)
    case .match:
      return try parseMatch(isOptional: false)
    case .unwind:
      let list = try parseExpression()
      try expect(.asKeyword)
      return .unwind(list, as: try parseVariable("a name for the list's elements"))
    case .forKeyword:
      let variable = try parseVariable("a name for the list's elements")
      try expect(.inKeyword)
      return .unwind(try parseExpression(), as: variable)
    case .filter:
      _ = accept(.whereKeyword)
      return .with(Projection([], includesAll: true), condition: try parseCondition())
    case .letKeyword:
      return .with(Projection(try parseDefinitions(), includesAll: true), condition: nil)
    case .with:
      let projection = try parseProjection(needsNames: true)
      return .with(projection, condition: try parseWhere())
    default:
      return .returning(try parseProjection(needsNames: false))
    }
  }

  private mutating func parseMatch(isOptional: Bool) throws(Diagnostic) -> Clause {
    var paths = [try parsePath()]
    while accept(.comma) { paths.append(try parsePath()) }
    return .match(paths: paths, condition: try parseWhere(), isOptional: isOptional)
  }

  /// `[WHERE condition]`
  mutating func parseWhere() throws(Diagnostic) -> Expression? {
    guard accept(.whereKeyword) else { return nil }
    let condition = try parseCondition()
    if isAt(.whereKeyword) {
      throw Diagnostic(
        .syntax, "a clause has only one WHERE", at: current.range, help: ["join the conditions with AND"])
    }
    return condition
  }

  /// `a = e, b = f`: the items of LET.
  private mutating func parseDefinitions() throws(Diagnostic) -> [Projection.Item] {
    var items: [Projection.Item] = []
    repeat {
      let name = try parseVariable("a name")
      try expect(.equal)
      items.append(Projection.Item(try parseExpression(), as: name))
    } while accept(.comma)
    return items
  }
}

// MARK: - Projections

extension PatternParser {
  private mutating func parseProjection(needsNames: Bool) throws(Diagnostic) -> Projection {
    var projection = Projection([], distinct: accept(.distinct))
    if accept(.star) {
      projection.includesAll = true
      if accept(.comma) { projection.items = try parseItems(needsNames: needsNames) }
    } else {
      projection.items = try parseItems(needsNames: needsNames)
    }
    try parseOrderAndPage(into: &projection)
    return projection
  }

  private mutating func parseItems(needsNames: Bool) throws(Diagnostic) -> [Projection.Item] {
    var items: [Projection.Item] = []
    repeat {
      let start = position
      let expression = try parseExpression()
      let range = range(from: start)
      if accept(.asKeyword) {
        items.append(Projection.Item(expression, as: try parseVariable("a name")))
      } else if needsNames, !expression.isVariable {
        let text = text(in: expression.range)
        throw Diagnostic(
          .syntax, "what WITH passes on needs a name", at: expression.range,
          help: ["write '\(text) AS name'"])
      } else {
        items.append(Projection.Item(expression, range: range))
      }
    } while accept(.comma)
    return items
  }

  private mutating func parseOrderAndPage(into projection: inout Projection) throws(Diagnostic) {
    if accept(.order) {
      try expect(.by)
      repeat {
        let expression = try parseExpression()
        let isDescending = accept(.descending) || accept(.desc)
        if !isDescending { _ = accept(.ascending) || accept(.asc) }
        projection.order.append(Projection.SortKey(expression, descending: isDescending))
      } while accept(.comma)
    }
    if accept(.skip) || accept(.offset) { projection.skip = try parseExpression() }
    if accept(.limit) {
      projection.limit = try parseExpression()
      if isAt(.skip) || isAt(.offset) {
        throw Diagnostic(
          .syntax, "\(text(in: current.range).uppercased()) stands before LIMIT", at: current.range,
          help: ["write SKIP 10 LIMIT 5"])
      }
    }
  }
}

// MARK: - Subqueries

extension PatternParser {
  /// `{ clauses }` or `{ pattern [WHERE condition] }`, several of them joined by UNION, behind EXISTS, COUNT or COLLECT.
  mutating func parseSubquery(needsReturn: Bool) throws(Diagnostic) -> Expression.Subquery {
    try expect(.leftBrace)
    try enter()
    defer { leave() }
    let saved = context
    context = Context()
    defer { context = saved }

    let query = try parseUnion { parser throws(Diagnostic) in
      try parser.parseSubqueryBranch(needsReturn: needsReturn)
    }
    guard accept(.rightBrace) else {
      if current.kind == .end { throw expected("'}'") }
      if case .returning = query.branches.last?.last { throw expected("'}'") }
      throw unexpectedBehindClause()
    }
    return Expression.Subquery(query)
  }

  private mutating func parseSubqueryBranch(needsReturn: Bool) throws(Diagnostic) -> [Clause] {
    var clauses: [Clause] = []
    let beginsClause = current.keyword.map { $0.beginsClause || $0.beginsUnsupportedClause } ?? false
    if !beginsClause || token(ahead: 1).symbol == .equal {
      clauses.append(try parseMatch(isOptional: false))
    }
    clauses += try parseClauses()
    if case .returning = clauses.last { return clauses }
    guard needsReturn, isAt(.rightBrace) || isAt(.union) else { return clauses }
    throw Diagnostic(
      .syntax, "RETURN is missing: COLLECT needs to know what to collect", at: current.range,
      help: ["write COLLECT { … RETURN x.name }"])
  }
}

// MARK: - Mistakes between clauses

extension PatternParser {
  private func unexpectedAtStart() -> Diagnostic {
    if isAt(.whereKeyword) {
      return Diagnostic(
        .syntax, "WHERE follows MATCH or WITH", at: current.range,
        help: ["begin with the nodes to look for: MATCH (p:person) WHERE …"])
    }
    return expected(
      "MATCH, WITH, UNWIND or RETURN", or: [.match, .optional, .with, .unwind, .returnKeyword])
  }

  private func unexpectedBehindClause() -> Diagnostic {
    if isAt(.whereKeyword) {
      return Diagnostic(
        .syntax, "WHERE follows MATCH or WITH", at: current.range, help: ["write WITH * WHERE …"])
    }
    var diagnostic = expected("',' or the next clause, such as WHERE or RETURN,", or: Self.continuations)
    if diagnostic.help.isEmpty { diagnostic.help = adviceOnNeighbours() }
    return diagnostic
  }

  /// What two things side by side without anything between them were probably meant to be.
  private func adviceOnNeighbours() -> [String] {
    guard position > 0 else { return [] }
    let before = token(at: position - 1)
    if case .word(let first) = before.kind, case .word(let second) = current.kind {
      return ["a text stands in quotes: '\(first) \(second)'"]
    }
    if before.symbol == .rightParenthesis, isAt(.leftParenthesis) {
      return ["put '-->' between two linked nodes, and ',' between two paths"]
    }
    return []
  }

  private func unexpectedBehindReturn() -> Diagnostic {
    if let keyword = current.keyword, keyword.beginsUnsupportedClause { return unsupportedClause() }
    if isAt(.whereKeyword) {
      return Diagnostic(
        .syntax, "WHERE stands before RETURN", at: current.range,
        help: ["to choose among results, write WITH … AS … WHERE … RETURN …"])
    }
    if let keyword = current.keyword, keyword.beginsClause {
      return Diagnostic(
        .syntax, "RETURN is the last clause, and \(keyword.rawValue) comes behind it", at: current.range,
        help: ["pass results on with WITH, or join queries with UNION"])
    }
    var diagnostic = expected("',', AS, ORDER BY, LIMIT or the end", or: Self.continuations)
    if diagnostic.help.isEmpty, let name = current.variable {
      diagnostic.help = ["write 'AS \(printedVariable(name))' to name a column"]
    }
    return diagnostic
  }

  /// The keywords that can follow a complete expression or path.
  private static let continuations: [PatternKeyword] = [
    .whereKeyword, .returnKeyword, .match, .optional, .with, .unwind, .order, .skip, .limit, .union,
    .asKeyword, .and, .or, .xor, .inKeyword, .isKeyword, .starts, .ends, .contains, .desc, .descending,
    .asc, .ascending, .offset, .filter, .letKeyword,
  ]
}

extension Expression {
  /// Whether it is nothing but a variable.
  var isVariable: Bool {
    if case .variable = kind { true } else { false }
  }
}

import GraphModel

/// Searches inside expressions.
extension SQLCompiler {
  /// What the rows between braces are wanted for.
  enum SubqueryUse {
    case existence, count, values
  }

  /// The SELECT of what stands between braces.
  mutating func rows(of subquery: Expression.Subquery, for use: SubqueryUse) throws(QueryError) -> SQLFragment
  {
    let query = subquery.query
    guard query.branches.count > 1 else {
      return try query.branches.first.map { clauses throws(QueryError) in try rows(of: clauses, for: use) }
        ?? "SELECT 1"
    }
    // Equal rows are one only for those who count them or look at them.
    let isDistinct = !query.keepsDuplicates && use != .existence
    var branches: [SQLFragment] = []
    for clauses in query.branches {
      let branch = try rows(of: clauses, for: isDistinct ? .values : use)
      branches.append(use == .values || isDistinct ? branch : "SELECT 1 FROM (\(branch))")
    }
    let all = branches.joined(" UNION ALL ")
    guard isDistinct, case .returning(let projection)? = query.branches.first?.last else { return all }
    let keys = projection.items.indices.map { "kgraph_key(\(raw: names.column($0)))" as SQLFragment }
    return "SELECT * FROM (\(all)) GROUP BY \(keys.joined(", "))"
  }

  /// The SELECT of how many rows there are.
  mutating func rowCount(of subquery: Expression.Subquery) throws(QueryError) -> SQLFragment {
    // What is only matched is counted where it is found.
    if case .match? = subquery.clauses.last, subquery.clauses.allSatisfy(\.isMatch) {
      var inner = nested(countingRows: true)
      try inner.read(subquery.clauses[...], before: nil)
      binder = inner.binder
      return "SELECT count(*)\(inner.draft.fromAndWhere)"
    }
    return "SELECT count(*) FROM (\(try rows(of: subquery, for: .count)))"
  }

  private mutating func rows(of clauses: [Clause], for use: SubqueryUse) throws(QueryError) -> SQLFragment {
    let counting = use != .existence
    var inner = nested(countingRows: counting || !clauses.allSatisfy(\.isIndifferentToRepetition))
    if clauses.contains(where: \.isAggregate) {
      try inner.importVariables(Expression(.exists(.init(clauses))).mentionedVariables)
    }
    var clauses = clauses[...]
    var projection: Projection?
    if case .returning(let returned)? = clauses.last {
      projection = returned
      clauses = clauses.dropLast()
    }
    try inner.read(clauses, before: projection.map(Clause.returning))
    let sql: SQLFragment
    if let projection, use == .values {
      sql = try inner.dynamicRows(of: projection)
      // What begins with WITH is no part of a UNION.
      if !inner.stages.isEmpty {
        binder = inner.binder
        return "SELECT * FROM (\(inner.withStages(sql)))"
      }
    } else if let projection,
      !projection.includesAll || projection.isDistinct || projection.skip != nil || projection.limit != nil
    {
      sql = try inner.rows(of: projection)
    } else {
      sql = "SELECT 1\(inner.draft.fromAndWhere)"
    }
    binder = inner.binder
    return inner.withStages(sql)
  }

  /// Makes columns of the variables from outside: SQLite takes an aggregate of nothing but columns from outside for one
  /// of the query outside, and lets no grouping look there.
  private mutating func importVariables(_ names: Set<String>) throws(QueryError) {
    let table = self.names.fresh("outer")
    var columns: [SQLFragment] = []
    for name in scope.order where names.contains(name) {
      guard var value = try boundValue(name) else { continue }
      let column = "v\(columns.count + 1)"
      columns.append("\(value.sql) AS \(raw: column)")
      value.sql = "\(raw: table).\(raw: column)"
      scope.bind(name, value)
    }
    if !columns.isEmpty { draft.join("(SELECT \(columns.joined(", "))) AS \(raw: table)") }
  }

  /// The list of what each match of a pattern gives, in order.
  mutating func comprehension(
    _ path: PathPattern, _ condition: Expression?, _ result: Expression
  ) throws(QueryError) -> TypedSQL {
    var inner = nested(countingRows: true)
    try inner.match([.match(paths: [path], condition: condition, isOptional: false)])
    let element = try inner.value(result)
    binder = inner.binder
    // LIMIT keeps SQLite from leaving the order out.
    return TypedSQL(
      sql: """
        (SELECT kgraph_gather(element) FROM (SELECT \(element.dynamic) AS element\(inner.draft.fromAndWhere)
        ORDER BY \(element.isPlain ? "1" : "kgraph_key(element)" as SQLFragment) NULLS LAST LIMIT -1))
        """, type: .list)
  }
}

import GraphModel

/// Searches inside expressions.
extension SQLCompiler {
  /// The SELECT of what stands between braces.
  mutating func select(_ subquery: Expression.Subquery, counting: Bool) throws(QueryError) -> SQLFragment {
    var inner = nested(countingRows: counting || !subquery.clauses.allSatisfy(\.isIndifferentToRepetition))
    if subquery.clauses.contains(where: \.isAggregate) {
      try inner.importVariables(Expression(.exists(subquery)).mentionedVariables)
    }
    var clauses = subquery.clauses[...]
    var projection: Projection?
    if case .returning(let returned)? = clauses.last {
      projection = returned
      clauses = clauses.dropLast()
    }
    try inner.read(clauses, before: projection.map(Clause.returning))
    let sql: SQLFragment =
      if let projection, !projection.includesAll || projection.skip != nil || projection.limit != nil {
        try inner.rows(of: projection)
      } else {
        "SELECT 1\(inner.draft.fromAndWhere)"
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
        ORDER BY \(element.isPlain ? "1" : "kgraph_key(element)" as SQLFragment) LIMIT -1))
        """, type: .list)
  }
}

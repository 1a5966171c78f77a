import GraphModel

/// Shortest paths: `p = shortestPath((a)-[:knows*]-(b))`, `ALL SHORTEST (a)-[:knows]-{1,}(b)`.
extension SQLCompiler {
  /// Finds the shortest paths between two bound nodes by walking the graph, one row for each.
  mutating func bind(_ path: BoundMatch.ShortestPath, _ match: BoundMatch) throws(QueryError) {
    let ends = [match.vertices[path.start], match.vertices[path.end]]
    guard case .node(let start)? = scope[ends[0].name], case .node(let end)? = scope[ends[1].name] else {
      throw unsupported("this shortest path", at: path.edge.range)
    }
    let length = path.edge.length ?? EdgePattern.Length(1, 1)
    guard length.minimum <= 1 else {
      throw unsupported("a shortest path of at least \(length.minimum) edges", at: path.edge.range)
    }
    var arguments: [TypedSQL] = []
    let condition = try stepCondition(path, &arguments)
    let number = evaluator.add(
      .init(
        search: ShortestPathSearch(
          forward: steps(path, condition, isReversed: false),
          backward: steps(path, condition, isReversed: true),
          minimum: length.minimum, maximum: length.maximum, isOnlyOne: path.isOnlyOne),
        arguments: arguments.map(\.form)))
    let alias = names.fresh("shortest")
    let values = [start.id, end.id] + arguments.map(\.sql)
    draft.join(
      "kgraph_elements(kgraph_shortest(\(raw: String(number)), \(values.joined(", ")))) AS \(raw: alias)")
    let value = TypedSQL(sql: "\(raw: alias).value")
    keep(path.mode, value)
    if let name = path.name { scope[name] = .value(value) }
    if let name = path.edge.variable {
      let edges = Expression.call("relationships", [.variable(Expression.argumentName(0))])
      let list = try evaluation(of: edges, [value])
      if path.edge.length == nil {
        let first = Expression.call("head", [edges])
        scope[name] = .value(try evaluation(of: first, [value]))
      } else {
        scope[name] = .value(TypedSQL(sql: list.sql, type: .list))
      }
    }
  }

  /// What must be true of each edge, as SQL on the alias `step`; what it mentions from outside are arguments.
  private mutating func stepCondition(
    _ path: BoundMatch.ShortestPath, _ arguments: inout [TypedSQL]
  ) throws(QueryError) -> SQLFragment {
    var inner = nested(countingRows: true)
    inner.scope = Scope()
    let expressions = path.edge.properties.map(\.value) + [path.edge.condition].compactMap(\.self)
    for name in Set(expressions.flatMap(\.mentionedVariables)).sorted() where name != path.edge.variable {
      guard let value = try boundValue(name) else { continue }
      let known = SQLCompiler.argumentName(of: value, &arguments)
      inner.scope.bind(name, TypedSQL(sql: "kgraph_local(\(known))"))
    }
    if let name = path.edge.variable {
      inner.scope[name] = .edge(Scope.Element(id: "step.id", table: "step"))
    }
    var sql: SQLFragment = path.relations.map { " AND \(relationTest("step", $0))" } ?? ""
    for property in path.edge.properties {
      let value = try inner.value(property.value)
      sql += " AND \(TypedSQL.equal(edgeProperty("step", property.key), value).sql)"
    }
    if let condition = path.edge.condition { sql += " AND \(try inner.boolean(condition))" }
    guard inner.draft.tables.isEmpty else {
      throw unsupported("this condition on the edges of a shortest path", at: path.edge.range)
    }
    binder = inner.binder
    return sql
  }

  private func steps(
    _ path: BoundMatch.ShortestPath, _ condition: SQLFragment, isReversed: Bool
  ) -> ShortestPathSearch.Steps {
    let along: (SQLFragment, SQLFragment) = (
      "SELECT step.id, step.target FROM edge AS step WHERE step.source = ", condition
    )
    let against: (SQLFragment, SQLFragment) = (
      "SELECT step.id, step.source FROM edge AS step WHERE step.target = ", condition
    )
    switch path.edge.direction {
    case .forward: return .init(parts: [isReversed ? against : along])
    case .backward: return .init(parts: [isReversed ? along : against])
    case .either:
      // A loop leads back once.
      return .init(parts: [along, (against.0, "\(condition) AND step.source <> step.target" as SQLFragment)])
    }
  }
}

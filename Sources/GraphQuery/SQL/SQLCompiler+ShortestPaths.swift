import GraphModel

/// Shortest paths: `p = shortestPath((a)-[:knows*]-(b))`, `SHORTEST 3 GROUPS (a)-[:knows]-{1,}(b)`.
extension SQLCompiler {
  /// Finds the shortest paths of a match, when all else is found: they take no edge that is taken already.
  mutating func bindShortestPaths(_ match: BoundMatch, _ used: [Int: UsedEdges]) throws(QueryError) {
    var taken = used.sorted { $0.key < $1.key }.map { index, edges in
      (clause: match.links[index].clause, relations: match.links[index].relations, edges: edges)
    }
    for path in match.shortestPaths {
      let avoided = taken.filter { other in
        other.clause == path.clause && BoundMatch.canCoincide(other.relations, path.relations)
      }.map(\.edges)
      let value =
        path.isSearchable
        ? try search(path, match, avoiding: avoided) : try choose(path, avoiding: avoided)
      taken.append(
        (path.clause, path.relations, .chain(edges: "kgraph_used(\(value.sql))", isReversed: false)))
    }
  }

  /// Finds the paths by walking the graph from both ends, one row for each.
  private mutating func search(
    _ shortest: BoundMatch.ShortestPath, _ match: BoundMatch, avoiding avoided: [UsedEdges]
  ) throws(QueryError) -> TypedSQL {
    let (path, edge) = (shortest.path, shortest.path.edges[0])
    let ends = [match.vertices[shortest.start], match.vertices[shortest.end]]
    guard case .node(let start)? = scope[ends[0].name], case .node(let end)? = scope[ends[1].name] else {
      throw unsupported("this shortest path", at: edge.range)
    }
    let length = edge.length ?? EdgePattern.Length(1, 1)
    let (count, isGroups) = try wanted(path.selector)
    var arguments: [TypedSQL] = []
    let condition = try stepCondition(edge, shortest.relations, &arguments)
    let number = evaluator.add(
      .init(
        search: ShortestPathSearch(
          forward: steps(edge, condition, isReversed: false),
          backward: steps(edge, condition, isReversed: true),
          minimum: length.minimum, maximum: length.maximum, count: count, isGroups: isGroups, mode: path.mode),
        arguments: arguments.map(\.form)))
    let alias = names.fresh("shortest")
    let others: SQLFragment = avoided.isEmpty ? "NULL" : avoided.map(\.text).joined(" || ")
    let values = [start.id, end.id, others] + arguments.map(\.sql)
    draft.join(
      "kgraph_elements(kgraph_shortest(\(raw: String(number)), \(values.joined(", ")))) AS \(raw: alias)")
    let value = TypedSQL(sql: "\(raw: alias).value")
    keep(path.mode, value)
    if let name = path.variable { scope[name] = .value(value) }
    if let name = edge.variable {
      func edges(of path: String) -> Expression {
        let list = Expression.call("relationships", [.variable(path)])
        return edge.length == nil ? Expression.call("head", [list]) : list
      }
      let found = try evaluation(
        of: edges(of: Expression.argumentName(0)), [value], source: edges(of: path.variable ?? "path"))
      scope[name] = .value(TypedSQL(sql: found.sql, type: edge.length == nil ? nil : .list))
    }
    return value
  }

  /// Finds all paths between the two ends and keeps the shortest: for patterns of several parts, and those that ask for
  /// more than the shortest.
  private mutating func choose(
    _ shortest: BoundMatch.ShortestPath, avoiding avoided: [UsedEdges]
  ) throws(QueryError) -> TypedSQL {
    var path = shortest.path
    path.selector = .all
    let name = path.variable ?? names.hidden("path")
    path.variable = name
    var inner = nested(countingRows: true)
    let edges = try inner.match([.match(paths: [path], condition: nil, isOptional: false)])
    binder = inner.binder
    for (one, other) in edges.flatMap({ one in avoided.map { (one, $0) } }) {
      inner.draft.conditions.append(one.isDisjoint(with: other))
    }
    let hidden = shortest.path.variable == nil ? name : nil
    let found = try rows(of: inner, in: names.fresh("choice"), and: hidden)
    guard let value = found.values.first(where: { $0.name == name })?.value,
      let ownValue = try inner.boundValue(name)
    else { throw unsupported("this shortest path", at: path.nodes.first?.range) }
    let length: SQLFragment = edges.isEmpty ? "0" : edges.map(\.count).joined(" + ")
    let (count, isGroups) = try wanted(shortest.path.selector)
    let rank: SQLFragment =
      isGroups
      ? "dense_rank() OVER (ORDER BY \(length))"
      : "row_number() OVER (ORDER BY \(length), kgraph_key(\(ownValue.sql)))"
    let rows: SQLFragment = "SELECT \(found.named), \(rank) AS place\(inner.draft.fromAndWhere)"
    draft.join(found.table(of: rows, where: "place <= \(count)"))
    for (variable, value) in found.values { scope.bind(variable, value) }
    return value
  }

  /// How many paths a selector asks for, or how many lengths.
  private func wanted(_ selector: PathPattern.Selector) throws(QueryError) -> (count: Int64, isGroups: Bool) {
    switch selector {
    case .shortest(let count): (try number(count, atLeast: 1, of: "paths"), false)
    case .shortestGroups(let count): (try number(count, atLeast: 1, of: "lengths"), true)
    case .all: (.max, true)
    }
  }

  /// What must be true of each edge, as SQL on the alias `step`; what it mentions from outside are arguments.
  private mutating func stepCondition(
    _ edge: EdgePattern, _ relations: [Int64]?, _ arguments: inout [TypedSQL]
  ) throws(QueryError) -> SQLFragment {
    var inner = nested(countingRows: true)
    inner.scope = Scope()
    let expressions = edge.properties.map(\.value) + [edge.condition].compactMap(\.self)
    for name in Set(expressions.flatMap(\.mentionedVariables)).sorted() where name != edge.variable {
      guard let value = try boundValue(name) else { continue }
      let known = SQLCompiler.argumentName(of: value, &arguments)
      inner.scope.bind(name, TypedSQL(sql: "kgraph_local(\(known))"))
    }
    if let name = edge.variable {
      inner.scope[name] = .edge(Scope.Element(id: "step.id", table: "step"))
    }
    var sql: SQLFragment = relations.map { " AND \(relationTest("step", $0))" } ?? ""
    for property in edge.properties {
      let value = try inner.value(property.value)
      sql += " AND \(TypedSQL.equal(edgeProperty("step", property.key), value).sql)"
    }
    if let condition = edge.condition { sql += " AND \(try inner.boolean(condition))" }
    guard inner.draft.tables.isEmpty else {
      throw unsupported("this condition on the edges of a shortest path", at: edge.range)
    }
    binder = inner.binder
    return sql
  }

  private func steps(
    _ edge: EdgePattern, _ condition: SQLFragment, isReversed: Bool
  ) -> ShortestPathSearch.Steps {
    let along: (SQLFragment, SQLFragment) = (
      "SELECT step.id, step.target FROM edge AS step WHERE step.source = ", condition
    )
    let against: (SQLFragment, SQLFragment) = (
      "SELECT step.id, step.source FROM edge AS step WHERE step.target = ", condition
    )
    switch edge.direction {
    case .forward: return .init(parts: [isReversed ? against : along])
    case .backward: return .init(parts: [isReversed ? along : against])
    case .either:
      // A loop leads back once.
      return .init(parts: [along, (against.0, "\(condition) AND step.source <> step.target" as SQLFragment)])
    }
  }
}

extension BoundMatch.ShortestPath {
  /// Whether the way to find it is a search from both ends: one edge pattern.
  var isSearchable: Bool {
    path.edges.count == 1 && path.edges[0].repeated == nil && path.parts.isEmpty
      && path.nodes.allSatisfy { $0.condition == nil }
  }
}

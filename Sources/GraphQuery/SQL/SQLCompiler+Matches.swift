import GraphModel

/// MATCH.
extension SQLCompiler {
  /// Adds the tables and conditions that find the patterns of consecutive MATCH clauses; returns the edges that each link
  /// takes, in the order of the pattern.
  @discardableResult
  mutating func match(_ clauses: [Clause]) throws(QueryError) -> [UsedEdges] {
    let parts = clauses.compactMap { clause -> (paths: [PathPattern], condition: Expression?)? in
      guard case .match(let paths, let condition, _) = clause else { return nil }
      return (paths, condition)
    }
    let known = Set(scope.bindings.keys)
    var match = try binder.bind(parts, known: known, countsRows: countsRows)
    let bound = Set(match.vertices.indices.filter { known.contains(match.vertices[$0].name) })
    for index in bound.sorted() { try requireNode(match.vertices[index]) }
    var used: [Int: UsedEdges] = [:]
    for index in bound.sorted() { try check(match.vertices[index], &match.conditions) }
    var order: [Int] = []
    for step in try planner.plan(match, bound: bound) {
      switch step {
      case .anchors(let index): anchors(match.vertices[index])
      case .scan(let index): scan(match.vertices[index])
      case .check(let index): try check(match.vertices[index], &match.conditions)
      case .follow(let index, let fromSource):
        try follow(index, fromSource: fromSource, &match, &used)
        order.append(index)
      }
    }
    keepEdgesApart(match, order, used)
    for path in match.paths { try bind(path, match, used) }
    try bindShortestPaths(match, used)
    for condition in match.conditions { try filter(condition) }
    return used.sorted { $0.key < $1.key }.map(\.value)
  }

  /// A variable of an earlier clause in a node's place: it must be a node, and null matches nothing.
  private mutating func requireNode(_ vertex: BoundMatch.Vertex) throws(QueryError) {
    switch scope[vertex.name] {
    case .node(let element):
      if element.isNullable { draft.conditions.append("\(element.id) IS NOT NULL") }
    case .value(let value) where value.type == nil:
      let id: SQLFragment = "kgraph_id(\(raw: String(identity(at: vertex.range))), \(value.sql))"
      scope.bindings[vertex.name] = .node(Scope.Element(id: id, isNullable: true))
      draft.conditions.append("\(id) IS NOT NULL")
    default: throw isNoNode(vertex)
    }
  }

  private func isNoNode(_ vertex: BoundMatch.Vertex) -> QueryError {
    .diagnostic(Diagnostic(.typeMismatch, "'\(vertex.name)' is not a node", at: vertex.range))
  }

  // MARK: Nodes

  private mutating func anchors(_ vertex: BoundMatch.Vertex) {
    let ids = vertex.anchors ?? []
    if ids.count == 1 {
      scope[vertex.name] = .node(Scope.Element(id: "\(ids[0])"))
    } else {
      let alias = names.fresh("anchor")
      let list = "[" + ids.map(String.init).joined(separator: ",") + "]"
      draft.join("json_each(\(list)) AS \(raw: alias)")
      scope[vertex.name] = .node(Scope.Element(id: "\(raw: alias).value"))
    }
  }

  private mutating func scan(_ vertex: BoundMatch.Vertex) {
    if let label = vertex.labels.first(where: \.isListed), let nodes = nodes(labeled: label) {
      let alias = names.fresh("labeled")
      draft.join("(\(nodes)) AS \(raw: alias)")
      scope[vertex.name] = .node(Scope.Element(id: "\(raw: alias).node"))
      let others = vertex.labels.filter { $0 != label }
      guard !others.isEmpty, case .node(let element)? = scope[vertex.name] else { return }
      let row = joinNode(element, vertex.name)
      for other in others { draft.conditions.append(labelTest(row, other)) }
      return
    }
    let alias = names.fresh("node")
    draft.join("node AS \(raw: alias)")
    if let kinds = vertex.kinds { draft.conditions.append("\(raw: alias).kind IN (\(list: kinds.sorted()))") }
    for label in vertex.labels { draft.conditions.append(labelTest(alias, label)) }
    scope[vertex.name] = .node(Scope.Element(id: "\(raw: alias).id", table: alias))
  }

  /// Looks at a bound node's row for its kind and properties. A property that is compared with what is not bound yet is
  /// looked at when everything is.
  private mutating func check(
    _ vertex: BoundMatch.Vertex, _ later: inout [Expression]
  ) throws(QueryError) {
    guard case .node(let element)? = scope[vertex.name] else { throw isNoNode(vertex) }
    if let anchors = vertex.anchors {
      draft.conditions.append("\(element.id) IN (\(list: anchors))")
    }
    guard vertex.needsKindCheck || !vertex.properties.isEmpty else { return }
    let alias = element.table ?? joinNode(element, vertex.name)
    if vertex.needsKindCheck, let kinds = vertex.kinds {
      draft.conditions.append("\(raw: alias).kind IN (\(list: kinds.sorted()))")
    }
    for label in vertex.labels { draft.conditions.append(labelTest(alias, label)) }
    try check(vertex.properties, of: .variable(vertex.name), &later) { [self] in nodeProperty(alias, $0) }
  }

  private mutating func check(
    _ properties: [PropertyPattern], of subject: Expression, _ later: inout [Expression],
    _ stored: (String) -> TypedSQL
  ) throws(QueryError) {
    for property in properties {
      if property.value.mentionedVariables.allSatisfy({ scope[$0] != nil }) {
        draft.conditions.append(TypedSQL.equal(stored(property.key), try value(property.value)).sql)
      } else {
        later.append(
          .binary(
            Expression(.property(subject, property.key), range: property.value.range), .equal, property.value)
        )
      }
    }
  }

  /// Joins a node's row, once for each variable.
  mutating func joinNode(_ element: Scope.Element, _ name: String) -> String {
    let alias = names.fresh("node")
    join("node AS \(raw: alias)", "\(raw: alias).id = \(element.id)", isNullable: element.isNullable)
    scope.bindings[name] = .node(
      Scope.Element(id: element.id, table: alias, isNullable: element.isNullable))
    return alias
  }

  /// Joins an edge's row, once for each variable.
  mutating func joinEdge(_ element: Scope.Element, _ name: String) -> String {
    let alias = names.fresh("edge")
    join("edge AS \(raw: alias)", "\(raw: alias).id = \(element.id)", isNullable: element.isNullable)
    scope.bindings[name] = .edge(
      Scope.Element(id: element.id, table: alias, isNullable: element.isNullable))
    return alias
  }

  private mutating func join(_ table: SQLFragment, _ condition: SQLFragment, isNullable: Bool) {
    if isNullable {
      draft.joinOptional(table, on: condition)
    } else {
      draft.join(table)
      draft.conditions.append(condition)
    }
  }

  // MARK: Edges

  private mutating func follow(
    _ index: Int, fromSource: Bool, _ match: inout BoundMatch, _ used: inout [Int: UsedEdges]
  ) throws(QueryError) {
    var link = match.links[index]
    let near = match.vertices[fromSource ? link.source : link.target]
    let far = match.vertices[fromSource ? link.target : link.source]
    guard case .node(let nearNode)? = scope[near.name] else { throw isNoNode(near) }
    if let length = link.length {
      let isAlone = !match.links.contains { other in
        other != link && other.clause == link.clause && other.canCoincide(with: link)
      }
      if let repeated = link.repeated {
        used[index] = try followRepeated(
          repeated, link, length, from: nearNode.id, fromSource: fromSource, to: far,
          keepsEdges: link.keepsEdges || !isAlone)
        return
      }
      let isChecked = postponed(&link, &match.conditions)
      used[index] = try followChain(
        link, length, from: nearNode, fromSource: fromSource, to: far,
        keepsEdges: link.keepsEdges || !isAlone || isChecked)
      return
    }
    let edge = names.fresh("edge")
    used[index] = .edge(alias: edge)
    draft.join("edge AS \(raw: edge)")
    if let relations = link.relations { draft.conditions.append(relationTest(edge, relations)) }
    let nearEnd: SQLFragment = fromSource ? "\(raw: edge).source" : "\(raw: edge).target"
    let farEnd: SQLFragment = fromSource ? "\(raw: edge).target" : "\(raw: edge).source"
    let otherEnd: SQLFragment
    if link.isEither {
      draft.conditions.append("(\(nearEnd) = \(nearNode.id) OR \(farEnd) = \(nearNode.id))")
      otherEnd = "CASE WHEN \(nearEnd) = \(nearNode.id) THEN \(farEnd) ELSE \(nearEnd) END"
    } else {
      draft.conditions.append("\(nearEnd) = \(nearNode.id)")
      otherEnd = farEnd
    }
    try bindOrCompare(far, otherEnd)
    if let name = link.name {
      switch scope[name] {
      case .edge(let known): draft.conditions.append("\(raw: edge).id = \(known.id)")
      case .value(let value) where value.type == nil:
        draft.conditions.append(
          "\(raw: edge).id = kgraph_id(\(raw: String(identity(at: link.range))), \(value.sql))")
      case .node, .value:
        throw .diagnostic(Diagnostic(.typeMismatch, "'\(name)' is not an edge", at: link.range))
      case nil: break
      }
      scope[name] = .edge(Scope.Element(id: "\(raw: edge).id", table: edge))
    }
    // Without a name of its own the edge has one that no query can write, in case a property waits.
    let name = link.name ?? " \(edge)"
    if link.name == nil, !link.properties.isEmpty {
      scope[name] = .edge(Scope.Element(id: "\(raw: edge).id", table: edge))
    }
    try check(link.properties, of: .variable(name), &match.conditions) { [self] in edgeProperty(edge, $0) }
  }

  mutating func bindOrCompare(_ vertex: BoundMatch.Vertex, _ id: SQLFragment) throws(QueryError) {
    if case .node(let known)? = scope[vertex.name] {
      draft.conditions.append("\(id) = \(known.id)")
    } else if scope[vertex.name] != nil {
      throw isNoNode(vertex)
    } else {
      scope[vertex.name] = .node(Scope.Element(id: id))
      if let anchors = vertex.anchors { draft.conditions.append("\(id) IN (\(list: anchors))") }
    }
  }

  func relationTest(_ edge: String, _ relations: [Int64]) -> SQLFragment {
    relations.count == 1
      ? "\(raw: edge).relation = \(relations[0])" : "\(raw: edge).relation IN (\(list: relations))"
  }

  // MARK: Paths

  /// Binds a path's name to the path over the edges that were found.
  private mutating func bind(
    _ path: BoundMatch.Path, _ match: BoundMatch, _ used: [Int: UsedEdges]
  ) throws(QueryError) {
    guard scope[path.name] == nil else {
      throw .diagnostic(
        Diagnostic(
          .syntax, "'\(path.name)' has a meaning already", at: path.range, help: ["use another name"]))
    }
    guard case .node(let start)? = scope[match.vertices[path.vertices[0]].name] else {
      throw isNoNode(match.vertices[path.vertices[0]])
    }
    var parts = [start.id]
    for index in path.links {
      guard let edges = used[index] else { throw unsupported("this path", at: path.range) }
      parts.append(edges.part)
    }
    let value = TypedSQL(sql: "kgraph_path(\(parts.joined(", ")))")
    scope[path.name] = .value(value)
    keep(path.mode, value)
  }

  /// Keeps the paths that come back to no more than their mode allows.
  mutating func keep(_ mode: PathPattern.Mode, _ path: TypedSQL) {
    switch mode {
    case .walk, .trail: break
    case .acyclic: draft.conditions.append("kgraph_returns(\(path.sql)) = 0")
    case .simple: draft.conditions.append("kgraph_returns(\(path.sql)) < 2")
    }
  }
}

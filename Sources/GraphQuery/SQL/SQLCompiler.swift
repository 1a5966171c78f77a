import GraphModel

/// Turns a pattern query into one SQL statement.
///
/// A query is read clause by clause into a SELECT; WITH closes it and makes it a table of the next. Rows carry node
/// numbers until the last moment: names and properties are fetched for what is returned, after DISTINCT.
struct SQLCompiler {
  let store: GraphStore
  let parameters: [String: Value]
  let today: String
  let planner: Planner
  let names: NameSupply
  var binder: Binder
  var scope = Scope()
  var draft = SelectDraft()
  /// Whether it matters how often a row occurs: not inside EXISTS or under DISTINCT.
  var countsRows = true

  /// Compiles a query; the warnings are what it says that the vocabulary does not know.
  static func compile(
    _ query: PatternQuery, store: GraphStore, planner: Planner, parameters: [String: Value],
    today: CalendarDay
  ) throws(QueryError) -> (query: CompiledQuery, warnings: [Diagnostic]) {
    var branches: [CompiledQuery] = []
    var warnings: [Diagnostic] = []
    for branch in query.branches {
      var compiler = SQLCompiler(
        store: store, parameters: parameters, today: today.text, planner: planner, names: NameSupply(),
        binder: Binder(store: store))
      branches.append(try compiler.compile(branch))
      warnings += compiler.binder.warnings
    }
    guard var first = branches.first else {
      throw .diagnostic(Diagnostic(.incomplete, "a query needs a RETURN", at: nil))
    }
    for branch in branches.dropFirst() {
      guard branch.columns == first.columns else {
        throw .diagnostic(
          Diagnostic(.syntax, "the parts of a UNION must return the same columns", at: nil))
      }
      first.sql =
        query.keepsDuplicates
        ? "SELECT * FROM (\(first.sql)) UNION ALL SELECT * FROM (\(branch.sql))"
        : "SELECT * FROM (\(first.sql)) UNION SELECT * FROM (\(branch.sql))"
    }
    return (first, warnings)
  }

  private mutating func compile(_ clauses: [Clause]) throws(QueryError) -> CompiledQuery {
    var rest = clauses[...]
    while let clause = rest.first {
      if case .match(_, _, isOptional: false) = clause {
        let group = rest.prefix { if case .match(_, _, isOptional: false) = $0 { true } else { false } }
        rest = rest.dropFirst(group.count)
        countsRows = !(rest.first?.ignoresDuplicates ?? false)
        try match(Array(group))
        continue
      }
      rest = rest.dropFirst()
      switch clause {
      case .match: throw unsupported("OPTIONAL MATCH")
      case .unwind(let list, let variable): try unwind(list, as: variable)
      case .with(let projection, let condition): try with(projection, condition)
      case .returning(let projection): return try returning(projection)
      }
    }
    throw .diagnostic(
      Diagnostic(
        .incomplete, "RETURN is missing: a pattern ends with what to return", at: nil,
        help: ["add, for example, RETURN *"]))
  }

  func unsupported(_ what: String, at range: SourceRange? = nil) -> QueryError {
    .diagnostic(Diagnostic(.unsupported, "\(what) cannot be answered yet", at: range))
  }

  // MARK: MATCH

  /// Adds the tables and conditions that find the patterns of consecutive MATCH clauses.
  mutating func match(_ clauses: [Clause]) throws(QueryError) {
    let parts = clauses.compactMap { clause -> (paths: [PathPattern], condition: Expression?)? in
      guard case .match(let paths, let condition, _) = clause else { return nil }
      return (paths, condition)
    }
    let known = Set(scope.bindings.keys)
    let match = try binder.bind(parts, known: known, countsRows: countsRows)
    let bound = Set(match.vertices.indices.filter { known.contains(match.vertices[$0].name) })
    var used: [Int: UsedEdges] = [:]
    for index in bound
    where match.vertices[index].kinds != nil || !match.vertices[index].labels.isEmpty
      || !match.vertices[index].properties.isEmpty
    {
      try check(match.vertices[index])
    }
    for step in try planner.plan(match, bound: bound) {
      switch step {
      case .anchors(let index): anchors(match.vertices[index])
      case .scan(let index): scan(match.vertices[index])
      case .check(let index): try check(match.vertices[index])
      case .follow(let index, let fromSource):
        try follow(match.links[index], fromSource: fromSource, match, used: &used[index])
      }
    }
    // Within one MATCH no edge is used twice.
    for (left, one) in used.sorted(by: { $0.key < $1.key }) {
      for (right, other) in used.sorted(by: { $0.key < $1.key }) where left < right {
        let (link, otherLink) = (match.links[left], match.links[right])
        if link.clause == otherLink.clause, link.canCoincide(with: otherLink) {
          draft.conditions.append(one.isDisjoint(with: other))
        }
      }
    }
    for condition in match.conditions { try filter(condition) }
  }

  mutating func filter(_ condition: Expression) throws(QueryError) {
    for part in condition.conjuncts { draft.conditions.append(try boolean(part)) }
  }

  private mutating func anchors(_ vertex: BoundMatch.Vertex) {
    let ids = vertex.anchors ?? []
    if ids.count == 1 {
      scope[vertex.name] = .node(id: "\(ids[0])", table: nil)
    } else {
      let alias = names.fresh("anchor")
      let list = "[" + ids.map(String.init).joined(separator: ",") + "]"
      draft.tables.append("json_each(\(list)) AS \(raw: alias)")
      scope[vertex.name] = .node(id: "\(raw: alias).value", table: nil)
    }
  }

  private mutating func scan(_ vertex: BoundMatch.Vertex) {
    let alias = names.fresh("node")
    draft.tables.append("node AS \(raw: alias)")
    if let kinds = vertex.kinds { draft.conditions.append("\(raw: alias).kind IN (\(list: kinds.sorted()))") }
    for label in vertex.labels { draft.conditions.append(labelTest(alias, label)) }
    scope[vertex.name] = .node(id: "\(raw: alias).id", table: alias)
  }

  /// Looks at a bound node's row for its kind and properties.
  private mutating func check(_ vertex: BoundMatch.Vertex) throws(QueryError) {
    guard case .node(let id, let table)? = scope[vertex.name] else {
      throw .diagnostic(
        Diagnostic(.typeMismatch, "'\(vertex.name)' is not a node", at: vertex.range))
    }
    if let anchors = vertex.anchors {
      draft.conditions.append("\(id) IN (\(list: anchors))")
    }
    guard vertex.needsKindCheck || !vertex.properties.isEmpty else { return }
    let alias = table ?? joinNode(id, vertex.name)
    if vertex.needsKindCheck, let kinds = vertex.kinds {
      draft.conditions.append("\(raw: alias).kind IN (\(list: kinds.sorted()))")
    }
    for label in vertex.labels { draft.conditions.append(labelTest(alias, label)) }
    for property in vertex.properties {
      draft.conditions.append(TypedSQL.equal(nodeProperty(alias, property.key), try value(property.value)))
    }
  }

  /// Joins a node's row, once for each variable.
  mutating func joinNode(_ id: SQLFragment, _ name: String) -> String {
    let alias = names.fresh("node")
    draft.tables.append("node AS \(raw: alias)")
    draft.conditions.append("\(raw: alias).id = \(id)")
    scope.bindings[name] = .node(id: id, table: alias)
    return alias
  }

  // MARK: Edges

  private mutating func follow(
    _ link: BoundMatch.Link, fromSource: Bool, _ match: BoundMatch, used: inout UsedEdges?
  ) throws(QueryError) {
    let near = match.vertices[fromSource ? link.source : link.target]
    let far = match.vertices[fromSource ? link.target : link.source]
    guard case .node(let nearID, _)? = scope[near.name] else {
      throw .diagnostic(Diagnostic(.typeMismatch, "'\(near.name)' is not a node", at: near.range))
    }
    if let length = link.length {
      let isAlone = !match.links.contains { other in
        other != link && other.clause == link.clause && other.canCoincide(with: link)
      }
      used = try followChain(
        link, length, from: nearID, fromSource: fromSource, to: far, keepsEdges: !isAlone)
      return
    }
    let edge = names.fresh("edge")
    used = .edge(alias: edge)
    draft.tables.append("edge AS \(raw: edge)")
    if let relations = link.relations { draft.conditions.append(relationTest(edge, relations)) }
    let nearEnd: SQLFragment = fromSource ? "\(raw: edge).source" : "\(raw: edge).target"
    let farEnd: SQLFragment = fromSource ? "\(raw: edge).target" : "\(raw: edge).source"
    let otherEnd: SQLFragment
    if link.isEither {
      draft.conditions.append("(\(nearEnd) = \(nearID) OR \(farEnd) = \(nearID))")
      otherEnd = "CASE WHEN \(nearEnd) = \(nearID) THEN \(farEnd) ELSE \(nearEnd) END"
    } else {
      draft.conditions.append("\(nearEnd) = \(nearID)")
      otherEnd = farEnd
    }
    try bindOrCompare(far, otherEnd)
    if let name = link.name {
      if case .edge(let known)? = scope[name] {
        draft.conditions.append("\(raw: edge).id = \(raw: known).id")
      }
      scope[name] = .edge(alias: edge)
    }
    for property in link.properties {
      draft.conditions.append(TypedSQL.equal(edgeProperty(edge, property.key), try value(property.value)))
    }
  }

  mutating func bindOrCompare(_ vertex: BoundMatch.Vertex, _ id: SQLFragment) throws(QueryError) {
    if case .node(let known, _)? = scope[vertex.name] {
      draft.conditions.append("\(id) = \(known)")
    } else if scope[vertex.name] != nil {
      throw .diagnostic(Diagnostic(.typeMismatch, "'\(vertex.name)' is not a node", at: vertex.range))
    } else {
      scope[vertex.name] = .node(id: id, table: nil)
      if let anchors = vertex.anchors { draft.conditions.append("\(id) IN (\(list: anchors))") }
    }
  }

  func relationTest(_ edge: String, _ relations: [Int64]) -> SQLFragment {
    relations.count == 1
      ? "\(raw: edge).relation = \(relations[0])" : "\(raw: edge).relation IN (\(list: relations))"
  }

  // MARK: UNWIND

  private mutating func unwind(_ list: Expression, as variable: String) throws(QueryError) {
    let alias = names.fresh("element")
    draft.tables.append("json_each(\(try value(list).sql)) AS \(raw: alias)")
    scope[variable] = .value(TypedSQL(sql: "\(raw: alias).value"))
  }
}

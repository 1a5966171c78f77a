import GraphModel

/// Repeated paths: `((a)-[r]->(b) WHERE a.since < b.since){1,3}`.
extension SQLCompiler {
  /// A name inside of a repeated path, and how its value outside grows with each repetition.
  private struct Group {
    var name: String
    /// What it is before the first repetition, and after one more.
    var start: SQLFragment
    var next: SQLFragment
    /// What it is outside.
    var value: TypedSQL
  }

  /// Follows a repeated path; each step is a search for the path inside, with its conditions. One row for each way, with
  /// the node that it reaches, its edges, and what the names inside were.
  mutating func followRepeated(
    _ repeated: PathPattern, _ link: BoundMatch.Link, _ length: EdgePattern.Length, from near: SQLFragment,
    fromSource: Bool, to far: BoundMatch.Vertex, keepsEdges: Bool
  ) throws(QueryError) -> UsedEdges? {
    try requireEnd(of: link, length)
    let walk = names.fresh("walk")
    var (inner, reached, edges) = try repetition(repeated, link, fromSource: fromSource, from: walk)
    var taken: SQLFragment = "\(raw: walk).edges"
    for edge in fromSource ? edges : edges.reversed() {
      if link.walk == nil {
        let before = UsedEdges.chain(edges: "\(raw: walk).edges", isReversed: !fromSource)
        inner.draft.conditions.append(edge.isDisjoint(with: before))
      }
      taken += " || \(edge.continuation(isReversed: !fromSource))"
    }
    if let maximum = length.maximum { inner.draft.conditions.append("\(raw: walk).depth < \(maximum)") }
    let groups =
      keepsEdges ? try groups(of: repeated, link, in: inner, walk, fromSource: fromSource) : []
    let columns = groups.indices.map { ", g\(raw: String($0))" as SQLFragment }.joined("")
    let starts = groups.map { ", \($0.start)" as SQLFragment }.joined("")
    let nexts = groups.map { ", \($0.next)" as SQLFragment }.joined("")
    let alias = names.fresh("repeated")
    draft.join(
      """
      kgraph_elements((WITH RECURSIVE \(raw: walk)(id, depth, edges\(columns)) AS (
        SELECT \(near), 0, ','\(starts) UNION ALL
        SELECT \(reached), \(raw: walk).depth + 1, \(taken)\(nexts)\(inner.draft.fromAndWhere))
      SELECT kgraph_rows(id, edges\(columns)) FROM \(raw: walk) WHERE depth >= \(length.minimum))) AS \(raw: alias)
      """)
    try bindOrCompare(far, "\(raw: alias).c0")
    for (index, group) in groups.enumerated() {
      var value = group.value
      value.sql = "\(raw: alias).c\(raw: String(index + 2))"
      scope.bind(group.name, value)
    }
    return keepsEdges ? .chain(edges: "\(raw: alias).c1", isReversed: !fromSource) : nil
  }

  /// The search for the path inside from the node that was reached: its compiler, the node at its other end, and the
  /// edges of its links.
  private mutating func repetition(
    _ repeated: PathPattern, _ link: BoundMatch.Link, fromSource: Bool, from walk: String
  ) throws(QueryError) -> (inner: SQLCompiler, reached: SQLFragment, edges: [UsedEdges]) {
    var path = repeated
    if link.walk != nil { path.mode = .walk }
    let last = path.nodes.count - 1
    for place in [0, last] where path.nodes[place].variable == nil {
      path.nodes[place].variable = names.hidden("end")
    }
    // The edges of a path with a name are kept, those of its chains as well.
    if path.variable == nil, path.edges.contains(where: { $0.length != nil }) {
      path.variable = names.hidden("path")
    }
    let ends = [path.nodes[0], path.nodes[last]].compactMap(\.variable)
    let (start, end) = fromSource ? (ends[0], ends[1]) : (ends[1], ends[0])
    var inner = nested(countingRows: true)
    inner.draft.join("\(raw: walk)")
    inner.scope[start] = .node(Scope.Element(id: "\(raw: walk).id"))
    let edges = try inner.match([.match(paths: [path], condition: link.condition, isOptional: false)])
    binder = inner.binder
    guard case .node(let reached)? = inner.scope[end] else { throw unsupported("this path", at: link.range) }
    return (inner, reached.id, edges)
  }

  /// The names inside: each the list of what it was, one element for each repetition; or that itself, if there is one
  /// repetition or none.
  private func groups(
    of repeated: PathPattern, _ link: BoundMatch.Link, in inner: SQLCompiler, _ walk: String, fromSource: Bool
  ) throws(QueryError) -> [Group] {
    var groups: [Group] = []
    for name in repeated.variables.sorted() where scope[name] == nil {
      guard var value = try inner.boundValue(name) else { continue }
      if link.isQuestioned {
        value.isNullable = true
        groups.append(Group(name: name, start: "NULL", next: value.sql, value: value))
        continue
      }
      let column: SQLFragment = "\(raw: walk).g\(raw: String(groups.count))"
      groups.append(
        Group(
          name: name, start: "\(RuntimeValue.list([]).sqlValue)",
          next: "kgraph_extended(\(column), \(value.dynamic), \(raw: fromSource ? "0" : "1"))",
          value: TypedSQL(sql: column, type: .list)))
    }
    guard groups.count + 2 <= SQLCompiler.greatestWidth else {
      throw unsupported("a repeated path with so many names", at: link.range)
    }
    return groups
  }
}

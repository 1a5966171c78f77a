import GraphModel

/// Repeated paths: `((a)-[r]->(b) WHERE a.since < b.since){1,3}`.
extension SQLCompiler {
  /// Follows a repeated path as a chain is followed; each step is a search for the path inside, with its conditions.
  mutating func followRepeated(
    _ repeated: PathPattern, _ link: BoundMatch.Link, _ length: EdgePattern.Length, from near: Scope.Element,
    fromSource: Bool, to far: BoundMatch.Vertex, keepsEdges: Bool
  ) throws(QueryError) -> UsedEdges? {
    try requireEnd(of: link, length)
    let walk = names.fresh("walk")
    let search = try repetition(
      repeated, link, length, from: near.id, fromSource: fromSource, walk, keepsEdges: keepsEdges)
    let edges = try joinChains(search, to: far, keepsEdges: keepsEdges, isReversed: !fromSource)
    if let edges { try bindGroups(of: repeated, link, near, edges, far, fromSource: fromSource) }
    return edges
  }

  /// The recursive query whose steps are the path.
  private mutating func repetition(
    _ repeated: PathPattern, _ link: BoundMatch.Link, _ length: EdgePattern.Length, from near: SQLFragment,
    fromSource: Bool, _ walk: String, keepsEdges: Bool
  ) throws(QueryError) -> SQLFragment {
    var path = repeated
    if link.walk != nil { path.mode = .walk }
    let (first, last) = (0, path.nodes.count - 1)
    for place in [first, last] where path.nodes[place].variable == nil {
      path.nodes[place].variable = names.hidden("end")
    }
    let ends = [first, last].compactMap { path.nodes[$0].variable }
    let (start, end) = fromSource ? (ends[0], ends[1]) : (ends[1], ends[0])
    var inner = nested(countingRows: true)
    inner.draft.join("\(raw: walk)")
    inner.scope[start] = .node(Scope.Element(id: "\(raw: walk).id"))
    let edges = try inner.match([.match(paths: [path], condition: link.condition, isOptional: false)])
    binder = inner.binder
    guard case .node(let reached)? = inner.scope[end] else { throw unsupported("this path", at: link.range) }
    var taken: SQLFragment = "\(raw: walk).edges"
    for edge in fromSource ? edges : edges.reversed() {
      if link.walk == nil { inner.draft.conditions.append("instr(\(raw: walk).edges, \(edge.text)) = 0") }
      taken += " || \(edge.part) || ','"
    }
    if let maximum = length.maximum { inner.draft.conditions.append("\(raw: walk).depth < \(maximum)") }
    let result: SQLFragment = keepsEdges ? "json_array(id, edges)" : "id"
    return """
      WITH RECURSIVE \(raw: walk)(id, depth, edges) AS (SELECT \(near), 0, ',' UNION ALL
        SELECT \(reached.id), \(raw: walk).depth + 1, \(taken)\(inner.draft.fromAndWhere))
      SELECT json_group_array(\(result)) FROM \(raw: walk) WHERE depth >= \(length.minimum)
      """
  }

  /// Binds the variables inside to the lists of what they were, one element for each repetition.
  private mutating func bindGroups(
    of repeated: PathPattern, _ link: BoundMatch.Link, _ near: Scope.Element, _ edges: UsedEdges,
    _ far: BoundMatch.Vertex, fromSource: Bool
  ) throws(QueryError) {
    guard case .node(let other)? = scope[far.name] else { return }
    let path = TypedSQL(sql: "kgraph_path(\(fromSource ? near.id : other.id), \(edges.part))")
    let length = repeated.edges.count
    func bind(_ name: String?, _ function: String, _ place: Int) throws(QueryError) {
      guard let name, scope[name] == nil else { return }
      let elements = Expression.call(
        function, [.variable(Expression.argumentName(0)), .integer(place), .integer(length)])
      scope[name] = .value(TypedSQL(sql: try evaluation(of: elements, [path]).sql, type: .list))
    }
    for (place, node) in repeated.nodes.enumerated() {
      try bind(node.variable, EvaluationFunction.nodeOfEach, place)
      if place < length { try bind(repeated.edges[place].variable, EvaluationFunction.edgeOfEach, place) }
    }
  }
}

/// What stands at one place of each repetition, as a list.
extension EvaluationFunction {
  /// `(path, place, length)`, under names that no query can write.
  static let nodeOfEach = " node of each"
  static let edgeOfEach = " edge of each"

  static let ofRepetitions: [String: EvaluationFunction] = [
    nodeOfEach: EvaluationFunction(3...3) { arguments, _ in
      guard case .path(let nodes, _) = arguments[0] else { return .null }
      return ofEach(nodes, count: nodes.count - 1, arguments, RuntimeValue.node)
    },
    edgeOfEach: EvaluationFunction(3...3) { arguments, _ in
      guard case .path(_, let edges) = arguments[0] else { return .null }
      return ofEach(edges, count: edges.count, arguments, RuntimeValue.edge)
    },
  ]

  private static func ofEach(
    _ ids: [Int64], count: Int, _ arguments: [RuntimeValue], _ value: (Int64) -> RuntimeValue
  ) -> RuntimeValue {
    guard case .integer(let place) = arguments[1], case .integer(let length) = arguments[2], length > 0 else {
      return .null
    }
    return .list(
      stride(from: 0, to: count, by: Int(length)).map { $0 + Int(place) }
        .filter(ids.indices.contains).map { value(ids[$0]) })
  }
}

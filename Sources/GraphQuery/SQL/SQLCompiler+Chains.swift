import GraphModel

/// The edges that a link of a MATCH takes, so that no other takes them as well.
enum UsedEdges {
  /// One edge: its row's alias.
  case edge(alias: String)
  /// A chain: its edges' numbers, each with a comma before and behind it, and whether they stand in the order opposite
  /// to the pattern's.
  case chain(edges: SQLFragment, isReversed: Bool)

  /// The condition that the two have no edge in common.
  func isDisjoint(with other: UsedEdges) -> SQLFragment {
    switch (self, other) {
    case (.edge(let one), .edge(let other)): "\(raw: one).id <> \(raw: other).id"
    case (.edge(let alias), .chain(let edges, _)), (.chain(let edges, _), .edge(let alias)):
      "instr(\(edges), ',' || \(raw: alias).id || ',') = 0"
    case (.chain(let one, _), .chain(let other, _)):
      """
      NOT EXISTS (SELECT 1 FROM json_each('[' || trim(\(one), ',') || ']') AS used
        WHERE instr(\(other), ',' || used.value || ',') > 0)
      """
    }
  }

  /// The edges' numbers, each with a comma before and behind it.
  var text: SQLFragment {
    switch self {
    case .edge(let alias): "(',' || \(raw: alias).id || ',')"
    case .chain(let edges, _): edges
    }
  }

  /// What is appended to the list of a longer chain's edges, in the pattern's order or the opposite one.
  func continuation(isReversed: Bool) -> SQLFragment {
    switch self {
    case .edge(let alias): "\(raw: alias).id || ','"
    case .chain(let edges, isReversed): "substr(\(edges), 2)"
    case .chain(let edges, _): "substr(kgraph_used(kgraph_edges(\(edges), 1)), 2)"
    }
  }

  /// How many edges there are.
  var count: SQLFragment {
    switch self {
    case .edge: "1"
    case .chain(let edges, _): "(length(\(edges)) - length(replace(\(edges), ',', '')) - 1)"
    }
  }

  /// The edges as a part of a path.
  var part: SQLFragment {
    switch self {
    case .edge(let alias): "\(raw: alias).id"
    case .chain(let edges, let isReversed): "kgraph_edges(\(edges), \(raw: isReversed ? "1" : "0"))"
    }
  }
}

/// Chains of edges: `-[:part_of*0..]->`.
extension SQLCompiler {
  /// One step of a chain: from `walk`, the rows so far, over `step`, an edge.
  private struct ChainStep {
    /// The edge's alias.
    var alias: String
    /// What makes an edge lead on.
    var condition: SQLFragment
    /// The node it leads to.
    var reached: SQLFragment
  }

  /// A chain of edges as a list of the nodes it reaches, made by a recursive query that the earlier tables feed.
  ///
  /// Where it matters neither how often a node is reached nor over which edges, the nodes are found level by level;
  /// else, by way of every chain without a repeated edge, which are returned if some other link may not use them.
  mutating func followChain(
    _ link: BoundMatch.Link, _ length: EdgePattern.Length, from near: Scope.Element, fromSource: Bool,
    to far: BoundMatch.Vertex, keepsEdges: Bool
  ) throws(QueryError) -> UsedEdges? {
    let step = try chainStep(link, fromSource: fromSource)
    try requireEnd(of: link, length)
    let isSearch = !countsRows && !keepsEdges && length.minimum <= 1 && link.walk == nil
    let walk =
      isSearch
      ? search(step, length, from: near.id, link)
      : trails(step, length, from: near.id, keepsEdges: keepsEdges, isWalk: link.walk != nil)
    let edges = try joinChains(
      walk, to: far, keepsEdges: keepsEdges, isReversed: fromSource == link.isBackward)
    guard let edges else { return nil }
    if let name = link.name {
      let list = TypedSQL(sql: edges.part, type: .list)
      switch scope[name] {
      case .value(let known): draft.conditions.append(TypedSQL.equal(known, list).sql)
      case .node, .edge:
        throw .diagnostic(Diagnostic(.typeMismatch, "'\(name)' is not a list of edges", at: link.range))
      case nil: scope[name] = .value(list)
      }
    }
    return edges
  }

  /// Joins the chains that a walk finds: the nodes that they reach, and their edges if those are kept.
  private mutating func joinChains(
    _ walk: SQLFragment, to far: BoundMatch.Vertex, keepsEdges: Bool, isReversed: Bool
  ) throws(QueryError) -> UsedEdges? {
    let chain = names.fresh("chain")
    draft.join("json_each((\(walk))) AS \(raw: chain)")
    guard keepsEdges else {
      try bindOrCompare(far, "\(raw: chain).value")
      return nil
    }
    try bindOrCompare(far, "json_extract(\(raw: chain).value, '$[0]')")
    return UsedEdges.chain(edges: "json_extract(\(raw: chain).value, '$[1]')", isReversed: isReversed)
  }

  /// A walk needs a greatest length.
  func requireEnd(of link: BoundMatch.Link, _ length: EdgePattern.Length) throws(QueryError) {
    guard link.walk != nil, length.maximum == nil else { return }
    throw .diagnostic(
      Diagnostic(
        .syntax, "a WALK could go on for ever: it needs a greatest length", at: link.range,
        help: ["write {1,5}, or TRAIL, which takes no edge twice"]))
  }

  /// What is asked of each edge of a chain is asked of all of them afterwards, if it mentions what is not bound yet;
  /// returns whether there is such a thing.
  func postponed(_ link: inout BoundMatch.Link, _ later: inout [Expression]) -> Bool {
    guard !link.mentionedVariables.allSatisfy({ scope[$0] != nil }) else { return false }
    let name = link.name ?? names.hidden("chain")
    let subject = Expression.variable(name)
    var tests = link.properties.map { property in
      Expression.binary(
        Expression(.property(subject, property.key), range: property.value.range), .equal, property.value)
    }
    if let condition = link.condition { tests.append(condition) }
    later += tests.map { test in
      Expression(
        .quantified(.all, variable: name, list: subject, condition: test), range: test.range)
    }
    (link.name, link.properties, link.condition) = (name, [], nil)
    return true
  }

  private mutating func chainStep(_ link: BoundMatch.Link, fromSource: Bool) throws(QueryError) -> ChainStep {
    let step = names.fresh("step")
    var relation: SQLFragment = link.relations.map { " AND \(relationTest(step, $0))" } ?? ""
    for property in link.properties {
      relation +=
        " AND \(TypedSQL.equal(edgeProperty(step, property.key), try value(property.value)).sql)"
    }
    if let condition = link.condition {
      // Inside the brackets the name stands for one edge.
      let outer = scope
      if let name = link.name { scope[name] = .edge(Scope.Element(id: "\(raw: step).id", table: step)) }
      relation += " AND \(try boolean(condition))"
      scope = outer
    }
    let (source, target): (SQLFragment, SQLFragment) = ("\(raw: step).source", "\(raw: step).target")
    if link.isEither {
      return ChainStep(
        alias: step, condition: "(\(source) = walk.id OR \(target) = walk.id)\(relation)",
        reached: "CASE WHEN \(source) = walk.id THEN \(target) ELSE \(source) END")
    }
    let (near, far) = fromSource ? (source, target) : (target, source)
    return ChainStep(alias: step, condition: "\(near) = walk.id\(relation)", reached: far)
  }

  /// The nodes at the ends of chains, once each, for chains that may be of one edge or none.
  ///
  /// The shortest way to another node uses no edge twice, so only the way back to the start could: over one edge and
  /// back over the same, where directions do not count. There each row keeps the edge it left the start by.
  private func search(
    _ step: ChainStep, _ length: EdgePattern.Length, from near: SQLFragment, _ link: BoundMatch.Link
  ) -> SQLFragment {
    let start: SQLFragment = "(SELECT \(near) AS id, 0 AS depth, NULL AS first) AS walk"
    let isBounded = length.maximum != nil
    let keepsFirst = link.isEither && length.minimum > 0
    let columns = ["id"] + (isBounded ? ["depth"] : []) + (keepsFirst ? ["first"] : [])
    func row(_ first: SQLFragment) -> SQLFragment {
      let depth: SQLFragment = isBounded ? ", walk.depth + 1" : ""
      let edge: SQLFragment = keepsFirst ? ", \(first)" : ""
      return "\(step.reached)\(depth)\(edge)"
    }
    let names = columns.map { column -> SQLFragment in "\(raw: column)" }.joined(", ")
    let zero: SQLFragment = isBounded ? ", 0" : ""
    let begin: SQLFragment =
      length.minimum == 0
      ? "SELECT \(near)\(zero)"
      : "SELECT \(row("\(raw: step.alias).id")) FROM \(start) CROSS JOIN edge AS \(raw: step.alias) WHERE \(step.condition)"
    let limit: SQLFragment = length.maximum.map { " AND walk.depth < \($0)" } ?? ""
    let isOther: SQLFragment = keepsFirst ? " AND \(raw: step.alias).id <> walk.first" : ""
    return """
      WITH RECURSIVE walk(\(names)) AS (\(begin)\(length.minimum > 0 ? limit : "") UNION
        SELECT \(row("walk.first")) FROM walk CROSS JOIN edge AS \(raw: step.alias) WHERE \(step.condition)\(limit)\(isOther))
      SELECT json_group_array(DISTINCT id) FROM walk
      """
  }

  /// The node at the end of every chain, without a repeated edge unless it is a walk.
  private func trails(
    _ step: ChainStep, _ length: EdgePattern.Length, from near: SQLFragment, keepsEdges: Bool,
    isWalk: Bool
  ) -> SQLFragment {
    let isNew: SQLFragment =
      isWalk ? "" : " AND instr(walk.edges, ',' || \(raw: step.alias).id || ',') = 0"
    let limit: SQLFragment = length.maximum.map { " AND walk.depth < \($0)" } ?? ""
    let end: SQLFragment = keepsEdges ? "json_array(id, edges)" : "id"
    return """
      WITH RECURSIVE walk(id, depth, edges) AS (SELECT \(near), 0, ',' UNION ALL
        SELECT \(step.reached), walk.depth + 1, walk.edges || \(raw: step.alias).id || ',' FROM walk CROSS JOIN edge AS \(raw: step.alias)
        WHERE \(step.condition)\(limit)\(isNew))
      SELECT json_group_array(\(end)) FROM walk WHERE depth >= \(length.minimum)
      """
  }
}

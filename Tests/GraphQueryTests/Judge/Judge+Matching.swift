import GraphModel
import GraphQuery

/// MATCH: every way to lay the paths over the graph without using an edge twice.
extension Judge {
  /// A row in the making, and the edges it has used.
  private struct State {
    var row: Row
    var used: Set<Edge.ID> = []
    /// What the path has come over so far.
    var nodes: [Node.ID] = []
    var edges: [Edge.ID] = []
  }

  /// The rows that a MATCH clause makes of one.
  func matches(_ paths: [PathPattern], _ condition: Expression?, from row: Row) throws -> [Row] {
    var states = [State(row: row)]
    for path in paths {
      guard path.selector == .all else { throw Unknown(what: "a shortest path") }
      states = try states.flatMap { try extend($0, along: path) }
      guard let name = path.variable else { continue }
      for index in states.indices {
        states[index].row[name] = .path(nodes: states[index].nodes, edges: states[index].edges)
      }
    }
    let conditions = paths.flatMap { $0.nodes.compactMap(\.condition) + $0.edges.compactMap(\.condition) }
    return try states.map(\.row).filter { row in
      try ([condition].compactMap(\.self) + conditions).allSatisfy {
        try value(of: $0, in: row).truth == true
      }
    }
  }

  private func extend(_ state: State, along path: PathPattern) throws -> [State] {
    var ends: [(state: State, node: Node.ID)] = []
    for node in graph.nodes {
      guard var next = try bind(path.nodes[0], to: node, in: state) else { continue }
      (next.nodes, next.edges) = ([node.id], [])
      ends.append((next, node.id))
    }
    for (edge, node) in zip(path.edges, path.nodes.dropFirst()) {
      var next: [(state: State, node: Node.ID)] = []
      for (state, near) in ends {
        for (reached, far) in try follow(edge, from: near, in: state) {
          if let bound = try bind(node, to: far, in: reached) { next.append((bound, far.id)) }
        }
      }
      ends = next
    }
    return ends.map(\.state)
  }

  /// The state with a node in its place, or nil if it does not fit there.
  private func bind(_ pattern: NodePattern, to node: Node, in state: State) throws -> State? {
    if let label = pattern.label, !Judge.fits(node.kind, label) { return nil }
    var state = state
    if let variable = pattern.variable {
      if let known = state.row[variable] {
        guard case .node(node.id) = known else { return nil }
      }
      state.row[variable] = .node(node.id)
    }
    return try has(pattern.properties, .node(node.id), in: state.row) ? state : nil
  }

  private func has(_ properties: [PropertyPattern], _ subject: JudgeValue, in row: Row) throws -> Bool {
    try properties.allSatisfy { property in
      JudgeValue.equal(graph.property(property.key, of: subject), try value(of: property.value, in: row))
        == true
    }
  }

  // MARK: Edges

  /// The states behind an edge or a chain of them, with the node reached.
  private func follow(
    _ pattern: EdgePattern, from near: Node.ID, in state: State
  ) throws -> [(State, Node)] {
    guard let length = pattern.length else {
      return try step(pattern, from: near, in: state).map { ($0.state, $0.node) }
    }
    // A chain's name is that of the list, and not of its edges.
    var single = pattern
    single.variable = nil
    let before = state.edges.count
    var found: [(State, Node)] = []
    var level = graph.nodes.filter { $0.id == near }.map { (state: state, node: $0) }
    var depth = 0
    // No edge twice, so that a chain is never longer than there are edges.
    while !level.isEmpty, depth <= length.maximum ?? graph.edges.count {
      if depth >= length.minimum {
        found += level.map { one -> (State, Node) in
          var state = one.state
          if let name = pattern.variable {
            state.row[name] = .list(state.edges.dropFirst(before).map(JudgeValue.edge))
          }
          return (state, one.node)
        }
      }
      level = try level.flatMap { try step(single, from: $0.node.id, in: $0.state) }
      depth += 1
    }
    return found
  }

  private func step(
    _ pattern: EdgePattern, from near: Node.ID, in state: State
  ) throws -> [(state: State, node: Node)] {
    var found: [(state: State, node: Node)] = []
    for edge in graph.edges where !state.used.contains(edge.id) {
      guard let far = end(of: edge, from: near, pattern.direction) else { continue }
      if let label = pattern.label, !Judge.fits(edge.relation, label) { continue }
      var next = state
      next.used.insert(edge.id)
      next.edges.append(edge.id)
      next.nodes.append(far)
      if let variable = pattern.variable {
        if let known = state.row[variable] {
          guard case .edge(edge.id) = known else { continue }
        }
        next.row[variable] = .edge(edge.id)
      }
      guard try has(pattern.properties, .edge(edge.id), in: next.row) else { continue }
      found += graph.nodes.filter { $0.id == far }.map { (next, $0) }
    }
    return found
  }

  /// Where an edge leads from a node when walked in this direction, or nil; a loop leads back once.
  private func end(of edge: Edge, from near: Node.ID, _ direction: EdgePattern.Direction) -> Node.ID? {
    if direction != .backward, edge.source == near { return edge.target }
    if direction != .forward, edge.target == near { return edge.source }
    return nil
  }

  // MARK: Labels

  /// Whether a kind or relation is one that a label expression allows.
  static func fits(_ name: String, _ label: LabelExpression) -> Bool {
    switch label {
    case .name(let wanted, _): name.lowercased() == wanted.lowercased()
    case .any: true
    case .or(let left, let right): fits(name, left) || fits(name, right)
    case .and(let left, let right): fits(name, left) && fits(name, right)
    case .not(let inner): !fits(name, inner)
    }
  }
}

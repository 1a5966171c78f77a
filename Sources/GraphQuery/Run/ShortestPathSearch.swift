import GraphModel

/// Finds the shortest paths between two nodes, breadth first from both ends: what SQL says neither well nor fast.
struct ShortestPathSearch {
  /// Finds the steps from a node: `SELECT edge, node …`, between whose two parts the node's number goes.
  struct Steps {
    /// For each direction, what comes before the node's number and what behind it.
    var parts: [(before: SQLFragment, behind: SQLFragment)]

    func sql(from node: Node.ID) -> SQLFragment {
      parts.map { "\($0.before)\(node)\($0.behind)" as SQLFragment }.joined(" UNION ALL ")
    }
  }

  /// The steps from the path's start on, and those from its end back.
  var forward: Steps
  var backward: Steps
  var minimum: Int
  var maximum: Int?
  /// How many paths are wanted, or of how many lengths all.
  var count: Int64
  var isGroups: Bool
  /// What a path may come back to.
  var mode: PathPattern.Mode

  /// A step as it was found.
  struct Step {
    var edge: Edge.ID
    var node: Node.ID
  }

  /// What has been reached from one end.
  private struct Side {
    var frontier: [Node.ID]
    var depth = 0
    /// For each node, the steps by which it was reached first, each with the node before it.
    var reachedBy: [Node.ID: [Step]]

    init(_ start: Node.ID) {
      frontier = [start]
      reachedBy = [start: []]
    }
  }

  /// Whether one of the shortest is enough.
  private var isOnlyOne: Bool { count == 1 && !isGroups }

  /// The wanted paths without certain edges; `steps` runs a search for steps.
  func paths(
    from start: Node.ID, to end: Node.ID, avoiding avoided: Set<Edge.ID>,
    steps: (SQLFragment) throws(Diagnostic) -> [Step]
  ) throws(Diagnostic) -> [RuntimeValue] {
    if count > 1 || minimum > 1 || (start == end && minimum > 0 && mode == .walk) {
      // Where there is no path at all, the search by length would try all that lead elsewhere.
      if start != end {
        guard let limit = try anyTrail(from: start, to: end, avoiding: avoided, steps) else { return [] }
        return try byLength(from: start, to: end, atLeast: limit, avoiding: avoided, steps: steps)
      }
      return try byLength(from: start, to: end, atLeast: 0, avoiding: avoided, steps: steps)
    }
    if start != end || minimum == 0 {
      return try trails(from: start, to: end, atMost: maximum ?? .max, avoiding: avoided, steps).map {
        .path(nodes: [start] + $0.map(\.node), edges: $0.map(\.edge))
      }
    }
    // Back to the start without taking the first edge again.
    var found: [[Step]] = []
    for first in try sorted(steps(forward.sql(from: start)))
    where maximum ?? 1 > 0 && !avoided.contains(first.edge) {
      let limit = (found.first?.count ?? maximum ?? .max) - 1
      let rest = try trails(
        from: first.node, to: end, atMost: limit, avoiding: avoided.union([first.edge]), steps)
      guard let length = rest.first?.count else { continue }
      if let known = found.first, length + 1 < known.count { found = [] }
      found += rest.map { [first] + $0 }
    }
    let kept = isOnlyOne ? Array(found.prefix(1)) : found
    return kept.map { .path(nodes: [start] + $0.map(\.node), edges: $0.map(\.edge)) }
  }

  /// The length of a shortest trail, if there is one of the lengths that are allowed.
  private func anyTrail(
    from start: Node.ID, to end: Node.ID, avoiding avoided: Set<Edge.ID>,
    _ steps: (SQLFragment) throws(Diagnostic) -> [Step]
  ) throws(Diagnostic) -> Int? {
    var search = self
    (search.count, search.isGroups) = (1, false)
    return try search.trails(from: start, to: end, atMost: maximum ?? .max, avoiding: avoided, steps).first?
      .count
  }

  func sorted(_ steps: [Step]) -> [Step] { steps.sorted { $0.edge < $1.edge } }

  /// The steps of each shortest path between two nodes.
  private func trails(
    from start: Node.ID, to end: Node.ID, atMost limit: Int, avoiding avoided: Set<Edge.ID>,
    _ steps: (SQLFragment) throws(Diagnostic) -> [Step]
  ) throws(Diagnostic) -> [[Step]] {
    if start == end { return [[]] }
    var (near, far) = (Side(start), Side(end))
    while !near.frontier.isEmpty, !far.frontier.isEmpty, near.depth + far.depth < limit {
      let meeting: [Node.ID]
      if near.frontier.count <= far.frontier.count {
        meeting = try expand(&near, forward, towards: far, avoided, steps)
      } else {
        meeting = try expand(&far, backward, towards: near, avoided, steps)
      }
      if meeting.isEmpty { continue }
      var found: [[Step]] = []
      for node in meeting.sorted() {
        for head in ways(to: node, near) {
          for tail in ways(to: node, far) {
            found.append(joined(head, node, tail, end))
            if isOnlyOne { return found }
          }
        }
      }
      return found
    }
    return []
  }

  /// Goes one edge further in all directions; returns the nodes that the other side has reached as well.
  private func expand(
    _ side: inout Side, _ directions: Steps, towards other: Side, _ avoided: Set<Edge.ID>,
    _ steps: (SQLFragment) throws(Diagnostic) -> [Step]
  ) throws(Diagnostic) -> [Node.ID] {
    var next: [Node.ID] = []
    var isNew: Set<Node.ID> = []
    for node in side.frontier {
      for step in try sorted(steps(directions.sql(from: node))) where !avoided.contains(step.edge) {
        if isNew.contains(step.node) {
          if !isOnlyOne { side.reachedBy[step.node, default: []].append(Step(edge: step.edge, node: node)) }
        } else if side.reachedBy[step.node] == nil {
          side.reachedBy[step.node] = [Step(edge: step.edge, node: node)]
          isNew.insert(step.node)
          next.append(step.node)
        }
      }
    }
    side.frontier = next
    side.depth += 1
    return next.filter { other.reachedBy[$0] != nil }
  }

  /// The ways by which a side reached a node, each from the node back to where the side began.
  private func ways(to node: Node.ID, _ side: Side) -> [[Step]] {
    guard let last = side.reachedBy[node], !last.isEmpty else { return [[]] }
    return last.flatMap { step in ways(to: step.node, side).map { [step] + $0 } }
  }

  /// The steps of a whole path of a way back to its start and one on to its end, each with the node it leads to.
  private func joined(_ head: [Step], _ meeting: Node.ID, _ tail: [Step], _ end: Node.ID) -> [Step] {
    let before = head.reversed().map(\.edge)
    let nodes = head.reversed().map(\.node).dropFirst() + (head.isEmpty ? [] : [meeting])
    return zip(before, nodes).map { Step(edge: $0, node: $1) } + tail
  }
}

extension ExpressionEvaluator {
  /// The shortest paths of a call `kgraph_shortest(number, start, end, avoided edges, arguments…)`, as a list.
  func shortestPaths(_ arguments: SQLArguments) throws(Diagnostic) -> RuntimeValue {
    guard case .integer(let number) = arguments[0], shortestPathSearches.indices.contains(Int(number)),
      case .integer(let start) = arguments[1], case .integer(let end) = arguments[2]
    else { return .list([]) }
    let search = shortestPathSearches[Int(number)]
    var avoided: Set<Edge.ID> = []
    if case .text(let text) = arguments[3] {
      avoided = Set(text.split(separator: ",").compactMap { Int64($0) })
    }
    return try withArguments(search.arguments, of: arguments, from: 4) { () throws(Diagnostic) in
      .list(
        try search.search.paths(from: start, to: end, avoiding: avoided) { sql throws(Diagnostic) in
          var steps: [ShortestPathSearch.Step] = []
          try run(sql) { row in
            steps.append(.init(edge: row.integer(0), node: row.integer(1)))
            return true
          }
          return steps
        })
    }
  }
}

import GraphModel
import GraphQuery

/// MATCH: every way to lay the paths over the graph without using an edge twice.
extension Judge {
  /// A row in the making, and the edges it has used.
  struct State {
    var row: Row
    var used: Set<Edge.ID> = []
    /// Property maps that are looked at when all variables are bound.
    var promises: [(subject: JudgeValue, property: PropertyPattern)] = []
    /// Conditions on the edges of chains, each with the edge that bears the chain's name in it.
    var edgeConditions: [(edge: JudgeValue, variable: String?, condition: Expression)] = []
  }

  /// A path in the making.
  struct Walk {
    var state: State
    var nodes: [Node.ID]
    var edges: [Edge.ID] = []
    /// The edges that it may not take; nil for all that are used.
    var barred: Set<Edge.ID>?
    /// For each node of the pattern, its place among the nodes.
    var places: [Int] = []

    var end: Node.ID { nodes[nodes.count - 1] }
  }

  /// The rows that a MATCH clause makes of one.
  func matches(_ paths: [PathPattern], _ condition: Expression?, from row: Row) throws -> [Row] {
    var states = [State(row: row)]
    // A shortest path is the shortest of those without an edge of the others.
    for path in paths.filter({ $0.selector == .all }) + paths.filter({ $0.selector != .all }) {
      states = try states.flatMap { state in
        let walks =
          try path.selector == .all ? self.walks(along: path, from: state) : shortest(path, from: state)
        return try walks.compactMap { try named($0, path.variable)?.state }
      }
    }
    let single = paths.flatMap { path in
      path.selector == .all ? path.ownConditions : []
    }
    let conditions = [condition].compactMap(\.self) + single
    return try states.filter { state in
      try state.promises.allSatisfy { try fits($0.property, $0.subject, in: state.row) }
        && state.edgeConditions.allSatisfy { try holds($0, in: state.row) }
        && conditions.allSatisfy { try holds($0, in: state.row) }
    }.map(\.row)
  }

  /// A walk that is done, with the name bound of what it has been from a place on.
  func named(_ walk: Walk, _ variable: String?, from first: Int = 0) throws -> Walk? {
    guard let variable else { return walk }
    var walk = walk
    guard walk.state.row[variable] == nil else { throw Failure.mistake("\(variable) is taken") }
    walk.state.row[variable] = .path(
      nodes: Array(walk.nodes[first...]), edges: Array(walk.edges[first...]))
    return walk
  }

  private func walks(along path: PathPattern, from state: State) throws -> [Walk] {
    try walks(along: path, from: starts(path.nodes[0], state), isStarted: true)
  }

  /// The walks that go on along a path; those that are started stand at its first node already.
  func walks(along path: PathPattern, from starts: [Walk], isStarted: Bool = false) throws -> [Walk] {
    var walks = isStarted ? starts : try starts.compactMap { try arrive($0, path.nodes[0]) }
    for index in walks.indices { walks[index].places = [walks[index].nodes.count - 1] }
    if path.mode == .walk {
      // It may come back to its own edges, and to no others.
      for index in walks.indices { walks[index].barred = walks[index].state.used }
      guard path.edges.allSatisfy({ $0.length == nil || $0.length?.maximum != nil }) else {
        throw Failure.mistake("a walk without end")
      }
    }
    for (place, (edge, node)) in zip(path.edges, path.nodes.dropFirst()).enumerated() {
      walks = try walks.flatMap { walk in
        try follow(edge, from: path.barring(walk, at: place)).compactMap { next in
          guard var next = try arrive(next, node) else { return nil }
          next.places = walk.places + [next.nodes.count - 1]
          return next
        }
      }
    }
    for part in path.parts {
      walks = try walks.compactMap { walk in
        let places = walk.places[part.nodes.lowerBound]...walk.places[part.nodes.upperBound]
        guard part.mode.allows(Array(walk.nodes[places])) else { return nil }
        var walk = walk
        if let variable = part.variable {
          walk.state.row[variable] = .path(
            nodes: Array(walk.nodes[places]), edges: Array(walk.edges[places.lowerBound..<places.upperBound]))
        }
        return walk
      }
    }
    return walks.filter { path.mode.allows(Array($0.nodes[($0.places.first ?? 0)...])) }
  }

  /// The walks of no edge that begin at a node that fits.
  func starts(_ pattern: NodePattern, _ state: State) throws -> [Walk] {
    try graph.nodes.compactMap { try arrive(Walk(state: state, nodes: [$0.id]), pattern) }
  }

  /// The walk with its last node in its place, or nil if it does not fit there.
  func arrive(_ walk: Walk, _ pattern: NodePattern) throws -> Walk? {
    try budget.spend()
    let node = JudgeValue.node(walk.end)
    if let label = pattern.label, !Judge.fits(graph.labels(of: node), label) { return nil }
    var walk = walk
    if let variable = pattern.variable {
      switch walk.state.row[variable] {
      case nil: walk.state.row[variable] = node
      case .node(walk.end): break
      case .node, .null: return nil
      default: throw Failure.mistake("\(variable) is not a node")
      }
    }
    return try promise(pattern.properties, node, &walk.state) ? walk : nil
  }

  // MARK: Properties

  /// Looks at the properties that are literals, and remembers the others.
  private func promise(
    _ properties: [PropertyPattern], _ subject: JudgeValue, _ state: inout State
  ) throws -> Bool {
    for property in properties {
      if case .literal = property.value.kind {
        guard try fits(property, subject, in: state.row) else { return false }
      } else {
        state.promises.append((subject, property))
      }
    }
    return true
  }

  private func fits(_ property: PropertyPattern, _ subject: JudgeValue, in row: Row) throws -> Bool {
    let wanted = try value(of: property.value, in: row)
    return JudgeValue.equal(graph.property(property.key, of: subject), wanted) == true
  }

  // MARK: Edges

  /// The walks that go on along an edge or a chain of them.
  func follow(_ pattern: EdgePattern, from walk: Walk) throws -> [Walk] {
    if let repeated = pattern.repeated { return try follow(repeated, pattern, from: walk) }
    guard let length = pattern.length else {
      return try step(pattern, from: walk).compactMap { next in
        guard let edge = next.edges.last else { return nil }
        return try bound(next, pattern.variable, to: .edge(edge))
      }
    }
    var found: [Walk] = []
    var level = [walk]
    var depth = 0
    // No edge twice, so that a chain is never longer than there are edges.
    while !level.isEmpty, depth <= length.maximum ?? graph.edges.count {
      if depth >= length.minimum { found += level }
      level = try level.flatMap { try step(pattern, from: $0) }
      depth += 1
    }
    return try found.compactMap { next in
      let chain = next.edges.dropFirst(walk.edges.count).map(JudgeValue.edge)
      return try bound(next, pattern.variable, to: .list(chain))
    }
  }

  /// The walk with an edge's or a chain's name bound, or nil if the name stands for another.
  func bound(_ walk: Walk, _ variable: String?, to value: JudgeValue) throws -> Walk? {
    guard let variable else { return walk }
    var walk = walk
    if let known = walk.state.row[variable] {
      return JudgeValue.equal(known, value) == true ? walk : nil
    }
    walk.state.row[variable] = value
    return walk
  }

  /// The walks that are one edge longer.
  func step(_ pattern: EdgePattern, from walk: Walk) throws -> [Walk] {
    var found: [Walk] = []
    for edge in graph.edges where !(walk.barred ?? walk.state.used).contains(edge.id) {
      try budget.spend()
      guard let far = end(of: edge, from: walk.end, pattern.direction) else { continue }
      if let label = pattern.label, !Judge.fits([edge.relation], label) { continue }
      var next = walk
      next.state.used.insert(edge.id)
      guard try promise(pattern.properties, .edge(edge.id), &next.state) else { continue }
      if pattern.length != nil, let condition = pattern.condition {
        // Behind a star the condition is about each edge, which bears the name meanwhile.
        next.state.edgeConditions.append((.edge(edge.id), pattern.variable, condition))
      }
      next.edges.append(edge.id)
      next.nodes.append(far)
      found.append(next)
    }
    return found
  }

  /// Where an edge leads from a node when walked in this direction, or nil; a loop leads back once.
  private func end(of edge: Edge, from near: Node.ID, _ direction: EdgePattern.Direction) -> Node.ID? {
    if direction != .backward, edge.source == near { return edge.target }
    if direction != .forward, edge.target == near { return edge.source }
    return nil
  }

  // MARK: Shortest paths

  /// For each two ends, those of the paths between them that the selector wants, the shortest first.
  private func shortest(_ path: PathPattern, from state: State) throws -> [Walk] {
    var all = path
    all.selector = .all
    let walks = try walks(along: all, from: state).filter { walk in
      try path.ownConditions.allSatisfy { try holds($0, in: walk.state.row) }
        && isKept(walk.state, since: state)
    }
    return try Dictionary(grouping: walks) { [$0.nodes[0], $0.end] }.sorted {
      $0.key.lexicographicallyPrecedes($1.key)
    }
    .flatMap { _, walks in
      let sorted = walks.enumerated().sorted {
        ($0.element.edges.count, $0.offset) < ($1.element.edges.count, $1.offset)
      }.map(\.element)
      switch path.selector {
      case .all: return sorted
      case .shortest(let count): return try Array(sorted.prefix(number(count)))
      case .shortestGroups(let count):
        let lengths = try Set(sorted.map(\.edges.count)).sorted().prefix(number(count))
        return sorted.filter { lengths.contains($0.edges.count) }
      }
    }
  }

  /// A number of paths, which is the same for all rows.
  private func number(_ count: Expression) throws -> Int {
    guard case .integer(let number) = try value(of: count, in: [:]), number > 0 else {
      throw Failure.mistake("no number of paths")
    }
    return Int(number)
  }

  /// Whether what was promised since an earlier state is kept.
  func isKept(_ state: State, since earlier: State) throws -> Bool {
    try state.promises.dropFirst(earlier.promises.count).allSatisfy {
      try fits($0.property, $0.subject, in: state.row)
    }
      && state.edgeConditions.dropFirst(earlier.edgeConditions.count).allSatisfy {
        try holds($0, in: state.row)
      }
  }

  private func holds(
    _ promise: (edge: JudgeValue, variable: String?, condition: Expression), in row: Row
  ) throws -> Bool {
    try holds(promise.condition, in: promise.variable.map { row.merging([$0: promise.edge]) { $1 } } ?? row)
  }

  // MARK: Labels

  /// Whether labels are those that an expression asks for; kgraph takes them in any letter case.
  static func fits(_ names: [String], _ label: LabelExpression) -> Bool {
    switch label {
    case .name(let wanted, _): names.contains { $0.lowercased() == wanted.lowercased() }
    case .any: !names.isEmpty
    case .or(let left, let right): fits(names, left) || fits(names, right)
    case .and(let left, let right): fits(names, left) && fits(names, right)
    case .not(let inner): !fits(names, inner)
    }
  }
}

extension PathPattern {
  /// The walk at a node of the path, with the edges barred to it from there: within a part that is a WALK, those that it
  /// had when it came there.
  fileprivate func barring(_ walk: Judge.Walk, at place: Int) -> Judge.Walk {
    let parts = parts.filter { $0.mode == .walk }
    guard !parts.isEmpty else { return walk }
    var walk = walk
    let part = parts.first { $0.nodes.contains(place) && $0.nodes.contains(place + 1) }
    if part?.nodes.lowerBound != place {
      walk.barred = part == nil ? nil : walk.barred
    } else {
      walk.barred = walk.state.used
    }
    return walk
  }
}

extension PathPattern.Mode {
  /// Whether a path of these nodes comes back to no more than it may.
  fileprivate func allows(_ nodes: [Node.ID]) -> Bool {
    switch self {
    case .walk, .trail: return true
    case .acyclic: return Set(nodes).count == nodes.count
    case .simple:
      let rest = nodes.count > 1 && nodes.first == nodes.last ? nodes.dropLast() : nodes[...]
      return Set(rest).count == rest.count
    }
  }
}

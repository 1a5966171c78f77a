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
        return try walks.compactMap { try named($0, path.variable) }
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

  /// The state of a walk that is done, with the path's own name bound.
  private func named(_ walk: Walk, _ variable: String?) throws -> State? {
    guard let variable else { return walk.state }
    var state = walk.state
    guard state.row[variable] == nil else { throw Failure.mistake("\(variable) is taken") }
    state.row[variable] = .path(nodes: walk.nodes, edges: walk.edges)
    return state
  }

  private func walks(along path: PathPattern, from state: State) throws -> [Walk] {
    var walks = try starts(path.nodes[0], state)
    if path.mode == .walk {
      // It may come back to its own edges, and to no others.
      for index in walks.indices { walks[index].barred = state.used }
      guard path.edges.allSatisfy({ $0.length == nil || $0.length?.maximum != nil }) else {
        throw Failure.mistake("a walk without end")
      }
    }
    for (edge, node) in zip(path.edges, path.nodes.dropFirst()) {
      walks = try walks.flatMap { try follow(edge, from: $0) }.compactMap { try arrive($0, node) }
    }
    switch path.mode {
    case .walk, .trail: return walks
    case .acyclic: return walks.filter { Set($0.nodes).count == $0.nodes.count }
    case .simple:
      return walks.filter { walk in
        let rest = walk.nodes.count > 1 && walk.nodes.first == walk.end ? walk.nodes.dropLast() : walk.nodes
        return Set(rest).count == rest.count
      }
    }
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
    return Dictionary(grouping: walks) { [$0.nodes[0], $0.end] }.sorted {
      $0.key.lexicographicallyPrecedes($1.key)
    }
    .flatMap { _, walks in
      let sorted = walks.enumerated().sorted {
        ($0.element.edges.count, $0.offset) < ($1.element.edges.count, $1.offset)
      }.map(\.element)
      switch path.selector {
      case .all: return sorted
      case .shortest(let count): return Array(sorted.prefix(count))
      case .shortestGroups(let count):
        let lengths = Set(sorted.map(\.edges.count)).sorted().prefix(count)
        return sorted.filter { lengths.contains($0.edges.count) }
      }
    }
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

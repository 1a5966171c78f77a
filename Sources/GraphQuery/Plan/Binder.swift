import GraphModel

/// Resolves the names and labels of MATCH clauses against the vocabulary and the graph.
struct Binder {
  let store: GraphStore
  private(set) var warnings: [Diagnostic] = []
  /// How many nodes without a variable have been given a name: no two in a query may share one.
  private var anonymousCount = 0

  init(store: GraphStore) { self.store = store }

  /// Binds consecutive MATCH clauses; `known` are the variables that are bound to nodes or edges before them.
  ///
  /// Where it matters how often a row occurs, `countsRows`, no search is cut short.
  mutating func bind(
    _ clauses: [(paths: [PathPattern], condition: Expression?)], known: Set<String>, countsRows: Bool
  ) throws(QueryError) -> BoundMatch {
    var match = BoundMatch()
    var places: [String: Int] = [:]
    for (number, clause) in clauses.enumerated() {
      for path in clause.paths {
        try bind(path, clause: number, &match, &places)
      }
      if let condition = clause.condition { match.conditions += condition.conjuncts }
    }
    anchor(&match, places, known)
    if !countsRows { try expandAnchors(&match) }
    inferKinds(&match)
    return match
  }

  private mutating func bind(
    _ path: PathPattern, clause: Int, _ match: inout BoundMatch, _ places: inout [String: Int]
  ) throws(QueryError) {
    if path.selector != .all { return try bindShortest(path, clause: clause, &match, &places) }
    let indices = path.nodes.map { vertex($0, named: $0.variable ?? anonymousName(), &match, &places) }
    let firstLink = match.links.count
    let isFiltered = path.mode == .acyclic || path.mode == .simple
    let pathName = path.variable ?? (isFiltered ? anonymousName() : nil)
    let parts = path.parts.filter { $0.nodes.upperBound < indices.count }
    for (index, edge) in path.edges.enumerated() where index + 1 < indices.count {
      let isBackward = edge.direction == .backward
      let isChain = edge.length != nil
      let around = parts.filter { $0.nodes.contains(index) && $0.nodes.contains(index + 1) }
      let walk = around.last { $0.mode == .walk }.map { firstLink + $0.nodes.lowerBound }
      match.links.append(
        BoundMatch.Link(
          name: edge.variable, source: indices[isBackward ? index + 1 : index],
          target: indices[isBackward ? index : index + 1], relations: relations(of: edge),
          isEither: edge.direction == .either || edge.repeated != nil, length: edge.length,
          properties: edge.properties, condition: isChain ? edge.condition : nil, repeated: edge.repeated,
          isQuestioned: edge.isQuestioned, isBackward: isBackward,
          walk: path.mode == .walk ? firstLink : walk,
          keepsEdges: edge.variable != nil || pathName != nil || !around.isEmpty
            || edge.repeated?.variables.isEmpty == false,
          clause: clause, range: edge.range))
      if let condition = edge.condition, !isChain { match.conditions += condition.conjuncts }
    }
    if let name = pathName {
      match.paths.append(
        BoundMatch.Path(
          name: name, vertices: indices, links: Array(firstLink..<match.links.count), mode: path.mode,
          range: path.nodes[0].range))
    }
    for part in parts {
      let links = firstLink + part.nodes.lowerBound..<firstLink + part.nodes.upperBound
      match.paths.append(
        BoundMatch.Path(
          name: part.variable ?? anonymousName(), vertices: Array(indices[part.nodes]), links: Array(links),
          mode: part.mode, range: path.nodes[part.nodes.lowerBound].range))
    }
  }

  /// The vertex of a node pattern, which further patterns of the same name add to; returns its place.
  private mutating func vertex(
    _ node: NodePattern, named name: String, _ match: inout BoundMatch, _ places: inout [String: Int]
  ) -> Int {
    let index = places[name] ?? match.vertices.count
    if places[name] == nil {
      places[name] = index
      match.vertices.append(.init(name: name, range: node.range))
    }
    if let label = node.label {
      let kinds = kinds(label)
      if store.isForeign {
        match.vertices[index].labels.append(label)
      } else {
        match.vertices[index].kinds = match.vertices[index].kinds.map { $0.intersection(kinds) } ?? kinds
      }
    }
    match.vertices[index].properties += node.properties
    if let condition = node.condition { match.conditions += condition.conjuncts }
    return index
  }

  /// Of a path that is chosen by its length only the ends are vertices: what lies between is searched for each two ends.
  private mutating func bindShortest(
    _ path: PathPattern, clause: Int, _ match: inout BoundMatch, _ places: inout [String: Int]
  ) throws(QueryError) {
    var inner = path
    var ends: [Int] = []
    for place in [0, path.nodes.count - 1] {
      var node = path.nodes[place]
      let name = inner.nodes[place].variable ?? anonymousName()
      // A condition on more than the end itself is one on which paths there are.
      let isOwn = node.condition.map { $0.mentionedVariables.isSubset(of: [name]) } ?? true
      inner.nodes[place] = NodePattern(name, condition: isOwn ? nil : node.condition, range: node.range)
      if !isOwn { node.condition = nil }
      if place > 0 || ends.isEmpty { ends.append(vertex(node, named: name, &match, &places)) }
    }
    var relations: Set<Int64>? = []
    for edge in path.edges {
      let own = self.relations(of: edge)
      relations = own.flatMap { own in relations?.union(own) }
    }
    match.shortestPaths.append(
      BoundMatch.ShortestPath(
        path: inner, start: ends[0], end: ends[ends.count - 1], relations: relations?.sorted(), clause: clause
      ))
  }

  /// A name that no query can write.
  private mutating func anonymousName() -> String {
    anonymousCount += 1
    return " \(anonymousCount)"
  }

  // MARK: Labels

  /// The kinds that a label expression allows; an unknown label is warned of and allows none.
  mutating func kinds(_ label: LabelExpression) -> Set<Int64> {
    let all = store.vocabulary.kinds
    switch label {
    case .any: return Set(all.map(\.id))
    case .name(let name, let range):
      if let kind = store.vocabulary.kind(named: name) { return [kind.id] }
      warn("kind", name, range, all.map(\.name))
      return []
    case .or(let left, let right): return kinds(left).union(kinds(right))
    case .and(let left, let right): return kinds(left).intersection(kinds(right))
    case .not(let inner): return Set(all.map(\.id)).subtracting(kinds(inner))
    }
  }

  /// Warns of labels that are neither a kind nor a relation.
  mutating func checkLabels(_ label: LabelExpression) {
    switch label {
    case .any: break
    case .name(let name, let range):
      let vocabulary = store.vocabulary
      if vocabulary.kind(named: name) == nil, vocabulary.relation(named: name) == nil {
        warn("kind", name, range, vocabulary.kinds.map(\.name))
      }
    case .or(let left, let right), .and(let left, let right):
      checkLabels(left)
      checkLabels(right)
    case .not(let inner): checkLabels(inner)
    }
  }

  /// The relations that a label expression allows, in the vocabulary's order.
  private mutating func relations(_ label: LabelExpression) -> [Int64] {
    let allowed = relationSet(label)
    return store.vocabulary.relations.map(\.id).filter { allowed.contains($0) }
  }

  /// The relations that an edge may be of, or any of the edges that are repeated in its place; nil for all.
  private mutating func relations(of edge: EdgePattern) -> [Int64]? {
    guard let repeated = edge.repeated else { return edge.label.map { relations($0) } }
    var all: [Int64]? = []
    for inner in repeated.edges {
      let own = relations(of: inner)
      all = own.flatMap { own in all.map { $0 + own } }
    }
    return all
  }

  private mutating func relationSet(_ label: LabelExpression) -> Set<Int64> {
    let all = store.vocabulary.relations
    switch label {
    case .any: return Set(all.map(\.id))
    case .name(let name, let range):
      if let relation = store.vocabulary.relation(named: name) { return [relation.id] }
      warn("relation", name, range, all.map(\.name))
      return []
    case .or(let left, let right): return relationSet(left).union(relationSet(right))
    case .and(let left, let right): return relationSet(left).intersection(relationSet(right))
    case .not(let inner): return Set(all.map(\.id)).subtracting(relationSet(inner))
    }
  }

  private mutating func warn(_ what: String, _ name: String, _ range: SourceRange, _ known: [String]) {
    let near = nearest(to: name, in: known).prefix(3)
    let help =
      near.isEmpty
      ? "the \(what)s are \(known.joined(separator: ", "))"
      : "did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?"
    let warning = Diagnostic(
      .unknownLabel, "there is no \(what) '\(name)'", at: range, severity: .warning, help: [help])
    // A label is looked at wherever it is tested.
    if !warnings.contains(warning) { warnings.append(warning) }
  }

  // MARK: Anchors

  /// Nodes whose name or number is given are looked up now, so that the search starts from them.
  private func anchor(_ match: inout BoundMatch, _ places: [String: Int], _ known: Set<String>) {
    var rest: [Expression] = []
    for condition in match.conditions {
      guard let (variable, test) = condition.nameTest, let index = places[variable],
        !known.contains(variable),
        narrow(&match.vertices[index], test)
      else {
        rest.append(condition)
        continue
      }
    }
    match.conditions = rest
    for index in match.vertices.indices where !known.contains(match.vertices[index].name) {
      var vertex = match.vertices[index]
      vertex.properties = vertex.properties.filter { property in
        guard property.key == "name", case .literal(.text(let name)) = property.value.kind else {
          return true
        }
        return !narrow(&vertex, .names([name]))
      }
      match.vertices[index] = vertex
    }
  }

  private func narrow(_ vertex: inout BoundMatch.Vertex, _ test: Expression.NameTest) -> Bool {
    var found: [Node] = []
    switch test {
    case .names(let names):
      for name in names {
        // A name of nothing but punctuation is under no name that could be looked up.
        let folded = NameFolding.fold(name)
        guard !folded.isEmpty, let nodes = try? store.lookUp(folded) else { return false }
        found += nodes.filter { $0.name == name }
      }
    case .id(let id):
      guard let node = try? store.node(id) else {
        vertex.anchors = []
        return true
      }
      found = [node]
    }
    var ids: [Node.ID] = []
    for node in found where !ids.contains(node.id) {
      if let kinds = vertex.kinds, let kind = store.vocabulary.kind(named: node.kind),
        !kinds.contains(kind.id)
      {
        continue
      }
      ids.append(node.id)
    }
    vertex.anchors = vertex.anchors.map { old in old.filter { ids.contains($0) } } ?? ids
    return true
  }

  /// A chain of any length from an anchored node to one that nothing else is asked of is walked now: what it reaches is
  /// that node's anchors.
  private func expandAnchors(_ match: inout BoundMatch) throws(QueryError) {
    var kept: [BoundMatch.Link] = []
    for link in match.links {
      guard link.length == .init(0, nil), !link.isEither, !link.keepsEdges, link.properties.isEmpty,
        link.condition == nil, match.shortestPaths.isEmpty, let relations = link.relations,
        let end = [link.target, link.source].first(where: { match.vertices[$0].anchors != nil })
      else {
        kept.append(link)
        continue
      }
      let other = end == link.target ? link.source : link.target
      guard match.vertices[other].name.hasPrefix(" "), match.vertices[other].anchors == nil,
        match.vertices[end].name.hasPrefix(" "), match.vertices[end].properties.isEmpty,
        match.vertices[other].kinds == nil, match.vertices[other].properties.isEmpty,
        !match.links.contains(where: { $0.clause == link.clause && $0 != link && $0.canCoincide(with: link) }
        ),
        !match.links.contains(where: { candidate in
          (candidate.source == end || candidate.target == end)
            && !(candidate.source == link.source && candidate.target == link.target)
        })
      else {
        kept.append(link)
        continue
      }
      do throws(GraphError) {
        match.vertices[other].anchors = try store.closure(
          of: match.vertices[end].anchors ?? [], over: relations, outgoing: end == link.source)
      } catch { throw .graph(error) }
      match.vertices[end].isAbsorbed = true
    }
    match.links = kept
  }

  /// The kinds that a node can be of as the end of its edges.
  private mutating func inferKinds(_ match: inout BoundMatch) {
    // A graph from elsewhere need not keep to what the vocabulary says.
    if store.isForeign { return }
    let relations = Dictionary(uniqueKeysWithValues: store.vocabulary.relations.map { ($0.id, $0) })
    let kinds = Dictionary(uniqueKeysWithValues: store.vocabulary.kinds.map { ($0.name, $0.id) })
    for link in match.links where link.length == nil && !link.isEither {
      guard let allowed = link.relations else { continue }
      let signatures = allowed.flatMap { relations[$0]?.signatures ?? [] }
      for (vertex, names) in [
        (link.source, signatures.map(\.source)), (link.target, signatures.map(\.target)),
      ] {
        let ids = Set(names.compactMap { kinds[$0] })
        if let wanted = match.vertices[vertex].kinds, !wanted.isEmpty, !ids.isEmpty,
          wanted.isDisjoint(with: ids)
        {
          let side = vertex == link.source ? "starts at" : "leads to"
          warnings.append(
            Diagnostic(
              .kindMismatch,
              "'\(allowed.compactMap { relations[$0]?.name }.joined(separator: "|"))' \(side) \(Set(names).sorted().joined(separator: " or ")) only",
              at: match.vertices[vertex].range, severity: .warning,
              help: ["is the arrow the wrong way round?"]))
        }
        match.vertices[vertex].impliedKinds =
          match.vertices[vertex].impliedKinds.map { $0.intersection(ids) } ?? ids
      }
    }
  }
}

extension Expression {
  /// The parts of a condition that must all hold.
  var conjuncts: [Expression] {
    guard case .binary(.and, let left, let right) = kind else { return [self] }
    return left.conjuncts + right.conjuncts
  }

  /// A test that says which nodes a variable can be.
  enum NameTest {
    case names([String])
    case id(Int64)
  }

  /// `x.name = 'a'`, `x.name IN ['a', 'b']`, `id(x) = 4`
  fileprivate var nameTest: (variable: String, test: NameTest)? {
    guard case .binary(let operation, let left, let right) = kind else { return nil }
    if case .property(let subject, "name") = left.kind, case .variable(let variable) = subject.kind {
      if operation == .equal, case .literal(.text(let name)) = right.kind {
        return (variable, .names([name]))
      }
      if operation == .isIn, case .list(let elements) = right.kind {
        let names = elements.compactMap { element -> String? in
          if case .literal(.text(let name)) = element.kind { name } else { nil }
        }
        return names.count == elements.count ? (variable, .names(names)) : nil
      }
    }
    if operation == .equal, case .call("id", _, let arguments) = left.kind, arguments.count == 1,
      case .variable(let variable) = arguments[0].kind, case .literal(.integer(let id)) = right.kind
    {
      return (variable, .id(id))
    }
    return nil
  }
}

import GraphModel

/// No edge is taken twice within one MATCH.
extension SQLCompiler {
  /// What keeps two links apart.
  private struct Pair {
    var condition: SQLFragment
    /// Conditions each of which is enough: that the edges begin, or end, at two nodes.
    var sufficient: [SQLFragment] = []
  }

  /// Adds the conditions that keep the links of a match, in the order in which they are followed, from taking the same
  /// edge.
  ///
  /// Edges with different starts are different: a look at columns that are read anyway, which mostly settles it, costs
  /// less than one at the edges' numbers; and less again if it settles several pairs at once.
  mutating func keepEdgesApart(_ match: BoundMatch, _ order: [Int], _ used: [Int: UsedEdges]) {
    let different = match.differentVertices
    for (position, later) in order.enumerated() {
      let found = order.prefix(position).compactMap { pair($0, later, match, used, different) }
      // Where the other ends are equal too, edges that share an end are most likely the same.
      let pairs = found.filter { $0.sufficient.count < 2 } + found.filter { $0.sufficient.count >= 2 }
      for pair in pairs where pair.sufficient.isEmpty { draft.conditions.append(pair.condition) }
      var counts: [SQLFragment: Int] = [:]
      for test in pairs.flatMap(\.sufficient) { counts[test, default: 0] += 1 }
      var groups: [(test: SQLFragment, conditions: [SQLFragment])] = []
      for pair in pairs {
        guard let best = pair.sufficient.max(by: { counts[$0] ?? 0 < counts[$1] ?? 0 }) else { continue }
        if let place = groups.firstIndex(where: { $0.test == best }) {
          groups[place].conditions.append(pair.condition)
        } else {
          groups.append((best, [pair.condition]))
        }
      }
      for (test, conditions) in groups {
        draft.conditions.append("(\(test) OR (\(conditions.joined(" AND "))))")
      }
    }
  }

  /// What keeps two links apart, or nil if something else does.
  private func pair(
    _ one: Int, _ other: Int, _ match: BoundMatch, _ used: [Int: UsedEdges], _ different: Set<Set<Int>>
  ) -> Pair? {
    let (link, otherLink) = (match.links[one], match.links[other])
    guard let edges = used[one], let otherEdges = used[other], link.clause == otherLink.clause,
      link.canCoincide(with: otherLink), !link.hasOtherEnds(than: otherLink, different)
    else { return nil }
    var pair = Pair(condition: edges.isDisjoint(with: otherEdges))
    guard case .edge(let edge) = edges, case .edge(let otherEdge) = otherEdges else { return pair }
    if link.isEither || otherLink.isEither {
      pair.sufficient = ["\(raw: edge).source <> \(raw: otherEdge).source"]
      return pair
    }
    if link.source != otherLink.source {
      let (start, otherStart) = (match.vertices[link.source], match.vertices[otherLink.source])
      pair.sufficient.append(
        "\(number(of: start, or: "\(raw: edge).source")) <> \(number(of: otherStart, or: "\(raw: otherEdge).source"))"
      )
    }
    if link.target != otherLink.target {
      let (end, otherEnd) = (match.vertices[link.target], match.vertices[otherLink.target])
      pair.sufficient.append(
        "\(number(of: end, or: "\(raw: edge).target")) <> \(number(of: otherEnd, or: "\(raw: otherEdge).target"))"
      )
    }
    return pair
  }

  /// A vertex's number as all edges at it say it, if that is a column or a value; else as this edge says it.
  private func number(of vertex: BoundMatch.Vertex, or column: SQLFragment) -> SQLFragment {
    guard case .node(let node)? = scope[vertex.name], !node.id.sql.contains(where: { " (".contains($0) })
    else {
      return column
    }
    return node.id
  }
}

extension BoundMatch {
  /// The pairs of vertices that a condition says are two nodes: `a <> b`, `id(a) <> id(b)`.
  fileprivate var differentVertices: Set<Set<Int>> {
    var places: [String: Int] = [:]
    for (place, vertex) in vertices.enumerated() { places[vertex.name] = place }
    var pairs: Set<Set<Int>> = []
    for condition in conditions {
      guard case .binary(.notEqual, let left, let right) = condition.kind,
        let one = left.identifiedVariable, let other = right.identifiedVariable,
        left.isCall == right.isCall, let place = places[one], let otherPlace = places[other]
      else { continue }
      pairs.insert([place, otherPlace])
    }
    return pairs
  }
}

extension BoundMatch.Link {
  /// Whether the two are edges between other nodes, as far as conditions say.
  fileprivate func hasOtherEnds(than other: BoundMatch.Link, _ different: Set<Set<Int>>) -> Bool {
    guard length == nil, other.length == nil, !isEither, !other.isEither else { return false }
    return different.contains([source, other.source]) || different.contains([target, other.target])
  }
}

extension Expression {
  /// `x` of `x` and of `id(x)`.
  fileprivate var identifiedVariable: String? {
    switch kind {
    case .variable(let name): return name
    case .call("id", _, let arguments) where arguments.count == 1:
      if case .variable(let name) = arguments[0].kind { return name }
      return nil
    default: return nil
    }
  }

  fileprivate var isCall: Bool { if case .call = kind { true } else { false } }
}

@testable import GraphQuery

/// Makes findings smaller: whatever can be left out without the answers becoming the same is left out.
extension Finding {
  /// The smallest finding that leaving out leads to.
  var shrunk: Finding {
    var best = self
    var trials = 600
    func retry(_ graph: SampleGraph, _ query: String) -> Bool {
      trials -= 1
      guard trials > 0, let trial = try? Trial(graph) else { return false }
      let verdict = trial.verdict(on: query)
      guard case .mismatch(let new) = verdict, case .mismatch(let old) = best.verdict,
        Finding.manner(of: new) == Finding.manner(of: old)
      else { return false }
      best = Finding(graph: graph, query: query, verdict: verdict)
      return true
    }
    var goesOn = true
    while goesOn, trials > 0 {
      goesOn = false
      // Each list is made anew once something is left out, since it is then of no use.
      if let query = try? PatternParser.parse(best.query),
        query.simplifications.contains(where: { retry(best.graph, $0.printed().onOneLine) })
      {
        goesOn = true
      }
      if best.graph.simplifications.contains(where: { retry($0, best.query) }) { goesOn = true }
    }
    return best
  }

  /// A mistake instead of an answer is not to be shrunk into another answer, or another mistake.
  private static func manner(of difference: String) -> String {
    if difference.hasPrefix("the mistake") { return String(difference.prefix { $0 != "(" }.prefix(35)) }
    for start in ["an answer", "failure"] where difference.hasPrefix(start) { return start }
    return "rows"
  }
}

extension String {
  fileprivate var onOneLine: String { split(separator: "\n").joined(separator: " ") }
}

extension SampleGraph {
  /// Graphs with one thing less.
  fileprivate var simplifications: [SampleGraph] {
    func changed(_ change: (inout SampleGraph) -> Void) -> SampleGraph {
      var other = self
      change(&other)
      return other
    }
    var simpler = nodes.indices.map { withoutNode($0) }
    simpler += edges.indices.map { index in changed { $0.edges.remove(at: index) } }
    if hasStatistics { simpler.append(changed { $0.hasStatistics = false }) }
    for (index, node) in nodes.enumerated() {
      simpler += node.properties.keys.sorted().map { key in
        changed { $0.nodes[index].properties[key] = nil }
      }
      simpler += node.labels.indices.map { place in changed { $0.nodes[index].labels.remove(at: place) } }
    }
    for (index, edge) in edges.enumerated() {
      simpler += edge.properties.keys.sorted().map { key in
        changed { $0.edges[index].properties[key] = nil }
      }
    }
    return simpler
  }
}

extension PatternQuery {
  /// Queries with one thing less.
  fileprivate var simplifications: [PatternQuery] {
    var simpler = branches.indices.filter { _ in branches.count > 1 }.map { index in
      var other = self
      other.branches.remove(at: index)
      return other
    }
    for (number, clauses) in branches.enumerated() {
      for (place, clause) in clauses.enumerated() {
        let replacements = (place < clauses.count - 1 ? [[]] : []) + clause.simplifications.map { [$0] }
        for replacement in replacements {
          var other = self
          other.branches[number].replaceSubrange(place...place, with: replacement)
          simpler.append(other)
        }
      }
    }
    return simpler
  }
}

extension Clause {
  fileprivate var simplifications: [Clause] {
    switch self {
    case .match(let paths, let condition, let isOptional):
      var simpler: [Clause] = []
      if isOptional { simpler.append(.match(paths: paths, condition: condition, isOptional: false)) }
      simpler += condition.simplerOrNone.map { .match(paths: paths, condition: $0, isOptional: isOptional) }
      for others in paths.withOneLess(atLeast: 1) + paths.replacingOne(by: \.simplifications) {
        simpler.append(.match(paths: others, condition: condition, isOptional: isOptional))
      }
      return simpler
    case .unwind(let list, let variable): return list.simplifications.map { .unwind($0, as: variable) }
    case .with(let projection, let condition):
      return condition.simplerOrNone.map { .with(projection, condition: $0) }
        + projection.simplifications.map { .with($0, condition: condition) }
    case .returning(let projection): return projection.simplifications.map { .returning($0) }
    }
  }
}

extension Projection {
  fileprivate var simplifications: [Projection] {
    func changed(_ change: (inout Projection) -> Void) -> Projection {
      var other = self
      change(&other)
      return other
    }
    var simpler: [Projection] = []
    if isDistinct { simpler.append(changed { $0.isDistinct = false }) }
    simpler += skip.simplerOrNone.map { skip in changed { $0.skip = skip } }
    simpler += limit.simplerOrNone.map { limit in changed { $0.limit = limit } }
    simpler += order.withOneLess(atLeast: 0).map { order in changed { $0.order = order } }
    simpler += items.withOneLess(atLeast: includesAll ? 0 : 1).map { items in changed { $0.items = items } }
    let simplerItems = items.replacingOne { item in
      item.expression.simplifications.map { Item($0, as: item.alias ?? item.expression.printed()) }
    }
    simpler += simplerItems.map { items in changed { $0.items = items } }
    simpler += order.replacingOne { key in
      key.expression.simplifications.map { SortKey($0, descending: key.isDescending) }
    }.map { order in changed { $0.order = order } }
    return simpler
  }
}

extension PathPattern {
  fileprivate var simplifications: [PathPattern] {
    func changed(_ change: (inout PathPattern) -> Void) -> PathPattern {
      var other = self
      change(&other)
      return other
    }
    var simpler: [PathPattern] = []
    if variable != nil { simpler.append(changed { $0.variable = nil }) }
    if !edges.isEmpty, selector == .all {
      simpler.append(
        changed {
          $0.nodes.removeLast()
          $0.edges.removeLast()
        })
      simpler.append(
        changed {
          $0.nodes.removeFirst()
          $0.edges.removeFirst()
        })
    }
    simpler += nodes.replacingOne(by: \.simplifications).map { nodes in changed { $0.nodes = nodes } }
    simpler += edges.replacingOne(by: \.simplifications).map { edges in changed { $0.edges = edges } }
    return simpler
  }
}

extension NodePattern {
  fileprivate var simplifications: [NodePattern] {
    [
      variable.map { _ in NodePattern(nil, label: label, properties: properties, condition: condition) },
      label.map { _ in NodePattern(variable, properties: properties, condition: condition) },
      properties.first.map { _ in NodePattern(variable, label: label, condition: condition) },
      condition.map { _ in NodePattern(variable, label: label, properties: properties) },
    ].compactMap(\.self)
  }
}

extension EdgePattern {
  fileprivate var simplifications: [EdgePattern] {
    func changed(_ isUseful: Bool, _ change: (inout EdgePattern) -> Void) -> [EdgePattern] {
      var other = self
      change(&other)
      return isUseful ? [other] : []
    }
    if var repeated {
      let simplerInside = repeated.nodes.replacingOne(by: \.simplifications).map { nodes in
        changed(true) {
          repeated.nodes = nodes
          $0.repeated = repeated
        }
      }.joined()
      return changed(condition != nil) { $0.condition = nil } + simplerInside
        + changed(length != .init(1, 1)) { $0.length = .init(1, 1) }
    }
    return changed(variable != nil) { $0.variable = nil } + changed(label != nil) { $0.label = nil }
      + changed(!properties.isEmpty) { $0.properties = [] } + changed(condition != nil) { $0.condition = nil }
      + changed(length != nil) { $0.length = nil }
      + changed(direction != .forward) { $0.direction = .forward }
  }
}

extension Expression {
  /// Expressions with one thing less: a part of it, or itself with a part that is simpler.
  fileprivate var simplifications: [Expression] {
    var simpler = parts
    if case .list(let elements) = kind {
      simpler += elements.withOneLess(atLeast: 0).map { Expression(.list($0)) }
    }
    switch kind {
    case .literal: break
    default:
      simpler += [Literal.integer(1), .null, .boolean(true)].map { Expression(.literal($0)) }
    }
    if case .exists(let subquery) = kind {
      simpler += subquery.simplifications.map { Expression(.exists($0)) }
    }
    if case .count(let subquery) = kind {
      simpler += subquery.simplifications.map { Expression(.count($0)) }
    }
    if case .collect(let subquery) = kind {
      simpler += subquery.simplifications.map { Expression(.collect($0)) }
    }
    return simpler + parts.replacingOne(by: \.simplifications).map { replacingParts($0) }
  }
}

extension Expression.Subquery {
  fileprivate var simplifications: [Expression.Subquery] {
    query.simplifications.map { Expression.Subquery($0) }
  }
}

extension Optional<Expression> {
  /// None, or a simpler one.
  fileprivate var simplerOrNone: [Expression?] { map { [nil] + $0.simplifications } ?? [] }
}

extension Array {
  fileprivate func withOneLess(atLeast minimum: Int) -> [[Element]] {
    guard count > minimum else { return [] }
    return indices.map { index in Array(self[..<index]) + self[(index + 1)...] }
  }

  fileprivate func replacingOne(by simpler: (Element) -> [Element]) -> [[Element]] {
    indices.flatMap { index in
      simpler(self[index]).map { replacement in
        var other = self
        other[index] = replacement
        return other
      }
    }
  }
}

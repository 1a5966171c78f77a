extension Clause {
  /// Whether there being a row behind it does not depend on how often rows come before it.
  var isIndifferentToRepetition: Bool {
    switch self {
    case .match(_, _, let isOptional): !isOptional
    case .returning(let projection): !isAggregate && projection.skip == nil && projection.limit == nil
    case .with, .unwind: false
    }
  }

  var isMatch: Bool { if case .match = self { true } else { false } }

  /// Whether it is a MATCH whose patterns can be searched in any order with those of the clauses before it.
  var isPlainMatch: Bool {
    guard case .match(let paths, _, isOptional: false) = self else { return false }
    return !paths.contains { $0.edges.contains { $0.repeated != nil } }
  }

  /// Whether a node that it names may be null, and is none of those to search for in what follows.
  var mayLackNodes: Bool {
    guard case .match(let paths, _, _) = self else { return false }
    return paths.contains { $0.edges.contains(where: \.isQuestioned) }
  }

  /// Whether it makes one row of many.
  var isAggregate: Bool {
    switch self {
    case .returning(let projection), .with(let projection, _):
      projection.items.contains { $0.expression.isAggregate }
    case .match, .unwind: false
    }
  }

  /// Whether what comes of the clause is the same however often a row occurs.
  var ignoresDuplicates: Bool {
    switch self {
    case .returning(let projection), .with(let projection, _):
      let hasAggregate = projection.items.contains { $0.expression.isAggregate }
      if !hasAggregate { return projection.isDistinct }
      return projection.items.allSatisfy { $0.expression.takesValuesOnce }
    default: return false
    }
  }
}

extension Expression {
  /// The functions that make one value of many rows.
  static let aggregates: Set<String> = [
    "count", "sum", "avg", "min", "max", "collect", "percentiledisc", "percentilecont", "stdev", "stdevp",
  ]

  /// Whether it is an aggregate itself.
  var isAggregateCall: Bool {
    switch kind {
    case .countAll: true
    case .call(let name, _, _): Expression.aggregates.contains(name.lowercased())
    default: false
    }
  }

  /// Whether there is an aggregate in it.
  var isAggregate: Bool { isAggregateCall || children.contains(where: \.isAggregate) }

  /// Whether all aggregates in it take each value once.
  fileprivate var takesValuesOnce: Bool {
    if case .call(let name, let isDistinct, _) = kind, isAggregateCall {
      return isDistinct || ["min", "max"].contains(name.lowercased())
    }
    return !isAggregateCall && children.allSatisfy(\.takesValuesOnce)
  }
}

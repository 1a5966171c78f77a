extension Clause {
  /// Whether what comes of the clause is the same however often a row occurs.
  var ignoresDuplicates: Bool {
    switch self {
    case .returning(let projection), .with(let projection, _):
      let hasAggregate = projection.items.contains { $0.expression.isAggregate }
      if !hasAggregate { return projection.isDistinct }
      return projection.items.allSatisfy { !$0.expression.isAggregate || $0.expression.isDistinctAggregate }
    default: return false
    }
  }
}

extension Expression {
  /// The functions that make one value of many rows.
  static let aggregates: Set<String> = ["count", "sum", "avg", "min", "max", "collect"]

  /// Whether there is an aggregate in it.
  var isAggregate: Bool {
    switch kind {
    case .countAll: true
    case .call(let name, _, let arguments):
      Expression.aggregates.contains(name.lowercased()) || arguments.contains(where: \.isAggregate)
    case .unary(_, let operand), .isNull(let operand, _), .property(let operand, _): operand.isAggregate
    case .binary(_, let left, let right): left.isAggregate || right.isAggregate
    case .list(let elements): elements.contains(where: \.isAggregate)
    case .cases(let subject, let branches, let otherwise):
      (branches.flatMap { [$0.condition, $0.result] } + [subject, otherwise].compactMap(\.self))
        .contains(where: \.isAggregate)
    default: false
    }
  }

  /// Whether all aggregates in it take each value once.
  fileprivate var isDistinctAggregate: Bool {
    switch kind {
    case .countAll: return false
    case .call(let name, let isDistinct, let arguments):
      if Expression.aggregates.contains(name.lowercased()) {
        return isDistinct || ["min", "max"].contains(name.lowercased())
      }
      return arguments.allSatisfy(\.isDistinctAggregate)
    case .unary(_, let operand), .isNull(let operand, _), .property(let operand, _):
      return operand.isDistinctAggregate
    case .binary(_, let left, let right): return left.isDistinctAggregate && right.isDistinctAggregate
    case .list(let elements): return elements.allSatisfy(\.isDistinctAggregate)
    case .cases: return !isAggregate
    default: return true
    }
  }
}

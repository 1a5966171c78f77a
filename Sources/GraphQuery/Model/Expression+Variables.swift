/// The variables in expressions.
extension Expression {
  /// The variables that it takes from around it.
  var freeVariables: Set<String> { freeVariables(inAggregates: true) }

  /// The variables that it takes from around it, but for those in aggregates.
  var variablesOutsideAggregates: Set<String> { freeVariables(inAggregates: false) }

  private func freeVariables(inAggregates: Bool) -> Set<String> {
    if isAggregateCall, !inAggregates { return [] }
    func free(_ expressions: [Expression?], besides own: Set<String> = []) -> Set<String> {
      expressions.reduce(into: []) { found, expression in
        found.formUnion((expression?.freeVariables(inAggregates: inAggregates) ?? []).subtracting(own))
      }
    }
    switch kind {
    case .variable(let name): return [name]
    case .comprehension(let variable, let list, let condition, let result):
      return free([list]).union(free([condition, result], besides: [variable]))
    case .quantified(_, let variable, let list, let condition):
      return free([list]).union(free([condition], besides: [variable]))
    case .reduce(let accumulator, let start, let variable, let list, let step):
      return free([start, list]).union(free([step], besides: [accumulator, variable]))
    case .patternComprehension(let path, let condition, let result):
      return free([condition, result], besides: path.variables)
    default: return free(children)
    }
  }

  /// The operands of a row of the same operator: `a OR b OR c`.
  func operands(of operation: BinaryOperator) -> [Expression] {
    var (rest, operands) = (self, [Expression]())
    while case .binary(operation, let left, let right) = rest.kind {
      operands.insert(contentsOf: right.operands(of: operation), at: 0)
      rest = left
    }
    return [rest] + operands
  }

  /// Whether it is deeper than that; a row of ANDs or ORs counts as one level.
  func isDeep(_ limit: Int) -> Bool {
    guard limit > 0 else { return true }
    switch kind {
    case .binary(let operation, _, _) where operation == .and || operation == .or:
      return operands(of: operation).contains { $0.isDeep(limit - 1) }
    default: return children.contains { $0.isDeep(limit - 1) }
    }
  }

  /// Whether it is the other, or has it as a part.
  func contains(_ other: Expression) -> Bool { self == other || children.contains { $0.contains(other) } }

  /// Whether it is a variable or a property of one.
  var isSimple: Bool {
    switch kind {
    case .variable: true
    case .property(let subject, _): subject.isSimple
    default: false
    }
  }

  /// What the properties are properties of.
  var rootOfProperties: Expression {
    if case .property(let subject, _) = kind { subject.rootOfProperties } else { self }
  }
}

extension PathPattern {
  /// The names in it, its own included.
  var variables: Set<String> {
    Set(
      ([variable] + nodes.map(\.variable) + edges.map(\.variable) + parts.map(\.variable)).compactMap(\.self)
    )
    .union(edges.flatMap { $0.repeated?.variables ?? [] })
  }
}

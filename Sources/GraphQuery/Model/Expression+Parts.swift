/// Walking through expressions.
extension Expression {
  /// The expressions directly inside of it; not those of a subquery's or pattern's own.
  var parts: [Expression] {
    switch kind {
    case .literal, .variable, .parameter, .countAll, .exists, .count: []
    case .property(let subject, _), .hasLabel(let subject, _), .isNull(let subject, _),
      .unary(_, let subject):
      [subject]
    case .list(let elements): elements
    case .map(let entries): entries.map(\.value)
    case .binary(_, let left, let right), .index(let left, let right): [left, right]
    case .call(_, _, let arguments): arguments
    case .slice(let subject, let from, let to): [subject] + [from, to].compactMap(\.self)
    case .cases(let subject, let branches, let otherwise):
      [subject, otherwise].compactMap(\.self) + branches.flatMap { [$0.condition, $0.result] }
    case .comprehension(_, let list, let condition, let result):
      [list] + [condition, result].compactMap(\.self)
    case .patternComprehension(_, let condition, let result): [condition].compactMap(\.self) + [result]
    case .quantified(_, _, let list, let condition): [list] + [condition].compactMap(\.self)
    case .reduce(_, let start, _, let list, let step): [start, list, step]
    }
  }

  /// The variables that it takes from around it.
  var freeVariables: Set<String> {
    switch kind {
    case .variable(let name): return [name]
    case .comprehension(let variable, let list, let condition, let result):
      return list.freeVariables.union(
        [condition, result].compactMap(\.self).free.subtracting([variable]))
    case .quantified(_, let variable, let list, let condition):
      return list.freeVariables.union([condition].compactMap(\.self).free.subtracting([variable]))
    case .reduce(let accumulator, let start, let variable, let list, let step):
      return start.freeVariables.union(list.freeVariables)
        .union(step.freeVariables.subtracting([accumulator, variable]))
    case .patternComprehension(let path, let condition, let result):
      return ([condition].compactMap(\.self) + [result]).free.subtracting(path.variables)
    default: return parts.free
    }
  }

  /// The variables that it takes from around it, but for those in aggregates.
  var variablesOutsideAggregates: Set<String> {
    if isAggregateCall { return [] }
    guard isAggregate else { return freeVariables }
    return parts.reduce(into: []) { $0.formUnion($1.variablesOutsideAggregates) }
  }

  /// Whether it is a call of an aggregate, and not just one in an expression.
  var isAggregateCall: Bool {
    switch kind {
    case .countAll: true
    case .call(let name, _, _): Expression.aggregates.contains(name.lowercased())
    default: false
    }
  }

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

extension [Expression] {
  fileprivate var free: Set<String> { reduce(into: []) { $0.formUnion($1.freeVariables) } }
}

extension PathPattern {
  /// The names in it, its own included.
  var variables: Set<String> {
    Set(([variable] + nodes.map(\.variable) + edges.map(\.variable)).compactMap(\.self))
  }
}

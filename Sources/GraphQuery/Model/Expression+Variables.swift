/// The variables in expressions.
extension Expression {
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
    default: return children.free
    }
  }

  /// The variables that it takes from around it, but for those in aggregates.
  var variablesOutsideAggregates: Set<String> {
    if isAggregateCall { return [] }
    guard isAggregate else { return freeVariables }
    return children.reduce(into: []) { $0.formUnion($1.variablesOutsideAggregates) }
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

import GraphQuery

/// The expressions of which an expression is made, to look at and to replace. Those in subqueries are not among them.
extension Expression {
  var parts: [Expression] {
    switch kind {
    case .literal, .variable, .parameter, .countAll, .exists, .count, .collect: []
    case .mapProjection(let subject, let items): [subject] + items.compactMap(\.value)
    case .property(let subject, _), .hasLabel(let subject, _): [subject]
    case .unary(_, let operand), .isNull(let operand, _): [operand]
    case .list(let elements): elements
    case .map(let entries): entries.map(\.value)
    case .binary(_, let left, let right): [left, right]
    case .call(_, _, let arguments): arguments
    case .index(let subject, let index): [subject, index]
    case .slice(let list, let from, let to): [list] + [from, to].compactMap(\.self)
    case .cases(let subject, let branches, let otherwise):
      [subject].compactMap(\.self) + branches.flatMap { [$0.condition, $0.result] }
        + [otherwise].compactMap(\.self)
    case .comprehension(_, let list, let condition, let result):
      [list] + [condition, result].compactMap(\.self)
    case .patternComprehension(_, let condition, let result): [condition].compactMap(\.self) + [result]
    case .quantified(_, _, let list, let condition): [list] + [condition].compactMap(\.self)
    case .reduce(_, let start, _, let list, let step): [start, list, step]
    }
  }

  /// The clauses of the subqueries in it.
  var innerClauses: [Clause] {
    switch kind {
    case .exists(let subquery), .count(let subquery), .collect(let subquery): subquery.clauses
    default: parts.flatMap(\.innerClauses)
    }
  }

  /// The names that something outside must bind. Those in subqueries are not looked for.
  var freeVariables: Set<String> {
    switch kind {
    case .variable(let name): return [name]
    case .patternComprehension(let path, _, _):
      let inner = (parts + path.expressions).reduce(into: Set<String>()) { $0.formUnion($1.freeVariables) }
      return inner.subtracting(path.variables)
    case .comprehension(let variable, let list, _, _), .quantified(_, let variable, let list, _):
      let inner = parts.dropFirst().reduce(into: Set<String>()) { $0.formUnion($1.freeVariables) }
      return list.freeVariables.union(inner.subtracting([variable]))
    case .reduce(let accumulator, let start, let variable, let list, let step):
      return start.freeVariables.union(list.freeVariables)
        .union(step.freeVariables.subtracting([accumulator, variable]))
    default: return parts.reduce(into: []) { $0.formUnion($1.freeVariables) }
    }
  }

  /// The same form with other parts, as many as it has.
  func replacingParts(_ parts: [Expression]) -> Expression {
    var rest = parts[...]
    func next() -> Expression { rest.removeFirst() }
    func next(_ old: Expression?) -> Expression? { old == nil ? nil : rest.removeFirst() }
    let kind: Kind
    switch self.kind {
    case .literal, .variable, .parameter, .countAll, .exists, .count, .collect: return self
    case .mapProjection(_, let items):
      kind = .mapProjection(
        next(),
        items.map { item in
          if case .entry(let entry) = item { .entry(PropertyPattern(entry.key, next())) } else { item }
        })
    case .property(_, let key): kind = .property(next(), key)
    case .hasLabel(_, let label): kind = .hasLabel(next(), label)
    case .unary(let operation, _): kind = .unary(operation, next())
    case .isNull(_, let negated): kind = .isNull(next(), negated: negated)
    case .list: kind = .list(parts)
    case .map(let entries): kind = .map(entries.map { PropertyPattern($0.key, next()) })
    case .binary(let operation, _, _): kind = .binary(operation, next(), next())
    case .call(let name, let isDistinct, _):
      kind = .call(name: name, isDistinct: isDistinct, arguments: parts)
    case .index: kind = .index(next(), next())
    case .slice(_, let from, let to): kind = .slice(next(), from: next(from), to: next(to))
    case .cases(let subject, let branches, let otherwise):
      kind = .cases(
        subject: next(subject), branches: branches.map { _ in CaseBranch(when: next(), then: next()) },
        otherwise: next(otherwise))
    case .comprehension(let variable, _, let condition, let result):
      kind = .comprehension(
        variable: variable, list: next(), condition: next(condition), result: next(result))
    case .patternComprehension(let path, let condition, _):
      kind = .patternComprehension(path, condition: next(condition), result: next())
    case .quantified(let quantifier, let variable, _, let condition):
      kind = .quantified(quantifier, variable: variable, list: next(), condition: next(condition))
    case .reduce(let accumulator, _, let variable, _, _):
      kind = .reduce(
        accumulator: accumulator, start: next(), variable: variable, list: next(), step: next())
    }
    return Expression(kind, range: range)
  }
}

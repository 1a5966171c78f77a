/// What an expression is made of.
extension Expression {
  /// The expressions right inside it; those of a subquery or a pattern are not.
  var children: [Expression] {
    switch kind {
    case .literal, .variable, .parameter, .countAll, .exists, .count, .collect: []
    case .property(let operand, _), .unary(_, let operand), .isNull(let operand, _),
      .hasLabel(let operand, _):
      [operand]
    case .list(let elements): elements
    case .map(let entries): entries.map(\.value)
    case .mapProjection(let subject, let items): [subject] + items.compactMap(\.value)
    case .binary(_, let left, let right), .index(let left, let right): [left, right]
    case .call(_, _, let arguments): arguments
    case .slice(let list, let from, let to): [list] + [from, to].compactMap(\.self)
    case .cases(let subject, let branches, let otherwise):
      [subject].compactMap(\.self) + branches.flatMap { [$0.condition, $0.result] }
        + [otherwise].compactMap(\.self)
    case .comprehension(_, let list, let condition, let result):
      [list] + [condition, result].compactMap(\.self)
    case .patternComprehension(_, let condition, let result): [condition, result].compactMap(\.self)
    case .quantified(_, _, let list, let condition): [list] + [condition].compactMap(\.self)
    case .reduce(_, let start, _, let list, let step): [start, list, step]
    }
  }

  /// The expression with `change` done to those right inside it.
  func withChildren(
    _ change: (Expression) throws(QueryError) -> Expression
  ) throws(QueryError) -> Expression {
    func changed(_ expression: Expression?) throws(QueryError) -> Expression? {
      if let expression { try change(expression) } else { nil }
    }
    func all(_ expressions: [Expression]) throws(QueryError) -> [Expression] {
      var result: [Expression] = []
      for expression in expressions { result.append(try change(expression)) }
      return result
    }
    let kind: Kind
    switch self.kind {
    case .literal, .variable, .parameter, .countAll, .exists, .count, .collect: kind = self.kind
    case .property(let operand, let key): kind = .property(try change(operand), key)
    case .unary(let operation, let operand): kind = .unary(operation, try change(operand))
    case .isNull(let operand, let negated): kind = .isNull(try change(operand), negated: negated)
    case .hasLabel(let operand, let label): kind = .hasLabel(try change(operand), label)
    case .list(let elements): kind = .list(try all(elements))
    case .map(let entries):
      var changed: [PropertyPattern] = []
      for entry in entries { changed.append(PropertyPattern(entry.key, try change(entry.value))) }
      kind = .map(changed)
    case .mapProjection(let subject, let items):
      var changed: [MapProjectionItem] = []
      for item in items {
        if case .entry(let entry) = item {
          changed.append(.entry(PropertyPattern(entry.key, try change(entry.value))))
        } else {
          changed.append(item)
        }
      }
      kind = .mapProjection(try change(subject), changed)
    case .binary(let operation, let left, let right):
      kind = .binary(operation, try change(left), try change(right))
    case .index(let left, let right): kind = .index(try change(left), try change(right))
    case .call(let name, let isDistinct, let arguments):
      kind = .call(name: name, isDistinct: isDistinct, arguments: try all(arguments))
    case .slice(let list, let from, let to):
      kind = .slice(try change(list), from: try changed(from), to: try changed(to))
    case .cases(let subject, let branches, let otherwise):
      var changedBranches: [CaseBranch] = []
      for branch in branches {
        changedBranches.append(
          CaseBranch(when: try change(branch.condition), then: try change(branch.result)))
      }
      kind = .cases(
        subject: try changed(subject), branches: changedBranches, otherwise: try changed(otherwise))
    case .comprehension(let variable, let list, let condition, let result):
      kind = .comprehension(
        variable: variable, list: try change(list), condition: try changed(condition),
        result: try changed(result))
    case .patternComprehension(let path, let condition, let result):
      kind = .patternComprehension(path, condition: try changed(condition), result: try change(result))
    case .quantified(let quantifier, let variable, let list, let condition):
      kind = .quantified(
        quantifier, variable: variable, list: try change(list), condition: try changed(condition))
    case .reduce(let accumulator, let start, let variable, let list, let step):
      kind = .reduce(
        accumulator: accumulator, start: try change(start), variable: variable, list: try change(list),
        step: try change(step))
    }
    return Expression(kind, range: range)
  }

  /// Whether its value is true, false or null by its form alone.
  var isPredicate: Bool {
    switch kind {
    case .isNull, .hasLabel, .exists, .quantified, .unary(.not, _), .literal(.boolean): true
    case .binary(let operation, _, _): !Expression.valueOperators.contains(operation)
    default: false
    }
  }

  private static let valueOperators: Set<BinaryOperator> = [
    .add, .subtract, .multiply, .divide, .modulo, .power,
  ]
}

extension Expression.MapProjectionItem {
  /// The value that is written in it.
  public var value: Expression? { if case .entry(let entry) = self { entry.value } else { nil } }
}

/// The variables that a piece of a query mentions, in whatever scope.
extension Expression {
  var mentionedVariables: Set<String> {
    var found: Set<String> = []
    collectVariables(into: &found)
    return found
  }

  fileprivate func collectVariables(into found: inout Set<String>) {
    switch kind {
    case .variable(let name): found.insert(name)
    case .exists(let subquery), .count(let subquery), .collect(let subquery):
      for clause in subquery.clauses { clause.collectVariables(into: &found) }
    case .patternComprehension(let path, _, _): path.collectVariables(into: &found)
    default: break
    }
    for child in children { child.collectVariables(into: &found) }
  }
}

extension Clause {
  fileprivate func collectVariables(into found: inout Set<String>) {
    switch self {
    case .match(let paths, let condition, _):
      for path in paths { path.collectVariables(into: &found) }
      condition?.collectVariables(into: &found)
    case .unwind(let list, _): list.collectVariables(into: &found)
    case .with(let projection, let condition):
      projection.collectVariables(into: &found)
      condition?.collectVariables(into: &found)
    case .returning(let projection): projection.collectVariables(into: &found)
    }
  }
}

extension Projection {
  fileprivate func collectVariables(into found: inout Set<String>) {
    for item in items { item.expression.collectVariables(into: &found) }
    for key in order { key.expression.collectVariables(into: &found) }
  }
}

extension PathPattern {
  fileprivate func collectVariables(into found: inout Set<String>) {
    for node in nodes {
      if let variable = node.variable { found.insert(variable) }
      for property in node.properties { property.value.collectVariables(into: &found) }
      node.condition?.collectVariables(into: &found)
    }
    for edge in edges {
      if let variable = edge.variable { found.insert(variable) }
      edge.repeated?.collectVariables(into: &found)
      for property in edge.properties { property.value.collectVariables(into: &found) }
      edge.condition?.collectVariables(into: &found)
    }
  }
}

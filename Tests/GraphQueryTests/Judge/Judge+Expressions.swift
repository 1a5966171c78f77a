import GraphQuery

/// Expressions, with the logic of three values.
extension Judge {
  /// An expression's value in a row; aggregates are over `group`, the rows that were made one.
  func value(of expression: Expression, in row: Row, group: [Row]? = nil) throws -> JudgeValue {
    func value(_ part: Expression) throws -> JudgeValue { try self.value(of: part, in: row, group: group) }
    switch expression.kind {
    case .literal(let literal): return JudgeValue(literal)
    case .variable(let name):
      guard let value = row[name] else { throw Failure.mistake("there is no variable \(name)") }
      try look(value)
      return value
    case .parameter(let name):
      guard let value = parameters[name] else { throw Failure.mistake("there is no parameter \(name)") }
      return value
    case .property(let subject, let key): return try property(key, of: value(subject))
    case .list(let elements): return .list(try elements.map(value))
    case .map(let entries): return .map(of: try entries.map { ($0.key, try value($0.value)) })
    case .unary(.not, let operand): return JudgeValue(try truth(of: value(operand)).map { !$0 })
    case .unary(.minus, let operand): return try negative(of: value(operand))
    case .unary(.plus, let operand): return try value(operand)
    case .binary(.and, let left, let right): return try connect(left, right, decisive: false, row, group)
    case .binary(.or, let left, let right): return try connect(left, right, decisive: true, row, group)
    case .binary(let operation, let left, let right):
      return try result(of: operation, value(left), value(right))
    case .isNull(let operand, let negated): return .boolean(try value(operand).isNull != negated)
    case .hasLabel(let subject, let label):
      let subject = try value(subject)
      switch subject {
      case .null: return .null
      case .node, .edge: return .boolean(Judge.fits(graph.labels(of: subject), label))
      default: throw Failure.mistake("\(subject.typeName) has no labels")
      }
    case .index(let subject, let index): return try element(of: value(subject), at: value(index))
    case .slice(let list, let from, let to):
      return try slice(of: value(list), from: from.map(value), to: to.map(value))
    case .cases(let subject, let branches, let otherwise):
      let subject = try subject.map(value)
      for branch in branches {
        let condition = try value(branch.condition)
        let isMet = try subject.map { JudgeValue.equal($0, condition) } ?? truth(of: condition)
        if isMet == true { return try value(branch.result) }
      }
      return try otherwise.map(value) ?? .null
    case .exists(let subquery): return .boolean(try !rows(of: subquery, in: row).isEmpty)
    case .count(let subquery): return .integer(Int64(try rows(of: subquery, in: row).count))
    case .collect(let subquery):
      return .list(
        try rows(of: subquery, in: row).map { columns in
          guard columns.count == 1 else { throw Failure.mistake("not one column") }
          return columns[0]
        })
    case .mapProjection(let subject, let items):
      let subject = try value(subject)
      if subject.isNull { return .null }
      return .map(
        of: try items.flatMap { item in
          switch item {
          case .all:
            if case .map(let entries) = subject { return entries.map { ($0.key, $0.value) } }
            return graph.properties(of: subject)
          case .property(let key, _): return [(key, try property(key, of: subject))]
          case .entry(let entry): return [(entry.key, try value(entry.value))]
          }
        })
    case .comprehension(let variable, let list, let condition, let result):
      return try comprehension(variable, value(list), condition, result, in: row)
    case .patternComprehension(let path, let condition, let result):
      return .list(try matches([path], condition, from: row).map { try self.value(of: result, in: $0) })
    case .quantified(let quantifier, let variable, let list, let condition):
      return try quantified(quantifier, variable, value(list), condition, in: row)
    case .reduce(let accumulator, let start, let variable, let list, let step):
      return try reduced(accumulator, value(start), variable, value(list), step, in: row)
    case .countAll: return .integer(Int64(try members(of: group).count))
    case .call(let name, let isDistinct, let arguments):
      if Expression.aggregateNames.contains(name.lowercased()) {
        return try aggregate(name.lowercased(), isDistinct, arguments, members(of: group))
      }
      return try call(name.lowercased(), arguments, value)
    }
  }

  private func members(of group: [Row]?) throws -> [Row] {
    guard let group else { throw Failure.mistake("an aggregate has no place here") }
    return group
  }

  /// AND, which false decides, and OR, which true decides, whatever the other side is.
  private func connect(
    _ left: Expression, _ right: Expression, decisive: Bool, _ row: Row, _ group: [Row]?
  ) throws -> JudgeValue {
    func side(_ expression: Expression) -> Result<Bool?, any Error> {
      Result { try truth(of: value(of: expression, in: row, group: group)) }
    }
    let sides = [side(left), side(right)]
    if !isEager, sides.contains(where: { (try? $0.get()) == .some(.some(decisive)) }) {
      return .boolean(decisive)
    }
    let truths = try sides.map { try $0.get() }
    if truths.contains(decisive) { return .boolean(decisive) }
    return truths.contains(nil) ? .null : .boolean(!decisive)
  }

  private func property(_ key: String, of subject: JudgeValue) throws -> JudgeValue {
    switch subject {
    case .null: return .null
    case .node, .edge: return graph.property(key, of: subject)
    case .map(let entries): return entries.first { $0.key == key }?.value ?? .null
    default: throw Failure.mistake("\(subject.typeName) has no properties")
    }
  }

  /// The rows that the clauses between the braces make of this one.
  private func rows(of subquery: Expression.Subquery, in row: Row) throws -> [[JudgeValue]] {
    let rows = try subquery.query.branches.flatMap { clauses -> [[JudgeValue]] in
      var scope = Scope(names: Set(row.keys), rows: [row])
      for clause in clauses {
        if case .returning(let projection) = clause {
          let rows = try project(projection, scope).rows.map(\.values)
          for values in rows { try values.forEach(look) }
          return rows
        }
        scope = try self.scope(after: clause, scope)
      }
      return scope.rows.map { _ in [] }
    }
    let isBag = subquery.query.branches.count == 1 || subquery.query.keepsDuplicates
    return isBag ? rows : Judge.distinct(rows) { $0 }
  }
}

extension JudgeValue {
  init(_ literal: Expression.Literal) {
    switch literal {
    case .null: self = .null
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .integer(integer)
    case .real(let real): self = .real(real)
    case .text(let text): self = .text(text)
    }
  }
}

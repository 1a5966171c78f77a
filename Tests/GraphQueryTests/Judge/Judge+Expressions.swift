import GraphQuery

/// Expressions, with the logic of three values.
extension Judge {
  /// An expression's value in a row; aggregates are over `group`, the rows that were made one.
  func value(of expression: Expression, in row: Row, group: [Row]? = nil) throws -> JudgeValue {
    switch expression.kind {
    case .literal(let literal): return JudgeValue(literal)
    case .variable(let name):
      guard let value = row[name] else { throw Unknown(what: "the variable \(name)") }
      return value
    case .property(let subject, let key):
      return graph.property(key, of: try value(of: subject, in: row, group: group))
    case .list(let elements):
      return .list(try elements.map { try value(of: $0, in: row, group: group) })
    case .unary(.not, let operand):
      return JudgeValue(try value(of: operand, in: row, group: group).truth.map { !$0 })
    case .binary(let operation, let left, let right):
      return try binary(
        operation, try value(of: left, in: row, group: group), try value(of: right, in: row, group: group))
    case .isNull(let operand, let negated):
      return .boolean(try value(of: operand, in: row, group: group).isNull != negated)
    case .hasLabel(let subject, let label):
      return JudgeValue(graph.label(of: try value(of: subject, in: row)).map { Judge.fits($0, label) })
    case .exists(let subquery): return .boolean(try !rows(of: subquery, in: row).isEmpty)
    case .count(let subquery): return .integer(Int64(try rows(of: subquery, in: row).count))
    case .countAll:
      guard let group else { throw Unknown(what: "an aggregate here") }
      return .integer(Int64(group.count))
    case .call(let name, let isDistinct, let arguments):
      return try call(name.lowercased(), isDistinct, arguments, in: row, group)
    case .cases(nil, let branches, let otherwise):
      for branch in branches where try value(of: branch.condition, in: row, group: group).truth == true {
        return try value(of: branch.result, in: row, group: group)
      }
      return try otherwise.map { try value(of: $0, in: row, group: group) } ?? .null
    case .index, .slice, .comprehension, .quantified, .reduce, .patternComprehension:
      return try ofList(expression, in: row)
    default: throw Unknown(what: "the expression \(expression.printed())")
    }
  }

  private func binary(
    _ operation: Expression.BinaryOperator, _ left: JudgeValue, _ right: JudgeValue
  ) throws -> JudgeValue {
    func negated(_ truth: Bool?) -> Bool? { truth.map { !$0 } }
    func texts(_ test: ([Unicode.Scalar], [Unicode.Scalar]) -> Bool) -> JudgeValue {
      guard case .text(let left) = left, case .text(let right) = right else { return .null }
      return .boolean(test(Array(left.unicodeScalars), Array(right.unicodeScalars)))
    }
    switch operation {
    case .and:
      if left.truth == false || right.truth == false { return .boolean(false) }
      return left.truth == true && right.truth == true ? .boolean(true) : .null
    case .or:
      if left.truth == true || right.truth == true { return .boolean(true) }
      return left.truth == false && right.truth == false ? .boolean(false) : .null
    case .xor:
      guard let left = left.truth, let right = right.truth else { return .null }
      return .boolean(left != right)
    case .equal: return JudgeValue(JudgeValue.equal(left, right))
    case .notEqual: return JudgeValue(negated(JudgeValue.equal(left, right)))
    case .less: return JudgeValue(JudgeValue.less(left, right))
    case .greater: return JudgeValue(JudgeValue.less(right, left))
    case .lessOrEqual: return JudgeValue(negated(JudgeValue.less(right, left)))
    case .greaterOrEqual: return JudgeValue(negated(JudgeValue.less(left, right)))
    case .startsWith: return texts { $0.starts(with: $1) }
    case .endsWith: return texts { $0.reversed().starts(with: $1.reversed()) }
    case .contains:
      return texts { text, part in
        part.count <= text.count
          && (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
      }
    case .isIn:
      guard case .list(let elements) = right else { return .null }
      let tests = elements.map { JudgeValue.equal(left, $0) }
      return JudgeValue(tests.contains(true) ? true : tests.contains(nil) ? nil : false)
    case .add:
      switch (left, right) {
      case (.null, _), (_, .null): return .null
      case (.list(let left), .list(let right)): return .list(left + right)
      case (.list(let left), _): return .list(left + [right])
      case (_, .list(let right)): return .list([left] + right)
      case (.text(let left), .text(let right)): return .text(left + right)
      default: return try arithmetic(operation, left, right)
      }
    case .subtract, .multiply: return try arithmetic(operation, left, right)
    default: throw Unknown(what: "the operator \(operation.rawValue)")
    }
  }

  private func arithmetic(
    _ operation: Expression.BinaryOperator, _ left: JudgeValue, _ right: JudgeValue
  ) throws -> JudgeValue {
    if left.isNull || right.isNull { return .null }
    if case .integer(let left) = left, case .integer(let right) = right {
      switch operation {
      case .add: return .integer(left + right)
      case .subtract: return .integer(left - right)
      default: return .integer(left * right)
      }
    }
    guard let left = left.number, let right = right.number else { throw Unknown(what: "arithmetic of texts") }
    switch operation {
    case .add: return .real(left + right)
    case .subtract: return .real(left - right)
    default: return .real(left * right)
    }
  }

  // MARK: Functions

  private func call(
    _ name: String, _ isDistinct: Bool, _ arguments: [Expression], in row: Row, _ group: [Row]?
  ) throws -> JudgeValue {
    if name == "coalesce" {
      return try arguments.map { try value(of: $0, in: row, group: group) }.first { !$0.isNull } ?? .null
    }
    guard arguments.count == 1 else { throw Unknown(what: "the function \(name)") }
    switch name {
    case "length":
      guard case .path(_, let edges) = try value(of: arguments[0], in: row, group: group) else {
        return .null
      }
      return .integer(Int64(edges.count))
    case "nodes":
      guard case .path(let nodes, _) = try value(of: arguments[0], in: row, group: group) else {
        return .null
      }
      return .list(nodes.map(JudgeValue.node))
    case "relationships":
      guard case .path(_, let edges) = try value(of: arguments[0], in: row, group: group) else {
        return .null
      }
      return .list(edges.map(JudgeValue.edge))
    case "id":
      switch try value(of: arguments[0], in: row) {
      case .node(let id), .edge(let id): return .integer(id)
      default: return .null
      }
    case "size":
      switch try value(of: arguments[0], in: row, group: group) {
      case .text(let text): return .integer(Int64(text.unicodeScalars.count))
      case .list(let elements): return .integer(Int64(elements.count))
      default: return .null
      }
    case "type":
      return graph.label(of: try value(of: arguments[0], in: row)).map(JudgeValue.text) ?? .null
    default: return try aggregate(name, isDistinct, arguments[0], group)
    }
  }

  private func aggregate(
    _ name: String, _ isDistinct: Bool, _ argument: Expression, _ group: [Row]?
  ) throws -> JudgeValue {
    guard let group else { throw Unknown(what: "the function \(name)") }
    var values = try group.map { try value(of: argument, in: $0) }.filter { !$0.isNull }
    if isDistinct { values = Judge.distinct(values) { [$0] } }
    switch name {
    case "count": return .integer(Int64(values.count))
    case "collect": return .list(values)
    case "min": return values.min(by: JudgeValue.precedes) ?? .null
    case "max": return values.max(by: JudgeValue.precedes) ?? .null
    case "sum": return try values.reduce(.integer(0)) { try arithmetic(.add, $0, $1) }
    case "avg":
      let numbers = values.compactMap(\.number)
      return numbers.isEmpty ? .null : .real(numbers.reduce(0, +) / Double(numbers.count))
    default: throw Unknown(what: "the function \(name)")
    }
  }

  // MARK: Subqueries

  func rows(of subquery: Expression.Subquery, in row: Row) throws -> [[JudgeValue]] {
    var rows = [row]
    for clause in subquery.clauses {
      switch clause {
      case .match(let paths, let condition, isOptional: false):
        rows = try rows.flatMap { try matches(paths, condition, from: $0) }
      case .returning(let projection): return try project(projection, rows, isCut: true)
      default: throw Unknown(what: "a clause in braces")
      }
    }
    return rows.map { _ in [] }
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

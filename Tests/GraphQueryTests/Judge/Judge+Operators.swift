import GraphQuery

/// Operators of two values that are known.
extension Judge {
  func result(
    of operation: Expression.BinaryOperator, _ left: JudgeValue, _ right: JudgeValue
  ) throws -> JudgeValue {
    switch operation {
    case .and, .or: throw Failure.unknown("AND and OR of values")
    case .xor:
      guard let left = try truth(of: left), let right = try truth(of: right) else { return .null }
      return .boolean(left != right)
    case .equal: return JudgeValue(JudgeValue.equal(left, right))
    case .notEqual: return JudgeValue(JudgeValue.equal(left, right).map { !$0 })
    case .less: return comparison(left, right) { $0 == .less }
    case .lessOrEqual: return comparison(left, right) { $0 == .less || $0 == .equal }
    case .greater: return comparison(left, right) { $0 == .greater }
    case .greaterOrEqual: return comparison(left, right) { $0 == .greater || $0 == .equal }
    case .startsWith: return texts(left, right) { $0.starts(with: $1) }
    case .endsWith: return texts(left, right) { $0.reversed().starts(with: $1.reversed()) }
    case .contains:
      return texts(left, right) { text, part in
        part.count <= text.count
          && (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
      }
    case .matches: return try matching(left, right)
    case .isIn:
      guard let elements = try elements(right) else { return .null }
      let tests = elements.map { JudgeValue.equal(left, $0) }
      return JudgeValue(tests.contains(true) ? true : tests.contains(nil) ? nil : false)
    case .add: return try sum(left, right)
    case .subtract, .multiply, .divide, .modulo, .power: return try arithmetic(operation, left, right)
    }
  }

  private func comparison(
    _ left: JudgeValue, _ right: JudgeValue, _ test: (JudgeValue.Relation) -> Bool
  ) -> JudgeValue {
    let relation = JudgeValue.relation(left, right)
    return relation == .unknown ? .null : .boolean(test(relation))
  }

  /// A test of two texts; of anything else it is null.
  private func texts(
    _ left: JudgeValue, _ right: JudgeValue, _ test: ([Unicode.Scalar], [Unicode.Scalar]) -> Bool
  ) -> JudgeValue {
    guard case .text(let left) = left, case .text(let right) = right else { return .null }
    return .boolean(test(Array(left.unicodeScalars), Array(right.unicodeScalars)))
  }

  /// Whether the whole text is as the regular expression says.
  private func matching(_ left: JudgeValue, _ right: JudgeValue) throws -> JudgeValue {
    guard case .text(let text) = left, case .text(let pattern) = right else { return .null }
    guard let expression = try? Regex(pattern) else {
      throw Failure.mistake("\(pattern) is no regular expression")
    }
    return .boolean((try? expression.wholeMatch(in: text)) != nil)
  }

  // MARK: Arithmetic

  func negative(of value: JudgeValue) throws -> JudgeValue {
    switch value {
    case .null: return .null
    case .integer(let integer): return try whole(Int64(0).subtractingReportingOverflow(integer))
    case .real(let real): return .real(-real)
    default: throw Failure.mistake("\(value.typeName) has no negative")
    }
  }

  /// `+`, which also joins texts, and lists with each other or with one more element.
  private func sum(_ left: JudgeValue, _ right: JudgeValue) throws -> JudgeValue {
    switch (left, right) {
    case (.null, .list), (.list, .null): throw Failure.unknown("a list and null")
    case (.null, _), (_, .null): return .null
    case (.list(let left), .list(let right)): return .list(left + right)
    case (.list(let elements), _): return .list(elements + [right])
    case (_, .list(let elements)): return .list([left] + elements)
    case (.text(let left), .text(let right)): return .text(left + right)
    case (.text, .integer), (.text, .real), (.integer, .text), (.real, .text):
      throw Failure.unknown("a text and a number")
    default: return try arithmetic(.add, left, right)
    }
  }

  func arithmetic(
    _ operation: Expression.BinaryOperator, _ left: JudgeValue, _ right: JudgeValue
  ) throws -> JudgeValue {
    if left.isNull || right.isNull { return .null }
    if case .integer(let one) = left, case .integer(let other) = right, operation != .power {
      return try arithmetic(operation, one, other)
    }
    guard let one = left.number, let other = right.number else {
      throw Failure.mistake("\(operation.rawValue) of \(left.typeName) and \(right.typeName)")
    }
    switch operation {
    case .add: return .real(one + other)
    case .subtract: return .real(one - other)
    case .multiply: return .real(one * other)
    case .divide: return .real(one / other)
    case .modulo: return .real(one.truncatingRemainder(dividingBy: other))
    default:
      guard other.rounded() == other, abs(other) < 64 else { throw Failure.unknown("a root") }
      let power = (0..<Int(abs(other))).reduce(1.0) { product, _ in product * one }
      return .real(other < 0 ? 1 / power : power)
    }
  }

  private func arithmetic(
    _ operation: Expression.BinaryOperator, _ left: Int64, _ right: Int64
  ) throws -> JudgeValue {
    switch operation {
    case .add: return try whole(left.addingReportingOverflow(right))
    case .subtract: return try whole(left.subtractingReportingOverflow(right))
    case .multiply: return try whole(left.multipliedReportingOverflow(by: right))
    case .divide: return try whole(left.dividedReportingOverflow(by: right))
    default:
      if right == -1 { return .integer(0) }
      return try whole(left.remainderReportingOverflow(dividingBy: right))
    }
  }

  /// Integers that are too large, or divided by zero, are a mistake.
  private func whole(_ result: (partialValue: Int64, overflow: Bool)) throws -> JudgeValue {
    guard !result.overflow else { throw Failure.mistake("no integer is the result") }
    return .integer(result.partialValue)
  }
}

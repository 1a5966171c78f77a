#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Operators.
extension ExpressionEvaluator {
  func unary(
    _ operation: Expression.UnaryOperator, _ operand: RuntimeValue, _ expression: Expression
  ) throws(Diagnostic) -> RuntimeValue {
    switch (operation, operand) {
    case (.not, _): return RuntimeValue(try truth(operand, expression).map { !$0 })
    case (_, .null): return .null
    case (.plus, .integer), (.plus, .real): return operand
    case (.minus, .real(let real)): return .real(-real)
    case (.minus, .integer(let integer)):
      guard integer != .min else { throw overflow(expression) }
      return .integer(-integer)
    default: throw mismatch("'\(operation.rawValue)' needs a number, not \(operand.description)", expression)
    }
  }

  func binary(
    _ operation: Expression.BinaryOperator, _ left: Expression, _ right: Expression, _ expression: Expression
  ) throws(Diagnostic) -> RuntimeValue {
    switch operation {
    case .and:
      let first = try truth(of: left)
      if first == false { return .boolean(false) }
      let second = try truth(of: right)
      return RuntimeValue(second == false ? false : first == nil || second == nil ? nil : true)
    case .or:
      let first = try truth(of: left)
      if first == true { return .boolean(true) }
      let second = try truth(of: right)
      return RuntimeValue(second == true ? true : first == nil || second == nil ? nil : false)
    case .xor:
      guard let first = try truth(of: left), let second = try truth(of: right) else { return .null }
      return .boolean(first != second)
    default:
      return try binary(operation, try value(of: left), try value(of: right), expression)
    }
  }

  private func binary(
    _ operation: Expression.BinaryOperator, _ left: RuntimeValue, _ right: RuntimeValue,
    _ expression: Expression
  ) throws(Diagnostic) -> RuntimeValue {
    switch operation {
    case .equal: return RuntimeValue(RuntimeValue.equal(left, right))
    case .notEqual: return RuntimeValue(RuntimeValue.equal(left, right).map { !$0 })
    case .less: return compared(left, right) { $0 == .less }
    case .lessOrEqual: return compared(left, right) { $0 == .less || $0 == .equal }
    case .greater: return compared(left, right) { $0 == .greater }
    case .greaterOrEqual: return compared(left, right) { $0 == .greater || $0 == .equal }
    case .startsWith: return texts(left, right) { $0.starts(with: $1) }
    case .endsWith: return texts(left, right) { $0.reversed().starts(with: $1.reversed()) }
    case .contains: return texts(left, right) { $0.containsPart($1) }
    case .matches: return try matches(left, right, expression)
    case .isIn: return try isIn(left, right, expression)
    case .add: return try add(left, right, expression)
    case .subtract, .multiply, .divide, .modulo, .power:
      return try arithmetic(operation, left, right, expression)
    case .and, .or, .xor: return .null
    }
  }

  private func compared(
    _ left: RuntimeValue, _ right: RuntimeValue, _ test: (RuntimeValue.Comparison) -> Bool
  ) -> RuntimeValue {
    RuntimeValue(RuntimeValue.compare(left, right).map(test))
  }

  private func texts(
    _ left: RuntimeValue, _ right: RuntimeValue, _ test: (String.UTF8View, String.UTF8View) -> Bool
  ) -> RuntimeValue {
    guard case .text(let left) = left, case .text(let right) = right else { return .null }
    return .boolean(test(left.utf8, right.utf8))
  }

  private func isIn(
    _ element: RuntimeValue, _ list: RuntimeValue, _ expression: Expression
  ) throws(Diagnostic) -> RuntimeValue {
    guard case .list(let elements) = list else {
      if list.isNull { return .null }
      throw mismatch("IN needs a list, not \(list.description)", expression)
    }
    var isKnown = true
    for other in elements {
      switch RuntimeValue.equal(element, other) {
      case true: return .boolean(true)
      case nil: isKnown = false
      default: break
      }
    }
    return RuntimeValue(isKnown ? false : nil)
  }

  private func matches(
    _ text: RuntimeValue, _ pattern: RuntimeValue, _ expression: Expression
  ) throws(Diagnostic) -> RuntimeValue {
    guard case .text(let text) = text, case .text(let pattern) = pattern else { return .null }
    guard let expressionOfText = try? Regex(pattern) else {
      throw Diagnostic(
        .syntax, "'\(pattern)' is not a regular expression", at: expression.knownRange,
        help: ["brackets and parentheses must be closed; write \\( for a parenthesis itself"])
    }
    let found = try? expressionOfText.matchingSemantics(.unicodeScalar).wholeMatch(in: text)
    return .boolean(found != nil)
  }

  // MARK: Arithmetic

  private func add(
    _ left: RuntimeValue, _ right: RuntimeValue, _ expression: Expression
  ) throws(Diagnostic) -> RuntimeValue {
    switch (left, right) {
    case (.null, _), (_, .null): return .null
    case (.list(let left), .list(let right)): return .list(left + right)
    case (.list(let left), _): return .list(left + [right])
    case (_, .list(let right)): return .list([left] + right)
    case (.text(let left), .text(let right)): return .text(left + right)
    case (.text(let left), .integer), (.text(let left), .real):
      return .text(left + (right.text ?? ""))
    case (.integer, .text(let right)), (.real, .text(let right)): return .text((left.text ?? "") + right)
    default: return try arithmetic(.add, left, right, expression)
    }
  }

  private func arithmetic(
    _ operation: Expression.BinaryOperator, _ left: RuntimeValue, _ right: RuntimeValue,
    _ expression: Expression
  ) throws(Diagnostic) -> RuntimeValue {
    if left.isNull || right.isNull { return .null }
    if operation != .power, case .integer(let left) = left, case .integer(let right) = right {
      return .integer(try integers(operation, left, right, expression))
    }
    guard let one = left.number, let other = right.number else {
      throw mismatch(
        "'\(operation.rawValue)' cannot join \(left.description) and \(right.description)", expression)
    }
    switch operation {
    case .add: return .real(one + other)
    case .subtract: return .real(one - other)
    case .multiply: return .real(one * other)
    case .divide: return .real(one / other)
    case .modulo: return .real(fmod(one, other))
    default: return .real(pow(one, other))
    }
  }

  private func integers(
    _ operation: Expression.BinaryOperator, _ left: Int64, _ right: Int64, _ expression: Expression
  ) throws(Diagnostic) -> Int64 {
    let (result, isTooLarge): (Int64, Bool)
    switch operation {
    case .add: (result, isTooLarge) = left.addingReportingOverflow(right)
    case .subtract: (result, isTooLarge) = left.subtractingReportingOverflow(right)
    case .multiply: (result, isTooLarge) = left.multipliedReportingOverflow(by: right)
    default:
      guard right != 0 else {
        throw Diagnostic(
          .arithmetic, "an integer cannot be divided by zero", at: expression.knownRange,
          help: ["leave such rows out: WHERE … <> 0"])
      }
      // The remainder of the least integer by -1 is 0, though the quotient is too large.
      if operation == .modulo { return right == -1 ? 0 : left % right }
      (result, isTooLarge) = left.dividedReportingOverflow(by: right)
    }
    if isTooLarge { throw overflow(expression) }
    return result
  }

  func overflow(_ expression: Expression) -> Diagnostic {
    Diagnostic(
      .arithmetic, "the result is too large for an integer", at: expression.knownRange,
      help: ["integers reach to \(Int64.max); toFloat(…) makes a number that is not exact"])
  }
}

extension RuntimeValue {
  /// A number, text or boolean as text; nil of anything else.
  var text: String? {
    switch self {
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .real(let real):
      real.isNaN ? "NaN" : real.isInfinite ? (real < 0 ? "-Infinity" : "Infinity") : "\(real)"
    case .boolean(let boolean): boolean ? "true" : "false"
    default: nil
    }
  }
}

extension String.UTF8View {
  /// Whether the other text occurs in it.
  fileprivate func containsPart(_ part: String.UTF8View) -> Bool {
    guard let first = part.first else { return true }
    var rest = self[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: part) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}

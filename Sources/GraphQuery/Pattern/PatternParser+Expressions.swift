/// Operators.
extension PatternParser {
  /// An expression whose value is asked for.
  mutating func parseExpression() throws(Diagnostic) -> Expression {
    try parseExpression(in: Context())
  }

  /// An expression that is asked whether it holds; a bare pattern is one.
  mutating func parseCondition(barEndsExpression: Bool = false) throws(Diagnostic) -> Expression {
    try parseExpression(
      in: Context(allowsPatternPredicate: true, barEndsExpression: barEndsExpression))
  }

  /// An expression in a place of the given kind.
  mutating func parseExpression(in place: Context) throws(Diagnostic) -> Expression {
    try enter()
    defer { leave() }
    let saved = context
    context = place
    defer { context = saved }
    return try parseOperators(from: .or)
  }

  /// An expression of operators that bind at least as tightly as `minimum`, by precedence climbing.
  private mutating func parseOperators(from minimum: Precedence) throws(Diagnostic) -> Expression {
    var left = try parseOperand(minimum)
    var lastCompared: Expression?
    while let found = operatorAhead(), found.precedence >= minimum {
      try countOperator()
      let start = position
      for _ in 0..<found.length { advance() }
      guard case .binary(let operation) = found.form else {
        left = try parsePredicateSuffix(of: left, found.form)
        continue
      }
      if operation == .equal, isAt(.equal) {
        throw Diagnostic(
          .syntax, "'==' is not an operator", at: token(at: start).range.union(current.range),
          help: ["values are compared with one '='"])
      }
      let right = try parseOperators(from: found.precedence.tighter)
      if found.precedence == .comparison {
        if lastCompared != nil { try countOperator() }
        left = comparison(left, lastCompared, operation, right)
        lastCompared = right
      } else {
        left = Expression(.binary(operation, left, right), range: left.range.union(right.range))
        lastCompared = nil
      }
    }
    return left
  }

  /// `a < b`, or, behind another comparison, `a < b < c`, which means `a < b AND b < c`.
  private func comparison(
    _ left: Expression, _ lastCompared: Expression?, _ operation: Expression.BinaryOperator,
    _ right: Expression
  ) -> Expression {
    guard let lastCompared else {
      return Expression(.binary(operation, left, right), range: left.range.union(right.range))
    }
    let link = Expression(
      .binary(operation, lastCompared, right), range: lastCompared.range.union(right.range))
    return Expression(.binary(.and, left, link), range: left.range.union(right.range))
  }

  private mutating func parseOperand(_ minimum: Precedence) throws(Diagnostic) -> Expression {
    guard isAt(.not) else { return try parseSigned() }
    guard minimum <= .not else {
      throw Diagnostic(
        .syntax, "NOT stands before a whole comparison", at: current.range,
        help: ["put parentheses around it: a = (NOT b)"])
    }
    let start = position
    try enter()
    defer { leave() }
    advance()
    let operand = try parseOperators(from: .not)
    return Expression(.unary(.not, operand), range: range(from: start))
  }

  /// `-a`, `+a`; a minus right before a number belongs to the number.
  private mutating func parseSigned() throws(Diagnostic) -> Expression {
    guard isAt(.minus) || isAt(.plus) else { return try parsePostfix() }
    let start = position
    try enter()
    defer { leave() }
    let isMinus = isAt(.minus)
    advance()
    if isMinus, let literal = negativeNumberAhead() {
      advance()
      return Expression(.literal(literal), range: range(from: start))
    }
    let operand = try parseSigned()
    return Expression(.unary(isMinus ? .minus : .plus, operand), range: range(from: start))
  }

  private func negativeNumberAhead() -> Expression.Literal? {
    // In `-1[0]` and `-1.a` the minus applies to the element or property.
    let follows = token(ahead: 1).symbol
    guard follows != .leftBracket, follows != .dot, follows != .colon else { return nil }
    switch current.kind {
    case .integer(let magnitude):
      return magnitude > UInt64(Int64.max) ? .integer(.min) : .integer(-Int64(magnitude))
    case .real(let magnitude):
      return .real(-magnitude)
    default:
      return nil
    }
  }
}

// MARK: - Recognizing operators

extension PatternParser {
  /// An operator that comes next, with the number of its tokens.
  private struct FoundOperator {
    enum Form {
      case binary(Expression.BinaryOperator)
      case isNull(negated: Bool)
      case isLabeled(negated: Bool)
    }
    let form: Form
    let length: Int

    var precedence: Precedence {
      if case .binary(let operation) = form { operation.precedence } else { .predicate }
    }
  }

  private func operatorAhead() -> FoundOperator? {
    if let symbol = current.symbol {
      return Self.symbolicOperators[symbol].map { FoundOperator(form: .binary($0), length: 1) }
    }
    let second = token(ahead: 1).keyword
    switch current.keyword {
    case .or: return FoundOperator(form: .binary(.or), length: 1)
    case .xor: return FoundOperator(form: .binary(.xor), length: 1)
    case .and: return FoundOperator(form: .binary(.and), length: 1)
    case .inKeyword: return FoundOperator(form: .binary(.isIn), length: 1)
    case .contains: return FoundOperator(form: .binary(.contains), length: 1)
    case .starts where second == .with: return FoundOperator(form: .binary(.startsWith), length: 2)
    case .ends where second == .with: return FoundOperator(form: .binary(.endsWith), length: 2)
    case .isKeyword: return isOperator(negated: second == .not)
    default: return nil
    }
  }

  /// `IS [NOT] NULL`, `IS [NOT] LABELED`.
  private func isOperator(negated: Bool) -> FoundOperator? {
    let length = negated ? 3 : 2
    return switch token(ahead: length - 1).keyword {
    case .null: FoundOperator(form: .isNull(negated: negated), length: length)
    case .labeled: FoundOperator(form: .isLabeled(negated: negated), length: length)
    default: nil
    }
  }

  private static let symbolicOperators: [PatternSymbol: Expression.BinaryOperator] = [
    .equal: .equal, .notEqual: .notEqual, .exclamationEqual: .notEqual, .less: .less,
    .lessOrEqual: .lessOrEqual, .greater: .greater, .greaterOrEqual: .greaterOrEqual, .matches: .matches,
    .plus: .add, .minus: .subtract, .star: .multiply, .slash: .divide, .percent: .modulo, .caret: .power,
  ]

  private mutating func parsePredicateSuffix(
    of subject: Expression, _ form: FoundOperator.Form
  ) throws(Diagnostic) -> Expression {
    switch form {
    case .binary:
      return subject
    case .isNull(let negated):
      return Expression(
        .isNull(subject, negated: negated), range: subject.range.union(range(from: position - 1)))
    case .isLabeled(let negated):
      let labels = try parseLabels()
      let range = subject.range.union(range(from: position - 1))
      let test = Expression(.hasLabel(subject, labels), range: range)
      return negated ? Expression(.unary(.not, test), range: range) : test
    }
  }
}

// MARK: - Postfixes

extension PatternParser {
  /// `a.key`, `a[index]`, `a[from..to]`, `a:label`.
  private mutating func parsePostfix() throws(Diagnostic) -> Expression {
    let start = position
    var expression = try parseAtom()
    while true {
      if isAt(.dot) {
        try countOperator()
        advance()
        let key = try parseName("a property's name")
        expression = Expression(.property(expression, key), range: range(from: start))
      } else if isAt(.leftBracket) {
        try countOperator()
        advance()
        let kind = try parseElement(of: expression)
        expression = Expression(kind, range: range(from: start))
      } else if isAt(.colon) {
        try countOperator()
        advance()
        let labels = try parseLabels()
        expression = Expression(.hasLabel(expression, labels), range: range(from: start))
      } else {
        return expression
      }
    }
  }

  /// `index]` or `from..to]`, behind the bracket.
  private mutating func parseElement(of list: Expression) throws(Diagnostic) -> Expression.Kind {
    var from: Expression?
    if !isAt(.dots) { from = try parseExpression() }
    if accept(.dots) {
      let to = isAt(.rightBracket) ? nil : try parseExpression()
      try expect(.rightBracket)
      return .slice(list, from: from, to: to)
    }
    try expect(.rightBracket)
    guard let from else { throw expected("an index") }
    return .index(list, from)
  }
}

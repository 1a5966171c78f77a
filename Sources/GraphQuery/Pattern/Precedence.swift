/// How tightly the forms of an expression bind, loosest first: openCypher's table, for the parser and the printer.
enum Precedence: Int, Comparable {
  case or
  case xor
  case and
  case not
  case comparison
  /// `IN`, `STARTS WITH`, `=~`, `IS NULL` and their like.
  case predicate
  case additive
  case multiplicative
  case power
  case sign
  /// `a.b`, `a[b]`, `a:b`.
  case postfix
  case atom

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

  /// The next tighter one: what the right operand of a left-associative operator needs.
  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .atom }
}

extension Expression.BinaryOperator {
  /// How tightly it binds its operands.
  var precedence: Precedence {
    switch self {
    case .or: .or
    case .xor: .xor
    case .and: .and
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .matches, .startsWith, .endsWith, .contains, .isIn: .predicate
    case .add, .subtract: .additive
    case .multiply, .divide, .modulo: .multiplicative
    case .power: .power
    }
  }
}

/// An expression with its place in the text.
public struct Expression: Sendable {
  /// What it is.
  public var kind: Kind
  /// Where it stands in the text.
  public var range: SourceRange

  /// Makes an expression.
  public init(_ kind: Kind, range: SourceRange = .synthesized) {
    self.kind = kind
    self.range = range
  }

  /// The forms an expression can take.
  public indirect enum Kind: Hashable, Sendable {
    /// `null`, `true`, `42`, `4.2`, `'text'`
    case literal(Literal)
    /// A variable of a pattern or of a projection.
    case variable(String)
    /// `$name`
    case parameter(String)
    /// `subject.key`
    case property(Expression, String)
    /// `[a, b]`
    case list([Expression])
    /// `{key: value}`
    case map([PropertyPattern])
    /// `NOT a`, `-a`
    case unary(UnaryOperator, Expression)
    /// `a AND b`, `a + b`, …
    case binary(BinaryOperator, Expression, Expression)
    /// `a IS NULL`, `a IS NOT NULL`
    case isNull(Expression, negated: Bool)
    /// `subject:label` as a condition.
    case hasLabel(Expression, LabelExpression)
    /// `name(arguments)`; `count(DISTINCT a)`
    case call(name: String, isDistinct: Bool, arguments: [Expression])
    /// `count(*)`
    case countAll
    /// `list[index]`
    case index(Expression, Expression)
    /// `list[from..to]`
    case slice(Expression, from: Expression?, to: Expression?)
    /// `CASE [subject] WHEN a THEN b … [ELSE c] END`
    case cases(subject: Expression?, branches: [CaseBranch], otherwise: Expression?)
    /// `EXISTS { … }`, and a bare pattern as a condition.
    case exists(Subquery)
    /// `COUNT { … }`: how many rows.
    case count(Subquery)
    /// `COLLECT { … }`: the values of its one column, nulls among them.
    case collect(Subquery)
    /// `subject {.key, .*, key: value}`
    case mapProjection(Expression, [MapProjectionItem])
    /// `[variable IN list WHERE condition | result]`
    case comprehension(variable: String, list: Expression, condition: Expression?, result: Expression?)
    /// `[path WHERE condition | result]`
    case patternComprehension(PathPattern, condition: Expression?, result: Expression)
    /// `all(variable IN list WHERE condition)` and its like.
    case quantified(Quantifier, variable: String, list: Expression, condition: Expression?)
    /// `reduce(accumulator = start, variable IN list | step)`
    case reduce(accumulator: String, start: Expression, variable: String, list: Expression, step: Expression)
  }

  /// A value written in the query.
  public enum Literal: Hashable, Sendable {
    /// `null`
    case null
    /// `true`, `false`
    case boolean(Bool)
    /// `42`
    case integer(Int64)
    /// `4.2`
    case real(Double)
    /// `'text'`
    case text(String)
  }

  /// `WHEN condition THEN result`.
  public struct CaseBranch: Hashable, Sendable {
    /// When.
    public var condition: Expression
    /// Then.
    public var result: Expression

    /// Makes a branch.
    public init(when condition: Expression, then result: Expression) {
      self.condition = condition
      self.result = result
    }
  }

  /// What stands between the braces of EXISTS, COUNT and COLLECT; of the first two, a RETURN at the end is optional.
  public struct Subquery: Hashable, Sendable {
    /// The query, or the queries joined by UNION.
    public var query: PatternQuery
    /// Whether it was written as a bare pattern, which can name nothing new; it says the same as EXISTS.
    public var isPredicate: Bool

    /// Makes a subquery.
    public init(_ clauses: [Clause], isPredicate: Bool = false) {
      self.init(PatternQuery(branches: [clauses]), isPredicate: isPredicate)
    }

    /// Makes a subquery of several queries.
    public init(_ query: PatternQuery, isPredicate: Bool = false) {
      self.query = query
      self.isPredicate = isPredicate
    }

    /// The clauses of all queries.
    public var clauses: [Clause] { query.branches.flatMap(\.self) }

    /// The pattern that it was written as, if it was a bare one.
    var predicate: [PathPattern]? {
      guard isPredicate, case .match(let paths, _, _)? = query.branches.first?.first else { return nil }
      return paths
    }

    /// Compares what the subqueries say.
    public static func == (left: Subquery, right: Subquery) -> Bool { left.query == right.query }
    /// Hashes what the subquery says.
    public func hash(into hasher: inout Hasher) { hasher.combine(query) }
  }

  /// What a map projection takes over or adds.
  public enum MapProjectionItem: Hashable, Sendable {
    /// `.*`: all properties.
    case all
    /// `.key`: a property under its own name, and where that stands.
    case property(String, SourceRange)
    /// `key: value`, and `name` for `name: name`.
    case entry(PropertyPattern)

    /// Compares what the items say.
    public static func == (left: MapProjectionItem, right: MapProjectionItem) -> Bool {
      switch (left, right) {
      case (.all, .all): true
      case (.property(let key, _), .property(let other, _)): key == other
      case (.entry(let entry), .entry(let other)): entry == other
      default: false
      }
    }
    /// Hashes what the item says.
    public func hash(into hasher: inout Hasher) {
      switch self {
      case .all: hasher.combine(0)
      case .property(let key, _): hasher.combine(key)
      case .entry(let entry): hasher.combine(entry)
      }
    }
  }

  /// An operator with one operand.
  public enum UnaryOperator: String, Sendable {
    /// Logical negation.
    case not = "NOT"
    /// Arithmetic negation.
    case minus = "-"
    /// Nothing.
    case plus = "+"
  }

  /// An operator with two operands.
  public enum BinaryOperator: String, Sendable {
    case or = "OR"
    case xor = "XOR"
    case and = "AND"
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case matches = "=~"
    case startsWith = "STARTS WITH"
    case endsWith = "ENDS WITH"
    case contains = "CONTAINS"
    case isIn = "IN"
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case modulo = "%"
    case power = "^"
  }

  /// Which elements of a list must meet a condition.
  public enum Quantifier: String, Sendable {
    /// Every one.
    case all
    /// At least one.
    case any
    /// None.
    case none
    /// Exactly one.
    case single
  }
}

/// Two expressions are equal when they say the same, wherever they stand: a printed query parses back to an equal one.
extension Expression: Hashable {
  /// Compares what the expressions say.
  public static func == (left: Expression, right: Expression) -> Bool { left.kind == right.kind }
  /// Hashes what the expression says.
  public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

/// The short forms in which translations write expressions.
extension Expression {
  /// A variable.
  public static func variable(_ name: String) -> Expression { Expression(.variable(name)) }
  /// A text literal.
  public static func text(_ value: String) -> Expression { Expression(.literal(.text(value))) }
  /// An integer literal.
  public static func integer(_ value: Int) -> Expression { Expression(.literal(.integer(Int64(value)))) }
  /// A property of a variable.
  public static func property(_ variable: String, _ key: String) -> Expression {
    Expression(.property(.variable(variable), key))
  }
  /// A function call.
  public static func call(_ name: String, _ arguments: [Expression], distinct: Bool = false) -> Expression {
    Expression(.call(name: name, isDistinct: distinct, arguments: arguments))
  }
  /// Two expressions and an operator.
  public static func binary(_ left: Expression, _ operation: BinaryOperator, _ right: Expression)
    -> Expression
  {
    Expression(.binary(operation, left, right))
  }
  /// A negation.
  public static func not(_ operand: Expression) -> Expression { Expression(.unary(.not, operand)) }

  /// All of the conditions, or nil when there are none.
  public static func all(_ conditions: [Expression]) -> Expression? {
    conditions.dropFirst().reduce(conditions.first) { left, right in
      left.map { Expression(.binary(.and, $0, right)) }
    }
  }
  /// Any of the conditions, or nil when there are none.
  public static func any(_ conditions: [Expression]) -> Expression? {
    conditions.dropFirst().reduce(conditions.first) { left, right in
      left.map { Expression(.binary(.or, $0, right)) }
    }
  }
}

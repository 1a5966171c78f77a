/// Reads the text of a pattern into the tree of clauses: a recursive descent over openCypher 9's read part and the
/// common forms of ISO GQL.
///
/// This file holds the state and the ways of looking ahead; the grammar is in the extensions.
public struct PatternParser {
  /// What the place of an expression allows and forbids in it.
  struct Context {
    /// Whether a bare pattern may stand as a condition, as in `WHERE (a)-->(b)`.
    var allowsPatternPredicate = false
    /// Whether `|` ends the expression, as in `[x IN list WHERE x:A | x.name]`, and cannot join labels.
    var barEndsExpression = false
  }

  /// How deep expressions may be nested: what the stack of a thread holds, in this parser and in the later stages.
  static let greatestDepth = 100
  /// How many operators one expression may have: a chain of them is a tree as deep as it is long.
  static let greatestOperatorCount = 1_000

  private let scalars: [Unicode.Scalar]
  private let tokens: [PatternToken]
  private var index = 0
  private var depth = 0
  private var operatorCount = 0
  var context = Context()
  /// Where a part of the path at hand says its mode.
  var innerModeRange: SourceRange?

  private init(_ text: String) throws(Diagnostic) {
    scalars = Array(text.unicodeScalars)
    tokens = try PatternLexer.tokens(of: scalars)
  }

  /// Reads a whole pattern.
  ///
  /// - Throws: a `Diagnostic` whose range lies within the text, for the first mistake only.
  public static func parse(_ text: String) throws(Diagnostic) -> PatternQuery {
    var parser = try PatternParser(text)
    return try parser.parseQuery()
  }
}

// MARK: - Tokens

extension PatternParser {
  /// The token to be read next.
  var current: PatternToken { tokens[index] }

  /// The place of the token to be read next.
  var position: Int { index }

  /// The token `offset` places ahead; behind the end always `.end`.
  func token(ahead offset: Int) -> PatternToken { token(at: index + offset) }

  /// The token at a place; behind the end always `.end`.
  func token(at place: Int) -> PatternToken { tokens[min(place, tokens.count - 1)] }

  /// Goes to the next token.
  mutating func advance() { index = min(index + 1, tokens.count - 1) }

  /// Whether the next token is this symbol.
  func isAt(_ symbol: PatternSymbol) -> Bool { current.symbol == symbol }

  /// Whether the next token is this keyword.
  func isAt(_ keyword: PatternKeyword) -> Bool { current.keyword == keyword }

  /// Reads the symbol if it comes next.
  mutating func accept(_ symbol: PatternSymbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  /// Reads the keyword if it comes next.
  mutating func accept(_ keyword: PatternKeyword) -> Bool {
    guard isAt(keyword) else { return false }
    advance()
    return true
  }

  /// Reads the symbol, which must come next.
  mutating func expect(_ symbol: PatternSymbol, _ purpose: String = "") throws(Diagnostic) {
    guard accept(symbol) else {
      throw expected("'\(symbol.rawValue)'" + (purpose.isEmpty ? "" : " " + purpose))
    }
  }

  /// Reads the keyword, which must come next.
  mutating func expect(_ keyword: PatternKeyword) throws(Diagnostic) {
    guard accept(keyword) else { throw expected(keyword.rawValue, or: [keyword]) }
  }

  /// Reads a name; keywords are names here.
  mutating func parseName(_ what: String) throws(Diagnostic) -> String {
    guard let name = current.name else { throw expected(what) }
    advance()
    return name
  }

  /// Reads the name of a variable; reserved keywords need backticks here.
  mutating func parseVariable(_ what: String) throws(Diagnostic) -> String {
    guard let name = current.variable else { throw expected(what, nameFits: true) }
    advance()
    return name
  }

  /// The range from the token at `start` to the one just read.
  func range(from start: Int) -> SourceRange {
    tokens[start].range.union(tokens[max(start, index - 1)].range)
  }

  /// The text of a range.
  func text(in range: SourceRange) -> String { String(scalars[range.lowerBound..<range.upperBound]) }

  /// The text of the token just read, or nil at the start.
  var previousText: String? {
    index > 0 ? text(in: tokens[index - 1].range) : nil
  }
}

// MARK: - Limits

extension PatternParser {
  /// Enters a level of nesting; every call is matched by one of `leave`.
  mutating func enter() throws(Diagnostic) {
    if depth == 0 { operatorCount = 0 }
    guard depth < Self.greatestDepth else {
      throw Diagnostic(
        .unsupported, "the pattern is nested too deeply", at: current.range,
        help: ["at most \(Self.greatestDepth) levels; name parts of it with WITH … AS"])
    }
    depth += 1
  }

  /// Leaves a level of nesting.
  mutating func leave() { depth -= 1 }

  /// Counts an operator about to be read, towards the limit of one expression.
  mutating func countOperator() throws(Diagnostic) {
    operatorCount += 1
    guard operatorCount <= Self.greatestOperatorCount else {
      throw Diagnostic(
        .unsupported, "the expression has too many operators", at: current.range,
        help: ["at most \(Self.greatestOperatorCount); compare with a list by IN [ … ] instead of many ORs"])
    }
  }
}

// MARK: - Looking ahead

extension PatternParser {
  /// Whether a pattern with at least one edge begins at `place`, rather than an expression in parentheses.
  ///
  /// Decided by the outline of the tokens and never by trying, since trying takes exponential time when nested.
  func beginsPattern(at place: Int) -> Bool {
    guard looksLikeNode(at: place), let close = closing(of: place) else { return false }
    var next = close + 1
    func symbol(_ offset: Int) -> PatternSymbol? { token(at: next + offset).symbol }
    let pointsLeft = symbol(0) == .less
    if pointsLeft { next += 1 }
    guard symbol(0) == .minus else { return false }
    switch symbol(1) {
    case .leftBracket:
      // `(a)-[1]` is a difference; an edge goes on with a line behind the bracket.
      guard let bracket = closing(of: next + 1) else { return true }
      return token(at: bracket + 1).symbol == .minus
    case .minus:
      let follows = symbol(2)
      return follows == .leftParenthesis || follows == .greater || (pointsLeft && follows == .leftBrace)
    case .greater:
      return true
    default:
      return false
    }
  }

  /// Whether a node pattern seems to begin at `place`: `()`, `(a)`, `(:A`, `({`, `(a:A`, `(a {`, `(a WHERE`, `(a IS A`.
  private func looksLikeNode(at place: Int) -> Bool {
    guard token(at: place).symbol == .leftParenthesis else { return false }
    let first = token(at: place + 1)
    if first.variable == nil {
      return [.rightParenthesis, .colon, .leftBrace].contains(first.symbol)
    }
    let second = token(at: place + 2)
    switch second.keyword {
    case .whereKeyword: return true
    case .isKeyword:
      let third = token(at: place + 3).keyword
      return third != .null && third != .not && third != .labeled
    default: return [.rightParenthesis, .colon, .leftBrace].contains(second.symbol)
    }
  }

  /// The place of the bracket that closes the one at `place`, or nil when they do not match.
  func closing(of place: Int) -> Int? {
    var expected: [PatternSymbol] = []
    for candidate in place..<tokens.count {
      switch tokens[candidate].symbol {
      case .leftParenthesis: expected.append(.rightParenthesis)
      case .leftBracket: expected.append(.rightBracket)
      case .leftBrace: expected.append(.rightBrace)
      case .rightParenthesis, .rightBracket, .rightBrace:
        guard expected.popLast() == tokens[candidate].symbol else { return nil }
        if expected.isEmpty { return candidate }
      default: break
      }
    }
    return nil
  }
}

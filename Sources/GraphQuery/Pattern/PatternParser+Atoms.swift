/// Literals, names, calls, and whatever has brackets of its own.
extension PatternParser {
  mutating func parseAtom() throws(Diagnostic) -> Expression {
    let start = position
    let kind = try parseAtomKind()
    return Expression(kind, range: range(from: start))
  }

  private mutating func parseAtomKind() throws(Diagnostic) -> Expression.Kind {
    switch current.kind {
    case .integer(let magnitude):
      guard let value = Int64(exactly: magnitude) else {
        throw Diagnostic(
          .syntax, "the integer \(magnitude) is too large", at: current.range,
          help: ["integers reach to \(Int64.max)"])
      }
      advance()
      return .literal(.integer(value))
    case .real(let value):
      advance()
      return .literal(.real(value))
    case .text(let text):
      advance()
      return .literal(.text(text))
    case .parameter(let name):
      advance()
      return .parameter(name)
    case .symbol(let symbol):
      return try parseBracketed(symbol)
    case .word:
      if let kind = try parseKeywordForm() { return kind }
      return try parseVariableOrCall()
    case .quotedName:
      return try parseVariableOrCall()
    case .end:
      throw expected("an expression")
    }
  }

  private mutating func parseBracketed(_ symbol: PatternSymbol) throws(Diagnostic) -> Expression.Kind {
    switch symbol {
    case .leftParenthesis:
      if beginsPattern(at: position) { return try parsePatternPredicate() }
      advance()
      var place = context
      place.barEndsExpression = false
      let inner = try parseExpression(in: place)
      try expect(.rightParenthesis)
      return inner.kind
    case .leftBracket:
      return try parseListOrComprehension()
    case .leftBrace:
      return .map(try parseMap())
    default:
      throw expected("an expression")
    }
  }

  /// `(a)-[:X]->()` as a condition.
  private mutating func parsePatternPredicate() throws(Diagnostic) -> Expression.Kind {
    let start = position
    let path = try parseNodesAndEdges()
    guard context.allowsPatternPredicate else {
      throw Diagnostic(
        .syntax, "a bare pattern can only stand where a condition is expected", at: range(from: start),
        help: ["to ask whether it exists, write EXISTS { … }", "to count its matches, write COUNT { … }"])
    }
    return .exists(
      Expression.Subquery([.match(paths: [path], condition: nil, isOptional: false)], isPredicate: true))
  }

  /// `{key: value, …}`
  mutating func parseMap() throws(Diagnostic) -> [PropertyPattern] {
    try expect(.leftBrace)
    var entries: [PropertyPattern] = []
    guard !accept(.rightBrace) else { return entries }
    repeat {
      let range = current.range
      let key = try parseName("a property's name")
      try expect(.colon)
      entries.append(PropertyPattern(key, try parseExpression(), keyRange: range))
    } while accept(.comma)
    try expect(.rightBrace)
    return entries
  }
}

// MARK: - Words

extension PatternParser {
  /// What begins with a keyword, or nil when the word is a name here.
  private mutating func parseKeywordForm() throws(Diagnostic) -> Expression.Kind? {
    let opening = token(ahead: 1).symbol
    switch current.keyword {
    case .null: return literal(.null)
    case .trueKeyword: return literal(.boolean(true))
    case .falseKeyword: return literal(.boolean(false))
    case .caseKeyword: return try parseCase()
    case .exists where opening == .leftBrace:
      advance()
      return .exists(try parseSubquery(needsReturn: false))
    case .exists where opening == .leftParenthesis && beginsPattern(at: position + 2):
      advance()
      advance()
      let path = try parseNodesAndEdges()
      try expect(.rightParenthesis)
      return .exists(
        Expression.Subquery([.match(paths: [path], condition: nil, isOptional: false)], isPredicate: true))
    case .count where opening == .leftBrace:
      advance()
      return .count(try parseSubquery(needsReturn: false))
    case .collect where opening == .leftBrace:
      advance()
      return .collect(try parseSubquery(needsReturn: true))
    case .count where opening == .leftParenthesis && token(ahead: 2).symbol == .star:
      advance()
      advance()
      advance()
      try expect(.rightParenthesis)
      return .countAll
    case .all where isQuantifierAhead(): return try parseQuantified(.all)
    case .any where isQuantifierAhead(): return try parseQuantified(.any)
    case .noneKeyword where isQuantifierAhead(): return try parseQuantified(.none)
    case .single where isQuantifierAhead(): return try parseQuantified(.single)
    case .reduce where opening == .leftParenthesis && token(ahead: 3).symbol == .equal:
      return try parseReduce()
    case .shortestPath where opening == .leftParenthesis, .allShortestPaths where opening == .leftParenthesis:
      throw Diagnostic(
        .unsupported, "a shortest path can only be asked for in MATCH", at: current.range,
        help: ["write MATCH p = shortestPath(…), and use p here"])
    default: return nil
    }
  }

  private mutating func literal(_ literal: Expression.Literal) -> Expression.Kind {
    advance()
    return .literal(literal)
  }

  /// `(variable IN`, which tells `any(x IN list …)` from a call of a function with that name.
  private func isQuantifierAhead() -> Bool {
    token(ahead: 1).symbol == .leftParenthesis && token(ahead: 2).variable != nil
      && token(ahead: 3).keyword == .inKeyword
  }

  private mutating func parseVariableOrCall() throws(Diagnostic) -> Expression.Kind {
    if let name = functionNameAhead() {
      for _ in 0..<name.length { advance() }
      try expect(.leftParenthesis)
      let isDistinct = accept(.distinct)
      var arguments: [Expression] = []
      if !isAt(.rightParenthesis) {
        repeat { arguments.append(try parseExpression()) } while accept(.comma)
      }
      try expect(.rightParenthesis)
      return .call(name: name.text, isDistinct: isDistinct, arguments: arguments)
    }
    guard let name = current.variable else { throw expected("an expression", nameFits: true) }
    let start = position
    advance()
    guard isAt(.leftBrace) else { return .variable(name) }
    return try parseMapProjection(of: Expression(.variable(name), range: range(from: start)))
  }

  /// `{.key, .*, key: value, name}`, behind what the properties are of.
  private mutating func parseMapProjection(of subject: Expression) throws(Diagnostic) -> Expression.Kind {
    try expect(.leftBrace)
    var items: [Expression.MapProjectionItem] = []
    guard !accept(.rightBrace) else { return .mapProjection(subject, items) }
    repeat {
      if accept(.dot) {
        let start = position
        items.append(
          accept(.star) ? .all : .property(try parseName("a property's name or '*'"), range(from: start)))
      } else if token(ahead: 1).symbol == .colon {
        let key = try parseName("a name")
        advance()
        items.append(.entry(PropertyPattern(key, try parseExpression())))
      } else {
        let start = position
        let name = try parseVariable("'.name', '.*' or 'name: value'")
        items.append(
          .entry(PropertyPattern(name, Expression(.variable(name), range: range(from: start)))))
      }
    } while accept(.comma)
    try expect(.rightBrace)
    return .mapProjection(subject, items)
  }

  /// `name` or `name.name…` before a parenthesis.
  private func functionNameAhead() -> (text: String, length: Int)? {
    guard var text = current.variable else { return nil }
    var length = 1
    while token(ahead: length).symbol == .dot, let part = token(ahead: length + 1).name {
      text += "." + part
      length += 2
    }
    return token(ahead: length).symbol == .leftParenthesis ? (text, length) : nil
  }

  /// `CASE [subject] WHEN … THEN … [ELSE …] END`
  private mutating func parseCase() throws(Diagnostic) -> Expression.Kind {
    advance()
    let subject = isAt(.when) ? nil : try parseExpression()
    var branches: [Expression.CaseBranch] = []
    repeat {
      try expect(.when)
      let condition = subject == nil ? try parseCondition() : try parseExpression()
      try expect(.then)
      branches.append(Expression.CaseBranch(when: condition, then: try parseExpression()))
    } while isAt(.when)
    let otherwise = accept(.elseKeyword) ? try parseExpression() : nil
    guard accept(.end) else {
      throw expected("END", or: otherwise == nil ? [.end, .elseKeyword, .when] : [.end])
    }
    return .cases(subject: subject, branches: branches, otherwise: otherwise)
  }
}

// MARK: - Lists

extension PatternParser {
  private mutating func parseListOrComprehension() throws(Diagnostic) -> Expression.Kind {
    try expect(.leftBracket)
    let isNamedPath = token(ahead: 1).symbol == .equal && beginsPattern(at: position + 2)
    if isNamedPath || beginsPattern(at: position) { return try parsePatternComprehension() }
    if current.variable != nil, token(ahead: 1).keyword == .inKeyword { return try parseComprehension() }

    var elements: [Expression] = []
    guard !accept(.rightBracket) else { return .list(elements) }
    repeat { elements.append(try parseExpression()) } while accept(.comma)
    try expect(.rightBracket)
    return .list(elements)
  }

  /// `variable IN list [WHERE condition] [| result]]`
  private mutating func parseComprehension() throws(Diagnostic) -> Expression.Kind {
    let variable = try parseVariable("a name")
    try expect(.inKeyword)
    let list = try parseExpression(in: Context(barEndsExpression: true))
    let condition = accept(.whereKeyword) ? try parseCondition(barEndsExpression: true) : nil
    let result = accept(.bar) ? try parseExpression() : nil
    try expect(.rightBracket)
    return .comprehension(variable: variable, list: list, condition: condition, result: result)
  }

  /// `[name =] path [WHERE condition] | result]`
  private mutating func parsePatternComprehension() throws(Diagnostic) -> Expression.Kind {
    var variable: String?
    if !isAt(.leftParenthesis) {
      variable = try parseVariable("a name for the path")
      try expect(.equal)
    }
    var path = try parseNodesAndEdges()
    path.variable = variable
    let condition = accept(.whereKeyword) ? try parseCondition(barEndsExpression: true) : nil
    guard accept(.bar) else { throw expected("'|' and what to collect") }
    let result = try parseExpression()
    try expect(.rightBracket)
    return .patternComprehension(path, condition: condition, result: result)
  }

  /// `all(variable IN list [WHERE condition])`
  private mutating func parseQuantified(
    _ quantifier: Expression.Quantifier
  ) throws(Diagnostic) -> Expression.Kind {
    advance()
    try expect(.leftParenthesis)
    let variable = try parseVariable("a name")
    try expect(.inKeyword)
    let list = try parseExpression()
    let condition = accept(.whereKeyword) ? try parseCondition() : nil
    try expect(.rightParenthesis)
    return .quantified(quantifier, variable: variable, list: list, condition: condition)
  }

  /// `reduce(accumulator = start, variable IN list | step)`
  private mutating func parseReduce() throws(Diagnostic) -> Expression.Kind {
    advance()
    try expect(.leftParenthesis)
    let accumulator = try parseVariable("a name for the result so far")
    try expect(.equal)
    let start = try parseExpression()
    try expect(.comma)
    let variable = try parseVariable("a name for the list's elements")
    try expect(.inKeyword)
    let list = try parseExpression(in: Context(barEndsExpression: true))
    guard accept(.bar) else { throw expected("'|' and the next result") }
    let step = try parseExpression()
    try expect(.rightParenthesis)
    return .reduce(accumulator: accumulator, start: start, variable: variable, list: list, step: step)
  }
}

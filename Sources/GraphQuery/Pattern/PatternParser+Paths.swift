/// Paths, nodes and edges.
extension PatternParser {
  /// `[variable =] [selector] [mode] nodes and edges`, or `shortestPath(nodes and edges)`.
  mutating func parsePath() throws(Diagnostic) -> PathPattern {
    var variable = try parsePathVariable()
    let isCounted = isAt(.shortest)
    var selector = try parseSelector()
    let mode = parseMode()
    if isCounted, case .shortest(let count) = selector, isAt(.group) || isAt(.groups) {
      advance()
      selector = .shortestGroups(count)
    }
    // GQL writes the selector on either side of the path's name.
    if variable == nil { variable = try parsePathVariable() }
    let outerModeRange = innerModeRange
    innerModeRange = nil
    defer { innerModeRange = outerModeRange }
    var path = try parseSelectedPath()
    if mode == .walk, let innerModeRange {
      throw Diagnostic(
        .unsupported, "a part of a WALK cannot have a mode of its own yet", at: innerModeRange,
        help: ["leave out WALK, and put it before the parts that may come back to their edges"])
    }
    path.variable = variable
    if selector != .all { path.selector = selector }
    if let mode { path.mode = mode }
    return path
  }

  mutating func parsePathVariable() throws(Diagnostic) -> String? {
    guard current.name != nil, token(ahead: 1).symbol == .equal else { return nil }
    let variable = try parseVariable("a name for the path")
    advance()
    return variable
  }

  /// `SHORTEST k`, `ANY SHORTEST`, `ALL SHORTEST`, `ANY`, `ANY k`, `ALL`.
  private mutating func parseSelector() throws(Diagnostic) -> PathPattern.Selector {
    guard token(ahead: 1).symbol != .equal else { return .all }
    if accept(.shortest) {
      return .shortest(try parsePathCount() ?? .integer(1))
    }
    if accept(.all) { return accept(.shortest) ? .allShortest : .all }
    guard accept(.any) else { return .all }
    // Any so many paths are asked for; the shortest are found soonest.
    return accept(.shortest) ? .anyShortest : .shortest(try parsePathCount() ?? .integer(1))
  }

  /// A number, or a parameter.
  private mutating func parsePathCount() throws(Diagnostic) -> Expression? {
    let range = current.range
    if case .parameter(let name) = current.kind {
      advance()
      return Expression(.parameter(name), range: range)
    }
    guard case .integer = current.kind else { return nil }
    guard let count = try acceptCount(), count > 0 else {
      throw Diagnostic(
        .syntax, "the number of paths is at least 1", at: range, help: ["write SHORTEST 3"])
    }
    return Expression(.literal(.integer(Int64(count))), range: range)
  }

  /// `WALK`, `TRAIL`, `ACYCLIC` or `SIMPLE`, and `PATH` or `PATHS` behind it.
  mutating func parseMode() -> PathPattern.Mode? {
    let mode = token(ahead: 1).symbol == .equal ? nil : current.keyword.flatMap { PatternParser.modes[$0] }
    if mode != nil { advance() }
    if token(ahead: 1).symbol != .equal { _ = accept(.path) || accept(.paths) }
    return mode
  }

  static let modes: [PatternKeyword: PathPattern.Mode] = [
    .walk: .walk, .trail: .trail, .acyclic: .acyclic, .simple: .simple,
  ]

  private mutating func parseSelectedPath() throws(Diagnostic) -> PathPattern {
    let isAny = isAt(.shortestPath)
    guard isAny || isAt(.allShortestPaths) else { return try parseNodesAndEdges() }
    advance()
    try expect(.leftParenthesis)
    var path = try parseNodesAndEdges()
    try expect(.rightParenthesis)
    path.selector = isAny ? .anyShortest : .allShortest
    return path
  }
}

// MARK: - Nodes

extension PatternParser {
  mutating func parseNode(after edge: EdgePattern?) throws(Diagnostic) -> NodePattern {
    let start = position
    guard accept(.leftParenthesis) else {
      throw expected("a node '(…)'", after: edge.map(abbreviation))
    }
    let content = try parseContent(of: "node")
    try expect(.rightParenthesis, "to close the node")
    return NodePattern(
      content.variable, label: content.label, properties: content.properties, condition: content.condition,
      range: range(from: start))
  }

  /// What may stand inside the parentheses of a node and the brackets of an edge.
  private struct Content {
    var variable: String?
    var label: LabelExpression?
    var length: EdgePattern.Length?
    var properties: [PropertyPattern] = []
    var condition: Expression?
  }

  private mutating func parseContent(of element: String) throws(Diagnostic) -> Content {
    // A `|` inside a node or an edge joins labels, even where the pattern stands in a comprehension.
    let saved = context
    context.barEndsExpression = false
    defer { context = saved }

    var content = Content()
    if current.name != nil, !isAt(.whereKeyword), !isAt(.isKeyword) {
      content.variable = try parseVariable("a name")
    }
    if accept(.colon) || accept(.isKeyword) { content.label = try parseLabels() }
    if element == "edge", accept(.star) { content.length = try parseStarLength() }
    if isAt(.leftBrace) { content.properties = try parseMap() }
    if case .parameter = current.kind {
      throw Diagnostic(
        .syntax, "a parameter cannot stand for all properties of a pattern", at: current.range,
        help: ["name them: {name: \(text(in: current.range)).name}"])
    }
    content.condition = try parseWhere()
    return content
  }
}

// MARK: - Edges

extension PatternParser {
  mutating func parseEdge() throws(Diagnostic) -> EdgePattern {
    let start = position
    let pointsLeft = accept(.less)
    guard accept(.minus) else { throw expected("'-'") }
    var content = Content()
    var pointsRight = false
    if accept(.leftBracket) {
      content = try parseContent(of: "edge")
      try expect(.rightBracket, "to close the edge")
      guard accept(.minus) else {
        throw expected("'->' or '-'", after: "]")
      }
      pointsRight = accept(.greater)
    } else {
      // GQL's `->`, `<-` and `-` are short for openCypher's `-->`, `<--` and `--`.
      _ = accept(.minus)
      pointsRight = accept(.greater)
    }
    let arrowEnd = position
    let edgeRange = range(from: start)
    let quantifier = try parseQuantifier()
    if let quantifier {
      guard content.length == nil else {
        throw Diagnostic(
          .syntax, "the edge has two lengths", at: range(from: arrowEnd),
          help: ["leave out one of '*' in the brackets and what follows the arrow"])
      }
      if !quantifier.isQuestion { content.length = quantifier.length }
    }
    let edge = EdgePattern(
      content.variable, label: content.label, direction: direction(left: pointsLeft, right: pointsRight),
      length: content.length, properties: content.properties, condition: content.condition,
      range: quantifier == nil ? edgeRange : range(from: start))
    guard let quantifier, quantifier.isQuestion else { return edge }
    // An edge that may be missing is a path of it that may be.
    let path = PathPattern(nodes: [NodePattern(), NodePattern()], edges: [edge])
    return EdgePattern(
      repeating: path, length: quantifier.length, isQuestioned: true, condition: nil,
      range: range(from: start))
  }

  private func direction(left: Bool, right: Bool) -> EdgePattern.Direction {
    switch (left, right) {
    case (false, true): .forward
    case (true, false): .backward
    default: .either
    }
  }

  /// The edge's arrow, without what is in it, for a message.
  private func abbreviation(of edge: EdgePattern) -> String {
    let middle = text(in: edge.range).contains("[") ? "[…]" : ""
    return switch edge.direction {
    case .forward: "-\(middle)->"
    case .backward: "<-\(middle)-"
    case .either: "-\(middle)-"
    }
  }

  /// What follows the star of `*`, `*2`, `*1..3`, `*..3` and `*2..`.
  private mutating func parseStarLength() throws(Diagnostic) -> EdgePattern.Length {
    let minimum = try acceptCount()
    guard accept(.dots) else {
      if case .real = current.kind { throw expected("a whole number") }
      return EdgePattern.Length(minimum ?? 1, minimum)
    }
    return EdgePattern.Length(minimum ?? 1, try acceptCount())
  }

  /// GQL's `{1,3}`, `{2}`, `{,3}`, `{2,}`, `+`, `*` and `?` behind an arrow or a path.
  mutating func parseQuantifier() throws(Diagnostic) -> (length: EdgePattern.Length, isQuestion: Bool)? {
    if accept(.question) { return (EdgePattern.Length(0, 1), true) }
    return try parseLength().map { ($0, false) }
  }

  private mutating func parseLength() throws(Diagnostic) -> EdgePattern.Length? {
    if accept(.plus) { return EdgePattern.Length(1, nil) }
    if accept(.star) { return EdgePattern.Length(0, nil) }
    guard accept(.leftBrace) else { return nil }
    let minimum = try acceptCount()
    if accept(.comma) {
      let maximum = try acceptCount()
      try expect(.rightBrace, "to close the length")
      return EdgePattern.Length(minimum ?? 0, maximum)
    }
    guard let minimum else { throw expected("a number of edges, as in {1,3},") }
    try expect(.rightBrace, "to close the length")
    return EdgePattern.Length(minimum, minimum)
  }

  mutating func acceptCount() throws(Diagnostic) -> Int? {
    guard case .integer(let value) = current.kind else { return nil }
    guard let count = Int(exactly: value) else {
      throw Diagnostic(.syntax, "the length is too large", at: current.range)
    }
    advance()
    return count
  }
}

// MARK: - Labels

extension PatternParser {
  /// `A|B`, `A|:B`, `A&B`, `A:B`, `!A`, `%`, `(…)`, behind the first colon.
  mutating func parseLabels() throws(Diagnostic) -> LabelExpression {
    var labels = try parseLabelConjunction()
    while isAt(.bar), !context.barEndsExpression {
      try countOperator()
      advance()
      _ = accept(.colon)
      labels = .or(labels, try parseLabelConjunction())
    }
    return labels
  }

  private mutating func parseLabelConjunction() throws(Diagnostic) -> LabelExpression {
    var labels = try parseLabel()
    while isAt(.ampersand) || isAt(.colon) {
      try countOperator()
      advance()
      labels = .and(labels, try parseLabel())
    }
    return labels
  }

  private mutating func parseLabel() throws(Diagnostic) -> LabelExpression {
    try enter()
    defer { leave() }
    if accept(.exclamation) { return .not(try parseLabel()) }
    if accept(.percent) { return .any }
    if accept(.leftParenthesis) {
      let saved = context
      context.barEndsExpression = false
      defer { context = saved }
      let labels = try parseLabels()
      try expect(.rightParenthesis)
      return labels
    }
    let range = current.range
    return .name(try parseName("a label"), range)
  }
}

/// Sequences of nodes, edges and paths in parentheses.
extension PatternParser {
  /// `(a)-[r]->(b)…`; in the place of a node, of an edge or of both may stand a path in parentheses.
  mutating func parseNodesAndEdges() throws(Diagnostic) -> PathPattern {
    try enter()
    defer { leave() }
    var path = PathPattern(nodes: [])
    var needsNode = true
    var followsParenthesis = false
    while true {
      // Behind a repeated path, and at the start, the node's place is open.
      let isOpen = path.nodes.count == path.edges.count
      if beginsParenthesizedPath() {
        try parseParenthesizedPath(into: &path)
        (needsNode, followsParenthesis) = (false, true)
      } else if isOpen, needsNode || isAt(.leftParenthesis) {
        path.nodes.append(try parseNode(after: path.edges.last))
        (needsNode, followsParenthesis) = (false, false)
      } else if isAt(.minus) || isAt(.less) {
        if isOpen { path.nodes.append(NodePattern()) }
        path.edges.append(try parseEdge())
        (needsNode, followsParenthesis) = (true, false)
      } else if followsParenthesis, isAt(.leftParenthesis) {
        path.edges.append(PatternParser.noEdge)
        needsNode = true
      } else {
        if isOpen { path.nodes.append(NodePattern()) }
        return path
      }
    }
  }

  /// What stands between two patterns of one node.
  private static let noEdge = EdgePattern(direction: .forward, length: EdgePattern.Length(0, 0))

  private func beginsParenthesizedPath() -> Bool {
    guard isAt(.leftParenthesis) else { return false }
    if token(ahead: 1).symbol == .leftParenthesis || token(ahead: 2).symbol == .equal { return true }
    // A mode goes before a node, whose place may be taken by a path again.
    guard let word = token(ahead: 1).keyword, PatternParser.modes[word] != nil else { return false }
    let isSpelledOut = [.path, .paths].contains(token(ahead: 2).keyword)
    return token(ahead: isSpelledOut ? 3 : 2).symbol == .leftParenthesis
  }

  /// `([name =] [mode] path [WHERE condition])`, and behind it, how often: `{1,3}`, `+`, `*`, `?`.
  private mutating func parseParenthesizedPath(into path: inout PathPattern) throws(Diagnostic) {
    let start = position
    advance()
    let variable = try parsePathVariable()
    let modeStart = position
    let mode = parseMode()
    if mode != nil { innerModeRange = range(from: modeStart) }
    var inner = try parseNodesAndEdges()
    let condition = try parseWhere()
    try expect(.rightParenthesis, "to close the path")
    let isOpen = path.nodes.count == path.edges.count
    guard let quantifier = try parseQuantifier() else {
      if !isOpen { path.edges.append(PatternParser.noEdge) }
      let first = path.nodes.count
      path.parts += inner.parts.map { $0.moved(by: first) }
      if variable != nil || mode != nil {
        path.parts.append(
          PathPattern.Part(variable, mode: mode ?? .trail, nodes: first...first + inner.nodes.count - 1))
      }
      if let condition, let last = inner.nodes.indices.last {
        inner.nodes[last].condition =
          inner.nodes[last].condition.map { .binary($0, .and, condition) } ?? condition
      }
      path.nodes += inner.nodes
      path.edges += inner.edges
      return
    }
    let range = range(from: start)
    // What takes no step could be repeated for ever.
    guard inner.edges.contains(where: { $0.length?.minimum ?? 1 > 0 }) else {
      throw Diagnostic(
        .syntax, "a repeated path needs an edge", at: range, help: ["write ((a)-->(b)){1,3}"])
    }
    inner.variable = variable
    if let mode { inner.mode = mode }
    if isOpen { path.nodes.append(NodePattern()) }
    path.edges.append(
      EdgePattern(
        repeating: inner, length: quantifier.length, isQuestioned: quantifier.isQuestion,
        condition: condition,
        range: range))
  }
}

extension PathPattern.Part {
  /// The part of a path in which as many nodes go before it.
  fileprivate func moved(by count: Int) -> PathPattern.Part {
    var part = self
    part.nodes = nodes.lowerBound + count...nodes.upperBound + count
    return part
  }
}

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
    return token(ahead: 1).symbol == .leftParenthesis || token(ahead: 2).symbol == .equal
  }

  /// `(path [WHERE condition])`, and behind it, how often: `{1,3}`, `+`, `*`.
  private mutating func parseParenthesizedPath(into path: inout PathPattern) throws(Diagnostic) {
    let start = position
    advance()
    if token(ahead: 1).symbol == .equal {
      throw unsupported("a name for a part of a path", "name the whole path: MATCH p = …")
    }
    var inner = try parseNodesAndEdges()
    let condition = try parseWhere()
    try expect(.rightParenthesis, "to close the path")
    let isOpen = path.nodes.count == path.edges.count
    guard let length = try parseQuantifier() else {
      if !isOpen { path.edges.append(PatternParser.noEdge) }
      if let condition, let last = inner.nodes.indices.last {
        inner.nodes[last].condition =
          inner.nodes[last].condition.map { .binary($0, .and, condition) } ?? condition
      }
      path.nodes += inner.nodes
      path.edges += inner.edges
      return
    }
    let range = range(from: start)
    guard !inner.edges.isEmpty else {
      throw Diagnostic(
        .syntax, "a repeated path needs an edge", at: range, help: ["write ((a)-->(b)){1,3}"])
    }
    guard inner.edges.allSatisfy({ $0.length == nil }) else {
      throw unsupported(
        "a repetition inside a repeated path", "repeat single edges only, or name the parts one by one", range
      )
    }
    if isOpen { path.nodes.append(NodePattern()) }
    path.edges.append(EdgePattern(repeating: inner, length: length, condition: condition, range: range))
  }

  private func unsupported(_ what: String, _ help: String, _ range: SourceRange? = nil) -> Diagnostic {
    Diagnostic(.unsupported, "\(what) is not possible yet", at: range ?? current.range, help: [help])
  }
}

/// Full-text search, and guesses at what a misspelt name meant.
extension GraphStore {
  /// A node found by its text.
  public struct SearchHit: Hashable, Sendable {
    /// The node.
    public var node: Node
    /// The text around the words found, with each of them between `«` and `»`.
    public var excerpt: String
  }

  /// The nodes whose name, other names or text have all of the words, best first; the last word may be cut short.
  public func search(_ text: String, kinds: [String] = [], limit: Int = 20) throws(GraphError) -> [SearchHit]
  {
    // Each word is quoted, so that nothing in it is an operator.
    let words = searchedWords(of: text)
    guard !words.isEmpty else { return [] }
    let expression = words.map { "\"\($0)\"" }.joined(separator: " ") + "*"
    try refreshTexts()
    return try all(
      """
      SELECT \(GraphStore.nodeColumns), snippet(node_text, -1, '«', '»', '…', 12) FROM node_text
      JOIN node ON node.id = node_text.rowid
      WHERE node_text MATCH \(expression) AND \(isOf(kinds))
      ORDER BY bm25(node_text, 10.0, 5.0, 1.0), node.id LIMIT \(limit)
      """
    ) { row in SearchHit(node: node(from: row), excerpt: row.text(6)) }
  }

  /// The words to search for; what the tokenizer would make nothing of is left out.
  private func searchedWords(of text: String) -> [Substring] {
    text.split { $0.isWhitespace || $0 == "\"" || $0 == "\0" }.filter(hasLetterOrNumber)
  }

  /// Whether the words stand, one behind the other, in a name or a text of some node of a kind.
  public func hasText(_ text: String, kind: String) throws(GraphError) -> Bool {
    let words = searchedWords(of: text)
    guard !words.isEmpty else { return false }
    try refreshTexts()
    let expression = "\"\(words.joined(separator: " "))\"" + "*"
    return try first(
      """
      SELECT 1 FROM node_text JOIN node ON node.id = node_text.rowid
      WHERE node_text MATCH \(expression) AND \(isOf([kind])) LIMIT 1
      """
    ) { _ in true } ?? false
  }

  /// The nodes whose names are nearest to a name that nothing bears, best first.
  public func suggestions(for name: String, kinds: [String] = [], limit: Int = 3) throws(GraphError) -> [Node]
  {
    let folded = NameFolding.fold(name)
    guard !folded.isEmpty, folded.utf8.count <= 200 else { return [] }
    let tolerance = max(1, min(3, folded.count / 4))
    var candidates: [Node.ID: Int] = [:]
    func consider(_ other: String, _ id: Node.ID) {
      let distance =
        if other.hasPrefix(folded) {
          0
        } else if let distance = editDistance(folded, other, limit: tolerance) {
          distance
        } else if other.split(separator: " ").contains(where: { word in
          editDistance(folded, String(word), limit: min(tolerance, 1)) != nil
        }) {
          tolerance
        } else {
          Int.max
        }
      if distance <= tolerance { candidates[id] = min(candidates[id] ?? .max, distance) }
    }
    func consider(_ names: SQLFragment) throws(GraphError) {
      try query(names) { row in
        consider(row.text(0), row.integer(1))
        return true
      }
    }
    // A slip seldom changes the first letter, and seldom all of the words.
    let start = String(folded.prefix(1))
    try consider(
      "SELECT folded, node FROM alias WHERE folded >= \(start) AND folded < \(start + "\u{10FFFF}") LIMIT 20000"
    )
    let words = folded.split(separator: " ").filter { $0.count >= 3 && hasLetterOrNumber($0) }
    if !words.isEmpty {
      let expression = words.map { "\"\($0.prefix(3))\"*" }.joined(separator: " OR ")
      try refreshTexts()
      try consider(
        """
        SELECT alias.folded, alias.node FROM node_text JOIN alias ON alias.node = node_text.rowid
        WHERE node_text MATCH \("{name aliases} : (\(expression))") LIMIT 5000
        """)
    }
    if candidates.isEmpty {
      let length = folded.unicodeScalars.count
      try consider(
        """
        SELECT folded, node FROM alias
        WHERE length(folded) BETWEEN \(length - tolerance) AND \(length + tolerance) LIMIT 50000
        """)
    }
    var nodes: [Node] = []
    for (id, _) in candidates.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) })
    where nodes.count < limit {
      if let node = try node(id), kinds.isEmpty || kinds.contains(node.kind) { nodes.append(node) }
    }
    return nodes
  }

  private func hasLetterOrNumber(_ word: Substring) -> Bool {
    word.contains { $0.isLetter || $0.isNumber }
  }
}

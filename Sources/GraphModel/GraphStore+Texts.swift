/// Keeping the full-text index up to date.
///
/// What changes is entered at the end of the transaction: any statement that may have to be undone by itself makes
/// SQLite's full-text index write out what it has collected, and after each node that would be half of an import's time.
extension GraphStore {
  /// Notes that a node's name, aliases or texts have changed, or that it is gone.
  func refreshText(of id: Node.ID) throws(GraphError) {
    unsearchable.insert(id)
    if !connection.isInTransaction { try refreshTexts() }
  }

  /// Brings the full-text index up to date with the nodes that have changed.
  func refreshTexts() throws(GraphError) {
    guard !unsearchable.isEmpty else { return }
    for id in unsearchable.sorted() {
      guard let node = try node(id) else {
        try run("DELETE FROM node_text WHERE rowid = \(id)")
        continue
      }
      let names = try all("SELECT folded, name FROM alias WHERE node = \(id) ORDER BY folded") { row in
        (folded: row.text(0), name: row.text(1))
      }
      try run(
        """
        INSERT OR REPLACE INTO node_text(rowid, name, aliases, body)
        VALUES (\(id), \(node.name), \(Self.searchedAliases(of: node, names)), \(Self.searchedBody(of: node)))
        """)
    }
    unsearchable = []
  }

  /// What is searched of a node's names besides the one it is called by; `names` are in the order of their foldings.
  ///
  /// SQLite's tokenizer knows no stroked letters and parts words at apostrophes and full stops; foldings with words of
  /// their own (`lukasz`, `solo io` as `soloio`) are indexed as well.
  static func searchedAliases(of node: Node, _ names: [(folded: String, name: String)]) -> String {
    var lines: [String] = []
    for (folded, name) in names {
      if name != node.name { lines.append(name) }
      if !hasWords(of: folded, name) { lines.append(folded) }
    }
    return lines.joined(separator: "\n")
  }

  /// What is searched of a node's texts.
  static func searchedBody(of node: Node) -> String {
    node.properties.sorted { $0.key < $1.key }.flatMap(\.value.texts).joined(separator: "\n")
  }

  /// Whether a folding has no words but those that the tokenizer finds in the name.
  private static func hasWords(of folded: String, _ name: String) -> Bool {
    // What most names are: the folding is the name in lower case, and that has nothing but words.
    let isSame = folded.utf8.elementsEqual(name.utf8.lazy.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
    if isSame, folded.utf8.allSatisfy({ $0 == 0x20 || $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 })
    {
      return true
    }
    let lowercase = name.lowercased()
    let isASCII = lowercase.utf8.allSatisfy { $0 < 0x80 }
    let words =
      isASCII
      ? lowercase.utf8.split { !($0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39) }.map(Substring.init)
      : lowercase.split { !$0.isLetter && !$0.isNumber }
    return Set(words).isSuperset(of: folded.split(separator: " "))
  }
}

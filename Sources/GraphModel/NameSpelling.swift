/// Which of two spellings of a name is the better one, for a reason that does not depend on their order.
public enum NameSpelling {
  /// Whether a name is another spelling of the node's own.
  public static func isSame(_ node: Node, _ name: String) -> Bool {
    !GraphStore.foldings(of: node.name, kind: node.kind).isDisjoint(
      with: GraphStore.foldings(of: name, kind: node.kind))
  }

  /// Without a legal form (`Acorn` and not `Acorn, Inc.`), more words (`Red Hat`), not all in capitals (`Acorn` and not
  /// `ACORN`), more accents, and at last the alphabet.
  public static func isBetter(_ name: String, than other: String) -> Bool {
    let (rank, otherRank) = (rank(name), self.rank(other))
    return rank == otherRank ? name < other : otherRank.lexicographicallyPrecedes(rank)
  }

  /// Capitals of so few letters are an acronym.
  private static let longestAcronym = 4

  private static func rank(_ name: String) -> [Int] {
    let words = NameFolding.fold(name).split(separator: " ")
    let isPlain = words.last.map { !NameFolding.legalSuffixes.contains(String($0)) } ?? true
    let isShouted = name.utf8.count > longestAcronym && !name.contains(where: \.isLowercase)
    return [isPlain ? 1 : 0, words.count, isShouted ? 0 : 1, name.unicodeScalars.count { !$0.isASCII }]
  }
}

/// What a node is called when its sources spell it differently.
extension GraphStore {
  /// A node of which a source writes the name in another way than the graph has it.
  ///
  /// The better spelling becomes its name, and the other an alias: so it does not matter which came first. What the user
  /// wants it called, it is called. Belongs inside `write`.
  public func respell(_ node: Node, as name: String) throws(GraphError) -> Node {
    let name = Names.cleaned(name)
    guard !name.isEmpty, node.name != name, NameSpelling.isSame(node, name) else { return node }
    var node = node
    let other = NameSpelling.isBetter(name, than: node.name) ? node.name : name
    if other != name, try !hasPreferredName(node.id) {
      node.name = name
      try update(node)
    }
    try addAlias(other, to: node)
    return node
  }

  private static let preferredNames = "kgraph:preferred name"

  /// Notes that the user wants a node to be called as it is.
  public func preferName(of node: Node.ID) throws(GraphError) {
    try identify(node, instance: GraphStore.preferredNames, externalID: String(node))
  }

  /// Whether the user has said what a node is to be called: in a list of names, or by making it.
  private func hasPreferredName(_ node: Node.ID) throws(GraphError) -> Bool {
    try first(
      """
      SELECT EXISTS (SELECT 1 FROM identity WHERE node = \(node) AND instance = \(GraphStore.preferredNames))
        OR EXISTS (
          SELECT 1 FROM evidence JOIN source ON source.id = evidence.source
          WHERE evidence.subject = \(node) AND source.uri = \(Source.captureURI))
      """
    ) { $0.integer(0) != 0 } ?? false
  }
}

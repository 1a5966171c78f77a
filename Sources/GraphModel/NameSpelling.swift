/// Which of two spellings of a name is the better one, for a reason that does not depend on their order.
public enum NameSpelling {
  /// Whether a name is another spelling of the node's own.
  public static func isSame(_ node: Node, _ name: String) -> Bool {
    !GraphStore.foldings(of: node.name, kind: node.kind).isDisjoint(
      with: GraphStore.foldings(of: name, kind: node.kind))
  }

  /// Without a legal form (`Acorn` and not `Acorn, Inc.`), more words (`Red Hat`), several words not all in capitals
  /// (`Ada Moss` and not `ADA MOSS`), more accents, and at last the alphabet.
  public static func isBetter(_ name: String, than other: String) -> Bool {
    let (rank, otherRank) = (rank(name), self.rank(other))
    return rank == otherRank ? name < other : otherRank.lexicographicallyPrecedes(rank)
  }

  private static func rank(_ name: String) -> [Int] {
    let words = NameFolding.fold(name).split(separator: " ")
    let isPlain = words.last.map { !NameFolding.legalSuffixes.contains(String($0)) } ?? true
    let isShouted = words.count > 1 && !name.contains(where: \.isLowercase)
    return [isPlain ? 1 : 0, words.count, isShouted ? 0 : 1, name.unicodeScalars.count { !$0.isASCII }]
  }
}

/// What a node is called when its sources spell it differently.
extension GraphStore {
  /// A node of which a source writes the name in another way than the graph has it.
  ///
  /// The better spelling becomes its name, and the other an alias: so it does not matter which came first. Where only the
  /// capitals differ, the better one is what more rows have. What the user wants it called, it is called. Belongs inside
  /// `write`.
  public func respell(_ node: Node, as name: String) throws(GraphError) -> Node {
    let name = Names.cleaned(name)
    guard !name.isEmpty, node.name != name, NameSpelling.isSame(node, name) else { return node }
    var node = node
    let isBetter = try hasMoreRows(name, than: node) ?? NameSpelling.isBetter(name, than: node.name)
    let other = isBetter ? node.name : name
    if other != name, try !hasPreferredName(node.id) {
      node.name = name
      try update(node)
    }
    try addAlias(other, to: node)
    return node
  }

  /// Whether more rows that link to a node write its name so than as it is called now; nil where as many do, or where more
  /// than the capitals differ. `CEDAR` in one row of many is a slip, and `NVIDIA` in most of them is the name.
  private func hasMoreRows(_ name: String, than node: Node) throws(GraphError) -> Bool? {
    guard name.lowercased() == node.name.lowercased() else { return nil }
    let quotes = try all(
      "SELECT quote FROM evidence WHERE object = \(node.id) AND relation IS NOT NULL AND quote IS NOT NULL"
    ) { $0.text(0) }
    let (mine, theirs) = (Array(name.utf8), Array(node.name.utf8))
    let difference = quotes.reduce(0) { sum, quote in
      sum + (Self.contains(quote, mine) ? 1 : 0) - (Self.contains(quote, theirs) ? 1 : 0)
    }
    return difference == 0 ? nil : difference > 0
  }

  private static func contains(_ text: String, _ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return false }
    var rest = text.utf8[...]
    while let place = rest.firstIndex(of: first) {
      rest = rest[place...]
      if rest.starts(with: bytes) { return true }
      rest = rest.dropFirst()
    }
    return false
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

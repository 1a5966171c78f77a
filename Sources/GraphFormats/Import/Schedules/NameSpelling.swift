import GraphModel

/// Which of two spellings of a name is the better one, for a reason that does not depend on their order.
enum NameSpelling {
  /// Whether a name is another spelling of the node's own.
  static func isSame(_ node: Node, _ name: String) -> Bool {
    if NameFolding.fold(node.name) == NameFolding.fold(name) { return true }
    return node.kind == "org" && NameFolding.foldOrganisation(node.name) == NameFolding.foldOrganisation(name)
  }

  /// Without a legal form (`Acorn` and not `Acorn, Inc.`), more words (`Red Hat`), more accents, and at last the alphabet.
  static func isBetter(_ name: String, than other: String) -> Bool {
    let (rank, otherRank) = (rank(name), self.rank(other))
    return rank == otherRank ? name < other : otherRank.lexicographicallyPrecedes(rank)
  }

  private static func rank(_ name: String) -> [Int] {
    let words = NameFolding.fold(name).split(separator: " ")
    let isPlain = words.last.map { !HeadingVocabulary.legalSuffixes.contains(String($0)) } ?? true
    return [isPlain ? 1 : 0, words.count, name.unicodeScalars.count { !$0.isASCII }]
  }
}

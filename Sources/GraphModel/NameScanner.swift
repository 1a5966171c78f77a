/// Finds the names that a graph knows in running text.
///
/// The longest name at each place counts. A name is taken only where it is unlikely to be anything else: a name of one
/// word in the letter case it is known in, a person's in full. What people write in lower case (a topic: "service
/// mesh", "service meshes") is found in any case, and in the plural. A one-word name in lower case that is no topic
/// (the project `kind`) is too likely an ordinary word, and is not found.
public struct NameScanner {
  /// A name found in a text.
  public struct Occurrence: Hashable, Sendable {
    /// The nodes that bear it.
    public var nodes: [Node]
    /// The name as it stands in the text.
    public var text: String
  }

  private let store: GraphStore
  private let kinds: Set<String>
  /// The kinds of common nouns.
  private let commonKinds: Set<String>

  /// Makes a scanner for names of some kinds; those of `commonKinds` are found in any letter case.
  public init(store: GraphStore, kinds: Set<String>, commonKinds: Set<String>) {
    self.store = store
    self.kinds = kinds
    self.commonKinds = commonKinds
  }

  /// The names in a text, in order.
  public func occurrences(in text: String) throws(GraphError) -> [Occurrence] {
    let words = Self.words(of: text)
    var found: [Occurrence] = []
    var index = 0
    while index < words.count {
      if let (occurrence, length) = try longestName(words, at: index) {
        found.append(occurrence)
        index += length
      } else {
        index += 1
      }
    }
    return found
  }

  private struct Word {
    var text: Substring
    var folded: String
    /// Whether punctuation that ends a phrase stands behind it.
    var endsPhrase: Bool
  }

  private static func words(of text: String) -> [Word] {
    text.split(whereSeparator: \.isWhitespace).map { raw in
      let core = raw.trimmingEnds { "()[]{}\"“”‘’'.,;:!?…*_".contains($0) }
      let tail = raw.last.map { ".,;:!?)".contains($0) } ?? false
      let bare = core.hasSuffix("'s") || core.hasSuffix("’s") ? core.dropLast(2) : core
      return Word(text: bare, folded: NameFolding.fold(String(bare)), endsPhrase: tail)
    }
  }

  private func longestName(_ words: [Word], at start: Int) throws(GraphError) -> (Occurrence, Int)? {
    var folded = ""
    var best: (Occurrence, Int)?
    for end in start..<min(words.count, start + 12) {
      let word = words[end]
      if !word.folded.isEmpty { folded += folded.isEmpty ? word.folded : " " + word.folded }
      if folded.isEmpty { return nil }
      let written = words[start...end].map { String($0.text) }.joined(separator: " ")
      let nodes = try bearers(folded, written: written, length: end - start + 1)
      if !nodes.isEmpty { best = (Occurrence(nodes: nodes, text: written), end - start + 1) }
      if word.endsPhrase { break }
      if !(try store.hasNames(beginningWith: folded)) { break }
    }
    return best
  }

  private func bearers(_ folded: String, written: String, length: Int) throws(GraphError) -> [Node] {
    var nodes = try store.lookUp(folded)
    if nodes.isEmpty {
      for (plural, singular) in [("shes", "sh"), ("ies", "y"), ("s", "")] where folded.hasSuffix(plural) {
        nodes = try store.lookUp(folded.dropLast(plural.count) + singular).filter { commonKinds.contains($0.kind) }
        if !nodes.isEmpty { break }
      }
    }
    var fitting: [Node] = []
    for node in nodes where kinds.contains(node.kind) {
      if try isMeant(node, written: written, length: length) { fitting.append(node) }
    }
    return fitting
  }

  private func isMeant(_ node: Node, written: String, length: Int) throws(GraphError) -> Bool {
    if commonKinds.contains(node.kind) { return true }
    let hasCapital = written.contains(where: \.isUppercase)
    guard length == 1 else { return hasCapital }
    if node.kind == "person" { return false }
    guard hasCapital else { return false }
    return try store.names(of: node.id).contains(written)
  }
}

extension Substring {
  fileprivate func trimmingEnds(_ isTrimmed: (Character) -> Bool) -> Substring {
    var rest = self
    while let first = rest.first, isTrimmed(first) { rest = rest.dropFirst() }
    while let last = rest.last, isTrimmed(last) { rest = rest.dropLast() }
    return rest
  }
}

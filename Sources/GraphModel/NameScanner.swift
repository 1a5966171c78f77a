/// Finds the names that a graph knows in running text.
///
/// The longest name at each place counts. A name is taken only where it is unlikely to be anything else: a name of one
/// word in the letter case it is known in, a person's in full. What people write in lower case (a topic: "service
/// mesh", "service meshes") is found in any case, in the singular and in the plural. A one-word name in lower case that
/// is no topic (the project `kind`) is too likely an ordinary word, and is not found; nor is "go" the topic `Go`.
///
/// It sees the names that the graph had when it was made and first asked: write what the text makes before.
public final class NameScanner {
  /// A name found in a text.
  public struct Occurrence: Hashable, Sendable {
    /// The nodes that bear it.
    public var nodes: [Node]
    /// The name as it stands in the text.
    public var text: String
  }

  private let store: GraphStore
  /// With what the names begin, where that is known: most places in a text begin none.
  private let firstWords: FirstWords?
  private let kinds: Set<String>
  /// The kinds of common nouns.
  private let commonKinds: Set<String>
  /// What the graph said: texts use the same words over and over.
  private var knownBearers: [String: [Bearer]] = [:]
  private var knownBeginnings: [String: Bool] = [:]

  /// A node with the names under which it may be found in a text.
  private struct Bearer {
    var node: Node
    var names: [String]
  }

  /// Makes a scanner for names of some kinds; those of `commonKinds` are found in any letter case. Many texts are
  /// searched faster with the names' first words.
  public init(
    store: GraphStore, kinds: Set<String>, commonKinds: Set<String>, firstWords: FirstWords? = nil
  ) {
    self.store = store
    self.firstWords = firstWords
    self.kinds = kinds
    self.commonKinds = commonKinds
  }

  /// The names in a text, in order.
  public func occurrences(in text: String) throws(GraphError) -> [Occurrence] {
    var words = TextWords(text)
    var found: [Occurrence] = []
    while words.advance(to: { firstWords?.mayBegin(in: $0) ?? true }) {
      if let (occurrence, length) = try longestName(&words) {
        found.append(occurrence)
        words.skip(length)
      } else {
        words.skip(1)
      }
    }
    return found
  }

  /// A name of more words is none that a person would write.
  private static let longestName = 12

  private func longestName(_ words: inout TextWords) throws(GraphError) -> (Occurrence, Int)? {
    var folded = ""
    var written = ""
    var best: (Occurrence, Int)?
    for place in 0..<Self.longestName {
      guard let word = words.word(at: place) else { break }
      let wordFolding = word.folded
      if place == 0, let firstWords, !firstWords.contains(wordFolding) { return nil }
      if place > 0, word.beginsPhrase { break }
      if !wordFolding.isEmpty { folded += folded.isEmpty ? wordFolding : " " + wordFolding }
      if folded.isEmpty { return nil }
      if place > 0 { written.append(word.joint ?? " ") }
      written += word.text
      let length = place + 1
      // What ends in a lone mark is the name before it.
      if !wordFolding.isEmpty {
        let nodes = try bearers(folded).filter { isMeant($0, written: written, length: length) }.map(\.node)
        if !nodes.isEmpty { best = (Occurrence(nodes: nodes, text: written), length) }
      }
      if word.endsPhrase { break }
      if !(try isBeginning(folded)) { break }
    }
    return best
  }

  private func isBeginning(_ folded: String) throws(GraphError) -> Bool {
    if let known = knownBeginnings[folded] { return known }
    let isBeginning = try store.names(beginningWith: folded).isBeginning
    knownBeginnings[folded] = isBeginning
    return isBeginning
  }

  /// Who bears a name, or a common noun's other number.
  private func bearers(_ folded: String) throws(GraphError) -> [Bearer] {
    if let known = knownBearers[folded] { return known }
    var nodes = try store.lookUp(folded)
    if nodes.isEmpty {
      for (ending, other) in [("ies", "y"), ("es", ""), ("s", ""), ("", "s")] where folded.hasSuffix(ending) {
        nodes = try store.lookUp(folded.dropLast(ending.count) + other).filter {
          commonKinds.contains($0.kind)
        }
        if !nodes.isEmpty { break }
      }
    }
    var bearers: [Bearer] = []
    for node in nodes where kinds.contains(node.kind) {
      bearers.append(Bearer(node: node, names: try store.names(of: node.id)))
    }
    knownBearers[folded] = bearers
    return bearers
  }

  private func isMeant(_ bearer: Bearer, written: String, length: Int) -> Bool {
    if bearer.names.contains(written) { return length > 1 || isUnlikelyWord(bearer.node, written) }
    let hasCapital = written.contains(where: \.isUppercase)
    if commonKinds.contains(bearer.node.kind) {
      // "go" is not the language and "rest" not the style, but "networking" is "Networking".
      let isShort = length == 1 && written.count <= Self.longestAcronym
      return hasCapital || !isShort || bearer.names.contains { !$0.contains(where: \.isUppercase) }
    }
    guard hasCapital, bearer.node.kind != "person" || length > 1 else { return false }
    // `EBPF` in a title is eBPF: a name with a capital inside is no ordinary word.
    return length > 1 || bearer.names.contains { $0.dropFirst().contains(where: \.isUppercase) }
  }

  private static let longestAcronym = 4

  /// Whether a name of one word, found to the letter, is more than a word.
  private func isUnlikelyWord(_ node: Node, _ written: String) -> Bool {
    commonKinds.contains(node.kind) || (node.kind != "person" && written.contains(where: \.isUppercase))
  }
}

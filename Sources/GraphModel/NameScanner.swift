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

  // MARK: Words

  private struct Word {
    var text: Substring
    var folded: String
    /// What joins it to the word before: nothing, or the hyphen or slash that stands between.
    var joint: Character?
    /// Whether punctuation before it or after it keeps it apart from its neighbours.
    var beginsPhrase: Bool
    var endsPhrase: Bool
  }

  /// The words, compounds taken apart: `eBPF-based` and `Cilium/Istio` name what they consist of.
  ///
  /// Scalar by scalar, since grapheme breaking would take longer than all the rest of an import.
  private static func words(of text: String) -> [Word] {
    text.unicodeScalars.split { $0.isASCII ? asciiSpaces.contains($0) : $0.properties.isWhitespace }
      .flatMap(words(ofToken:))
  }

  private static func words(ofToken token: Substring.UnicodeScalarView) -> [Word] {
    let head = token.prefix { marks.contains($0) }
    let tail = token[head.endIndex...].reversed().prefix { marks.contains($0) }
    let core = token[head.endIndex..<token.index(token.endIndex, offsetBy: -tail.count)]
    let isDash = token.allSatisfy(dashes.contains)
    let isMark = core.isEmpty && head.contains(where: phraseEnds.contains)
    let endsPhrase = isDash || isMark || tail.contains(where: phraseEnds.contains)
    let beginsPhrase = isDash || head.contains(where: phraseStarts.contains)
    let isGenitive = core.last == "s" && core.dropLast().last.map(apostrophes.contains) ?? false
    let bare = isGenitive ? core.dropLast(2) : core
    var words: [Word] = []
    var start = bare.startIndex
    var joint: Character?
    while start <= bare.endIndex {
      let end = bare[start...].firstIndex { joints.contains($0) } ?? bare.endIndex
      let part = Substring(bare[start..<end])
      words.append(
        Word(
          text: part, folded: hasLetterOrNumber(part) ? NameFolding.fold(String(part)) : "", joint: joint,
          beginsPhrase: beginsPhrase && words.isEmpty, endsPhrase: endsPhrase && end == bare.endIndex))
      guard end < bare.endIndex else { break }
      joint = Character(bare[end])
      start = bare.index(after: end)
    }
    return words
  }

  private static func hasLetterOrNumber(_ word: Substring) -> Bool {
    word.unicodeScalars.contains { $0.isASCII && isASCIILetterOrNumber($0) }
      || word.contains { !$0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  private static func isASCIILetterOrNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }

  private static let asciiSpaces: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r", "\u{0B}", "\u{0C}"]
  private static let marks = Set("()[]{}<>\"“”‘’'.,;:!?…*_`".unicodeScalars)
  private static let phraseEnds = Set(".,;:!?…)]}\"”".unicodeScalars)
  private static let phraseStarts = Set("([{\"“".unicodeScalars)
  private static let dashes = Set("-–—|".unicodeScalars)
  private static let joints = Set("-/".unicodeScalars)
  private static let apostrophes = Set("'’".unicodeScalars)

  /// A name of more words is none that a person would write.
  private static let longestName = 12

  // MARK: Names

  private func longestName(_ words: [Word], at start: Int) throws(GraphError) -> (Occurrence, Int)? {
    var folded = ""
    var written = ""
    var best: (Occurrence, Int)?
    for end in start..<min(words.count, start + Self.longestName) {
      let word = words[end]
      if end > start, word.beginsPhrase { break }
      if !word.folded.isEmpty { folded += folded.isEmpty ? word.folded : " " + word.folded }
      if folded.isEmpty { return nil }
      if end > start { written.append(word.joint ?? " ") }
      written += word.text
      let length = end - start + 1
      // What ends in a lone mark is the name before it.
      if !word.folded.isEmpty {
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

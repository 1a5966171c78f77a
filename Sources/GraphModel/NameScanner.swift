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
    if let firstWords, !firstWords.mayBegin(in: text) { return [] }
    var words = Self.words(of: text)
    var found: [Occurrence] = []
    var index = 0
    while index < words.count {
      if let (occurrence, length) = try longestName(&words, at: index) {
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
    /// Its folding, where that has been asked for: most words of a text begin no name.
    private var knownFolding: String?
    /// What joins it to the word before: nothing, or the hyphen or slash that stands between.
    var joint: Character?
    /// Whether punctuation before it or after it keeps it apart from its neighbours.
    var beginsPhrase: Bool
    var endsPhrase: Bool

    init(text: Substring, joint: Character?, beginsPhrase: Bool, endsPhrase: Bool) {
      (self.text, self.joint) = (text, joint)
      (self.beginsPhrase, self.endsPhrase) = (beginsPhrase, endsPhrase)
    }

    var folded: String {
      mutating get {
        if let knownFolding { return knownFolding }
        let folding = NameScanner.hasLetterOrNumber(text) ? NameFolding.fold(String(text)) : ""
        knownFolding = folding
        return folding
      }
    }
  }

  /// The words, compounds taken apart: `eBPF-based` and `Cilium/Istio` name what they consist of.
  ///
  /// Scalar by scalar, since grapheme breaking would take longer than all the rest of an import.
  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    for token in text.unicodeScalars.split(whereSeparator: isSpace) { append(words: token, to: &words) }
    return words
  }

  private static func append(words token: Substring.UnicodeScalarView, to words: inout [Word]) {
    let core = token.trimming(isMark)
    let (head, tail) = (token[..<core.startIndex], token[core.endIndex...])
    let isDash = token.allSatisfy(isDash)
    let isPhraseEnd = core.isEmpty && head.contains(where: endsPhrase)
    let endsPhrase = isDash || isPhraseEnd || tail.contains(where: endsPhrase)
    let beginsPhrase = isDash || head.contains(where: startsPhrase)
    let isGenitive = core.last == "s" && core.dropLast().last.map(isApostrophe) ?? false
    let bare = isGenitive ? core.dropLast(2) : core
    var start = bare.startIndex
    var joint: Character?
    while start <= bare.endIndex {
      let end = bare[start...].firstIndex { $0 == "-" || $0 == "/" } ?? bare.endIndex
      let part = Substring(bare[start..<end])
      words.append(
        Word(
          text: part, joint: joint, beginsPhrase: beginsPhrase && start == bare.startIndex,
          endsPhrase: endsPhrase && end == bare.endIndex
        ))
      guard end < bare.endIndex else { break }
      joint = Character(bare[end])
      start = bare.index(after: end)
    }
  }

  private static func hasLetterOrNumber(_ word: Substring) -> Bool {
    word.utf8.contains(where: isASCIILetterOrNumber)
      || word.utf8.contains { $0 >= 0x80 } && word.contains { !$0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  private static func isASCIILetterOrNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t"..."\r": true
    case "\u{0}"..."\u{7F}": false
    default: scalar.properties.isWhitespace
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", "[", "]", "{", "}", "<", ">", "\"", "“", "”", "‘", "’", "'", ".", ",", ";", ":", "!", "?",
      "…",
      "*", "_", "`":
      true
    default: false
    }
  }

  private static func endsPhrase(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", ",", ";", ":", "!", "?", "…", ")", "]", "}", "\"", "”": true
    default: false
    }
  }

  private static func startsPhrase(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "[", "{", "\"", "“": true
    default: false
    }
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "–" || scalar == "—" || scalar == "|"
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "’" }

  /// A name of more words is none that a person would write.
  private static let longestName = 12

  // MARK: Names

  private func longestName(_ words: inout [Word], at start: Int) throws(GraphError) -> (Occurrence, Int)? {
    var folded = ""
    var written = ""
    var best: (Occurrence, Int)?
    if let firstWords {
      guard firstWords.mayBegin(in: words[start].text), firstWords.contains(words[start].folded) else {
        return nil
      }
    }
    for end in start..<min(words.count, start + Self.longestName) {
      let wordFolding = words[end].folded
      let word = words[end]
      if end > start, word.beginsPhrase { break }
      if !wordFolding.isEmpty { folded += folded.isEmpty ? wordFolding : " " + wordFolding }
      if folded.isEmpty { return nil }
      if end > start { written.append(word.joint ?? " ") }
      written += word.text
      let length = end - start + 1
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

extension Substring.UnicodeScalarView {
  /// Without the scalars at its ends that fulfil the condition; where all do, the empty end.
  fileprivate func trimming(_ isTrimmed: (Unicode.Scalar) -> Bool) -> Substring.UnicodeScalarView {
    let start = firstIndex { !isTrimmed($0) } ?? endIndex
    var end = endIndex
    while end > start, isTrimmed(self[index(before: end)]) { end = index(before: end) }
    return self[start..<end]
  }
}

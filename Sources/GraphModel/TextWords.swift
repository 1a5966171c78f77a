/// The words of a running text, one after the other: looked at only where a name may begin, and as far as one may go.
///
/// Compounds are taken apart: `eBPF-based` and `Cilium/Istio` name what they consist of. Scalar by scalar, since grapheme
/// breaking would take longer than all the rest of an import.
struct TextWords {
  /// A word, and what keeps it apart from its neighbours.
  struct Word {
    /// As it stands in the text, without marks around it.
    var text: Substring
    /// What joins it to the word before: nothing, or the hyphen or slash that stands between.
    var joint: Character?
    /// Whether punctuation before it keeps it apart from the word before.
    var beginsPhrase: Bool
    /// Whether punctuation after it keeps it apart from the word after.
    var endsPhrase: Bool

    /// Its folding; empty for a lone mark.
    var folded: String { TextWords.hasLetterOrNumber(text) ? NameFolding.fold(String(text)) : "" }
  }

  private let text: String
  /// Up to where the text has been taken apart.
  private var position: String.Index
  private var words: [Word] = []
  /// The word of `words` that is the present one.
  private var present = 0

  /// Stands before the first word of a text.
  init(_ text: String) {
    self.text = text
    position = text.startIndex
  }

  /// Goes on to the next word, if the present one is not it, that a condition holds for; false where there is none.
  mutating func advance(to isWanted: (Substring) -> Bool) -> Bool {
    while true {
      while present < words.count {
        if isWanted(words[present].text) { return true }
        present += 1
      }
      words.removeAll(keepingCapacity: true)
      present = 0
      // A run without a wanted word is not even taken apart: most of a text is such.
      var token = nextToken()
      while let unwanted = token, !isWanted(unwanted) { token = nextToken() }
      guard let token else { return false }
      append(wordsOf: token.unicodeScalars)
    }
  }

  /// Goes on by so many words that have been looked at.
  mutating func skip(_ count: Int) { present += count }

  /// The word so many places behind the present one, or nil at the end of the text.
  mutating func word(at place: Int) -> Word? {
    while words.count <= present + place {
      guard let token = nextToken() else { return nil }
      append(wordsOf: token.unicodeScalars)
    }
    return words[present + place]
  }

  // MARK: Taking apart

  /// The next run of scalars without white space.
  private mutating func nextToken() -> Substring? {
    var start: String.Index?
    let bytes = text.utf8
    while position < bytes.endIndex {
      let byte = bytes[position]
      let isSpace =
        byte < 0x80
        ? byte == 0x20 || byte >= 0x09 && byte <= 0x0D
        : text.unicodeScalars[position].properties.isWhitespace
      if isSpace, let start { return text[start..<position] }
      if !isSpace, start == nil { start = position }
      if byte < 0x80 {
        bytes.formIndex(after: &position)
      } else {
        text.unicodeScalars.formIndex(after: &position)
      }
    }
    return start.map { text[$0...] }
  }

  private mutating func append(wordsOf token: Substring.UnicodeScalarView) {
    let core = token.trimming(Self.isMark)
    let (head, tail) = (token[..<core.startIndex], token[core.endIndex...])
    let isDash = token.allSatisfy(Self.isDash)
    let isPhraseEnd = core.isEmpty && head.contains(where: Self.endsPhrase)
    let endsPhrase = isDash || isPhraseEnd || tail.contains(where: Self.endsPhrase)
    let beginsPhrase = isDash || head.contains(where: Self.startsPhrase)
    let isGenitive = core.last == "s" && core.dropLast().last.map(Self.isApostrophe) ?? false
    let bare = isGenitive ? core.dropLast(2) : core
    var start = bare.startIndex
    var joint: Character?
    while start <= bare.endIndex {
      let end = bare[start...].firstIndex { $0 == "-" || $0 == "/" } ?? bare.endIndex
      words.append(
        Word(
          text: Substring(bare[start..<end]), joint: joint,
          beginsPhrase: beginsPhrase && start == bare.startIndex,
          endsPhrase: endsPhrase && end == bare.endIndex))
      guard end < bare.endIndex else { break }
      joint = Character(bare[end])
      start = bare.index(after: end)
    }
  }

  // MARK: Characters

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

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", "[", "]", "{", "}", "<", ">", "\"", "“", "”", "‘", "’", "'", ".", ",", ";", ":", "!", "?",
      "…", "*", "_", "`":
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

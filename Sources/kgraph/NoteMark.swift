/// A link that is written into the text of a note: `[[Name]]`, `@Name`, `#topic`.
struct NoteMark: Hashable {
  /// As it is written.
  var text: String
  /// Whether it says what the note is about, rather than what it mentions.
  var isTopic: Bool
  /// The names that it may be, most likely first.
  var candidates: [String]

  /// The marks of a text, in order.
  static func marks(in text: String) -> [NoteMark] {
    var marks: [NoteMark] = []
    var rest = Substring(text)
    var previous: Character = " "
    while let character = rest.first {
      if rest.hasPrefix("[["), let (name, after) = bracketed(rest.dropFirst(2)) {
        marks.append(NoteMark(text: "[[\(name)]]", isTopic: false, candidates: [String(name)]))
        rest = after
        previous = "]"
        continue
      }
      // In an address or a link, @ and # are part of a word.
      if character == "@" || character == "#", !isWord(previous) {
        let following = rest.dropFirst().prefix(200)
        let word = following.prefix(while: isWord)
        if !word.isEmpty { marks.append(mark(character, word, following)) }
      }
      previous = character
      rest = rest.dropFirst()
    }
    return marks
  }

  private static func mark(_ sign: Character, _ word: Substring, _ following: Substring) -> NoteMark {
    let spaced = String(word.map { $0 == "-" || $0 == "_" ? " " : $0 })
    guard sign == "@" else {
      return NoteMark(text: "#\(word)", isTopic: true, candidates: [String(word), spaced])
    }
    // "@Liz Rice said": where the name ends, the graph knows.
    var names: [String] = []
    var end = following.startIndex
    for _ in 0..<4 {
      let next = following[end...].drop { $0 == " " }
      let nextWord = next.prefix { isWord($0) || $0 == "'" || $0 == "’" }
      guard !nextWord.isEmpty, end == following.startIndex || next.startIndex > end else { break }
      end = nextWord.endIndex
      names.append(String(following[..<end]))
    }
    return NoteMark(text: "@\(word)", isTopic: false, candidates: names.reversed() + [spaced])
  }

  private static func bracketed(_ text: Substring) -> (name: Substring, after: Substring)? {
    var end = text.startIndex
    while end < text.endIndex {
      if text[end...].hasPrefix("]]") { return (text[..<end], text[end...].dropFirst(2)) }
      end = text.index(after: end)
    }
    return nil
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_"
  }
}

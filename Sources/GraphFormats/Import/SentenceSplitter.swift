/// Cuts paragraphs into sentences, each with the line on which it begins.
enum SentenceSplitter {
  /// The sentences of a paragraph whose lines are given with their numbers.
  static func sentences(_ lines: [(text: String, line: Int)]) -> [NoteSentence] {
    var sentences: [NoteSentence] = []
    var current = ""
    var startLine = 0
    func finish() {
      let trimmed = current.trimmingSpaces()
      if !trimmed.isEmpty {
        let linked = LinkedText(trimmed, line: startLine)
        sentences.append(NoteSentence(text: linked.text, line: startLine, links: linked.links))
      }
      current = ""
    }
    // A sentence may end with its line: the lines are read as one text.
    let numbered = lines.flatMap { text, line in Array(text + " ").map { (character: $0, line: line) } }
    let characters = numbered.map(\.character)
    for (index, place) in numbered.enumerated() {
      if current.isEmpty {
        guard !place.character.isWhitespace else { continue }
        startLine = place.line
      }
      current.append(place.character)
      if ends(at: index, in: characters) { finish() }
    }
    finish()
    return sentences
  }

  /// Whether a sentence ends with the character; the white space after it and the word before it decide.
  private static func ends(at index: Int, in characters: [Character]) -> Bool {
    if "。！？".contains(characters[index]) { return true }
    guard index + 1 < characters.count, characters[index + 1].isWhitespace else { return false }
    var mark = index
    while mark > 0, "\"'”’)]*_".contains(characters[mark]) { mark -= 1 }
    guard ".!?…".contains(characters[mark]),
      let next = characters[(index + 1)...].first(where: { !$0.isWhitespace })
    else { return false }
    guard !next.isLowercase else { return false }
    return characters[mark] != "." || !isAbbreviation(before: mark, in: characters)
  }

  /// `e.g.`, `vs.`, and the initial in `G. Quennesson`.
  private static func isAbbreviation(before mark: Int, in characters: [Character]) -> Bool {
    let reversed = characters[..<mark].reversed().prefix { !$0.isWhitespace && $0 != "(" && $0 != "\"" }
    let word = String(reversed.reversed())
    if word.count == 1, let letter = word.first, letter.isUppercase, letter != "I" { return true }
    return NotesVocabulary.abbreviations.contains(word.lowercased())
  }
}

import GraphModel

/// Cuts paragraphs into sentences, each with the line on which it begins.
enum SentenceSplitter {
  /// The sentences of a paragraph whose lines are given with their numbers.
  static func sentences(_ lines: [(text: String, line: Int)]) -> [NoteSentence] {
    // A sentence may end with its line, and go on over its end: the lines are read as one text.
    var characters: [Character] = []
    var starts: [(index: Int, line: Int)] = []
    for (text, line) in lines {
      starts.append((characters.count, line))
      characters += text
      characters.append(" ")
    }
    var sentences: [NoteSentence] = []
    var open = starts[...]
    var first: Int?
    for index in characters.indices {
      if first == nil, !characters[index].isWhitespace { first = index }
      guard let start = first, index == characters.count - 1 || ends(at: index, in: characters) else {
        continue
      }
      first = nil
      while let next = open.dropFirst().first, next.index <= start { open = open.dropFirst() }
      let breaks = open.prefix { $0.index <= index }.map { (offset: $0.index - start, line: $0.line) }
      let text = String(characters[start...index]).trimmingSpaces()
      let linked = LinkedText(text, lines: breaks)
      sentences.append(NoteSentence(text: linked.text, line: breaks.first?.line ?? 0, links: linked.links))
    }
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

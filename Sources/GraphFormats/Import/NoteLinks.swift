import GraphModel

/// A line of text with its links found and its link syntax taken off.
struct LinkedText: Equatable {
  /// The text as a reader sees it: `[[project:Cilium]]` is `Cilium`, and `#service-mesh` is `service-mesh`.
  let text: String
  /// The links, in the order of the text.
  let links: [NoteLink]

  /// Reads text that stands on one line.
  init(_ text: some StringProtocol, line: Int) { self.init(text, lines: [(0, line)]) }

  /// Reads text that goes over several lines, given by the place in the text at which each begins.
  init(_ text: some StringProtocol, lines: [(offset: Int, line: Int)]) {
    var visible = ""
    var links: [NoteLink] = []
    var rest = text[text.startIndex...]
    var previous: Character?
    var offset = 0
    var lines = lines[...]
    while let first = rest.first {
      while let next = lines.dropFirst().first, next.offset <= offset { lines = lines.dropFirst() }
      let line = lines.first?.line ?? 0
      if let (link, shown, length) = Self.link(at: rest, after: previous, line: line) {
        links.append(link)
        visible += shown
        rest = rest.dropFirst(length)
        offset += length
        previous = shown.last
      } else {
        visible.append(first)
        previous = first
        rest = rest.dropFirst()
        offset += 1
      }
    }
    self.text = visible
    self.links = links
  }

  private typealias Found = (link: NoteLink, shown: String, length: Int)

  private static func link<Text: StringProtocol>(
    at rest: Text, after previous: Character?, line: Int
  ) -> Found? where Text.SubSequence == Text {
    switch rest.first {
    case "[": wikiLink(at: rest, line: line)
    case "#" where !isWordCharacter(previous): hashtag(at: rest, line: line)
    case "@" where !isWordCharacter(previous): mention(at: rest, line: line)
    default: nil
    }
  }

  /// Letters before `#` or `@` make it part of an address or of a word: `C#`, `jane@example.org`.
  private static func isWordCharacter(_ character: Character?) -> Bool {
    guard let character else { return false }
    return character.isLetter || character.isNumber || "/_&#@.".contains(character)
  }

  private static let longestName = 200

  /// `[[Name]]`, `[[kind:Name]]`, `[[Name|shown]]`.
  private static func wikiLink<Text: StringProtocol>(at rest: Text, line: Int) -> Found?
  where Text.SubSequence == Text {
    guard rest.hasPrefix("[[") else { return nil }
    let inside = String(rest.dropFirst(2).prefix(longestName).prefix { $0 != "[" && $0 != "]" })
    guard rest.dropFirst(2 + inside.count).hasPrefix("]]") else { return nil }
    let halves = inside.split(separator: "|", maxSplits: 1)
    guard let target = halves.first?.trimmingSpaces(), !target.isEmpty else { return nil }
    var name = target
    var kind: String?
    if let colon = target.firstIndex(of: ":") {
      let word = target[..<colon].lowercased()
      let after = target[target.index(after: colon)...].trimmingSpaces()
      // `[[Cilium: The Movie]]` is a name with a colon; a kind is one of the words that declare names.
      if NotesVocabulary.declarationKeys[word] != nil, !after.isEmpty {
        kind = NotesVocabulary.declarationKeys[word]?.rawValue
        name = after
      }
    }
    let shown = halves.count > 1 ? String(halves[1].trimmingSpaces()) : String(name)
    let link = NoteLink(style: .wiki, kind: kind, name: String(name), written: inside, line: line)
    return (link, shown, inside.count + 4)
  }

  /// `#service-mesh`, `#AI/ML`; not `#123`.
  private static func hashtag<Text: StringProtocol>(at rest: Text, line: Int) -> Found?
  where Text.SubSequence == Text {
    var written = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || "-_/+".contains($0) }[...]
    while let last = written.last, "-_/".contains(last) { written = written.dropLast() }
    guard written.first?.isLetter == true, written.count <= longestName else { return nil }
    let name = String(written.map { $0 == "-" || $0 == "_" ? " " : $0 })
    let link = NoteLink(
      style: .hashtag, kind: NoteNameKind.topic.rawValue, name: name, written: String(written), line: line)
    return (link, String(written), written.count + 1)
  }

  /// `@LizRice`, `@"Liz Rice"`.
  private static func mention<Text: StringProtocol>(at rest: Text, line: Int) -> Found?
  where Text.SubSequence == Text {
    let after = rest.dropFirst()
    let kind = NoteNameKind.person.rawValue
    if after.first == "\"" {
      let name = after.dropFirst().prefix(longestName).prefix { $0 != "\"" }
      guard !name.isEmpty, after.dropFirst(name.count + 1).first == "\"" else { return nil }
      let link = NoteLink(style: .mention, kind: kind, name: String(name), written: String(name), line: line)
      return (link, String(name), name.count + 3)
    }
    let written = after.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    guard written.first?.isUppercase == true else { return nil }
    let name = spaced(String(written))
    let link = NoteLink(style: .mention, kind: kind, name: name, written: String(written), line: line)
    return (link, name, written.count + 1)
  }

  /// `LizRice` is `Liz Rice`; `Mc` and `Mac` keep their capital.
  private static func spaced(_ written: String) -> String {
    var result = ""
    var word = ""
    for character in written {
      if character == "_" || (character.isUppercase && word.count > 1 && word != "Mc" && word != "Mac") {
        result += word + " "
        word = ""
      }
      if character != "_" { word.append(character) }
    }
    return result + word
  }
}

extension NoteStatement {
  /// Reads `- [[Thomas Graf]] represents [[Cilium]] (since 2017)`, with one or more objects.
  ///
  /// Both ends must be links and only words stand between them: anything else is prose, and is not guessed at.
  static func read(_ line: some StringProtocol, line number: Int, entry: Int?) -> [NoteStatement] {
    guard line.contains("[[") else { return [] }
    let text = HeadingText(line).text
    guard text.hasPrefix("[["), let subjectEnd = text.range(ofBytes: "]]") else { return [] }
    let subject = LinkedText(text[..<subjectEnd.upperBound], line: number)
    let rest = text[subjectEnd.upperBound...]
    guard let objectStart = rest.range(ofBytes: "[["), let subjectLink = subject.links.first else {
      return []
    }
    let verbWords = rest[..<objectStart.lowerBound].split { $0 == " " || $0 == "_" }
    guard (1...5).contains(verbWords.count),
      verbWords.allSatisfy({ word in word.allSatisfy { $0.isLetter || $0 == "-" || $0 == "'" } })
    else { return [] }
    guard let objectEnd = rest.lastRange(ofBytes: "]]") else { return [] }
    let objects = LinkedText(rest[objectStart.lowerBound..<objectEnd.upperBound], line: number)
    let between = rest[objectStart.lowerBound..<objectEnd.upperBound].split(separator: "]]").map { piece in
      piece.prefix { $0 != "[" }.trimming(where: { $0 == " " || $0 == "," })
    }
    guard between.allSatisfy({ ["", "and", "&"].contains($0) }) else { return [] }
    guard let period = StatementPeriod(rest[objectEnd.upperBound...]) else { return [] }
    let verb = verbWords.joined(separator: " ").lowercased()
    return objects.links.map { object in
      NoteStatement(
        subject: subjectLink, verb: verb, object: object, since: period.since, until: period.until,
        line: number,
        entry: entry)
    }
  }
}

/// The period at the end of a statement: `(since 2017)`, `(2015-2019)`, `until 2022-06`, `in 2021`.
struct StatementPeriod: Equatable {
  let since: String?
  let until: String?

  /// Reads the text after the last link; `nil` where it says anything but a period.
  init?(_ text: some StringProtocol) {
    let words = text.lowercased().split { " ().,;".contains($0) }
    var since: String?
    var until: String?
    var preposition = "since"
    for word in words {
      switch word {
      case "since", "from": preposition = "since"
      case "until", "till", "to", "-", "–": preposition = "until"
      case "in", "during": preposition = "in"
      default:
        let years = word.split { $0 == "–" || $0 == "…" }
        let isYearSpan =
          word.count == 9 && word.split(separator: "-").allSatisfy { $0.count == 4 && Int($0) != nil }
        if isYearSpan || years.count == 2 {
          let ends = isYearSpan ? word.split(separator: "-") : years
          guard let first = ends.first, let last = ends.last, Self.isDate(first), Self.isDate(last) else {
            return nil
          }
          (since, until) = (String(first), String(last))
          continue
        }
        guard Self.isDate(word) else { return nil }
        if preposition != "until" { since = String(word) }
        if preposition != "since" { until = String(word) }
        preposition = "until"
      }
    }
    self.since = since
    self.until = until
  }

  /// `2017`, `2017-05`, `2017-05-01`.
  private static func isDate(_ word: Substring) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = parts.first, year.count == 4, parts.count <= 3 else { return false }
    return parts.allSatisfy { Int($0) != nil } && parts.dropFirst().allSatisfy { $0.count == 2 }
  }
}

import GraphModel

/// Reads heading lines in the convention of Sched and of blogs: `Title - Speaker & Speaker, Org; Speaker, Org`.
public struct HeadingParser: Sendable {
  /// What is known about names.
  public let lexicon: OrganisationLexicon

  /// A longer line is text, not a heading: its title is the line, and it names no people.
  private static let longestHeading = 1_500

  /// Where Sched's exports end a line, without a mark that they do.
  private static let longestExport = 255

  /// Creates a parser that knows the names of the lexicon.
  public init(lexicon: OrganisationLexicon = OrganisationLexicon()) {
    self.lexicon = lexicon
  }

  /// Creates a parser that has first learnt the names of all the headings of a file.
  public init(headings: some Sequence<String>, lexicon: OrganisationLexicon = OrganisationLexicon()) {
    self.lexicon = lexicon.learning(from: headings)
  }

  /// Reads one line; a line that names no people gives a heading without people.
  public func parse(_ line: some StringProtocol) -> Heading {
    let text = HeadingText(line).text
    let reading = read(text)
    let parts = TitlePrefixReader.read(reading.title)
    let people = withRoles(reading.list?.people ?? [], format: parts.format)
    let isPanel = parts.format == .talk && people.contains { $0.role == .panelist }
    return Heading(
      title: reading.title, bareTitle: parts.bareTitle, format: isPanel ? .panel : parts.format,
      namesFormat: parts.namesFormat, context: parts.context, hosts: parts.hosts, people: people,
      isTruncated: reading.isTruncated, guessReason: reading.guessReason)
  }

  /// What the line says about names whose place in it is unmistakable.
  func evidence(in line: String) -> [NameEvidence] {
    read(HeadingText(line).text).list?.evidence ?? []
  }

  // MARK: - Title and people

  private struct Reading {
    let title: String
    let list: SpeakerList?
    let isTruncated: Bool
    let guessReason: String?
  }

  private func read(_ text: String) -> Reading {
    let characters = Array(text)
    let isCut = text.hasSuffix("...") || text.hasSuffix("…") || characters.count == Self.longestExport
    guard characters.count <= Self.longestHeading else {
      return Reading(title: text, list: nil, isTruncated: isCut, guessReason: nil)
    }
    let reader = SpeakerListReader(lexicon: lexicon)
    for boundary in TitleBoundary.candidates(in: characters) {
      let title = String(String(characters[..<boundary.titleEnd]).trimmingSpaces())
      let tail = ListTail(Array(characters[boundary.listStart...]), isTruncated: isCut)
      guard title.contains(where: \.isLetter), !tail.list.isEmpty else { continue }
      guard
        let list = reader.read(tail.list, titleWords: Self.words(of: title), isTruncated: tail.isTruncated),
        isConvincing(list, after: boundary.mark)
      else { continue }
      return Reading(
        title: title, list: list, isTruncated: tail.isTruncated || boundary.mark == .ellipsis,
        guessReason: list.guessReason ?? doubt(in: list))
    }
    return Reading(title: text, list: nil, isTruncated: isCut, guessReason: nil)
  }

  /// `by` and an ellipsis are weaker marks than a dash, so that the people after them must be clearer.
  private func isConvincing(_ list: SpeakerList, after mark: TitleBoundary.Mark) -> Bool {
    if list.people.isEmpty { return mark == .dash }
    // Without an organisation or a job title anywhere, every name must be a full name.
    let hasAffiliation = list.people.contains { $0.organisation != nil || $0.jobTitle != nil }
    let looksLikePeople =
      hasAffiliation
      || list.people.allSatisfy { $0.name.contains(" ") || lexicon.isPerson($0.name) || isUncased($0.name) }
    guard looksLikePeople else { return false }
    switch mark {
    case .dash: return true
    case .ellipsis: return list.price < 1.5
    case .by: return list.price < 0.8
    case .bar, .with:
      return list.price < 0.8 && hasAffiliation && list.people.allSatisfy { isFamiliar($0.name) }
    }
  }

  /// Whether the graph knows the person, or the name is a full one that begins with a common given name.
  private func isFamiliar(_ name: String) -> Bool {
    let words = name.foldedWords()
    return lexicon.isPerson(name)
      || (words.count > 1 && words.first.map(HeadingVocabulary.givenNames.contains) ?? false)
  }

  /// Chinese and Arabic names, among others, need no space between given and family name.
  private func isUncased(_ name: String) -> Bool {
    !name.contains { $0.isCased }
  }

  /// Names without an organisation may as well be the second half of a title.
  private func doubt(in list: SpeakerList) -> String? {
    guard let first = list.people.first else { return nil }
    let isKnown = list.people.contains { person in
      let given = person.name.foldedWords().first ?? ""
      return person.organisation != nil || person.jobTitle != nil || person.role == .moderator
        || lexicon.isPerson(person.name) || HeadingVocabulary.givenNames.contains(given)
    }
    return isKnown ? nil : "'\(first.name)' has no organisation, and could be part of the title"
  }

  private static func words(of title: String) -> Set<String> {
    Set(
      title.foldedWords().map { word in
        word.hasSuffix("'s") || word.hasSuffix("’s") ? String(word.dropLast(2)) : word
      })
  }

  /// Beside a moderator, and in a panel, the others are panelists.
  private func withRoles(_ people: [HeadingPerson], format: TalkFormat) -> [HeadingPerson] {
    let hasModerator = people.contains { $0.role == .moderator }
    guard hasModerator || format.isPanel else { return people }
    return people.map { person in
      guard person.role == .speaker else { return person }
      return HeadingPerson(
        name: person.name, organisation: person.organisation, jobTitle: person.jobTitle, role: .panelist)
    }
  }
}

/// The end of a heading after its boundary, without what is no part of the list of people.
struct ListTail: Equatable {
  let list: [Character]
  let isTruncated: Bool

  /// Takes the end of a line, which may be known to be cut off.
  init(_ characters: [Character], isTruncated: Bool) {
    var text = String(characters).trimmingSpaces()
    text = Self.withoutPlace(text)
    var isTruncated = isTruncated
    if text.hasSuffix("...") || text.hasSuffix("…") {
      isTruncated = true
      text = text.trimming(where: { $0 == "." || $0 == "…" || $0.isWhitespace })
    }
    if let last = text.last, ",;:|&-–*_".contains(last) {
      text = text.trimming(where: { ",;:|&-–*_ ".contains($0) })
    }
    if text.hasSuffix("."), let word = text.split(separator: " ").last {
      let bare = word.filter { $0 != "." }.lowercased()
      let isAbbreviation =
        bare.count < 3 || HeadingVocabulary.legalSuffixes.contains(bare)
        || HeadingVocabulary.nameSuffixes.contains(bare)
      if !isAbbreviation { text = text.dropLast() }
    }
    list = Array(text)
    self.isTruncated = isTruncated
  }

  /// Drops `(Room 3)`, ` - Hall 7` and `| SEPARATE REGISTRATION REQUIRED` from the end.
  private static func withoutPlace(_ text: Substring) -> Substring {
    var rest = text
    if let bar = rest.lastRange(ofBytes: " | ") {
      let remark = rest[bar.upperBound...]
      if !remark.contains(where: \.isLowercase) || isPlace(remark) { rest = rest[..<bar.lowerBound] }
    }
    while let (before, inside) = PersonPiece.bracketAtEnd(rest), isRemark(inside, bracket: rest.last) {
      rest = before
    }
    if let dash = rest.lastRange(ofBytes: " - "), isPlace(rest[dash.upperBound...]) {
      rest = rest[..<dash.lowerBound]
    }
    return rest.trimmingSpaces()
  }

  /// `[I]`, `(Any Skill Level)`, `(slides)`; a short bracket such as `(BSI)` belongs to the name before it.
  private static func isRemark(_ inside: Substring, bracket: Character?) -> Bool {
    let words = inside.foldedWords()
    return bracket == "]" || isPlace(inside) || words.count > 2
      || words.contains(where: HeadingVocabulary.remarkWords.contains)
  }

  private static func isPlace(_ text: Substring) -> Bool {
    let words = text.foldedWords()
    guard let first = words.first, words.count <= 5 else { return false }
    return HeadingVocabulary.roomWords.contains(first) || first == "slides" || first == "video"
      || first == "recording"
  }
}

import GraphModel

/// What people write below their names: `Role at Organisation`, `Role @ Organisation`, `Role, Organisation`, `Organisation`.
///
/// It is free text, so that only these forms are read; an organisation alone only where its name is known.
struct TagLine: Equatable {
  private(set) var organisation: String?
  private(set) var jobTitle: String?

  /// Words behind a comma that are no organisation's name.
  private static let distinctions: Set<String> = [
    "expert", "gde", "mvp", "speaker", "author", "enthusiast", "lover", "fan", "mentor", "blogger",
    "podcaster",
    "hacker", "geek", "nerd", "dad", "mom", "father", "mother", "champion", "star", "trainer", "writer",
    "wannabe",
    "aficionado", "evangelist", "maker", "teacher", "phd", "expertise",
  ]

  /// Reads a line.
  init(_ line: String, _ lexicon: OrganisationLexicon) {
    for connector in [" at ", " @ ", " @", " bei ", " chez "] {
      guard let range = line.firstRange(of: connector) else { continue }
      let name = Self.name(line[range.upperBound...])
      guard Self.isName(name) else { continue }
      organisation = name
      jobTitle = Self.piece(line[..<range.lowerBound])
      return
    }
    let pieces = line.split { ",|;•·".contains($0) }.map { String($0.trimmingSpaces()) }.filter {
      !$0.isEmpty
    }
    if pieces.count == 1 {
      if lexicon.isOrganisation(pieces[0]) { organisation = pieces[0] }
      return
    }
    guard pieces.count > 1, Self.isJob(pieces[0]) else { return }
    let candidate = pieces[1]
    guard lexicon.isOrganisation(candidate) || (pieces.count == 2 && Self.isName(candidate)) else { return }
    organisation = candidate
    jobTitle = pieces[0]
  }

  /// The organisation at the beginning of what follows `at`.
  private static func name(_ rest: Substring) -> String {
    var name = rest.prefix { !",|;•·(".contains($0) }
    for end in [" and ", " & ", " - ", " – ", ". "] {
      // `Marks & Spencer` and `Procter and Gamble` lose their second half, which is seen; what is added is not.
      if let range = name.firstRange(of: end) { name = name[..<range.lowerBound] }
    }
    return Names.cleaned(String(name.trimming(where: { $0 == "." || $0 == "!" || $0.isWhitespace })))
  }

  private static func piece(_ text: Substring) -> String? {
    let title = Names.cleaned(String(text))
    return title.isEmpty ? nil : title
  }

  private static func isJob(_ text: String) -> Bool {
    text.foldedWords().contains(where: HeadingVocabulary.jobWords.contains)
  }

  private static func isName(_ text: String) -> Bool {
    let words = text.foldedWords()
    guard (1...5).contains(words.count), let first = text.first,
      first.isUppercase || first.isNumber || !first.isCased
    else { return false }
    return !words.contains { HeadingVocabulary.jobWords.contains($0) || distinctions.contains($0) }
      && !HeadingVocabulary.noOrganisation.contains(words.joined(separator: " "))
  }
}

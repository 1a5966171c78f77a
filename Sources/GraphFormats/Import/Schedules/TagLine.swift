import GraphModel

/// What the line below a speaker's name says of where they work: `Role at Org`, `Role @Org`, `Role, Org`, `Org`.
///
/// The line is free text. An organisation is taken only where something besides the line's form speaks for it, or the
/// form leaves no doubt.
struct TagLine {
  private(set) var organisation: String?
  private(set) var jobTitle: String?
  /// Whether it may name an organisation that was not recognised.
  private(set) var isDoubtful = false

  /// Reads a line of a person, whose company's site may be known.
  init(_ text: String, of name: String, companySite: String?, _ lexicon: TagLineLexicon) {
    let site = companySite.flatMap(Self.siteName)
    for segment in Self.segments(text, of: name) {
      if let (before, after) = Self.aroundConnector(segment), let named = Self.organisationName(after) {
        organisation = named
        jobTitle = before.isEmpty ? nil : before
        return
      }
      let pieces = segment.split(separator: ",").map { String($0.trimmingSpaces()) }.filter { !$0.isEmpty }
      let isKnown = { (piece: String) in lexicon.knows(piece) || Self.isOwnName(piece, site: site) }
      if let place = pieces.lastIndex(where: { isKnown($0) && !Self.isJob($0) }) {
        organisation = pieces[place]
        let rest = pieces[..<place] + pieces[(place + 1)...]
        jobTitle = rest.isEmpty ? nil : rest.joined(separator: ", ")
        return
      }
      isDoubtful = isDoubtful || pieces.contains { !Self.isJob($0) && !Self.isNobody($0) }
    }
  }

  /// The parts of the line, without the person's own name before the first.
  private static func segments(_ text: String, of name: String) -> [String] {
    var text = text
    if !name.isEmpty, text.hasPrefix(name), text.count > name.count {
      text = String(text.dropFirst(name.count).drop { !$0.isLetter && !$0.isNumber && $0 != "@" })
    }
    return text.replacing(" - ", with: "|").replacing(" – ", with: "|").split { "|;•".contains($0) }
      .map { String($0.trimmingSpaces()) }.filter { !$0.isEmpty }
  }

  // MARK: Role at Org

  /// What stands before and behind the first ` at ` or `@`.
  fileprivate static func aroundConnector(_ text: String) -> (before: String, after: String)? {
    let sign = text.firstIndex(of: "@").map { $0..<text.index(after: $0) }
    let word = text.range(ofBytes: " at ")
    guard let range = [sign, word].compactMap(\.self).min(by: { $0.lowerBound < $1.lowerBound }) else {
      return nil
    }
    let before = String(text[..<range.lowerBound].trimmingSpaces())
    let after = String(text[range.upperBound...].trimmingSpaces())
    // `Engineer, The @ Company` is a company with a sign in its name; `ada@example.org` is an address.
    if before.lowercased().hasSuffix("the") || after.isEmpty { return nil }
    if range == word, let first = after.first, first.isLowercase { return nil }
    return (before, after)
  }

  private static let longestName = 5

  /// The organisation at the beginning of what stands behind the connector.
  fileprivate static func organisationName(_ text: String) -> String? {
    var end = text.firstIndex { ",(".contains($0) } ?? text.endIndex
    for joint in [" and ", " & ", " in ", " for "] {
      guard let range = text[..<end].range(ofBytes: joint) else { continue }
      if joint == " in " || joint == " for " || isJob(String(text[range.upperBound...])) {
        end = range.lowerBound
      }
    }
    let name = text[..<end].trimming { $0.isWhitespace || "@.!:".contains($0) }
    guard !name.isEmpty, name.split(separator: " ").count <= longestName, !isNobody(String(name)),
      !isJob(String(name))
    else { return nil }
    return String(name)
  }

  // MARK: Words

  private static let otherRoles: Set<String> = [
    "expert", "experts", "gde", "mvp", "dev", "pm", "enthusiast", "freelancer", "learner", "nerd", "geek",
    "coach",
    "devops", "freelance",
  ]

  fileprivate static func isJob(_ text: String) -> Bool {
    text.foldedWords().contains { HeadingVocabulary.jobWords.contains($0) || otherRoles.contains($0) }
  }

  private static func isNobody(_ text: String) -> Bool {
    HeadingVocabulary.noOrganisation.contains(text.foldedWords().joined(separator: " "))
  }

  // MARK: Sites

  private static let secondLevels: Set<String> = ["co", "com", "org", "net", "ac", "gov", "edu"]

  /// `skyscanner` of `http://www.skyscanner.net`, `bbc` of `https://bbc.co.uk`.
  private static func siteName(_ address: String) -> String? {
    guard let host = ScheduleText.host(of: address) else { return nil }
    var labels = host.split(separator: ".")
    guard labels.count > 1, let top = labels.popLast() else { return nil }
    if top.count == 2, labels.count > 1, let second = labels.last, secondLevels.contains(String(second)) {
      labels.removeLast()
    }
    return labels.last.map(String.init)
  }

  private static func isOwnName(_ name: String, site: String?) -> Bool {
    site.map { NameFolding.foldOrganisation($0) == NameFolding.foldOrganisation(name) } ?? false
  }
}

/// The organisations that a list of tag lines names beyond doubt.
struct TagLineLexicon {
  private var names: Set<String> = []
  private let common = OrganisationLexicon()

  init(_ lines: [String]) {
    for line in lines {
      for segment in line.split(whereSeparator: { "|;•".contains($0) }) {
        guard let (_, after) = TagLine.aroundConnector(String(segment)),
          let name = TagLine.organisationName(after)
        else { continue }
        names.insert(NameFolding.foldOrganisation(name))
      }
    }
  }

  /// Last words of names that are hardly anything else's.
  private static let lastWords: Set<String> = [
    "labs", "technologies", "university", "foundation", "bank", "institute", "college", "consulting",
    "ventures",
    "studios", "studio", "holdings", "universität", "université", "airlines", "academy",
  ]

  /// Whether a name is an organisation's: named so elsewhere, widely known, with a legal form, or a domain.
  func knows(_ name: String) -> Bool {
    if names.contains(NameFolding.foldOrganisation(name)) || common.isOrganisation(name) { return true }
    let words = name.foldedWords()
    if words.count > 1, let last = words.last,
      HeadingVocabulary.legalSuffixes.contains(last) || Self.lastWords.contains(last)
    {
      return true
    }
    let ending = name.split(separator: ".").last ?? ""
    return !name.contains(" ") && name.contains(".") && (2...4).contains(ending.count)
      && ending.allSatisfy(\.isLowercase)
  }
}

import GraphModel

/// How a piece of a list of speakers looks: the price of reading it as a person, an organisation or a job title.
///
/// Prices are added up by `SpeakerListReader`, which takes the cheapest reading of the whole list. A price of
/// `impossible` rules a reading out; differences below one are a matter of taste, and above two of evidence.
struct PieceShape: Equatable {
  static let impossible = 20.0

  let person: Double
  let organisation: Double
  let jobTitle: Double
  /// As a department after a job title: `CTO, Cloud and Infrastructure, …`.
  let department: Double
  /// As the second half of an organisation: `School of Science and Mathematics`.
  let moreOrganisation: Double
  let isNoOrganisation: Bool
  let isPlaceholder: Bool
  /// Whether the words alone leave open which of the two it is.
  let isOpen: Bool

  init(_ text: String, lexicon: OrganisationLexicon) {
    let tokens = text.split(separator: " ")
    let words = text.foldedWords()
    let whole = words.joined(separator: " ")
    let isKnownOrganisation = lexicon.isOrganisation(text)
    let isKnownPerson = lexicon.isPerson(text)
    let hasJobWord = words.contains(where: HeadingVocabulary.jobWords.contains)
    let hasGivenName = words.count > 1 && words.first.map(HeadingVocabulary.givenNames.contains) == true
    let hasOrganisationWord = words.contains(where: HeadingVocabulary.organisationWords.contains)
    let endsInLegalForm = words.count > 1 && words.last.map(HeadingVocabulary.legalSuffixes.contains) == true

    let departmentWords = words.filter(HeadingVocabulary.departmentWords.contains).count
    let isDepartment = departmentWords == words.count

    isPlaceholder =
      words.isEmpty || HeadingVocabulary.placeholderNames.contains(whole) || Self.isAddress(text)
    isNoOrganisation = Self.isNoOrganisation(words)

    var person = Self.personPrice(tokens, words: words)
    if hasJobWord { person += 4 }
    if hasOrganisationWord { person += 2.5 }
    if endsInLegalForm { person += 4 }
    if hasGivenName { person -= 1 }
    // `Tom Tom`, `Duo Duo`: firms repeat a word, people hardly do.
    if words.count == 2, words.first == words.last { person += 3 }
    if isKnownOrganisation { person += 5 }
    if isKnownPerson { person -= 3 }
    self.person = isPlaceholder ? Self.impossible : person

    var organisation = 0.5
    if Self.hasTitlePunctuation(text) { organisation += 4 }
    if tokens.count > 6 { organisation += Double(tokens.count - 6) }
    if words.count == 1 { organisation -= 0.5 }
    // A firm of two plain words is rarer than a second name in a list of names.
    if words.count == 2 { organisation += 0.7 }
    if hasOrganisationWord { organisation -= 1 }
    if endsInLegalForm || text.contains(".") && words.count == 1 { organisation -= 1 }
    if hasGivenName { organisation += 1.5 }
    if isDepartment && !isKnownOrganisation { organisation += 1.5 }
    if hasJobWord && !isKnownOrganisation && !endsInLegalForm { organisation += 3 }
    if isKnownOrganisation { organisation -= 2 }
    if isKnownPerson { organisation += 4 }
    self.organisation = isPlaceholder || isNoOrganisation ? Self.impossible : organisation

    jobTitle = hasJobWord && !isKnownOrganisation ? 0 : 5
    department = hasJobWord ? 0.3 : (departmentWords > 0 && words.count <= 3 ? 0.5 : 1.6)
    let isHalfOrganisation = !isKnownPerson && !hasGivenName && !hasJobWord && !isPlaceholder
    if isHalfOrganisation, words.count == 1 || hasOrganisationWord {
      moreOrganisation = isDepartment ? 1.6 : (words.count == 1 ? 1 : 1.2)
    } else {
      moreOrganisation = .infinity
    }
    isOpen =
      words.count > 1 && !isKnownOrganisation && !isKnownPerson && !hasGivenName && !hasOrganisationWord
      && !endsInLegalForm && !hasJobWord && person < 2
  }

  /// Whether the words say that someone works nowhere in particular: "Independent", "Freelance".
  static func isNoOrganisation(_ words: [String]) -> Bool {
    let whole = words.joined(separator: " ")
    return HeadingVocabulary.noOrganisation.contains(whole) || isMisspeltIndependent(whole)
  }

  private static func personPrice(_ tokens: [Substring], words: [String]) -> Double {
    guard let first = tokens.first, tokens.count <= 8 else { return impossible }
    var price = [0, 2.5, 0, 0.1, 0.5, 1, 2, 4, 6][min(tokens.count, 8)]
    for (index, token) in tokens.enumerated() {
      // A nickname or pronouns within the name: `Danilo (Dan) Chiarlone`.
      if index > 0, token.first == "(", token.last == ")" { continue }
      if token.range(ofBytes: "..") != nil || token.range(ofBytes: "…") != nil { return impossible }
      if token.contains(where: \.isNumber) || token.contains(where: { ":?!/|=+<>#%".contains($0) }) {
        return impossible
      }
      let isBracketed = "(\"“'‘[".contains(token.first ?? " ")
      let word = token.trimming(where: { $0.isPunctuation })
      guard let initial = word.first else {
        price += 1
        continue
      }
      if word.dropFirst().contains(".") && !isInitials(word) { price += 3 }
      if initial.isLowercase, !isBracketed {
        let isParticle = HeadingVocabulary.nameParticles.contains(word.lowercased())
        price += isParticle && index > 0 && index < tokens.count - 1 ? 0 : 3
      }
      // `KP Singh` is a person; `POLITEHNICA Bucharest` and `ACC ICT` hardly are.
      let isAllCapitals = word.count > 1 && token.last != "." && word.allSatisfy(\.isUppercase)
      if isAllCapitals { price += index == 0 && word.count < 4 && tokens.count > 1 ? 0 : 1.5 }
      if tokens.count == 1, word.dropFirst().contains(where: \.isUppercase) { price += 2 }
    }
    price += 3 * Double(tokens.filter(isTitleWord).count)
    if first.last == "," { price += 1 }
    return min(price, impossible)
  }

  /// An initial (`A. Pons`) is no article, and a given name (`Will`) no verb.
  private static func isTitleWord(_ token: Substring) -> Bool {
    guard token.last != "." else { return false }
    let word = token.trimming(where: \.isPunctuation).lowercased()
    return HeadingVocabulary.titleWords.contains(word) && !HeadingVocabulary.givenNames.contains(word)
  }

  private static func isInitials(_ word: Substring) -> Bool {
    word.split(separator: ".").allSatisfy { $0.count <= 2 }
  }

  private static func isAddress(_ text: String) -> Bool {
    guard let at = text.firstIndex(of: "@"), !text.contains(" ") else { return false }
    return at != text.startIndex && text[at...].contains(".")
  }

  private static func hasTitlePunctuation(_ text: String) -> Bool {
    text.contains { $0 == ":" || $0 == "?" } || text.hasSuffix("!") && text.contains(" ")
  }

  /// `Independant`, `Indepenent`: common enough in real schedules to be worth recognising.
  private static func isMisspeltIndependent(_ word: String) -> Bool {
    word.hasPrefix("indep") || word.hasPrefix("indpen")
      ? word.hasSuffix("ent") || word.hasSuffix("ant") : false
  }
}

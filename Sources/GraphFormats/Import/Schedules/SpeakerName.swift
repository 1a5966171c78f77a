import GraphModel

/// What is a person's name, and what stands where one would.
enum SpeakerName {
  /// The name without pronouns in parentheses and without invisible characters.
  static func cleaned(_ name: String) -> String {
    var name = Names.cleaned(HTMLEntities.decoded(name))
    while let (before, inside) = PersonPiece.bracketAtEnd(name[...]), isPronouns(inside), !before.isEmpty {
      name = String(before.trimmingSpaces())
    }
    return name
  }

  private static func isPronouns(_ text: Substring) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }
    return words.first.map { HeadingVocabulary.pronouns.contains(String($0)) } ?? false
      && (words.count > 1 || text.contains("/"))
  }

  /// Why a name is nobody's; nil if it may be someone's.
  static func reasonAgainst(_ name: String) -> String? {
    let folded = name.foldedWords().joined(separator: " ")
    if name.isEmpty { return "a person without a name" }
    if HeadingVocabulary.placeholderNames.contains(folded) { return "stands for a person who is not named" }
    let isAddress = !name.contains(" ") && name.contains("@") && !name.hasPrefix("@")
    if isAddress { return "an e-mail address is no person's name" }
    if !name.contains(where: { $0.isLetter || $0.isNumber }) { return "a name without any letter" }
    return nil
  }
}

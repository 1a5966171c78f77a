import GraphModel

/// An employer as a contact names it; nothing, if what is written means that there is none.
struct Employer: Hashable {
  /// The organisation that is meant: `Isovalent` of `Isovalent @ Cisco`.
  var name: String
  /// What else it is called: with its legal form, or shortened.
  var otherNames: [String] = []
  /// What was written besides: `@ Cisco`.
  var note: String?

  init?(_ text: String?) {
    guard let text else { return nil }
    let written = Names.cleaned(text)
    guard written.contains(where: { $0.isLetter || $0.isNumber }),
      !PieceShape.isNoOrganisation(written.foldedWords()),
      written.lowercased() != "(no employer)"
    else { return nil }
    let affiliation = Affiliation(written)
    note = affiliation.note
    name = affiliation.organisation
    if let (full, short) = Self.abbreviated(name) {
      name = full
      otherNames.append(short)
    }
    let bare = Self.withoutLegalForm(name)
    if bare != name {
      otherNames.append(name)
      name = bare
    }
  }

  /// `Example Mesh` of `Example Mesh, Inc.`
  private static func withoutLegalForm(_ name: String) -> String {
    guard let comma = name.lastIndex(of: ","), comma > name.startIndex else { return name }
    let words = String(name[name.index(after: comma)...]).foldedWords()
    let isLegalForm = !words.isEmpty && words.allSatisfy(HeadingVocabulary.legalSuffixes.contains)
    return isLegalForm ? String(name[..<comma].trimmingSpaces()) : name
  }

  /// `Amazon Web Services` and `AWS` of `Amazon Web Services (AWS)`: the bracket has the first letters of the words.
  private static func abbreviated(_ name: String) -> (full: String, short: String)? {
    guard let (before, inside) = PersonPiece.bracketAtEnd(name[...]), inside.count > 1 else { return nil }
    let initials = before.split { !$0.isLetter && !$0.isNumber }.compactMap(\.first)
    guard String(initials).lowercased() == inside.lowercased() else { return nil }
    return (String(before), String(inside))
  }
}

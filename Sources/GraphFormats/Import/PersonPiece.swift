import GraphModel

/// A piece that is a person, taken apart: `Moderator: Jane Doe`, `Jane Doe (Moderator)`, `Jane Doe (Acme)`.
struct PersonPiece: Equatable {
  let name: String
  let isModerator: Bool
  /// An organisation that is tied to the name rather than set off by a comma.
  let organisation: String?

  init(_ text: String) {
    var rest = text[...]
    var isModerator = false
    let lowered = text.lowercased()
    if let opening = HeadingVocabulary.moderatorOpenings.first(where: { lowered.hasPrefix($0) }) {
      rest = rest.dropFirst(opening.count)
      isModerator = true
    }
    var organisation: String?
    if let (before, inside) = Self.bracketAtEnd(rest) {
      let note = inside.lowercased()
      if HeadingVocabulary.moderatorNotes.contains(note) {
        isModerator = true
        rest = before
      } else if HeadingVocabulary.pronouns.contains(note.prefix { $0 != "/" }.lowercased()) {
        rest = before
      } else if before.contains(" "), inside.first?.isLetter == true {
        organisation = String(inside)
        rest = before
      }
    } else if let connector = [" @ ", " at ", " from "].lazy.compactMap({ rest.range(ofBytes: $0) }).first {
      let after = rest[connector.upperBound...].trimmingSpaces()
      if !after.isEmpty, rest[..<connector.lowerBound].contains(" ") {
        organisation = String(after)
        rest = rest[..<connector.lowerBound]
      }
    }
    name = String(rest.trimmingSpaces())
    self.isModerator = isModerator
    self.organisation = organisation
  }

  /// The text before a bracket at its end, and what is in it.
  static func bracketAtEnd(_ text: Substring) -> (before: Substring, inside: Substring)? {
    guard text.last == ")" || text.last == "]", let open = text.lastIndex(where: { $0 == "(" || $0 == "[" }),
      open != text.startIndex
    else { return nil }
    return (text[..<open].trimmingSpaces(), text[text.index(after: open)...].dropLast())
  }
}

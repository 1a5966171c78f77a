import GraphModel

/// Reads the lines that name the speakers in calendars: `A`, `A and B`, `A, B & C`, `A, Organisation`, `A (Organisation), B`.
struct SpeakerLines {
  private let lexicon: OrganisationLexicon
  private let parser: HeadingParser

  /// Learns from all the lists of a file: who is named alone is a person.
  init(among lists: some Sequence<String>) {
    let alone = lists.filter { Self.pieces($0).count == 1 && Self.names([$0]).count == 1 && $0.contains(" ") }
    lexicon = OrganisationLexicon(people: alone)
    parser = HeadingParser(lexicon: lexicon)
  }

  /// The people of a list, and why that is a guess where it is one.
  func people(in written: String) -> (people: [ScheduledPerson], guessReason: String?) {
    let pieces = Self.pieces(written)
    // Whoever has a bracket is a person, so the others are.
    let isBracketed = pieces.contains { PersonPiece($0).organisation != nil && $0.last == ")" }
    if pieces.count > 1, !isBracketed {
      if let guess = namesOnly(pieces) { return (pieces.map { ScheduledPerson(name: $0) }, guess.reason) }
      let heading = parser.parse("Talk - \(written)")
      if !heading.people.isEmpty {
        let people = heading.people.map { person in
          ScheduledPerson(
            name: person.name, role: person.role, organisation: person.organisationCanonical,
            affiliationNote: person.affiliationNote, jobTitle: person.jobTitle)
        }
        return (people, heading.guessReason)
      }
    }
    return (Self.names(pieces).map(Self.person), nil)
  }

  private struct Names {
    var reason: String?
  }

  /// Whether all pieces look like people's names, as they mostly are behind `Speakers:`; with a reason if one might be a
  /// firm's.
  private func namesOnly(_ pieces: [String]) -> Names? {
    var reason: String?
    for (place, piece) in pieces.enumerated() {
      guard Self.names([piece]).count == 1, piece.contains(" ") else { return nil }
      let shape = PieceShape(piece, lexicon: lexicon)
      if shape.isPlaceholder || shape.isNoOrganisation || lexicon.isOrganisation(piece) { return nil }
      guard shape.isOpen || shape.person < shape.organisation else { return nil }
      if place > 0, shape.isOpen {
        reason = reason ?? "'\(piece)' is read as a person, and could be the other"
      }
    }
    return Names(reason: reason)
  }

  /// One of several names, and where they work if that stands in brackets.
  private static func person(_ name: String) -> ScheduledPerson {
    let piece = PersonPiece(name)
    guard let organisation = piece.organisation, name.last == ")" else { return ScheduledPerson(name: name) }
    let employer = Employer(organisation)
    return ScheduledPerson(
      name: piece.name, role: piece.isModerator ? .moderator : .speaker, organisation: employer?.name,
      affiliationNote: employer?.note)
  }

  private static let conjunctions = [" and ", " und ", " et ", " & ", " y ", "; "]

  /// The names between conjunctions.
  private static func names(_ pieces: [String]) -> [String] {
    conjunctions.reduce(pieces) { names, conjunction in
      names.flatMap { name in
        name.split(separator: conjunction).map { String($0.trimmingSpaces()) }.filter { !$0.isEmpty }
      }
    }
  }

  /// The pieces between commas that stand in no brackets.
  private static func pieces(_ written: String) -> [String] {
    var depth = 0
    let pieces = written.split { character in
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      return character == "," && depth <= 0
    }
    return pieces.map { String($0.trimmingSpaces()) }.filter { !$0.isEmpty }
  }
}

/// What a piece of a list of speakers is read as.
enum PieceLabel: Int, CaseIterable {
  case person
  case organisation
  case jobTitle
  case noOrganisation
  /// More of the job title before it: a department, or the second half of `Founder & CEO`.
  case moreJobTitle
  /// More of the organisation before it: `School of Science and Mathematics`.
  case moreOrganisation
}

/// A list of speakers, read.
struct SpeakerList: Equatable {
  let people: [HeadingPerson]
  /// The price per piece; the lower, the more the text looks like a list of people.
  let price: Double
  let guessReason: String?
  /// Names whose place in the list leaves no doubt.
  let evidence: [NameEvidence]
}

/// Reads `Speaker & Speaker, Org; Speaker, Job Title, Org`.
///
/// Every piece between separators is a person, an organisation, a job title, or more of one. A shortest path
/// over the pieces finds the cheapest reading of the whole list, so that evidence anywhere in it counts: in
/// `A, B & C, Org` the second piece is a name because a list of names reads on to one organisation.
struct SpeakerListReader {
  let lexicon: OrganisationLexicon

  /// Above this price per piece a text is not a list of people.
  static let dearestList = 2.4

  /// Above this price a piece is no person, however well the rest of the list reads.
  static let dearestPerson = 4.5

  /// Pieces beyond this count are no line-up but a mistake in the input.
  static let largestList = 200

  /// Reads the characters; `nil` where they do not look like a list of people.
  func read(_ characters: [Character], titleWords: Set<String>, isTruncated: Bool) -> SpeakerList? {
    let (body, isModerated) = withoutModeratorOpening(characters)
    let pieces = SpeakerPieces(body, lexicon: lexicon)
    guard !pieces.pieces.isEmpty, pieces.pieces.count <= Self.largestList else { return nil }
    let shapes = pieces.pieces.indices.map { PieceShape(PersonPiece(pieces.text($0)).name, lexicon: lexicon) }
    if shapes.allSatisfy(\.isPlaceholder) {
      return SpeakerList(people: [], price: 0, guessReason: nil, evidence: [])
    }
    guard let (labels, total) = cheapestLabels(pieces.pieces, shapes) else { return nil }
    let price = total / Double(labels.count)
    let people = zip(labels, shapes).filter { label, shape in label == .person && !shape.isPlaceholder }
    let dearestPerson = people.map(\.1.person).max() ?? 0
    guard price <= Self.dearestList, dearestPerson < Self.dearestPerson else { return nil }
    var assembly = SpeakerAssembly(
      pieces: pieces, shapes: shapes, labels: labels, lexicon: lexicon, titleWords: titleWords)
    assembly.assemble(firstIsModerator: isModerated, isTruncated: isTruncated)
    return SpeakerList(
      people: assembly.people, price: price,
      guessReason: assembly.guessReason ?? openPiece(pieces, shapes, labels),
      evidence: evidence(pieces, shapes, isTruncated: isTruncated))
  }

  private func withoutModeratorOpening(_ characters: [Character]) -> (body: [Character], isModerated: Bool) {
    let lowered = String(characters.prefix(40)).lowercased()
    for opening in HeadingVocabulary.moderatorOpenings where lowered.hasPrefix(opening) {
      return (Array(characters.dropFirst(opening.count)), true)
    }
    return (characters, false)
  }

  // MARK: - The cheapest reading

  private struct Step {
    var price: Double
    var previous: Int?
  }

  /// The labels of the cheapest reading; a state is a label and whether the group has named an organisation.
  private func cheapestLabels(
    _ pieces: [SpeakerPiece], _ shapes: [PieceShape]
  ) -> (labels: [PieceLabel], price: Double)? {
    let labels = PieceLabel.allCases
    let states = labels.count * 2
    var table: [[Step]] = []
    for (index, piece) in pieces.enumerated() {
      var row = Array(repeating: Step(price: .infinity, previous: nil), count: states)
      for label in labels {
        let own = price(of: label, shapes[index])
        guard own.isFinite else { continue }
        if index == 0 {
          if label == .person { row[0] = Step(price: own, previous: nil) }
          continue
        }
        guard let before = table.last else { continue }
        for (state, step) in before.enumerated() where step.price.isFinite {
          guard let previous = PieceLabel(rawValue: state % labels.count) else { continue }
          let hadOrganisation = state >= labels.count
          guard
            var move = price(
              from: previous, to: label, over: piece.separator, hadOrganisation: hadOrganisation)
          else { continue }
          if piece.separator == .semicolon {
            move += Self.priceOfLastName(previous, after: pieces[index - 1])
          }
          let startsGroup = piece.separator == .semicolon
          let hasOrganisation =
            label == .organisation || label == .noOrganisation || (!startsGroup && hadOrganisation)
          let target = label.rawValue + (hasOrganisation ? labels.count : 0)
          let total = step.price + own + move
          if total < row[target].price { row[target] = Step(price: total, previous: state) }
        }
      }
      table.append(row)
    }
    return trace(table, pieces, labelCount: labels.count)
  }

  private func trace(
    _ table: [[Step]], _ pieces: [SpeakerPiece], labelCount: Int
  ) -> (labels: [PieceLabel], price: Double)? {
    guard let last = table.last, let lastPiece = pieces.last else { return nil }
    let ends = last.enumerated().map { state, step in
      let label = PieceLabel(rawValue: state % labelCount) ?? .person
      let ending = Self.priceOfEnding(label, hadOrganisation: state >= labelCount)
      return (state: state, price: step.price + ending + Self.priceOfLastName(label, after: lastPiece))
    }
    guard let best = ends.min(by: { $0.price < $1.price }), best.price.isFinite else { return nil }
    var labels: [PieceLabel] = []
    var state: Int? = best.state
    for row in table.reversed() {
      guard let current = state, row.indices.contains(current) else { return nil }
      labels.append(PieceLabel(rawValue: current % labelCount) ?? .person)
      state = row[current].previous
    }
    return (labels.reversed(), best.price)
  }

  /// A group that has named an organisation hardly ends with a person who has none.
  private static func priceOfEnding(_ label: PieceLabel, hadOrganisation: Bool) -> Double {
    label == .person && hadOrganisation ? 1.2 : 0
  }

  /// What follows the last comma of a group is rather an organisation: the last of several names takes an `&`.
  private static func priceOfLastName(_ label: PieceLabel, after piece: SpeakerPiece) -> Double {
    label == .person && piece.separator == .comma ? 1.2 : 0
  }

  private func price(of label: PieceLabel, _ shape: PieceShape) -> Double {
    switch label {
    case .person: shape.isPlaceholder ? 0.5 : shape.person
    case .organisation: shape.organisation
    case .jobTitle: shape.jobTitle
    case .noOrganisation: shape.isNoOrganisation ? 0 : .infinity
    case .moreJobTitle: shape.isNoOrganisation ? .infinity : shape.department
    case .moreOrganisation: shape.moreOrganisation
    }
  }

  /// The price of a label after another over a separator; `nil` where they cannot follow each other.
  private func price(
    from previous: PieceLabel, to next: PieceLabel, over separator: PieceSeparator, hadOrganisation: Bool
  ) -> Double? {
    switch (separator, previous, next) {
    case (.start, _, _):
      return nil
    case (.semicolon, .person, .person):
      return hadOrganisation ? 0.8 : 0
    case (.semicolon, _, .person):
      return 0
    case (.semicolon, _, _):
      return nil
    case (.comma, .person, .organisation), (.comma, .person, .jobTitle), (.comma, .person, .noOrganisation):
      return 0
    case (.comma, .person, .person):
      return 1
    case (.comma, .organisation, .person), (.comma, .moreOrganisation, .person),
      (.comma, .noOrganisation, .person):
      return 1.3
    case (.comma, .jobTitle, .person), (.comma, .moreJobTitle, .person):
      return 1.8
    case (.comma, .organisation, .organisation):
      return 2
    case (.comma, .organisation, .jobTitle):
      return 1
    case (.comma, .jobTitle, .organisation), (.comma, .moreJobTitle, .organisation):
      return 0
    case (.comma, .jobTitle, .moreJobTitle), (.comma, .moreJobTitle, .moreJobTitle):
      return 0.2
    case (.comma, .jobTitle, .noOrganisation), (.comma, .moreJobTitle, .noOrganisation):
      return 0
    case (.ampersand, _, .person):
      return 0
    case (.commaAmpersand, .person, .person), (.commaAmpersand, .organisation, .person),
      (.commaAmpersand, .noOrganisation, .person), (.commaAmpersand, .jobTitle, .person),
      (.commaAmpersand, .moreJobTitle, .person):
      return 0
    case (.ampersand, .organisation, .moreOrganisation):
      return 0
    case (.ampersand, .jobTitle, .moreJobTitle), (.ampersand, .moreJobTitle, .moreJobTitle),
      (.commaAmpersand, .jobTitle, .moreJobTitle), (.commaAmpersand, .moreJobTitle, .moreJobTitle):
      return 0
    default:
      return nil
    }
  }

  // MARK: - Doubt and evidence

  /// A piece in the middle of a group whose words could be a person's name as well as a firm's.
  private func openPiece(
    _ pieces: SpeakerPieces, _ shapes: [PieceShape], _ labels: [PieceLabel]
  ) -> String? {
    for index in labels.indices.dropFirst().dropLast() {
      guard shapes[index].isOpen, labels[index] == .person || labels[index] == .organisation else { continue }
      guard pieces.pieces[index].separator == .comma, labels[index - 1] == .person,
        pieces.pieces[index + 1].separator.joinsNames || pieces.pieces[index + 1].separator == .comma
      else { continue }
      let reading = labels[index] == .person ? "a person" : "an organisation"
      return "'\(pieces.text(index))' is read as \(reading), and could be the other"
    }
    return nil
  }

  /// Names in places that only one reading allows: before the first comma, after `&`, and the last of a group.
  private func evidence(
    _ pieces: SpeakerPieces, _ shapes: [PieceShape], isTruncated: Bool
  ) -> [NameEvidence] {
    var result: [NameEvidence] = []
    let all = pieces.pieces
    for index in all.indices where !shapes[index].isPlaceholder && !shapes[index].isNoOrganisation {
      guard shapes[index].jobTitle > 0 else { continue }
      let opensGroup = all[index].separator == .start || all[index].separator == .semicolon
      let closesGroup =
        index + 1 < all.count ? all[index + 1].separator == .semicolon : !isTruncated
      if opensGroup {
        result.append(NameEvidence(name: pieces.text(index), isOrganisation: false))
      } else if closesGroup, all[index].separator == .comma, index > 0, shapes[index - 1].jobTitle > 0,
        shapes[index].organisation < 1.5
      {
        result.append(NameEvidence(name: pieces.text(index), isOrganisation: true))
      }
    }
    return result
  }
}

/// What stands before a piece of a list of speakers.
enum PieceSeparator: Equatable {
  case start
  case comma
  /// `&`, `and`, `/`.
  case ampersand
  /// `, and`, `, &`.
  case commaAmpersand
  case semicolon

  var joinsNames: Bool { self == .ampersand || self == .commaAmpersand }
}

/// A piece of a list of speakers: a name, an organisation, or a job title, by its place in the text.
struct SpeakerPiece: Equatable {
  let separator: PieceSeparator
  let range: Range<Int>
}

/// A list of speakers cut at its separators, with what belongs together put back together.
struct SpeakerPieces {
  let characters: [Character]
  private(set) var pieces: [SpeakerPiece]

  init(_ characters: [Character], lexicon: OrganisationLexicon) {
    self.characters = characters
    pieces = Self.cut(characters)
    pieces = joined(lexicon: lexicon)
  }

  /// The text from one piece to another as written.
  func text(_ first: Int, through last: Int) -> String {
    guard pieces.indices.contains(first), pieces.indices.contains(last), first <= last else { return "" }
    return String(characters[pieces[first].range.lowerBound..<pieces[last].range.upperBound])
  }

  func text(_ index: Int) -> String { text(index, through: index) }

  private static func cut(_ characters: [Character]) -> [SpeakerPiece] {
    var pieces: [SpeakerPiece] = []
    var separator = PieceSeparator.start
    var start = 0
    var position = 0
    var depth = 0

    func close(at end: Int) -> Bool {
      var lower = start
      var upper = end
      while lower < upper, characters[lower].isWhitespace { lower += 1 }
      while upper > lower, characters[upper - 1].isWhitespace { upper -= 1 }
      guard lower < upper else { return false }
      pieces.append(SpeakerPiece(separator: separator, range: lower..<upper))
      return true
    }

    while position < characters.count {
      switch characters[position] {
      case "(", "[": depth += 1
      case ")", "]": depth = max(0, depth - 1)
      default: break
      }
      guard depth == 0, let found = separatorAt(position, in: characters) else {
        position += 1
        continue
      }
      let closed = close(at: position)
      switch found.separator {
      case .semicolon: separator = .semicolon
      case .comma: separator = closed ? .comma : separator
      default: separator = closed ? .ampersand : (separator == .comma ? .commaAmpersand : separator)
      }
      if pieces.isEmpty { separator = .start }
      position += found.length
      start = position
    }
    _ = close(at: characters.count)
    return pieces
  }

  private static func separatorAt(
    _ position: Int, in characters: [Character]
  ) -> (separator: PieceSeparator, length: Int)? {
    let next = position + 1 < characters.count ? characters[position + 1] : " "
    // By scalars, since to compare a character with one that is not ASCII takes long.
    switch characters[position].unicodeScalars.first {
    case ",", "，", "、", "،": return (.comma, 1)
    case ";", "；", "؛": return (.semicolon, 1)
    case "&", "/", "+":
      let before = position > 0 ? characters[position - 1] : " "
      let isLoose = characters[position] == "&" ? before == " " || next == " " : before == " " && next == " "
      return isLoose ? (.ampersand, 1) : nil
    case "-", "–":
      let isLoose = position > 0 && characters[position - 1] == " " && next == " "
      return isLoose && isJobTitle(after: position, in: characters) ? (.comma, 1) : nil
    case " ":
      let isAnd =
        position + 4 < characters.count && characters[position + 1] == "a" && characters[position + 2] == "n"
        && characters[position + 3] == "d" && characters[position + 4] == " "
      return isAnd ? (.ampersand, 4) : nil
    default: return nil
    }
  }

  /// `Cosmonic - Program Co-Chairs`: a dash within a list sets off a job title, and nothing else.
  private static func isJobTitle(after position: Int, in characters: [Character]) -> Bool {
    let piece = characters[(position + 1)...].prefix { !",;&".contains($0) }
    return String(piece).foldedWords().contains(where: HeadingVocabulary.jobWords.contains)
  }

  /// Puts legal forms, name suffixes and remarks back to what they belong to.
  private func joined(lexicon: OrganisationLexicon) -> [SpeakerPiece] {
    var result: [SpeakerPiece] = []
    for piece in pieces {
      if let previous = result.last, belongs(piece, to: previous, lexicon: lexicon) {
        result.removeLast()
        result.append(
          SpeakerPiece(
            separator: previous.separator, range: previous.range.lowerBound..<piece.range.upperBound))
      } else {
        result.append(piece)
      }
    }
    return result
  }

  private func belongs(_ piece: SpeakerPiece, to previous: SpeakerPiece, lexicon: OrganisationLexicon) -> Bool
  {
    let text = String(characters[piece.range])
    let words = text.foldedWords()
    switch piece.separator {
    case .comma:
      return words.allSatisfy(HeadingVocabulary.legalSuffixes.contains)
        || words.allSatisfy(HeadingVocabulary.nameSuffixes.contains) || Affiliation.isRemark(text)
    case .ampersand:
      if words.first.map(HeadingVocabulary.firmContinuations.contains) == true,
        words.allSatisfy({
          HeadingVocabulary.firmContinuations.contains($0) || HeadingVocabulary.legalSuffixes.contains($0)
        })
      {
        return true
      }
      return lexicon.isOrganisation(
        String(characters[previous.range.lowerBound..<piece.range.upperBound]))
    case .start, .commaAmpersand, .semicolon:
      return false
    }
  }
}

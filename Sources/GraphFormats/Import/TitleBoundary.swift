/// A place where a title may end and a list of people begin.
struct TitleBoundary: Equatable {
  /// What marks the place, surest first.
  enum Mark: CaseIterable {
    case dash
    /// A title that was cut off, with the people right after the ellipsis.
    case ellipsis
    case by
    /// `Title | Speaker, Org`.
    case bar
    /// `Tour with Speaker, Org`.
    case with
  }

  let mark: Mark
  /// The number of characters of the title.
  let titleEnd: Int
  /// Where the list of people starts.
  let listStart: Int

  /// More dashes than this are no title; the limit keeps the reading of very long lines linear.
  private static let mostCandidates = 8

  /// The possible boundaries, the likeliest first: dashes from the right, then ellipses, `by`, bars, `with`.
  static func candidates(in characters: [Character]) -> [TitleBoundary] {
    var found: [TitleBoundary] = []
    for index in characters.indices.reversed() {
      guard found.count < mostCandidates * 2 else { break }
      if let boundary = boundary(at: index, in: characters) { found.append(boundary) }
    }
    let sorted = Mark.allCases.flatMap { mark in found.filter { $0.mark == mark } }
    return Array(sorted.prefix(mostCandidates))
  }

  private static func boundary(at index: Int, in characters: [Character]) -> TitleBoundary? {
    let before = index > 0 ? characters[index - 1] : " "
    let after = index + 1 < characters.count ? characters[index + 1] : " "
    guard index > 0, index + 1 < characters.count else { return nil }
    // By scalars, since to compare a character with one that is not ASCII takes long.
    switch characters[index].unicodeScalars.first {
    case "—":
      return TitleBoundary(mark: .dash, titleEnd: index, listStart: index + 1)
    case "-", "–", "―", "−", "‐", "‑":
      // "- " and " -" count: real schedules have titles such as "Awareness- Isaac Wilson, The Trade Desk".
      guard before == " " || after == " " || (before == "-" && after != "-") else { return nil }
      guard after != "-" else { return nil }
      let start = before == "-" ? index - 1 : index
      return TitleBoundary(mark: .dash, titleEnd: start, listStart: index + 1)
    case " ":
      if before == "…"
        || (before == "." && index > 2 && characters[index - 2] == "." && characters[index - 3] == ".")
      {
        return TitleBoundary(mark: .ellipsis, titleEnd: index, listStart: index + 1)
      }
      return wordBoundary(at: index, in: characters)
    default:
      return nil
    }
  }

  /// `by`, `with` and a bar, each between spaces, of which the index is the first.
  private static func wordBoundary(at index: Int, in characters: [Character]) -> TitleBoundary? {
    guard ["|", "w", "b"].contains(characters[index + 1]) else { return nil }
    let word = characters[(index + 1)...].prefix(longestWord + 1).prefix { $0 != " " }
    let listStart = index + word.count + 2
    guard listStart < characters.count else { return nil }
    switch String(word) {
    case "|": return TitleBoundary(mark: .bar, titleEnd: index, listStart: listStart)
    case "with", "w/": return TitleBoundary(mark: .with, titleEnd: index, listStart: listStart)
    case "by":
      let word = String(characters[..<index].reversed().prefix { $0.isLetter }.reversed()).lowercased()
      guard !HeadingVocabulary.wordsBeforeOtherBy.contains(word) else { return nil }
      return TitleBoundary(
        mark: .by, titleEnd: word == "presented" ? index - word.count : index, listStart: listStart)
    default: return nil
    }
  }

  private static let longestWord = 4
}

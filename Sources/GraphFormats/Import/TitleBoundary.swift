/// A place where a title may end and a list of people begin.
struct TitleBoundary: Equatable {
  /// What marks the place, surest first.
  enum Mark: Int, Comparable {
    case dash
    /// A title that was cut off, with the people right after the ellipsis.
    case ellipsis
    case by

    static func < (left: Mark, right: Mark) -> Bool { left.rawValue < right.rawValue }
  }

  let mark: Mark
  /// The number of characters of the title.
  let titleEnd: Int
  /// Where the list of people starts.
  let listStart: Int

  /// More dashes than this are no title; the limit keeps the reading of very long lines linear.
  private static let mostCandidates = 8

  /// The possible boundaries, the likeliest first: dashes from the right, then ellipses, then `by`.
  static func candidates(in characters: [Character]) -> [TitleBoundary] {
    var found: [TitleBoundary] = []
    for index in characters.indices.reversed() {
      guard found.count < mostCandidates * 2 else { break }
      if let boundary = boundary(at: index, in: characters) { found.append(boundary) }
    }
    let sorted =
      found.filter { $0.mark == .dash } + found.filter { $0.mark == .ellipsis }
      + found.filter { $0.mark == .by }
    return Array(sorted.prefix(mostCandidates))
  }

  private static func boundary(at index: Int, in characters: [Character]) -> TitleBoundary? {
    let before = index > 0 ? characters[index - 1] : " "
    let after = index + 1 < characters.count ? characters[index + 1] : " "
    guard index > 0, index + 1 < characters.count else { return nil }
    switch characters[index] {
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
      guard index + 3 < characters.count, characters[index + 1] == "b", characters[index + 2] == "y",
        characters[index + 3] == " "
      else { return nil }
      let word = String(characters[..<index].reversed().prefix { $0.isLetter }.reversed()).lowercased()
      guard !HeadingVocabulary.wordsBeforeOtherBy.contains(word) else { return nil }
      let isPresented = word == "presented"
      let end = isPresented ? index - word.count : index
      return TitleBoundary(mark: .by, titleEnd: end, listStart: index + 4)
    default:
      return nil
    }
  }
}

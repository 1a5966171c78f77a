import GraphModel

/// The candidates most like `word`, nearest first, then in alphabetical order; letter case and diacritics do not
/// count.
///
/// - Parameters:
///   - word: what was written.
///   - candidates: what might have been meant.
///   - limit: the greatest edit distance; short words allow less, since most of them are near each other.
public func nearest(to word: String, in candidates: some Sequence<String>, limit: Int = 2) -> [String] {
  let folded = NameFolding.fold(word)
  let greatest = min(limit, max(1, folded.unicodeScalars.count / 3))
  let near = candidates.compactMap { candidate in
    editDistance(folded, NameFolding.fold(candidate), limit: greatest).map {
      (distance: $0, candidate: candidate)
    }
  }
  // What is further away than the nearest is an idle guess.
  let least = near.map(\.distance).min()
  return near.filter { $0.distance == least }.map(\.candidate).sorted()
}

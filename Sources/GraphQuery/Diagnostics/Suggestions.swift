/// How many single edits turn one text into the other: insertions, deletions, substitutions, and swaps of neighbours.
///
/// The optimal string alignment form of the Damerau-Levenshtein distance. Letter case and the marks of Latin letters
/// do not count.
public func editDistance(_ left: String, _ right: String) -> Int {
  editDistance(foldedForComparison(left), foldedForComparison(right))
}

/// The candidates most like `word`, nearest first, then in alphabetical order.
///
/// - Parameters:
///   - word: what was written.
///   - candidates: what might have been meant.
///   - limit: the greatest edit distance; short words allow less, since most of them are near each other.
public func nearest(to word: String, in candidates: some Sequence<String>, limit: Int = 2) -> [String] {
  let folded = foldedForComparison(word)
  let greatest = min(limit, max(1, folded.count / 2))
  let near = candidates.compactMap { candidate -> (distance: Int, candidate: String)? in
    let other = foldedForComparison(candidate)
    guard abs(other.count - folded.count) <= greatest else { return nil }
    let distance = editDistance(folded, other)
    return distance <= greatest ? (distance, candidate) : nil
  }
  return near.sorted { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }.map(\.candidate)
}

/// The distance between two texts already folded.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in 1...left.count {
    var this = [row]
    this.reserveCapacity(right.count + 1)
    for column in 1...right.count {
      let isSame = left[row - 1] == right[column - 1]
      var distance = min(last[column] + 1, this[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
      if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
        distance = min(distance, beforeLast[column - 2] + 1)
      }
      this.append(distance)
    }
    beforeLast = last
    last = this
  }
  return last[right.count]
}

/// The text in lower case, without the marks on its letters.
private func foldedForComparison(_ text: String) -> [Unicode.Scalar] {
  text.lowercased().unicodeScalars.compactMap { scalar in
    if scalar.isASCII { return scalar }
    if scalar.properties.generalCategory == .nonspacingMark { return nil }
    return baseOfLatinLetter(scalar) ?? scalar
  }
}

/// `e` for `é`, read off the Unicode name, since the standard library has no decomposition.
private func baseOfLatinLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
  let prefix = "LATIN SMALL LETTER "
  guard let name = scalar.properties.name, name.hasPrefix(prefix) else { return nil }
  let rest = name.dropFirst(prefix.count)
  guard let letter = rest.first, rest.dropFirst().hasPrefix(" WITH ") else { return nil }
  return letter.lowercased().unicodeScalars.first
}

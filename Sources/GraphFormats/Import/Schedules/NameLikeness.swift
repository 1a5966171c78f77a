import GraphModel

/// Whether two names may be two spellings of one: good enough to ask, never to decide.
enum NameLikeness {
  /// Measured on real pairs of spellings: with an organisation in common, no two different people were this much alike.
  private static let threshold = 0.88

  /// Whether each word of the one has a word of the other that is nearly the same.
  static func areAlike(_ left: String, _ right: String) -> Bool {
    var left = NameFolding.fold(left).split(separator: " ").map(Array.init)
    var right = NameFolding.fold(right).split(separator: " ").map(Array.init)
    guard left.count > 1, right.count > 1, left != right else { return false }
    if left.count > right.count { swap(&left, &right) }
    for word in left {
      guard let best = right.indices.max(by: { similarity(word, right[$0]) < similarity(word, right[$1]) }),
        similarity(word, right[best]) >= threshold
      else { return false }
      right.remove(at: best)
    }
    return right.count <= 1
  }

  /// The likeness of two words by Jaro and Winkler, from 0 to 1. Source: Winkler, "String Comparator Metrics", 1990.
  static func similarity(_ left: [Character], _ right: [Character]) -> Double {
    guard !left.isEmpty, !right.isEmpty else { return left.isEmpty && right.isEmpty ? 1 : 0 }
    let reach = max(0, max(left.count, right.count) / 2 - 1)
    var isTaken = [Bool](repeating: false, count: right.count)
    var matches: [Character] = []
    for (place, letter) in left.enumerated() {
      let (start, end) = (max(0, place - reach), min(right.count, place + reach + 1))
      guard start < end,
        let match = (start..<end).first(where: { !isTaken[$0] && right[$0] == letter })
      else { continue }
      isTaken[match] = true
      matches.append(letter)
    }
    guard !matches.isEmpty else { return 0 }
    let others = right.indices.filter { isTaken[$0] }.map { right[$0] }
    let transposed = Double(zip(matches, others).count { $0 != $1 }) / 2
    let count = Double(matches.count)
    let jaro = (count / Double(left.count) + count / Double(right.count) + (count - transposed) / count) / 3
    let prefix = zip(left, right).prefix(4).prefix { $0 == $1 }.count
    return jaro + Double(prefix) * 0.1 * (1 - jaro)
  }
}

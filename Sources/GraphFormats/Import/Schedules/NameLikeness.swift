import GraphModel

/// Whether two names may be two spellings of one: good enough to ask, never to decide.
enum NameLikeness {
  /// Measured on real pairs of spellings: with an organisation in common, no two different people were this much alike.
  private static let threshold = 0.88

  /// A name as it is compared.
  struct Words {
    private let words: [[Unicode.Scalar]]

    init(_ name: String) {
      words = NameFolding.fold(name).split(separator: " ").map { Array($0.unicodeScalars) }
    }

    /// Whether each word of the one has a word of the other that is nearly the same.
    func areAlike(_ other: Words) -> Bool {
      var (left, right) = (words, other.words)
      guard left.count > 1, right.count > 1, left != right else { return false }
      if left.count > right.count { swap(&left, &right) }
      guard left.count + 1 >= right.count else { return false }
      for word in left {
        let likenesses = right.map { NameLikeness.similarity(word, $0) }
        guard let best = likenesses.indices.max(by: { likenesses[$0] < likenesses[$1] }),
          likenesses[best] >= NameLikeness.threshold
        else { return false }
        right.remove(at: best)
      }
      return true
    }
  }

  /// Whether two names are alike.
  static func areAlike(_ left: String, _ right: String) -> Bool { Words(left).areAlike(Words(right)) }

  /// The likeness of two words by Jaro and Winkler, from 0 to 1. Source: Winkler, "String Comparator Metrics", 1990.
  static func similarity(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Double {
    guard !left.isEmpty, !right.isEmpty else { return left.isEmpty && right.isEmpty ? 1 : 0 }
    let reach = max(0, max(left.count, right.count) / 2 - 1)
    var isTaken = [Bool](repeating: false, count: right.count)
    var matches: [Unicode.Scalar] = []
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

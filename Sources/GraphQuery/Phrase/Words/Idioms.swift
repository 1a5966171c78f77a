/// Turns of phrase that stand for a shorter one of the grammar's, or for nothing.
///
/// Only what means the same wherever it stands is here; what depends on its place is a rule of the parser.
enum Idioms {
  /// The tokens with each turn of phrase in the grammar's words, or nil if there is none. A token that takes another's
  /// place has its range, so that an error points at what was written.
  static func replaced(in tokens: [Token]) -> [Token]? {
    var found: [Token] = []
    var position = 0
    var hasChanged = false
    while position < tokens.count {
      let token = tokens[position]
      if let length = idlePredicate(in: tokens, at: position), !found.isEmpty {
        position += length
        hasChanged = true
      } else if let idiom = idiom(in: tokens, at: position) {
        // "…, in total"
        if idiom.words.isEmpty, found.last?.text == "," { found.removeLast() }
        let range = token.range.union(tokens[position + idiom.length - 1].range)
        found += idiom.words.map { Token(kind: .word, text: $0, folded: $0, range: range) }
        position += idiom.length
        hasChanged = true
      } else if let parts = superlativeParts(of: token) {
        found += parts.map { Token(kind: .word, text: $0, folded: $0, range: token.range) }
        position += 1
        hasChanged = true
      } else {
        found.append(token)
        position += 1
      }
    }
    return hasChanged && !found.isEmpty ? found : nil
  }

  /// "(who from Microsoft) is mentioned", at the end: whatever is known is mentioned somewhere.
  private static func idlePredicate(in tokens: [Token], at position: Int) -> Int? {
    let left = tokens.count - position
    guard left == 2 || left == 3 && tokens[position + 2].text == "?",
      ["is", "are", "was", "were"].contains(tokens[position].folded),
      ["mentioned", "named", "listed"].contains(tokens[position + 1].folded)
    else { return nil }
    return 2
  }

  private struct Idiom {
    var written: [String]
    var words: [String]
    var length: Int { written.count }
  }

  private static func idiom(in tokens: [Token], at position: Int) -> Idiom? {
    guard tokens[position].kind == .word, let idioms = byFirstWord[tokens[position].folded] else {
      return nil
    }
    return idioms.first { idiom in
      guard position + idiom.length <= tokens.count else { return false }
      return zip(tokens[position...], idiom.written).allSatisfy { token, word in
        token.kind != .quoted && token.folded == word
      }
    }
  }

  /// "highest-rated" is two words.
  private static func superlativeParts(of token: Token) -> [String]? {
    guard token.kind == .word, token.folded.utf8.contains(UInt8(ascii: " ")), token.text.contains("-") else {
      return nil
    }
    let parts = token.folded.split(separator: " ").map(String.init)
    return superlatives.contains(parts[0]) ? parts : nil
  }

  private static let superlatives: Set<String> = [
    "best", "highest", "latest", "least", "longest", "lowest", "most", "oldest", "shortest", "top", "worst",
    "youngest",
  ]

  /// The longest first.
  private static let byFirstWord: [String: [Idiom]] = {
    let idioms = table.flatMap { words, written in
      written.map {
        Idiom(
          written: $0.split(separator: " ").map(String.init),
          words: words.split(separator: " ").map(String.init))
      }
    }
    return Dictionary(grouping: idioms, by: { $0.written[0] }).mapValues { idioms in
      idioms.sorted { $0.length > $1.length }
    }
  }()

  /// The grammar's words, and what is said instead of them.
  private static let table: [(String, [String])] = [
    // Contractions. The possessive mark is a token of its own.
    ("who is", ["who 's"]), ("what is", ["what 's"]), ("where is", ["where 's"]), ("when is", ["when 's"]),
    ("is not", ["isnt"]), ("are not", ["arent"]), ("was not", ["wasnt"]), ("were not", ["werent"]),
    ("has not", ["hasnt"]), ("have not", ["havent"]), ("had not", ["hadnt"]), ("does not", ["doesnt"]),
    ("do not", ["dont"]), ("did not", ["didnt"]),
    // Times.
    ("before", ["prior to", "earlier than", "ahead of the year"]),
    ("after", ["later than"]), ("until", ["no later than", "not later than", "not after", "up until"]),
    ("since", ["no earlier than", "not earlier than", "not before", "starting from", "starting in"]),
    // Numbers.
    ("at most", ["no more than", "not more than", "a maximum of", "maximum of"]),
    ("at least", ["no fewer than", "no less than", "not less than", "a minimum of", "not fewer than"]),
    ("more than 1", ["multiple", "several", "more than a single"]),
    ("at least 1", ["one or more", "1 or more"]),
    ("exactly 1", ["only one", "just one", "exactly a single", "only a single", "just a single"]),
    ("exactly 2", ["only two", "just two", "a pair of"]),
    ("more than", ["greater than", "in excess of", "upwards of"]),
    ("how many", ["how many different", "how many distinct", "how many unique", "how many total"]),
    ("how many", ["how many of the", "how many of all the"]),
    ("which", ["which of the", "which one of the", "which of"]),
    (
      "are there",
      [
        "does the graph contain", "does the database contain", "does the graph have",
        "does the database have",
      ]
    ),
    (
      "number of",
      [
        "the total number of", "total number of", "the overall number of", "the number of different",
        "number of different", "the number of distinct", "number of distinct", "number of unique",
        "total count of", "the total count of", "the amount of", "a count of", "the count of",
        "the quantity of",
      ]
    ),
    (
      "the most",
      [
        "the highest number of", "the largest number of", "the greatest number of", "the biggest number of",
        "the maximum number of", "highest number of", "largest number of", "greatest number of",
      ]
    ),
    (
      "the fewest",
      [
        "the lowest number of", "the smallest number of", "the least number of", "the minimum number of",
        "lowest number of", "smallest number of", "the least amount of",
      ]
    ),
    (
      "most often",
      ["most frequently", "the most often", "the most frequently", "the most times", "most times"]
    ),
    // Lists and order.
    ("and", ["as well as", "and also", "and additionally", "in addition to", "plus"]),
    (
      "with their",
      [
        "along with their", "together with their", "as well as their", "alongside their", "and also their",
        "along with its", "together with its", "as well as its",
      ]
    ),
    ("sorted by", ["ranked by", "arranged by", "listed by", "in order of", "sort them by", "order them by"]),
    (
      "sorted by name",
      [
        "in alphabetical order", "sorted alphabetically", "ordered alphabetically", "alphabetically",
        "in alphabetic order", "sorted in alphabetical order",
      ]
    ),
    ("descending", ["in descending order", "in decreasing order", "descending order"]),
    ("ascending", ["in ascending order", "in increasing order", "ascending order"]),
    (
      "other than",
      ["except for", "except", "excluding", "apart from", "aside from", "besides", "but not counting"]
    ),
    // What adds nothing.
    (
      "",
      [
        "in the database", "in this database", "in the graph", "in this graph", "in the dataset",
        "in the data",
        "in this dataset", "from the database", "from the graph", "in the collection", "of the database",
        "in total", "all together", "altogether", "in all", "overall", "in any capacity", "in any role",
        "of all time",
        "at the same time", "please",
      ]
    ),
  ]
}

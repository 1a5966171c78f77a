@testable import GraphQuery

/// Random and mutated phrases: words of the vocabulary, of the grammar and of the graph, with slips and nonsense.
struct RandomPhrase {
  private let vocabulary: [String]
  private let names: [String]
  private var random: SeededGenerator

  init(conference: Conference, seed: UInt64) throws {
    let lexicon = Lexicon(conference.store.vocabulary)
    vocabulary =
      (lexicon.nouns.allWords + lexicon.verbs.allWords + lexicon.prepositions.allWords
      + lexicon.attributes.allWords)
      .sorted()
    names = try conference.store.nodes().map(\.name)
    random = SeededGenerator(seed: seed)
  }

  /// A phrase of the usual length; now and then one that nobody would type.
  mutating func next(from examples: [String]) -> String {
    switch random.below(20) {
    case 0...8: return mutated(random.one(of: examples))
    case 9...15: return words(2 + random.below(14)).joined(separator: " ")
    case 16: return words(60 + random.below(140)).joined(separator: " ")
    case 17: return String(repeating: random.one(of: RandomPhrase.repeated), count: 1 + random.below(40))
    case 18: return noise()
    default: return random.one(of: examples) + " " + mutated(random.one(of: examples))
    }
  }

  private mutating func words(_ count: Int) -> [String] {
    (0..<count).map { _ in
      switch random.below(10) {
      case 0...3: random.one(of: vocabulary)
      case 4...7: random.one(of: RandomPhrase.grammar)
      case 8: random.one(of: names)
      default: random.one(of: RandomPhrase.oddities)
      }
    }
  }

  private mutating func mutated(_ phrase: String) -> String {
    var parts = phrase.split(separator: " ").map(String.init)
    for _ in 0...random.below(3) where !parts.isEmpty {
      let place = random.below(parts.count)
      switch random.below(6) {
      case 0 where parts.count > 1: parts.remove(at: place)
      case 1: parts.insert(words(1)[0], at: place)
      case 2: parts.insert(parts[place], at: place)
      case 3: parts.swapAt(place, random.below(parts.count))
      case 4: parts[place] = slipped(parts[place])
      default: parts[place] = words(1)[0]
      }
    }
    return parts.joined(separator: " ")
  }

  private mutating func slipped(_ word: String) -> String {
    var characters = Array(word)
    guard !characters.isEmpty else { return word }
    let place = random.below(characters.count)
    switch random.below(4) {
    case 0: characters.remove(at: place)
    case 1: characters.insert(random.one(of: Array("aeiost-'\"()")), at: place)
    case 2: characters.swapAt(place, random.below(characters.count))
    default: characters[place] = Character(characters[place].uppercased().first.map(String.init) ?? "x")
    }
    return String(characters)
  }

  private mutating func noise() -> String {
    String(
      String.UnicodeScalarView(
        (0..<(1 + random.below(60))).map { _ in
          Unicode.Scalar(UInt32(random.below(random.happens(80) ? 0x80 : 0x1_1000))) ?? "?"
        }))
  }

  private static let grammar = [
    "and", "or", "not", "but", "who", "that", "which", "whose", "with", "without", "by", "at", "about", "of",
    "in",
    "the", "most", "fewest", "more than", "at least", "no", "both", "either", "never", "does", "did", "has",
    "have",
    "is", "are", "was", "were", "how many", "number of", "per", "sorted by", "descending", "limit", "top",
    "latest",
    "first", "before", "after", "since", "between", "last year", "2023", "2", "exactly",
    "including its parts",
    "within", "hops of", "path from", "to", "how is", "connected to", "with their", ",", "(", ")", "?", "'s",
    ":",
    "$name", "\"mesh\"", "titled", "called", "each", "any", "year", "month",
  ]
  private static let oddities = [
    "🚀", "naïve", "Ł", "\u{202E}", "e\u{301}\u{301}\u{301}", "日本語", "'", "\"", "“", "''", "#12", "%", "--",
    "*",
    "DROP TABLE node", "1e999", "99999999999999999999", "-1", "talk:", "person:\"Liz Rice\"", "qwertyuiop",
    "\t", "\u{0}",
    String(repeating: "a", count: 10_000),
  ]
  private static let repeated = [
    "talks by ", "people who ", "talks by people at ", "(", "not ", "Isovalent and ", "service mesh or ",
    "Istio, ",
    "talks about service mesh by Isovalent people ", "people who work at Isovalent and ", "topics of ",
    "eBPF ",
    "who gave talks about ", "talks with more than 2 ", "Liz Rice's ", "2023 ", "and about security ",
  ]
}

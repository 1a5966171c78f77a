/// What a word may begin: one look for each token of a phrase, since most rules cannot begin where they are tried.
struct WordClasses: OptionSet, Hashable, Sendable {
  let rawValue: UInt16
  static let noun = WordClasses(rawValue: 1 << 0)
  static let preposition = WordClasses(rawValue: 1 << 1)
  static let verb = WordClasses(rawValue: 1 << 2)
  static let linkNoun = WordClasses(rawValue: 1 << 3)
  static let attribute = WordClasses(rawValue: 1 << 4)
  /// A value of some attribute stands behind it: "in Chicago".
  static let attributePreposition = WordClasses(rawValue: 1 << 5)
  /// The first word of one of those.
  static let attributePrepositionStart = WordClasses(rawValue: 1 << 6)
  /// A number in letters.
  static let numeral = WordClasses(rawValue: 1 << 7)
  static let weekday = WordClasses(rawValue: 1 << 8)
  /// It stands before verbs: "has", "never".
  static let auxiliary = WordClasses(rawValue: 1 << 9)
  /// A verb phrase may begin with it: forms of verbs, auxiliaries, and what stands before them.
  static let verbPhrase = WordClasses(rawValue: 1 << 10)
  /// One token of several words, "co-speaker": what they may begin is not known from their text as a whole.
  static let several = WordClasses(rawValue: 1 << 11)
}

extension Lexicon {
  /// What a word may begin.
  func classes(of folded: String) -> WordClasses {
    let known = wordClasses[folded] ?? []
    return folded.utf8.contains(UInt8(ascii: " ")) ? known.union(.several) : known
  }

  /// What each word that is known may begin.
  static func wordClasses(_ tables: LexiconTables, attributePrepositions: Set<String>) -> [String:
    WordClasses]
  {
    var classes: [String: WordClasses] = [:]
    func add(_ words: some Sequence<String>, _ own: WordClasses) {
      for word in words { classes[word, default: []].formUnion(own) }
    }
    add(tables.nouns.byFirstWord.keys, .noun)
    add(tables.prepositions.byFirstWord.keys, [.preposition, .verbPhrase])
    add(tables.verbs.byFirstWord.keys, [.verb, .verbPhrase])
    add(tables.linkNouns.byFirstWord.keys, .linkNoun)
    add(tables.attributes.byFirstWord.keys, .attribute)
    add(PhraseParser.wordsBeforeVerbs, [.auxiliary, .verbPhrase])
    add(attributePrepositions, .attributePreposition)
    let starts = attributePrepositions.map { String($0.prefix { $0 != " " }) }
    add(starts, .attributePrepositionStart)
    add(starts.filter { !grammarWords.contains($0) }, .verbPhrase)
    add(PhraseParser.numerals, .numeral)
    add(PhraseParser.weekdays, .weekday)
    return classes
  }
}

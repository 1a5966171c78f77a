import GraphModel

/// What has been read already: each rule reads a place once, however many readings pass through it.
extension PhraseParser {
  /// The tables of one parse.
  final class Memory {
    // Accesses to a table are short and never nested, which is not worth a check each time.
    @exclusivity(unchecked) var nouns = WordMatches<Lexicon.NounEntry>()
    @exclusivity(unchecked) var prepositions = WordMatches<Lexicon.LinkEntry>()
    @exclusivity(unchecked) var verbs = WordMatches<Lexicon.VerbEntry>()
    @exclusivity(unchecked) var linkNouns = WordMatches<Lexicon.LinkEntry>()
    @exclusivity(unchecked) var attributes = WordMatches<Lexicon.AttributeEntry>()
    let names = Table<NoKey, NameMention>()
    let nameGroups = Table<NoKey, Objects>()
    let phrases = Table<NoKey, NounPhrase>()
    let modifiers = Table<KindSet, Modifier>()
    let objects = Table<KindSet, Objects>()
    let verbPhrases = Table<KindSet, Modifier>()
    let inverted = Table<InvertedClause, Modifier>()
    let times = Table<NoKey, TimeSpan>()
    var auxiliaries: [Int: [Auxiliary]] = [:]
    /// How deep noun phrases are nested.
    var depth = 0
    /// How many pieces have been put together.
    var work = 0
  }

  /// What a rule found at each position, by what else it depends on.
  final class Table<Key: Equatable, Value> {
    // As above.
    @exclusivity(unchecked) private var known: [[(key: Key, found: [Alternative<Value>])]] = []

    func value(
      at position: Int, for key: Key, _ read: () -> [Alternative<Value>]
    ) -> [Alternative<Value>] {
      if position < known.count {
        for entry in known[position] where entry.key == key { return entry.found }
      }
      let found = read()
      if known.isEmpty { known.reserveCapacity(position + 8) }
      while known.count <= position { known.append([]) }
      known[position].append((key, found))
      return found
    }
  }

  /// The key of a rule that depends on its position alone.
  struct NoKey: Equatable {}

  struct InvertedClause: Equatable {
    var kinds: KindSet
    var forms: Lexicon.VerbEntry.Form
    var tense: LinkCondition.Tense?
  }

  /// What a vocabulary's words at each position stand for: longest first, with the position behind them.
  struct WordMatches<Entry: Hashable & Sendable> {
    typealias Match = (entry: Entry, end: Int)
    private var known: [[Match]?] = []

    fileprivate mutating func at(_ position: Int, in table: WordTable<Entry>, _ tokens: [Token]) -> [Match] {
      guard position < tokens.count else { return [] }
      if known.isEmpty { known = Array(repeating: nil, count: tokens.count) }
      if let found = known[position] { return found }
      let found = table.matches(tokens, at: position)
      known[position] = found
      return found
    }
  }

  /// Whether the word that stands here is one of a class, or its parts may be.
  func may(_ classes: WordClasses, beginAt position: Int) -> Bool {
    position < wordClasses.count && !wordClasses[position].isDisjoint(with: classes.union(.several))
  }

  func nouns(at position: Int) -> [WordMatches<Lexicon.NounEntry>.Match] {
    may(.noun, beginAt: position) ? memory.nouns.at(position, in: lexicon.nouns, tokens) : []
  }

  func prepositions(at position: Int) -> [WordMatches<Lexicon.LinkEntry>.Match] {
    may(.preposition, beginAt: position)
      ? memory.prepositions.at(position, in: lexicon.prepositions, tokens) : []
  }

  func verbs(at position: Int) -> [WordMatches<Lexicon.VerbEntry>.Match] {
    may(.verb, beginAt: position) ? memory.verbs.at(position, in: lexicon.verbs, tokens) : []
  }

  /// What counts links themselves: "reviews".
  func linkNouns(at position: Int) -> [WordMatches<Lexicon.LinkEntry>.Match] {
    may(.linkNoun, beginAt: position) ? memory.linkNouns.at(position, in: lexicon.linkNouns, tokens) : []
  }

  func attributes(at position: Int) -> [WordMatches<Lexicon.AttributeEntry>.Match] {
    may(.attribute, beginAt: position) ? memory.attributes.at(position, in: lexicon.attributes, tokens) : []
  }

  /// Whether there is time to put one more piece together. A phrase with so many ways to be read that there is not is
  /// refused: a reading found by then need not be the nearest.
  func mayGoOn() -> Bool {
    memory.work += 1
    return memory.work <= mostWork
  }

  /// Whether it was given up.
  var isExhausted: Bool { memory.work > mostWork }

  /// More than any question needs.
  static let limitOfWork = 6_000

  /// Reads the noun phrases at a position once.
  func rememberedPhrases(
    at position: Int, _ read: () -> [Alternative<NounPhrase>]
  ) -> [Alternative<NounPhrase>] {
    memory.phrases.value(at: position, for: NoKey()) {
      guard memory.depth < PhraseParser.deepestNesting, mayGoOn() else { return [] }
      memory.depth += 1
      defer { memory.depth -= 1 }
      return PhraseParser.best(read())
    }
  }

  /// Deeper than people speak.
  private static let deepestNesting = 12

  /// The best alternatives, one for each value and end; of those that end at one place, a few.
  static func best<Value: Hashable>(_ alternatives: [Alternative<Value>]) -> [Alternative<Value>] {
    guard alternatives.count > 1 else { return alternatives }
    let order = alternatives.indices.sorted {
      (alternatives[$0].cost, $0) < (alternatives[$1].cost, $1)
    }
    var kept: [Alternative<Value>] = []
    for index in order {
      let alternative = alternatives[index]
      var rivals = 0
      var isKnown = false
      for other in kept where other.end == alternative.end {
        rivals += 1
        if other.value == alternative.value { isKnown = true }
      }
      if !isKnown, rivals < widestChoice { kept.append(alternative) }
    }
    return kept
  }

  private static let widestChoice = 8
}

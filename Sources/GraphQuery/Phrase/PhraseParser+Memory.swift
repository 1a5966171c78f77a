import GraphModel

/// What has been read already: each rule reads a place once, however many readings pass through it.
extension PhraseParser {
  /// The tables of one parse.
  struct Memory {
    let names = Table<Int, NameMention>()
    let nameGroups = Table<Int, Objects>()
    let phrases = Table<Int, NounPhrase>()
    let modifiers = Table<PlaceAndKinds, Modifier>()
    let objects = Table<PlaceAndKinds, Objects>()
    let verbPhrases = Table<PlaceAndKinds, Modifier>()
    let relatives = Table<PlaceAndKinds, Modifier>()
    let inverted = Table<InvertedClause, Modifier>()
    let times = Table<Int, TimeSpan>()
    var auxiliaries: [Int: [Auxiliary]] = [:]
    /// The links that say something, by the kinds that they start from.
    var linksThatSay: [Set<String>: [Lexicon.VerbEntry]] = [:]
    /// How deep noun phrases are nested.
    var depth = 0
    /// How many pieces have been put together.
    var work = 0
  }

  /// What a rule found, by what it depends on.
  final class Table<Key: Hashable, Value> {
    private var known: [Key: [Alternative<Value>]] = [:]

    func value(_ key: Key, _ read: () -> [Alternative<Value>]) -> [Alternative<Value>] {
      if let found = known[key] { return found }
      let found = read()
      known[key] = found
      return found
    }
  }

  struct PlaceAndKinds: Hashable {
    var position: Int
    var kinds: Set<String>

    /// A set's own hash costs more than comparing the few sets that stand at one place.
    func hash(into hasher: inout Hasher) {
      hasher.combine(position)
      hasher.combine(kinds.count)
    }
  }

  struct InvertedClause: Hashable {
    var position: Int
    var kinds: Set<String>
    var forms: Set<Lexicon.VerbEntry.Form>
    var tense: LinkCondition.Tense?

    func hash(into hasher: inout Hasher) {
      hasher.combine(position)
      hasher.combine(kinds.count)
      hasher.combine(tense)
    }
  }

  /// Whether there is time to put one more piece together. A phrase with so many ways to be read that there is not is
  /// refused: a reading found by then need not be the nearest.
  func mayGoOn() -> Bool {
    memory.work += 1
    return memory.work <= PhraseParser.mostWork
  }

  /// Whether it was given up.
  var isExhausted: Bool { memory.work > PhraseParser.mostWork }

  private static let mostWork = 6_000

  /// Reads the noun phrases at a position once.
  func rememberedPhrases(
    at position: Int, _ read: () -> [Alternative<NounPhrase>]
  ) -> [Alternative<NounPhrase>] {
    memory.phrases.value(position) {
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

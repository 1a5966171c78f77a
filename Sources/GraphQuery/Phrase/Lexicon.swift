import GraphModel

/// The words of a vocabulary, by how they begin: what the phrase parser and completion look things up in.
struct Lexicon: Sendable {
  /// A noun for a kind.
  struct NounEntry: Hashable, Sendable {
    var kind: String
    var noun: Noun
  }

  /// A path of relations that words stand for, and the kinds that it links.
  struct LinkEntry: Hashable, Sendable {
    var path: RelationPath
    /// The pairs of kinds it may link.
    let pairs: Set<KindPair>
    /// The words, in the form that the paraphrase uses.
    var words: String
    /// The kinds that it starts from.
    let sources: Set<String>
    private let targets: Set<String>

    init(path: RelationPath, pairs: Set<KindPair>, words: String) {
      self.path = path
      self.pairs = pairs
      self.words = words
      sources = Set(pairs.map(\.source))
      targets = Set(pairs.map(\.target))
    }

    /// Whether it stands for more than one edge, which makes it the weaker reading.
    var isComposite: Bool { path.steps.count > 1 }

    /// The kinds that it leads to from these.
    func targets(from kinds: Set<String>) -> Set<String> {
      if sources.isSubset(of: kinds) { return targets }
      return Set(pairs.lazy.filter { kinds.contains($0.source) }.map(\.target))
    }
    /// The kinds from which it leads to these.
    func sources(to kinds: Set<String>) -> Set<String> {
      if targets.isSubset(of: kinds) { return sources }
      return Set(pairs.lazy.filter { kinds.contains($0.target) }.map(\.source))
    }
    var reversed: LinkEntry {
      LinkEntry(
        path: path.reversed, pairs: Set(pairs.map { KindPair(source: $0.target, target: $0.source) }),
        words: words)
    }
  }

  /// Two kinds.
  struct KindPair: Hashable, Sendable {
    var source: String
    var target: String
  }

  /// A form of a verb.
  struct VerbEntry: Hashable, Sendable {
    enum Form: Hashable, Sendable { case base, thirdPerson, past, participle, gerund }
    var form: Form
    var forms: VerbForms
    var link: LinkEntry
    /// Whether the object is implied, as in "people who spoke".
    var isImplied: Bool
    /// What became of the link, where the verb says that: "joined", "left".
    var change: LinkCondition.Change?
  }

  private(set) var nouns: WordTable<NounEntry> = WordTable()
  private(set) var prepositions: WordTable<LinkEntry> = WordTable()
  private(set) var verbs: WordTable<VerbEntry> = WordTable()
  /// What counts links themselves: "reviews".
  private(set) var linkNouns: WordTable<LinkEntry> = WordTable()
  private(set) var attributes: WordTable<AttributeEntry> = WordTable()
  /// What a bare juxtaposition of two kinds means, by the pair.
  private(set) var adjacent: [KindPair: LinkEntry] = [:]
  /// The same by the first of the two, each link for its pair only.
  private(set) var adjacentFrom: [String: [LinkEntry]] = [:]
  /// The names of all kinds.
  let kinds: Set<String>
  /// The kinds whose nodes happen at some time.
  let datedKinds: Set<String>
  /// The kinds that one asks for with "who".
  private(set) var personalKinds: Set<String> = []
  /// The words that a verb phrase can begin with: forms of verbs, auxiliaries, and what stands before them.
  private(set) var verbPhraseStarts: Set<String> = []
  private let attributesByKind: [String: [Attribute]]
  let vocabulary: Vocabulary

  /// An attribute of a kind.
  struct AttributeEntry: Hashable, Sendable {
    var kind: String
    var attribute: Attribute
  }

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    kinds = Set(vocabulary.kinds.map(\.name))
    datedKinds = kinds.filter(vocabulary.isDated)
    attributesByKind = Dictionary(
      vocabulary.kinds.map { ($0.name, $0.attributes) }, uniquingKeysWith: { first, _ in first })
    for kind in vocabulary.kinds {
      for noun in kind.nouns {
        let entry = NounEntry(kind: kind.name, noun: noun)
        nouns.add(noun.singular, entry)
        if noun.plural != noun.singular { nouns.add(noun.plural, entry) }
      }
      let name = NameFolding.fold(kind.name)
      if !kind.nouns.contains(where: { $0.singular == name || $0.plural == name }) {
        let noun = Noun(singular: name, plural: Noun.plural(of: name))
        nouns.add(noun.singular, NounEntry(kind: kind.name, noun: noun))
        nouns.add(noun.plural, NounEntry(kind: kind.name, noun: noun))
      }
      for attribute in kind.attributes {
        let entry = AttributeEntry(kind: kind.name, attribute: attribute)
        attributes.add(attribute.singular, entry)
        if attribute.plural != attribute.singular { attributes.add(attribute.plural, entry) }
      }
    }
    for relation in vocabulary.relations {
      for signature in relation.signatures where signature.isDefault {
        let link = LinkEntry(
          path: RelationPath([.init([relation.name])]),
          pairs: [KindPair(source: signature.source, target: signature.target)], words: "")
        addAdjacent(link, signature.source, signature.target)
      }
    }
    // Of two meanings of the same words for the same kinds, the one that was defined later is the user's own.
    var taken: Set<[String]> = []
    let meant = vocabulary.phrases.reversed().filter { phrase in
      guard let source = phrase.source, let target = phrase.target else { return true }
      return taken.insert([phrase.role.rawValue, phrase.words, source, target]).inserted
    }
    for phrase in meant.reversed() { add(phrase) }
    for relation in vocabulary.relations where relation.isExclusive { addChanges(of: relation) }
    verbPhraseStarts = Set(verbs.byFirstWord.keys).union(prepositions.byFirstWord.keys)
      .union(PhraseParser.wordsBeforeVerbs)
    personalKinds = Set((nouns.byFirstWord["who"] ?? []).map(\.entry.kind))
    for (pair, link) in adjacent.sorted(by: { $0.key.target < $1.key.target }) {
      adjacentFrom[pair.source, default: []].append(link.restricted(to: pair))
    }
  }

  /// Whether nodes of some of the kinds have an attribute whose value follows a word: "in Chicago".
  func hasPlaces(_ kinds: Set<String>, before word: String) -> Bool {
    kinds.contains { kind in
      attributes(of: kind).contains { $0.edge == nil && $0.preposition == word && $0.property != "name" }
    }
  }

  /// What can be asked of nodes of a kind.
  func attributes(of kind: String) -> [Attribute] { attributesByKind[kind] ?? [] }

  private mutating func add(_ phrase: Phrase) {
    let pairs = self.pairs(of: phrase)
    guard !pairs.isEmpty else { return }
    let link = LinkEntry(path: phrase.path, pairs: pairs, words: phrase.words)
    switch phrase.role {
    case .adjacent:
      for pair in pairs { addAdjacent(link, pair.source, pair.target) }
    case .preposition:
      prepositions.add(phrase.words, link)
    case .noun:
      let forms = phrase.words.split(separator: "/").map(String.init)
      let plural = forms.count > 1 ? forms[1] : Noun.plural(of: phrase.words)
      for end in [link, link.reversed] {
        var end = end
        end.words = plural
        for form in Set([forms.first ?? plural, plural]) { linkNouns.add(form, end) }
      }
    case .verb, .impliedVerb:
      let forms = VerbForms(phrase.words)
      let isImplied = phrase.role == .impliedVerb
      let byForm: [(VerbEntry.Form, String)] = [
        (.base, forms.base), (.thirdPerson, forms.thirdPerson), (.past, forms.past),
        (.participle, forms.participle), (.gerund, forms.gerund),
      ]
      for (form, words) in byForm {
        verbs.add(words, VerbEntry(form: form, forms: forms, link: link, isImplied: isImplied))
      }
      // "maintained by", "given by": the passive is the same link from its other end.
      if !isImplied {
        var passive = link.reversed
        passive.words = forms.participle + " by"
        prepositions.add(passive.words, passive)
      }
    }
  }

  /// "joined Isovalent", "left Google", "changed employers": what happens to a relation that has one target at a time.
  private mutating func addChanges(of relation: Relation) {
    let path = RelationPath([.init([relation.name])])
    let pairs = Set(relation.signatures.map { KindPair(source: $0.source, target: $0.target) })
    let link = LinkEntry(path: path, pairs: pairs, words: "")
    func add(_ words: String, _ change: LinkCondition.Change) {
      let forms = VerbForms(words)
      let byForm: [(VerbEntry.Form, String)] = [
        (.base, forms.base), (.thirdPerson, forms.thirdPerson), (.past, forms.past),
        (.participle, forms.participle), (.gerund, forms.gerund),
      ]
      for (form, words) in byForm {
        verbs.add(
          words, VerbEntry(form: form, forms: forms, link: link, isImplied: false, change: change))
      }
    }
    if verbs.byFirstWord["join"] == nil { add("join", .begun) }
    if verbs.byFirstWord["leave"] == nil { add("leave/leaves/left/left/leaving", .ended) }
    var things: [String] = vocabulary.phrases.filter { $0.role == .noun && $0.path == path }.flatMap {
      $0.words.split(separator: "/").map(String.init)
    }
    for kind in relation.signatures.compactMap({ vocabulary.kind(named: $0.target) }) {
      things += kind.nouns.flatMap { [$0.singular, $0.plural] }
    }
    for thing in things where thing != "where" {
      add("change \(thing)", .replaced)
      add("switch \(thing)", .replaced)
    }
  }

  private mutating func addAdjacent(_ link: LinkEntry, _ source: String, _ target: String) {
    let pair = KindPair(source: source, target: target)
    let reverse = KindPair(source: target, target: source)
    if adjacent[pair] == nil { adjacent[pair] = link }
    if adjacent[reverse] == nil { adjacent[reverse] = link.reversed }
  }

  /// The pairs of kinds that a phrase links: as it says, or as the signatures of its one relation do.
  private func pairs(of phrase: Phrase) -> Set<KindPair> {
    if let source = phrase.source, let target = phrase.target {
      return [KindPair(source: source, target: target)]
    }
    guard phrase.path.steps.count == 1, let step = phrase.path.steps.first else { return [] }
    var pairs: Set<KindPair> = []
    for name in step.relations {
      guard let relation = vocabulary.relation(named: name) else { continue }
      for signature in relation.signatures {
        let forward = KindPair(source: signature.source, target: signature.target)
        let backward = KindPair(source: signature.target, target: signature.source)
        if !step.isInverse || relation.isSymmetric { pairs.insert(forward) }
        if step.isInverse || relation.isSymmetric { pairs.insert(backward) }
      }
    }
    return pairs
  }
}

/// Entries by the words that name them, one or several words each.
struct WordTable<Entry: Hashable & Sendable>: Sendable {
  struct Item: Hashable, Sendable {
    var words: [String]
    var entry: Entry
  }

  private(set) var byFirstWord: [String: [Item]] = [:]
  private var known: Set<Item> = []

  mutating func add(_ words: String, _ entry: Entry) {
    let parts = words.split(separator: " ").map { NameFolding.fold(String($0)) }
    guard let first = parts.first else { return }
    let item = Item(words: parts, entry: entry)
    guard known.insert(item).inserted else { return }
    byFirstWord[first, default: []].append(item)
  }

  /// The entries whose words stand at a position, with the position behind them; longest first.
  func matches(_ tokens: [Token], at position: Int) -> [(entry: Entry, end: Int)] {
    guard position < tokens.count, tokens[position].kind == .word else { return [] }
    guard let items = byFirstWord[tokens[position].folded] else {
      return hyphenated(tokens[position], position)
    }
    let found = items.compactMap { item -> (entry: Entry, end: Int)? in
      let end = position + item.words.count
      guard end <= tokens.count else { return nil }
      for (token, word) in zip(tokens[position..<end], item.words) {
        guard token.kind == .word, token.folded == word else { return nil }
      }
      return (item.entry, end)
    }
    guard let longest = found.map(\.end).max() else { return [] }
    return longest == position + 1 ? found : found.sorted { $0.end > $1.end }
  }

  /// "co-speaker" is one token and two words.
  private func hyphenated(_ token: Token, _ position: Int) -> [(entry: Entry, end: Int)] {
    guard token.folded.contains(" ") else { return [] }
    let words = token.folded.split(separator: " ").map(String.init)
    return (byFirstWord[words[0]] ?? []).filter { $0.words == words }.map { ($0.entry, position + 1) }
  }

  /// All words, for suggestions and completion.
  var allWords: [String] { byFirstWord.values.flatMap { $0 }.map { $0.words.joined(separator: " ") } }
}

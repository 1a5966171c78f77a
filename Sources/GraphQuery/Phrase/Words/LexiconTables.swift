import GraphModel

/// How a vocabulary's words get into a lexicon: each in all its forms, with what it stands for.
struct LexiconTables {
  typealias NounEntry = Lexicon.NounEntry
  typealias LinkEntry = Lexicon.LinkEntry
  typealias VerbEntry = Lexicon.VerbEntry
  typealias KindPair = Lexicon.KindPair

  private(set) var nouns: WordTable<NounEntry> = WordTable()
  private(set) var prepositions: WordTable<LinkEntry> = WordTable()
  private(set) var verbs: WordTable<VerbEntry> = WordTable()
  private(set) var linkNouns: WordTable<LinkEntry> = WordTable()
  private(set) var attributes: WordTable<Lexicon.AttributeEntry> = WordTable()
  private(set) var adjacent: [KindPair: LinkEntry] = [:]
  /// The verb that was defined first for each relation.
  private(set) var mainVerbs: [RelationPath: VerbEntry] = [:]
  let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
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
        let entry = Lexicon.AttributeEntry(kind: kind.name, attribute: attribute)
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
      // The forms of a verb may be written out or not.
      let words = phrase.role == .verb ? VerbForms.base(of: phrase.words) : phrase.words
      return taken.insert([phrase.role.rawValue, words, source, target]).inserted
    }
    for phrase in meant.reversed() { add(phrase) }
    for relation in vocabulary.relations where relation.isExclusive { addChanges(of: relation) }
  }

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
        let end = end.worded(plural)
        for form in Set([forms.first ?? plural, plural]) { linkNouns.add(form, end) }
      }
    case .verb, .impliedVerb:
      let forms = VerbForms(phrase.words)
      let isImplied = phrase.role == .impliedVerb
      for (form, words) in forms.byForm {
        let entry = VerbEntry(form: form, forms: forms, link: link, isImplied: isImplied)
        verbs.add(words, entry)
        if form == .base, !isImplied, mainVerbs[link.path] == nil { mainVerbs[link.path] = entry }
      }
      // "maintained by", "given by": the passive is the same link from its other end.
      if !isImplied {
        let passive = link.reversed.worded(forms.participle + " by")
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
      for (form, words) in forms.byForm {
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

extension VerbForms {
  /// Each form, and which it is.
  fileprivate var byForm: [(Lexicon.VerbEntry.Form, String)] {
    [(.base, base), (.thirdPerson, thirdPerson), (.past, past), (.participle, participle), (.gerund, gerund)]
  }
}

import GraphModel

/// The words of a vocabulary, by how they begin: what the phrase parser and completion look things up in.
final class Lexicon: Sendable {
  let nouns: WordTable<NounEntry>
  let prepositions: WordTable<LinkEntry>
  let verbs: WordTable<VerbEntry>
  /// What counts links themselves: "reviews".
  let linkNouns: WordTable<LinkEntry>
  let attributes: WordTable<AttributeEntry>
  /// What a bare juxtaposition of two kinds means, by the pair.
  let adjacent: [KindPair: LinkEntry]
  /// The same by the first of the two, each link for its pair only.
  let adjacentFrom: [String: [LinkEntry]]
  /// The links that lead from a kind to others which are somewhere: by juxtaposition, or over several relations.
  let linksToPlaces: [String: [LinkEntry]]
  /// The names of all kinds.
  let kinds: KindSet
  /// The kinds whose nodes happen at some time.
  let datedKinds: KindSet
  /// The kinds of what happens that one asks for with "where": events.
  let occasionKinds: KindSet
  /// The kinds that one asks for with "who".
  let personalKinds: KindSet
  /// What each word may begin.
  let wordClasses: [String: WordClasses]
  /// The words that a value of some attribute stands behind: "in Chicago".
  let attributePrepositions: Set<String>
  /// The verb that was defined first for each relation.
  let mainVerbs: [RelationPath: VerbEntry]
  /// The verbs of the links that have attributes.
  let sayingVerbs: [SayingVerb]
  private let attributesByKind: [String: [Attribute]]
  let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    kinds = KindSet(vocabulary.kinds.map(\.name))
    datedKinds = kinds.filter(vocabulary.isDated)
    attributesByKind = Dictionary(
      vocabulary.kinds.map { ($0.name, $0.attributes) }, uniquingKeysWith: { first, _ in first })
    attributePrepositions = Set(vocabulary.kinds.flatMap(\.attributes).compactMap(\.preposition))
    let tables = LexiconTables(vocabulary)
    nouns = tables.nouns
    prepositions = tables.prepositions
    verbs = tables.verbs
    linkNouns = tables.linkNouns
    attributes = tables.attributes
    adjacent = tables.adjacent
    mainVerbs = tables.mainVerbs
    sayingVerbs = tables.sayingVerbs
    wordClasses = Lexicon.wordClasses(tables, attributePrepositions: attributePrepositions)
    personalKinds = KindSet((nouns.byFirstWord["who"] ?? []).map(\.entry.kind))
    let kindsWithPlaces = KindSet(
      vocabulary.kinds.filter { $0.attributes.contains(where: \.isPlace) }.map(\.name))
    occasionKinds = KindSet((nouns.byFirstWord["where"] ?? []).map(\.entry.kind)).intersection(datedKinds)
    let composites = prepositions.entries.filter(\.isComposite)
    let adjacentFrom = Dictionary(
      grouping: adjacent.sorted { $0.key.target < $1.key.target }, by: \.key.source
    ).mapValues { $0.map { $0.value.restricted(to: $0.key) } }
    self.adjacentFrom = adjacentFrom
    linksToPlaces = Dictionary(
      uniqueKeysWithValues: vocabulary.kinds.map { kind in
        // Who pays for an event is not there by that.
        let near = (adjacentFrom[kind.name] ?? []).filter { link in
          !link.isComposite && vocabulary.phrases.contains { $0.role == .preposition && $0.path == link.path }
        }
        let far = composites.filter { link in
          let targets = link.targets(from: [kind.name]).intersection(kindsWithPlaces)
          return !targets.isEmpty && !near.contains { !targets.isDisjoint(with: $0.targets) }
        }
        return (kind.name, near + far)
      })
  }

  /// The preposition that was defined first for a link.
  func preposition(for link: LinkEntry) -> String? {
    vocabulary.phrases.first { $0.role == .preposition && $0.path == link.path }?.words
  }

  /// Whether nodes of some of the kinds have an attribute whose value follows a word: "in Chicago".
  func hasPlaces(_ kinds: KindSet, before word: String) -> Bool {
    kinds.contains { kind in
      attributes(of: kind).contains { $0.edge == nil && $0.preposition == word && $0.property != "name" }
    }
  }

  /// Whether a kind that has an attribute has another with the same preposition, so that this alone does not tell them
  /// apart: "in" a room or a track.
  func sharesPreposition(_ attribute: Attribute) -> Bool {
    attributesByKind.values.contains { attributes in
      attributes.contains(attribute)
        && attributes.contains {
          $0.preposition == attribute.preposition
            && ($0.property != attribute.property || $0.relation != attribute.relation)
        }
    }
  }

  /// An attribute of a kind as it is said behind a noun: of several words for it, the first that can stand there.
  func mainAttribute(_ attribute: Attribute, of kind: String) -> Attribute {
    attributes(of: kind).first {
      $0.property == attribute.property && $0.relation == attribute.relation && $0.preposition != nil
    } ?? attribute
  }

  /// What can be asked of nodes of a kind.
  func attributes(of kind: String) -> [Attribute] { attributesByKind[kind] ?? [] }
}

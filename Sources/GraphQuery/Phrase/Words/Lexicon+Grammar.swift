import GraphModel

extension Lexicon {
  /// A single relation between two kinds, in the direction that fits; `^name` from its target's side.
  func link(over name: String, from source: String, to target: String) -> LinkEntry? {
    // The noun's condition is seen from the object: what it calls forward leads back here.
    guard let path = RelationPath(name)?.reversed else { return nil }
    if path.steps.count > 1 {
      guard path.steps.reduce([source], kinds).contains(target) else { return nil }
      return LinkEntry(path: path, pairs: [KindPair(source: source, target: target)], words: "")
    }
    guard let step = path.steps.first, let relationName = step.relations.first,
      let relation = vocabulary.relation(named: relationName)
    else { return nil }
    let fits = step.isInverse ? relation.links(target, to: source) : relation.links(source, to: target)
    guard fits else { return nil }
    return LinkEntry(
      path: RelationPath([step]), pairs: [KindPair(source: source, target: target)], words: "")
  }

  /// The kinds that a step leads to.
  func kinds(from kinds: KindSet, over step: RelationPath.Step) -> KindSet {
    var found: [String] = []
    for relation in step.relations.compactMap(vocabulary.relation(named:)) {
      for signature in relation.signatures {
        if step.isInverse || relation.isSymmetric, kinds.contains(signature.target) {
          found.append(signature.source)
        }
        if !step.isInverse || relation.isSymmetric, kinds.contains(signature.source) {
          found.append(signature.target)
        }
      }
    }
    return KindSet(found)
  }

  /// Nouns that name nothing in particular: they ask, or mean anybody.
  static let pronouns: Set<String> = [
    "who", "where", "someone", "somebody", "anyone", "anybody", "everyone", "everybody",
  ]

  /// The noun for the kind of a pronoun that asks nothing: "people" for "everyone".
  func plainNoun(_ entry: NounEntry) -> NounEntry {
    guard Lexicon.pronouns.contains(entry.noun.singular), !["who", "where"].contains(entry.noun.singular),
      let plain = anything([entry.kind]).noun
    else { return entry }
    return plain
  }

  /// Whether nodes of a kind are what happens and is asked for by itself: talks, and not the events that they are at.
  func isProgramme(_ kind: String) -> Bool {
    datedKinds.contains(kind) && !(vocabulary.kind(named: kind)?.isIncidental ?? true)
  }

  /// The attributes of a kind that are texts which people wrote for people, each property once.
  func proseAttributes(of kind: String) -> [Attribute] {
    attributes(of: kind).filter(\.isProse).uniqued(on: \.property)
  }

  /// The word that makes a noun of its kind's: "withdrawn" of "withdrawn talks".
  func adjective(of entry: NounEntry) -> String? {
    let words = entry.noun.plural.split(separator: " ")
    guard entry.noun.condition != nil, words.count == 2, let kind = vocabulary.kind(named: entry.kind),
      kind.nouns.contains(where: { $0.condition == nil && $0.plural == words[1] })
    else { return nil }
    return String(words[0])
  }

  /// Whether texts are searched for names of a kind: what talks are about by default.
  func isSubject(_ kind: String) -> Bool {
    vocabulary.relations.contains { isOfSubjects($0, kind) }
  }

  /// Whether a link is from what happens to what it is about.
  func leadsToSubjects(_ link: LinkEntry) -> Bool {
    guard link.path.steps.count == 1, let step = link.path.steps.first else { return false }
    return leadsToSubjects(step, link.targets)
  }

  /// Whether a step is one from what happens to what it is about.
  func leadsToSubjects(_ step: RelationPath.Step, _ targets: KindSet) -> Bool {
    guard !step.isInverse else { return false }
    return targets.contains { kind in
      step.relations.contains { vocabulary.relation(named: $0).map { isOfSubjects($0, kind) } ?? false }
    }
  }

  private func isOfSubjects(_ relation: Relation, _ kind: String) -> Bool {
    relation.rollsUpAlong != nil && !datedKinds.contains(kind)
      && relation.signatures.contains {
        $0.isDefault && $0.target == kind && isProgramme($0.source)
      }
  }

  /// Whether a word is one of the grammar's own, and so not the start of a name cut short.
  func isGrammarWord(_ folded: String) -> Bool { Lexicon.grammarWords.contains(folded) }

  /// The words of the grammar itself.
  static let grammarWords: Set<String> = [
    "a", "about", "after", "all", "an", "and", "any", "are", "as", "at", "before", "between", "both", "but",
    "by",
    "contains", "count", "did", "do", "does", "during", "each", "either", "every", "exactly", "few", "fewer",
    "find",
    "first", "for", "from", "had", "has", "have", "having", "how", "in", "is", "last", "latest", "least",
    "less",
    "limit", "list", "many", "me", "more", "most", "never", "no", "not", "number", "of", "on", "or", "per",
    "show",
    "since", "some", "sorted", "than", "that", "the", "their", "there", "this", "to", "top", "until", "was",
    "were",
    "what", "when", "where", "which", "who", "whose", "with", "within", "without",
    "he", "she", "him", "her", "his", "hers", "it", "its", "they", "them", "we", "us", "our", "you", "your",
    "my",
    "been", "be", "nobody", "none", "same", "own", "together", "if", "something", "anything",
    "everything", "someone", "somebody", "anyone", "anybody", "everyone", "everybody", "than", "other",
    "else",
    "average", "then", "so", "highest",
    "lowest",
  ]
}

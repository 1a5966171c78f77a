import GraphModel

/// Questions in keywords: "Josh Lee FOSDEM", "eBPF Chicago", "Spotify speakers Amsterdam", where nothing else can be read.
extension PhraseParser {
  /// `name unmarked {unmarked}`: the names alone, of what happens and can be linked to all of them.
  func keywords(at position: Int) -> [Alternative<NounPhrase>] {
    guard isInKeywords else { return [] }
    var found: [Alternative<NounPhrase>] = []
    for kind in lexicon.kinds.sorted() where lexicon.isProgramme(kind) {
      let head = Alternative(value: lexicon.anything([kind]), end: position, cost: Cost.unmarked)
      for first in unmarked(at: position, kinds: [kind]) {
        guard let subject = constrained(head, by: first) else { continue }
        // A name alone is what it names; a room or track alone is what is on there.
        let isPlace = if case .attribute = first.value.condition { true } else { false }
        found += withModifiers(subject).filter { isPlace || $0.end > subject.end }
      }
    }
    return found
  }

  /// A name or a place that no word ties to the noun before it.
  func unmarked(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    guard isInKeywords, position < tokens.count, !lexicon.isGrammarWord(tokens[position].folded) else {
      return []
    }
    var found: [Alternative<Modifier>] = []
    for kind in kinds.sorted() {
      for mention in nameMentions(at: position) {
        let name = NounPhrase(kinds: KindSet(mention.value.nodes.map(\.kind)), name: mention.value)
        guard let condition = adjacent(kind, .one(name), mention.value.range) else { continue }
        found.append(
          Alternative(
            value: Modifier(condition: tied(condition), kinds: [kind]), end: mention.end,
            cost: mention.cost + Cost.unmarked))
      }
      found += valuesBeforeWords(at: position) { $0.kind == kind && $0.attribute.edge != nil }
      for attribute in lexicon.attributes(of: kind)
      where attribute.edge != nil && attribute.preposition != nil {
        found += places(.init(kind: kind, attribute: attribute), at: position)
      }
      for link in lexicon.linksToPlaces[kind] ?? [] {
        for other in link.targets(from: [kind]).subtracting(kinds).sorted() {
          for attribute in lexicon.attributes(of: other) where attribute.edge == nil && attribute.isPlace {
            found += places(.init(kind: other, attribute: attribute), at: position).map { place in
              place.map {
                var condition = detour(link, to: other, $0.condition, range(position, place.end))
                condition.isUnmarked = true
                return Modifier(condition: .link(condition), kinds: [kind])
              }
            }
          }
        }
      }
    }
    return found
  }

  /// A juxtaposition, said with the words that stand for it where there are some.
  private func tied(_ condition: Condition) -> Condition {
    switch condition {
    case .any(let parts): return .any(parts.map(tied))
    case .link(var link):
      if !link.link.isComposite { link.wording = wording(for: link.link) }
      link.isUnmarked = true
      return .link(link)
    default: return condition
    }
  }

  /// The values of an attribute that begin at a position.
  private func places(
    _ entry: Lexicon.AttributeEntry, at position: Int
  ) -> [Alternative<Modifier>] {
    // One look says of most words that no place is called so.
    guard beginsValue(at: position, of: entry) else { return [] }
    return (position..<min(tokens.count, position + PhraseParser.longestPlace)).flatMap { last in
      value(from: position, to: last + 1, of: entry, upTo: last + 1).map {
        Alternative(value: $0.value, end: $0.end, cost: $0.cost + Cost.unmarked)
      }
    }
  }

  /// As long as the names of most cities, rooms and tracks.
  private static let longestPlace = 4
}

extension Lexicon {
  /// Whether a phrase has none of the words that sentences are made of, verbs and pronouns; a noun may look like a verb.
  func isInKeywords(_ tokens: [Token]) -> Bool {
    !tokens.contains { token in
      token.kind == .word && nouns.byFirstWord[token.folded] == nil
        && (verbs.byFirstWord[token.folded] != nil || Lexicon.clauseWords.contains(token.folded))
    }
  }

  private static let clauseWords: Set<String> = [
    "who", "whom", "whose", "what", "which", "when", "where", "why", "how", "that", "is", "are", "was",
    "were", "do",
    "does", "did", "has", "have", "had", "can", "could", "will", "would", "should", "not",
  ]
}

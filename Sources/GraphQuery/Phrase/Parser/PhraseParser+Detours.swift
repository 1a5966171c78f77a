import GraphModel

/// What is said of nodes that only those they are linked to can be: "talks *in Chicago*".
extension PhraseParser {
  /// "talks *in Chicago*", "speakers *in Chicago*": what only the events that they are linked to can be.
  func detours(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    guard position < tokens.count, tokens[position].kind == .word,
      wordClasses[position].contains(.attributePreposition)
    else { return [] }
    var found: [Alternative<Modifier>] = []
    for kind in kinds.sorted() {
      for link in lexicon.linksToPlaces[kind] ?? [] {
        let others = link.targets(from: [kind]).subtracting(kinds)
        guard !others.isEmpty, lexicon.hasPlaces(others, before: tokens[position].folded) else { continue }
        for value in attributeValues(at: position, kinds: others) {
          guard let other = value.value.kinds.first, isThere(value.value.condition, other) else { continue }
          let condition = Condition.link(
            detour(link, to: other, value.value.condition, range(position, value.end)))
          found.append(
            Alternative(
              value: Modifier(condition: condition, kinds: [kind]), end: value.end,
              cost: value.cost + Cost.detour + (link.isComposite ? Cost.composite : 0)))
        }
      }
    }
    return found
  }

  /// The link to nodes of a kind that fulfil a condition.
  func detour(
    _ link: Lexicon.LinkEntry, to kind: String, _ condition: Condition, _ range: SourceRange
  ) -> LinkCondition {
    var object = lexicon.anything([kind])
    object.conditions = [condition]
    return LinkCondition(link: link, wording: wording(for: link), objects: .one(object), range: range)
  }

  /// How a link is said where the phrase has no word for it.
  func wording(for link: Lexicon.LinkEntry) -> LinkCondition.Wording {
    let words = link.isComposite ? link.words : lexicon.preposition(for: link)
    return words.map { .preposition($0) } ?? .of
  }
}

import GraphModel

/// A second question of the same things: "what did Tim Hockin talk about, *and where*".
extension PhraseParser {
  /// `"and" ("when" | "where" | "with whom")`: what is to be shown beside each node.
  func furtherQuestions(at position: Int, of subject: NounPhrase) -> [Alternative<[Reading.Companion]>] {
    if let end = word("and when", at: position) { return companion(subject, end, when(of:)) }
    if let end = word("and where", at: position) { return companion(subject, end, place(of:)) }
    if let end = word("and when and where", "and where and when", at: position) {
      guard let when = when(of: subject), let place = place(of: subject) else { return [] }
      return [Alternative(value: [when, place], end: end, cost: 0)]
    }
    if let end = word("and with whom", "with whom", "and who with", at: position) {
      return companion(subject, end, company(of:))
    }
    return []
  }

  private func companion(
    _ subject: NounPhrase, _ end: Int, _ find: (NounPhrase) -> Reading.Companion?
  ) -> [Alternative<[Reading.Companion]>] {
    find(subject).map { [Alternative(value: [$0], end: end, cost: 0)] } ?? []
  }

  private func when(of subject: NounPhrase) -> Reading.Companion? {
    subject.kinds.lazy.flatMap { self.lexicon.attributes(of: $0) }.first(where: \.isBeginning)
      .map(Reading.Companion.attribute)
  }

  /// The room, where some are known; else what it is at.
  private func place(of subject: NounPhrase) -> Reading.Companion? {
    for kind in subject.kinds {
      let known = lexicon.attributes(of: kind).first {
        $0.isPlace && valueType(of: $0, kind: kind) != nil
      }
      if let known { return .attribute(known) }
    }
    for place in lexicon.nouns.byFirstWord["where"] ?? [] {
      guard lexicon.attributes(of: place.entry.kind).contains(where: \.isPlace),
        let noun = lexicon.vocabulary.kind(named: place.entry.kind)?.nouns.first,
        let kind = subject.kinds.first,
        let link = lexicon.adjacentFrom[kind]?.first(where: { $0.targets.contains(place.entry.kind) })
      else { continue }
      return .nodes(link, Lexicon.NounEntry(kind: place.entry.kind, noun: noun))
    }
    return nil
  }

  /// Those with whom it shares what its phrase speaks of: co-speakers, where that is a talk.
  private func company(of subject: NounPhrase) -> Reading.Companion? {
    let used = subject.relations
    for noun in lexicon.nouns.entries where subject.kinds.contains(noun.kind) {
      guard let steps = RelationPath(noun.noun.condition?.relation ?? "")?.steps, steps.count == 2,
        steps[0].relations == steps[1].relations, steps[0].isInverse != steps[1].isInverse,
        steps[0].relations.allSatisfy(used.contains),
        let link = lexicon.link(over: noun.noun.condition?.relation ?? "", from: noun.kind, to: noun.kind)
      else { continue }
      return .nodes(link, noun)
    }
    return nil
  }
}

import GraphModel

/// Where both ends of a path meet: "acted with Tom Hanks *in a movie released before 1996*".
extension PhraseParser {
  /// `"introduce" ["me"|"us"] "to" nps`: those who know them, or did something together with them. Colleagues are many.
  func introductions(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    guard let next = word("introduce me to", "introduce us to", "introduce to", at: position) else {
      return []
    }
    let people = kinds.intersection(lexicon.personalKinds)
    let verbs = lexicon.mainVerbs.sorted { $0.key.description < $1.key.description }.map(\.value).filter {
      verb in
      !verb.isImplied && verb.change == nil && !verb.link.sources.isDisjoint(with: people)
        && !verb.link.targets(from: people).isDisjoint(with: people) && acquaints(verb.link.path)
        && (verb.link.path.steps.count == 1 || !holdsOverTime(verb.link))
    }
    guard !verbs.isEmpty else { return [] }
    return objects(at: next, kinds: people).map { object in
      let links = verbs.map { verb in
        Condition.link(
          LinkCondition(
            link: verb.link, wording: .verb(verb.forms), objects: object.value,
            tense: holdsOverTime(verb.link) ? .present : .past, range: range(position, object.end)))
      }
      return object.map { _ in Modifier(condition: links.count == 1 ? links[0] : .any(links), kinds: people) }
    }
  }

  /// Whether a path means the same from both ends.
  private func acquaints(_ path: RelationPath) -> Bool {
    guard path.steps.count == 1 else { return path == path.reversed }
    return path.steps[0].relations.allSatisfy {
      lexicon.vocabulary.relation(named: $0)?.isSymmetric ?? false
    }
  }

  func meetings(_ modifier: Alternative<Modifier>) -> [Alternative<Modifier>] {
    guard case .link(let link) = modifier.value.condition else { return [] }
    return meetings(modifier.map { _ in link }, kinds: modifier.value.kinds).map { meeting in
      meeting.map { Modifier(condition: .link($0), kinds: modifier.value.kinds) }
    }
  }

  /// `prep np`, behind a link over a node that its ends share: that node, where the preposition says how the near end is
  /// linked to it, or what is said of it ("co-speakers of Liz Rice *at KubeCon*").
  func meetings(_ link: Alternative<LinkCondition>, kinds: KindSet) -> [Alternative<LinkCondition>] {
    let steps = link.value.link.path.steps
    guard steps.count == 2, !isAtEnd(link.end) || keepsChart, link.value.quantity == nil,
      link.value.period == nil, link.value.edgeTest == nil
    else { return [] }
    let middle = lexicon.kinds(from: link.value.link.sources.intersection(kinds), over: steps[0])
    var found: [Alternative<LinkCondition>] = []
    for match in prepositions(at: link.end) {
      let path = match.entry.path
      guard path.steps.count == 1, !match.entry.sources.isDisjoint(with: kinds),
        path.steps[0].isInverse == steps[0].isInverse,
        path.steps[0].relations.contains(where: steps[0].relations.contains)
      else { continue }
      for place in nounPhrases(at: match.end, kinds: middle) {
        var meeting = link.value
        meeting.meeting = .init(preposition: match.entry.words, place: .one(place.value))
        meeting.range = link.value.range.union(range(match.end, place.end))
        found.append(Alternative(value: meeting, end: place.end, cost: link.cost + place.cost))
      }
    }
    let implied = NounPhrase(kinds: middle, isImplied: true)
    for place in withModifiers(Alternative(value: implied, end: link.end, cost: link.cost))
    where !place.value.conditions.isEmpty && place.value.conditions.allSatisfy(\.isCircumstance) {
      var meeting = link.value
      meeting.meeting = .init(preposition: "", place: .one(place.value))
      meeting.range = link.value.range.union(range(link.end, place.end))
      found.append(Alternative(value: meeting, end: place.end, cost: place.cost))
    }
    return found
  }
}

extension Condition {
  /// Whether it says when, or with a preposition where or about what.
  fileprivate var isCircumstance: Bool {
    switch self {
    case .time: true
    case .attribute(let test): if case .span? = test.value { true } else { false }
    case .link(let link): if case .preposition = link.wording { true } else { false }
    default: false
    }
  }
}

extension Objects {
  /// What is only implied, with its time said as one: "in 1996" and not "released in 1996".
  var timed: Objects {
    guard case .one(var phrase) = self, phrase.isImplied else { return self }
    phrase.conditions = phrase.conditions.map { condition in
      if case .attribute(let test) = condition, case .span(let span, _)? = test.value {
        .time(span)
      } else {
        condition
      }
    }
    return .one(phrase)
  }
}

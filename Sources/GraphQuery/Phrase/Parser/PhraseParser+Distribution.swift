import GraphModel

/// Several places of what happens at one: "spoke at both KubeCon and FOSDEM", "at KubeCon but not at FOSDEM".
extension PhraseParser {
  /// "(people who) spoke at KubeCon and FOSDEM": a talk at each of them, since none is at both; "but not at FOSDEM": no
  /// talk there.
  func distributed(_ modifier: Alternative<Modifier>) -> Alternative<Modifier> {
    guard case .link(let link) = modifier.value.condition, link.quantity == nil,
      case .one(let object) = link.objects, object.rank == nil,
      object.kinds.isSubset(of: lexicon.datedKinds)
    else { return modifier }
    let several = object.conditions.compactMap(places).joined()
    let rest = object.conditions.filter { places(of: $0) == nil }
    // What is said besides the places is said of a talk at each.
    let besides = rest.filter { !isAtOnePlace($0) }
    var parts = several.map { (conditions: besides + [$0.condition], isNegated: $0.isNegated) }
    if besides.count < rest.count { parts.insert((rest, false), at: 0) }
    guard parts.count > 1, parts.contains(where: { !$0.isNegated }) else { return modifier }
    let links = parts.map { part -> Condition in
      var (link, object) = (link, object)
      object.conditions = part.conditions
      link.objects = .one(object)
      return part.isNegated ? .not(.link(link)) : .link(link)
    }
    return modifier.map { Modifier(condition: .all(links), kinds: $0.kinds) }
  }

  /// "talks at KubeCon and FOSDEM", "in the Rust track and in the Go track": those at either.
  func gathered(_ phrase: NounPhrase) -> NounPhrase {
    guard phrase.kinds.isSubset(of: lexicon.datedKinds) else { return phrase }
    var phrase = phrase
    phrase.conditions = phrase.conditions.map { condition in
      guard let places = places(of: condition), places.allSatisfy({ !$0.isNegated }) else { return condition }
      guard case .link(var link) = condition else { return .any(places.map(\.condition)) }
      link.objects = .any(
        places.compactMap { if case .link(let part) = $0.condition { part.objects } else { nil } })
      return .link(link)
    }
    return phrase
  }

  /// `place {"," place} "and" place`: "in Chicago, at FOSDEM and in Amsterdam", each with its own preposition.
  func placesTogether(_ first: Alternative<Modifier>) -> [Alternative<Modifier>] {
    guard isPlace(first.value.condition) else { return [] }
    var found: [Alternative<Modifier>] = []
    var open = [(parts: [first.value.condition], last: first)]
    for _ in 0..<PhraseParser.mostPlaces where !open.isEmpty {
      var longer: [(parts: [Condition], last: Alternative<Modifier>)] = []
      for (parts, last) in open {
        let comma = mark(",", at: last.end)
        let and = word("and", at: comma ?? last.end)
        guard let next = and ?? comma else { continue }
        for other in singleModifiers(at: next, kinds: last.value.kinds) where isPlace(other.value.condition) {
          let parts = parts + [other.value.condition]
          let joined = Alternative(value: other.value, end: other.end, cost: last.cost + other.cost)
          if and == nil {
            longer.append((parts, joined))
          } else {
            found.append(joined.map { Modifier(condition: .all(parts), kinds: $0.kinds) })
          }
        }
      }
      open = longer
    }
    return found
  }

  private static let mostPlaces = 4

  /// What is said of several things at once, as it is meant of each.
  func spread(_ condition: Condition) -> Condition { joint(spreadOverPlaces(ofThisLink(condition))) }

  /// "movies with an actor playing more than three roles": in that movie, since that link is spoken of.
  private func ofThisLink(_ condition: Condition) -> Condition {
    guard case .link(var link) = condition, link.edgeTest == nil, case .one(var object) = link.objects,
      object.noun != nil, object.conditions.count == 1, case .link(let own)? = object.conditions.first,
      let test = own.edgeTest, own.link.path == link.link.path.reversed, own.quantity == nil,
      own.period == nil,
      case .one(let other) = own.objects, other.isAnything(lexicon)
    else { return condition }
    object.conditions = []
    link.edgeTest = test
    link.objects = .one(object)
    return .link(link)
  }

  /// "talks by people from Red Hat and NVIDIA": by some from here and some from there, since at the time of a talk hardly
  /// anybody is at both; "with speakers from more than one company": of all speakers together.
  private func joint(_ condition: Condition) -> Condition {
    guard case .link(let link) = condition, link.quantity == nil, case .one(let object) = link.objects,
      object.noun != nil, object.rank == nil, link.link.sources.isSubset(of: lexicon.datedKinds)
    else { return condition }
    if object.conditions.count == 1, let states = countedStates(object.conditions[0]) {
      return whole(states, of: link).map(Condition.link) ?? condition
    }
    let states = object.conditions.flatMap(namedStates(of:))
    // "SIG Release people from Google" are both: only what is said in the same way is said of each.
    guard states.count > 1, let first = states.first,
      states.allSatisfy({ $0.link.path == first.link.path && $0.wording == first.wording })
    else { return condition }
    let rest = object.conditions.filter { namedStates(of: $0).isEmpty }
    var joint = link
    joint.objects = .all(
      states.map { state in
        var object = object
        object.conditions = rest + [.link(state)]
        return .one(object)
      })
    return .link(joint)
  }

  /// What is linked to at a time, each by itself: "from Red Hat and NVIDIA".
  private func namedStates(of condition: Condition) -> [LinkCondition] {
    guard case .link(let link) = condition, isState(link), link.quantity == nil else { return [] }
    guard case .all(let parts) = link.objects else { return link.objects.isNamed ? [link] : [] }
    guard parts.allSatisfy(\.isNamed) else { return [] }
    return parts.map { part in
      var link = link
      link.objects = part
      return link
    }
  }

  /// "from more than one company"
  private func countedStates(_ condition: Condition) -> LinkCondition? {
    guard case .link(let link) = condition, isState(link), let quantity = link.quantity,
      [.greater, .greaterOrEqual].contains(quantity.comparison)
    else { return nil }
    return link
  }

  /// What the objects of a link are linked to, linked to its subject: the companies of all speakers of a talk.
  private func whole(_ states: LinkCondition, of link: LinkCondition) -> LinkCondition? {
    let steps = link.link.path.steps + states.link.path.steps
    guard let all = lexicon.prepositions.entries.first(where: { $0.path.steps == steps }) else { return nil }
    var whole = states
    whole.link = all
    whole.wording = .preposition(all.words)
    return whole
  }

  private func isState(_ link: LinkCondition) -> Bool {
    holdsOverTime(link.link) && link.period == nil && link.change == nil && link.tense == .none
  }

  /// "companies with speakers in Chicago and in Amsterdam": with some here and some there.
  private func spreadOverPlaces(_ condition: Condition) -> Condition {
    guard case .link(let link) = condition, link.wording == .having, link.quantity == nil,
      case .one(let object) = link.objects, object.rank == nil, object.noun != nil
    else { return condition }
    let places = object.conditions.flatMap(severalPlaces)
    guard places.count > 1 else { return condition }
    let rest = object.conditions.filter { severalPlaces($0).isEmpty }
    return .all(
      places.map { place in
        var (link, object) = (link, object)
        object.conditions = rest + [place]
        link.objects = .one(object)
        return .link(link)
      })
  }

  /// Each of the places that a condition speaks of, if it speaks of several.
  private func severalPlaces(_ condition: Condition) -> [Condition] {
    if case .all(let parts) = condition { return parts.allSatisfy(isPlace) ? parts : [] }
    guard case .link(let place) = condition, isPlace(condition), case .all(let parts) = place.objects else {
      return []
    }
    return parts.map { part in
      var place = place
      place.objects = part
      return .link(place)
    }
  }

  /// One of several places.
  private struct Place {
    var condition: Condition
    var isNegated = false
  }

  /// The places, where a condition speaks of several, or of where it is not.
  private func places(of condition: Condition) -> [Place]? {
    switch condition {
    case .not(.link(let link)) where takesOnePlace(link) && link.objects.isNamed:
      return [Place(condition: .link(link), isNegated: true)]
    case .all(let parts) where parts.allSatisfy(isAtOnePlace) && parts.allSatisfy(isPlace):
      return parts.map { Place(condition: $0) }
    case .link(let link) where takesOnePlace(link):
      guard case .all(let parts) = link.objects else { return nil }
      let places = parts.compactMap { part -> Place? in
        var link = link
        if case .not(let other) = part {
          link.objects = other
          return other.isNamed ? Place(condition: .link(link), isNegated: true) : nil
        }
        link.objects = part
        return part.isNamed ? Place(condition: .link(link)) : nil
      }
      return places.count == parts.count ? places : nil
    default: return nil
    }
  }

  /// Whether it says with a preposition where something is: at an event, in a city, in a room or track.
  private func isPlace(_ condition: Condition) -> Bool {
    switch condition {
    case .link(let link):
      guard case .preposition = link.wording, link.quantity == nil,
        takesOnePlace(link) || link.link.isComposite && link.link.targets.isSubset(of: lexicon.datedKinds)
      else { return false }
      return link.objects.phrases.allSatisfy { $0.name != nil } || link.objects.singleValue != nil
    case .attribute(let test):
      guard test.attribute.edge != nil, test.attribute.isPlace, test.comparison == .equal, !test.isOfList,
        case .text? = test.value
      else { return false }
      return true
    default: return false
    }
  }

  private func isAtOnePlace(_ condition: Condition) -> Bool {
    switch condition {
    case .link(let link): takesOnePlace(link)
    case .attribute: isPlace(condition)
    default: false
    }
  }

  /// Whether a link is from what has a date to what has one, and so to one at most.
  private func takesOnePlace(_ link: LinkCondition) -> Bool {
    !link.link.isComposite && link.quantity == nil && link.link.sources.isSubset(of: lexicon.datedKinds)
      && link.objects.phrases.allSatisfy { $0.kinds.isSubset(of: lexicon.datedKinds) }
  }
}

extension Objects {
  /// The value that is all that is said of it: the city, of "events in Chicago".
  fileprivate var singleValue: AttributeCondition? {
    guard case .one(let phrase) = self, phrase.name == nil, phrase.conditions.count == 1,
      case .attribute(let test)? = phrase.conditions.first, test.comparison == .equal
    else { return nil }
    return test
  }

  /// Whether it is one node by its name.
  fileprivate var isNamed: Bool {
    if case .one(let phrase) = self { phrase.name != nil } else { false }
  }
}

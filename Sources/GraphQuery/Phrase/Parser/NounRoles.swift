import GraphModel

// "Directors who worked with Tom Hanks" directed what he worked on: of several relations that a link may be, a noun that
// is defined by one of them means that one.

extension Condition {
  /// The condition as one of what a noun says.
  func inRole(of noun: Lexicon.NounEntry?) -> Condition {
    switch self {
    case .link(let link) where link.isLimitable: .link(link.inRole(of: noun))
    case .not(let inner): .not(inner.inRole(of: noun))
    case .all(let parts): .all(parts.map { $0.inRole(of: noun) })
    case .any(let parts): .any(parts.map { $0.inRole(of: noun) })
    case .rank(.most(let link, let isLeast)): .rank(.most(link.inRole(of: noun), isLeast: isLeast))
    default: self
    }
  }
}

extension LinkCondition {
  /// Whether a noun may say which of several relations is meant; that of most links is one.
  fileprivate var isLimitable: Bool {
    link.path.steps.count <= 2 && link.path.steps.contains { $0.relations.count > 1 }
  }

  fileprivate func inRole(of noun: Lexicon.NounEntry?) -> LinkCondition {
    var steps = link.path.steps
    guard isLimitable, let last = steps.indices.last else { return self }
    steps[0].limit(to: noun, isInverse: steps[0].isInverse)
    if case .one(let object) = objects {
      steps[last].limit(to: object.noun, isInverse: !steps[last].isInverse)
    }
    guard steps != link.path.steps else { return self }
    var limited = self
    limited.link = Lexicon.LinkEntry(path: RelationPath(steps), pairs: link.pairs, words: link.words)
    return limited
  }
}

extension RelationPath.Step {
  /// Leaves of several relations the one that defines a noun, seen from its nodes.
  fileprivate mutating func limit(to noun: Lexicon.NounEntry?, isInverse: Bool) {
    guard relations.count > 1, let relation = noun?.noun.condition?.relation,
      let own = RelationPath(relation)?.steps, own.count == 1, own[0].isInverse == isInverse,
      own[0].relations.count == 1, relations.contains(own[0].relations[0])
    else { return }
    relations = own[0].relations
  }
}

extension LinkCondition {
  /// The link by the relation that defines the noun before it, where it is said without a word of its own.
  func linked(as noun: Lexicon.NounEntry, _ lexicon: Lexicon) -> LinkCondition {
    guard wording == .of || wording == .preposition("of") || wording == .having,
      let relation = noun.noun.condition?.relation,
      objects.phrases.allSatisfy({ $0.noun?.noun.condition == nil })
    else { return self }
    let targets = objects.kinds
    guard targets.count == 1, let target = targets.first,
      let own = lexicon.link(over: relation, from: target, to: noun.kind)?.reversed
    else { return self }
    var link = self
    link.link = own
    return link
  }
}

import GraphModel

/// What a link leads to: how many, and which, with commas, "and", "or" and "not".
extension PhraseParser {
  /// `("more than"|"fewer than"|"at least"|"at most"|"exactly") INT`, `INT`, "no", or nothing: at least one.
  func quantities(at position: Int) -> [Alternative<Quantity?>] {
    [Alternative(value: nil, end: position, cost: 0)]
      + saidQuantities(at: position).map { $0.map(Optional.some) }
  }

  /// The same, where one must be said.
  func saidQuantities(at position: Int) -> [Alternative<Quantity>] {
    var found: [Alternative<Quantity>] = []
    if let (comparison, next) = comparisonOfNumbers(at: position), let number = number(at: next) {
      found.append(
        Alternative(value: Quantity(comparison: comparison, number: number.value), end: number.end, cost: 0))
    }
    // "2022 panelists" are those of that year.
    if let number = number(at: position), year(at: position) == nil {
      if let end = word("or more", at: number.end) {
        found.append(
          Alternative(value: Quantity(comparison: .greaterOrEqual, number: number.value), end: end, cost: 0))
      } else {
        found.append(
          Alternative(value: Quantity(comparison: .equal, number: number.value), end: number.end, cost: 0))
      }
    }
    if let next = word("no", at: position) {
      found.append(Alternative(value: Quantity(comparison: .equal, number: 0), end: next, cost: 0))
    }
    return found
  }

  private func comparisonOfNumbers(at position: Int) -> (comparison: Expression.BinaryOperator, end: Int)? {
    if let end = word("more than", "over", at: position) { return (.greater, end) }
    if let end = word("fewer than", "less than", at: position) { return (.less, end) }
    if let end = word("at least", at: position) { return (.greaterOrEqual, end) }
    if let end = word("at most", at: position) { return (.lessOrEqual, end) }
    return word("exactly", "only", at: position).map { (.equal, $0) }
  }

  // MARK: Objects

  /// `nps = ["both"|"either"] np { (","|"and"|"or"|"and not"|"but not") np }`; "and" binds tighter than "or".
  func objects(at position: Int, kinds: KindSet) -> [Alternative<Objects>] {
    memory.objects.value(at: position, for: kinds) {
      PhraseParser.best(readObjects(at: position, kinds: kinds))
    }
  }

  private func readObjects(at position: Int, kinds: KindSet) -> [Alternative<Objects>] {
    let start = word("both", "either", at: position) ?? position
    var found: [Alternative<Objects>] = []
    var firsts = nounPhrases(at: start, kinds: kinds).map { $0.map(Objects.one) }
    // "(Google or Cisco)": several, held together.
    if let inside = mark("(", at: start) {
      firsts += objects(at: inside, kinds: kinds).compactMap { group in
        guard let end = mark(")", at: group.end), group.value.phrases.count > 1 else { return nil }
        return Alternative(value: group.value, end: end, cost: group.cost)
      }
    }
    for first in firsts {
      found.append(first)
      for (connected, operation) in connectives(at: first.end) {
        let end = afterRepeated(at: connected, of: position)
        for rest in objects(at: end, kinds: kinds) {
          guard mayGoOn() else { return found }
          found.append(
            Alternative(
              value: Objects.joined(first.value, operation, rest.value), end: rest.end,
              cost: first.cost + rest.cost))
        }
      }
    }
    return found
  }

  /// "reviewed by Ann but not *by* Ben": the preposition before the objects, said again. Only a contrast says it of the
  /// same verb for certain.
  private func afterRepeated(at position: Int, of objects: Int) -> Int {
    guard objects > 0, position + 1 < tokens.count, tokens[position].kind == .word,
      tokens[position].folded == tokens[objects - 1].folded,
      ["not", "never"].contains(tokens[position - 1].folded),
      tokens[position - 2].folded == "but",
      PhraseParser.repeatedPrepositions.contains(tokens[position].folded)
    else { return position }
    return position + 1
  }

  private static let repeatedPrepositions: Set<String> = [
    "by", "in", "with", "for", "from", "of", "about", "at", "on", "to",
  ]

  private func connectives(at position: Int) -> [(end: Int, operation: Objects.Operation)] {
    let start = mark(",", at: position) ?? position
    if let end = word("and not", "but not", "and never", "but never", "not", at: start) {
      return [(end, .andNot)]
    }
    if let end = word("and", at: start) { return [(end, .and)] }
    if let end = word("or", at: start) { return [(end, .or)] }
    return start > position ? [(start, .list)] : []
  }
}

extension NounPhrase {
  /// The noun phrase with its name's nodes limited to the kinds that fit.
  static func narrowed(
    _ alternative: Alternative<NounPhrase>, to kinds: KindSet
  ) -> Alternative<NounPhrase> {
    let isNarrow =
      alternative.value.kinds.isSubset(of: kinds)
      && alternative.value.name?.nodes.allSatisfy { kinds.contains($0.kind) } ?? true
    return isNarrow ? alternative : alternative.map { $0.narrowed(to: kinds) }
  }

  func narrowed(to kinds: KindSet) -> NounPhrase {
    var phrase = self
    phrase.kinds.formIntersection(kinds)
    phrase.name?.nodes.removeAll { !kinds.contains($0.kind) }
    return phrase
  }
}

extension Objects {
  enum Operation { case and, or, andNot, list }

  /// The one and the rest; a list's commas mean what its last word does.
  static func joined(_ first: Objects, _ operation: Operation, _ rest: Objects) -> Objects {
    switch operation {
    case .andNot:
      if case .all(let parts) = rest, let head = parts.first {
        return .all([first, .not(head)] + parts.dropFirst())
      }
      if case .any(let parts) = rest, let head = parts.first {
        return .any([.all([first, .not(head)])] + parts.dropFirst())
      }
      return .all([first, .not(rest)])
    case .or:
      if case .any(let parts) = rest { return .any([first] + parts) }
      return .any([first, rest])
    case .and:
      if case .all(let parts) = rest { return .all([first] + parts) }
      if case .any(let parts) = rest, let head = parts.first {
        return .any([joined(first, .and, head)] + parts.dropFirst())
      }
      return .all([first, rest])
    case .list:
      if case .all(let parts) = rest { return .all([first] + parts) }
      if case .any(let parts) = rest { return .any([first] + parts) }
      return .all([first, rest])
    }
  }

  /// The objects, none of them standing for its parts.
  var exact: Objects {
    switch self {
    case .one(var phrase):
      phrase.isExact = true
      return .one(phrase)
    case .all(let parts): return .all(parts.map(\.exact))
    case .any(let parts): return .any(parts.map(\.exact))
    case .not(let part): return .not(part.exact)
    }
  }
}

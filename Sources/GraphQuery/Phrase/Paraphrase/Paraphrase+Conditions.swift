import GraphModel

/// The wording of what stands behind a noun.
extension Paraphrase {
  func words(for condition: Condition, isLast: Bool, pronoun: String = "who") -> String {
    switch condition {
    case .time(let span): return span.words
    case .attribute(let test):
      if let preposition = test.attribute.preposition, test.comparison == .equal,
        case .text(let text)? = test.value
      {
        let word = lexicon.sharesPreposition(test.attribute) ? test.attribute.singular + " " : ""
        return "\(preposition) \(word)\"\(text)\""
      }
      if let preposition = test.attribute.preposition, case .span(let span, _)? = test.value {
        return "\(preposition) \(span.words)"
      }
      return "with " + words(for: test)
    case .near(let object, let hops):
      return "within \(hops) \(hops == 1 ? "hop" : "hops") of \(words(for: object, isLast: isLast))"
    case .described(let objects):
      return "\(pronoun) are \(adjective(objects) ?? self.objects(objects, isLast: isLast))"
    case .rank, .among: return ""
    case .compared(let comparison): return words(for: comparison)
    case .besides(let others):
      return "other than " + others.map { words(for: $0, isLast: false) }.joined(separator: " and ")
    case .shared(let links): return words(forShared: links, isLast: isLast)
    case .link(let link): return words(for: link, isLast: isLast, tensed: true, pronoun: pronoun)
    case .not(let inner):
      switch inner {
      case .link(let link) where link.isVerbal:
        return "\(pronoun) " + negated(link, isLast: isLast)
      case .link(let link) where link.isInverse:
        return "that " + negated(link, isLast: isLast)
      case .attribute(let test) where test.comparison == nil: return "without " + test.attribute.singular
      case .attribute(let test) where test.attribute.edge != nil: return "without " + words(for: test)
      case .link(let link) where link.countedWord != nil && link.quantity == nil:
        return "without \(link.countedWord ?? "")" + (link.edgeTest.map { " with " + words(for: $0) } ?? "")
      case .described(let objects):
        return "\(pronoun) are not \(adjective(objects) ?? self.objects(objects, isLast: isLast))"
      case .link(let link) where link.whoseNoun != nil:
        return "whose \(link.whoseNoun ?? "") \(link.tense == .past ? "was" : "is") not"
          + object(of: link, isLast: isLast)
      case .link(let link) where link.wording == .having && link.quantity == nil:
        return "without" + object(of: link, isLast: isLast)
      default: return "not " + words(for: inner, isLast: isLast, pronoun: pronoun)
      }
    case .all(let parts):
      let texts = parts.map { words(for: $0, isLast: isLast, pronoun: pronoun) }
      // "with a reviewer and a producer": of one "with", or the second would belong to the first.
      guard texts.allSatisfy({ $0.hasPrefix("with ") }) else {
        let isClause = texts.first?.hasPrefix("\(pronoun) ") ?? false
        return texts.map { text in
          isClause && text.hasPrefix("with ") ? "\(pronoun) have \(text.dropFirst("with ".count))" : text
        }.joined(separator: " and ")
      }
      return "with " + texts.map { $0.dropFirst("with ".count) }.joined(separator: " and ")
    case .any(let parts):
      if let text = mentioned(parts) { return "mentioning \"\(text)\"" }
      return parts.map { words(for: $0, isLast: isLast, pronoun: pronoun) }.joined(separator: " or ")
    }
  }

  /// "withdrawn" of "withdrawn talks", where nothing else is said of them.
  private func adjective(_ objects: Objects) -> String? {
    guard case .one(let phrase) = objects, phrase.conditions.isEmpty, phrase.rank == nil else { return nil }
    return phrase.noun.flatMap(lexicon.adjective)
  }

  /// The text that all the texts of a kind are searched for.
  private func mentioned(_ parts: [Condition]) -> String? {
    var attributes: [Attribute] = []
    var texts: Set<String> = []
    for part in parts {
      guard case .attribute(let test) = part, test.comparison == .contains, case .text(let text)? = test.value
      else {
        return nil
      }
      attributes.append(test.attribute)
      texts.insert(text)
    }
    let isAll = lexicon.kinds.contains { lexicon.proseAttributes(of: $0) == attributes }
    return isAll && attributes.count > 1 && texts.count == 1 ? texts.first : nil
  }

  func words(for comparison: NodeComparison) -> String {
    let other = words(for: comparison.other, isLast: true)
    let isTime = comparison.attribute == nil || comparison.attribute?.preposition != nil
    guard isTime || comparison.unit != nil else {
      let attribute = comparison.attribute?.singular ?? ""
      switch comparison.comparison {
      case .equal: return "with the same \(attribute) as \(other)"
      case .less: return "with a lower \(attribute) than \(other)"
      default: return "with a higher \(attribute) than \(other)"
      }
    }
    let preposition = comparison.attribute?.preposition.map { $0 + " " } ?? ""
    switch comparison.comparison {
    case .equal: return "\(preposition)in the same \((comparison.unit ?? .year).rawValue) as \(other)"
    case .less: return "\(preposition)before \(other)"
    default: return "\(preposition)after \(other)"
    }
  }

  /// "who wrote and directed the same movie", "that were written and directed by the same person"
  func words(forShared links: [LinkCondition], isLast: Bool) -> String {
    var verbs: [String] = []
    var isPassive = false
    let isPast = links.first?.tense == .past
    for link in links {
      switch link.wording {
      case .verb(let forms):
        verbs.append(link.tense == .none ? forms.gerund : isPast ? forms.past : forms.base)
      case .preposition(let words):
        isPassive = true
        verbs.append(words.hasSuffix(" by") ? String(words.dropLast(3)) : words)
      default: continue
      }
    }
    let list = verbs.dropLast().joined(separator: ", ") + " and " + (verbs.last ?? "")
    let object = links.first.map { objects($0.objects, isLast: isLast) } ?? ""
    if isPassive { return "that \(isPast ? "were" : "are") \(list) by the same \(object)" }
    return (links.first?.tense == LinkCondition.Tense.none ? "" : "who ") + "\(list) the same \(object)"
  }

  func words(
    for link: LinkCondition, isLast: Bool, tensed: Bool, pronoun: String = "who"
  ) -> String {
    switch link.wording {
    case .adjacent, .of: return "of" + object(of: link, isLast: isLast)
    case .grouping, .own: return ""
    case .having: return "with" + object(of: link, isLast: isLast)
    case .counting(let words):
      return "with " + (link.quantity.map { self.words(for: $0) + " " } ?? "") + words
        + (link.edgeTest.map { " with " + self.words(for: $0) } ?? "")
    case .whose(let noun):
      return "whose \(noun) \(link.tense == .past ? "was" : "is")" + object(of: link, isLast: isLast)
    case .inversePreposition(let words):
      let isPlural = link.objects.phrases.count > 1
      let verb = link.tense == .past ? isPlural ? "were" : "was" : isPlural ? "are" : "is"
      return "that \(objects(link.objects, isLast: false)) \(verb) \(words)"
    case .preposition(let preposition):
      let object = object(of: link, isLast: isLast)
      let words = link.objects.phrases.contains(where: \.isExact) ? "exactly \(preposition)" : preposition
      guard tensed, link.tense != .none else { return words + object }
      return "\(pronoun) \(link.tense == .past ? "were" : "are") \(words)\(object)"
    case .verb(let forms):
      switch link.tense {
      case .none: return forms.gerund + object(of: link, isLast: isLast)
      case .present: return "\(pronoun) \(forms.base)" + object(of: link, isLast: isLast)
      case .past: return "\(pronoun) \(forms.past)" + object(of: link, isLast: isLast)
      }
    case .inverseVerb(let forms):
      return "that " + inverse(link, forms) + ending(of: link)
    case .passive(let forms):
      let test = link.edgeTest.map { " with " + words(for: $0) } ?? ""
      return (link.tense == .none ? "" : link.tense == .past ? "that were " : "that are ") + forms.participle
        + test
    }
  }

  /// What the link itself must say, and when.
  func ending(of link: LinkCondition) -> String {
    (link.edgeTest.map { " with " + words(for: $0) } ?? "") + (link.period.map { " " + $0.words } ?? "")
  }

  func negated(_ link: LinkCondition, isLast: Bool) -> String {
    switch link.wording {
    case .verb(let forms):
      return "\(link.tense == .past ? "did" : "do") not \(forms.base)" + object(of: link, isLast: isLast)
    case .preposition(let words):
      return "\(link.tense == .past ? "were" : "are") not \(words)" + object(of: link, isLast: isLast)
    case .passive(let forms):
      return "\(link.tense == .past ? "were" : "are") not \(forms.participle)"
        + (link.edgeTest.map { " with " + words(for: $0) } ?? "")
    case .inverseVerb(let forms):
      return inverse(link, forms, isNegated: true) + ending(of: link)
    default: return "not " + words(for: link, isLast: isLast, tensed: true)
    }
  }

  /// "Liz Rice gave", "Liz Rice spoke at"
  func inverse(_ link: LinkCondition, _ forms: VerbForms, isNegated: Bool = false) -> String {
    let verb =
      isNegated
      ? (link.tense == .past ? "did not " : "do not ") + forms.base
      : link.tense == .past ? forms.past : forms.base
    guard case .one(let object) = link.objects, object.isImplied,
      case .link(let given)? = object.conditions.first
    else { return objects(link.objects, isLast: false) + " " + verb }
    var middle = object
    middle.conditions.removeFirst()
    let rest = middle.conditions.isEmpty ? "" : " " + words(for: middle, isLast: true)
    let preposition = lexicon.vocabulary.phrases.first {
      $0.role == .preposition && $0.path == link.link.path.reversed
    }
    return "\(objects(given.objects, isLast: false)) \(verb)\(rest) \(preposition?.words ?? "at")"
  }

  /// The objects of a link with a space before them, or nothing where they are only implied.
  func object(of link: LinkCondition, isLast: Bool) -> String {
    var text = ""
    if let quantity = link.quantity { text += " " + words(for: quantity) }
    if case .one(let object) = link.objects, object.isImplied {
      let rest = words(for: object, isLast: isLast)
      let test = link.edgeTest.map { " with " + words(for: $0) } ?? ""
      let period = link.period.map { " " + $0.words } ?? ""
      return (rest.isEmpty ? text : text + " " + rest) + test + period
    }
    text +=
      " "
      + objects(
        link.objects, isLast: isLast && link.period == nil && link.edgeTest == nil && link.meeting == nil)
    if let test = link.edgeTest { text += " with " + words(for: test) }
    if let period = link.period { text += " " + period.words }
    if let meeting = link.meeting {
      text += meeting.preposition.isEmpty ? "" : " " + meeting.preposition
      text += " " + objects(meeting.place.timed, isLast: isLast)
    }
    return text
  }

  func objects(_ objects: Objects, isLast: Bool) -> String {
    switch objects {
    case .one(let phrase): return words(for: phrase, isLast: isLast)
    case .not(let part): return "not " + self.objects(part, isLast: isLast)
    case .any(let parts): return group(parts, " or ", isLast: isLast)
    case .all(let parts): return group(parts, " and ", isLast: isLast)
    }
  }

  /// Several objects; in parentheses where something follows that could belong to the last of them.
  func group(_ parts: [Objects], _ separator: String, isLast: Bool) -> String {
    let text = parts.map { objects($0, isLast: false) }.joined(separator: separator)
    return isLast ? text : "(\(text))"
  }

  func words(for quantity: Quantity) -> String {
    switch quantity.comparison {
    case .greater: "more than \(quantity.number)"
    case .greaterOrEqual: "at least \(quantity.number)"
    case .less: "fewer than \(quantity.number)"
    case .lessOrEqual: "at most \(quantity.number)"
    default: quantity.number == 0 ? "no" : "exactly \(quantity.number)"
    }
  }

  func words(for test: AttributeCondition) -> String {
    guard let comparison = test.comparison, let value = test.value else { return test.attribute.singular }
    if test.isOfLength, case .integer(let length) = value {
      let quantity = words(for: Quantity(comparison: comparison, number: Int(length)))
      return !test.isOfList
        ? "\(test.attribute.singular) of \(quantity) characters" : "\(quantity) \(test.attribute.plural)"
    }
    let word =
      switch comparison {
      case .equal: "is"
      case .notEqual: "is not"
      case .contains: "contains"
      case .startsWith: "starts with"
      case .endsWith: "ends with"
      case .modulo: "divisible by"
      default: comparison.rawValue
      }
    let written =
      switch value {
      case .text(let text): "\"\(text)\""
      case .integer(let integer): String(integer)
      case .real(let real): String(real)
      case .parameter(let name): "$\(name)"
      case .range(let first, let last): "between \(first) and \(last)"
      case .span(let span, _): span.words
      }
    let attribute = (test.isOfAverage ? "average " : "") + test.attribute.singular
    if case .range = value { return "\(attribute) \(written)" }
    if case .span = value { return "\(attribute) \(written)" }
    return "\(attribute) \(word) \(written)"
  }

}

extension NounPhrase {
  /// Whether its rank is said behind it.
  var isRankedBehind: Bool {
    switch rank {
    case .most, .top: true
    case .value(let rank): rank.wording != .time
    case .latest, .earliest, nil: false
    }
  }
}

extension LinkCondition {
  /// Whether it is said as a clause with a subject of its own, or in the passive.
  var isInverse: Bool {
    switch wording {
    case .inverseVerb: true
    case .passive: tense != .none
    default: false
    }
  }

  var whoseNoun: String? {
    if case .whose(let noun) = wording { noun } else { nil }
  }

  /// Whether it is said with a verb, so that it is negated with one.
  var isVerbal: Bool {
    switch wording {
    case .verb: tense != .none
    case .preposition: tense != .none
    default: false
    }
  }
}

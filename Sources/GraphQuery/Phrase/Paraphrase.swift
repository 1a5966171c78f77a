import GraphModel

/// The one canonical wording of a reading; read again, it gives the same reading.
struct Paraphrase {
  private let lexicon: Lexicon

  static func words(for reading: Reading, lexicon: Lexicon) -> String {
    Paraphrase(lexicon: lexicon).words(for: reading)
  }

  /// The wording of a noun phrase alone.
  static func words(for phrase: NounPhrase, lexicon: Lexicon) -> String {
    Paraphrase(lexicon: lexicon).words(for: phrase, isLast: true)
  }

  /// The wording of a condition as it stands behind a noun.
  static func words(for condition: Condition, lexicon: Lexicon) -> String {
    Paraphrase(lexicon: lexicon).words(for: condition, isLast: true)
  }

  private func words(for reading: Reading) -> String {
    var text: String
    switch reading.form {
    case .path: text = ""
    case .list: text = words(for: reading.subject, isLast: true)
    case .count: text = "number of " + words(for: reading.subject, isLast: true)
    case .exists: text = existence(of: reading.subject)
    case .attributes(let attributes):
      text =
        attributes.map(\.plural).joined(separator: ", ") + " of " + words(for: reading.subject, isLast: true)
    case .linkAttribute(let attribute):
      text = attribute.plural + " of " + words(for: reading.subject, isLast: true)
    case .aggregate(let aggregate, let attribute):
      text = "\(aggregate.word) \(attribute.singular) of \(words(for: reading.subject, isLast: true))"
    case .aggregateEach(let aggregate, let attribute):
      text = "\(aggregate.word) \(attribute.singular) per \(words(for: reading.subject, isLast: true))"
    }
    if case .path(let start, let goal) = reading.form {
      return "path from \(words(for: start, kinds: [])) to \(words(for: goal, kinds: []))"
    }
    if !reading.companions.isEmpty {
      text += " with their " + reading.companions.map(companion).joined(separator: ", ")
    }
    if let grouping = reading.grouping { text += " per " + words(for: grouping) }
    if let key = reading.sortKey {
      var isNumber = false
      if case .number = key { isNumber = true }
      let order = reading.isDescending ? " descending" : isNumber ? " ascending" : ""
      text += " sorted by " + words(for: key) + order
    }
    if let limit = reading.limit { text += " limit \(limit)" }
    if let asOf = reading.asOf { text += " as of \(asOf.bareWords)" }
    return text
  }

  private func existence(of subject: NounPhrase) -> String {
    guard subject.name != nil, let condition = subject.conditions.last else {
      return "are there " + words(for: subject, isLast: true)
    }
    var bare = subject
    bare.conditions.removeLast()
    if case .described(let objects) = condition {
      return "is \(words(for: bare, isLast: false)) one of \(self.objects(objects, isLast: true))"
    }
    guard case .link(let link) = condition else { return "are there " + words(for: subject, isLast: true) }
    let name = words(for: bare, isLast: false)
    switch link.wording {
    case .verb(let forms):
      let auxiliary = link.tense == .past ? "did" : "does"
      return "\(auxiliary) \(name) \(forms.base)" + object(of: link, isLast: true)
    default:
      let auxiliary = link.tense == .past ? "was" : "is"
      return "\(auxiliary) \(name) \(words(for: link, isLast: true, tensed: false))"
    }
  }

  // MARK: Noun phrases

  private func words(for phrase: NounPhrase, isLast: Bool) -> String {
    var before: [String] = []
    var after: [Condition] = []
    for condition in phrase.conditions {
      if after.isEmpty, let prefix = prefix(condition) {
        before.append(prefix)
      } else {
        after.append(condition)
      }
    }
    var parts: [String] = []
    switch phrase.rank {
    case .latest(let count): parts.append(count == 1 ? "latest" : "latest \(count)")
    case .earliest(let count): parts.append(count == 1 ? "earliest" : "earliest \(count)")
    case .value(let rank) where rank.wording == .time:
      parts.append((rank.isLeast ? "oldest" : "latest") + (rank.count.map { " \($0)" } ?? ""))
    default: break
    }
    parts += before
    if let name = phrase.name {
      parts.append(words(for: name, kinds: phrase.kinds))
      if phrase.includesParts { parts.append("including its parts") }
    } else if let noun = phrase.noun {
      // "who" and "where" are questions, not names of a kind.
      let isQuestion = ["who", "where", "someone", "somebody", "anyone"].contains(noun.noun.singular)
      let own = isQuestion ? lexicon.vocabulary.kind(named: noun.kind)?.nouns.first?.plural : nil
      parts.append(own ?? noun.noun.plural)
    }
    for (index, condition) in after.enumerated() {
      let isPersonal = phrase.kinds.isSubset(of: lexicon.personalKinds)
      parts.append(
        words(
          for: condition, isLast: isLast && index == after.count - 1 && !phrase.isRankedBehind,
          pronoun: isPersonal ? "who" : "that"))
    }
    switch phrase.rank {
    case .most(let link, let isLeast):
      let superlative = isLeast ? "the fewest" : "the most"
      let test = link.edgeTest.map { " with " + words(for: $0) } ?? ""
      let object = objects(link.objects, isLast: isLast && test.isEmpty) + test
      if case .verb(let forms) = link.wording {
        let pronoun = phrase.kinds.isSubset(of: lexicon.personalKinds) ? "who" : "that"
        parts.append("\(pronoun) \(link.tense == .past ? forms.past : forms.base) \(superlative) \(object)")
      } else if case .preposition(let preposition) = link.wording {
        parts.append("\(preposition) \(superlative) \(object)")
      } else {
        parts.append(
          "with \(superlative) \(link.countedWord ?? object)\(link.countedWord == nil ? "" : test)")
      }
    case .top(let count, let link, let isLeast):
      if isLeast || link.countedWord != nil || link.wording != .having {
        parts.insert("\(count)", at: 0)
        var most = phrase
        most.rank = .most(link, isLeast: isLeast)
        most.conditions = []
        let tail = words(for: most, isLast: isLast).split(separator: " ", maxSplits: 1)
        if tail.count > 1 { parts.append(String(tail[1])) }
      } else {
        parts.insert("top \(count)", at: 0)
        parts.append("by number of \(objects(link.objects, isLast: isLast))")
      }
    case .value(let rank) where rank.wording == .superlative:
      if let count = rank.count { parts.insert("\(count)", at: 0) }
      parts.append("with the \(rank.isLeast ? "lowest" : "highest") \(rank.attribute.singular)")
    case .value(let rank) where rank.wording == .top:
      if rank.isLeast || rank.count == nil {
        let count = rank.count.map { "\($0) " } ?? ""
        parts.insert(
          "\(count)\(rank.isLeast ? "lowest" : "highest") \(rank.attribute.preposition ?? "")", at: 0)
      } else {
        parts.insert("top \(rank.count ?? 10)", at: 0)
        parts.append("by average \(rank.attribute.singular)")
      }
    default: break
    }
    var text = parts.filter { !$0.isEmpty }.joined(separator: " ")
    // "what Tim Hockin talked about"
    if phrase.noun == nil, phrase.name == nil, !phrase.isImplied, text.hasPrefix("that ") {
      text = "what " + text.dropFirst("that ".count)
    }
    return !after.isEmpty && !isLast && !phrase.isImplied ? "(\(text))" : text
  }

  private func words(for name: NameMention, kinds: Set<String>) -> String {
    let names = Set(name.nodes.map(\.name))
    guard names.count == 1, let own = names.first, !name.isNumber else { return name.text }
    let isPlain = own.split(separator: " ").allSatisfy { word in
      !lexicon.isGrammarWord(NameFolding.fold(String(word)))
        && word.unicodeScalars.allSatisfy {
          $0.properties.isAlphabetic || "0123456789+-&./".unicodeScalars.contains($0)
        }
        && lexicon.nouns.byFirstWord[NameFolding.fold(String(word))] == nil
    }
    let quoted = isPlain ? own : own.contains("\"") ? "\u{201C}\(own)\u{201D}" : "\"\(own)\""
    return name.isExplicit && kinds.count == 1 ? "\(kinds.first ?? ""):\(quoted)" : quoted
  }

  /// What stands before the noun: a year, or a name linked by juxtaposition.
  private func prefix(_ condition: Condition) -> String? {
    // A name of several kinds, each of which is linked in its own way.
    if case .any(let parts) = condition {
      let prefixes = Set(parts.map { prefix($0) })
      return prefixes.count == 1 ? prefixes.first ?? nil : nil
    }
    guard case .link(let link) = condition, link.wording == .adjacent else { return nil }
    let names = link.objects.phrases.compactMap { phrase in
      phrase.name.map { words(for: $0, kinds: phrase.kinds) }
    }
    return names.count == link.objects.phrases.count ? names.joined(separator: " and ") : nil
  }

  // MARK: Conditions

  private func words(for condition: Condition, isLast: Bool, pronoun: String = "who") -> String {
    switch condition {
    case .time(let span): return span.words
    case .attribute(let test):
      if let preposition = test.attribute.preposition, test.comparison == .equal,
        case .text(let text)? = test.value
      {
        return "\(preposition) \"\(text)\""
      }
      if let preposition = test.attribute.preposition, case .span(let span, _)? = test.value {
        return "\(preposition) \(span.words)"
      }
      return "with " + words(for: test)
    case .near(let object, let hops):
      return "within \(hops) \(hops == 1 ? "hop" : "hops") of \(words(for: object, isLast: isLast))"
    case .described(let objects): return "\(pronoun) are \(self.objects(objects, isLast: isLast))"
    case .rank: return ""
    case .shared(let links): return words(forShared: links, isLast: isLast)
    case .link(let link): return words(for: link, isLast: isLast, tensed: true, pronoun: pronoun)
    case .not(let inner):
      switch inner {
      case .link(let link) where link.isVerbal:
        return "\(pronoun) " + negated(link, isLast: isLast)
      case .link(let link) where link.isInverse:
        return "that " + negated(link, isLast: isLast)
      case .attribute(let test) where test.comparison == nil: return "without " + test.attribute.singular
      case .link(let link) where link.countedWord != nil && link.quantity == nil:
        return "without \(link.countedWord ?? "")" + (link.edgeTest.map { " with " + words(for: $0) } ?? "")
      case .described(let objects): return "\(pronoun) are not \(self.objects(objects, isLast: isLast))"
      case .link(let link) where link.whoseNoun != nil:
        return "whose \(link.whoseNoun ?? "") \(link.tense == .past ? "was" : "is") not"
          + object(of: link, isLast: isLast)
      case .link(let link) where link.wording == .having && link.quantity == nil:
        return "without" + object(of: link, isLast: isLast)
      default: return "not " + words(for: inner, isLast: isLast, pronoun: pronoun)
      }
    case .all(let parts):
      return parts.map { words(for: $0, isLast: isLast, pronoun: pronoun) }.joined(separator: " and ")
    case .any(let parts):
      return parts.map { words(for: $0, isLast: isLast, pronoun: pronoun) }.joined(separator: " or ")
    }
  }

  /// "who wrote and directed the same movie", "that were written and directed by the same person"
  private func words(forShared links: [LinkCondition], isLast: Bool) -> String {
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

  private func words(
    for link: LinkCondition, isLast: Bool, tensed: Bool, pronoun: String = "who"
  ) -> String {
    switch link.wording {
    case .adjacent, .of: return "of" + object(of: link, isLast: isLast)
    case .grouping: return ""
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
  private func ending(of link: LinkCondition) -> String {
    (link.edgeTest.map { " with " + words(for: $0) } ?? "") + (link.period.map { " " + $0.words } ?? "")
  }

  private func negated(_ link: LinkCondition, isLast: Bool) -> String {
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
  private func inverse(_ link: LinkCondition, _ forms: VerbForms, isNegated: Bool = false) -> String {
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
  private func object(of link: LinkCondition, isLast: Bool) -> String {
    var text = ""
    if let quantity = link.quantity { text += " " + words(for: quantity) }
    if case .one(let object) = link.objects, object.isImplied {
      let rest = words(for: object, isLast: isLast)
      let test = link.edgeTest.map { " with " + words(for: $0) } ?? ""
      let period = link.period.map { " " + $0.words } ?? ""
      return (rest.isEmpty ? text : text + " " + rest) + test + period
    }
    text += " " + objects(link.objects, isLast: isLast && link.period == nil && link.edgeTest == nil)
    if let test = link.edgeTest { text += " with " + words(for: test) }
    if let period = link.period { text += " " + period.words }
    return text
  }

  private func objects(_ objects: Objects, isLast: Bool) -> String {
    switch objects {
    case .one(let phrase): return words(for: phrase, isLast: isLast)
    case .not(let part): return "not " + self.objects(part, isLast: isLast)
    case .any(let parts): return group(parts, " or ", isLast: isLast)
    case .all(let parts): return group(parts, " and ", isLast: isLast)
    }
  }

  /// Several objects; in parentheses where something follows that could belong to the last of them.
  private func group(_ parts: [Objects], _ separator: String, isLast: Bool) -> String {
    let text = parts.map { objects($0, isLast: false) }.joined(separator: separator)
    return isLast ? text : "(\(text))"
  }

  private func words(for quantity: Quantity) -> String {
    switch quantity.comparison {
    case .greater: "more than \(quantity.number)"
    case .greaterOrEqual: "at least \(quantity.number)"
    case .less: "fewer than \(quantity.number)"
    case .lessOrEqual: "at most \(quantity.number)"
    default: quantity.number == 0 ? "no" : "exactly \(quantity.number)"
    }
  }

  private func words(for test: AttributeCondition) -> String {
    guard let comparison = test.comparison, let value = test.value else { return test.attribute.singular }
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
      case .span(let span, _): span.words
      }
    if case .span = value { return "\(test.attribute.singular) \(written)" }
    return "\(test.attribute.singular) \(word) \(written)"
  }

  // MARK: Ends

  private func companion(_ companion: Reading.Companion) -> String {
    switch companion {
    case .nodes(_, let noun): noun.noun.plural
    case .attribute(let attribute): attribute.plural
    }
  }

  private func words(for grouping: Reading.Grouping) -> String {
    switch grouping {
    case .year: "year"
    case .month: "month"
    case .day: "day"
    case .kind(_, let noun): noun.noun.singular
    case .attribute(let attribute): attribute.singular
    }
  }

  private func words(for key: Reading.SortKey) -> String {
    switch key {
    case .name: "name"
    case .date: "date"
    case .attribute(let attribute): attribute.singular
    case .number(_, let noun): "number of \(noun.noun.plural)"
    }
  }
}

extension Reading.Aggregate {
  /// The word that asks for it.
  var word: String {
    switch self {
    case .average: "average"
    case .least: "lowest"
    case .greatest: "highest"
    case .total: "total"
    }
  }
}

extension NounPhrase {
  /// Whether its rank is said behind it.
  fileprivate var isRankedBehind: Bool {
    switch rank {
    case .most, .top: true
    case .value(let rank): rank.wording != .time
    case .latest, .earliest, nil: false
    }
  }
}

extension LinkCondition {
  /// Whether it is said as a clause with a subject of its own, or in the passive.
  fileprivate var isInverse: Bool {
    switch wording {
    case .inverseVerb: true
    case .passive: tense != .none
    default: false
    }
  }

  fileprivate var whoseNoun: String? {
    if case .whose(let noun) = wording { noun } else { nil }
  }

  /// Whether it is said with a verb, so that it is negated with one.
  fileprivate var isVerbal: Bool {
    switch wording {
    case .verb: tense != .none
    case .preposition: tense != .none
    default: false
    }
  }
}

import GraphModel

/// The one canonical wording of a reading; read again, it gives the same reading.
struct Paraphrase {
  let lexicon: Lexicon

  static func words(for reading: Reading, lexicon: Lexicon) -> String {
    Paraphrase(lexicon: lexicon).words(for: reading)
  }

  /// The wording of a noun phrase alone.
  static func words(for phrase: NounPhrase, lexicon: Lexicon) -> String {
    Paraphrase(lexicon: lexicon).words(for: phrase, isLast: true)
  }

  /// The wording of a condition as it stands behind a noun.
  static func words(for condition: Condition, of kinds: KindSet, lexicon: Lexicon) -> String {
    let pronoun = kinds.isSubset(of: lexicon.personalKinds) ? "who" : "that"
    return Paraphrase(lexicon: lexicon).words(for: condition, isLast: true, pronoun: pronoun)
  }

  func words(for reading: Reading) -> String {
    var text: String
    switch reading.form {
    case .path: text = ""
    case .list: text = words(for: reading.subject, isLast: true)
    case .count where reading.groupChoice != nil: return words(forGroupsOf: reading)
    case .count: text = "number of " + words(for: reading.subject, isLast: true)
    case .linkValues(let attribute, let link, _, let isCounted):
      text =
        (isCounted ? "number of " : "") + attribute.plural + words(forValuesOf: link, from: reading.subject)
    case .aggregateLinks(let aggregate, let attribute, let link):
      text = "\(aggregate.word) \(attribute.singular)" + words(forValuesOf: link, from: reading.subject)
    case .linkCount(let link): text = "number of " + words(forLinks: link, from: reading.subject)
    case .groupCount:
      return "number of \(reading.grouping.map { Noun.plural(of: words(for: $0)) } ?? "groups") of "
        + words(for: reading.subject, isLast: true)
    case .averageNumber: text = "average number of " + words(for: reading.subject, isLast: true)
    case .exists: text = existence(of: reading.subject)
    case .attributes(let attributes)
    where reading.subject.isImplied && attributes.contains { $0.edge != nil }:
      // "tracks at FOSDEM": of the talks that are meant.
      var bare = reading.subject
      bare.noun = nil
      text = attributes.map(\.plural).joined(separator: ", ") + " " + words(for: bare, isLast: true)
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
    if let grouping = reading.grouping { text += words(behind: grouping) }
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

  func existence(of subject: NounPhrase) -> String {
    guard subject.name != nil, let condition = subject.conditions.last else {
      return "are there " + words(for: subject, isLast: true)
    }
    var bare = subject
    bare.conditions.removeLast()
    if case .described(let objects) = condition {
      return "is \(words(for: bare, isLast: false)) one of \(self.objects(objects, isLast: true))"
    }
    let name = words(for: bare, isLast: false)
    switch condition {
    case .attribute(let test) where test.attribute.preposition == nil || test.comparison != .equal:
      return "does \(name) have \(words(for: test))"
    case .attribute, .compared, .time:
      let words = words(for: condition, isLast: true)
      return words.hasPrefix("with ") ? "does \(name) have \(words.dropFirst(5))" : "is \(name) \(words)"
    default: break
    }
    guard case .link(let link) = condition else { return "are there " + words(for: subject, isLast: true) }
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

  func words(for phrase: NounPhrase, isLast: Bool) -> String {
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
      let isQuestion = Lexicon.pronouns.contains(noun.noun.singular)
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
    case .value(let rank) where rank.wording == .length:
      if let count = rank.count { parts.insert("\(count)", at: 0) }
      parts.append("with the \(rank.isLeast ? "shortest" : "longest") \(rank.attribute.singular)")
    case .value(let rank) where rank.wording == .top:
      if rank.isLeast || rank.count == nil {
        if let count = rank.count { parts.insert("\(count)", at: 0) }
        parts.append("with the \(rank.isLeast ? "lowest" : "highest") average \(rank.attribute.singular)")
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

  func words(for name: NameMention, kinds: KindSet) -> String {
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
  func prefix(_ condition: Condition) -> String? {
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

  // MARK: Ends

  private func companion(_ companion: Reading.Companion) -> String {
    switch companion {
    case .nodes(_, let noun): noun.noun.plural
    case .number(_, let noun): "number of \(noun.noun.plural)"
    case .attribute(let attribute): attribute.plural
    }
  }

  /// "(ratings) that Ann has for Salt Roads"
  private func words(forValuesOf link: LinkCondition, from subject: NounPhrase) -> String {
    let text = " that \(words(for: subject, isLast: false)) has"
    guard case .one(let object) = link.objects, !object.isAnything(lexicon) else { return text }
    return text + " for \(words(for: object, isLast: true))"
  }

  /// "reviews by Ann of Salt Roads"
  private func words(forLinks link: LinkCondition, from subject: NounPhrase) -> String {
    var text = link.countedWord ?? ""
    if !subject.isAnything(lexicon) { text += " by \(words(for: subject, isLast: false))" }
    if case .one(let object) = link.objects, !object.isAnything(lexicon) {
      text += " of \(words(for: object, isLast: false))"
    }
    return text + (link.edgeTest.map { " with " + words(for: $0) } ?? "")
  }

  /// "release year with the most movies"
  private func words(forGroupsOf reading: Reading) -> String {
    let group = reading.grouping.map { words(for: $0) } ?? ""
    let subject = words(for: reading.subject, isLast: true)
    switch reading.groupChoice {
    case .number(let quantity): return "\(group) with \(words(for: quantity)) \(subject)"
    case .most(let isLeast): return "\(group) with the \(isLeast ? "fewest" : "most") \(subject)"
    case nil: return subject
    }
  }

  private func words(behind grouping: Reading.Grouping) -> String {
    guard case .each(let link) = grouping, case .one(var group) = link.objects else {
      return " per " + words(for: grouping)
    }
    if let entry = group.noun {
      var noun = entry.noun
      noun.plural = noun.singular
      group.noun = Lexicon.NounEntry(kind: entry.kind, noun: noun)
    }
    if case .preposition(let words) = link.wording {
      return " \(words) each \(self.words(for: group, isLast: true))"
    }
    guard case .inverseVerb(let forms) = link.wording else {
      return " per " + words(for: group, isLast: true)
    }
    var clause = link
    clause.objects = .one(group)
    return " that each " + inverse(clause, forms) + ending(of: clause)
  }

  private func words(for grouping: Reading.Grouping) -> String {
    switch grouping {
    case .each: ""
    case .decade: "decade"
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

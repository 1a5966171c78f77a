import GraphModel

/// Values of attributes that stand by themselves: "in the Rust track", "Rust track talks", "poster sessions".
extension PhraseParser {
  /// `attr value | value attr`: "track Rust", "Rust track".
  func wordedValues(at position: Int, _ entry: Lexicon.AttributeEntry) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    for match in attributes(at: position) where match.entry == entry {
      for end in match.end..<min(tokens.count, match.end + PhraseParser.longestValue) {
        found += value(from: match.end, to: end + 1, of: entry, upTo: end + 1)
      }
    }
    return found + valuesBeforeWords(at: position) { $0 == entry }
  }

  /// `["both"] ["the"] value "and" ["the"] value attr`: "in both the Rust and the Go devroom"
  func listedValues(at position: Int, _ entry: Lexicon.AttributeEntry) -> [Alternative<Modifier>] {
    let start = word("both the", "both", "the", at: position) ?? position
    guard attributeWords.contains(where: { $0 > start }) else { return [] }
    return tokens.indices.dropFirst(start + 1).prefix(PhraseParser.longestValue).flatMap {
      middle -> [Alternative<Modifier>] in
      guard let next = word("and the", "and", at: middle) else { return [] }
      return valuesBeforeWords(at: next) { $0 == entry }.flatMap { second in
        value(from: start, to: middle, of: entry, upTo: middle).map { first in
          let both = Modifier(
            condition: .all([first.value.condition, second.value.condition]), kinds: first.value.kinds)
          return Alternative(value: both, end: second.end, cost: first.cost + second.cost)
        }
      }
    }
  }

  /// What stands before a noun: `value attr`, or, where nothing else can be read, a value alone.
  func valuesBeforeNouns(at position: Int) -> [Alternative<Modifier>] {
    var found = valuesBeforeWords(at: position) { $0.attribute.preposition != nil }
    guard allowsPrefixes else { return found }
    var end = position
    while end + 1 < tokens.count, end < position + PhraseParser.longestValue, mayBeInValue(tokens[end]) {
      end += 1
      let kinds = KindSet(nouns(at: end).map(\.entry.kind))
      for kind in kinds.sorted() {
        for attribute in lexicon.attributes(of: kind) where attribute.canStandAlone {
          found += value(from: position, to: end, of: .init(kind: kind, attribute: attribute), upTo: end)
        }
      }
    }
    return found
  }

  /// "contribfests": where nothing else can be read, a value in the plural for what has it.
  func pluralValues(at position: Int) -> [Alternative<NounPhrase>] {
    guard allowsPrefixes, position < tokens.count, mayBeInValue(tokens[position]),
      let value = Noun.singular(of: tokens[position].folded)
    else { return [] }
    return lexicon.kinds.sorted().flatMap { kind -> [Alternative<NounPhrase>] in
      lexicon.attributes(of: kind).compactMap { attribute in
        let condition = Condition.attribute(
          AttributeCondition(attribute: attribute, comparison: .equal, value: .text(value)))
        guard attribute.canStandAlone, isThere(condition, kind) else { return nil }
        var phrase = lexicon.anything([kind])
        phrase.conditions = [condition]
        return Alternative(value: phrase, end: position + 1, cost: Cost.prefix)
      }
    }
  }

  /// `value attr`
  func valuesBeforeWords(
    at position: Int, _ isWanted: (Lexicon.AttributeEntry) -> Bool
  ) -> [Alternative<Modifier>] {
    attributeWords.filter { $0 > position && $0 <= position + PhraseParser.longestValue }.flatMap { end in
      attributes(at: end).filter { isWanted($0.entry) }.flatMap { match in
        value(from: position, to: end, of: match.entry, upTo: match.end)
      }
    }
  }

  /// The words from one position to another, if they are a value that some node has.
  func value(
    from position: Int, to end: Int, of entry: Lexicon.AttributeEntry, upTo last: Int
  ) -> [Alternative<Modifier>] {
    guard position < end, tokens[position..<end].allSatisfy({ $0.kind == .word || $0.kind == .quoted }) else {
      return []
    }
    let text = tokens[position..<end].map(\.text).joined(separator: " ")
    let condition = Condition.attribute(
      AttributeCondition(attribute: entry.attribute, comparison: .equal, value: .text(text)))
    guard let known = known(condition, entry.kind) else { return [] }
    let modifier = Modifier(condition: known, kinds: [entry.kind])
    return [
      Alternative(value: modifier, end: last, cost: Cost.name + (known == condition ? 0 : Cost.prefix))
    ]
  }

  /// Whether some value begins with the word that stands here.
  func beginsValue(at position: Int, of entry: Lexicon.AttributeEntry) -> Bool {
    guard mayBeInValue(tokens[position]) || tokens[position].kind == .quoted else { return false }
    let condition = AttributeCondition(
      attribute: entry.attribute, comparison: .equal, value: .text(tokens[position].text))
    return isThere(.attribute(condition), entry.kind)
      || !longerValues(tokens[position].text, of: entry.attribute, entry.kind).isEmpty
  }

  /// Whether a word is none that a clause begins with; the values are all looked at, so few words are tried.
  private func mayBeInValue(_ token: Token) -> Bool {
    token.kind == .word && !lexicon.isGrammarWord(token.folded)
      && lexicon.verbs.byFirstWord[token.folded] == nil
      && lexicon.prepositions.byFirstWord[token.folded] == nil
  }

  /// Longer than the names of rooms and tracks are.
  private static let longestValue = 6
}

extension Attribute {
  /// Whether its values are texts that people wrote for people.
  var isProse: Bool {
    relation == nil && ["name", "abstract", "text", "description", "summary"].contains(property)
  }

  /// Whether a value of it is enough to say which nodes are meant: "poster sessions".
  fileprivate var canStandAlone: Bool {
    relation == nil && preposition == nil && !isProse && !["since", "url"].contains(property)
  }
}

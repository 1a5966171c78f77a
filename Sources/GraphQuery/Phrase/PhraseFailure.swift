import GraphModel

/// Says why a phrase could not be read, where, and what to do.
struct PhraseFailure {
  let parser: PhraseParser
  private var tokens: [Token] { parser.tokens }
  private var lexicon: Lexicon { parser.lexicon }

  /// The mistake at the furthest position that some reading reached.
  func diagnostic() -> Diagnostic {
    guard !tokens.isEmpty else {
      return Diagnostic(
        .incomplete, "there is no question", at: nil,
        help: ["ask, for example, 'talks about service mesh by Isovalent people'"])
    }
    let furthest = parser.expectations.keys.max() ?? 0
    if let mismatch = mismatch(upTo: furthest) { return mismatch }
    let expected = parser.expectations[furthest] ?? []
    if furthest >= tokens.count {
      if let position = parser.misfits.keys.max(), let misfit = parser.misfits[position] {
        return self.misfit(misfit)
      }
      return incomplete(expected)
    }
    return unknown(at: furthest, expected)
  }

  // MARK: Kinds that do not fit

  /// Words that were understood and do not fit what they follow, if nothing got beyond them.
  private func mismatch(upTo furthest: Int) -> Diagnostic? {
    guard let position = parser.mismatches.keys.max(), position >= furthest - 1, position <= furthest,
      let mismatch = parser.mismatches[position]?.first
    else { return nil }
    let heads = mismatch.heads.sorted().map(plural).joined(separator: " or ")
    let verb = lexicon.verbs.matches(tokens, at: position).isEmpty
    let message = verb ? "\(heads) have no '\(mismatch.words)'" : "\(heads) do not '\(mismatch.words)'"
    return Diagnostic(.kindMismatch, message, at: mismatch.range, help: detours(mismatch, position))
  }

  /// "topics by X" → "topics of talks by X": a kind between that the words do fit.
  private func detours(_ mismatch: PhraseParser.Mismatch, _ position: Int) -> [String] {
    var help: [String] = []
    for source in mismatch.link.sources.sorted() {
      for head in mismatch.heads.sorted() where lexicon.adjacent[.init(source: head, target: source)] != nil {
        let before = text(0, position)
        let after = text(position, tokens.count)
        help.append("did you mean '\(before) of \(plural(source)) \(after)'?")
      }
    }
    help.append(
      "'\(mismatch.words)' goes with \(mismatch.link.sources.sorted().map(plural).joined(separator: ", "))")
    return help
  }

  /// A noun phrase that was understood, of a kind that does not fit before it.
  private func misfit(_ misfit: PhraseParser.Misfit) -> Diagnostic {
    let actual = misfit.actual.sorted().map(plural).joined(separator: " or ")
    let wanted = misfit.wanted.sorted().map { article($0) }.joined(separator: " or ")
    return Diagnostic(
      .kindMismatch, "\(actual) do not fit here: \(wanted) is needed", at: misfit.range,
      help: ["here may stand the name of \(wanted), or a noun for one"])
  }

  // MARK: Ends too early

  private func incomplete(_ expected: [PhraseParser.Expectation]) -> Diagnostic {
    let end = tokens.last.map { SourceRange($0.range.upperBound, $0.range.upperBound + 1) }
    let after = tokens.last.map { " after '\($0.text)'" } ?? ""
    return Diagnostic(
      .incomplete, "something is missing\(after)", at: end, help: ["add \(list(expected))"])
  }

  // MARK: Words that are not known, or not here

  private func unknown(at position: Int, _ expected: [PhraseParser.Expectation]) -> Diagnostic {
    let token = tokens[position]
    let names = expected.compactMap { expectation -> Set<String>? in
      if case .name(let kinds) = expectation { kinds } else { nil }
    }
    let kinds = names.reduce(into: Set<String>()) { $0.formUnion($1) }
    if token.kind == .quoted { return unknownName(token.text, token.range, kinds) }
    guard token.kind == .word else {
      return Diagnostic(
        .unknownWord, "'\(token.text)' does not fit here", at: token.range,
        help: ["here may stand \(list(expected))"])
    }
    let end = endOfUnknown(from: position)
    let span = text(position, end)
    let isName = !kinds.isEmpty || expected.contains(.noun) && !isKnownWord(token)
    if isName, !parser.nameMentions(at: position).isEmpty {
      return misplacedName(at: position, kinds, expected)
    }
    if !kinds.isEmpty { return unknownName(span, parser.range(position, end), kinds) }
    var diagnostic = unknownWord(token, expected)
    if isName, let similar = try? parser.names.suggestions(for: span, kinds: [], limit: 2), !similar.isEmpty {
      diagnostic.help = similar.map { "did you mean '\($0.name)'?" } + diagnostic.help
    }
    return diagnostic
  }

  private func unknownName(_ name: String, _ range: SourceRange, _ kinds: Set<String>) -> Diagnostic {
    let isAny = kinds.isEmpty || kinds.count == lexicon.vocabulary.kinds.count
    let who = isAny ? "nothing" : "no \(kinds.sorted().joined(separator: " or "))"
    let similar =
      (try? parser.names.suggestions(for: name, kinds: isAny ? [] : kinds.sorted(), limit: 3)) ?? []
    var help = similar.map { "did you mean '\($0.name)'?" }
    if help.isEmpty { help = ["'kgraph search \(name)' looks for the words in all texts"] }
    return Diagnostic(.unknownName, "\(who) is called '\(name)'", at: range, help: help)
  }

  /// A name that the graph has, of a kind that does not fit here.
  private func misplacedName(
    at position: Int, _ kinds: Set<String>, _ expected: [PhraseParser.Expectation]
  ) -> Diagnostic {
    guard let mention = parser.nameMentions(at: position).first else {
      return unknownWord(tokens[position], expected)
    }
    let actual = Set(mention.value.nodes.map(\.kind)).sorted().joined(separator: " and ")
    let wanted = kinds.isEmpty ? list(expected) : "a \(kinds.sorted().joined(separator: " or "))"
    return Diagnostic(
      .kindMismatch, "'\(mention.value.text)' is \(article(actual)), and \(wanted) is needed here",
      at: mention.value.range, help: ["here may stand \(list(expected))"])
  }

  private func unknownWord(_ token: Token, _ expected: [PhraseParser.Expectation]) -> Diagnostic {
    let legal = expected.flatMap(words)
    let near = nearest(to: token.text, in: Set(legal).subtracting([token.folded])).prefix(3)
    let isKnown = isKnownWord(token)
    let message = isKnown ? "'\(token.text)' does not fit here" : "I do not know the word '\(token.text)'"
    let help = near.map { "did you mean '\($0)'?" } + ["here may stand \(list(expected))"]
    return Diagnostic(.unknownWord, message, at: token.range, help: help)
  }

  private func isKnownWord(_ token: Token) -> Bool {
    lexicon.isGrammarWord(token.folded) || lexicon.nouns.byFirstWord[token.folded] != nil
      || lexicon.verbs.byFirstWord[token.folded] != nil
      || lexicon.prepositions.byFirstWord[token.folded] != nil
  }

  /// A run of words none of which the grammar knows is one name.
  private func endOfUnknown(from position: Int) -> Int {
    var end = position + 1
    while end < tokens.count, tokens[end].kind == .word, !isKnownWord(tokens[end]) { end += 1 }
    return end
  }

  // MARK: What may stand there

  /// The words that an expectation allows.
  private func words(_ expectation: PhraseParser.Expectation) -> [String] {
    switch expectation {
    case .word(let word): [word]
    case .noun: lexicon.nouns.allWords
    case .preposition(let kinds):
      lexicon.prepositions.words { !$0.sources.isDisjoint(with: kinds) } + ["who", "with"]
    case .verb(let kinds): lexicon.verbs.words { !$0.link.sources.isDisjoint(with: kinds) }
    case .attribute(let kinds): lexicon.attributes.words { kinds.contains($0.kind) }
    case .name, .number, .date: []
    }
  }

  private func list(_ expected: [PhraseParser.Expectation]) -> String {
    var items: [String] = []
    let numbers = expected.filter { $0 == .number || $0 == .date }
    for expectation in expected.filter({ !numbers.contains($0) }) + numbers {
      let item: String? =
        switch expectation {
        case .noun:
          "a noun (\(lexicon.vocabulary.kinds.prefix(4).map { plural($0.name) }.joined(separator: ", ")) …)"
        case .name(let kinds):
          kinds.count > 4 ? "a name" : "the name of \(article(kinds.sorted().joined(separator: " or ")))"
        case .preposition:
          words(expectation).isEmpty
            ? nil
            : "\(Array(Set(words(expectation))).sorted().prefix(6).map { "'\($0)'" }.joined(separator: ", "))"
        case .verb: "a verb (\(Array(Set(words(expectation))).sorted().prefix(4).joined(separator: ", ")) …)"
        case .attribute: "one of \(Array(Set(words(expectation))).sorted().prefix(6).joined(separator: ", "))"
        case .number: "a number"
        case .date: "a date"
        case .word: nil
        }
      if let item, !items.contains(item) { items.append(item) }
    }
    if items.isEmpty {
      items = expected.compactMap { if case .word(let word) = $0 { "'\(word)'" } else { nil } }
    }
    return items.isEmpty ? "nothing more" : items.prefix(4).joined(separator: ", or ")
  }

  private func text(_ start: Int, _ end: Int) -> String {
    tokens[start..<min(end, tokens.count)].map { $0.kind == .quoted ? "\"\($0.text)\"" : $0.text }
      .joined(separator: " ")
  }

  private func plural(_ kind: String) -> String {
    lexicon.vocabulary.kind(named: kind)?.nouns.first?.plural ?? Noun.plural(of: kind)
  }

  private func article(_ noun: String) -> String {
    ("aeiou".contains(noun.first ?? " ") ? "an " : "a ") + noun
  }
}

extension WordTable {
  /// The words of the entries that meet a condition.
  func words(where condition: (Entry) -> Bool) -> [String] {
    byFirstWord.values.joined().filter { condition($0.entry) }.map { $0.words.joined(separator: " ") }
  }
}

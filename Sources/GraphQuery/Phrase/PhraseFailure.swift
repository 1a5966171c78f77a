import GraphModel

/// Says why a phrase could not be read, where, and what to do.
struct PhraseFailure {
  let parser: PhraseParser
  let text: String
  /// Whether other tokens can be read: what is suggested, must be.
  let canRead: ([Token]) -> Bool
  private var tokens: [Token] { parser.tokens }
  private var lexicon: Lexicon { parser.lexicon }

  /// The mistake at the furthest position that some reading reached, with questions near to this that can be answered.
  func diagnostic() -> Diagnostic {
    guard !tokens.isEmpty else {
      return Diagnostic(
        .incomplete, "there is no question", at: nil,
        help: ["ask, for example, 'talks about service mesh by Isovalent people'"])
    }
    let furthest = parser.furthest
    var diagnostic = mistake(at: furthest)
    if diagnostic.corrections.isEmpty, let shorter = shorter(than: furthest) {
      diagnostic.corrections = [shorter]
      // What leaves most of the question out is no advice for people.
      let words = shorter.split(separator: " ").count
      if words * 2 >= tokens.count, words > 1 {
        diagnostic.help.insert("this can be answered: '\(shorter)'", at: min(2, diagnostic.help.count))
      }
    }
    return diagnostic
  }

  private func mistake(at furthest: Int) -> Diagnostic {
    if let mismatch = mismatch(upTo: furthest) { return mismatch }
    let expected = parser.expectations[furthest] ?? []
    if furthest >= tokens.count {
      let open = tokens.count(where: { $0.kind == .mark && $0.text == "(" })
      if let last = tokens.last, open > tokens.count(where: { $0.kind == .mark && $0.text == ")" }) {
        return Diagnostic(
          .incomplete, "a parenthesis is not closed",
          at: SourceRange(last.range.upperBound, last.range.upperBound + 1),
          help: ["add ')'"])
      }
      if let position = parser.misfits.keys.max(), let misfit = parser.misfits[position] {
        return self.misfit(misfit)
      }
      return incomplete(expected)
    }
    return unknown(at: furthest, expected)
  }

  // MARK: Questions that can be answered

  /// What is left of the question without what is not understood: without that word, up to it, or behind it.
  private func shorter(than furthest: Int) -> String? {
    var tries: [[Token]] = []
    let end = min(furthest, tokens.count)
    if end < tokens.count {
      let next = endOfUnknown(from: end)
      if next < tokens.count || end > 0 { tries.append(Array(tokens[..<end] + tokens[next...])) }
    }
    for length in (1...max(1, end)).reversed().prefix(6) { tries.append(Array(tokens[..<length])) }
    for start in 1..<min(max(2, tokens.count), 6) where start < tokens.count {
      tries.append(Array(tokens[start...]))
    }
    let found = tries.first { tokens in
      // "Who" and "which talk" say nothing.
      let content = tokens.filter { $0.kind != .mark && !PhraseFailure.emptyWords.contains($0.folded) }
      guard !content.isEmpty, tokens.count < self.tokens.count else { return false }
      return canRead(tokens)
    }
    return found.map { PhraseParser.written($0[...]) } ?? anything()
  }

  private static let emptyWords: Set<String> = [
    "who", "what", "which", "where", "the", "a", "an", "of", "is", "was", "how", "many",
  ]

  /// What is known of that which it speaks of: how two names are connected, a name, or all of a kind.
  private func anything() -> String? {
    var names: [String] = []
    var nouns: [String] = []
    var position = 0
    while position < tokens.count {
      if let mention = parser.nameMentions(at: position).first,
        !lexicon.isGrammarWord(tokens[position].folded)
      {
        names.append(PhraseParser.written(tokens[position..<mention.end]))
        position = mention.end
        continue
      }
      for noun in lexicon.nouns.matches(tokens, at: position)
      where !["who", "where"].contains(noun.entry.noun.singular) {
        nouns.append(noun.entry.noun.plural)
      }
      position += 1
    }
    // "migrating away from ingress-nginx": no question, but words to look for.
    if names.isEmpty, nouns.isEmpty, tokens.count > 1, tokens.allSatisfy({ $0.kind == .word }),
      !tokens.allSatisfy(isKnownWord), isInTexts(PhraseParser.written(tokens[...])),
      let search = happenings("mentioning \"\(PhraseParser.written(tokens[...]))\"").first
    {
      return search
    }
    var questions = nouns
    if let first = names.first { questions.insert("\"\(first)\"", at: 0) }
    if names.count > 1 { questions.insert("how is \"\(names[0])\" connected to \"\(names[1])\"", at: 0) }
    questions += lexicon.vocabulary.kinds.prefix(1).map { plural($0.name) }
    return questions.first { question in
      (try? PhraseLexer.tokens(of: question)).map(canRead) ?? false
    }
  }

  /// The question with some of its words replaced.
  private func replacing(_ start: Int, _ end: Int, with words: String) -> String {
    let before = PhraseParser.written(tokens[..<start])
    let after = PhraseParser.written(tokens[end...])
    let question = [before, words, after].filter { !$0.isEmpty }.joined(separator: " ")
    return question.hasSuffix(" ?") ? question.dropLast(2) + "?" : question
  }

  /// A name as it can stand in a question: in quotes where it had them, or where it is more than words.
  private func written(_ name: String, insteadOf position: Int) -> String {
    let tokens = (try? PhraseLexer.tokens(of: name)) ?? []
    let isPlain = !tokens.isEmpty && tokens.allSatisfy { $0.kind == .word }
    return isPlain && self.tokens[position].kind != .quoted ? name : "\"\(name)\""
  }

  /// Of some replacements of words, those with which the question can be read.
  private func working(_ start: Int, _ end: Int, _ words: [String]) -> [(words: String, question: String)] {
    words.compactMap { word in
      let question = replacing(start, end, with: word)
      guard let tokens = try? PhraseLexer.tokens(of: question), canRead(tokens) else { return nil }
      return (word, question)
    }
  }

  // MARK: Kinds that do not fit

  /// Words that were understood and do not fit what they follow, if nothing got beyond them.
  private func mismatch(upTo furthest: Int) -> Diagnostic? {
    guard let position = parser.mismatches.keys.max(), position >= furthest - 1, position <= furthest,
      let mismatch = parser.mismatches[position]?.first
    else { return nil }
    let heads = mismatch.heads.sorted().map(plural).joined(separator: " or ")
    let isPreposition = !lexicon.prepositions.matches(tokens, at: position).isEmpty
    let isPassive = isPreposition && mismatch.words.contains(" ") && mismatch.words.hasSuffix(" by")
    let message =
      isPassive
      ? "\(heads) are not \(mismatch.words) anything"
      : isPreposition || lexicon.verbs.matches(tokens, at: position).isEmpty
        ? "\(heads) have no '\(mismatch.words)'" : "\(heads) do not '\(mismatch.words)'"
    let detours = detours(mismatch, position)
    var diagnostic = Diagnostic(
      .kindMismatch, message, at: mismatch.range,
      help: detours.map { "did you mean '\($0)'?" } + [
        "'\(mismatch.words)' goes with \(mismatch.link.sources.sorted().map(plural).joined(separator: ", "))"
      ])
    diagnostic.corrections = detours
    return diagnostic
  }

  /// "topics by X" → "topics of talks by X": a kind between that the words do fit.
  private func detours(_ mismatch: PhraseParser.Mismatch, _ position: Int) -> [String] {
    var help: [String] = []
    for source in mismatch.link.sources.sorted() {
      for head in mismatch.heads.sorted() where lexicon.adjacent[.init(source: head, target: source)] != nil {
        help += working(position, position, ["of \(plural(source))"]).map(\.question)
      }
    }
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
    let names = expected.compactMap { expectation -> KindSet? in
      if case .name(let kinds) = expectation { kinds } else { nil }
    }
    let kinds = names.reduce(into: KindSet()) { $0.formUnion($1) }
    if token.kind == .quoted { return unknownName(token.text, position, position + 1, kinds) }
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
    if !kinds.isEmpty { return unknownName(span, position, end, kinds) }
    // "Did Linus Torvalds speak": words with capitals within a sentence are somebody's name.
    if isName, end > position + 1, tokens[position..<end].allSatisfy({ $0.text.first?.isUppercase ?? false })
    {
      return unknownName(span, position, end, kinds)
    }
    var diagnostic = unknownWord(at: position, expected)
    if isName, diagnostic.corrections.isEmpty {
      let similar = (try? parser.names.suggestions(for: span, kinds: [], limit: 2)) ?? []
      let working = working(position, end, similar.map { written($0.name, insteadOf: position) })
      let mentions = mentions(of: span, position, end)
      diagnostic.help =
        working.map { "did you mean '\($0.words)'?" } + mentions.map { "'\($0)' looks for the words" }
        + diagnostic.help
      diagnostic.corrections = working.map(\.question) + mentions
    }
    return diagnostic
  }

  private func unknownName(_ name: String, _ start: Int, _ end: Int, _ kinds: KindSet) -> Diagnostic {
    let isAny = kinds.isEmpty || kinds.count == lexicon.vocabulary.kinds.count
    let who = isAny ? "nothing" : "no \(kinds.sorted().joined(separator: " or "))"
    let similar =
      (try? parser.names.suggestions(for: name, kinds: isAny ? [] : kinds.sorted(), limit: 3)) ?? []
    let working = working(start, end, similar.map { written($0.name, insteadOf: start) })
    var help = working.map { "did you mean '\($0.words)'?" }
    let mentions = mentions(of: name, start, end)
    help += mentions.prefix(1).map { "'\($0)' looks for the words" }
    if working.isEmpty { help += whatThereIs(instead: name, kinds) }
    var diagnostic = Diagnostic(
      .unknownName, "\(who) is called '\(name)'", at: parser.range(start, end), help: help)
    diagnostic.corrections = working.map(\.question) + mentions
    return diagnostic
  }

  /// The question for what only mentions a name: "talks about kyverno", "kyverno talks".
  private func mentions(of name: String, _ start: Int, _ end: Int) -> [String] {
    // One that holds words of the grammar, or other names, is no name but a question that went wrong.
    guard
      (start..<end).allSatisfy({ !isKnownWord(tokens[$0]) && parser.nameMentions(at: $0).isEmpty })
        || start == 0 && end == tokens.count,
      isInTexts(name)
    else { return [] }
    let words = "mentioning \"\(name)\""
    // "talks about the glider"
    var before = start - 1
    while before > 0, PhraseFailure.articles.contains(tokens[before].folded) { before -= 1 }
    if before > 0, !lexicon.prepositions.matches(tokens, at: before).isEmpty,
      lexicon.nouns.byFirstWord[tokens[before - 1].folded] != nil
    {
      return working(before, end, [words]).map(\.question)
    }
    // "who spoke about kyverno": in quotes, what is no name is looked for.
    if before > 0,
      lexicon.prepositions.matches(tokens, at: before).contains(where: { lexicon.leadsToSubjects($0.entry) })
    {
      return working(before + 1, end, ["\"\(name)\""]).map(\.question)
    }
    guard let noun = lexicon.nouns.matches(tokens, at: end).first else {
      return start == 0 && end == tokens.count ? happenings(words) : []
    }
    // "Istio day talks": the words before it that are none of the grammar's belong to it.
    var first = start
    while first > 0, tokens[first - 1].kind == .word, !isKnownWord(tokens[first - 1]) { first -= 1 }
    let whole = "mentioning \"\(PhraseParser.written(tokens[first..<end]))\""
    let nouns = PhraseParser.written(tokens[end..<noun.end])
    return (first < start ? working(first, noun.end, ["\(nouns) \(whole)"]) : []).map(\.question)
      + working(start, noun.end, ["\(nouns) \(words)"]).map(\.question)
  }

  private static let articles: Set<String> = ["the", "a", "an"]

  /// Whether something that happens has these words in a text.
  private func isInTexts(_ words: String) -> Bool {
    lexicon.datedKinds.contains { (try? parser.names.hasText(words, kind: $0)) ?? false }
  }

  /// Of what happens, that which mentions something, for a question that has no noun.
  private func happenings(_ words: String) -> [String] {
    lexicon.vocabulary.kinds.filter { lexicon.isProgramme($0.name) }
      .flatMap { working(0, tokens.count, ["\(plural($0.name)) \(words)"]).map(\.question) }
  }

  /// Where to see what the graph has, and how to add what it has not.
  private func whatThereIs(instead name: String, _ kinds: KindSet) -> [String] {
    let isAny = kinds.isEmpty || kinds.count == lexicon.vocabulary.kinds.count
    let known = lexicon.vocabulary.kinds.map(\.name).filter { isAny || kinds.contains($0) }
    let lists = known.prefix(3).map { "'\(plural($0))'" }.joined(separator: " or ")
    return [
      "ask \(lists) to see which there are; 'kgraph search \(name)' looks for the words in all texts",
      "'kgraph add \(known.count == 1 ? known[0] : "KIND") \"\(name)\"' adds it"
        + (known.contains(where: lexicon.isSubject) ? "; importing again then finds it in the texts" : ""),
    ]
  }

  /// A name that the graph has, of a kind that does not fit here.
  private func misplacedName(
    at position: Int, _ kinds: KindSet, _ expected: [PhraseParser.Expectation]
  ) -> Diagnostic {
    guard let mention = parser.nameMentions(at: position).first else {
      return unknownWord(at: position, expected)
    }
    let actual = KindSet(mention.value.nodes.map(\.kind)).sorted().joined(separator: " and ")
    let wanted = kinds.isEmpty ? list(expected) : "a \(kinds.sorted().joined(separator: " or "))"
    return Diagnostic(
      .kindMismatch, "'\(mention.value.text)' is \(article(actual)), and \(wanted) is needed here",
      at: mention.value.range, help: ["here may stand \(list(expected))"])
  }

  private func unknownWord(at position: Int, _ expected: [PhraseParser.Expectation]) -> Diagnostic {
    let token = tokens[position]
    let legal = expected.flatMap(words)
    let near = nearest(to: token.text, in: Set(legal).subtracting([token.folded])).prefix(3)
    let working = working(position, position + 1, Array(near))
    let isKnown = isKnownWord(token)
    let message = isKnown ? "'\(token.text)' does not fit here" : "I do not know the word '\(token.text)'"
    var diagnostic = Diagnostic(
      .unknownWord, message, at: token.range,
      help: working.map { "did you mean '\($0.words)'?" } + ["here may stand \(list(expected))"])
    diagnostic.corrections = working.map(\.question)
    return diagnostic
  }

  private func isKnownWord(_ token: Token) -> Bool {
    lexicon.isGrammarWord(token.folded) || lexicon.nouns.byFirstWord[token.folded] != nil
      || lexicon.verbs.byFirstWord[token.folded] != nil
      || lexicon.prepositions.byFirstWord[token.folded] != nil
  }

  /// "Nobody" behind "Ada" is a part of the name.
  private func isCapitalized(_ token: Token) -> Bool {
    (token.text.first?.isUppercase ?? false) && token.text.contains(where: \.isLowercase)
  }

  /// A run of words none of which the grammar knows is one name.
  private func endOfUnknown(from position: Int) -> Int {
    var end = position + 1
    while end < tokens.count, tokens[end].kind == .word,
      !isKnownWord(tokens[end]) || isCapitalized(tokens[end - 1]) && isCapitalized(tokens[end])
    {
      end += 1
    }
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
    for expectation in expected.filter({ !numbers.contains($0) }) + numbers where items.count < 4 {
      let item: String? =
        switch expectation {
        case .noun:
          "a noun (\(lexicon.vocabulary.kinds.prefix(4).map { plural($0.name) }.joined(separator: ", ")) …)"
        case .name(let kinds):
          kinds.count > 4 ? "a name" : "the name of \(article(kinds.sorted().joined(separator: " or ")))"
        case .preposition:
          nonEmpty(plainPrepositions(words(expectation)).prefix(6).map { "'\($0)'" }.joined(separator: ", "))
        case .verb:
          nonEmpty(Set(words(expectation)).sorted().prefix(4).joined(separator: ", ")).map {
            "a verb (\($0) …)"
          }
        case .attribute: "one of \(Set(words(expectation)).sorted().prefix(6).joined(separator: ", "))"
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

  private func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

  /// Those of one word first: "by" before "given by".
  private func plainPrepositions(_ words: [String]) -> [String] {
    Set(words).sorted { ($0.contains(" ") ? 1 : 0, $0) < ($1.contains(" ") ? 1 : 0, $1) }
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
    byFirstWord.values.joined().filter { condition($0.entry) }.map(\.text)
  }
}

import GraphModel

/// A way in which a phrase can go on.
public struct Completion: Hashable, Sendable {
  /// The whole word or name, which begins with what is written of it.
  public var text: String
  /// What it is: `word`, `noun`, or the kind of the node that bears the name.
  public var kind: String

  /// The ways in which a phrase that stops here can go on, words first, then names; at most `limit`.
  ///
  /// They come from the parser's own chart: what it looked for at the place where the text stops.
  public static func candidates(
    for partial: String, in store: GraphStore, today: CalendarDay, limit: Int = 20
  ) throws(GraphError) -> [Completion] {
    guard !Query.isPattern(partial) else { return [] }
    let chart = CompletionChart(partial, store: store, today: today)
    return Array(try chart.candidates(limit: limit).prefix(limit))
  }
}

/// The parser's chart of an unfinished phrase.
private struct CompletionChart {
  private let store: GraphStore
  private let parser: PhraseParser
  /// The tokens that are whole, and the word that may not be.
  private let tokens: [Token]
  private let stem: String
  private let isQuoted: Bool

  init(_ partial: String, store: GraphStore, today: CalendarDay) {
    self.store = store
    var tokens: [Token]
    var open: String?
    do throws(Diagnostic) {
      tokens = try PhraseLexer.tokens(of: partial)
    } catch {
      // The quotation is open: what is in it is the beginning of a name.
      let start = error.range?.lowerBound ?? 0
      let scalars = Array(partial.unicodeScalars)
      var before = String.UnicodeScalarView()
      before.append(contentsOf: scalars.prefix(start))
      var inside = String.UnicodeScalarView()
      inside.append(contentsOf: scalars.dropFirst(start + 1))
      open = String(inside)
      tokens = (try? PhraseLexer.tokens(of: String(before))) ?? []
    }
    isQuoted = open != nil
    if let open {
      stem = open
    } else if let last = tokens.last, last.kind == .word, !(partial.last?.isWhitespace ?? true) {
      stem = last.text
      tokens.removeLast()
    } else {
      stem = ""
    }
    self.tokens = tokens
    parser = PhraseParser(
      tokens, lexicon: Lexicon(store.vocabulary), names: NameMemory(store), today: today, keepsChart: true)
    _ = parser.readings()
  }

  func candidates(limit: Int) throws(GraphError) -> [Completion] {
    var found: [Completion] = []
    let expected = parser.expectations[tokens.count] ?? []
    if !isQuoted { found = words(expected) }
    found += try names(limit: limit)
    return found
  }

  private func words(_ expected: [PhraseParser.Expectation]) -> [Completion] {
    let folded = NameFolding.fold(stem)
    let lexicon = parser.lexicon
    var nouns: Set<String> = []
    var words: Set<String> = []
    for expectation in expected {
      switch expectation {
      case .word(let word): words.insert(word)
      case .noun: nouns.formUnion(lexicon.nouns.allWords)
      case .preposition(let kinds):
        words.formUnion(lexicon.prepositions.words { !$0.sources.isDisjoint(with: kinds) })
      case .verb(let kinds): words.formUnion(lexicon.verbs.words { !$0.link.sources.isDisjoint(with: kinds) })
      case .attribute(let kinds): words.formUnion(lexicon.attributes.words { kinds.contains($0.kind) })
      case .name, .number, .date: continue
      }
    }
    func fitting(_ words: Set<String>, _ kind: String) -> [Completion] {
      words.filter { $0.hasPrefix(folded) && !$0.isEmpty }.sorted().map { Completion(text: $0, kind: kind) }
    }
    return fitting(nouns, "noun") + fitting(words.subtracting(nouns), "word")
  }

  /// Names that begin with the stem, or with the last words and the stem.
  private func names(limit: Int) throws(GraphError) -> [Completion] {
    var found: [Completion] = []
    for start in max(0, tokens.count - 6)...tokens.count {
      let expected = parser.expectations[start] ?? []
      var kinds = expected.reduce(into: KindSet()) { kinds, expectation in
        if case .name(let named) = expectation { kinds.formUnion(named) }
      }
      // Where any noun phrase may stand, so may any name.
      if kinds.isEmpty, expected.contains(.noun) { kinds = parser.lexicon.kinds }
      let written = tokens[start...].map(\.text) + [stem]
      let name = written.joined(separator: " ")
      guard !kinds.isEmpty, !NameFolding.fold(name).isEmpty, tokens[start...].allSatisfy({ $0.kind == .word })
      else {
        continue
      }
      let matches = try store.matches(name: name, kinds: kinds.sorted(), allowingPrefix: true)
      for match in matches.prefix(limit) {
        let completion = Completion(text: match.node.name, kind: match.node.kind)
        if !found.contains(completion) { found.append(completion) }
      }
    }
    return found.sorted { ($0.text, $0.kind) < ($1.text, $1.kind) }
  }
}

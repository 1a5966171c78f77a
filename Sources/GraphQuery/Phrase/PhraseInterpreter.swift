import GraphModel

/// Reads a phrase: from its text to the reading taken, with what is to be said about it.
struct PhraseInterpreter {
  let lexicon: Lexicon
  let names: any NameSource
  let today: CalendarDay

  /// The reading taken, and notes about names cut short or of several kinds.
  func read(
    _ text: String, parameters: [String: Value] = [:]
  ) throws(QueryError) -> (reading: Reading, notes: [Diagnostic]) {
    var tokens: [Token]
    do throws(Diagnostic) { tokens = try PhraseLexer.tokens(of: text) } catch { throw .diagnostic(error) }
    tokens = try tokens.map { token throws(QueryError) in try filled(token, parameters) }
    let written = lexicon.inQuestionOrder(tokens)
    tokens = Idioms.replaced(in: tokens).map(lexicon.inQuestionOrder) ?? written
    guard tokens.count <= PhraseInterpreter.longestPhrase else {
      throw .diagnostic(
        Diagnostic(
          .unsupported, "a phrase has at most \(PhraseInterpreter.longestPhrase) words", at: nil,
          help: ["ask in the pattern language: MATCH …"]))
    }
    // Names are taken whole first; cut short only where nothing else can be read.
    for allowsPrefixes in [false, true] {
      // A turn of phrase may be a part of a name.
      for tokens in tokens == written ? [tokens] : [tokens, written] {
        let parser = PhraseParser(
          tokens, lexicon: lexicon, names: names, today: today, allowsPrefixes: allowsPrefixes)
        let readings = parser.readings()
        if let failure = parser.failure { throw .graph(failure) }
        if parser.isExhausted { throw .diagnostic(PhraseInterpreter.tooManyReadings) }
        if let best = readings.first {
          return (best.value, try notes(on: best.value) + guess(best.value) + otherReadings(readings))
        }
      }
    }
    let chart = PhraseParser(tokens, lexicon: lexicon, names: names, today: today, keepsChart: true)
    _ = chart.readings()
    if let failure = chart.failure { throw .graph(failure) }
    var work = PhraseInterpreter.mostWorkOnSuggestions
    let failure = PhraseFailure(parser: chart, text: text) { canRead($0, &work) }
    throw .diagnostic(failure.diagnostic())
  }

  /// Whether a phrase has a reading, with names in full, and one without doubt about who is meant; not if finding out
  /// takes more work than is left.
  private func canRead(_ tokens: [Token], _ work: inout Int) -> Bool {
    guard work > 0 else { return false }
    let tokens = Idioms.replaced(in: tokens) ?? tokens
    for allowsPrefixes in lexicon.isInKeywords(tokens) ? [false, true] : [false] {
      let parser = PhraseParser(
        tokens, lexicon: lexicon, names: names, today: today, allowsPrefixes: allowsPrefixes, mostWork: work)
      let readings = parser.readings()
      work -= parser.memory.work
      if parser.isExhausted { return false }
      if let best = readings.first { return (try? notes(on: best.value)) != nil }
    }
    return false
  }

  /// Some six questions of common length.
  private static let mostWorkOnSuggestions = 1_200

  private static let longestPhrase = 60

  private static let tooManyReadings = Diagnostic(
    .unsupported, "this can be read in too many ways", at: nil,
    help: ["put parts of it in parentheses, and names in quotes", "or ask two shorter questions"])

  /// A parameter that has a text is as if the text stood there in quotes.
  private func filled(_ token: Token, _ parameters: [String: Value]) throws(QueryError) -> Token {
    guard token.kind == .parameter else { return token }
    let name = String(token.text.dropFirst())
    switch parameters[name] {
    case .text(let text):
      return Token(kind: .quoted, text: text, folded: NameFolding.fold(text), range: token.range)
    case .some: return token
    case nil:
      throw .diagnostic(
        Diagnostic(
          .unboundVariable, "the parameter $\(name) has no value", at: token.range,
          help: ["give it with --param \(name)=VALUE"]))
    }
  }

  /// A note for each reading that is as near at hand as the one taken and means something else.
  private func otherReadings(_ readings: [Alternative<Reading>]) -> [Diagnostic] {
    guard let best = readings.first, readings.count > 1, readings[1].cost == best.cost else { return [] }
    let taken = Paraphrase.words(for: best.value, lexicon: lexicon)
    let meaning = PhraseTranslator.pattern(for: best.value, lexicon: lexicon)
    for other in readings.dropFirst() where other.cost == best.cost {
      let words = Paraphrase.words(for: other.value, lexicon: lexicon)
      guard words != taken, PhraseTranslator.pattern(for: other.value, lexicon: lexicon) != meaning else {
        continue
      }
      return [
        Diagnostic(
          .ambiguous, "this is read as '\(taken)'", at: nil, severity: .note,
          help: ["for the other reading, write '\(words)'"])
      ]
    }
    return []
  }

  /// A note where keywords were taken for more than they say.
  private func guess(_ reading: Reading) -> [Diagnostic] {
    guard reading.subject.conditions.contains(where: \.isUnmarked) else { return [] }
    let words = Paraphrase.words(for: reading, lexicon: lexicon)
    return [Diagnostic(.ambiguous, "this is read as '\(words)'", at: nil, severity: .note)]
  }

  /// Remarks on names; a name that several nodes of one kind bear is an error.
  private func notes(on reading: Reading) throws(QueryError) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    for mention in reading.mentions {
      var byKind: [String: [Node]] = [:]
      for node in mention.nodes where mention.nodes.count > 1 { byKind[node.kind, default: []].append(node) }
      for (kind, nodes) in byKind.sorted(by: { $0.key < $1.key }) where nodes.count > 1 {
        // The editions of an event are meant together: "KubeCon" is all of them.
        if mention.isCutShort, lexicon.occasionKinds.contains(kind) {
          notes.append(
            Diagnostic(
              .ambiguous,
              "'\(mention.text)' is read as \(nodes.count) \(plural(kind)): "
                + nodes.prefix(4).map(\.name).joined(separator: "; ") + (nodes.count > 4 ? " …" : ""),
              at: mention.range, severity: .note))
          continue
        }
        throw .diagnostic(
          Diagnostic(
            .ambiguous,
            mention.isCutShort
              ? "the names of \(nodes.count) \(plural(kind)) begin with '\(mention.text)'"
              : "\(nodes.count) \(plural(kind)) are called '\(mention.text)'", at: mention.range,
            help: nodes.prefix(5).map(distinction)))
      }
      if byKind.count > 1 {
        let kinds = byKind.keys.sorted()
        notes.append(
          Diagnostic(
            .ambiguous, "'\(mention.text)' is \(kinds.joined(separator: " and ")): both are meant",
            at: mention.range,
            severity: .note, help: ["write '\(kinds[0]):\(mention.text)' for one of them"]))
      }
      if let node = mention.nodes.first, mention.nodes.count == 1, mention.isCutShort {
        notes.append(
          Diagnostic(
            .ambiguous, "'\(mention.text)' is read as '\(node.name)'", at: mention.range, severity: .note))
      }
    }
    return notes
  }

  /// How to write one of several nodes of a name, with what tells it from the others.
  private func distinction(_ node: Node) -> String {
    let context = (try? names.context(of: node)) ?? []
    return "write #\(node.id) for \(node.name)"
      + (context.isEmpty ? "" : " (\(context.joined(separator: ", ")))")
  }

  private func plural(_ kind: String) -> String {
    lexicon.vocabulary.kind(named: kind)?.nouns.first?.plural ?? kind
  }
}

extension Condition {
  /// Whether no word said it.
  fileprivate var isUnmarked: Bool {
    switch self {
    case .link(let link): link.isUnmarked
    case .any(let parts): parts.contains(where: \.isUnmarked)
    default: false
    }
  }
}

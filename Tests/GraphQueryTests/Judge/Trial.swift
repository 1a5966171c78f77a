import GraphModel

@testable import GraphQuery

/// A graph on which queries are judged.
struct Trial {
  /// What came of a query.
  enum Verdict: Equatable {
    /// The answers are the same.
    case same(isEmpty: Bool)
    /// Neither has an answer.
    case bothFail
    /// openCypher does not say what the answer is.
    case open
    /// The compiler says that it cannot do this.
    case unsupported(String)
    /// The compiler sees by the types that the query would fail, if only there were rows.
    case refused(String)
    /// The judge does not know the form, or there is too much to try.
    case unjudged(String)
    /// The text is not a query.
    case unreadable(String)
    /// One of them is wrong.
    case mismatch(String)
  }

  /// The parameters of all queries.
  static let parameters: [String: Value] = [
    "one": .integer(1), "half": .real(0.5), "text": .text("ab"), "truth": .boolean(true), "none": .null,
    "list": .list([.integer(1), .text("a"), .null, .real(2)]),
    "map": .map([Value.MapEntry("x", .integer(1)), Value.MapEntry("y", .list([.null]))]),
  ]

  let sample: SampleGraph
  let engine: QueryEngine
  let graph: JudgeGraph

  init(_ sample: SampleGraph) throws {
    self.sample = sample
    let store = try sample.store()
    engine = QueryEngine(store)
    graph = try JudgeGraph(store)
    guard graph.nodes.count == sample.nodes.count, graph.edges.count == sample.edges.count else {
      throw Judge.Failure.unknown("the store has not kept the graph \(sample.text)")
    }
  }

  func verdict(on text: String) -> Verdict {
    let query: PatternQuery
    do { query = try PatternParser.parse(text) } catch { return .unreadable(error.message) }
    let judged: Result<Judge.Answer, Judge.Failure>
    do { judged = try judge(graph).answerOrMistake(to: query) } catch { return .unjudged("\(error)") }
    return verdict(on: query, try? judged.get(), answer(to: text))
  }

  /// Whether the judge finds rows.
  func hasRows(_ query: PatternQuery) -> Bool {
    var judge = judge(graph)
    judge.budget = Judge.Budget(400)
    return (try? judge.answer(to: query)).map { !$0.rows.isEmpty } ?? false
  }

  private func judge(_ graph: JudgeGraph, isEager: Bool = false) -> Judge {
    Judge(graph: graph, parameters: Trial.parameters.mapValues { JudgeValue($0) }, isEager: isEager)
  }

  /// The judge's rows as text.
  func judgedWords(of text: String) throws -> [String] {
    try judge(graph).answer(to: PatternParser.parse(text)).words(.exact)
  }

  // MARK: The two answers

  private enum Reply {
    case table(ResultTable)
    case mistake(Diagnostic)
    /// A mistake that the compiler saw by the types, whatever the rows.
    case refusal(Diagnostic)
    case broken(String)
  }

  private func answer(to text: String) -> Reply {
    do {
      let today = CalendarDay(year: 2024, month: 1, day: 1)
      let query: Query
      do {
        query = try Query(text, engine, options: .init(today: today, parameters: Trial.parameters))
      } catch .diagnostic(let diagnostic) where diagnostic.code == .typeMismatch {
        return .refusal(diagnostic)
      }
      return .table(try query.table())
    } catch {
      switch error {
      case .diagnostic(let diagnostic): return .mistake(diagnostic)
      case .graph(let error): return .broken("\(error)")
      }
    }
  }

  private func verdict(on query: PatternQuery, _ judged: Judge.Answer?, _ reply: Reply) -> Verdict {
    switch (reply, judged) {
    case (.broken(let what), _): return .mismatch("failure of its own: \(what)")
    case (.mistake(let mistake), _) where mistake.code == .unsupported: return .unsupported(mistake.message)
    case (.mistake, nil), (.refusal, nil): return .bothFail
    case (.refusal(let mistake), _): return .refused(mistake.message)
    case (.mistake(let mistake), let judged?):
      if case .failure? = try? judge(graph, isEager: true).answerOrMistake(to: query) { return .open }
      return .mismatch(
        "the mistake \(mistake.code.rawValue): \(mistake.message) instead of\n\(judged.words(.exact))")
    case (.table(let table), nil):
      return .mismatch("an answer instead of a mistake: \(Judge.Answer(table).words(.exact))")
    case (.table(let table), let judged?):
      var answer = Judge.Answer(table)
      answer.align(with: judged.columns)
      if answer.agrees(with: judged, .exact) { return .same(isEmpty: table.rows.isEmpty) }
      return dispute(query, answer, judged)
    }
  }

  /// What to think of answers that differ: if the judge's own depends on the order of nodes and edges, then so far as it
  /// does, openCypher leaves it open.
  private func dispute(_ query: PatternQuery, _ answer: Judge.Answer, _ judged: Judge.Answer) -> Verdict {
    let others = graph.otherOrders.map { graph in
      try? judge(graph).answerOrMistake(to: query).get()
    }.compactMap(\.self)
    func isDecided(_ fineness: JudgeValue.Fineness) -> Bool {
      others.count == graph.otherOrders.count && others.allSatisfy { $0.agrees(with: judged, fineness) }
    }
    if !isDecided(.exact) {
      guard !answer.agrees(with: judged, .unordered) else { return .same(isEmpty: judged.rows.isEmpty) }
      guard isDecided(.unordered) else { return .open }
    }
    // In what order rows are collected is left open, whether or not the judge's own orders differ in it.
    if query.collectsRows, answer.agrees(with: judged, .unordered) { return .open }
    // Which of 1 and 1.0 stands for both is left open.
    if query.foldsRows, answer.agrees(with: judged, .equivalence) { return .open }
    return .mismatch("\(answer.words(.exact)) instead of\n\(judged.words(.exact))")
  }
}

extension PatternQuery {
  /// Whether rows become a list somewhere in it, by an aggregate or a comprehension of a pattern.
  fileprivate var collectsRows: Bool {
    let text = printed()
    return ["collect(", "[(", " = ("].contains { text.contains($0) }
  }

  /// Whether equivalent rows become one somewhere in it.
  fileprivate var foldsRows: Bool {
    (branches.count > 1 && !keepsDuplicates)
      || branches.joined().contains { clause in
        switch clause {
        case .with(let projection, _), .returning(let projection): projection.isDistinct
        default: false
        }
      }
  }
}

extension Judge {
  /// The answer, or the query's mistake; throws only where the judge cannot tell.
  func answerOrMistake(to query: PatternQuery) throws -> Result<Answer, Failure> {
    do {
      return .success(try answer(to: query))
    } catch Failure.mistake(let why) {
      return .failure(.mistake(why))
    }
  }
}

// MARK: - Comparing

extension Judge.Answer {
  init(_ table: ResultTable) {
    columns = table.columns
    rows = table.rows.map { Row(values: $0.map(JudgeValue.init)) }
    candidates = []
  }

  /// Puts the columns in the order of others with the same names.
  mutating func align(with others: [String]) {
    guard columns != others, Set(columns) == Set(others) else { return }
    let places = others.compactMap { columns.firstIndex(of: $0) }
    rows = rows.map { row in Row(values: places.map { row.values[$0] }) }
    columns = others
  }

  func words(_ fineness: JudgeValue.Fineness) -> [String] { rows.map { $0.words(fineness) } }

  /// Whether this is an answer that the judge's allows: as many rows, all among its candidates, in its order.
  func agrees(with judged: Judge.Answer, _ fineness: JudgeValue.Fineness) -> Bool {
    guard rows.count == judged.rows.count else { return false }
    let own = words(fineness)
    if own == judged.words(fineness) { return true }
    var counts: [String: Int] = [:]
    for candidate in judged.candidates { counts[Row(values: candidate).words(fineness), default: 0] += 1 }
    for row in own {
      counts[row, default: 0] -= 1
      if counts[row, default: 0] < 0 { return false }
    }
    return !judged.isOrdered || isInOrder(of: judged, fineness)
  }

  /// Whether the rows come in the order of the judge's sort keys, as far as a row tells what its keys are.
  private func isInOrder(of judged: Judge.Answer, _ fineness: JudgeValue.Fineness) -> Bool {
    var keys: [String: String] = [:]
    for row in judged.rows {
      let (name, key) = (row.words(fineness), row.keyWords)
      if let known = keys[name], known != key { return true }
      keys[name] = key
    }
    return zip(rows, judged.rows).allSatisfy { own, other in
      keys[own.words(fineness)].map { $0 == other.keyWords } ?? true
    }
  }
}

extension Judge.Answer.Row {
  func words(_ fineness: JudgeValue.Fineness) -> String {
    values.map { $0.identity(fineness) }.joined(separator: " | ")
  }

  fileprivate var keyWords: String { keys.map { $0.identity(.equivalence) }.joined(separator: " | ") }
}

extension JudgeValue {
  init(_ value: Value) {
    switch value {
    case .null: self = .null
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .integer(integer)
    case .real(let real): self = .real(real)
    case .text(let text): self = .text(text)
    case .list(let elements): self = .list(elements.map { JudgeValue($0) })
    case .map(let entries): self = .map(of: entries.map { ($0.key, JudgeValue($0.value)) })
    case .node(let node): self = .node(node.id)
    case .edge(let edge): self = .edge(edge.id)
    case .path(let nodes, let edges): self = .path(nodes: nodes.map(\.id), edges: edges.map(\.id))
    }
  }
}

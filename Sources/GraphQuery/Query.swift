import GraphModel

/// A question to a graph, read, bound and compiled, ready to run.
///
///     let store = try GraphStore(path: "graph.db", access: .reading)
///     let query = try Query("talks about service mesh by Isovalent people", in: store)
///     for row in try query.table().rows { print(row) }
public struct Query {
  /// What may be set besides the question.
  public struct Options: Sendable {
    /// The day that "now", "today" and "last year" go by.
    public var today: CalendarDay
    /// Values of the query's `$parameters`.
    public var parameters: [String: Value]
    /// How much the answer may cost.
    public var limits: Limits
    /// What can stop it.
    public var cancellation: Cancellation?

    /// Makes options.
    public init(
      today: CalendarDay, parameters: [String: Value] = [:], limits: Limits = Limits(),
      cancellation: Cancellation? = nil
    ) {
      self.today = today
      self.parameters = parameters
      self.limits = limits
      self.cancellation = cancellation
    }
  }

  /// The question as asked.
  public let text: String
  /// The canonical wording of what it was read as; nil for a pattern.
  public var paraphrase: String? { reading.map { Paraphrase.words(for: $0, lexicon: lexicon) } }
  /// The pattern it stands for.
  public let pattern: PatternQuery
  /// What is to be known about the answer: names of several kinds, labels that do not exist.
  public let remarks: [Diagnostic]
  let compiled: CompiledQuery
  let reading: Reading?
  let lexicon: Lexicon
  let store: GraphStore
  let options: Options
  var limits: Limits
  var cancellation: Cancellation?

  /// Reads, binds and compiles a question: text → reading → pattern → SQL.
  ///
  /// A text that begins with a keyword of the pattern language is a pattern, any other a phrase. Throws the mistake in
  /// it, or the graph's failure.
  public init(_ text: String, in store: GraphStore, options: Options) throws(QueryError) {
    try self.init(text, QueryEngine(store), options: options)
  }

  init(_ text: String, _ engine: QueryEngine, options: Options) throws(QueryError) {
    let store = engine.store
    self.text = text
    self.store = store
    lexicon = engine.lexicon
    var notes: [Diagnostic] = []
    var properties: [PropertyUse] = []
    if Query.isPattern(text) {
      do throws(Diagnostic) {
        pattern = try PatternParser.parse(text)
        properties = try SemanticCheck.check(pattern)
      } catch { throw .diagnostic(error) }
      reading = nil
    } else {
      let interpreter = PhraseInterpreter(lexicon: lexicon, names: engine.names, today: options.today)
      let (reading, remarks) = try interpreter.read(text, parameters: options.parameters)
      notes = remarks
      self.reading = reading
      pattern = PhraseTranslator.pattern(for: reading, lexicon: lexicon)
    }
    var options = options
    if let day = reading?.asOf?.start.flatMap({ PartialDate($0) }) {
      options.today = day.calendarDay ?? CalendarDay(year: day.year, month: day.month ?? 1, day: 1)
    }
    self.options = options
    limits = options.limits
    cancellation = options.cancellation
    let warnings: [Diagnostic]
    (compiled, warnings) = try SQLCompiler.compile(
      pattern, text: reading == nil ? text : "", store: store, planner: try engine.planner(),
      parameters: options.parameters, today: options.today)
    do throws(GraphError) {
      remarks = notes + warnings + (try PropertyUse.warnings(about: properties, in: store))
    } catch { throw .graph(error) }
  }

  /// The answer's columns.
  public var columns: [String] { compiled.columns.map(\.name) }

  /// The whole answer.
  public func table() throws(QueryError) -> ResultTable { try answer().table }

  /// The whole answer, with what is to be known about where it was cut.
  public func answer() throws(QueryError) -> (table: ResultTable, remarks: [Diagnostic]) {
    try withinLimits { () throws(QueryError) in
      let table = try rows()
      var (answer, remarks) = reading.map { RankCut.cut(table, by: $0) } ?? (table, [])
      if let limit = limits.rows, answer.rows.count > limit {
        answer.rows.removeLast(answer.rows.count - limit)
        remarks.append(Query.cut(at: limit))
      }
      return (answer, remarks)
    }
  }

  /// The rows, and one more than are allowed, unless it takes all to know which they are.
  private func rows() throws(QueryError) -> ResultTable {
    guard let limit = limits.rows, !(reading?.isCutByValue ?? false) else {
      return try Executor(store: store).table(compiled)
    }
    var table = ResultTable(columns: columns, rows: [])
    try Executor(store: store).run(compiled) { row in
      table.rows.append(row)
      return table.rows.count <= limit
    }
    return table
  }

  /// The answer row by row as it is found, until `body` returns false or the limit of rows is reached.
  public func forEachRow(_ body: ([Value]) -> Bool) throws(QueryError) {
    if !(reading?.isCutByValue ?? false) {
      var count = 0
      try withinLimits { () throws(QueryError) in
        try Executor(store: store).run(compiled) { row in
          count += 1
          return count <= limits.rows ?? .max && body(row)
        }
      }
    } else {
      for row in try table().rows where !body(row) { return }
    }
  }

  /// Whether a text is in the pattern language.
  public static func isPattern(_ text: String) -> Bool {
    func separates(_ character: Character) -> Bool { character.isWhitespace || character == "(" }
    let first = text.drop(while: separates).prefix { !separates($0) }
    guard !first.isEmpty else { return false }
    if patternKeywords.contains(first.uppercased()) { return true }
    // GQL's clauses begin with words that a question could begin with.
    if ["FOR", "LET", "FILTER"].contains(first.uppercased()), text.uppercased().contains("RETURN") {
      return true
    }
    // What would change the graph is the pattern parser's to refuse.
    if updateKeywords.contains(String(first)), text.contains("(") || ["CALL", "LOAD"].contains(first) {
      return true
    }
    // A slip in the keyword is the pattern parser's to point at.
    return text.contains("(") && text.uppercased().contains("RETURN")
      && !nearest(to: String(first), in: patternKeywords).isEmpty
  }

  private static let updateKeywords: Set<String> = [
    "CREATE", "MERGE", "DELETE", "DETACH", "SET", "REMOVE", "CALL", "FOREACH", "LOAD",
  ]
  private static let patternKeywords: Set<String> = ["MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN"]
}

extension Query {
  /// How the question was understood and is answered, for people to read: reading, pattern, SQL, SQLite's plan.
  public func explanation() throws(QueryError) -> String {
    var sections: [(String, String)] = []
    if let paraphrase { sections.append(("reading", paraphrase)) }
    sections.append(("pattern", pattern.printed()))
    sections.append(("SQL", compiled.sql.readable))
    let expressions = compiled.evaluator.explanation
    if !expressions.isEmpty { sections.append(("expressions", expressions)) }
    var plan: [String] = []
    do throws(GraphError) {
      try store.query("EXPLAIN QUERY PLAN \(compiled.sql)") { row in
        plan.append(row.text(3))
        return true
      }
    } catch { throw .graph(error) }
    sections.append(("plan", plan.joined(separator: "\n")))
    return Query.text(of: sections)
  }

  private static func text(of sections: [(String, String)]) -> String {
    sections.map { title, body in
      "\(title)\n" + body.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}

import ArgumentParser
import GraphModel
import GraphQuery

/// `kgraph query QUESTION`
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Ask a question, in words or as a pattern.",
    discussion: """
      who works at Isovalent                           question
      talks about eBPF by Isovalent people             links
      talks about Cilium or outages                    or
      talks about eBPF but not by Isovalent people     not
      talks with more than 2 speakers                  number
      people without talks                             none
      how many talks did Tim Hockin give               counting
      number of talks per format                       groups
      top 3 topics by number of talks                  ranks
      the company with the most people                 most
      talks since 2023-11-08                           time
      people who worked at Netflix                     past
      people at Isovalent as of 2023                   date
      talks by Liz Rice with their topics, dates       columns
      talks about AI/ML sorted by date descending      order
      talks whose title contains "mesh"                attributes
      is Liz Rice at Isovalent                         yes/no
      path from Liz Rice to Lin Sun                    paths
      people within 2 hops of Flynn                    hops
      talks about "sidecar"                            texts
      liz rice chicago                                 keywords
      MATCH (t:talk)<-[:gives]-(p) RETURN p, count(t)  pattern

      --explain shows how a question is understood: its canonical wording, the pattern it stands for, and the SQL.
      docs/QUERY.md says more.
      """)

  @Argument(
    help: "The question, or several with ';' between them; '-' reads them from standard input.",
    completion: .custom { words, _, _ in CompleteCommand.shellCompletions(words) })
  var question: [String] = []

  @Option(help: ArgumentHelp("Read the questions from a file.", valueName: "file"))
  var file: String?

  @Flag(help: "Show how the question is understood and answered, instead of the answer.")
  var explain = false

  @Flag(help: "Refuse a question with a name of several meanings, instead of noting it.")
  var strict = false

  @Flag(help: "Exit with 1 if the answer is empty.")
  var failIfEmpty = false

  @Option(
    name: .customLong("param"),
    help: ArgumentHelp(
      "A value for $NAME in the question: a number, true, false, null, a list or map as JSON, or text; repeatable.",
      valueName: "name=value"))
  var parameters: [String] = []

  @Option(
    name: .customLong("params"),
    help: ArgumentHelp("Values for $NAMES: a file with a JSON object, or '-'.", valueName: "file"))
  var parameterFile: String?

  @Option(help: ArgumentHelp("Give up after so many seconds.", valueName: "seconds"))
  var timeout: Double?

  @Option(help: ArgumentHelp("Show so many rows at most.", valueName: "number"))
  var maxRows: Int?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Take this day for today: who worked where then.", valueName: "date"))
  var asOf: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: Session

  func validate() throws {
    if question.isEmpty, file == nil {
      throw ValidationError("there is no question: write it behind 'kgraph query', or name a --file")
    }
    if !question.isEmpty, file != nil { throw ValidationError("--file and a question exclude each other") }
    if parameterFile == "-", file == "-" || question == ["-"] {
      throw ValidationError("standard input cannot hold both the questions and the --params")
    }
    if let timeout, !(timeout > 0 && timeout < 1e9) { throw ValidationError("--timeout must be more than 0") }
    if let maxRows, maxRows < 1 { throw ValidationError("--max-rows must be 1 or more") }
  }

  func run() throws {
    let text = try questionText()
    let statements = Query.statements(in: text)
    let options = Query.Options(
      today: try day(),
      parameters: try QueryParameters(file: parameterFile, options: parameters).values,
      limits: Query.Limits(rows: maxRows, time: timeout.map { .seconds($0) }))
    try session.read { store in
      let engine = QueryEngine(store)
      for (index, statement) in (statements.isEmpty ? [text] : statements).enumerated() {
        if index > 0, output.format == .table, !explain { try writeText("\n") }
        try ask(statement, engine, options, in: store)
      }
    }
  }

  private func ask(
    _ text: String, _ engine: QueryEngine, _ options: Query.Options, in store: GraphStore
  ) throws {
    let report = QueryReport(text: text, isJSON: output.format == .json || output.format == .jsonl)
    try report.catching {
      let query = try engine.query(text, options: options)
      try explain ? writeText(query.explanation() + "\n") : answer(query, in: store, report)
    }
  }

  private func writeText(_ text: String) throws {
    let writer = StandardOutput()
    try writer.write(text)
    try writer.flush()
  }

  private func answer(_ query: Query, in store: GraphStore, _ report: QueryReport) throws {
    if strict, let ambiguity = query.remarks.first(where: { $0.code == .ambiguous }) {
      throw QueryError.diagnostic(
        Diagnostic(.ambiguous, ambiguity.message, at: ambiguity.range, help: ambiguity.help))
    }
    query.remarks.forEach(report.write)
    if let paraphrase = query.paraphrase, Terminal.standardOutput.isTerminal {
      StandardError.writeLine(TextStyle.dim.applied(to: paraphrase.terminalLine(), on: .standardError))
    }
    let (table, cuts) = try query.answer()
    cuts.forEach(report.write)
    if table.rows.isEmpty {
      let reason = try query.emptiness().map { ": \($0)" } ?? ""
      StandardError.writeLine("no results\(reason)".terminalLine())
    }
    try output.write(table, vocabulary: store.vocabulary)
    if table.rows.isEmpty, failIfEmpty { throw ExitCode.notFound }
  }

  /// The day that counts as now; of a month or year, its first.
  private func day() throws(GraphError) -> CalendarDay {
    guard let date = try session.date(asOf, option: "as-of") else { return try session.today() }
    return date.calendarDay ?? CalendarDay(year: date.year, month: date.month ?? 1, day: 1)
  }

  private func questionText() throws(GraphError) -> String {
    let path = file ?? (question == ["-"] ? "-" : nil)
    let text = try path.map { path throws(GraphError) in try InputFile(path: path).text() }
    return (text ?? question.joined(separator: " ")).split(
      separator: "\n", omittingEmptySubsequences: false
    ).joined(separator: "\n")
  }
}

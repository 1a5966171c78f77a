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
      talks about project:eBPF                         kind
      talks exactly about networking                   parts
      MATCH (t:talk)<-[:gives]-(p) RETURN p, count(t)  pattern

      --explain shows how a question is understood: its canonical wording, the pattern it stands for, and the SQL.
      docs/QUERY.md says more.
      """)

  @Argument(
    help: "The question; '-' reads it from standard input.",
    completion: .custom { words, _, _ in CompleteCommand.shellCompletions(words) })
  var question: [String]

  @Flag(help: "Show how the question is understood and answered, instead of the answer.")
  var explain = false

  @Flag(help: "Refuse a question with a name of several meanings, instead of noting it.")
  var strict = false

  @Flag(help: "Exit with 1 if the answer is empty.")
  var failIfEmpty = false

  @Option(
    name: .customLong("param"),
    help: ArgumentHelp("A value for $NAME in the question; repeatable.", valueName: "name=value"))
  var parameters: [String] = []

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Take this day for today: who worked where then.", valueName: "date"))
  var asOf: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: Session

  func run() throws {
    let text = try questionText()
    let options = Query.Options(today: try day(), parameters: try parameterValues())
    let report = QueryReport(text: text, isJSON: output.format == .json || output.format == .jsonl)
    try session.read { store in
      try report.catching {
        let query = try Query(text, in: store, options: options)
        try explain ? writeExplanation(of: query) : answer(query, in: store, report)
      }
    }
  }

  private func writeExplanation(of query: Query) throws {
    let writer = StandardOutput()
    try writer.write(query.explanation() + "\n")
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

  private func questionText() throws -> String {
    let text = question == ["-"] ? try InputFile(path: "-").text() : question.joined(separator: " ")
    return text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n")
  }

  private func parameterValues() throws(GraphError) -> [String: Value] {
    var values: [String: Value] = [:]
    for parameter in parameters {
      guard let sign = parameter.firstIndex(of: "="), sign > parameter.startIndex else {
        throw GraphError(.invalid, "--param \(parameter.quotedName) is not NAME=VALUE")
      }
      values[String(parameter[..<sign])] = Value(
        PropertyValue(typed: String(parameter[parameter.index(after: sign)...])))
    }
    return values
  }
}

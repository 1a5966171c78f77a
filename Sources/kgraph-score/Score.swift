import GraphModel
import GraphQuery

/// What became of each question of a set.
struct Score {
  private enum Outcome {
    case right
    /// Not understood, and whether the first suggestion can be answered.
    case refused(reason: String, suggestion: String?, works: Bool)
    case wrong(reading: String, missing: [String], surplus: [String])
  }

  private var outcomes: [(question: String, outcome: Outcome)]
  /// Paraphrases that do not read back as the same pattern.
  private var misread: [String] = []

  /// Asks each question, as on a fixed day.
  init(of questions: [Question], in store: GraphStore) {
    let options = Query.Options(today: CalendarDay(year: 2025, month: 1, day: 1))
    outcomes = []
    for question in questions { outcomes.append((question.question, ask(question, store, options))) }
  }

  private mutating func ask(_ question: Question, _ store: GraphStore, _ options: Query.Options) -> Outcome {
    do throws(QueryError) {
      let query = try Query(question.question, in: store, options: options)
      if let paraphrase = query.paraphrase,
        (try? Query(paraphrase, in: store, options: options))?.pattern != query.pattern
      {
        misread.append(paraphrase)
      }
      let given = Set(try query.table().rows.compactMap(\.first).map(Score.text))
      let wanted = Set(question.answer)
      if given == wanted { return .right }
      return .wrong(
        reading: query.paraphrase ?? "", missing: wanted.subtracting(given).sorted(),
        surplus: given.subtracting(wanted).sorted())
    } catch .diagnostic(let diagnostic) {
      let suggestion = diagnostic.corrections.first
      let works = suggestion.map { (try? Query($0, in: store, options: options).table()) != nil } ?? false
      return .refused(reason: diagnostic.message, suggestion: suggestion, works: works)
    } catch {
      return .refused(reason: "\(error)", suggestion: nil, works: false)
    }
  }

  /// The counts, and with `isVerbose` each question that was not answered rightly.
  func report(isVerbose: Bool) -> String {
    var lines: [String] = []
    var counts = (right: 0, refused: 0, wrong: 0)
    var helped = 0
    for (question, outcome) in outcomes {
      switch outcome {
      case .right: counts.right += 1
      case .refused(let reason, let suggestion, let works):
        counts.refused += 1
        if works { helped += 1 }
        let mark = works ? "suggested" : "SUGGESTED IN VAIN"
        lines.append("refused  \(question)\n         \(reason)\n         \(mark): \(suggestion ?? "nothing")")
      case .wrong(let reading, let missing, let surplus):
        counts.wrong += 1
        lines.append(
          "WRONG    \(question)\n         read as: \(reading)\n         missing: \(Score.sample(missing))\n"
            + "         surplus: \(Score.sample(surplus))")
      }
    }
    lines += misread.map { "paraphrase that does not read back: \($0)" }
    let total = max(1, outcomes.count)
    func share(_ count: Int) -> String { "\(count) (\((count * 1000 / total + 5) / 10) %)" }
    let summary =
      "right \(share(counts.right)), refused \(share(counts.refused)), wrong \(share(counts.wrong)); "
      + "\(helped) of \(counts.refused) refusals suggest what can be answered; "
      + "\(misread.count) paraphrases do not read back"
    return ((isVerbose ? lines : []) + [summary]).joined(separator: "\n")
  }

  private static func sample(_ values: [String]) -> String {
    values.isEmpty ? "none" : values.prefix(6).joined(separator: "; ") + (values.count > 6 ? " …" : "")
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .null: "None"
    case .node(let node): node.name
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .real(let real): String(real)
    case .boolean(let boolean): boolean ? "True" : "False"
    default: String(describing: value)
    }
  }
}

import GraphModel

extension Query {
  /// Why an answer without rows has none: the condition that nothing meets, with how many there were before it; nil
  /// when the query is a pattern or the reason is not one condition.
  ///
  /// `57 talks about service mesh, none of them by Isovalent people`
  public func emptiness() throws(QueryError) -> String? {
    guard let reading else { return nil }
    if case .path(let start, let goal) = reading.form {
      return "no links lead from \(start.text) to \(goal.text) without an event or a note between; "
        + "'kgraph path' tries those as well"
    }
    var subject = reading.subject
    let conditions = subject.conditions
    let noun = subject.noun?.noun.plural ?? "nodes"
    subject.rank = nil
    subject.conditions = []
    var before = try count(subject, lexicon)
    guard before > 0 else {
      return subject.name == nil ? "the graph has no \(noun)" : nil
    }
    for condition in conditions {
      let described = Paraphrase.words(for: subject, lexicon: lexicon)
      subject.conditions.append(condition)
      let after = try count(subject, lexicon)
      if after == 0 {
        let what = Paraphrase.words(for: condition, of: subject.kinds, lexicon: lexicon)
        return before == 1
          ? "there is 1 in '\(described)', and it is not \(what)"
          : "\(before) \(described), none \(what)"
      }
      before = after
    }
    return nil
  }

  private func count(_ subject: NounPhrase, _ lexicon: Lexicon) throws(QueryError) -> Int64 {
    let pattern = PhraseTranslator.pattern(for: Reading(form: .count, subject: subject), lexicon: lexicon)
    let compiled = try SQLCompiler.compile(
      pattern, store: store, planner: try Planner(store: store), parameters: options.parameters,
      today: options.today
    ).query
    guard case .integer(let count)? = try Executor(store: store).table(compiled).rows.first?.first else {
      return 0
    }
    return count
  }
}

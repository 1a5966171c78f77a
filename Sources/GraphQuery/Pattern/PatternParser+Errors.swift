/// How the parser words its mistakes.
extension PatternParser {
  /// The mistake that something else stands where `what` should, or nothing.
  ///
  /// - Parameters:
  ///   - what: what should stand here, in the user's words.
  ///   - keywords: the keywords that may stand here; a misspelt one is recognized.
  ///   - before: what it should follow, when the token just read does not tell.
  ///   - nameFits: whether a name may stand here, so that a keyword was perhaps meant as one.
  func expected(
    _ what: String, or keywords: [PatternKeyword] = [], after before: String? = nil, nameFits: Bool = false
  ) -> Diagnostic {
    let place = (before ?? previousText.map(shortened)).map { " after '\($0)'" } ?? ""
    guard current.kind != .end else {
      return Diagnostic(.incomplete, "expected \(what)\(place)", at: current.range)
    }
    let found = text(in: current.range)
    var help: [String] = []
    if let hint = hint(for: found) {
      help.append(hint)
    } else if case .word(let word) = current.kind {
      let near = nearest(to: word, in: keywords.map(\.rawValue), limit: 2)
      if let keyword = near.first, keyword != word.uppercased() {
        help.append("did you mean '\(keyword)'?")
      } else if nameFits, current.keyword?.isReserved == true, word != word.uppercased() {
        help.append("'\(word)' is a keyword; as a name it is written in backticks: `\(word)`")
      }
    }
    return Diagnostic(
      .syntax, "expected \(what)\(place), found '\(shortened(found))'", at: current.range, help: help)
  }

  /// The mistake that a clause which changes the graph was asked for.
  func unsupportedClause() -> Diagnostic {
    let word = text(in: current.range).uppercased()
    let help =
      switch current.keyword {
      case .call, .load: "bring data in with 'kgraph import'"
      case .delete, .detach, .remove: "change the graph with 'kgraph rm' or 'kgraph set'"
      default: "change the graph with 'kgraph add edge …' and its like"
      }
    return Diagnostic(
      .unsupported, "kgraph patterns only read; they have no \(word)", at: current.range, help: [help])
  }

  /// The text, cut when it is too long for a message.
  private func shortened(_ text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    return line.count > 24 || line.count < text.count ? line.prefix(23) + "…" : text
  }

  /// What to write instead of a word or sign that people bring along from other languages.
  private func hint(for found: String) -> String? {
    switch found.uppercased() {
    case "&": "conditions are joined with AND"
    case "|": "conditions are joined with OR"
    case "!": "a condition is negated with NOT"
    case "SELECT": "a pattern begins with MATCH and ends with RETURN"
    case "GROUP": "leave GROUP BY out: aggregates are grouped by the other items of RETURN"
    case "HAVING": "write WITH … AS …, and then WHERE"
    case "LIKE", "ILIKE": "write CONTAINS, STARTS WITH, ENDS WITH, or =~ with a regular expression"
    case "BETWEEN": "write 1 <= x <= 3"
    default:
      isTextBehindText ? "a quote inside a text is written \\'" : nil
    }
  }

  /// Whether one text follows another at once, as in SQL's `'it''s'`.
  private var isTextBehindText: Bool {
    guard position > 0, case .text = current.kind, case .text = token(at: position - 1).kind else {
      return false
    }
    return token(at: position - 1).range.upperBound == current.range.lowerBound
  }
}

import GraphModel

/// What an attribute is compared with: "is over 90", "contains mesh", "longer than 20 characters".
extension PhraseParser {
  func comparisons(
    at position: Int, with entry: Lexicon.AttributeEntry
  ) -> [(Expression.BinaryOperator, AttributeCondition.Value, Int)] {
    var found: [(Expression.BinaryOperator, AttributeCondition.Value, Int)] = []
    let start = word("that", "which", at: position) ?? position
    let behind = word("is", "are", "was", "were", "of", "being", at: start)
    for (words, comparison, start) in [start, behind].compactMap(\.self).flatMap({ start in
      PhraseParser.comparisons.map { ($0.0, $0.1, start) }
    }) {
      guard let next = comparisonEnd(words, at: start) else { continue }
      if comparison == .modulo {
        if let number = number(at: next), number.value > 0 {
          found.append((comparison, .integer(Int64(number.value)), number.end))
        }
      } else if PhraseParser.textComparisons.contains(comparison) {
        let value = afterTextWord(next)
        if let text = text(at: value) { found.append((comparison, text, value + 1)) }
        if let mark = punctuation(at: value) { found.append((comparison, .text(mark.text), mark.end)) }
      } else if let span = border(comparison, at: next, with: entry) {
        found.append((.equal, .span(span, isNumeric: false), next + 1))
      } else if let value = attributeValue(at: next, entry), isComparable(value, comparison, entry) {
        found.append((comparison, value, next + 1))
        if comparison == .equal, value.isNumber, let bound = bound(at: next + 1) {
          found.append((bound.comparison, value, bound.end))
        }
      }
    }
    if let range = range(at: word("between", "from", at: behind ?? start), with: entry) {
      found.append((.equal, range.value, range.end))
    }
    return found
  }

  /// "80 *or higher*", "50 *or less*"
  private func bound(at position: Int) -> (comparison: Expression.BinaryOperator, end: Int)? {
    if let end = word(
      "or higher", "or more", "or above", "or greater", "or better", "or over", "and above", "and up",
      at: position)
    {
      return (.greaterOrEqual, end)
    }
    return word(
      "or lower", "or less", "or fewer", "or below", "or worse", "and below", "or under", at: position
    )
    .map { (.lessOrEqual, $0) }
  }

  /// `("between"|"from") INT ("and"|"to") INT`; of years, it is a span of time.
  private func range(
    at position: Int?, with entry: Lexicon.AttributeEntry
  ) -> (value: AttributeCondition.Value, end: Int)? {
    guard valueType(of: entry.attribute, kind: entry.kind) == .number else { return nil }
    return numberRange(at: position)
  }

  /// `INT ("and"|"to") INT`, behind "between"; two years are a span of time.
  func numberRange(at position: Int?) -> (value: AttributeCondition.Value, end: Int)? {
    guard let position, year(at: position) == nil, let first = numberThere(at: position),
      let middle = word("and", "to", at: position + 1), let last = numberThere(at: middle)
    else { return nil }
    return (.range(Int64(first), Int64(last)), middle + 1)
  }

  private static let textComparisons: Set<Expression.BinaryOperator> = [.contains, .startsWith, .endsWith]

  private static let comparisons: [(Keyword, Expression.BinaryOperator)] = [
    ("contains", .contains), ("contain", .contains), ("containing", .contains), ("includes", .contains),
    ("include", .contains), ("including", .contains), ("mentions", .contains), ("mention", .contains),
    ("mentioning", .contains), ("saying", .contains), ("says", .contains), ("stating", .contains),
    ("states", .contains), ("with", .contains),
    ("starts with", .startsWith), ("start with", .startsWith), ("starting with", .startsWith),
    ("begins with", .startsWith), ("begin with", .startsWith), ("beginning with", .startsWith),
    ("ends with", .endsWith), ("end with", .endsWith), ("ending with", .endsWith),
    ("is", .equal), ("=", .equal), ("of", .equal), ("is not", .notEqual), ("!=", .notEqual),
    ("<>", .notEqual),
    ("<", .less), ("<=", .lessOrEqual), (">", .greater), (">=", .greaterOrEqual),
    ("named", .equal), ("called", .equal), ("not", .notEqual), ("other than", .notEqual),
    ("different from", .notEqual),
    ("equal to", .equal), ("equals", .equal), ("exactly", .equal), ("exactly equal to", .equal),
    ("over", .greater), ("above", .greater), ("under", .less), ("below", .less), ("exceeding", .greater),
    ("exceeds", .greater), ("higher than", .greater), ("lower than", .less), ("better than", .greater),
    ("worse than", .less), ("greater than", .greater), ("less than", .less), ("more than", .greater),
    ("fewer than", .less), ("at least", .greaterOrEqual), ("at most", .lessOrEqual),
    ("greater than or equal to", .greaterOrEqual), ("less than or equal to", .lessOrEqual),
    ("at or above", .greaterOrEqual), ("at or below", .lessOrEqual), ("divisible by", .modulo),
  ]

  private func comparisonEnd(_ words: Keyword, at position: Int) -> Int? {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(words.firstByte)
      ? word(words, at: position) : mark(words.description, at: position)
  }

  /// "More than many" asks for nothing that can be compared, nor does "more than 90" where the values are texts.
  private func isComparable(
    _ value: AttributeCondition.Value, _ comparison: Expression.BinaryOperator,
    _ entry: Lexicon.AttributeEntry
  ) -> Bool {
    guard comparison != .equal, comparison != .notEqual else { return true }
    let type = valueType(of: entry.attribute, kind: entry.kind)
    switch value {
    case .text(let text): return type == nil && text.first.map { ("0"..."9").contains($0) } ?? false
    case .integer, .real: return type != .text && type != .date
    case .parameter, .span, .range: return true
    }
  }

  /// "> 2022" where the values are dates: after the whole of 2022.
  private func border(
    _ comparison: Expression.BinaryOperator, at position: Int, with entry: Lexicon.AttributeEntry
  ) -> TimeSpan? {
    guard position < tokens.count, tokens[position].kind != .mark,
      let date = PartialDate(tokens[position].text),
      valueType(of: entry.attribute, kind: entry.kind) == .date
    else { return nil }
    let span = TimeSpan(date)
    switch comparison {
    case .greater: return TimeSpan(start: span.end, end: nil, words: "after \(date.text)")
    case .greaterOrEqual: return TimeSpan(start: span.start, end: nil, words: "since \(date.text)")
    case .less: return TimeSpan(start: nil, end: span.start, words: "before \(date.text)")
    case .lessOrEqual: return TimeSpan(start: nil, end: span.end, words: "until \(date.text)")
    case .equal: return span
    default: return nil
    }
  }

  func attributeValue(
    at position: Int, _ entry: Lexicon.AttributeEntry
  ) -> AttributeCondition.Value? {
    guard position < tokens.count else { return nil }
    let token = tokens[position]
    switch token.kind {
    case .quoted: return .text(token.text)
    case .parameter: return .parameter(String(token.text.dropFirst()))
    case .mark: return nil
    case .word:
      let type = valueType(of: entry.attribute, kind: entry.kind)
      if type == .text || type == .date { return .text(token.text) }
      // Of numbers, "three" is one.
      if type == .number, let number = number(at: position) { return .integer(Int64(number.value)) }
      if let integer = Int64(token.text) { return .integer(integer) }
      if let real = Double(token.text), real.isFinite { return .real(real) }
      return .text(token.text)
    }
  }

  /// What a text may contain: also a number is one then.
  private func text(at position: Int) -> AttributeCondition.Value? {
    guard position < tokens.count else { return nil }
    let token = tokens[position]
    switch token.kind {
    case .quoted, .word: return .text(token.text)
    case .parameter: return .parameter(String(token.text.dropFirst()))
    case .mark: return nil
    }
  }

  /// "a question mark"
  func punctuation(at position: Int) -> (text: String, end: Int)? {
    for (words, text) in [
      ("question mark" as Keyword, "?"), ("exclamation mark", "!"), ("exclamation point", "!"),
      ("full stop", "."),
      ("period", "."), ("comma", ","), ("colon", ":"), ("hyphen", "-"), ("slash", "/"),
    ] {
      if let end = word(words, at: position) { return (text, end) }
    }
    return nil
  }

  func quoted(at position: Int) -> String? {
    guard position < tokens.count, tokens[position].kind == .quoted else { return nil }
    return tokens[position].text
  }

  /// `["that"] ["is"|"has"|"of"|"with"] quant ("characters"|"letters")`, `("longer"|"shorter") "than" INT ["characters"]`
  func length(at position: Int) -> (comparison: Expression.BinaryOperator, value: Int64, end: Int)? {
    let relative = word("that", "which", at: position) ?? position
    let start = word("is", "are", "was", "has", "have", "of", "with", "containing", at: relative) ?? relative
    for (words, comparison, saysLength) in [
      ("longer than" as Keyword, Expression.BinaryOperator.greater, true), ("shorter than", .less, true),
      ("at least", .greaterOrEqual, false), ("at most", .lessOrEqual, false), ("more than", .greater, false),
      ("less than", .less, false), ("fewer than", .less, false), ("over", .greater, false),
      ("under", .less, false), ("exactly", .equal, false),
    ] {
      guard let next = word(words, at: start), let number = numberThere(at: next) else { continue }
      let end = word("characters long", "letters long", "characters", "letters", "character", at: next + 1)
      guard end != nil || saysLength else { continue }
      return (comparison, Int64(number), end ?? next + 1)
    }
    return nil
  }
}

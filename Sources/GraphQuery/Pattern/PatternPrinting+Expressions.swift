/// The canonical text of expressions, with parentheses only where the operators' precedence needs them.
extension Expression {
  /// The expression's canonical text.
  public func printed() -> String { printed(atLeast: .or) }

  /// The text for a place that takes only what binds at least as tightly as `minimum`.
  private func printed(atLeast minimum: Precedence) -> String {
    precedence < minimum ? "(\(printedBare()))" : printedBare()
  }

  private var precedence: Precedence {
    switch kind {
    case .binary(let operation, _, _): operation.precedence
    case .unary(.not, _): .not
    case .unary: .sign
    case .isNull: .predicate
    case .hasLabel: .sign.tighter
    case .literal(let literal): literal.isNegative ? .sign : .atom
    case .property, .index, .slice: .postfix
    default: .atom
    }
  }

  private func printedBare() -> String {
    switch kind {
    case .literal(let literal): literal.printed()
    case .variable(let name): printedVariable(name)
    case .parameter(let name): printedParameter(name)
    case .unary, .binary, .isNull: printedOperation()
    case .property(let subject, let key): subject.printedSubject() + "." + printedName(key)
    case .hasLabel(let subject, let labels): subject.printedSubject() + ":" + labels.printedInExpression()
    case .index(let list, let index): "\(list.printedSubject())[\(index.printed())]"
    case .slice(let list, let from, let to):
      "\(list.printedSubject())[\(from?.printed() ?? "")..\(to?.printed() ?? "")]"
    case .list, .map, .comprehension, .patternComprehension: printedCollection()
    default: printedForm()
    }
  }

  /// What a postfix is appended to.
  private func printedSubject() -> String {
    if case .hasLabel = kind { return "(\(printedBare()))" }
    // `1.name` would be read as a number that goes wrong.
    if case .literal(let literal) = kind, literal.isNumber { return "(\(printedBare()))" }
    return printed(atLeast: .postfix)
  }

  private func printedOperation() -> String {
    switch kind {
    case .unary(.not, let operand):
      return "NOT " + operand.printed(atLeast: .not)
    case .unary(let sign, let operand):
      // A minus right before a number would become part of the number.
      if case .literal(let literal) = operand.kind, literal.isNumber, !literal.isNegative {
        return "\(sign.rawValue)(\(operand.printedBare()))"
      }
      return sign.rawValue + operand.printed(atLeast: .sign)
    case .binary(let operation, let left, let right):
      // Comparisons do not nest: `a < b < c` is read as a chain.
      let precedence = operation.precedence
      let leftmost = precedence == .comparison ? precedence.tighter : precedence
      return [
        left.printed(atLeast: leftmost), operation.rawValue, right.printed(atLeast: precedence.tighter),
      ].joined(separator: " ")
    case .isNull(let subject, let negated):
      return subject.printed(atLeast: .predicate) + (negated ? " IS NOT NULL" : " IS NULL")
    default:
      return ""
    }
  }

  private func printedCollection() -> String {
    switch kind {
    case .list(let elements):
      var texts = elements.map { $0.printed() }
      // `[x IN list]` is a comprehension; a list that holds a truth value needs parentheses.
      if let first = elements.first, first.beginsWithMembership { texts[0] = "(\(texts[0]))" }
      return "[" + texts.joined(separator: ", ") + "]"
    case .map(let entries):
      return printedMap(entries)
    case .comprehension(let variable, let list, let condition, let result):
      let filter = condition.map { " WHERE " + $0.printed() } ?? ""
      let value = result.map { " | " + $0.printed() } ?? ""
      return "[\(printedVariable(variable)) IN \(list.printed())\(filter)\(value)]"
    case .patternComprehension(let path, let condition, let result):
      let filter = condition.map { " WHERE " + $0.printed() } ?? ""
      return "[\(path.printed())\(filter) | \(result.printed())]"
    default:
      return ""
    }
  }

  private func printedForm() -> String {
    switch kind {
    case .call(let name, let isDistinct, let arguments):
      let list = arguments.map { $0.printed() }.joined(separator: ", ")
      return "\(printedFunctionName(name))(\(isDistinct ? "DISTINCT " : "")\(list))"
    case .countAll:
      return "count(*)"
    case .cases(let subject, let branches, let otherwise):
      let start = subject.map { ["CASE " + $0.printed()] } ?? ["CASE"]
      let middle = branches.map { "WHEN \($0.condition.printed()) THEN \($0.result.printed())" }
      let end = (otherwise.map { ["ELSE " + $0.printed()] } ?? []) + ["END"]
      return (start + middle + end).joined(separator: " ")
    case .exists(let subquery):
      if let paths = subquery.predicate {
        return "exists(\(paths.map { $0.printed() }.joined(separator: ", ")))"
      }
      return "EXISTS " + subquery.printed()
    case .count(let subquery):
      return "COUNT " + subquery.printed()
    case .collect(let subquery):
      return "COLLECT " + subquery.printed()
    case .mapProjection(let subject, let items):
      return "\(subject.printed(atLeast: .postfix)) {\(items.map { $0.printed() }.joined(separator: ", "))}"
    case .quantified(let quantifier, let variable, let list, let condition):
      let filter = condition.map { " WHERE " + $0.printed() } ?? ""
      return "\(quantifier.rawValue)(\(printedVariable(variable)) IN \(list.printed())\(filter))"
    case .reduce(let accumulator, let start, let variable, let list, let step):
      let head = "\(printedVariable(accumulator)) = \(start.printed())"
      return "reduce(\(head), \(printedVariable(variable)) IN \(list.printed()) | \(step.printed()))"
    default:
      return ""
    }
  }

  /// Whether its text begins with `variable IN`.
  private var beginsWithMembership: Bool {
    switch kind {
    case .binary(let operation, let left, _):
      operation == .isIn && left.isVariable
        || (left.precedence >= operation.precedence && left.beginsWithMembership)
    case .isNull(let subject, _):
      subject.precedence >= .predicate && subject.beginsWithMembership
    default:
      false
    }
  }
}

extension Expression.Subquery {
  fileprivate func printed() -> String {
    let texts = query.branches.map { $0.flatMap(\.printedLines).joined(separator: " ") }
    // A single MATCH may leave its keyword out.
    if clauses.count == 1, case .match(_, _, isOptional: false) = clauses[0] {
      return "{ \(texts[0].dropFirst("MATCH ".count)) }"
    }
    return "{ \(texts.joined(separator: query.keepsDuplicates ? " UNION ALL " : " UNION ")) }"
  }
}

extension Expression.MapProjectionItem {
  fileprivate func printed() -> String {
    switch self {
    case .all: ".*"
    case .property(let key, _): "." + printedName(key)
    case .entry(let entry): "\(printedName(entry.key)): \(entry.value.printed())"
    }
  }
}

// MARK: - Literals and names

extension Expression.Literal {
  /// The literal's canonical text.
  public func printed() -> String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .real(let value): Self.printedReal(value)
    case .text(let value): Self.printedText(value)
    }
  }

  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .real: true
    default: false
    }
  }

  fileprivate var isNegative: Bool {
    switch self {
    case .integer(let value): value < 0
    case .real(let value): value.sign == .minus
    default: false
    }
  }

  /// Infinity and "not a number" have no literal; no text makes them, only a translation that computes.
  private static func printedReal(_ value: Double) -> String {
    if value.isNaN { return "(0.0 / 0.0)" }
    if value.isInfinite { return value < 0 ? "(-1.0 / 0.0)" : "(1.0 / 0.0)" }
    return value.description
  }

  private static func printedText(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": result += "\\'"
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "'"
  }
}

private func printedParameter(_ name: String) -> String {
  let isBare = !name.isEmpty && name.unicodeScalars.allSatisfy(\.continuesName)
  return "$" + (isBare ? name : backticked(name))
}

/// The parts of a dotted name; backticks keep a function from being read as a form of the language.
private func printedFunctionName(_ name: String) -> String {
  let forms: Set<PatternKeyword> = [
    .all, .any, .noneKeyword, .single, .reduce, .shortestPath, .allShortestPaths,
  ]
  if let keyword = PatternKeyword(word: name), forms.contains(keyword) {
    return backticked(name)
  }
  let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  guard let first = parts.first else { return backticked(name) }
  return ([printedVariable(first)] + parts.dropFirst().map(printedName)).joined(separator: ".")
}

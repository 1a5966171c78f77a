/// The canonical text of queries: one clause a line, keywords in upper case.
///
/// Parsing the text gives the same query again, apart from the places in the text.
extension PatternQuery {
  /// The query's canonical text.
  public func printed() -> String {
    branches
      .map { clauses in clauses.flatMap(\.printedLines).joined(separator: "\n") }
      .joined(separator: keepsDuplicates ? "\nUNION ALL\n" : "\nUNION\n")
  }
}

extension Clause {
  /// The clause's canonical text, on a line of its own for each of its keywords.
  var printedLines: [String] {
    switch self {
    case .match(let paths, let condition, let isOptional):
      let keyword = isOptional ? "OPTIONAL MATCH " : "MATCH "
      return [keyword + paths.map { $0.printed() }.joined(separator: ", ")] + Self.lines(where: condition)
    case .unwind(let list, let variable):
      return ["UNWIND \(list.printed()) AS \(printedVariable(variable))"]
    case .with(let projection, let condition):
      return projection.printedLines("WITH") + Self.lines(where: condition)
    case .returning(let projection):
      return projection.printedLines("RETURN")
    }
  }

  private static func lines(where condition: Expression?) -> [String] {
    condition.map { ["WHERE " + $0.printed()] } ?? []
  }
}

extension Projection {
  fileprivate func printedLines(_ keyword: String) -> [String] {
    let columns = (includesAll ? ["*"] : []) + items.map { $0.printed() }
    var lines = ["\(keyword) \(isDistinct ? "DISTINCT " : "")\(columns.joined(separator: ", "))"]
    if !order.isEmpty {
      let keys = order.map { $0.expression.printed() + ($0.isDescending ? " DESC" : "") }
      lines.append("ORDER BY " + keys.joined(separator: ", "))
    }
    if let skip { lines.append("SKIP " + skip.printed()) }
    if let limit { lines.append("LIMIT " + limit.printed()) }
    return lines
  }
}

extension Projection.Item {
  fileprivate func printed() -> String {
    expression.printed() + (alias.map { " AS " + printedVariable($0) } ?? "")
  }
}

// MARK: - Paths

extension PathPattern {
  /// The path's canonical text.
  public func printed() -> String {
    var text = ""
    for (place, node) in nodes.enumerated() {
      if place > 0, place <= edges.count { text += edges[place - 1].printed() }
      for part in parts.filter({ $0.nodes.lowerBound == place }).reversed() { text += part.printedStart }
      text += node.printed()
      text += String(repeating: ")", count: parts.count { $0.nodes.upperBound == place })
    }
    switch selector {
    case .anyShortest: text = "shortestPath(\(text))"
    case .allShortest: text = "allShortestPaths(\(text))"
    default: break
    }
    let modeText = mode.printed
    switch selector {
    case .all, .anyShortest, .allShortest: text = modeText + text
    case .shortest(let count): text = "SHORTEST \(count.printed()) \(modeText)\(text)"
    case .shortestGroups(let count): text = "SHORTEST \(count.printed()) \(modeText)GROUPS \(text)"
    }
    return (variable.map { printedVariable($0) + " = " } ?? "") + text
  }
}

extension PathPattern.Mode {
  /// What goes before a path of this mode; a trail is one by itself.
  fileprivate var printed: String { self == .trail ? "" : rawValue + " " }
}

extension PathPattern.Part {
  /// What stands before the part's first node.
  fileprivate var printedStart: String {
    "(" + (variable.map { printedVariable($0) + " = " } ?? "") + mode.printed
  }
}

extension NodePattern {
  fileprivate func printed() -> String {
    let content = printedContent(variable, label, length: nil, properties, condition)
    return "(\(content))"
  }
}

extension EdgePattern {
  fileprivate func printed() -> String {
    if let repeated, let length {
      let filter = condition.map { " WHERE " + $0.printed() } ?? ""
      return "(\(repeated.printed())\(filter))\(isQuestioned ? "?" : length.printedQuantifier())"
    }
    let content = printedContent(variable, label, length: length, properties, condition)
    let middle = content.isEmpty ? "--" : "-[\(content)]-"
    return switch direction {
    case .forward: middle + ">"
    case .backward: "<" + middle
    case .either: middle
    }
  }
}

extension EdgePattern.Length {
  fileprivate func printed() -> String {
    switch (minimum, maximum) {
    case (1, nil): "*"
    case (let minimum, nil): "*\(minimum).."
    case (let minimum, let maximum?): minimum == maximum ? "*\(minimum)" : "*\(minimum)..\(maximum)"
    }
  }
}

extension EdgePattern.Length {
  /// GQL's form, for behind a path in parentheses.
  fileprivate func printedQuantifier() -> String {
    "{\(minimum),\(maximum.map(String.init) ?? "")}"
  }
}

private func printedContent(
  _ variable: String?, _ label: LabelExpression?, length: EdgePattern.Length?,
  _ properties: [PropertyPattern],
  _ condition: Expression?
) -> String {
  let name = variable.map(printedVariable) ?? ""
  let start = name + (label.map { ":" + $0.printed() } ?? "") + (length?.printed() ?? "")
  let map = properties.isEmpty ? nil : printedMap(properties)
  let parts = [start.isEmpty ? nil : start, map, condition.map { "WHERE " + $0.printed() }]
  return parts.compactMap { $0 }.joined(separator: " ")
}

/// `{key: value, …}`
func printedMap(_ entries: [PropertyPattern]) -> String {
  "{" + entries.map { "\(printedName($0.key)): \($0.value.printed())" }.joined(separator: ", ") + "}"
}

// MARK: - Labels

extension LabelExpression {
  /// How tightly the forms bind, loosest first.
  private enum Binding: Int {
    case or
    case and
    case single
  }

  private var binding: Binding {
    switch self {
    case .or: .or
    case .and: .and
    case .name, .any, .not: .single
    }
  }

  /// The labels' canonical text, without the colon before it.
  public func printed() -> String {
    switch self {
    case .name(let name, _): printedName(name)
    case .any: "%"
    case .or(let left, let right): left.printed(atLeast: .or) + "|" + right.printed(atLeast: .and)
    case .and(let left, let right): left.printed(atLeast: .and) + "&" + right.printed(atLeast: .single)
    case .not(let label): "!" + label.printed(atLeast: .single)
    }
  }

  /// The text for behind a colon in an expression, where a bare `|` could end a comprehension's condition.
  func printedInExpression() -> String {
    binding == .or ? "(\(printed()))" : printed()
  }

  private func printed(atLeast minimum: Binding) -> String {
    binding.rawValue < minimum.rawValue ? "(\(printed()))" : printed()
  }
}

// MARK: - Names

/// A name where keywords are names, such as a label or a property's.
func printedName(_ name: String) -> String {
  let scalars = name.unicodeScalars
  guard let first = scalars.first, first.beginsName, scalars.dropFirst().allSatisfy(\.continuesName) else {
    return backticked(name)
  }
  return name
}

/// A name where keywords need backticks.
func printedVariable(_ name: String) -> String {
  PatternKeyword(word: name)?.isReserved == true ? backticked(name) : printedName(name)
}

/// The name in backticks.
func backticked(_ name: String) -> String {
  "`" + name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``") + "`"
}

import GraphQuery

/// Aggregates, which leave nulls out.
extension Judge {
  func aggregate(
    _ name: String, _ isDistinct: Bool, _ arguments: [Expression], _ group: [Row]
  ) throws -> JudgeValue {
    guard arguments.count == (name.hasPrefix("percentile") ? 2 : 1) else {
      throw Failure.unknown("\(name) of \(arguments.count)")
    }
    var values = try group.map { try value(of: arguments[0], in: $0) }.filter { !$0.isNull }
    if isDistinct { values = Judge.distinct(values) { [$0] } }
    switch name {
    case "count": return .integer(Int64(values.count))
    case "collect": return .list(values)
    case "min": return values.min(by: JudgeValue.precedes) ?? .null
    case "max": return values.max(by: JudgeValue.precedes) ?? .null
    case "sum": return try total(values)
    case "stdev", "stdevp": return .real(try deviation(values, name))
    case "percentiledisc", "percentilecont":
      let share = try group.first.map { try numeric(value(of: arguments[1], in: $0), name) } ?? 0
      return try percentile(values, share, name)
    default:
      guard !values.isEmpty else { return .null }
      // The mean of integers is not limited to what integers can say.
      let numbers = try values.map { try numeric($0, name) }
      return .real(numbers.reduce(0, +) / Double(numbers.count))
    }
  }

  private func total(_ values: [JudgeValue]) throws -> JudgeValue {
    try values.reduce(.integer(0)) { try arithmetic(.add, $0, .numeric($1, "sum", self)) }
  }

  /// The root of the mean square distance from the mean; of a sample, with one value less.
  private func deviation(_ values: [JudgeValue], _ name: String) throws -> Double {
    let numbers = try values.map { try numeric($0, name) }
    let divisor = Double(name == "stdev" ? numbers.count - 1 : numbers.count)
    guard divisor > 0 else { return 0 }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return (numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / divisor).squareRoot()
  }

  /// The least value that so many are not above; or, in between, what lies on the line from one value to the next.
  private func percentile(_ values: [JudgeValue], _ share: Double, _ name: String) throws -> JudgeValue {
    guard share >= 0, share <= 1 else { throw Failure.mistake("a percentile of \(share)") }
    _ = try values.map { try numeric($0, name) }
    let sorted = values.sorted(by: JudgeValue.precedes)
    guard let last = sorted.last else { return .null }
    if name == "percentiledisc" {
      return sorted.enumerated().first { Double($0.offset + 1) >= share * Double(sorted.count) }?.element
        ?? last
    }
    let place = share * Double(sorted.count - 1)
    let low = try numeric(sorted[Int(place)], name)
    let high = try numeric(sorted[min(Int(place) + 1, sorted.count - 1)], name)
    return .real(low + (high - low) * (place - place.rounded(.down)))
  }

  func numeric(_ value: JudgeValue, _ function: String) throws -> Double {
    guard let number = value.number else { throw Failure.mistake("\(function) of \(value.typeName)") }
    return number
  }
}

extension JudgeValue {
  fileprivate static func numeric(
    _ value: JudgeValue, _ function: String, _ judge: Judge
  ) throws -> JudgeValue {
    _ = try judge.numeric(value, function)
    return value
  }
}

extension Expression {
  static let aggregateNames: Set<String> = [
    "count", "sum", "avg", "min", "max", "collect", "stdev", "stdevp", "percentiledisc", "percentilecont",
  ]

  /// Whether it is an aggregate and nothing around it.
  var isAggregate: Bool {
    switch kind {
    case .countAll: true
    case .call(let name, _, _): Expression.aggregateNames.contains(name.lowercased())
    default: false
    }
  }

  var isVariableOrProperty: Bool {
    switch kind {
    case .variable: true
    case .property(let subject, _): subject.isVariableOrProperty
    default: false
    }
  }

  /// Whether it makes one of several rows. What subqueries count are rows of their own.
  var hasAggregate: Bool {
    switch kind {
    case .countAll: true
    case .call(let name, _, let arguments):
      Expression.aggregateNames.contains(name.lowercased()) || arguments.contains(where: \.hasAggregate)
    case .exists, .count, .collect, .patternComprehension: false
    default: parts.contains(where: \.hasAggregate)
    }
  }

  /// The expression with columns' names in the place of what the columns hold.
  func replacing(_ columns: [(expression: Expression, name: String)]) -> Expression {
    if let column = columns.first(where: { $0.expression == self }) { return .variable(column.name) }
    return replacingParts(parts.map { $0.replacing(columns) })
  }
}

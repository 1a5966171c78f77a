import GraphQuery

/// WITH and RETURN: columns, grouping, DISTINCT, ORDER BY, SKIP and LIMIT.
extension Judge {
  /// A row of a projection, with what ORDER BY may look at.
  private struct Projected {
    var values: [JudgeValue]
    var visible: Row
    var group: [Row]?
    var keys: [JudgeValue] = []
  }

  func project(_ projection: Projection, _ scope: Scope) throws -> Answer {
    var items = projection.items.map {
      (name: $0.alias ?? $0.expression.printed(), expression: $0.expression)
    }
    if projection.includesAll {
      let all = scope.names.sorted().map { (name: $0, expression: Expression(.variable($0))) }
      items = all.filter { one in !items.contains { $0.name == one.name } } + items
    }
    guard Set(items.map(\.name)).count == items.count else {
      throw Failure.mistake("two columns of one name")
    }
    try check(items.map(\.expression), scope.names)
    let isGrouped = items.contains { $0.expression.hasAggregate }
    try checkGrouping(items.map(\.expression))
    var projected: [Projected] = []
    for (row, group) in try grouped(scope.rows, by: items.map(\.expression)) {
      let values = try items.map { try projectedValue(of: $0.expression, in: row, group: group) }
      let own = Row(uniqueKeysWithValues: zip(items.map(\.name), values))
      // Where rows are made one, what they were before is gone.
      let visible = isGrouped || projection.isDistinct ? own : row.merging(own) { $1 }
      projected.append(Projected(values: values, visible: visible, group: group))
    }
    if projection.isDistinct {
      for one in projected { try one.values.forEach(look) }
      projected = Judge.distinct(projected, \.values)
    }
    if !projection.order.isEmpty {
      let columns = items.filter { isGrouped || projection.isDistinct || $0.expression.hasAggregate }
      let keys = projection.order.map { $0.expression.replacing(columns.map { ($0.expression, $0.name) }) }
      let own = Set(items.map(\.name))
      try check(keys, isGrouped || projection.isDistinct ? own : scope.names.union(own))
      for index in projected.indices {
        projected[index].keys = try keys.map { try value(of: $0, in: projected[index].visible) }
        try projected[index].keys.forEach(look)
      }
      projected = projected.sorted { Judge.precedes($0.keys, $1.keys, projection.order) }
    }
    var kept = projected[...]
    if let skip = projection.skip { kept = kept.dropFirst(try count(skip)) }
    if let limit = projection.limit { kept = kept.prefix(try count(limit)) }
    return Answer(
      columns: items.map(\.name),
      rows: kept.map { Answer.Row(values: $0.values, keys: $0.keys, visible: $0.visible) },
      candidates: projected.map(\.values))
  }

  private func projectedValue(of expression: Expression, in row: Row, group: [Row]?) throws -> JudgeValue {
    do {
      return try value(of: expression, in: row, group: group)
    } catch Failure.mistake(let why) where !isEager {
      return .failed(why)
    }
  }

  /// Whether the one row's sort keys come before the other's.
  static func precedes(_ left: [JudgeValue], _ right: [JudgeValue], _ order: [Projection.SortKey]) -> Bool {
    for (index, key) in order.enumerated() {
      let (first, second) = key.isDescending ? (right[index], left[index]) : (left[index], right[index])
      if JudgeValue.precedes(first, second) { return true }
      if JudgeValue.precedes(second, first) { return false }
    }
    return false
  }

  /// The rows that aggregates make one, with a row that stands for them; without aggregates, each row alone.
  private func grouped(_ rows: [Row], by expressions: [Expression]) throws -> [(Row, [Row]?)] {
    guard expressions.contains(where: \.hasAggregate) else { return rows.map { ($0, nil) } }
    let keys = expressions.filter { !$0.hasAggregate }
    guard !keys.isEmpty else { return [(rows.first ?? [:], rows)] }
    var groups: [[String]: [Row]] = [:]
    var order: [[String]] = []
    for row in rows {
      let identity = try keys.map { key in
        let value = try value(of: key, in: row)
        try look(value)
        return value.identity(.equivalence)
      }
      if groups[identity] == nil { order.append(identity) }
      groups[identity, default: []].append(row)
    }
    return order.map { identity in
      let group = groups[identity] ?? []
      return (group.first ?? [:], group)
    }
  }

  /// Throws if an expression with an aggregate has a variable beside it that rows of one group may differ in: only
  /// variables and properties of variables that are columns of their own stay the same.
  private func checkGrouping(_ expressions: [Expression]) throws {
    let keys = expressions.filter { !$0.hasAggregate && $0.isVariableOrProperty }
    func check(_ expression: Expression) throws {
      if keys.contains(expression) || expression.isAggregate { return }
      if case .variable(let name) = expression.kind {
        throw Failure.mistake("\(name) stands beside an aggregate")
      }
      try expression.parts.forEach(check)
    }
    try expressions.filter(\.hasAggregate).forEach(check)
  }

  /// How many rows SKIP or LIMIT says.
  private func count(_ expression: Expression) throws -> Int {
    guard case .integer(let integer) = try value(of: expression, in: [:]), integer >= 0 else {
      throw Failure.mistake("SKIP and LIMIT need a whole number that is not negative")
    }
    return Int(integer)
  }
}

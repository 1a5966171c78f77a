import GraphQuery

/// WITH and RETURN: columns, grouping, DISTINCT, ORDER BY, SKIP and LIMIT.
extension Judge {
  /// A row of a projection, with what ORDER BY may look at.
  private struct Projected {
    var values: [JudgeValue]
    var row: Row
    var group: [Row]?
  }

  /// The projection's rows, cut by SKIP and LIMIT only if `isCut`.
  func project(_ projection: Projection, _ rows: [Row], isCut: Bool) throws -> [[JudgeValue]] {
    guard !projection.includesAll else { throw Unknown(what: "RETURN *") }
    let columns = projection.items.map(Judge.columnName)
    var projected: [Projected] = []
    for (row, group) in try grouped(rows, by: projection) {
      let values = try projection.items.map { try value(of: $0.expression, in: row, group: group) }
      let named = row.merging(zip(columns, values)) { $1 }
      projected.append(Projected(values: values, row: named, group: group))
    }
    if projection.isDistinct { projected = Judge.distinct(projected, \.values) }
    if !projection.order.isEmpty {
      let keyed = try projected.map { one in
        (one, try projection.order.map { try value(of: $0.expression, in: one.row, group: one.group) })
      }
      projected = keyed.sorted { Judge.precedes($0.1, $1.1, projection.order) }.map(\.0)
    }
    if isCut {
      if let skip = projection.skip { projected = Array(projected.dropFirst(try count(skip))) }
      if let limit = projection.limit { projected = Array(projected.prefix(try count(limit))) }
    }
    return projected.map(\.values)
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
  private func grouped(_ rows: [Row], by projection: Projection) throws -> [(Row, [Row]?)] {
    guard projection.items.contains(where: { $0.expression.isAggregate }) else {
      return rows.map { ($0, nil) }
    }
    let keys = projection.items.map(\.expression).filter { !$0.isAggregate }
    guard !keys.isEmpty else { return [(rows.first ?? [:], rows)] }
    var groups: [[String]: [Row]] = [:]
    var order: [[String]] = []
    for row in rows {
      let identity = try keys.map { try value(of: $0, in: row).exactIdentity }
      if groups[identity] == nil { order.append(identity) }
      groups[identity, default: []].append(row)
    }
    return order.map { identity in
      let group = groups[identity] ?? []
      return (group.first ?? [:], group)
    }
  }

  private func count(_ expression: Expression) throws -> Int {
    guard case .literal(.integer(let integer)) = expression.kind else {
      throw Unknown(what: "a computed limit")
    }
    return Int(integer)
  }
}

extension Expression {
  fileprivate var isAggregate: Bool {
    switch kind {
    case .countAll: true
    case .call(let name, _, let arguments):
      ["count", "sum", "avg", "min", "max", "collect"].contains(name.lowercased())
        || arguments.contains(where: \.isAggregate)
    case .unary(_, let operand), .isNull(let operand, _), .property(let operand, _): operand.isAggregate
    case .binary(_, let left, let right): left.isAggregate || right.isAggregate
    case .list(let elements): elements.contains(where: \.isAggregate)
    case .index(let list, let index): list.isAggregate || index.isAggregate
    case .cases(_, let branches, let otherwise):
      branches.contains { $0.condition.isAggregate || $0.result.isAggregate }
        || otherwise?.isAggregate ?? false
    default: false
    }
  }
}

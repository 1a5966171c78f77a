import GraphQuery

/// Answers patterns by trying everything: every assignment of nodes and edges, with nested loops over two arrays.
///
/// It shares the parser with the compiler under test and nothing else. It knows the clauses of reading; what it does not know it throws, so that no query passes unjudged.
struct Judge {
  /// A form that the judge does not know.
  struct Unknown: Error {
    var what: String
  }

  /// What a row binds.
  typealias Row = [String: JudgeValue]

  let graph: JudgeGraph

  /// The rows of a query; under ORDER BY in order, and cut by SKIP and LIMIT only if `isCut`.
  func rows(of query: PatternQuery, isCut: Bool) throws -> [[JudgeValue]] {
    var rows: [[JudgeValue]] = []
    for branch in query.branches { rows += try self.rows(of: branch, isCut: isCut) }
    guard query.branches.count > 1, !query.keepsDuplicates else { return rows }
    return Judge.distinct(rows) { $0 }
  }

  private func rows(of clauses: [Clause], isCut: Bool) throws -> [[JudgeValue]] {
    var rows: [Row] = [[:]]
    for clause in clauses {
      switch clause {
      case .match(let paths, let condition, isOptional: false):
        rows = try rows.flatMap { try matches(paths, condition, from: $0) }
      case .match(let paths, let condition, isOptional: true):
        rows = try rows.flatMap { row in
          let found = try matches(paths, condition, from: row)
          return found.isEmpty ? [row.merging(Judge.nulls(for: paths)) { known, _ in known }] : found
        }
      case .unwind(let list, let variable):
        rows = try rows.flatMap { row -> [Row] in
          switch try value(of: list, in: row) {
          case .list(let elements): return elements.map { row.merging([variable: $0]) { $1 } }
          case .null: return []
          default: throw Unknown(what: "UNWIND of no list")
          }
        }
      case .with(let projection, let condition):
        let all = projection.includesAll ? (rows.first?.keys.sorted() ?? []) : []
        var projection = projection
        projection.includesAll = false
        projection.items = all.map { Projection.Item(.variable($0)) } + projection.items
        if !projection.items.isEmpty {
          let columns = projection.items.map(Judge.columnName)
          rows = try project(projection, rows, isCut: true).map { values in
            Row(uniqueKeysWithValues: zip(columns, values))
          }
        }
        if let condition { rows = try rows.filter { try value(of: condition, in: $0).truth == true } }
      case .returning(let projection): return try project(projection, rows, isCut: isCut)
      default: throw Unknown(what: "a clause")
      }
    }
    throw Unknown(what: "a query without RETURN")
  }

  /// The names of patterns, all null.
  private static func nulls(for paths: [PathPattern]) -> Row {
    var row: Row = [:]
    for path in paths {
      for name in [path.variable] + path.nodes.map(\.variable) + path.edges.map(\.variable) {
        if let name { row[name] = .null }
      }
    }
    return row
  }

  /// A column's name.
  static func columnName(_ item: Projection.Item) -> String { item.alias ?? item.expression.printed() }

  /// The elements without those that are the same as an earlier one.
  static func distinct<Element>(_ elements: [Element], _ values: (Element) -> [JudgeValue]) -> [Element] {
    var seen: Set<[String]> = []
    return elements.filter { seen.insert(values($0).map(\.exactIdentity)).inserted }
  }
}

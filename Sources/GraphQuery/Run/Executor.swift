import GraphModel

/// Runs a compiled query and reads its rows.
struct Executor {
  let store: GraphStore

  /// The rows, handed over one by one until `body` returns false.
  func run(_ query: CompiledQuery, while body: ([Value]) -> Bool) throws(QueryError) {
    query.evaluator.reset()
    do throws(GraphError) {
      try store.query(query.sql, context: query.evaluator) { row in body(values(of: row, query)) }
    } catch {
      if let failure = query.evaluator.graphFailure { throw .graph(failure) }
      if let failure = query.evaluator.failure { throw .diagnostic(failure) }
      throw .graph(error)
    }
  }

  /// All rows.
  func table(_ query: CompiledQuery) throws(QueryError) -> ResultTable {
    var table = ResultTable(columns: query.columns.map(\.name), rows: [])
    try run(query) { row in
      table.rows.append(row)
      return true
    }
    return table
  }

  private func values(of row: Row, _ query: CompiledQuery) -> [Value] {
    var position = 0
    return query.columns.map { column in
      defer { position += column.shape.width }
      if row.isNull(position) { return .null }
      switch column.shape {
      case .node: return .node(store.node(from: row, at: position))
      case .edge: return .edge(store.edge(from: row, at: position))
      case .boolean: return .boolean(row.integer(position) != 0)
      case .value:
        switch row.value(position) {
        case .null: return .null
        case .integer(let integer): return .integer(integer)
        case .real(let real): return .real(real)
        case .text(let text): return .text(text)
        case .blob(let bytes): return query.evaluator.lookup.result(RuntimeValue(.blob(bytes)))
        }
      }
    }
  }
}

extension CompiledQuery.Shape {
  /// How many SQL columns it is made of.
  fileprivate var width: Int {
    switch self {
    case .node: 6
    case .edge: 7
    case .value, .boolean: 1
    }
  }
}

import GraphModel

/// Runs a compiled query and reads its rows.
struct Executor {
  let store: GraphStore

  /// The rows, handed over one by one until `body` returns false.
  func run(_ query: CompiledQuery, while body: ([Value]) -> Bool) throws(QueryError) {
    query.evaluator.reset()
    let shapes = query.columns.map(\.shape)
    let lookup = query.evaluator.lookup
    do throws(GraphError) {
      try store.query(query.sql, context: query.evaluator) { row in body(values(of: row, shapes, lookup)) }
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

  private func values(
    of row: Row, _ shapes: [CompiledQuery.Shape], _ lookup: GraphLookup
  ) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(shapes.count)
    var position = 0
    for shape in shapes {
      switch shape {
      case .value: values.append(value(row.value(position), lookup))
      case _ where row.isNull(position): values.append(.null)
      case .node: values.append(.node(store.node(from: row, at: position)))
      case .edge: values.append(.edge(store.edge(from: row, at: position)))
      case .boolean: values.append(.boolean(row.integer(position) != 0))
      }
      position += shape.width
    }
    return values
  }

  private func value(_ column: SQLValue, _ lookup: GraphLookup) -> Value {
    switch column {
    case .null: .null
    case .integer(let integer): .integer(integer)
    case .real(let real): .real(real)
    case .text(let text): .text(text)
    case .blob(let bytes): lookup.result(RuntimeValue(.blob(bytes)))
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

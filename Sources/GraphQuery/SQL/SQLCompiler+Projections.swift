import GraphModel

/// WITH and RETURN.
extension SQLCompiler {
  /// A projection's column.
  private struct Output {
    var name: String
    var alias: String
    var expression: Expression
    var value: TypedSQL
  }

  /// Makes the rows so far a table of the next clauses.
  mutating func with(_ projection: Projection, _ condition: Expression?) throws(QueryError) {
    let outputs = try outputs(of: projection)
    // A sort key may join a node's row, so it comes before the SELECT is put together.
    let order = try innerOrder(projection, outputs)
    var sql = try select(outputs, projection)
    if !order.isEmpty { sql += " ORDER BY \(order.joined(", "))" }
    sql += try limits(projection)
    let table = names.fresh("rows")
    draft = SelectDraft()
    draft.tables.append("(\(sql)) AS \(raw: table)")
    scope = Scope()
    for output in outputs {
      let column: SQLFragment = "\(raw: table).\(raw: output.alias)"
      switch output.value.shape {
      case .node: scope[output.name] = .node(id: column, table: nil)
      case .edge:
        let edge = names.fresh("edge")
        draft.tables.append("edge AS \(raw: edge)")
        draft.conditions.append("\(raw: edge).id = \(column)")
        scope[output.name] = .edge(alias: edge)
      default:
        scope[output.name] = .value(
          TypedSQL(sql: column, shape: output.value.shape, type: output.value.type))
      }
    }
    if let condition { try filter(condition) }
  }

  /// Closes the query: the rows, with the nodes and edges among them fetched.
  mutating func returning(_ projection: Projection) throws(QueryError) -> CompiledQuery {
    var outputs = try outputs(of: projection)
    var isShown = outputs.map { _ in true }
    var keys: [(value: SQLFragment, isDescending: Bool)] = []
    let isGrouped = projection.isDistinct || projection.items.contains { $0.expression.isAggregate }
    for key in projection.order {
      let value = try sortKey(key.expression, &outputs, &isShown, isGrouped, projection.isDistinct)
      keys.append((value, key.isDescending))
    }
    var inner = try select(outputs, projection)
    if projection.order.isEmpty { inner += try limits(projection) }
    var columns: [SQLFragment] = []
    var tables: SQLFragment = "(\(inner)) AS result"
    var shapes: [CompiledQuery.Column] = []
    for (index, output) in outputs.enumerated() {
      let fetched = names.fetched(index)
      let source: SQLFragment = "result.\(raw: output.alias)"
      switch output.value.shape {
      case .node:
        tables += " LEFT JOIN node AS \(raw: fetched) ON \(raw: fetched).id = \(source)"
        if isShown[index] { columns.append(nodeColumns(fetched)) }
      case .edge:
        tables += " LEFT JOIN edge AS \(raw: fetched) ON \(raw: fetched).id = \(source)"
        if isShown[index] { columns.append(edgeColumns(fetched)) }
      default:
        if isShown[index] { columns.append(source) }
      }
      if isShown[index] { shapes.append(.init(name: output.name, shape: output.value.shape)) }
    }
    var sql: SQLFragment = "SELECT \(columns.joined(", ")) FROM \(tables)"
    if !keys.isEmpty {
      let order = keys.map { SQLCompiler.ordered($0.value, $0.isDescending) }
      sql += " ORDER BY \(order.joined(", "))"
      sql += try limits(projection)
    }
    return CompiledQuery(sql: sql, columns: shapes)
  }

  private func nodeColumns(_ alias: String) -> SQLFragment {
    """
    \(raw: alias).id, \(raw: alias).kind, \(raw: alias).name, \(raw: alias).since, \(raw: alias).until,
    \(raw: alias).properties
    """
  }

  private func edgeColumns(_ alias: String) -> SQLFragment {
    """
    \(raw: alias).id, \(raw: alias).source, \(raw: alias).relation, \(raw: alias).target, \(raw: alias).since,
    \(raw: alias).until, \(raw: alias).properties
    """
  }

  private mutating func outputs(of projection: Projection) throws(QueryError) -> [Output] {
    var items: [Projection.Item] = []
    if projection.includesAll { items += scope.order.map { Projection.Item(.variable($0)) } }
    items += projection.items
    guard !items.isEmpty else {
      throw .diagnostic(
        Diagnostic(.syntax, "there is nothing to return", at: nil, help: ["name a node: RETURN talk"]))
    }
    var outputs: [Output] = []
    for (index, item) in items.enumerated() {
      let name = item.alias ?? item.expression.printed()
      outputs.append(
        Output(
          name: name, alias: names.column(index), expression: item.expression,
          value: try value(item.expression)))
    }
    return outputs
  }

  /// `SELECT … FROM … WHERE … GROUP BY …`: where some columns are aggregates, the others are what they are grouped by.
  private func select(_ outputs: [Output], _ projection: Projection) throws(QueryError) -> SQLFragment {
    let columns = outputs.map { output -> SQLFragment in "\(output.value.sql) AS \(raw: output.alias)" }
    let distinct: SQLFragment = projection.isDistinct ? "DISTINCT " : ""
    var sql: SQLFragment = "SELECT \(distinct)\(columns.joined(", "))\(draft.fromAndWhere)"
    let isGrouped = outputs.contains { $0.expression.isAggregate }
    let groups = outputs.indices.filter { !outputs[$0].expression.isAggregate }
    if isGrouped, !groups.isEmpty {
      // By place: a table of an earlier WITH may have a column of the alias's name.
      let keys = groups.map { index -> SQLFragment in "\(raw: String(index + 1))" }
      sql += " GROUP BY \(keys.joined(", "))"
    }
    return sql
  }

  // MARK: Order and limits

  /// A key of ORDER BY at the end of a query: a column, a property of a returned node or edge, or, where rows stand for
  /// themselves, anything in scope.
  private mutating func sortKey(
    _ expression: Expression, _ outputs: inout [Output], _ isShown: inout [Bool], _ isGrouped: Bool,
    _ isDistinct: Bool
  ) throws(QueryError) -> SQLFragment {
    if let index = outputs.firstIndex(where: { output in
      output.expression == expression || expression.kind == .variable(output.name)
    }) {
      let column: SQLFragment = "result.\(raw: outputs[index].alias)"
      return outputs[index].value.shape == .node ? "\(raw: names.fetched(index)).name" : column
    }
    if case .property(let subject, let key) = expression.kind, case .variable(let name) = subject.kind,
      let index = outputs.firstIndex(where: { $0.name == name || $0.expression.kind == .variable(name) })
    {
      let fetched = names.fetched(index)
      switch outputs[index].value.shape {
      case .node: return nodeProperty(fetched, key).sql
      case .edge: return edgeProperty(fetched, key).sql
      default: break
      }
    }
    guard !isGrouped || expression.isAggregate && !isDistinct else {
      return try keyOfResult(expression, outputs)
    }
    let hidden = Output(
      name: "", alias: names.column(outputs.count), expression: expression, value: try value(expression))
    outputs.append(hidden)
    isShown.append(false)
    return "result.\(raw: hidden.alias)"
  }

  /// A sort key that looks only at what is returned: where rows are grouped or distinct, there is nothing else.
  private mutating func keyOfResult(_ expression: Expression, _ outputs: [Output]) throws(QueryError)
    -> SQLFragment
  {
    var outer = self
    outer.draft = SelectDraft()
    outer.scope = Scope()
    for (index, output) in outputs.enumerated() {
      let column: SQLFragment = "result.\(raw: output.alias)"
      switch output.value.shape {
      case .node: outer.scope[output.name] = .node(id: column, table: names.fetched(index))
      case .edge: outer.scope[output.name] = .edge(alias: names.fetched(index))
      default:
        outer.scope[output.name] = .value(
          TypedSQL(sql: column, shape: output.value.shape, type: output.value.type))
      }
    }
    do throws(QueryError) {
      let value = try outer.value(expression)
      binder = outer.binder
      return value.sql
    } catch {
      guard case .diagnostic(let diagnostic) = error, diagnostic.code == .unboundVariable else { throw error }
      throw .diagnostic(
        Diagnostic(
          .unboundVariable, "the rows cannot be sorted by what is not returned", at: expression.range,
          help: ["return it as well, or leave out DISTINCT"]))
    }
  }

  /// A sort key in openCypher's order, in which null is the greatest.
  private static func ordered(_ key: SQLFragment, _ isDescending: Bool) -> SQLFragment {
    isDescending ? "\(key) DESC NULLS FIRST" : "\(key) NULLS LAST"
  }

  private mutating func innerOrder(_ projection: Projection, _ outputs: [Output]) throws(QueryError)
    -> [SQLFragment]
  {
    var keys: [SQLFragment] = []
    for output in outputs where scope[output.name] == nil {
      switch output.value.shape {
      case .node: scope[output.name] = .node(id: output.value.sql, table: nil)
      case .edge: break
      default: scope[output.name] = .value(output.value)
      }
    }
    for key in projection.order {
      let output = outputs.first {
        $0.expression == key.expression || key.expression.kind == .variable($0.name)
      }
      let sql: SQLFragment
      if let output { sql = "\(raw: output.alias)" } else { sql = try value(key.expression).sql }
      keys.append(SQLCompiler.ordered(sql, key.isDescending))
    }
    return keys
  }

  mutating func limits(_ projection: Projection) throws(QueryError) -> SQLFragment {
    guard projection.skip != nil || projection.limit != nil else { return "" }
    let limit = try projection.limit.map { expression throws(QueryError) in try count(expression) }
    let skip = try projection.skip.map { expression throws(QueryError) in try count(expression) }
    return " LIMIT \(limit ?? -1) OFFSET \(skip ?? 0)"
  }

  private func count(_ expression: Expression) throws(QueryError) -> Int64 {
    let value: Int64? =
      switch expression.kind {
      case .literal(.integer(let integer)): integer
      case .parameter(let name): if case .integer(let integer)? = parameters[name] { integer } else { nil }
      default: nil
      }
    guard let value, value >= 0 else {
      throw .diagnostic(
        Diagnostic(.typeMismatch, "a number of rows is needed here, 0 or more", at: expression.range))
    }
    return value
  }
}

extension NameSupply {
  /// The alias of a result's column.
  func column(_ index: Int) -> String { "column\(index + 1)" }
  /// The alias of the row that a result's column is fetched from.
  func fetched(_ index: Int) -> String { "fetched\(index + 1)" }
}

import GraphModel

/// WITH and RETURN.
extension SQLCompiler {
  /// A projection's column.
  private struct Output {
    var name: String
    var alias: String
    var expression: Expression
    var value: TypedSQL

    /// Whether a sort key is what the column holds: the same words, and they mean no column but what they meant there.
    func says(_ key: Expression, among columns: some Collection<Output>) -> Bool {
      guard expression == key else { return false }
      let variables = key.freeVariables
      return !columns.contains { $0.expression.kind != .variable($0.name) && variables.contains($0.name) }
    }
  }

  /// Makes the rows so far a table of the next clauses.
  mutating func with(_ projection: Projection, _ condition: Expression?) throws(QueryError) {
    if projection == Projection([], includesAll: true) {
      if let condition { try filter(condition) }
      return
    }
    var outputs = try outputs(of: projection)
    let own = Set(outputs.map(\.name))
    let condition = try condition.map { condition throws(QueryError) in
      try condition.replacing { part in
        outputs.first { !part.isVariable && $0.says(part, among: outputs) }.map { .variable($0.name) }
      }
    }
    // A condition sees what was there before, unless rows are grouped or distinct.
    var hidden: [String] = []
    if let condition, !projection.isDistinct, !outputs.contains(where: { $0.expression.isAggregate }) {
      hidden = condition.mentionedVariables.subtracting(own).filter { scope[$0] != nil }.sorted()
      for name in hidden {
        let variable = Expression.variable(name)
        outputs.append(
          Output(
            name: name, alias: names.column(outputs.count), expression: variable, value: try value(variable)))
      }
    }
    let sql = try rows(of: projection, outputs)
    let table = names.fresh("rows")
    // What SQLite made a part of the next SELECT would be calculated at each mention.
    let isVolatile = outputs.contains { $0.expression.isVolatile }
    stages.append("\(raw: table) AS \(isVolatile ? "MATERIALIZED " : "" as SQLFragment)(\(sql))")
    draft = SelectDraft()
    draft.join("\(raw: table)")
    scope = Scope()
    for output in outputs {
      var value = output.value
      value.sql = "\(raw: table).\(raw: output.alias)"
      scope.bind(output.name, value)
    }
    if let condition { try filter(condition) }
    scope.bindings = scope.bindings.filter { !hidden.contains($0.key) }
    scope.order.removeAll { hidden.contains($0) }
  }

  /// A SELECT with the tables that WITH clauses have made before it.
  func withStages(_ sql: SQLFragment) -> SQLFragment {
    stages.isEmpty ? sql : "WITH \(stages.joined(", ")) \(sql)"
  }

  /// The rows of a projection: `SELECT column1, column2, …`, sorted and cut.
  mutating func rows(of projection: Projection) throws(QueryError) -> SQLFragment {
    try rows(of: projection, try outputs(of: projection))
  }

  /// The rows of a projection, where each value says its type itself.
  mutating func dynamicRows(of projection: Projection) throws(QueryError) -> SQLFragment {
    let outputs = try outputs(of: projection)
    let isBare =
      projection == Projection(projection.items, includesAll: projection.includesAll)
      && !outputs.contains { $0.expression.isAggregate }
    if isBare {
      let columns = outputs.map { "\($0.value.dynamic) AS \(raw: $0.alias)" as SQLFragment }
      return "SELECT \(columns.joined(", "))\(draft.fromAndWhere)"
    }
    let columns = outputs.map { output -> SQLFragment in
      var value = output.value
      value.sql = "\(raw: output.alias)"
      return "\(value.dynamic) AS \(raw: output.alias)"
    }
    return "SELECT \(columns.joined(", ")) FROM (\(try rows(of: projection, outputs)))"
  }

  private mutating func rows(of projection: Projection, _ outputs: [Output]) throws(QueryError) -> SQLFragment
  {
    guard !projection.order.isEmpty else {
      var sql = try select(outputs, projection)
      sql += try limits(projection, isSorted: false)
      return sql
    }
    let sorted = try sorted(outputs, projection)
    let columns = outputs.map { "result.\(raw: $0.alias)" as SQLFragment }
    return try
      "SELECT \(columns.joined(", ")) FROM \(sorted.tables) ORDER BY \(sorted.order)\(limits(projection, isSorted: true))"
  }

  /// Closes the query: the rows, with the nodes and edges among them fetched.
  mutating func returning(_ projection: Projection) throws(QueryError) -> CompiledQuery {
    let outputs = try outputs(of: projection)
    let isSorted = !projection.order.isEmpty
    let shapes = outputs.map { output in
      CompiledQuery.Column(
        name: output.name, shape: returnsDynamic ? .value : output.value.shape, isPlain: output.value.isPlain)
    }
    if !isSorted, !returnsDynamic, shapes.allSatisfy({ $0.isPlain && ![.node, .edge].contains($0.shape) }) {
      // Nothing is left to do with the rows: a table of them would only be copied.
      let sql: SQLFragment = try "\(select(outputs, projection))\(limits(projection, isSorted: false))"
      return CompiledQuery(sql: withStages(sql), columns: shapes, evaluator: evaluator)
    }
    let sorted = try sorted(outputs, projection)
    var columns: [SQLFragment] = []
    for (index, output) in outputs.enumerated() {
      let source: SQLFragment = "result.\(raw: output.alias)"
      let fetched = names.fetched(index)
      switch returnsDynamic ? .value : output.value.shape {
      case .node: columns.append(nodeColumns(fetched))
      case .edge: columns.append(edgeColumns(fetched))
      case .boolean: columns.append(source)
      case .value:
        var value = output.value
        value.sql = source
        columns.append(returnsDynamic ? "\(value.dynamic) AS \(raw: output.alias)" : source)
      }
    }
    var sql: SQLFragment = "SELECT \(columns.joined(", ")) FROM \(sorted.tables)"
    if isSorted {
      sql += " ORDER BY \(sorted.order)"
      sql += try limits(projection, isSorted: false)
    }
    return CompiledQuery(sql: withStages(sql), columns: shapes, evaluator: evaluator)
  }

  /// The columns as a table called `result`, joined with the rows of the nodes and edges among them, and the sort keys.
  private mutating func sorted(
    _ outputs: [Output], _ projection: Projection
  ) throws(QueryError) -> (tables: SQLFragment, order: SQLFragment) {
    var all = outputs
    var keys: [SQLFragment] = []
    for key in projection.order {
      let value = try sortKey(key.expression, &all, outputs.count, projection)
      // In openCypher's order null is the greatest.
      keys.append(key.isDescending ? "\(value.key) DESC NULLS FIRST" : "\(value.key) NULLS LAST")
    }
    var inner = try select(all, projection)
    if projection.order.isEmpty { inner += try limits(projection, isSorted: false) }
    var tables: SQLFragment = "(\(inner)) AS result"
    for (index, output) in outputs.enumerated() {
      let fetched = names.fetched(index)
      let source: SQLFragment = "result.\(raw: output.alias)"
      switch output.value.shape {
      case .node: tables += " LEFT JOIN node AS \(raw: fetched) ON \(raw: fetched).id = \(source)"
      case .edge: tables += " LEFT JOIN edge AS \(raw: fetched) ON \(raw: fetched).id = \(source)"
      case .value, .boolean: break
      }
    }
    return (tables, keys.joined(", "))
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
    if projection.includesAll { items += scope.order.sorted().map { Projection.Item(.variable($0)) } }
    items += projection.items
    guard !items.isEmpty else {
      throw .diagnostic(
        Diagnostic(.syntax, "there is nothing to return", at: nil, help: ["name a node: RETURN talk"]))
    }
    var outputs: [Output] = []
    for (index, item) in items.enumerated() {
      outputs.append(
        Output(
          name: item.columnName(in: source), alias: names.column(index), expression: item.expression,
          value: try value(item.expression)))
    }
    return outputs
  }

  /// `SELECT … FROM … WHERE … GROUP BY …`: where some columns are aggregates, the others are what they are grouped by.
  private func select(_ outputs: [Output], _ projection: Projection) throws(QueryError) -> SQLFragment {
    var columns = outputs.map { output -> SQLFragment in "\(output.value.sql) AS \(raw: output.alias)" }
    let isGrouped = outputs.contains { $0.expression.isAggregate }
    let isPlain = outputs.allSatisfy(\.value.isPlain)
    var grouping: SQLFragment = ""
    if isGrouped || (projection.isDistinct && !isPlain) {
      // By place, since a name could be that of a column of an earlier table; and SQLite lets no grouping look at the
      // query around it, where a column may.
      var places: [SQLFragment] = []
      for (index, output) in outputs.enumerated() where !output.expression.isAggregate {
        if !output.value.isPlain { columns.append(output.value.key) }
        places.append("\(raw: String(output.value.isPlain ? index + 1 : columns.count))")
      }
      if !places.isEmpty { grouping = " GROUP BY \(places.joined(", "))" }
    }
    let distinct: SQLFragment = projection.isDistinct && isPlain ? "DISTINCT " : ""
    let sql: SQLFragment = "SELECT \(distinct)\(columns.joined(", "))\(draft.fromAndWhere)\(grouping)"
    guard isGrouped, projection.isDistinct, !isPlain else { return sql }
    let all = outputs.map { output -> SQLFragment in
      output.value.isPlain ? "\(raw: output.alias)" : "kgraph_key(\(raw: output.alias))"
    }
    return "SELECT * FROM (\(sql)) GROUP BY \(all.joined(", "))"
  }

  // MARK: Order and limits

  /// A sort key: a column, a property of a returned node or edge, or, where rows stand for themselves, anything in
  /// scope.
  private mutating func sortKey(
    _ expression: Expression, _ outputs: inout [Output], _ count: Int, _ projection: Projection
  ) throws(QueryError) -> TypedSQL {
    let own = outputs.prefix(count)
    let named = own.firstIndex { expression.kind == .variable($0.name) }
    if let index = named ?? own.firstIndex(where: { $0.says(expression, among: own) }) {
      var value = own[index].value
      value.sql = "result.\(raw: own[index].alias)"
      // Nodes are sorted as people read them.
      return value.type == .node ? nodeProperty(names.fetched(index), "name") : value
    }
    if case .property(let subject, let key) = expression.kind, case .variable(let name) = subject.kind,
      let index = own.firstIndex(where: { $0.name == name })
        ?? own.firstIndex(where: { $0.expression.kind == .variable(name) })
    {
      switch own[index].value.type {
      case .node: return nodeProperty(names.fetched(index), key)
      case .edge: return edgeProperty(names.fetched(index), key)
      default: break
      }
    }
    let isAggregated = own.contains { $0.expression.isAggregate }
    guard !projection.isDistinct, !isAggregated || expression.isAggregate else {
      return try keyOfResult(expression, Array(own))
    }
    // The columns' names count as well, before what else is called so.
    let outer = scope
    for output in own { scope.bind(output.name, output.value) }
    defer { scope = outer }
    let hidden = Output(
      name: "", alias: names.column(outputs.count), expression: expression, value: try value(expression))
    outputs.append(hidden)
    var key = hidden.value
    key.sql = "result.\(raw: hidden.alias)"
    return key
  }

  /// A sort key that looks only at what is returned: where rows are grouped or distinct, there is nothing else.
  private mutating func keyOfResult(_ expression: Expression, _ outputs: [Output]) throws(QueryError)
    -> TypedSQL
  {
    var outer = self
    outer.draft = SelectDraft()
    outer.scope = Scope()
    for (index, output) in outputs.enumerated() {
      var value = output.value
      value.sql = "result.\(raw: output.alias)"
      for name in [output.name, " \(output.alias)"] {
        outer.scope.bind(name, value)
        switch value.type {
        case .node: outer.scope[name] = .node(Scope.Element(id: value.sql, table: names.fetched(index)))
        case .edge: outer.scope[name] = .edge(Scope.Element(id: value.sql, table: names.fetched(index)))
        default: break
        }
      }
    }
    do throws(QueryError) {
      let value = try outer.value(
        try expression.replacing { part in
          outputs.first { !part.isVariable && $0.says(part, among: outputs) }
            .map { .variable(" \($0.alias)") }
        })
      binder = outer.binder
      return value
    } catch {
      guard case .diagnostic(let diagnostic) = error, diagnostic.code == .unboundVariable else { throw error }
      throw .diagnostic(
        Diagnostic(
          .unboundVariable, "the rows cannot be sorted by what is not returned", at: expression.range,
          help: ["return it as well, or leave out DISTINCT"]))
    }
  }

  /// LIMIT and OFFSET; a sorted subquery has a LIMIT in any case, since SQLite leaves out an order that it thinks
  /// nothing depends on.
  private func limits(_ projection: Projection, isSorted: Bool) throws(QueryError) -> SQLFragment {
    guard projection.skip != nil || projection.limit != nil else { return isSorted ? " LIMIT -1" : "" }
    func rows(_ expression: Expression) throws(QueryError) -> Int64 {
      try number(expression, atLeast: 0, of: "rows")
    }
    let limit = try projection.limit.map(rows)
    let skip = try projection.skip.map(rows)
    return " LIMIT \(limit ?? -1) OFFSET \(skip ?? 0)"
  }

  /// A number that is the same for all rows.
  func number(
    _ expression: Expression, atLeast least: Int64, of things: String
  ) throws(QueryError) -> Int64 {
    if case .parameter(let name) = expression.kind { _ = try parameter(name, expression.range) }
    if let name = expression.mentionedVariables.sorted().first {
      throw .diagnostic(
        Diagnostic(
          .typeMismatch, "a number of \(things) cannot depend on '\(name)'", at: expression.range,
          help: ["write a number or a $parameter"]))
    }
    do throws(Diagnostic) {
      guard case .integer(let count) = try evaluator.constant(expression), count >= least else {
        throw Diagnostic(
          .typeMismatch, "a number of \(things) is needed here, \(least) or more", at: expression.range)
      }
      return count
    } catch { throw .diagnostic(error) }
  }
}

extension Expression {
  /// Whether it has another value each time.
  fileprivate var isVolatile: Bool {
    if case .call(let name, _, _) = kind, name.lowercased() == "rand" { return true }
    return children.contains(where: \.isVolatile)
  }

  /// The expression with the parts that `replacement` knows replaced.
  fileprivate func replacing(_ replacement: (Expression) -> Expression?) throws(QueryError) -> Expression {
    if let replaced = replacement(self) { return replaced }
    return try withChildren { child throws(QueryError) in try child.replacing(replacement) }
  }
}

extension NameSupply {
  /// The alias of a result's column.
  func column(_ index: Int) -> String { "column\(index + 1)" }
  /// The alias of the row that a result's column is fetched from.
  func fetched(_ index: Int) -> String { "fetched\(index + 1)" }
}

import GraphModel

/// Turns a pattern query into one SQL statement.
///
/// A query is read clause by clause into a SELECT; WITH closes it and makes it a table of the next. Rows carry node
/// numbers until the last moment: names and properties are fetched for what is returned, after DISTINCT. Where SQL does
/// not say exactly what openCypher means, the statement calls the evaluator.
struct SQLCompiler {
  let store: GraphStore
  let parameters: [String: Value]
  let today: String
  /// The query's text, which columns without a name are called by.
  let source: [Unicode.Scalar]
  let planner: Planner
  let names: NameSupply
  let evaluator: ExpressionEvaluator
  var binder: Binder
  var scope = Scope()
  var draft = SelectDraft()
  /// The tables that WITH clauses have made: `rows1 AS (SELECT …)`.
  var stages: [SQLFragment] = []
  /// Whether it matters how often a row occurs: not inside EXISTS or under DISTINCT.
  var countsRows = true
  /// In how many others the SELECT stands that is being made.
  var depth = 0
  /// Whether every result column must say its type itself, since another branch's column is of another type.
  var returnsDynamic = false

  /// Compiles a query; the warnings are what it says that the vocabulary does not know.
  static func compile(
    _ query: PatternQuery, text: String = "", store: GraphStore, planner: Planner,
    parameters: [String: Value], today: CalendarDay
  ) throws(QueryError) -> (query: CompiledQuery, warnings: [Diagnostic]) {
    do throws(GraphError) { try store.register(QueryFunctions.all) } catch { throw .graph(error) }
    let evaluator = ExpressionEvaluator(store, parameters: parameters)
    var warnings: [Diagnostic] = []
    func branches(returningDynamic: Bool) throws(QueryError) -> [CompiledQuery] {
      warnings = []
      var branches: [CompiledQuery] = []
      for branch in query.branches {
        var compiler = SQLCompiler(
          store: store, parameters: parameters, today: today.text,
          source: Array(text.unicodeScalars), planner: planner, names: NameSupply(),
          evaluator: evaluator, binder: Binder(store: store), returnsDynamic: returningDynamic)
        branches.append(try compiler.compile(branch))
        warnings += compiler.binder.warnings
      }
      return branches
    }
    var all = try branches(returningDynamic: false)
    guard let first = all.first else {
      throw .diagnostic(Diagnostic(.incomplete, "a query needs a RETURN", at: nil))
    }
    guard all.count > 1 else { return (first, warnings) }
    guard all.allSatisfy({ $0.columns.map(\.name) == first.columns.map(\.name) }) else {
      throw .diagnostic(
        Diagnostic(.syntax, "the parts of a UNION must return the same columns", at: nil))
    }
    let isPlain = first.columns.allSatisfy(\.isPlain) && all.allSatisfy { $0.columns == first.columns }
    if !isPlain { all = try branches(returningDynamic: true) }
    return (union(of: all, keepsDuplicates: query.keepsDuplicates, isPlain: isPlain), warnings)
  }

  private static func union(
    of branches: [CompiledQuery], keepsDuplicates: Bool, isPlain: Bool
  ) -> CompiledQuery {
    var result = branches[0]
    let operation: SQLFragment = keepsDuplicates || !isPlain ? " UNION ALL " : " UNION "
    result.sql = branches.map { "SELECT * FROM (\($0.sql))" as SQLFragment }.joined(operation)
    if !keepsDuplicates, !isPlain {
      let keys = result.columns.indices.map { "kgraph_key(column\(raw: String($0 + 1)))" as SQLFragment }
      result.sql = "SELECT * FROM (\(result.sql)) GROUP BY \(keys.joined(", "))"
    }
    return result
  }

  private mutating func compile(_ clauses: [Clause]) throws(QueryError) -> CompiledQuery {
    guard case .returning(let projection)? = clauses.last else {
      throw .diagnostic(
        Diagnostic(
          .incomplete, "RETURN is missing: a pattern ends with what to return", at: nil,
          help: ["add, for example, RETURN *"]))
    }
    try read(clauses.dropLast(), before: clauses.last)
    return try returning(projection)
  }

  /// Reads clauses into the draft; `last` is the clause behind them.
  mutating func read(_ clauses: ArraySlice<Clause>, before last: Clause?) throws(QueryError) {
    var rest = clauses
    while let clause = rest.first {
      if case .match(_, _, isOptional: false) = clause {
        // A repeated path sees what earlier clauses have bound; so these come first.
        let group = [clause] + (clause.mayLackNodes ? [] : rest.dropFirst().prefix { $0.isPlainMatch })
        rest = rest.dropFirst(group.count)
        let outer = countsRows
        if let next = rest.first ?? last, next.ignoresDuplicates { countsRows = false }
        try match(group)
        countsRows = outer
        continue
      }
      rest = rest.dropFirst()
      switch clause {
      case .match(let paths, let condition, _): try optionalMatch(paths, condition)
      case .unwind(let list, let variable): try unwind(list, as: variable)
      case .with(let projection, let condition): try with(projection, condition)
      case .returning: throw .diagnostic(Diagnostic(.syntax, "RETURN is the last clause", at: nil))
      }
    }
  }

  func unsupported(_ what: String, at range: SourceRange? = nil) -> QueryError {
    .diagnostic(Diagnostic(.unsupported, "\(what) cannot be answered yet", at: range))
  }

  mutating func filter(_ condition: Expression) throws(QueryError) {
    for part in condition.conjuncts { draft.conditions.append(try boolean(part)) }
  }

  // MARK: OPTIONAL MATCH and UNWIND

  /// A compiler for what stands between braces: it sees the variables outside, and makes a SELECT of its own.
  func nested(countingRows: Bool) -> SQLCompiler {
    var inner = self
    inner.draft = SelectDraft()
    inner.stages = []
    inner.countsRows = countingRows
    inner.depth += 1
    return inner
  }

  /// For each row, the rows that the match makes of it, or else one in which its variables are null.
  ///
  /// SQLite joins no subquery that looks at the row beside it, but a table-valued function may have such a subquery as
  /// its argument: it makes a list of rows, which the function turns back into rows.
  private mutating func optionalMatch(
    _ paths: [PathPattern], _ condition: Expression?
  ) throws(QueryError) {
    var inner = nested(countingRows: true)
    try inner.match([.match(paths: paths, condition: condition, isOptional: false)])
    binder = inner.binder
    let found = try rows(of: inner, in: names.fresh("optional"))
    draft.joinOptional("\(found.table(from: inner.draft.fromAndWhere))")
    for (name, value) in found.values { scope.bind(name, value) }
  }

  /// What an inner search has bound, as columns of a table.
  struct FoundRows {
    var alias: String
    /// The columns inside of the search.
    var columns: [SQLFragment] = []
    /// The names, with what they are outside.
    var values: [(name: String, value: TypedSQL)] = []

    /// `c0, c1, …`
    private var names: SQLFragment {
      columns.indices.map { "c\(raw: String($0))" as SQLFragment }.joined(", ")
    }

    /// `… AS c0, … AS c1`
    var named: SQLFragment {
      columns.enumerated().map { "\($1) AS c\(raw: String($0))" as SQLFragment }.joined(", ")
    }

    /// The table of all rows. An aggregate of nothing but columns from outside would be one of the query outside: hence
    /// the columns are those of a table of their own.
    func table(from source: SQLFragment) -> SQLFragment { table(of: "SELECT \(named)\(source)") }

    /// The table of the rows that a SELECT of the columns gives, or of some of them.
    func table(of rows: SQLFragment, where condition: SQLFragment? = nil) -> SQLFragment {
      let filter: SQLFragment = condition.map { " WHERE \($0)" } ?? ""
      return "kgraph_elements((SELECT kgraph_rows(\(names)) FROM (\(rows))\(filter))) AS \(raw: alias)"
    }
  }

  /// The variables that an inner search has bound besides those outside; and one without a place in their order.
  func rows(
    of inner: SQLCompiler, in alias: String, and hidden: String? = nil
  ) throws(QueryError) -> FoundRows {
    var found = FoundRows(alias: alias)
    for name in inner.scope.order.dropFirst(scope.order.count) + [hidden].compactMap(\.self) {
      guard var value = try inner.boundValue(name) else { continue }
      found.columns.append(value.sql)
      guard found.columns.count <= SQLCompiler.greatestWidth else {
        throw unsupported("an inner search with more than \(SQLCompiler.greatestWidth) variables")
      }
      value.sql = "\(raw: alias).c\(raw: String(found.columns.count - 1))"
      value.isNullable = true
      found.values.append((name, value))
    }
    if found.columns.isEmpty { found.columns.append("1") }
    return found
  }

  /// As many columns as the function `kgraph_elements` has.
  static let greatestWidth = 48

  private mutating func unwind(_ list: Expression, as variable: String) throws(QueryError) {
    let value = try value(list)
    let alias = names.fresh("element")
    let checked: SQLFragment =
      value.type == .list
      ? value.sql : "kgraph_list(\(raw: String(identity(at: list.range))), \(value.dynamic))"
    draft.join("kgraph_elements(\(checked)) AS \(raw: alias)")
    scope[variable] = .value(TypedSQL(sql: "\(raw: alias).value"))
  }

  /// The number of the expression that is its own argument, for a check of it.
  func identity(at range: SourceRange) -> Int {
    evaluator.add(
      .init(
        expression: Expression(.variable(Expression.argumentName(0)), range: range), arguments: [.dynamic]))
  }
}

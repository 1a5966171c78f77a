import GraphQuery

/// Answers patterns by trying everything: every assignment of nodes and edges, with nested loops over two arrays.
///
/// It shares the parser with the compiler under test and nothing else. What it does not know it throws, so that no query
/// passes unjudged.
struct Judge {
  /// Why there is no answer.
  enum Failure: Error, Equatable {
    /// The query has none.
    case mistake(String)
    /// The judge does not know the form.
    case unknown(String)
    /// There is too much to try.
    case tooMuch
  }

  /// How much may still be tried.
  final class Budget {
    private var steps: Int

    init(_ steps: Int) { self.steps = steps }

    func spend(_ cost: Int = 1) throws {
      steps -= cost
      if steps < 0 { throw Failure.tooMuch }
    }
  }

  /// What a row binds.
  typealias Row = [String: JudgeValue]

  let graph: JudgeGraph
  var parameters: [String: JudgeValue] = [:]
  /// Whether every part of an expression is looked at. openCypher leaves open whether `false AND 1 / 0 > 1` has a value.
  var isEager = false
  var budget = Budget(2_000)

  /// The rows of a query; under ORDER BY in order.
  func answer(to query: PatternQuery) throws -> Answer {
    guard var whole = try query.branches.first.map(answer) else {
      throw Failure.mistake("a query without clauses")
    }
    guard query.branches.count > 1 else { return whole }
    whole.isOrdered = false
    for branch in query.branches.dropFirst() {
      let next = try answer(to: branch)
      guard next.columns == whole.columns else { throw Failure.mistake("the columns of UNION differ") }
      whole.rows += next.rows
    }
    if !query.keepsDuplicates { whole.rows = Judge.distinct(whole.rows, \.values) }
    whole.candidates = whole.rows.map(\.values)
    return whole
  }

  private func answer(to clauses: [Clause]) throws -> Answer {
    var scope = Scope()
    for clause in clauses {
      if case .returning(let projection) = clause {
        var answer = try project(projection, scope)
        for row in answer.rows { try row.values.forEach(look) }
        answer.isOrdered = !projection.order.isEmpty
        return answer
      }
      scope = try self.scope(after: clause, scope)
    }
    throw Failure.mistake("a query without RETURN")
  }

  /// What follows a clause sees.
  func scope(after clause: Clause, _ scope: Scope) throws -> Scope {
    var next = scope
    switch clause {
    case .match(let paths, let condition, let isOptional):
      try checkEdges(paths)
      next.names.formUnion(paths.flatMap(\.variables))
      try check(paths.flatMap(\.expressions), next.names)
      try check([condition].compactMap(\.self), next.names)
      next.rows = try scope.rows.flatMap { row in
        let found = try matches(paths, condition, from: row)
        return found.isEmpty && isOptional ? [row] : found
      }
      next.rows = next.rows.map { row in
        Row(uniqueKeysWithValues: next.names.map { ($0, row[$0] ?? .null) })
      }
    case .unwind(let list, let variable):
      guard !scope.names.contains(variable) else { throw Failure.mistake("\(variable) is taken") }
      next.names.insert(variable)
      try check([list], scope.names)
      next.rows = try scope.rows.flatMap { row in
        // Of null there are no elements.
        try (elements(value(of: list, in: row)) ?? []).map { row.merging([variable: $0]) { $1 } }
      }
    case .with(let projection, let condition):
      let answer = try project(projection, scope)
      next.names = Set(answer.columns)
      try check([condition].compactMap(\.self), scope.names.union(answer.columns))
      let rows = try answer.rows.filter { row in
        // WHERE sees what was there before the projection as well.
        try condition.map { try holds($0, in: row.visible) } ?? true
      }
      next.rows = rows.map { Row(uniqueKeysWithValues: zip(answer.columns, $0.values)) }
    case .returning: throw Failure.mistake("a RETURN in the middle")
    }
    try budget.spend(next.rows.count)
    return next
  }

  /// Throws if an expression has a name that nothing binds, even if there is no row to see it with.
  func check(_ expressions: [Expression], _ names: Set<String>) throws {
    for expression in expressions {
      for name in expression.freeVariables.subtracting(names) {
        throw Failure.mistake("there is no variable \(name)")
      }
      for case .match(let paths, _, _) in expression.innerClauses { try checkEdges(paths) }
    }
  }

  private func checkEdges(_ paths: [PathPattern]) throws {
    let edges = paths.flatMap(\.edges).compactMap(\.variable)
    guard Set(edges).count == edges.count else { throw Failure.mistake("an edge is in the MATCH twice") }
  }

  /// Whether a condition is true, and not null.
  func holds(_ condition: Expression, in row: Row) throws -> Bool {
    try truth(of: value(of: condition, in: row)) == true
  }

  /// A value that is a condition's; nil for null.
  func truth(of value: JudgeValue) throws -> Bool? {
    switch value {
    case .null: return nil
    case .boolean(let boolean): return boolean
    default: throw Failure.mistake("\(value.typeName) is neither true nor false")
    }
  }

  /// Throws if the value is a failure.
  func look(_ value: JudgeValue) throws {
    switch value {
    case .failed(let why): throw Failure.mistake(why)
    case .list(let elements): try elements.forEach(look)
    case .map(let entries): try entries.forEach { try look($0.value) }
    default: break
    }
  }

  /// The elements without those that are the same as an earlier one.
  static func distinct<Element>(_ elements: [Element], _ values: (Element) -> [JudgeValue]) -> [Element] {
    var seen: Set<[String]> = []
    return elements.filter { seen.insert(values($0).map { $0.identity(.equivalence) }).inserted }
  }
}

extension Judge {
  /// What a clause sees: the variables, and the rows that bind all of them.
  struct Scope {
    var names: Set<String> = []
    var rows: [Row] = [[:]]
  }

  /// What a projection gives.
  struct Answer {
    struct Row {
      var values: [JudgeValue]
      /// What ORDER BY sorts it by.
      var keys: [JudgeValue] = []
      /// What a WHERE behind the projection sees.
      var visible: Judge.Row = [:]
    }

    var columns: [String]
    var rows: [Row]
    /// All rows before SKIP and LIMIT, among which these may choose unless ORDER BY decides.
    var candidates: [[JudgeValue]]
    var isOrdered = false
  }
}

extension PathPattern {
  /// The names it binds.
  var variables: [String] {
    ([variable] + nodes.map(\.variable) + edges.map(\.variable) + parts.map(\.variable)).compactMap(\.self)
      + edges.flatMap { $0.repeated?.variables ?? [] }
  }

  /// The conditions and properties in it.
  var expressions: [Expression] {
    let ofNodes = nodes.flatMap { $0.properties.map(\.value) + [$0.condition].compactMap(\.self) }
    let ofEdges = edges.flatMap { $0.properties.map(\.value) + [$0.condition].compactMap(\.self) }
    return ofNodes + ofEdges + edges.flatMap { $0.repeated?.expressions ?? [] }
  }
}

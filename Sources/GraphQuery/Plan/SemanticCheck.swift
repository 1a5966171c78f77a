/// Finds the mistakes in a pattern that show without looking at a graph: variables that nothing binds or that are bound
/// as something else, aggregates where none can be, values of the wrong type.
///
/// Source: openCypher 9, the compile-time errors of its technology compatibility kit.
struct SemanticCheck {
  /// What is bound to a variable.
  struct Binding: Hashable {
    var type: StaticType
    /// The MATCH clause, by number, in which an edge was bound: there it cannot be taken twice.
    var clause: Int?
  }

  /// The variables in scope, in the order of their appearance.
  struct Scope {
    private(set) var names: [String] = []
    private var bindings: [String: Binding] = [:]

    subscript(name: String) -> Binding? {
      get { bindings[name] }
      set {
        if bindings[name] == nil { names.append(name) }
        bindings[name] = newValue
      }
    }
  }

  var scope = Scope()
  /// The properties of nodes and edges that the query looks at.
  let properties = PropertyUses()
  /// How many MATCH clauses there were.
  private var clauseCount = 0
  /// Inside of an aggregate's arguments, its name.
  var aggregate: String?
  /// Why no aggregate may stand here, or nil where one may.
  var aggregateObstacle: String? = "an aggregate can only stand in RETURN and WITH"

  /// Throws the first mistake of a query; returns the properties that it looks at.
  @discardableResult
  static func check(_ query: PatternQuery) throws(Diagnostic) -> [PropertyUse] {
    var properties: [PropertyUse] = []
    try check(query.branches) { branch throws(Diagnostic) in
      var check = SemanticCheck()
      let names = try check.check(branch)
      properties += check.properties.all
      return names
    }
    return properties
  }

  /// Checks the parts of a UNION, which must have the same columns; returns these.
  @discardableResult
  static func check(
    _ branches: [[Clause]], _ check: ([Clause]) throws(Diagnostic) -> [String]
  ) throws(Diagnostic) -> [String] {
    var columns: [String]?
    for branch in branches {
      let names = try check(branch)
      if let columns, columns.isEmpty != names.isEmpty {
        throw Diagnostic(
          .columnName, "a part of the UNION has no RETURN, and another one has", at: nil,
          help: ["write RETURN in all of them, or in none"])
      }
      if let columns, columns != names {
        throw Diagnostic(
          .columnName, "the parts of a UNION must return the same columns", at: nil,
          help: [
            "the first returns \(columns.joined(separator: ", ")), a later one \(names.joined(separator: ", "))",
            "rename them with AS",
          ])
      }
      columns = names
    }
    return columns ?? []
  }

  /// Checks the clauses of a query or subquery; returns the columns of its RETURN.
  @discardableResult
  mutating func check(_ clauses: [Clause]) throws(Diagnostic) -> [String] {
    for clause in clauses {
      switch clause {
      case .match(let paths, let condition, _):
        try bind(paths)
        if let condition { try checkCondition(condition) }
      case .unwind(let list, let variable):
        let type = try type(of: list, where: "UNWIND takes a list apart; it has no aggregates")
        try require(type, .list, list, "UNWIND needs a list")
        guard scope[variable] == nil else { throw alreadyBound(variable, at: list.range) }
        scope[variable] = Binding(type: type.element)
      case .with(let projection, let condition):
        try project(projection, condition)
      case .returning(let projection):
        return try project(projection, nil, isLast: true)
      }
    }
    return []
  }

  /// The number of the MATCH clause that begins.
  mutating func nextClause() -> Int {
    clauseCount += 1
    return clauseCount
  }

  // MARK: Diagnostics

  /// Checks that a value can be of one of the types.
  func require(
    _ type: StaticType, _ wanted: StaticType.Types, _ expression: Expression, _ message: String
  ) throws(Diagnostic) {
    guard !type.canBe(wanted) else { return }
    throw Diagnostic(
      .typeMismatch, "\(message), and this is \(type.types.words)", at: expression.range)
  }

  /// Checks a condition: true, false or null, and no aggregate in it.
  mutating func checkCondition(_ condition: Expression) throws(Diagnostic) {
    let type = try type(of: condition, where: "a condition looks at one row and has no aggregates")
    guard !type.canBe(.boolean) else { return }
    let help =
      type.types.isSubset(of: [.node, .edge])
      ? ["to ask whether there is one, write \(condition.printed()) IS NOT NULL"] : []
    throw Diagnostic(
      .typeMismatch, "a condition is needed here, and this is \(type.types.words)", at: condition.range,
      help: help)
  }

  func unbound(_ name: String, at range: SourceRange?) -> Diagnostic {
    let near = nearest(to: name, in: scope.names).prefix(3)
    return Diagnostic(
      .unboundVariable, "nothing is called '\(name)' here", at: range,
      help: near.map { "did you mean '\($0)'?" } + ["a variable is named in a MATCH first: (\(name):talk)"])
  }

  func alreadyBound(_ name: String, at range: SourceRange?) -> Diagnostic {
    let what = scope[name].map { " as \($0.type.types == .any ? "a value" : $0.type.types.words)" } ?? ""
    return Diagnostic(
      .alreadyBound, "'\(name)' is there already\(what)", at: range, help: ["choose another name"])
  }
}

import GraphModel

/// Evaluates what SQL cannot say exactly: the one place that knows openCypher's expressions value by value.
///
/// A statement calls it with the number of an expression and the values of what the expression is made of. It belongs
/// to one compiled query and runs on that query's task.
final class ExpressionEvaluator {
  /// An expression that a statement leaves to the evaluator.
  struct Program {
    /// The expression, in which variables called " 0", " 1", … stand for the arguments.
    var expression: Expression
    /// What the arguments are.
    var arguments: [ValueForm]
    /// The expression as it was asked for.
    var source: Expression

    init(expression: Expression, arguments: [ValueForm], source: Expression? = nil) {
      self.expression = expression
      self.arguments = arguments
      self.source = source ?? expression
    }
  }

  let lookup: GraphLookup
  private let parameters: [String: Value]
  private(set) var programs: [Program] = []
  /// The mistake that ended a run, in the user's words: SQLite only knows that there was one.
  var failure: Diagnostic?
  /// The graph's failure that ended a run.
  var graphFailure: GraphError?
  private let store: GraphStore
  private var searches: [Search] = []
  private(set) var shortestPathSearches: [ShortestPaths] = []
  var locals: [(name: String, value: RuntimeValue)] = []

  init(_ store: GraphStore, parameters: [String: Value]) {
    self.store = store
    lookup = GraphLookup(store)
    self.parameters = parameters
  }

  /// Makes it ready for another run.
  func reset() {
    lookup.reset()
    failure = nil
    graphFailure = nil
  }

  /// Adds an expression; its number is what the statement calls it by.
  func add(_ program: Program) -> Int {
    if let known = programs.firstIndex(where: {
      $0.expression == program.expression && $0.arguments == program.arguments
        && $0.expression.range == program.expression.range
    }) {
      return known
    }
    programs.append(program)
    return programs.count - 1
  }

  /// What the numbers in the statement stand for, for people to read.
  var explanation: String {
    programs.enumerated().compactMap { number, program in
      program.expression.isVariable ? nil : "\(number): \(program.source.printed())"
    }.joined(separator: "\n").split(separator: "` ", omittingEmptySubsequences: false).enumerated().map {
      // A name that no query can write is one without its space and backticks to those who read it.
      $0 == 0 ? String($1) : String($1.replacing("`", with: "", maxReplacements: 1))
    }.joined()
  }

  /// The value of a call `function(number, arguments…)`.
  func call(_ arguments: SQLArguments) throws(Diagnostic) -> RuntimeValue {
    guard case .integer(let number) = arguments[0], programs.indices.contains(Int(number)) else {
      return .null
    }
    let program = programs[Int(number)]
    return try withArguments(program.arguments, of: arguments, from: 1) { () throws(Diagnostic) in
      try value(of: program.expression)
    }
  }

  /// Calls `body` where the arguments of a call have their names, and nothing else has one.
  func withArguments<Result>(
    _ forms: [ValueForm], of arguments: SQLArguments, from first: Int, _ body: () throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let outer = locals
    locals.removeAll(keepingCapacity: true)
    defer { locals = outer }
    for (index, form) in forms.enumerated() {
      locals.append((Expression.argumentName(index), form.value(of: arguments[first + index])))
    }
    return try body()
  }

  // MARK: Searches

  /// A search that depends on an element of a list, which is run as a statement of its own.
  private struct Search {
    var sql: SQLFragment
    var form: ValueForm
  }

  /// The name under which expressions call searches: one that no query can write.
  static let searchName = " search"

  /// Adds a search; its number is what expressions call it by.
  func add(search sql: SQLFragment, _ form: ValueForm) -> Int {
    searches.append(Search(sql: sql, form: form))
    return searches.count - 1
  }

  /// The value that a search finds, given the names that are known where it is called.
  func found(bySearch argument: Expression) throws(Diagnostic) -> RuntimeValue {
    guard case .literal(.integer(let number)) = argument.kind, searches.indices.contains(Int(number)) else {
      return .null
    }
    let search = searches[Int(number)]
    var found = RuntimeValue.null
    try run(search.sql) { row in
      found = search.form.value(of: row.value(0))
      return false
    }
    return found
  }

  /// Runs a statement that belongs to the query.
  func run(_ sql: SQLFragment, while body: (Row) -> Bool) throws(Diagnostic) {
    do throws(GraphError) { try store.query(sql, context: self, while: body) } catch {
      if let failure { throw failure }
      graphFailure = error
      throw Diagnostic(.unsupported, error.message, at: nil)
    }
  }

  /// A search for shortest paths, with what its arguments are.
  struct ShortestPaths {
    var search: ShortestPathSearch
    var arguments: [ValueForm]
  }

  /// Adds a search for shortest paths; its number is what the statement calls it by.
  func add(_ search: ShortestPaths) -> Int {
    shortestPathSearches.append(search)
    return shortestPathSearches.count - 1
  }

  /// The value of a name that is known where a search is called.
  func local(_ name: SQLValue) -> RuntimeValue {
    guard case .text(let name) = name else { return .null }
    return locals.last { $0.name == name }?.value ?? .null
  }

  /// The value of an expression that is made of nothing but literals.
  func constant(_ expression: Expression) throws(Diagnostic) -> RuntimeValue { try value(of: expression) }

  // MARK: Expressions

  func value(of expression: Expression) throws(Diagnostic) -> RuntimeValue {
    switch expression.kind {
    case .literal(let literal): return RuntimeValue(literal)
    case .variable(let name):
      guard let local = locals.last(where: { $0.name == name }) else {
        throw unsupported("'\(name)' here", expression)
      }
      return local.value
    case .property(let subject, let key):
      return try property(key, of: try value(of: subject), subject)
    case .list(let elements): return .list(try values(of: elements))
    case .map(let entries):
      var result: [RuntimeValue.Entry] = []
      for entry in entries { result.set(entry.key, to: try value(of: entry.value)) }
      return .map(result)
    case .mapProjection(let subject, let items): return try projectedMap(of: subject, items)
    case .unary(let operation, let operand):
      return try unary(operation, try value(of: operand), expression)
    case .binary(let operation, let left, let right):
      return try binary(operation, left, right, expression)
    case .isNull(let operand, let negated):
      return .boolean(try value(of: operand).isNull != negated)
    case .hasLabel(let subject, let label): return try hasLabel(try value(of: subject), label, subject)
    case .call(let name, _, let arguments): return try call(name, arguments, expression)
    case .index(let subject, let index):
      return try element(try value(of: index), of: try value(of: subject), expression)
    case .slice(let list, let from, let to):
      return try slice(try value(of: list), try bound(from), try bound(to), expression)
    case .cases(let subject, let branches, let otherwise):
      return try cases(subject, branches, otherwise)
    case .comprehension(let variable, let list, let condition, let result):
      return try comprehension(variable, list, condition, result)
    case .quantified(let quantifier, let variable, let list, let condition):
      return try quantified(quantifier, variable, list, condition)
    case .reduce(let accumulator, let start, let variable, let list, let step):
      return try reduce(accumulator, start, variable, list, step)
    case .parameter(let name):
      guard let value = parameters[name] else { throw unsupported("a missing parameter", expression) }
      return RuntimeValue(value)
    case .countAll, .exists, .count, .collect, .patternComprehension:
      throw unsupported("this expression here", expression)
    }
  }

  func values(of expressions: [Expression]) throws(Diagnostic) -> [RuntimeValue] {
    var values: [RuntimeValue] = []
    for expression in expressions { values.append(try value(of: expression)) }
    return values
  }

  /// A condition's value; nil for null.
  func truth(of expression: Expression) throws(Diagnostic) -> Bool? {
    try truth(try value(of: expression), expression)
  }

  func truth(_ value: RuntimeValue, _ expression: Expression) throws(Diagnostic) -> Bool? {
    switch value {
    case .boolean(let boolean): return boolean
    case .null: return nil
    default: throw mismatch("a condition is needed here, not \(value.description)", expression)
    }
  }

  func mismatch(_ message: String, _ expression: Expression) -> Diagnostic {
    Diagnostic(.typeMismatch, message, at: expression.knownRange)
  }

  private func unsupported(_ what: String, _ expression: Expression) -> Diagnostic {
    Diagnostic(.unsupported, "\(what) cannot be answered yet", at: expression.knownRange)
  }

  func bound(_ expression: Expression?) throws(Diagnostic) -> RuntimeValue? {
    if let expression { try value(of: expression) } else { nil }
  }

  private func cases(
    _ subject: Expression?, _ branches: [Expression.CaseBranch], _ otherwise: Expression?
  ) throws(Diagnostic) -> RuntimeValue {
    let wanted = try bound(subject)
    for branch in branches {
      let isMet: Bool
      if let wanted {
        isMet = RuntimeValue.equal(wanted, try value(of: branch.condition)) == true
      } else {
        isMet = try truth(of: branch.condition) == true
      }
      if isMet { return try value(of: branch.result) }
    }
    return try bound(otherwise) ?? .null
  }

  // MARK: Nodes, edges and maps

  func property(
    _ key: String, of value: RuntimeValue, _ subject: Expression
  ) throws(Diagnostic) -> RuntimeValue {
    switch value {
    case .null: return .null
    case .map(let entries): return RuntimeValue.value(of: key, in: entries)
    case .node, .edge: return lookup.property(key, of: value)
    default: throw mismatch("\(value.description) has no properties", subject)
    }
  }

  private func hasLabel(
    _ value: RuntimeValue, _ label: LabelExpression, _ subject: Expression
  ) throws(Diagnostic) -> RuntimeValue {
    switch value {
    case .null: return .null
    case .node(let id): return .boolean(label.fits(lookup.labels(of: id)))
    case .edge(let id): return .boolean(label.fits(lookup.edge(id).map { [$0.relation] } ?? []))
    default: throw mismatch("only a node or an edge has a label, not \(value.description)", subject)
    }
  }
}

/// How a value stands in an SQL column.
enum ValueForm: Hashable {
  /// As what it is, or as a BLOB that says so.
  case dynamic
  /// As 0 or 1.
  case boolean
  /// As a node's number.
  case node
  /// As an edge's number.
  case edge

  /// The value of a column of this form.
  func value(of column: SQLValue) -> RuntimeValue {
    guard case .integer(let number) = column, self != .dynamic else { return RuntimeValue(column) }
    return switch self {
    case .dynamic: .integer(number)
    case .boolean: .boolean(number != 0)
    case .node: .node(number)
    case .edge: .edge(number)
    }
  }
}

extension RuntimeValue {
  init(_ literal: Expression.Literal) {
    switch literal {
    case .null: self = .null
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .integer(integer)
    case .real(let real): self = .real(real)
    case .text(let text): self = .text(text)
    }
  }
}

extension Expression {
  /// The name by which an expression calls its argument: one that no query can write.
  static func argumentName(_ index: Int) -> String { " \(index)" }

  /// Where it stands, or nil if a translation made it.
  var knownRange: SourceRange? { range == .synthesized ? nil : range }
}

extension LabelExpression {
  /// Whether something with these labels fits; letter case does not count.
  func fits(_ labels: [String]) -> Bool {
    switch self {
    case .name(let name, _): labels.contains { $0.lowercased() == name.lowercased() }
    case .any: !labels.isEmpty
    case .or(let left, let right): left.fits(labels) || right.fits(labels)
    case .and(let left, let right): left.fits(labels) && right.fits(labels)
    case .not(let inner): !inner.fits(labels)
    }
  }
}

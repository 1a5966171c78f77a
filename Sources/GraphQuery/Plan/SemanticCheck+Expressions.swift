/// The types of expressions, and what does not go together.
extension SemanticCheck {
  /// The type of an expression in which no aggregate may stand, for the reason given.
  mutating func type(of expression: Expression, where obstacle: String) throws(Diagnostic) -> StaticType {
    let before = aggregateObstacle
    aggregateObstacle = obstacle
    defer { aggregateObstacle = before }
    return try type(of: expression)
  }

  /// The type of an expression; throws the first mistake in it.
  mutating func type(of expression: Expression) throws(Diagnostic) -> StaticType {
    switch expression.kind {
    case .literal(let literal): return SemanticCheck.type(of: literal)
    case .variable(let name):
      guard let binding = scope[name] else { throw unbound(name, at: expression.range) }
      return binding.type
    case .parameter: return .any
    case .property(let subject, let key):
      let owner = try type(of: subject)
      try require(owner, .owner, subject, "'.\(key)' is a property of a node, an edge or a map")
      properties.add(key, of: owner, at: expression.range.end(of: key))
      return .any
    case .list(let elements):
      var element = StaticType.null
      for part in elements { element = element.or(try type(of: part)) }
      return .list(of: elements.isEmpty ? .any : element)
    case .map(let entries):
      for entry in entries { _ = try type(of: entry.value) }
      return .map
    case .unary(let operation, let operand): return try unary(operation, operand)
    case .binary(let operation, let left, let right): return try binary(operation, left, right)
    case .isNull(let operand, _):
      _ = try type(of: operand)
      return .boolean
    case .hasLabel(let subject, _):
      try require(try type(of: subject), [.node, .edge], subject, "only nodes and edges have labels")
      return .boolean
    case .call(let name, _, let arguments): return try call(name, arguments, expression)
    case .countAll:
      let outside = aggregate
      try enterAggregate("count", expression)
      aggregate = outside
      return .integer
    case .index(let subject, let index): return try element(subject, index)
    case .slice(let subject, let from, let to):
      let list = try type(of: subject)
      try require(list, [.list], subject, "a part from … to … is taken of a list")
      for bound in [from, to].compactMap(\.self) {
        try require(try type(of: bound), .integer, bound, "a place in a list is a whole number")
      }
      return list
    case .cases(let subject, let branches, let otherwise):
      return try cases(subject, branches, otherwise)
    case .exists(let subquery):
      try check(subquery)
      return .boolean
    case .count(let subquery):
      try check(subquery)
      return .integer
    case .collect(let subquery):
      guard try check(subquery).count == 1 else {
        throw Diagnostic(
          .columnName, "COLLECT collects one column", at: expression.range,
          help: ["put several values into a list or a map: RETURN [a.name, b.name]"])
      }
      return .list(of: .any)
    case .mapProjection(let subject, let items):
      let owner = try type(of: subject)
      try require(owner, .owner, subject, "properties are taken of a node, an edge or a map")
      for item in items {
        if let value = item.value { _ = try type(of: value) }
        if case .property(let key, let range) = item { properties.add(key, of: owner, at: range) }
      }
      return .map
    case .comprehension, .quantified, .reduce, .patternComprehension:
      return try withOwnVariables(expression)
    }
  }

  private static func type(of literal: Expression.Literal) -> StaticType {
    switch literal {
    case .null: .null
    case .boolean: .boolean
    case .integer: .integer
    case .real: StaticType(.real)
    case .text: .text
    }
  }

  /// Checks what stands between braces; returns its columns.
  @discardableResult
  private mutating func check(_ subquery: Expression.Subquery) throws(Diagnostic) -> [String] {
    if let paths = subquery.predicate {
      for path in paths { try checkPredicate(path) }
      return []
    }
    var inner = self
    inner.aggregate = nil
    inner.aggregateObstacle = SemanticCheck().aggregateObstacle
    return try SemanticCheck.check(subquery.query.branches) { clauses throws(Diagnostic) in
      var branch = inner
      return try branch.check(clauses)
    }
  }

  // MARK: Operators

  private mutating func unary(
    _ operation: Expression.UnaryOperator, _ operand: Expression
  ) throws(Diagnostic) -> StaticType {
    let type = try type(of: operand)
    if operation == .not {
      try require(type, .boolean, operand, "NOT needs true or false")
      return .boolean
    }
    try require(type, .number, operand, "'\(operation.rawValue)' needs a number")
    return type.types == .any ? .number : type
  }

  private mutating func binary(
    _ operation: Expression.BinaryOperator, _ left: Expression, _ right: Expression
  ) throws(Diagnostic) -> StaticType {
    let one = try type(of: left)
    let other = try type(of: right)
    switch operation {
    case .and, .or, .xor:
      for (type, operand) in [(one, left), (other, right)] {
        try require(type, .boolean, operand, "\(operation.rawValue) needs true or false on both sides")
      }
      return .boolean
    case .isIn:
      try require(other, .list, right, "behind IN must stand a list")
      return .boolean
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .matches, .startsWith, .endsWith,
      .contains:
      return .boolean
    case .add: return try sum(one, left, other, right)
    case .subtract, .multiply, .divide, .modulo, .power:
      for (type, operand) in [(one, left), (other, right)] {
        try require(type, .number, operand, "'\(operation.rawValue)' needs numbers on both sides")
      }
      return SemanticCheck.number(one, other, operation)
    }
  }

  private static func number(
    _ one: StaticType, _ other: StaticType, _ operation: Expression.BinaryOperator
  ) -> StaticType {
    if one.types.isEmpty || other.types.isEmpty { return .null }
    if operation == .power { return StaticType(.real) }
    if one.types == .integer, other.types == .integer { return .integer }
    return one.types == .real || other.types == .real ? StaticType(.real) : .number
  }

  /// `+` adds numbers, joins texts and lists, and puts an element to a list.
  private func sum(
    _ one: StaticType, _ left: Expression, _ other: StaticType, _ right: Expression
  ) throws(Diagnostic) -> StaticType {
    if one.types == .list || other.types == .list {
      func element(_ type: StaticType) -> StaticType { type.types == .list ? type.element : type }
      return .list(of: element(one).or(element(other)))
    }
    for (type, operand) in [(one, left), (other, right)] {
      try require(
        type, [.number, .text, .list], operand, "'+' adds numbers, and joins texts and lists")
    }
    if one.types == .text || other.types == .text { return StaticType([.text, .list]) }
    if one.types.isSubset(of: .number), other.types.isSubset(of: .number) {
      return SemanticCheck.number(one, other, .add)
    }
    return StaticType([.number, .text, .list])
  }

  private mutating func element(_ subject: Expression, _ index: Expression) throws(Diagnostic) -> StaticType {
    let owner = try type(of: subject)
    let place = try type(of: index)
    try require(owner, [.list, .owner], subject, "an element is taken of a list or a map")
    if owner.types == .list {
      try require(place, .integer, index, "a place in a list is a whole number")
      return owner.element
    }
    if owner.types.isSubset(of: .owner), !owner.types.isEmpty {
      try require(place, .text, index, "a property's name is text")
    }
    return owner.types.contains(.list) && owner.types != .any ? owner.element : .any
  }

  private mutating func cases(
    _ subject: Expression?, _ branches: [Expression.CaseBranch], _ otherwise: Expression?
  ) throws(Diagnostic) -> StaticType {
    if let subject { _ = try type(of: subject) }
    var result = try otherwise.map { other throws(Diagnostic) in try type(of: other) } ?? .null
    for branch in branches {
      let condition = try type(of: branch.condition)
      if subject == nil {
        try require(condition, .boolean, branch.condition, "behind WHEN stands a condition")
      }
      result = result.or(try type(of: branch.result))
    }
    return result
  }

  // MARK: Variables of their own

  private mutating func withOwnVariables(_ expression: Expression) throws(Diagnostic) -> StaticType {
    let outside = self
    defer { self = outside }
    let obstacle = "an aggregate takes rows together, not the elements of a list"
    switch expression.kind {
    case .comprehension(let variable, let list, let condition, let result):
      let element = try elements(of: list)
      scope[variable] = Binding(type: element)
      aggregateObstacle = obstacle
      if let condition { try checkCondition(condition) }
      return .list(of: try result.map { result throws(Diagnostic) in try type(of: result) } ?? element)
    case .quantified(_, let variable, let list, let condition):
      scope[variable] = Binding(type: try elements(of: list))
      aggregateObstacle = obstacle
      if let condition { try checkCondition(condition) }
      return .boolean
    case .reduce(let accumulator, let start, let variable, let list, let step):
      let element = try elements(of: list)
      let begin = try type(of: start)
      scope[accumulator] = Binding(type: .any)
      scope[variable] = Binding(type: element)
      aggregateObstacle = obstacle
      return begin.or(try type(of: step))
    case .patternComprehension(let path, let condition, let result):
      aggregateObstacle = obstacle
      try bind([path])
      if let condition { try checkCondition(condition) }
      return .list(of: try type(of: result))
    default: return .any
    }
  }

  private mutating func elements(of list: Expression) throws(Diagnostic) -> StaticType {
    let type = try type(of: list)
    try require(type, .list, list, "a list is needed here")
    return type.element
  }
}

import GraphModel

/// An expression as SQL, with what its value is known to be.
struct TypedSQL {
  /// The type of a value, where it is not null.
  enum ValueType {
    case number, text, boolean, list, node, edge
  }

  var sql: SQLFragment
  /// The type, or nil where only the row tells it.
  var type: ValueType?
  /// Whether it is read from stored JSON, which has no "not a number".
  var isStored = false
  /// Whether a node or edge may be null, as behind OPTIONAL MATCH.
  var isNullable = true

  /// Makes an expression.
  init(sql: SQLFragment, type: ValueType? = nil, isStored: Bool = false, isNullable: Bool = true) {
    self.sql = sql
    self.type = type
    self.isStored = isStored
    self.isNullable = isNullable
  }

  /// How its value stands in the column.
  var form: ValueForm {
    switch type {
    case .boolean: .boolean
    case .node: .node
    case .edge: .edge
    case .number, .text, .list, nil: .dynamic
    }
  }

  /// What it is made of as a result column.
  var shape: CompiledQuery.Shape {
    switch type {
    case .boolean: .boolean
    case .node: .node
    case .edge: .edge
    case .number, .text, .list, nil: .value
    }
  }

  /// The SQL for the same value where only the row tells the type.
  var dynamic: SQLFragment {
    switch type {
    case .boolean: "kgraph_boolean(\(sql))"
    case .node: "kgraph_node(\(sql))"
    case .edge: "kgraph_edge(\(sql))"
    case .number, .text, .list, nil: sql
    }
  }

  /// Whether SQLite's own comparison tells equal values from others, and which comes first.
  var isPlain: Bool { type != nil && type != .list }

  /// What DISTINCT, grouping and sorting go by.
  var key: SQLFragment { isPlain ? sql : "kgraph_key(\(sql))" }
}

/// Comparisons by openCypher's rules, which are not SQLite's: values of different types are not equal, neither of them
/// is less, and no column turns a number into text.
extension TypedSQL {
  /// `=`: false for values of different types, null where one of them is.
  static func equal(_ left: TypedSQL, _ right: TypedSQL) -> TypedSQL {
    if left.isPlain, right.isPlain {
      if left.type == right.type { return test("(\(left.sql) = \(right.sql))") }
      return test("(CASE WHEN \(left.sql) IS NOT NULL AND \(right.sql) IS NOT NULL THEN 0 END)")
    }
    if left.type == .text || left.type == .number || right.type == .text || right.type == .number {
      // The sign takes a column's affinity away, which would make 1 equal to '1'.
      return test("(+\(left.sql) = +\(right.sql))")
    }
    return test("kgraph_equal(\(left.dynamic), \(right.dynamic))")
  }

  /// `<` and its like: null for values of different types.
  static func compared(
    _ left: TypedSQL, _ operation: Expression.BinaryOperator, _ right: TypedSQL
  ) -> TypedSQL {
    let (comparison, results): (SQLFragment, SQLFragment) =
      switch operation {
      case .less: ("<", "(-1)")
      case .lessOrEqual: ("<=", "(-1, 0)")
      case .greater: (">", "(1)")
      default: (">=", "(0, 1)")
      }
    let direct: SQLFragment = "\(left.sql) \(comparison) \(right.sql)"
    if left.isPlain, right.isPlain {
      return test(left.type == right.type && left.isOrdered ? "(\(direct))" : "NULL")
    }
    if let open = left.type == nil ? left : right.type == nil ? right : nil {
      let known = left.type == nil ? right.type : left.type
      if known == .text { return test("(CASE WHEN typeof(\(open.sql)) = 'text' THEN \(direct) END)") }
      if known == .number, open.isStored {
        return test("(CASE WHEN typeof(\(open.sql)) IN ('integer', 'real') THEN \(direct) END)")
      }
    }
    return test("(kgraph_compare(\(left.dynamic), \(right.dynamic)) IN \(results))")
  }

  /// A test of two texts: null where one of them is not; nil where only the evaluator can say it.
  static func ofTexts(_ left: TypedSQL, _ right: TypedSQL, _ text: SQLFragment) -> TypedSQL {
    let open = [left, right].filter { $0.type != .text }
    guard open.allSatisfy({ $0.type == nil }) else { return test("NULL") }
    guard !open.isEmpty else { return test("(\(text))") }
    let types = open.map { value -> SQLFragment in "typeof(\(value.sql)) = 'text'" }.joined(" AND ")
    return test("(CASE WHEN \(types) THEN \(text) END)")
  }

  private var isOrdered: Bool { type == .number || type == .text || type == .boolean }

  private static func test(_ sql: SQLFragment) -> TypedSQL { TypedSQL(sql: sql, type: .boolean) }
}

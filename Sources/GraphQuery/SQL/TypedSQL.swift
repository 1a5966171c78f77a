import GraphModel

/// An expression as SQL, with what its value is known to be.
struct TypedSQL {
  /// The type of a value, where it is not null.
  enum ValueType {
    case number, text, boolean, list, node, edge
  }

  var sql: SQLFragment
  var shape: CompiledQuery.Shape
  /// The type, or nil where only the row tells it.
  var type: ValueType?
  /// Of a property, what JSON calls its type: the value itself does not tell a list from a text like it.
  var jsonType: SQLFragment?

  /// Makes an expression; the type of a plain value must be said, that of others is their shape.
  init(sql: SQLFragment, shape: CompiledQuery.Shape = .value, type: ValueType? = nil) {
    self.sql = sql
    self.shape = shape
    self.type =
      switch shape {
      case .value: type
      case .boolean: .boolean
      case .list: .list
      case .node: .node
      case .edge: .edge
      }
  }
}

/// Comparisons by openCypher's rules, which are not SQLite's: values of different types are not equal, neither of them
/// is less, and no column turns a number into text.
extension TypedSQL {
  /// `=`: false for values of different types, null where one of them is.
  static func equal(_ left: TypedSQL, _ right: TypedSQL) -> SQLFragment {
    guard let one = left.type, let other = right.type else {
      // The sign takes a column's affinity away, which would make 1 equal to '1'.
      return "(+\(left.sql) = +\(right.sql))"
    }
    if one == other { return "(\(left.sql) = \(right.sql))" }
    return "(CASE WHEN \(left.sql) IS NOT NULL AND \(right.sql) IS NOT NULL THEN 0 END)"
  }

  /// `<` and its like: null for values of different types.
  static func compared(_ left: TypedSQL, _ comparison: SQLFragment, _ right: TypedSQL) -> SQLFragment {
    let test: SQLFragment = "\(left.sql) \(comparison) \(right.sql)"
    switch (left.type, right.type) {
    case (let one?, let other?): return one == other ? "(\(test))" : "NULL"
    case (nil, nil):
      return "(CASE WHEN (typeof(\(left.sql)) = 'text') = (typeof(\(right.sql)) = 'text') THEN \(test) END)"
    case (let known?, nil): return "(CASE WHEN \(right.isOfType(known)) THEN \(test) END)"
    case (nil, let known?): return "(CASE WHEN \(left.isOfType(known)) THEN \(test) END)"
    }
  }

  /// A test of two texts: null where one of them is not.
  static func ofTexts(_ left: TypedSQL, _ right: TypedSQL, _ test: SQLFragment) -> SQLFragment {
    let open = [left, right].filter { $0.type != .text }
    guard open.allSatisfy({ $0.type == nil }) else { return "NULL" }
    guard !open.isEmpty else { return "(\(test))" }
    return "(CASE WHEN \(open.map { $0.isOfType(.text) }.joined(" AND ")) THEN \(test) END)"
  }

  /// A test of the row's value, whose type is not known before.
  private func isOfType(_ type: ValueType) -> SQLFragment {
    switch type {
    case .text, .list: "typeof(\(sql)) = 'text'"
    case .number, .boolean, .node, .edge: "typeof(\(sql)) <> 'text'"
    }
  }
}

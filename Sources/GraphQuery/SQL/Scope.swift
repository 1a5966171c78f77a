import GraphModel

/// What a query's variables are bound to in SQL.
struct Scope {
  /// A variable's binding.
  enum Binding {
    /// A node: the expression for its number, and the kinds it may be of.
    case node(id: SQLFragment, table: String?)
    /// An edge: the alias of its row.
    case edge(alias: String)
    /// A value.
    case value(TypedSQL)
  }

  var bindings: [String: Binding] = [:]
  /// Variables in the order of their appearance, for `RETURN *`.
  var order: [String] = []

  subscript(name: String) -> Binding? {
    get { bindings[name] }
    set {
      if bindings[name] == nil, !name.hasPrefix(" ") { order.append(name) }
      bindings[name] = newValue
    }
  }
}

/// The parts of a SELECT as they are collected.
struct SelectDraft {
  /// Tables and subqueries, in the order in which they are to be joined.
  var tables: [SQLFragment] = []
  var conditions: [SQLFragment] = []

  /// ` FROM … WHERE …`; CROSS JOIN keeps SQLite to the order.
  var fromAndWhere: SQLFragment {
    var sql: SQLFragment = ""
    if !tables.isEmpty { sql += " FROM \(tables.joined(" CROSS JOIN "))" }
    if !conditions.isEmpty { sql += " WHERE \(conditions.joined(" AND "))" }
    return sql
  }
}

/// Names that occur once in a statement.
final class NameSupply {
  private var counts: [String: Int] = [:]

  func fresh(_ stem: String) -> String {
    counts[stem, default: 0] += 1
    return "\(stem)\(counts[stem] ?? 0)"
  }
}

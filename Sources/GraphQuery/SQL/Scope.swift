import GraphModel

/// What a query's variables are bound to in SQL.
struct Scope {
  /// A node or edge as it is known so far.
  struct Element {
    /// Its number.
    var id: SQLFragment
    /// The alias of its row, where that is joined already.
    var table: String?
    /// Whether it may be null, as behind OPTIONAL MATCH.
    var isNullable = false
  }

  /// A variable's binding.
  enum Binding {
    case node(Element)
    case edge(Element)
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

  /// Binds a name to a value; a node or edge as such.
  mutating func bind(_ name: String, _ value: TypedSQL) {
    switch value.type {
    case .node: self[name] = .node(Element(id: value.sql, isNullable: value.isNullable))
    case .edge: self[name] = .edge(Element(id: value.sql, isNullable: value.isNullable))
    default: self[name] = .value(value)
    }
  }
}

/// The parts of a SELECT as they are collected.
struct SelectDraft {
  /// A table or subquery.
  struct Table {
    var sql: SQLFragment
    /// For a LEFT JOIN, what it is joined on.
    var optionalOn: SQLFragment?
  }

  /// Tables and subqueries, in the order in which they are to be joined.
  var tables: [Table] = []
  var conditions: [SQLFragment] = []

  mutating func join(_ sql: SQLFragment) { tables.append(Table(sql: sql)) }
  mutating func joinOptional(_ sql: SQLFragment, on condition: SQLFragment = "1") {
    tables.append(Table(sql: sql, optionalOn: condition))
  }

  /// ` FROM … WHERE …`; CROSS JOIN keeps SQLite to the order.
  var fromAndWhere: SQLFragment {
    var sql: SQLFragment = ""
    for (index, table) in tables.enumerated() {
      if let condition = table.optionalOn {
        sql += index == 0 ? " FROM (SELECT 1) LEFT JOIN " : " LEFT JOIN "
        sql += "\(table.sql) ON \(condition)"
      } else {
        sql += index == 0 ? " FROM " : " CROSS JOIN "
        sql += table.sql
      }
    }
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

  /// A variable's name that no query can write.
  func hidden(_ stem: String) -> String { " " + fresh(stem) }
}

import GraphModel

/// A query as one SQL statement, and how to read its rows.
struct CompiledQuery {
  /// What a result column is made of.
  enum Shape: Hashable {
    /// One SQL column: null, a number or text.
    case value
    /// One SQL column: 0 or 1.
    case boolean
    /// One SQL column: a JSON array.
    case list
    /// Six SQL columns: number, kind, name, since, until, properties.
    case node
    /// Seven SQL columns: number, source, relation, target, since, until, properties.
    case edge
  }

  /// A result column.
  struct Column: Hashable {
    var name: String
    var shape: Shape
  }

  var sql: SQLFragment
  var columns: [Column]
}

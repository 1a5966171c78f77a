import GraphModel

/// A query as one SQL statement, and how to read its rows.
struct CompiledQuery {
  /// What a result column is made of.
  enum Shape: Hashable {
    /// One SQL column, whose type the row tells.
    case value
    /// One SQL column: 0 or 1.
    case boolean
    /// Six SQL columns: number, kind, name, since, until, properties.
    case node
    /// Seven SQL columns: number, source, relation, target, since, until, properties.
    case edge
  }

  /// A result column.
  struct Column: Hashable {
    var name: String
    var shape: Shape
    /// Whether SQLite's own comparison tells equal values from others.
    var isPlain: Bool
  }

  var sql: SQLFragment
  var columns: [Column]
  /// What the statement's functions are given: the expressions that SQL cannot say.
  var evaluator: ExpressionEvaluator
}

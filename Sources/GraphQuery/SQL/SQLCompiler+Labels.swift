import GraphModel

/// What is different in graphs from elsewhere: several labels at a node, and columns that may be properties.
extension SQLCompiler {
  /// The test that a node's row has the labels.
  ///
  /// A node of kgraph's own has one kind, and one look at its row is enough.
  mutating func labelTest(_ alias: String, _ label: LabelExpression) -> SQLFragment {
    guard store.isForeign else { return "(\(raw: alias).kind IN (\(list: binder.kinds(label).sorted())))" }
    switch label {
    case .any:
      return """
        (\(raw: alias).kind IS NOT NULL)
        """
    case .name:
      guard let kind = binder.kinds(label).first else { return "0" }
      return """
        (ifnull(\(raw: alias).kind = \(kind), 0)
          OR EXISTS (SELECT 1 FROM node_label WHERE node_label.node = \(raw: alias).id AND node_label.kind = \(kind)))
        """
    case .or(let left, let right): return "(\(labelTest(alias, left)) OR \(labelTest(alias, right)))"
    case .and(let left, let right): return "(\(labelTest(alias, left)) AND \(labelTest(alias, right)))"
    case .not(let inner): return "(NOT \(labelTest(alias, inner)))"
    }
  }

  /// The nodes that have a label, from the indexes: `SELECT … AS node`; nil where there is no list of them.
  mutating func nodes(labeled label: LabelExpression) -> SQLFragment? {
    switch label {
    case .name:
      guard let kind = binder.kinds(label).first else { return "SELECT NULL AS node WHERE 0" }
      // A label is the kind or a row beside it, never both.
      return """
        SELECT id AS node FROM node WHERE kind = \(kind)
          UNION ALL SELECT node FROM node_label WHERE kind = \(kind)
        """
    case .or(let left, let right):
      guard let one = nodes(labeled: left), let other = nodes(labeled: right) else { return nil }
      return "SELECT node FROM (\(one)) UNION SELECT node FROM (\(other))"
    case .and(let left, let right):
      guard let one = nodes(labeled: left), let other = nodes(labeled: right) else { return nil }
      return "SELECT node FROM (\(one)) INTERSECT SELECT node FROM (\(other))"
    case .any, .not: return nil
    }
  }

  /// A property that has a column; in a graph from elsewhere its value may be of a type that the column cannot hold.
  func columnOrProperty(_ alias: String, _ key: String) -> TypedSQL {
    let column: SQLFragment = "\(raw: alias).\(raw: key)"
    guard store.isForeign else { return TypedSQL(sql: column, type: .text) }
    return TypedSQL(
      sql: "ifnull(\(column), kgraph_property(\(raw: alias).properties, \(key)))", isStored: true)
  }
}

extension LabelExpression {
  /// Whether indexes list the nodes that it fits.
  var isListed: Bool {
    switch self {
    case .name: true
    case .or(let left, let right), .and(let left, let right): left.isListed && right.isListed
    case .any, .not: false
    }
  }
}

import GraphModel

/// What the columns of a table mean, as a user says: `id=#, label=:kind, name=name, born=born:int`.
public struct ColumnMap: Hashable, Sendable {
  /// What each column means, by its header.
  var meanings: [(column: String, meaning: ColumnMeaning)]

  public static func == (left: ColumnMap, right: ColumnMap) -> Bool {
    left.meanings.elementsEqual(right.meanings) { $0 == $1 }
  }

  public func hash(into hasher: inout Hasher) { for meaning in meanings { hasher.combine(meaning.column) } }
}

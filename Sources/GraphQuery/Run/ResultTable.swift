import GraphModel

/// A value in a result.
public indirect enum Value: Hashable, Sendable {
  /// Nothing is known.
  case null
  /// True or false.
  case boolean(Bool)
  /// A whole number.
  case integer(Int64)
  /// A number.
  case real(Double)
  /// Text.
  case text(String)
  /// Several values in order.
  case list([Value])
  /// Values by key, in the order written.
  case map([MapEntry])
  /// A node.
  case node(Node)
  /// An edge.
  case edge(Edge)
  /// Nodes with the edges between them.
  case path(nodes: [Node], edges: [Edge])

  /// One entry of a map.
  public struct MapEntry: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The value.
    public var value: Value

    /// Makes an entry.
    public init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// A property's value as a result's value.
  public init(_ property: PropertyValue) {
    switch property {
    case .text(let text): self = .text(text)
    case .integer(let integer): self = .integer(integer)
    case .real(let real): self = .real(real)
    case .boolean(let boolean): self = .boolean(boolean)
    case .list(let elements): self = .list(elements.map(Value.init))
    }
  }
}

/// The rows that answer a query.
public struct ResultTable: Hashable, Sendable {
  /// The columns' names.
  public var columns: [String]
  /// The rows; each has one value for each column.
  public var rows: [[Value]]

  /// Makes a table; every row has as many values as there are columns.
  public init(columns: [String], rows: [[Value]]) {
    self.columns = columns
    self.rows = rows
  }
}

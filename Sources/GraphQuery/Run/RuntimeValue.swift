/// A value while a query runs: what an expression is made of and makes.
///
/// A node or edge is its number; what else there is of it is looked up where it is asked for.
indirect enum RuntimeValue {
  case null
  case boolean(Bool)
  case integer(Int64)
  case real(Double)
  case text(String)
  case list([RuntimeValue])
  case map([Entry])
  case node(Int64)
  case edge(Int64)
  /// Nodes, one more than there are edges between them.
  case path(nodes: [Int64], edges: [Int64])

  /// A key of a map with its value; no key occurs twice.
  struct Entry {
    var key: String
    var value: RuntimeValue
  }

  /// Makes a boolean of three-valued logic.
  init(_ truth: Bool?) { self = truth.map(RuntimeValue.boolean) ?? .null }

  var isNull: Bool { if case .null = self { true } else { false } }

  /// The number, whichever sort it is of.
  var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .real(let real): real
    default: nil
    }
  }

  /// What sort of value it is, as a message says it.
  var description: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .real: "a number"
    case .text: "a text"
    case .list: "a list"
    case .map: "a map"
    case .node: "a node"
    case .edge: "an edge"
    case .path: "a path"
    }
  }

  /// The value of a map's key; null where there is none.
  static func value(of key: String, in entries: [Entry]) -> RuntimeValue {
    entries.first { $0.key.isSameText(as: key) }?.value ?? .null
  }
}

extension String {
  /// Whether the code points are the same: `==` takes more than those for equal.
  func isSameText(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// Whether it comes before the other by code points.
  func precedesText(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

/// A value as the judge sees it.
indirect enum JudgeValue {
  case null
  case boolean(Bool)
  case integer(Int64)
  case real(Double)
  case text(String)
  case list([JudgeValue])
  /// The keys in order, so that equal maps look equal.
  case map([(key: String, value: JudgeValue)])
  case node(Int64)
  case edge(Int64)
  case path(nodes: [Int64], edges: [Int64])
  /// A projection that had no value; it is a failure only where somebody looks at it.
  case failed(String)

  init(_ truth: Bool?) { self = truth.map(JudgeValue.boolean) ?? .null }

  var isNull: Bool { if case .null = self { true } else { false } }

  var isNaN: Bool { if case .real(let real) = self { real.isNaN } else { false } }

  var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .real(let real): real
    default: nil
    }
  }

  /// What it is, for the text of a failure.
  var typeName: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .integer, .real: "a number"
    case .text: "a text"
    case .list: "a list"
    case .map: "a map"
    case .node: "a node"
    case .edge: "an edge"
    case .path: "a path"
    case .failed: "a failure"
    }
  }
}

// MARK: - Identity

extension JudgeValue {
  /// How finely two values are told apart.
  enum Fineness {
    /// As DISTINCT and grouping do: 1 is 1.0, and null is null.
    case equivalence
    /// As one sees them: 1 is not 1.0.
    case exact
    /// As far as openCypher decides them where rows come in no order: 1 is 1.0, and a list is a bag.
    case unordered
  }

  /// A text that is the same for values that are not told apart.
  func identity(_ fineness: Fineness) -> String {
    switch self {
    case .null: return "null"
    case .boolean(let boolean): return "\(boolean)"
    case .integer(let integer):
      guard fineness != .exact else { return "\(integer)" }
      // An integer that no real number equals stays apart from all of them.
      return Int64(exactly: Double(integer)) == integer ? JudgeValue.words(Double(integer)) : "\(integer)"
    case .real(let real): return JudgeValue.words(real)
    case .text(let text): return "'\(text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined())'"
    case .list(let elements):
      let parts = elements.map { $0.identity(fineness) }
      return "[\((fineness == .unordered ? parts.sorted() : parts).joined(separator: ", "))]"
    case .map(let entries):
      return "{\(entries.map { "\($0.key): \($0.value.identity(fineness))" }.joined(separator: ", "))}"
    case .node(let id): return "(\(id))"
    case .edge(let id): return "[\(id)]-"
    case .path(let nodes, let edges): return "path \(nodes) \(edges)"
    case .failed(let why): return "failed: \(why)"
    }
  }

  /// A real number without the last digits, which depend on the order of adding.
  private static func words(_ real: Double) -> String {
    guard real.isFinite, real != 0 else { return real == 0 ? "0.0" : "\(real)" }
    var scale = 1.0
    while abs(real) * scale < 1e10, scale < 1e15 { scale *= 10 }
    return "\((real * scale).rounded() / scale)"
  }
}

// MARK: - Where values come from

extension JudgeValue {
  /// A map of these entries; of two with the same key the last counts.
  static func map(of entries: [(String, JudgeValue)]) -> JudgeValue {
    let last = Dictionary(entries) { $1 }
    return .map(last.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) })
  }
}

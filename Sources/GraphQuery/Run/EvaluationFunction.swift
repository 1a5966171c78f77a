/// Why a function has no value of its arguments; the caller adds where it stands.
struct EvaluationFailure: Error {
  var code: Diagnostic.Code
  var message: String

  init(_ message: String, _ code: Diagnostic.Code = .typeMismatch) {
    self.code = code
    self.message = message
  }
}

/// A function of the pattern language, by its name in lower case.
struct EvaluationFunction: Sendable {
  var arity: ClosedRange<Int>
  /// Whether null among the arguments makes the result null; other functions see it.
  var isStrict = true
  var body: @Sendable ([RuntimeValue], GraphLookup) throws(EvaluationFailure) -> RuntimeValue

  init(
    _ arity: ClosedRange<Int>, isStrict: Bool = true,
    _ body: @escaping @Sendable ([RuntimeValue], GraphLookup) throws(EvaluationFailure) -> RuntimeValue
  ) {
    self.arity = arity
    self.isStrict = isStrict
    self.body = body
  }

  /// All functions.
  static let all: [String: EvaluationFunction] = general.merging(ofNumbers) { $1 }.merging(ofTexts) { $1 }
    .merging(ofGroups) { $1 }
}

extension ExpressionEvaluator {
  func call(_ name: String, _ arguments: [Expression], _ expression: Expression) throws(Diagnostic)
    -> RuntimeValue
  {
    let key = name.lowercased()
    if key == ExpressionEvaluator.searchName, let number = arguments.first {
      return try found(bySearch: number)
    }
    if key == "coalesce" {
      for argument in arguments {
        let value = try value(of: argument)
        if !value.isNull { return value }
      }
      return .null
    }
    guard let function = EvaluationFunction.all[key] else {
      throw Diagnostic(
        .unsupported, "the function '\(name)' cannot be used here", at: expression.knownRange)
    }
    let values = try values(of: arguments)
    if function.isStrict, values.contains(where: \.isNull) { return .null }
    do throws(EvaluationFailure) { return try function.body(values, lookup) } catch {
      throw Diagnostic(error.code, error.message, at: expression.knownRange)
    }
  }
}

/// Functions of lists, maps, nodes, edges and paths, and those that turn one type into another.
extension EvaluationFunction {
  fileprivate static let general: [String: EvaluationFunction] = [
    "endnode": EvaluationFunction(1...1) { arguments, lookup throws(EvaluationFailure) in
      .node(try edge(arguments[0], lookup)?.target ?? 0)
    },
    "startnode": EvaluationFunction(1...1) { arguments, lookup throws(EvaluationFailure) in
      .node(try edge(arguments[0], lookup)?.source ?? 0)
    },
    "type": EvaluationFunction(1...1) { arguments, lookup throws(EvaluationFailure) in
      .text(try edge(arguments[0], lookup)?.relation ?? "")
    },
    "id": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      switch arguments[0] {
      case .node(let id), .edge(let id): return .integer(id)
      default: throw unfit("id", "a node or edge", arguments[0])
      }
    },
    "elementid": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      switch arguments[0] {
      case .node(let id), .edge(let id): return .text(String(id))
      default: throw unfit("elementId", "a node or edge", arguments[0])
      }
    },
    "labels": EvaluationFunction(1...1) { arguments, lookup throws(EvaluationFailure) in
      guard case .node(let id) = arguments[0] else { throw unfit("labels", "a node", arguments[0]) }
      return .list(lookup.labels(of: id).map(RuntimeValue.text))
    },
    "keys": EvaluationFunction(1...1) { arguments, lookup throws(EvaluationFailure) in
      .list(try entries("keys", arguments[0], lookup).map { .text($0.key) })
    },
    "properties": EvaluationFunction(1...1) { arguments, lookup throws(EvaluationFailure) in
      .map(try entries("properties", arguments[0], lookup))
    },
    "nodes": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      guard case .path(let nodes, _) = arguments[0] else { throw unfit("nodes", "a path", arguments[0]) }
      return .list(nodes.map(RuntimeValue.node))
    },
    "relationships": edgesOfPath, "edges": edgesOfPath,
    "length": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      guard case .path(_, let edges) = arguments[0] else { throw unfit("length", "a path", arguments[0]) }
      return .integer(Int64(edges.count))
    },
    "size": size, "cardinality": size,
    "isempty": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      switch arguments[0] {
      case .list(let elements): return .boolean(elements.isEmpty)
      case .map(let entries): return .boolean(entries.isEmpty)
      case .text(let text): return .boolean(text.isEmpty)
      default: throw unfit("isEmpty", "a list, map or text", arguments[0])
      }
    },
    "head": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      try list("head", arguments[0]).first ?? .null
    },
    "last": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      try list("last", arguments[0]).last ?? .null
    },
    "tail": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      .list(Array(try list("tail", arguments[0]).dropFirst()))
    },
    "reverse": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      if case .text(let text) = arguments[0] {
        var reversed = String.UnicodeScalarView()
        reversed.append(contentsOf: text.unicodeScalars.reversed())
        return .text(String(reversed))
      }
      return .list(try list("reverse", arguments[0]).reversed())
    },
    "unique": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      .list(ExpressionEvaluator.unique(try list("unique", arguments[0])))
    },
    "range": EvaluationFunction(2...3) { arguments, _ throws(EvaluationFailure) in
      try ExpressionEvaluator.range(arguments)
    },
    "exists": EvaluationFunction(1...1, isStrict: false) { arguments, _ in .boolean(!arguments[0].isNull) },
    "nullif": EvaluationFunction(2...2, isStrict: false) { arguments, _ in
      RuntimeValue.equal(arguments[0], arguments[1]) == true ? .null : arguments[0]
    },
    "toboolean": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      switch arguments[0] {
      case .boolean: return arguments[0]
      case .text(let text):
        switch text.lowercased().trimmed {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        default: return .null
        }
      default: throw unfit("toBoolean", "a text or boolean", arguments[0])
      }
    },
    "tofloat": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      switch arguments[0] {
      case .real: return arguments[0]
      case .integer(let integer): return .real(Double(integer))
      case .text(let text): return Double(text.trimmed).map(RuntimeValue.real) ?? .null
      default: throw unfit("toFloat", "a number or text", arguments[0])
      }
    },
    "tointeger": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      switch arguments[0] {
      case .integer: return arguments[0]
      case .boolean(let boolean): return .integer(boolean ? 1 : 0)
      case .real(let real): return try integer(real)
      case .text(let text):
        if let integer = Int64(text.trimmed) { return .integer(integer) }
        return try Double(text.trimmed).map { real throws(EvaluationFailure) in try integer(real) } ?? .null
      default: throw unfit("toInteger", "a number or text", arguments[0])
      }
    },
    "tostring": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      guard let text = arguments[0].text else {
        throw unfit("toString", "a number, boolean or text", arguments[0])
      }
      return .text(text)
    },
  ]

  private static let edgesOfPath = EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
    guard case .path(_, let edges) = arguments[0] else {
      throw unfit("relationships", "a path", arguments[0])
    }
    return .list(edges.map(RuntimeValue.edge))
  }

  private static let size = EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
    switch arguments[0] {
    case .list(let elements): return .integer(Int64(elements.count))
    case .map(let entries): return .integer(Int64(entries.count))
    case .text(let text): return .integer(Int64(text.unicodeScalars.count))
    default: throw unfit("size", "a list or text", arguments[0])
    }
  }

  static func unfit(_ function: String, _ wanted: String, _ value: RuntimeValue) -> EvaluationFailure {
    EvaluationFailure("\(function) needs \(wanted), not \(value.description)")
  }

  static func list(_ function: String, _ value: RuntimeValue) throws(EvaluationFailure) -> [RuntimeValue] {
    guard case .list(let elements) = value else { throw unfit(function, "a list", value) }
    return elements
  }

  static func integer(_ real: Double) throws(EvaluationFailure) -> RuntimeValue {
    if real.isNaN { return .integer(0) }
    guard real > -0x1p63, real < 0x1p63 else {
      throw EvaluationFailure("\(real) is too large for an integer", .arithmetic)
    }
    return .integer(Int64(real))
  }

  private static func edge(
    _ value: RuntimeValue, _ lookup: GraphLookup
  ) throws(EvaluationFailure) -> (source: Int64, relation: String, target: Int64)? {
    guard case .edge(let id) = value else {
      throw EvaluationFailure("an edge is needed here, not \(value.description)")
    }
    return lookup.edge(id).map { ($0.source, $0.relation, $0.target) }
  }

  private static func entries(
    _ function: String, _ value: RuntimeValue, _ lookup: GraphLookup
  ) throws(EvaluationFailure) -> [RuntimeValue.Entry] {
    if case .map(let entries) = value { return entries }
    guard let entries = lookup.properties(of: value) else {
      throw unfit(function, "a node, edge or map", value)
    }
    return entries
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String { trimmedStart.trimmedEnd }
  var trimmedStart: String {
    String(String.UnicodeScalarView(unicodeScalars.drop { $0.properties.isWhitespace }))
  }
  var trimmedEnd: String {
    var scalars = unicodeScalars
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}

/// Calls of functions.
extension SemanticCheck {
  /// What a function takes and gives; how it is computed is the compiler's.
  struct Signature {
    /// What each argument may be; more may follow of the last one's types if `isVariadic`.
    var arguments: [StaticType.Types]
    /// How many arguments must be given.
    var required: Int
    var isVariadic = false
    /// The result, of the arguments' types.
    var result: ([StaticType]) -> StaticType

    init(
      _ arguments: [StaticType.Types], required: Int? = nil, isVariadic: Bool = false,
      _ result: @escaping ([StaticType]) -> StaticType
    ) {
      self.arguments = arguments
      self.required = required ?? arguments.count
      self.isVariadic = isVariadic
      self.result = result
    }
  }

  mutating func call(
    _ name: String, _ arguments: [Expression], _ expression: Expression
  ) throws(Diagnostic) -> StaticType {
    let function = name.lowercased()
    let isAggregate = expression.isAggregateCall
    let outside = aggregate
    if isAggregate { try enterAggregate(name, expression) }
    if function == "rand", let aggregate {
      throw Diagnostic(
        .aggregation, "'\(aggregate)' needs the same value each time, and rand() has none",
        at: expression.range, help: ["name it before: WITH rand() AS random"])
    }
    var types: [StaticType] = []
    for argument in arguments { types.append(try type(of: argument)) }
    aggregate = outside
    guard let signature = SemanticCheck.signatures[function] else { return .any }
    try checkCount(of: arguments, signature, name, expression)
    for (index, argument) in arguments.enumerated() {
      let wanted = signature.arguments[min(index, signature.arguments.count - 1)]
      try require(types[index], wanted, argument, "'\(name)' needs \(wanted.words) here")
    }
    return signature.result(types)
  }

  private func checkCount(
    of arguments: [Expression], _ signature: Signature, _ name: String, _ expression: Expression
  ) throws(Diagnostic) {
    let most = signature.arguments.count
    guard arguments.count < signature.required || arguments.count > most && !signature.isVariadic else {
      return
    }
    let count =
      signature.isVariadic
      ? "\(signature.required) or more"
      : signature.required == most ? "\(most)" : "\(signature.required) to \(most)"
    throw Diagnostic(
      .argumentCount,
      "'\(name)' takes \(count) argument\(count == "1" ? "" : "s"), and here \(arguments.count == 1 ? "is 1" : "are \(arguments.count)")",
      at: expression.range)
  }

  /// Notes that what follows is inside of an aggregate.
  mutating func enterAggregate(_ name: String, _ expression: Expression) throws(Diagnostic) {
    if let aggregate {
      throw Diagnostic(
        .aggregation, "'\(name)' cannot stand inside of '\(aggregate)'", at: expression.range,
        help: ["name the inner one before: WITH …, \(expression.printed()) AS \(name.lowercased())_value"])
    }
    if let aggregateObstacle {
      throw Diagnostic(
        .aggregation, "'\(name)' cannot stand here: \(aggregateObstacle)", at: expression.range,
        help: ["name it before: WITH …, \(expression.printed()) AS \(name.lowercased())_value"])
    }
    aggregate = name
  }

  private static func numeric(_ count: Int) -> Signature {
    Signature(Array(repeating: .number, count: count)) { _ in StaticType(.real) }
  }

  private static func giving(_ result: StaticType, _ arguments: [StaticType.Types], required: Int? = nil)
    -> Signature
  {
    Signature(arguments, required: required) { _ in result }
  }

  /// The functions of openCypher 9. Those that it does not have are left to the compiler.
  nonisolated(unsafe) static let signatures: [String: Signature] = {
    var all: [String: Signature] = [
      "count": giving(.integer, [.any]), "collect": Signature([.any]) { .list(of: $0.first ?? .any) },
      "sum": giving(.number, [.number]), "avg": giving(.number, [.number]),
      "min": Signature([.any]) { $0.first ?? .any }, "max": Signature([.any]) { $0.first ?? .any },
      "percentilecont": giving(.number, [.number, .number]),
      "percentiledisc": giving(.number, [.number, .number]),
      "stdev": giving(.number, [.number]), "stdevp": giving(.number, [.number]),
      "abs": Signature([.number]) { $0.first?.types == .integer ? .integer : .number },
      "sign": giving(.integer, [.number]), "rand": numeric(0), "pi": numeric(0), "e": numeric(0),
      "atan2": numeric(2),
      "size": giving(.integer, [[.list, .text]]), "length": giving(.integer, [[.path, .text, .list]]),
      "type": giving(.text, [.edge]), "labels": giving(.list(of: .text), [.node]),
      "id": giving(.integer, [[.node, .edge]]), "keys": giving(.list(of: .text), [.owner]),
      "properties": giving(.map, [.owner]), "nodes": giving(.list(of: .node), [.path]),
      "relationships": giving(.list(of: .edge), [.path]), "startnode": giving(.node, [.edge]),
      "endnode": giving(.node, [.edge]),
      "head": Signature([.list]) { $0.first?.element ?? .any },
      "last": Signature([.list]) { $0.first?.element ?? .any },
      "tail": Signature([.list]) { $0.first ?? .any },
      "reverse": Signature([[.list, .text]]) { $0.first ?? .any },
      "range": giving(.list(of: .integer), [.integer, .integer, .integer], required: 2),
      "coalesce": Signature([.any], isVariadic: true) { $0.reduce(.null) { $0.or($1) } },
      "exists": giving(.boolean, [.any]),
      "tostring": giving(.text, [.any]), "tointeger": giving(.integer, [.any]),
      "tofloat": giving(StaticType(.real), [.any]), "toboolean": giving(.boolean, [.any]),
      "substring": giving(.text, [.text, .integer, .integer], required: 2),
      "left": giving(.text, [.text, .integer]), "right": giving(.text, [.text, .integer]),
      "replace": giving(.text, [.text, .text, .text]), "split": giving(.list(of: .text), [.text, .text]),
    ]
    for name in ["ceil", "floor", "round", "sqrt", "exp", "log", "log10", "sin", "cos", "tan", "cot", "asin"]
      + ["acos", "atan", "degrees", "radians", "haversin"]
    {
      all[name] = numeric(1)
    }
    for name in ["trim", "ltrim", "rtrim", "toupper", "tolower"] { all[name] = giving(.text, [.text]) }
    return all
  }()
}

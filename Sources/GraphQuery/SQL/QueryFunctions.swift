import GraphModel

/// The functions that compiled statements call and SQLite does not have.
enum QueryFunctions {
  static let all: [SQLFunction] = [
    // Expressions that only the evaluator can say: `kgraph_evaluate(number, arguments…)`; as a condition, 0 or 1.
    scalar("kgraph_evaluate") { evaluator, arguments throws(Diagnostic) in
      try evaluator.call(arguments).sqlValue
    },
    scalar("kgraph_test") { evaluator, arguments throws(Diagnostic) in
      switch try evaluator.call(arguments) {
      case .boolean(let boolean): .integer(boolean ? 1 : 0)
      case .null: .null
      case let other:
        throw Diagnostic(
          .typeMismatch, "a condition is needed here, not \(other.description)",
          at: evaluator.range(of: arguments))
      }
    },
    // The value, which must be a list or null.
    scalar("kgraph_list") { evaluator, arguments throws(Diagnostic) in
      switch try evaluator.call(arguments) {
      case .list(let elements): RuntimeValue.list(elements).sqlValue
      case .null: .null
      case let other:
        throw Diagnostic(
          .typeMismatch, "a list is needed here, not \(other.description)", at: evaluator.range(of: arguments)
        )
      }
    },
    // The number of a node or edge, null for null.
    scalar("kgraph_id") { evaluator, arguments throws(Diagnostic) in
      switch try evaluator.call(arguments) {
      case .node(let id), .edge(let id): .integer(id)
      case .null: .null
      case let other:
        throw Diagnostic(
          .typeMismatch, "a node or an edge is needed here, not \(other.description)",
          at: evaluator.range(of: arguments))
      }
    },
    // Values of a known type as values whose type the row tells.
    plain("kgraph_boolean") { ValueForm.boolean.value(of: $0[0]).sqlValue },
    plain("kgraph_node") { ValueForm.node.value(of: $0[0]).sqlValue },
    plain("kgraph_edge") { ValueForm.edge.value(of: $0[0]).sqlValue },
    // Comparison.
    plain("kgraph_equal") { arguments in
      switch RuntimeValue.equal(RuntimeValue(arguments[0]), RuntimeValue(arguments[1])) {
      case nil: .null
      case let truth?: .integer(truth ? 1 : 0)
      }
    },
    plain("kgraph_compare") { arguments in
      switch RuntimeValue.compare(RuntimeValue(arguments[0]), RuntimeValue(arguments[1])) {
      case nil: .null
      case .less: .integer(-1)
      case .equal: .integer(0)
      case .greater: .integer(1)
      case .unordered: .integer(2)
      }
    },
    plain("kgraph_key") { arguments in
      let value = arguments[0]
      return value == .null ? .null : .blob(RuntimeValue(value).sortKey)
    },
    // A property: `kgraph_property(json, key)`.
    plain("kgraph_property") { arguments in
      let value = arguments.withText(0) { json in
        arguments.withText(1) { key in StoredProperties.value(of: key, in: json) }
      }
      return (value.flatMap(\.self) ?? .null).sqlValue
    },
    // The edges of a chain, in the order of the pattern: `kgraph_edges(',4,2,', isReversed)`.
    plain("kgraph_edges") { arguments in
      guard case .text(let text) = arguments[0] else { return .null }
      let ids = text.split(separator: ",").compactMap { Int64($0) }
      let isReversed = arguments[1] == .integer(1)
      return RuntimeValue.list((isReversed ? ids.reversed() : ids).map(RuntimeValue.edge)).sqlValue
    },
    // The edges of a path or list as a chain keeps them: `,4,2,`.
    plain("kgraph_used") { arguments in
      let ids: [Int64]
      switch RuntimeValue(arguments[0]) {
      case .path(_, let edges): ids = edges
      case .list(let elements): ids = elements.compactMap { if case .edge(let id) = $0 { id } else { nil } }
      default: return .null
      }
      return .text("," + ids.map { "\($0)," }.joined())
    },
    // A list with one element more, at its end or its start: `kgraph_extended(list, element, isAtStart)`.
    plain("kgraph_extended") { arguments in
      guard case .list(let elements) = RuntimeValue(arguments[0]) else { return .null }
      let element = [RuntimeValue(arguments[1])]
      let isAtStart = arguments[2] == .integer(1)
      return RuntimeValue.list(isAtStart ? element + elements : elements + element).sqlValue
    },
    // A name of the expression that the search belongs to.
    scalar("kgraph_local") { evaluator, arguments throws(Diagnostic) in
      evaluator.local(arguments[0]).sqlValue
    },
    // A path: `kgraph_path(start, part…)`, in which a part is an edge's number or a list of edges.
    scalar("kgraph_path") { evaluator, arguments throws(Diagnostic) in
      evaluator.path(arguments).sqlValue
    },
    // Whether a path comes back to a node: 0, 1 if only its last is its first, 2 if another does.
    plain("kgraph_returns") { arguments in
      guard case .path(let nodes, _) = RuntimeValue(arguments[0]) else { return .null }
      if Set(nodes).count == nodes.count { return .integer(0) }
      return .integer(nodes.first == nodes.last && Set(nodes.dropLast()).count == nodes.count - 1 ? 1 : 2)
    },
    // The shortest paths between two nodes, as a list: `kgraph_shortest(number, start, end, avoided edges,
    // arguments…)`.
    scalar("kgraph_shortest") { evaluator, arguments throws(Diagnostic) in
      try evaluator.shortestPaths(arguments).sqlValue
    },
    SQLFunction("kgraph_collect", .aggregate { ValueCollector(keepsNull: false, makesRows: false) }),
    SQLFunction("kgraph_gather", .aggregate { ValueCollector(keepsNull: true, makesRows: false) }),
    SQLFunction("kgraph_rows", .aggregate { ValueCollector(keepsNull: true, makesRows: true) }),
    // The elements of a list as rows; of a list of lists, with their elements as columns.
    SQLFunction(
      "kgraph_elements",
      .rows { list in
        guard case .list(let elements) = RuntimeValue(list) else { return [] }
        return elements.map { element in
          guard case .list(let columns) = element else { return [element.sqlValue] }
          return [element.sqlValue] + columns.map(\.sqlValue)
        }
      }),
  ]

  private static func plain(
    _ name: String, _ body: @escaping @Sendable (SQLArguments) -> SQLValue
  ) -> SQLFunction {
    SQLFunction(name, .scalar { (_, arguments) throws(SQLFunction.Failure) in body(arguments) })
  }

  /// A function of the evaluator; what it throws, the evaluator keeps for whoever runs the statement.
  private static func scalar(
    _ name: String,
    _ body: @escaping @Sendable (ExpressionEvaluator, SQLArguments) throws(Diagnostic) -> SQLValue
  ) -> SQLFunction {
    SQLFunction(
      name,
      .scalar { (context, arguments) throws(SQLFunction.Failure) in
        guard let evaluator = context as? ExpressionEvaluator else { throw SQLFunction.Failure() }
        do throws(Diagnostic) { return try body(evaluator, arguments) } catch {
          evaluator.failure = error
          throw SQLFunction.Failure()
        }
      })
  }
}

/// Collects the values of a group's rows as a list.
private final class ValueCollector: SQLAggregate {
  private let keepsNull: Bool
  private let makesRows: Bool
  private var bytes: [UInt8] = []
  private var count = 0

  init(keepsNull: Bool, makesRows: Bool) {
    self.keepsNull = keepsNull
    self.makesRows = makesRows
  }

  func add(_ arguments: SQLArguments) {
    if makesRows {
      RuntimeValue.list((0..<arguments.count).map { RuntimeValue(arguments[$0]) }).append(to: &bytes)
    } else {
      switch arguments[0] {
      case .null where !keepsNull: return
      // What is encoded already is not read to be written again.
      case .blob(let encoded): bytes += encoded
      case let value: RuntimeValue(value).append(to: &bytes)
      }
    }
    count += 1
  }

  func result() -> SQLValue { .blob(RuntimeValue.encodedList(count: count, bytes)) }
}

extension ExpressionEvaluator {
  /// Where the expression stands that a call is about.
  func range(of arguments: SQLArguments) -> SourceRange? {
    guard case .integer(let number) = arguments[0], programs.indices.contains(Int(number)) else { return nil }
    return programs[Int(number)].expression.knownRange
  }

  /// The path from a node over edges; null where one of them is.
  func path(_ arguments: SQLArguments) -> RuntimeValue {
    guard case .integer(let start) = arguments[0] else { return .null }
    var edges: [Int64] = []
    for index in 1..<max(1, arguments.count) {
      switch RuntimeValue(arguments[index]) {
      case .integer(let id): edges.append(id)
      case .list(let part):
        for case .edge(let id) in part { edges.append(id) }
      default: return .null
      }
    }
    var nodes = [start]
    for id in edges {
      guard let edge = lookup.edge(id), let last = nodes.last else { return .null }
      nodes.append(edge.source == last ? edge.target : edge.source)
    }
    return .path(nodes: nodes, edges: edges)
  }
}

import GraphModel
import GraphQuery

/// Makes the graph of a scenario from CREATE statements: as much of them as the kit uses to prepare its graphs.
struct GraphScript {
  /// A statement that this cannot run.
  struct Unable: Error { var reason: String }

  /// What a variable of the statement stands for.
  private indirect enum Binding {
    case node(Int)
    case value(PropertyValue?)
  }

  private struct CreatedNode {
    var node: Node
    var labels: [String]
    var properties: Properties
  }

  private let store: GraphStore
  private let source: Source
  private var nodes: [CreatedNode] = []
  private var edgeCount = 0
  private var rows: [[String: Binding]] = [[:]]

  init(_ store: GraphStore) throws(GraphError) {
    self.store = store
    source = try store.write { () throws(GraphError) in
      try store.source(uri: "scenario", readAt: "2025-01-01")
    }
  }

  /// Runs one statement.
  mutating func run(_ text: String) throws {
    var copy = self
    copy.rows = [[:]]
    try store.write { () throws(GraphError) in
      do {
        for clause in try GraphScript.clauses(of: text) { try copy.run(clause) }
      } catch let error as GraphError {
        throw error
      } catch let error as Unable {
        throw GraphError(.invalid, error.reason)
      } catch {
        throw GraphError(.invalid, "\(error)")
      }
    }
    self = copy
  }

  // MARK: Clauses

  private mutating func run(_ clause: (keyword: String, body: String)) throws {
    let query: PatternQuery
    do throws(Diagnostic) {
      switch clause.keyword {
      case "CREATE", "MATCH": query = try PatternParser.parse("MATCH \(clause.body)\nRETURN 1")
      case "UNWIND": query = try PatternParser.parse("UNWIND \(clause.body)\nRETURN 1")
      case "WITH": query = try PatternParser.parse("MATCH (x) WITH \(clause.body)\nRETURN 1")
      default: throw Diagnostic(.unsupported, clause.keyword, at: nil)
      }
    } catch { throw Unable(reason: "\(error.message): \(clause.keyword) \(clause.body)") }
    var result: [[String: Binding]] = []
    for row in rows {
      switch (clause.keyword, query.branches[0].dropLast().last) {
      case ("CREATE", .match(let paths, nil, _)):
        var row = row
        for path in paths { try create(path, &row) }
        result.append(row)
      case ("MATCH", .match(let paths, nil, _)):
        var matches = [row]
        for path in paths { matches = try matches.flatMap { try match(path, $0) } }
        result += matches
      case ("UNWIND", .unwind(let list, let variable)):
        guard case .list(let elements)? = try evaluate(list, row) else {
          throw Unable(reason: "UNWIND of no list")
        }
        for element in elements {
          var row = row
          row[variable] = .value(element)
          result.append(row)
        }
      case ("WITH", .with(let projection, nil)):
        var kept: [String: Binding] = projection.includesAll ? row : [:]
        for item in projection.items {
          guard case .variable(let name) = item.expression.kind else {
            throw Unable(reason: "WITH an expression")
          }
          kept[item.alias ?? name] = row[name]
        }
        result.append(kept)
      default: throw Unable(reason: "\(clause.keyword) \(clause.body)")
      }
    }
    rows = result
  }

  private mutating func create(_ path: PathPattern, _ row: inout [String: Binding]) throws {
    var ends: [Node.ID] = []
    for pattern in path.nodes {
      if let variable = pattern.variable, case .node(let index)? = row[variable] {
        ends.append(nodes[index].node.id)
        continue
      }
      let labels = try pattern.label.map(GraphScript.labels) ?? []
      let properties = try properties(pattern.properties, row)
      let node = try store.addForeignNode(labels: labels, properties: properties)
      if let variable = pattern.variable { row[variable] = .node(nodes.count) }
      nodes.append(CreatedNode(node: node, labels: labels, properties: properties))
      ends.append(node.id)
    }
    for (index, edge) in path.edges.enumerated() {
      guard let type = try edge.label.map(GraphScript.labels), type.count == 1, edge.length == nil,
        edge.direction != .either
      else { throw Unable(reason: "an edge to be made needs one type and one direction") }
      let (from, to) = edge.direction == .forward ? (index, index + 1) : (index + 1, index)
      edgeCount += 1
      let statement = try store.foreignStatement(
        ends[from], type[0], ends[to], properties: try properties(edge.properties, row),
        locator: "edge \(edgeCount)")
      try store.state(statement, source: source)
    }
  }

  private func match(_ path: PathPattern, _ row: [String: Binding]) throws -> [[String: Binding]] {
    guard path.edges.isEmpty, let pattern = path.nodes.first, let variable = pattern.variable else {
      throw Unable(reason: "MATCH of more than nodes")
    }
    if row[variable] != nil { return [row] }
    let labels = try pattern.label.map(GraphScript.labels) ?? []
    let wanted = try properties(pattern.properties, row)
    return nodes.indices.filter { index in
      labels.allSatisfy(nodes[index].labels.contains)
        && wanted.allSatisfy { nodes[index].properties[$0.key] == $0.value }
    }.map { index in row.merging([variable: .node(index)]) { $1 } }
  }

  // MARK: Expressions

  private func properties(_ patterns: [PropertyPattern], _ row: [String: Binding]) throws -> Properties {
    var properties: Properties = [:]
    for pattern in patterns { properties[pattern.key] = try evaluate(pattern.value, row) }
    return properties
  }

  /// The value of a simple expression; nil for null.
  private func evaluate(_ expression: Expression, _ row: [String: Binding]) throws -> PropertyValue? {
    switch expression.kind {
    case .literal(.null): return nil
    case .literal(.boolean(let boolean)): return .boolean(boolean)
    case .literal(.integer(let integer)): return .integer(integer)
    case .literal(.real(let real)): return .real(real)
    case .literal(.text(let text)): return .text(text)
    case .list(let elements): return .list(try elements.compactMap { try evaluate($0, row) })
    case .variable(let name):
      if case .value(let value)? = row[name] { return value }
    case .property(let subject, let key):
      if case .variable(let name) = subject.kind, case .node(let index)? = row[name] {
        return nodes[index].properties[key]
      }
    case .unary(.minus, let operand):
      switch try evaluate(operand, row) {
      case .integer(let integer): return .integer(-integer)
      case .real(let real): return .real(-real)
      default: break
      }
    case .binary(let operation, let left, let right):
      switch (operation, try evaluate(left, row), try evaluate(right, row)) {
      case (.add, .integer(let one), .integer(let other)): return .integer(one + other)
      case (.multiply, .integer(let one), .integer(let other)): return .integer(one * other)
      case (.divide, .integer(let one), .integer(let other)) where other != 0: return .integer(one / other)
      case (.modulo, .integer(let one), .integer(let other)) where other != 0: return .integer(one % other)
      case (.subtract, .integer(let one), .integer(let other)): return .integer(one - other)
      case (.add, .text(let one), .text(let other)): return .text(one + other)
      default: break
      }
    case .call("range", _, let bounds):
      if bounds.count == 2, case .integer(let first)? = try evaluate(bounds[0], row),
        case .integer(let last)? = try evaluate(bounds[1], row)
      {
        return .list(first <= last ? (first...last).map { .integer($0) } : [])
      }
    default: break
    }
    throw Unable(reason: "an expression in CREATE")
  }

  private static func labels(_ label: LabelExpression) throws -> [String] {
    switch label {
    case .name(let name, _): return [name]
    case .and(let left, let right): return try labels(left) + labels(right)
    default: throw Unable(reason: "a label expression in CREATE")
    }
  }
}

import GraphModel
import GraphQuery

/// Makes the graph of a scenario from CREATE statements, and the reading clauses between them.
struct GraphScript {
  /// A statement that this cannot run.
  struct Unable: Error { var reason: String }

  private typealias Row = [String: Value]

  private let store: GraphStore
  private let source: Source
  private var edgeCount = 0
  /// What the variables of the statement stand for.
  private var rows: [Row] = [[:]]

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
    switch clause.keyword {
    case "CREATE": try create(clause.body)
    case "MATCH", "UNWIND", "WITH": rows = try read("\(clause.keyword) \(clause.body)\nRETURN *")
    default: throw Unable(reason: "\(clause.keyword) \(clause.body)")
    }
  }

  /// The rows that clauses make of those there are.
  private func read(_ clauses: String) throws -> [Row] {
    let rowName = GraphScript.rowName
    let names = Set(rows.flatMap(\.keys)).sorted()
    let bindings = names.map { ", \(rowName).`\($0)` AS `\($0)`" }.joined()
    let text = "UNWIND $rows AS \(rowName) WITH \(rowName)\(bindings) \(clauses)"
    let parameter = Value.list(rows.map { row in .map(row.map { Value.MapEntry($0.key, $0.value) }) })
    let options = Query.Options(
      today: CalendarDay(year: 2025, month: 1, day: 1), parameters: ["rows": parameter])
    do throws(QueryError) {
      let table = try Query(text, in: store, options: options).table()
      return table.rows.map { values in
        Row(uniqueKeysWithValues: zip(table.columns, values).filter { $0.0 != rowName })
      }
    } catch {
      switch error {
      case .diagnostic(let diagnostic): throw Unable(reason: "\(diagnostic.message): \(clauses)")
      case .graph(let error): throw error
      }
    }
  }

  /// A variable that no scenario has.
  private static let rowName = "rowOfTheScript"

  private mutating func create(_ body: String) throws {
    let query: PatternQuery
    do throws(Diagnostic) { query = try PatternParser.parse("MATCH \(body)\nRETURN 1") } catch {
      throw Unable(reason: "\(error.message): CREATE \(body)")
    }
    guard case .match(let paths, nil, _)? = query.branches.first?.first else {
      throw Unable(reason: "CREATE \(body)")
    }
    for path in paths {
      // A path may mention what those before it have made.
      let values = (path.nodes.map(\.properties) + path.edges.map(\.properties)).flatMap(\.self)
      let list = values.map { $0.value.printed() }.joined(separator: ", ")
      let found = try values.isEmpty ? [] : read("RETURN [\(list)] AS values").map { $0["values"] }
      for index in rows.indices {
        var rest: [Value] = []
        if index < found.count, case .list(let elements)? = found[index] { rest = elements.reversed() }
        var row = rows[index]
        try create(path, &row, &rest)
        rows[index] = row
      }
    }
  }

  /// Makes a path; the values of its properties are taken from the end of `values`, those of its nodes first.
  private mutating func create(_ path: PathPattern, _ row: inout Row, _ values: inout [Value]) throws {
    var ends: [Node.ID] = []
    for pattern in path.nodes {
      let properties = try properties(pattern.properties, &values)
      if let variable = pattern.variable, case .node(let node)? = row[variable] {
        ends.append(node.id)
        continue
      }
      let labels = try pattern.label.map(GraphScript.labels) ?? []
      let node = try store.addForeignNode(labels: labels, properties: properties)
      if let variable = pattern.variable { row[variable] = .node(node) }
      ends.append(node.id)
    }
    for (index, edge) in path.edges.enumerated() {
      guard let type = try edge.label.map(GraphScript.labels), type.count == 1, edge.length == nil,
        edge.direction != .either
      else { throw Unable(reason: "an edge to be made needs one type and one direction") }
      let (from, to) = edge.direction == .forward ? (index, index + 1) : (index + 1, index)
      edgeCount += 1
      let statement = try store.foreignStatement(
        ends[from], type[0], ends[to], properties: try properties(edge.properties, &values),
        locator: "edge \(edgeCount)")
      try store.state(statement, source: source)
    }
  }

  private func properties(_ patterns: [PropertyPattern], _ values: inout [Value]) throws -> Properties {
    var properties: Properties = [:]
    for pattern in patterns {
      guard let value = values.popLast() else { throw Unable(reason: "a property without a value") }
      properties[pattern.key] = try GraphScript.property(value)
    }
    return properties
  }

  /// A value as a property; nil for null.
  private static func property(_ value: Value) throws -> PropertyValue? {
    switch value {
    case .null: return nil
    case .boolean(let boolean): return .boolean(boolean)
    case .integer(let integer): return .integer(integer)
    case .real(let real): return .real(real)
    case .text(let text): return .text(text)
    case .list(let elements): return .list(try elements.compactMap(property))
    case .map, .node, .edge, .path: throw Unable(reason: "a property that is no property")
    }
  }

  private static func labels(_ label: LabelExpression) throws -> [String] {
    switch label {
    case .name(let name, _): return [name]
    case .and(let left, let right): return try labels(left) + labels(right)
    default: throw Unable(reason: "a label expression in CREATE")
    }
  }
}

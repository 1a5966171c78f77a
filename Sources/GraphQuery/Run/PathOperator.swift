import GraphModel

/// A shortest path between two named nodes, found by walking the graph: what one SQL statement cannot say well.
///
///     MATCH path = shortestPath((a:person {name: 'Flynn'})-[:gives|works_at*]-(b:person {name: 'Liz Rice'})) RETURN path
struct PathOperator {
  let start: Node
  let goal: Node
  let relations: [String]?
  let maximumLength: Int
  let column: String

  /// The operator for a query of this form; nil for any other.
  init?(_ query: PatternQuery, store: GraphStore) throws(QueryError) {
    guard query.branches.count == 1, query.branches[0].count == 2,
      case .match(let paths, nil, isOptional: false) = query.branches[0][0], paths.count == 1,
      case .returning(let projection) = query.branches[0][1], projection.items.count == 1,
      let path = paths.first, path.selector != .all, let variable = path.variable, path.nodes.count == 2,
      let edge = path.edges.first, edge.direction == .either,
      projection.items[0].expression.kind == .variable(variable)
    else { return nil }
    column = projection.items[0].alias ?? variable
    start = try PathOperator.node(path.nodes[0], store)
    goal = try PathOperator.node(path.nodes[1], store)
    relations = edge.label.map(PathOperator.names)
    maximumLength = edge.length?.maximum ?? 12
  }

  func table(_ store: GraphStore) throws(QueryError) -> ResultTable {
    do throws(GraphError) {
      let path = try store.shortestPath(
        from: start.id, to: goal.id, relations: relations, maximumLength: maximumLength)
      let rows = path.map { [[Value.path(nodes: $0.nodes, edges: $0.edges)]] } ?? []
      return ResultTable(columns: [column], rows: rows)
    } catch { throw .graph(error) }
  }

  private static func node(_ pattern: NodePattern, _ store: GraphStore) throws(QueryError) -> Node {
    guard case .literal(.text(let name))? = pattern.properties.first(where: { $0.key == "name" })?.value.kind
    else {
      throw .diagnostic(
        Diagnostic(
          .unsupported, "the ends of a shortest path must be named", at: pattern.range,
          help: ["write them as (a:person {name: 'Liz Rice'})"]))
    }
    do throws(GraphError) {
      return try store.resolve(Reference(name: name, kinds: pattern.label.map(names) ?? []))
    } catch { throw .graph(error) }
  }

  /// The names in a label expression of alternatives.
  private static func names(_ label: LabelExpression) -> [String] {
    switch label {
    case .name(let name, _): [name]
    case .or(let left, let right), .and(let left, let right): names(left) + names(right)
    case .any, .not: []
    }
  }
}

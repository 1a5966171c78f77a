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
      let path = paths.first, path.selector == .anyShortest, let variable = path.variable,
      path.nodes.count == 2,
      let edge = path.edges.first, edge.direction == .either, let length = edge.length, length.minimum <= 1,
      edge.variable == nil, edge.properties.isEmpty, edge.condition == nil,
      projection.items[0].expression.kind == .variable(variable),
      projection == Projection(projection.items, distinct: projection.isDistinct)
    else { return nil }
    let relations = try edge.label.map { label throws(QueryError) in try PathOperator.relations(label, store)
    }
    column = projection.items[0].alias ?? variable
    start = try PathOperator.node(path.nodes[0], store)
    goal = try PathOperator.node(path.nodes[1], store)
    self.relations = relations
    maximumLength = length.maximum ?? 12
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
    guard pattern.properties.count == 1, pattern.properties[0].key == "name", pattern.condition == nil,
      case .literal(.text(let name)) = pattern.properties[0].value.kind,
      let kinds = pattern.label.map(names) ?? []
    else {
      throw .diagnostic(
        Diagnostic(
          .unsupported, "the ends of a shortest path must be named, and no more than that", at: pattern.range,
          help: ["write them as (a:person {name: 'Liz Rice'})"]))
    }
    do throws(GraphError) {
      let node = try store.resolve(Reference(name: name, kinds: kinds))
      guard node.name == name else {
        throw GraphError(.notFound, "nothing is called '\(name)'", help: ["did you mean '\(node.name)'?"])
      }
      return node
    } catch {
      throw .diagnostic(Diagnostic(.unknownName, error.message, at: pattern.range, help: error.help))
    }
  }

  /// The relations that a label allows; an unknown one is an error, since leaving it out would change the answer.
  private static func relations(_ label: LabelExpression, _ store: GraphStore) throws(QueryError) -> [String]
  {
    guard let names = names(label) else {
      throw .diagnostic(
        Diagnostic(
          .unsupported, "in a shortest path, relations can only be listed", at: nil,
          help: ["write them as [:gives|works_at*]"]))
    }
    var relations: [String] = []
    for name in names {
      guard let relation = store.vocabulary.relation(named: name) else {
        let near = nearest(to: name, in: store.vocabulary.relations.map(\.name)).prefix(3)
        throw .diagnostic(
          Diagnostic(
            .unknownLabel, "there is no relation '\(name)'", at: nil,
            help: near.map { "did you mean '\($0)'?" }))
      }
      relations.append(relation.name)
    }
    return relations
  }

  /// The names in a label expression of alternatives; nil for any other.
  private static func names(_ label: LabelExpression) -> [String]? {
    switch label {
    case .name(let name, _): return [name]
    case .or(let left, let right):
      guard let left = names(left), let right = names(right) else { return nil }
      return left + right
    case .and, .any, .not: return nil
    }
  }
}

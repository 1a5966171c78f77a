import GraphModel
import GraphQuery

extension Dossier {
  /// The dossier as one value: the node with its names and links.
  var value: Value {
    let links = sections.flatMap { section in
      section.entries.map { entry in
        Value.map([
          .init("relation", .text(section.relation.name)), .init("inverse", .boolean(!section.isForward)),
          .init("words", .text(section.words)), .init("edge", .edge(entry.edge)),
          .init("node", .node(entry.other)),
        ])
      }
    }
    return .map([
      .init("node", .node(node)), .init("aliases", .list(aliases.map(Value.text))),
      .init("links", .list(links)),
    ])
  }

  /// The node and its links, for a drawing.
  var drawing: ResultTable {
    let rows = sections.flatMap(\.entries).map { [Value.node(node), .edge($0.edge), .node($0.other)] }
    return ResultTable(columns: ["node", "edge", "other"], rows: rows)
  }

  /// The links as rows.
  var table: ResultTable {
    let rows = sections.flatMap { section in
      section.entries.map { entry in
        let period = entry.period
        return [
          Value.text(section.words), .text(entry.other.kind), .text(entry.other.title),
          .integer(entry.other.id),
          period.since.map(Value.text) ?? .null, period.until.map(Value.text) ?? .null,
        ]
      }
    }
    return ResultTable(columns: ["link", "kind", "name", "id", "since", "until"], rows: rows)
  }
}

import ArgumentParser
import GraphFormats
import GraphModel
import GraphQuery

/// `kgraph path A B`
struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Show a shortest path between two nodes: who could introduce whom.",
    discussion: """
      Notes and events link everybody with everybody, so that a path goes through them only if there is no other, or \
      if --over names the relations.
      """)

  @Argument(help: "Where it starts.")
  var start: String

  @Argument(help: "Where it ends.")
  var goal: String

  @Option(help: ArgumentHelp("Only over these relations, with commas between them.", valueName: "relations"))
  var over: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: Session

  func run() throws {
    try session.read { store in
      let start = try store.node(lookedUp: start)
      let goal = try store.node(lookedUp: goal)
      let relations = try over.map { try relationNames($0, store.vocabulary) }
      guard let path = try path(from: start, to: goal, relations, in: store) else {
        let way = relations.map { " over \(enumerated($0, "or"))" } ?? ""
        throw GraphError(
          .notFound, "nothing links \(start.title.quotedName) and \(goal.title.quotedName)\(way)")
      }
      switch output.format {
      case .table: try printLines(lines(of: path, store.vocabulary))
      case .dot:
        let drawing = ResultTable(columns: ["path"], rows: [[.path(nodes: path.nodes, edges: path.edges)]])
        try output.write(drawing, vocabulary: store.vocabulary)
      default: try output.write(table(of: path))
      }
    }
  }

  private func path(
    from start: Node, to goal: Node, _ relations: [String]?, in store: GraphStore
  ) throws(GraphError) -> GraphStore.Path? {
    if let relations { return try store.shortestPath(from: start.id, to: goal.id, relations: relations) }
    let crowded = [CaptureKind.note, CaptureKind.event]
    if let path = try store.shortestPath(from: start.id, to: goal.id, avoidingKinds: crowded) { return path }
    guard let path = try store.shortestPath(from: start.id, to: goal.id) else { return nil }
    StandardError.writeLine("note: only notes and events link the two")
    return path
  }

  private func relationNames(_ text: String, _ vocabulary: Vocabulary) throws -> [String] {
    try text.split(separator: ",").map { word in
      try vocabulary.knownRelations(wordedAs: Names.cleaned(String(word)))[0].relation.name
    }
  }

  /// The start, and then one line for each step, its arrow pointing as the edge does.
  private func lines(of path: GraphStore.Path, _ vocabulary: Vocabulary) -> [String] {
    var lines = [path.nodes.first?.title.shortName ?? ""]
    for ((previous, edge), node) in zip(zip(path.nodes, path.edges), path.nodes.dropFirst()) {
      let words = edge.relation.split(separator: "_").joined(separator: " ")
      let arrow = edge.source == previous.id ? "─\(words)→" : "←\(words)─"
      let period =
        vocabulary.period(of: edge.relation, since: edge.since, until: edge.until)
        ?? PeriodText.occurrence(since: node.since, until: node.until)
      lines.append("  \(arrow) \(node.title.shortName)" + (period.map { "  (\($0))" } ?? ""))
    }
    return lines
  }

  private func table(of path: GraphStore.Path) -> ResultTable {
    let names = Dictionary(path.nodes.map { ($0.id, $0.title) }) { first, _ in first }
    let rows = path.edges.enumerated().map { step, edge in
      [
        Value.integer(Int64(step + 1)), .text(names[edge.source] ?? ""), .text(edge.relation),
        .text(names[edge.target] ?? ""), edge.since.map(Value.text) ?? .null,
        edge.until.map(Value.text) ?? .null,
      ]
    }
    return ResultTable(columns: ["step", "source", "relation", "target", "since", "until"], rows: rows)
  }
}

import ArgumentParser
import GraphFormats
import GraphModel
import GraphQuery

/// `kgraph export FORMAT`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the graph, or the part around a node, in another format.",
    discussion: """
      kgraph export dot --around "Liz Rice" --depth 2 | dot -Tsvg > liz.svg
      kgraph export dot --query 'talks about service mesh' | dot -Tsvg > mesh.svg
      """)

  @Argument(
    help:
      "The format: \(ExportRegistry.formats.map { "\($0.name) (\($0.summary))" }.joined(separator: ", ")).")
  var format: String

  @Option(help: ArgumentHelp("Only what is near this node.", valueName: "node"))
  var around: String?

  @Option(help: ArgumentHelp("Only the answer to this question and what is near it.", valueName: "question"))
  var query: String?

  @Option(help: ArgumentHelp("How many links away 'near' is.", valueName: "count"))
  var depth = 1

  @Option(
    name: .customLong("kind"), help: ArgumentHelp("Only nodes of this kind; repeatable.", valueName: "kind"))
  var kinds: [String] = []

  @Flag(help: "Notes as well.")
  var notes = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write. (default: standard output)", valueName: "file"))
  var output: String?

  @OptionGroup var session: Session

  func validate() throws {
    if depth < 0 { throw ValidationError("--depth must not be negative") }
    if around != nil, query != nil { throw ValidationError("--around and --query exclude each other") }
    guard ExportRegistry.format(named: format) != nil else {
      let names = ExportRegistry.formats.map(\.name)
      throw ValidationError(
        "there is no export format '\(format)'; the formats are \(names.joined(separator: ", "))")
    }
  }

  func run() throws {
    try session.read { store in
      let slice = try slice(of: store)
      guard let exporter = exporter(for: store.vocabulary) else { return }
      let file = try output.map { path throws(GraphError) in try OutputFile(path: path) }
      let writer = file?.output ?? StandardOutput()
      var stream = TextOutputAdapter(writer)
      exporter.write(slice, to: &stream)
      try stream.finish()
      try writer.flush()
      try file?.keep()
    }
  }

  /// The nodes in the answer to a question.
  private func answer(to question: String, in store: GraphStore) throws -> [Node.ID] {
    let report = QueryReport(text: question)
    let query = try report.catching {
      try Query(question, in: store, options: Query.Options(today: try session.today()))
    }
    query.remarks.forEach(report.write)
    let nodes = GraphSlice(try report.catching { try query.table() }).nodes
    if nodes.isEmpty { StandardError.writeLine("note: there is no node in the answer, so nothing is drawn") }
    return nodes.map(\.id)
  }

  /// The format's exporter; a drawing knows the looks of the user's own kinds.
  private func exporter(for vocabulary: Vocabulary) -> (any GraphExporter)? {
    let exporter = ExportRegistry.format(named: format)?.exporter
    guard var drawing = exporter as? DOTExport else { return exporter }
    for kind in vocabulary.kinds
    where drawing.styles[kind.name] == nil && kind.shape != NodeKind(name: "").shape {
      var style = KindStyle.fallback(forKind: kind.name)
      style.shape = kind.shape
      style.fill = kind.fill
      drawing.styles[kind.name] = style
    }
    return drawing
  }

  private func slice(of store: GraphStore) throws -> GraphSlice {
    var nodes: [Node]
    var edges: [Edge]
    if let around {
      (nodes, edges) = try store.neighbourhood(of: [try store.node(lookedUp: around).id], depth: depth)
    } else if let query {
      (nodes, edges) = try store.neighbourhood(of: try answer(to: query, in: store), depth: depth)
    } else {
      (nodes, edges) = (try store.nodes(), try store.edges())
    }
    var wanted: Set<String> = []
    for word in kinds { wanted.insert(try store.vocabulary.knownKind(word)) }
    let showsNotes = notes || wanted.contains(CaptureKind.note)
    let omitted = showsNotes ? 0 : nodes.count { $0.kind == CaptureKind.note }
    nodes.removeAll { node in
      !showsNotes && node.kind == CaptureKind.note || !wanted.isEmpty && !wanted.contains(node.kind)
    }
    if omitted > 0, wanted.isEmpty {
      StandardError.writeLine("note: \(counted(omitted, "note")) left out: --notes draws them")
    }
    return GraphSlice(nodes: nodes, edges: edges, symmetricRelations: store.vocabulary.symmetricRelations)
  }
}

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
      kgraph export jsonl --output graph.jsonl
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
      guard let exporter = ExportRegistry.format(named: format)?.exporter else { return }
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
    let isComplete = ExportRegistry.format(named: format)?.isComplete ?? false
    let showsNotes = notes || isComplete || wanted.contains(CaptureKind.note)
    let omitted = showsNotes ? 0 : nodes.count { $0.kind == CaptureKind.note }
    nodes.removeAll { node in
      !showsNotes && node.kind == CaptureKind.note || !wanted.isEmpty && !wanted.contains(node.kind)
    }
    if omitted > 0, wanted.isEmpty {
      StandardError.writeLine("note: \(counted(omitted, "note")) left out: --notes draws them")
    }
    var slice = GraphSlice(nodes: nodes, edges: edges, drawnBy: store.vocabulary)
    if isComplete {
      slice.aliases = try store.aliases()
      slice.vocabulary = store.vocabulary
    }
    return slice
  }
}

import ArgumentParser
import GraphModel

/// `kgraph why SOURCE RELATION TARGET`
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Show where a fact comes from: its sources, with the words they use.",
    usage: """
      kgraph why <source> <relation> <target>
      kgraph why <source> <target>
      kgraph why <node>
      """)

  @Argument(help: "A node; or two, perhaps with a relation between them.")
  var words: [String]

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: Session

  func validate() throws {
    if words.count > 3 { throw ValidationError("too many words: put names that have spaces in quotes") }
  }

  func run() throws {
    try session.read { store in
      let accounts = try accounts(in: store)
      switch output.format {
      case .table: try printLines(accounts.flatMap(\.lines))
      default: try output.write(Account.table(of: accounts))
      }
    }
  }

  private func accounts(in store: GraphStore) throws(GraphError) -> [Account] {
    let source = try store.node(lookedUp: words[0])
    guard words.count > 1, let last = words.last else { return [try Account(of: source, in: store)] }
    let target = try store.node(lookedUp: last)
    let relations = words.count == 3 ? try store.vocabulary.knownRelations(wordedAs: words[1]) : []
    let names = relations.map(\.relation.name)
    let edges = try store.edges(of: source.id).filter { edge in
      (edge.source == target.id || edge.target == target.id)
        && (names.isEmpty || names.contains(edge.relation))
    }
    guard !edges.isEmpty else {
      let words = names.isEmpty ? "directly" : "by \(words[1].quotedName)"
      throw GraphError(
        .notFound, "\(source.title.quotedName) and \(target.title.quotedName) are not linked \(words)",
        help: ["'kgraph path' finds what links them over several steps"])
    }
    return try Account.accounts(of: edges, in: store)
  }
}

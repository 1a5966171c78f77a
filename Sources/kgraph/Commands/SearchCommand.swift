import ArgumentParser
import GraphModel
import GraphQuery

/// `kgraph search WORDS`
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find nodes by words in their names and texts, best first.")

  @Argument(help: "Words that must all occur; the last may be cut short.")
  var words: [String]

  @Option(
    name: .customLong("kind"), help: ArgumentHelp("Only nodes of this kind; repeatable.", valueName: "kind"))
  var kinds: [String] = []

  @Option(help: ArgumentHelp("How many at most.", valueName: "count"))
  var limit = 20

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: Session

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be at least 1") }
  }

  func run() throws {
    try session.read { store in
      let kinds = try kinds.map { word throws(GraphError) in try store.vocabulary.knownKind(word) }
      let hits = try store.search(words.joined(separator: " "), kinds: kinds, limit: limit)
      if hits.isEmpty {
        StandardError.writeLine("nothing found for \(words.joined(separator: " ").quotedName)")
        let similar = try store.suggestions(for: words.joined(separator: " "), kinds: kinds)
        if !similar.isEmpty {
          StandardError.writeLine(
            "  = help: did you mean \(enumerated(similar.map(\.name.quotedName), "or"))?")
        }
      }
      if output.format == .dot {
        return try output.write(ResultTable(columns: ["node"], rows: hits.map { [.node($0.node)] }))
      }
      let rows = hits.map { hit in
        // An excerpt that is the name again says nothing.
        let isName = hit.excerpt.filter { $0 != "«" && $0 != "»" } == hit.node.name
        return [
          Value.integer(hit.node.id), .text(hit.node.kind), .text(hit.node.title),
          isName ? .null : .text(hit.excerpt),
        ]
      }
      try output.write(ResultTable(columns: ["id", "kind", "name", "found"], rows: rows))
    }
  }
}

extension Vocabulary {
  /// The name of the kind that a word means.
  func knownKind(_ word: String) throws(GraphError) -> String {
    if let kind = kind(worded: word) { return kind.name }
    let names = kinds.map(\.name)
    let guess = nearest(to: word, in: names, limit: 3).first.map { ["did you mean '\($0)'?"] } ?? []
    throw GraphError(
      .invalid, "there is no kind \(word.quotedName)",
      help: guess + [
        "the kinds are \(names.joined(separator: ", "))", "'kgraph define kind NAME' makes one of your own",
      ])
  }
}

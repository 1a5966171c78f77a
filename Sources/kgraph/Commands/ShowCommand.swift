import ArgumentParser
import GraphModel

/// `kgraph show NAME`
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show all that is known of a person, talk, topic …")

  @Argument(help: "Its name, or the beginning of it; KIND:NAME or #NUMBER.")
  var name: [String]

  @Flag(help: "Show every link, however many there are.")
  var all = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: Session

  private static let shownLinks = 20

  func run() throws {
    try session.read { store in
      let node = try store.node(lookedUp: name.joined(separator: " "))
      let limit = all ? Int.max : ShowCommand.shownLinks
      let dossier = try Dossier(of: node, in: store, contextLimit: output.format == .table ? limit : 0)
      switch output.format {
      case .table:
        let text = DossierText(
          dossier: dossier, vocabulary: store.vocabulary, terminal: .standardOutput, limit: limit)
        try printText(text.lines.map { $0 + "\n" }.joined())
      case .json, .jsonl:
        try printText(JSONText.text(of: dossier.value) + "\n")
      case .dot:
        try output.write(dossier.drawing, vocabulary: store.vocabulary)
      case .plain, .csv, .tsv:
        try output.write(dossier.table)
      }
    }
  }
}

extension GraphStore {
  /// The node that the user wants to look at; the beginning of a name will do, and is said.
  func node(lookedUp text: String) throws(GraphError) -> Node {
    guard !Names.cleaned(text).isEmpty else { throw GraphError(.invalid, "the name is empty") }
    let reference = Reference(text, in: vocabulary)
    let node = try resolve(reference, allowingPrefix: true)
    if reference.id == nil,
      try matches(name: reference.name, kinds: reference.kinds).isEmpty
    {
      StandardError.writeLine("note: taking \(reference.name.quotedName) for \(node.name.quotedName)")
    }
    return node
  }
}

import ArgumentParser

/// The command line's root: which commands there are, and in which groups help lists them.
struct KGraph: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kgraph",
    abstract:
      "A personal knowledge graph of conferences: who said what, where, and who worked for whom then.",
    discussion: """
      The graph is one SQLite file: --db PATH, else KGRAPH_DB, else $XDG_DATA_HOME/kgraph/graph.db, else \
      ~/.local/share/kgraph/graph.db.

      Where a command takes a node, write its name, another name of it, KIND:NAME or #NUMBER.

      Exit codes: 0 done; 1 not found or ambiguous; 64 wrong usage; 65 wrong query or data; 66 no such file; 70 a \
      mistake of ours; 74 the disk failed; 75 the graph is in use; 130 interrupted.
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Capture", subcommands: [AddCommand.self, MetCommand.self, NoteCommand.self, AtCommand.self]),
      CommandGroup(
        name: "Look up",
        subcommands: [
          QueryCommand.self, ShowCommand.self, SearchCommand.self, PathCommand.self, WhyCommand.self,
        ]),
      CommandGroup(name: "Tidy", subcommands: [DefineCommand.self]),
      CommandGroup(name: "Move", subcommands: [ImportCommand.self, ExportCommand.self]),
      CommandGroup(name: "Help", subcommands: [CompleteCommand.self, CompletionsCommand.self]),
    ])

  // The parser's own "Error:" would stand beside our "error:".
  static var _errorLabel: String { "error" }
}

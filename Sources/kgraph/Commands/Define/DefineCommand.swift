import ArgumentParser
import GraphModel

/// `kgraph define`
struct DefineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "define",
    abstract: "Define kinds, relations and phrases of your own.",
    discussion: """
      What is defined works at once in 'add', 'query', 'show' and 'export':

        kgraph define kind movie --attribute genre
        kgraph define relation mentors --link person:person
        kgraph add edge "Liz Rice" mentors "Lin Sun"

      'kgraph define --list' prints the whole vocabulary in the form that '--file' reads.
      """,
    subcommands: [DefineKindCommand.self, DefineRelationCommand.self, DefinePhraseCommand.self])

  @Option(help: ArgumentHelp("Read definitions from a file; - is standard input.", valueName: "file"))
  var file: String?

  @Flag(help: "Print the vocabulary.")
  var list = false

  @OptionGroup var options: DefineOptions

  func run() throws {
    guard file != nil || list else { throw CleanExit.helpRequest(self) }
    if list {
      try printText(try options.session.read { VocabularyText.printed($0.vocabulary) })
    }
    if let file {
      let input = InputFile(path: file)
      let definitions: Vocabulary
      do {
        definitions = try VocabularyText.parse(try input.text())
      } catch {
        // The reader says the line; in which file, only we know.
        throw error.message.hasPrefix("line ")
          ? GraphError(error.kind, "\(input.name), \(error.message)", help: error.help) : error
      }
      try options.define(definitions) { _ in
        let counts = [
          (definitions.kinds.count, "kind"), (definitions.relations.count, "relation"),
          (definitions.phrases.count, "phrase"),
        ].filter { $0.0 > 0 }
        return "\(enumerated(counts.map { counted($0.0, $0.1) })) from \(input.name)"
      }
    }
  }
}

/// The options of every `define`, and how one runs.
struct DefineOptions: ParsableArguments {
  @OptionGroup var session: Session

  @Flag(help: "Say what would change, and change nothing.")
  var dryRun = false

  /// Adds definitions to the vocabulary, and says so in words that may name what is now known.
  func define(_ definitions: Vocabulary, words: (Vocabulary) -> String) throws {
    let line = try session.write(keeping: !dryRun) { store throws(GraphError) in
      for relation in definitions.relations where relation.signatures.isEmpty {
        guard store.vocabulary.relation(named: relation.name) == nil else { continue }
        throw GraphError(
          .invalid, "the relation \(relation.name.quotedName) links nothing",
          help: ["say what it links, as in '--link person:org', or 'link person -> org' in a file"])
      }
      let changes = try store.define(definitions.completed(besides: store.vocabulary))
      let verb = changes == 0 ? "already there:" : dryRun ? "would define" : "defined"
      return "\(verb) \(words(store.vocabulary))"
    }
    try printLines([line])
  }

  /// Reads a definition that was put together from options.
  func parse(_ lines: [String]) throws(GraphError) -> Vocabulary {
    let text = lines.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }.joined(
      separator: "\n")
    do {
      return try VocabularyText.parse(text)
    } catch {
      // There are no lines that the user has seen.
      let message = error.message.split(separator: ": ", maxSplits: 1)
      throw GraphError(error.kind, message.count > 1 ? String(message[1]) : error.message, help: error.help)
    }
  }
}

/// `person:talk`, or `person -> talk`, as the text form writes it.
func kindPair(_ text: String) -> String {
  guard !text.contains("->"), let colon = text.firstIndex(of: ":") else { return text }
  return "\(text[..<colon]) -> \(text[text.index(after: colon)...])"
}

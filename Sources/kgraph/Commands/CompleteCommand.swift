import ArgumentParser
import GraphModel
import GraphQuery

/// `kgraph complete PARTIAL`
struct CompleteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete",
    abstract: "List how an unfinished question can go on, a word or name and its kind a line.")

  @Argument(help: "The beginning of a question, as in 'talks ab'.")
  var partial: String

  @Option(help: ArgumentHelp("How many at most.", valueName: "count"))
  var limit = 20

  @OptionGroup var session: Session

  func run() throws {
    let today = try session.today()
    let lines = try session.read { store in
      try Completion.candidates(for: partial, in: store, today: today, limit: limit)
    }.map { "\($0.text.terminalLine())\t\($0.kind)\n" }
    let output = StandardOutput()
    for line in lines { try output.write(line) }
    try output.flush()
  }

  /// What the shell's completion of `kgraph query` offers, given the words of the command line.
  static func shellCompletions(_ words: [String]) -> [String] {
    guard let session = try? Session.parse([]), let today = try? session.today() else { return [] }
    let question = words.drop { $0 != "query" }.dropFirst().filter { !$0.hasPrefix("-") }
    let candidates = try? session.read { store in
      try Completion.candidates(for: question.joined(separator: " "), in: store, today: today)
    }
    return (candidates ?? []).map(\.text)
  }
}

/// `kgraph completions SHELL`
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the completion script for a shell: bash, zsh or fish.",
    discussion: """
      bash: kgraph completions bash > ~/.local/share/bash-completion/completions/kgraph
      zsh:  kgraph completions zsh > ~/.zfunc/_kgraph
      fish: kgraph completions fish > ~/.config/fish/completions/kgraph.fish
      """)

  @Argument(help: "bash, zsh or fish.")
  var shell: String

  func run() throws {
    guard let shell = CompletionShell(rawValue: shell) else {
      throw ValidationError("there is no completion for '\(shell)'; there is for bash, zsh and fish")
    }
    let output = StandardOutput()
    try output.write(KGraph.completionScript(for: shell) + "\n")
    try output.flush()
  }
}

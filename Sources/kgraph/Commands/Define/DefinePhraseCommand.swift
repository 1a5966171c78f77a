import ArgumentParser
import GraphModel

/// `kgraph define phrase 'KIND -> KIND' --path PATH`
struct DefinePhraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phrase",
    abstract: "Define words for a path of several links.",
    discussion: """
      kgraph define phrase 'talk -> org' --preposition by --path '^gives / works_at'

      A path names relations in order; ^ follows one backwards, | allows either of two.
      """)

  @Argument(help: "The kinds it leads from and to: 'person -> topic'.")
  var kinds: String

  @Option(help: ArgumentHelp("The relations to follow.", valueName: "path"))
  var path: String

  @Option(name: .customLong("verb"), help: ArgumentHelp("A verb for it; repeatable.", valueName: "words"))
  var verbs: [String] = []

  @Option(
    name: .customLong("preposition"),
    help: ArgumentHelp("A preposition for it; repeatable.", valueName: "words"))
  var prepositions: [String] = []

  @Flag(help: "It is what two nouns side by side mean: 'Isovalent talks'.")
  var adjacent = false

  @OptionGroup var options: DefineOptions

  func run() throws {
    var lines = ["phrase \(kindPair(kinds))"]
    lines += verbs.map { "verb \($0)" } + prepositions.map { "preposition \($0)" }
    if adjacent { lines.append("adjacent") }
    guard lines.count > 1 else {
      throw GraphError(
        .invalid, "the phrase has no words", help: ["give it a --verb, a --preposition or --adjacent"])
    }
    try options.define(try options.parse(lines + ["path \(path)"])) { _ in
      let words = (verbs + prepositions).map(\.quotedName) + (adjacent ? ["two nouns side by side"] : [])
      return "\(enumerated(words)) from \(kindPair(kinds)) as \(path)"
    }
  }
}

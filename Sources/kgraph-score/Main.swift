import FoundationEssentials
import GraphFormats
import GraphModel
import GraphQuery

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `kgraph-score QUESTIONS.jsonl --graph GRAPH.jsonl [--vocabulary FILE] [--verbose]`
///
/// Asks each question of a set and says how many answers are right, how many questions were refused and how many
/// answers are wrong: a refusal costs a user a try, a wrong answer his trust.
@main
enum Main {
  static func main() {
    do {
      let arguments = try Arguments(CommandLine.arguments.dropFirst())
      let questions = try Question.list(in: contents(of: arguments.questions))
      let score = Score(of: questions, in: try store(for: arguments))
      print(score.report(isVerbose: arguments.isVerbose))
    } catch let error as GraphError {
      fail(([error.message] + error.help.map { "  = help: \($0)" }).joined(separator: "\n"))
    } catch {
      fail("\(error)")
    }
  }

  /// A graph in memory with the vocabulary and the nodes and edges.
  private static func store(for arguments: Arguments) throws -> GraphStore {
    let store = try GraphStore(path: ":memory:", access: .writing)
    let definitions = try arguments.vocabulary.map { try VocabularyText.parse(contents(of: $0)) }
    let input = ImportInput(
      uri: arguments.graph, title: arguments.graph, text: try contents(of: arguments.graph),
      today: "2025-01-01")
    try store.write { () throws(GraphError) in
      if let definitions { try store.define(definitions.completed(besides: store.vocabulary)) }
      _ = try ImportRegistry.importer(for: input).run(input, into: store)
      try store.refreshStatistics()
    }
    return store
  }

  private static func contents(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  private static func fail(_ message: String) {
    fputs("error: \(message)\n", stderr)
    exit(1)
  }
}

/// What the command line says.
private struct Arguments {
  var questions: String
  var graph: String
  var vocabulary: String?
  var isVerbose = false

  init(_ words: some Sequence<String>) throws(GraphError) {
    var rest = Array(words)[...]
    var questions: String?
    var graph: String?
    while let word = rest.popFirst() {
      switch word {
      case "--graph": graph = rest.popFirst()
      case "--vocabulary": vocabulary = rest.popFirst()
      case "--verbose": isVerbose = true
      default: questions = word
      }
    }
    guard let questions, let graph else {
      throw GraphError(
        .invalid, "usage: kgraph-score QUESTIONS.jsonl --graph GRAPH.jsonl [--vocabulary FILE] [--verbose]")
    }
    self.questions = questions
    self.graph = graph
  }
}

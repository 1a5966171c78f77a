import ArgumentParser
import GraphModel
import GraphQuery

/// In which format a result is written.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: ArgumentHelp("table, plain, json, jsonl, csv, tsv or dot. (default: table)", valueName: "format"))
  var chosenFormat: OutputFormat?

  @Flag(help: "Short for --format json.")
  var json = false

  func validate() throws {
    if json, let chosenFormat, chosenFormat != .json {
      throw ValidationError("--json and --format \(chosenFormat.rawValue) contradict each other")
    }
  }

  /// The format, a table unless another was asked for.
  var format: OutputFormat { json ? .json : chosenFormat ?? .table }

  /// Writes a whole result.
  func write(_ table: ResultTable, vocabulary: Vocabulary = Vocabulary()) throws(OutputError) {
    let output = StandardOutput()
    var renderer = format.makeRenderer(for: .standardOutput, vocabulary: vocabulary)
    try renderer.render(table, to: output)
    try output.flush()
  }
}

import ArgumentParser
import GraphModel

/// The formats a result can be written in.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  /// Aligned columns, for people.
  case table
  /// One row a line, for scripts.
  case plain
  /// One JSON array of objects.
  case json
  /// One JSON object a line.
  case jsonl
  /// Comma-separated values with a header (RFC 4180).
  case csv
  /// Tab-separated values with a header.
  case tsv
  /// The nodes, edges and paths of the result as a Graphviz graph.
  case dot

  /// The renderer for the format.
  ///
  /// - Parameters:
  ///   - terminal: What the output is connected to; tables fit themselves to it.
  ///   - vocabulary: What says how kinds and relations are drawn.
  func makeRenderer(for terminal: Terminal, vocabulary: Vocabulary = Vocabulary()) -> any Renderer {
    switch self {
    case .table: TableRenderer(width: terminal.width, allowsColor: terminal.allowsColor)
    case .plain: PlainRenderer()
    case .json: JSONRenderer()
    case .jsonl: JSONLinesRenderer()
    case .csv: CSVRenderer()
    case .tsv: TSVRenderer()
    case .dot: DOTRenderer(vocabulary: vocabulary)
    }
  }
}

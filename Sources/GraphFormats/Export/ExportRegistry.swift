/// A file format that a graph can be exported to.
public struct ExportFormat: Sendable {
  /// What the user calls it: `dot`.
  public let name: String
  /// What it is, on one line.
  public let summary: String
  /// What writes it.
  public let exporter: any GraphExporter
  /// Whether it is to hold all that is known rather than what a picture has room for.
  public let isComplete: Bool

  /// Makes an entry of the registry.
  public init(name: String, summary: String, exporter: any GraphExporter, isComplete: Bool = false) {
    self.name = name
    self.summary = summary
    self.exporter = exporter
    self.isComplete = isComplete
  }
}

/// Every format that a graph can be exported to.
///
/// A new format is one file with a ``GraphExporter`` and one line here.
public enum ExportRegistry {
  /// The formats, in the order in which help lists them.
  public static let formats: [ExportFormat] = [
    ExportFormat(name: "dot", summary: "Graphviz: a picture, by `dot -Tsvg`", exporter: DOTExport()),
    ExportFormat(
      name: "jsonl", summary: "nodes and edges for `kgraph import`, one JSON object a line",
      exporter: JSONLinesExport(), isComplete: true),
  ]

  /// The format of a name.
  public static func format(named name: String) -> ExportFormat? {
    formats.first { $0.name == name }
  }
}

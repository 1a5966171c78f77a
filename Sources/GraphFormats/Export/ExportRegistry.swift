/// A file format that a graph can be exported to.
public struct ExportFormat: Sendable {
  /// What the user calls it: `dot`.
  public let name: String
  /// What it is, on one line.
  public let summary: String
  /// What writes it.
  public let exporter: any GraphExporter

  /// Makes an entry of the registry.
  public init(name: String, summary: String, exporter: any GraphExporter) {
    self.name = name
    self.summary = summary
    self.exporter = exporter
  }
}

/// Every format that a graph can be exported to.
///
/// A new format is one file with a ``GraphExporter`` and one line here.
public enum ExportRegistry {
  /// The formats, in the order in which help lists them.
  public static let formats: [ExportFormat] = [
    ExportFormat(name: "dot", summary: "Graphviz: a picture, by `dot -Tsvg`", exporter: DOTExport())
  ]

  /// The format of a name.
  public static func format(named name: String) -> ExportFormat? {
    formats.first { $0.name == name }
  }
}

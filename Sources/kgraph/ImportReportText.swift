import GraphFormats

/// An import's report for people to read.
struct ImportReportText {
  private let report: ImportReport
  private let title: String
  private let isRehearsal: Bool

  init(_ report: ImportReport, title: String, isRehearsal: Bool) {
    self.report = report
    self.title = title
    self.isRehearsal = isRehearsal
  }

  /// What the import changed.
  var lines: [String] {
    let prefix = isRehearsal ? "\(title) (nothing is changed): " : "\(title): "
    guard !report.isUnchanged else {
      return ["\(prefix)\(contents), everything was there already"]
    }
    var lines = [prefix + contents]
    let nodes = Self.counts(report.created)
    if !nodes.isEmpty { lines.append("  new: \(nodes)") }
    let links = Self.counts(report.linked, plural: false)
    if !links.isEmpty { lines.append("  links: \(links)") }
    if report.updatedNodes + report.updatedLinks > 0 {
      lines.append(
        "  updated: \(counted(report.updatedNodes, "node")), \(counted(report.updatedLinks, "link"))")
    }
    if report.unchangedLinks > 0 { lines.append("  unchanged: \(counted(report.unchangedLinks, "link"))") }
    if report.removedNodes + report.removedLinks > 0 {
      lines.append(
        "  no longer stated: \(counted(report.removedNodes, "node")), \(counted(report.removedLinks, "link"))"
      )
    }
    return lines
  }

  /// What the file holds.
  private var contents: String {
    guard report.statedNodes + report.statedLinks > 0 else { return counted(report.talks, "talk") }
    return "\(counted(report.statedNodes, "node")), \(counted(report.statedLinks, "link"))"
  }

  /// What is to be looked at: guesses, lines that could not be read.
  var remarks: [String] {
    report.guesses.map { "\(title):\($0.line): guessed: \($0.text.shortened(to: 80)) (\($0.reason))" }
      + report.unread.map { "\(title):\($0.line): not read: \($0.text.shortened(to: 80)) (\($0.reason))" }
      + report.notes.map { "\(title): note: \($0)" }
  }

  /// `25 talks, 38 people`, most first.
  private static func counts(_ counts: [String: Int], plural: Bool = true) -> String {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map {
        guard !$0.key.isEmpty else { return counted($0.value, "node") + " without a label" }
        return plural
          ? counted($0.value, $0.key, $0.key == "person" ? "people" : nil) : "\($0.value) \($0.key)"
      }
      .joined(separator: ", ")
  }
}

import GraphFormats
import GraphModel

/// A dossier for people to read.
struct DossierText {
  let dossier: Dossier
  let vocabulary: Vocabulary
  let terminal: Terminal
  /// How many links of a section are shown.
  let limit: Int

  /// The lines of the dossier.
  var lines: [String] {
    var lines = header
    for section in dossier.sections {
      lines.append("")
      lines.append(TextStyle.bold.applied(to: section.words, on: terminal))
      let entries = section.entries.prefix(limit)
      let width = entries.map { displayWidth(of: title($0)) }.max() ?? 0
      for entry in entries { lines += text(of: entry, width: min(width, 48)) }
      let rest = section.entries.count - entries.count
      if rest > 0 { lines.append("  … and \(rest) more: --all shows them") }
    }
    return lines
  }

  private var header: [String] {
    let node = dossier.node
    let kinds = node.labels.joined(separator: ", ").terminalLine()
    let title = TextStyle.bold.applied(
      to: node.name.isEmpty ? "#\(node.id)" : node.name.shortened(to: 200), on: terminal)
    var lines = [node.name.isEmpty ? "\(title)  \(kinds)" : "\(title)  \(kinds) #\(node.id)"]
    if !dossier.aliases.isEmpty {
      lines.append("also called \(dossier.aliases.map(\.shortName).joined(separator: ", "))")
    }
    if let period = PeriodText.occurrence(since: node.since, until: node.until) {
      lines.append(period.terminalLine())
    }
    for (key, value) in node.properties.sorted(by: { $0.key < $1.key }) {
      if key == "text" {
        // A note's name is the beginning of its text.
        if value.displayText.terminalLine() != node.name { lines += paragraphs(value.displayText) }
      } else {
        lines.append("\(key.terminalLine()): \(value.displayText.terminalLine())")
      }
    }
    return lines
  }

  private func title(_ entry: Dossier.Entry) -> String { entry.other.title.shortName }

  private func text(of entry: Dossier.Entry, width: Int) -> [String] {
    if entry.other.kind == CaptureKind.note, let text = entry.other.properties["text"]?.text {
      let period =
        PeriodText.occurrence(since: entry.other.since, until: entry.other.until).map { "\($0)  " } ?? ""
      let first = paragraphs(text)
      return first.enumerated().map { "  " + ($0.offset == 0 ? period : "") + $0.element }
    }
    var details: [String] = []
    let edge = entry.edge
    let period =
      vocabulary.period(of: edge.relation, since: edge.since, until: edge.until)
      ?? PeriodText.occurrence(since: entry.other.since, until: entry.other.until)
    if let period { details.append(period.terminalLine()) }
    for (key, value) in entry.edge.properties.sorted(by: { $0.key < $1.key }) where key != "note" {
      details.append("\(key) \(value.displayText)".terminalLine())
    }
    details += entry.context
    if let note = entry.edge.properties["note"]?.displayText { details.append("“\(note.terminalLine())”") }
    guard !details.isEmpty else { return ["  " + title(entry)] }
    let padding = String(repeating: " ", count: max(0, width - displayWidth(of: title(entry))))
    return ["  \(title(entry))\(padding)  \(details.joined(separator: "; "))"]
  }

  private func paragraphs(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { String($0).terminalLine() }
  }
}

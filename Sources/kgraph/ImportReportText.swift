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
      return ["\(prefix)\(contents), everything was there already\(duration)"]
    }
    var lines = [prefix + contents + duration]
    if let talks = report.talkChanges { lines.append("  talks: \(Self.text(of: talks))") }
    let nodes = Self.counts(report.created)
    if !nodes.isEmpty { lines.append("  new: \(nodes)") }
    let links = Self.counts(report.linked, plural: false)
    if !links.isEmpty { lines.append("  links: \(links)") }
    if report.updatedNodes + report.updatedLinks > 0 {
      lines.append(
        "  updated: \(counted(report.updatedNodes, "node")), \(counted(report.updatedLinks, "link"))")
    }
    if report.matchedPeople > 0 {
      lines.append("  recognised by name: \(counted(report.matchedPeople, "person", "people"))")
    }
    if report.unchangedLinks > 0, report.talkChanges == nil {
      lines.append("  unchanged: \(counted(report.unchangedLinks, "link"))")
    }
    if report.removedNodes + report.removedLinks > 0 {
      lines.append(
        "  no longer stated: \(counted(report.removedNodes, "node")), \(counted(report.removedLinks, "link"))"
      )
    }
    return lines
  }

  /// What the file holds.
  private var contents: String {
    if report.people > 0 { return counted(report.people, "person", "people") }
    guard report.statedNodes + report.statedLinks > 0 else {
      return counted(report.talks, "talk") + (report.event.map { " at \($0.terminalLine())" } ?? "")
    }
    return "\(counted(report.statedNodes, "node")), \(counted(report.statedLinks, "link"))"
  }

  /// How long it took, if one had to wait for it.
  private var duration: String {
    guard let duration = report.duration, duration >= .milliseconds(500) else { return "" }
    let tenths = (duration / .milliseconds(100)).rounded()
    return " (\(tenths / 10) s)"
  }

  /// What is to be looked at: guesses, lines that could not be read.
  var remarks: [String] {
    report.guesses.map { "\(title):\($0.line): guessed: \($0.text.shortened(to: 80)) (\($0.reason))" }
      + report.unread.map { "\(title):\($0.line): not read: \($0.text.shortened(to: 80)) (\($0.reason))" }
      + report.possiblySame.map { "\(title): possibly the same person, kept apart: \($0)" }
      + report.notes.map { "\(title): note: \($0)" }
  }

  /// `39 new, 163 updated (45 retitled, 97 moved, 12 with other people), 397 unchanged, 4 withdrawn`
  private static func text(of talks: TalkChanges) -> String {
    let sorts = [
      (talks.retitled, "retitled"), (talks.moved, "moved"), (talks.restaffed, "with other people"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let inPart = sorts.isEmpty ? "" : " (\(sorts.joined(separator: ", ")))"
    let parts = [
      (talks.added, "new"), (talks.updated, "updated\(inPart)"), (talks.unchanged, "unchanged"),
      (talks.withdrawn, "withdrawn"), (talks.returned, "back again"),
      (talks.older, "known from a newer export"),
    ]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
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

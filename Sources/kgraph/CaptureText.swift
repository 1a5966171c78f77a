import GraphFormats
import GraphModel

/// What a capture changed, in words.
struct CaptureText {
  let capture: Capture
  let subject: CaptureSubject
  let isRehearsal: Bool

  private var store: GraphStore { capture.store }
  private var report: CaptureReport { capture.report }

  /// The lines that say what changed: first the subject, then what was made for it.
  func lines() throws(GraphError) -> [String] {
    switch subject {
    case .node(let node): return [try line(about: node)] + creations(besides: node.id)
    case .said(let line, let node): return [line] + creations(besides: node?.id)
    case .links:
      var lines = creations(besides: nil)
      for statement in report.added { lines.append("\(verb("linked", "link")) \(try sentence(statement))") }
      for statement in report.updated {
        lines.append("\(verb("updated", "update")) \(try sentence(statement))")
      }
      for statement in report.unchanged { lines.append("already there: \(try sentence(statement))") }
      return lines
    }
  }

  /// What the user may want to know besides: names that are new and look like ones that are not.
  func notes() throws(GraphError) -> [String] {
    var notes: [String] = []
    let made = Set(report.created.map(\.id))
    for node in report.created where node.kind != CaptureKind.note {
      let candidates = try store.suggestions(for: node.name, kinds: [node.kind], limit: 10)
        .filter { !made.contains($0.id) }
      // A name that is taken was asked for: by --new, or for a talk at another event.
      let isTaken = candidates.contains { NameFolding.fold($0.name) == NameFolding.fold(node.name) }
      guard !isTaken, let similar = candidates.first(where: { looksMistyped(node.name, $0.name) })
      else { continue }
      notes.append(
        "note: \(node.kind) \(node.name.quotedName) is new; did you mean \(similar.name.quotedName) (#\(similar.id))?"
      )
      if !isRehearsal {
        notes.append("  = help: --strict refuses names that are not known, --dry-run shows them first")
      }
    }
    return notes
  }

  private func verb(_ past: String, _ base: String) -> String { isRehearsal ? "would \(base)" : past }

  private func name(_ node: Node) -> String {
    isRehearsal && report.created.contains { $0.id == node.id }
      ? "\(node.kind) \(node.name.quotedName)" : node.described
  }

  private func line(about node: Node) throws(GraphError) -> String {
    let details = try details(about: node)
    let tail = details.isEmpty ? "" : ": " + details.joined(separator: ", ")
    if report.created.contains(where: { $0.id == node.id }) {
      return "\(verb("added", "add")) \(name(node))\(tail)"
    }
    if details.isEmpty, report.isEmpty {
      return "\(node.kind) \(node.name.quotedName) is already there (#\(node.id))"
    }
    return
      "\(node.kind) \(node.name.quotedName) is already there (#\(node.id)); \(verb("updated", "update"))\(tail)"
  }

  /// What is newly said of a node: `by Liz Rice and Thomas Graf`, `at KubeCon`, `other names`.
  private func details(about node: Node) throws(GraphError) -> [String] {
    var groups: [(words: String, names: [String])] = []
    for statement in report.added + report.updated {
      guard let relation = store.vocabulary.relation(named: statement.relation),
        statement.subject == node.id || statement.object == node.id
      else { continue }
      let isForward = statement.subject == node.id
      guard let other = try store.node(isForward ? statement.object : statement.subject) else { continue }
      let words =
        isForward ? relation.words : store.vocabulary.inverseWords(of: relation, from: other.kind, to: node)
      if let index = groups.firstIndex(where: { $0.words == words }) {
        groups[index].names.append(other.title.shortName)
      } else {
        groups.append((words, [other.title.shortName]))
      }
    }
    var details = groups.map { "\($0.words) \(enumerated($0.names))" }
    if !report.aliases.isEmpty {
      details.append("also called \(enumerated(report.aliases.map(\.quotedName)))")
    }
    return properties(of: node) + details
  }

  /// The dates and properties that are new; a note's text has been typed a moment ago.
  private func properties(of node: Node) -> [String] {
    let isNew = report.created.contains { $0.id == node.id }
    let before = isNew ? nil : report.changed.first { $0.after.id == node.id }?.before
    guard isNew || before != nil, node.kind != CaptureKind.note else { return [] }
    var texts: [String] = []
    if before?.since != node.since || before?.until != node.until,
      let period = PeriodText.occurrence(since: node.since, until: node.until)
    {
      texts.append(period)
    }
    for (key, value) in node.properties.sorted(by: { $0.key < $1.key }) where before?.properties[key] != value
    {
      texts.append("\(key) \(value.displayText.shortName)")
    }
    return texts
  }

  private func creations(besides subject: Node.ID?) -> [String] {
    report.created.filter { $0.id != subject }.map { "\(verb("created", "create")) \(name($0))" }
  }

  private func sentence(_ statement: Statement) throws(GraphError) -> String {
    let source = try store.node(statement.subject)?.title ?? ""
    let target = try store.node(statement.object)?.title ?? ""
    let relation = store.vocabulary.relation(named: statement.relation)?.words ?? statement.relation
    let period = store.vocabulary.period(
      of: statement.relation, since: statement.since, until: statement.until)
    return "\(source.quotedName) \(relation) \(target.quotedName)" + (period.map { ", \($0)" } ?? "")
  }

  /// Whether two names differ by so little that one may be the other mistyped; numbers that differ are meant.
  private func looksMistyped(_ name: String, _ other: String) -> Bool {
    let (name, other) = (NameFolding.fold(name), NameFolding.fold(other))
    guard name.count >= 4, name.count <= 200, name.filter(\.isNumber) == other.filter(\.isNumber) else {
      return false
    }
    return editDistance(name, other, limit: max(1, min(3, name.count / 6))) != nil
  }
}

/// The kinds that commands name. Everything else is for the vocabulary to say.
enum CaptureKind {
  static let person = "person"
  static let org = "org"
  static let project = "project"
  static let topic = "topic"
  static let talk = "talk"
  static let event = "event"
  static let note = "note"
}

/// The relations that commands name.
enum CaptureRelation {
  static let gives = "gives"
  static let worksAt = "works_at"
  static let about = "about"
  static let at = "at"
  static let partOf = "part_of"
  static let met = "met"
  static let mentions = "mentions"
}

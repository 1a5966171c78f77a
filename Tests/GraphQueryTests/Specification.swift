import Foundation
import GraphModel

@testable import GraphQuery

/// A file of `Specs/`: questions with how they are understood and answered.
///
/// A case is a block of lines, each with a mark of what it is: `# ` a remark, `? ` the question, `= ` its paraphrase,
/// `| ` its pattern, `> ` a row of the answer, `~ ` what is said besides, `! ` the error.
struct Specification {
  /// One question.
  struct Case {
    var remarks: [String] = []
    var question: String
    var outcome: [String] = []

    var text: String { (remarks + ["? " + question] + outcome).joined(separator: "\n") + "\n" }
  }

  var heading: [String] = []
  var cases: [Case] = []

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Specs")

  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".spec") }.sorted()

  init(file: String) throws {
    let text = try String(contentsOf: Specification.folder.appendingPathComponent(file), encoding: .utf8)
    var remarks: [String] = []
    var isInCase = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("? ") {
        cases.append(Case(remarks: remarks, question: String(line.dropFirst(2))))
        remarks = []
        isInCase = true
      } else if line.isEmpty {
        // Remarks that a blank line parts from the first question are about the whole file.
        if cases.isEmpty, !remarks.isEmpty {
          heading = remarks
          remarks = []
        }
        isInCase = false
      } else if line.hasPrefix("#") || !isInCase {
        remarks.append(line)
      } else {
        cases[cases.count - 1].outcome.append(line)
      }
    }
  }

  func write(to file: String) throws {
    let blocks = (heading.isEmpty ? [] : [heading.joined(separator: "\n") + "\n"]) + cases.map(\.text)
    try blocks.joined(separator: "\n").write(
      to: Specification.folder.appendingPathComponent(file), atomically: true, encoding: .utf8)
  }
}

extension Specification.Case {
  /// The lines that say how the conference answers the question.
  static func outcome(of question: String, in conference: Conference) throws -> [String] {
    do throws(QueryError) {
      let query = try conference.query(question)
      let (table, remarks) = try query.answer()
      var lines = query.paraphrase.map { ["= " + $0] } ?? []
      lines += query.pattern.printed().split(separator: "\n").map { "| \($0)" }
      lines += rows(of: table).map { "> " + $0 }
      if table.rows.isEmpty { lines.append(">") }
      if let emptiness = table.rows.isEmpty ? try query.emptiness() : nil { lines.append("~ " + emptiness) }
      lines += (query.remarks + remarks).flatMap { remark in
        ["~ \(remark.severity.rawValue): \(remark.message)"] + remark.help.map { "~   \($0)" }
      }
      return lines
    } catch {
      switch error {
      case .diagnostic(let diagnostic):
        let text = diagnostic.rendered(query: question, width: 100, colour: false)
        return ["! [\(diagnostic.code.rawValue)]"] + text.split(separator: "\n").map { "! \($0)" }
      case .graph(let error): return ["! graph: \(error)"]
      }
    }
  }

  /// The rows as text; where nodes of several kinds are in the answer, each with its kind.
  static func rows(of table: ResultTable) -> [String] {
    let kinds = Set(
      table.rows.joined().compactMap { if case .node(let node) = $0 { node.kind } else { nil } })
    return table.rows.map { row in
      row.map { words(for: $0, showsKind: kinds.count > 1) }.joined(separator: " | ")
    }
  }

  private static func words(for value: Value, showsKind: Bool) -> String {
    switch value {
    case .null: "-"
    case .boolean(let boolean): String(boolean)
    case .integer(let integer): String(integer)
    case .real(let real): String(real)
    case .text(let text): text
    case .list(let elements):
      "[\(elements.map { words(for: $0, showsKind: showsKind) }.joined(separator: ", "))]"
    case .map(let entries):
      "{\(entries.map { "\($0.key): \(words(for: $0.value, showsKind: showsKind))" }.joined(separator: ", "))}"
    case .node(let node): showsKind ? "\(node.name) (\(node.kind))" : node.name
    case .edge(let edge): edge.relation
    case .path(let nodes, let edges):
      zip(nodes, edges.map { " -\($0.relation)- " } + [""]).map { $0.name + $1 }.joined()
    }
  }
}

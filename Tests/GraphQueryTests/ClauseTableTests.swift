import Foundation
import GraphQuery
import Testing

/// The table of openCypher's clauses in `docs/QUERY.md`: what they say is there can be asked, what they say is not is refused.
@Suite("The table of clauses")
struct ClauseTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var feature: String
    var query: String
    var isThere: Bool
    var testDescription: String { feature }
  }

  static let rows: [Row] = {
    let page = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/QUERY.md")
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let cells = line.replacingOccurrences(of: "\\|", with: "\u{0}").split(separator: "|")
        .map { $0.replacingOccurrences(of: "\u{0}", with: "|").trimmingCharacters(in: .whitespaces) }
      guard cells.count > 2, let last = cells.last, last == "yes" || last == "no" else { return nil }
      let query = cells[cells.count - 2].trimmingCharacters(in: CharacterSet(charactersIn: "`"))
      return Row(
        feature: cells.dropLast(2).joined(separator: " "), query: query, isThere: last == "yes")
    }
  }()

  @Test func thePageHasATable() { #expect(Self.rows.count > 40) }

  @Test("the language has what the table says", arguments: rows)
  func feature(row: Row) throws {
    let store = try Conference().store
    let options = Query.Options(today: Conference.today, parameters: ["n": 5, "name": "Liz Rice"])
    if row.isThere {
      _ = try Query(row.query, in: store, options: options).table()
    } else {
      let error = #expect(throws: QueryError.self) { try Query(row.query, in: store, options: options) }
      guard case .diagnostic(let diagnostic)? = error else { return }
      let refusals: [Diagnostic.Code] = [.unsupported, .syntax, .unknownFunction, .argumentCount]
      #expect(refusals.contains(diagnostic.code), "\(diagnostic.message)")
    }
  }
}

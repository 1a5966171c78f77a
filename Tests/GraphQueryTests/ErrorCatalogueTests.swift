import Foundation
import GraphQuery
import Testing

/// `docs/ERRORS.md` has a section for every code, and no other. What its sessions write is compared elsewhere.
struct ErrorCatalogueTests {
  @Test func everyCodeHasItsSection() throws {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    #expect(Self.headings(of: page) == Diagnostic.Code.allCases.map { "## \($0.rawValue)" })
  }

  private static let page = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("docs/ERRORS.md")

  /// The lines that begin with `#` outside of fenced blocks, but for the title.
  private static func headings(of page: String) -> [String] {
    var isInside = false
    var headings: [String] = []
    for line in page.split(separator: "\n") {
      if line.hasPrefix("```") { isInside.toggle() }
      if !isInside, line.hasPrefix("#") { headings.append(String(line)) }
    }
    return Array(headings.dropFirst())
  }
}

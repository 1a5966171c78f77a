import GraphModel
import GraphQuery
import Testing

@testable import kgraph

@Suite("Tables")
struct TableRendererTests {
  private func lines(_ table: ResultTable, width: Int? = nil, allowsColor: Bool = false) throws -> [String] {
    let output = StringOutput()
    var renderer = TableRenderer(width: width, allowsColor: allowsColor)
    try renderer.render(table, to: output)
    return output.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  private let long = ResultTable(
    columns: ["talk", "by", "n"],
    rows: [[.text("Comparing Sidecar-Less Service Mesh"), .text("Thomas Graf"), .integer(1_234_567)]])

  @Test("a table is as wide as its widest cells where no width is given")
  func unlimited() throws {
    #expect(
      try lines(long) == [
        "talk                                 by                 n",
        "───────────────────────────────────  ───────────  ───────",
        "Comparing Sidecar-Less Service Mesh  Thomas Graf  1234567",
      ])
  }

  @Test(
    "the widest column gives way first, numbers never",
    arguments: [
      (57, "Comparing Sidecar-Less Service Mesh  Thomas Graf  1234567"),
      (56, "Comparing Sidecar-Less Service Me…  Thomas Graf  1234567"),
      (40, "Comparing Sidecar…  Thomas Graf  1234567"),
      (27, "Compari…  Thomas …  1234567"),
      (1, "Compari…  Thomas …  1234567"),
    ])
  func fitted(width: Int, row: String) throws {
    let fitted = try lines(long, width: width)
    #expect(fitted[2] == row)
    #expect(fitted.allSatisfy { displayWidth(of: $0) <= max(width, 27) })
  }

  @Test("numbers are aligned to the right, but not in a column that has text too")
  func alignment() throws {
    let table = ResultTable(
      columns: ["n", "mixed", "none"],
      rows: [
        [.integer(1), .integer(1), .null], [.real(10.5), .text("x"), .null], [.null, .null, .null],
      ])
    #expect(try lines(table) == ["   n  mixed  none", "────  ─────  ────", "   1  1", "10.5  x", ""])
  }

  @Test("a hostile name cannot drive the terminal")
  func hostile() throws {
    let table = ResultTable(
      columns: ["na\u{1B}me"],
      rows: [[.text("\u{1B}]0;title\u{7}\u{9B}31m\u{202E}evil\u{202C}\r\nnext\ttab\u{0}\u{7F}\u{2028}end")]])
    #expect(
      try lines(table)[2] == "\u{FFFD}]0;title\u{FFFD}\u{FFFD}31mevil ⏎ next tab\u{FFFD}\u{FFFD} ⏎ end")
    #expect(try lines(table)[0] == "na\u{FFFD}me")
  }

  @Test("the header is set off where the terminal allows it")
  func colors() throws {
    let table = ResultTable(columns: ["a", "b"], rows: [[.text("x"), .text("y")]])
    #expect(
      try lines(table, allowsColor: true) == [
        "\u{1B}[1ma\u{1B}[0m  \u{1B}[1mb\u{1B}[0m", "\u{1B}[2m─\u{1B}[0m  \u{1B}[2m─\u{1B}[0m", "x  y",
      ])
  }
}

import GraphModel
import GraphQuery
import Testing

@Suite("Rendering diagnostics")
struct DiagnosticRenderingTests {
  private func rendered(
    _ query: String, _ range: SourceRange?, severity: Diagnostic.Severity = .error, help: [String] = [],
    width: Int = 80, colour: Bool = false
  ) -> String {
    Diagnostic(.syntax, "wrong", at: range, severity: severity, help: help)
      .rendered(query: query, width: width, colour: colour)
  }

  /// The shown line of the query and the carets, without the margin.
  private func excerpt(_ query: String, _ range: SourceRange, width: Int = 80) -> [String] {
    rendered(query, range, width: width).split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
      .map { line in String(line.drop { $0 != "|" }.dropFirst(2)) }
  }

  @Test func theWholeLayout() {
    let diagnostic = Diagnostic(
      .kindMismatch, "topics have no 'by'", at: SourceRange(7, 9),
      help: ["did you mean 'topics of talks by Isovalent people'?"])
    #expect(
      diagnostic.rendered(query: "topics by Isovalent people", width: 80, colour: false) == """
        error: topics have no 'by'
          |
        1 | topics by Isovalent people
          |        ^^
          = help: did you mean 'topics of talks by Isovalent people'?
        """)
  }

  @Test func severitiesHaveTheirWords() {
    #expect(rendered("", nil, severity: .warning) == "warning: wrong")
    #expect(rendered("", nil, severity: .note, help: ["a"]) == "note: wrong\n  = help: a")
  }

  @Test func atMostThreeHelpLinesAreShown() {
    #expect(
      rendered("", nil, help: ["a", "b", "c", "d"])
        == "error: wrong\n  = help: a\n  = help: b\n  = help: c")
  }

  @Test func laterLinesAreShownWithTheirNumber() {
    let query = String(repeating: "RETURN\r\n", count: 9) + "WHERE x\nRETURN"
    #expect(
      rendered(query, SourceRange(78, 79), help: ["h"]) == """
        error: wrong
           |
        10 | WHERE x
           |       ^
           = help: h
        """)
  }

  @Test(
    "carets stand under what is meant",
    arguments: [
      ("abc", 0, 1, "abc", "^"),
      ("abc", 3, 3, "abc", "   ^"),
      ("abc\n", 3, 3, "abc", "   ^"),
      ("abc\n", 4, 4, "", "^"),
      ("abc", 90, 99, "abc", "   ^"),
      ("", 0, 0, "", "^"),
      ("a\nbc", 0, 4, "a", "^"),
      ("日本 x", 3, 4, "日本 x", "     ^"),
      ("日本", 0, 2, "日本", "^^^^"),
      ("👩‍💻 x", 4, 5, "👩‍💻 x", "   ^"),
      ("e\u{301}x", 2, 3, "e\u{301}x", " ^"),
      ("e\u{301}x", 1, 2, "e\u{301}x", "^"),
      ("\tx\ty", 3, 4, "    x   y", "        ^"),
      ("שלום x", 5, 6, "שלום x", "     ^"),
      ("a\u{1B}[31mb", 6, 7, "a\u{FFFD}[31mb", "      ^"),
      ("a\u{202E}b", 2, 3, "a\u{FFFD}b", "  ^"),
    ])
  func carets(query: String, from: Int, to: Int, line: String, carets: String) {
    #expect(excerpt(query, SourceRange(from, to)) == [line, carets])
  }

  @Test(
    "a long line is shown around the carets", arguments: [0, 1, 20, 40, 77, 78, 5_000, 9_960, 9_998, 10_000])
  func longLines(place: Int) throws {
    let query = String((0..<10_000).map { Character(Unicode.Scalar(UInt8(97 + $0 % 26))) })
    let lines = excerpt(query, SourceRange(place, place + 3))
    #expect(lines.count == 2)
    #expect(displayWidth(of: lines[0]) <= 76)
    #expect(lines[0].hasPrefix("…") == (place > 30))
    #expect(lines[0].hasSuffix("…") == (place < 9_950))
    let column = lines[1].prefix { $0 == " " }.count
    let shown = lines[0].dropFirst(column).prefix(lines[1].count - column)
    let scalars = Array(query)
    #expect(shown == String(scalars[min(place, 10_000)..<min(place + 3, 10_000)]))
  }

  @Test func longLinesOfWideCharactersKeepTheColumns() {
    let query = String(repeating: "日", count: 3_000)
    for place in [0, 7, 100, 101, 1_500, 2_999] {
      let lines = excerpt(query, SourceRange(place, place + 1), width: 41)
      #expect(lines[0].contains("日"))
      #expect(displayWidth(of: lines[0]) <= 37)
      #expect(lines[1].hasSuffix("^^") && lines[1].count <= 37)
    }
  }

  @Test func longRangesAreCutToTheWindow() {
    let lines = excerpt(String(repeating: "x", count: 500), SourceRange(100, 400), width: 60)
    #expect(lines[1].count <= 56)
    #expect(lines[1].hasSuffix("^^^"))
  }

  @Test func coloursAreAddedWhereAskedFor() {
    let coloured = rendered("a b", SourceRange(2, 3), colour: true)
    #expect(coloured.contains("\u{1B}[1;31merror\u{1B}[0m"))
    #expect(coloured.contains("  \u{1B}[1;31m^\u{1B}[0m"))
    let plain = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(plain == rendered("a b", SourceRange(2, 3)))
  }

  @Test(
    "display width",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本語", 6), ("ｱ", 1), ("Ａ", 2), ("한", 2), ("한", 2),
      ("😀", 2), ("👩‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("👍🏽", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("\u{200B}", 0), ("\u{AD}", 0),
      ("\n\t\u{7F}", 0), ("שלום", 4), ("नमस्ते", 4), ("→…", 2), ("①", 1),
    ])
  func width(text: String, columns: Int) {
    #expect(displayWidth(of: text) == columns)
  }
}

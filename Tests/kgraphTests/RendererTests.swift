import GraphModel
import GraphQuery
import Testing

@testable import kgraph

@Suite("Renderers")
struct RendererTests {
  static let talks = ResultTable(
    columns: ["talk", "speakers"],
    rows: [
      [.node(Sample.talk), .integer(2)], [.text("Zoë, \"live\"\ton\nstage"), .integer(10)], [.null, .null],
    ])

  private func text(_ table: ResultTable, as format: OutputFormat) throws -> String {
    let output = StringOutput()
    var renderer = format.makeRenderer(for: .file)
    try renderer.render(table, to: output)
    return output.text
  }

  @Test(
    "each format",
    arguments: [
      (
        .table,
        """
        talk                    speakers
        ──────────────────────  ────────
        Talk                           2
        Zoë, "live" on ⏎ stage        10


        """
      ),
      (.plain, "Talk\t2\nZoë, \"live\" on stage\t10\n\t\n"),
      (
        .json,
        #"""
        [
          {"talk":{"id":2,"kind":"talk","name":"Talk","since":"2023-11-07","until":"2023-11-08"},"speakers":2},
          {"talk":"Zoë, \"live\"\ton\nstage","speakers":10},
          {"talk":null,"speakers":null}
        ]

        """#
      ),
      (
        .jsonl,
        #"""
        {"talk":{"id":2,"kind":"talk","name":"Talk","since":"2023-11-07","until":"2023-11-08"},"speakers":2}
        {"talk":"Zoë, \"live\"\ton\nstage","speakers":10}
        {"talk":null,"speakers":null}

        """#
      ),
      (.csv, "talk,speakers\nTalk,2\n\"Zoë, \"\"live\"\"\ton\nstage\",10\n,\n"),
      (.tsv, "talk\tspeakers\nTalk\t2\nZoë, \"live\"\\ton\\nstage\t10\n\t\n"),
    ] as [(OutputFormat, String)])
  func golden(format: OutputFormat, expected: String) throws {
    #expect(try text(Self.talks, as: format) == expected)
  }

  @Test(
    "an empty result",
    arguments: [
      (.table, ""), (.plain, ""), (.json, "[]\n"), (.jsonl, ""), (.csv, "a,b\n"), (.tsv, "a\tb\n"),
    ] as [(OutputFormat, String)])
  func empty(format: OutputFormat, expected: String) throws {
    #expect(try text(ResultTable(columns: ["a", "b"], rows: []), as: format) == expected)
  }

  @Test("a drawing has every node and edge of the result once")
  func dot() throws {
    let table = ResultTable(
      columns: ["p", "x"], rows: [[Sample.path, .list([.node(Sample.flynn)])], [Sample.path, .null]])
    let dot = try text(table, as: .dot)
    #expect(dot.split(separator: "\n").filter { $0.hasPrefix("  \"n") }.count == 5)
    #expect(dot.contains("\"n3\" -> \"n2\""))
  }

  @Test(
    "CSV fields",
    arguments: [
      ("a b", "a b"), ("", "\"\""), ("a,b", "\"a,b\""), ("\"", "\"\"\"\""), ("a\r\nb", "\"a\r\nb\""),
      ("a\rb", "\"a\rb\""), ("é;", "é;"), ("\"\u{301}", "\"\"\"\u{301}\""), (",\u{301}", "\",\u{301}\""),
    ])
  func csv(field: String, expected: String) throws {
    let actual = try text(ResultTable(columns: ["x"], rows: [[.text(field)]]), as: .csv)
    // By bytes: equality of texts would let a differently composed accent pass.
    #expect(Array(actual.utf8) == Array("x\n\(expected)\n".utf8))
  }

  @Test("a lone CSV field that is not known is not an empty line")
  func csvNull() throws {
    #expect(try text(ResultTable(columns: ["x"], rows: [[.null]]), as: .csv) == "x\n\"\"\n")
  }

  @Test("TSV escapes a backslash, so that every escape can be read back")
  func tsv() throws {
    let table = ResultTable(columns: ["x"], rows: [[.text("\\t\t\r\n")]])
    #expect(try text(table, as: .tsv) == "x\n\\\\t\\t\\r\\n\n")
  }

  @Test("an output that fails stops every format", arguments: OutputFormat.allCases)
  func failure(format: OutputFormat) {
    var renderer = format.makeRenderer(for: .file)
    #expect(throws: OutputError.failed(errorNumber: 28)) {
      try renderer.render(Self.talks, to: StringOutput(failsAfter: 0))
    }
  }

  @Test("a renderer can be used again", arguments: OutputFormat.allCases)
  func reuse(format: OutputFormat) throws {
    var renderer = format.makeRenderer(for: .file)
    let (first, second) = (StringOutput(), StringOutput())
    try renderer.render(Self.talks, to: first)
    try renderer.render(Self.talks, to: second)
    #expect(first.text == second.text)
  }
}

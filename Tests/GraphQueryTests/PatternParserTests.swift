import GraphQuery
import Testing

@Suite("Parsing patterns")
struct PatternParserTests {
  @Test("a pattern is read as its canonical text says", arguments: PatternSamples.canonical)
  func canonical(text: String, printed: String) throws {
    let query = try PatternParser.parse(text)
    #expect(query.printed().split(separator: "\n").joined(separator: " ") == printed)
  }

  @Test func matchIsReadIntoTheTree() throws {
    let query = try PatternParser.parse(
      "MATCH (p:person {name: 'Liz'})-[g:gives*1..2]->(t) RETURN t.title AS title")
    let path = PathPattern(
      nodes: [
        NodePattern(
          "p", label: .name("person", SourceRange(9, 15)),
          properties: [PropertyPattern("name", .text("Liz"))],
          range: SourceRange(6, 30)),
        NodePattern("t", range: SourceRange(47, 50)),
      ],
      edges: [
        EdgePattern(
          "g", label: .name("gives", SourceRange(34, 39)), direction: .forward, length: .init(1, 2),
          range: SourceRange(30, 47))
      ])
    let projection = Projection([.init(.property("t", "title"), as: "title")])
    #expect(
      query
        == PatternQuery(branches: [
          [.match(paths: [path], condition: nil, isOptional: false), .returning(projection)]
        ]))
  }

  @Test(
    "an expression's range is its text",
    arguments: [
      "a.b", "a + b * c", "(a + b) * c", "count(*)", "-1", "NOT a", "a IS NOT NULL", "x[1..2]", "(a)",
      "[1, 2]",
      "CASE WHEN a THEN b END", "n:A|B", "EXISTS { (a)-->() }", "'a' + \"b\"", "a < b < c", "f(x).y",
    ])
  func ranges(text: String) throws {
    let prefix = "RETURN /* 😀 */ "
    let query = try PatternParser.parse(prefix + text + " AS x")
    guard case .returning(let projection) = query.branches[0][0] else {
      Issue.record("no RETURN")
      return
    }
    let start = prefix.unicodeScalars.count
    #expect(
      projection.items.map(\.expression.range) == [SourceRange(start, start + text.unicodeScalars.count)])
  }

  @Test func unionAllKeepsDuplicates() throws {
    #expect(try PatternParser.parse("RETURN 1 UNION ALL RETURN 1").keepsDuplicates)
    #expect(try !PatternParser.parse("RETURN 1 UNION RETURN 1").keepsDuplicates)
  }

  @Test("nesting within the limit is read", arguments: [("(", "1", ")"), ("[", "1", "]"), ("NOT ", "a", "")])
  func nesting(opening: String, middle: String, closing: String) throws {
    let times = 90
    let text =
      "RETURN " + String(repeating: opening, count: times) + middle + String(repeating: closing, count: times)
    let printed = try PatternParser.parse(text).printed()
    #expect(try PatternParser.parse(printed).printed() == printed)
  }

  @Test(
    "nesting beyond the limit is a diagnostic",
    arguments: [
      "(", "[", "{a: ", "NOT ", "-", "CASE ", "CASE WHEN ", "EXISTS { (", "EXISTS { (a WHERE ", "x[", "f(",
      "[x IN ", "[x IN y WHERE ", "[(a)-->() WHERE ", "all(x IN ", "reduce(a = ", "n:(", "n:!",
      "COUNT { MATCH (n) WHERE ",
      "(a WHERE ", "{a: [(", "- NOT (", "EXISTS { MATCH (a WHERE ", "1 + (", "a = (",
    ])
  func tooDeep(opening: String) throws {
    let text = "RETURN " + String(repeating: opening, count: 2_000)
    #expect(throws: Diagnostic.self) { try PatternParser.parse(text) }
    let condition = "MATCH (n) WHERE " + String(repeating: opening, count: 2_000)
    #expect(throws: Diagnostic.self) { try PatternParser.parse(condition) }
  }

  @Test func tenThousandParenthesesAreADiagnostic() {
    let text = "RETURN " + String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000)
    let diagnostic = #expect(throws: Diagnostic.self) { try PatternParser.parse(text) }
    #expect(diagnostic?.message == "the pattern is nested too deeply")
  }

  @Test(
    "chains of operators have a limit",
    arguments: [" AND a", " + a", ".a", "[0]", " IS NULL", " < a", ":A", "|A"])
  func tooLong(link: String) throws {
    func text(_ count: Int) -> String {
      "RETURN a" + (link == "|A" ? ":A" : "") + String(repeating: link, count: count)
    }
    let printed = try PatternParser.parse(text(450)).printed()
    #expect(try PatternParser.parse(printed).printed() == printed)
    #expect(throws: Diagnostic.self) { try PatternParser.parse(text(10_000)) }
  }

  @Test func longListsAreNoChains() throws {
    let list = (0..<20_000).map(String.init).joined(separator: ", ")
    _ = try PatternParser.parse("MATCH (n) WHERE n.x IN [\(list)] RETURN n")
    let items = (0..<5_000).map { "n.a\($0) + 1 AS b\($0)" }.joined(separator: ", ")
    _ = try PatternParser.parse("MATCH (n) RETURN \(items)")
    _ = try PatternParser.parse("MATCH (n)" + String(repeating: "-->(:A)", count: 5_000) + " RETURN 1")
  }
}

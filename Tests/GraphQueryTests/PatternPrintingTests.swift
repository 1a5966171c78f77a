import GraphQuery
import Testing

@Suite("Printing patterns")
struct PatternPrintingTests {
  @Test func oneClauseALine() throws {
    let text = """
      match (p:person)-[:gives]->(t) where t.year > 2020 with p, count(*) as talks where talks > 1 \
      return p.name as name order by talks desc limit 5
      """
    #expect(
      try PatternParser.parse(text).printed() == """
        MATCH (p:person)-[:gives]->(t)
        WHERE t.year > 2020
        WITH p, count(*) AS talks
        WHERE talks > 1
        RETURN p.name AS name
        ORDER BY talks DESC
        LIMIT 5
        """)
  }

  @Test("the text parses back to the same query", arguments: PatternSamples.canonical)
  func roundTrip(text: String, printed: String) throws {
    try expectRoundTrip(text)
  }

  @Test("trees that no text gives are printed so that they parse back")
  func translations() throws {
    let expressions: [Expression] = [
      .integer(-1), Expression(.unary(.minus, .integer(1))), Expression(.unary(.minus, .integer(-1))),
      Expression(.property(.integer(-1), "x")), Expression(.property(.integer(1), "x")),
      Expression(.list([.binary(.variable("x"), .isIn, .variable("y"))])),
      Expression(.list([.binary(.binary(.variable("x"), .isIn, .variable("y")), .and, .variable("z"))])),
      Expression(.list([Expression(.isNull(.binary(.variable("x"), .isIn, .variable("y")), negated: true))])),
      .call("any", [.variable("x")]), .call("a.order", []), .call("order", []), .variable("order"),
      .variable("a b"), .variable("é"), .variable("1a"), Expression(.parameter("a b")),
      .binary(.binary(.variable("a"), .less, .variable("b")), .less, .variable("c")),
      .binary(.variable("a"), .and, .binary(.variable("b"), .and, .variable("c"))),
      .binary(.variable("a"), .power, .binary(.variable("b"), .power, .variable("c"))),
      Expression(.literal(.real(-0.5))), Expression(.literal(.real(1e300))),
      Expression(.literal(.integer(.min))),
      .text("\u{0}\u{7F}'\\\u{2028}"),
      Expression(.hasLabel(Expression(.hasLabel(.variable("a"), .any)), .name("b", .synthesized))),
      Expression(.index(.not(.variable("a")), .integer(0))),
    ]
    for expression in expressions {
      let query = PatternQuery(branches: [[.returning(Projection([.init(expression)]))]])
      let printed = query.printed()
      #expect(withoutRanges(try PatternParser.parse(printed)) == withoutRanges(query), "\(printed)")
    }
  }
}

/// Checks that the text's query is printed to a text of the same query.
func expectRoundTrip(_ text: String) throws {
  let query = try PatternParser.parse(text)
  let printed = query.printed()
  let again = try PatternParser.parse(printed)
  #expect(again.printed() == printed, "printed from: \(text)")
  #expect(withoutRanges(again) == withoutRanges(query), "printed from: \(text)")
}

/// The tree as text, without the places.
private func withoutRanges(_ query: PatternQuery) -> String {
  // A regular expression would do, and take seconds over the compatibility kit.
  let parts = String(reflecting: query).split(separator: "SourceRange(")
  return parts.dropFirst().reduce(String(parts.first ?? "")) { $0 + $1.drop { $0 != ")" } }
}

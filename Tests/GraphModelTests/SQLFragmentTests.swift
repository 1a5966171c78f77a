import Testing

@testable import GraphModel

@Suite("SQL fragments")
struct SQLFragmentTests {
  @Test("values are bound, fragments spliced with theirs")
  func splicing() {
    let condition: SQLFragment = "kind = \(2) AND name = \("Ada")"
    let query: SQLFragment =
      "SELECT \(1.5) FROM node WHERE \(condition) AND id IN (\(list: [7, 8] as [Int64]))"
    #expect(query.sql == "SELECT ? FROM node WHERE kind = ? AND name = ? AND id IN (?, ?)")
    #expect(query.bindings == [.real(1.5), .integer(2), .text("Ada"), .integer(7), .integer(8)])
  }

  @Test("nil is NULL, Booleans are numbers, an empty list is empty")
  func values() {
    let name: String? = nil
    let query: SQLFragment = "\(name) \(true) (\(list: [String]())) \(SQLValue.text("x"))"
    #expect(query.sql == "? ? () ?")
    #expect(query.bindings == [.null, .integer(1), .text("x")])
  }

  @Test("fragments join with a separator of their own values")
  func joining() {
    let parts: [SQLFragment] = ["a = \(1)", "b = \(2)", "c"]
    let joined = parts.joined(" OR \(0) OR ")
    #expect(joined.sql == "a = ? OR ? OR b = ? OR ? OR c")
    #expect(joined.bindings == [.integer(1), .integer(0), .integer(2), .integer(0)])
    #expect([SQLFragment]().joined(", ") == "")
  }

  static let examples: [(SQLFragment, String)] = [
    ("name = \("Ada") AND id = \(7)", "name = 'Ada' AND id = 7"),
    ("name = \("O'Keefe?")", "name = 'O''Keefe?'"),
    ("note = '?' AND id = \(7)", "note = '?' AND id = 7"),
    ("note = 'it''s ?' AND id = \(7)", "note = 'it''s ?' AND id = 7"),
    ("\(SQLFragment.identifier("it's ?")) = \(7)", "\"it's ?\" = 7"),
    ("note = '\"' AND id = \(7) AND note = '\"'", "note = '\"' AND id = 7 AND note = '\"'"),
    ("\(SQLValue.null) \(1.5)", "NULL 1.5"),
  ]

  @Test("for people, values stand where they are bound", arguments: examples)
  func readable(_ fragment: SQLFragment, _ text: String) { #expect(fragment.readable == text) }

  @Test("identifiers are quoted", arguments: [("name", "\"name\""), ("a\"b", "\"a\"\"b\""), ("", "\"\"")])
  func identifier(_ name: String, _ quoted: String) { #expect(SQLFragment.identifier(name).sql == quoted) }

  @Test(
    "every value comes back from SQLite as it went in",
    arguments: [
      SQLValue.null, .integer(.min), .integer(.max), .real(0.1), .real(-.infinity), .text(""),
      .text("a\u{0}b"),
      .text("Robert'); DROP TABLE node;--"), .text("🚀"), .text("e\u{301}"),
      .text(String(repeating: "é", count: 10_000)),
    ])
  func roundTrip(_ value: SQLValue) throws {
    let connection = try Connection(path: ":memory:", mode: .creating)
    let returned = try #require(try connection.first("SELECT \(value)") { $0.value(0) })
    #expect(returned == value)
    if case .text(let text) = value, case .text(let back) = returned {
      #expect(Array(back.utf8) == Array(text.utf8))
    }
  }

  @Test("the same statement may run within itself, and more statements than are kept do no harm")
  func statements() throws {
    let connection = try Connection(path: ":memory:", mode: .creating)
    let query: SQLFragment = "SELECT value FROM json_each('[1,2,3]')"
    var pairs = 0
    try connection.run(query) { _ in
      let inner = try? connection.all(query) { $0.integer(0) }
      pairs += inner?.count ?? 0
      for number in 0..<300 {
        _ = try? connection.first(SQLFragment(stringLiteral: "SELECT \(number)")) { $0.integer(0) }
      }
      return true
    }
    #expect(pairs == 9)
  }
}

@Suite("Property values")
struct PropertyValueTests {
  @Test(
    "what a person types",
    arguments: [
      ("12", PropertyValue.integer(12)), ("-1", .integer(-1)), ("012", .text("012")), ("1.5", .real(1.5)),
      ("1e5", .text("1e5")), ("true", .boolean(true)), ("True", .text("True")), ("", .text("")),
      ("2023-11", .text("2023-11")),
      ("99999999999999999999", .text("99999999999999999999")), ("1.2.3", .text("1.2.3")),
    ])
  func typed(_ text: String, _ value: PropertyValue) { #expect(PropertyValue(typed: text) == value) }

  @Test("JSON keeps every value, keys in order")
  func json() {
    let properties: Properties = [
      "url": .text("https://a.example/\"?"), "n": .integer(.max), "x": .real(0.5), "yes": .boolean(true),
      "no": .boolean(false), "one": .integer(1), "list": .list([.text("1"), .integer(1), .list([])]),
      "nul": .text("\u{0}"),
    ]
    #expect(Properties(json: properties.json) == properties)
    #expect((["b": .integer(1), "a": .text("/")] as Properties).json == #"{"a":"/","b":1}"#)
    #expect(([:] as Properties).json == nil)
  }

  @Test(
    "what is no JSON object has no properties",
    arguments: [nil, "", "{}", "[1]", "null", "{", "{\"a\":null}"])
  func noJSON(_ json: String?) { #expect(Properties(json: json) == [:]) }
}

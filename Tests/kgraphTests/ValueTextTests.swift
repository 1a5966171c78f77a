import GraphModel
import GraphQuery
import Testing

@testable import kgraph

@Suite("Values as text")
struct ValueTextTests {
  @Test(
    "as cells",
    arguments: [
      (.null, nil), (.boolean(true), "true"), (.real(2.5), "2.5"), (.text(""), ""),
      (.list([.integer(1), .null, .text("x")]), "1, , x"),
      (.map([.init("b", .integer(1)), .init("a", .null)]), "b: 1, a: "),
      (.node(Sample.flynn), "Flynn"), (.edge(Sample.grafGives), "gives"),
      (Sample.path, "Flynn ─gives→ Talk ←gives─ Thomas Graf"),
      (Sample.worksAt, "Flynn ─works at→ Acme"),
      (.path(nodes: [Sample.talk], edges: []), "Talk"), (.path(nodes: [], edges: []), ""),
    ] as [(Value, String?)])
  func cells(value: Value, expected: String?) {
    #expect(value.cellText == expected)
  }

  @Test(
    "as JSON",
    arguments: [
      (.integer(.min), "-9223372036854775808"), (.real(0.1), "0.1"), (.real(1e300), "1e+300"),
      (.real(.nan), "null"), (.real(-.infinity), "null"), (.boolean(false), "false"),
      (.list([]), "[]"), (.map([]), "{}"), (.list([.null, .list([.integer(1)])]), "[null,[1]]"),
      (.map([.init("b", .integer(1)), .init("a\"", .null)]), #"{"b":1,"a\"":null}"#),
      (
        .text("\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1B}\u{1F}"),
        #""\u0000\u0001\b\t\n\u000b\f\r\u001b\u001f""#
      ),
      (.text("\r\n"), #""\r\n""#), (.text("\u{7F}\u{9B}"), #""\u007f\u009b""#),
      (.text("/\\\"é\u{2028}👩‍👩‍👧"), "\"/\\\\\\\"é\u{2028}👩‍👩‍👧\""),
      (.node(Sample.flynn), #"{"id":1,"kind":"person","name":"Flynn","properties":{"a":"/","b":2}}"#),
      (
        .edge(Sample.grafGives),
        #"{"id":11,"source":3,"relation":"gives","target":2,"since":"2023","properties":{"role":"speaker"}}"#
      ),
      (
        .path(nodes: [Sample.graf], edges: []),
        #"{"nodes":[{"id":3,"kind":"person","name":"Thomas Graf"}],"edges":[]}"#
      ),
    ] as [(Value, String)])
  func json(value: Value, expected: String) {
    #expect(JSONText.text(of: value) == expected)
  }
}

import GraphQuery
import Testing

@Suite("Suggestions")
struct SuggestionsTests {
  @Test(
    "edits are counted",
    arguments: [
      ("", "", 0), ("a", "", 1), ("", "abc", 3), ("match", "match", 0), ("MATHC", "match", 1),
      ("mtch", "match", 1), ("maatch", "match", 1), ("natch", "match", 1), ("ca", "abc", 3),
      ("Émile", "emile", 0), ("e\u{301}mile", "emile", 0), ("Ødegård", "odegard", 0), ("日本", "日木", 1),
    ])
  func distance(left: String, right: String, expected: Int) {
    #expect(editDistance(left, right) == expected)
    #expect(editDistance(right, left) == expected)
  }

  @Test func nearestComesFirst() {
    let kinds = ["talk", "topic", "task", "person", "tall"]
    #expect(nearest(to: "talc", in: kinds) == ["talk", "tall", "task"])
    #expect(nearest(to: "talk", in: kinds, limit: 0) == ["talk"])
    #expect(nearest(to: "TOPCI", in: kinds) == ["topic"])
    #expect(nearest(to: "xyz", in: kinds).isEmpty)
    #expect(nearest(to: "", in: kinds).isEmpty)
  }

  @Test func shortWordsAllowFewerEdits() {
    #expect(nearest(to: "by", in: ["to", "at", "bt"]) == ["bt"])
  }
}

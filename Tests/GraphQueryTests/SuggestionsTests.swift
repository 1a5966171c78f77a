import GraphQuery
import Testing

@Suite("Suggestions")
struct SuggestionsTests {
  @Test func onlyTheNearestAreSuggested() {
    let kinds = ["talk", "topic", "task", "person", "tall"]
    #expect(nearest(to: "talc", in: kinds) == ["talk", "tall"])
    #expect(nearest(to: "talk", in: kinds, limit: 0) == ["talk"])
    #expect(nearest(to: "TOPCI", in: kinds) == ["topic"])
    #expect(nearest(to: "xyz", in: kinds).isEmpty)
    #expect(nearest(to: "", in: kinds).isEmpty)
  }

  @Test func shortWordsAllowFewerEdits() {
    #expect(nearest(to: "by", in: ["to", "at", "bt"]) == ["bt"])
  }
}

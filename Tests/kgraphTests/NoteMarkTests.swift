import Testing

@testable import kgraph

struct NoteMarkTests {
  @Test(arguments: [
    ("see [[Liz Rice]] there", ["[[Liz Rice]]"]),
    ("#service-mesh and #eBPF.", ["#service-mesh", "#eBPF"]),
    ("@Liz, @Łukasz", ["@Liz", "@Łukasz"]),
    ("liz@example.org, a#b, C# and # alone", []),
    ("[[never closed", []),
    ("[[שלום]] 🚀 #عربي", ["[[שלום]]", "#عربي"]),
    ("", []),
  ])
  func marksAreFound(text: String, marks: [String]) {
    #expect(NoteMark.marks(in: text).map(\.text) == marks)
  }

  @Test func aNameAfterAnAtSignMayHaveSeveralWordsLongestFirst() throws {
    let mark = try #require(NoteMark.marks(in: "met @Thomas Graf again, with O'Brien").first)
    #expect(mark.candidates == ["Thomas Graf again", "Thomas Graf", "Thomas", "Thomas"])
    #expect(!mark.isTopic)
  }

  @Test func aTopicMayBeSpelledWithHyphens() throws {
    let mark = try #require(NoteMark.marks(in: "#service-mesh").first)
    #expect(mark.candidates == ["service-mesh", "service mesh"])
    #expect(mark.isTopic)
  }
}

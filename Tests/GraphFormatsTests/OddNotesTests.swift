import GraphModel
import Testing

@testable import GraphFormats

/// Files as they come: of other systems, in other scripts, broken, empty, and far too large.
@Suite("Odd notes")
struct OddNotesTests {
  static let plain = """
    ---
    event: MeshCon 2024
    dates: 2024-06-03..2024-06-05
    ---

    ## Monday

    ### Proxies - Ann Poe, Acme & Bob Roe, Beta

    On [[project:Istio]].

    """

  @Test(
    "the end of lines, the byte-order mark and the kind of spaces mean nothing",
    arguments: [
      ("CRLF", plain.replacing("\n", with: "\r\n")), ("CR", plain.replacing("\n", with: "\r")),
      ("BOM", "\u{FEFF}" + plain), ("tabs", plain.replacing(" - ", with: "\t-\t")),
      ("NBSP", plain.replacing(" - ", with: "\u{A0}-\u{A0}").replacing("Ann Poe", with: "Ann\u{A0}Poe")),
      ("trailing spaces", plain.replacing("\n", with: "  \n")),
      ("zero-width space", plain.replacing("Ann", with: "\u{200B}Ann")),
    ])
  func white(what: String, text: String) throws {
    #expect(try ImportedGraph(text).contents() == ImportedGraph(Self.plain).contents())
  }

  @Test("names in any script are kept as they are written")
  func scripts() throws {
    let people = ["محمد علي", "שרה כהן", "王小明", "Jos\u{E9} Nu\u{F1}ez", "Zoë Ångström", "Мария Петрова"]
    let graph = try ImportedGraph(
      "---\nevent: MeshCon\n---\n"
        + people.enumerated().map { "## 🚀 Talk \($0) - \($1), Acme" }.joined(separator: "\n"))
    #expect(Set(try graph.names("person")) == Set(people))
    #expect(try graph.links("works_at").count == people.count)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    /// Talks, other nodes.
    let counts: [Int]
    let remark: String?
  }

  @Test(
    "files without the one thing or the other are read for what they have",
    arguments: [
      Case(testDescription: "empty", text: "", counts: [0, 0], remark: "no talks"),
      Case(testDescription: "white", text: "\n \n\t\n", counts: [0, 0], remark: "no talks"),
      Case(
        testDescription: "without talks", text: "# Diary\nIt rained.", counts: [0, 1], remark: "no talks"),
      Case(
        testDescription: "without an event", text: "## A - Ann Poe, Acme", counts: [1, 2], remark: "no event"),
      Case(
        testDescription: "front matter only", text: "---\nevent: MeshCon\ntopics: [a, b]\n---",
        counts: [0, 3],
        remark: "no talks"),
      Case(
        testDescription: "front matter that is not closed",
        text: "---\nevent: MeshCon\n\n## A - Ann Poe, Acme",
        counts: [1, 3], remark: "line 1"),
      Case(
        testDescription: "text between rules", text: "---\nIt rained.\n\n---\n\n## A - Ann Poe, Acme",
        counts: [1, 3],
        remark: "line 1"),
      Case(
        testDescription: "an unknown key",
        text: "---\nevent: MeshCon\nmood: tired\n---\n## A - Ann Poe, Acme",
        counts: [1, 3], remark: "not understood at the top: mood"),
    ])
  func lacking(_ lacking: Case) throws {
    let graph = try ImportedGraph()
    let report = try graph.add(lacking.text)
    let nodes = try graph.store.nodes()
    #expect([report.talks, nodes.count - report.talks] == lacking.counts, "\(nodes.map(\.name))")
    if let remark = lacking.remark {
      #expect(report.notes.contains { $0.contains(remark) }, "\(report.notes)")
    }
    #expect(try graph.add(lacking.text).isUnchanged)
  }

  @Test("plain text has its event from the command line")
  func plainText() throws {
    let graph = try ImportedGraph()
    let report = try graph.add(
      """
      Day One - Tuesday
      Proxies Everywhere - Ann Poe, Acme; Bob Roe, Beta
      A proxy per pod is too much.
      Day Two - Wednesday
      Keynotes
      The Future of Meshes - Jane Doe, Gamma
      None.
      """, event: "MeshCon 2024", dates: "2024-06-04..2024-06-06")
    #expect(report.unread == [])
    #expect(
      try graph.links("at") == [
        "Proxies Everywhere > MeshCon 2024 [2024-06-04, 2024-06-05)",
        "The Future of Meshes > MeshCon 2024 [2024-06-05, 2024-06-06)",
      ])
    #expect(try graph.links("gives").count == 3)
  }

  @Test("a heading and a line of 10,000 characters are kept")
  func longLines() throws {
    let long = String(repeating: "word ", count: 2_000)
    let graph = try ImportedGraph(Self.plain + "\n## \(long)\n\n\(long)\n\n### B - Jane Doe, Gamma")
    #expect(try graph.names("talk") == ["B", "Proxies"])
    #expect(try graph.node("note", "Notes on MeshCon 2024").properties["text"]?.text?.count ?? 0 > 9_000)
  }

  /// Work that grows with the square of the input takes minutes here; without optimisation, the rest takes seconds.
  @Test(
    "hostile input is read in bounded time",
    arguments: [
      ("one line", String(repeating: "Lorem ipsum #dolor sit. ", count: 4_000)),
      ("one word", String(repeating: "x", count: 200_000)),
      ("stars", String(repeating: "*", count: 200_000)),
      ("opened links", String(repeating: "[a](b ", count: 40_000)),
      ("opened names", String(repeating: "[[", count: 100_000)),
      ("brackets", String(repeating: "(", count: 200_000)),
      ("dashes", String(repeating: "a - ", count: 50_000)),
      ("blank lines", String(repeating: "\n", count: 200_000)),
      ("headings", (0..<500).map { "## Talk \($0) - Ann Poe, Acme \($0 % 7)\nText \($0).\n" }.joined()),
      ("the same heading", String(repeating: "## Talk - Ann Poe, Acme\nText.\n", count: 1_000)),
      ("declarations", String(repeating: "## Talk - Ann Poe, Acme\nTopics: a, b\n", count: 1_000)),
    ])
  func hostile(what: String, text: String) throws {
    let clock = ContinuousClock()
    let time = try clock.measure { _ = try ImportedGraph("---\nevent: MeshCon\n---\n" + text) }
    #expect(time < .seconds(60), "\(what): \(time)")
  }
}

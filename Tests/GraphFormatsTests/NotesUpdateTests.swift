import GraphModel
import Testing

@testable import GraphFormats

/// An edited version of notes that were imported before: the graph says what the new version says, and no more.
@Suite("Importing edited notes")
struct NotesUpdateTests {
  static let notes = """
    ---
    event: MeshCon 2024
    dates: 2024-06-03..2024-06-05
    city: Porto
    topics: [tracing]
    ---
    ## Monday
    ### Proxies - Ann Poe, Acme & Bob Roe, Beta
    A lot of #latency. Tracing helps.
    ### Keynote: Meshes - Jane Doe, Gamma
    Nothing new.
    - [[Jane Doe]] represents [[project:Istio]]
    """

  struct Edit: CustomTestStringConvertible, Sendable {
    let what: String
    let old: String
    let new: String
    /// New nodes, new links, updated nodes, updated links, links no longer stated, nodes no longer named.
    let counts: [Int]
    var testDescription: String { what }
  }

  static let edits = [
    Edit(what: "a speaker is removed", old: " & Bob Roe, Beta", new: "", counts: [0, 0, 0, 0, 2, 2]),
    Edit(
      what: "a speaker is added", old: "Bob Roe, Beta", new: "Bob Roe, Beta; Al Fox, Acme",
      counts: [1, 2, 0, 0, 0, 0]),
    Edit(
      what: "an employer changes", old: "Bob Roe, Beta", new: "Bob Roe, Delta", counts: [1, 1, 0, 0, 1, 1]),
    Edit(
      what: "a role is added", old: "- Jane Doe", new: "- Moderated by Jane Doe", counts: [0, 0, 0, 1, 0, 0]),
    Edit(what: "a day moves", old: "## Monday", new: "## Tuesday", counts: [0, 0, 4, 2, 2, 0]),
    Edit(what: "a day is no longer given", old: "## Monday", new: "## Talks", counts: [0, 0, 4, 0, 0, 0]),
    Edit(what: "a format goes", old: "Keynote: Meshes", new: "Meshes", counts: [0, 0, 1, 0, 0, 0]),
    Edit(what: "a city goes", old: "city: Porto\n", new: "", counts: [0, 0, 1, 0, 0, 0]),
    Edit(
      what: "a talk is removed",
      old: "### Keynote: Meshes - Jane Doe, Gamma\nNothing new.\n- [[Jane Doe]] represents [[project:Istio]]",
      new: "",
      counts: [0, 0, 0, 0, 5, 5]),
    Edit(what: "a hashtag is removed", old: "A lot of #latency. ", new: "", counts: [0, 0, 1, 0, 2, 1]),
    Edit(
      what: "a note's text changes", old: "Nothing new.", new: "Something new.", counts: [0, 0, 1, 0, 0, 0]),
    Edit(what: "a note is removed", old: "Nothing new.", new: "", counts: [0, 0, 0, 0, 1, 1]),
    Edit(
      what: "a statement is removed", old: "- [[Jane Doe]] represents [[project:Istio]]", new: "",
      counts: [0, 0, 0, 0, 1, 1]),
    Edit(what: "only a line moves", old: "## Monday", new: "\n\n## Monday", counts: [0, 0, 0, 0, 0, 0]),
  ]

  @Test("the report counts what the edit changed, and the graph is that of the new version", arguments: edits)
  func edit(_ edit: Edit) throws {
    let edited = Self.notes.replacing(edit.old, with: edit.new)
    try #require(edited != Self.notes)
    let graph = try ImportedGraph(Self.notes)
    let report = try graph.add(edited)
    #expect(
      [
        report.created.values.reduce(0, +), report.linked.values.reduce(0, +), report.updatedNodes,
        report.updatedLinks, report.removedLinks, report.removedNodes,
      ] == edit.counts)
    // The other names of a talk stay: somebody may know it by them.
    let fresh = try ImportedGraph(edited).contents().map(Self.withoutAliases)
    #expect(try graph.contents().map(Self.withoutAliases) == fresh)
    // And back again.
    try graph.add(Self.notes)
    let original = try ImportedGraph(Self.notes).contents().map(Self.withoutAliases)
    #expect(try graph.contents().map(Self.withoutAliases) == original)
  }

  private static func withoutAliases(_ line: String) -> String {
    guard line.hasPrefix("talk "), let open = line.firstRange(of: " ("), let close = line.firstRange(of: ")")
    else { return line }
    return String(line[..<open.lowerBound]) + line[close.upperBound...]
  }

  @Test("a talk keeps its number, its links and its note when its title changes")
  func retitled() throws {
    let graph = try ImportedGraph(Self.notes)
    let talk = try graph.node("talk", "Meshes")
    let report = try graph.add(Self.notes.replacing("Keynote: Meshes", with: "Keynote: Meshes Revisited"))
    #expect(try graph.node("talk", "Meshes Revisited").id == talk.id)
    #expect(report.created == [:] && report.removedNodes == 0)
    #expect(try graph.names("talk") == ["Meshes Revisited", "Proxies"])
    #expect(try graph.names("note") == ["Notes on Meshes Revisited", "Notes on Proxies"])
    #expect(try graph.store.matches(name: "Meshes", kinds: ["talk"]).map(\.node.id) == [talk.id])
  }

  @Test("what another file says stays")
  func otherSource() throws {
    let graph = try ImportedGraph(Self.notes)
    let other = "---\nevent: MeshCon 2024\n---\n## Proxies - Bob Roe, Beta"
    try graph.add(other, from: "/other.md")
    try graph.add("", from: "/notes.md")
    let left = try graph.contents().filter { !$0.hasPrefix("event ") && !$0.hasPrefix("talk ") }
    #expect(left.contains { $0.hasPrefix("Bob Roe works_at Beta") })
    #expect(!left.contains { $0.contains("Ann Poe") || $0.contains("Meshes") || $0.contains("/notes.md") })
    try graph.add("", from: "/other.md")
    #expect(try graph.contents() == [])
  }
}

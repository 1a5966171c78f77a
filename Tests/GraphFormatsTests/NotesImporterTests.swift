import GraphModel
import Testing

@testable import GraphFormats

@Suite("Importing notes")
struct NotesImporterTests {
  static let header = """
    ---
    event: MeshCon 2024
    dates: 2024-06-03..2024-06-05
    ---

    """

  @Test("names with marks are made, whatever their order in the file")
  func markedNames() throws {
    let notes = """
      \(Self.header)
      ## Day One
      ### First - Ann Poe, Acme
      Wasm came up, and so did [[Jane Doe]] of [[Beta]]. Latency is #tail-latency here.
      ### Second - Bob Roe, Gamma
      All about #Wasm and [[project:Linkerd]], said @JaneDoe of [[org:Beta]]. Tail latencies matter.
      """
    let graph = try ImportedGraph(notes)
    #expect(
      try graph.links("about", from: "talk")
        == [
          "First > Wasm", "First > tail latency", "Second > Linkerd", "Second > Wasm",
          "Second > tail latency",
        ])
    #expect(
      try graph.links("mentions") == [
        "Notes on First > Beta", "Notes on First > Jane Doe", "Notes on Second > Beta",
        "Notes on Second > Jane Doe",
      ])
    let before = try graph.contents()
    #expect(try graph.add(notes).isUnchanged)
    #expect(try graph.contents() == before)
  }

  @Test("what is not understood is reported with its line")
  func unread() throws {
    let report = try ImportedGraph().add(
      """
      \(Self.header)
      ## Small Talk - about the weather
      ## Proxies - Ann Poe, Acme
      She said a lot, some of it
      about [[Nobody]] and the like.

      - [[person:Ann Poe]] admires [[project:Istio]]
      - [[Ann Poe]] represents [[Nothing]]
      - [[Ann Poe]] works at [[project:Istio]]
      """)
    #expect(report.unread.map(\.line) == [6, 9, 11, 12, 13])
    #expect(
      report.unread.map(\.text).prefix(3) == [
        "Small Talk - about the weather", "[[Nobody]]", "Ann Poe admires Istio",
      ])
    #expect(report.unread[1].reason.contains("[[person:Nobody]]"))
    #expect(report.unread[2].reason == "no relation is called 'admires'")
  }

  @Test("a name of several things is not guessed at")
  func ambiguousName() throws {
    let report = try ImportedGraph().add(
      """
      \(Self.header)
      ## Proxies - Ann Poe, Acme
      On [[topic:eBPF]] and [[project:eBPF]]. So [[eBPF]] it is.
      """)
    #expect(report.unread.map(\.text) == ["[[eBPF]]"])
    #expect(report.unread.first?.reason == "2 things are called 'eBPF': say which, as in [[topic:eBPF]]")
  }

  @Test("a statement may name what a later one makes")
  func statementsInAnyOrder() throws {
    let notes = """
      - [[Jane Doe]] represents [[Istio]]
      - [[person:Jane Doe]] maintains [[Istio]]
      """
    let graph = try ImportedGraph(notes)
    #expect(try graph.links("represents") == ["Jane Doe > Istio"])
    #expect(try graph.add(notes).isUnchanged)
  }

  @Test("a past verb without any date was over when it was first read")
  func pastWithoutDate() throws {
    let notes = "- [[person:Jane Doe]] worked at [[org:Acme]]"
    let graph = try ImportedGraph()
    try graph.add(notes, today: "2024-06-03")
    #expect(try graph.links("works_at") == ["Jane Doe > Acme […, 2024-06-03)"])
    #expect(try graph.add(notes, today: "2025-01-01").isUnchanged)
    #expect(try graph.links("works_at") == ["Jane Doe > Acme […, 2024-06-03)"])
  }

  @Test("statements have the period that they name, or the talk's day as a sighting")
  func periods() throws {
    let graph = try ImportedGraph(
      """
      \(Self.header)
      ## Day One
      ### Proxies - Ann Poe, Acme
      - [[person:Jane Doe]] works at [[org:Beta]] (2019-2022)
      - [[person:Jane Doe]] works at [[org:Gamma]]
      - [[person:Bob Roe]] works at [[org:Beta]] since 2021
      """)
    #expect(
      try graph.links("works_at") == [
        "Ann Poe > Acme", "Bob Roe > Beta [2021, …)", "Jane Doe > Beta [2019, 2022)",
        "Jane Doe > Gamma [2024-06-03, …)",
      ])
  }

  @Test(
    "a person who has changed employers between two years works at each in turn, in either order of import")
  func changedEmployer() throws {
    let years = [2022, 2024].map { year in
      """
      ---
      event: MeshCon \(year)
      dates: \(year)-06-03..\(year)-06-05
      ---
      ## Talk of \(year) - Ann Poe, \(year == 2022 ? "Acme" : "Beta")
      """
    }
    let graphs = try [years, years.reversed()].map { texts in
      let graph = try ImportedGraph()
      for text in texts { try graph.add(text, from: text == years[0] ? "/2022.md" : "/2024.md") }
      return graph
    }
    let expected = ["Ann Poe > Acme […, 2024-06-03)", "Ann Poe > Beta [2024-06-03, …)"]
    #expect(try graphs[0].links("works_at") == expected)
    #expect(try graphs[0].contents() == graphs[1].contents())
  }

  @Test("two files about one event make the same graph in either order")
  func eitherOrder() throws {
    let mine = """
      \(Self.header)
      ## Day One
      ### Proxies Everywhere - Ann Poe, Acme & Flynn, Buoyant
      Too many proxies. #sidecars
      ### Closing Remarks - Ann Poe, Acme
      """
    let theirs = """
      ---
      event: MeshCon 2024
      topics: [sidecars]
      ---
      ## Keynote: Proxies Everywhere - Ann Poe, Acme; Flynn

      **Monday, June 3, 2024 • 9:15 am - 9:40 am**

      Sidecars, mostly.
      ## Closing Remarks - Bob Roe, Beta
      """
    let orders = try [[mine, theirs], [theirs, mine]].map { texts in
      let graph = try ImportedGraph()
      for text in texts { try graph.add(text, from: text == mine ? "/mine.md" : "/theirs.md") }
      return graph
    }
    // Of the employers' sightings, the ones in the file without days are dated if the days are known by then.
    #expect(try orders[0].contents(withEvidence: false) == orders[1].contents(withEvidence: false))
    #expect(try orders[0].names("talk") == ["Closing Remarks", "Proxies Everywhere"])
    #expect(try orders[0].names("person") == ["Ann Poe", "Bob Roe", "Flynn"])
    #expect(try orders[0].node("talk", "Proxies Everywhere").since == "2024-06-03T09:15")
  }

  @Test("a talk that is listed twice has two slots and one note")
  func twoSlots() throws {
    let notes = """
      \(Self.header)
      ## Day One
      ### Proxies - Ann Poe, Acme
      The first time.
      ## Day Two
      ### Proxies - Ann Poe, Acme
      The second time.
      """
    let graph = try ImportedGraph(notes)
    #expect(
      try graph.links("at") == [
        "Proxies > MeshCon 2024 [2024-06-03, 2024-06-04)", "Proxies > MeshCon 2024 [2024-06-04, 2024-06-05)",
      ])
    #expect(try graph.node("talk", "Proxies").since == "2024-06-03")
    #expect(
      try graph.node("note", "Notes on Proxies").properties["text"]
        == .text("The first time. The second time."))
    #expect(try graph.add(notes).isUnchanged)
  }

  @Test("talks of one title are told apart by who gives them")
  func sameTitle() throws {
    let notes = """
      \(Self.header)
      ## Closing Remarks - Ann Poe, Acme
      By Ann.
      ## Closing Remarks - Bob Roe, Beta
      By Bob.
      """
    let graph = try ImportedGraph(notes)
    #expect(try graph.names("talk") == ["Closing Remarks", "Closing Remarks"])
    #expect(try graph.names("note").count == 2)
    #expect(try graph.add(notes).isUnchanged)
    // At another event, the title means another talk, even of the same person.
    try graph.add("---\nevent: MeshCon 2025\n---\n## Closing Remarks - Ann Poe, Acme", from: "/2025.md")
    #expect(try graph.names("talk").count == 3)
  }

  @Test("a section is a co-located event, a track, or the event itself")
  func sections() throws {
    let notes = """
      ---
      event: MeshCon + ProxyCon North America 2024
      events: [RejektsCon]
      series: MeshCon + ProxyCon
      ---
      ## Before the conference
      ### Zero - Ann Poe, Acme
      ### RejektsCon
      #### One - Ann Poe, Acme
      ## WasmDay NA 2024
      ### Two - Ann Poe, Acme
      ### Track 2
      #### Three - Ann Poe, Acme
      ## MeshCon + ProxyCon
      ### Four - Ann Poe, Acme
      ## Security
      ### Five - Ann Poe, Acme
      ### Main Stage | Proxy Day: Six - Ann Poe, Acme
      """
    let graph = try ImportedGraph(notes)
    let main = "MeshCon + ProxyCon North America 2024"
    #expect(
      try graph.links("at") == [
        "Five > \(main) {track: Security}", "Four > \(main)", "One > RejektsCon", "Six > Proxy Day",
        "Three > WasmDay NA 2024 {track: Track 2}", "Two > WasmDay NA 2024", "Zero > \(main)",
      ])
    #expect(
      try graph.links("part_of")
        == ["\(main) > MeshCon + ProxyCon", "Proxy Day > \(main)", "WasmDay NA 2024 > \(main)"])
    #expect(try graph.add(notes).isUnchanged)
  }

  @Test("an organisation with a remark is the organisation")
  func remarkOnOrganisation() throws {
    let graph = try ImportedGraph(
      "\(Self.header)## Proxies - Ann Poe, Isovalent, now part of Cisco & Bob Roe, Staff Engineer, Acme")
    #expect(
      try graph.links("works_at") == [
        "Ann Poe > Isovalent {note: now part of Cisco}", "Bob Roe > Acme {title: Staff Engineer}",
      ])
  }

  @Test("declared names have aliases, and are found by them")
  func declaredAliases() throws {
    let graph = try ImportedGraph(
      """
      ---
      event: MeshCon 2024
      topics: [service mesh (service meshes, mesh)]
      people: [Elizabeth Poe (Liz Poe)]
      ---
      ## The Mesh - Liz Poe, Acme
      """)
    #expect(try graph.links("gives") == ["Elizabeth Poe > The Mesh"])
    #expect(try graph.links("about", from: "talk") == ["The Mesh > service mesh"])
  }

  @Test("a guess stays one when the notes are read again")
  func guesses() throws {
    let notes = "\(Self.header)## Proxies at Zeta - Ann Poe & Bob Roe Zeta"
    let graph = try ImportedGraph()
    let first = try graph.add(notes)
    #expect(first.guesses.count == 1)
    let second = try graph.add(notes)
    #expect(second.isUnchanged && second.guesses == first.guesses)
  }

  @Test("the graph's dates of an event place the days of notes without dates")
  func knownDates() throws {
    let graph = try ImportedGraph(
      "---\nevent: MeshCon 2024\naliases: [MC]\ndates: 2024-11-28..2024-11-30\n---\n")
    try graph.add("---\nevent: MC\n---\n## Saturday\n### Proxies - Ann Poe, Acme", from: "/2.md")
    #expect(try graph.links("at") == ["Proxies > MeshCon 2024 [2024-11-30, 2024-12)"])
    try graph.add(
      "## Day Two\n### Meshes - Ann Poe, Acme", from: "/3.md", event: "MC", dates: "2024-11-27..2024-11-30")
    #expect(try graph.node("talk", "Meshes").since == "2024-11-28")
  }
}

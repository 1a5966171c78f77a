import Testing

@testable import GraphFormats

@Suite("Reading notes")
struct NotesReaderTests {
  static let notes = """
    ---
    event: MeshCon Europe 2024
    aliases: [MeshCon EU 2024, "MeshCon Porto"]
    dates: June 3-5, 2024
    city: Porto
    topics:
      - service mesh (service meshes, meshes)
      - tracing
    projects: [Linkerd, Istio (istio.io)]
    mood: tired
    ---
    # Three days in Porto

    Came by train, e.g. via Lisbon. Met @AnaSilva at the door, see #123.

    ## Day One - Monday

    ### Keynotes

    ### Proxies Everywhere - Jane Doe, Acme; Bob Roe, Beta

    Why a proxy per pod is too much. Istio 1.22 vs. Linkerd, on #service-mesh
    and its cost. [[project:Linkerd]] came out well.

    - [[Jane Doe]] represents [[Istio]] (since 2021)
    - [[Jane Doe]] works_at [[Acme]] and likes it
    - Jane Doe represents Istio

    Topics: latency (tail latency), cost

    ## Tuesday, June 4

    ### Small Talk - about the weather
    ### The Hallway

    ## WasmDay

    **[Tiny Binaries - Ann Poe, Gamma](https://example.org/1)**

    **Tuesday, June 4 • 1:05 pm - 1:30 pm**

    Small is beautiful.

    ### Film - The Binary
    ## Conclusion

    Good week.
    """

  let document = NotesReader().read(NotesReaderTests.notes)

  @Test("the front matter declares the event and names")
  func frontMatter() {
    let front = document.frontMatter
    #expect(front.event == "MeshCon Europe 2024")
    #expect(front.aliases == ["MeshCon EU 2024", "MeshCon Porto"])
    #expect(front.dates == EventDates(since: "2024-06-03", until: "2024-06-05"))
    #expect(front.city == "Porto")
    #expect(front.ignoredKeys == ["mood"])
    #expect(
      document.declarations.map { "\($0.line) \($0.kind) \($0.name) \($0.aliases) \($0.entry ?? -1)" } == [
        "7 topic service mesh [\"service meshes\", \"meshes\"] -1",
        "8 topic tracing [] -1",
        "9 project Linkerd [] -1",
        "9 project Istio [\"istio.io\"] -1",
        "29 topic latency [\"tail latency\"] 0",
        "29 topic cost [] 0",
      ])
    #expect(document.title == "Three days in Porto")
  }

  @Test("talks have their day, slot, section and line")
  func entries() {
    #expect(
      document.entries.map { "\($0.line) \($0.heading.bareTitle) | \($0.day ?? "-") | \($0.section ?? "-")" }
        == [
          "20 Proxies Everywhere | 2024-06-03 | -",
          "38 Tiny Binaries | 2024-06-04 | WasmDay",
          "44 The Binary | - | WasmDay",
        ])
    #expect(document.entries[1].start == "2024-06-04T13:05")
    #expect(document.entries[1].end == "2024-06-04T13:30")
    #expect(document.entries[1].url == "https://example.org/1")
    #expect(document.entries[0].heading.people.map(\.row) == ["Jane Doe|Acme", "Bob Roe|Beta"])
  }

  @Test("sentences have their lines and links")
  func sentences() {
    #expect(
      document.sentences.map { "\($0.line) \($0.text)" } == [
        "14 Came by train, e.g. via Lisbon.",
        "14 Met Ana Silva at the door, see #123.",
        "22 Why a proxy per pod is too much.",
        "22 Istio 1.22 vs. Linkerd, on service-mesh and its cost.",
        "23 Linkerd came out well.",
        "26 [[Jane Doe]] works_at [[Acme]] and likes it".replacingBrackets(),
        "27 Jane Doe represents Istio",
        "42 Small is beautiful.",
        "47 Good week.",
      ])
    #expect(
      document.sentences.flatMap(\.links).map { "\($0.kind ?? "?"):\($0.name)" } == [
        "person:Ana Silva", "topic:service mesh", "project:Linkerd", "?:Jane Doe", "?:Acme",
      ])
  }

  @Test("only a line that is nothing but two links, words and a period is a statement")
  func statements() {
    #expect(
      document.statements.map {
        "\($0.subject.name) \($0.verb) \($0.object.name) \($0.since ?? "-") \($0.line)"
      } == [
        "Jane Doe represents Istio 2021 25"
      ])
    #expect(document.statements.first?.entry == 0)
  }

  @Test("what looks like a talk and is none is listed with its line")
  func unread() {
    #expect(
      document.unread.map { "\($0.line) \($0.text)" } == [
        "33 Small Talk - about the weather", "34 The Hallway",
      ])
  }

  @Test("the same text gives the same document")
  func repeated() {
    #expect(NotesReader().read(Self.notes) == document)
  }

  @Test("plain text: the table of contents gives no talks, and prose with a dash is none")
  func plainText() {
    let document = NotesReader(eventDates: EventDates(since: "2024-06-03", until: "2024-06-05")).read(
      """
      Table of contents
      - Day One - Monday
      - Proxies Everywhere - Jane Doe, Acme
      - Documentary Film - Sockets: The Story
      - Conclusion
      I came by train - a long ride, but Porto is worth it
      Day One - Monday
      Proxies Everywhere - Jane Doe, Acme
      It was good - Jane Doe, whom I know, was on stage.
      Documentary Film - Sockets: The Story
      I liked the film.
      Conclusion
      The end.
      """)
    #expect(
      document.entries.map { "\($0.line) \($0.heading.bareTitle) | \($0.day ?? "-") | \($0.note.count)" } == [
        "8 Proxies Everywhere | 2024-06-03 | 1",
        "10 Sockets: The Story | 2024-06-03 | 1",
      ])
    #expect(document.remarks.map(\.sentence.line) == [6, 13])
    #expect(document.skippedLines == 5)
    #expect(document.unread.isEmpty)
  }

  @Test("a list of talks that the notes repeat below gives no talk twice")
  func repetition() {
    let document = NotesReader().read(
      """
      # Notes
      ## Proxies Everywhere - Jane Doe, Acme
      ## Tiny Binaries - Ann Poe, Gamma
      ## Proxies Everywhere - Jane Doe, Acme
      Good.
      """)
    #expect(document.entries.map(\.line) == [3, 4])
  }

  @Test("a title of a blog post declares no event")
  func blogFrontMatter() {
    let document = NotesReader().read(
      "---\ntitle: 'Talks at MeshCon'\ndate: '2023-10-30T17:00'\ntags:\n  - mesh\n---\nHi.")
    #expect(document.frontMatter.event == nil)
    #expect(document.frontMatter.dates == nil)
    #expect(document.title == "Talks at MeshCon")
    #expect(document.frontMatter.ignoredKeys == ["tags"])
  }

  @Test(
    "days of an event",
    arguments: [
      ("2023-11-06..2023-11-09", "2023-11-06", "2023-11-09"),
      ("2023-11-06 to 2023-11-09", "2023-11-06", "2023-11-09"),
      ("November 6-9, 2023", "2023-11-06", "2023-11-09"),
      ("30 October – 2 November 2023", "2023-10-30", "2023-11-02"),
      ("2024-02-29", "2024-02-29", "2024-02-29"),
    ])
  func dates(text: String, since: String, until: String) {
    #expect(EventDates(text: text) == EventDates(since: since, until: until))
  }

  @Test(
    "headings of days",
    arguments: [
      ("Day One - Tuesday", "2023-11-07"), ("Wednesday, November 8", "2023-11-08"), ("Day 4", "2023-11-09"),
      ("Thursday", "2023-11-09"), ("2023-11-06", "2023-11-06"), ("Monday, Nov 6th, 2023", "2023-11-06"),
      ("Tuesday keynotes", "2023-11-07"), ("Day 2 with Cilium", nil), ("Observability Day", nil),
      ("May contain nuts", nil),
    ])
  func dayHeadings(text: String, date: String?) {
    let event = EventDates(since: "2023-11-06", until: "2023-11-09")
    #expect(DayHeading(text, event: event, year: nil)?.date == date)
  }

  @Test(
    "slots",
    arguments: [
      ("Monday, November 6, 2023 • 9:15 am - 9:40 am", "2023-11-06T09:15", "2023-11-06T09:40"),
      ("Monday, November 6, 2023 • 12:15pm - 12:40pm", "2023-11-06T12:15", "2023-11-06T12:40"),
      ("Tuesday, March 19, 2024, 09:15 - 09:40 CET", "2024-03-19T09:15", "2024-03-19T09:40"),
      ("2024-03-19 09:15-09:40", "2024-03-19T09:15", "2024-03-19T09:40"),
      ("2024-03-19T09:15", "2024-03-19T09:15", nil),
      ("Wednesday, November 8 • 5:25 pm - 6:00 pm", "2023-11-08T17:25", "2023-11-08T18:00"),
    ])
  func slots(text: String, start: String, end: String?) {
    let slot = SlotLine(text, event: nil, year: 2023)
    #expect(slot?.start == start)
    #expect(slot?.end == end)
  }

  @Test(
    "links",
    arguments: [
      ("on #service-mesh, #AI/ML and #123", ["topic:service mesh", "topic:AI/ML"]),
      ("C#sharp and jane@Example.org", []),
      (
        "@LizRice, @\"Ana de Poe\", @JaneMcDoe",
        ["person:Liz Rice", "person:Ana de Poe", "person:Jane McDoe"]
      ),
      (
        "[[Cilium]] [[org:Acme]] [[talk:One: Two|it]] [[One: Two]]",
        ["?:Cilium", "organisation:Acme", "talk:One: Two", "?:One: Two"]
      ),
      ("[[open", []),
    ])
  func links(text: String, links: [String]) {
    #expect(LinkedText(text, line: 1).links.map { "\($0.kind ?? "?"):\($0.name)" } == links)
  }
}

extension String {
  /// The text as a reader sees it, without the brackets of links.
  fileprivate func replacingBrackets() -> String {
    filter { $0 != "[" && $0 != "]" }
  }
}

@Suite("Real notes")
struct RealNotesTests {
  private func read(_ name: String, _ dates: EventDates? = nil) throws -> NotesDocument {
    NotesReader(eventDates: dates).read(try SharedInput.text("data/posts/" + name))
  }

  @Test("the blog post gives its nine talks on their days", .enabled(if: SharedInput.exists("data/posts")))
  func wrapup() throws {
    let document = try read(
      "kubecon-na-2023-wrapup.txt", EventDates(since: "2023-11-06", until: "2023-11-09"))
    // The film has no speakers; the table of contents lists it among the talks, so it is one.
    #expect(
      document.entries.map {
        "\($0.day ?? "-") \($0.heading.people.count) \($0.heading.bareTitle.prefix(16))"
      } == [
        "2023-11-07 2 A Practical Guid", "2023-11-07 1 When Is a Secure", "2023-11-07 2 Demystifying Ser",
        "2023-11-07 5 Service Mesh Bat", "2023-11-08 2 Learning Kuberne", "2023-11-08 4 Dungeons and Dep",
        "2023-11-08 0 eBPF: Unlocking ", "2023-11-09 2 Sidecar Containe", "2023-11-09 3 Releasing Kubern",
      ])
    #expect(document.unread.isEmpty)
    #expect(document.entries.allSatisfy { !$0.note.isEmpty })
  }

  @Test(
    "the lists of talks give a talk for every linked line, with a slot",
    .enabled(if: SharedInput.exists("data/posts")),
    arguments: ["cilium_kubecon_na_2023.md", "cilium_2024-02-02-cilium-talks-at-kubecon-eu-2024.md"])
  func linkedTalks(name: String) throws {
    let lines = try SharedInput.text("data/posts/" + name).split(separator: "\n")
    let linked = lines.filter { $0.hasPrefix("[") && $0.contains("](http") && $0.last == ")" }
    let document = try read(name)
    #expect(document.entries.count == linked.count)
    #expect(document.entries.allSatisfy { $0.start != nil && $0.section != nil && $0.url != nil })
    #expect(document.unread.isEmpty)
  }

  @Test("the example notes are read without a remainder")
  func example() throws {
    let document = NotesReader().read(try SharedInput.example("kubecon-na-2023.md"))
    #expect(document.unread.isEmpty)
    let main = document.entries.filter { $0.section == nil }
    #expect(main.count == 21)
    #expect(main.allSatisfy { $0.day != nil })
    #expect(document.statements.count == 12)
    let panel = document.entries.first { $0.heading.title.hasPrefix("Service Mesh Battle Scars") }
    #expect(panel?.heading.people.map(\.role) == [.moderator, .panelist, .panelist, .panelist, .panelist])
  }
}

import GraphModel
import Testing

@testable import GraphFormats

/// The example of the repository, `examples/kubecon-na-2023.md`: what a reader of it would ask is in the graph.
@Suite("The example notes in the graph")
struct ExampleImportTests {
  static let event = "KubeCon + CloudNativeCon North America 2023"

  let graph: ImportedGraph
  let report: ImportReport

  init() throws {
    graph = try ImportedGraph()
    report = try graph.add(SharedInput.example("kubecon-na-2023.md"))
  }

  @Test("nothing of it is misread")
  func isReadInFull() throws {
    #expect(report.talks == 23)
    #expect(report.unread == [])
    #expect(report.guesses == [])
    #expect(report.notes == [])
    #expect(report.removedLinks == 0 && report.removedNodes == 0 && report.updatedNodes == 0)
  }

  @Test("importing it again changes nothing")
  func again() throws {
    let before = try graph.contents()
    let report = try graph.add(SharedInput.example("kubecon-na-2023.md"), today: "2027-01-01")
    #expect(report.isUnchanged)
    #expect(try graph.contents() == before)
  }

  @Test("the event has its days, its city and its names")
  func eventItself() throws {
    let event = try graph.node("event", Self.event)
    #expect(event.since == "2023-11-06" && event.until == "2023-11-10")
    #expect(event.properties["city"] == .text("Chicago"))
    for name in ["KubeCon NA 2023", "KubeCon Chicago"] {
      #expect(try graph.store.matches(name: name, kinds: ["event"]).map(\.node.id) == [event.id])
    }
    #expect(try graph.links("part_of", from: "event") == ["\(Self.event) > KubeCon + CloudNativeCon"])
  }

  @Test(
    "each day has its talks",
    arguments: [("2023-11-06", 2), ("2023-11-07", 9), ("2023-11-08", 7), ("2023-11-09", 3)])
  func days(day: String, count: Int) throws {
    #expect(try graph.links("at").filter { $0.contains("[\(day), ") }.count == count)
  }

  @Test("28 people speak at the conference itself")
  func speakers() throws {
    let event = try graph.node("event", Self.event)
    let talks = Set(
      try graph.store.edges().filter { $0.relation == "at" && $0.target == event.id }.map(\.source))
    let gives = try graph.store.edges().filter { $0.relation == "gives" && talks.contains($0.target) }
    #expect(Set(gives.map(\.source)).count == 28)
    #expect(gives.count == 29)
  }

  @Test(
    "the talks of an organisation's people are found by way of who works there",
    arguments: [
      ("Google", ["Service Mesh Battle Scars", "Sidecar Containers Are"]),
      ("Datadog", ["Datadog's Outage"]),
      ("Cisco", ["Dungeons and Deployments"]),
      ("VMware", ["Learning Kubernetes by Chaos"]),
      (
        "Isovalent",
        ["A Practical Guide to eBPF Licensing", "Service Mesh Battle Scars", "When Is a Secure Connection"]
      ),
    ])
  func talks(of organisation: String, expected: [String]) throws {
    let people = Set(
      try graph.links("works_at").filter { $0.hasSuffix(" > \(organisation)") }.map {
        $0.prefix(while: { $0 != ">" })
      })
    let talks = try graph.links("gives").filter { people.contains($0.prefix(while: { $0 != ">" })) }
      .map { String($0.drop(while: { $0 != ">" }).dropFirst(2)) }
    let titles = Set(talks.map { talk in expected.first { talk.hasPrefix($0) } ?? talk })
    #expect(titles.sorted() == expected)
  }

  @Test("an employer of the past is over, and nobody works there now")
  func pastEmployer() throws {
    #expect(try graph.links("works_at").contains("Brendan Gregg > Netflix […, 2023-11-08)"))
    let chainguard = try graph.links("works_at").filter { $0.hasSuffix("> Chainguard") }
    #expect(chainguard == ["Adolfo Garcia Veytia > Chainguard", "Adrian Mouat > Chainguard"])
  }

  @Test("a panel has its moderator, its panelists and what they represent")
  func panel() throws {
    let talk = "Service Mesh Battle Scars: Technology, Timing, and Tradeoffs"
    #expect(try graph.node("talk", talk).properties["format"] == .text("panel"))
    let panelists = ["Flynn", "John Howard", "Lin Sun", "Thomas Graf"]
    #expect(
      try graph.links("gives").filter { $0.contains(talk) }
        == (panelists.map { "\($0) > \(talk) {role: panelist}" }
        + ["Keith Mattix > \(talk) {role: moderator}"]).sorted())
    #expect(
      try graph.links("represents")
        == ["Flynn > Linkerd", "John Howard > Istio", "Lin Sun > Istio", "Thomas Graf > Cilium"])
    let members = ["Adolfo Garcia Veytia", "Grace Nguyen", "John Anderson"]
    #expect(try graph.links("member_of") == members.map { "\($0) > SIG Release" })
  }

  @Test(
    "talks are about what their titles and notes name",
    arguments: [
      (
        "Cilium",
        [
          "CNCF Graduated Project Updates", "Service Mesh Battle Scars",
          "When Is a Secure Connection Not Encrypted?",
        ]
      ),
      ("AI/ML", ["AI/ML on Kubernetes", "Kubernetes in the Second Decade"]),
      (
        "service mesh",
        [
          "Demystifying Service Mesh", "Service Mesh Battle Scars",
          "When Is a Secure Connection Not Encrypted?",
        ]
      ),
      ("kind", ["Learning Kubernetes by Chaos"]),
      ("Kris Nova", ["In Memoriam"]),
      ("Divya Mohan", ["Community Awards"]),
    ])
  func subjects(name: String, titles: [String]) throws {
    let about = try graph.links("about", from: "talk").filter { $0.hasSuffix(" > \(name)") }
    #expect(about.count == titles.count)
    for title in titles { #expect(about.contains { $0.hasPrefix(title) }, "no '\(title)' in \(about)") }
  }

  @Test("each link of a talk says where it stands, first of all the heading")
  func places() throws {
    for edge in try graph.store.edges() where edge.relation == "gives" || edge.relation == "works_at" {
      let evidence = try graph.store.evidence(
        subject: edge.source, relation: edge.relation, object: edge.target)
      #expect(
        evidence.allSatisfy { $0.statement.locator?.hasPrefix("line ") ?? false && $0.statement.quote != nil }
      )
    }
    for node in try graph.store.nodes() {
      let evidence = try graph.store.evidence(subject: node.id)
      #expect(evidence.allSatisfy { $0.statement.locator != nil }, "\(node.name) has no place")
    }
    let talk = try graph.node("talk", "Demystifying Service Mesh: Separating Hype from Practicality")
    let topic = try graph.node("topic", "service mesh")
    let evidence = try graph.store.evidence(subject: talk.id, relation: "about", object: topic.id)
    #expect(evidence.first?.statement.quote == talk.name)
  }
}

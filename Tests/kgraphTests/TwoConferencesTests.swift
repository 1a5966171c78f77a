import FoundationEssentials
import GraphFormats
import GraphModel
import GraphQuery
import Testing

/// One attendee's notes on a KubeCon and the programme of another one three years later, asked together. The answers
/// were read by hand from both files.
@Suite(
  "Two conferences in one graph",
  .enabled(if: TwoConferences.hasProgramme, "it wants \(TwoConferences.programme)"))
struct TwoConferencesTests {
  @Test("questions whose answers were read by hand")
  func questions() throws {
    let graph = try TwoConferences()
    for (question, answer) in Self.questions {
      #expect(try graph.answer(question) == answer.sorted(), "\(question)")
    }
  }

  static let isovalentTalksOf2026 = [
    "Translating Ebpf Into Business Value: Lessons From The Cilium Website",
    "Gateway API: Bridging the Gap from Ingress to the Future",
    "10 Years of Cilium: Connecting, Securing, and Simplifying the Cloud Native Stack", "Opening Remarks",
    "The End of a Decade, the Start of an Age: Reflecting on the Past, Present, and Future of Envoy",
    "A Bug’s-Eye View: Kubernetes SIG Security Explains It All",
    "Navigating the Gateway API Maze: 40+ Implementations, 55+ Features, and a Path to Portability",
  ]

  static let questions: [(String, [String])] = [
    (
      "talks about service mesh by Isovalent people",
      [
        "Service Mesh Battle Scars: Technology, Timing, and Tradeoffs",
        "When Is a Secure Connection Not Encrypted? and Other Stories",
        "10 Years of Cilium: Connecting, Securing, and Simplifying the Cloud Native Stack",
      ]
    ),
    ("talks by Isovalent people at KubeCon EU 2026", isovalentTalksOf2026),
    (
      "talks by Isovalent people at KubeCon NA 2023",
      [
        "A Practical Guide to eBPF Licensing: Or How I Learned to Stop Worrying and Love the GPL",
        "Service Mesh Battle Scars: Technology, Timing, and Tradeoffs",
        "When Is a Secure Connection Not Encrypted? and Other Stories",
      ]
    ),
    (
      "talks about Gateway API by Isovalent people",
      [
        "Gateway API: Bridging the Gap from Ingress to the Future",
        "Navigating the Gateway API Maze: 40+ Implementations, 55+ Features, and a Path to Portability",
      ]
    ),
    (
      "who works at Isovalent",
      [
        "Bill Mulligan", "Christine Kim", "James Strong", "Jef Spaleta", "Kateryna Nezdolii", "Liz Rice",
        "Mahé Tardy", "Nick Young", "Paul Arah", "Thomas Graf",
      ]
    ),
    (
      "people who spoke at both KubeCon NA 2023 and KubeCon EU 2026",
      ["Bill Mulligan", "Flynn", "Joseph Sandoval", "Kat Cosgrove", "Lin Sun", "Ricardo Katz"]
    ),
    ("people who changed company since 2023", ["Kat Cosgrove", "Ricardo Katz"]),
    ("where did Kat Cosgrove work in 2023", ["Dell"]), ("where does Kat Cosgrove work", ["Minimus"]),
    ("who left VMware", ["Ricardo Katz"]), ("who joined Red Hat since 2023", ["Ricardo Katz"]),
    (
      "who shared a stage with Lin Sun",
      [
        "Brian Stevens", "Dmytriy Rashko", "Eitan Yarmush", "Flynn", "John Howard", "Jonathan Bryce",
        "Keith Mattix", "Mark Collier", "Peter Jausovec", "Thomas Graf",
      ]
    ),
    (
      "people who shared a stage with Lin Sun at KubeCon NA 2023",
      ["Flynn", "John Howard", "Keith Mattix", "Thomas Graf"]
    ),
    (
      "talks by Buoyant people",
      [
        "Service Mesh Battle Scars: Technology, Timing, and Tradeoffs", "MCP Routing In Linkerd",
        "Real-World Supply-Chain Security", "Linkerd: Reliable Production in an AI/MCP World",
        "Peeking Into the GPU Black Box: Continuous Profiling on Kubernetes With eBPF",
        "Merge Forward: Branching Inclusion, Merging Belonging",
        "Emissary-ingress: Version 4 and What Comes Next",
      ]
    ),
    (
      "talks about eBPF by Buoyant people",
      ["Peeking Into the GPU Black Box: Continuous Profiling on Kubernetes With eBPF"]
    ),
    (
      "talks about Linkerd at KubeCon EU 2026",
      [
        "MCP Routing In Linkerd", "Real-World Supply-Chain Security",
        "Linkerd: Reliable Production in an AI/MCP World",
      ]
    ),
    (
      "people at Microsoft who spoke at KubeCon NA 2023",
      ["Ally Ford", "Brian Redmond", "Jeremy Rickard", "Keith Mattix"]
    ),
    (
      "talks by Google people at KubeCon NA 2023",
      [
        "Service Mesh Battle Scars: Technology, Timing, and Tradeoffs",
        "Sidecar Containers Are Built-in to Kubernetes: What, How, and Why Now?",
      ]
    ),
    ("company with the most talks at KubeCon NA 2023", ["Isovalent 3", "Microsoft 3"]),
    ("how many talks did Lin Sun give", ["4"]), ("how many talks at KubeCon EU 2026", ["596"]),
    (
      "keynotes by Lin Sun",
      [
        "From Inference to Agents: Where Open Source AI Is Headed", "The Future of Cloud Native Is… Agentic",
      ]
    ),
    ("who changed employers between KubeCon NA 2023 and KubeCon EU 2026", ["Kat Cosgrove", "Ricardo Katz"]),
    (
      "talks by Cisco people at KubeCon NA 2023", ["Dungeons and Deployments: Leveling up in Kubernetes"]
    ),
    // The notes name the series; the programme is one of its editions.
    (
      "MATCH (edition:event)-[:part_of]->(:event {name: 'KubeCon + CloudNativeCon'}) RETURN edition",
      ["KubeCon + CloudNativeCon Europe 2026", "KubeCon + CloudNativeCon North America 2023"]
    ),
  ]
}

/// The graph of both.
private struct TwoConferences {
  static let programme = "../shared/data/sched/kubecon-eu-2026_2026-03-22_all.ics"
  static let hasProgramme = FileManager.default.fileExists(atPath: root + "/" + programme)
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  private let store: GraphStore
  private let engine: QueryEngine

  init() throws {
    store = try GraphStore(path: ":memory:", access: .writing)
    engine = QueryEngine(store)
    for file in ["examples/kubecon-na-2023.md", Self.programme] {
      let text = try String(contentsOfFile: Self.root + "/" + file, encoding: .utf8)
      let input = ImportInput(uri: "/" + file, title: file, text: text, today: "2026-04-01")
      _ = try store.write { () throws(GraphError) in try ImportRegistry.run(input, into: store) }
    }
  }

  /// The rows, their values with spaces between, in alphabetical order.
  func answer(_ question: String) throws -> [String] {
    let options = Query.Options(today: CalendarDay(year: 2026, month: 4, day: 1))
    return try engine.query(question, options: options).table().rows.map { row in
      row.map(Self.text).joined(separator: " ")
    }.sorted()
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .node(let node): node.name
    case .text(let text): text
    case .integer(let number): String(number)
    default: "\(value)"
    }
  }
}

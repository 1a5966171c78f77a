import FoundationEssentials
import GraphModel
import Testing

@testable import GraphFormats

/// Posts that people have written, imported and compared with what a person read in them.
@Suite("Real notes in the graph")
struct RealNotesImportTests {
  /// What a reader labelled, as nodes and edges.
  private struct Gold: Decodable {
    struct Node: Decodable {
      let id: String
      let name: String
      let aliases: [String]
    }
    struct Edge: Decodable {
      let type: String
      let src: String
      let dst: String
    }
    let nodes: [Node]
    let edges: [Edge]

    /// The links of some types from these talks, or from whoever gives them, in folded names.
    func links(_ types: Set<String>, aroundTalks titles: Set<String>) -> Set<String> {
      let names = Dictionary(uniqueKeysWithValues: nodes.map { ($0.id, NameFolding.fold($0.name)) })
      let gives = edges.filter {
        ["gives", "moderates"].contains($0.type) && titles.contains(names[$0.dst] ?? "")
      }
      let people = Set(gives.map(\.src))
      let wanted = edges.filter { edge in
        types.contains(edge.type)
          && (titles.contains(names[edge.src] ?? "") || titles.contains(names[edge.dst] ?? "")
            || people.contains(edge.src))
      }
      return Set(wanted.map { "\(names[$0.src] ?? "") > \(names[$0.dst] ?? "")" })
    }
  }

  private static let post = "data/posts/kubecon-na-2023-wrapup.txt"
  private static let gold = "gold/kubecon-na-2023.json"

  @Test(
    "a plain-text post gives the talks, speakers and employers that a reader finds in its headings",
    .enabled(if: SharedInput.exists(gold) && SharedInput.exists(post), "the labelled post is not here"))
  func labelledPost() throws {
    let gold = try JSONDecoder().decode(Gold.self, from: Data(SharedInput.text(Self.gold).utf8))
    let graph = try ImportedGraph()
    // The names of topics and projects: the post declares none, and nothing is guessed from prose.
    let names = gold.nodes.filter { $0.id.hasPrefix("topic:") || $0.id.hasPrefix("project:") }
    let lists = ["topics", "projects"].map { key in
      "\(key):\n"
        + names.filter { key.hasPrefix($0.id.prefix { $0 != ":" }) }.map { node in
          "  - \"\(node.name)\"" + (node.aliases.isEmpty ? "" : " (\(node.aliases.joined(separator: ", ")))")
        }.joined(separator: "\n")
    }
    try graph.add("---\n\(lists.joined(separator: "\n"))\n---\n", from: "/names.md")
    let report = try graph.add(
      SharedInput.text(Self.post), event: "KubeCon + CloudNativeCon North America 2023",
      dates: "2023-11-06..2023-11-09")
    #expect(report.talks == 9)
    let titles = Set(try graph.names("talk").map(NameFolding.fold))
    for (relation, types, least) in [
      ("gives", ["gives", "moderates"], 1.0), ("works_at", ["works_at"], 1.0), ("about", ["about"], 0.5),
    ] {
      let expected = gold.links(Set(types), aroundTalks: titles)
      let found = Set(
        try graph.links(relation).filter { !$0.hasPrefix("Notes on ") }.map { link in
          let ends = link.split(separator: " > ").map { NameFolding.fold(String($0)) }
          return ends.joined(separator: " > ")
        })
      let right = Double(found.intersection(expected).count)
      let precision = right / Double(max(found.count, 1))
      let recall = right / Double(max(expected.count, 1))
      print("\(relation): precision \(precision), recall \(recall) of \(expected.count)")
      print(
        "  missed \(expected.subtracting(found).sorted())\n  too much \(found.subtracting(expected).sorted())"
      )
      #expect(precision >= least && recall >= least)
    }
  }

  /// A talk's link in a post, taken apart by a rule that shares nothing with the parser: what stands after the last dash
  /// and between commas, semicolons and ampersands is a person or an organisation.
  @Test(
    "the posts about Cilium give the talks, people and employers that their links name",
    .enabled(if: SharedInput.exists(post), "the posts are not here"),
    arguments: [
      ("cilium_kubecon_na_2023.md", 25, "KubeCon + CloudNativeCon North America 2023"),
      ("cilium_2024-02-02-cilium-talks-at-kubecon-eu-2024.md", 26, "KubeCon + CloudNativeCon Europe 2024"),
    ])
  func linkedTalks(name: String, count: Int, event: String) throws {
    let text = try SharedInput.text("data/posts/" + name)
    let graph = try ImportedGraph()
    let report = try graph.add(text, event: event)
    #expect(report.talks == count)
    #expect(report.unread == [])
    let people = Set(try graph.names("person"))
    let organisations = Set(try graph.names("org"))
    // A name without its comma, a legal form, and a film.
    let exceptions = ["Tony Gosselin Adobe": "Tony Gosselin", "Inc": nil, "eBPF: Unlocking the Kernel": nil]
    var speakers: Set<String> = []
    var headings = 0
    for line in text.split(separator: "\n") {
      guard let heading = line.firstMatch(of: #/^\[(.+)\]\(http.+\)$/#)?.1 else { continue }
      headings += 1
      guard let dash = heading.ranges(of: "- ").last else { continue }
      let title = String(heading[..<dash.lowerBound])
      let given = try graph.links("gives").filter { link in
        link.firstMatch(of: #/> (.*?)( \{.*)?$/#).map { title.contains($0.1) } ?? false
      }
      for piece in heading[dash.upperBound...].split(separator: #/\s*[,;&]\s*/#).map(String.init) {
        guard let piece = exceptions[piece, default: piece] else { continue }
        if people.contains(piece) {
          speakers.insert(piece)
          #expect(given.contains { $0.hasPrefix("\(piece) > ") }, "'\(piece)' gives '\(title)'")
          #expect(
            try graph.links("works_at").contains { $0.hasPrefix("\(piece) > ") }, "'\(piece)' works somewhere"
          )
        } else {
          #expect(
            organisations.contains { $0.lowercased().hasPrefix(piece.lowercased()) },
            "'\(piece)' in '\(heading)'")
        }
      }
    }
    #expect(headings == count)
    #expect(speakers == people)
    #expect(try graph.add(text, event: event).isUnchanged)
  }
}

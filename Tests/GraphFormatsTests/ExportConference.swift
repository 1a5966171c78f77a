import GraphFormats
import GraphModel

/// An invented conference of the size of a picture.
enum ExportConference {
  static let slice: GraphSlice = {
    var nodes: [Node] = []
    var edges: [Edge] = []
    func add(_ kind: String, _ names: [String]) {
      for name in names { nodes.append(Node(id: Int64(nodes.count + 1), kind: kind, name: name)) }
    }
    func link(
      _ source: String, _ relation: String, _ target: String, since: String? = nil, until: String? = nil,
      role: String? = nil
    ) {
      guard let from = nodes.first(where: { $0.name == source }),
        let to = nodes.first(where: { $0.name == target })
      else { return }
      edges.append(
        Edge(
          id: Int64(edges.count + 1), source: from.id, relation: relation, target: to.id, since: since,
          until: until, properties: role.map { ["role": .text($0)] } ?? [:]))
    }
    add("person", ["Ada Okafor", "Bruno Lindqvist", "Chen Wei", "Dalia Haddad"])
    add("person", ["Emil Nowak", "Fatima Zahra", "Gus O’Neill", "Hana Sato"])
    add("org", ["Meshworks", "Northwind Cloud", "Packetry", "University of Aarhus"])
    add("project", ["Loomline", "bpfkit"])
    add("topic", ["service mesh", "eBPF", "observability"])
    let talks: [(String, String, String)] = [
      ("Sidecars, Ambient or Nothing? A Year of Running Three Meshes Side by Side", "T11:00", "T11:35"),
      ("eBPF for People Who Do Not Write Kernels", "T11:55", "T12:30"),
      ("Loomline: Tracing Without an Agent", "T14:00", "T14:35"),
      ("Panel: Who Pays for the Control Plane?", "T15:00", "T15:45"),
      ("What 40,000 Dropped Packets Taught Us", "T16:30", "T17:05"),
    ]
    for (name, start, end) in talks {
      nodes.append(
        Node(
          id: Int64(nodes.count + 1), kind: "talk", name: name, since: "2024-03-19\(start)",
          until: "2024-03-19\(end)"))
    }
    nodes.append(
      Node(
        id: Int64(nodes.count + 1), kind: "event", name: "MeshDay Lisbon 2024", since: "2024-03-19",
        until: "2024-03-21"))
    link("Ada Okafor", "works_at", "Meshworks", since: "2021")
    link("Bruno Lindqvist", "works_at", "Meshworks", since: "2019", until: "2024")
    link("Chen Wei", "works_at", "Northwind Cloud")
    link("Dalia Haddad", "works_at", "Northwind Cloud", since: "2022-06")
    link("Emil Nowak", "works_at", "Packetry")
    link("Fatima Zahra", "works_at", "University of Aarhus")
    link("Hana Sato", "works_at", "Packetry", since: "2020", until: "2023")
    for (person, talk) in [(0, 0), (1, 0), (2, 1), (4, 2), (7, 4), (5, 1)] {
      link(nodes[person].name, "gives", talks[talk].0, role: "speaker")
    }
    link("Dalia Haddad", "gives", talks[3].0, role: "moderator")
    link("Gus O’Neill", "gives", talks[3].0, role: "panelist")
    link("Ada Okafor", "gives", talks[3].0, role: "panelist")
    for (name, _, _) in talks { link(name, "at", "MeshDay Lisbon 2024") }
    link(talks[0].0, "about", "service mesh")
    link(talks[1].0, "about", "eBPF")
    link(talks[2].0, "about", "Loomline")
    link(talks[2].0, "about", "observability")
    link(talks[3].0, "about", "service mesh")
    link(talks[4].0, "about", "eBPF")
    link("Loomline", "part_of", "observability")
    link("bpfkit", "about", "eBPF")
    link("Emil Nowak", "maintains", "Loomline", since: "2020")
    link("Chen Wei", "maintains", "bpfkit")
    link("Gus O’Neill", "knows", "Hana Sato")
    link("Meshworks", "sponsors", "MeshDay Lisbon 2024")
    return GraphSlice(
      nodes: nodes, edges: edges, symmetricRelations: ["knows", "met"], styles: conferenceStyles)
  }()
}

/// How the built-in kinds are drawn.
let conferenceStyles: [String: KindStyle] = {
  let vocabulary = (try? GraphStore(path: ":memory:", access: .writing))?.vocabulary ?? Vocabulary()
  return Dictionary(uniqueKeysWithValues: vocabulary.kinds.map { ($0.name, KindStyle($0)) })
}()

import GraphModel
import GraphQuery

/// The conference that the tests of queries ask about. What its people do here is made up.
///
/// Two editions of KubeCon and the series they belong to, a co-located event in the second, and an older meetup. Ada
/// Moss went from Google to Isovalent between the editions, Ben Okafor from Isovalent to Cisco, Dario Conti from Cisco
/// to Google before both. Istio is a part of service mesh and that of networking; eBPF is a topic and a project; two
/// people are called Sam Reed. "Cilium at the edge" is given twice.
struct Conference {
  /// The day that "now" means: a good half year after the second edition.
  static let today = CalendarDay(year: 2024, month: 6, day: 1)

  let store: GraphStore
  private let source: Source
  private var nodes: [String: Node] = [:]

  init() throws {
    store = try GraphStore(path: ":memory:", access: .writing)
    let store = store
    source = try store.write { () throws(GraphError) in
      try store.source(uri: "test:conference", readAt: "2024-01-01")
    }
    try addThings()
    try addPeople()
    try addTalks2022()
    try addTalks2023()
    try store.write { () throws(GraphError) in try store.refreshStatistics() }
  }

  func query(_ text: String) throws(QueryError) -> Query {
    try Query(text, in: store, options: .init(today: Conference.today))
  }

  // MARK: Contents

  private mutating func addThings() throws {
    for name in ["Isovalent", "Google", "Google Cloud", "Cisco", "Solo.io", "CNCF"] { try add("org", name) }
    try link("Google Cloud", "part_of", "Google")

    for name in ["service mesh", "networking", "security", "Istio", "eBPF", "observability"] {
      try add("topic", name)
    }
    try link("Istio", "part_of", "service mesh")
    try link("service mesh", "part_of", "networking")
    try add("project", "Cilium")
    try add("project", "eBPF", key: "project:eBPF")
    try link("Cilium", "part_of", "CNCF")
    try link("Isovalent", "maintains", "Cilium")

    try add("event", "KubeCon")
    try add(
      "event", "KubeCon + CloudNativeCon North America 2022", key: "2022", aliases: ["KubeCon NA 2022"],
      since: "2022-10-24", until: "2022-10-29", ["city": .text("Detroit")])
    try add(
      "event", "KubeCon + CloudNativeCon North America 2023", key: "2023", aliases: ["KubeCon NA 2023"],
      since: "2023-11-06", until: "2023-11-10", ["city": .text("Chicago")])
    try add(
      "event", "CiliumCon 2023", since: "2023-11-06", until: "2023-11-07", ["city": .text("Chicago")])
    try add("event", "Mesh Meetup", since: "2021-05-12", until: "2021-05-13", ["city": .text("Berlin")])
    try link("2022", "part_of", "KubeCon")
    try link("2023", "part_of", "KubeCon")
    try link("CiliumCon 2023", "part_of", "2023")
    try link("Cisco", "sponsors", "2023")
  }

  private mutating func addPeople() throws {
    let employers: [(person: String, org: String, seen: [String])] = [
      ("Liz Rice", "Isovalent", ["2022-10-24", "2023-11-06"]),
      ("Thomas Graf", "Isovalent", ["2022-10-24", "2023-11-06"]),
      ("Lin Sun", "Solo.io", ["2022-10-24", "2023-11-06"]),
      ("Ada Moss", "Google", ["2022-10-24"]), ("Ada Moss", "Isovalent", ["2023-11-06"]),
      ("Ben Okafor", "Isovalent", ["2022-10-24"]), ("Ben Okafor", "Cisco", ["2023-11-06"]),
      ("Cleo Marsh", "Google Cloud", ["2023-11-06"]),
      ("Dario Conti", "Cisco", ["2020-03-01"]), ("Dario Conti", "Google", ["2022-02-01"]),
      ("Eva Lind", "Google", ["2023-11-06"]), ("Fay Ito", "Isovalent", ["2023-11-06"]),
    ]
    for (person, org, seen) in employers {
      if nodes[person] == nil { try add("person", person) }
      for date in seen { try link(person, "works_at", org, observed: date) }
    }
    try add("person", "Sam Reed", key: "Sam Reed 1")
    try add("person", "Sam Reed", key: "Sam Reed 2")
    try link("Thomas Graf", "maintains", "Cilium")
    try link("Ada Moss", "maintains", "Cilium", since: "2023-06")
    try link("Ben Okafor", "maintains", "Cilium", until: "2023-06")
    try link("Fay Ito", "attends", "2023")
    try link("Liz Rice", "knows", "Lin Sun")
    try add(
      "note", "Booth talk with Lin Sun", since: "2023-11-07",
      ["text": .text("Wants to compare ambient mesh.")])
    try link("Booth talk with Lin Sun", "about", "Lin Sun")
    try link("Booth talk with Lin Sun", "mentions", "Istio")
  }

  private mutating func addTalks2022() throws {
    try talk(
      "Mesh for beginners", "2021-05-12T18:00", at: "Mesh Meetup", room: nil, by: ["Sam Reed 1"],
      about: ["service mesh"])
    try talk(
      "Sidecars or not", "2022-10-26T10:00", at: "2022", room: "Hall A", by: ["Liz Rice", "Lin Sun"],
      about: ["service mesh"])
    try talk(
      "Tracing packets", "2022-10-26T14:00", at: "2022", room: "Hall B", by: ["Ben Okafor", "Thomas Graf"],
      about: ["eBPF"])
    try talk(
      "Ambient mesh in practice", "2022-10-27T11:00", at: "2022", room: "Hall B", by: ["Ada Moss"],
      about: ["Istio"])
    try talk(
      "Hands-on networking", "2022-10-27T13:00", at: "2022", room: "Hall A", by: ["Sam Reed 2"],
      about: ["networking"],
      format: "workshop")
  }

  private mutating func addTalks2023() throws {
    try talk(
      "Cilium at the edge", "2023-11-06T10:00", at: "CiliumCon 2023", room: "Room 1",
      by: ["Thomas Graf", "Ada Moss"], about: ["Cilium"])
    try link(
      "Cilium at the edge", "at", "CiliumCon 2023", since: "2023-11-06T16:00", until: "2023-11-06T16:30",
      ["room": .text("Room 2")])
    try talk(
      "The kernel as a platform", "2023-11-07T09:00", at: "2023", room: "Arena", by: ["Liz Rice"],
      about: ["project:eBPF"], format: "keynote")
    try talk(
      "Debugging Istio", "2023-11-07T14:00", at: "2023", room: "W183", track: "Mesh", by: ["Cleo Marsh"],
      about: ["Istio"])
    try talk(
      "Is the mesh done?", "2023-11-08T15:00", at: "2023", room: "W183",
      by: ["Lin Sun", "Ada Moss", "Ben Okafor"], as: "panelist",
      about: ["service mesh", "security"], format: "panel")
    try link("Eva Lind", "gives", "Is the mesh done?", ["role": .text("moderator")])
    try talk(
      "Zero trust in small steps", "2023-11-09T11:00", at: "2023", room: "W185", by: ["Dario Conti"],
      about: ["security", "networking"])
  }

  // MARK: Making

  private mutating func add(
    _ kind: String, _ name: String, key: String? = nil, aliases: [String] = [], since: String? = nil,
    until: String? = nil, _ properties: Properties = [:]
  ) throws {
    let store = store
    nodes[key ?? name] = try store.write { () throws(GraphError) in
      let node = try store.addNode(kind: kind, name: name, since: since, until: until, properties: properties)
      for alias in aliases { try store.addAlias(alias, to: node) }
      return node
    }
  }

  private mutating func talk(
    _ title: String, _ start: String, at event: String, room: String?, track: String? = nil,
    by speakers: [String], as role: String? = nil, about subjects: [String], format: String? = nil
  ) throws {
    try add("talk", title, since: start, format.map { ["format": .text($0)] } ?? [:])
    var place: Properties = [:]
    if let room { place["room"] = .text(room) }
    if let track { place["track"] = .text(track) }
    try link(title, "at", event, since: start, until: nil, place)
    for speaker in speakers { try link(speaker, "gives", title, role.map { ["role": .text($0)] } ?? [:]) }
    for subject in subjects { try link(title, "about", subject) }
  }

  private func link(
    _ subject: String, _ relation: String, _ object: String, since: String? = nil, until: String? = nil,
    observed: String? = nil, _ properties: Properties = [:]
  ) throws {
    guard let start = nodes[subject], let end = nodes[object] else {
      throw GraphError(.notFound, "\(subject), \(object)")
    }
    let store = store
    let statement = Statement(
      start.id, relation, end.id, since: since, until: until, observed: observed, properties: properties)
    try store.write { () throws(GraphError) in _ = try store.state(statement, source: source) }
  }
}

import Testing

@testable import GraphModel

@Suite("Full-text search")
struct SearchTests {
  let graph: SmallGraph

  init() throws {
    graph = try SmallGraph()
    try graph.add("person", "Zoë Núñez", aliases: ["Zed"])
    try graph.add("person", "Łukasz O'Keefe")
    try graph.add("org", "Solo.io")
    try graph.add("org", "Red Hat, Inc.")
    try graph.add("talk", "NOT a service mesh AND more")
    try graph.store.write { () throws(GraphError) in
      _ = try graph.store.addNode(
        kind: "note", name: "Lunch", properties: ["text": .text("Met Zoë about the mesh")])
    }
  }

  static let found: [(String, [String])] = [
    ("zoe", ["Zoë Núñez", "Lunch"]),
    ("Nuñ", ["Zoë Núñez"]),
    ("zed", ["Zoë Núñez"]),
    ("Łukasz", ["Łukasz O'Keefe"]),
    ("lukasz", ["Łukasz O'Keefe"]),
    ("okeefe", ["Łukasz O'Keefe"]),
    ("O'Keefe", ["Łukasz O'Keefe"]),
    ("O’Kee", ["Łukasz O'Keefe"]),
    ("solo.io", ["Solo.io"]),
    ("soloio", ["Solo.io"]),
    ("redhat", ["Red Hat, Inc."]),
    ("service me", ["NOT a service mesh AND more"]),
    ("serv mesh", []),
    ("mesh", ["NOT a service mesh AND more", "Lunch"]),
    ("not AND", ["NOT a service mesh AND more"]),
    ("mesh - more", ["NOT a service mesh AND more"]),
  ]

  @Test("all words, whatever their accents; the last may be cut short", arguments: found)
  func search(_ text: String, _ expected: [String]) throws {
    #expect(try graph.store.search(text).map(\.node.name) == expected)
  }

  @Test(
    "nothing in the text is an operator or an error",
    arguments: [
      "", " ", "\"", "\"\"", "'", "*", "mesh*", "\"mesh", "mesh\"", "NEAR(", "NEAR(mesh, 2)", "-", "-mesh",
      "+", "AND",
      "mesh AND", "OR NOT", "name:mesh", "{name}", "^mesh", "(", ")", "\\", ";", "🚀", "\u{0}", "me\u{0}sh",
      "%", "a\"b\"c",
    ])
  func operators(_ text: String) throws {
    _ = try graph.store.search(text)
    _ = try graph.store.suggestions(for: text)
  }

  @Test("an excerpt shows what was found")
  func excerpt() throws {
    #expect(try graph.store.search("zoe", kinds: ["note"]).map(\.excerpt) == ["Met «Zoë» about the mesh"])
  }

  @Test("kinds narrow it; an unknown one finds nothing")
  func kinds() throws {
    #expect(try graph.store.search("mesh", kinds: ["note"]).map(\.node.name) == ["Lunch"])
    #expect(try graph.store.search("mesh", kinds: ["spaceship"]).isEmpty)
  }

  @Test("a node that has changed is found by its new text only")
  func refresh() throws {
    var note = try #require(try graph.store.search("lunch").first?.node)
    note.properties = ["text": .text("Nobody came")]
    let changed = note
    #expect(try graph.store.write { () throws(GraphError) in try graph.store.update(changed) })
    #expect(try graph.store.search("mesh", kinds: ["note"]).isEmpty)
    #expect(try graph.store.search("nobody").map(\.node.name) == ["Lunch"])
  }
}

@Suite("Suggestions for misspelt names")
struct SuggestionTests {
  static let slips: [(String, String)] = [
    ("Ada Mos", "Ada Moss"), ("Ada Mosss", "Ada Moss"), ("Aad Moss", "Ada Moss"), ("Ada Muss", "Ada Moss"),
    ("Zoe Nunze", "Zoë Núñez"), ("Zoé Núnez", "Zoë Núñez"), ("Lukas OKeefe", "Łukasz O'Keefe"),
    ("Ada", "Ada Moss"),
    ("Moss", "Ada Moss"), ("kubernets", "Kubernetes"), ("ubernetes", "Kubernetes"), ("Redhta", "Red Hat"),
  ]

  @Test("the nearest name comes first", arguments: slips)
  func typos(_ typed: String, _ meant: String) throws {
    let graph = try SmallGraph()
    for (kind, name) in [
      ("person", "Ada Moss"), ("person", "Zoë Núñez"), ("person", "Łukasz O'Keefe"),
      ("project", "Kubernetes"),
      ("org", "Red Hat"), ("person", "Bea Frost"), ("topic", "Observability"),
    ] { try graph.add(kind, name) }
    #expect(try graph.store.suggestions(for: typed).first?.name == meant)
  }

  @Test("kinds narrow it, and nothing alike is nothing")
  func none() throws {
    let graph = try SmallGraph()
    try graph.add("person", "Ada Moss")
    #expect(try graph.store.suggestions(for: "Ada Mos", kinds: ["org"]).isEmpty)
    #expect(try graph.store.suggestions(for: "Quantum").isEmpty)
    #expect(try graph.store.suggestions(for: String(repeating: "x", count: 10_000)).isEmpty)
  }
}

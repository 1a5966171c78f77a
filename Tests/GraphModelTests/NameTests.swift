import Foundation
import Testing

@testable import GraphModel

@Suite("Folding of names")
struct NameFoldingTests {
  static let foldings: [(String, String)] = [
    ("Ada Moss", "ada moss"),
    ("  Ada \t Moss\n", "ada moss"),
    ("ADA", "ada"),
    ("Zoë Núñez", "zoe nunez"),
    ("Michał Zięba", "michal zieba"),
    ("Łukasz", "lukasz"),
    ("Søren Ørsted", "soren orsted"),
    ("Đorđe", "dorde"),
    ("Strauß", "strauss"),
    ("STRAUẞ", "strauss"),
    ("Æsir Œuvre", "aesir oeuvre"),
    ("İstanbul ışık", "istanbul isik"),
    ("ΟΔΟΣ", "οδοσ"),
    ("οδος", "οδοσ"),
    ("O'Keefe", "okeefe"),
    ("O’Keefe", "okeefe"),
    ("solo.io", "soloio"),
    ("J. R. R. Hart", "j r r hart"),
    ("Anne-Marie", "anne marie"),
    ("CI/CD", "ci cd"),
    ("C++", "c"),
    ("AT&T", "at t"),
    ("Hart, M.", "hart m"),
    ("🚀", "🚀"),
    ("🚀 Launch 🚀", "launch"),
    ("👩🏽‍💻", "👩🏽‍💻"),
    ("!!!", "!!!"),
    ("شيماء", "شيماء"),
    ("שָׁלוֹם", "שלום"),
    ("山田 太郎", "山田 太郎"),
    ("がとう", "か\u{3099}とう"),
    ("", ""),
    (" \t", ""),
  ]

  @Test("what is left of a name", arguments: foldings)
  func fold(_ name: String, _ folded: String) {
    // By scalars: Swift's `==` takes canonically equivalent texts for equal, SQLite does not.
    #expect(Array(NameFolding.fold(name).unicodeScalars) == Array(folded.decomposed.unicodeScalars))
  }

  @Test("a folding folds to itself", arguments: foldings)
  func idempotent(_ name: String, _ folded: String) {
    #expect(NameFolding.fold(NameFolding.fold(name)) == NameFolding.fold(name))
  }

  @Test(
    "precomposed and combining spellings fold alike",
    arguments: [
      ("\u{E9}", "e\u{301}"), ("\u{1E69}", "s\u{307}\u{323}"), ("각", "\u{1100}\u{1161}\u{11A8}"),
      ("が", "か\u{3099}"),
    ])
  func equivalence(_ precomposed: String, _ combining: String) {
    #expect(Array(NameFolding.fold(precomposed).utf8) == Array(NameFolding.fold(combining).utf8))
  }

  @Test(
    "marks that are part of the spelling keep names apart",
    arguments: [("कुल", "कल"), ("バス", "ハス"), ("กิน", "กน")])
  func spellingMarks(_ left: String, _ right: String) {
    #expect(NameFolding.fold(left) != NameFolding.fold(right))
  }

  @Test("a text of ten thousand letters")
  func long() {
    #expect(NameFolding.fold(String(repeating: "É x", count: 5_000)).unicodeScalars.count == 15_000)
  }

  @Test(
    "organisations also lose legal suffixes, 'The' and spaces",
    arguments: [
      ("Red Hat, Inc.", "redhat"), ("RedHat", "redhat"), ("Red Hat", "redhat"),
      ("The Linux Foundation", "linuxfoundation"),
      ("Acorn GmbH", "acorn"), ("Acorn GmbH & Co. KG", "acorn"), ("Acorn L.L.C.", "acorn"), ("SE", "se"),
      ("The Co", "co"), ("The", "the"), ("Inc Magazine", "incmagazine"), ("AT&T", "att"), ("", ""),
      ("🚀 Inc", "inc"),
    ])
  func organisations(_ name: String, _ folded: String) {
    #expect(NameFolding.foldOrganisation(name) == folded)
  }
}

@Suite("Names as they are kept")
struct CleanedNameTests {
  @Test(
    arguments: [
      ("Ada  Moss ", "Ada Moss"), ("\tAda\u{A0}Moss\r\n", "Ada Moss"), ("Ada\u{0}\u{7} Moss", "Ada Moss"),
      ("\u{FEFF}Ada\u{200B} Moss\u{202E}", "Ada Moss"), ("soft\u{AD}ware", "software"), ("", ""),
      (" \u{0} ", ""),
      ("👩‍💻", "👩‍💻"), ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("Robert'); DROP TABLE", "Robert'); DROP TABLE"),
    ])
  func cleaned(_ name: String, _ cleaned: String) { #expect(Names.cleaned(name) == cleaned) }
}

@Suite("References: a name, kind:name, or #number")
struct ReferenceTests {
  @Test func readings() throws {
    let vocabulary = try SmallGraph().store.vocabulary
    #expect(Reference("#12", in: vocabulary).id == 12)
    #expect(Reference("#twelve", in: vocabulary) == Reference(name: "#twelve"))
    #expect(Reference("topic:eBPF", in: vocabulary) == Reference(name: "eBPF", kinds: ["topic"]))
    #expect(Reference("Topics: eBPF", in: vocabulary) == Reference(name: "eBPF", kinds: ["topic"]))
    #expect(Reference("company:Acorn", in: vocabulary) == Reference(name: "Acorn", kinds: ["org"]))
    #expect(Reference("Keynote: What now?", in: vocabulary) == Reference(name: "Keynote: What now?"))
    #expect(Reference("Rust: a love story", in: vocabulary) == Reference(name: "Rust: a love story"))
  }
}

@Suite("Finding nodes by name")
struct NameResolutionTests {
  let graph: SmallGraph

  init() throws {
    graph = try SmallGraph()
    try graph.add("person", "Ada Moss", aliases: ["Ada M."])
    try graph.add("person", "Zoë Núñez")
    try graph.add("person", "Łukasz O'Keefe")
    try graph.add("person", "Sam Lee")
    try graph.add("person", "Sam Lee")
    try graph.add("org", "Red Hat, Inc.")
    try graph.add("org", "Alphabet", aliases: ["Googol"])
    try graph.add("org", "Googol")
    try graph.add("topic", "eBPF")
    try graph.add("project", "eBPF")
    try graph.add("project", "EBPF")
    try graph.add("project", "Linkerd", aliases: ["Conduit"])
    try graph.add("talk", "Robert'); DROP TABLE node;--")
    try graph.add("topic", "🚀")
  }

  static let found: [(String, [String], [String])] = [
    ("Ada Moss", [], ["Ada Moss exact"]),
    ("ada  MOSS", [], ["Ada Moss folded"]),
    ("ada m", [], ["Ada Moss alias"]),
    ("Zoe Nunez", [], ["Zoë Núñez folded"]),
    ("Zoe\u{308} Nu\u{301}n\u{303}ez", [], ["Zoë Núñez exact"]),
    ("lukasz okeefe", [], ["Łukasz O'Keefe folded"]),
    ("Sam Lee", [], ["Sam Lee exact", "Sam Lee exact"]),
    ("Red Hat", [], ["Red Hat, Inc. folded"]),
    ("RedHat", [], ["Red Hat, Inc. folded"]),
    ("The Red Hat Ltd", ["org"], ["Red Hat, Inc. folded"]),
    ("RedHat", ["person"], []),
    ("Googol", [], ["Googol exact"]),
    ("Googol LLC", [], ["Googol folded"]),
    ("eBPF", [], ["eBPF exact", "eBPF exact"]),
    ("ebpf", ["project"], ["eBPF folded", "EBPF folded"]),
    ("EBPF", ["project"], ["EBPF exact"]),
    ("Conduit", [], ["Linkerd alias"]),
    ("Robert'); DROP TABLE node;--", [], ["Robert'); DROP TABLE node;-- exact"]),
    ("🚀", [], ["🚀 exact"]),
    ("Ada", [], []),
    ("", [], []),
    ("\u{0}", [], []),
  ]

  @Test("exact, but for spelling, another name: the best only", arguments: found)
  func matches(_ name: String, _ kinds: [String], _ expected: [String]) throws {
    let matches = try graph.store.matches(name: name, kinds: kinds)
    #expect(matches.map { "\($0.node.name) \($0.quality)" } == expected)
  }

  @Test("a beginning is enough where it is asked for, whatever else begins so in other kinds")
  func prefix() throws {
    for number in 0..<60 { try graph.add("org", "Ada Works \(number)") }
    let matches = try graph.store.matches(name: "ada", kinds: ["person"], allowingPrefix: true)
    #expect(matches.map { "\($0.node.name) \($0.quality)" } == ["Ada Moss prefix"])
  }

  @Test("one node, or an error that says how to name one")
  func resolve() throws {
    let store = graph.store
    func resolve(_ text: String) throws(GraphError) -> Node {
      try store.resolve(Reference(text, in: store.vocabulary))
    }
    #expect(try resolve("#1").name == "Ada Moss")
    #expect(try resolve("topic:eBPF").kind == "topic")
    #expect(throws: GraphError(.notFound, "there is no node #99")) { try resolve("#99") }
    #expect(throws: GraphError(.notFound, "nothing is called 'Ada Mos'", help: ["did you mean 'Ada Moss'?"]))
    {
      try resolve("Ada Mos")
    }
    #expect(
      throws: GraphError(
        .ambiguous, "2 nodes are called 'Sam Lee': say which, as in '#4'",
        help: ["#4  Sam Lee (person)", "#5  Sam Lee (person)"])
    ) { try resolve("Sam Lee") }
    #expect(
      throws: GraphError(
        .ambiguous, "2 nodes are called 'eBPF': say which, as in 'topic:eBPF' or '#9'",
        help: ["#9  eBPF (topic)", "#10  eBPF (project)"])
    ) { try resolve("eBPF") }
  }

  @Test("a node that is renamed is found by both names, and listed under its own")
  func rename() throws {
    var node = try #require(try graph.store.matches(name: "Linkerd").first?.node)
    node.name = " LinkerD 2\u{0} "
    let renamed = node
    #expect(try graph.store.write { () throws(GraphError) in try graph.store.update(renamed) })
    #expect(try graph.store.names(of: node.id) == ["LinkerD 2", "Conduit", "Linkerd"])
    #expect(try graph.store.search("Linkerd").map(\.node.name) == ["LinkerD 2"])
    node.name = "LINKERD"
    let respelt = node
    #expect(try graph.store.write { () throws(GraphError) in try graph.store.update(respelt) })
    #expect(try graph.store.names(of: node.id) == ["LINKERD", "Conduit", "LinkerD 2"])
    node.name = " "
    let nameless = node
    #expect(throws: GraphError(.invalid, "a project needs a name")) { try graph.store.update(nameless) }
  }

  @Test("an alias that is known already is not added")
  func aliases() throws {
    let store = graph.store
    let ada = try #require(try store.node(1))
    try store.write { () throws(GraphError) in
      #expect(try store.addAlias("Ada Lovely", to: ada))
      #expect(try !store.addAlias("Ada Lovely", to: ada))
      #expect(try !store.addAlias("ADA MOSS", to: ada))
      #expect(try !store.addAlias(" ", to: ada))
    }
    #expect(try store.names(of: ada.id) == ["Ada Moss", "Ada Lovely", "Ada M."])
  }

  @Test(
    "hostile names come back as they went in",
    arguments: ["Robert'); DROP TABLE node;--", "\" OR 1=1", "🚀", "%_\\", "?"])
  func hostile(_ name: String) throws {
    let node = try graph.add("note", name)
    #expect(try graph.store.node(node.id)?.name == name)
    #expect(try graph.store.matches(name: name, kinds: ["note"]).map(\.node.id) == [node.id])
  }

  @Test("NUL is kept out of names and kept in properties")
  func nul() throws {
    let store = graph.store
    let node = try store.write { () throws(GraphError) in
      try store.addNode(kind: "note", name: "a\u{0}b", properties: ["text": .text("c\u{0}d'\"\n")])
    }
    #expect(node.name == "ab")
    #expect(try store.node(node.id) == node)
  }
}

extension String {
  /// The canonical decomposition, from Foundation rather than from the code that is tested.
  fileprivate var decomposed: String { decomposedStringWithCanonicalMapping }
}

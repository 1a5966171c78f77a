import Testing

@testable import GraphModel

@Suite("Verbs and nouns")
struct WordFormTests {
  static let verbs: [(String, String)] = [
    ("work at", "work at, works at, worked at, worked at, working at"),
    ("give/gives/gave/given/giving", "give, gives, gave, given, giving"),
    ("know/knows/knew/known", "know, knows, knew, known, knowing"),
    ("say/says/said", "say, says, said, said, saying"),
    ("host", "host, hosts, hosted, hosted, hosting"),
    ("organise", "organise, organises, organised, organised, organising"),
    ("carry", "carry, carries, carried, carried, carrying"),
    ("employ", "employ, employs, employed, employed, employing"),
    ("teach/teaches/taught", "teach, teaches, taught, taught, teaching"),
    ("fix", "fix, fixes, fixed, fixed, fixing"),
    ("veto", "veto, vetoes, vetoed, vetoed, vetoing"),
    ("agree with", "agree with, agrees with, agreed with, agreed with, agreeing with"),
    ("plan", "plan, plans, planned, planned, planning"),
    ("ship", "ship, ships, shipped, shipped, shipping"),
    ("show", "show, shows, showed, showed, showing"),
    ("visit", "visit, visits, visited, visited, visiting"),
    ("lead/leads/led", "lead, leads, led, led, leading"),
    ("tie", "tie, ties, tied, tied, tying"),
    ("add", "add, adds, added, added, adding"),
  ]

  @Test("the five forms, given or regular", arguments: verbs)
  func verb(_ words: String, _ forms: String) {
    #expect(VerbForms(words).all.joined(separator: ", ") == forms)
  }

  @Test(
    "regular plurals",
    arguments: [
      ("talk", "talks"), ("class", "classes"), ("box", "boxes"), ("branch", "branches"), ("wish", "wishes"),
      ("company", "companies"), ("survey", "surveys"), ("lightning talk", "lightning talks"), ("y", "ys"),
    ])
  func plural(_ singular: String, _ plural: String) { #expect(Noun.plural(of: singular) == plural) }
}

@Suite("The text form of a vocabulary")
struct VocabularyTextTests {
  @Test("every line there is")
  func everyLine() throws {
    let vocabulary = try VocabularyText.parse(
      """
      # Bands and what they play.
      kind band
        summary people who play together
        looks box #ffeeaa
        noun band
        noun group/groups
        noun headliner where plays
        noun guest/guests where plays.role = guest
        noun trio/trios where size = 3
        noun label band where ^signs
        attribute size = members
        attribute stage/stages = plays.stage

      kind song
        looks note

      relation plays
        summary performs
        link band -> song default
        link band -> band
        verb play
        inverse verb feature
        preposition with
        inverse preposition by
        implied verb perform
        symmetric
        exclusive
        state
        rolls up along part_of

      phrase band -> band
        verb tour with
        preposition alongside
        adjacent
        path plays / ^plays|covers
      """)
    let band = try #require(vocabulary.kind(named: "band"))
    #expect(band.summary == "people who play together")
    #expect(band.shape == "box" && band.fill == "#ffeeaa")
    #expect(
      band.nouns == [
        Noun(singular: "band", plural: "bands"),
        Noun(singular: "group", plural: "groups"),
        Noun(singular: "headliner", plural: "headliners", condition: .init(relation: "plays")),
        Noun(
          singular: "guest", plural: "guests",
          condition: .init(relation: "plays", property: "role", value: "guest")),
        Noun(singular: "trio", plural: "trios", condition: .init(property: "size", value: "3")),
        Noun(singular: "label band", plural: "label bands", condition: .init(relation: "^signs")),
      ])
    #expect(
      band.attributes == [
        Attribute(singular: "size", plural: "sizes", property: "members"),
        Attribute(singular: "stage", plural: "stages", relation: "plays", property: "stage"),
      ])
    #expect(vocabulary.kind(named: "song") == NodeKind(name: "song", shape: "note"))
    #expect(
      vocabulary.relations == [
        Relation(
          name: "plays",
          signatures: [
            .init(source: "band", target: "song", isDefault: true), .init(source: "band", target: "band"),
          ], isSymmetric: true, isExclusive: true, isState: true, rollsUpAlong: "part_of", summary: "performs"
        )
      ])
    #expect(
      vocabulary.phrases.map {
        "\($0.source ?? "?") \($0.role.rawValue) '\($0.words)' \($0.path) \($0.target ?? "?")"
      } == [
        "? verb 'play' plays ?", "? verb 'feature' ^plays ?", "? preposition 'with' plays ?",
        "? preposition 'by' ^plays ?", "? implied verb 'perform' plays ?",
        "band verb 'tour with' plays / ^plays|covers band",
        "band preposition 'alongside' plays / ^plays|covers band",
        "band adjacent '' plays / ^plays|covers band",
      ])
  }

  static let mistakes: [(String, String)] = [
    ("noun talk", "line 1: 'noun' means nothing here: 'noun talk'"),
    ("kind a\n\nbanana", "line 3: 'banana' means nothing here: 'banana'"),
    ("kind a\nverb go", "line 2: 'verb' means nothing here: 'verb go'"),
    ("kind a\nlink a -> a", "line 2: 'link' means nothing here: 'link a -> a'"),
    ("kind two words", "line 1: not a name for a kind or relation: 'kind two words'"),
    ("kind 2", "line 1: not a name for a kind or relation: 'kind 2'"),
    ("kind", "line 1: not a name for a kind or relation: 'kind'"),
    ("kind a\nnoun", "line 2: 'noun' needs a word: 'noun'"),
    ("kind a\nlooks box red", "line 2: not a colour: 'looks box red'"),
    ("kind a\nlooks box #ffeeaa b", "line 2: not a colour: 'looks box #ffeeaa b'"),
    ("kind a\nattribute room", "line 2: not an attribute: 'attribute room'"),
    ("kind a\nattribute = room", "line 2: not an attribute: 'attribute = room'"),
    ("relation r\nlink a", "line 2: not a pair of kinds: 'link a'"),
    ("relation r\nlink a ->", "line 2: not a name for a kind or relation: 'link a ->'"),
    ("relation r\nverb", "line 2: 'verb' needs its words: 'verb'"),
    ("relation r\nadjacent", "line 2: 'adjacent' means nothing here: 'adjacent'"),
    ("relation r\nrolls down", "line 2: 'rolls' means nothing here: 'rolls down'"),
    ("relation r\nsymmetrical", "line 2: 'symmetrical' means nothing here: 'symmetrical'"),
    ("phrase a -> b\nverb go\npath a //", "line 3: not a path: 'path a //'"),
    ("phrase a -> b\nverb go\nkind c", "line 3: the phrase before this line is not complete: 'kind c'"),
    ("phrase a -> b\nverb go", "line 2: the phrase before this line is not complete"),
    ("phrase a -> b\npath r", "line 2: the phrase before this line is not complete"),
    ("# ok\r\nkind a\r\nbanana\r\n", "line 3: 'banana' means nothing here: 'banana'"),
  ]

  @Test("a mistake is told with its line", arguments: mistakes)
  func mistake(_ text: String, _ message: String) {
    #expect {
      try VocabularyText.parse(text)
    } throws: { error in
      (error as? GraphError)?.kind == .invalid && (error as? GraphError)?.message == message
    }
  }
}

@Suite("The conference vocabulary")
struct ConferenceVocabularyTests {
  let vocabulary: Vocabulary

  init() throws { vocabulary = try VocabularyText.parse(ConferenceVocabulary.text) }

  @Test("what a new graph knows is what the text says")
  func stored() throws {
    let stored = try SmallGraph().store.vocabulary
    #expect(stored.kinds.map(\.name) == vocabulary.kinds.map(\.name))
    #expect(stored.kinds.map(\.nouns) == vocabulary.kinds.map(\.nouns))
    #expect(stored.kinds.map(\.attributes) == vocabulary.kinds.map(\.attributes))
    #expect(stored.relations.map(\.signatures) == vocabulary.relations.map(\.signatures))
    #expect(stored.relations.map(\.rollsUpAlong) == vocabulary.relations.map(\.rollsUpAlong))
    #expect(stored.phrases == vocabulary.phrases)
  }

  @Test("all that it refers to exists")
  func references() {
    let kinds = Set(vocabulary.kinds.map(\.name))
    let relations = Set(vocabulary.relations.map(\.name))
    #expect(kinds.isDisjoint(with: relations))
    for relation in vocabulary.relations {
      for signature in relation.signatures {
        #expect(kinds.contains(signature.source) && kinds.contains(signature.target), "\(relation.name)")
      }
      #expect(relations.contains(relation.rollsUpAlong ?? relation.name), "\(relation.name)")
    }
    for phrase in vocabulary.phrases {
      #expect(relations.isSuperset(of: phrase.path.steps.flatMap(\.relations)), "\(phrase.words)")
      #expect(kinds.isSuperset(of: [phrase.source, phrase.target].compactMap(\.self)), "\(phrase.words)")
    }
    for kind in vocabulary.kinds {
      let used = kind.nouns.compactMap(\.condition?.relation) + kind.attributes.compactMap(\.relation)
      let steps = used.flatMap { RelationPath($0)?.steps ?? [] }
      #expect(relations.isSuperset(of: steps.flatMap(\.relations)), "\(kind.name)")
      #expect(used.allSatisfy { RelationPath($0) != nil }, "\(kind.name)")
      #expect(!kind.nouns.isEmpty, "\(kind.name)")
    }
  }

  @Test("each path leads from its phrase's source to its target")
  func paths() {
    for phrase in vocabulary.phrases {
      guard let source = phrase.source, let target = phrase.target else { continue }
      var reached: Set = [source]
      for step in phrase.path.steps {
        reached = Set(
          vocabulary.relations.filter { step.relations.contains($0.name) }.flatMap { relation in
            relation.signatures.flatMap { signature in
              var ends = [
                step.isInverse ? (signature.target, signature.source) : (signature.source, signature.target)
              ]
              if relation.isSymmetric { ends.append((ends[0].1, ends[0].0)) }
              return ends.filter { reached.contains($0.0) }.map(\.1)
            }
          })
      }
      #expect(reached.contains(target), "\(source) -> \(target) by \(phrase.path)")
    }
  }

  @Test("no word but 'where' means two kinds")
  func nouns() {
    var owners: [String: String] = [:]
    for kind in vocabulary.kinds {
      for word in Set(kind.nouns.flatMap { [$0.singular, $0.plural] }) where word != "where" {
        #expect(owners.updateValue(kind.name, forKey: word) == nil, "\(word)")
      }
    }
  }

  @Test("words lead to kinds and relations")
  func words() {
    #expect(vocabulary.kind(worded: "Companies")?.name == "org")
    #expect(vocabulary.kind(worded: "PERSON")?.name == "person")
    #expect(vocabulary.kind(worded: "speaker") == nil)
    #expect(vocabulary.relation(named: "Works-At")?.name == "works_at")
    #expect(vocabulary.relation(wordedAs: "worked for")?.name == "works_at")
    #expect(vocabulary.relation(wordedAs: "gave")?.name == "gives")
    #expect(vocabulary.relation(wordedAs: "employs") == nil)
  }

  @Test("a path reads back as it is written, and walks back the other way")
  func pathText() throws {
    let path = try #require(RelationPath(" ^gives/works_at | member_of "))
    #expect(path.description == "^gives / works_at|member_of")
    #expect(path.reversed.description == "^works_at|member_of / gives")
    #expect(RelationPath(path.description) == path)
    for text in ["", "/", "gives /", "^", "a / | / b"] { #expect(RelationPath(text) == nil) }
  }
}

@Suite("Adding to the vocabulary")
struct DefinitionTests {
  let graph: SmallGraph

  init() throws { graph = try SmallGraph() }

  private func define(_ text: String) throws -> Int {
    try graph.store.write { () throws(GraphError) in try graph.store.define(VocabularyText.parse(text)) }
  }

  @Test("a definition adds to what is there, once")
  func adding() throws {
    let text = "kind person\nnoun guest\nrelation knows\nlink org -> org\nexclusive"
    #expect(try define(text) == 3)
    #expect(try define(text) == 0)
    #expect(graph.store.vocabulary.kind(worded: "guests")?.name == "person")
    let knows = try #require(graph.store.vocabulary.relation(named: "knows"))
    #expect(knows.isSymmetric && knows.isExclusive && knows.links("org", to: "org"))
    #expect(try define("kind band\nrelation plays\nlink band -> talk\nverb play") == 4)
  }

  @Test("the example in docs/SCHEMA.md can be defined")
  func documented() throws {
    let schema = try schemaDocument()
    let start = try #require(schema.range(of: "    kind band\n"))
    let example = schema[start.lowerBound...].split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { $0.isEmpty || $0.hasPrefix("    ") }
    #expect(try define(example.joined(separator: "\n")) > 20)
    #expect(graph.store.vocabulary.relation(wordedAs: "took part in")?.name == "plays")
  }

  static let refused: [(String, String)] = [
    ("kind gives", "'gives' is a relation already"),
    ("relation Talk", "'Talk' is a kind already, spelt 'talk'"),
    ("kind Person", "'Person' is a kind already, spelt 'person'"),
    ("relation Works_At", "'Works_At' is a relation already, spelt 'works_at'"),
    ("kind x\nrelation x", "'x' is a relation already"),
    ("relation plays\nlink band -> talk", "there is no kind 'band'"),
    ("kind band\nnoun player where plays", "there is no relation 'plays'"),
    ("kind band\nattribute stage = plays.stage", "there is no relation 'plays'"),
    ("phrase person -> org\nverb found\npath founds", "there is no relation 'founds'"),
    ("phrase person -> band\nverb found\npath works_at", "there is no kind 'band'"),
  ]

  @Test("what refers to nothing, or takes a name that is taken, is refused as a whole", arguments: refused)
  func refusals(_ text: String, _ message: String) throws {
    let before = graph.store.vocabulary
    #expect {
      try define(text)
    } throws: { ($0 as? GraphError)?.message == message }
    #expect(graph.store.vocabulary == before)
  }

  @Test("a link is checked against what its relation links, with a way out")
  func check() throws {
    let vocabulary = graph.store.vocabulary
    let ada = Node(id: 1, kind: "person", name: "Ada")
    let acorn = Node(id: 2, kind: "org", name: "Acorn")
    let worksAt = try #require(vocabulary.relation(named: "works_at"))
    try vocabulary.check(ada, worksAt, acorn)
    #expect(
      throws: GraphError(
        .invalid, "'works_at' links person → org, but 'Acorn' is an org and 'Ada' is a person",
        help: [
          "the other way round it fits: 'Ada' works_at 'Acorn'",
          "'kgraph define relation works_at --link org:person' would allow it",
        ])
    ) { try vocabulary.check(acorn, worksAt, ada) }
  }
}

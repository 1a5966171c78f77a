import Testing

@testable import GraphModel

struct CaptureTests {
  private let store: GraphStore
  private var capture: Capture

  init() throws {
    store = try GraphStore(path: ":memory:", access: .writing)
    let source = try store.source(uri: Source.captureURI, readAt: "2023-11-08")
    capture = Capture(store: store, source: source)
  }

  private func relation(_ name: String) throws -> Relation {
    try #require(store.vocabulary.relation(named: name))
  }

  @Test mutating func aMissingNodeIsMadeWhereItsKindIsPlain() throws {
    let person = try capture.ensure(Reference(name: "Liz Rice"), kinds: ["person"])
    #expect(person.kind == "person")
    #expect(capture.report.created == [person])
    #expect(try capture.ensure(Reference(name: "liz rice"), kinds: ["person"]) == person)
    #expect(capture.report.created.count == 1)
  }

  @Test mutating func severalPossibleKindsAreAnError() throws {
    var refusal: GraphError?
    do {
      _ = try capture.ensure(Reference(name: "eBPF"), kinds: ["topic", "project"])
    } catch {
      refusal = error
    }
    #expect(refusal?.kind == .notFound)
    #expect(refusal?.help.last?.contains("'topic:eBPF'") == true)
    #expect(try capture.ensure(Reference(name: "eBPF", kinds: ["project"]), kinds: []).kind == "project")
    #expect(
      try capture.ensure(Reference(name: "mTLS"), kinds: ["topic", "project"], newKind: "topic").kind
        == "topic")
  }

  @Test mutating func theOtherEndNarrowsTheKind() throws {
    let org = try capture.write(NodeDraft(kind: "org", name: "CNCF"), over: nil)
    let ends = try capture.ensureEnds(
      of: relation("sponsors"), Reference(name: "CNCF"), Reference(name: "KubeCon", kinds: ["event"]))
    #expect(ends.source == org)
    #expect(ends.target.kind == "event")
  }

  @Test mutating func whatCannotBeLinkedMakesNothing() throws {
    _ = try capture.write(NodeDraft(kind: "org", name: "Isovalent"), over: nil)
    #expect(throws: GraphError.self) {
      try capture.ensureEnds(of: relation("gives"), Reference(name: "Isovalent"), Reference(name: "Cilium"))
    }
    #expect(capture.report.created.map(\.name) == ["Isovalent"])
  }

  @Test mutating func withoutCreationAMissingNameIsAnError() throws {
    var strict = Capture(store: store, source: capture.source, allowsCreation: false)
    #expect(throws: GraphError.self) { try strict.ensure(Reference(name: "Nobody"), kinds: ["person"]) }
    #expect(strict.report.isEmpty)
  }

  @Test mutating func writingOverANodeAddsAndReportsTheChange() throws {
    let before = try capture.write(NodeDraft(kind: "event", name: "KubeCon", since: "2023"), over: nil)
    let draft = NodeDraft(
      kind: "event", name: "KubeCon", properties: ["city": .text("Chicago")], aliases: ["KC"])
    let after = try capture.write(draft, over: before)
    #expect(after.id == before.id)
    #expect(after.since == "2023")
    #expect(capture.report.changed == [CaptureReport.Change(before: before, after: after)])
    #expect(capture.report.aliases == ["KC"])
    _ = try capture.write(draft, over: after)
    #expect(capture.report.changed.count == 1)
  }

  @Test mutating func theSameLinkTwiceIsUnchanged() throws {
    let person = try capture.ensure(Reference(name: "Liz Rice"), kinds: ["person"])
    let org = try capture.ensure(Reference(name: "Isovalent"), kinds: ["org"])
    let statement = Statement(person.id, "works_at", org.id, observed: "2023-11-08")
    let evidence = try capture.link(statement)
    #expect(try capture.link(statement) == evidence)
    #expect(capture.report.added == [statement])
    #expect(capture.report.unchanged == [statement])
    #expect(throws: GraphError.self) { try capture.link(Statement(org.id, "works_at", person.id)) }
  }
}

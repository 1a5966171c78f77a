import GraphModel
import Testing

@testable import GraphFormats

@Suite("Tables of organisations")
struct OrganisationTableTests {
  private static let pairs = """
    surface\tcanonical\trelation\tvalid_from
    acorn.io\tAcorn.io\tsame_as (case)\t
    Acorn.io @ Birch\tAcorn.io\tsame_as\t2024
    Acorn.io\tBirch\tacquired_by\tby 2024-04 (first seen)
    CDL\tCedar Labs\tsame_as (short)\t
    Cedar Labs\tDogwood\trenamed_to\t2025
    EWS\tElm Web Services\tsame_as\t
    EWS\tElm\tunit_of\t
    Independent\t(no employer)\tindependent\t
    Firs\tFir\tnot resolvable (spelling as published)\t
    Birch\tAcorn.io\tpart_of\t
    Gorse\tHazel\tbeside\t

    """

  @Test func pairsOfNames() throws {
    let graph = try ImportedGraph()
    let report = try graph.add(Self.pairs)
    #expect(try graph.names("org") == ["Acorn.io", "Birch", "Dogwood", "Elm", "Elm Web Services"])
    #expect(
      try graph.links("part_of") == [
        "Acorn.io > Birch [2024-04, …) {as: acquired_by}", "Elm Web Services > Elm {as: unit_of}",
      ])
    #expect(try graph.store.matches(name: "CDL").map(\.node.name) == ["Dogwood"])
    #expect(
      report.unread.map { "\($0.line) \($0.reason)" } == [
        "10 it states no link", "11 it would make a circle: 'Acorn.io' is a part of 'Birch' already",
        "12 'beside' is not understood: same_as, acquired_by, unit_of, part_of and renamed_to are",
      ])
    #expect(report.guesses.map(\.reason) == ["taken for: since 2024-04"])
    #expect(try graph.add(Self.pairs).isUnchanged)
  }

  @Test func listsOfOrganisations() throws {
    let graph = try ImportedGraph()
    let text = """
      organisation,aliases,parent,since
      Acorn,acorn.io; Acorn Systems,Birch,2024-04-12
      Birch,BRC,,
      Cedar,,Cedar,
      """
    let report = try graph.add(text)
    #expect(try graph.links("part_of") == ["Acorn > Birch [2024-04-12, …)"])
    #expect(try graph.store.matches(name: "Acorn Systems").map(\.node.name) == ["Acorn"])
    #expect(report.unread.map(\.line) == [4])
  }

  /// What was read under several names becomes one organisation, whether the list came before or after.
  @Test func theOrderOfImportsDoesNotMatter() throws {
    let people = "name,company,as of\nAnn Poe,EWS,2023\nTom Orr,Elm Web Services,2023\nFlo Fay,CDL,2023\n"
    let before = try ImportedGraph()
    try before.add(Self.pairs, from: "/list.tsv")
    try before.add(people, from: "/people.csv")
    let after = try ImportedGraph()
    try after.add(people, from: "/people.csv")
    let report = try after.add(Self.pairs, from: "/list.tsv")
    #expect(try before.links("works_at") == after.links("works_at"))
    #expect(try before.contents(withEvidence: false) == after.contents(withEvidence: false))
    #expect(try after.links("works_at").filter { $0.contains("Elm Web Services") }.count == 2)
    #expect(report.notes.count == 1)
    #expect(try after.add(people, from: "/people.csv").isUnchanged)
    #expect(try after.add(Self.pairs, from: "/list.tsv").isUnchanged)
  }

  @Test func namesThatMeanEachOtherEndSomewhere() {
    var groups = NameGroups()
    let arePossible = [
      groups.add("Birch", otherNames: ["Acorn"], line: 1),
      groups.add("Cedar", otherNames: ["Birch"], line: 2),
      groups.add("Acorn", otherNames: ["Cedar"], line: 3),
      groups.add("Acorn", otherNames: ["Birch"], line: 4),
    ]
    #expect(arePossible == [true, true, false, false])
    #expect(groups.preferred("Acorn") == "Cedar")
    #expect(groups.all.map(\.name) == ["Cedar"])
    #expect(groups.all.map(\.otherNames) == [["Birch", "Acorn"]])
  }
}

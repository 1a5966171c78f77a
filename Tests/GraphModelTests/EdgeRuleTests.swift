import Testing

@testable import GraphModel

/// What a source says, in short: firms and places are numbers, `from` and `to` a period, `seen` an observation.
private func said(
  _ object: Node.ID, from since: String? = nil, to until: String? = nil, seen: String? = nil,
  _ properties: Properties = [:]
) -> Statement {
  Statement(1, "works_at", object, since: since, until: until, observed: seen, properties: properties)
}

private func inWords(_ links: [EdgeRule.Link]) -> [String] {
  links.map { link in
    "\(link.object) \(period(link.since, link.until))"
      + link.properties.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value.displayText)" }.joined()
  }
}

@Suite("Edges of a relation that may hold several times")
struct LinkTests {
  static let table: [(String, [Statement], [String])] = [
    ("one statement", [said(2, from: "2023", to: "2024")], ["2 [2023, 2024)"]),
    ("the same twice", [said(2, from: "2023"), said(2, from: "2023")], ["2 [2023, …)"]),
    (
      "a day is absorbed by a slot of it",
      [
        said(2, from: "2023-11-07", to: "2023-11-08"),
        said(2, from: "2023-11-07T11:00", to: "2023-11-07T11:30", ["room": .text("W185")]),
      ], ["2 [2023-11-07T11:00, 2023-11-07T11:30) room=W185"]
    ),
    (
      "what has no date is absorbed by what has one, and gives its properties",
      [
        said(2, ["room": .text("A"), "track": .text("Security")]),
        said(2, from: "2023", to: "2024", ["room": .text("B")]),
      ],
      ["2 [2023, 2024) room=B track=Security"]
    ),
    (
      "two slots stay two",
      [
        said(2, from: "2023-11-07T11:00", to: "2023-11-07T11:30"),
        said(2, from: "2023-11-08T09:00", to: "2023-11-08T09:30"),
      ], ["2 [2023-11-07T11:00, 2023-11-07T11:30)", "2 [2023-11-08T09:00, 2023-11-08T09:30)"]
    ),
    (
      "a year is absorbed by both slots in it",
      [
        said(2, from: "2023", to: "2024", ["track": .text("Security")]),
        said(2, from: "2023-11-07", to: "2023-11-08"), said(2, from: "2023-11-09", to: "2023-11-10"),
      ], ["2 [2023-11-07, 2023-11-08) track=Security", "2 [2023-11-09, 2023-11-10) track=Security"]
    ),
    (
      "periods that overlap stay two",
      [said(2, from: "2020", to: "2022"), said(2, from: "2021", to: "2023")],
      ["2 [2020, 2022)", "2 [2021, 2023)"]
    ),
    (
      "what is in two rooms at one time is twice, and what is said of both goes with the first",
      [
        said(2, from: "2023", to: "2024", ["room": .text("A")]),
        said(2, from: "2023", to: "2024", ["a": .integer(1)]),
        said(2, from: "2023", to: "2024", ["room": .text("B")]),
      ], ["2 [2023, 2024) a=1 room=A", "2 [2023, 2024) room=B"]
    ),
    (
      "a slot within a longer one in another room stays a slot",
      [
        said(2, from: "2023-11-07T10:00", to: "2023-11-07T12:00", ["room": .text("A")]),
        said(2, from: "2023-11-07T10:30", to: "2023-11-07T11:00", ["room": .text("B")]),
      ], ["2 [2023-11-07T10:00, 2023-11-07T12:00) room=A", "2 [2023-11-07T10:30, 2023-11-07T11:00) room=B"]
    ),
    ("properties add up", [said(2, ["a": .integer(1)]), said(2, ["b": .integer(2)])], ["2 […, …) a=1 b=2"]),
  ]

  @Test(arguments: table)
  func links(_ name: String, _ statements: [Statement], _ expected: [String]) {
    #expect(inWords(EdgeRule.links(from: statements)) == expected)
    #expect(inWords(EdgeRule.links(from: statements.reversed())) == expected)
  }
}

@Suite("Edges of an exclusive relation")
struct ExclusiveLinkTests {
  static let table: [(String, [Statement], [String])] = [
    ("nothing is said", [], []),
    ("seen once: open to the past and the future", [said(2, seen: "2023")], ["2 […, …)"]),
    (
      "a run lasts until the first sighting of another",
      [said(2, seen: "2021"), said(2, seen: "2022"), said(3, seen: "2023")], ["2 […, 2023)", "3 [2023, …)"]
    ),
    (
      "there and back", [said(2, seen: "2021"), said(3, seen: "2022"), said(2, seen: "2023")],
      ["2 […, 2022)", "3 [2022, 2023)", "2 [2023, …)"]
    ),
    ("a stated beginning closes the past", [said(2, from: "2019")], ["2 [2019, …)"]),
    (
      "a stated beginning before what was seen of another",
      [said(2, seen: "2019"), said(3, from: "2020"), said(3, seen: "2023")], ["2 […, 2020)", "3 [2020, …)"]
    ),
    ("a stated end closes the future", [said(2, from: "2019", to: "2021")], ["2 [2019, 2021)"]),
    ("the end alone", [said(2, to: "2021")], ["2 […, 2021)"]),
    (
      "a past employer of whom only the end is known, then another",
      [said(2, to: "2021"), said(3, seen: "2023")], ["2 […, 2021)", "3 [2023, …)"]
    ),
    (
      "an end alone, after another was seen: it began some time after",
      [said(2, seen: "2019"), said(3, to: "2021")], ["2 […, 2021)", "3 [2019, 2021)"]
    ),
    (
      "the end of one and the beginning of the next fall together",
      [said(2, from: "2019", to: "2021"), said(3, from: "2021")], ["2 [2019, 2021)", "3 [2021, …)"]
    ),
    (
      "seen within a stated period: the end stands",
      [said(2, from: "2019", to: "2022"), said(2, seen: "2020")], ["2 [2019, 2022)"]
    ),
    (
      "seen after a stated end: came back",
      [said(2, from: "2015", to: "2017"), said(2, seen: "2020")], ["2 [2015, 2017)", "2 [2020, …)"]
    ),
    (
      "two ends for one beginning: the later",
      [said(2, from: "2015", to: "2017"), said(2, from: "2015", to: "2018")],
      ["2 [2015, 2018)"]
    ),
    (
      "a stated beginning counts, and not when it was stated",
      [said(2, from: "2017", seen: "2023"), said(3, from: "2021", seen: "2023")],
      ["2 [2017, 2021)", "3 [2021, …)"]
    ),
    (
      "a look back from a later source is no sighting",
      [said(2, from: "2019", to: "2021", seen: "2024"), said(3, seen: "2023")],
      ["2 [2019, 2021)", "3 [2023, …)"]
    ),
    (
      "a stated period is cut by a sighting of another",
      [said(2, from: "2019", to: "2023"), said(3, seen: "2021")], ["2 [2019, 2021)", "3 [2021, …)"]
    ),
    (
      "two at the same moment are held side by side",
      [said(2, seen: "2022"), said(3, seen: "2022"), said(3, seen: "2023")], ["2 […, 2023)", "3 […, …)"]
    ),
    (
      "a moment has one name: 2023-01-01 is 2023",
      [said(2, seen: "2023-01-01"), said(3, seen: "2023")], ["2 […, …)", "3 […, …)"]
    ),
    (
      "without dates: beside the dated ones", [said(2), said(3, seen: "2022")], ["3 […, …)", "2 […, …)"]
    ),
    (
      "without dates, of one that is dated: adds to the latest run",
      [
        said(2, ["title": .text("CTO"), "team": .text("Core")]),
        said(2, seen: "2021", ["title": .text("VP")]),
      ],
      ["2 […, …) team=Core title=VP"]
    ),
    (
      "the latest title is kept",
      [said(2, seen: "2021", ["title": .text("VP")]), said(2, seen: "2023", ["title": .text("CTO")])],
      ["2 […, …) title=CTO"]
    ),
  ]

  @Test(arguments: table)
  func links(_ name: String, _ statements: [Statement], _ expected: [String]) {
    #expect(inWords(EdgeRule.exclusiveLinks(from: statements)) == expected)
    #expect(inWords(EdgeRule.exclusiveLinks(from: statements.reversed())) == expected)
  }

  @Test("on sightings at distinct dates, the edges are those of the rule worked out year by year")
  func oracle() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<2_000 {
      let years = (2000...2012).shuffled(using: &random).prefix(Int.random(in: 1...8, using: &random))
      let seen = years.map { (year: $0, object: Node.ID.random(in: 2...4, using: &random)) }
      let links = EdgeRule.exclusiveLinks(from: seen.map { said($0.object, seen: String($0.year)) })
      let inOrder = seen.sorted { $0.year < $1.year }
      for year in 1998...2014 {
        let expected = (inOrder.last { $0.year <= year } ?? inOrder[0]).object
        let holding = links.filter { $0.holds(in: String(year)) }.map(\.object)
        #expect(holding == [expected], "\(year) of \(inOrder)")
      }
    }
  }

  @Test("the order of statements does not matter, and what was seen holds")
  func orderDoesNotMatter() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<2_000 {
      let statements = (0..<Int.random(in: 1...7, using: &random)).map { _ in randomStatement(&random) }
      let links = EdgeRule.exclusiveLinks(from: statements)
      #expect(EdgeRule.exclusiveLinks(from: statements.shuffled(using: &random)) == links, "\(statements)")
      for link in links {
        if let since = link.since, let until = link.until { #expect(since < until, "\(statements)") }
      }
      for statement in statements {
        if let since = statement.since {
          #expect(links.contains { $0.object == statement.object && $0.holds(in: since) }, "\(statements)")
        }
        if statement.since == nil, let seen = statement.observed, seen < statement.until ?? "~" {
          #expect(links.contains { $0.object == statement.object && $0.holds(in: seen) }, "\(statements)")
        }
      }
      let several = EdgeRule.links(from: statements)
      #expect(Set(EdgeRule.links(from: statements.shuffled(using: &random))) == Set(several))
    }
  }

  private func randomStatement(_ random: inout SeededGenerator) -> Statement {
    func year(_ years: ClosedRange<Int>) -> String? {
      Bool.random(using: &random) ? String(Int.random(in: years, using: &random)) : nil
    }
    let title = PropertyValue.integer(Int64.random(in: 1...3, using: &random))
    return said(
      .random(in: 2...4, using: &random), from: year(2000...2005), to: year(2006...2010),
      seen: year(2000...2012),
      Bool.random(using: &random) ? ["title": title] : [:])
  }
}

extension EdgeRule.Link {
  fileprivate func holds(in year: String) -> Bool { since ?? "" <= year && year < until ?? "~" }
}

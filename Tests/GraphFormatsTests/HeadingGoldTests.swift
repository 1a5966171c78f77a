import FoundationEssentials
import Testing

@testable import GraphFormats

/// Labelled headings of real conferences, kept outside of the repository.
struct GoldHeading: Decodable, Sendable {
  struct Person: Decodable, Sendable {
    let name: String
    let org: String?
    let role: String
  }
  let id: String
  let raw: String
  let title: String
  let bareTitle: String
  let kind: String
  let people: [Person]

  enum CodingKeys: String, CodingKey {
    case id, raw, title, kind, people
    case bareTitle = "bare_title"
  }

  static let path = "gold/headings.jsonl"

  static func all() throws -> [GoldHeading] {
    try SharedInput.text(path).split(separator: "\n").map { line in
      try JSONDecoder().decode(GoldHeading.self, from: Data(line.utf8))
    }
  }
}

@Suite("The labelled headings")
struct HeadingGoldTests {
  @Test(
    "nearly all are read exactly",
    .enabled(if: SharedInput.exists(GoldHeading.path), "the labelled headings are not here"))
  func goldShare() throws {
    let headings = try GoldHeading.all()
    let parser = HeadingParser(headings: headings.map(\.raw))
    var exact = (title: 0, bareTitle: 0, people: 0, organisations: 0, roles: 0, all: 0)
    for gold in headings {
      let heading = parser.parse(gold.raw)
      let title = heading.title == gold.title
      let bareTitle = heading.bareTitle == gold.bareTitle
      let people = heading.people.map(\.name) == gold.people.map(\.name)
      let organisations = heading.people.map(\.organisation) == gold.people.map(\.org)
      let roles = heading.people.map(\.role.rawValue) == gold.people.map(\.role)
      exact.title += title ? 1 : 0
      exact.bareTitle += bareTitle ? 1 : 0
      exact.people += people ? 1 : 0
      exact.organisations += organisations ? 1 : 0
      exact.roles += roles ? 1 : 0
      exact.all += title && people && organisations ? 1 : 0
      if !(title && bareTitle && people && organisations && roles) {
        print("\(gold.id) \(gold.raw)\n   -> \(heading.title) | \(heading.bareTitle) | \(heading.format)")
        for person in heading.people {
          print("      \(person.name) / \(person.organisation ?? "-") / \(person.role)")
        }
      }
    }
    print("headings: \(headings.count), exact \(exact)")
    #expect(Double(exact.all) >= 0.92 * Double(headings.count))
  }
}

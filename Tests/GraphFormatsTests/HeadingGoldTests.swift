import FoundationEssentials
import Testing

@testable import GraphFormats

/// Labelled headings of real conferences, kept outside of the repository.
///
/// `KGRAPH_HEADINGS=path swift test --filter HeadingGoldTests` scores the parser on another file of the same form.
struct GoldHeading: Decodable, Sendable {
  struct Person: Decodable, Sendable {
    let name: String
    let org: String?
    let role: String
  }
  let id: String
  let raw: String
  let title: String
  let bareTitle: String?
  let people: [Person]

  enum CodingKeys: String, CodingKey {
    case id, raw, title, people
    case bareTitle = "bare_title"
  }

  private static let chosenPath = ProcessInfo.processInfo.environment["KGRAPH_HEADINGS"]
  private static let usualPath = "gold/headings.jsonl"

  static var exists: Bool { chosenPath != nil || SharedInput.exists(usualPath) }

  static func all() throws -> [GoldHeading] {
    let text =
      if let chosenPath { try String(contentsOfFile: chosenPath, encoding: .utf8) } else {
        try SharedInput.text(usualPath)
      }
    return try text.split(separator: "\n").map { line in
      try JSONDecoder().decode(GoldHeading.self, from: Data(line.utf8))
    }
  }
}

/// What of a heading is read as it was labelled.
private enum Category: String, CaseIterable {
  case title
  case bareTitle = "bare title"
  case people
  case organisations
  case roles

  func agrees(_ heading: Heading, _ gold: GoldHeading) -> Bool {
    switch self {
    case .title: heading.title == gold.title
    case .bareTitle: gold.bareTitle == nil || heading.bareTitle == gold.bareTitle
    case .people: heading.people.map(\.name) == gold.people.map(\.name)
    case .organisations: heading.people.map(\.organisation) == gold.people.map(\.org)
    case .roles: heading.people.map(\.role.rawValue) == gold.people.map(\.role)
    }
  }
}

@Suite("The labelled headings")
struct HeadingGoldTests {
  /// Title, people and organisations make a heading right.
  private static let essential: [Category] = [.title, .people, .organisations]

  @Test(
    "nearly all are read exactly", .enabled(if: GoldHeading.exists, "the labelled headings are not here"))
  func goldShare() throws {
    let headings = try GoldHeading.all()
    let parser = HeadingParser(headings: headings.map(\.raw))
    var failures: [Category: [String]] = [:]
    var wrong: [String] = []
    for gold in headings {
      let heading = parser.parse(gold.raw)
      let failed = Category.allCases.filter { !$0.agrees(heading, gold) }
      for category in failed { failures[category, default: []].append(gold.id) }
      if failed.contains(where: Self.essential.contains) { wrong.append(gold.id) }
      guard !failed.isEmpty else { continue }
      print("\(gold.id) \(gold.raw)\n   read as '\(heading.title)' | '\(heading.bareTitle)'")
      for person in heading.people {
        print("      \(person.name) | \(person.organisation ?? "no organisation") | \(person.role)")
      }
    }
    for category in Category.allCases {
      print(Self.score(category.rawValue, of: headings.count, without: failures[category] ?? []))
    }
    print(Self.score("title, people and organisations", of: headings.count, without: wrong))
    #expect(Double(wrong.count) <= 0.08 * Double(headings.count), "wrong: \(wrong.joined(separator: " "))")
  }

  /// `people: 81 of 82 (98.8 %), not h094`
  private static func score(_ what: String, of count: Int, without failed: [String]) -> String {
    let right = count - failed.count
    let perMille = count == 0 ? 0 : (right * 1_000 + count / 2) / count
    let list = failed.isEmpty ? "" : ", not \(failed.joined(separator: " "))"
    return "\(what): \(right) of \(count) (\(perMille / 10).\(perMille % 10) %)\(list)"
  }
}

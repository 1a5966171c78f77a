import Testing

@testable import GraphFormats

/// What the line below a speaker's name says of where they work.
@Suite("Tag lines")
struct TagLineTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var line: String
    var site: String?
    var organisation: String?
    var job: String?
    var isDoubtful = false
    var testDescription: String { line }
  }

  /// In the same list somebody is an engineer at Acorn.
  static let cases = [
    Case(line: "CTO at Birch Motors", organisation: "Birch Motors", job: "CTO"),
    Case(
      line: "Android Engineer @birch |  Kotlin GDE | Porto KUG", organisation: "birch",
      job: "Android Engineer"),
    Case(line: "Developer at Elmmapper, Porto", organisation: "Elmmapper", job: "Developer"),
    Case(line: "Ada Moss, Staff Engineer@Birch", organisation: "Birch", job: "Staff Engineer"),
    Case(line: "Lead @Oak and Google Developer Expert for Android", organisation: "Oak", job: "Lead"),
    Case(line: "Engineer at Moss and Sons", organisation: "Moss and Sons", job: "Engineer"),
    Case(line: "Engineer at JetBirch; GDE for Android", organisation: "JetBirch", job: "Engineer"),
    Case(line: "Product Manager, Acorn", organisation: "Acorn", job: "Product Manager"),
    Case(line: "Product Manager, Acorn Inc.", organisation: "Acorn Inc.", job: "Product Manager"),
    Case(line: "Developer, BirchDevices LLC", organisation: "BirchDevices LLC", job: "Developer"),
    Case(
      line: "Senior Developer, birch.example.com", organisation: "birch.example.com", job: "Senior Developer"),
    Case(line: "Birch.io, Tech Lead", organisation: "Birch.io", job: "Tech Lead"),
    Case(
      line: "Engineer, Birch", site: "https://www.birch.example/jobs", organisation: "Birch", job: "Engineer"),
    Case(line: "Birch", site: "https://birch.co.uk", organisation: "Birch"),
    Case(line: "Engineer, Birch", isDoubtful: true),
    Case(line: "Android", site: "https://birch.example", isDoubtful: true),
    Case(line: "Product Manager - Privacy, Trust & Safety", isDoubtful: true),
    Case(line: "Engineer, The @ Company", organisation: "The @ Company", job: "Engineer"),
    Case(line: "Software engineer and aviation enthusiast"),
    Case(line: "Engineer at heart"),
    Case(line: "Android developer - freelance"),
    Case(line: "Independent"),
    Case(line: "Senior Android Developer", site: "http://www.example.com"),
  ]

  @Test("name an organisation only where that is certain", arguments: cases)
  func reads(_ item: Case) {
    let reading = TagLine(
      item.line, of: "Ada Moss", companySite: item.site, TagLineLexicon(["Engineer at Acorn"]))
    #expect(reading.organisation == item.organisation)
    #expect(reading.jobTitle == item.job)
    #expect(reading.isDoubtful == item.isDoubtful)
  }
}

import GraphModel
import Testing

@testable import GraphFormats

/// What a graph holds must not depend on the order in which its files were imported.
@Suite("Any order of files")
struct ImportOrderTests {
  private static let later = SchedExport(
    day: 1, year: 2031,
    [
      .init("b1", "More Proxies - Ada Moss, Birch & Bén Reed, Birch Ltd", hour: 9),
      .init("b2", "Small Meshes - Cleo Finch, CEDAR", hour: 10),
      .init("b3", "Keynote: Proxies - Åda Moss, Acorn\\, Inc.", hour: 11),
    ])

  private static let files: [(uri: String, text: String)] = [
    ("/1.ics", ScheduleUpdateTests.first.text), ("/2.ics", ScheduleUpdateTests.second.text),
    ("/3.ics", ScheduleUpdateTests.third.text), ("/later.ics", later.text),
    (
      "/Connections.csv",
      """
      First Name,Last Name,URL,Email Address,Company,Position,Connected On
      Ada,Moss,https://www.linkedin.com/in/adamoss,,ACORN,CTO,07 Nov 2029
      Ben,Réed,https://www.linkedin.com/in/benreed,,"Birch, Inc.",Dev,01 Jan 2028
      """
    ),
    (
      "/contacts.vcf",
      """
      BEGIN:VCARD
      VERSION:4.0
      FN:Ada Moss
      NICKNAME:Adi
      ORG:Acorn GmbH
      REV:20300101T000000Z
      END:VCARD
      """
    ),
    (
      "/orgs.csv",
      """
      organisation,aliases,part of,since
      Acorn,ACRN;Acorn Labs,,
      Birch,,Acorn,2032
      """
    ),
  ]

  @Test("ends in the same graph", arguments: 1...24)
  func shuffled(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let order = Self.files.indices.shuffled(using: &generator)
    let wanted = try graph(of: Array(Self.files.indices))
    let differences = try graph(of: order).symmetricDifference(wanted)
    #expect(differences.sorted() == [], "\(order)")
  }

  private func graph(of order: [Int]) throws -> Set<String> {
    let graph = try ImportedGraph()
    for index in order { try graph.add(Self.files[index].text, from: Self.files[index].uri) }
    return Set(try graph.contents(withEvidence: false))
  }
}

/// Random numbers that are the same in each run. Source: Vigna, "splitmix64".
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

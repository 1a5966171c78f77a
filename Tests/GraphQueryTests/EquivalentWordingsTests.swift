import Testing

@testable import GraphQuery

@Suite("Wordings that mean the same")
struct EquivalentWordingsTests {
  private static let table: [[String]] = [
    [
      "talks by Isovalent people", "talks by people at Isovalent", "talks that Isovalent people gave",
      "talks given by people who work at Isovalent", "talks by people who work at Isovalent",
      "talks by people from Isovalent", "Isovalent's talks", "Isovalent talks", "talks by Isovalent",
      "which talks did Isovalent people give", "show me all talks by Isovalent people",
    ],
    [
      "talks about service mesh by Isovalent people", "talks by Isovalent people about service mesh",
      "talks about service mesh by people who work at Isovalent", "service mesh talks by Isovalent people",
      "Isovalent service mesh talks", "Isovalent people's talks about service mesh",
    ],
    [
      "Isovalent people", "people at Isovalent", "who works at Isovalent", "people who work at Isovalent",
      "people from Isovalent", "who works for Isovalent?", "folks working at Isovalent",
    ],
    [
      "how many talks did Liz Rice give", "number of talks by Liz Rice", "count talks by Liz Rice",
      "how many talks are there by Liz Rice",
    ],
    [
      "people who gave more than 1 talk", "people with more than 1 talk", "speakers with at least 2 talks",
      "people who gave 2 or more talks", "people who have given more than one talk",
    ],
    [
      "people without talks", "people with no talks", "people who gave no talks",
      "people who have not given a talk",
      "people who never spoke", "people who did not give any talks",
    ],
    [
      "talks by Liz Rice", "Liz Rice's talks", "talks Liz Rice gave", "talks that Liz Rice gave",
      "talks given by Liz Rice", "what talks did Liz Rice give?", "Liz Rice talks", "liz rice talks",
    ],
    [
      "talks about service mesh or security", "talks about security or service mesh",
      "talks about either service mesh or security", "talks about service mesh or about security",
      "service mesh and security talks",
    ],
    [
      "talks about service mesh and security", "talks about both service mesh and security",
      "talks about service mesh and about security", "talks about service mesh that are about security",
    ],
    [
      "talks in 2023", "2023 talks", "talks during 2023", "talks after 2022", "talks since 2023",
      "talks between 2023 and 2024", "talks last year",
    ],
    [
      "people who spoke at KubeCon NA 2023", "speakers at KubeCon NA 2023",
      "people who gave talks at KubeCon NA 2023",
      "who spoke at KubeCon NA 2023", "KubeCon NA 2023 speakers",
    ],
    [
      "talks not by Isovalent people", "talks that are not by Isovalent people",
      "talks that Isovalent people did not give",
    ],
    [
      "talks with more than 2 speakers", "talks with at least 3 speakers",
      "talks given by more than 2 people",
    ],
    ["topic:eBPF", "topic eBPF", "the topic eBPF", "eBPF topic"],
    [
      "which conferences did Liz Rice speak at", "events that Liz Rice spoke at",
      "conferences Liz Rice has spoken at",
    ],
  ]

  @Test(arguments: table)
  func giveTheSameRows(wordings: [String]) throws {
    let conference = try Conference()
    var first: [String]?
    for wording in wordings {
      do throws(QueryError) {
        let rows = Specification.Case.rows(of: try conference.query(wording).table()).sorted()
        if let first { #expect(rows == first, "'\(wording)' and '\(wordings[0])'") }
        first = first ?? rows
      } catch {
        Issue.record("'\(wording)': \(error)")
      }
    }
  }
}

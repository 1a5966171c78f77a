import GraphFormats
import Testing

@Suite("Periods in words")
struct ExportPeriodTests {
  @Test(
    "a link's period",
    arguments: [
      (nil, nil, nil),
      ("2019", nil, "since 2019"),
      (nil, "2024", "until 2023"),
      ("2019", "2024", "2019 – 2023"),
      ("2023", "2024", "2023"),
      ("2022-06", "2023-04-18", "2022-06 – 2023-04-17"),
      ("2024-03-19T11:00", "2024-03-19T11:35", "2024-03-19 11:00 – 11:35"),
      ("some day", "later", "some day – later"),
    ] as [(String?, String?, String?)])
  func validity(since: String?, until: String?, text: String?) {
    #expect(PeriodText.validity(since: since, until: until) == text)
  }

  @Test(
    "when something takes place",
    arguments: [
      (nil, nil, nil),
      ("2023-11-07", nil, "2023-11-07"),
      (nil, "2024-01", "until 2023-12"),
      ("2023-11-07", "2023-11-08", "2023-11-07"),
      ("2023-11-06", "2023-11-10", "2023-11-06 – 2023-11-09"),
      ("2024-02-27", "2024-03", "2024-02-27 – 2024-02-29"),
      ("2023-12-30", "2024", "2023-12-30 – 2023-12-31"),
      ("2023-11", "2024", "2023-11 – 2023"),
      ("2023-11-07T11:00-06:00", nil, "2023-11-07 11:00"),
      ("2023-11-07T11:00-06:00", "2023-11-07T11:35-06:00", "2023-11-07 11:00 – 11:35"),
      ("2023-11-07T23:00", "2023-11-08T00:30", "2023-11-07 23:00 – 2023-11-08 00:30"),
    ] as [(String?, String?, String?)])
  func occurrence(since: String?, until: String?, text: String?) {
    #expect(PeriodText.occurrence(since: since, until: until) == text)
  }
}

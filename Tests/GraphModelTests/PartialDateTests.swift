import Testing

@testable import GraphModel

@Suite("Partial dates")
struct PartialDateTests {
  static let intervals: [(String, String, String)] = [
    ("2023", "2023", "2024"),
    ("2023-01", "2023", "2023-02"),
    ("2023-11", "2023-11", "2023-12"),
    ("2023-12", "2023-12", "2024"),
    ("2023-11-07", "2023-11-07", "2023-11-08"),
    ("2023-11-01", "2023-11", "2023-11-02"),
    ("2023-01-01", "2023", "2023-01-02"),
    ("2023-11-30", "2023-11-30", "2023-12"),
    ("2023-12-31", "2023-12-31", "2024"),
    ("2024-02-28", "2024-02-28", "2024-02-29"),
    ("2024-02-29", "2024-02-29", "2024-03"),
    ("2023-11-07T11:00", "2023-11-07T11:00", "2023-11-08"),
    ("2023-11-07 11:00", "2023-11-07T11:00", "2023-11-08"),
    ("2023-11-07T11:00:30", "2023-11-07T11:00:30", "2023-11-08"),
    ("2023-11-07T11:00Z", "2023-11-07T11:00Z", "2023-11-08"),
    ("2023-11-07T11:00-06:00", "2023-11-07T11:00-06:00", "2023-11-08"),
    ("2023-11-07T11:00+0530", "2023-11-07T11:00+0530", "2023-11-08"),
    ("0001", "0001", "0002"),
    ("9998-12-31", "9998-12-31", "9999"),
  ]

  @Test(
    "a date means everything from its start to before its end, in the shortest form", arguments: intervals)
  func bounds(_ text: String, _ start: String, _ end: String) throws {
    let date = try #require(PartialDate(text))
    #expect(date.start == start)
    #expect(date.end == end)
    #expect(date.start < date.end)
  }

  @Test(
    "what is no date, or names a day that does not exist, is refused",
    arguments: [
      "", " ", "23", "202", "20233", "0000", "9999", "9999-12-31", "2023-", "2023-1", "2023-13", "2023-00",
      "2023-02-30", "2023-02-29",
      "1900-02-29", "2023-04-31", "2023-11-00", "2023-11-7", "2023/11/07", "2023-11-07T", "2023-11-07T24:00",
      "2023-11-07T11", "2023-11-07T11:60", "2023-11-07T11:00:61", "2023-11-07T11:00+24:00",
      "2023-11-07T11:00-06",
      "2023-11-07T11:00Z!", " 2023", "2023 ", "+2023", "-2023", "２０２３", "yesterday", "2023-11-07T11:00T11:00",
    ])
  func refusals(_ text: String) { #expect(PartialDate(text) == nil) }

  @Test("dates sort by their start")
  func order() {
    let texts = ["2022-12-31", "2023", "2023-01-01T09:00", "2023-01-02", "2023-02", "2023-11-07", "2024"]
    #expect(texts.reversed().compactMap { PartialDate($0) }.sorted().map(\.text) == texts)
  }

  @Test(
    "the shortest form of an instant",
    arguments: [
      ("2023", "2023"), ("2023-01", "2023"), ("2023-01-01", "2023"), ("2023-03-01", "2023-03"),
      ("2023-01-02", "2023-01-02"), ("2023-11-07T11:00", "2023-11-07T11:00"),
      ("2023-01-01T00:00-01:00", "2023-01-01T00:00-01:00"),
    ])
  func shortest(_ text: String, _ shortest: String) { #expect(PartialDate.shortest(text) == shortest) }
}

@Suite("Calendar days")
struct CalendarDayTests {
  @Test("every day of eight hundred years, counted one by one")
  func countedOneByOne() {
    let first = CalendarDay(year: 1570, month: 1, day: 1)
    var number = first.daysSinceEpoch
    var weekday = first.weekday
    for year in 1570...2370 {
      let isLeap = year.isMultiple(of: 400) || (year.isMultiple(of: 4) && !year.isMultiple(of: 100))
      for (month, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
        if CalendarDay.daysIn(month: month + 1, of: year) != length {
          Issue.record("\(year)-\(month + 1) has \(length) days")
        }
        for day in 1...length {
          let expected = CalendarDay(year: year, month: month + 1, day: day)
          // One comparison a day in the common case: `#expect` three hundred thousand times is slow.
          if CalendarDay(daysSinceEpoch: number) != expected || expected.daysSinceEpoch != number
            || expected.weekday != weekday
          {
            Issue.record("\(expected.text) is day \(number), weekday \(weekday)")
          }
          number += 1
          weekday = weekday % 7 + 1
        }
      }
    }
  }

  @Test(
    "days whose number and weekday are known",
    arguments: [
      ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11_016, 2), ("2023-11-07", 19_668, 2),
      ("1582-10-15", -141_427, 5),
    ])
  func known(_ text: String, _ number: Int, _ weekday: Int) throws {
    let day = try #require(PartialDate(text)?.calendarDay)
    #expect(day.daysSinceEpoch == number)
    #expect(day.weekday == weekday)
    #expect(CalendarDay(daysSinceEpoch: number).text == text)
  }

  @Test("adding days passes over the ends of months and years")
  func adding() {
    let day = CalendarDay(year: 2023, month: 12, day: 31)
    #expect(day.adding(days: 1).text == "2024-01-01")
    #expect(day.adding(days: 60).text == "2024-02-29")
    #expect(day.adding(days: -365).text == "2022-12-31")
    #expect(day < day.adding(days: 1))
  }
}

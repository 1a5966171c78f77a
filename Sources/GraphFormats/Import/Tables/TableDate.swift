import GraphModel

/// Dates as tables have them: ISO 8601, `07 Nov 2023`, `7-Nov-23`, `November 2023`, `31/12/2023`.
enum TableDate {
  /// The date; nil if the text is none, or `04/05/2023`, which is one day here and another there.
  static func read(_ text: String) -> PartialDate? {
    if let date = PartialDate(text) { return date }
    let text = String(text.trimmingSpaces())
    if let date = PartialDate(text) { return date }
    // `2023-11-07T18:00:00Z` in one of its other forms: the day is what counts.
    if text.utf8.count > 10, let day = CalendarDay(leading: text) { return PartialDate(day) }
    let date = withoutTime(text)
    let numbers = date.split { $0 == "/" || $0 == "." || $0 == "-" }.map { Int($0) }
    if numbers.count == 3, let first = numbers[0], let second = numbers[1], var year = numbers[2] {
      // `11/27/17`, as spreadsheets shorten it.
      if date.contains("/"), year < 100, date.last?.isNumber ?? false { year += 2000 }
      if year > 31 {
        if first > 12 || date.contains(".") { return day(year, second, first) }
        return second > 12 ? day(year, first, second) : nil
      }
    }
    let words = DateWords(MonthNames.inEnglish(date))
    guard words.others.isEmpty, words.months.count == 1, let month = words.months.first else { return nil }
    if let year = words.year {
      guard let number = words.days.first else {
        return PartialDate("\(year)-\(month < 10 ? "0" : "")\(month)")
      }
      return words.days.count == 1 ? day(year, month, number) : nil
    }
    // `7-Nov-23`, as spreadsheets shorten it.
    return words.days.count == 2 ? day(2000 + words.days[1], month, words.days[0]) : nil
  }

  /// `11/27/17` of `11/27/17, 3:04 PM`
  private static func withoutTime(_ text: String) -> Substring {
    guard let comma = text.lastIndex(of: ","), text[comma...].contains(":") else { return text[...] }
    return text[..<comma]
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> PartialDate? {
    CalendarDay(existing: year, month, day).map { PartialDate($0) }
  }
}

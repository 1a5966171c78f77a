import GraphModel

/// A half-open period as people write it: with its last day, not with the first one after it.
public enum PeriodText {
  /// The period for which a link holds: `2019 – 2023`, `since 2019`, `until 2023`; nil when it is not dated.
  public static func validity(since: String?, until: String?) -> String? {
    switch (since, until) {
    case (nil, nil): nil
    case (let since?, nil): "since \(readable(since))"
    case (nil, let until?): "until \(readable(lastCovered(before: until, since: nil)))"
    case (let since?, let until?): range(from: since, before: until)
    }
  }

  /// When something takes place: `2023-11-06 – 2023-11-09`, `2023-11-07 11:00 – 11:35`; nil when it is not dated.
  public static func occurrence(since: String?, until: String?) -> String? {
    guard let since else { return validity(since: nil, until: until) }
    guard let until else { return readable(since) }
    return range(from: since, before: until)
  }

  private static func range(from since: String, before until: String) -> String {
    let first = readable(since)
    let last = readable(lastCovered(before: until, since: since))
    if first == last { return first }
    // Two times of one day: the day once.
    if let day = first.split(separator: " ").first, day.count < first.count, last.hasPrefix("\(day) ") {
      return "\(first) – \(last.dropFirst(day.count + 1))"
    }
    return "\(first) – \(last)"
  }

  /// The last year, month or day before an instant, in the precision of the instant or of the period's start,
  /// whichever is finer; a time is its own end, since nobody says that a talk ends at 11:34.
  private static func lastCovered(before until: String, since: String?) -> String {
    guard let end = PartialDate(until), !end.text.contains("T") else { return until }
    let startIsADay = since.flatMap { PartialDate($0) }?.calendarDay != nil
    guard let month = end.month else {
      return startIsADay ? dayBefore(year: end.year, month: 1, day: 1) : String(end.year - 1)
    }
    guard let day = end.day else {
      let text = dayBefore(year: end.year, month: month, day: 1)
      return startIsADay ? text : String(text.dropLast(3))
    }
    return dayBefore(year: end.year, month: month, day: day)
  }

  private static func dayBefore(year: Int, month: Int, day: Int) -> String {
    CalendarDay(year: year, month: month, day: day).adding(days: -1).text
  }

  /// `2023-11-07T11:00-06:00` as `2023-11-07 11:00`: the time at the place, which is what its visitors know.
  private static func readable(_ text: String) -> String {
    guard let date = PartialDate(text), let time = date.text.firstIndex(of: "T") else { return text }
    return "\(date.text[..<time]) \(date.text[date.text.index(after: time)...].prefix(5))"
  }
}

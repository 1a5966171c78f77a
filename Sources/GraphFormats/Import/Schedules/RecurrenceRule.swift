import GraphModel

/// How an entry of a calendar repeats, as far as programmes do: some days or weeks long, to an end that is stated.
/// Source: RFC 5545, 3.3.10.
struct RecurrenceRule {
  private enum Frequency: String {
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
    case yearly = "YEARLY"
  }

  private let frequency: Frequency
  private let interval: Int
  private let count: Int?
  private let until: String?
  /// Days of the week, from 1 for Monday; empty: that of the first time.
  private let weekdays: Set<Int>

  private static let weekdayNames = ["MO": 1, "TU": 2, "WE": 3, "TH": 4, "FR": 5, "SA": 6, "SU": 7]
  /// The day with which a week begins: it decides which days are in the same one.
  private let firstWeekday: Int
  /// More times than any programme repeats something.
  private static let mostTimes = 100

  /// Reads a rule; nil if it has no end, or says what is not read here.
  init?(_ text: String) {
    var parts: [String: String] = [:]
    for part in text.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2 else { return nil }
      parts[pair[0].trimmingSpaces().uppercased()] = pair[1].trimmingSpaces().uppercased()
    }
    guard let frequency = parts.removeValue(forKey: "FREQ").flatMap(Frequency.init) else { return nil }
    self.frequency = frequency
    guard let interval = Int(parts.removeValue(forKey: "INTERVAL") ?? "1"), (1...1_000).contains(interval)
    else { return nil }
    self.interval = interval
    let count = parts.removeValue(forKey: "COUNT")
    let until = parts.removeValue(forKey: "UNTIL")
    self.count = count.flatMap(Int.init)
    self.until = until.flatMap(ScheduleDates.calendarDate)
    guard (self.count ?? 0) > 0 || self.until != nil else { return nil }
    var weekdays: Set<Int> = []
    for name in (parts.removeValue(forKey: "BYDAY") ?? "").split(separator: ",") {
      guard frequency == .weekly || frequency == .daily, let day = Self.weekdayNames[String(name)] else {
        return nil
      }
      weekdays.insert(day)
    }
    self.weekdays = weekdays
    guard let firstWeekday = Self.weekdayNames[parts.removeValue(forKey: "WKST") ?? "MO"], parts.isEmpty
    else {
      return nil
    }
    self.firstWeekday = firstWeekday
  }

  /// The times from the first one on, `offset` being the minutes by which they are ahead of UTC where that is known; nil
  /// if there are too many.
  func times(from first: String, offset: Int?) -> [String]? {
    guard let start = PartialDate(first)?.calendarDay else { return nil }
    let clock = first.dropFirst(10)
    var times: [String] = []
    for day in DaySequence(start: start, rule: self) {
      let time = day.text + clock
      if let until, isAfter(time, until, offset) { break }
      if times.count == count { break }
      if times.count == Self.mostTimes { return nil }
      times.append(time)
    }
    return times
  }

  /// Whether a time is later than the last one. A rule's end is often in UTC where its times are not; where nothing says
  /// how far apart they are, the day decides.
  private func isAfter(_ time: String, _ until: String, _ offset: Int?) -> Bool {
    guard until.count > 10, time.count > 10 else { return time.prefix(10) > until.prefix(10) }
    if until.hasSuffix("Z") == time.hasSuffix("Z") { return time > until }
    guard let offset, let moment = ScheduleDates.adding(minutes: -offset, to: String(time.prefix(16))) else {
      return time.prefix(10) > until.prefix(10)
    }
    return moment > until.prefix(16)
  }

  /// The days of a rule, without end.
  private struct DaySequence: Sequence, IteratorProtocol {
    let start: CalendarDay
    let rule: RecurrenceRule
    private var step = 0

    init(start: CalendarDay, rule: RecurrenceRule) { (self.start, self.rule) = (start, rule) }

    mutating func next() -> CalendarDay? {
      // A rule can name days that never come: the 31st of each February.
      for _ in 0..<10_000 {
        defer { step += 1 }
        if let day = day(step) { return day }
      }
      return nil
    }

    private func day(_ step: Int) -> CalendarDay? {
      switch rule.frequency {
      case .daily:
        let day = start.adding(days: step * rule.interval)
        return rule.weekdays.isEmpty || rule.weekdays.contains(day.weekday) ? day : nil
      case .weekly:
        if rule.weekdays.isEmpty { return start.adding(days: 7 * step * rule.interval) }
        let week = start.adding(days: -((start.weekday - rule.firstWeekday + 7) % 7))
        let day = week.adding(days: 7 * (step / 7) * rule.interval + step % 7)
        return day >= start && rule.weekdays.contains(day.weekday) ? day : nil
      case .monthly:
        let months = start.month - 1 + step * rule.interval
        return valid(year: start.year + months / 12, month: months % 12 + 1)
      case .yearly: return valid(year: start.year + step * rule.interval, month: start.month)
      }
    }

    private func valid(year: Int, month: Int) -> CalendarDay? {
      guard year < 9_999, start.day <= CalendarDay.daysIn(month: month, of: year) else { return nil }
      return CalendarDay(year: year, month: month, day: start.day)
    }
  }
}

/// A date of any precision from year to minute, in ISO 8601 form: `2023`, `2023-11`, `2023-11-07`,
/// `2023-11-07T11:00`, `2023-11-07T11:00-06:00`.
///
/// A partial date means the half-open interval it names: `2023` is everything from 2023-01-01 to before 2024-01-01.
/// Instants are compared as text, in the local time they were written in; the zone is kept and not converted, since
/// a conference's day is the day at its place. Source: ISO 8601-1:2019, 5.2 to 5.4.
public struct PartialDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The date as text, in the precision it was given in.
  public let text: String
  /// The year, 1 to 9998: the end of 9999 has five digits, and would not compare as text.
  public let year: Int
  /// The month, 1 to 12, if known.
  public let month: Int?
  /// The day of the month, if known.
  public let day: Int?
  private let minutes: Int?

  /// Reads a date, or returns nil when the text is none or names a day that does not exist.
  public init?(_ text: some StringProtocol) {
    var digits = DigitReader(text.utf8)
    guard let year = digits.number(ofDigits: 4), (1...9998).contains(year) else { return nil }
    var month: Int?
    var day: Int?
    var minutes: Int?
    if digits.skip("-") {
      guard let value = digits.number(ofDigits: 2), (1...12).contains(value) else { return nil }
      month = value
      if digits.skip("-") {
        guard let dayValue = digits.number(ofDigits: 2),
          (1...CalendarDay.daysIn(month: value, of: year)).contains(dayValue)
        else { return nil }
        day = dayValue
        if digits.skip("T") || digits.skip(" ") {
          guard let hour = digits.number(ofDigits: 2), hour < 24, digits.skip(":"),
            let minute = digits.number(ofDigits: 2), minute < 60
          else { return nil }
          minutes = hour * 60 + minute
          if digits.skip(":") {
            guard let second = digits.number(ofDigits: 2), second < 61 else { return nil }
          }
          if !digits.skip("Z"), digits.skip("+") || digits.skip("-") {
            guard let hours = digits.number(ofDigits: 2), hours < 24 else { return nil }
            _ = digits.skip(":")
            guard let rest = digits.number(ofDigits: 2), rest < 60 else { return nil }
          }
        }
      }
    }
    guard digits.isAtEnd else { return nil }
    self.year = year
    self.month = month
    self.day = day
    self.minutes = minutes
    self.text = minutes == nil ? String(text) : String(text).replacingFirst(" ", with: "T")
  }

  /// Makes a day's date.
  public init(_ calendarDay: CalendarDay) {
    year = calendarDay.year
    month = calendarDay.month
    day = calendarDay.day
    minutes = nil
    text = calendarDay.text
  }

  /// The instant at which the interval begins, in its shortest form (`2023` for 2023-01-01), so that texts compare as
  /// instants do.
  public var start: String { minutes == nil ? PartialDate.shortest(text) : text }

  /// The instant at which the interval ends, not included, in its shortest form; of a time, the end of its day.
  public var end: String {
    guard let month else { return padded(year + 1, 4) }
    guard let day else {
      return month == 12 ? padded(year + 1, 4) : "\(padded(year, 4))-\(padded(month + 1, 2))"
    }
    return PartialDate.shortest(CalendarDay(year: year, month: month, day: day).adding(days: 1).text)
  }

  /// The day, if it is known.
  public var calendarDay: CalendarDay? {
    guard let month, let day else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  /// The first day of the interval.
  public var firstDay: CalendarDay { CalendarDay(year: year, month: month ?? 1, day: day ?? 1) }

  /// The text itself.
  public var description: String { text }

  /// Whether the one's interval begins before the other's.
  public static func < (left: PartialDate, right: PartialDate) -> Bool {
    (left.start, left.text) < (right.start, right.text)
  }

  /// The shortest text that names the same instant: `2024-01-01` is `2024`, `2024-03-01` is `2024-03`.
  public static func shortest(_ instant: String) -> String {
    var text = Substring(instant)
    while text.utf8.count > 4, text.hasSuffix("-01") { text = text.dropLast(3) }
    return String(text)
  }
}

/// A day of the Gregorian calendar.
public struct CalendarDay: Hashable, Sendable, Comparable {
  /// The year.
  public let year: Int
  /// The month, from 1.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// Makes a day from its three numbers.
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Makes the day that lies so many days after 1970-01-01.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
  public init(daysSinceEpoch days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01. Source: as above, days_from_civil.
  public var daysSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day of the week: 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int { ((daysSinceEpoch + 3) % 7 + 7) % 7 + 1 }

  /// `2023-11-07`
  public var text: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

  /// The day so many days later, or earlier if negative.
  public func adding(days: Int) -> CalendarDay { CalendarDay(daysSinceEpoch: daysSinceEpoch + days) }

  /// Whether the one is before the other.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }

  /// How many days a month has.
  public static func daysIn(month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// Reads fixed-width numbers from the front of a text.
private struct DigitReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) { rest = ArraySlice(bytes) }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func number(ofDigits count: Int) -> Int? {
    guard rest.count >= count else { return nil }
    var value = 0
    for byte in rest.prefix(count) {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    rest = rest.dropFirst(count)
    return value
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension String {
  fileprivate func replacingFirst(_ old: Character, with new: Character) -> String {
    guard let index = firstIndex(of: old) else { return self }
    return self[..<index] + String(new) + self[self.index(after: index)...]
  }
}

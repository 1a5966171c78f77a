import GraphModel

/// The days of an event, both included.
public struct EventDates: Sendable, Equatable {
  /// The first day, as `2023-11-06`.
  public let since: String
  /// The last day, as `2023-11-09`.
  public let until: String

  /// Creates the span from ISO 8601 days; `nil` where they are none, or in the wrong order.
  public init?(since: String, until: String? = nil) {
    guard let first = CalendarDay(leading: since), let last = CalendarDay(leading: until ?? since),
      first <= last
    else { return nil }
    self.since = first.text
    self.until = last.text
  }

  /// Reads `2023-11-06..2023-11-09`, `2023-11-06 to 2023-11-09`, `November 6-9, 2023`, `6–9 November 2023`.
  public init?(text: String) {
    let dates = text.split { !($0.isNumber || $0 == "-") }.compactMap { CalendarDay(leading: $0) }
    if let first = dates.first {
      self.init(since: first.text, until: dates.dropFirst().first?.text)
      return
    }
    let words = DateWords(text)
    guard let month = words.months.first, let year = words.year, let day = words.days.first,
      let first = CalendarDay(existing: year, month, day)
    else { return nil }
    let lastMonth = words.months.dropFirst().first ?? month
    let last = words.days.dropFirst().first.flatMap { CalendarDay(existing: year, lastMonth, $0) }
    self.init(since: first.text, until: last?.text)
  }

  /// The day of the span that falls on the weekday; `nil` where none does, or more than one.
  func date(weekday: Int) -> CalendarDay? {
    let matching = days.filter { $0.weekday == weekday }
    return matching.count == 1 ? matching.first : nil
  }

  /// The day with the number, counted from 1.
  func date(number: Int) -> CalendarDay? {
    days.indices.contains(number - 1) ? days[number - 1] : nil
  }

  var year: Int? { CalendarDay(leading: since)?.year }

  private static let longestEvent = 60

  private var days: [CalendarDay] {
    guard let first = CalendarDay(leading: since), let last = CalendarDay(leading: until) else { return [] }
    return (0..<Self.longestEvent).map(first.adding(days:)).filter { $0 <= last }
  }
}

extension CalendarDay {
  /// Reads `2023-11-07`; a time after it is left out.
  init?(leading text: some StringProtocol) {
    guard let day = PartialDate(text.prefix(10))?.calendarDay else { return nil }
    self = day
  }

  /// The day of three numbers, or nil when the calendar has no such day.
  init?(existing year: Int, _ month: Int, _ day: Int) {
    guard (1...9998).contains(year), (1...12).contains(month),
      (1...CalendarDay.daysIn(month: month, of: year)).contains(day)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

/// The months, days, year and weekday that a short text names.
struct DateWords {
  private(set) var months: [Int] = []
  private(set) var days: [Int] = []
  private(set) var year: Int?
  /// 1 for Monday to 7 for Sunday, as in `CalendarDay`.
  private(set) var weekday: Int?
  /// The number in `Day 2` or `Day Two`.
  private(set) var dayNumber: Int?
  /// The words that are no part of a date.
  private(set) var others: [String] = []

  init(_ text: some StringProtocol) {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    var followsDay = false
    for word in words {
      defer { followsDay = word == "day" }
      if let number = Int(word.prefix { $0.isNumber }), Self.isNumber(word) {
        if followsDay, number <= 14 {
          dayNumber = number
        } else if number > 31 {
          year = (1900...2200).contains(number) ? number : year
        } else {
          days.append(number)
        }
      } else if followsDay, let ordinal = NotesVocabulary.ordinals.firstIndex(of: word) {
        dayNumber = ordinal + 1
      } else if let month = Self.index(of: word, in: NotesVocabulary.months) {
        months.append(month + 1)
      } else if let day = Self.index(of: word, in: NotesVocabulary.weekdays) {
        weekday = day + 1
      } else {
        others.append(word)
      }
    }
  }

  /// `7`, `7th`.
  private static func isNumber(_ word: String) -> Bool {
    ["", "st", "nd", "rd", "th"].contains(String(word.drop { $0.isNumber }))
  }

  /// The name in full, or its first three letters.
  private static func index(of word: String, in names: [String]) -> Int? {
    names.firstIndex { name in
      name == word || (word.count == 3 && name.hasPrefix(word)) || (word == "sept" && name == "september")
        || (word == "tues" && name == "tuesday") || (word == "thurs" && name == "thursday")
    }
  }
}

/// A heading that names a day: `Day One - Tuesday`, `Wednesday, November 8`, `2023-11-07`.
struct DayHeading: Equatable {
  /// The day as `2023-11-07`; `nil` where the dates of the event are not known.
  let date: String?

  /// Reads a heading; `nil` where it says more than a day.
  init?(_ text: String, event: EventDates?, year: Int?) {
    guard text.count <= 60 else { return nil }
    if let date = CalendarDay(leading: text), text.dropFirst(10).count <= 30 {
      self.date = date.text
      return
    }
    let words = DateWords(text)
    let namesDay =
      words.weekday != nil || words.dayNumber != nil || (!words.months.isEmpty && !words.days.isEmpty)
    guard namesDay, words.others.allSatisfy(NotesVocabulary.dayHeadingWords.contains) else { return nil }
    date = Self.resolve(words, event: event, year: year)?.text
  }

  static func resolve(_ words: DateWords, event: EventDates?, year: Int?) -> CalendarDay? {
    if let month = words.months.first, let day = words.days.first,
      let year = words.year ?? event?.year ?? year
    {
      return CalendarDay(existing: year, month, day)
    }
    if let weekday = words.weekday { return event?.date(weekday: weekday) }
    return words.dayNumber.flatMap { event?.date(number: $0) }
  }
}

/// A line that says when a talk is: `**Monday, November 6, 2023 • 9:15 am - 9:40 am**`.
struct SlotLine: Equatable {
  /// `2023-11-06T09:15`, or `2023-11-06` where the line has no time.
  let start: String
  /// `2023-11-06T09:40`.
  let end: String?

  private static let otherWords: Set<String> = [
    "am", "pm", "cet", "cest", "cst", "cdt", "est", "edt", "pst", "pdt", "utc", "gmt", "bst", "mst", "mdt",
    "ist",
    "jst", "to", "until", "at", "from", "th", "st", "nd", "rd", "local", "time", "when", "date",
  ]

  /// Reads a line that names a date and nothing but a date and times.
  init?(_ text: String, event: EventDates?, year: Int?) {
    guard text.count <= 80, text.contains(where: \.isNumber) else { return nil }
    let (times, rest) = ClockTime.extract(from: text)
    let words = DateWords(rest)
    guard words.others.allSatisfy(Self.otherWords.contains),
      !words.months.isEmpty || words.weekday != nil || words.year != nil
    else { return nil }
    let dates = rest.split(separator: " ").compactMap { CalendarDay(leading: $0) }
    guard let date = dates.first ?? DayHeading.resolve(words, event: event, year: year) else { return nil }
    guard !times.isEmpty || !words.days.isEmpty else { return nil }
    start = times.first.map { "\(date.text)T\($0.text)" } ?? date.text
    end = times.dropFirst().first.map { end in
      // What ends before it starts ends on the next day: a party.
      let isNextDay = times.first.map { (end.hour, end.minute) < ($0.hour, $0.minute) } ?? false
      return "\(date.adding(days: isNextDay ? 1 : 0).text)T\(end.text)"
    }
  }
}

/// A time of day.
struct ClockTime: Equatable {
  let hour: Int
  let minute: Int

  var text: String { "\(Self.twoDigits(hour)):\(Self.twoDigits(minute))" }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The times in the text, `9:15 am` and `09:15`, and the text without them.
  static func extract(from text: String) -> (times: [ClockTime], rest: String) {
    var times: [ClockTime] = []
    var rest = ""
    let pieces = text.lowercased().split { " ,–—•|*_()".contains($0) }
    // An ISO date keeps its hyphens; any other hyphen stands between two times.
    let words = pieces.flatMap { piece in
      CalendarDay(leading: piece) != nil
        ? piece.split(separator: "t").map(String.init) : piece.split(separator: "-").map(String.init)
    }
    var index = 0
    while index < words.count {
      let word = words[index]
      let next = index + 1 < words.count ? words[index + 1] : ""
      if let time = read(word, half: ["am", "pm"].contains(next) ? next : "") {
        times.append(time)
        index += next == "am" || next == "pm" ? 2 : 1
      } else {
        rest += word + " "
        index += 1
      }
    }
    return (times, rest)
  }

  private static func read(_ word: String, half: String) -> ClockTime? {
    var digits = word[...]
    var half = half
    if digits.hasSuffix("am") || digits.hasSuffix("pm") {
      half = String(digits.suffix(2))
      digits = digits.dropLast(2)
    }
    let parts = digits.split(separator: ":")
    guard let first = parts.first, var hour = Int(first), hour <= 24,
      parts.count == 2 || (parts.count == 1 && half != "")
    else { return nil }
    let minute = parts.count == 2 ? Int(parts[1]) : 0
    guard let minute, (0...59).contains(minute) else { return nil }
    if half == "pm", hour < 12 { hour += 12 }
    if half == "am", hour == 12 { hour = 0 }
    return ClockTime(hour: hour, minute: minute)
  }
}

import GraphModel

/// Times: years, months, days, spans, weekdays, and those relative to today.
extension PhraseParser {
  /// A time as a condition on what happens then.
  func times(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    let dated = kinds.intersection(lexicon.datedKinds)
    let spans = timeSpans(at: position)
    guard !spans.isEmpty else { return [] }
    if dated.isEmpty {
      return kinds.sorted().flatMap { kind in
        spans.compactMap { span in
          time(span.value, of: kind).map {
            Alternative(
              value: Modifier(condition: $0, kinds: [kind]), end: span.end,
              cost: span.cost + Cost.attributeTime)
          }
        }
      }
    }
    return spans.map { span in span.map { Modifier(condition: .time($0), kinds: dated) } }
  }

  /// `("in"|"during") period | ("before"|"after"|"since"|"until") date | "between" date "and" date | …`
  func timeSpans(at position: Int) -> [Alternative<TimeSpan>] {
    memory.times.value(at: position, for: NoKey()) { readTimeSpans(at: position) }
  }

  private func readTimeSpans(at position: Int) -> [Alternative<TimeSpan>] {
    guard position < tokens.count else { return [] }
    var found: [Alternative<TimeSpan>] = []
    func add(_ span: TimeSpan?, _ end: Int) {
      if let span { found.append(Alternative(value: span, end: end, cost: 0)) }
    }
    if let next = word("in", "during", "of", "from", at: position), let period = period(at: next) {
      add(period.value, period.end)
      if let border = border(period.value, at: period.end) { add(border.value, border.end) }
    }
    if let next = word("on", at: position), let day = period(at: next) { add(day.value, day.end) }
    if let next = word("on or", "in or", at: position) {
      for (words, isAfter) in [("after" as Keyword, true), ("since", true), ("before", false)] {
        if let then = word(words, at: next), let date = period(at: then), date.value.weekday == nil {
          add(
            isAfter
              ? TimeSpan(start: date.value.start, end: nil, words: "since \(date.value.bareWords)")
              : TimeSpan(start: nil, end: date.value.end, words: "until \(date.value.bareWords)"), date.end)
        }
      }
    }
    if let day = weekday(at: position) { add(day, position + 1) }
    found += clockSpans(at: position)
    if let year = year(at: position) { add(year, position + 1) }
    if let decade = decade(at: position) { add(decade.value, decade.end) }
    if let next = word("in either", at: position), let period = period(at: next) {
      add(period.value, period.end)
    }
    if let period = relativePeriod(at: position) { add(period.value, period.end) }
    for (words, make) in PhraseParser.borders {
      guard let next = word(words, at: position) else { continue }
      if let date = period(at: next), date.value.weekday == nil { add(make(date.value), date.end) }
    }
    if let next = word("between", "from", at: position), let first = period(at: next),
      let middle = word("and", "to", "until", "through", "till", at: first.end),
      let second = period(at: middle)
    {
      add(
        TimeSpan(
          start: first.value.start, end: second.value.end,
          words: "between \(first.value.bareWords) and \(second.value.bareWords)"), second.end)
    }
    return found
  }

  /// "(in 2000) *or later*"
  private func border(_ span: TimeSpan, at position: Int) -> Alternative<TimeSpan>? {
    guard span.weekday == nil else { return nil }
    if let end = word(
      "or later", "or after", "and later", "or newer", "onwards", "onward", "and onwards", at: position)
    {
      return Alternative(
        value: TimeSpan(start: span.start, end: nil, words: "since \(span.bareWords)"), end: end, cost: 0)
    }
    return word("or earlier", "or before", "and earlier", "or older", at: position).map {
      Alternative(
        value: TimeSpan(start: nil, end: span.end, words: "until \(span.bareWords)"), end: $0, cost: 0)
    }
  }

  static let borders: [(Keyword, @Sendable (TimeSpan) -> TimeSpan)] = [
    ("before", { TimeSpan(start: nil, end: $0.start, words: "before \($0.bareWords)") }),
    ("until", { TimeSpan(start: nil, end: $0.end, words: "until \($0.bareWords)") }),
    ("since", { TimeSpan(start: $0.start, end: nil, words: "since \($0.bareWords)") }),
    ("after", { TimeSpan(start: $0.end, end: nil, words: "after \($0.bareWords)") }),
  ]

  /// A bare four-digit year.
  func year(at position: Int) -> TimeSpan? {
    guard position < tokens.count, tokens[position].text.utf8.count == 4,
      let year = Int(tokens[position].text),
      (1900...2199).contains(year), let date = PartialDate(tokens[position].text)
    else { return nil }
    return TimeSpan(date)
  }

  /// The name of a day of the week.
  func weekday(at position: Int) -> TimeSpan? {
    guard position < tokens.count, wordClasses[position].contains(.weekday),
      let index = PhraseParser.weekdays.firstIndex(of: tokens[position].folded)
    else {
      return nil
    }
    return TimeSpan(weekday: index + 1, words: "on " + tokens[position].folded.capitalizedFirst)
  }

  /// A date, month, weekday or relative period, without the word before it.
  func period(at position: Int) -> Alternative<TimeSpan>? {
    guard position < tokens.count else {
      expect(.date, at: position)
      return nil
    }
    if let next = word("the year", "year", at: position), let year = year(at: next) {
      return Alternative(value: year, end: next + 1, cost: 0)
    }
    let token = tokens[position]
    if token.kind == .word, let date = PartialDate(token.text) {
      return Alternative(value: TimeSpan(date), end: position + 1, cost: 0)
    }
    // "on the Sunday of FOSDEM"
    let day = word("the", at: position) ?? position
    if let weekday = weekday(at: day) {
      // "Wednesday 25 March 2026": the date alone says it, if it is a Wednesday.
      let next = mark(",", at: day + 1) ?? day + 1
      guard let date = month(at: next), let start = date.value.start.flatMap({ PartialDate($0)?.calendarDay })
      else { return Alternative(value: weekday, end: day + 1, cost: 0) }
      return start.weekday == weekday.weekday ? date : nil
    }
    if let month = month(at: position) { return month }
    if let decade = decade(at: position) ?? century(at: position) { return decade }
    if let relative = relativePeriod(at: position) { return relative }
    expect(.date, at: position)
    return nil
  }

  /// `the 20th century`
  private func century(at position: Int) -> Alternative<TimeSpan>? {
    let start = word("the", at: position) ?? position
    for (words, number) in [
      ("19th century" as Keyword, 19), ("nineteenth century", 19), ("20th century", 20),
      ("twentieth century", 20),
      ("21st century", 21), ("twenty first century", 21),
    ] {
      guard let end = word(words, at: start) else { continue }
      let first = number * 100 - 99
      return Alternative(
        value: TimeSpan(
          start: String(first), end: String(first + 100), words: "between \(first) and \(first + 99)"),
        end: end,
        cost: 0)
    }
    return nil
  }

  private static let decades = [
    "twenties": "20s", "thirties": "30s", "forties": "40s", "fifties": "50s", "sixties": "60s",
    "seventies": "70s", "eighties": "80s", "nineties": "90s",
  ]

  /// `1960s`, `the 1960s`, `the 90s`, `the nineties`
  func decade(at position: Int) -> Alternative<TimeSpan>? {
    let start = word("the", at: position) ?? position
    guard start < tokens.count, let first = tokens[start].folded.utf8.first, PhraseParser.startsNumber(first)
    else { return nil }
    if let tens = PhraseParser.decades[tokens[start].folded].flatMap({ Int($0.dropLast()) }) {
      let century =
        tens <= today.year % 100 ? today.year - today.year % 100 : today.year - today.year % 100 - 100
      let year = century + tens
      return Alternative(
        value: TimeSpan(start: String(year), end: String(year + 10), words: "in the \(year)s"),
        end: start + 1,
        cost: 0)
    }
    // Of two digits, this century's as far as it has got.
    if start < tokens.count, tokens[start].text.utf8.count == 3, tokens[start].text.hasSuffix("0s"),
      let tens = Int(tokens[start].text.dropLast()), tens >= 0
    {
      let year =
        (tens <= today.year % 100 ? today.year - today.year % 100 : today.year - today.year % 100 - 100)
        + tens
      return Alternative(
        value: TimeSpan(start: String(year), end: String(year + 10), words: "in the \(year)s"),
        end: start + 1, cost: 0)
    }
    guard start < tokens.count, tokens[start].kind == .word, tokens[start].text.utf8.count == 5,
      tokens[start].text.hasSuffix("0s"), let year = Int(tokens[start].text.dropLast()),
      (1000...2190).contains(year)
    else { return nil }
    return Alternative(
      value: TimeSpan(start: String(year), end: String(year + 10), words: "in the \(year)s"), end: start + 1,
      cost: 0)
  }

  /// `November 2023`, `November 7, 2023`, `7 November 2023`
  private func month(at position: Int) -> Alternative<TimeSpan>? {
    func month(_ position: Int) -> Int? {
      guard position < tokens.count else { return nil }
      return PhraseParser.months.firstIndex {
        $0 == tokens[position].folded || $0.prefix(3) == tokens[position].folded
      }
      .map { $0 + 1 }
    }
    func year(_ position: Int) -> Int? {
      self.year(at: position) == nil ? nil : Int(tokens[position].text)
    }
    func span(_ year: Int, _ month: Int, _ day: Int? = nil, end: Int) -> Alternative<TimeSpan>? {
      let dayText = day.map { "-" + PhraseParser.twoDigits($0) } ?? ""
      return PartialDate("\(year)-\(PhraseParser.twoDigits(month))\(dayText)").map {
        Alternative(value: TimeSpan($0), end: end, cost: 0)
      }
    }
    if let number = month(position) {
      if let year = year(position + 1) { return span(year, number, end: position + 2) }
      if position + 1 < tokens.count, let day = Int(tokens[position + 1].text) {
        let next = mark(",", at: position + 2) ?? position + 2
        if let year = year(next) { return span(year, number, day, end: next + 1) }
      }
      return nil
    }
    if position < tokens.count, let day = Int(tokens[position].text), let number = month(position + 1),
      let year = year(position + 2)
    {
      return span(year, number, day, end: position + 3)
    }
    return nil
  }

  /// `("last"|"this"|"next") unit | "in the last" INT unit | "today" | "yesterday"`
  private func relativePeriod(at position: Int) -> Alternative<TimeSpan>? {
    for (words, offset) in [("today" as Keyword, 0), ("yesterday", -1), ("tomorrow", 1)] {
      guard let end = word(words, at: position) else { continue }
      let day = today.adding(days: offset)
      return span(day, day, "on \(day.text)", end)
    }
    let start = word("the", at: position) ?? position
    if let next = word("last", "past", at: start), let count = number(at: next),
      let unit = unit(at: count.end), let begin = unit.before(today, count.value)
    {
      return span(begin, today, "between \(begin.text) and \(today.text)", count.end + 1)
    }
    for (words, offset) in [("last" as Keyword, -1), ("this", 0), ("next", 1)] {
      guard let next = word(words, at: start), let unit = unit(at: next) else { continue }
      let (first, last) = unit.containing(today, offset: offset)
      return span(first, last, unit.words(first, last), next + 1)
    }
    return nil
  }

  private func span(_ first: CalendarDay, _ last: CalendarDay, _ words: String, _ end: Int) -> Alternative<
    TimeSpan
  > {
    Alternative(
      value: TimeSpan(start: PartialDate(first).start, end: PartialDate(last).end, words: words), end: end,
      cost: 0)
  }

  enum Unit: String, CaseIterable {
    case day, week, month, year

    /// The unit's first and last day, so many units away from that of a day.
    func containing(_ day: CalendarDay, offset: Int) -> (CalendarDay, CalendarDay) {
      switch self {
      case .day:
        let day = day.adding(days: offset)
        return (day, day)
      case .week:
        let monday = day.adding(days: 1 - day.weekday + 7 * offset)
        return (monday, monday.adding(days: 6))
      case .month:
        let index = day.year * 12 + day.month - 1 + offset
        let first = CalendarDay(year: index / 12, month: index % 12 + 1, day: 1)
        return (first, first.adding(days: CalendarDay.daysIn(month: first.month, of: first.year) - 1))
      case .year:
        let year = day.year + offset
        return (CalendarDay(year: year, month: 1, day: 1), CalendarDay(year: year, month: 12, day: 31))
      }
    }

    /// The day so many units earlier, or nil if that is before the calendar.
    func before(_ day: CalendarDay, _ count: Int) -> CalendarDay? {
      guard count <= 2_000 else { return nil }
      switch self {
      case .day: return day.adding(days: -count)
      case .week: return day.adding(days: -7 * count)
      case .month, .year:
        let index = day.year * 12 + day.month - 1 - count * (self == .year ? 12 : 1)
        guard index >= 12 else { return nil }
        let month = index % 12 + 1
        let lastDay = CalendarDay.daysIn(month: month, of: index / 12)
        return CalendarDay(year: index / 12, month: month, day: min(day.day, lastDay))
      }
    }

    func words(_ first: CalendarDay, _ last: CalendarDay) -> String {
      switch self {
      case .day: "on \(first.text)"
      case .week: "between \(first.text) and \(last.text)"
      case .month: "in \(first.text.prefix(7))"
      case .year: "in \(first.year)"
      }
    }
  }

  private func unit(at position: Int) -> Unit? {
    guard position < tokens.count else { return nil }
    let folded = tokens[position].folded
    return Unit.allCases.first { folded == $0.rawValue || folded == $0.rawValue + "s" }
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]
}

extension TimeSpan {
  /// The interval that a date names.
  init(_ date: PartialDate) {
    let preposition = date.day == nil ? "in" : "on"
    self.init(start: date.start, end: date.end, words: "\(preposition) \(date.text)")
  }

  /// The words without the preposition: what stands behind "before".
  var bareWords: String { words.split(separator: " ", maxSplits: 1).last.map(String.init) ?? words }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

import GraphModel

/// Times of day: "after 17:30", "between 9:00 and 11:00", "in the morning".
extension PhraseParser {
  /// `("at"|"after"|"from"|"since"|"before"|"until"|"by") clock | "between" clock "and" clock | ["in the"] part of the day`
  func clockSpans(at position: Int) -> [Alternative<TimeSpan>] {
    var found: [Alternative<TimeSpan>] = []
    func add(_ start: Minute, _ end: Minute?, _ words: String, _ position: Int) {
      let span = TimeSpan(clock: ClockSpan(start: start.text, end: end?.text), words: words)
      found.append(Alternative(value: span, end: position, cost: 0))
    }
    for (words, make) in PhraseParser.clockBorders {
      guard let next = word(words, at: position), let time = clock(at: next) ?? hour(at: next) else {
        continue
      }
      let (start, end) = make(time.value)
      add(start, end, "\(words) \(time.value.text)", time.end)
    }
    if let next = word("between", "from", at: position), let first = clock(at: next),
      let middle = word("and", "to", "until", at: first.end), let second = clock(at: middle)
    {
      add(first.value, second.value, "between \(first.value.text) and \(second.value.text)", second.end)
    }
    let part = word("in the", at: position) ?? position
    for (words, start, end) in PhraseParser.partsOfTheDay {
      if let next = word(words, at: part) { add(start, end, "in the \(words)", next) }
    }
    return found
  }

  /// A minute of the day; what happens at 17:30 begins before 17:31.
  struct Minute {
    var count: Int
    var next: Minute? { count + 1 < 24 * 60 ? Minute(count: count + 1) : nil }
    var text: String {
      let (hour, minute) = count.quotientAndRemainder(dividingBy: 60)
      return (hour < 10 ? "0\(hour)" : "\(hour)") + (minute < 10 ? ":0\(minute)" : ":\(minute)")
    }
  }

  private static let clockBorders: [(Keyword, @Sendable (Minute) -> (Minute, Minute?))] = [
    ("at", { ($0, $0.next) }),
    ("after", { ($0.next ?? $0, nil) }),
    ("from", { ($0, nil) }),
    ("since", { ($0, nil) }),
    ("before", { (Minute(count: 0), $0) }),
    ("until", { (Minute(count: 0), $0.next) }),
  ]

  /// The evening begins when offices close.
  private static let partsOfTheDay: [(Keyword, Minute, Minute?)] = [
    ("morning", Minute(count: 0), Minute(count: 12 * 60)),
    ("afternoon", Minute(count: 12 * 60), Minute(count: 18 * 60)),
    ("evening", Minute(count: 18 * 60), nil),
  ]

  /// "(before) 11": a number that nothing is counted with.
  private func hour(at position: Int) -> (value: Minute, end: Int)? {
    guard position < tokens.count, tokens[position].kind == .word, tokens[position].text.utf8.count <= 2,
      let hour = Int(tokens[position].text), (0..<24).contains(hour),
      isAtEnd(position + 1) || mark("?", at: position + 1) != nil || word("on", at: position + 1) != nil
    else { return nil }
    return (Minute(count: hour * 60), position + 1)
  }

  /// `17:30`, `9:30`, `5pm`, `5:30 pm`, `noon`
  private func clock(at position: Int) -> (value: Minute, end: Int)? {
    if let end = word("noon", at: position) { return (Minute(count: 12 * 60), end) }
    guard position < tokens.count, tokens[position].kind == .word,
      tokens[position].text.utf8.first.map({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) ?? false
    else { return nil }
    var digits = Substring(tokens[position].text.lowercased())
    var end = position + 1
    var half: Keyword?
    for mark in ["am", "pm"] as [Keyword] {
      if digits.hasSuffix(mark.description) {
        digits = digits.dropLast(2)
        half = mark
      } else if let next = word(mark, at: end) {
        end = next
        half = mark
      }
    }
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
    guard let hour = parts.first.flatMap({ Int($0) }), parts.count == 2 || parts.count == 1 && half != nil,
      let minute = parts.count == 2 ? Int(parts[1]) : 0, (0..<60).contains(minute),
      half == nil ? (0..<24).contains(hour) : (1...12).contains(hour),
      parts.count == 1 || parts[1].utf8.count == 2
    else { return nil }
    let isAfternoon = half == "pm"
    return (Minute(count: (half == nil ? hour : hour % 12 + (isAfternoon ? 12 : 0)) * 60 + minute), end)
  }
}

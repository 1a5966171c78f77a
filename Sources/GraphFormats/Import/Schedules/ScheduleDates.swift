import GraphModel

/// Times as programmes write them, as the graph keeps them: local, to the minute, the zone as written.
enum ScheduleDates {
  /// `20260322T070000Z`, `20200114T070000`, `20200114` in the form of ISO 8601 with punctuation; nil if it is none.
  static func calendarDate(_ text: some StringProtocol) -> String? {
    let text = text.trimmingSpaces()
    let digits = Array(text.prefix(8))
    guard digits.count == 8, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return moment(text) }
    var result = "\(String(digits[0..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<8]))"
    let rest = text.dropFirst(8)
    if rest.first == "T" {
      let time = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard time.count >= 4 else { return nil }
      result += "T\(time.prefix(2)):\(time.dropFirst(2).prefix(2))"
      if rest.hasSuffix("Z") { result += "Z" }
    }
    return PartialDate(result)?.text
  }

  /// A date in ISO 8601 form, its seconds left out; nil if it is none.
  static func moment(_ text: some StringProtocol) -> String? {
    let text = text.trimmingSpaces()
    guard let time = text.firstIndex(where: { $0 == "T" || $0 == " " }) else {
      return PartialDate(text)?.text
    }
    let clock = text[text.index(after: time)...]
    let zoneStart = clock.firstIndex { "Z+-".contains($0) } ?? clock.endIndex
    let parts = clock[..<zoneStart].split(separator: ":")
    guard parts.count >= 2, let hours = parts.first, parts.indices.contains(1) else { return nil }
    let padded = hours.count == 1 ? "0" + hours : String(hours)
    let zone = clock[zoneStart...]
    // +01:00:00 and +0100 are met as well.
    return PartialDate("\(text[..<time])T\(padded):\(parts[1])\(zone.prefix(6))")?.text
  }

  /// The moment so many minutes later, in the same zone.
  static func adding(minutes: Int, to moment: String) -> String? {
    guard let day = PartialDate(moment)?.calendarDay, let time = moment.firstIndex(of: "T") else {
      return nil
    }
    let clock = moment[moment.index(after: time)...]
    let parts = clock.prefix(5).split(separator: ":")
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]) else { return nil }
    let total = hour * 60 + minute + minutes
    let days = total >= 0 ? total / 1_440 : (total - 1_439) / 1_440
    let rest = total - days * 1_440
    return
      "\(day.adding(days: days).text)T\(twoDigits(rest / 60)):\(twoDigits(rest % 60))\(clock.dropFirst(5))"
  }

  /// The minutes between two moments, or two days, of one zone; nil if they are none.
  static func minutes(from start: String, to end: String) -> Int? {
    func minutes(_ moment: String) -> Int? {
      guard let day = CalendarDay(leading: moment) else { return nil }
      let clock = moment.dropFirst(11).prefix(5).split(separator: ":").compactMap { Int($0) }
      return day.daysSinceEpoch * 1_440 + (clock.count == 2 ? clock[0] * 60 + clock[1] : 0)
    }
    guard let first = minutes(start), let last = minutes(end) else { return nil }
    return last - first
  }

  /// The minutes in `00:30`, `1:30:00`, `PT1H30M`, `P1DT2H` and `90`; nil if it is none of these.
  static func minutes(_ text: some StringProtocol) -> Int? {
    let text = text.trimmingSpaces()
    if text.first == "P" || text.hasPrefix("+P") { return isoMinutes(String(text)) }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count <= 4, parts.allSatisfy({ $0.map { (0...100_000).contains($0) } ?? false }) else {
      return nil
    }
    let numbers = parts.compactMap(\.self)
    switch numbers.count {
    case 1: return numbers[0]
    case 2, 3: return numbers[0] * 60 + numbers[1]
    case 4: return numbers[0] * 1_440 + numbers[1] * 60 + numbers[2]
    default: return nil
    }
  }

  private static func isoMinutes(_ text: String) -> Int? {
    var total = 0
    var number = ""
    var isTime = false
    for character in text.drop(while: { $0 == "+" }).dropFirst() {
      if character.isASCII, character.isNumber {
        number.append(character)
        continue
      }
      if character == "T" {
        isTime = true
        continue
      }
      guard let value = Int(number), value < 100_000 else { return nil }
      number = ""
      switch character {
      case "W": total += value * 10_080
      case "D": total += value * 1_440
      case "H": total += value * 60
      case "M" where isTime: total += value
      case "S": break
      default: return nil
      }
    }
    return number.isEmpty ? total : nil
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  /// The first day of some slots, and the day after the last.
  static func days(of slots: some Sequence<ScheduledSlot>) -> (since: String, until: String)? {
    var first: CalendarDay?
    var last: CalendarDay?
    for slot in slots {
      guard let day = slot.since.flatMap({ PartialDate($0)?.calendarDay }) else { continue }
      first = min(first ?? day, day)
      last = max(last ?? day, day)
    }
    guard let first, let last else { return nil }
    return (PartialDate(first).start, PartialDate(last).end)
  }
}

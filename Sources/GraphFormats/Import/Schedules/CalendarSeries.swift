import GraphModel

extension CalendarFile {
  /// The entries as they stand now: of one that is there in several versions, the last. Says how many are left out.
  func currentEntries(_ leftOut: inout [String: Int]) -> [Entry] {
    var newest: [String: Int] = [:]
    for entry in entries { newest[entry.versionKey] = max(newest[entry.versionKey] ?? 0, entry.sequence) }
    let current = entries.filter { $0.sequence == newest[$0.versionKey] }
    leftOut.count(entries.count - current.count, "earlier version of an entry")
    return current
  }
}

/// The times of entries that repeat, without those that were moved or called off.
struct CalendarSeries {
  private let zoneOffsets: [String: Int]
  /// The times of entries for which there are other entries, by key.
  private var moved: [String: [String]] = [:]
  /// How many times all rules of a file may stand for: many more than a programme has.
  private var timesLeft = 5_000

  init(_ file: CalendarFile) {
    zoneOffsets = file.zoneOffsets
    for entry in file.entries {
      let times = entry.times("RECURRENCE-ID")
      if !times.isEmpty, let key = entry.value("UID") { moved[key, default: []] += times }
    }
  }

  /// When and where an entry takes place: once, or as often as its rule says; `unread` is told what cannot be read.
  mutating func slots(
    of entry: CalendarFile.Entry, room: String?, _ unread: inout [ImportReport.LineRemark]
  ) -> [ScheduledSlot] {
    let first = entry.slot(room: room)
    guard let since = first.since else { return [first] }
    var times = [since]
    if let text = entry.value("RRULE") {
      if let repeated = RecurrenceRule(text)?.times(from: since, offset: offset(of: entry)),
        repeated.count <= timesLeft
      {
        timesLeft -= repeated.count
        times = repeated
      } else {
        unread.append(
          .init(
            line: entry.line, text: entry.text("SUMMARY") ?? "",
            reason: "it repeats (\(text)): only its first time is read"))
      }
    }
    let added = entry.times("RDATE").filter { !times.contains($0) }
    let removed = entry.times("EXDATE") + movedTimes(of: entry)
    for time in removed {
      // Where the one is in UTC and the other is not, the day tells which is meant.
      let place =
        times.firstIndex(of: time)
        ?? times.firstIndex { $0.prefix(10) == time.prefix(10) && $0.count != time.count }
      if let place { times.remove(at: place) }
    }
    let minutes = first.until.flatMap { ScheduleDates.minutes(from: since, to: $0) }
    return (times + added).sorted().map { time in
      var slot = ScheduledSlot(since: time, until: nil, room: room)
      slot.until =
        time == since ? first.until : minutes.flatMap { ScheduleDates.adding(minutes: $0, to: time) }
      if slot.until == nil, !time.contains("T"), let minutes, let day = PartialDate(time)?.calendarDay {
        slot.until = day.adding(days: minutes / 1_440).text
      }
      return slot
    }
  }

  /// The times of an entry for which there is another entry.
  private func movedTimes(of entry: CalendarFile.Entry) -> [String] {
    guard entry.value("RRULE") ?? entry.value("RDATE") != nil else { return [] }
    return entry.value("UID").flatMap { moved[$0] } ?? []
  }

  /// By how many minutes an entry's times are ahead of UTC, if the file says so.
  private func offset(of entry: CalendarFile.Entry) -> Int? {
    entry.properties["DTSTART"]?.first?.parameter("TZID").flatMap { zoneOffsets[$0] }
  }
}

extension CalendarFile.Entry {
  /// Which version of the entry it is.
  fileprivate var sequence: Int { value("SEQUENCE").flatMap { Int($0.trimmingSpaces()) } ?? 0 }

  /// What versions of an entry have in common; entries without a key have none.
  fileprivate var versionKey: String {
    guard let key = value("UID") else { return "line \(line)" }
    return "\(key)\n\(value("RECURRENCE-ID") ?? "")"
  }

  /// The times in all properties of this name.
  fileprivate func times(_ name: String) -> [String] {
    (properties[name] ?? []).flatMap(\.items).compactMap { ScheduleDates.calendarDate($0) }
  }
}

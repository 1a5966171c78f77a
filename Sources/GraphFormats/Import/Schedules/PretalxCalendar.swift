import GraphModel

/// A calendar of pretalx: `Title - Name, Name`, and all the names are people's.
struct PretalxCalendar {
  let file: CalendarFile

  init(_ file: CalendarFile) { self.file = file }

  /// The programme.
  var schedule: Schedule {
    let keys = file.entries.map { PretalxKey($0.value("UID") ?? "") }
    let first = keys.lazy.compactMap(\.self).first
    let name = ScheduleText.title(file.properties["X-WR-CALNAME"])
    var schedule = Schedule(
      instance: first.map { "\($0.host)/\($0.event)" } ?? name ?? "pretalx", personInstance: first?.host,
      event: ScheduledEvent(name: name ?? first?.event), stamp: file.stamp, unread: file.unread)
    var places: [String: Int] = [:]
    for (entry, key) in zip(file.entries, keys) {
      guard let line = ScheduleText.title(entry.text("SUMMARY")) else {
        schedule.unread.append(.init(line: entry.line, text: "VEVENT", reason: "a talk without a title"))
        continue
      }
      let (title, names) = Self.parted(line)
      var talk = ScheduledTalk(
        key: key?.code ?? entry.value("UID") ?? entry.madeUpKey, title: title, heading: line,
        locator: "line \(entry.line)", line: entry.line)
      talk.abstract = ScheduleText.abstract(entry.text("DESCRIPTION"))
      talk.url = entry.value("URL")
      talk.slots = [entry.slot(room: ScheduleText.title(entry.text("LOCATION")))]
      talk.isCancelled = entry.isCancelled
      talk.people = names.map { ScheduledPerson(name: $0) }
      schedule.add(talk, &places)
    }
    return schedule
  }

  /// The title, and the people behind the last dash after which there are only names.
  static func parted(_ line: String) -> (title: String, names: [String]) {
    for dash in line.ranges(of: " - ").reversed() {
      let names = line[dash.upperBound...].split(separator: ",").map { String($0.trimmingSpaces()) }
      if !names.isEmpty, names.allSatisfy(isName), dash.lowerBound != line.startIndex {
        return (String(line[..<dash.lowerBound].trimmingSpaces()), names)
      }
    }
    return (line, [])
  }

  private static func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (1...6).contains(words.count), !text.contains(where: { ":?!".contains($0) }) else { return false }
    let lowered = words.map { $0.lowercased() }
    return !lowered.contains(where: HeadingVocabulary.titleWords.contains)
      || lowered.allSatisfy {
        !HeadingVocabulary.titleWords.contains($0) || HeadingVocabulary.nameParticles.contains($0)
      }
  }
}

/// `pretalx-democon-G9JGWY-1@pretalx.example.org`: the event, the talk's code, and which of its slots it is.
struct PretalxKey: Equatable {
  var event: String
  var code: String
  var host: String

  init?(_ uid: String) {
    let halves = uid.trimmingSpaces().split(separator: "@", maxSplits: 1)
    guard halves.count == 2, halves[0].hasPrefix("pretalx-") else { return nil }
    var parts = halves[0].split(separator: "-").dropFirst()
    if parts.count > 2, let last = parts.last, last.count < 4, Int(last) != nil { parts = parts.dropLast() }
    guard parts.count >= 2, let code = parts.last else { return nil }
    event = parts.dropLast().joined(separator: "-")
    self.code = String(code)
    host = halves[1].lowercased()
  }
}

import GraphModel

/// A calendar of anything else: speakers are named in the first line of the description, or as attendees.
struct PlainCalendar {
  let file: CalendarFile

  init(_ file: CalendarFile) { self.file = file }

  /// The programme.
  var schedule: Schedule {
    let name = ["X-WR-CALNAME", "NAME", "X-WR-CALDESC", "DESCRIPTION"].lazy.compactMap {
      ScheduleText.title(file.properties[$0])
    }.first
    var schedule = Schedule(
      instance: instance(name), event: ScheduledEvent(name: name), stamp: file.stamp, unread: file.unread)
    // What calls off some entries says nothing of the others.
    schedule.isPartial = callsOff
    var places: [String: Int] = [:]
    var leftOut: [String: Int] = [:]
    let entries = file.currentEntries(&leftOut)
    let lists = SpeakerLines(among: entries.flatMap(Self.listed))
    var series = CalendarSeries(file)
    for entry in entries {
      guard let line = ScheduleText.title(entry.text("SUMMARY")) else {
        schedule.unread.append(.init(line: entry.line, text: "VEVENT", reason: "a talk without a title"))
        continue
      }
      let room = ScheduleText.title(entry.text("LOCATION"))
      let slots = series.slots(of: entry, room: room, &schedule.unread)
      schedule.add(talk(entry, line, slots, lists), &places)
      leftOut.count(entry.invited.count, "person invited")
    }
    schedule.addNotes(leftOut: leftOut)
    return schedule
  }

  private var callsOff: Bool { file.properties["METHOD"]?.trimmingSpaces().uppercased() == "CANCEL" }

  private static let calendarServices: Set<String> = [
    "google.com", "icloud.com", "outlook.com", "me.com", "apple.com", "example.com", "localhost",
  ]

  /// The part of the keys behind the `@`, or the host of the addresses, or the product; with the calendar's name where
  /// that host serves many calendars.
  private func instance(_ name: String?) -> String {
    var domains: Set<String> = []
    for entry in file.entries {
      if let at = entry.value("UID")?.split(separator: "@", maxSplits: 1).dropFirst().first {
        domains.insert(at.lowercased())
      }
    }
    if domains.count == 1, let domain = domains.first, !Self.calendarServices.contains(domain) {
      return domain
    }
    let host = file.entries.lazy.compactMap { ScheduleText.host(of: $0.value("URL")) }.first
    return
      "\(host ?? domains.min() ?? file.properties["PRODID"] ?? "calendar")/\(NameFolding.fold(name ?? ""))"
  }

  private func talk(
    _ entry: CalendarFile.Entry, _ line: String, _ slots: [ScheduledSlot], _ lists: SpeakerLines
  ) -> ScheduledTalk {
    let (type, title) = Self.bracketed(line)
    let abstract = Self.speakers(in: ScheduleText.abstract(entry.text("DESCRIPTION"))).rest
    let parts = TitlePrefixReader.read(title)
    var talk = ScheduledTalk(
      key: entry.value("UID").map { String($0.trimmingSpaces()) } ?? entry.madeUpKey,
      title: parts.namesFormat ? parts.bareTitle : title, heading: line, locator: "line \(entry.line)",
      line: entry.line)
    if talk.title != title { talk.otherTitles = [title] }
    talk.abstract = abstract
    talk.format = parts.namesFormat ? parts.format.rawValue : ScheduleText.format(type)
    talk.tags = entry.properties["CATEGORIES"]?.flatMap(\.items).compactMap(ScheduleText.title) ?? []
    talk.url = entry.value("URL")
    talk.slots = slots
    talk.isCancelled = entry.isCancelled || callsOff
    for written in Self.listed(entry) {
      let list = lists.people(in: written)
      talk.people += list.people
      talk.guessReason = talk.guessReason ?? list.guessReason
    }
    return talk
  }

  /// Those whom an entry names as speakers, one or several in each text.
  private static func listed(_ entry: CalendarFile.Entry) -> [String] {
    if !entry.speakers.isEmpty { return entry.speakers }
    let names = speakers(in: ScheduleText.abstract(entry.text("DESCRIPTION"))).names
    if !names.isEmpty { return names }
    return (entry.properties["ATTENDEE"] ?? []).filter { !entry.invited.contains($0) }.compactMap {
      $0.parameter("CN")
    }
  }

  /// `[talk] Title`
  private static func bracketed(_ line: String) -> (type: String?, title: String) {
    guard line.first == "[", let end = line.firstIndex(of: "]") else { return (nil, line) }
    let type = line[line.index(after: line.startIndex)..<end]
    let title = line[line.index(after: end)...].trimmingSpaces()
    guard !title.isEmpty, type.count <= 20 else { return (nil, line) }
    return (String(type), String(title))
  }

  private static let labels: Set<String> = [
    "speaker", "speakers", "speaker(s)", "by", "von", "presenter", "presenters", "presented by", "referent",
    "referentin", "referenten", "vortragende", "vortragender", "intervenant", "intervenante", "intervenants",
    "orateur", "oratrice", "orateurs", "ponente", "ponentes", "relatore", "relatori", "palestrante",
    "spreker",
    "sprekers", "talare", "presentador", "presenta",
  ]

  /// Labels that say who speaks wherever a line begins with them; `by:` does so only at the beginning.
  private static let certainLabels: Set<String> = [
    "speaker", "speakers", "speaker(s)", "presenter", "presenters",
  ]

  /// The names after `Speaker:`, in the first line or another one, and the text without that line.
  static func speakers(in description: String?) -> (names: [String], rest: String?) {
    guard let description else { return ([], nil) }
    var lines = description.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (place, line) in lines.enumerated() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let label = line[..<colon].trimmingSpaces().lowercased()
      guard place == 0 ? labels.contains(label) : certainLabels.contains(label) else { continue }
      let names = line[line.index(after: colon)...].trimmingSpaces()
      lines.remove(at: place)
      return (names.isEmpty ? [] : [String(names)], ScheduleText.abstract(lines.joined(separator: "\n")))
    }
    return ([], description)
  }
}

extension CalendarFile.Entry {
  /// Those who were asked to come, which speakers are not.
  fileprivate var invited: [ContentLine] {
    (properties["ATTENDEE"] ?? []).filter { $0.parameter("PARTSTAT") != nil }
  }
}

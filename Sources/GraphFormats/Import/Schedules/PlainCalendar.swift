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
      instance: instance(name), event: ScheduledEvent(name: name ?? productName), stamp: file.stamp,
      unread: file.unread)
    var places: [String: Int] = [:]
    for entry in file.entries {
      guard let line = ScheduleText.title(entry.text("SUMMARY")) else {
        schedule.unread.append(.init(line: entry.line, text: "VEVENT", reason: "a talk without a title"))
        continue
      }
      if let rule = entry.value("RRULE") {
        schedule.unread.append(
          .init(line: entry.line, text: line, reason: "it repeats (\(rule)): only its first time is read"))
      }
      file.add(talk(entry, line), to: &schedule, &places)
    }
    return schedule
  }

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

  /// `-//Kielux//ical-file//DE`
  private var productName: String? {
    file.properties["PRODID"]?.split(separator: "/", omittingEmptySubsequences: true)
      .first { $0.contains(where: \.isLetter) }.map(String.init)
  }

  private func talk(_ entry: CalendarFile.Entry, _ line: String) -> ScheduledTalk {
    let (type, title) = Self.bracketed(line)
    let description = ScheduleText.abstract(entry.text("DESCRIPTION"))
    let (names, abstract) = Self.speakers(in: description)
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
    talk.slots = [entry.slot(room: ScheduleText.title(entry.text("LOCATION")))]
    talk.isCancelled = entry.isCancelled
    let attendees = (entry.properties["ATTENDEE"] ?? []).filter { $0.parameter("PARTSTAT") == nil }
      .compactMap { $0.parameter("CN") }
    let listed = entry.speakers.isEmpty ? names.isEmpty ? attendees : names : entry.speakers
    talk.people = listed.flatMap(Self.people)
    return talk
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

  /// The names after `Speaker:` in the first line, and the text without that line.
  static func speakers(in description: String?) -> (names: [String], rest: String?) {
    guard let description else { return ([], nil) }
    let lines = description.split(maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard let first = lines.first, let colon = first.firstIndex(of: ":"),
      labels.contains(first[..<colon].trimmingSpaces().lowercased())
    else { return ([], description) }
    let names = first[first.index(after: colon)...].trimmingSpaces()
    return (
      names.isEmpty ? [] : [String(names)], lines.count > 1 ? ScheduleText.abstract(String(lines[1])) : nil
    )
  }

  /// The people in `A`, `A and B`, `A, B & C`, `A, Organisation`.
  static func people(_ written: String) -> [ScheduledPerson] {
    let pieces = written.split(separator: ",").map { String($0.trimmingSpaces()) }.filter { !$0.isEmpty }
    let conjunctions = [" and ", " und ", " et ", " & ", " y ", "; "]
    if pieces.count > 1 {
      let heading = HeadingParser().parse("Talk - \(written)")
      if !heading.people.isEmpty {
        return heading.people.map { person in
          ScheduledPerson(
            name: person.name, role: person.role, organisation: person.organisationCanonical,
            affiliationNote: person.affiliationNote, jobTitle: person.jobTitle)
        }
      }
    }
    var names = pieces
    for conjunction in conjunctions {
      names = names.flatMap { name in
        name.split(separator: conjunction).map { String($0.trimmingSpaces()) }.filter { !$0.isEmpty }
      }
    }
    return names.map { ScheduledPerson(name: $0) }
  }
}

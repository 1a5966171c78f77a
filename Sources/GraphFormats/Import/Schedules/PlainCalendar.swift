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
    var leftOut = file.otherComponents
    for entry in file.currentEntries(&leftOut) {
      guard let line = ScheduleText.title(entry.text("SUMMARY")) else {
        schedule.unread.append(.init(line: entry.line, text: "VEVENT", reason: "a talk without a title"))
        continue
      }
      schedule.add(talk(entry, line, &schedule.unread), &places)
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
    _ entry: CalendarFile.Entry, _ line: String, _ unread: inout [ImportReport.LineRemark]
  ) -> ScheduledTalk {
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
    talk.slots = file.slots(of: entry, room: ScheduleText.title(entry.text("LOCATION")), &unread)
    talk.isCancelled = entry.isCancelled || callsOff
    let attendees = (entry.properties["ATTENDEE"] ?? []).filter { !entry.invited.contains($0) }
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

  /// Pieces between commas that stand in no brackets.
  private static func pieces(_ written: String) -> [String] {
    var depth = 0
    let pieces = written.split { character in
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      return character == "," && depth <= 0
    }
    return pieces.map { String($0.trimmingSpaces()) }.filter { !$0.isEmpty }
  }

  /// The people in `A`, `A and B`, `A, B & C`, `A, Organisation`.
  static func people(_ written: String) -> [ScheduledPerson] {
    let pieces = pieces(written)
    let conjunctions = [" and ", " und ", " et ", " & ", " y ", "; "]
    // `A (Acorn), B (Birch)`: whoever has a bracket is a person, so the others are.
    let isBracketed = pieces.contains { PersonPiece($0).organisation != nil && $0.last == ")" }
    if pieces.count > 1, !isBracketed {
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
    return names.map { name in
      let piece = PersonPiece(name)
      guard let organisation = piece.organisation, name.last == ")" else {
        return ScheduledPerson(name: name)
      }
      let employer = Employer(organisation)
      return ScheduledPerson(
        name: piece.name, role: piece.isModerator ? .moderator : .speaker, organisation: employer?.name,
        affiliationNote: employer?.note)
    }
  }
}

extension CalendarFile.Entry {
  /// Those who were asked to come, which speakers are not.
  fileprivate var invited: [ContentLine] {
    (properties["ATTENDEE"] ?? []).filter { $0.parameter("PARTSTAT") != nil }
  }
}

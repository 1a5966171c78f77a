import GraphModel

/// What the programmes of frab's family say, in XML and in JSON, before it is made a `Schedule`.
struct ScheduleSheet {
  /// The event.
  struct Conference {
    var acronym: String?
    var title: String?
    var city: String?
    var since: String?
    var until: String?
    var address: String?
    var version: String?
  }

  /// One row: a talk in one of its slots.
  struct Row {
    var guid: String?
    var code: String?
    var id: String?
    var title: String?
    var subtitle: String?
    var abstract: String?
    var description: String?
    var type: String?
    var track: String?
    var language: String?
    var url: String?
    var room: String?
    var start: String?
    var end: String?
    var minutes: Int?
    var tags: [String] = []
    var people: [Person] = []
    var isCancelled = false
    var locator: String
    var line: Int
  }

  /// Someone in a row.
  struct Person {
    var name: String
    var guid: String?
    var code: String?
    var id: String?
    var role: String?
    var organisation: String?
    var jobTitle: String?

    /// The surest of the keys.
    fileprivate var key: String? {
      if let guid, !guid.isEmpty { return "guid:\(guid)" }
      if let code, !code.isEmpty { return "code:\(code)" }
      return id.flatMap { $0.isEmpty ? nil : "id:\($0)" }
    }
  }

  var conference = Conference()
  var people: [Person] = []
  private var rows: [Row] = []
  private(set) var unread: [ImportReport.LineRemark] = []

  mutating func add(_ row: Row) { rows.append(row) }

  mutating func remark(_ text: String, _ reason: String, line: Int) {
    unread.append(.init(line: line, text: text, reason: reason))
  }

  // MARK: The programme

  /// The programme: rows of one key are slots of one talk.
  var schedule: Schedule {
    var schedule = Schedule(
      instance: instance, personInstance: personInstance, event: event,
      stamp: conference.version.flatMap { ExportStamp($0) }, unread: unread)
    var places: [String: Int] = [:]
    for row in rows {
      guard let title = ScheduleText.title(row.title) else {
        schedule.unread.append(.init(line: row.line, text: row.locator, reason: "a talk without a title"))
        continue
      }
      let key = Self.key(of: row, title)
      let slot = self.slot(of: row)
      if let place = places[key] {
        if !schedule.talks[place].slots.contains(slot) { schedule.talks[place].slots.append(slot) }
        if schedule.talks[place].title != title {
          schedule.unread.append(
            .init(
              line: row.line, text: title,
              reason:
                "the same key as '\(schedule.talks[place].title)': another slot of that, under its title"))
        }
        continue
      }
      places[key] = schedule.talks.count
      schedule.talks.append(talk(row, key, title, slot))
    }
    schedule.people = people.map(Self.person)
    return schedule
  }

  private func talk(_ row: Row, _ key: String, _ title: String, _ slot: ScheduledSlot) -> ScheduledTalk {
    var talk = ScheduledTalk(key: key, title: title, heading: title, locator: row.locator, line: row.line)
    let abstract = ScheduleText.abstract(row.abstract, row.description)
    talk.abstract =
      ScheduleText.abstract(row.subtitle).map { $0 + (abstract.map { "\n\($0)" } ?? "") } ?? abstract
    talk.format = ScheduleText.format(row.type)
    talk.track = ScheduleText.title(row.track)
    talk.tags = row.tags
    talk.language = ScheduleText.title(row.language)
    talk.url = row.url.flatMap { $0.isEmpty ? nil : $0 }
    talk.slots = [slot]
    talk.isCancelled = row.isCancelled
    var seen: Set<String> = []
    talk.people = row.people.map(Self.person).filter { seen.insert($0.key ?? $0.name).inserted }
    return talk
  }

  private static func person(_ person: Person) -> ScheduledPerson {
    let role = person.role?.lowercased() ?? ""
    var result = ScheduledPerson(
      key: person.key, name: person.name,
      role: role.contains("moderator") || role.contains("host") ? .moderator : .speaker)
    if let organisation = ScheduleText.title(person.organisation), !isNone(organisation) {
      result.organisation = Affiliation(organisation).organisation
      result.affiliationNote = Affiliation(organisation).note
      result.jobTitle = ScheduleText.title(person.jobTitle)
    }
    return result
  }

  private static func isNone(_ organisation: String) -> Bool {
    HeadingVocabulary.noOrganisation.contains(organisation.foldedWords().joined(separator: " "))
  }

  /// A submission's code is the same for all its slots; a `guid` may be the slot's.
  private static func key(of row: Row, _ title: String) -> String {
    for key in [row.code, row.guid, row.id] { if let key, !key.isEmpty { return key } }
    var digest = ContentDigest()
    digest.add(title)
    digest.add(row.start)
    return "?" + digest.text
  }

  private func slot(of row: Row) -> ScheduledSlot {
    let since = row.start.flatMap(ScheduleDates.moment)
    var until = row.end.flatMap(ScheduleDates.moment)
    if until == nil, let since, let minutes = row.minutes {
      until = ScheduleDates.adding(minutes: minutes, to: since)
    }
    if let start = since, let end = until, end <= start { until = nil }
    return ScheduledSlot(since: since, until: until, room: ScheduleText.title(row.room))
  }

  // MARK: Who and when

  private var instance: String {
    let name = conference.acronym ?? NameFolding.fold(conference.title ?? "")
    return Self.instance(name, host: ScheduleText.host(of: conference.address))
  }

  /// An acronym with a number names one edition of one event wherever it is published; others need the host.
  static func instance(_ acronym: String, host: String?) -> String {
    let acronym = acronym.lowercased()
    let isEdition = acronym.contains(where: \.isNumber) && acronym.count(where: \.isLetter) > 1
    guard let host, !isEdition else { return acronym.isEmpty ? host ?? "schedule" : acronym }
    return acronym.isEmpty ? host : "\(host)/\(acronym)"
  }

  /// A person's `guid` is theirs everywhere, a code on the same host, and a number within the programme.
  private var personInstance: String? {
    let all = rows.flatMap(\.people) + people
    if all.contains(where: { $0.guid?.isEmpty == false }) { return "guid" }
    return all.contains { $0.code?.isEmpty == false } ? ScheduleText.host(of: conference.address) : nil
  }

  private var event: ScheduledEvent {
    let title = ScheduleText.title(conference.title)
    let acronym = ScheduleText.title(conference.acronym)
    var event = ScheduledEvent(name: title ?? acronym, city: ScheduleText.title(conference.city))
    if let acronym, acronym != event.name { event.aliases = [acronym] }
    if let address = conference.address, address.hasPrefix("http") { event.url = address }
    let days = [conference.since, conference.until].map { text in
      text.flatMap { PartialDate($0.prefix(10))?.calendarDay }
    }
    if let first = days[0] {
      event.since = PartialDate(first).start
      event.until = PartialDate(max(first, days[1] ?? first)).end
    }
    return event
  }
}

import GraphModel

/// From frab's terms to a programme.
extension FrabFeed {
  /// The programme: events of one talk become its slots.
  var schedule: Schedule {
    let host = talkHost
    let keys = events.map(Self.key)
    var schedule = Schedule(
      instance: instance(host), personInstance: host, event: event,
      stamp: version.flatMap { ExportStamp($0) }, unread: unread)
    let ambiguous = ambiguousKeys(keys)
    var places: [String: Int] = [:]
    for (event, key) in zip(events, keys) {
      guard let title = ScheduleText.title(event.title) else {
        schedule.unread.append(
          .init(line: event.line, text: event.guid ?? event.id ?? "", reason: "a talk without a title"))
        continue
      }
      var talk = talk(event, key.key, title, &schedule.unread)
      if ambiguous.contains(talk.key) { talk.key += "/" + Self.digest(NameFolding.fold(title)) }
      schedule.add(talk, &places)
    }
    let given = Set(schedule.talks.flatMap(\.people).map { $0.key ?? $0.name })
    for stated in people {
      let person = person(of: stated, stated.line, &schedule.unread)
      if !given.contains(person.key ?? person.name) { schedule.people.append(person) }
    }
    if !ambiguous.isEmpty {
      schedule.notes.append(
        "\(ambiguous.count) numbers stand for several talks of different titles, which are told apart by those"
      )
    }
    schedule.addNotes(leftOut: leftOut, rooms: rooms)
    return schedule
  }

  // MARK: The conference

  private var event: ScheduledEvent {
    let title = ScheduleText.title(conference.title)
    let acronym = ScheduleText.title(conference.acronym)
    var event = ScheduledEvent(
      name: title ?? acronym, city: ScheduleText.title(conference.city), url: conference.url)
    if let title, let acronym, NameFolding.fold(title) != NameFolding.fold(acronym) {
      event.aliases = [acronym]
    }
    let first = conference.start.flatMap(Self.day)
    let last = conference.end.flatMap(Self.day)
    if let first, let last, first <= last {
      event.since = PartialDate(first).start
      event.until = PartialDate(last).end
    }
    return event
  }

  private static func day(_ text: String) -> CalendarDay? {
    PartialDate(text.trimmingSpaces().prefix(10))?.calendarDay
  }

  /// The host on which pretalx knows the talks, if it made the programme: its people have accounts there.
  private var talkHost: String? {
    for event in events {
      for url in [event.url].compactMap(\.self) + event.otherURLs where Self.code(in: url) != nil {
        return ScheduleText.host(of: url)
      }
    }
    return nil
  }

  /// `pretalx.fosdem.org/fosdem-2025`
  private func instance(_ talkHost: String?) -> String {
    let acronym = conference.acronym.map { $0.trimmingSpaces().lowercased() } ?? ""
    let name = acronym.isEmpty ? NameFolding.fold(conference.title ?? "") : acronym
    let host = talkHost ?? ScheduleText.host(of: conference.url)
    return [host, name.isEmpty ? nil : name].compactMap(\.self).joined(separator: "/")
  }

  // MARK: Talks

  /// The six capitals and digits behind `/talk/`: pretalx gives them to the submission, whatever its slots.
  private static func code(in url: String) -> String? {
    guard let range = url.range(ofBytes: "/talk/") else { return nil }
    let code = url[range.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return (5...8).contains(code.count) && code.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
      ? String(code) : nil
  }

  /// What the talk of an event is called, and whether that is so anywhere.
  private struct TalkKey {
    var key: String
    var isUniversal: Bool
  }

  private static func key(_ event: FrabEvent) -> TalkKey {
    func given(_ text: String?) -> String? {
      text.map { String($0.trimmingSpaces()) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let urls = [event.url].compactMap(\.self) + event.otherURLs
    if let code = given(event.code) ?? urls.lazy.compactMap(Self.code).first {
      return TalkKey(key: code, isUniversal: false)
    }
    if let guid = given(event.guid) { return TalkKey(key: guid, isUniversal: true) }
    if let id = given(event.id) { return TalkKey(key: "id:" + id, isUniversal: false) }
    let words = "\(event.title ?? "")\n\(event.day ?? "")\(event.date ?? "")\(event.start ?? "")"
    return TalkKey(key: "?" + digest(words), isUniversal: true)
  }

  /// Keys of this place under which talks of different titles stand: one number for all, as merged programmes have.
  private func ambiguousKeys(_ keys: [TalkKey]) -> Set<String> {
    var titles: [String: Set<String>] = [:]
    for (event, key) in zip(events, keys) where !key.isUniversal {
      titles[key.key, default: []].insert(NameFolding.fold(event.title ?? ""))
    }
    return Set(titles.filter { $0.value.count > 1 }.keys)
  }

  private static func digest(_ text: String) -> String {
    var digest = ContentDigest()
    digest.add(text)
    return digest.text
  }

  private static let cancelledStates: Set<String> = [
    "canceled", "cancelled", "withdrawn", "rejected", "deleted",
  ]

  private func talk(
    _ event: FrabEvent, _ key: String, _ title: String, _ unread: inout [ImportReport.LineRemark]
  ) -> ScheduledTalk {
    var talk = ScheduledTalk(
      key: key, title: title, heading: title, locator: event.locator, line: event.line)
    talk.abstract = ScheduleText.abstract(
      event.subtitle, ScheduleText.abstract(event.abstract, event.description))
    talk.format = ScheduleText.format(event.type?.split(separator: "_").joined(separator: " "))
    talk.track = ScheduleText.title(event.track)
    talk.tags = event.tags.compactMap(ScheduleText.title)
    talk.language = ScheduleText.title(event.language)
    talk.url = event.url.flatMap { $0.isEmpty ? nil : $0 }
    talk.isCancelled = event.state.map { Self.cancelledStates.contains($0.lowercased()) } ?? false
    talk.slots = [slot(event, &unread)]
    talk.people = event.persons.map { person(of: $0, event.line, &unread) }
    return talk
  }

  private func person(
    of stated: FrabPerson, _ line: Int, _ unread: inout [ImportReport.LineRemark]
  ) -> ScheduledPerson {
    let line = stated.line > 0 ? stated.line : line
    let name = ScheduleText.title(stated.name) ?? ""
    if SpeakerName.mayBeSeveral(name) {
      let remark = ImportReport.LineRemark(
        line: line, text: name, reason: "may be several people: kept as one, as the file has it")
      if !unread.contains(where: { $0.text == remark.text && $0.reason == remark.reason }) {
        unread.append(remark)
      }
    }
    var person = ScheduledPerson(name: name, line: line)
    person.key = ScheduledPerson.key(guid: stated.guid, code: stated.code, id: stated.id)
    person.role = stated.role?.lowercased() == "moderator" ? .moderator : .speaker
    person.organisation = ScheduleText.title(stated.organisation)
    person.affiliation = person.organisation
    person.jobTitle = ScheduleText.title(stated.jobTitle)
    if stated.line > 0 { person.locator = "line \(stated.line)" }
    person.url = stated.url
    return person
  }

  // MARK: Times

  /// The hour until which a night lasts, where the file does not say.
  private static let nightEnd = 4 * 60

  private func slot(_ event: FrabEvent, _ unread: inout [ImportReport.LineRemark]) -> ScheduledSlot {
    var slot = ScheduledSlot(room: ScheduleText.title(event.room))
    slot.since = since(event)
    let stated = [event.date, event.start].compactMap(\.self).joined(separator: " ").trimmingSpaces()
    if slot.since == nil, !stated.isEmpty {
      unread.append(.init(line: event.line, text: String(stated), reason: "no time that can be read"))
    }
    guard let since = slot.since else { return slot }
    if let end = event.end.flatMap(ScheduleDates.moment), end > since {
      slot.until = end
    } else if let duration = event.duration, !duration.isEmpty {
      let minutes = ScheduleDates.minutes(duration)
      if minutes == nil {
        unread.append(.init(line: event.line, text: duration, reason: "no duration that can be read"))
      }
      slot.until = minutes.flatMap { $0 > 0 ? ScheduleDates.adding(minutes: $0, to: since) : nil }
    }
    return slot
  }

  /// When it begins: as its date says, or else at its time on its day.
  private func since(_ event: FrabEvent) -> String? {
    if let date = event.date?.trimmingSpaces(), date.count > 10 { return ScheduleDates.moment(date) }
    let day = event.date.flatMap(Self.day) ?? event.day.flatMap(Self.day)
    guard let day else { return nil }
    guard let start = event.start, !start.isEmpty else { return day.text }
    guard let minutes = ScheduleDates.minutes(start), minutes < 2 * 1_440 else { return nil }
    let isNight =
      minutes < nightEnd(event) && event.date.flatMap(Self.day) ?? day == event.day.flatMap(Self.day)
    return ScheduleDates.adding(minutes: isNight ? minutes + 1_440 : minutes, to: day.text + "T00:00")
  }

  private func nightEnd(_ event: FrabEvent) -> Int {
    if let change = conference.dayChange.flatMap(ScheduleDates.minutes) { return change }
    if let start = event.dayStart.flatMap(ScheduleDates.moment), let time = start.firstIndex(of: "T") {
      return ScheduleDates.minutes(start[start.index(after: time)...].prefix(5)) ?? Self.nightEnd
    }
    return Self.nightEnd
  }
}

extension ScheduledPerson {
  /// What an instance calls a person, with the sort of name that is: the same person may have one of each.
  static func key(guid: String?, code: String?, id: String?) -> String? {
    for (sort, value) in [("guid", guid), ("code", code), ("id", id)] {
      if let value = value?.trimmingSpaces(), !value.isEmpty { return "\(sort):\(value)" }
    }
    return nil
  }
}

extension SpeakerName {
  /// Whether a name joins several of two words and more.
  static func mayBeSeveral(_ name: String) -> Bool {
    let mayJoin = name.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ";")
    }
    guard mayJoin || name.range(ofBytes: " and ") != nil else { return false }
    let bare = name.prefix { $0 != "(" }
    let parts = bare.replacing(" and ", with: ",").split { ",&;".contains($0) }
    return parts.count > 1 && parts.allSatisfy { $0.split(separator: " ").count > 1 }
  }
}

import GraphModel

/// Reads what Sessionize gives out for websites: All, GridSmart, Sessions and Speakers.
///
/// A file does not say which event it is of. Sessions have numbers that no other event uses, so that the files of one
/// event are known by the sessions they have in common.
struct SessionizeReader {
  private let document: JSONDocument
  private let form: SessionizeForm
  private var schedule = Schedule(instance: "", event: ScheduledEvent())
  private var places: [String: Int] = [:]
  private var rooms: [String: String] = [:]
  /// What the numbers of category items stand for.
  private var categoryItems: [String: SessionCategory] = [:]
  private var speakers: [String: LocatedJSON] = [:]
  private var leftOut: [String: Int] = [:]

  private static let service = "sessionize"

  init(_ document: JSONDocument, _ form: SessionizeForm) {
    self.document = document
    self.form = form
  }

  /// The programme; the graph knows the event's other files.
  func schedule(in store: GraphStore) throws(GraphError) -> Schedule {
    var reader = self
    reader.read()
    return try reader.finished(in: store)
  }

  private mutating func finished(in store: GraphStore) throws(GraphError) -> Schedule {
    schedule.addNotes(leftOut: leftOut, rooms: Set(rooms.values))
    try schedule.findInstance(of: Self.service, in: store)
    // Speakers have one account for all events.
    schedule.personInstance = Self.service
    return schedule
  }

  private mutating func read() {
    let root = document.root
    switch form {
    case .all:
      for room in root["rooms"]?.items ?? [] { addRoom(room) }
      for category in root["categories"]?.items ?? [] { addCategory(category) }
      let people = root["speakers"]?.items ?? []
      for speaker in people { if let id = speaker["id"]?.text { speakers[id] = speaker } }
      for session in root["sessions"]?.items ?? [] { addSession(session, room: nil) }
      addSpeakers(people)
    case .grid:
      for day in root.items { addDay(day) }
    case .sessions:
      for group in root.items {
        for session in group["sessions"]?.items ?? [] { addSession(session, room: nil) }
      }
    case .sessionList:
      for session in root.items { addSession(session, room: nil) }
    case .speakers: addSpeakersWithSessions(root.items)
    case .speakerGroups: addSpeakersWithSessions(root.items.flatMap { $0["speakers"]?.items ?? [] })
    }
  }

  // MARK: Sessions

  private mutating func addDay(_ day: LocatedJSON) {
    for room in day["rooms"]?.items ?? [] {
      addRoom(room)
      for session in room["sessions"]?.items ?? [] { addSession(session, room: room["name"]?.text) }
    }
    // The same sessions by time, and perhaps others.
    for slot in day["timeSlots"]?.items ?? [] {
      for room in slot["rooms"]?.items ?? [] {
        guard let session = room["session"], let id = session["id"]?.text, places[id] == nil else { continue }
        addSession(session, room: room["name"]?.text)
      }
    }
  }

  private mutating func addRoom(_ room: LocatedJSON) {
    guard let id = room["id"]?.text, let name = ScheduleText.title(room["name"]?.localisedText) else {
      return
    }
    rooms[id] = name
  }

  private mutating func addSession(_ session: LocatedJSON, room: String?) {
    let line = document.line(of: session)
    guard let title = ScheduleText.title(session["title"]?.text) else {
      schedule.unread.append(
        .init(line: line, text: session["id"]?.text ?? "", reason: "a session without a title"))
      return
    }
    guard let key = session["id"]?.text, !key.isEmpty else {
      schedule.unread.append(.init(line: line, text: title, reason: "a session without an id"))
      return
    }
    var talk = ScheduledTalk(
      key: key, title: title, heading: title, locator: document.locator(of: session), line: line)
    talk.abstract = ScheduleText.abstract(session["description"]?.text)
    talk.url = session["liveUrl"]?.text
    talk.isCancelled = session["status"]?.text?.lowercased().hasPrefix("decline") ?? false
    if session["isServiceSession"]?.isTrue ?? false { talk.format = Self.serviceFormat }
    talk.slots = slot(of: session, room, line).map { [$0] } ?? []
    talk.people = (session["speakers"]?.items ?? []).map(person)
    readCategories(of: session, into: &talk)
    leftOut.count(session["questionAnswers"]?.items.count, "answer")
    leftOut.count(session["recordingUrl"] == nil ? 0 : 1, "recording")
    schedule.add(talk, &places)
  }

  /// Breaks, lunch and registration are sessions too.
  private static let serviceFormat = "service"

  private mutating func slot(of session: LocatedJSON, _ room: String?, _ line: Int) -> ScheduledSlot? {
    let stated = session["startsAt"]?.text
    let since = stated.flatMap(ScheduleDates.moment)
    if let stated, since == nil {
      schedule.unread.append(.init(line: line, text: stated, reason: "no time that can be read"))
    }
    let place =
      ScheduleText.title(session["room"]?.namedText) ?? session["roomId"]?.text.flatMap { rooms[$0] }
      ?? ScheduleText.title(room)
    guard since != nil || place != nil else { return nil }
    let until = session["endsAt"]?.text.flatMap(ScheduleDates.moment)
    return ScheduledSlot(
      since: since, until: until.flatMap { end in since.map { end > $0 } ?? false ? end : nil }, room: place)
  }

  private func person(_ stated: LocatedJSON) -> ScheduledPerson {
    let id = stated.text ?? stated["id"]?.text
    let listed = id.flatMap { speakers[$0] }
    let name = stated.first("name", "fullName")?.text ?? listed.flatMap(Self.name) ?? ""
    var person = ScheduledPerson(name: ScheduleText.title(name) ?? "", line: document.line(of: stated))
    person.key = ScheduledPerson.key(guid: id, code: nil, id: nil)
    return person
  }

  // MARK: Categories

  private mutating func addCategory(_ category: LocatedJSON) {
    let title = category.first("title", "name")?.text ?? ""
    for item in category.first("items", "categoryItems")?.items ?? [] {
      guard let id = item["id"]?.text, let name = ScheduleText.title(item["name"]?.text) else { continue }
      categoryItems[id] = SessionCategory(title: title, item: name)
    }
  }

  private mutating func readCategories(of session: LocatedJSON, into talk: inout ScheduledTalk) {
    var found = (session["categoryItems"]?.items ?? []).compactMap { $0.text.flatMap { categoryItems[$0] } }
    for category in session["categories"]?.items ?? [] {
      let title = category.first("name", "title")?.text ?? ""
      for item in category.first("categoryItems", "items")?.items ?? [] {
        if let name = ScheduleText.title(item.namedText) {
          found.append(SessionCategory(title: title, item: name))
        }
      }
    }
    for category in found {
      switch category.purpose {
      case .track where talk.track == nil: talk.track = category.item
      case .format: talk.format = talk.format ?? category.format
      case .language: talk.language = talk.language ?? category.item
      case .track, .subject: talk.tags.append(category.item)
      case .other: leftOut.count(1, "'\(category.title)'")
      }
    }
  }

  // MARK: Speakers

  private static func name(_ speaker: LocatedJSON) -> String? {
    if let name = ScheduleText.title(speaker.first("fullName", "name")?.text) { return name }
    let parts = [speaker["firstName"]?.text, speaker["lastName"]?.text].compactMap(\.self)
    return ScheduleText.title(parts.joined(separator: " "))
  }

  private mutating func addSpeakers(_ speakers: [LocatedJSON]) {
    let lexicon = TagLineLexicon(speakers.compactMap { $0["tagLine"]?.text })
    for speaker in speakers {
      let line = document.line(of: speaker)
      let name = Self.name(speaker) ?? ""
      var person = ScheduledPerson(name: name, locator: document.locator(of: speaker), line: line)
      person.key = ScheduledPerson.key(guid: speaker["id"]?.text, code: nil, id: nil)
      readTagLine(of: speaker, lexicon, into: &person)
      readLinks(of: speaker, into: &person)
      leftOut.count(speaker["bio"].map { $0.text?.isEmpty ?? true ? 0 : 1 }, "biography")
      leftOut.count(speaker["questionAnswers"]?.items.count, "answer")
      schedule.people.append(person)
    }
  }

  private mutating func readTagLine(
    of speaker: LocatedJSON, _ lexicon: TagLineLexicon, into person: inout ScheduledPerson
  ) {
    guard let text = ScheduleText.title(speaker["tagLine"]?.text) else { return }
    person.affiliation = text
    let company = (speaker["links"]?.items ?? []).first {
      $0["linkType"]?.text == "Company_Website" || $0["title"]?.text == "Company Website"
    }
    let reading = TagLine(text, of: person.name, companySite: company?["url"]?.text, lexicon)
    person.organisation = reading.organisation
    person.jobTitle = reading.jobTitle
    if reading.organisation == nil {
      if reading.isDoubtful {
        schedule.unread.append(
          .init(line: person.line, text: text, reason: "it is not certain where \(person.name) works"))
      } else {
        leftOut.count(1, "tag line without an organisation")
      }
    }
  }

  private mutating func readLinks(of speaker: LocatedJSON, into person: inout ScheduledPerson) {
    let links = speaker["links"]?.items ?? []
    for type in ["LinkedIn", "Twitter", "Blog"] where person.url == nil {
      person.url = links.first { $0["linkType"]?.text == type }?["url"]?.text
    }
    leftOut.count(links.count - (person.url == nil ? 0 : 1), "link")
  }

  /// A list of speakers names their sessions, and nothing else of them.
  private mutating func addSpeakersWithSessions(_ speakers: [LocatedJSON]) {
    schedule.isPartial = true
    addSpeakers(speakers)
    for (speaker, person) in zip(speakers, schedule.people) {
      for session in speaker["sessions"]?.items ?? [] {
        guard let key = session["id"]?.text,
          let title = ScheduleText.title(session.first("name", "title")?.text)
        else { continue }
        var talk = ScheduledTalk(
          key: key, title: title, heading: title, locator: document.locator(of: session),
          line: document.line(of: session))
        talk.people = [ScheduledPerson(key: person.key, name: person.name, line: person.line)]
        schedule.add(talk, &places)
      }
    }
  }
}

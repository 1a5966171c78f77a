import GraphModel

/// Sessionize's views: the grid (`GridSmart`), the list of sessions, `All`, and `Speakers`.
///
/// None of them names its event. Keys of sessions and speakers are Sessionize's own, the same in all views: so the event
/// of a file is the one that knows its sessions, and `Speakers` and the grid are joined whichever is imported first.
struct SessionizeProgramme {
  private let root: JSONValue
  private let store: GraphStore

  private static let host = "sessionize.com"

  init(_ root: JSONValue, _ store: GraphStore) {
    self.root = root
    self.store = store
  }

  // MARK: The grid and the list of sessions

  /// Days of rooms of sessions, or groups of sessions.
  func grid() throws(GraphError) -> Schedule {
    var builder = Builder()
    for day in root.list {
      for session in day["sessions"]?.list ?? [] { builder.add(session, room: nil) }
      for room in day["rooms"]?.list ?? [] {
        for session in room["sessions"]?.list ?? [] {
          builder.add(session, room: room["name"]?.string)
        }
      }
    }
    return try schedule(builder)
  }

  // MARK: All

  /// Sessions, speakers, categories and rooms in lists of their own.
  func all() throws(GraphError) -> Schedule {
    var builder = Builder()
    for room in root["rooms"]?.list ?? [] {
      if let id = room["id"]?.string { builder.rooms[id] = room["name"]?.string }
    }
    for category in root["categories"]?.list ?? [] {
      for item in category["items"]?.list ?? [] {
        guard let id = item["id"]?.string, let name = item["name"]?.string else { continue }
        builder.categories[id] = (category["title"]?.string ?? "", name)
      }
    }
    let lexicon = try lexicon()
    for speaker in root["speakers"]?.list ?? [] {
      guard let person = Self.person(speaker, lexicon), let key = person.key else { continue }
      builder.people[key] = person
    }
    for session in root["sessions"]?.list ?? [] { builder.add(session, room: nil) }
    let given = Set(builder.talks.flatMap(\.people).compactMap(\.key))
    builder.listed = builder.people.values.filter { $0.key.map { !given.contains($0) } ?? true }
      .sorted { ($0.line, $0.name) < ($1.line, $1.name) }
    return try schedule(builder)
  }

  // MARK: Speakers

  /// People with their sessions, of which it says only the titles.
  func speakers() throws(GraphError) -> Schedule {
    var builder = Builder()
    let lexicon = try lexicon()
    for speaker in root.list {
      guard let person = Self.person(speaker, lexicon) else {
        builder.unread.append(
          .init(line: speaker.object?.line ?? 1, text: "speaker", reason: "it has no name"))
        continue
      }
      builder.listed.append(person)
      for session in speaker["sessions"]?.list ?? [] { builder.add(session, of: person) }
    }
    var schedule = try schedule(builder)
    schedule.isPartial = true
    return schedule
  }

  private func lexicon() throws(GraphError) -> OrganisationLexicon {
    let lines = (root["speakers"]?.list ?? root.list).compactMap { $0["tagLine"]?.string }
    return try GraphLexicon(store: store, instance: Self.host).lexicon(for: lines.map { "Talk - \($0)" })
  }

  private static func person(_ speaker: JSONValue, _ lexicon: OrganisationLexicon) -> ScheduledPerson? {
    guard let object = speaker.object else { return nil }
    let parts = [object.string("firstName"), object.string("lastName")].compactMap(\.self).joined(
      separator: " ")
    guard let name = ScheduleText.title(object.string("fullName") ?? parts) else { return nil }
    var person = ScheduledPerson(key: object.string("id"), name: name)
    if let line = ScheduleText.title(object.string("tagLine")) {
      let read = TagLine(line, lexicon)
      (person.organisation, person.jobTitle, person.affiliation) = (read.organisation, read.jobTitle, line)
    }
    person.url = object.list("links").first?["url"]?.string
    person.line = object.line
    person.locator = "line \(object.line)"
    return person
  }

  // MARK: The programme

  private func schedule(_ builder: Builder) throws(GraphError) -> Schedule {
    let instance = try instance(of: builder.talks)
    var schedule = Schedule(
      instance: instance, personInstance: Self.host, event: ScheduledEvent(), talks: builder.talks,
      people: builder.listed, unread: builder.unread)
    if let record = try store.records(ofInstance: instance, prefix: ScheduleRun.eventKey)[
      ScheduleRun.eventKey]
    {
      schedule.event.name = try store.node(record.node)?.name
    }
    return schedule
  }

  /// The event that knows the most of the sessions; a new one is called after the first of their keys.
  private func instance(of talks: [ScheduledTalk]) throws(GraphError) -> String {
    let keys = talks.map(\.key).sorted()
    var votes: [String: Int] = [:]
    for key in keys {
      for instance in try store.instances(of: ScheduleRun.talkPrefix + key, below: Self.host) {
        votes[instance, default: 0] += 1
      }
    }
    let best = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return best?.key ?? "\(Self.host)/\(keys.first ?? "")"
  }
}

/// Collects sessions.
private struct Builder {
  var talks: [ScheduledTalk] = []
  var rooms: [String: String] = [:]
  var categories: [String: (title: String, name: String)] = [:]
  var people: [String: ScheduledPerson] = [:]
  var listed: [ScheduledPerson] = []
  var unread: [ImportReport.LineRemark] = []
  private var places: [String: Int] = [:]

  mutating func add(_ session: JSONValue, room: String?) {
    guard let object = session.object, let key = object.string("id"),
      let title = ScheduleText.title(object.string("title"))
    else {
      unread.append(
        .init(line: session.object?.line ?? 1, text: "session", reason: "it has no id or no title"))
      return
    }
    let room = ScheduleText.title(
      object.string("room") ?? room ?? object.string("roomId").flatMap { rooms[$0] })
    let slot = ScheduledSlot(
      since: object.string("startsAt").flatMap(ScheduleDates.moment),
      until: object.string("endsAt").flatMap(ScheduleDates.moment), room: room)
    if let place = places[key] {
      if !talks[place].slots.contains(slot) { talks[place].slots.append(slot) }
      return
    }
    var talk = ScheduledTalk(
      key: key, title: title, heading: title, locator: "line \(object.line), session \(key)",
      line: object.line)
    talk.abstract = ScheduleText.abstract(object.string("description"))
    talk.slots = slot.since == nil && slot.room == nil ? [] : [slot]
    talk.people = object.list("speakers").compactMap { speaker(of: $0) }
    talk.isCancelled = object.string("status")?.lowercased() == "declined"
    for category in object.list("categories") {
      for item in category["categoryItems"]?.list ?? [] {
        if let name = item["name"]?.string { talk.sort(name, under: category["name"]?.string ?? "") }
      }
    }
    for item in object.list("categoryItems") {
      if let known = item.string.flatMap({ categories[$0] }) { talk.sort(known.name, under: known.title) }
    }
    places[key] = talks.count
    talks.append(talk)
  }

  /// Adds a session that a speaker is said to give.
  mutating func add(_ session: JSONValue, of person: ScheduledPerson) {
    guard let object = session.object, let key = object.string("id"),
      let title = ScheduleText.title(object.string("name"))
    else { return }
    let place = places[key] ?? talks.count
    if place == talks.count {
      talks.append(
        ScheduledTalk(
          key: key, title: title, heading: title, locator: "line \(object.line), session \(key)",
          line: object.line))
      places[key] = place
    }
    var speaker = ScheduledPerson(key: person.key, name: person.name)
    speaker.url = person.url
    talks[place].people.append(speaker)
  }

  private func speaker(of value: JSONValue) -> ScheduledPerson? {
    if let id = value.string, value.object == nil { return people[id] }
    guard let object = value.object, let name = object.string("name") ?? object.string("fullName") else {
      return nil
    }
    return ScheduledPerson(key: object.string("id"), name: name)
  }
}

extension ScheduledTalk {
  /// A category of Sessionize is whatever the organisers made it: its title says what.
  fileprivate mutating func sort(_ item: String, under title: String) {
    let title = title.lowercased()
    if title.contains("language") {
      language = language ?? item
    } else if title.contains("format") || title.contains("type") || title.contains("duration") {
      format = format ?? ScheduleText.format(item)
    } else if title.contains("level") || title.contains("audience") {
      return
    } else if title.contains("track"), track == nil {
      track = item
    } else {
      tags.append(item)
    }
  }
}

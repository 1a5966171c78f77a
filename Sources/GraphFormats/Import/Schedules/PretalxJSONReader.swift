import GraphModel

/// Reads submissions as pretalx' API gives them, in whatever lists and maps somebody has put them, and the JSON of its
/// schedule page, where talks refer to rooms, tracks and speakers.
struct PretalxJSONReader {
  private let document: JSONDocument
  private var rooms: [String: String] = [:]
  private var tracks: [String: String] = [:]
  private var speakers: [String: LocatedJSON] = [:]
  private var feed = FrabFeed()
  /// Where pretalx stands, by the addresses in the file.
  private var host: String?

  private init(_ document: JSONDocument) { self.document = document }

  /// Whether a document holds submissions: objects with a code, a title, and speakers or a time.
  static func recognises(_ document: JSONDocument) -> Bool { holdsSubmission(document.root) }

  private static func holdsSubmission(_ value: LocatedJSON) -> Bool {
    isSubmission(value) || value.members.contains { holdsSubmission($0.value) }
      || value.items.contains(where: holdsSubmission)
  }

  private static func isSubmission(_ value: LocatedJSON) -> Bool {
    guard value.isObject, value["code"]?.text != nil, value["title"] != nil else { return false }
    return value.first("speakers", "slot", "slots", "submission_type", "session_type", "start") != nil
  }

  static func read(_ document: JSONDocument) -> Schedule {
    var reader = PretalxJSONReader(document)
    return reader.schedule()
  }

  private mutating func schedule() -> Schedule {
    let root = document.root
    for room in root["rooms"]?.items ?? [] { index(room, in: \.rooms) }
    for track in root["tracks"]?.items ?? [] { index(track, in: \.tracks) }
    for speaker in (root["speakers"]?.items ?? []) + (root["speakers"]?.members.map(\.value) ?? []) {
      if let code = speaker["code"]?.text { speakers[code] = speaker }
    }
    walk(root)
    let slug = slug(in: root)
    feed.version = root["version"]?.text
    feed.conference = FrabConference(root["event"] ?? root, base: nil)
    feed.conference.title = (root["event"] ?? root["conference"])?.namedText
    feed.conference.acronym = slug ?? root["event"]?.text
    feed.conference.start = root["event_start"]?.text
    feed.conference.end = root["event_end"]?.text
    feed.rooms = Set(rooms.values.compactMap(ScheduleText.title))
    var schedule = feed.schedule
    if root.first("next", "previous") != nil {
      schedule.isPartial = true
      schedule.notes.append("it is one page of several: talks that are known were left as they are")
    }
    if let host {
      schedule.instance = [host, slug].compactMap(\.self).joined(separator: "/")
      schedule.personInstance = host
    }
    return schedule
  }

  private mutating func index(_ thing: LocatedJSON, in names: WritableKeyPath<Self, [String: String]>) {
    if let id = thing["id"]?.text, let name = thing["name"]?.localisedText { self[keyPath: names][id] = name }
  }

  /// Adds the submissions in a value, and says of what looks like a part of the programme and has no code that it was
  /// not read.
  private mutating func walk(_ value: LocatedJSON) {
    if Self.isSubmission(value) {
      read(value)
      return
    }
    if value.isObject, value["title"] != nil, value["code"] == nil, let title = value["title"]?.localisedText
    {
      feed.unread.append(
        .init(
          line: document.line(of: value), text: title,
          reason: "no submission: it has no code, and no speakers"))
    }
    for member in value.members { walk(member.value) }
    for item in value.items { walk(item) }
  }

  private mutating func read(_ submission: LocatedJSON) {
    var event = FrabEvent(submission, document)
    event.guid = nil
    event.type = submission.first("submission_type", "session_type", "type")?.namedText
    event.track = submission["track"].flatMap { $0.text.flatMap { tracks[$0] } ?? $0.namedText }
    event.language = submission.first("content_locale", "language")?.text
    event.persons = (submission["speakers"]?.items ?? []).compactMap { person in
      if let code = person.text, speakers[code] == nil, Self.isCode(code) {
        feed.leftOut.count(1, "speaker whose code only is given")
        return nil
      }
      return FrabPerson(person.text.flatMap { speakers[$0] } ?? person, line: document.line(of: person))
    }
    for speaker in submission["speakers"]?.items ?? [] {
      host = host ?? ScheduleText.host(of: speaker.first("avatar", "avatar_url")?.text)
    }
    feed.leftOut.count(submission["resources"]?.items.count, "resource")
    feed.leftOut.count(submission["answers"]?.items.count, "answer")
    let slots = (submission["slot"].map { [$0] } ?? submission["slots"]?.items ?? []).filter(\.isObject)
    for slot in slots.isEmpty ? [submission] : slots {
      event.date = slot["start"]?.text
      event.end = slot["end"]?.text
      event.duration = submission["duration"]?.text
      let places = slot["room"].map { [$0] } ?? slot["rooms"]?.items ?? []
      for room in places.map({ $0.text.flatMap { rooms[$0] } ?? $0.namedText }) {
        event.room = room
        feed.events.append(event)
      }
      if places.isEmpty {
        event.room = nil
        feed.events.append(event)
      }
    }
  }

  /// `PPPPP1`: what pretalx calls a person.
  private static func isCode(_ text: String) -> Bool {
    (5...8).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x41 && $0 <= 0x5A }
  }

  /// `pyconfr-2024` in an address `/orga/event/pyconfr-2024/…` or `/api/events/pyconfr-2024/…`.
  private func slug(in value: LocatedJSON) -> String? {
    let addresses =
      (value["rooms"]?.items ?? []).compactMap { $0["url"]?.text } + [value["next"]?.text].compactMap(\.self)
    for address in addresses {
      let parts = address.split(separator: "/")
      if let place = parts.firstIndex(where: { $0 == "event" || $0 == "events" }), place + 1 < parts.count {
        return String(parts[place + 1])
      }
    }
    return nil
  }
}

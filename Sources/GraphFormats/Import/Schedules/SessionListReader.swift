import GraphModel

/// Reads plain lists of sessions: objects with a title, a time, and speakers, under the names that people usually give
/// these fields. Symposion's conference.json, of PyCon, is such a list.
struct SessionListReader {
  private let document: JSONDocument
  private var feed = FrabFeed()

  private init(_ document: JSONDocument) { self.document = document }

  /// Whether a document is, or has, a list of objects with a title and a time or people.
  static func recognises(_ document: JSONDocument) -> Bool {
    sessions(in: document.root).contains { session in
      title(of: session) != nil && (start(of: session) != nil || people(of: session) != nil)
    }
  }

  static func read(_ document: JSONDocument) -> FrabFeed {
    var reader = SessionListReader(document)
    for session in sessions(in: document.root) { reader.read(session) }
    return reader.feed
  }

  private static func sessions(in root: LocatedJSON) -> [LocatedJSON] {
    root.isList ? root.items : root.first("schedule", "sessions", "talks", "events")?.items ?? []
  }

  private static func title(of session: LocatedJSON) -> String? {
    session.first("title", "name")?.localisedText
  }

  private static func start(of session: LocatedJSON) -> String? {
    session.first("start", "startsAt", "startTime", "start_time", "starts_at", "date")?.text
  }

  private static func people(of session: LocatedJSON) -> LocatedJSON? {
    session.first("speakers", "presenters", "authors", "persons", "people")
  }

  private mutating func read(_ session: LocatedJSON) {
    var event = FrabEvent(session, document)
    event.title = Self.title(of: session)
    event.date = Self.start(of: session)
    event.start = nil
    event.end = session.first("end", "endsAt", "endTime", "end_time", "ends_at")?.text
    event.room = session.first("room", "location", "roomName")?.namedText
    event.type = session.first("type", "kind", "format")?.namedText
    event.track = session["track"]?.namedText ?? session.first("tracks", "trackNames")?.items.first?.namedText
    event.url = session.first("conf_url", "url", "link")?.text
    event.persons = (Self.people(of: session)?.items ?? []).map {
      FrabPerson($0, line: document.line(of: $0))
    }
    if let tags = session["tags"]?.text {
      event.tags = tags.split(separator: ",").map { String($0.trimmingSpaces()) }
    }
    if session.first("cancelled", "canceled")?.isTrue ?? false { event.state = "cancelled" }
    event.guid = event.guid ?? key(of: session, event)
    event.code = nil
    let rooms = event.room.flatMap(ScheduleText.title) == nil ? session["rooms"]?.items ?? [] : []
    for room in rooms.compactMap(\.namedText) {
      event.room = room
      feed.events.append(event)
    }
    if rooms.isEmpty { feed.events.append(event) }
  }

  /// An address is the talk's own. A number is that of many other talks elsewhere, so the title stands with it.
  private func key(of session: LocatedJSON, _ event: FrabEvent) -> String? {
    if let url = event.url, url.contains("://") { return url }
    guard let id = session.first("id", "sessionId", "conf_key", "key")?.text else { return nil }
    return "\(id)/\(NameFolding.fold(event.title ?? ""))"
  }
}

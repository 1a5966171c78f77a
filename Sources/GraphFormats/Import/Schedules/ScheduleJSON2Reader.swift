/// Reads the second version of the CCC's JSON: one list of events, which refer to rooms and tracks.
struct ScheduleJSON2Reader {
  private let document: JSONDocument
  private var feed = FrabFeed()
  /// The names of rooms and tracks, by any of their keys.
  private var rooms: [String: String] = [:]
  private var tracks: [String: String] = [:]

  private init(_ document: JSONDocument) { self.document = document }

  /// Whether a document has this shape: `schedule`, `events`.
  static func recognises(_ document: JSONDocument) -> Bool {
    guard let schedule = document.root["schedule"] else { return false }
    return schedule["conference"] != nil && schedule["events"] != nil
  }

  static func read(_ document: JSONDocument) -> FrabFeed {
    var reader = ScheduleJSON2Reader(document)
    reader.read()
    return reader.feed
  }

  private mutating func read() {
    guard let schedule = document.root["schedule"], let conference = schedule["conference"] else { return }
    feed.version = schedule["version"]?.text
    feed.conference = FrabConference(conference, base: schedule["base_url"]?.text)
    for room in (conference["rooms"] ?? schedule["rooms"])?.items ?? [] {
      if let name = ScheduleText.title(room.namedText) { feed.rooms.insert(name) }
      Self.index(room, in: &rooms)
    }
    for track in (conference["tracks"] ?? schedule["tracks"])?.items ?? [] { Self.index(track, in: &tracks) }
    for event in schedule["events"]?.items ?? [] { read(event) }
    // Some have a map of them, by their keys.
    for event in schedule["events"]?.members ?? [] { read(event.value) }
    feed.people = (schedule["persons"]?.items ?? []).map { FrabPerson($0, line: document.line(of: $0)) }
  }

  private static func index(_ thing: LocatedJSON, in names: inout [String: String]) {
    guard let name = thing["name"]?.localisedText else { return }
    for key in ["guid", "slug", "id"] {
      if let key = thing[key]?.text { names[key] = name }
    }
  }

  private static func name(_ reference: LocatedJSON?, in names: [String: String]) -> String? {
    guard let reference else { return nil }
    for key in [reference.text, reference["guid"]?.text, reference["slug"]?.text, reference["id"]?.text] {
      if let key, let name = names[key] { return name }
    }
    return reference.namedText
  }

  private mutating func read(_ event: LocatedJSON) {
    var read = FrabEvent(event, document)
    read.room = Self.name(event["room"], in: rooms)
    read.track = Self.name(event["track"], in: tracks)
    read.date = event.first("start", "date")?.text
    read.end = event["end"]?.text
    feed.leftOut.count(event["links"]?.items.count, "link")
    feed.leftOut.count(event["attachments"]?.items.count, "attachment")
    feed.events.append(read)
  }
}

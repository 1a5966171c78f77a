import GraphModel

/// Reads the XML of frab, pentabarf and pretalx: FOSDEM, the CCC's events, and many others.
final class FrabXMLReader: XMLEventReceiver {
  /// What has been read so far.
  private(set) var feed = FrabFeed()
  /// The elements that are open, outermost first.
  private var path: [String] = []
  private var day: (date: String?, start: String?)
  private var room: String?
  private var event: FrabEvent?
  private var eventDepth = 0
  private var person: FrabPerson?
  private var bytes: [UInt8] = []

  /// Reads a whole file; throws where it is not well-formed.
  static func read(_ text: String) throws(GraphError) -> FrabFeed {
    let reader = FrabXMLReader()
    try XMLEvents.read(text, into: reader)
    return reader.feed
  }

  // MARK: What the parser tells

  func start(_ element: String, _ attributes: [String: String], line: Int) {
    let parent = path.last
    path.append(element)
    if event == nil || path.count == eventDepth + 1 || element == "person" {
      bytes.removeAll(keepingCapacity: true)
    }
    switch element {
    case "day": day = (attributes["date"], attributes["start"])
    case "room" where event == nil:
      room = attributes["name"]
      if let name = ScheduleText.title(room) { feed.rooms.insert(name) }
    case "event" where event == nil:
      eventDepth = path.count
      event = FrabEvent(
        guid: attributes["guid"], id: attributes["id"], code: attributes["code"], day: day.date,
        dayStart: day.start, room: room, locator: "line \(line)", line: line)
    case "person" where event != nil:
      person = FrabPerson(
        id: attributes["id"], guid: attributes["guid"], code: attributes["code"], name: nil,
        role: attributes["role"], organisation: attributes["organisation"] ?? attributes["organization"],
        url: attributes["url"], line: line)
    case "link" where parent == "links" && event != nil: feed.leftOut["link", default: 0] += 1
    case "attachment" where parent == "attachments" && event != nil:
      feed.leftOut["attachment", default: 0] += 1
    default: break
    }
  }

  func end(_ element: String) {
    let depth = path.count
    path.removeLast()
    switch element {
    case "event" where depth == eventDepth:
      if let event { feed.events.append(event) }
      event = nil
      eventDepth = 0
    case "person" where person != nil:
      person?.name = text
      if let person { event?.persons.append(person) }
      person = nil
    case "room" where event == nil: room = nil
    default:
      if event != nil {
        if depth == eventDepth + 1 { setOfEvent(element) }
      } else if path.last == "conference" {
        setOfConference(element)
      } else if element == "version", path.count == 1 {
        feed.version = text
      }
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) { self.bytes.append(contentsOf: bytes) }

  private var text: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Where it belongs

  private func setOfConference(_ element: String) {
    switch element {
    case "title": feed.conference.title = text
    case "acronym": feed.conference.acronym = text
    case "start": feed.conference.start = text
    case "end": feed.conference.end = text
    case "city": feed.conference.city = text
    case "url": feed.conference.url = text
    case "base_url": feed.conference.url = feed.conference.url ?? text
    case "day_change": feed.conference.dayChange = text
    case "release": feed.version = feed.version ?? text
    default: break
    }
  }

  private func setOfEvent(_ element: String) {
    switch element {
    case "title": event?.title = text
    case "subtitle": event?.subtitle = text
    case "date": event?.date = text
    case "start": event?.start = text
    case "duration": event?.duration = text
    case "room": if !bytes.allSatisfy({ $0 <= 0x20 }) { event?.room = text }
    case "track": event?.track = text
    case "type": event?.type = text
    case "language": event?.language = text
    case "abstract": event?.abstract = text
    case "description": event?.description = text
    case "url": event?.url = String(text.trimmingSpaces())
    case "feedback_url", "origin_url": event?.otherURLs.append(String(text.trimmingSpaces()))
    case "state", "status": event?.state = text
    default: break
    }
  }
}

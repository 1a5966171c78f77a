import GraphModel

/// The XML of frab, pentabarf, pretalx and FOSDEM: `schedule.xml`.
///
/// Source: the c3voc's schedule.xml.xsd, and files of 2008 to 2026, the older of which have neither `guid` nor `date`.
struct ScheduleXMLImporter: ScheduleImporter {
  let name = "schedule.xml"
  let summary = "programmes in the XML of frab, pentabarf and pretalx"

  /// A text whose first element is `schedule`.
  func recognises(_ input: ImportInput) -> Bool {
    var rest = input.text.utf8.prefix(20_000).drop { $0 != UInt8(ascii: "<") }
    while let next = rest.dropFirst().first, next == UInt8(ascii: "?") || next == UInt8(ascii: "!") {
      rest = rest.dropFirst().drop { $0 != UInt8(ascii: "<") }
      // A DOCTYPE may hold declarations, which begin with `<` as well.
    }
    let name = rest.dropFirst().prefix { !" \t\r\n>/".utf8.contains($0) }
    return String(name).map { ["schedule", "iCalendar"].contains($0) } ?? false
  }

  func schedule(_ input: ImportInput, in store: GraphStore) throws(GraphError) -> Schedule {
    let reader = ScheduleXMLReader()
    try XMLStream.read(input.text, into: reader)
    return reader.schedule
  }
}

/// Collects a programme from its elements.
final class ScheduleXMLReader: XMLHandler {
  private var path: [String] = []
  private var version: String?
  private var conference: [String: String] = [:]
  private var day: (date: String?, room: String?)
  private var event: Event?
  private var person: ScheduleSheet.Person?
  private var sheet = ScheduleSheet()

  private struct Event {
    var attributes: [String: String]
    var line: Int
    var fields: [String: String] = [:]
    var people: [ScheduleSheet.Person] = []
  }

  /// The programme that was read.
  var schedule: Schedule {
    sheet.conference = .init(
      acronym: conference["acronym"], title: conference["title"], city: conference["city"],
      since: conference["start"], until: conference["end"],
      address: conference["base_url"] ?? conference["url"],
      version: version)
    return sheet.schedule
  }

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    switch (path.last, name) {
    case ("schedule", "day"): day = (attributes["date"], nil)
    case ("day", "room"): day.room = attributes["name"]
    case (_, "event") where event == nil: event = Event(attributes: attributes, line: line)
    case ("persons", "person"):
      person = .init(
        name: "", guid: attributes["guid"], code: attributes["code"], id: attributes["id"],
        role: attributes["role"])
    default: break
    }
    path.append(name)
  }

  func end(_ name: String, text: String, line: Int) {
    path.removeLast()
    switch (path.last, name) {
    case ("schedule", "version"): version = text
    case ("conference", _): conference[name] = conference[name] ?? String(text.trimmingSpaces())
    case ("persons", "person"):
      person?.name = text
      if let person { event?.people.append(person) }
      person = nil
    case ("event", _) where event != nil: event?.fields[name] = text
    case (_, "event"):
      if let event { finish(event) }
      event = nil
    default: break
    }
  }

  private func finish(_ event: Event) {
    let fields = event.fields
    let start = fields["date"].flatMap(ScheduleDates.moment) ?? startByDay(fields["start"])
    sheet.add(
      .init(
        guid: event.attributes["guid"], code: event.attributes["code"], id: event.attributes["id"],
        title: fields["title"], subtitle: fields["subtitle"], abstract: fields["abstract"],
        description: fields["description"], type: fields["type"], track: fields["track"],
        language: fields["language"], url: fields["url"], room: fields["room"] ?? day.room, start: start,
        minutes: fields["duration"].flatMap(ScheduleDates.minutes), people: event.people,
        locator: "line \(event.line)", line: event.line))
  }

  /// The day above, and the time: what begins before the day changes is of the day after.
  private func startByDay(_ time: String?) -> String? {
    guard let date = day.date, let first = PartialDate(date)?.calendarDay else { return nil }
    guard let time, let minutes = ScheduleDates.minutes(time) else { return date }
    let change = conference["day_change"].flatMap(ScheduleDates.minutes) ?? 0
    return ScheduleDates.adding(
      minutes: minutes + (minutes < change ? 1_440 : 0), to: "\(first.text)T00:00")
  }
}

import GraphModel

/// An iCalendar file, read as far as programmes need it. Source: RFC 5545, RFC 7986, RFC 9073.
struct CalendarFile {
  /// One `VEVENT`.
  struct Entry {
    var line: Int
    var properties: [String: [ContentLine]] = [:]
    /// Those whom a `PARTICIPANT` component calls a speaker.
    var speakers: [String] = []

    func text(_ name: String) -> String? { properties[name]?.first?.text }
    func value(_ name: String) -> String? { properties[name]?.first?.value }
  }

  var properties: [String: String] = [:]
  var entries: [Entry] = []
  /// By how many minutes a zone is ahead of UTC, by the name that the file gives it: in summer, if there is one.
  var zoneOffsets: [String: Int] = [:]
  /// How many of other components there are, by their names.
  var otherComponents: [String: Int] = [:]
  var unread: [ImportReport.LineRemark] = []

  /// Reads a file; throws where it ends before its time.
  init(_ text: String) throws(GraphError) {
    var reader = ContentLineReader(text)
    var open: [(name: String, line: Int)] = []
    var entry: Entry?
    var participant: [String: String] = [:]
    var zone: String?
    var isComplete = false
    while let line = reader.next() {
      let component = line.value.trimmingSpaces().uppercased()
      switch line.name {
      case "BEGIN":
        open.append((component, line.line))
        if component == "VEVENT", entry == nil { entry = Entry(line: line.line) }
        if component == "PARTICIPANT" { participant = [:] }
        if open.count == 2, !Self.readComponents.contains(component) {
          otherComponents[component, default: 0] += 1
        }
        guard open.count < 20 else {
          throw GraphError(.invalid, "line \(line.line): components within components, 20 deep")
        }
      case "END":
        guard open.last?.name == component else {
          let place = open.last.map { ": \($0.name) of line \($0.line) is still open" } ?? ""
          throw GraphError(.invalid, "line \(line.line): END:\(component) ends nothing\(place)")
        }
        open.removeLast()
        if component == "VEVENT", !open.contains(where: { $0.name == "VEVENT" }), let complete = entry {
          entries.append(complete)
          entry = nil
        }
        if component == "PARTICIPANT", participant["PARTICIPANT-TYPE"]?.uppercased() == "SPEAKER",
          let name = participant["SUMMARY"]
        {
          entry?.speakers.append(name)
        }
        if open.isEmpty, component == "VCALENDAR" { isComplete = true }
      default:
        switch open.last?.name {
        case "VEVENT": entry?.properties[line.name, default: []].append(line)
        case "VCALENDAR": properties[line.name] = properties[line.name] ?? line.text
        case "PARTICIPANT": participant[line.name] = line.text
        case "VTIMEZONE" where line.name == "TZID": zone = line.text
        case "STANDARD", "DAYLIGHT":
          guard line.name == "TZOFFSETTO", let zone, let offset = Self.minutes(ofOffset: line.value) else {
            continue
          }
          zoneOffsets[zone] = max(zoneOffsets[zone] ?? offset, offset)
        default: break
        }
      }
    }
    guard open.isEmpty, isComplete else {
      let place =
        open.last.map { "\($0.name) begins in line \($0.line) and does not end" } ?? "no END:VCALENDAR"
      throw GraphError(
        .invalid, "line \(reader.lastLine): the calendar is cut off: \(place)", help: ["fetch it again"])
    }
    unread = reader.unread
  }
}

extension CalendarFile.Entry {
  /// When and where it takes place.
  func slot(room: String?) -> ScheduledSlot {
    let since = value("DTSTART").flatMap(ScheduleDates.calendarDate)
    var until = value("DTEND").flatMap(ScheduleDates.calendarDate)
    if until == nil, let since, let minutes = value("DURATION").flatMap(ScheduleDates.minutes) {
      until = ScheduleDates.adding(minutes: minutes, to: since)
    }
    if let start = since, let end = until, end <= start { until = nil }
    // A day without times is all of it.
    if until == nil, let since, !since.contains("T") { until = PartialDate(since)?.end }
    return ScheduledSlot(since: since, until: until, room: room)
  }

  var isCancelled: Bool { value("STATUS")?.trimmingSpaces().uppercased() == "CANCELLED" }
}

extension CalendarFile {
  /// What of a calendar is read: its entries with a time, and where they need it, their zones.
  private static let readComponents: Set<String> = ["VEVENT", "VTIMEZONE"]

  /// `+0530` in minutes.
  private static func minutes(ofOffset text: String) -> Int? {
    let digits = text.trimmingSpaces().drop { $0 == "+" || $0 == "-" }
    guard digits.count >= 4, let hours = Int(digits.prefix(2)),
      let minutes = Int(digits.dropFirst(2).prefix(2))
    else { return nil }
    return (text.contains("-") ? -1 : 1) * (hours * 60 + minutes)
  }

  /// The newest of the entries' stamps: when the export was made, or when what it holds was changed last.
  var stamp: ExportStamp? {
    entries.compactMap { $0.value("DTSTAMP") ?? $0.value("LAST-MODIFIED") }.max().flatMap { ExportStamp($0) }
  }
}

import GraphModel

/// A table of talks with a header: title, speakers, company, start, end, room, track, format, abstract.
///
/// Speakers have semicolons, `&` or new lines between them, or commas where nothing else does; behind a name, in
/// parentheses or after a comma, may stand where they work.
struct TalksTable: ScheduleImporter {
  let name = "talks"
  let summary = "a table of talks: title, speakers, company, start, end, room, track, abstract"

  private enum Column {
    static let title = [
      "title", "talk", "talk title", "session title", "session", "proposal title", "submission title",
      "presentation title", "session name", "event title", "titel", "titre", "título",
    ]
    /// Of people as well, so that it takes a time to make it a talk's.
    static let name = ["name", "event name"]
    static let speakers = [
      "speakers", "speaker", "presenters", "presenter", "speaker names", "speaker name", "speaker s", "by",
      "presented by", "authors", "moderators",
    ]
    static let company = ["company", "companies", "organisation", "organization", "affiliation", "employer"]
    static let start = [
      "start", "starts at", "start time", "from", "begin", "date and time", "event start", "scheduled at",
      "session start", "start date and time",
    ]
    static let end = ["end", "ends at", "end time", "to", "event end", "session end", "end date and time"]
    static let day = ["date", "day", "start date"]
    static let time = ["time"]
    static let duration = ["duration", "length", "minutes", "scheduled duration"]
    static let room = ["room", "location", "stage", "venue", "room name"]
    static let state = ["state", "status", "active"]
    static let track = ["track", "category", "stream", "event type", "track name"]
    static let format = [
      "format", "type", "session type", "session format", "submission type", "event subtype",
    ]
    static let abstract = ["abstract", "description", "summary"]
    static let tags = ["tags", "topics", "keywords", "topic"]
    static let url = ["url", "link", "website"]
    static let id = ["id", "code", "key", "uid", "session id", "event key", "proposal id", "submission code"]
    static let event = ["event", "conference"]
    static let language = ["language", "lang"]

    static let all = Set(
      title + name + speakers + company + start + end + day + time + duration + room + state + track + format
        + abstract + tags + url + id + event + language)
  }

  func recognises(_ input: ImportInput) -> Bool {
    guard let header = TableHeader.beginning(input), input.columns == nil else { return false }
    guard header.place("first name", "kind", "email", "e mail") == nil else { return false }
    if header.place(Column.title) == nil {
      return header.place(Column.name) != nil && header.place(Column.start) != nil
        && [Column.speakers, Column.room].contains { header.place($0) != nil }
    }
    return header.place(Column.name) == nil
      && [Column.speakers, Column.start, Column.room, Column.abstract].contains { header.place($0) != nil }
  }

  func schedule(_ input: ImportInput, in store: GraphStore) throws(GraphError) -> Schedule {
    var reader = CSVReader(Array(input.text.utf8))
    guard let header = try TableHeader.find(in: &reader) else {
      throw GraphError(.invalid, "it is no table: no line has two fields or more")
    }
    var shape = RowShape(header)
    var unread = UnreadColumns(header, isRead: Column.all.contains)
    var event = input.event
    var schedule = Schedule(instance: "", event: ScheduledEvent())
    while let row = try reader.next() {
      guard shape.accepts(row) else { continue }
      unread.count(row)
      guard let title = row.value(header.place(Column.title) ?? header.place(Column.name)) else {
        schedule.unread.append(.init(line: row.line, text: row.text, reason: "it has no title"))
        continue
      }
      let ownEvent = row.value(header.place(Column.event))
      event = event ?? ownEvent
      if input.event == nil, let ownEvent, ownEvent != event {
        schedule.unread.append(
          .init(line: row.line, text: title, reason: "a table holds one event, and this is '\(event ?? "")'"))
        continue
      }
      schedule.talks.append(talk(title, row, header, &schedule))
    }
    schedule.unread += shape.unread
    schedule.notes += [unread.note].compactMap(\.self)
    schedule.notes += shape.guesses.map { "line \($0.line): \($0.reason)" }
    let days = schedule.talks.flatMap(\.slots).compactMap(\.since).compactMap { CalendarDay(leading: $0) }
    schedule.event.name = event
    schedule.event.since = days.min()?.text
    schedule.event.until = days.max()?.adding(days: 1).text
    // Tables have no host; those of one event belong together, wherever they lie.
    schedule.instance = "talks:" + (event.map(NameFolding.fold) ?? input.uri)
    return schedule
  }

  private func talk(
    _ title: String, _ row: TableRow, _ header: TableHeader, _ schedule: inout Schedule
  ) -> ScheduledTalk {
    func value(_ names: [String]) -> String? { row.value(header.place(names)) }
    var talk = ScheduledTalk(
      key: value(Column.id) ?? NameFolding.fold(title), title: title, heading: title,
      locator: "line \(row.line)",
      line: row.line)
    talk.abstract = row.longText(header.place(Column.abstract)).map { HTMLText.plain($0) }
    talk.format = value(Column.format)?.lowercased()
    talk.track = value(Column.track)
    talk.language = value(Column.language)
    talk.url = value(Column.url)
    talk.isCancelled = value(Column.state).map { Self.cancelledStates.contains($0.lowercased()) } ?? false
    talk.tags = (value(Column.tags) ?? "").split { $0 == ";" || $0 == "," }.map {
      String($0.trimmingSpaces())
    }
    .filter { !$0.isEmpty }
    let since = moment(value(Column.start) ?? value(Column.time), on: value(Column.day), row, &schedule)
    let length = value(Column.duration).flatMap { ScheduleDates.minutes($0) }
    let until =
      moment(value(Column.end), on: since.map { String($0.prefix(10)) }, row, &schedule)
      ?? since.flatMap { start in length.flatMap { ScheduleDates.adding(minutes: $0, to: start) } }
    let room = value(Column.room)
    if since != nil || room != nil {
      let day = since.flatMap { $0.contains("T") ? nil : PartialDate($0)?.end }
      talk.slots = [ScheduledSlot(since: since, until: until ?? day, room: room)]
    }
    let company = value(Column.company)
    talk.people = Self.people(row.longText(header.place(Column.speakers)) ?? "", company: company)
    return talk
  }

  /// What says that a talk is not given; `active` is yes or no.
  private static let cancelledStates: Set<String> = [
    "canceled", "cancelled", "withdrawn", "rejected", "declined", "deleted", "n", "no", "false", "0",
  ]

  /// A time on a day, a day, or nil; what is none is listed.
  private func moment(
    _ text: String?, on day: String?, _ row: TableRow, _ schedule: inout Schedule
  ) -> String? {
    guard let text else { return day.flatMap { TableDate.read($0)?.text } }
    if let date = TableDate.read(text) { return date.text }
    let clock = text.count == 4 && text.contains(":") ? "0" + text : text
    if let day = day.flatMap({ TableDate.read($0) }), let date = PartialDate("\(day.text)T\(clock.prefix(5))")
    {
      return date.text
    }
    schedule.unread.append(
      .init(
        line: row.line, text: text,
        reason: "no time that can be read: write 2023-11-07T11:00, or a date and 11:00"))
    return nil
  }

  /// The speakers of a field.
  private static func people(_ field: String, company: String?) -> [ScheduledPerson] {
    let hasParts = field.contains { $0 == ";" || $0 == "&" || $0 == "\n" }
    let parts = field.split { hasParts ? $0 == ";" || $0 == "&" || $0 == "\n" : $0 == "," }
    return parts.compactMap { part in
      let pieces = part.split(separator: ",", maxSplits: 1)
      let piece = PersonPiece(String((pieces.first ?? "").trimmingSpaces()))
      guard !piece.name.isEmpty else { return nil }
      let after = pieces.count > 1 ? String(pieces[1].trimmingSpaces()) : nil
      let employer = Employer(piece.organisation ?? after ?? company)
      return ScheduledPerson(
        name: piece.name, role: piece.isModerator ? .moderator : .speaker, organisation: employer?.name,
        affiliationNote: employer?.note)
    }
  }
}

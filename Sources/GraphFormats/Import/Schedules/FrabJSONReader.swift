/// Reads the JSON of frab and pretalx, the first version: events in rooms in days.
struct FrabJSONReader {
  private let document: JSONDocument
  private var feed = FrabFeed()

  private init(_ document: JSONDocument) { self.document = document }

  /// Whether a document has this shape: `schedule`, `conference`.
  static func recognises(_ document: JSONDocument) -> Bool {
    document.root["schedule"]?["conference"]?.isObject ?? false
  }

  static func read(_ document: JSONDocument) -> FrabFeed {
    var reader = FrabJSONReader(document)
    reader.read()
    return reader.feed
  }

  private mutating func read() {
    guard let schedule = document.root["schedule"], let conference = schedule["conference"] else { return }
    feed.version = schedule["version"]?.text
    feed.conference = FrabConference(conference, base: schedule["base_url"]?.text)
    for room in (conference["rooms"]?.items ?? []) + (schedule["rooms"]?.items ?? []) {
      if let name = ScheduleText.title(room["name"]?.localisedText) { feed.rooms.insert(name) }
    }
    for day in conference["days"]?.items ?? [] {
      for room in day["rooms"]?.members ?? [] {
        if let name = ScheduleText.title(room.name) { feed.rooms.insert(name) }
        for event in room.value.items { read(event, in: room.name, of: day) }
      }
      // Some write the rooms as a list, each with its name.
      for room in day["rooms"]?.items ?? [] {
        let name = room["name"]?.localisedText
        if let name = ScheduleText.title(name) { feed.rooms.insert(name) }
        for event in room.first("events", "talks", "sessions")?.items ?? [] { read(event, in: name, of: day) }
      }
    }
  }

  private mutating func read(_ event: LocatedJSON, in room: String?, of day: LocatedJSON) {
    var read = FrabEvent(event, document)
    read.room = ScheduleText.title(read.room) ?? room
    read.day = day["date"]?.text
    read.dayStart = day.first("day_start", "start")?.text
    read.date = event["date"]?.text
    read.start = event["start"]?.text
    feed.leftOut.count(event["links"]?.items.count, "link")
    feed.leftOut.count(event["attachments"]?.items.count, "attachment")
    feed.leftOut.count(event["answers"]?.items.count, "answer")
    feed.leftOut.count(event["persons"]?.items.count { $0["biography"]?.text?.isEmpty == false }, "biography")
    feed.events.append(read)
  }
}

/// What both versions of the JSON have in common.
extension FrabEvent {
  init(_ event: LocatedJSON, _ document: JSONDocument) {
    guid = event["guid"]?.text
    id = event["id"]?.text
    code = event["code"]?.text
    room = event["room"]?.namedText
    title = event["title"]?.localisedText
    subtitle = event["subtitle"]?.localisedText
    track = event["track"]?.namedText
    type = event["type"]?.localisedText
    language = event["language"]?.text
    duration = event["duration"]?.text
    abstract = event["abstract"]?.localisedText
    description = event["description"]?.localisedText
    url = event["url"]?.text
    otherURLs = [event["feedback_url"]?.text, event["origin_url"]?.text].compactMap(\.self)
    state = event["state"]?.text
    tags = (event["tags"]?.items ?? []).compactMap(\.namedText)
    persons = (event.first("persons", "participants", "speakers")?.items ?? []).map { person in
      FrabPerson(person, line: document.line(of: person))
    }
    line = document.line(of: event)
    locator = document.locator(of: event)
  }
}

extension FrabPerson {
  init(_ person: LocatedJSON, line: Int) {
    id = person["id"]?.text
    guid = person["guid"]?.text
    code = person["code"]?.text
    let parts = [person["first_name"]?.text, person["last_name"]?.text].compactMap(\.self)
    name =
      person.first("public_name", "full_public_name", "name", "display_name", "full_name")?.text
      ?? (parts.isEmpty ? person.text : parts.joined(separator: " "))
    role = person["role"]?.text
    organisation =
      person.first("organisation", "organization", "affiliation", "company")?.namedText
      ?? Self.answer(of: person, to: Self.employerWords)
    jobTitle = person["job_title"]?.text ?? Self.answer(of: person, to: Self.jobWords)
    url = person["url"]?.text
    self.line = line
  }

  /// Words of the questions that an event asks about employers and jobs.
  private static let employerWords = [
    "company", "organization", "organisation", "affiliation", "employer", "firma", "entreprise",
  ]
  private static let jobWords = ["job title", "job-title", "position", "your role"]

  /// A person's answer to the first question that has one of these words.
  private static func answer(of person: LocatedJSON, to words: [String]) -> String? {
    (person["answers"]?.items ?? []).first { answer in
      let question = answer["question"]?["question"] ?? answer["question"]
      guard let text = question?.localisedText?.lowercased() else { return false }
      return text.utf8.count < 60 && words.contains(where: text.contains)
    }?["answer"]?.text
  }
}

extension FrabConference {
  init(_ conference: LocatedJSON, base: String?) {
    title = conference["title"]?.localisedText
    acronym = conference["acronym"]?.text
    start = conference["start"]?.text
    end = conference["end"]?.text
    city = conference["city"]?.text ?? conference["venue"]?["city"]?.text
    url = conference["url"]?.text ?? base
    dayChange = conference["day_change"]?.text
  }
}

extension LocatedJSON {
  /// A text that may be given in several languages: in English if it is there, or else in the first.
  var localisedText: String? {
    if let text { return text }
    guard members.allSatisfy({ Self.isLanguage($0.name) }) else { return nil }
    let translations = members.filter { $0.value.text != nil }
    return (translations.first { $0.name == "en" } ?? translations.first)?.value.text
  }

  /// `de`, `de-formal`, `pt_BR`
  private static func isLanguage(_ name: String) -> Bool {
    let code = name.prefix { $0 != "-" && $0 != "_" }
    return code.utf8.count == 2 && code.allSatisfy { $0.isASCII && $0.isLowercase }
  }

  /// A text, or the name of an object.
  var namedText: String? { localisedText ?? first("name", "title", "slug")?.localisedText }
}

extension [String: Int] {
  /// Adds to a count, if there is anything to add.
  mutating func count(_ number: Int?, _ name: String) {
    if let number, number > 0 { self[name, default: 0] += number }
  }
}

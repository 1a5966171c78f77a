import GraphModel

/// `schedule.json` of frab, pretalx and the c3voc's tools, in version 1 (days, rooms, events) and 2 (a list of events).
///
/// Source: the c3voc's schema.json and schema2.json.
struct ScheduleJSON {
  /// What the file says.
  private(set) var sheet = ScheduleSheet()

  /// Reads it; nil where the file has another shape.
  init?(_ root: JSONValue) {
    guard let schedule = root["schedule"], let conference = schedule["conference"] else { return nil }
    sheet.conference = .init(
      acronym: conference["acronym"]?.string, title: conference["title"]?.string,
      city: conference["city"]?.string ?? conference["venue"]?["city"]?.string,
      since: conference["start"]?.string, until: conference["end"]?.string,
      address: schedule["base_url"]?.string ?? schedule["url"]?.string ?? conference["url"]?.string,
      version: schedule["version"]?.string)
    var trackNames: [String: String] = [:]
    for track in conference["tracks"]?.list ?? [] {
      for name in ["slug", "guid", "id"] {
        if let key = track[name]?.string { trackNames[key] = track["name"]?.string ?? key }
      }
    }
    if let events = schedule["events"] {
      for event in events.list { add(event, room: nil, trackNames) }
      for (_, event) in (events.object?.fields ?? [:]).sorted(by: { $0.key < $1.key }) {
        add(event, room: nil, trackNames)
      }
    }
    for day in conference["days"]?.list ?? [] {
      for (room, events) in (day["rooms"]?.object?.fields ?? [:]).sorted(by: { $0.key < $1.key }) {
        for event in events.list { add(event, room: room, trackNames) }
      }
      for room in day["rooms"]?.list ?? [] {
        for event in room["events"]?.list ?? [] { add(event, room: room["name"]?.string, trackNames) }
      }
    }
    var given: Set<String> = []
    for event in schedule["events"]?.list ?? [] {
      for person in event["participants"]?.list ?? event["persons"]?.list ?? [] {
        if let guid = person["guid"]?.string { given.insert(guid) }
      }
    }
    for value in schedule["persons"]?.list ?? [] {
      guard let person = person(value), person.guid.map({ !given.contains($0) }) ?? true else { continue }
      sheet.people.append(person)
    }
  }

  private mutating func add(_ event: JSONValue, room: String?, _ trackNames: [String: String]) {
    guard let object = event.object else {
      sheet.remark(event.string ?? "a value", "an event is an object", line: 1)
      return
    }
    let track = object["track"]
    let written = track?["name"]?.string ?? track?["slug"]?.string ?? track?.string
    let place = object.string("guid") ?? object.string("code") ?? object.string("id") ?? ""
    var row = ScheduleSheet.Row(
      guid: object.string("guid"), code: object.string("code"), id: object.string("id"),
      title: object.string("title"), subtitle: object.string("subtitle"), abstract: object.string("abstract"),
      description: object.string("description"), type: object.string("type"),
      track: written.map { trackNames[$0] ?? $0 }, language: object.string("language"),
      url: object.string("url"),
      room: object["room"]?["name"]?.string ?? object.string("room") ?? room,
      start: object.string("date") ?? object.string("start"), end: object.string("end"),
      minutes: object.string("duration").flatMap(ScheduleDates.minutes),
      locator: "line \(object.line), \(place)", line: object.line)
    row.isCancelled = ["canceled", "cancelled", "withdrawn"].contains(
      object.string("state")?.lowercased() ?? "")
    let people = object["persons"] ?? object["participants"] ?? object["speakers"]
    row.people = (people?.list ?? []).compactMap(person)
    sheet.add(row)
  }

  private func person(_ value: JSONValue) -> ScheduleSheet.Person? {
    guard let object = value.object else { return nil }
    let name = ["public_name", "full_public_name", "name"].lazy.compactMap { object.string($0) }.first
    var person = ScheduleSheet.Person(
      name: name ?? "", guid: object.string("guid"), code: object.string("code"), id: object.string("id"),
      role: object.string("role"))
    person.organisation =
      ["organization", "organisation", "company", "affiliation"].lazy
      .compactMap { object.string($0) }.first
      ?? SubmissionAnswers.answer(object, to: SubmissionAnswers.employer)
    person.jobTitle =
      object.string("job_title") ?? SubmissionAnswers.answer(object, to: SubmissionAnswers.job)
    return person
  }
}

/// The answers to an event's own questions, as pretalx exports them.
enum SubmissionAnswers {
  /// Words of questions about the employer.
  static let employer = [
    "company", "organization", "organisation", "affiliation", "employer", "firma", "entreprise",
  ]
  /// Words of questions about the job.
  static let job = ["job", "position", "role at"]

  /// The answer to the first question that has one of these words.
  static func answer(_ object: JSONObject, to words: [String]) -> String? {
    for answer in object.list("answers") {
      let question = (answer["question"]?["question"] ?? answer["question"])?.string?.lowercased() ?? ""
      if words.contains(where: question.contains) { return answer["answer"]?.string }
    }
    return nil
  }
}

import GraphModel

/// Submissions as pretalx' API returns them, or a site that has sorted them by day and room.
///
/// A submission is any object with a code, a title and speakers, however deep it lies.
struct PretalxSubmissions {
  private let root: JSONValue
  private var sheet = ScheduleSheet()
  private var rooms: [String: String] = [:]
  private var slug: String?
  private var host: String?

  init(_ root: JSONValue) {
    self.root = root
    for room in root["rooms"]?.list ?? [] {
      if let id = room["id"]?.string { rooms[id] = room["name"]?.string }
      if let url = room["url"]?.string, let range = url.firstRange(of: "/event/") {
        slug = slug ?? String(url[range.upperBound...].prefix { $0 != "/" })
      }
    }
    collect(root)
    readLeftOver()
  }

  /// The programme.
  var schedule: Schedule {
    var schedule = sheet.schedule
    let first = schedule.talks.flatMap(\.slots).compactMap { $0.since }.min()
    let name = slug ?? "\(host ?? "pretalx") \(first?.prefix(4) ?? "")"
    schedule.instance = ScheduleSheet.instance(name, host: host)
    schedule.personInstance = host
    schedule.event.name = slug
    return schedule
  }

  private mutating func collect(_ value: JSONValue) {
    switch value {
    case .list(let elements): for element in elements { collect(element) }
    case .object(let object):
      if let code = object.string("code"), object["title"] != nil, object["speakers"] != nil {
        add(object, code)
      } else {
        for (_, field) in object.fields.sorted(by: { $0.key < $1.key }) { collect(field) }
      }
    default: break
    }
  }

  private mutating func add(_ object: JSONObject, _ code: String) {
    var row = ScheduleSheet.Row(
      code: code, title: object.string("title"), abstract: object.string("abstract"),
      description: object.string("description"), type: object.string("submission_type"),
      track: object.string("track"), language: object.string("content_locale"), url: object.string("url"),
      minutes: object.string("duration").flatMap(ScheduleDates.minutes),
      locator: "line \(object.line), \(code)",
      line: object.line)
    row.tags = object.list("tags").compactMap { $0["tag"]?.string ?? $0.string }
    row.isCancelled = ["canceled", "withdrawn", "rejected"].contains(object.string("state") ?? "")
    row.people = object.list("speakers").compactMap { speaker(of: $0) }
    let slots = object["slots"]?.list ?? [object["slot"]].compactMap(\.self)
    let known = slots.filter { $0.object != nil }
    for slot in known.isEmpty ? [JSONValue.null] : known {
      row.start = slot["start"]?.string
      row.end = slot["end"]?.string
      row.room = (slot["room"]?["name"] ?? slot["room"])?.string.map { rooms[$0] ?? $0 }
      sheet.add(row)
    }
  }

  private mutating func speaker(of value: JSONValue) -> ScheduleSheet.Person? {
    // Only a code: who it is stands elsewhere.
    let object = value.object ?? value.string.flatMap { root["speakers"]?[$0]?.object }
    guard let object else { return nil }
    host = host ?? ScheduleText.host(of: object.string("avatar") ?? object.string("avatar_url"))
    return ScheduleSheet.Person(
      name: object.string("name") ?? "", code: object.string("code"),
      organisation: SubmissionAnswers.answer(object, to: SubmissionAnswers.employer),
      jobTitle: SubmissionAnswers.answer(object, to: SubmissionAnswers.job))
  }

  /// Breaks and the like, which have a title and nothing else.
  private mutating func readLeftOver() {
    for (_, times) in (root["extra"]?.object?.fields ?? [:]).sorted(by: { $0.key < $1.key }) {
      for (_, item) in (times.object?.fields ?? [:]).sorted(by: { $0.key < $1.key }) {
        guard let object = item.object else { continue }
        sheet.remark(object.string("title") ?? "", "a break: it has no code", line: object.line)
      }
    }
  }
}

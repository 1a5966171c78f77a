import GraphModel

/// Programmes in JSON: the c3voc's and pretalx' `schedule.json`, pretalx' submissions, and Sessionize's views.
struct JSONProgrammeImporter: ScheduleImporter {
  let name = "schedule.json"
  let summary = "programmes in the JSON of frab, pretalx, c3voc and Sessionize"

  /// A text whose outermost fields are those of one of the formats.
  func recognises(_ input: ImportInput) -> Bool {
    guard let first = input.text.utf8.first(where: { !" \t\r\n".utf8.contains($0) && $0 < 0x80 }),
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else { return false }
    return Shape(JSONReader.outline(input.text)) != nil
  }

  /// What the outermost fields tell.
  private enum Shape {
    case schedule, submissions, sessionizeGrid, sessionizeAll, sessionizeSpeakers

    init?(_ fields: Set<String>) {
      if fields.contains("schedule") {
        self = .schedule
      } else if fields.isSuperset(of: ["sessions", "speakers"]) {
        self = .sessionizeAll
      } else if fields.isSuperset(of: ["date", "rooms"]) || fields.isSuperset(of: ["groupName", "sessions"]) {
        self = .sessionizeGrid
      } else if fields.isSuperset(of: ["fullName", "sessions"]) {
        self = .sessionizeSpeakers
      } else if fields.contains("results") || fields.isSuperset(of: ["code", "title", "speakers"]) {
        self = .submissions
      } else {
        return nil
      }
    }
  }

  func schedule(_ input: ImportInput, in store: GraphStore) throws(GraphError) -> Schedule {
    let root = try JSONReader.read(input.text)
    switch Shape(JSONReader.outline(input.text)) {
    case .schedule:
      if let sheet = ScheduleJSON(root)?.sheet { return sheet.schedule }
      return PretalxSubmissions(root).schedule
    case .submissions: return PretalxSubmissions(root).schedule
    case .sessionizeGrid: return try SessionizeProgramme(root, store).grid()
    case .sessionizeAll: return try SessionizeProgramme(root, store).all()
    case .sessionizeSpeakers: return try SessionizeProgramme(root, store).speakers()
    case nil: throw GraphError(.invalid, "'\(input.title)' is no programme")
    }
  }
}

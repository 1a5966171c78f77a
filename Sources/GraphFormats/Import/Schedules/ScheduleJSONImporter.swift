import GraphModel

/// Programmes as JSON: frab and pretalx, the CCC's second version, pretalx' API, and Sessionize.
struct ScheduleJSONImporter: ScheduleImporter {
  /// `json`
  let name = "json"
  /// One line about the format.
  let summary = "programmes as JSON (frab, pretalx, c3voc, Sessionize)"

  /// Outermost fields that a programme has, and that of a line of kgraph's own, which has them as well.
  private static let ownNames: Set<String> = ["schedule", "sessions", "speakers", "talks", "results", "days"]
  private static let foreignNames: Set<String> = ["type"]

  /// A list of objects, or an object with one of a programme's fields.
  func recognises(_ input: ImportInput) -> Bool {
    let start = input.text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if start.first == "[" {
      let next = start.dropFirst().drop(while: \.isWhitespace).first
      return next == "{" || next == nil || next == "]"
    }
    guard start.first == "{" else { return false }
    let names = JSONParser.outerNames(input.text, until: Self.ownNames.union(Self.foreignNames))
    guard names.isDisjoint(with: Self.foreignNames) else { return false }
    return !names.isDisjoint(with: Self.ownNames) || Self.isMapOfSubmissions(start)
  }

  /// Whether a text begins with a submission under its code: `{"ABC7DE": {"code": "ABC7DE", …`.
  private static func isMapOfSubmissions(_ start: Substring) -> Bool {
    let pieces = start.prefix(200).split(separator: "\"", maxSplits: 6, omittingEmptySubsequences: false)
    guard pieces.count > 5 else { return false }
    return pieces[2].contains("{") && pieces[3] == "code" && pieces[5] == pieces[1]
  }

  func schedule(_ input: ImportInput, in store: GraphStore) throws(GraphError) -> Schedule {
    var schedule = try read(input, in: store)
    try schedule.findInstance(of: "schedule", in: store)
    return schedule
  }

  private func read(_ input: ImportInput, in store: GraphStore) throws(GraphError) -> Schedule {
    let document = try JSONParser.document(input.text)
    if ScheduleJSON2Reader.recognises(document) { return ScheduleJSON2Reader.read(document).schedule }
    if FrabJSONReader.recognises(document) { return FrabJSONReader.read(document).schedule }
    if let form = SessionizeForm(document.root) {
      return try SessionizeReader(document, form).schedule(in: store)
    }
    if PretalxJSONReader.recognises(document) { return PretalxJSONReader.read(document) }
    if SessionListReader.recognises(document) { return SessionListReader.read(document).schedule }
    throw GraphError(
      .invalid, "'\(input.title)' is JSON, and no programme in a known form",
      help: [
        "known are schedule.json of frab, pretalx and the CCC, lists of submissions of pretalx, Sessionize's All, "
          + "GridSmart, Sessions and Speakers, and lists of objects with title, start and speakers"
      ])
  }
}

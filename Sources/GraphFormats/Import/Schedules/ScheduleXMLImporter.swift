import GraphModel

/// Programmes as XML in the format of frab and pentabarf: FOSDEM, the CCC's events, pretalx.
struct ScheduleXMLImporter: ScheduleImporter {
  /// `xml`
  let name = "xml"
  /// One line about the format.
  let summary = "programmes as XML (FOSDEM, frab, pretalx)"

  private static let startLength = 4_096

  /// An XML file with a `schedule` not far from its beginning.
  func recognises(_ input: ImportInput) -> Bool {
    let start = input.text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(Self.startLength)
    guard start.hasPrefix("<?xml") || start.hasPrefix("<!") || start.hasPrefix("<schedule") else {
      return false
    }
    return start.contains("<schedule")
  }

  func schedule(_ input: ImportInput, in store: GraphStore) throws(GraphError) -> Schedule {
    var schedule = try FrabXMLReader.read(input.text).schedule
    try schedule.findInstance(of: "schedule", in: store)
    return schedule
  }
}

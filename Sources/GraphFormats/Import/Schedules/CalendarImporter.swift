import GraphModel

/// Programmes as iCalendar files: Sched, pretalx, and whatever else writes calendars.
///
/// The same line means other things in each: `Title - A, B` is a person and an organisation in Sched's files and two
/// people in pretalx'. Who wrote a file is told by its `PRODID` and by its shape.
struct CalendarImporter: ScheduleImporter {
  /// `ics`
  let name = "ics"
  /// One line about the format.
  let summary = "programmes as calendars (Sched, pretalx and others)"

  /// A text that begins as a calendar does.
  func recognises(_ input: ImportInput) -> Bool {
    input.text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(15).uppercased() == "BEGIN:VCALENDAR"
  }

  func schedule(_ input: ImportInput, in store: GraphStore) throws(GraphError) -> Schedule {
    let file = try CalendarFile(input.text)
    var schedule = try schedule(of: file, in: store)
    schedule.addNotes(leftOut: file.otherComponents)
    return schedule
  }

  private func schedule(of file: CalendarFile, in store: GraphStore) throws(GraphError) -> Schedule {
    let product = file.properties["PRODID"]?.lowercased() ?? ""
    if product.contains("sched.com") || file.entries.contains(where: { $0.isOfSched }) {
      return try SchedCalendar(file).schedule(in: store)
    }
    if product.contains("pretalx") || file.entries.first?.value("UID")?.hasPrefix("pretalx-") ?? false {
      return PretalxCalendar(file).schedule
    }
    return PlainCalendar(file).schedule
  }
}

extension CalendarFile.Entry {
  fileprivate var isOfSched: Bool {
    value("URL").map { $0.contains(".sched.com/event/") || $0.contains(".sched.org/event/") } ?? false
  }
}

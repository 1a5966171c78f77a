/// Which of Sessionize's views of an event a file is.
enum SessionizeForm {
  /// An object with all lists, which refer to each other by numbers.
  case all
  /// Days with rooms with sessions.
  case grid
  /// Groups of sessions.
  case sessions
  /// Sessions without groups.
  case sessionList
  /// Speakers, each with the sessions' names.
  case speakers
  /// Groups of speakers.
  case speakerGroups

  /// Tells the form by its fields; nil if it is none.
  init?(_ root: LocatedJSON) {
    if root.isObject {
      guard let sessions = root["sessions"], sessions.isList else { return nil }
      let isSession = { (value: LocatedJSON) in value["title"] != nil && value["id"] != nil }
      guard sessions.items.isEmpty ? root["speakers"] != nil : sessions.items.contains(where: isSession)
      else {
        return nil
      }
      self = .all
      return
    }
    let items = root.items
    func holds(_ list: String, with names: String...) -> Bool {
      items.contains { item in
        (item[list]?.items ?? []).contains { entry in names.contains { entry[$0] != nil } }
      }
    }
    if items.contains(where: { ($0["rooms"]?.isList ?? false) && $0.first("date", "timeSlots") != nil }) {
      self = .grid
    } else if holds("sessions", with: "title") {
      self = .sessions
    } else if holds("speakers", with: "fullName", "firstName") {
      self = .speakerGroups
    } else if items.contains(where: { $0.first("fullName", "firstName") != nil && $0["id"] != nil }) {
      self = .speakers
    } else if items.contains(where: { $0["title"] != nil && $0["id"] != nil && $0["startsAt"] != nil }) {
      self = .sessionList
    } else {
      return nil
    }
  }
}

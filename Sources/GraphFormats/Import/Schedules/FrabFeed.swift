import GraphModel

/// A programme in frab's terms, as XML and both versions of its JSON state it: what their readers make, and
/// `FrabFeed.schedule` turns into a `Schedule`.
///
/// pentabarf came first, and frab, pretalx and the CCC's tools all write its format on. Source: c3voc.de/wiki/schedule.
struct FrabFeed {
  var conference = FrabConference()
  var version: String?
  var events: [FrabEvent] = []
  /// People that the file lists besides the events.
  var people: [FrabPerson] = []
  /// All rooms that the file lists, with or without events.
  var rooms: Set<String> = []
  /// How often what is not imported occurs, by what it is called in the file.
  var leftOut: [String: Int] = [:]
  var unread: [ImportReport.LineRemark] = []
}

/// What the file says of the conference.
struct FrabConference {
  var title: String?
  var acronym: String?
  var start: String?
  var end: String?
  var city: String?
  var url: String?
  /// The time of day before which an event belongs to the night of the day before: `09:00:00`.
  var dayChange: String?
}

/// One event: one slot of one talk.
struct FrabEvent {
  var guid: String?
  var id: String?
  /// pretalx' code of the submission.
  var code: String?
  /// The date of the day under which it stands.
  var day: String?
  /// When that day begins; the night after it is still a part of it.
  var dayStart: String?
  var date: String?
  var start: String?
  var end: String?
  var duration: String?
  var room: String?
  var title: String?
  var subtitle: String?
  var track: String?
  var type: String?
  var language: String?
  var abstract: String?
  var description: String?
  var url: String?
  /// Other addresses of the event, where the talk's code may stand.
  var otherURLs: [String] = []
  var state: String?
  var tags: [String] = []
  var persons: [FrabPerson] = []
  var locator = ""
  var line = 0
}

/// One person of an event.
struct FrabPerson {
  var id: String?
  var guid: String?
  var code: String?
  var name: String?
  var role: String?
  var organisation: String?
  var jobTitle: String?
  var url: String?
  var line = 0
}

import GraphModel

/// The programme of one event, as one file states it: what every reader of such files makes, and `ScheduleRun` writes.
struct Schedule: Equatable {
  /// Who gave the talks their keys: a host, or a host and an edition. Never the file's name.
  var instance: String
  /// Where a person's key means the same person; nil: the keys hold within the instance only.
  var personInstance: String?
  var event: ScheduledEvent
  /// Which export it is, if the file says so.
  var stamp: ExportStamp?
  var talks: [ScheduledTalk] = []
  /// People that are listed besides the talks.
  var people: [ScheduledPerson] = []
  /// Whether it is only a part of what the instance says, such as its list of speakers: what is missing is not withdrawn.
  var isPartial = false
  /// Whether the instance has other programmes as well.
  var isPart = false
  /// What was not understood.
  var unread: [ImportReport.LineRemark] = []
  /// Other things to know.
  var notes: [String] = []
}

/// The event of a programme.
struct ScheduledEvent: Equatable {
  /// Nil where the file does not name it.
  var name: String?
  var aliases: [String] = []
  /// Its first day.
  var since: String?
  /// The day after its last.
  var until: String?
  var city: String?
  var url: String?
  var locator: String?
}

/// One talk, with all its slots.
struct ScheduledTalk: Equatable {
  /// What the instance calls it.
  var key: String
  var title: String
  /// The title as the file has it, with whatever else stands in the line.
  var heading: String
  /// Other titles: with its format before it, say.
  var otherTitles: [String] = []
  var abstract: String?
  /// What sort of session it is.
  var format: String?
  var track: String?
  var language: String?
  var url: String?
  /// Subjects that the file names as such.
  var tags: [String] = []
  var slots: [ScheduledSlot] = []
  var people: [ScheduledPerson] = []
  /// Whether the file says that it does not take place.
  var isCancelled = false
  /// Where it stands in the file.
  var locator: String
  var line: Int
  /// Why the reading is a guess; nil where it is not.
  var guessReason: String?
}

/// When and where a talk takes place.
struct ScheduledSlot: Hashable {
  var since: String?
  var until: String?
  var room: String?
}

/// Someone who has a part in a talk.
struct ScheduledPerson: Equatable {
  /// What the instance calls them, where that can be relied on.
  var key: String?
  var name: String
  var role: SpeakerRole = .speaker
  var organisation: String?
  var affiliationNote: String?
  var jobTitle: String?
  var url: String?
  /// The line that says where they work, as written.
  var affiliation: String?
  /// Where the person is listed, if besides the talks.
  var locator: String?
  var line = 0
}

extension ScheduledTalk {
  /// A digest of what is read of the talk; where it stands in the file does not matter, and what someone with a key is
  /// called says something of them and not of the talk.
  var digest: String {
    var digest = ContentDigest()
    for text in [
      key, title, heading, abstract, format, track, language, url, guessReason,
      isCancelled ? "cancelled" : nil,
    ] { digest.add(text) }
    for tag in tags { digest.add(tag) }
    for slot in slots {
      digest.add("slot")
      for text in [slot.since, slot.until, slot.room] { digest.add(text) }
    }
    for person in people {
      digest.add("person")
      for text in [
        person.key ?? person.name, person.role.rawValue, person.organisation, person.affiliationNote,
        person.jobTitle, person.url,
      ] { digest.add(text) }
    }
    return digest.text
  }

  /// A digest of the names of its people.
  var nameDigest: String {
    var digest = ContentDigest()
    for person in people { digest.add(person.name) }
    return digest.text
  }
}

extension Schedule {
  /// Adds a talk, or the slots and people of one that stands there already under the same key. A time that is called
  /// off is none of a talk that takes place.
  mutating func add(_ talk: ScheduledTalk, _ places: inout [String: Int]) {
    guard let place = places[talk.key] else {
      places[talk.key] = talks.count
      talks.append(talk)
      return
    }
    if talk.isCancelled, !talks[place].isCancelled {
      unread.append(
        .init(
          line: talk.line, text: talk.heading,
          reason: "called off: the other times of '\(talks[place].title)' are read"))
      return
    }
    if talks[place].isCancelled, !talk.isCancelled {
      unread.append(
        .init(
          line: talks[place].line, text: talks[place].heading,
          reason: "called off: the other times of '\(talk.title)' are read"))
      talks[place] = talk
      return
    }
    for slot in talk.slots where !talks[place].slots.contains(slot) { talks[place].slots.append(slot) }
    let known = talks[place].people.map { $0.key ?? $0.name }
    talks[place].people += talk.people.filter { !known.contains($0.key ?? $0.name) }
    if talks[place].heading != talk.heading {
      unread.append(
        .init(
          line: talk.line, text: talk.heading,
          reason: "the same key as '\(talks[place].title)': another slot of that, under its title"))
    }
  }

  /// Says what the file has besides, and what of that is not imported.
  mutating func addNotes(leftOut: [String: Int], rooms: Set<String> = []) {
    notes += [LeftOut.note(leftOut.map { ($0.key, $0.value) })].compactMap(\.self)
    let empty = rooms.subtracting(talks.flatMap(\.slots).compactMap(\.room)).sorted()
    if !empty.isEmpty {
      notes.append("rooms without a talk: " + empty.joined(separator: ", "))
    }
  }
}

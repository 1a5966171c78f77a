import GraphModel
import Testing

@testable import GraphFormats

/// What exports of many events have, one small programme for each, counted by hand.
@Suite("Programmes as other events write them")
struct UnseenProgrammeTests {
  struct Programme: Sendable, CustomTestStringConvertible {
    var file: String
    /// Those that take place, and all that the file has.
    var talks: Int
    var withdrawn = 0
    var slots: Int
    var rooms: Int
    var people: Int
    var links: Int
    /// What the report must say.
    var says: [String] = []

    var testDescription: String { file }
  }

  static let programmes = [
    // People without ids and with names of one word, nights, a room without events.
    Programme(
      file: "fahrplan-2008.xml", talks: 6, slots: 6, rooms: 2, people: 4, links: 8,
      says: ["1 × link", "rooms without a talk: Lock"]),
    // No dates, two people of one name, a person whose account is gone, two talks of one title.
    Programme(
      file: "fosdem-2014.xml", talks: 4, slots: 4, rooms: 2, people: 3, links: 4,
      says: ["Deleted User", "1 × attachment, 1 × link"]),
    // One id for everybody, one event twice, another of the same title.
    Programme(file: "hub-merged.xml", talks: 3, slots: 4, rooms: 2, people: 3, links: 5),
    // One submission in two slots, with two guids.
    Programme(
      file: "pretalx-2023.xml", talks: 2, slots: 3, rooms: 1, people: 2, links: 3,
      says: ["rooms without a talk: Alder"]),
    // A map of submissions; whose the codes are, another file says.
    Programme(
      file: "europython-sessions.json", talks: 3, slots: 3, rooms: 2, people: 0, links: 0,
      says: ["4 × speaker whose code only is given"]),
    // One session in two rooms at once, and a break.
    Programme(
      file: "europython-schedule.json", talks: 2, slots: 3, rooms: 3, people: 3, links: 3, says: ["Lunch"]),
    Programme(
      file: "pretalx-widget.json", talks: 2, slots: 3, rooms: 2, people: 2, links: 3, says: ["Lunch"]),
    Programme(file: "pretalx-api.json", talks: 2, withdrawn: 1, slots: 3, rooms: 2, people: 3, links: 3),
    Programme(
      file: "frab-2012.json", talks: 3, slots: 3, rooms: 2, people: 3, links: 4,
      says: ["rooms without a talk: Saal 6", "1 × link"]),
    // A person without a talk, and one who is none.
    Programme(
      file: "schedule2-people.json", talks: 2, slots: 2, rooms: 2, people: 3, links: 3,
      says: ["TBA", "rooms without a talk: Jetty"]),
    // Two days, a room without sessions on one of them, sessions for all, one that has no time yet.
    Programme(file: "sessionize-grid-days.json", talks: 5, slots: 5, rooms: 2, people: 3, links: 4),
    // One session has no time, one was declined, one speaker has no session.
    Programme(
      file: "sessionize-all-draft.json", talks: 2, withdrawn: 1, slots: 2, rooms: 1, people: 3, links: 3,
      says: ["rooms without a talk: Meadow"]),
    Programme(file: "sessionize-wall.json", talks: 0, slots: 0, rooms: 0, people: 2, links: 0),
    // A tutorial that is cancelled.
    Programme(file: "symposion.json", talks: 3, withdrawn: 1, slots: 3, rooms: 3, people: 3, links: 3),
    // Lunch in both rooms.
    Programme(file: "symposion-wrapped.json", talks: 3, slots: 4, rooms: 2, people: 2, links: 3),
    // Zones that are not defined, days, lengths, speakers with employers in brackets or below the text, an alarm.
    Programme(
      file: "calendar-zones.ics", talks: 4, slots: 4, rooms: 2, people: 2, links: 3,
      says: ["1 × VTODO", "1 × person invited"]),
    // An earlier version of an entry, one that is called off, one of three times that was moved.
    Programme(
      file: "calendar-changes.ics", talks: 2, withdrawn: 1, slots: 4, rooms: 3, people: 0, links: 0,
      says: ["1 × earlier version of an entry", "Campfire (later)"]),
    // Rules with an end and without, a time left out, a time added.
    Programme(
      file: "calendar-repeats.ics", talks: 5, slots: 11, rooms: 2, people: 0, links: 0,
      says: ["(FREQ=WEEKLY)", "BYSETPOS"]),
    Programme(file: "fosdem.ics", talks: 2, slots: 2, rooms: 2, people: 2, links: 3),
    Programme(
      file: "indico.ics", talks: 2, slots: 2, rooms: 2, people: 2, links: 2, says: ["does not name its event"]
    ),
    Programme(file: "sched-2014.ics", talks: 3, slots: 3, rooms: 1, people: 2, links: 2),
    // One session is not published.
    Programme(
      file: "sched.csv", talks: 2, withdrawn: 1, slots: 2, rooms: 2, people: 2, links: 3, says: ["Seats"]),
    Programme(file: "pretalx.csv", talks: 2, slots: 2, rooms: 1, people: 2, links: 3),
  ]

  @Test("has what was counted by hand, and again nothing changes", arguments: programmes)
  func counts(_ programme: Programme) throws {
    let graph = try ImportedGraph()
    let text = try ScheduleFixture.text("../Unseen/" + programme.file)
    let report = try graph.add(text, from: "/" + programme.file)
    let talks = try graph.store.nodes(ofKind: "talk")
    let slots = try graph.store.edges().filter { $0.relation == "at" }
    #expect(talks.count { !$0.isWithdrawn } == programme.talks)
    #expect(talks.count { $0.isWithdrawn } == programme.withdrawn)
    #expect(slots.count == programme.slots)
    #expect(Set(slots.compactMap { $0.properties["room"] }).count == programme.rooms)
    #expect(try graph.names("person").count == programme.people)
    #expect(try graph.links("gives").count == programme.links)
    let said = report.notes + report.unread.map { "\($0.text): \($0.reason)" }
    for words in programme.says { #expect(said.contains { $0.contains(words) }, "'\(words)' is not said") }
    let before = try graph.contents()
    #expect(try graph.add(text, from: "/" + programme.file).isUnchanged)
    #expect(try graph.contents() == before)
  }

  @Test("a calendar that calls something off withdraws that, and nothing else")
  func cancellation() throws {
    let graph = try ImportedGraph(
      """
      BEGIN:VCALENDAR
      X-WR-CALNAME:Copse Meet 2031
      BEGIN:VEVENT
      UID:y@copse.example
      DTSTAMP:20310101T000000Z
      DTSTART:20310601T080000Z
      SUMMARY:Leaves
      END:VEVENT
      BEGIN:VEVENT
      UID:z@copse.example
      DTSTAMP:20310101T000000Z
      DTSTART:20310601T090000Z
      SUMMARY:Twigs
      DESCRIPTION:Speaker: Ada Moss
      END:VEVENT
      END:VCALENDAR
      """)
    let cancellation = try ScheduleFixture.text("../Unseen/calendar-cancel.ics")
    #expect(try graph.add(cancellation, from: "/c.ics").talkChanges == TalkChanges(withdrawn: 1))
    #expect(try graph.links("was_to_give") == ["Ada Moss > Twigs"])
    #expect(try graph.links("at").map { $0.prefix(6) } == ["Leaves"])
    #expect(try graph.add(cancellation, from: "/c.ics").isUnchanged)
  }

  @Test(
    "what a calendar holds besides entries is counted, whoever wrote it",
    arguments: ["-//Sched.com Copse Meet//EN", "-//pretalx//copse.example//EN", "-//Copse//EN"])
  func otherComponents(product: String) throws {
    let report = try ImportedGraph().add(
      """
      BEGIN:VCALENDAR
      PRODID:\(product)
      X-WR-CALNAME:Copse Meet 2031
      BEGIN:VTIMEZONE
      TZID:Copse
      END:VTIMEZONE
      BEGIN:VTODO
      SUMMARY:Pack the tent
      END:VTODO
      BEGIN:VAVAILABILITY
      BEGIN:AVAILABLE
      END:AVAILABLE
      END:VAVAILABILITY
      BEGIN:VEVENT
      UID:pretalx-copse-QWERTY@copse.example
      DTSTART:20310601T080000Z
      SUMMARY:Leaves - Ada Moss
      BEGIN:VALARM
      END:VALARM
      END:VEVENT
      END:VCALENDAR
      """)
    #expect(report.notes.contains("not imported: 1 × VAVAILABILITY, 1 × VTODO"))
  }

  @Test("a table that nobody knows is refused, and is no note")
  func unknownTable() throws {
    let error = #expect(throws: GraphError.self) { try ImportedGraph("Pond,Depth,Fish\nA,3,4\nB,4,5\n") }
    #expect(error?.message.contains("'Depth'") ?? false)
    let prose = "Fish, ponds, and depth.\nNobody knows, or says, how deep.\n"
    #expect(throws: Never.self) { try ImportedGraph(prose) }
  }
}

/// The lines that name the speakers in calendars.
@Suite("Speakers of a calendar")
struct SpeakerLinesTests {
  @Test(
    arguments: [
      ("Ada Moss", ["Ada Moss"]), ("Ada Moss and Ben Reed", ["Ada Moss", "Ben Reed"]),
      ("Ada Moss, Ben Reed", ["Ada Moss", "Ben Reed"]),
      ("Karen Falk, Bradley Rusk, Dora Elm", ["Karen Falk", "Bradley Rusk", "Dora Elm"]),
      ("Ada Moss, Red Hat", ["Ada Moss @ Red Hat"]), ("Ada Moss, Acorn Inc.", ["Ada Moss @ Acorn Inc."]),
      ("Ada Moss, Acorn; Ben Reed, Birch", ["Ada Moss @ Acorn", "Ben Reed @ Birch"]),
      (
        "Ada Moss (Lab of Light), Bram Kuiper (Tulip Institute)",
        [
          "Ada Moss @ Lab of Light", "Bram Kuiper @ Tulip Institute",
        ]
      ),
      ("Ada Moss (Acorn, Birch), Ben Reed", ["Ada Moss @ Acorn, Birch", "Ben Reed"]),
      ("moorhen, otter", ["moorhen", "otter"]), ("", []),
    ] as [(String, [String])])
  func people(line: String, people: [String]) {
    let lines = SpeakerLines(among: [line, "Ben Reed"])
    let found = lines.people(in: line).people
    #expect(found.map { $0.name + ($0.organisation.map { " @ \($0)" } ?? "") } == people)
  }

  @Test("a name that may be a firm's is a guess")
  func guess() {
    let lines = SpeakerLines(among: ["Ada Moss, Bradley Rusk"])
    #expect(lines.people(in: "Ada Moss, Bradley Rusk").guessReason?.contains("'Bradley Rusk'") ?? false)
    #expect(lines.people(in: "Ada Moss and Bradley Rusk").guessReason == nil)
  }
}

/// How often an entry of a calendar takes place.
@Suite("Rules of repetition")
struct RecurrenceRuleTests {
  @Test(
    arguments: [
      ("FREQ=DAILY;COUNT=3", "2031-06-02T08:00", ["02", "03", "04"]),
      ("FREQ=DAILY;INTERVAL=2;UNTIL=20310606", "2031-06-02", ["02", "04", "06"]),
      ("FREQ=DAILY;UNTIL=20310604T080000", "2031-06-02T08:00", ["02", "03", "04"]),
      ("FREQ=DAILY;UNTIL=20310604T075900", "2031-06-02T08:00", ["02", "03"]),
      ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=6", "2031-06-02T08:00", ["02", "03", "04", "05", "06", "09"]),
      ("FREQ=WEEKLY;COUNT=2", "2031-06-02T08:00", ["02", "09"]),
      ("FREQ=WEEKLY;WKST=MO;INTERVAL=2;BYDAY=MO,WE;COUNT=4", "2031-06-04T08:00", ["04", "16", "18", "30"]),
      // The two examples of RFC 5545, 3.3.10, that show what the start of a week changes.
      ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05T09:00", ["05", "10", "19", "24"]),
      ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05T09:00", ["05", "17", "19", "31"]),
      ("FREQ=MONTHLY;COUNT=1", "2031-06-02T08:00", ["02"]),
      ("FREQ=DAILY", "2031-06-02T08:00", nil), ("FREQ=HOURLY;COUNT=2", "2031-06-02T08:00", nil),
      ("FREQ=MONTHLY;BYDAY=1MO;COUNT=2", "2031-06-02T08:00", nil), ("COUNT=2", "2031-06-02T08:00", nil),
      ("FREQ=DAILY;COUNT=999999", "2031-06-02T08:00", nil), ("", "2031-06-02T08:00", nil),
    ] as [(String, String, [String]?)])
  func days(rule: String, first: String, days: [String]?) {
    let times = RecurrenceRule(rule)?.times(from: first, offset: nil)
    #expect(times?.map { String($0.prefix(10).suffix(2)) } == days)
  }

  @Test("an end in UTC, of times that are ahead of it or behind")
  func zones() {
    let days = { (until: String, offset: Int) in
      RecurrenceRule("FREQ=DAILY;UNTIL=\(until)")?.times(from: "2031-06-02T08:00", offset: offset)?.count
    }
    // The end of 4 June in New York, and the last time itself in Tokyo.
    #expect(days("20310605T035959Z", -240) == 3)
    #expect(days("20310603T230000Z", 540) == 3)
  }
}

import GraphModel
import Testing

@testable import GraphFormats

/// Programmes in frab's terms: old ones, odd ones, and ids that cannot be relied on.
@Suite("Frab's and pretalx' programmes")
struct FrabReaderTests {
  private func xml(_ text: String) throws -> Schedule { try FrabXMLReader.read(text).schedule }

  private func json(_ text: String) throws -> Schedule {
    let store = try GraphStore(path: ":memory:", access: .writing)
    let input = ImportInput(uri: "/x.json", title: "x.json", text: text, today: "2030-01-01")
    #expect(ScheduleJSONImporter().recognises(input))
    return try ScheduleJSONImporter().schedule(input, in: store)
  }

  @Test("old programmes have no dates: a day, a time, and nights that belong to the day before")
  func withoutDates() throws {
    let schedule = try xml(
      """
      <schedule><conference><title>Fern Days 2009</title><start>2009-02-07</start><end>2009-02-08</end>
      <day_change>09:00:00</day_change></conference>
      <day date="2009-02-07" index="1"><room name="Janson">
        <event id="1"><start>09:30</start><duration>00:45</duration><room>Janson</room><title>Morning</title>
          <persons><person id="6">Ada Moss</person></persons></event>
        <event id="2"><start>01:15</start><duration>1:30:00</duration><title>Night</title></event>
        <event id="3"><title>Some time</title></event>
        <event id="4"><start>soon</start><duration>long</duration><title>Odd</title></event>
      </room></day></schedule>
      """)
    #expect(schedule.instance == "fern days 2009")
    #expect(schedule.event.name == "Fern Days 2009")
    #expect(schedule.event.since == "2009-02-07" && schedule.event.until == "2009-02-09")
    #expect(
      schedule.talks.flatMap(\.slots) == [
        ScheduledSlot(since: "2009-02-07T09:30", until: "2009-02-07T10:15", room: "Janson"),
        ScheduledSlot(since: "2009-02-08T01:15", until: "2009-02-08T02:45", room: "Janson"),
        ScheduledSlot(since: "2009-02-07", room: "Janson"), ScheduledSlot(room: "Janson"),
      ])
    #expect(
      schedule.talks[0].people == [ScheduledPerson(key: "id:6", name: "Ada Moss", locator: "line 5", line: 5)]
    )
    #expect(schedule.unread.map(\.line) == [8])
  }

  @Test("pretalx' code is the talk's name, from wherever it stands; its host is where people have accounts")
  func codes() throws {
    let schedule = try xml(
      """
      <schedule><version>0.7</version><conference><acronym>fern30</acronym><title>Fern 30</title></conference>
      <day date="2030-02-07"><room name="A">
        <event guid="g-1" id="1"><date>2030-02-07T09:00:00+01:00</date><title>One</title>
          <feedback_url>https://cfp.example.org/fern30/talk/ABC7DE/feedback/</feedback_url></event>
        <event guid="g-2" id="1"><date>2030-02-08T09:00:00+01:00</date><title>One</title>
          <feedback_url>https://cfp.example.org/fern30/talk/ABC7DE/feedback/</feedback_url></event>
      </room></day></schedule>
      """)
    #expect(schedule.instance == "cfp.example.org/fern30")
    #expect(schedule.personInstance == "cfp.example.org")
    #expect(schedule.stamp == .version([0, 7]))
    #expect(schedule.talks.map(\.key) == ["ABC7DE"])
    #expect(schedule.talks.first?.slots.map(\.since) == ["2030-02-07T09:00+01:00", "2030-02-08T09:00+01:00"])
  }

  @Test("a number that many talks have is nobody's; a guid that two have is one talk's, with two slots")
  func repeatedKeys() throws {
    let schedule = try xml(
      """
      <schedule><conference><acronym>f</acronym></conference><day date="2030-02-07"><room name="A">
        <event id="0"><title>One</title></event><event id="0"><title>Two</title></event>
        <event guid="g" id="0"><start>10:00</start><title>Three</title></event>
        <event guid="g" id="0"><start>12:00</start><title>Three again</title></event>
        <event id="5"><title></title></event>
      </room></day></schedule>
      """)
    #expect(schedule.talks.map(\.title) == ["One", "Two", "Three"])
    #expect(schedule.talks[2].slots.count == 2)
    #expect(Set(schedule.talks.map(\.key)).count == 3)
    #expect(schedule.unread.map(\.reason).contains("a talk without a title"))
    #expect(schedule.unread.map(\.text).contains("Three again"))
  }

  @Test("markup within a text, character data, and names that may be several")
  func texts() throws {
    let schedule = try xml(
      """
      <schedule><conference><acronym>f</acronym></conference><day date="2030-02-07"><room name="A">
        <event id="1"><title><![CDATA[Love & <Moss>]]></title><abstract><p>One <b>two</b></p> three</abstract>
        <persons><person id="1">Ada Moss &amp; Ben Reed</person><person id="2">Cleo Finch/finchy</person></persons>
        </event></room><room name="B"/></day></schedule>
      """)
    #expect(schedule.talks.first?.title == "Love & <Moss>")
    #expect(schedule.talks.first?.abstract == "One two three")
    #expect(schedule.talks.first?.people.count == 2)
    #expect(schedule.unread.map(\.text) == ["Ada Moss & Ben Reed"])
    #expect(schedule.notes == ["rooms without a talk: B"])
  }

  @Test("the data of pretalx' schedule page: talks, rooms, tracks and speakers refer to each other")
  func schedulePage() throws {
    let schedule = try json(
      """
      {"talks": [
        {"code": "ABC7DE", "id": 1, "title": {"en": "One", "de": "Eins"}, "speakers": ["ADAMOS"], "track": 3, "room": 4,
         "start": "2030-02-07T09:00:00+01:00", "end": "2030-02-07T09:30:00+01:00", "duration": 30, "state": "confirmed"},
        {"id": 2, "title": {"en": "Break"}, "start": "2030-02-07T09:30:00+01:00", "room": 4}],
       "tracks": [{"id": 3, "name": {"en": "Soil"}}], "rooms": [{"id": 4, "name": {"en": "Garden"}}],
       "speakers": [{"code": "ADAMOS", "name": "Ada Moss", "avatar": "https://cfp.example.org/a.png"}],
       "version": "0.3", "event_start": "2030-02-07", "event_end": "2030-02-08"}
      """)
    #expect(schedule.talks.map(\.title) == ["One"])
    #expect(schedule.talks.first?.track == "Soil")
    #expect(schedule.talks.first?.people.map(\.key) == ["code:ADAMOS"])
    #expect(
      schedule.talks.first?.slots == [
        ScheduledSlot(since: "2030-02-07T09:00+01:00", until: "2030-02-07T09:30+01:00", room: "Garden")
      ])
    #expect(schedule.unread.map(\.text) == ["Break"])
    #expect(schedule.event.until == "2030-02-09")
    #expect(!schedule.isPartial)
  }

  @Test("a page of several says nothing about the talks that are not on it")
  func page() throws {
    let schedule = try json(
      """
      {"count": 9, "next": "https://cfp.example.org/api/events/fern30/talks/?offset=2", "previous": null, "results": [
        {"code": "ABC7DE", "title": "One", "speakers": [{"code": "A1B2C3", "name": "Ada Moss"}],
         "slots": [{"room": {"name": {"en": "Garden"}}, "start": "2030-02-07T09:00:00+01:00",
           "end": "2030-02-07T10:00:00+01:00"}, {"room": {"name": {"en": "Pond"}}, "start": "2030-02-08T09:00:00+01:00",
           "end": "2030-02-08T10:00:00+01:00"}]}]}
      """)
    #expect(schedule.isPartial)
    #expect(schedule.talks.first?.slots.map(\.room) == ["Garden", "Pond"])
  }

  @Test("lists of sessions with the usual names of fields")
  func sessionLists() throws {
    let vegas = try json(
      """
      [{"title": "One", "abstract": "Of moss.", "speakers": ["Ada Moss", {"name": "Ben Reed"}], "trackNames": ["Soil"],
        "startTime": "2030-02-07T09:00:00", "endTime": "2030-02-07T10:00:00", "room": "Garden"}]
      """)
    #expect(vegas.talks.first?.people.map(\.name) == ["Ada Moss", "Ben Reed"])
    #expect(vegas.talks.first?.track == "Soil")
    #expect(vegas.talks.first?.slots.first?.until == "2030-02-07T10:00")
    let py = try json(
      """
      {"schedule": [{"name": "Two", "authors": ["Ada Moss"], "start": "2030-04-11T09:00:00", "conf_key": 7,
        "conf_url": "https://py.example.org/2030/7/", "room": "Hall", "kind": "tutorial", "duration": 200}]}
      """)
    #expect(py.talks.first?.key == "https://py.example.org/2030/7/")
    #expect(py.talks.first?.slots.first?.until == "2030-04-11T12:20")
    #expect(py.talks.first?.format == "tutorial")
  }

  @Test(
    "a cut in a real file is an error with its place",
    .enabled(if: SharedInput.exists("data/frab/31c3.xml"), "needs ../shared"),
    arguments: [
      "frab/31c3.xml", "c3voc/hub-schedule2.json", "c3voc/pretalx-democon.json",
      "sessionize/droidcon-london-2021a_speakers.json", "pretalx/pyconfr-2024_schedule.json",
    ])
  func cutReal(name: String) throws {
    let bytes = Array(try SharedInput.text("data/" + name).utf8)
    let store = try GraphStore(path: ":memory:", access: .writing)
    for length in stride(from: 1_000, to: bytes.count - 10, by: max(1_000, bytes.count / 25)) {
      let text = String(decoding: bytes[..<length], as: UTF8.self)
      let input = ImportInput(uri: "/x", title: "x", text: text, today: "2030-01-01")
      let importer = try ImportRegistry.importer(for: input)
      let error = #expect(throws: GraphError.self) { try importer.run(input, into: store) }
      #expect(error?.message.hasPrefix("line ") ?? false, "\(length): \(error?.message ?? "")")
    }
    #expect(try store.nodes().isEmpty)
  }
}

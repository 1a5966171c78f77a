import GraphModel
import Testing

@testable import GraphFormats

/// Sessionize's views, and how they find each other.
@Suite("Sessionize")
struct SessionizeReaderTests {
  private static let all = """
    {"sessions": [
      {"id": "11", "title": "One", "startsAt": "2030-05-01T09:00:00", "endsAt": "2030-05-01T10:00:00",
       "speakers": ["s-1", "s-2"], "categoryItems": [21, 22, 31, 41, 51], "roomId": 5, "isServiceSession": false,
       "questionAnswers": [{"questionId": 1, "answerValue": "x"}]},
      {"id": "12", "title": "Unscheduled", "startsAt": null, "endsAt": null, "speakers": [], "categoryItems": [],
       "roomId": null}],
     "speakers": [
      {"id": "s-1", "firstName": "Ada", "lastName": "Moss", "fullName": "Ada  Moss", "tagLine": "Engineer at Acorn",
       "links": [{"title": "LinkedIn", "url": "https://in.example/ada", "linkType": "LinkedIn"}], "sessions": [11]},
      {"id": "s-2", "firstName": "Ben", "lastName": "Reed", "tagLine": "Engineer, Mobile", "sessions": [11]}],
     "questions": [{"id": 1, "question": "?"}],
     "categories": [
      {"id": 2, "title": "Track", "items": [{"id": 21, "name": "Soil"}, {"id": 22, "name": "Water"}]},
      {"id": 3, "title": "Session format", "items": [{"id": 31, "name": "Workshop (90 minutes)"}]},
      {"id": 4, "title": "Level", "items": [{"id": 41, "name": "Advanced"}]},
      {"id": 5, "title": "Language", "items": [{"id": 51, "name": "English"}]}],
     "rooms": [{"id": 5, "name": "Garden"}, {"id": 6, "name": "Pond"}]}
    """

  private func schedule(_ text: String) throws -> Schedule {
    let store = try GraphStore(path: ":memory:", access: .writing)
    let input = ImportInput(uri: "/x.json", title: "x.json", text: text, today: "2030-01-01")
    #expect(ScheduleJSONImporter().recognises(input))
    return try ScheduleJSONImporter().schedule(input, in: store)
  }

  @Test("All: numbers stand for rooms, speakers and categories")
  func allView() throws {
    let schedule = try schedule(Self.all)
    let talk = try #require(schedule.talks.first)
    #expect(talk.people.map(\.name) == ["Ada Moss", "Ben Reed"])
    #expect(
      talk.slots == [ScheduledSlot(since: "2030-05-01T09:00", until: "2030-05-01T10:00", room: "Garden")])
    #expect([talk.track, talk.format, talk.language] == ["Soil", "workshop", "English"])
    #expect(talk.tags == ["Water"])
    #expect(schedule.talks[1].slots.isEmpty)
    #expect(schedule.people.map(\.organisation) == ["Acorn", nil])
    #expect(schedule.people.first?.url == "https://in.example/ada")
    #expect(schedule.unread.map(\.text) == ["Engineer, Mobile"])
    #expect(
      schedule.notes == ["not imported: 1 × 'Level', 1 × answer", "rooms without a talk: Pond"])
    #expect(schedule.personInstance == "sessionize")
    #expect(!schedule.isPartial)
  }

  @Test("groups of sessions and of speakers are read like the lists")
  func groups() throws {
    let sessions = try schedule(
      """
      [{"groupId": 1, "groupName": "All", "sessions": [{"id": "11", "title": "One", "startsAt": "2030-05-01T09:00:00",
        "speakers": [{"id": "s-1", "name": "Ada Moss"}], "room": "Garden",
        "categories": [{"id": 2, "name": "Tags", "categoryItems": [{"id": 21, "name": "Soil"}]}]}]}]
      """)
    #expect(sessions.talks.first?.tags == ["Soil"])
    #expect(sessions.talks.first?.people.map(\.key) == ["guid:s-1"])
    let speakers = try schedule(
      """
      [{"groupId": null, "groupName": "Speakers", "speakers": [{"id": "s-1", "firstName": "Ada", "lastName": "Moss",
        "fullName": "Ada Moss", "tagLine": "", "sessions": [{"id": 11, "name": "One"}], "links": []}]}]
      """)
    #expect(speakers.talks.map(\.key) == ["11"])
    #expect(speakers.isPartial)
    #expect(sessions.instance == speakers.instance)
  }

  private static func grid(_ ids: [Int], on day: String, rooms: [String] = ["Garden"]) -> String {
    let sessions = ids.map { id in
      """
      {"id": "\(id)", "title": "Talk \(id)", "startsAt": "\(day)T09:00:00", "endsAt": "\(day)T10:00:00",
       "speakers": [{"id": "s-\(id)", "name": "Ada Moss"}], "categories": []}
      """
    }
    let lists = rooms.map {
      "{\"id\": 1, \"name\": \"\($0)\", \"sessions\": [\(sessions.joined(separator: ","))]}"
    }
    return
      "[{\"date\": \"\(day)T00:00:00\", \"rooms\": [\(lists.joined(separator: ","))], \"timeSlots\": []}]"
  }

  @Test("a session in two rooms has two slots")
  func twoRooms() throws {
    let schedule = try schedule(Self.grid([1], on: "2030-05-01", rooms: ["Garden", "Pond"]))
    #expect(schedule.talks.first?.slots.map(\.room) == ["Garden", "Pond"])
  }

  @Test("two events stay two, and an export that shares talks with one of them is of that")
  func events() throws {
    let graph = try ImportedGraph()
    try graph.add(Self.grid([1, 2], on: "2030-05-01"), from: "/a.json")
    try graph.add(Self.grid([7, 8], on: "2031-05-01"), from: "/b.json")
    #expect(try graph.names("event") == ["Event of 2030-05-01", "Event of 2031-05-01"])
    let update = try graph.add(Self.grid([8, 9], on: "2031-05-01"), from: "/c.json")
    #expect(update.talkChanges == TalkChanges(added: 1, unchanged: 1, withdrawn: 1))
    #expect(try graph.names("event").count == 2)
  }

  @Test("speakers and programme: whichever is imported first, the graph is the same")
  func order() throws {
    let speakers = """
      [{"id": "s-1", "fullName": "Ada Moss", "tagLine": "Engineer at Acorn", "links": [],
        "sessions": [{"id": 1, "name": "Talk 1"}, {"id": 4, "name": "Not on the grid"}]}]
      """
    let grid = Self.grid([1, 2], on: "2030-05-01").replacing("s-2", with: "s-1")
    let (first, second) = (try ImportedGraph(), try ImportedGraph())
    for text in [speakers, grid] { try first.add(text, from: "/x.json") }
    for text in [grid, speakers] { try second.add(text, from: "/x.json") }
    #expect(try first.contents(withEvidence: false) == second.contents(withEvidence: false))
    #expect(try first.links("works_at") == ["Ada Moss > Acorn {title: Engineer}"])
    #expect(try first.links("at").contains("Not on the grid > Event of 2030-05-01"))
    for graph in [first, second] {
      for text in [speakers, grid] { #expect(try graph.add(text, from: "/x.json").isUnchanged) }
    }
  }
}

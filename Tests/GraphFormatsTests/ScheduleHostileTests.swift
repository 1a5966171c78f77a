import GraphModel
import Testing

@testable import GraphFormats

/// Programmes that are damaged, or made to do damage.
@Suite("Hostile programmes")
struct ScheduleHostileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let what: String
    let text: String
    let says: String
    var testDescription: String { what }
  }

  static let bomb = """
    <?xml version="1.0"?>
    <!DOCTYPE schedule [
      <!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
    ]>
    <schedule><conference><title>&c;</title></conference></schedule>
    """

  static let cases = [
    Case(
      what: "an entity bomb", text: bomb, says: "line 3, column 14: the XML is not read: it defines an entity"
    ),
    Case(
      what: "a file outside",
      text: #"<!DOCTYPE schedule [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule>&x;</schedule>"#,
      says: "it defines an entity of its own"),
    Case(
      what: "a missing end", text: "<schedule>\n<day>\n</schedule>",
      says: "line 3, column 3: the XML is damaged"),
    Case(
      what: "deep elements", text: "<schedule>" + String(repeating: "<a>", count: 5_000), says: "200 deep"),
    Case(
      what: "deep lists", text: "{\"schedule\":" + String(repeating: "[", count: 100_000), says: "deep"),
    Case(
      what: "a missing comma", text: "{\"schedule\": {\n  \"a\": 1 \"b\": 2}}",
      says: "line 2, column 10: ',' or '}' is missing"),
    Case(what: "a bad escape", text: "{\"schedule\": \"\\x\"}", says: #"'\x' means nothing"#),
    Case(what: "two values", text: "{\"schedule\": 1}{}", says: "more text after the end"),
    Case(
      what: "an event within an event", text: "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n",
      says: "line 3: END:VCALENDAR ends nothing: VEVENT of line 2 is still open"),
    Case(
      what: "a calendar without end", text: "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\n",
      says: "the calendar is cut off: VCALENDAR begins in line 1"),
    Case(
      what: "components in components",
      text: "BEGIN:VCALENDAR\n" + String(repeating: "BEGIN:X\n", count: 1_000),
      says: "20 deep"),
    Case(what: "no talks", text: "BEGIN:VCALENDAR\nEND:VCALENDAR\n", says: "has no talks"),
    Case(
      what: "a schedule of nothing", text: "{\"schedule\": {\"conference\": {}}}",
      says: "has no talks"),
  ]

  @Test("are refused with a place, and nothing is changed", arguments: cases)
  func refused(_ item: Case) throws {
    let graph = try ImportedGraph()
    let error = #expect(throws: GraphError.self) { try graph.add(item.text) }
    #expect(error?.message.contains(item.says) ?? false, "\(error?.message ?? "")")
    #expect(try graph.store.nodes().isEmpty)
  }

  @Test("one huge line is read")
  func hugeLine() throws {
    let long = String(repeating: "mesh ", count: 100_000)
    let graph = try ImportedGraph()
    try graph.add(
      "BEGIN:VCALENDAR\nX-WR-CALNAME:x\nBEGIN:VEVENT\nUID:1@x.example\nDTSTART:20300610T090000Z\nSUMMARY:A\n"
        + "DESCRIPTION:\(long)\nEND:VEVENT\nEND:VCALENDAR\n")
    #expect(try graph.names("talk") == ["A"])
  }

  @Test("dates that are none, and events that end before they begin, lose the date and nothing else")
  func oddDates() throws {
    let graph = try ImportedGraph()
    try graph.add(
      "BEGIN:VCALENDAR\nX-WR-CALNAME:Odd\nBEGIN:VEVENT\nUID:1@x.example\nDTSTART:20301399T990000Z\nSUMMARY:A\nEND:VEVENT\n"
        + "BEGIN:VEVENT\nUID:2@x.example\nDTSTART:20300610T090000Z\nDTEND:20300610T080000Z\nSUMMARY:B\nEND:VEVENT\n"
        + "END:VCALENDAR\n")
    #expect(try graph.links("at") == ["A > Odd", "B > Odd [2030-06-10T09:00Z, …)"])
  }
}

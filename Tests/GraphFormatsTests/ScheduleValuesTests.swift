import GraphModel
import Testing

@testable import GraphFormats

/// The small values that programmes are read with.
@Suite("Values of programmes")
struct ScheduleValuesTests {
  @Test(
    "dates of calendars",
    arguments: [
      ("20260322T070000Z", "2026-03-22T07:00Z"), ("20200114T070059", "2020-01-14T07:00"),
      ("20200114", "2020-01-14"),
      ("2020-01-14T07:00:00+10:00", "2020-01-14T07:00+10:00"), ("20201399T070000Z", nil), ("soon", nil),
      ("", nil),
      ("20200114T07", nil),
    ] as [(String, String?)])
  func calendarDates(text: String, date: String?) { #expect(ScheduleDates.calendarDate(text) == date) }

  @Test(
    "lengths",
    arguments: [
      ("00:45", 45), ("1:30", 90), ("01:30:00", 90), ("90", 90), ("PT1H30M", 90), ("P1DT2H", 1_560),
      ("P1W", 10_080),
      ("1:xx", nil), ("-5", nil), ("PT", 0), ("99999999999999999999:00", nil), ("PT99999999999H", nil),
    ] as [(String, Int?)])
  func minutes(text: String, minutes: Int?) { #expect(ScheduleDates.minutes(text) == minutes) }

  @Test(
    "moments later, over midnight and the end of a month",
    arguments: [
      ("2024-02-28T23:30+01:00", 45, "2024-02-29T00:15+01:00"), ("2024-03-01T00:10", -20, "2024-02-29T23:50"),
      ("2024-03-01", 10, nil),
    ] as [(String, Int, String?)])
  func adding(moment: String, minutes: Int, later: String?) {
    #expect(ScheduleDates.adding(minutes: minutes, to: moment) == later)
  }

  @Test(
    "which export is the newer",
    arguments: [
      ("2026-03-03", "20260317T131510Z", true), ("0.9", "0.10", true), ("v1.1", "1.1.1", true),
      ("1.5 To shine", "1.4", false),
      ("2024-12-26 20:23", "2024-12-26 20:24", true),
    ])
  func stamps(older: String, newer: String, isOlder: Bool) throws {
    let (one, other) = (try #require(ExportStamp(older)), try #require(ExportStamp(newer)))
    #expect(one.isOlder(than: other) == isOlder)
    #expect(ExportStamp(kept: one.text) == one)
    #expect(ExportStamp("latest") == nil)
  }

  @Test("stamps of two sorts, and turns")
  func stampSorts() {
    #expect(!ExportStamp.date("20260303").isOlder(than: .version([1])))
    #expect(ExportStamp.turn(9).isOlder(than: .turn(10)))
    #expect(ExportStamp(kept: "n7") == .turn(7))
  }

  @Test(
    "short names of events",
    arguments: [
      (
        "KubeCon + CloudNativeCon Europe 2026",
        ["KubeCon Europe 2026", "KubeCon + CloudNativeCon EU 2026", "KubeCon EU 2026"]
      ),
      ("FOSDEM 2025", []),
    ])
  func eventNames(name: String, aliases: [String]) { #expect(EventNames.aliases(of: name) == aliases) }

  @Test(
    "pretalx' keys",
    arguments: [
      ("pretalx-fern-days-QWERTY-1@x.org", "fern-days QWERTY x.org"),
      ("pretalx-fern-QWERTY@X.org", "fern QWERTY x.org"),
      ("QWERTY@x.org", nil), ("pretalx-@x", nil),
    ] as [(String, String?)])
  func pretalxKeys(uid: String, parts: String?) {
    #expect(PretalxKey(uid).map { "\($0.event) \($0.code) \($0.host)" } == parts)
  }

  @Test(
    "title and people in pretalx' lines",
    arguments: [
      ("A - B - Ada Moss, Ben Reed", "A - B", ["Ada Moss", "Ben Reed"]),
      ("Pause - and how to make one", "Pause - and how to make one", []),
      ("Only a title", "Only a title", []), ("Why? - erdgeist", "Why?", ["erdgeist"]),
      ("Talk - Ludwig van Beethoven", "Talk", ["Ludwig van Beethoven"]),
    ])
  func pretalxLines(line: String, title: String, names: [String]) {
    let parted = PretalxCalendar.parted(line)
    #expect(parted.title == title)
    #expect(parted.names == names)
  }

  @Test(
    "tracks that are subjects, and those that are not",
    arguments: [
      ("PLATFORM ENGINEERING", ["platform engineering"]), ("AI + ML", ["AI + ML"]), ("🚨 CONTRIBFEST", []),
      ("BREAKS", []),
      ("eBPF devroom", ["eBPF"]), ("Lightning Talks", []), ("SERVICE MESH", ["service mesh"]), ("", []),
      ("42", []),
      ("HPC, Big Data & Data Science", ["HPC, Big Data & Data Science"]),
    ])
  func subjects(track: String, subjects: [String]) { #expect(SubjectWords.subjects(in: track) == subjects) }

  @Test(
    "names that may be one person's, and those that are not",
    arguments: [
      ("Miguel Duarte", "Miguel Duarte Barroso", true), ("Jon Smith", "John Smith", true),
      ("Ada Moss", "Ada Moss", false),
      ("Ada Moss", "Ben Moss", false), ("Ada", "Ada Moss", false),
      ("Bartłomiej Nowak", "Bartek Nowak", false),
    ])
  func alike(left: String, right: String, areAlike: Bool) {
    #expect(NameLikeness.areAlike(left, right) == areAlike)
    #expect(NameLikeness.areAlike(right, left) == areAlike)
  }

  @Test(
    "the likeness of words is Jaro's and Winkler's",
    arguments: [("martha", "marhta", 961), ("dixon", "dicksonx", 813), ("", "", 1_000), ("a", "", 0)])
  func similarity(left: String, right: String, perMille: Int) {
    #expect(
      Int(
        (NameLikeness.similarity(Array(left.unicodeScalars), Array(right.unicodeScalars)) * 1_000).rounded())
        == perMille)
  }

  @Test("the place that all rooms share is the event's")
  func venue() {
    let rooms = ["A", "B", "C", "D", "E, Deck 2"].map { "\($0), Porto, Portugal" }
    let venue = CommonVenue(rooms)
    #expect(venue.city == "Porto")
    #expect(rooms.map { venue.room($0) } == ["A", "B", "C", "D", "E, Deck 2"])
    #expect(CommonVenue(["A, Deck 1", "B, Deck 2", "C", "D", "E"]).city == nil)
  }

  @Test(
    "descriptions lose their markup and nothing else",
    arguments: [
      ("<p>One&nbsp;two</p><p>Three <b>four</b></p>", "One\u{A0}two\nThree four\n"),
      ("a < b and std::vector<int>", "a < b and std::vector<int>"),
      ("x<br/>y<BR>z", "x\ny\nz"), ("<a href=\"https://x.org/?a=1&amp;b=2\">link</a> &lt;b&gt;", "link <b>"),
      ("plain", "plain"),
      ("cut <a href=", "cut <a href="),
    ])
  func html(text: String, plain: String) { #expect(HTMLText.plain(text) == plain) }

  @Test(
    "the better spelling",
    arguments: [
      ("Acorn", "Acorn, Inc."), ("Red Hat", "RedHat"), ("Zięba", "Zieba"), ("Acorn", "acorn"),
      ("Acorn", "ACORN"),
      ("IBM", "Ibm"),
    ])
  func spelling(better: String, worse: String) {
    #expect(NameSpelling.isBetter(better, than: worse))
    #expect(!NameSpelling.isBetter(worse, than: better))
  }

  @Test(
    "speakers' names",
    arguments: [
      ("Ada Moss (she/her)", "Ada Moss"), ("Ben (Moss) Reed", "Ben (Moss) Reed"),
      ("Cleo  Finch\u{200B}", "Cleo Finch"),
      ("Preston -- @esk@example.org", "Preston -- @esk@example.org"),
    ])
  func speakerNames(written: String, name: String) {
    #expect(SpeakerName.cleaned(written) == name)
    #expect(SpeakerName.reasonAgainst(name) == nil)
  }
}

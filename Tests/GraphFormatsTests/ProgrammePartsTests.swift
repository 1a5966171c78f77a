import GraphModel
import Testing

@testable import GraphFormats

/// Several programmes of one instance, and people and organisations that several programmes name.
@Suite("Programmes side by side")
struct ProgrammePartsTests {
  /// A programme in frab's XML: `key title | person's key name`.
  private func xml(
    _ acronym: String, _ title: String, day: String, version: String, _ talks: [(String, String, String)]
  ) -> String {
    let events = talks.map { key, title, person in
      let pair = person.split(separator: " ", maxSplits: 1)
      return """
        <event guid="\(key)"><date>\(day)T10:00:00</date><title>\(title)</title><persons>
        <person id="\(pair[0])">\(pair[1])</person></persons></event>
        """
    }
    return """
      <schedule><version>\(version)</version><conference><acronym>\(acronym)</acronym><title>\(title)</title>
      </conference><day date="\(day)"><room name="A">\(events.joined())</room></day></schedule>
      """
  }

  private func grown(_ texts: [String]) throws -> (graph: ImportedGraph, last: ImportReport) {
    let graph = try ImportedGraph()
    var last = ImportReport()
    for (number, text) in texts.enumerated() { last = try graph.add(text, from: "/\(number).xml") }
    for (number, text) in texts.enumerated() where number == texts.count - 1 {
      #expect(try graph.add(text, from: "/\(number).xml").isUnchanged)
    }
    return (graph, last)
  }

  private func orders(_ texts: [String]) -> [[String]] {
    guard texts.count > 1 else { return [texts] }
    return texts.indices.flatMap { place in
      var rest = texts
      let first = rest.remove(at: place)
      return orders(rest).map { [first] + $0 }
    }
  }

  private var main: String {
    xml(
      "fern31", "FernConf 2031", day: "2031-05-03", version: "1",
      [("g1", "Opening", "1 Ada Moss"), ("g2", "Spores", "2 Ben Reed")])
  }
  private var dayBefore: String {
    xml(
      "fern31", "FernConf 2031", day: "2031-05-02", version: "2",
      [("h1", "Opening", "2 Ben Reed"), ("h2", "Workshop", "3 Cleo Finch")])
  }
  private var shorterMain: String {
    xml(
      "fern31", "FernConf 2031", day: "2031-05-03", version: "3", [("g1", "Opening", "1 Ada Moss")])
  }
  private var merged: String {
    xml(
      "fern31", "FernConf 2031", day: "2031-05-02", version: "4",
      [("g1", "Opening", "1 Ada Moss"), ("h2", "Workshop", "3 Cleo Finch")])
  }

  @Test(
    "the programme of the day before has no talk in common with the main one: neither withdraws the other's")
  func parts() throws {
    var contents: Set<[String]> = []
    for texts in orders([main, dayBefore]) {
      let (graph, _) = try grown(texts)
      #expect(try graph.names("talk") == ["Opening", "Opening", "Spores", "Workshop"])
      #expect(try graph.links("withdrawn_from").isEmpty)
      #expect(try graph.names("event") == ["FernConf 2031"])
      #expect(try graph.names("person") == ["Ada Moss", "Ben Reed", "Cleo Finch"])
      let event = try graph.node("event", "FernConf 2031")
      #expect([event.since, event.until] == ["2031-05-02", "2031-05-04"])
      contents.insert(try graph.contents(withEvidence: false))
    }
    #expect(contents.count == 1)
  }

  @Test("a newer export of a part withdraws what that part lacks, in any order")
  func newerPart() throws {
    var contents: Set<[String]> = []
    for texts in orders([main, dayBefore, shorterMain]) {
      let (graph, _) = try grown(texts)
      #expect(try graph.links("withdrawn_from").map { $0.prefix(6) } == ["Spores"])
      contents.insert(try graph.contents(withEvidence: false))
    }
    #expect(contents.count == 1)
  }

  @Test("an export that has both parts makes them one")
  func union() throws {
    for texts in [[main, dayBefore, merged], [dayBefore, main, merged]] {
      let (graph, last) = try grown(texts)
      #expect(last.talkChanges?.withdrawn == 2)
      #expect(try graph.links("at").map { $0.prefix(7) } == ["Opening", "Worksho"])
      #expect(try graph.names("talk").count == 4)
    }
  }

  @Test("another year's calendar on the same host is another event, and withdraws nothing")
  func years() throws {
    func calendar(_ year: Int) -> String {
      """
      BEGIN:VCALENDAR
      X-WR-CALNAME:Thicket Days
      BEGIN:VEVENT
      UID:\(year)-1@thicket.example
      DTSTAMP:\(year)0101T000000Z
      DTSTART:\(year)0510T090000Z
      SUMMARY:Hedges in \(year)
      END:VEVENT
      END:VCALENDAR
      """
    }
    for years in [[2031, 2032], [2032, 2031]] {
      let graph = try ImportedGraph()
      for year in years { try graph.add(calendar(year), from: "/\(year).ics") }
      #expect(try graph.links("withdrawn_from").isEmpty)
      #expect(
        try graph.store.nodes(ofKind: "event").compactMap(\.since).sorted() == ["2031-05-10", "2032-05-10"])
    }
  }

  @Test("who is called otherwise in another year's programme has the newest one's name, whatever the order")
  func renamed() throws {
    let exports = [
      xml("acorn29", "Acorn 2029", day: "2029-05-03", version: "1", [("a1", "One", "7 Ada Moss")]),
      xml(
        "birch30", "Birch 2030", day: "2030-05-03", version: "1",
        [("b1", "Two", "9 Ada Moss"), ("b2", "Three", "9 Ada Moss")]),
      xml(
        "birch30", "Birch 2030", day: "2030-05-03", version: "2",
        [("b1", "Two", "9 Ada Reed"), ("b2", "Three", "9 Ada Reed")]),
    ]
    var contents: Set<[String]> = []
    for texts in orders(exports) {
      let (graph, _) = try grown(texts)
      #expect(try graph.names("person") == ["Ada Reed"])
      #expect(try graph.links("gives").count == 3)
      contents.insert(try graph.contents(withEvidence: false))
    }
    #expect(contents.count == 1)
  }

  @Test(
    "of spellings that differ in capitals, the one that most rows have",
    arguments: [("NVIDIA", "Nvidia"), ("Cedar", "CEDAR")])
  func capitals(most: String, few: String) throws {
    let exports = [
      SchedExport(
        day: 1,
        [.init("a", "One - Ada Moss, \(few)", hour: 9), .init("b", "Two - Ben Reed, \(most)", hour: 10)]),
      SchedExport(
        day: 1, year: 2031,
        [
          .init("c", "Three - Cleo Finch, \(most)", hour: 9), .init("d", "Four - Dora Elm, \(few)", hour: 10),
          .init("e", "Five - Emil Ash, \(most)", hour: 11),
        ]),
    ]
    for texts in orders(exports.map(\.text)) {
      let (graph, _) = try grown(texts)
      #expect(try graph.names("org") == [most])
    }
  }
}

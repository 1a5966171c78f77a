import GraphModel
import Testing

@testable import GraphFormats

/// Address books of people that do not exist, one for each format and its quirks.
enum AddressBook {
  static let linkedIn = """
    Notes:
    "When exporting your connection data, some of the addresses are missing, as you may notice"

    First Name,Last Name,URL,Email Address,Company,Position,Connected On
    Ann,Poe,https://www.linkedin.com/in/annpoe,,"Acorn, Inc.",Staff Engineer,07 Mar 2023
    Tom,Orr MBA®,https://www.linkedin.com/in/TomOrr/,tom@example.org,Birch Data Systems (BDS),"Lead, Networks",08 Mar 2023
    Flo,,https://www.linkedin.com/in/flo-one,,Independent,Organiser,8-Mar-23
    Tom,Orr MBA®,https://www.linkedin.com/in/TomOrr/,tom@example.org,Birch Data Systems (BDS),"Lead, Networks",08 Mar 2023
    ,,https://www.linkedin.com/in/gone,,,,
    Ann,Poe,https://www.linkedin.com/in/another-ann-poe,,Cedar,Cook,01 Jan 2022

    """

  static let google = """
    First Name,Middle Name,Last Name,Name Suffix,Nickname,Organization Name,Organization Title,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Website 1 - Value
    Ann,,Poe,,,Acorn,Staff Engineer,"met on the stairs
    of the hall",Fern Days ::: * myContacts,* Work,Ann@example.com ::: ann.p@example.net,https://github.com/AnnPoe
    Bo,,Ash,Jr.,Bobo,AWS,,,* myContacts,*,bo@example.org,
    ,,,,,Dogwood GmbH,,,* myContacts,Work,info@example.de,
    fay@example.com,,,,,,,,* Other Contacts,*,fay@example.com,

    """

  static let googleOfOld = """
    Name,Given Name,Additional Name,Family Name,Nickname,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title
    Ann Poe,Ann,,Poe,,,Fern Days ::: * myContacts,* Work,ann@example.com,Acorn,Staff Engineer

    """

  static let cards = """
    BEGIN:VCARD
    VERSION:3.0
    N:Poe;Ann;;Dr.;
    FN:Dr. Ann Poe
    ORG:Acorn\\, Inc.;Platform
    TITLE:Staff Engineer
    EMAIL;TYPE=INTERNET,WORK:ann@example.com
    item1.URL:https\\://github.com/annpoe
    item1.X-ABLabel:GitHub
    NOTE:likes tea\\, and a line that is long enough to be f
     olded
    UID:urn:uuid:11111111-0000-4000-8000-000000000001
    REV:20230309T180000Z
    END:VCARD
    BEGIN:VCARD
    VERSION:2.1
    N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=9Cnal;Zo=C3=AB;;;
    TEL;CELL:0123
    PHOTO;ENCODING=BASE64:
     AAAA

    END:VCARD
    BEGIN:VCARD
    VERSION:4.0
    FN:Elm Works
    ORG:Elm Works
    EMAIL:office@elm.example
    END:VCARD
    BEGIN:VCARD
    VERSION:4.0
    KIND:group
    FN:Friends
    MEMBER:urn:uuid:11111111-0000-4000-8000-000000000001
    END:VCARD
    BEGIN:VCARD
    VERSION:2.1
    EMAIL;PREF:only@example.org
    END:VCARD

    """

  static let maintainers = """
    ,Project,Maintainer Name,Company,Github Name,OWNERS/MAINTAINERS
    Graduated,Weaver,Ann Poe,Acorn,annpoe,https://example.org/owners
    ,, Tom Orr,Birch ,@tomorr,
    ,,,,,
    ,Spindle,Ann Poe,Acorn,AnnPoe,
    Sandbox,Loom,Ann Poe,Cedar,ann-poe-2,
    ,,Isolated,Fir,,

    """

  static let people = """
    name;company;job title;e-mail;met on;met at;shirt size
    Ann Poe;Acorn;Engineer;ann@example.com;2023-03-08;Fern Days 2023;M
    Tom Orr;;;tom@example.org;;;
    TBA;;;;;;
    Fay Lin;Fir;;fay@example.com;2023-03-08;Fern Days 2023;S;surplus
    Gus Ray;Fir
    """
}

@Suite("Contacts")
struct ContactsTests {
  @Test(
    "each file is recognised by what is in it",
    arguments: [
      (AddressBook.linkedIn, "linkedin"), (AddressBook.google, "google-contacts"),
      (AddressBook.googleOfOld, "google-contacts"), (AddressBook.cards, "vcard"),
      (AddressBook.maintainers, "maintainers"), (AddressBook.people, "people"),
      ("Name, company\n\n# Notes\n", "notes"), ("# A title\n\nName, and more\n", "notes"),
    ])
  func recognition(text: String, format: String) throws {
    let input = ImportInput(uri: "/x", title: "x", text: text, today: "2026-11-22")
    #expect(try ImportRegistry.importer(for: input).name == format)
  }

  @Test func linkedInConnections() throws {
    let graph = try ImportedGraph()
    let me = try graph.store.write { () throws(GraphError) in
      try graph.store.addNode(kind: "person", name: "Me")
    }
    let report = try graph.add(AddressBook.linkedIn, user: me.id)
    #expect(report.people == 4)
    #expect(report.unread.map(\.line) == [9])
    #expect(try graph.names("person") == ["Ann Poe", "Ann Poe", "Flo", "Me", "Tom Orr"])
    #expect(
      try graph.links("works_at") == [
        "Ann Poe > Acorn {title: Staff Engineer}", "Ann Poe > Cedar {title: Cook}",
        "Tom Orr > Birch Data Systems {title: Lead, Networks}",
      ])
    #expect(
      try graph.links("knows") == [
        "Me > Ann Poe [2022-01-01, …)", "Me > Ann Poe [2023-03-07, …)", "Me > Flo [2023-03-08, …)",
        "Me > Tom Orr [2023-03-08, …)",
      ])
    #expect(report.notes == ["employers are as of 2023-03-08, the latest 'Connected On'"])
    #expect(
      report.guesses.map(\.reason) == ["'Ann Poe' in the graph has another profile: taken for two people"])
    #expect(try graph.store.matches(name: "BDS").map(\.node.name) == ["Birch Data Systems"])
    #expect(try graph.add(AddressBook.linkedIn, user: me.id).isUnchanged)
  }

  @Test func googleContacts() throws {
    let graph = try ImportedGraph()
    let report = try graph.add(AddressBook.google)
    #expect(report.people == 2)
    #expect(report.unread.map(\.line) == [6])
    #expect(try graph.names("org") == ["AWS", "Acorn", "Dogwood GmbH"])
    let ann = try graph.node("person", "Ann Poe")
    #expect(ann.properties["email"] == .list([.text("ann.p@example.net"), .text("ann@example.com")]))
    #expect(ann.properties["note"] == .text("met on the stairs\nof the hall"))
    #expect(ann.properties["labels"] == .text("Fern Days"))
    #expect(ann.properties["url"] == .text("https://github.com/annpoe"))
    #expect(try graph.names("person") == ["Ann Poe", "Bo Ash Jr."])
    #expect(report.notes.contains { $0.contains("kgraph at --me NAME") })
    #expect(try graph.add(AddressBook.googleOfOld, from: "/old.csv").created.isEmpty)
    #expect(try graph.add(AddressBook.google).isUnchanged)
  }

  @Test func cards() throws {
    let graph = try ImportedGraph()
    let report = try graph.add(AddressBook.cards)
    #expect(report.people == 2)
    #expect(report.unread.map(\.reason) == ["a group is no person", "it names no person"])
    #expect(report.notes.first == "not imported: 1 × PHOTO")
    #expect(try graph.names("person") == ["Ann Poe", "Zoë Ünal"])
    #expect(try graph.names("org") == ["Acorn", "Elm Works"])
    let ann = try graph.node("person", "Ann Poe")
    #expect(ann.properties["note"] == .text("likes tea, and a line that is long enough to be folded"))
    #expect(ann.properties["department"] == .text("Platform"))
    let acorn = try graph.node("org", "Acorn")
    let evidence = try graph.store.evidence(subject: ann.id, relation: "works_at", object: acorn.id)
    #expect(evidence.map(\.statement.observed) == ["2023-03-09"])
    #expect(try graph.add(AddressBook.cards).isUnchanged)
  }

  @Test func aCardThatIsCutOffIsAnErrorWithItsPlace() throws {
    let graph = try ImportedGraph()
    let text = AddressBook.cards.split(separator: "\n").prefix(20).joined(separator: "\n")
    let error = #expect(throws: GraphError.self) { try graph.add(text) }
    #expect(error?.message == "notes.md: line 15: the card that begins here has no 'END:VCARD'")
    #expect(try graph.store.nodes().isEmpty)
  }

  @Test func maintainers() throws {
    let graph = try ImportedGraph()
    let report = try graph.add(AddressBook.maintainers)
    #expect(report.people == 4)
    #expect(
      try graph.links("maintains") == [
        "Ann Poe > Loom", "Ann Poe > Spindle", "Ann Poe > Weaver", "Isolated > Loom", "Tom Orr > Weaver",
      ])
    #expect(try graph.node("project", "Spindle").properties["stage"] == .text("graduated"))
    #expect(try graph.node("project", "Loom").properties["stage"] == .text("sandbox"))
    #expect(report.guesses.map(\.line) == [6])
    #expect(try graph.add(AddressBook.maintainers).isUnchanged)
  }

  @Test func tablesOfPeople() throws {
    let graph = try ImportedGraph()
    let me = try graph.store.write { () throws(GraphError) in
      try graph.store.addNode(kind: "person", name: "Me")
    }
    let report = try graph.add(AddressBook.people, user: me.id)
    #expect(report.people == 3)
    #expect(report.unread.map(\.line) == [4, 5])
    #expect(report.guesses.map(\.reason) == ["2 of 7 fields: the others are taken for empty"])
    #expect(try graph.node("person", "Ann Poe").properties["shirt_size"] == .text("M"))
    #expect(
      try graph.links("met") == [
        "Ann Poe > Fern Days 2023 [2023-03-08, 2023-03-09)",
        "Me > Ann Poe [2023-03-08, 2023-03-09) {event: Fern Days 2023}",
      ])
    #expect(try graph.add(AddressBook.people, user: me.id).isUnchanged)
  }

  @Test func allBooksInAnyOrderAreOneGraph() throws {
    let books = [
      ("/a.csv", AddressBook.linkedIn), ("/b.csv", AddressBook.google), ("/c.vcf", AddressBook.cards),
      ("/d.csv", AddressBook.maintainers), ("/e.csv", AddressBook.people),
    ]
    func contents(_ order: [Int]) throws -> [String] {
      let graph = try ImportedGraph()
      for index in order { try graph.add(books[index].1, from: books[index].0) }
      return try graph.contents(withEvidence: false)
    }
    let first = try contents([0, 1, 2, 3, 4])
    for order in [[4, 3, 2, 1, 0], [2, 0, 1, 4, 3], [1, 4, 0, 3, 2]] {
      #expect(try contents(order) == first)
    }
  }

  @Test func aNewerExportAtTheSamePlaceKeepsTheEarlierEmployer() throws {
    let older = """
      First Name,Last Name,URL,Email Address,Company,Position,Connected On
      Ann,Poe,https://www.linkedin.com/in/annpoe,,Acorn,Engineer,07 Mar 2021
      Tom,Orr,https://www.linkedin.com/in/tomorr,,Acorn,Engineer,07 Mar 2021
      """
    let newer = """
      First Name,Last Name,URL,Email Address,Company,Position,Connected On
      Ann,Poe,https://www.linkedin.com/in/annpoe,,Birch,Engineer,07 Mar 2021
      Flo,Fay,https://www.linkedin.com/in/flofay,,Birch,Engineer,07 Mar 2024
      """
    let expected = [
      "Ann Poe > Acorn […, 2024-03-07) {title: Engineer}",
      "Ann Poe > Birch [2024-03-07, …) {title: Engineer}",
      "Flo Fay > Birch {title: Engineer}",
    ]
    let graph = try ImportedGraph()
    try graph.add(older)
    try graph.add(newer)
    #expect(try graph.links("works_at") == expected)
    #expect(try graph.add(newer).isUnchanged)
  }

  @Test func aFileWithoutADateCountsFromItsFirstImport() throws {
    let graph = try ImportedGraph()
    try graph.add(AddressBook.googleOfOld, today: "2024-05-01")
    #expect(try graph.add(AddressBook.googleOfOld, today: "2025-05-01").isUnchanged)
    let changed = AddressBook.googleOfOld.split(separator: "\n").joined(separator: "\n")
      .replacing("Acorn", with: "Birch")
    try graph.add(changed, today: "2026-05-01")
    #expect(
      try graph.links("works_at") == [
        "Ann Poe > Acorn […, 2026-05) {title: Staff Engineer}",
        "Ann Poe > Birch [2026-05, …) {title: Staff Engineer}",
      ])
  }

  @Test func anAddressThatAnotherPersonHasDoesNotMakeThemOne() throws {
    let graph = try ImportedGraph()
    try graph.add("name,email\nAnn Poe,desk@example.com\n")
    let report = try graph.add("name,email\nTom Orr,desk@example.com\n", from: "/other.csv")
    #expect(try graph.names("person") == ["Ann Poe", "Tom Orr"])
    #expect(
      report.guesses.map(\.reason) == [
        "'desk@example.com' is the address of 'Ann Poe' in the graph: taken for two people"
      ])
    // A shared mailbox says nothing about who somebody is.
    try graph.add("name,email\nAnn Fir,info@example.com\nAnn Ivy,info@example.com\n", from: "/third.csv")
    #expect(try graph.names("person").count == 4)
  }
}

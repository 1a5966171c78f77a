import GraphModel
import Testing

@testable import GraphFormats

/// Exports as other programs, versions and languages write them.
@Suite("Contacts of other makes")
struct ContactQuirkTests {
  /// A file, what the graph has of it afterwards, and what is said of it.
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    var people: [String]
    var employers: [String]
    var known: [String] = []
    var notes: [String] = []

    init(
      _ name: String, _ text: String, people: [String], employers: [String], known: [String] = [],
      notes: [String] = []
    ) {
      (testDescription, self.text, self.people) = (name, text, people)
      (self.employers, self.known, self.notes) = (employers, known, notes)
    }
  }

  static let cases = [
    Case(
      "LinkedIn in German, with its remarks above",
      """
      Notes:
      "When exporting your connection data, you may notice that some of the addresses are missing."

      Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am
      Ada,Moss,https://www.linkedin.com/in/adamoss,,Acorn,CTO,12 Mrz 2024
      """, people: ["Ada Moss"], employers: ["Ada Moss > Acorn"],
      known: ["Me > Ada Moss [2024-03-12, …)"],
      notes: ["employers are as of 2024-03-12, the latest 'Connected On'"]),
    Case(
      "LinkedIn in French",
      """
      Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connexion le
      Ada,Moss,https://www.linkedin.com/in/adamoss,,Acorn,CTO,3 août 2023
      """, people: ["Ada Moss"], employers: ["Ada Moss > Acorn"],
      known: ["Me > Ada Moss [2023-08-03, …)"],
      notes: ["employers are as of 2023-08-03, the latest 'Connected On'"]),
    Case(
      "LinkedIn of 2017",
      """
      First Name,Last Name,Email Address,Company,Position,Connected On,Tags
      Ada,Moss,ada@acorn.example,Acorn,CTO,"11/27/17, 3:04 PM",friend
      """, people: ["Ada Moss {email: ada@acorn.example}"], employers: ["Ada Moss > Acorn"],
      known: ["Me > Ada Moss [2017-11-27, …)"],
      notes: ["not imported: 1 × Tags", "employers are as of 2017-11-27, the latest 'Connected On'"]),
    Case(
      "Google before 2024",
      """
      Name,Given Name,Additional Name,Family Name,Birthday,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title
      Ada Moss,Ada,,Moss,1970-01-01,* myContacts,* Work,ada@acorn.example ::: ada@home.example,Acorn,CTO
      """, people: ["Ada Moss {email: ada@acorn.example, ada@home.example}"],
      employers: ["Ada Moss > Acorn"], known: ["Me > Ada Moss"],
      notes: ["not imported: 1 × Birthday, 1 × E-mail 1 - Type"]),
    Case(
      "Outlook, which has a title besides the job title",
      """
      Title,First Name,Last Name,Company,Department,Job Title,E-mail Address,Notes
      Dr.,Ada,Moss,Acorn,Research,CTO,ada@acorn.example,knows foxes
      """,
      people: [
        "Ada Moss {department: Research, email: ada@acorn.example, note: knows foxes, title: Dr.}"
      ], employers: ["Ada Moss > Acorn"]),
    Case(
      "maintainers with more columns",
      """
      Maturity,Project,Maintainer Name,Company,Github Name,OWNERS,Email
      Graduated,Fern,Ada Moss,Acorn,adamoss,https://owners.example,ada@acorn.example
      ,,Ben Reed,Independent,@benreed,,
      """, people: ["Ada Moss {github: adamoss}", "Ben Reed {github: benreed}"],
      employers: ["Ada Moss > Acorn"],
      notes: ["not imported: 1 × Email, 1 × OWNERS"]),
    Case(
      "cards of three versions, with groups and quoted-printable",
      """
      BEGIN:VCARD
      VERSION:2.1
      N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;
      FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=C3=BCl=
      ler
      ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gr=C3=BCn
      EMAIL;INTERNET;HOME:joerg@gruen.example
      BDAY:19700101
      END:VCARD
      BEGIN:VCARD
      VERSION:3.0
      N:Moss;Ada;;;
      FN:Ada Moss
      item1.EMAIL;type=INTERNET;type=pref:ada@acorn.example
      item1.X-ABLabel:_$!<Work>!$_
      item2.ORG:Acorn\\, Inc.;
      END:VCARD
      """,
      people: ["Ada Moss {email: ada@acorn.example}", "Jörg Müller {email: joerg@gruen.example}"],
      employers: ["Ada Moss > Acorn", "Jörg Müller > Grün"],
      known: ["Me > Ada Moss", "Me > Jörg Müller"], notes: ["not imported: 1 × BDAY"]),
  ]

  @Test("are read, and what is left out is said", arguments: cases)
  func read(_ given: Case) throws {
    let graph = try ImportedGraph()
    let me = try graph.store.write { () throws(GraphError) in
      try graph.store.addNode(kind: "person", name: "Me")
    }
    let report = try graph.add(given.text, from: "/contacts", user: me.id)
    let people = try graph.store.nodes(ofKind: "person").filter { $0.id != me.id }.map { person in
      var properties = person.properties
      properties["url"] = nil
      let words = properties.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.displayText)" }
      return person.name + (words.isEmpty ? "" : " {\(words.joined(separator: ", "))}")
    }
    #expect(people.sorted() == given.people)
    let employers = try graph.links("works_at").map {
      String($0.prefix { $0 != "[" && $0 != "{" }.trimmingSpaces())
    }
    #expect(employers == given.employers)
    #expect(try graph.links("knows") == given.known)
    #expect(report.notes == given.notes)
    #expect(report.unread.isEmpty)
    #expect(try graph.add(given.text, from: "/contacts", user: me.id).isUnchanged)
  }
}

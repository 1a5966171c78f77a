import GraphModel

/// `project-maintainers.csv` of the CNCF: stage and project stand in the first row of a block and count for those below.
struct ProjectMaintainers: ContactsFormat {
  let name = "maintainers"
  let summary = "the CNCF's project-maintainers.csv"

  func recognises(_ input: ImportInput) -> Bool {
    guard let header = TableHeader.beginning(input) else { return false }
    return header.has("project", "maintainer name", "company") && header.place(Self.logins) != nil
  }

  private static let logins = ["github name", "github", "github username", "github login"]

  func reads(column: String) -> Bool {
    Self.stages.contains(column) || Self.logins.contains(column)
      || ["project", "maintainer name", "company"].contains(column)
  }

  /// The column of the stages has no name.
  private static let stages = ["status", "stage", "maturity", ""]

  func contacts(in input: ImportInput) throws(GraphError) -> Contacts {
    var contacts = Contacts()
    var stage: String?
    var project: String?
    try readTable(input, into: &contacts) { row, header, contacts in
      let stageColumn = header.place(Self.stages)
      if let named = row.value(stageColumn) { (stage, project) = (named, nil) }
      if let named = row.value(header.place("project")) { project = named }
      guard let name = row.value(header.place("maintainer name")).flatMap({ PersonName($0) }) else {
        contacts.refuse(row)
        return nil
      }
      guard let project else {
        contacts.refuse(row, "it names no project, and no row above it does")
        return nil
      }
      var contact = Contact(line: row.line, name: name)
      if let login = row.value(header.place(Self.logins)), let account = Self.account(login) {
        contact.identities.append(account)
        contact.add(account.externalID, to: "github")
      }
      contact.employer = Employer(row.value(header.place("company")))
      contact.projects = [
        .init(name: project, properties: stage.map { ["stage": .text($0.lowercased())] } ?? [:])
      ]
      return contact
    }
    return contacts
  }

  /// A login, an `@login`, or the address of a profile.
  private static func account(_ text: String) -> ExternalIdentity? {
    if let profile = ExternalIdentity.profile(text) { return profile }
    let login = text.first == "@" ? String(text.dropFirst()) : text
    let isLogin = login.utf8.allSatisfy {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || isLetterOrDigit($0)
    }
    return isLogin && !login.isEmpty ? .gitHub(login) : nil
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

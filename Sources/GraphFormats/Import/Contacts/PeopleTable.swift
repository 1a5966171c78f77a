import GraphModel

/// A table of people with a header, whatever its columns are called in detail; what has no meaning is a property.
struct PeopleTable: ContactsFormat {
  let name = "people"
  let summary = "a table of people: name, company, title, email, url, met on, met at, note"

  func recognises(_ input: ImportInput) -> Bool {
    guard let header = TableHeader.beginning(input), TablePurpose(header) == .people else { return false }
    return true
  }

  /// What columns may be called.
  enum Column {
    static let name = [
      "name", "full name", "person", "attendee", "contact", "speaker", "speaker name", "display name",
      "attendee name",
    ]
    static let given = ["first name", "given name", "firstname", "forename"]
    static let family = ["last name", "family name", "surname", "lastname"]
    static let employer = [
      "company", "organisation", "organization", "org", "employer", "affiliation", "company name", "works at",
      "organisation name", "organization name", "firm",
    ]
    /// `Title` is `Dr` where there is a `Job Title` as well.
    static let jobTitle = ["job title", "jobtitle", "position", "title", "role", "job"]
    static let email = ["email", "e mail", "mail", "email address", "e mail address"]
    static let links = [
      "url", "website", "link", "linkedin", "linkedin url", "github", "github url", "homepage", "web",
      "profile",
      "twitter", "mastodon", "bluesky", "blog",
    ]
    static let observed = ["as of", "observed", "seen", "date", "updated", "last updated"]
    static let metOn = ["met on", "date met", "met", "when met", "when"]
    static let metAt = ["met at", "where met", "where", "event", "conference"]
    static let note = ["note", "notes", "comment", "comments", "remark", "remarks"]
    static let alias = ["nickname", "alias", "aliases", "also known as"]
    static let id = ["id", "uid", "person id", "contact id"]

    /// Those of which a table's first is read.
    static let single = [
      name, given, family, employer, jobTitle, observed, metOn, metAt, alias, id,
    ]
  }

  func contacts(in input: ImportInput) throws(GraphError) -> Contacts {
    var contacts = Contacts()
    try readTable(input, into: &contacts) { row, header, contacts in
      let single = Set(Column.single.compactMap { header.place($0) })
      let full = row.value(header.place(Column.name)).flatMap { PersonName($0) }
      guard
        let name = full
          ?? PersonName(row.value(header.place(Column.given)), row.value(header.place(Column.family)))
      else {
        contacts.refuse(row)
        return nil
      }
      var contact = Contact(line: row.line, name: name)
      if let id = row.value(header.place(Column.id)) {
        contact.identities.append(ExternalIdentity(instance: input.uri, externalID: "id " + id))
      }
      for (place, column) in header.columns.enumerated() {
        let folded = header.folded[place]
        guard let value = row.value(place) else { continue }
        if Column.email.contains(folded) {
          contact.add(email: value)
        } else if folded.hasPrefix("github"), !value.contains("/") {
          contact.add(link: "https://github.com/" + value.drop { $0 == "@" })
        } else if Column.links.contains(folded) {
          contact.add(link: value)
        } else if Column.note.contains(folded) {
          contact.add(row.longText(place), to: "note")
        } else if !single.contains(place), !folded.isEmpty {
          contact.add(value, to: ColumnMeaning.propertyName(column))
        }
      }
      contact.employer = Employer(row.value(header.place(Column.employer)))
      contact.jobTitle = row.value(header.place(Column.jobTitle))
      contact.aliases = (row.value(header.place(Column.alias)) ?? "").split(separator: ";")
        .map { String($0.trimmingSpaces()) }
      contact.observed = Self.date(row, header.place(Column.observed), &contacts)
      let metOn = Self.date(row, header.place(Column.metOn), &contacts)
      let metAt = row.value(header.place(Column.metAt))
      if metOn != nil || metAt != nil { contact.meeting = .init(event: metAt, date: metOn) }
      if contact.observed == nil { contact.observed = metOn }
      return contact
    }
    return contacts
  }

  private static func date(_ row: TableRow, _ place: Int?, _ contacts: inout Contacts) -> String? {
    guard let text = row.value(place) else { return nil }
    if let date = TableDate.read(text) { return date.text }
    contacts.guesses.append(
      .init(
        line: row.line, text: text,
        reason: "no date that can be read for certain: left out (write 2023-11-07)"))
    return nil
  }
}

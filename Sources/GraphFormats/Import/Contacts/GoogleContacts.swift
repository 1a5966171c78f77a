import GraphModel

/// Google Contacts as CSV, with the header of 2024 (`First Name`, `Labels`) or the older one (`Given Name`,
/// `Group Membership`).
struct GoogleContacts: ContactsFormat {
  let name = "google-contacts"
  let summary = "Google Contacts as CSV"

  func recognises(_ input: ImportInput) -> Bool {
    guard let header = TableHeader.beginning(input) else { return false }
    return header.has("first name", "organization name", "labels")
      || header.has("given name", "family name", "group membership")
      || header.has("given name", "family name", "organization 1 name")
  }

  func reads(column: String) -> Bool {
    let words = column.split(separator: " ")
    if words.last == "value", let first = words.first, ["e", "email", "website", "phone"].contains(first) {
      return true
    }
    return Self.columns.contains(column)
  }

  private static let columns: Set<String> = [
    "name", "file as", "first name", "given name", "middle name", "additional name", "last name",
    "family name",
    "name suffix", "nickname", "organization name", "organization 1 name", "organization title",
    "organization 1 title", "organization department", "organization 1 department", "notes", "labels",
    "group membership",
  ]

  func contacts(in input: ImportInput) throws(GraphError) -> Contacts {
    var contacts = Contacts()
    contacts.areAcquaintances = true
    try readTable(input, into: &contacts) { row, header, contacts in
      let employer = row.value(header.place("organization name", "organization 1 name"))
      guard let name = Self.name(row, header) else {
        // A firm's entry has no person in it, but tells the firm's address.
        guard let firm = Employer(employer) else {
          contacts.refuse(row)
          return nil
        }
        var contact = Contact(line: row.line)
        contact.employer = firm
        Self.describe(&contact, row, header)
        return contact
      }
      var contact = Contact(line: row.line, name: name)
      contact.employer = Employer(employer)
      contact.jobTitle = row.value(header.place("organization title", "organization 1 title"))
      contact.aliases = [row.value(header.place("nickname"))].compactMap { $0 }
      Self.describe(&contact, row, header)
      return contact
    }
    return contacts
  }

  private static func name(_ row: TableRow, _ header: TableHeader) -> PersonName? {
    let given = PersonName(
      row.value(header.place("first name", "given name")),
      row.value(header.place("middle name", "additional name")),
      row.value(header.place("last name", "family name")), row.value(header.place("name suffix")))
    return given ?? row.value(header.place("name", "file as")).flatMap { PersonName($0) }
  }

  private static func describe(_ contact: inout Contact, _ row: TableRow, _ header: TableHeader) {
    for (place, column) in header.folded.enumerated() {
      let words = column.split(separator: " ")
      guard words.last == "value", let values = row.value(place) else { continue }
      for value in values.split(separator: ":::").map({ String($0.trimmingSpaces()) }) {
        switch words.first {
        case "e", "email": contact.add(email: value)
        case "website": contact.add(link: value)
        case "phone": contact.add(value, to: "phone")
        default: break
        }
      }
    }
    contact.add(row.longText(header.place("notes")), to: "note")
    contact.add(
      row.value(header.place("organization department", "organization 1 department")), to: "department")
    for label in (row.value(header.place("labels", "group membership")) ?? "").split(separator: ":::") {
      // Those with a star are Google's own: `* myContacts`.
      let label = label.trimmingSpaces()
      if !label.hasPrefix("*") { contact.add(String(label), to: "labels") }
    }
  }
}

import GraphModel

/// `Connections.csv` of LinkedIn's data export.
///
/// It has no date of its own; the latest `Connected On` is the last day of which it is known that the employers were
/// current. Source: linkedin.com/help, "Export connections from LinkedIn".
struct LinkedInConnections: ContactsFormat {
  let name = "linkedin"
  let summary = "LinkedIn's Connections.csv"

  func recognises(_ input: ImportInput) -> Bool {
    TableHeader.beginning(input)?.has("first name", "last name", "company", "position", "connected on")
      ?? false
  }

  func contacts(in input: ImportInput) throws(GraphError) -> Contacts {
    var contacts = Contacts()
    contacts.areAcquaintances = true
    try readTable(input, into: &contacts) { row, header, contacts in
      guard let name = PersonName(row.value(header.place("first name")), row.value(header.place("last name")))
      else {
        contacts.refuse(row)
        return nil
      }
      var contact = Contact(line: row.line, name: name)
      contact.add(email: row.value(header.place("email address")))
      contact.add(link: row.value(header.place("url")))
      contact.employer = Employer(row.value(header.place("company")))
      contact.jobTitle = row.value(header.place("position"))
      if let text = row.value(header.place("connected on")) {
        contact.knownSince = TableDate.read(text)?.text
        if contact.knownSince == nil {
          contacts.guesses.append(
            .init(
              line: row.line, text: text,
              reason: "no date that can be read: since when you know them is left open"))
        }
      }
      return contact
    }
    contacts.observed = contacts.entries.compactMap(\.knownSince).max()
    if let observed = contacts.observed, contacts.entries.contains(where: { $0.employer != nil }) {
      contacts.notes.append("employers are as of \(observed), the latest 'Connected On'")
    }
    return contacts
  }
}

import GraphModel

/// `Connections.csv` of LinkedIn's data export.
///
/// It has no date of its own; the latest `Connected On` is the last day of which it is known that the employers were
/// current. Source: linkedin.com/help, "Export connections from LinkedIn".
struct LinkedInConnections: ContactsFormat {
  let name = "linkedin"
  let summary = "LinkedIn's Connections.csv"

  /// What the columns are called, in the languages that its users have it in.
  private enum Column {
    static let given = ["first name", "vorname", "prenom", "nombre", "nome", "voornaam"]
    static let family = [
      "last name", "nachname", "nom", "apellidos", "apellido", "sobrenome", "cognome", "achternaam",
    ]
    static let link = ["url", "profil url", "url du profil", "profile url"]
    static let email = [
      "email address", "e mail address", "e mail adresse", "adresse e mail",
      "direccion de correo electronico",
      "correo electronico", "endereco de e mail", "indirizzo email", "indirizzo e mail", "e mailadres",
    ]
    static let company = [
      "company", "unternehmen", "firma", "entreprise", "societe", "empresa", "azienda", "bedrijf",
    ]
    static let position = ["position", "poste", "fonction", "cargo", "puesto", "posizione", "functie"]
    static let connected = [
      "connected on", "verbunden am", "vernetzt am", "verknupft am", "connexion le", "connecte le",
      "en relation depuis le", "conectado el", "fecha de conexion", "conectado em", "collegato il",
      "collegato dal",
      "verbonden op",
    ]

    static let all = Set(given + family + link + email + company + position + connected)
  }

  func recognises(_ input: ImportInput) -> Bool {
    guard let header = TableHeader.beginning(input) else { return false }
    return [Column.given, Column.family, Column.company, Column.position, Column.connected].allSatisfy {
      header.place($0) != nil
    }
  }

  func reads(column: String) -> Bool { Column.all.contains(column) }

  func contacts(in input: ImportInput) throws(GraphError) -> Contacts {
    var contacts = Contacts()
    contacts.areAcquaintances = true
    try readTable(input, into: &contacts) { row, header, contacts in
      guard
        let name = PersonName(row.value(header.place(Column.given)), row.value(header.place(Column.family)))
      else {
        contacts.refuse(row)
        return nil
      }
      var contact = Contact(line: row.line, name: name)
      contact.add(email: row.value(header.place(Column.email)))
      contact.add(link: row.value(header.place(Column.link)))
      contact.employer = Employer(row.value(header.place(Column.company)))
      contact.jobTitle = row.value(header.place(Column.position))
      if let text = row.value(header.place(Column.connected)) {
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

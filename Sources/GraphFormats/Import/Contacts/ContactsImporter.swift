import GraphModel

/// A format that holds people: it only reads.
protocol ContactsFormat: Sendable {
  /// The format's name.
  var name: String { get }
  /// One line about the format.
  var summary: String { get }
  /// Whether a text is in this format.
  func recognises(_ input: ImportInput) -> Bool
  /// What the text says.
  func contacts(in input: ImportInput) throws(GraphError) -> Contacts
  /// Whether a column of this name, as names are compared, is read.
  func reads(column: String) -> Bool
}

/// Brings a graph up to date with the people of a file.
struct ContactsImporter: GraphImporter {
  let format: any ContactsFormat
  var name: String { format.name }
  var summary: String { format.summary }

  init(_ format: any ContactsFormat) { self.format = format }

  func recognises(_ input: ImportInput) -> Bool { format.recognises(input) }

  func run(_ input: ImportInput, into store: GraphStore) throws(GraphError) -> ImportReport {
    let contacts = try format.contacts(in: input)
    var run = try ContactsRun(contacts, input, store: store)
    return try run.run()
  }
}

extension ContactsFormat {
  /// All are.
  func reads(column: String) -> Bool { true }

  /// Reads a table whose rows are contacts, one after the other.
  ///
  /// `entry` makes a contact of a row, or says why it cannot.
  func readTable(
    _ input: ImportInput, into contacts: inout Contacts,
    entry: (TableRow, TableHeader, inout Contacts) throws(GraphError) -> Contact?
  ) throws(GraphError) {
    var reader = CSVReader(Array(input.text.utf8))
    guard let header = try TableHeader.find(in: &reader) else { return }
    var shape = RowShape(header)
    var unread = UnreadColumns(header, isRead: reads)
    while let row = try reader.next() {
      guard shape.accepts(row) else { continue }
      unread.count(row)
      if let contact = try entry(row, header, &contacts) { contacts.entries.append(contact) }
    }
    contacts.unread += shape.unread
    contacts.guesses += shape.guesses
    contacts.notes += [unread.note].compactMap(\.self)
  }
}

extension Contacts {
  /// Lists a row that names nobody.
  mutating func refuse(_ row: TableRow, _ reason: String = "it names no person") {
    unread.append(
      .init(line: row.line, text: row.fields.filter { !$0.isEmpty }.joined(separator: ", "), reason: reason))
  }
}

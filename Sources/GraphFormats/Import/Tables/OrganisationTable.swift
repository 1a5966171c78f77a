import GraphModel

/// Organisations with their other names, and what became a part of what: as rows of other name and name
/// (`surface, canonical, relation, valid_from`), or of name, aliases and what it is a part of.
struct OrganisationTable: GraphImporter {
  let name = "organisations"
  let summary =
    "a table of organisations: name, aliases, part of, since; or surface, canonical, relation, valid_from"

  func recognises(_ input: ImportInput) -> Bool {
    guard let header = TableHeader.beginning(input), TablePurpose(header) == .organisations else {
      return false
    }
    return true
  }

  /// What columns may be called.
  enum Column {
    static let surface = ["surface", "alias", "variant", "other name", "written", "spelling", "from"]
    static let canonical = ["canonical", "canonical name", "preferred", "meant", "standard name"]
    static let relation = ["relation", "relationship", "type"]
    static let name = [
      "organisation", "organization", "org", "company", "employer", "organisation name", "company name",
    ]
    static let aliases = ["aliases", "alias", "other names", "also known as", "aka", "variants"]
    static let whole = [
      "part of", "parent", "parent company", "acquired by", "owner", "owned by", "successor", "belongs to",
      "unit of",
    ]
    static let since = ["since", "valid from", "from date", "acquired", "acquired on", "date", "year"]

    static let all = Set(surface + canonical + relation + name + ["name"] + aliases + whole + since)

    static func recognises(_ header: TableHeader) -> Bool {
      if header.place(canonical) != nil, header.place(surface + name) != nil { return true }
      let rest = aliases + whole
      if header.place(name) != nil, header.place(PeopleTable.Column.name) == nil,
        header.place(PeopleTable.Column.given) == nil
      {
        return header.place(rest) != nil
      }
      return header.has("name") && header.place(whole) != nil && header.place(PeopleTable.Column.email) == nil
    }
  }

  func run(_ input: ImportInput, into store: GraphStore) throws(GraphError) -> ImportReport {
    var run = OrganisationRun(ledger: try ImportLedger(input, store: store))
    return try run.run(input)
  }
}

/// What a row says about an organisation's name.
private enum NameRelation {
  /// The two names mean one organisation.
  case same
  /// The one is a part of the other.
  case part
  /// The organisation changed its name.
  case renamed
  /// It says that they are not the same, or that there is no organisation.
  case none

  init?(_ text: String?) {
    let word = (text ?? "same_as").lowercased().prefix { $0.isLetter || $0 == "_" || $0 == " " }
      .trimmingSpaces().map { $0 == " " ? "_" : String($0) }.joined()
    switch word {
    case "", "same_as", "same", "alias", "alias_of", "aka", "spelling_of": self = .same
    case "acquired_by", "unit_of", "part_of", "subsidiary_of", "division_of", "merged_into", "owned_by",
      "successor", "succeeded_by", "bought_by", "member_of":
      self = .part
    case "renamed_to", "renamed", "now_called", "became": self = .renamed
    case "independent", "none": self = .none
    default:
      guard word.hasPrefix("different") || word.hasPrefix("not_") else { return nil }
      self = .none
    }
  }
}

/// One import of organisations.
private struct OrganisationRun {
  let ledger: ImportLedger
  private var report = ImportReport()
  private var organisations: Set<Node.ID> = []
  private var groups = NameGroups()
  private var notes: [String] = []
  private var store: GraphStore { ledger.store }

  init(ledger: ImportLedger) { self.ledger = ledger }

  mutating func run(_ input: ImportInput) throws(GraphError) -> ImportReport {
    var reader = CSVReader(Array(input.text.utf8))
    guard let header = try TableHeader.find(in: &reader) else { return report }
    var shape = RowShape(header)
    var rows: [TableRow] = []
    var unread = UnreadColumns(header, isRead: OrganisationTable.Column.all.contains)
    while let row = try reader.next() {
      guard shape.accepts(row) else { continue }
      rows.append(row)
      unread.count(row)
    }
    notes += [unread.note].compactMap(\.self)
    report.unread = shape.unread
    report.guesses = shape.guesses
    // Names first: what is a part of `AWS` is one of Amazon Web Services, wherever in the file that is said.
    for row in rows { try readNames(row, header) }
    for group in groups.all { try write(group) }
    for row in rows { try writePart(row, header) }
    try ledger.retractTheRest()
    var result = ledger.report()
    result.statedNodes = organisations.count
    result.unread = report.unread.sorted { $0.line < $1.line }
    result.guesses = report.guesses.sorted { $0.line < $1.line }
    result.notes = notes
    return result
  }

  private func isPairs(_ header: TableHeader) -> Bool {
    header.place(OrganisationTable.Column.canonical) != nil
  }

  // MARK: Names

  /// Reads which names mean one organisation.
  private mutating func readNames(_ row: TableRow, _ header: TableHeader) throws(GraphError) {
    typealias Column = OrganisationTable.Column
    guard isPairs(header) else {
      guard let name = row.value(header.place(Column.name + ["name"])) else {
        return refuse(row, "it names no organisation")
      }
      let aliases = (row.value(header.place(Column.aliases)) ?? "").split { $0 == ";" || $0 == "|" }
      groups.add(name, otherNames: aliases.map { String($0.trimmingSpaces()) }, line: row.line)
      return
    }
    let text = row.value(header.place(Column.relation))
    guard let surface = row.value(header.place(Column.surface + Column.name)),
      let canonical = row.value(header.place(Column.canonical))
    else { return refuse(row, "it needs two names") }
    guard let relation = NameRelation(text) else {
      return refuse(
        row, "'\(text ?? "")' is not understood: same_as, acquired_by, unit_of, part_of and renamed_to are")
    }
    switch relation {
    case .same, .renamed:
      if !groups.add(canonical, otherNames: [surface], line: row.line) {
        refuse(row, "'\(canonical)' is said to be another name of '\(surface)' as well")
      }
    case .none where Employer(canonical) == nil || text?.lowercased().hasPrefix("independent") ?? false:
      // That "Independent" is no organisation is known.
      if Employer(surface) != nil { refuse(row, "that '\(surface)' is no organisation cannot be kept") }
    case .none: refuse(row, "it states no link")
    case .part: break
    }
  }

  /// Writes one organisation under all its names; what the graph has under several of them becomes one node.
  private mutating func write(_ group: NameGroups.Group) throws(GraphError) {
    var kept = try exact(group.name)
    for name in group.otherNames {
      guard let other = try exact(name) else { continue }
      if let known = kept, known.id != other.id {
        try ledger.merge(other, into: known)
        notes.append("'\(other.name)' (#\(other.id)) is '\(known.name)' (#\(known.id)) from now on")
        kept = try store.node(known.id)
      } else {
        kept = other
      }
    }
    // An organisation known by a name that is not the preferred one gets that.
    let node = try ledger.write(
      NodeDraft(kind: "org", name: group.name, aliases: group.otherNames), over: kept,
      locator: "line \(group.line)")
    if var renamed = try store.node(node.id), renamed.name != Names.cleaned(group.name) {
      renamed.name = group.name
      try ledger.update(renamed)
    }
    try store.preferName(of: node.id)
    organisations.insert(node.id)
  }

  private func exact(_ name: String) throws(GraphError) -> Node? {
    try store.matches(name: name, kinds: ["org"]).first?.node
  }

  // MARK: Parts

  private mutating func writePart(_ row: TableRow, _ header: TableHeader) throws(GraphError) {
    typealias Column = OrganisationTable.Column
    let (part, whole): (String?, String?)
    if isPairs(header) {
      guard NameRelation(row.value(header.place(Column.relation))) == .part else { return }
      part = row.value(header.place(Column.surface + Column.name))
      whole = row.value(header.place(Column.canonical))
    } else {
      part = row.value(header.place(Column.name + ["name"]))
      whole = row.value(header.place(Column.whole))
    }
    guard let part, let whole else { return }
    let locator = "line \(row.line)"
    let start = try organisation(groups.preferred(part), locator: locator)
    let goal = try organisation(groups.preferred(whole), locator: locator)
    if try store.closure(of: [goal.id], over: partOf, outgoing: true).contains(start.id) {
      return refuse(row, "it would make a circle: '\(goal.name)' is a part of '\(start.name)' already")
    }
    var statement = Statement(start.id, "part_of", goal.id, locator: locator)
    if let text = row.value(header.place(Column.since)) {
      if let (date, isExact) = Self.date(in: text) {
        statement.since = date
        if !isExact {
          report.guesses.append(.init(line: row.line, text: text, reason: "taken for: since \(date)"))
        }
      } else {
        report.guesses.append(
          .init(line: row.line, text: text, reason: "no date is in it: since when is left open"))
      }
    }
    if let text = row.value(header.place(Column.relation)) {
      statement.properties["as"] = .text(String(text.prefix { $0 != "(" }.trimmingSpaces()))
    }
    try ledger.link(statement)
  }

  private mutating func organisation(_ name: String, locator: String) throws(GraphError) -> Node {
    let existing = try store.matches(name: name, kinds: ["org"]).first?.node
    let node = try ledger.write(
      NodeDraft(kind: "org", name: existing?.name ?? name), over: existing, locator: locator)
    organisations.insert(node.id)
    return node
  }

  private var partOf: [Int64] { store.vocabulary.relation(named: "part_of").map { [$0.id] } ?? [] }

  /// The first date in a text (`by 2024-10 (as published)`), and whether it is all that the text says.
  private static func date(in text: String) -> (String, Bool)? {
    if let date = TableDate.read(text) { return (date.text, true) }
    for word in text.split(whereSeparator: { !($0.isNumber || $0 == "-") }) {
      if let date = PartialDate(word) { return (date.text, false) }
    }
    return nil
  }

  private mutating func refuse(_ row: TableRow, _ reason: String) {
    report.unread.append(
      .init(line: row.line, text: row.fields.filter { !$0.isEmpty }.joined(separator: ", "), reason: reason))
  }
}

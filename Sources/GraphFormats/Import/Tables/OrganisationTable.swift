import GraphModel

/// Organisations with their other names, and what became a part of what: as rows of other name and name
/// (`surface, canonical, relation, valid_from`), or of name, aliases and what it is a part of.
struct OrganisationTable: GraphImporter {
  let name = "organisations"
  let summary = "a table of organisations: name, aliases, part of, since; or surface, canonical, relation, valid_from"

  func recognises(_ input: ImportInput) -> Bool {
    guard let header = TableHeader.beginning(input), TablePurpose(header) == .organisations else { return false }
    return true
  }

  /// What columns may be called.
  enum Column {
    static let surface = ["surface", "alias", "variant", "other name", "written", "spelling", "from"]
    static let canonical = ["canonical", "canonical name", "preferred", "meant", "standard name"]
    static let relation = ["relation", "relationship", "type"]
    static let name = ["organisation", "organization", "org", "company", "employer", "organisation name", "company name"]
    static let aliases = ["aliases", "alias", "other names", "also known as", "aka", "variants"]
    static let whole = [
      "part of", "parent", "parent company", "acquired by", "owner", "owned by", "successor", "belongs to", "unit of",
    ]
    static let since = ["since", "valid from", "from date", "acquired", "acquired on", "date", "year"]

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
  private var store: GraphStore { ledger.store }

  init(ledger: ImportLedger) { self.ledger = ledger }

  mutating func run(_ input: ImportInput) throws(GraphError) -> ImportReport {
    var reader = CSVReader(Array(input.text.utf8))
    guard let header = try TableHeader.find(in: &reader) else { return report }
    var shape = RowShape(header)
    var rows: [TableRow] = []
    while let row = try reader.next() {
      if shape.accepts(row) { rows.append(row) }
    }
    report.unread = shape.unread
    report.guesses = shape.guesses
    // Names first: what is a part of `AWS` is one of Amazon Web Services, wherever in the file that is said.
    for row in rows { try writeNames(row, header) }
    for row in rows { try writePart(row, header) }
    try ledger.retractTheRest()
    var result = ledger.report()
    result.statedNodes = organisations.count
    result.unread = report.unread.sorted { $0.line < $1.line }
    result.guesses = report.guesses.sorted { $0.line < $1.line }
    return result
  }

  private func isPairs(_ header: TableHeader) -> Bool { header.place(OrganisationTable.Column.canonical) != nil }

  // MARK: Names

  private mutating func writeNames(_ row: TableRow, _ header: TableHeader) throws(GraphError) {
    typealias Column = OrganisationTable.Column
    guard isPairs(header) else {
      guard let name = row.value(header.place(Column.name + ["name"])) else {
        return refuse(row, "it names no organisation")
      }
      let aliases = (row.value(header.place(Column.aliases)) ?? "").split { $0 == ";" || $0 == "|" }
      try write(name, aliases: aliases.map { String($0.trimmingSpaces()) }, row)
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
    case .same, .renamed: try write(canonical, aliases: [surface], row)
    case .none where Employer(canonical) == nil || text?.lowercased().hasPrefix("independent") ?? false:
      // That "Independent" is no organisation is known.
      if Employer(surface) != nil { refuse(row, "that '\(surface)' is no organisation cannot be kept") }
    case .none: refuse(row, "it states no link")
    case .part: break
    }
  }

  private mutating func write(_ name: String, aliases: [String], _ row: TableRow) throws(GraphError) {
    let existing = try store.matches(name: name, kinds: ["org"]).first?.node
    var accepted: [String] = []
    for alias in aliases {
      let other = try store.matches(name: alias, kinds: ["org"]).first { $0.quality <= .folded }?.node
      if let other, other.id != existing?.id {
        report.guesses.append(
          .init(
            line: row.line, text: alias,
            reason: "an organisation of its own in the graph (#\(other.id)): not put together with '\(name)'"))
      } else {
        accepted.append(alias)
      }
    }
    let node = try ledger.write(
      NodeDraft(kind: "org", name: existing?.name ?? name, aliases: accepted), over: existing,
      locator: "line \(row.line)")
    organisations.insert(node.id)
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
    let start = try organisation(part, locator: locator)
    let goal = try organisation(whole, locator: locator)
    let relation = symbolsOfPartOf()
    if try store.closure(of: [goal.id], over: relation, outgoing: true).contains(start.id) {
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
        report.guesses.append(.init(line: row.line, text: text, reason: "no date is in it: since when is left open"))
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

  private func symbolsOfPartOf() -> [Int64] {
    store.vocabulary.relation(named: "part_of").map { [$0.id] } ?? []
  }

  /// The first date in a text (`by 2024-10 (as published)`), and whether it is all that the text says.
  private static func date(in text: String) -> (String, Bool)? {
    if let date = TableDate.read(text) { return (date.text, true) }
    for word in text.split(whereSeparator: { !($0.isNumber || $0 == "-") }) {
      if let date = PartialDate(word) { return (date.text, false) }
    }
    return nil
  }

  private mutating func refuse(_ row: TableRow, _ reason: String) {
    report.unread.append(.init(line: row.line, text: row.fields.filter { !$0.isEmpty }.joined(separator: ", "), reason: reason))
  }
}

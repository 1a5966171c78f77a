import GraphModel

/// Writes contacts into the graph: people, their employers as of a day, and who knows them.
///
/// Employers are sightings: those of earlier exports stay beside those of later ones, as long as the contact is in the
/// file, so that neither the order of imports nor a newer export at the same place loses who worked where.
struct ContactsRun {
  private let input: ImportInput
  private let contacts: Contacts
  private let ledger: ImportLedger
  private var report = ImportReport()
  private var drafts: [Node.ID: Draft] = [:]
  /// The people in the order of the file.
  private var order: [Node.ID] = []
  /// The employers and projects of the entries read so far.
  private var organisations: [Employer: Node] = [:]
  private var projects: [String: Node] = [:]
  private var store: GraphStore { ledger.store }

  /// What the entries of one person say of them together.
  private struct Draft {
    var node: Node
    var locator: String
    var aliases: [String] = []
    var details: [String: [String]] = [:]
  }

  init(_ contacts: Contacts, _ input: ImportInput, store: GraphStore) throws(GraphError) {
    self.contacts = contacts
    self.input = input
    ledger = try ImportLedger(input, store: store)
  }

  mutating func run() throws(GraphError) -> ImportReport {
    report.unread = contacts.unread
    report.guesses = contacts.guesses
    for (index, contact) in contacts.entries.enumerated() {
      try write(contact)
      input.progress.done(index + 1, of: contacts.entries.count)
    }
    for id in order { try settle(id) }
    try ledger.retractTheRest()
    var result = ledger.report()
    result.people = drafts.count
    result.unread = report.unread.sorted { $0.line < $1.line }
    result.guesses = report.guesses.sorted { $0.line < $1.line }
    result.notes = contacts.notes + (try remarks())
    return result
  }

  private func remarks() throws(GraphError) -> [String] {
    let hasUser = try user() != nil
    guard contacts.areAcquaintances, !drafts.isEmpty, !hasUser else { return [] }
    return [
      "the graph does not know who you are, so nobody knows these people: "
        + "'kgraph at --me NAME' says it, then import again"
    ]
  }

  private func user() throws(GraphError) -> Node? {
    guard let id = input.user else { return nil }
    return try store.node(id)
  }

  // MARK: One entry

  private mutating func write(_ contact: Contact) throws(GraphError) {
    let locator = "line \(contact.line)"
    let employer = try organisation(contact.employer, locator: locator)
    guard let name = contact.name else {
      if let employer { try describe(employer, contact, locator: locator) }
      return
    }
    let match = try ContactMatch(store: store).person(name.name, withFallback(contact, name), at: employer)
    if let doubt = match.doubt {
      report.guesses.append(.init(line: contact.line, text: name.name, reason: doubt))
    }
    let person =
      if let known = match.person {
        try store.respell(known, as: name.name)
      } else {
        try ledger.write(NodeDraft(kind: "person", name: name.name), over: nil, locator: locator)
      }
    for identity in withFallback(contact, name).identities
    where try store.node(instance: identity.instance, externalID: identity.externalID) == nil {
      try store.identify(person.id, instance: identity.instance, externalID: identity.externalID)
    }
    if drafts[person.id] == nil { order.append(person.id) }
    var draft = drafts[person.id] ?? Draft(node: person, locator: locator)
    draft.aliases += ([name.name, name.written].compactMap { $0 } + contact.aliases).filter {
      $0 != person.name
    }
    draft.details.merge(contact.details) { Self.union($0, $1) }
    drafts[person.id] = draft
    if let employer { try link(person, worksAt: employer, contact, locator: locator) }
    try linkAcquaintance(person, contact, locator: locator)
    for project in contact.projects { try link(person, maintains: project, locator: locator) }
  }

  /// The contact with an identity of its own in this file, if it has none that counts elsewhere.
  private func withFallback(_ contact: Contact, _ name: PersonName) -> Contact {
    guard contact.identities.isEmpty else { return contact }
    var contact = contact
    let key = [name.name, contact.employer?.name ?? ""].map(NameFolding.fold).joined(separator: " | ")
    contact.identities = [ExternalIdentity(instance: input.uri, externalID: key)]
    return contact
  }

  /// Writes what all entries say of a person.
  private func settle(_ id: Node.ID) throws(GraphError) {
    guard let draft = drafts[id], let node = try store.node(id) else { return }
    var properties: Properties = [:]
    let isOurs = try ledger.isOnlySource(of: node)
    for (name, values) in draft.details {
      let known = isOurs ? [] : Self.values(of: node.properties[name])
      properties[name] = Self.property(of: Self.union(known, values))
    }
    _ = try ledger.rewrite(
      NodeDraft(
        kind: node.kind, name: node.name, since: node.since, until: node.until, properties: properties,
        aliases: draft.aliases),
      over: node, properties: Array(node.properties.keys), locator: draft.locator)
  }

  // MARK: Employers

  private mutating func organisation(_ employer: Employer?, locator: String) throws(GraphError) -> Node? {
    guard var employer else { return nil }
    // What is said besides is said of one person.
    employer.note = nil
    if let known = organisations[employer] { return known }
    var existing: Node?
    for name in [employer.name] + employer.otherNames where existing == nil {
      existing = try store.matches(name: name, kinds: ["org"]).first?.node
    }
    if let known = existing { existing = try store.respell(known, as: employer.name) }
    let aliases = ([employer.name] + employer.otherNames).filter { $0 != existing?.name ?? employer.name }
    let node = try ledger.write(
      NodeDraft(kind: "org", name: existing?.name ?? employer.name, aliases: aliases), over: existing,
      locator: locator)
    organisations[employer] = node
    return node
  }

  private func describe(_ organisation: Node, _ contact: Contact, locator: String) throws(GraphError) {
    var properties: Properties = [:]
    for (name, values) in contact.details {
      properties[name] = Self.property(of: Self.union(Self.values(of: organisation.properties[name]), values))
    }
    _ = try ledger.write(
      NodeDraft(kind: "org", name: organisation.name, properties: properties), over: organisation,
      locator: locator)
  }

  private func link(
    _ person: Node, worksAt employer: Node, _ contact: Contact, locator: String
  ) throws(GraphError) {
    var properties: Properties = [:]
    if let title = contact.jobTitle { properties["title"] = .text(title) }
    if let note = contact.employer?.note { properties["note"] = .text(note) }
    var observed = contact.observed ?? contacts.observed
    if observed == nil {
      // A file without a date was right when it was first read; reading it again says nothing new.
      observed = try store.evidence(subject: person.id, relation: "works_at", object: employer.id)
        .first { $0.source.id == ledger.source.id && $0.statement.properties == properties }?.statement
        .observed
    }
    let moment = observed ?? input.today
    try ledger.keepSightings(of: person, "works_at", besides: moment)
    try ledger.link(
      Statement(
        person.id, "works_at", employer.id, observed: moment, properties: properties, locator: locator))
  }

  // MARK: The user and projects

  private func linkAcquaintance(_ person: Node, _ contact: Contact, locator: String) throws(GraphError) {
    let user = try user()
    if let user, user.id != person.id, contacts.areAcquaintances {
      try ledger.link(Statement(user.id, "knows", person.id, since: contact.knownSince, locator: locator))
    }
    guard let meeting = contact.meeting else { return }
    let date = meeting.date.flatMap { PartialDate($0) }
    var event: Node?
    if let name = meeting.event {
      let existing = try store.matches(name: name, kinds: ["event"]).first?.node
      event = try ledger.write(
        NodeDraft(kind: "event", name: existing?.name ?? name), over: existing, locator: locator)
    }
    if let user, user.id != person.id {
      try ledger.link(
        Statement(
          user.id, "met", person.id, since: date?.text, until: date?.end, observed: date?.text,
          properties: event.map { ["event": .text($0.name)] } ?? [:], locator: locator))
    }
    if let event {
      try ledger.link(
        Statement(
          person.id, "met", event.id, since: date?.text, until: date?.end, observed: date?.text,
          locator: locator))
    }
  }

  private mutating func link(
    _ person: Node, maintains project: Contact.Project, locator: String
  ) throws(GraphError) {
    try ledger.link(
      Statement(person.id, "maintains", try node(of: project, locator: locator).id, locator: locator))
  }

  private mutating func node(of project: Contact.Project, locator: String) throws(GraphError) -> Node {
    let key = NameFolding.fold(project.name)
    if let known = projects[key] { return known }
    let existing = try store.matches(name: project.name, kinds: ["project"]).first?.node
    let node = try ledger.write(
      NodeDraft(kind: "project", name: existing?.name ?? project.name, properties: project.properties),
      over: existing, locator: locator)
    projects[key] = node
    return node
  }

  // MARK: Values

  /// Both in alphabetical order, so that the order of files does not matter.
  private static func union(_ one: [String], _ other: [String]) -> [String] { Set(one + other).sorted() }

  private static func values(of property: PropertyValue?) -> [String] {
    switch property {
    case .list(let elements): elements.map(\.displayText)
    case let value?: [value.displayText]
    case nil: []
    }
  }

  private static func property(of values: [String]) -> PropertyValue? {
    values.count > 1 ? .list(values.map(PropertyValue.text)) : values.first.map(PropertyValue.text)
  }
}

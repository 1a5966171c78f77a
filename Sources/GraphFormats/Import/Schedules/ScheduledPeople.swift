import GraphModel

/// The people and organisations of a programme as nodes of the graph.
///
/// A person is known by the key that the programme has for them, and else by `PersonMatch`. Two keys are two people,
/// whatever they are called. A name of one word without a key is one person's within the programme.
struct ScheduledPeople {
  let store: GraphStore
  /// Where a person's key means the same person.
  let instance: String
  /// Whether the names of this export are the newest.
  let renames: Bool
  /// Where a name of one word means the same person.
  private let programme: String
  /// Where the programme says that people with a name of one word work.
  private let employers: [String: Set<String>]
  /// As of when the programme calls people as it does: an event's first day, and of two on one day the same one always.
  private let nameDate: String
  /// As of when the instance called people as it did last, by their keys.
  private var nameDates: [String: String] = [:]
  /// Those who were in the graph before and were found by their name.
  private(set) var matched: Set<Node.ID> = []
  private(set) var created: [Node] = []
  private var createdIDs: Set<Node.ID> = []
  private(set) var unread: [ImportReport.LineRemark] = []
  private var byKey: [String: Node] = [:]
  private var byName: [String: Node] = [:]
  private var organisations: [String: Node] = [:]

  init(of schedule: Schedule, store: GraphStore, renames: Bool) throws(GraphError) {
    self.store = store
    self.renames = renames
    programme = schedule.wholeInstance
    let firstDay = schedule.event.since ?? ScheduleDates.days(of: schedule.talks.flatMap(\.slots))?.since
    nameDate = "\(firstDay.flatMap { PartialDate($0)?.firstDay.text } ?? "") \(schedule.wholeInstance)"
    instance = schedule.personInstance ?? schedule.wholeInstance
    var employers: [String: Set<String>] = [:]
    for person in schedule.talks.flatMap(\.people) + schedule.people where person.key == nil {
      guard let organisation = person.organisation else { continue }
      let name = SpeakerName.cleaned(person.name)
      if Self.isOneWord(name) { employers[NameFolding.fold(name), default: []].insert(organisation) }
    }
    self.employers = employers
    nameDates = try store.records(ofInstance: instance, prefix: Self.prefix).compactMapValues(\.stamp)
  }

  private static let prefix = "person:"
  private static let namePrefix = "person:name:"

  private static func isOneWord(_ name: String) -> Bool { !NameFolding.fold(name).contains(" ") }

  /// The organisation of this name, made if there is none.
  mutating func organisation(
    _ name: String, _ ledger: ImportLedger, locator: String, quote: String
  ) throws(GraphError) -> Node {
    if let known = organisations[name] {
      try ledger.mention(known, locator: locator, quote: quote)
      return known
    }
    let existing = try store.matches(name: name, kinds: ["org"]).first?.node
    let node: Node
    if let existing {
      node = try store.respell(existing, as: name)
      try ledger.mention(node, locator: locator, quote: quote)
    } else {
      node = try ledger.write(NodeDraft(kind: "org", name: name), over: nil, locator: locator, quote: quote)
    }
    organisations[name] = node
    return node
  }

  /// Takes note of how an export that has been superseded spells what is known.
  mutating func noteSpellings(_ person: ScheduledPerson) throws(GraphError) {
    if let name = person.organisation, organisations[name] == nil,
      let node = try store.matches(name: name, kinds: ["org"]).first?.node
    {
      _ = try store.respell(node, as: name)
    }
    if let key = person.key {
      let name = SpeakerName.cleaned(person.name)
      if SpeakerName.reasonAgainst(name) == nil,
        let node = try store.node(instance: instance, externalID: Self.prefix + key), node.name != name
      {
        _ = try NameSpelling.isSame(node, name) ? store.respell(node, as: name) : renamed(node, name, nil)
      }
    } else if person.name.contains(" "),
      let node = try store.matches(name: person.name, kinds: ["person"]).first?.node
    {
      _ = try store.respell(node, as: SpeakerName.cleaned(person.name))
    }
  }

  /// The person, made if there is none; nil for what is no person's name.
  mutating func node(
    _ person: ScheduledPerson, at organisation: Node?, in talk: Node?, _ ledger: ImportLedger,
    locator: String, line: Int, quote: String
  ) throws(GraphError) -> Node? {
    let name = SpeakerName.cleaned(person.name)
    if let reason = SpeakerName.reasonAgainst(name) {
      unread.append(.init(line: line, text: person.name, reason: reason))
      return nil
    }
    let known = try known(person, name, at: organisation, in: talk)
    var node: Node
    if let known {
      node = known
      if person.key == nil || NameSpelling.isSame(node, name) {
        node = try store.respell(node, as: name)
      } else {
        node = try renamed(node, name, ledger)
      }
      try ledger.mention(node, locator: locator, quote: quote)
    } else {
      var draft = NodeDraft(kind: "person", name: name)
      if let url = person.url { draft.properties["url"] = .text(url) }
      node = try ledger.write(draft, over: nil, locator: locator, quote: quote)
      created.append(node)
      createdIDs.insert(node.id)
    }
    try remember(node, person, name)
    if let key = person.key { try identify(node, by: Self.prefix + key) }
    return node
  }

  private mutating func remember(
    _ node: Node, _ person: ScheduledPerson, _ name: String
  ) throws(GraphError) {
    if let key = person.key {
      byKey[key] = node
      return
    }
    byName[name] = node
    guard Self.isOneWord(name) else { return }
    let externalID = Self.namePrefix + NameFolding.fold(name)
    if try store.node(instance: programme, externalID: externalID) == nil {
      try store.identify(node.id, instance: programme, externalID: externalID)
    }
  }

  // MARK: Other names

  /// Someone whom an instance calls otherwise now. The newest programme's name counts, whatever the order of imports; and
  /// who bears that name already, and has no key here, is the same person.
  private mutating func renamed(
    _ node: Node, _ name: String, _ ledger: ImportLedger?
  ) throws(GraphError) -> Node {
    if let namesake = try PersonMatch(store: store).person(name, at: nil, in: nil), namesake.id != node.id,
      try !store.externalIDs(of: namesake.id, instance: instance).contains(where: {
        $0.hasPrefix(Self.prefix)
      })
    {
      if let ledger { try ledger.merge(namesake, into: node) } else { try store.merge(namesake, into: node) }
      for (key, known) in byKey where known.id == namesake.id { byKey[key] = node }
      for (other, known) in byName where known.id == namesake.id { byName[other] = node }
    }
    var node = try store.node(node.id) ?? node
    if renames, try store.latestStamp(of: node.id, prefix: Self.prefix).map({ $0 <= nameDate }) ?? true {
      node.name = name
      if let ledger { try ledger.update(node) } else { try store.update(node) }
    } else {
      try store.addAlias(name, to: node)
    }
    return node
  }

  /// Remembers whom a key means, and as of when they are called as they are.
  private mutating func identify(_ node: Node, by externalID: String) throws(GraphError) {
    if let known = nameDates[externalID], known >= nameDate || !renames { return }
    nameDates[externalID] = nameDate
    try store.keep(
      ImportRecord(node: node.id, stamp: renames ? nameDate : nil), instance: instance, externalID: externalID
    )
  }

  /// Calls organisations by the spelling that most rows have, now that the programme's are written.
  func settleSpellings() throws(GraphError) {
    for (name, known) in organisations.sorted(by: { $0.key < $1.key }) {
      if let node = try store.node(known.id), node.name != name { _ = try store.respell(node, as: name) }
    }
  }

  /// `person:guid:` of `person:guid:1f…`
  private static func sort(of externalID: String) -> Substring {
    externalID.lastIndex(of: ":").map { externalID[...$0] } ?? ""
  }

  private mutating func known(
    _ person: ScheduledPerson, _ name: String, at organisation: Node?, in talk: Node?
  ) throws(GraphError) -> Node? {
    guard let key = person.key else {
      if let node = byName[name] { return node }
      let node = try bearer(of: name, at: organisation, in: talk)
      if let node, !createdIDs.contains(node.id) { matched.insert(node.id) }
      return node
    }
    if let node = byKey[key] { return node }
    if let node = try store.node(instance: instance, externalID: Self.prefix + key) { return node }
    guard let node = try PersonMatch(store: store).person(name, at: organisation, in: talk) else {
      return nil
    }
    // Someone else of the name, to whom the programme gives another key of the same sort.
    let others = try store.externalIDs(of: node.id, instance: instance).map(Self.sort)
    guard !others.contains(Self.sort(of: Self.prefix + key)) else { return nil }
    matched.insert(node.id)
    return node
  }

  /// Whom a name without a key means.
  private func bearer(
    of name: String, at organisation: Node?, in talk: Node?
  ) throws(GraphError) -> Node? {
    let match = PersonMatch(store: store)
    guard Self.isOneWord(name) else { return try match.person(name, at: organisation, in: talk) }
    let folded = NameFolding.fold(name)
    if let node = try store.node(instance: programme, externalID: Self.namePrefix + folded) { return node }
    if let node = try match.person(name, at: organisation, in: talk) { return node }
    for name in (employers[folded] ?? []).sorted() {
      guard let employer = try store.matches(name: name, kinds: ["org"]).first?.node else { continue }
      if let node = try match.person(folded, at: employer, in: nil) { return node }
    }
    return nil
  }

  // MARK: Likenesses

  /// Pairs of a new person and another one whose names are alike and who share an organisation or a talk.
  func likenesses() throws(GraphError) -> [String] {
    var pairs: [String] = []
    var names: [Node.ID: (name: String, words: NameLikeness.Words)] = [:]
    func known(_ id: Node.ID) throws(GraphError) -> (name: String, words: NameLikeness.Words)? {
      if let known = names[id] { return known }
      guard let node = try store.node(id) else { return nil }
      names[id] = (node.name, NameLikeness.Words(node.name))
      return names[id]
    }
    var fellows: [Fellowship: [Node.ID]] = [:]
    for person in created {
      guard let own = try known(person.id) else { continue }
      var others: Set<Node.ID> = []
      for relation in ["works_at", "gives"] {
        for target in try store.targets(of: relation, from: person.id) {
          let fellowship = Fellowship(relation: relation, target: target)
          if fellows[fellowship] == nil {
            fellows[fellowship] = try store.sources(of: relation, to: target)
          }
          others.formUnion(fellows[fellowship] ?? [])
        }
      }
      others.remove(person.id)
      for id in others.sorted() {
        guard let other = try known(id), own.words.areAlike(other.words) else { continue }
        // Of two new ones, one pair is enough.
        if createdIDs.contains(id), id < person.id { continue }
        pairs.append("'\(own.name)' (#\(person.id)) and '\(other.name)' (#\(id))")
      }
    }
    return pairs
  }

  /// What people have in common: an organisation, or a talk.
  private struct Fellowship: Hashable {
    var relation: String
    var target: Node.ID
  }
}

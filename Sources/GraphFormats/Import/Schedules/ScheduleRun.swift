import GraphModel

/// One import of a programme.
///
/// Each talk is a source of its own, called after the instance and the talk's key: what the newest export that contains
/// it says of a talk replaces what an older one said, whatever the order in which they are imported. A talk that the
/// newest export of all lacks has been withdrawn. See `docs/DECISIONS.md`, "Exports of a programme".
struct ScheduleRun {
  let input: ImportInput
  let schedule: Schedule
  let store: GraphStore
  /// Which export this is; where the file does not say, the one after the last.
  let stamp: ExportStamp
  /// Whether a newer export has been imported.
  let isStale: Bool
  /// What is known of the instance's talks, by key.
  let records: [String: ImportRecord]
  let eventRecord: ImportRecord?
  var report = ImportReport()
  var changes = TalkChanges()
  var people: ScheduledPeople

  init(_ schedule: Schedule, _ input: ImportInput, store: GraphStore) throws(GraphError) {
    self.schedule = schedule
    self.input = input
    self.store = store
    eventRecord = try store.records(ofInstance: schedule.instance, prefix: Self.eventKey)[Self.eventKey]
    records = try store.records(ofInstance: schedule.instance, prefix: Self.talkPrefix)
    let newest = eventRecord?.stamp.flatMap { ExportStamp(kept: $0) }
    stamp = schedule.stamp ?? Self.turn(after: newest, isSame: eventRecord?.digest == schedule.digest)
    isStale = newest.map { [stamp] in stamp.isOlder(than: $0) } ?? false
    people = try ScheduledPeople(of: schedule, store: store, renames: !isStale)
  }

  static let eventKey = "event"
  static let talkPrefix = "talk:"

  /// What the graph calls a talk, or the event, as a source.
  func address(of key: String) -> String { "\(schedule.instance)/\(key)" }

  private static func turn(after newest: ExportStamp?, isSame: Bool) -> ExportStamp {
    guard case .turn(let number) = newest else { return .turn(1) }
    return .turn(isSame ? number : number + 1)
  }

  mutating func run() throws(GraphError) -> ImportReport {
    let event = try writeEvent()
    let subjects = try ScheduledSubjects(store: store, scans: !isStale)
    for (index, talk) in schedule.talks.enumerated() {
      try bringUpToDate(talk, at: event, subjects)
      input.progress.done(index + 1, of: schedule.talks.count)
    }
    if !isStale, !schedule.isPartial, !input.isPart {
      try withdrawTheRest()
      if let event { try completeParts(at: event) }
    }
    try writeListedPeople(at: event)
    try people.settleSpellings()
    report.talks = schedule.talks.count
    report.talkChanges = changes
    report.event = event?.name
    report.matchedPeople = people.matched.count
    report.possiblySame = try people.likenesses()
    report.unread = schedule.unread + people.unread
    report.unread.sort { $0.line < $1.line }
    report.notes = schedule.notes + (try remarks())
    return report
  }

  private func remarks() throws(GraphError) -> [String] {
    var remarks: [String] = []
    if isStale {
      remarks.append(
        "a newer export has been imported: only talks that it does not have were added, as withdrawn")
    }
    // More than the file has: those that it lacks are among them.
    if changes.withdrawn >= Self.manyTalks, changes.withdrawn > schedule.talks.count {
      remarks.append(
        "\(changes.withdrawn) talks are not in this file and count as withdrawn: if it is a part of the programme, "
          + "import the whole again, and this with --part")
    }
    if schedule.event.name == nil, input.event == nil {
      remarks.append("the file does not name its event: --event NAME says which it is")
    }
    return remarks
  }

  /// So many talks are seldom withdrawn at once.
  private static let manyTalks = 10

  // MARK: Talks

  private mutating func bringUpToDate(
    _ talk: ScheduledTalk, at event: Node?, _ subjects: ScheduledSubjects
  ) throws(GraphError) {
    let key = Self.talkPrefix + talk.key
    let content = talk.digest
    let isWithdrawn = isStale || talk.isCancelled
    guard let record = records[key], let node = try store.node(record.node) else {
      let node = try write(
        talk, over: try known(talk, at: event), at: event, subjects, isWithdrawn: isWithdrawn)
      try keep(talk, node, content, subjects)
      changes.added += 1
      if isWithdrawn { changes.withdrawn += 1 }
      return
    }
    if let kept = record.stamp.flatMap({ ExportStamp(kept: $0) }), stamp.isOlder(than: kept) {
      // What it was once called is worth knowing, all else has been superseded.
      for name in [talk.title] + talk.otherTitles where name != node.name {
        try store.addAlias(name, to: node)
      }
      for person in talk.people { try people.noteSpellings(person) }
      changes.older += 1
      return
    }
    if schedule.isPartial, talk.isCancelled {
      if node.isWithdrawn { changes.unchanged += 1 } else { changes.withdrawn += 1 }
      if !node.isWithdrawn { try withdraw(node, key) }
      try store.keep(
        ImportRecord(node: node.id, digest: record.digest, stamp: stamp.text), instance: schedule.instance,
        externalID: key)
      return
    }
    if schedule.isPartial, record.digest != nil, record.stamp != nil {
      changes.unchanged += 1
      return
    }
    let parts = (record.digest ?? "").split(separator: "/", omittingEmptySubsequences: false)
    let wasWithdrawn = node.isWithdrawn
    let isSameContent = parts.first.map(String.init) == content
    if isSameContent, wasWithdrawn == isWithdrawn, parts.last.map(String.init) == context(of: talk, subjects)
    {
      changes.unchanged += 1
      if record.stamp != stamp.text { try keep(talk, node, content, subjects) }
      return
    }
    let before = try TalkStatements(store.statements(of: ledger(of: key).source))
    _ = try write(talk, over: node, at: event, subjects, isWithdrawn: isWithdrawn)
    try keep(talk, node, content, subjects)
    if wasWithdrawn, !isWithdrawn { changes.returned += 1 }
    if !wasWithdrawn, isWithdrawn { changes.withdrawn += 1 }
    if isSameContent {
      changes.unchanged += 1
    } else {
      changes.updated += 1
      let after = try TalkStatements(store.statements(of: ledger(of: key).source))
      if before.heading(of: node) != talk.heading { changes.retitled += 1 }
      if before.slots != after.slots { changes.moved += 1 }
      if before.people != after.people { changes.restaffed += 1 }
    }
  }

  private func keep(
    _ talk: ScheduledTalk, _ node: Node, _ content: String, _ subjects: ScheduledSubjects
  ) throws(GraphError) {
    try store.keep(
      ImportRecord(
        node: node.id, digest: "\(content)/\(context(of: talk, subjects))",
        stamp: schedule.isPartial ? records[Self.talkPrefix + talk.key]?.stamp : stamp.text),
      instance: schedule.instance, externalID: Self.talkPrefix + talk.key)
  }

  /// What a talk's links depend on besides what the file says of the talk itself.
  private func context(of talk: ScheduledTalk, _ subjects: ScheduledSubjects) -> String {
    "\(subjects.digest)@\(schedule.event.since ?? "")@\(talk.nameDigest)"
  }

  /// The talk that somebody else has told of, such as the user's notes: of the same title, at the same event or with a
  /// speaker in common.
  private func known(_ talk: ScheduledTalk, at event: Node?) throws(GraphError) -> Node? {
    let namesakes = try store.matches(name: talk.title, kinds: ["talk"])
    guard !namesakes.isEmpty else { return nil }
    let names = Set(talk.people.map { NameFolding.fold($0.name) })
    for candidate in namesakes.map(\.node) {
      let isKnownHere = try store.externalIDs(of: candidate.id).contains { schedule.isOfWhole($0.instance) }
      if isKnownHere { continue }
      let edges = try store.edges(of: candidate.id)
      if edges.contains(where: { $0.relation == "at" && $0.target == event?.id }) { return candidate }
      let isElsewhere = edges.contains { $0.relation == "at" && $0.source == candidate.id }
      let speakers = try store.nodes(edges.filter { $0.relation == "gives" }.map(\.source))
      let isShared = speakers.contains { names.contains(NameFolding.fold($0.name)) }
      if !isElsewhere, isShared { return candidate }
    }
    return nil
  }

  // MARK: Withdrawal

  /// Talks that this export, the newest, no longer has.
  private mutating func withdrawTheRest() throws(GraphError) {
    let present = Set(schedule.talks.map { Self.talkPrefix + $0.key })
    for (key, record) in records.sorted(by: { $0.key < $1.key }) where !present.contains(key) {
      // What only a list of speakers names is not withdrawn by its absence from the programme.
      guard record.stamp != nil, record.stamp != stamp.text, let node = try store.node(record.node),
        !node.isWithdrawn
      else { continue }
      try withdraw(node, key)
      changes.withdrawn += 1
    }
  }

  /// Says of a talk what it said, but as a plan.
  private mutating func withdraw(_ talk: Node, _ key: String) throws(GraphError) {
    let ledger = try ledger(of: key)
    for statement in try store.statements(of: ledger.source) {
      switch statement.relation {
      case "":
        guard let node = try store.node(statement.subject) else { continue }
        try ledger.mention(node, locator: statement.locator, quote: statement.quote)
      case "about": continue
      default:
        var planned = statement
        planned.relation = Self.relation(statement.relation, isWithdrawn: true)
        try ledger.link(planned)
      }
    }
    try ledger.retractTheRest()
    try settle(talk, isWithdrawn: true)
    report.add(ledger.report())
  }

  /// What is said of a talk that is not given any more.
  static func relation(_ name: String, isWithdrawn: Bool) -> String {
    guard isWithdrawn else { return name }
    return switch name {
    case "at": "withdrawn_from"
    case "gives": "was_to_give"
    default: name
    }
  }

  func ledger(of key: String) throws(GraphError) -> ImportLedger {
    try ImportLedger(store, uri: address(of: key), title: input.title, readAt: input.today)
  }

  /// Dates a talk by the first of its slots, whoever states them, and marks it if it is withdrawn.
  func settle(_ talk: Node, isWithdrawn: Bool) throws(GraphError) {
    guard var node = try store.node(talk.id) else { return }
    let slots = try store.edges(of: talk.id).filter { $0.relation == "at" && $0.source == talk.id }
    let first = slots.filter { $0.since != nil }.min { ($0.since ?? "") < ($1.since ?? "") }
    (node.since, node.until) = (first?.since, first?.until)
    node.properties[Node.statusProperty] = isWithdrawn ? .text(Node.withdrawnStatus) : nil
    try store.update(node)
  }
}

extension Node {
  static let statusProperty = "status"
  static let withdrawnStatus = "withdrawn"

  /// Whether it is a talk that a programme had once, and has no longer.
  var isWithdrawn: Bool { properties[Node.statusProperty] == .text(Node.withdrawnStatus) }
}

extension Schedule {
  /// A digest of the whole export.
  var digest: String {
    var digest = ContentDigest()
    digest.add(event.name)
    digest.add(event.since)
    digest.add(event.until)
    for talk in talks { digest.add(talk.digest) }
    for person in people { digest.add(person.name) }
    return digest.text
  }
}

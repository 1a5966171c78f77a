import GraphModel

/// What a programme says of its event and of one talk.
extension ScheduleRun {
  // MARK: The event

  /// The event; what an export says of it that is not the newest is not written.
  mutating func writeEvent() throws(GraphError) -> Node? {
    let stated = schedule.event
    let existing = try eventNode()
    if (isStale || input.isPart) && existing != nil || schedule.isPartial { return existing }
    let name = input.event ?? stated.name ?? existing?.name ?? placeholderName
    let ledger = try ledger(of: Self.eventKey)
    var draft = NodeDraft(kind: "event", name: name)
    let days = ScheduleDates.days(of: schedule.talks.flatMap(\.slots))
    draft.since = input.eventDates?.since ?? stated.since ?? days?.since
    draft.until =
      input.eventDates.flatMap { PartialDate($0.until)?.end }
      ?? (stated.since == nil ? days?.until : stated.until)
    if schedule.isPart, let existing { spanParts(&draft, existing) }
    if let city = stated.city { draft.properties["city"] = .text(city) }
    if let url = stated.url { draft.properties["url"] = .text(url) }
    draft.aliases = (stated.aliases + EventNames.aliases(of: stated.name ?? name)).filter { $0 != name }
    if let existing, existing.name == placeholderName || existing.name == stated.name {
      // The name that somebody gave it stays.
    } else if let existing {
      draft.name = existing.name
      if name != existing.name { draft.aliases.append(name) }
    }
    var event = try ledger.write(draft, over: existing, locator: stated.locator)
    if event.name != draft.name {
      event.name = draft.name
      try ledger.update(event)
    }
    var subjects: Set<String> = []
    for talk in schedule.talks {
      for subject in talk.statedSubjects where subjects.insert(subject).inserted {
        try writeSubject(subject, ledger, talk)
      }
    }
    if let series = try EventSeries.series(ofEventNamed: [event.name] + draft.aliases, in: store),
      series.id != event.id
    {
      try ledger.link(Statement(event.id, "part_of", series.id, locator: stated.locator))
    }
    try ledger.retractTheRest()
    report.add(ledger.report())
    try store.keep(
      ImportRecord(node: event.id, digest: schedule.digest, stamp: input.isPart ? nil : stamp.text),
      instance: schedule.instance, externalID: Self.eventKey)
    return event
  }

  private func eventNode() throws(GraphError) -> Node? {
    if let record = eventRecord, let node = try store.node(record.node) { return node }
    for name in [input.event, schedule.event.name].compactMap(\.self) + schedule.event.aliases {
      let namesakes = try store.matches(name: name, kinds: ["event"]).map(\.node)
      if let node = namesakes.first(where: isNear) { return node }
    }
    return nil
  }

  /// Whether an event of this name is this one, and not another year's: one whose days are not far from the talks'.
  private func isNear(_ event: Node) -> Bool {
    guard schedule.isPart, let first = event.since.flatMap({ PartialDate($0)?.firstDay }),
      let own = ScheduleDates.days(of: schedule.talks.flatMap(\.slots)).flatMap({
        PartialDate($0.since)?.firstDay
      })
    else { return true }
    return abs(own.daysSinceEpoch - first.daysSinceEpoch) <= Self.longestEvent
  }

  /// An event of several programmes lasts from the first day of any to the last.
  private func spanParts(_ draft: inout NodeDraft, _ existing: Node) {
    guard let since = draft.since, let until = draft.until, let otherSince = existing.since,
      let otherUntil = existing.until
    else { return }
    (draft.since, draft.until) = (min(since, otherSince), max(until, otherUntil))
  }

  /// What an event without a name is called: after its first day, since the file's name means nothing.
  private var placeholderName: String {
    let days = ScheduleDates.days(of: schedule.talks.flatMap(\.slots))
    return "Event of \(days.flatMap { PartialDate($0.since)?.firstDay.text } ?? input.today)"
  }

  /// Tracks and tags are topics, unless the graph knows them as projects.
  private func writeSubject(
    _ name: String, _ ledger: ImportLedger, _ talk: ScheduledTalk
  ) throws(GraphError) {
    let existing = try store.matches(name: name, kinds: ["topic", "project"]).first?.node
    if let existing {
      try ledger.mention(existing, locator: talk.locator, quote: name)
    } else {
      _ = try ledger.write(
        NodeDraft(kind: "topic", name: name), over: nil, locator: talk.locator, quote: name)
    }
  }

  // MARK: One talk

  /// Writes all that is said of a talk, and takes back what was said of it before.
  mutating func write(
    _ talk: ScheduledTalk, over existing: Node?, at event: Node?, _ subjects: ScheduledSubjects,
    isWithdrawn: Bool
  ) throws(GraphError) -> Node {
    let ledger = try ledger(of: Self.talkPrefix + talk.key)
    let node = try writeNode(talk, over: existing, ledger, isWithdrawn: isWithdrawn)
    try writeSlots(talk, node, at: event, ledger, isWithdrawn: isWithdrawn)
    let observed = observation(of: talk, at: event)
    for person in talk.people {
      try write(person, in: talk, node, ledger, observed: observed, isWithdrawn: isWithdrawn)
    }
    if !isWithdrawn {
      for found in try subjects.subjects(of: talk) {
        try ledger.link(
          Statement(
            node.id, "about", found.node.id, properties: ["how": .text(found.how.rawValue)],
            locator: talk.locator, quote: found.quote))
      }
    }
    if let reason = talk.guessReason {
      report.guesses.append(.init(line: talk.line, text: talk.heading, reason: reason))
    }
    if existing != nil {
      try ledger.retractTheRest()
      try settle(node, isWithdrawn: isWithdrawn)
    }
    report.add(ledger.report())
    return node
  }

  private func writeNode(
    _ talk: ScheduledTalk, over existing: Node?, _ ledger: ImportLedger, isWithdrawn: Bool
  ) throws(GraphError) -> Node {
    var draft = NodeDraft(kind: "talk", name: talk.title)
    let stated = [
      "abstract": talk.abstract, "format": talk.format, "language": talk.language, "url": talk.url,
    ]
    for (name, text) in stated { if let text { draft.properties[name] = .text(text) } }
    draft.aliases = talk.otherTitles
    guard var node = existing else {
      if !isWithdrawn {
        let first = talk.slots.filter { $0.since != nil }.min { ($0.since ?? "") < ($1.since ?? "") }
        (draft.since, draft.until) = (first?.since, first?.until)
      } else {
        draft.properties[Node.statusProperty] = .text(Node.withdrawnStatus)
      }
      return try ledger.write(draft, over: nil, locator: talk.locator, quote: talk.heading)
    }
    node.name = talk.title
    for name in stated.keys { node.properties[name] = draft.properties[name] }
    try ledger.update(node)
    for alias in draft.aliases { try store.addAlias(alias, to: node) }
    try ledger.mention(node, locator: talk.locator, quote: talk.heading)
    return node
  }

  private func writeSlots(
    _ talk: ScheduledTalk, _ node: Node, at event: Node?, _ ledger: ImportLedger, isWithdrawn: Bool
  ) throws(GraphError) {
    guard let event else { return }
    let relation = Self.relation("at", isWithdrawn: isWithdrawn)
    for slot in talk.slots.isEmpty ? [ScheduledSlot()] : talk.slots {
      var properties: Properties = [:]
      if let room = slot.room { properties["room"] = .text(room) }
      if let track = talk.track { properties["track"] = .text(track) }
      try ledger.link(
        Statement(
          node.id, relation, event.id, since: slot.since, until: slot.until, properties: properties,
          locator: talk.locator))
    }
  }

  /// The longest an event lasts during which nobody changes employers.
  private static let longestEvent = 31

  /// The day for which a programme says who works where: the event's first, or the talk's if the event goes on for long.
  private func observation(of talk: ScheduledTalk, at event: Node?) -> String? {
    let day = talk.slots.compactMap { $0.since.flatMap { PartialDate($0)?.calendarDay } }.min()
    guard let event, let first = event.since.flatMap({ PartialDate($0)?.firstDay }) else { return day?.text }
    let length = event.until.flatMap { PartialDate($0)?.firstDay }.map {
      $0.daysSinceEpoch - first.daysSinceEpoch
    }
    return length ?? 0 > Self.longestEvent ? day?.text ?? first.text : first.text
  }

  // MARK: People

  private mutating func write(
    _ person: ScheduledPerson, in talk: ScheduledTalk, _ node: Node, _ ledger: ImportLedger,
    observed: String?, isWithdrawn: Bool
  ) throws(GraphError) {
    var organisation: Node?
    if let name = person.organisation {
      organisation = try people.organisation(name, ledger, locator: talk.locator, quote: talk.heading)
    }
    guard
      let speaker = try people.node(
        person, at: organisation, in: node, ledger, locator: talk.locator,
        line: person.line > 0 ? person.line : talk.line,
        quote: talk.heading)
    else { return }
    var properties: Properties = [:]
    if person.role != .speaker { properties["role"] = .text(person.role.rawValue) }
    if let reason = talk.guessReason { properties["guess"] = .text(reason) }
    try ledger.link(
      Statement(
        speaker.id, Self.relation("gives", isWithdrawn: isWithdrawn), node.id, properties: properties,
        locator: talk.locator, quote: talk.heading))
    guard let organisation else { return }
    properties["role"] = nil
    if let title = person.jobTitle { properties["title"] = .text(title) }
    if let note = person.affiliationNote { properties["note"] = .text(note) }
    try ledger.link(
      Statement(
        speaker.id, "works_at", organisation.id, observed: observed, properties: properties,
        locator: talk.locator, quote: talk.heading))
  }
}

/// People that a programme lists besides its talks.
extension ScheduleRun {
  static let listedPrefix = "listed:"

  mutating func writeListedPeople(at event: Node?) throws(GraphError) {
    let observed = event?.since.flatMap { PartialDate($0)?.firstDay.text }
    for person in schedule.people {
      let key = Self.listedPrefix + (person.key ?? NameFolding.fold(person.name))
      let ledger = try ledger(of: key)
      let locator = person.locator ?? ""
      var organisation: Node?
      if let name = person.organisation {
        organisation = try people.organisation(name, ledger, locator: locator, quote: person.name)
      }
      let node = try people.node(
        person, at: organisation, in: nil, ledger, locator: locator, line: person.line, quote: person.name)
      if let node, let organisation {
        var properties: Properties = [:]
        if let title = person.jobTitle { properties["title"] = .text(title) }
        try ledger.link(
          Statement(
            node.id, "works_at", organisation.id, observed: observed, properties: properties,
            locator: locator, quote: person.affiliation ?? person.name))
        try store.keep(
          ImportRecord(node: node.id), instance: schedule.instance, externalID: key)
      }
      try ledger.retractTheRest()
      report.add(ledger.report())
    }
  }
}

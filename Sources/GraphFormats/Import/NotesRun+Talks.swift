import GraphModel

/// The talks of the notes: title, place, time, people and their employers.
extension NotesRun {
  mutating func write(_ entry: NoteEntry) throws(GraphError) -> Node {
    let heading = entry.heading
    let locator = "line \(entry.line)"
    let place = try place(of: entry)
    var draft = NodeDraft(kind: "talk", name: heading.bareTitle.isEmpty ? heading.title : heading.bareTitle)
    let period = (
      since: entry.start ?? entry.day, until: entry.end ?? entry.day.flatMap { PartialDate($0)?.end }
    )
    if heading.format != .talk { draft.properties["format"] = .text(heading.format.rawValue) }
    if let url = entry.url { draft.properties["url"] = .text(url) }
    if draft.name != heading.title { draft.aliases = [heading.title] }
    let existing = try existingTalk(&draft, heading, at: place.event)
    // Where there is an event, the slots there say when the talk is: `settleDates`.
    (draft.since, draft.until) = place.event == nil ? period : (existing?.since, existing?.until)
    let talk = try ledger.rewrite(
      draft, over: existing, properties: ["format", "url"], locator: locator, quote: heading.title)
    taken.insert(talk.id)
    if let event = place.event {
      var properties: Properties = [:]
      if let track = place.track { properties["track"] = .text(track) }
      try ledger.link(
        Statement(
          talk.id, "at", event.id, since: period.since, until: period.until, properties: properties,
          locator: locator))
    }
    for person in heading.people {
      try write(person, in: talk, entry, observed: entry.day ?? place.event?.since)
    }
    if let reason = heading.guessReason {
      guesses.append(.init(line: entry.line, text: heading.title, reason: reason))
    }
    return talk
  }

  /// The talk that a heading means, under the name that it has or, if it was retitled, is to have.
  private mutating func existingTalk(
    _ draft: inout NodeDraft, _ heading: Heading, at event: Node?
  ) throws(GraphError) -> Node? {
    let match = TalkMatch(ledger: ledger, taken: taken)
    if let talk = try match.talk(draft.name, at: event, people: heading.people) {
      draft.name = talk.name
      return talk
    }
    guard let former = try retitledTalks?.talk(heading, at: event) else { return nil }
    try keepNote(of: former, under: draft.name)
    return former
  }

  /// The note on a talk that has another title now is the note that it was.
  private func keepNote(of former: Node, under title: String) throws(GraphError) {
    guard let note = try store.node(instance: input.uri, externalID: Self.noteID(former.name)) else { return }
    try store.identify(note.id, instance: input.uri, externalID: Self.noteID(title))
  }

  // MARK: Place and time

  /// Where a talk is: the innermost of its sections and of the names before its title that is an event; what is below
  /// it is a track.
  private mutating func place(of entry: NoteEntry) throws(GraphError) -> (event: Node?, track: String?) {
    var place = (event: event, track: String?.none)
    for name in entry.sections + entry.heading.context {
      if let event, try repeats(name, event) {
        place = (event, nil)
      } else if let part = try partialEvent(named: name, locator: "line \(entry.line)") {
        place = (part, nil)
      } else {
        place.track = event == nil ? nil : name
      }
    }
    return place
  }

  /// The event that a section within the event is: one that the graph knows, or one that is called like an event, and
  /// is then a part of this one.
  private mutating func partialEvent(named name: String, locator: String) throws(GraphError) -> Node? {
    let known = try store.matches(name: name, kinds: ["event"]).first?.node
    guard let event, known?.id != event.id, TitlePrefixReader.isCoLocatedEvent(name),
      try known.map({ part throws(GraphError) in try isPartOnly(part, of: event) }) ?? true
    else {
      if let known { try ledger.mention(known, locator: locator) }
      return known
    }
    let part = try ledger.write(
      NodeDraft(kind: "event", name: known?.name ?? name), over: known, locator: locator, quote: name)
    try ledger.link(Statement(part.id, "part_of", event.id, locator: locator, quote: name))
    return part
  }

  /// Whether all that is known of an event is that it is a part of the other: the notes do not list it as an event.
  private func isPartOnly(_ part: Node, of event: Node) throws(GraphError) -> Bool {
    let isListed = document.declarations.contains { declaration in
      declaration.kind == .event && NameFolding.fold(declaration.name) == NameFolding.fold(part.name)
    }
    if isListed { return false }
    if try !store.edges(from: part.id, "part_of", to: event.id).isEmpty { return true }
    return try ledger.isOnlySource(of: part)
  }

  /// Whether a section only repeats a name of the event, or begins it: `KubeCon + CloudNativeCon`.
  private func repeats(_ section: String, _ event: Node) throws(GraphError) -> Bool {
    let folded = NameFolding.fold(section)
    return try store.names(of: event.id).map(NameFolding.fold).contains { name in
      name == folded || name.hasPrefix(folded + " ")
    }
  }

  /// Dates each talk by the first of its slots, whichever file says so.
  mutating func settleDates(of talks: Set<Node.ID>) throws(GraphError) {
    for id in talks.sorted() {
      let slots = try store.edges(of: id).filter { $0.relation == "at" && $0.source == id }
      guard !slots.isEmpty, var talk = try store.node(id) else { continue }
      let first = slots.filter { $0.since != nil }.min { ($0.since ?? "") < ($1.since ?? "") }
      if first == nil, try !ledger.isOnlySource(of: talk) { continue }
      (talk.since, talk.until) = (first?.since, first?.until)
      try ledger.update(talk)
    }
  }

  // MARK: People

  private mutating func write(
    _ person: HeadingPerson, in talk: Node, _ entry: NoteEntry, observed: String?
  ) throws(GraphError) {
    let heading = entry.heading
    let locator = "line \(entry.line)"
    var organisation: Node?
    if let name = person.organisationCanonical {
      let existing = try store.matches(name: name, kinds: ["org"]).first.map { match throws(GraphError) in
        try store.respell(match.node, as: name)
      }
      organisation = try ledger.write(
        NodeDraft(kind: "org", name: existing?.name ?? name), over: existing, locator: locator,
        quote: heading.written)
    }
    let existing = try PersonMatch(store: store).person(person.name, at: organisation, in: talk)
      .map { known throws(GraphError) in try store.respell(known, as: person.name) }
    let node = try ledger.write(
      NodeDraft(kind: "person", name: existing?.name ?? person.name), over: existing, locator: locator,
      quote: heading.written)
    var properties: Properties = [:]
    if person.role != .speaker { properties["role"] = .text(person.role.rawValue) }
    if let reason = heading.guessReason { properties["guess"] = .text(reason) }
    try ledger.link(
      Statement(node.id, "gives", talk.id, properties: properties, locator: locator, quote: heading.written))
    guard let organisation else { return }
    properties["role"] = nil
    if let title = person.jobTitle { properties["title"] = .text(title) }
    if let note = person.affiliationNote { properties["note"] = .text(note) }
    try ledger.link(
      Statement(
        node.id, "works_at", organisation.id, observed: observed, properties: properties, locator: locator,
        quote: heading.written))
  }
}

extension Heading {
  /// The heading as it stood: what evidence quotes.
  var written: String {
    guard !people.isEmpty else { return title }
    let names = people.map { person in person.name + (person.organisation.map { ", \($0)" } ?? "") }
    return title + " - " + names.joined(separator: "; ")
  }
}

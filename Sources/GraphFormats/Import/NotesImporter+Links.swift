import GraphModel

/// What the text says: statements, notes, and the names in them.
extension NotesRun {
  // MARK: Statements

  /// `- [[Thomas Graf]] represents [[Cilium]]`
  mutating func write(_ statement: NoteStatement) throws(GraphError) {
    let text = "\(statement.subject.name) \(statement.verb) \(statement.object.name)"
    guard let relation = store.vocabulary.relation(wordedAs: statement.verb) else {
      unread.append(
        .init(line: statement.line, text: text, reason: "no relation is called '\(statement.verb)'"))
      return
    }
    let ends: (source: Node, target: Node)
    do throws(GraphError) {
      ends = try ledger.ends(of: relation, reference(statement.subject), reference(statement.object))
    } catch {
      unread.append(.init(line: statement.line, text: text, reason: error.message))
      return
    }
    let locator = "line \(statement.line)"
    let talk = statement.entry.flatMap { talks.indices.contains($0) ? talks[$0] : nil }
    let date = talk?.since ?? event?.since
    var until = statement.until
    // "worked at": by the time of the notes it was over.
    if relation.isState, until == nil, isPast(statement.verb, of: relation) { until = date ?? input.today }
    try ledger.link(
      Statement(
        ends.source.id, relation.name, ends.target.id, since: statement.since, until: until,
        observed: until == nil && relation.isExclusive ? date : nil, locator: locator, quote: text))
  }

  private func isPast(_ words: String, of relation: Relation) -> Bool {
    let folded = NameFolding.fold(words)
    return store.vocabulary.phrases.contains { phrase in
      guard phrase.role == .verb, phrase.path == RelationPath([.init([relation.name])]) else { return false }
      let forms = VerbForms(phrase.words)
      return forms.past == folded && forms.base != folded
    }
  }

  private func reference(_ link: NoteLink) -> Reference {
    let kind = link.kind.flatMap { store.vocabulary.kind(worded: $0)?.name }
    return Reference(name: link.name, kinds: kind.map { [$0] } ?? [])
  }

  // MARK: Notes

  /// Makes the text under each heading the talk's note, and links the names in titles and texts.
  mutating func linkTexts() throws(GraphError) {
    let subjects = NameScanner(store: store, kinds: ["topic", "project"], commonKinds: ["topic"])
    let everything = NameScanner(
      store: store, kinds: ["topic", "project", "org", "person", "event"], commonKinds: ["topic"])
    for (entry, talk) in zip(document.entries, talks) {
      for occurrence in try subjects.occurrences(in: entry.heading.bareTitle) {
        for node in occurrence.nodes {
          try ledger.link(
            Statement(talk.id, "about", node.id, locator: "line \(entry.line)", quote: entry.heading.title))
        }
      }
      for declaration in document.declarations {
        guard let index = declaration.entry, document.entries[index] == entry else { continue }
        try declare(declaration, of: talk)
      }
      guard !entry.note.isEmpty else { continue }
      let note = try writeNote(
        entry.note, key: NameFolding.fold(entry.heading.title), name: "Notes on \(talk.name)", date: entry.day)
      try ledger.link(Statement(note.id, "about", talk.id, locator: "line \(entry.line)"))
      for sentence in entry.note { try link(sentence, of: note, talk: talk, everything) }
    }
    try linkRemarks(everything)
  }

  /// Text outside of talks is one note, on the event.
  private mutating func linkRemarks(_ scanner: NameScanner) throws(GraphError) {
    let remarks = document.remarks.map(\.sentence)
    guard let first = remarks.first else { return }
    let title = event.map { "Notes on \($0.name)" } ?? document.title ?? input.title
    let note = try writeNote(remarks, key: "", name: title, date: event?.since)
    if let event { try ledger.link(Statement(note.id, "about", event.id, locator: "line \(first.line)")) }
    for sentence in remarks { try link(sentence, of: note, talk: nil, scanner) }
  }

  private mutating func writeNote(
    _ sentences: [NoteSentence], key: String, name: String, date: String?
  ) throws(GraphError) -> Node {
    var draft = NodeDraft(kind: "note", name: name)
    draft.properties["text"] = .text(sentences.map(\.text).joined(separator: " "))
    draft.since = date
    let externalID = "note:" + key
    let existing = try store.node(instance: input.uri, externalID: externalID)
    var note = try ledger.write(draft, over: existing, locator: sentences.first.map { "line \($0.line)" })
    if note.name != name {
      note.name = name
      try store.update(note)
    }
    if existing == nil { try store.identify(note.id, instance: input.uri, externalID: externalID) }
    return note
  }

  /// Topics and projects are what the talk is about; whoever and whatever else is named is mentioned in the note.
  private mutating func link(
    _ sentence: NoteSentence, of note: Node, talk: Node?, _ scanner: NameScanner
  ) throws(GraphError) {
    let locator = "line \(sentence.line)"
    var nodes: [Node] = []
    for link in sentence.links {
      if let node = try node(of: link) {
        nodes.append(node)
      } else {
        unread.append(
          .init(
            line: link.line, text: "[[\(link.written)]]",
            reason: "nothing is called '\(link.name)': [[person:\(link.name)]] or another kind would make it"))
      }
    }
    for occurrence in try scanner.occurrences(in: sentence.text) { nodes += occurrence.nodes }
    var seen: Set<Node.ID> = [note.id]
    if let talk { seen.insert(talk.id) }
    for node in nodes where seen.insert(node.id).inserted {
      let isSubject = node.kind == "topic" || node.kind == "project"
      let (subject, relation) = isSubject ? (talk ?? note, "about") : (note, "mentions")
      guard store.vocabulary.relation(named: relation)?.links(subject.kind, to: node.kind) ?? false else { continue }
      try ledger.link(Statement(subject.id, relation, node.id, locator: locator, quote: sentence.text))
    }
  }

  private mutating func declare(_ declaration: NoteDeclaration, of talk: Node) throws(GraphError) {
    let kind = declaration.kind.kindName
    let existing = try store.matches(name: declaration.name, kinds: [kind]).first?.node
    let node = try ledger.write(
      NodeDraft(kind: kind, name: existing?.name ?? declaration.name, aliases: declaration.aliases), over: existing,
      locator: "line \(declaration.line)")
    guard store.vocabulary.relation(named: "about")?.links("talk", to: kind) ?? false else { return }
    try ledger.link(Statement(talk.id, "about", node.id, locator: "line \(declaration.line)"))
  }

  /// The node of `#topic`, `[[Name]]`, `@Name`: made where the mark says of what kind it is.
  private mutating func node(of link: NoteLink) throws(GraphError) -> Node? {
    var reference = reference(link)
    // A hashtag may be a project; as written or with spaces for its hyphens.
    if link.style == .hashtag { reference.kinds = ["topic", "project"] }
    for name in [link.name, link.written] {
      let matches = try store.matches(name: name, kinds: reference.kinds)
      if let match = matches.first {
        try ledger.mention(match.node, locator: "line \(link.line)")
        return match.node
      }
    }
    let kind: String? = link.style == .hashtag ? "topic" : link.style == .mention ? "person" : reference.kinds.first
    guard let kind else { return nil }
    return try ledger.write(NodeDraft(kind: kind, name: link.name), over: nil, locator: "line \(link.line)")
  }
}

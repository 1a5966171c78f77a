import GraphModel

/// What was written down: notes, and the names in titles and texts.
extension NotesRun {
  /// What the notes say about one talk, though it may stand under several headings.
  private struct TalkText {
    let talk: Node
    var entries: [Int]
  }

  /// Makes the text under each heading the talk's note, and links the names in titles and texts.
  mutating func linkTexts() throws(GraphError) {
    let subjects = NameScanner(store: store, kinds: ["topic", "project"], commonKinds: ["topic"])
    let everything = NameScanner(
      store: store, kinds: ["topic", "project", "org", "person", "event"], commonKinds: ["topic"])
    let declarations = Dictionary(grouping: document.declarations.filter { $0.entry != nil }) {
      $0.entry ?? 0
    }
    var keys: Set<String> = []
    for text in talkTexts() {
      for index in text.entries {
        let entry = document.entries[index]
        for occurrence in try subjects.occurrences(in: entry.heading.bareTitle) {
          for node in occurrence.nodes {
            try ledger.link(
              Statement(
                text.talk.id, "about", node.id, locator: "line \(entry.line)", quote: entry.heading.title))
          }
        }
        for declaration in declarations[index] ?? [] { try link(declaration, to: text.talk) }
      }
      try linkNote(text, keys: &keys, everything)
    }
    try linkRemarks(everything)
  }

  /// The texts in the order of the file.
  private func talkTexts() -> [TalkText] {
    var texts: [TalkText] = []
    var places: [Node.ID: Int] = [:]
    for (index, talk) in talks.enumerated() {
      if let place = places[talk.id] {
        texts[place].entries.append(index)
      } else {
        places[talk.id] = texts.count
        texts.append(TalkText(talk: talk, entries: [index]))
      }
    }
    return texts
  }

  private mutating func linkNote(
    _ text: TalkText, keys: inout Set<String>, _ scanner: NameScanner
  ) throws(GraphError) {
    let entries = text.entries.map { document.entries[$0] }
    let sentences = entries.flatMap(\.note)
    guard let first = entries.first, !sentences.isEmpty else { return }
    // The note is known by the talk's title, and by a number where talks share a title.
    var key = Self.noteID(text.talk.name)
    var number = 2
    while !keys.insert(key).inserted {
      key = "\(Self.noteID(text.talk.name)) \(number)"
      number += 1
    }
    let note = try writeNote(sentences, key: key, name: "Notes on \(text.talk.name)", date: first.day)
    try ledger.link(Statement(note.id, "about", text.talk.id, locator: "line \(first.line)"))
    for sentence in sentences { try link(sentence, of: note, talk: text.talk, scanner) }
  }

  /// What the notes call the note on a talk.
  static func noteID(_ title: String) -> String { "note:" + NameFolding.fold(title) }

  /// Text outside of talks is one note, on the event.
  private mutating func linkRemarks(_ scanner: NameScanner) throws(GraphError) {
    let remarks = document.remarks.map(\.sentence)
    guard let first = remarks.first else { return }
    let title = event.map { "Notes on \($0.name)" } ?? document.title ?? input.title
    let note = try writeNote(remarks, key: Self.noteID(""), name: title, date: event?.since)
    if let event { try ledger.link(Statement(note.id, "about", event.id, locator: "line \(first.line)")) }
    for sentence in remarks { try link(sentence, of: note, talk: nil, scanner) }
  }

  private mutating func writeNote(
    _ sentences: [NoteSentence], key: String, name: String, date: String?
  ) throws(GraphError) -> Node {
    var draft = NodeDraft(kind: "note", name: name)
    draft.properties["text"] = .text(sentences.map(\.text).joined(separator: " "))
    draft.since = date
    var existing = try store.node(instance: input.uri, externalID: key)
    if let note = existing, !notes.insert(note.id).inserted { existing = nil }
    let note = try ledger.rewrite(
      draft, over: existing, properties: [], locator: sentences.first.map { "line \($0.line)" })
    notes.insert(note.id)
    if existing == nil { try store.identify(note.id, instance: input.uri, externalID: key) }
    return note
  }

  /// Topics and projects are what the talk and its note are about; whoever and whatever else is named is mentioned in the note.
  private mutating func link(
    _ sentence: NoteSentence, of note: Node, talk: Node?, _ scanner: NameScanner
  ) throws(GraphError) {
    let locator = "line \(sentence.line)"
    var nodes: [Node] = []
    for link in sentence.links {
      if let node = try node(of: link) {
        nodes.append(node)
      } else {
        unread.append(.init(line: link.line, text: "[[\(link.written)]]", reason: try reasonForNothing(link)))
      }
    }
    for occurrence in try scanner.occurrences(in: sentence.text) { nodes += occurrence.nodes }
    var seen: Set<Node.ID> = [note.id]
    if let talk { seen.insert(talk.id) }
    for node in nodes where seen.insert(node.id).inserted {
      let isSubject = node.kind == "topic" || node.kind == "project"
      let relation = isSubject ? "about" : "mentions"
      for subject in isSubject ? [note, talk].compactMap(\.self) : [note] {
        guard store.vocabulary.relation(named: relation)?.links(subject.kind, to: node.kind) ?? false else {
          continue
        }
        try ledger.link(Statement(subject.id, relation, node.id, locator: locator, quote: sentence.text))
      }
    }
  }

  /// `Topics: latency` in the text of a talk is what the talk is about.
  private mutating func link(_ declaration: NoteDeclaration, to talk: Node) throws(GraphError) {
    let node = try write(declaration)
    guard store.vocabulary.relation(named: "about")?.links("talk", to: node.kind) ?? false else { return }
    try ledger.link(Statement(talk.id, "about", node.id, locator: "line \(declaration.line)"))
  }
}

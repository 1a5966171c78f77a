import GraphModel

/// The facts of the notes in the explicit syntax, `- [[Thomas Graf]] represents [[Cilium]]`, and the names with marks.
extension NotesRun {
  // MARK: Names with marks

  /// Makes the nodes whose kind the notes say: first the marks that name a kind, then `@Name`, then `#topic`, which
  /// may mean a project as well.
  mutating func writeLinkedNames() throws(GraphError) {
    for declaration in document.declarations where declaration.entry != nil { _ = try write(declaration) }
    let links = document.sentences.flatMap(\.links) + document.statements.flatMap { [$0.subject, $0.object] }
    for style in [NoteLink.Style.wiki, .mention, .hashtag] {
      for link in links where link.style == style && link.kind != nil {
        guard try node(of: link) == nil, let kind = kinds(of: link).first else { continue }
        _ = try ledger.write(NodeDraft(kind: kind, name: link.name), over: nil, locator: "line \(link.line)")
      }
    }
  }

  /// The node that `#topic`, `[[Name]]` or `@Name` means; nil if there is none, or if it could be several.
  mutating func node(of link: NoteLink) throws(GraphError) -> Node? {
    // A hashtag is meant as written, or with spaces for its hyphens.
    for name in [link.name, link.written] {
      let nodes = try store.matches(name: name, kinds: kinds(of: link)).map(\.node)
      guard let node = nodes.first(where: { $0.kind == "topic" }) ?? nodes.first else { continue }
      if nodes.count > 1, link.style != .hashtag { return nil }
      try ledger.mention(node, locator: "line \(link.line)")
      return node
    }
    return nil
  }

  /// The kinds that a link may be of; empty: any.
  func kinds(of link: NoteLink) -> [String] {
    if link.style == .hashtag { return ["topic", "project"] }
    return link.kind.flatMap { store.vocabulary.kind(worded: $0)?.name }.map { [$0] } ?? []
  }

  /// Why a link means nothing.
  func reasonForNothing(_ link: NoteLink) throws(GraphError) -> String {
    let nodes = try store.matches(name: link.name, kinds: kinds(of: link)).map(\.node)
    if let first = nodes.first {
      return
        "\(nodes.count) things are called '\(link.name)': say which, as in [[\(first.kind):\(link.name)]]"
    }
    return "nothing is called '\(link.name)': [[person:\(link.name)]] or another kind would make it"
  }

  // MARK: Statements

  /// Writes the statements; one may name what another makes, so that those that fail are tried again.
  mutating func writeStatements() throws(GraphError) {
    var open = document.statements
    var failures: [ImportReport.LineRemark] = []
    var hasWritten = true
    while hasWritten, !open.isEmpty {
      hasWritten = false
      failures = []
      var failed: [NoteStatement] = []
      for statement in open {
        if let failure = try write(statement) {
          failed.append(statement)
          failures.append(failure)
        } else {
          hasWritten = true
        }
      }
      open = failed
    }
    unread += failures
  }

  /// Writes a statement, or says why it cannot be.
  private mutating func write(_ statement: NoteStatement) throws(GraphError) -> ImportReport.LineRemark? {
    let text = "\(statement.subject.name) \(statement.verb) \(statement.object.name)"
    guard let relation = store.vocabulary.relation(wordedAs: statement.verb) else {
      return .init(line: statement.line, text: text, reason: "no relation is called '\(statement.verb)'")
    }
    let locator = "line \(statement.line)"
    let ends: (source: Node, target: Node)
    do throws(GraphError) {
      let (subject, object) = (statement.subject, statement.object)
      ends = try ledger.ends(
        of: relation, Reference(name: subject.name, kinds: kinds(of: subject)),
        Reference(name: object.name, kinds: kinds(of: object)), locator: locator)
    } catch {
      return .init(line: statement.line, text: text, reason: error.message)
    }
    let entry = statement.entry.map { document.entries[$0] }
    let date = entry?.start ?? entry?.day ?? event?.since
    var until = statement.until
    if relation.isState, until == nil, isPast(statement.verb, of: relation) {
      until = if let date { date } else { try knownEnd(of: relation, ends.source, ends.target) }
    }
    try ledger.link(
      Statement(
        ends.source.id, relation.name, ends.target.id, since: statement.since, until: until,
        observed: until == nil && relation.isExclusive ? date : nil, locator: locator, quote: text))
    return nil
  }

  /// "worked at", in notes without a date: it was over when they were first read.
  private func knownEnd(of relation: Relation, _ subject: Node, _ object: Node) throws(GraphError) -> String {
    let evidence = try store.evidence(subject: subject.id, relation: relation.name, object: object.id)
    return evidence.first { $0.source.id == ledger.source.id && $0.statement.until != nil }?.statement.until
      ?? input.today
  }

  private func isPast(_ words: String, of relation: Relation) -> Bool {
    let folded = NameFolding.fold(words)
    return store.vocabulary.phrases.contains { phrase in
      guard phrase.role == .verb, phrase.path == RelationPath([.init([relation.name])]) else { return false }
      let forms = VerbForms(phrase.words)
      return forms.past == folded && forms.base != folded
    }
  }
}

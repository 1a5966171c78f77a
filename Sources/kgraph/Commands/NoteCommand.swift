import ArgumentParser
import GraphModel

/// `kgraph note [REFERENCE …] TEXT`
struct NoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Write something down about people, talks, topics …",
    usage: "kgraph note [<reference> ...] <text> [<options>]",
    discussion: """
      kgraph note "Liz Rice" "great on encryption; ask her about #ebpf and [[Cilium]]"

      The text comes last, in quotes. In it, [[Name]] and @Name mention what has that name, and #topic says what the \
      note is about. Without a reference, the note is about the event of 'kgraph at'.
      """)

  @Argument(help: "What the note is about, and then its text.")
  var words: [String]

  @Option(help: ArgumentHelp("The day of the note. (default: today)", valueName: "date"))
  var on: String?

  @OptionGroup var write: WriteOptions

  func run() throws {
    guard let text = words.last else { return }
    let references = words.dropLast()
    var unknown: [String] = []
    try write.capture { capture throws(GraphError) in
      let vocabulary = capture.store.vocabulary
      let date = try write.session.date(on ?? "today", option: "on")
      let subjects = try references.map { name throws(GraphError) in try subject(name, &capture) }
      let current = references.isEmpty ? try Whereabouts(store: capture.store).event() : nil

      let draft = NodeDraft(
        kind: CaptureKind.note, name: NoteCommand.title(of: text), since: date.period.since,
        until: date.period.until,
        properties: ["text": .text(text)])
      guard !Names.cleaned(text).isEmpty else { throw GraphError(.invalid, "the note has no text") }
      let note = try capture.write(draft, over: nil)
      var linked: Set<Node.ID> = [note.id]
      for subject in subjects + [current].compactMap(\.self) where linked.insert(subject.id).inserted {
        try capture.link(Statement(note.id, CaptureRelation.about, subject.id, observed: date.text))
      }
      for mark in NoteMark.marks(in: text) {
        guard let target = try target(of: mark, in: capture) else {
          unknown.append(mark.text)
          continue
        }
        guard linked.insert(target.id).inserted else { continue }
        let relation = mark.isTopic ? CaptureRelation.about : CaptureRelation.mentions
        guard vocabulary.relation(named: relation)?.links(note.kind, to: target.kind) ?? false else {
          continue
        }
        try capture.link(Statement(note.id, relation, target.id, observed: date.text))
      }
      return .node(note)
    }
    if !unknown.isEmpty {
      StandardError.writeLine(
        "note: not linked, since nothing has the name: \(enumerated(unknown.map(\.quotedName)))")
    }
  }

  /// The beginning of a text, to its first line's end or to a word's.
  private static func title(of text: String) -> String {
    let line = Names.cleaned(String(text.split(whereSeparator: \.isNewline).first ?? ""))
    guard line.count > titleLength else { return line }
    let start = line.prefix(titleLength)
    let end = start.lastIndex(of: " ") ?? start.endIndex
    return start[..<end] + "…"
  }

  private static let titleLength = 60

  private func subject(_ name: String, _ capture: inout Capture) throws(GraphError) -> Node {
    let kinds = capture.store.vocabulary.relation(named: CaptureRelation.about)?.targetKinds(
      from: CaptureKind.note)
    do {
      return try capture.ensure(Reference(name, in: capture.store.vocabulary), kinds: kinds ?? [])
    } catch {
      var error = error
      if error.kind == .notFound, !name.contains(":") {
        error.help.append("if it is a part of the text, put the whole text in quotes")
      }
      throw error
    }
  }

  /// What a mark means, of the names it may be the longest that is known.
  private func target(of mark: NoteMark, in capture: Capture) throws(GraphError) -> Node? {
    for candidate in mark.candidates {
      let reference = Reference(candidate, in: capture.store.vocabulary)
      let kindLists = mark.isTopic ? [[CaptureKind.topic], [CaptureKind.project], []] : [[]]
      for kinds in kindLists {
        let matches = try capture.store.matches(
          name: reference.name, kinds: reference.kinds.isEmpty ? kinds : reference.kinds)
        let nodes = matches.map(\.node).filter { $0.kind != CaptureKind.note }
        if nodes.count == 1 { return nodes[0] }
      }
    }
    return nil
  }
}

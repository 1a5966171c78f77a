import GraphFormats
import GraphModel

extension String {
  /// The text as a message shows a name: on one line, harmless to a terminal, no longer than a line has room for.
  var shortName: String { shortened(to: 60) }

  /// `'Liz Rice'`
  var quotedName: String { "'\(shortName)'" }

  /// The text on one line, cut at so many characters.
  func shortened(to limit: Int) -> String {
    let line = terminalLine()
    guard line.count > limit else { return line }
    return line.prefix(limit - 1) + "…"
  }
}

extension Node {
  /// `person 'Liz Rice' (#4)`
  var described: String { name.isEmpty ? title : "\(kind) \(name.quotedName) (#\(id))" }
}

/// `1 talk`, `2 talks`
func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? singular : plural ?? Noun.plural(of: singular))"
}

/// `a`, `a and b`, `a, b and c`
func enumerated(_ items: [String], _ conjunction: String = "and") -> String {
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}

extension Vocabulary {
  /// The relation's words as seen from the node that its edge leads to: `employs`, `by`, `maintained by`.
  ///
  /// In this order: the inverse verb; the inverse preposition; the name if it is a preposition (`talks about eBPF`); the
  /// passive.
  func inverseWords(of relation: Relation, from kind: String, to node: Node) -> String {
    if relation.isSymmetric { return relation.words }
    // A name from elsewhere need not be a verb.
    if relation.isOpen { return "\(relation.words) from" }
    if let words = words(.verb, of: relation, inverse: true) { return VerbForms(words).thirdPerson }
    if let words = inversePreposition(of: relation) { return words }
    let verb = VerbForms(words(.verb, of: relation, inverse: false) ?? relation.words)
    let plural = self.kind(named: kind)?.nouns.first?.plural ?? kind
    if allWords(.preposition, of: relation, inverse: false).contains(relation.words) {
      return "\(plural) \(relation.words) \(node.name.shortName)"
    }
    return verb.particle.isEmpty
      ? "\(verb.participle) by" : "\(plural) that \(verb.base) \(node.name.shortName)"
  }

  /// When an edge of a relation holds (`since 2021`), or when what it says happened (`2023-11-07`).
  func period(of relation: String, since: String?, until: String?) -> String? {
    let isState = self.relation(named: relation)?.isState ?? false
    // A day without an end, of what else has a time or an end, was given as a beginning.
    let isOpen = until == nil && !(since ?? "").contains("T")
    return isState || isOpen
      ? PeriodText.validity(since: since, until: until) : PeriodText.occurrence(since: since, until: until)
  }

  /// The preposition before the nodes that the relation starts from: a talk `by` someone.
  func inversePreposition(of relation: Relation) -> String? {
    words(.preposition, of: relation, inverse: true)
  }

  /// The first words in a role that mean this relation alone.
  private func words(_ role: Phrase.Role, of relation: Relation, inverse: Bool) -> String? {
    allWords(role, of: relation, inverse: inverse).first
  }

  private func allWords(_ role: Phrase.Role, of relation: Relation, inverse: Bool) -> [String] {
    let path = RelationPath([.init([relation.name], inverse: inverse)])
    return phrases.filter { $0.role == role && $0.source == nil && $0.path == path }.map(\.words)
  }
}

extension PartialDate {
  /// The interval that the date means, as a node or an edge keeps it: its beginning as it was written, and the first
  /// instant after it; of a time, the beginning only.
  var period: (since: String, until: String?) { (text, hasTime ? nil : end) }

  /// The first instant at which what lasts until this date is over: a day is included, a time is not.
  var closing: String { hasTime ? text : end }

  private var hasTime: Bool { text.contains("T") }
}

extension GraphError {
  /// `error: …` with a line of help for each way out.
  var report: String {
    let severity = kind == .bug ? "internal error" : "error"
    return (["\(severity): \(message.abridged)"] + help.map { "  = help: \($0.abridged)" })
      .map { $0.terminalLine() + "\n" }.joined()
  }
}

extension String {
  /// The text without its middle where it is too long for a message, such as one that cites a name of 10,000 letters.
  fileprivate var abridged: String {
    count > 400 ? "\(prefix(240)) … \(suffix(120))" : self
  }
}

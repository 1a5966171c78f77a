import GraphModel

/// A knowledge graph's memory file: entities with observations, and relations between them, one JSON object a line.
///
/// Its types and relations are free words; those that the graph does not know are defined, and that is said. Source:
/// github.com/modelcontextprotocol/servers, src/memory.
struct MemoryImporter: GraphImporter {
  let name = "memory"
  let summary = "a memory file: entities and relations, one JSON object a line"

  func recognises(_ input: ImportInput) -> Bool {
    let line = input.text.utf8.drop { $0 <= 0x20 }.prefix { $0 != UInt8(ascii: "\n") }.prefix(1 << 16)
    guard line.first == UInt8(ascii: "{"), let text = String(line) else { return false }
    return text.contains("\"entityType\"") || text.contains("\"relationType\"")
  }

  func run(_ input: ImportInput, into store: GraphStore) throws(GraphError) -> ImportReport {
    var run = MemoryRun(ledger: try ImportLedger(input, store: store))
    return try run.run(input.text)
  }
}

/// One import of a memory file.
private struct MemoryRun {
  let ledger: ImportLedger
  private var store: GraphStore { ledger.store }
  private var entities: [Entity] = []
  private var relations: [Link] = []
  private var nodes: [String: Node] = [:]
  private var defined: [String] = []
  private var unread: [ImportReport.LineRemark] = []

  private struct Entity {
    var line: Int
    var name: String
    var type: String
    var observations: [String]
  }

  private struct Link {
    var line: Int
    var source: String
    var type: String
    var target: String
  }

  init(ledger: ImportLedger) { self.ledger = ledger }

  mutating func run(_ text: String) throws(GraphError) -> ImportReport {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() where bytes.contains(where: { $0 > 0x20 }) {
      try read(String(bytes) ?? "", line: index + 1)
    }
    for entity in entities { try write(entity) }
    for relation in relations { try write(relation) }
    try ledger.retractTheRest()
    var report = ledger.report()
    report.statedNodes = entities.count
    report.statedLinks = relations.count
    report.unread = unread.sorted { $0.line < $1.line }
    report.notes = defined
    return report
  }

  private mutating func read(_ text: String, line: Int) throws(GraphError) {
    guard case .object(let fields)? = JSONValue(text) else {
      throw GraphError(
        .invalid, "line \(line): not a JSON object",
        help: [
          #"each line is one, as in {"type":"entity","name":"Ann","entityType":"person","observations":[]}"#
        ])
    }
    func word(_ name: String) -> String? {
      guard case .text(let text)? = fields[name] else { return nil }
      let word = Names.cleaned(text)
      return word.isEmpty ? nil : word
    }
    if let name = word("name"), let type = word("entityType") {
      var observations: [String] = []
      if case .list(let elements)? = fields["observations"] {
        for case .text(let observation) in elements { observations.append(observation) }
      }
      entities.append(Entity(line: line, name: name, type: type, observations: observations))
    } else if let source = word("from"), let target = word("to"), let type = word("relationType") {
      relations.append(Link(line: line, source: source, type: type, target: target))
    } else {
      unread.append(
        .init(
          line: line, text: text,
          reason: "an entity has a name and an entityType, a relation from, to and relationType"))
    }
  }

  private mutating func write(_ entity: Entity) throws(GraphError) {
    let kind = try kind(entity.type)
    if let first = nodes[entity.name] {
      unread.append(
        .init(
          line: entity.line, text: entity.name,
          reason: "an entity of that name (\(first.kind)) is there already"))
      return
    }
    let existing = try store.matches(name: entity.name, kinds: [kind]).first?.node
    var properties: Properties = [:]
    if !entity.observations.isEmpty {
      properties["observations"] = .list(entity.observations.map(PropertyValue.text))
    }
    nodes[entity.name] = try ledger.rewrite(
      NodeDraft(kind: kind, name: existing?.name ?? entity.name, properties: properties), over: existing,
      properties: ["observations"], locator: "line \(entity.line)")
  }

  private mutating func write(_ link: Link) throws(GraphError) {
    guard let source = nodes[link.source], let target = nodes[link.target] else {
      let missing = nodes[link.source] == nil ? link.source : link.target
      unread.append(
        .init(
          line: link.line, text: "\(link.source) \(link.type) \(link.target)",
          reason: "'\(missing)' is no entity"))
      return
    }
    let relation = try relation(link.type, from: source.kind, to: target.kind)
    try ledger.link(Statement(source.id, relation, target.id, locator: "line \(link.line)"))
  }

  // MARK: Vocabulary

  private mutating func kind(_ type: String) throws(GraphError) -> String {
    if let kind = store.vocabulary.kind(worded: type) { return kind.name }
    let name = Self.identifier(type)
    if let kind = store.vocabulary.kind(named: name) { return kind.name }
    // A name may not be both a kind's and a relation's.
    let free = store.vocabulary.relation(named: name) == nil ? name : name + "_kind"
    try define("kind \(free)\n  noun \(free.split(separator: "_").joined(separator: " "))\n")
    defined.append("defined the kind '\(free)'")
    return free
  }

  private mutating func relation(_ type: String, from source: String, to target: String) throws(GraphError)
    -> String
  {
    let name = Self.identifier(type)
    let known = store.vocabulary.relation(wordedAs: type) ?? store.vocabulary.relation(named: name)
    if let known, known.links(source, to: target) { return known.name }
    let free = known?.name ?? (store.vocabulary.kind(named: name) == nil ? name : name + "_relation")
    try define("relation \(free)\n  link \(source) -> \(target)\n")
    defined.append("defined the relation '\(free)' from \(source) to \(target)")
    return free
  }

  private func define(_ text: String) throws(GraphError) {
    let definitions = try VocabularyText.parse(text)
    try store.define(definitions.completed(besides: store.vocabulary))
  }

  /// The word as a name of the vocabulary: letters, digits and `_`.
  private static func identifier(_ word: String) -> String {
    let parts = word.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = parts.joined(separator: "_")
    return name.first?.isLetter ?? false ? name : "x_" + name
  }
}

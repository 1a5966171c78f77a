import GraphModel
import Testing

@testable import GraphFormats

/// A graph in memory into which notes are imported.
struct ImportedGraph {
  let store: GraphStore

  init() throws { store = try GraphStore(path: ":memory:", access: .writing) }

  /// A graph into which one text was imported.
  init(_ text: String) throws {
    try self.init()
    try add(text)
  }

  @discardableResult
  func add(
    _ text: String, from uri: String = "/notes.md", event: String? = nil, dates: String? = nil,
    today: String = "2026-11-22", user: Node.ID? = nil, columns: ColumnMap? = nil, isPart: Bool = false
  ) throws -> ImportReport {
    var input = ImportInput(
      uri: uri, title: "notes.md", text: text, event: event,
      eventDates: dates.flatMap(EventDates.init(text:)),
      today: today)
    (input.user, input.columns, input.isPart) = (user, columns, isPart)
    return try store.write { () throws(GraphError) in try ImportRegistry.run(input, into: store) }
  }

  /// The names of the nodes of a kind, in alphabetical order.
  func names(_ kind: String) throws -> [String] { try store.nodes(ofKind: kind).map(\.name).sorted() }

  func node(_ kind: String, _ name: String) throws -> Node {
    try #require(try store.nodes(ofKind: kind).first { $0.name == name }, "there is no \(kind) '\(name)'")
  }

  /// The links of a relation in alphabetical order: `Ann Poe > Small Talk [2024-06-03, …) {role: moderator}`.
  func links(_ relation: String, from kind: String? = nil) throws -> [String] {
    var links: [String] = []
    for edge in try store.edges() where edge.relation == relation {
      let source = try #require(try store.node(edge.source))
      let target = try #require(try store.node(edge.target))
      guard kind == nil || source.kind == kind else { continue }
      links.append("\(source.name) > \(target.name)" + period(edge.since, edge.until, edge.properties))
    }
    return links.sorted()
  }

  /// Everything that the graph holds, in words, whatever its numbers.
  func contents(withEvidence: Bool = true) throws -> [String] {
    try nodesInWords(withEvidence) + edgesInWords(withEvidence)
  }

  private func nodesInWords(_ withEvidence: Bool) throws -> [String] {
    var lines: [String] = []
    for node in try store.nodes() {
      let names = try store.names(of: node.id).dropFirst().sorted().joined(separator: ", ")
      lines.append("\(node.kind) \(node.name) (\(names))" + period(node.since, node.until, node.properties))
      guard withEvidence else { continue }
      lines += try store.evidence(subject: node.id).map { "\(node.kind) \(node.name): \(inWords($0))" }
        .sorted()
    }
    return lines.sorted()
  }

  private func edgesInWords(_ withEvidence: Bool) throws -> [String] {
    var lines: Set<String> = []
    for edge in try store.edges() {
      let source = try #require(try store.node(edge.source)).name
      let target = try #require(try store.node(edge.target)).name
      let link = "\(source) \(edge.relation) \(target)"
      lines.insert(link + period(edge.since, edge.until, edge.properties))
      guard withEvidence else { continue }
      for evidence in try store.evidence(subject: edge.source, relation: edge.relation, object: edge.target) {
        lines.insert("\(link): \(inWords(evidence))")
      }
    }
    return lines.sorted()
  }

  private func inWords(_ evidence: Evidence) -> String {
    let statement = evidence.statement
    return [
      evidence.source.uri, statement.locator ?? "", statement.quote ?? "", statement.observed ?? "",
      period(statement.since, statement.until, statement.properties),
    ].joined(separator: " | ")
  }

  private func period(_ since: String?, _ until: String?, _ properties: Properties) -> String {
    let dates = since == nil && until == nil ? "" : " [\(since ?? "…"), \(until ?? "…"))"
    let others = properties.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.text ?? "")" }
    return dates + (others.isEmpty ? "" : " {\(others.joined(separator: ", "))}")
  }
}

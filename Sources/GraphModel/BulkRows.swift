/// What a bulk load keeps of a statement: all that it says, in as little memory as that takes.
struct Fact: Hashable, Comparable {
  var subject: Node.ID
  var relation: Int64
  var object: Node.ID
  var since: String?
  var until: String?
  var properties: String?

  /// In the order of the index over edges, so that building it is quick.
  static func < (left: Fact, right: Fact) -> Bool {
    if left.subject != right.subject { return left.subject < right.subject }
    if left.relation != right.relation { return left.relation < right.relation }
    if left.object != right.object { return left.object < right.object }
    return (left.since ?? "", left.until ?? "", left.properties ?? "")
      < (right.since ?? "", right.until ?? "", right.properties ?? "")
  }

  /// Whether their edges are worked out together.
  func belongs(with other: Fact, isExclusive: Bool) -> Bool {
    subject == other.subject && relation == other.relation && (isExclusive || object == other.object)
  }

  func statement(_ relation: String) -> Statement {
    Statement(
      subject, relation, object, since: since, until: until, properties: Properties(json: properties))
  }
}

/// A statement that is new, with its line.
struct BulkStatement {
  var fact: Fact
  var line: Int
}

/// A node that the source names, with its line.
struct ExistenceRow {
  var node: Node.ID
  var line: Int
}

/// A row of the table of names.
struct AliasRow {
  var folded: String
  var node: Node.ID
  var name: String
  var isOwn: Bool
}

/// An edge to be written.
struct FreshEdge {
  var source: Node.ID
  var relation: Int64
  var target: Node.ID
  var since: String?
  var until: String?
  var properties: String?
}

extension FreshEdge {
  /// The edge of a link of which there is one statement only.
  init(_ fact: Fact) {
    self.init(
      source: fact.subject, relation: fact.relation, target: fact.object, since: fact.since,
      until: fact.until,
      properties: fact.properties)
  }
}

/// A link, whatever is said of it.
struct Pair: Hashable {
  var subject: Node.ID
  var relation: Int64
  var object: Node.ID

  init(_ fact: Fact) {
    subject = fact.subject
    relation = fact.relation
    object = fact.object
  }
}

/// A node and a relation that leads from it.
struct SubjectAndRelation: Hashable {
  var subject: Node.ID
  var relation: Int64
}

/// What a source stated when it was last read.
struct KnownEvidence {
  /// A row of evidence: its number and its place.
  struct Entry {
    var id: Int64
    var locator: String?
  }

  private var facts: [Fact: Entry] = [:]
  private var nodes: [Node.ID: Entry] = [:]
  /// What a bulk load never states: it has a moment of observation.
  private var others: Set<Int64> = []

  init() {}

  init(of source: Source, in store: GraphStore) throws(GraphError) {
    let rows: SQLFragment = """
      SELECT id, subject, relation, object, since, until, properties, locator, observed FROM evidence
      WHERE source = \(source.id)
      """
    try store.query(rows) { row in
      let entry = Entry(id: row.integer(0), locator: row.optionalText(7))
      guard let relation = row.optionalInteger(2), let object = row.optionalInteger(3) else {
        nodes[row.integer(1)] = entry
        return true
      }
      let fact = Fact(
        subject: row.integer(1), relation: relation, object: object, since: row.optionalText(4),
        until: row.optionalText(5), properties: row.optionalText(6))
      if row.isNull(8), facts.updateValue(entry, forKey: fact) == nil { return true }
      others.insert(entry.id)
      return true
    }
  }

  var isEmpty: Bool { facts.isEmpty && nodes.isEmpty && others.isEmpty }

  /// The evidence for a fact, which is stated again.
  mutating func take(_ fact: Fact) -> Entry? { facts.removeValue(forKey: fact) }

  /// The evidence for a node, which is named again.
  mutating func take(_ node: Node.ID) -> Entry? { nodes.removeValue(forKey: node) }

  /// What was not stated again.
  var rest: Set<Int64> { others.union(facts.values.map(\.id)).union(nodes.values.map(\.id)) }
}

extension SQLValue {
  /// A text, or NULL.
  init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }
}

extension GraphStore {
  /// How evidence names a line.
  static func locator(_ line: Int) -> String { "line \(line)" }

  /// The nodes from which edges lead, with their relations.
  func subjectsWithEdges() throws(GraphError) -> Set<SubjectAndRelation> {
    var subjects: Set<SubjectAndRelation> = []
    try query("SELECT DISTINCT source, relation FROM edge") { row in
      subjects.insert(SubjectAndRelation(subject: row.integer(0), relation: row.integer(1)))
      return true
    }
    return subjects
  }

  /// Drops the indexes when so many new rows are worth building them anew; returns the statements that make them.
  func suspendIndexes(rows: Int) throws(GraphError) -> [String] {
    let present = try first("SELECT count(*) FROM evidence") { Int($0.integer(0)) } ?? 0
    guard rows > present / 2 else { return [] }
    let indexes = try all(
      """
      SELECT name, sql FROM sqlite_schema
      WHERE type = 'index' AND tbl_name IN ('edge', 'evidence', 'node', 'alias', 'identity') AND sql IS NOT NULL
      """
    ) { ($0.text(0), $0.text(1)) }
    for (name, _) in indexes { try run("DROP INDEX \(SQLFragment.identifier(name))") }
    return indexes.map(\.1)
  }

  /// Builds the indexes that were dropped.
  func restore(_ indexes: [String]) throws(GraphError) {
    for sql in indexes { try attempt { () throws(SQLiteError) in try connection.runScript(sql) } }
  }
}

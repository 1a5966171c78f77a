import GraphFormats
import GraphModel
import GraphQuery

/// Where a fact comes from: what it says, and who says so.
struct Account {
  /// The fact in words, with what became of its dates.
  var fact: [String]
  var evidence: [Evidence]

  /// The accounts of edges; those of one relation between the same two nodes share one.
  static func accounts(of edges: [Edge], in store: GraphStore) throws(GraphError) -> [Account] {
    var accounts: [Account] = []
    var seen: Set<[String]> = []
    for edge in edges where seen.insert([String(edge.source), edge.relation, String(edge.target)]).inserted {
      let periods = edges.filter {
        $0.source == edge.source && $0.relation == edge.relation && $0.target == edge.target
      }
      accounts.append(try Account(of: periods, in: store))
    }
    return accounts
  }

  /// The account of a node itself.
  init(of node: Node, in store: GraphStore) throws(GraphError) {
    fact = [node.described]
    evidence = try store.evidence(subject: node.id)
  }

  private init(of edges: [Edge], in store: GraphStore) throws(GraphError) {
    fact = []
    evidence = []
    guard let first = edges.first, let source = try store.node(first.source),
      let target = try store.node(first.target),
      let relation = store.vocabulary.relation(named: first.relation)
    else { return }
    for edge in edges {
      let dates = store.vocabulary.period(of: relation.name, since: edge.since, until: edge.until)
      let period = dates.map { ", \($0)" } ?? ""
      fact.append("\(source.name.quotedName) \(relation.words) \(target.name.quotedName)\(period)")
    }
    evidence = try store.evidence(subject: source.id, relation: relation.name, object: target.id)
    // The dates of what is exclusive follow from what else is known of the same node.
    if relation.isExclusive {
      for other in try store.edges(of: source.id)
      where other.relation == relation.name && other.source == source.id && other.target != target.id {
        guard let node = try store.node(other.target) else { continue }
        for edge in edges {
          if let until = edge.until, until == other.since {
            fact.append("  until then, since from \(until) on it is \(node.name.quotedName)")
          } else if let since = edge.since, since == other.until {
            fact.append("  since then, after \(node.name.quotedName)")
          }
        }
      }
    }
  }

  /// The account for people to read.
  var lines: [String] {
    guard !evidence.isEmpty else { return fact + ["  no source says so"] }
    return fact + evidence.flatMap(Account.lines(of:))
  }

  private static func lines(of evidence: Evidence) -> [String] {
    let statement = evidence.statement
    let source = evidence.source
    var line =
      source.uri == Source.captureURI
      ? "typed" : "read in \(source.title.map { "\($0), " } ?? "")\(source.uri)"
    if let locator = statement.locator { line += ", \(locator)" }
    var details: [String] = []
    if let observed = PeriodText.occurrence(since: statement.observed, until: nil) {
      details.append("as of \(observed)")
    }
    if let period = PeriodText.validity(since: statement.since, until: statement.until) {
      details.append(period)
    }
    for (key, value) in statement.properties.sorted(by: { $0.key < $1.key }) {
      details.append("\(key) \(value.displayText)")
    }
    if !details.isEmpty { line += ": \(details.joined(separator: "; "))" }
    let quote = statement.quote.map { ["    “\($0.terminalLine())”"] } ?? []
    return ["  \(line)"] + quote
  }

  /// The accounts as rows, one for each statement.
  static func table(of accounts: [Account]) -> ResultTable {
    func text(_ text: String?) -> Value { text.map(Value.text) ?? .null }
    let rows = accounts.flatMap { account in
      account.evidence.map { evidence in
        let statement = evidence.statement
        return [
          text(account.fact.first), text(evidence.source.uri), text(evidence.source.title),
          text(statement.locator),
          text(statement.quote), text(statement.observed), text(statement.since), text(statement.until),
        ]
      }
    }
    return ResultTable(
      columns: ["fact", "source", "title", "locator", "quote", "observed", "since", "until"], rows: rows)
  }
}

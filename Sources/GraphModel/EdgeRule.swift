/// How statements become edges.
///
/// A link's edges are a function of the statements that its sources make, whatever their order; so importing files in
/// any order ends in the same graph, and taking a source back leaves what the others say.
enum EdgeRule {
  /// An edge to be, from a subject that is given.
  struct Link: Hashable {
    var object: Node.ID
    var since: String?
    var until: String?
    var properties: Properties = [:]
  }

  /// The edges of one relation between one pair of nodes: one for each period stated. A statement without a period, or
  /// with one that contains another (a day and a slot of that day), says less and adds only its properties.
  static func links(from statements: [Statement]) -> [Link] {
    var links: [Link] = []
    for statement in statements.sorted(by: precedes) {
      let link = Link(
        object: statement.object, since: statement.since, until: statement.until, properties: statement.properties)
      if let index = links.firstIndex(where: { $0.since == link.since && $0.until == link.until }) {
        links[index].properties.merge(link.properties) { _, later in later }
      } else {
        links.append(link)
      }
    }
    let vaguer = links.filter { link in links.contains { link.isVaguer(than: $0) } }
    links.removeAll { vaguer.contains($0) }
    for link in vaguer {
      for index in links.indices where link.isVaguer(than: links[index]) {
        links[index].properties.merge(link.properties) { precise, _ in precise }
      }
    }
    return links
  }

  /// The edges of an exclusive relation from one node: a run of statements of the same object lasts until the first
  /// statement of another; the first run is open to the past and the last to the future, unless a statement says when
  /// it began or ended.
  static func exclusiveLinks(from statements: [Statement]) -> [Link] {
    var runs: [Run] = []
    let dated = statements.filter { $0.moment != nil }.sorted(by: precedes)
    for statement in dated {
      if let last = runs.last, last.link.object == statement.object {
        runs[runs.count - 1].add(statement)
      } else {
        runs.append(Run(statement))
      }
    }
    // What is stated without any date adds to the object's latest run, or stands beside the dated ones.
    for statement in statements.filter({ $0.moment == nil }).sorted(by: precedes) {
      if let index = runs.lastIndex(where: { $0.link.object == statement.object }) {
        runs[index].add(statement)
      } else {
        runs.append(Run(statement))
      }
    }
    let ends = runs.indices.map { index in
      runs[(index + 1)...].first { $0.begin != nil }?.begin
    }
    for index in runs.indices {
      if index > 0, runs[index].begin != nil, runs[index].link.since == nil {
        runs[index].link.since = runs[index].begin
      }
      if let end = ends[index], runs[index].begin != nil, runs[index].link.until.map({ $0 > end }) ?? true {
        runs[index].link.until = end
      }
    }
    return runs.map(\.link)
  }

  private struct Run {
    var link: Link
    /// The first moment of the run at which something was stated.
    var begin: String?

    init(_ statement: Statement) {
      link = Link(object: statement.object, since: statement.since, until: nil, properties: statement.properties)
      begin = statement.moment
      link.until = statement.until
    }

    mutating func add(_ statement: Statement) {
      link.properties.merge(statement.properties) { _, later in later }
      if let since = statement.since { link.since = link.since.map { min($0, since) } ?? since }
      // A later statement without an end says that it went on.
      if statement.until != nil || statement.moment != nil { link.until = statement.until }
    }
  }

  private static func precedes(_ left: Statement, _ right: Statement) -> Bool {
    func key(_ statement: Statement) -> [String] {
      [
        statement.moment ?? "", statement.until ?? "~", String(statement.object),
        statement.properties.json ?? "", statement.quote ?? "",
      ]
    }
    return key(left).lexicographicallyPrecedes(key(right))
  }
}

extension Statement {
  /// The moment that orders statements: when the link began, when it was seen to hold, or else when it ended.
  fileprivate var moment: String? { since ?? observed ?? until }
}

extension EdgeRule.Link {
  fileprivate func isVaguer(than other: EdgeRule.Link) -> Bool {
    guard since != other.since || until != other.until else { return false }
    if since == nil, until == nil { return true }
    guard let since, let until, let otherSince = other.since, let otherUntil = other.until else { return false }
    return since <= otherSince && otherUntil <= until
  }
}

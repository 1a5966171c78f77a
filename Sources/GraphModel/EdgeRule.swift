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

  /// The edges of a relation, by its rule; of an open one, each statement is an edge.
  static func links(of relation: Relation, from statements: [Statement]) -> [Link] {
    if relation.isOpen {
      return statements.map {
        Link(object: $0.object, since: $0.since, until: $0.until, properties: $0.properties)
      }
    }
    return relation.isExclusive ? exclusiveLinks(from: statements) : links(from: statements)
  }

  /// The edges of one relation between one pair of nodes: one for each period stated. A statement without a period, or
  /// with one that contains another (a day and a slot of that day), says less and adds only its properties. What is in
  /// two rooms at one time is twice.
  static func links(from statements: [Statement]) -> [Link] {
    var links: [Link] = []
    for statement in statements.sorted(by: precedes) {
      let link = Link(
        object: statement.object, since: statement.since, until: statement.until,
        properties: statement.properties)
      if let index = links.firstIndex(where: { $0.isOfPeriod(of: link) && !$0.isElsewhere(than: link) }) {
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

  /// The edges of an exclusive relation from one node: a run of sightings of the same object lasts until it is stated
  /// to end, or until the first sighting of others only.
  ///
  /// The first run is open to the past and the last to the future, unless a statement says when it began or ended. Two
  /// objects seen at the same moment are held side by side.
  static func exclusiveLinks(from statements: [Statement]) -> [Link] {
    var links: [Link] = []
    var runs: [Node.ID: Link] = [:]
    var previous: String?
    for (moment, seen) in sightings(in: statements) {
      for (object, run) in runs where seen[object] == nil || run.hasEnded(by: moment) {
        links.append(run.cut(at: moment))
        runs[object] = nil
      }
      for (object, statements) in seen {
        var run = runs[object] ?? Link(object: object, since: moment.begin(of: statements, after: previous))
        for statement in statements {
          run.properties.merge(statement.properties) { _, later in later }
          if let until = statement.until { run.until = max(run.until ?? until, until) }
        }
        runs[object] = run
      }
      previous = moment.text
    }
    links += runs.values
    links.sort { ($0.since ?? "", $0.object) < ($1.since ?? "", $1.object) }
    // What is stated without any date adds to the object's latest run, or stands beside the dated ones.
    for statement in statements.sorted(by: precedes) where statement.moment == nil {
      if let index = links.lastIndex(where: { $0.object == statement.object }) {
        links[index].properties.merge(statement.properties) { dated, _ in dated }
      } else {
        links.append(Link(object: statement.object, properties: statement.properties))
      }
    }
    return links
  }

  /// What was stated of each object, by the moment at which it held, in order of time.
  private static func sightings(
    in statements: [Statement]
  ) -> [(moment: Moment, seen: [Node.ID: [Statement]])] {
    var sightings: [Moment: [Node.ID: [Statement]]] = [:]
    for statement in statements.sorted(by: precedes) {
      if let moment = statement.moment {
        sightings[moment, default: [:]][statement.object, default: []].append(statement)
      }
    }
    return sightings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// A total order, so that of contradicting properties the same ones win whatever was read first.
  private static func precedes(_ left: Statement, _ right: Statement) -> Bool {
    func key(_ statement: Statement) -> [String] {
      [
        statement.since ?? statement.observed ?? statement.until ?? "", statement.until ?? "~",
        statement.observed ?? "", String(statement.object), statement.properties.json ?? "",
      ]
    }
    return key(left).lexicographicallyPrecedes(key(right))
  }
}

/// A moment at which a link was seen to hold.
private struct Moment: Hashable, Comparable {
  var text: String
  /// Whether it is the last one before that instant: all that "until 2021" says.
  var isEnd = false

  static func < (left: Moment, right: Moment) -> Bool {
    left.text == right.text ? left.isEnd && !right.isEnd : left.text < right.text
  }

  /// When a run that is first seen now has begun: known only if stated, or if others were seen before.
  func begin(of statements: [Statement], after previous: String?) -> String? {
    if isEnd { return previous }
    return previous != nil || statements.contains { $0.since == text } ? text : nil
  }
}

extension Statement {
  /// The moment at which it says that the link held: when it began, or when it was seen, or else just before it ended.
  ///
  /// "Since 2017", typed in 2023, counts from 2017 only: who has found another firm since then has left.
  fileprivate var moment: Moment? {
    if let since { return Moment(text: since) }
    // A source may look back: what was over when it was read was not seen then.
    if let observed, until.map({ observed < $0 }) ?? true {
      return Moment(text: PartialDate.shortest(observed))
    }
    return until.map { Moment(text: $0, isEnd: true) }
  }
}

extension EdgeRule.Link {
  /// Whether it was stated to be over at a later moment; two statements of its end do not make two runs.
  fileprivate func hasEnded(by moment: Moment) -> Bool {
    !moment.isEnd && until.map { $0 <= moment.text } ?? false
  }

  fileprivate func cut(at moment: Moment) -> EdgeRule.Link {
    var link = self
    link.until = min(until ?? moment.text, moment.text)
    return link
  }

  fileprivate func isOfPeriod(of other: EdgeRule.Link) -> Bool {
    since == other.since && until == other.until
  }

  /// Whether both say where, and do not mean the same place.
  fileprivate func isElsewhere(than other: EdgeRule.Link) -> Bool {
    guard let room = properties["room"], let otherRoom = other.properties["room"] else { return false }
    return room != otherRoom
  }

  fileprivate func isVaguer(than other: EdgeRule.Link) -> Bool {
    if isOfPeriod(of: other) { return false }
    if since == nil, until == nil { return true }
    if isElsewhere(than: other) { return false }
    guard let since, let until, let otherSince = other.since, let otherUntil = other.until else {
      return false
    }
    return since <= otherSince && otherUntil <= until
  }
}

import GraphModel

/// The talks that a source named when it was last read, under titles that it no longer has.
///
/// A talk by the same people at the same event whose title shares a word with one of them is that talk under a new
/// title: conferences retitle, and whatever else is linked to the talk stays with it.
struct RetitledTalks {
  private var talks: [String: [Node]] = [:]

  /// Finds them among the talks that the source named.
  init(_ former: [Node], _ ledger: ImportLedger, besides headings: [Heading]) throws(GraphError) {
    let titles = Set(headings.flatMap { [NameFolding.fold($0.bareTitle), NameFolding.fold($0.title)] })
    for talk in former where !titles.contains(NameFolding.fold(talk.name)) {
      guard try ledger.isOnlySource(of: talk) else { continue }
      let edges = try ledger.store.edges(of: talk.id)
      let people = try ledger.store.nodes(edges.filter { $0.relation == "gives" }.map(\.source)).map(\.name)
      let event = edges.first { $0.relation == "at" && $0.source == talk.id }?.target
      guard !people.isEmpty else { continue }
      talks[Self.key(people, at: event), default: []].append(talk)
    }
  }

  /// The one talk that had another title than this heading; it is given out once.
  mutating func talk(_ heading: Heading, at event: Node?) throws(GraphError) -> Node? {
    guard !heading.people.isEmpty else { return nil }
    let key = Self.key(heading.people.map(\.name), at: event?.id)
    let words = Self.words(heading.bareTitle)
    let fitting = (talks[key] ?? []).filter { !Self.words($0.name).isDisjoint(with: words) }
    guard fitting.count == 1, let talk = fitting.first else { return nil }
    talks[key]?.removeAll { $0.id == talk.id }
    return talk
  }

  private static func key(_ people: [String], at event: Node.ID?) -> String {
    Set(people.map(NameFolding.fold)).sorted().joined(separator: "; ") + " @\(event ?? 0)"
  }

  /// The words of a title that are likely to be its own.
  private static func words(_ title: String) -> Set<Substring> {
    Set(NameFolding.fold(title).split(separator: " ").filter { $0.count > 3 })
  }
}

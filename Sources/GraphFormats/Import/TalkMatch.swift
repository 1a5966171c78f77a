import GraphModel

/// Decides which talk of the graph a title means.
///
/// Titles such as "Closing Remarks" are given at every conference, so that a title alone means nothing: it takes the
/// same event as well, or a speaker where an event is not known, or where one event is a part of the other.
struct TalkMatch {
  let ledger: ImportLedger
  /// The talks that headings before this one are about.
  let taken: Set<Node.ID>

  /// The talk, or nil if there is none yet.
  func talk(_ title: String, at event: Node?, people: [HeadingPerson]) throws(GraphError) -> Node? {
    let names = Set(people.map { NameFolding.fold($0.name) })
    var found: Node?
    for candidate in try ledger.store.matches(name: title, kinds: ["talk"]).map(\.node) {
      let edges = try ledger.store.edges(of: candidate.id)
      let speakers = try self.names(of: edges.filter { $0.relation == "gives" }.map(\.source))
      let sharesSpeaker = !speakers.isDisjoint(with: names)
      let events = edges.filter { $0.relation == "at" && $0.source == candidate.id }.map(\.target)
      guard try isPlaced(candidate, in: events, at: event, sharesSpeaker: sharesSpeaker) else { continue }
      if sharesSpeaker { return candidate }
      // The same title twice in one file is one talk with two slots, unless other people give it.
      let isAnother = taken.contains(candidate.id) && !names.isEmpty && !speakers.isEmpty
      if !isAnother { found = found ?? candidate }
    }
    return found
  }

  private func isPlaced(
    _ talk: Node, in events: [Node.ID], at event: Node?, sharesSpeaker: Bool
  ) throws(GraphError) -> Bool {
    guard let event, !events.isEmpty else {
      // Two talks of which neither has an event are told apart by nothing but the file that they stand in.
      return if sharesSpeaker { true } else { try ledger.hasNamed(talk) }
    }
    if events.contains(event.id) { return true }
    guard sharesSpeaker else { return false }
    let wholes = try self.wholes(of: event.id)
    for other in events {
      if wholes.contains(other) { return true }
      if try self.wholes(of: other).contains(event.id) { return true }
    }
    return false
  }

  /// The events that an event is a part of, however indirectly.
  private func wholes(of event: Node.ID) throws(GraphError) -> Set<Node.ID> {
    var wholes: Set<Node.ID> = []
    var open = [event]
    while let next = open.popLast() {
      for edge in try ledger.store.edges(of: next) where edge.relation == "part_of" && edge.source == next {
        if wholes.insert(edge.target).inserted { open.append(edge.target) }
      }
    }
    return wholes
  }

  private func names(of people: [Node.ID]) throws(GraphError) -> Set<String> {
    var names: Set<String> = []
    for person in people { names.formUnion(try ledger.store.names(of: person).map(NameFolding.fold)) }
    return names
  }
}

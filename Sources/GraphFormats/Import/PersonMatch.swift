import GraphModel

/// Decides which person of the graph a name without any number means.
///
/// A full name is the same person as the one who bears it (measured on real data: equal folded names of two words and
/// more never meant two people); where several bear it, the one who shares an organisation or the talk. A name of one
/// word means somebody only if they share one.
struct PersonMatch {
  let store: GraphStore

  /// The person, or nil if there is none yet.
  func person(_ name: String, at organisation: Node?, in talk: Node?) throws(GraphError) -> Node? {
    let bearers = try store.matches(name: name, kinds: ["person"]).map(\.node)
    var sharing: [Node] = []
    for bearer in bearers where try shares(bearer, organisation, talk) { sharing.append(bearer) }
    if let first = sharing.first { return first }
    let isFullName = NameFolding.fold(name).contains(" ")
    return isFullName && bearers.count == 1 ? bearers.first : nil
  }

  private func shares(_ person: Node, _ organisation: Node?, _ talk: Node?) throws(GraphError) -> Bool {
    if let organisation, !(try store.edges(from: person.id, "works_at", to: organisation.id).isEmpty) {
      return true
    }
    guard let talk else { return false }
    return try !store.edges(from: person.id, "gives", to: talk.id).isEmpty
  }
}

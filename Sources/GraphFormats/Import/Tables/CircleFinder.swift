import GraphModel

/// Finds out whether a link would make something a part of itself.
struct CircleFinder {
  private let relation: Relation?
  /// What each node is a part of.
  private var wholes: [Node.ID: [Node.ID]] = [:]

  /// Begins with the links that the graph has.
  init(_ store: GraphStore, knowing isKnown: Bool) throws(GraphError) {
    relation = store.vocabulary.relation(named: "part_of")
    guard isKnown, let relation else { return }
    for (source, target) in try store.links(of: relation) { wholes[source, default: []].append(target) }
  }

  /// Takes note of a link; returns whether it closes a circle, and then forgets it.
  mutating func closesCircle(_ relation: Relation, _ part: Node.ID, _ whole: Node.ID) -> Bool {
    guard relation.name == self.relation?.name else { return false }
    var reached: Set<Node.ID> = [whole]
    var frontier = [whole]
    while let node = frontier.popLast() {
      if node == part { return true }
      for next in wholes[node] ?? [] where reached.insert(next).inserted { frontier.append(next) }
    }
    wholes[part, default: []].append(whole)
    return false
  }
}

import GraphModel

/// Which editions belong to a series that somebody has named, whichever was imported first.
///
/// A series is an event without dates that has editions; an edition's name begins with the series': `KubeCon Europe 2026`
/// is one of `KubeCon`.
enum EventSeries {
  /// The series that an event of these names belongs to; of several, the one with the longest name.
  static func series(ofEventNamed names: [String], in store: GraphStore) throws(GraphError) -> Node? {
    var best: (words: Int, node: Node)?
    for name in names {
      let words = NameFolding.fold(name).split(separator: " ")
      for count in stride(from: words.count - 1, to: best?.words ?? 0, by: -1) {
        let beginning = words.prefix(count).joined(separator: " ")
        for node in try store.lookUp(beginning) where try isSeries(node, in: store) { best = (count, node) }
      }
    }
    return best?.node
  }

  /// The events whose names begin with a series'.
  static func editions(of series: Node, in store: GraphStore) throws(GraphError) -> [Node] {
    let beginning = NameFolding.fold(series.name) + " "
    return try store.nodes(beginningWith: beginning).filter {
      $0.kind == "event" && $0.since != nil && $0.id != series.id
    }
  }

  private static func isSeries(_ node: Node, in store: GraphStore) throws(GraphError) -> Bool {
    guard node.kind == "event", node.since == nil else { return false }
    return try store.edges(of: node.id).contains { $0.relation == "part_of" && $0.target == node.id }
  }
}

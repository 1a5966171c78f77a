import GraphModel

extension Schedule {
  /// Finds out which instance's a programme is, where the file itself does not say: the one of the service that knows
  /// most of the talks, or else a new one called after the first of them.
  mutating func findInstance(of service: String, in store: GraphStore) throws(GraphError) {
    guard instance.isEmpty else { return }
    let keys = Set(talks.map(\.key))
    var best: (name: String, shared: Int) = ("\(service)/\(keys.min() ?? "")", 0)
    for instance in try store.instances(prefix: service + "/") {
      let known = try store.records(ofInstance: instance, prefix: ScheduleRun.talkPrefix).keys
      let shared = known.count { keys.contains(String($0.dropFirst(ScheduleRun.talkPrefix.count))) }
      if shared > best.shared { best = (instance, shared) }
    }
    instance = best.name
  }
}

/// Which of several programmes of one instance a file is: the main one, say, or one of a day before it.
///
/// A file that has no talk in common with what its instance has said is not a newer export of that, and withdraws nothing
/// of it: it is another part, or another year on the same host. Parts that a later file has in one become one.
extension Schedule {
  /// Two programmes may both have an opening and a lunch.
  private static let fewestNamesakes = 4
  /// Behind the instance's name, before the name of a part.
  private static let partMark = "/+"

  /// The instance without the name of the part.
  var wholeInstance: String {
    instance.range(ofBytes: Self.partMark).map { String(instance[..<$0.lowerBound]) } ?? instance
  }

  /// Whether an instance is this one or another part of it.
  func isOfWhole(_ other: String) -> Bool {
    other == wholeInstance || other.hasPrefix(wholeInstance + Self.partMark)
  }

  /// Finds the part, and makes one of those that the file has in one.
  mutating func findPart(in store: GraphStore) throws(GraphError) {
    let whole = instance
    let keys = Set(talks.map { ScheduleRun.talkPrefix + $0.key })
    var sharing: [(name: String, shared: Int)] = []
    var known: [(name: String, nodes: Set<Node.ID>)] = []
    for name in [whole] + (try store.instances(prefix: whole + Self.partMark)) {
      let records = try store.records(ofInstance: name, prefix: ScheduleRun.talkPrefix)
      guard !records.isEmpty else { continue }
      known.append((name, Set(records.values.map(\.node))))
      let shared = records.keys.count { keys.contains($0) }
      if shared > 0 { sharing.append((name, shared)) }
    }
    guard !known.isEmpty else { return }
    var united = 0
    defer { isPart = known.count - united > 1 || instance != whole }
    guard let first = sharing.first else {
      // One export may be of a part that has no talks yet: that is not another part.
      guard !isPartial, let key = talks.map(\.key).min() else { return }
      instance = try renumbered(known, in: store) ?? whole + Self.partMark + key
      return
    }
    for other in sharing.dropFirst() where !isPartial {
      try store.unite(other.name, into: first.name)
      united += 1
    }
    instance = first.name
  }

  /// The part that has these talks under other keys: whose titles are mostly the same.
  private func renumbered(
    _ known: [(name: String, nodes: Set<Node.ID>)], in store: GraphStore
  ) throws(GraphError) -> String? {
    var counts = known.map { (name: $0.name, nodes: $0.nodes, count: 0) }
    for talk in talks {
      let namesakes = try store.matches(name: talk.title, kinds: ["talk"]).map(\.node.id)
      for place in counts.indices where namesakes.contains(where: counts[place].nodes.contains) {
        counts[place].count += 1
      }
    }
    return counts.first { $0.count >= Self.fewestNamesakes && $0.count * 2 > talks.count }?.name
  }
}

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

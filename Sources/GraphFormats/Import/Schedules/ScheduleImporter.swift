import GraphModel

/// Reads one format of programmes. The format's file only reads; `ScheduleRun` writes.
protocol ScheduleImporter: GraphImporter {
  /// What a file states; throws where it is damaged, with the place.
  func schedule(_ input: ImportInput, in store: GraphStore) throws(GraphError) -> Schedule
}

extension ScheduleImporter {
  /// Brings the graph up to date with the programme.
  func run(_ input: ImportInput, into store: GraphStore) throws(GraphError) -> ImportReport {
    var schedule = try schedule(input, in: store)
    guard !schedule.talks.isEmpty || !schedule.people.isEmpty else {
      throw GraphError(
        .invalid, "'\(input.title)' has no talks", help: ["check that the export is complete"])
    }
    schedule.dropUnreliableKeys()
    try schedule.findPart(in: store)
    var run = try ScheduleRun(schedule, input, store: store)
    return try run.run()
  }
}

extension Schedule {
  /// Takes off the keys of people that do not tell people apart.
  ///
  /// Met in real files: the key 0 for all whose account is gone, and a new number for each row.
  mutating func dropUnreliableKeys() {
    var names: [String: Set<String>] = [:]
    var keys: [String: Set<String>] = [:]
    var counts: [String: Int] = [:]
    for person in talks.flatMap(\.people) + people {
      guard let key = person.key else { continue }
      let name = NameFolding.fold(SpeakerName.cleaned(person.name))
      names[key, default: []].insert(name)
      keys[name, default: []].insert(key)
      counts[name, default: 0] += 1
    }
    let repeated = counts.filter { $0.value > 1 }.keys
    let renumbered = repeated.count { keys[$0].map { $0.count > 1 } ?? false }
    let areRows = repeated.count > 4 && renumbered * 2 > repeated.count
    let isReliable = { (key: String?) -> Bool in
      guard let key else { return false }
      return !areRows && names[key].map(Self.areOnePerson) ?? false
    }
    for index in talks.indices {
      for place in talks[index].people.indices where !isReliable(talks[index].people[place].key) {
        talks[index].people[place].key = nil
      }
    }
    for place in people.indices where !isReliable(people[place].key) { people[place].key = nil }
  }

  /// Whether names are one person's: each has a word of the first.
  private static func areOnePerson(_ names: Set<String>) -> Bool {
    guard let first = names.min() else { return false }
    let words = Set(first.split(separator: " "))
    return names.allSatisfy { !words.isDisjoint(with: $0.split(separator: " ")) }
  }
}

import GraphModel

/// Names that mean one thing each, put together whatever the order in which that is said.
struct NameGroups {
  /// One thing with its names.
  struct Group {
    /// The name to call it by: the one that is no other name of another.
    var name: String
    var otherNames: [String] = []
    /// Where it is first spoken of.
    var line: Int
  }

  /// The name that each name, folded, is another name of.
  private var preferredNames: [String: String] = [:]
  private var spellings: [(name: String, line: Int)] = []

  /// Says that other names mean the same as a name; returns whether that can be: not if it is said the other way round.
  @discardableResult
  mutating func add(_ name: String, otherNames: [String], line: Int) -> Bool {
    spellings.append((name, line))
    var isPossible = true
    for other in otherNames where !other.isEmpty {
      spellings.append((other, line))
      // `solo.io` for `Solo.io`: one folding, and the second is the name.
      if Self.key(other) == Self.key(name) { continue }
      if chain(from: name).contains(where: { Self.key($0) == Self.key(other) }) {
        isPossible = false
      } else {
        preferredNames[Self.key(other)] = name
      }
    }
    return isPossible
  }

  /// What something called so is to be called.
  func preferred(_ name: String) -> String {
    chain(from: name).last ?? name
  }

  private func chain(from name: String) -> [String] {
    var chain = [name]
    while let next = preferredNames[Self.key(chain[chain.count - 1])] { chain.append(next) }
    return chain
  }

  /// All groups, in the order in which they are spoken of.
  var all: [Group] {
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for (name, line) in spellings {
      let preferred = preferred(name)
      let place = places[Self.key(preferred)] ?? groups.count
      if place == groups.count {
        groups.append(Group(name: preferred, line: line))
        places[Self.key(preferred)] = place
      }
      if name != groups[place].name, !groups[place].otherNames.contains(name) {
        groups[place].otherNames.append(name)
      }
    }
    return groups
  }

  private static func key(_ name: String) -> String { NameFolding.fold(name) }
}

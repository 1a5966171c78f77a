import GraphModel

/// Decides which person of the graph a contact is: by what they are called elsewhere, else as any name is matched.
struct ContactMatch {
  let store: GraphStore

  /// The person and what is to be said of the choice.
  struct Result {
    var person: Node?
    var doubt: String?
  }

  /// The person, or nil if there is none yet.
  func person(_ name: String, _ contact: Contact, at organisation: Node?) throws(GraphError) -> Result {
    var doubt: String?
    for identity in contact.identities {
      guard let person = try store.node(instance: identity.instance, externalID: identity.externalID),
        person.kind == "person"
      else { continue }
      if identity.isWeak, try !sharesWord(name, person) {
        doubt =
          "'\(identity.externalID)' is the address of '\(person.name)' in the graph: taken for two people"
        continue
      }
      if try contradicts(person, contact) { continue }
      return Result(person: person)
    }
    let bearer = try PersonMatch(store: store).person(name, at: organisation, in: nil)
    if let bearer, try contradicts(bearer, contact) {
      return Result(
        doubt: doubt ?? "'\(bearer.name)' in the graph has another profile: taken for two people")
    }
    return Result(person: bearer, doubt: doubt)
  }

  /// Whether the person has another account where nobody has two.
  private func contradicts(_ person: Node, _ contact: Contact) throws(GraphError) -> Bool {
    let known = try store.externalIDs(of: person.id)
    return contact.identities.contains { identity in
      identity.isUnique
        && known.contains { $0.instance == identity.instance && $0.externalID != identity.externalID }
        && !known.contains { $0.instance == identity.instance && $0.externalID == identity.externalID }
    }
  }

  private func sharesWord(_ name: String, _ person: Node) throws(GraphError) -> Bool {
    let words = Set(NameFolding.fold(name).split(separator: " "))
    return try store.names(of: person.id).contains { other in
      !words.isDisjoint(with: NameFolding.fold(other).split(separator: " "))
    }
  }
}

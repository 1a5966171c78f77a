/// The numbers under which kinds and relations are stored, and back.
struct SymbolTable {
  private(set) var kindIDs: [String: Int64] = [:]
  private(set) var kindNames: [Int64: String] = [:]
  private(set) var relationIDs: [String: Int64] = [:]
  private(set) var relationNames: [Int64: String] = [:]

  init() {}

  init(_ vocabulary: Vocabulary) {
    for kind in vocabulary.kinds {
      kindIDs[kind.name] = kind.id
      kindNames[kind.id] = kind.name
    }
    for relation in vocabulary.relations {
      relationIDs[relation.name] = relation.id
      relationNames[relation.id] = relation.name
    }
  }
}

import GraphModel

/// Where the phrase parser finds names.
protocol NameSource {
  /// What tells a node from others of its name.
  func context(of node: Node) throws(GraphError) -> [String]
  /// The node of this number, or nil.
  func node(_ id: Node.ID) throws(GraphError) -> Node?
  /// The nodes of which one name folds to this.
  func lookUp(_ folded: String) throws(GraphError) -> [Node]
  /// Whether some name folds to this, and whether some folds to this and more words.
  func names(beginningWith folded: String) throws(GraphError) -> (isName: Bool, isBeginning: Bool)
  /// The nodes of which one name folds to this and a year.
  func editions(of folded: String) throws(GraphError) -> [Node]
  /// The nodes of which one name folds to this and more, at most fifty.
  func nodes(beginningWith folded: String) throws(GraphError) -> [Node]
  /// The nodes of which one name begins so, at most fifty.
  func matches(name: String, kinds: [String], allowingPrefix: Bool) throws(GraphError) -> [GraphStore
    .NameMatch]
  /// The nodes whose names are nearest to this.
  func suggestions(for name: String, kinds: [String], limit: Int) throws(GraphError) -> [Node]
  /// What a property holds, of nodes of a kind or of edges of a relation; nil: nothing yet.
  func valueType(of property: String, kind: String) throws(GraphError) -> PropertyType?
  func valueType(of property: String, relation: String) throws(GraphError) -> PropertyType?
  /// Whether some node of a kind has this text as a property, in any letter case.
  func hasValue(_ text: String, of property: String, kind: String) throws(GraphError) -> Bool
  /// Whether some edge of a relation has this text as a property, or in a list, in any letter case.
  func hasValue(_ text: String, of property: String, relation: String) throws(GraphError) -> Bool
  /// Whether the words stand in a name or a text of some node of a kind.
  func hasText(_ text: String, kind: String) throws(GraphError) -> Bool
  /// The texts that a property of nodes of a kind holds, of those that begin with these words; at most two.
  func values(beginningWith words: String, of property: String, kind: String) throws(GraphError) -> [String]
  /// The texts that a property of edges of a relation holds, of those that begin with these words; at most two.
  func values(beginningWith words: String, of property: String, relation: String) throws(GraphError)
    -> [String]
}

extension GraphStore: NameSource {}

/// Names as they were found before: a phrase is read in several ways, and the next one may speak of the same nodes.
///
/// What it keeps is right for the graph's content as it is.
final class NameMemory: NameSource {
  private let source: any NameSource
  private var beginnings: [String: (isName: Bool, isBeginning: Bool)] = [:]
  private var bearers: [String: [Node]] = [:]
  private var knownEditions: [String: [Node]] = [:]
  private var values: [ValueQuestion: Bool] = [:]
  private var longerValues: [ValueQuestion: [String]] = [:]
  private var valueTypes: [ValueQuestion: PropertyType?] = [:]

  private var knownMatches: [MatchQuestion: [GraphStore.NameMatch]] = [:]

  private struct MatchQuestion: Hashable {
    var name: String
    var kinds: [String]
    var allowingPrefix: Bool
  }

  private struct ValueQuestion: Hashable {
    var text: String
    var property: String
    var owner: String
  }

  /// How many answers of a sort are kept; beyond it, it starts afresh.
  private static let size = 4_096

  init(_ source: any NameSource) { self.source = source }

  func names(beginningWith folded: String) throws(GraphError) -> (isName: Bool, isBeginning: Bool) {
    try NameMemory.value(folded, in: &beginnings) { () throws(GraphError) in
      try source.names(beginningWith: folded)
    }
  }

  func lookUp(_ folded: String) throws(GraphError) -> [Node] {
    try NameMemory.value(folded, in: &bearers) { () throws(GraphError) in try source.lookUp(folded) }
  }

  func editions(of folded: String) throws(GraphError) -> [Node] {
    try NameMemory.value(folded, in: &knownEditions) { () throws(GraphError) in
      try source.editions(of: folded)
    }
  }

  func hasValue(_ text: String, of property: String, kind: String) throws(GraphError) -> Bool {
    try NameMemory.value(.init(text: text, property: property, owner: kind), in: &values) {
      () throws(GraphError) in try source.hasValue(text, of: property, kind: kind)
    }
  }

  func hasValue(_ text: String, of property: String, relation: String) throws(GraphError) -> Bool {
    try NameMemory.value(.init(text: text, property: property, owner: "edge " + relation), in: &values) {
      () throws(GraphError) in try source.hasValue(text, of: property, relation: relation)
    }
  }

  func valueType(of property: String, kind: String) throws(GraphError) -> PropertyType? {
    try NameMemory.value(.init(text: "node", property: property, owner: kind), in: &valueTypes) {
      () throws(GraphError) in try source.valueType(of: property, kind: kind)
    }
  }

  func valueType(of property: String, relation: String) throws(GraphError) -> PropertyType? {
    try NameMemory.value(.init(text: "edge", property: property, owner: relation), in: &valueTypes) {
      () throws(GraphError) in try source.valueType(of: property, relation: relation)
    }
  }

  func hasText(_ text: String, kind: String) throws(GraphError) -> Bool {
    try NameMemory.value(.init(text: text, property: "", owner: kind), in: &values) {
      () throws(GraphError) in try source.hasText(text, kind: kind)
    }
  }

  func values(
    beginningWith words: String, of property: String, kind: String
  ) throws(GraphError) -> [String] {
    try NameMemory.value(.init(text: words, property: property, owner: kind), in: &longerValues) {
      () throws(GraphError) in try source.values(beginningWith: words, of: property, kind: kind)
    }
  }

  func values(
    beginningWith words: String, of property: String, relation: String
  ) throws(GraphError) -> [String] {
    try NameMemory.value(.init(text: words, property: property, owner: "edge " + relation), in: &longerValues)
    {
      () throws(GraphError) in try source.values(beginningWith: words, of: property, relation: relation)
    }
  }

  func context(of node: Node) throws(GraphError) -> [String] { try source.context(of: node) }

  func node(_ id: Node.ID) throws(GraphError) -> Node? { try source.node(id) }

  func nodes(beginningWith folded: String) throws(GraphError) -> [Node] {
    try source.nodes(beginningWith: folded)
  }

  func matches(
    name: String, kinds: [String], allowingPrefix: Bool
  ) throws(GraphError) -> [GraphStore.NameMatch] {
    try NameMemory.value(
      .init(name: name, kinds: kinds, allowingPrefix: allowingPrefix), in: &knownMatches
    ) { () throws(GraphError) in
      try source.matches(name: name, kinds: kinds, allowingPrefix: allowingPrefix)
    }
  }

  func suggestions(for name: String, kinds: [String], limit: Int) throws(GraphError) -> [Node] {
    try source.suggestions(for: name, kinds: kinds, limit: limit)
  }

  private static func value<Key: Hashable, Value>(
    _ key: Key, in known: inout [Key: Value], _ find: () throws(GraphError) -> Value
  ) throws(GraphError) -> Value {
    if let value = known[key] { return value }
    let value = try find()
    if known.count >= size { known.removeAll() }
    known[key] = value
    return value
  }
}

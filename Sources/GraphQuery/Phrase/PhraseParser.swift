import GraphModel

/// Where the phrase parser finds names.
protocol NameSource {
  /// What tells a node from others of its name.
  func context(of node: Node) throws(GraphError) -> [String]
  /// The node of this number, or nil.
  func node(_ id: Node.ID) throws(GraphError) -> Node?
  /// The nodes of which one name folds to this.
  func lookUp(_ folded: String) throws(GraphError) -> [Node]
  /// Whether some name folds to this, or to this and more words.
  func hasNames(beginningWith folded: String) throws(GraphError) -> Bool
  /// The nodes of which one name begins so, at most fifty.
  func matches(name: String, kinds: [String], allowingPrefix: Bool) throws(GraphError) -> [GraphStore
    .NameMatch]
  /// The nodes whose names are nearest to this.
  func suggestions(for name: String, kinds: [String], limit: Int) throws(GraphError) -> [Node]
  /// What a property holds, of nodes of a kind or of edges of a relation; nil: nothing yet.
  func valueType(of property: String, kind: String) throws(GraphError) -> PropertyType?
  func valueType(of property: String, relation: String) throws(GraphError) -> PropertyType?
}

extension GraphStore: NameSource {}

/// One of the ways to read the tokens from some position on.
struct Alternative<Value> {
  var value: Value
  /// The position behind what was read.
  var end: Int
  /// How far-fetched it is; less is better.
  var cost: Int

  func map<NewValue>(_ transform: (Value) -> NewValue) -> Alternative<NewValue> {
    Alternative<NewValue>(value: transform(value), end: end, cost: cost)
  }
}

/// Reads a phrase by the grammar of DESIGN section 6 over a vocabulary and the names in a graph.
///
/// Each rule is a function from a position to all the ways to read on from there, best first; rules are typed by the
/// kinds that the vocabulary's signatures allow, so that a reading which means nothing is not one. What was looked for
/// at the furthest position reached is kept: it is what the diagnostics and the completion say may stand there.
final class PhraseParser {
  let tokens: [Token]
  let lexicon: Lexicon
  let names: any NameSource
  let today: CalendarDay
  /// Whether a name may be cut short.
  let allowsPrefixes: Bool
  /// Whether what is looked for is kept: needed only where a phrase cannot be read, or is to be completed.
  let keepsChart: Bool
  var expectations: [Int: [Expectation]] = [:]
  var mismatches: [Int: [Mismatch]] = [:]
  var misfits: [Int: Misfit] = [:]
  /// Names looked up, by position.
  private var nameTable: [Int: [Alternative<NameMention>]] = [:]
  private var valueTypes: [Lexicon.AttributeEntry: PropertyType?] = [:]
  private var phraseTable: [Int: [Alternative<NounPhrase>]] = [:]
  private var modifierTable: [ModifierKey: [Alternative<Modifier>]] = [:]
  /// How deep noun phrases are nested; a phrase deeper than people speak is refused.
  private var depth = 0
  /// A failure of the store while looking names up; names are read as absent then, and this is thrown at the end.
  private(set) var failure: GraphError?

  /// What may stand at a place.
  enum Expectation: Hashable, Sendable {
    case word(String)
    case noun
    case name(Set<String>)
    case preposition(Set<String>)
    case verb(Set<String>)
    case attribute(Set<String>)
    case number
    case date
  }

  /// Words that were understood and do not fit the kinds before them.
  struct Mismatch: Hashable, Sendable {
    var words: String
    var range: SourceRange
    var heads: Set<String>
    var link: Lexicon.LinkEntry
  }

  /// A noun phrase of a kind that is not wanted where it stands.
  struct Misfit: Hashable, Sendable {
    var range: SourceRange
    var actual: Set<String>
    var wanted: Set<String>
  }

  private struct ModifierKey: Hashable {
    var position: Int
    var kinds: Set<String>
  }

  init(
    _ tokens: [Token], lexicon: Lexicon, names: any NameSource, today: CalendarDay,
    allowsPrefixes: Bool = false,
    keepsChart: Bool = false
  ) {
    self.tokens = tokens
    self.lexicon = lexicon
    self.names = names
    self.today = today
    self.allowsPrefixes = allowsPrefixes
    self.keepsChart = keepsChart
  }

  // MARK: Terminals

  func isAtEnd(_ position: Int) -> Bool { position >= tokens.count }

  func expect(_ expectation: @autoclosure () -> Expectation, at position: Int) {
    guard keepsChart else { return }
    let expectation = expectation()
    if !(expectations[position]?.contains(expectation) ?? false) {
      expectations[position, default: []].append(expectation)
    }
  }

  /// The position behind a word, or nil if another stands there.
  func word(_ words: String..., at position: Int) -> Int? {
    for word in words {
      if let end = self.end(of: word, at: position) { return end }
    }
    for word in words { expect(.word(word), at: position) }
    return nil
  }

  /// The position behind words with single spaces, if they stand here.
  private func end(of words: String, at position: Int) -> Int? {
    var rest = words.utf8[...]
    var position = position
    while position < tokens.count, tokens[position].kind == .word {
      let token = tokens[position].folded.utf8
      guard !token.isEmpty, rest.starts(with: token) else { return nil }
      rest = rest.dropFirst(token.count)
      position += 1
      if rest.isEmpty { return position }
      guard rest.first == UInt8(ascii: " ") else { return nil }
      rest = rest.dropFirst()
    }
    return nil
  }

  func mark(_ mark: String, at position: Int) -> Int? {
    guard position < tokens.count, tokens[position].kind == .mark, tokens[position].text == mark else {
      return nil
    }
    return position + 1
  }

  func number(at position: Int) -> (value: Int, end: Int)? {
    guard position < tokens.count, tokens[position].kind == .word,
      let value = Int(tokens[position].text) ?? PhraseParser.numerals.firstIndex(of: tokens[position].folded),
      value >= 0
    else {
      expect(.number, at: position)
      return nil
    }
    return (value, position + 1)
  }

  private static let numerals = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]

  func range(_ start: Int, _ end: Int) -> SourceRange {
    guard start < end, start < tokens.count else { return SourceRange(0, 0) }
    return tokens[start].range.union(tokens[min(end, tokens.count) - 1].range)
  }

  // MARK: Names

  /// The names that begin at a position, longest first.
  func nameMentions(at position: Int) -> [Alternative<NameMention>] {
    if let known = nameTable[position] { return known }
    var found: [Alternative<NameMention>] = []
    do throws(GraphError) {
      found = try readNames(at: position)
    } catch { failure = error }
    nameTable[position] = found
    return found
  }

  private func readNames(at position: Int) throws(GraphError) -> [Alternative<NameMention>] {
    guard position < tokens.count else { return [] }
    let first = tokens[position]
    if first.kind == .quoted {
      let nodes = try bearers(of: first.folded, written: first.text)
      guard !nodes.isEmpty else { return [] }
      let mention = NameMention(text: first.text, nodes: nodes, range: first.range, isExplicit: true)
      return [Alternative(value: mention, end: position + 1, cost: 0)]
    }
    guard first.kind == .word else { return [] }
    if first.text.hasPrefix("#"), let id = Node.ID(first.text.dropFirst()) {
      guard let node = try names.node(id) else { return [] }
      let mention = NameMention(text: first.text, nodes: [node], range: first.range, isExplicit: true)
      return [Alternative(value: mention, end: position + 1, cost: 0)]
    }
    var found: [Alternative<NameMention>] = []
    var folded = ""
    var end = position
    while end < tokens.count, tokens[end].kind == .word {
      let next = tokens[end].folded
      folded += folded.isEmpty || next.isEmpty ? next : " " + next
      end += 1
      if folded.isEmpty { continue }
      let nodes = try bearers(of: folded, written: nil)
      if !nodes.isEmpty {
        found.append(alternative(position, end, nodes))
      } else if let singular = singular(of: folded) {
        let nodes = try bearers(of: singular, written: nil)
        if !nodes.isEmpty { found.append(alternative(position, end, nodes)) }
      }
      if !(try names.hasNames(beginningWith: folded)) { break }
    }
    if allowsPrefixes {
      let longest = found.last?.end ?? position
      found += try prefixes(at: position).filter { $0.end > longest }
    }
    // A shorter name inside a longer one is far-fetched, yet right where the longer one leads nowhere.
    return found.reversed().enumerated().map { offset, alternative in
      Alternative(
        value: alternative.value, end: alternative.end, cost: alternative.cost + offset * Cost.shorterName)
    }
  }

  private func alternative(_ start: Int, _ end: Int, _ nodes: [Node]) -> Alternative<NameMention> {
    let range = range(start, end)
    let text = tokens[start..<end].map(\.text).joined(separator: " ")
    return Alternative(
      value: NameMention(text: text, nodes: nodes, range: range, isExplicit: false), end: end, cost: Cost.name
    )
  }

  /// The nodes of a name; those of which it is the own name, if there are any in their kind.
  private func bearers(of folded: String, written: String?) throws(GraphError) -> [Node] {
    let nodes = try names.lookUp(folded)
    guard nodes.count > 1 else { return nodes }
    return nodes.filter { node in
      let rank = rank(of: node, folded, written)
      return !nodes.contains { $0.kind == node.kind && self.rank(of: $0, folded, written) < rank }
    }
  }

  private func rank(of node: Node, _ folded: String, _ written: String?) -> Int {
    if node.name == written { return 0 }
    return NameFolding.fold(node.name) == folded ? 1 : 2
  }

  private func singular(of folded: String) -> String? {
    guard folded.count > 3 else { return nil }
    for (plural, singular) in [("ies", "y"), ("shes", "sh"), ("ches", "ch"), ("sses", "ss"), ("s", "")]
    where folded.hasSuffix(plural) {
      return folded.dropLast(plural.count) + singular
    }
    return nil
  }

  private func prefixes(at position: Int) throws(GraphError) -> [Alternative<NameMention>] {
    var folded = ""
    var found: [Alternative<NameMention>] = []
    for end in position..<min(tokens.count, position + 6) {
      guard tokens[end].kind == .word, !lexicon.isGrammarWord(tokens[end].folded) else { break }
      folded += folded.isEmpty ? tokens[end].folded : " " + tokens[end].folded
      let matches = try names.matches(name: folded, kinds: [], allowingPrefix: true)
      guard !matches.isEmpty else { break }
      found.append(alternative(position, end + 1, matches.map(\.node)))
    }
    return found.suffix(1).map {
      Alternative(value: $0.value, end: $0.end, cost: $0.cost + Cost.prefix)
    }
  }

  // MARK: Values

  /// What an attribute's values are, as far as the graph has any.
  func valueType(of attribute: Attribute, kind: String) -> PropertyType? {
    let key = Lexicon.AttributeEntry(kind: kind, attribute: attribute)
    if let known = valueTypes[key] { return known }
    var type: PropertyType?
    do throws(GraphError) {
      type =
        if let edge = attribute.edge {
          try names.valueType(of: attribute.property, relation: edge.relation)
        } else {
          try names.valueType(of: attribute.property, kind: kind)
        }
    } catch { failure = error }
    valueTypes[key] = .some(type)
    return type
  }

  // MARK: Memory

  /// Reads the noun phrases at a position once.
  func remembered(at position: Int, _ read: () -> [Alternative<NounPhrase>]) -> [Alternative<NounPhrase>] {
    if let known = phraseTable[position] { return known }
    guard depth < PhraseParser.deepestNesting else { return [] }
    depth += 1
    let found = PhraseParser.best(read())
    depth -= 1
    phraseTable[position] = found
    return found
  }

  /// Reads the modifiers of such kinds at a position once.
  func remembered(
    at position: Int, kinds: Set<String>, _ read: () -> [Alternative<Modifier>]
  ) -> [Alternative<Modifier>] {
    let key = ModifierKey(position: position, kinds: kinds)
    if let known = modifierTable[key] { return known }
    let found = read()
    modifierTable[key] = found
    return found
  }

  private static let deepestNesting = 7

  /// The best alternatives, one for each value and end.
  static func best<Value: Hashable>(_ alternatives: [Alternative<Value>]) -> [Alternative<Value>] {
    let sorted = alternatives.enumerated().sorted {
      ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset)
    }
    var kept: [Alternative<Value>] = []
    for (_, alternative) in sorted where kept.count < widestChoice {
      if !kept.contains(where: { $0.end == alternative.end && $0.value == alternative.value }) {
        kept.append(alternative)
      }
    }
    return kept
  }

  private static let widestChoice = 24
}

/// How far-fetched a way of reading is. Rule numbers are those of DESIGN section 6, "Ambiguity".
enum Cost {
  /// A name, where a grammar word, relation or noun would also do (rule 2).
  static let name = 1
  /// A modifier, for each token between it and what it belongs to (rule 4).
  static let distance = 2
  /// A preposition that stands for several relations, where one relation would do (rule 3).
  static let composite = 40
  /// A comma between a modifier and what it belongs to.
  static let comma = 1
  /// A name inside a longer one (rule 2).
  static let shorterName = 60
  /// A name cut short.
  static let prefix = 30
  /// A test of a link, which is nearer to what stands before it than one of the node behind the link.
  static let edgeTest = -1
  /// A verb without the preposition it needs ("where does she work").
  static let leftOutPreposition = 20
  /// A value behind a preposition, for each of its words, where a name would do.
  static let attributeValue = 10
}

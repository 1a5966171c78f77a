import GraphModel

/// One of the ways to read the tokens from some position on.
///
/// A reference, since there are many and their values are large: sorting and keeping them copies no values.
final class Alternative<Value> {
  let value: Value
  /// The position behind what was read.
  let end: Int
  /// How far-fetched it is; less is better.
  let cost: Int

  init(value: Value, end: Int, cost: Int) {
    self.value = value
    self.end = end
    self.cost = cost
  }

  func map<NewValue>(_ transform: (Value) -> NewValue) -> Alternative<NewValue> {
    Alternative<NewValue>(value: transform(value), end: end, cost: cost)
  }
}

/// An alternative of whatever value: the lists of them are joined in a way of their own.
protocol AnyAlternative {}

extension Alternative: AnyAlternative {}

extension Array where Element: AnyAlternative {
  /// Most rules find nothing where they look: joining nothing copies nothing.
  static func += (found: inout [Element], others: [Element]) {
    if found.isEmpty { found = others } else if !others.isEmpty { found.append(contentsOf: others) }
  }
}

/// Reads a phrase by the grammar of DESIGN section 6 over a vocabulary and the names in a graph.
///
/// Each rule is a function from a position to all the ways to read on from there, best first; rules are typed by the
/// kinds that the vocabulary's signatures allow, so that a reading which means nothing is not one. What was looked for
/// at the furthest position reached is kept: it is what the diagnostics and the completion say may stand there.
final class PhraseParser {
  let tokens: [Token]
  /// The first byte of each token that is a word, else 0: most words do not stand at a place, as it says.
  private let firstBytes: [UInt8]
  /// The folded text of all tokens that are words, one behind the other, and where each begins and the last ends.
  private let bytes: [UInt8]
  private let starts: [Int]
  /// What each token's word may begin.
  let wordClasses: [WordClasses]
  let lexicon: Lexicon
  let names: any NameSource
  let today: CalendarDay
  /// Whether a name may be cut short.
  let allowsPrefixes: Bool
  /// Whether what is looked for is kept: needed only where a phrase cannot be read, or is to be completed.
  let keepsChart: Bool
  /// How many pieces may be put together.
  let mostWork: Int
  /// Where words for attributes stand.
  private(set) lazy var attributeWords: [Int] = tokens.indices.filter {
    wordClasses[$0].contains(.attribute)
  }
  /// Whether names and places may stand there without a word that ties them to the rest.
  private(set) lazy var isInKeywords = allowsPrefixes && lexicon.isInKeywords(tokens)
  var expectations: [Int: [Expectation]] = [:]
  var mismatches: [Int: [Mismatch]] = [:]
  var misfits: [Int: Misfit] = [:]
  let memory = Memory()
  /// A failure of the store while looking names up; names are read as absent then, and this is thrown at the end.
  var failure: GraphError?

  /// The furthest position at which something was looked for.
  var furthest: Int { expectations.keys.max() ?? 0 }

  /// What may stand at a place.
  enum Expectation: Hashable, Sendable {
    case word(String)
    case noun
    case name(KindSet)
    case preposition(KindSet)
    case verb(KindSet)
    case attribute(KindSet)
    case number
    case date
  }

  /// Words that were understood and do not fit the kinds before them.
  struct Mismatch: Hashable, Sendable {
    var words: String
    var range: SourceRange
    var heads: KindSet
    var link: Lexicon.LinkEntry
  }

  /// A noun phrase of a kind that is not wanted where it stands.
  struct Misfit: Hashable, Sendable {
    var range: SourceRange
    var actual: KindSet
    var wanted: KindSet
  }

  init(
    _ tokens: [Token], lexicon: Lexicon, names: any NameSource, today: CalendarDay,
    allowsPrefixes: Bool = false, keepsChart: Bool = false, mostWork: Int = PhraseParser.limitOfWork
  ) {
    self.tokens = tokens
    firstBytes = tokens.map { $0.kind == .word ? $0.folded.utf8.first ?? 0 : 0 }
    var bytes: [UInt8] = []
    var starts = [0]
    for token in tokens {
      if token.kind == .word { bytes += token.folded.utf8 }
      starts.append(bytes.count)
    }
    self.bytes = bytes
    wordClasses = tokens.map { lexicon.classes(of: $0.folded) }
    self.starts = starts
    self.lexicon = lexicon
    self.names = names
    self.today = today
    self.allowsPrefixes = allowsPrefixes
    self.keepsChart = keepsChart
    self.mostWork = mostWork
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

  /// The position behind a word of the grammar, or nil if another stands there: asked so often that it makes no array.
  func word(_ word: Keyword, at position: Int) -> Int? {
    if position < firstBytes.count, firstBytes[position] == word.firstByte,
      let end = end(of: word, at: position)
    {
      return end
    }
    if keepsChart { expect(.word(word.description), at: position) }
    return nil
  }

  /// The position behind one of several words of the grammar, or nil if another stands there.
  func word(_ words: Keyword..., at position: Int) -> Int? { word(words, at: position) }

  func word(_ words: [Keyword], at position: Int) -> Int? {
    if position < firstBytes.count {
      let first = firstBytes[position]
      for word in words where word.firstByte == first {
        if let end = end(of: word, at: position) { return end }
      }
    }
    guard keepsChart else { return nil }
    for word in words { expect(.word(word.description), at: position) }
    return nil
  }

  /// Whether one of several words stands at a position, where others may stand as well.
  func stands(one words: [Keyword], at position: Int) -> Bool {
    guard position < firstBytes.count else { return false }
    let first = firstBytes[position]
    return words.contains { $0.firstByte == first && end(of: $0, at: position) != nil }
  }

  /// The position behind a word that a vocabulary has for something.
  func word(of vocabulary: String, at position: Int) -> Int? {
    guard keepsChart || position < firstBytes.count && firstBytes[position] == vocabulary.utf8.first else {
      return nil
    }
    let words = vocabulary.split(separator: " ")
    let end = position + words.count
    if end <= tokens.count,
      zip(tokens[position..<end], words).allSatisfy({ $0.kind == .word && $0.folded == $1 })
    {
      return end
    }
    expect(.word(vocabulary), at: position)
    return nil
  }

  /// The position behind words with single spaces, if they stand here.
  private func end(of keyword: Keyword, at position: Int) -> Int? {
    var position = position
    var index = starts[position]
    for byte in keyword.bytes {
      if index == starts[position + 1] {
        // Behind a word stands the next one.
        guard byte == UInt8(ascii: " "), index > starts[position], position + 1 < firstBytes.count else {
          return nil
        }
        position += 1
      } else {
        guard bytes[index] == byte else { return nil }
        index += 1
      }
    }
    return index == starts[position + 1] && index > starts[position] ? position + 1 : nil
  }

  func mark(_ mark: String, at position: Int) -> Int? {
    guard position < tokens.count, tokens[position].kind == .mark, tokens[position].text == mark else {
      return nil
    }
    return position + 1
  }

  func number(at position: Int) -> (value: Int, end: Int)? {
    guard let value = numberThere(at: position) else {
      expect(.number, at: position)
      return nil
    }
    return (value, position + 1)
  }

  /// The number that stands here, where something else may stand as well.
  func numberThere(at position: Int) -> Int? {
    guard position < tokens.count, PhraseParser.startsNumber(firstBytes[position]),
      let value = Int(tokens[position].text) ?? numeral(at: position),
      value >= 0
    else { return nil }
    return value
  }

  private func numeral(at position: Int) -> Int? {
    guard wordClasses[position].contains(.numeral) else { return nil }
    return PhraseParser.numerals.firstIndex(of: tokens[position].folded)
  }

  /// Whether a word with this first letter may be a number, which most are not.
  static func startsNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"): true
    case UInt8(ascii: "z"), UInt8(ascii: "o"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "s"),
      UInt8(ascii: "e"), UInt8(ascii: "n"):
      true
    default: false
    }
  }

  static let numerals = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
  ]

  func range(_ start: Int, _ end: Int) -> SourceRange {
    guard start < end, start < tokens.count else { return SourceRange(0, 0) }
    return tokens[start].range.union(tokens[min(end, tokens.count) - 1].range)
  }

  // MARK: Values

  /// What an attribute's values are, as far as the graph has any.
  func valueType(of attribute: Attribute, kind: String) -> PropertyType? {
    do throws(GraphError) {
      guard let edge = attribute.edge else {
        return try names.valueType(of: attribute.property, kind: kind)
      }
      return try names.valueType(of: attribute.property, relation: edge.relation)
    } catch {
      failure = error
      return nil
    }
  }

  /// The condition with the value that some node of a kind has: the one it names, or the only one that begins with it
  /// ("in K.1.105" for "K.1.105 (La Fontaine)"). Nil where there is none, and the words must mean something else.
  func known(_ condition: Condition, _ kind: String) -> Condition? {
    if isThere(condition, kind) { return condition }
    guard allowsPrefixes, case .attribute(var test) = condition, case .text(let text)? = test.value else {
      return nil
    }
    let values = longerValues(text, of: test.attribute, kind)
    guard values.count == 1 else { return nil }
    test.value = .text(values[0])
    return .attribute(test)
  }

  /// The values of an attribute that begin with these words and go on, of which two are enough.
  func longerValues(_ text: String, of attribute: Attribute, _ kind: String) -> [String] {
    do throws(GraphError) {
      guard let edge = attribute.edge else {
        return try names.values(beginningWith: text, of: attribute.property, kind: kind)
      }
      return try names.values(beginningWith: text, of: attribute.property, relation: edge.relation)
    } catch {
      failure = error
      return []
    }
  }

  /// Whether some node of a kind has what a condition says, so that a word can be meant as a value.
  func isThere(_ condition: Condition, _ kind: String) -> Bool {
    guard case .attribute(let test) = condition, case .text(let text)? = test.value else { return true }
    do throws(GraphError) {
      guard let edge = test.attribute.edge else {
        return try names.hasValue(text, of: test.attribute.property, kind: kind)
      }
      return try names.hasValue(text, of: test.attribute.property, relation: edge.relation)
    } catch {
      failure = error
      return false
    }
  }

  // MARK: Text

  /// Tokens as text again.
  static func written(_ tokens: ArraySlice<Token>) -> String {
    var text = ""
    for token in tokens {
      let word =
        token.kind != .quoted
        ? token.text : token.text.contains("\"") ? "\u{201C}\(token.text)\u{201D}" : "\"\(token.text)\""
      let joins = token.kind == .mark && [",", ")", "?", ":", "'s"].contains(token.text)
      let opens = text.hasSuffix("(") || tokens.first { $0.text == ":" } != nil && text.hasSuffix(":")
      text += text.isEmpty || joins || opens ? word : " " + word
    }
    return text
  }
}

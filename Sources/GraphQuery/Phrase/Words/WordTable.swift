import GraphModel

/// Entries by the words that name them, one or several words each.
struct WordTable<Entry: Hashable & Sendable>: Sendable {
  struct Item: Hashable, Sendable {
    var words: [String]
    /// The words with spaces between them.
    var text: String
    var entry: Entry
  }

  private(set) var byFirstWord: [String: [Item]] = [:]
  private var known: Set<Item> = []

  mutating func add(_ words: String, _ entry: Entry) {
    let parts = words.split(separator: " ").map { NameFolding.fold(String($0)) }
    guard let first = parts.first else { return }
    let item = Item(words: parts, text: parts.joined(separator: " "), entry: entry)
    guard known.insert(item).inserted else { return }
    byFirstWord[first, default: []].append(item)
  }

  /// The entries whose words stand at a position, with the position behind them; longest first.
  func matches(_ tokens: [Token], at position: Int) -> [(entry: Entry, end: Int)] {
    guard position < tokens.count, tokens[position].kind == .word else { return [] }
    guard let items = byFirstWord[tokens[position].folded] else {
      return hyphenated(tokens[position], position)
    }
    let found = items.compactMap { item -> (entry: Entry, end: Int)? in
      let end = position + item.words.count
      guard end <= tokens.count else { return nil }
      for (token, word) in zip(tokens[position..<end], item.words) {
        guard token.kind == .word, token.folded == word else { return nil }
      }
      return (item.entry, end)
    }
    guard let longest = found.map(\.end).max() else { return [] }
    return longest == position + 1 ? found : found.sorted { $0.end > $1.end }
  }

  /// "co-speaker" is one token and two words.
  private func hyphenated(_ token: Token, _ position: Int) -> [(entry: Entry, end: Int)] {
    guard token.folded.utf8.contains(UInt8(ascii: " ")) else { return [] }
    let words = token.folded.split(separator: " ").map(String.init)
    return (byFirstWord[words[0]] ?? []).filter { $0.words == words }.map { ($0.entry, position + 1) }
  }

  /// What all the words stand for, in the order of the words, each once.
  var entries: [Entry] {
    byFirstWord.sorted { $0.key < $1.key }.flatMap { $0.value.map(\.entry) }.uniqued(on: \.self)
  }

  /// All words, for suggestions and completion.
  var allWords: [String] { byFirstWord.values.flatMap { $0.map(\.text) } }
}

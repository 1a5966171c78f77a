import GraphModel

/// Finds what a talk is about: its track and tags, and the topics and projects that its title and abstract name.
final class ScheduledSubjects {
  /// How a subject was found.
  enum Way: String {
    case track, tag, title, abstract
  }

  /// A subject of a talk, and the words that say so.
  struct Found {
    var node: Node
    var how: Way
    var quote: String
  }

  /// Tells sets of known names apart: when it changes, the talks are to be searched anew.
  let digest: String
  private let store: GraphStore
  private let scanner: NameScanner
  private let firstWords: FirstWords
  private var named: [String: Node?] = [:]

  /// Looks at the names that the graph has now; for an export that is not the newest, none are needed.
  init(store: GraphStore, scans: Bool) throws(GraphError) {
    self.store = store
    let names = scans ? try store.names(ofKinds: ["topic", "project"]) : []
    firstWords = FirstWords(names)
    scanner = NameScanner(
      store: store, kinds: ["topic", "project"], commonKinds: ["topic"], firstWords: firstWords)
    var digest = ContentDigest()
    for name in names { digest.add(name) }
    self.digest = digest.text
  }

  /// The subjects, each once: the surest way to it is the one that counts.
  func subjects(of talk: ScheduledTalk) throws(GraphError) -> [Found] {
    var found: [Found] = []
    var seen: Set<Node.ID> = []
    func add(_ node: Node, _ how: Way, _ quote: String) {
      if seen.insert(node.id).inserted { found.append(Found(node: node, how: how, quote: quote)) }
    }
    if let track = talk.track {
      for name in SubjectWords.subjects(in: track) {
        if let node = try subject(named: name) { add(node, .track, track) }
      }
    }
    for tag in talk.tags {
      for name in SubjectWords.subjects(in: tag) {
        if let node = try subject(named: name) { add(node, .tag, tag) }
      }
    }
    for node in try nodes(in: talk.title) { add(node, .title, talk.heading) }
    if let abstract = talk.abstract, firstWords.mayBegin(in: abstract[...]) {
      for sentence in Self.sentences(of: abstract).map(String.init) {
        for node in try nodes(in: sentence) { add(node, .abstract, sentence) }
      }
    }
    return found
  }

  private func nodes(in text: String) throws(GraphError) -> [Node] {
    try scanner.occurrences(in: text).flatMap(\.nodes)
  }

  private func subject(named name: String) throws(GraphError) -> Node? {
    if let known = named[name] { return known }
    let node = try store.matches(name: name, kinds: ["topic", "project"]).first?.node
    named[name] = node
    return node
  }

  private static func sentences(of text: String) -> [Substring] {
    var sentences: [Substring] = []
    var start = text.startIndex
    func end(_ end: String.Index, next: String.Index) {
      let sentence = text[start..<end].trimmingSpaces()
      if !sentence.isEmpty { sentences.append(sentence) }
      start = next
    }
    let bytes = text.utf8
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let next = bytes.index(after: index)
      switch bytes[index] {
      case UInt8(ascii: "\n"): end(index, next: next)
      case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"):
        if next == bytes.endIndex || bytes[next] == UInt8(ascii: " ") { end(next, next: next) }
      default: break
      }
      index = next
    }
    end(text.endIndex, next: text.endIndex)
    return sentences
  }
}

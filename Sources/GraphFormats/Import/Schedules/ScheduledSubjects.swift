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
    scanner = NameScanner(store: store, kinds: ["topic", "project"], commonKinds: ["topic"])
    let names = scans ? try store.names(ofKinds: ["topic", "project"]) : []
    firstWords = FirstWords(names)
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
    if let abstract = talk.abstract, firstWords.mayBegin(in: abstract) {
      for sentence in Self.sentences(of: abstract) where firstWords.mayBegin(in: sentence) {
        for node in try nodes(in: String(sentence)) { add(node, .abstract, String(sentence)) }
      }
    }
    return found
  }

  private func nodes(in text: String) throws(GraphError) -> [Node] {
    guard firstWords.mayBegin(in: text) else { return [] }
    return try scanner.occurrences(in: text).flatMap(\.nodes)
  }

  private func subject(named name: String) throws(GraphError) -> Node? {
    if let known = named[name] { return known }
    let node = try store.matches(name: name, kinds: ["topic", "project"]).first?.node
    named[name] = node
    return node
  }

  private static func sentences(of text: String) -> [Substring] {
    var sentences: [Substring] = []
    for line in text.split(whereSeparator: \.isNewline) {
      var start = line.startIndex
      var index = line.startIndex
      while index < line.endIndex {
        let next = line.index(after: index)
        if ".?!".contains(line[index]), next == line.endIndex || line[next] == " " {
          sentences.append(line[start..<next].trimmingSpaces())
          start = next
        }
        index = next
      }
      sentences.append(line[start...].trimmingSpaces())
    }
    return sentences.filter { !$0.isEmpty }
  }
}

/// The words with which known names begin: most texts have none of them, and need no closer look.
struct FirstWords {
  private var hashes: Set<UInt64> = []

  /// Makes the set for some names, each in the singular and in the plural.
  init(_ names: some Sequence<String>) {
    for name in names {
      guard let first = NameFolding.fold(name).split(separator: " ").first.map(String.init) else { continue }
      var forms: Set<String> = [first, first + "s", first + "es"]
      for ending in ["s", "es"] where first.hasSuffix(ending) {
        forms.insert(String(first.dropLast(ending.count)))
      }
      if first.hasSuffix("y") { forms.insert(first.dropLast() + "ies") }
      if first.hasSuffix("ies") { forms.insert(first.dropLast(3) + "y") }
      for form in forms {
        // A possessive is folded with its s.
        hashes.insert(Self.hash(form.utf8))
        hashes.insert(Self.hash((form + "s").utf8))
      }
    }
  }

  /// Whether one of the names may stand in a text; false means that none does.
  func mayBegin(in text: some StringProtocol) -> Bool {
    if hashes.isEmpty { return false }
    var hash = Self.seed
    var isWord = false
    var isPlain = true
    var word: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        hash = Self.step(hash, byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): hash = Self.step(hash, byte | 0x20)
      case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "."):
        if isWord { word.append(byte) }
        continue
      case 0x80...:
        isPlain = false
      default:
        if isWord, contains(hash, isPlain, word) { return true }
        (hash, isWord, isPlain) = (Self.seed, false, true)
        word.removeAll(keepingCapacity: true)
        continue
      }
      isWord = true
      word.append(byte)
    }
    return isWord && contains(hash, isPlain, word)
  }

  /// A word that is not plain ASCII is folded first: accents and quotation marks do not count.
  private func contains(_ hash: UInt64, _ isPlain: Bool, _ word: [UInt8]) -> Bool {
    if isPlain { return hashes.contains(hash) }
    return NameFolding.fold(String(decoding: word, as: UTF8.self)).split(separator: " ").contains {
      hashes.contains(Self.hash($0.utf8))
    }
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(seed, step) }
}

/// Which of the words that order a programme are subjects.
enum SubjectWords {
  /// Words of tracks that say when, how or for whom, and not about what.
  private static let structural: Set<String> = [
    "track", "tracks", "session", "sessions", "talk", "talks", "lightning", "keynote", "keynotes", "break",
    "breaks", "registration", "lunch", "breakfast", "dinner", "coffee", "main", "plenary", "workshop",
    "workshops", "tutorial", "tutorials", "panel", "panels", "poster", "posters", "demo", "demos", "bof",
    "bofs", "birds", "feather", "meeting", "meetings", "meetup", "other", "misc", "miscellaneous", "general",
    "info", "information", "event", "events", "co-located", "colocated", "sponsor", "sponsored", "sponsors",
    "sponsor-hosted", "showcase", "experiences", "opening", "closing", "welcome", "contribfest", "maintainer",
    "project", "opportunities", "solutions", "breakout", "breakouts", "party", "parties", "social", "junior",
    "stand", "stands", "devroom", "room", "hall", "stage", "day", "days", "gaming", "concert", "performance",
    "signing", "podcast", "hours", "cruise", "q&a", "lecture", "podium", "ceremony",
    "networking-break",
    "community-event", "hackathon", "sprint", "sprints", "unconference", "tba", "tbd", "novice", "beginner",
    "intermediate", "advanced", "any", "all", "none", "n/a", "english", "german", "french", "entertainment",
  ]

  /// The subject that a track or a tag is; empty where it is none.
  static func subjects(in written: String) -> [String] {
    let name = bare(written)
    let words = name.foldedWords()
    guard name.count >= 2, words.count <= 8, !words.contains(where: structural.contains),
      words.contains(where: { $0.contains(where: \.isLetter) })
    else { return [] }
    return [isShouted(name) ? quietened(name) : name]
  }

  /// Without the emoji before it and without ` devroom` behind.
  private static func bare(_ written: String) -> String {
    var text = Names.cleaned(HTMLEntities.decoded(written))[...]
    while let first = text.first, !first.isLetter, !first.isNumber, first != "." { text = text.dropFirst() }
    for ending in [" devroom", " track", " room"] where text.lowercased().hasSuffix(ending) {
      text = text.dropLast(ending.count)
    }
    return String(text.trimmingSpaces())
  }

  private static func isShouted(_ name: String) -> Bool {
    !name.contains(where: \.isLowercase) && name.count { $0.isUppercase } > 4
  }

  /// `PLATFORM ENGINEERING` is written `platform engineering`; `AI + ML` stays.
  private static func quietened(_ name: String) -> String {
    name.split(separator: " ").map { $0.count <= 3 ? String($0) : $0.lowercased() }.joined(separator: " ")
  }
}

extension ScheduledTalk {
  /// What the file itself names as a subject.
  var statedSubjects: [String] { ([track].compactMap(\.self) + tags).flatMap(SubjectWords.subjects) }
}

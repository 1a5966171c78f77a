import GraphModel

@testable import GraphQuery

/// Questions made from the grammar and the vocabulary: most of them can be read, and say something nobody thought of.
struct RandomQuestion {
  private let lexicon: Lexicon
  private let namesByKind: [String: [String]]
  private let nouns: [Lexicon.NounEntry]
  private let prepositions: [WordTable<Lexicon.LinkEntry>.Item]
  private let verbs: [WordTable<Lexicon.VerbEntry>.Item]
  private var random: SeededGenerator

  init(conference: Conference, seed: UInt64) throws {
    lexicon = Lexicon(conference.store.vocabulary)
    var names: [String: [String]] = [:]
    for node in try conference.store.nodes() where node.name != "Sam Reed" {
      names[node.kind, default: []].append(node.name)
    }
    namesByKind = names
    func sorted<Entry>(_ table: WordTable<Entry>) -> [WordTable<Entry>.Item] {
      table.byFirstWord.sorted { $0.key < $1.key }.flatMap(\.value)
    }
    let questions: Set<String> = ["where", "who", "someone", "somebody", "anyone"]
    nouns = sorted(lexicon.nouns).map(\.entry).filter { !questions.contains($0.noun.singular) }
    prepositions = sorted(lexicon.prepositions)
    verbs = sorted(lexicon.verbs)
    random = SeededGenerator(seed: seed)
  }

  mutating func next() -> String {
    let depth = 1 + random.below(3)
    switch random.below(12) {
    case 0: return "how many " + nouns(depth)
    case 1:
      return "number of " + nouns(depth) + " per " + random.one(of: ["year", "day", "org", "topic", "event"])
    case 2:
      return nouns(depth) + " sorted by " + random.one(of: ["name", "date descending", "number of talks"])
    case 3: return nouns(depth) + " limit \(1 + random.below(5))"
    case 4: return nouns(depth) + " with their " + random.one(of: ["speakers", "topics", "talks", "events"])
    case 5: return random.one(of: ["rooms", "dates", "names", "cities", "titles"]) + " of " + nouns(depth)
    case 6: return "are there " + nouns(depth)
    case 7: return "who " + verbPhrase(of: "person", depth)
    default: return nouns(depth)
    }
  }

  // MARK: Noun phrases

  private mutating func nouns(_ depth: Int) -> String { nounPhrase(random.one(of: nouns), depth) }

  private mutating func nounPhrase(_ noun: Lexicon.NounEntry, _ depth: Int) -> String {
    var text = noun.noun.plural
    switch random.below(14) {
    case 0: text = random.one(of: ["latest ", "earliest ", "latest 2 "]) + text
    case 1: text = random.one(of: ["2022 ", "2023 "]) + text
    case 2, 3: text = name(ofAny: lexicon.kinds) + " " + text
    case 4:
      text = "top \(1 + random.below(4)) \(text) by number of \(random.one(of: nouns).noun.plural)"
      return text
    default: break
    }
    for _ in 0..<(depth == 0 ? 0 : random.below(3)) { text += " " + modifier(of: noun.kind, depth - 1) }
    return text
  }

  private mutating func modifier(of kind: String, _ depth: Int) -> String {
    switch random.below(12) {
    case 0...3: return prepositional(of: kind, depth)
    case 4: return "not " + prepositional(of: kind, depth)
    case 5, 6: return random.one(of: ["who ", "that "]) + verbPhrase(of: kind, depth)
    case 7:
      return random.one(of: ["with ", "without ", "with more than 1 ", "with the most ", "with the fewest "])
        + random.one(of: nouns).noun.plural
    case 8: return time()
    case 9: return "or " + prepositional(of: kind, depth)
    case 10: return "within \(1 + random.below(2)) hops of " + name(ofAny: lexicon.kinds)
    default:
      return "that " + name(ofAny: ["person", "org"]) + " "
        + random.one(of: verbs).words.joined(separator: " ")
    }
  }

  private mutating func prepositional(of kind: String, _ depth: Int) -> String {
    let fitting = prepositions.filter { $0.entry.sources.contains(kind) }
    guard !fitting.isEmpty else { return time() }
    let item = random.one(of: fitting)
    return item.words.joined(separator: " ") + " " + objects(item.entry.targets(from: [kind]), depth)
  }

  private mutating func verbPhrase(of kind: String, _ depth: Int) -> String {
    let fitting = verbs.filter { $0.entry.link.sources.contains(kind) && $0.entry.form != .gerund }
    guard !fitting.isEmpty else { return "are " + prepositional(of: kind, depth) }
    let item = random.one(of: fitting)
    let words = item.words.joined(separator: " ")
    let auxiliary =
      switch item.entry.form {
      case .base: random.one(of: ["", "", "do not ", "did "])
      case .participle: random.one(of: ["have ", "have not "])
      default: ""
      }
    if item.entry.isImplied {
      let talk = item.entry.link.targets(from: [kind]).sorted().first ?? kind
      return auxiliary + words + " " + (random.happens(70) ? prepositional(of: talk, depth) : "")
    }
    if item.entry.change == .replaced { return auxiliary + words + " since 2022" }
    let quantity = random.one(of: ["", "", "", "more than 1 ", "the most "])
    let targets = item.entry.link.targets(from: [kind])
    if quantity.isEmpty { return auxiliary + words + " " + objects(targets, depth) }
    return auxiliary + words + " " + quantity + noun(of: targets).noun.plural
  }

  // MARK: Objects

  private mutating func objects(_ kinds: KindSet, _ depth: Int) -> String {
    switch random.below(10) {
    case 0: return name(ofAny: kinds) + " and " + name(ofAny: kinds)
    case 1: return name(ofAny: kinds) + " or " + name(ofAny: kinds)
    case 2: return "(" + name(ofAny: kinds) + " or " + name(ofAny: kinds) + ")"
    case 3...6 where depth > 0: return nounPhrase(noun(of: kinds), depth - 1)
    default: return name(ofAny: kinds)
    }
  }

  private mutating func noun(of kinds: KindSet) -> Lexicon.NounEntry {
    random.one(of: nouns.filter { kinds.contains($0.kind) } + [nouns[0]])
  }

  private mutating func name(ofAny kinds: KindSet) -> String {
    let kind = random.one(of: kinds.sorted())
    let name = random.one(of: namesByKind[kind] ?? ["Liz Rice"])
    return random.happens(30) ? "\"\(name)\"" : name
  }

  private mutating func time() -> String {
    random.one(of: ["in 2022", "after 2022", "before 2023-11-08", "since 2021", "on Tuesday", "last year"])
  }
}

import GraphModel

// What words stand for. The entries are references, made once: a reading passes them on many times, and copies nothing.

extension Lexicon {
  /// A noun for a kind.
  final class NounEntry: Hashable, Sendable {
    let kind: String
    let noun: Noun

    init(kind: String, noun: Noun) {
      self.kind = kind
      self.noun = noun
    }

    /// The same, when what its noun says besides the kind is said elsewhere.
    var withoutCondition: NounEntry {
      var noun = noun
      noun.condition = nil
      return NounEntry(kind: kind, noun: noun)
    }

    static func == (one: NounEntry, other: NounEntry) -> Bool {
      one === other || one.kind == other.kind && one.noun == other.noun
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(kind)
      hasher.combine(noun.singular)
    }
  }

  /// A path of relations that words stand for, and the kinds that it links.
  final class LinkEntry: Hashable, Sendable {
    let path: RelationPath
    /// The pairs of kinds it may link.
    let pairs: Set<KindPair>
    /// The words, in the form that the paraphrase uses.
    let words: String
    /// The kinds that it starts from.
    let sources: KindSet
    /// The kinds that it leads to.
    let targets: KindSet
    private let hash: Int

    init(path: RelationPath, pairs: Set<KindPair>, words: String) {
      self.path = path
      self.pairs = pairs
      self.words = words
      sources = KindSet(pairs.map(\.source))
      targets = KindSet(pairs.map(\.target))
      var hasher = Hasher()
      hasher.combine(path)
      hasher.combine(pairs)
      hasher.combine(words)
      hash = hasher.finalize()
    }

    static func == (one: LinkEntry, other: LinkEntry) -> Bool {
      one === other
        || one.hash == other.hash && one.words == other.words && one.path == other.path
          && one.pairs == other.pairs
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }

    /// Whether it stands for more than one edge, which makes it the weaker reading.
    var isComposite: Bool { path.steps.count > 1 }

    /// The kinds that it leads to from these.
    func targets(from kinds: KindSet) -> KindSet {
      if sources.isSubset(of: kinds) { return targets }
      if pairs.count == 1 { return [] }
      return KindSet(pairs.lazy.filter { kinds.contains($0.source) }.map(\.target))
    }

    /// The kinds from which it leads to these.
    func sources(to kinds: KindSet) -> KindSet {
      if targets.isSubset(of: kinds) { return sources }
      if pairs.count == 1 { return [] }
      return KindSet(pairs.lazy.filter { kinds.contains($0.target) }.map(\.source))
    }

    /// The same, from its other end.
    var reversed: LinkEntry {
      LinkEntry(
        path: path.reversed, pairs: Set(pairs.map { KindPair(source: $0.target, target: $0.source) }),
        words: words)
    }

    /// The same, said with other words.
    func worded(_ words: String) -> LinkEntry { LinkEntry(path: path, pairs: pairs, words: words) }

    /// The same, between these kinds only.
    func restricted(to pair: KindPair) -> LinkEntry {
      pairs.count == 1 && pairs.contains(pair) ? self : LinkEntry(path: path, pairs: [pair], words: words)
    }
  }

  /// Two kinds.
  struct KindPair: Hashable, Sendable {
    var source: String
    var target: String
  }

  /// A form of a verb.
  final class VerbEntry: Hashable, Sendable {
    /// One form, or several of them.
    struct Form: OptionSet, Hashable, Sendable {
      let rawValue: UInt8
      static let base = Form(rawValue: 1 << 0)
      static let thirdPerson = Form(rawValue: 1 << 1)
      static let past = Form(rawValue: 1 << 2)
      static let participle = Form(rawValue: 1 << 3)
      static let gerund = Form(rawValue: 1 << 4)
    }
    let form: Form
    let forms: VerbForms
    let link: LinkEntry
    /// Whether the object is implied, as in "people who spoke".
    let isImplied: Bool
    /// What became of the link, where the verb says that: "joined", "left".
    let change: LinkCondition.Change?

    init(
      form: Form, forms: VerbForms, link: LinkEntry, isImplied: Bool,
      change: LinkCondition.Change? = nil
    ) {
      self.form = form
      self.forms = forms
      self.link = link
      self.isImplied = isImplied
      self.change = change
    }

    static func == (one: VerbEntry, other: VerbEntry) -> Bool {
      one === other
        || one.form == other.form && one.link == other.link && one.forms == other.forms
          && one.isImplied == other.isImplied && one.change == other.change
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(form)
      hasher.combine(forms.base)
      hasher.combine(link)
    }
  }

  /// An attribute of a kind.
  struct AttributeEntry: Hashable, Sendable {
    var kind: String
    var attribute: Attribute
  }
}

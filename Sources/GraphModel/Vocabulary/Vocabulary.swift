/// The words a graph knows: its kinds of nodes, its relations, and the phrases that mean them.
///
/// It is data, kept as rows in the graph: both query languages, capture, look-up and export read it, and nothing else
/// names a kind or relation.
public struct Vocabulary: Hashable, Sendable {
  /// The kinds of nodes.
  public var kinds: [NodeKind]
  /// The kinds of edges.
  public var relations: [Relation]
  /// The words that mean a path of relations.
  public var phrases: [Phrase]

  /// Makes a vocabulary.
  public init(kinds: [NodeKind] = [], relations: [Relation] = [], phrases: [Phrase] = []) {
    self.kinds = kinds
    self.relations = relations
    self.phrases = phrases
  }

  /// The kind of this name, in any letter case.
  public func kind(named name: String) -> NodeKind? {
    kinds.first { $0.name == name } ?? kinds.first { $0.name.lowercased() == name.lowercased() }
  }

  /// The relation of this name, in any letter case and with spaces or hyphens for underscores.
  public func relation(named name: String) -> Relation? {
    if let relation = relations.first(where: { $0.name == name }) { return relation }
    let spelling = Relation.spelling(name)
    return relations.first { Relation.spelling($0.name) == spelling }
  }

  /// The relation of which this is the name or one of the verbs ("works at", "gave"), in that direction.
  public func relation(wordedAs words: String) -> Relation? {
    if let relation = relation(named: words) { return relation }
    let wanted = NameFolding.fold(words)
    for phrase in phrases where phrase.role == .verb && phrase.path.steps.count == 1 {
      guard let step = phrase.path.steps.first, !step.isInverse, step.test == nil, step.relations.count == 1,
        VerbForms(phrase.words).all.contains(wanted)
      else { continue }
      return relation(named: step.relations[0])
    }
    return nil
  }

  /// Whether nodes of a kind happen at some time, so that one can ask for their date.
  public func isDated(_ kind: String) -> Bool {
    self.kind(named: kind)?.attributes.contains { $0.property == "since" && $0.relation == nil } ?? false
  }

  /// The kind that this word means: its name or one of its plain nouns.
  public func kind(worded word: String) -> NodeKind? {
    if let kind = kind(named: word) { return kind }
    let wanted = NameFolding.fold(word)
    return kinds.first { kind in
      kind.nouns.contains { $0.condition == nil && ($0.singular == wanted || $0.plural == wanted) }
    }
  }
}

/// A kind of node: person, talk.
public struct NodeKind: Hashable, Sendable {
  /// The number the graph knows it by.
  public var id: Int64
  /// Its name, which is also its label in patterns.
  public var name: String
  /// The words for it.
  public var nouns: [Noun]
  /// What can be asked of such a node, by word.
  public var attributes: [Attribute]
  /// Graphviz's name of the shape it is drawn in.
  public var shape: String
  /// The colour it is filled with, `#rrggbb`; light, since the text on it is nearly black.
  public var fill: String
  /// The colour of the line around it, `#rrggbb`.
  public var outline: String
  /// Whether a link through it connects nobody: everybody is at the same event.
  public var isIncidental: Bool
  /// One line about it.
  public var summary: String

  /// Makes a kind.
  public init(
    id: Int64 = 0, name: String, nouns: [Noun] = [], attributes: [Attribute] = [], shape: String = "ellipse",
    fill: String = "#eeeeee", outline: String = "#666666", isIncidental: Bool = false, summary: String = ""
  ) {
    self.isIncidental = isIncidental
    self.id = id
    self.name = name
    self.nouns = nouns
    self.attributes = attributes
    self.shape = shape
    self.fill = fill
    self.outline = outline
    self.summary = summary
  }
}

/// A noun for nodes of a kind, or for those that meet a condition: a speaker is a person who gives a talk.
public struct Noun: Hashable, Sendable {
  /// What makes a node of the kind one of these.
  public struct Condition: Hashable, Sendable {
    /// A relation that must lead from the node, or nil.
    public var relation: String?
    /// A property of the node, or of the edge if there is a relation.
    public var property: String?
    /// What an edge's property must be, and what a node's must contain: a "keynote panel" is a keynote.
    public var value: String?

    /// Makes a condition.
    public init(relation: String? = nil, property: String? = nil, value: String? = nil) {
      self.relation = relation
      self.property = property
      self.value = value
    }
  }

  /// One of them.
  public var singular: String
  /// Several of them.
  public var plural: String
  /// What makes a node one of these, or nil if its kind does.
  public var condition: Condition?

  /// Makes a noun.
  public init(singular: String, plural: String, condition: Condition? = nil) {
    self.singular = singular
    self.plural = plural
    self.condition = condition
  }
}

/// A word for a property: a talk's room is the `room` of its `at` edge.
public struct Attribute: Hashable, Sendable {
  /// The word for one.
  public var singular: String
  /// The word for several.
  public var plural: String
  /// The relation whose edges have the property, or nil if the node itself has it.
  public var relation: String?
  /// The property.
  public var property: String
  /// The word that puts a value of it behind a noun, as in "events *in* Chicago", or nil.
  public var preposition: String?

  /// Makes an attribute.
  public init(
    singular: String, plural: String, relation: String? = nil, property: String, preposition: String? = nil
  ) {
    self.singular = singular
    self.plural = plural
    self.relation = relation
    self.property = property
    self.preposition = preposition
  }
}

/// A kind of edge: `works_at`.
public struct Relation: Hashable, Sendable {
  /// A pair of kinds that a relation links.
  public struct Signature: Hashable, Sendable {
    /// The kind at its start.
    public var source: String
    /// The kind at its end.
    public var target: String
    /// Whether it is what a bare juxtaposition means ("Isovalent people", "topics of talks").
    public var isDefault: Bool

    /// Makes a signature.
    public init(source: String, target: String, isDefault: Bool = false) {
      self.source = source
      self.target = target
      self.isDefault = isDefault
    }
  }

  /// The number the graph knows it by.
  public var id: Int64
  /// Its name, which is also its label in patterns.
  public var name: String
  /// What it links.
  public var signatures: [Signature]
  /// Whether both directions mean the same (`knows`).
  public var isSymmetric: Bool
  /// Whether a node has one target at a time (`works_at`), so that a later one ends an earlier one.
  public var isExclusive: Bool
  /// Whether it holds over time, so that "works at" asks about now; else it happens, as a talk does.
  public var isState: Bool
  /// Whether it links nodes of any kind and each statement is an edge of its own, as in graphs from elsewhere.
  public var isOpen: Bool
  /// The relation along which what is true of a part is true of the whole, or nil: a talk about Istio is one about
  /// service mesh, of which Istio is `part_of`.
  public var rollsUpAlong: String?
  /// One line about it.
  public var summary: String

  /// Makes a relation.
  public init(
    id: Int64 = 0, name: String, signatures: [Signature] = [], isSymmetric: Bool = false,
    isExclusive: Bool = false, isState: Bool = false, isOpen: Bool = false, rollsUpAlong: String? = nil,
    summary: String = ""
  ) {
    self.id = id
    self.name = name
    self.signatures = signatures
    self.isSymmetric = isSymmetric
    self.isExclusive = isExclusive
    self.isState = isState
    self.isOpen = isOpen
    self.rollsUpAlong = rollsUpAlong
    self.summary = summary
  }

  /// The name as words: `works at`.
  public var words: String { name.split(separator: "_").joined(separator: " ") }

  /// Whether it may lead from the one kind to the other.
  public func links(_ source: String, to target: String) -> Bool {
    isOpen
      || signatures.contains { signature in
        (signature.source == source && signature.target == target)
          || (isSymmetric && signature.source == target && signature.target == source)
      }
  }

  /// What it links, as a person reads it: `a person to an org`.
  public var signatureText: String {
    signatures.map { "\($0.source) → \($0.target)" }.joined(separator: ", ")
  }

  static func spelling(_ name: String) -> String {
    String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
  }
}

/// Words that mean a path of relations from one kind to another.
public struct Phrase: Hashable, Sendable {
  /// How the words stand in a sentence.
  public enum Role: String, Sendable {
    /// "people who *work at* Isovalent"
    case verb
    /// "people who *spoke*": the object (a talk) is implied, and what follows may say more about it.
    case impliedVerb = "implied verb"
    /// "people *at* Isovalent"
    case preposition
    /// "*Isovalent people*", "topics *of* talks": no words of its own.
    case adjacent
    /// "movies without *reviews*": the links themselves, to be counted or missed.
    case noun
  }

  /// How the words stand in a sentence.
  public var role: Role
  /// The words; of a verb its base form or all five forms, with what follows it: `give/gives/gave/given/giving`,
  /// `work at`.
  public var words: String
  /// The kind it starts from, or nil for what the path allows.
  public var source: String?
  /// The kind it leads to, or nil for what the path allows.
  public var target: String?
  /// What it means.
  public var path: RelationPath

  /// Makes a phrase.
  public init(
    role: Role, words: String, source: String? = nil, target: String? = nil, path: RelationPath
  ) {
    self.role = role
    self.words = words
    self.source = source
    self.target = target
    self.path = path
  }
}

/// Relations to follow one after the other: `^gives / works_at`.
public struct RelationPath: Hashable, Sendable, CustomStringConvertible {
  /// One edge of the path.
  public struct Step: Hashable, Sendable {
    /// The relations it may be.
    public var relations: [String]
    /// Whether it is followed from target to source.
    public var isInverse: Bool
    /// What the edge must say, or nil: to moderate a talk is to give it in the role of a moderator.
    public var test: Test?

    /// A property of an edge and its value.
    public struct Test: Hashable, Sendable {
      /// The property.
      public var property: String
      /// What it must be.
      public var value: String

      /// Makes a test.
      public init(property: String, value: String) {
        self.property = property
        self.value = value
      }
    }

    /// Makes a step.
    public init(_ relations: [String], inverse: Bool = false, test: Test? = nil) {
      self.relations = relations
      self.isInverse = inverse
      self.test = test
    }
  }

  /// The edges, in order; never empty.
  public var steps: [Step]

  /// Makes a path.
  public init(_ steps: [Step]) { self.steps = steps }

  /// Reads `^gives / works_at|member_of`; nil if a step is empty.
  public init?(_ text: String) {
    var steps: [Step] = []
    for part in text.split(separator: "/", omittingEmptySubsequences: false) {
      var name = part.trimmingSpaces()
      let isInverse = name.hasPrefix("^")
      if isInverse { name = name.dropFirst() }
      var test: Step.Test?
      if let bracket = name.firstIndex(of: "[") {
        guard name.last == "]" else { return nil }
        let sides = name[name.index(after: bracket)...].dropLast().split(separator: "=", maxSplits: 1)
        guard sides.count == 2 else { return nil }
        test = Step.Test(
          property: String(sides[0].trimmingSpaces()), value: String(sides[1].trimmingSpaces()))
        name = name[..<bracket]
      }
      let relations = name.split(separator: "|").map { String($0.trimmingSpaces()) }.filter { !$0.isEmpty }
      guard !relations.isEmpty else { return nil }
      steps.append(Step(relations, inverse: isInverse, test: test))
    }
    guard !steps.isEmpty else { return nil }
    self.steps = steps
  }

  /// The path walked from its end.
  public var reversed: RelationPath {
    RelationPath(steps.reversed().map { Step($0.relations, inverse: !$0.isInverse, test: $0.test) })
  }

  /// `^gives / works_at`, `gives[role=moderator]`
  public var description: String {
    steps.map { step in
      let test = step.test.map { "[\($0.property)=\($0.value)]" } ?? ""
      return (step.isInverse ? "^" : "") + step.relations.joined(separator: "|") + test
    }.joined(separator: " / ")
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  package func trimmingSpaces() -> SubSequence {
    // What begins and ends with visible ASCII, as nearly all does, needs no look at its characters.
    if let first = unicodeScalars.first, let last = unicodeScalars.last, Self.isVisibleASCII(first),
      Self.isVisibleASCII(last)
    {
      return self[...]
    }
    return trimming(where: \.isWhitespace)
  }

  private static func isVisibleASCII(_ scalar: Unicode.Scalar) -> Bool { scalar > " " && scalar < "\u{7F}" }

  /// The text without the characters at its ends that fulfil the condition.
  package func trimming(where isTrimmed: (Character) -> Bool) -> SubSequence {
    guard let start = firstIndex(where: { !isTrimmed($0) }),
      let end = lastIndex(where: { !isTrimmed($0) })
    else { return self[endIndex...] }
    return self[start...end]
  }
}

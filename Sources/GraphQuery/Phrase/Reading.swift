import GraphModel

// Readings are copied often and few of them have the large parts: those are `indirect`, so that the others stay small.

/// What a phrase was read as: typed by the vocabulary, not yet a pattern.
struct Reading: Hashable, Sendable {
  /// What is asked.
  indirect enum Form: Hashable, Sendable {
    /// The nodes themselves.
    case list
    /// How many there are.
    case count
    /// Whether there are any.
    case exists
    /// Some of their attributes.
    case attributes([Attribute])
    /// The nodes, each with what the link that they are described by says: "roles of actors in Speed Racer".
    case linkAttribute(Attribute)
    /// What the links say that lead from the nodes to others: "what rating did Ann give Salt Roads".
    case linkValues(Attribute, LinkCondition, isList: Bool, isCounted: Bool)
    /// How many links there are.
    case linkCount(LinkCondition)
    /// What those links say, taken together: "the average rating that Ann gave".
    case aggregateLinks(Aggregate, Attribute, LinkCondition)
    /// An attribute of all of them taken together.
    case aggregate(Aggregate, Attribute)
    /// An attribute of each of them, taken together where a node has several values of it.
    case aggregateEach(Aggregate, Attribute)
    /// How many there are for each of what it is grouped by, on average.
    case averageNumber
    /// How many different groups there are.
    case groupCount
    /// How the one node is connected to the other.
    case path(from: NameMention, to: NameMention)
  }

  /// What many values are taken together to.
  enum Aggregate: String, CaseIterable, Hashable, Sendable {
    case average = "avg"
    case least = "min"
    case greatest = "max"
    case total = "sum"
  }

  /// By what the answer is divided.
  indirect enum Grouping: Hashable, Sendable {
    case year
    case month
    case day
    /// Ten years, by a property that holds years, or by the date.
    case decade(Attribute?)
    /// What a clause links it to: "movies that each director directed".
    case each(LinkCondition)
    case kind(Lexicon.LinkEntry, Lexicon.NounEntry)
    case attribute(Attribute)
  }

  /// Which groups are wanted.
  enum GroupChoice: Hashable, Sendable {
    /// Those with the most (or fewest).
    case most(isLeast: Bool)
    /// Those with such a number.
    case number(Quantity)
  }

  /// By what the answer is sorted.
  enum SortKey: Hashable, Sendable {
    case name
    case date
    case attribute(Attribute)
    case number(Lexicon.LinkEntry, Lexicon.NounEntry)
  }

  /// What to show beside each node.
  enum Companion: Hashable, Sendable {
    case nodes(Lexicon.LinkEntry, Lexicon.NounEntry)
    /// How many of them there are.
    case number(Lexicon.LinkEntry, Lexicon.NounEntry)
    case attribute(Attribute)
  }

  var form: Form = .list
  var subject: NounPhrase
  var grouping: Grouping?
  var groupChoice: GroupChoice?
  var companions: [Companion] = []
  var sortKey: SortKey?
  var isDescending = false
  var limit: Int?
  /// The day that counts as now ("as of 2023-11").
  var asOf: TimeSpan?
}

/// Nodes as a phrase describes them.
struct NounPhrase: Hashable, Sendable {
  /// Which of them, by date or by a count.
  indirect enum Rank: Hashable, Sendable {
    case latest(Int)
    case earliest(Int)
    /// Those with the most (or fewest) of something.
    case most(LinkCondition, isLeast: Bool)
    /// The first so many by the number of something.
    case top(Int, LinkCondition, isLeast: Bool)
    /// Those with the highest or lowest value of an attribute.
    case value(AttributeRank)
  }

  /// The kinds it may be of.
  var kinds: KindSet
  /// The noun, if it has one.
  var noun: Lexicon.NounEntry?
  /// The name, if it is one.
  var name: NameMention?
  /// What else must be true of it; all of them.
  var conditions: [Condition] = []
  var rank: Rank?
  /// Whether it is only meant: the talk in "people who spoke at KubeCon".
  var isImplied = false
  /// Whether only what is linked to it itself counts, not to its parts ("exactly about").
  var isExact = false
  /// Whether its parts count as well ("including its parts").
  var includesParts = false
}

/// A rank by an attribute: "with the highest rating", "the oldest", "top 5 by rating".
struct AttributeRank: Hashable, Sendable {
  /// How it is said.
  enum Wording: Hashable, Sendable {
    /// "the latest", "the oldest": an attribute that says when.
    case time
    /// "with the highest rating"
    case superlative
    /// "top 5 movies by rating"
    case top
    /// "with the longest title": of texts, by their length.
    case length
  }

  var attribute: Attribute
  var isLeast: Bool
  /// How many; nil: all that share the first place.
  var count: Int?
  var wording: Wording

  /// What is made of the values, where links have them and a node has several: the extreme one; of a list, the average.
  var aggregate: Reading.Aggregate { wording == .top ? .average : isLeast ? .least : .greatest }
}

/// A name in a phrase, and the nodes that bear it.
struct NameMention: Hashable, Sendable {
  var text: String
  var nodes: [Node]
  var range: SourceRange
  /// Whether it carries its kind.
  var isExplicit: Bool
  /// Whether only the beginning of the name is written.
  var isCutShort = false
  /// Whether it is a number (`#12`), since others bear the same name.
  var isNumber: Bool { text.hasPrefix("#") }
}

/// What must be true of a node.
indirect enum Condition: Hashable, Sendable {
  case link(LinkCondition)
  case attribute(AttributeCondition)
  /// It happens in a span of time.
  case time(TimeSpan)
  case not(Condition)
  case all([Condition])
  case any([Condition])
  /// Several links to one and the same node: "wrote and directed the same movie".
  case shared([LinkCondition])
  /// At most so many links of any relation away.
  case near(NounPhrase, hops: Int)
  /// It is one of these: "(people who) are speakers".
  case described(Objects)
  /// It is before, after or like another node.
  case compared(NodeComparison)
  /// It is none of these.
  case besides([NounPhrase])
  /// Its number is in the list that a variable of the pattern has. No phrase reads so; nested ranks are turned into it.
  case among(String)
  /// Not a condition but a rank, said behind the noun: "(people) who gave the most talks".
  case rank(NounPhrase.Rank)
}

/// A link to other nodes.
struct LinkCondition: Hashable, Sendable {
  /// How it is said.
  enum Wording: Hashable, Sendable {
    case adjacent
    case of
    case preposition(String)
    indirect case verb(VerbForms)
    /// "that Liz Rice gave": the object is the verb's subject.
    indirect case inverseVerb(VerbForms)
    /// "(people who) are mentioned", by whatever it is.
    indirect case passive(VerbForms)
    case having
    /// "without reviews": the links themselves are counted, not what they lead to.
    case counting(String)
    /// "their own": by what makes the noun before it what it is; resolved where that is known.
    case own
    /// "per topic"
    case grouping
    /// "whose employer is Isovalent"
    case whose(String)
    /// "(movies) that Tom Hanks is in": the object is what stands at the other end.
    case inversePreposition(String)
  }

  /// The time that a verb's form asks about.
  enum Tense: Hashable, Sendable {
    /// No verb: at the time of what it belongs to, or else now.
    case none
    case present
    case past
  }

  /// What can become of a link that holds over time.
  enum Change: Hashable, Sendable {
    /// It began: "joined".
    case begun
    /// It ended: "left".
    case ended
    /// It took the place of another: "changed employers".
    case replaced
  }

  /// "in a movie released before 1996"
  struct Meeting: Hashable, Sendable {
    var preposition: String
    var place: Objects
  }

  var link: Lexicon.LinkEntry
  var wording: Wording
  var objects: Objects
  var tense: Tense = .none
  /// "in 2021", of the link and not of its ends.
  var period: TimeSpan?
  var quantity: Quantity?
  /// What the link itself must say: "reviewed *with a rating over 90*".
  var edgeTest: AttributeCondition?
  /// Where both ends of a path of two links meet.
  var meeting: Meeting?
  /// What became of the link, in the period if there is one.
  var change: Change?
  /// Whether no word said it: "Josh Lee *FOSDEM*".
  var isUnmarked = false
  var range: SourceRange
}

/// What a link leads to.
indirect enum Objects: Hashable, Sendable {
  case one(NounPhrase)
  case all([Objects])
  case any([Objects])
  case not(Objects)

  /// The kinds that any of them may be of.
  var kinds: KindSet {
    if case .one(let phrase) = self { return phrase.kinds }
    return phrases.reduce([]) { $0.union($1.kinds) }
  }

  /// The noun phrases, in order.
  var phrases: [NounPhrase] {
    switch self {
    case .one(let phrase): [phrase]
    case .all(let parts), .any(let parts): parts.flatMap(\.phrases)
    case .not(let part): part.phrases
    }
  }
}

/// How many.
struct Quantity: Hashable, Sendable {
  var comparison: Expression.BinaryOperator
  var number: Int
}

/// A test of an attribute.
struct AttributeCondition: Hashable, Sendable {
  enum Value: Hashable, Sendable {
    case text(String)
    case integer(Int64)
    case real(Double)
    case parameter(String)
    /// Between two numbers, both included.
    case range(Int64, Int64)
    /// A span of time; of a property that holds numbers, years.
    case span(TimeSpan, isNumeric: Bool)
  }

  var attribute: Attribute
  /// nil: it must be there at all.
  var comparison: Expression.BinaryOperator?
  var value: Value?
  /// Whether the attribute's values are lists, of which one element must meet it.
  var isOfList = false
  /// Whether the average of the values of several links is compared.
  var isOfAverage = false
  /// Whether the length of a text is compared: "a title longer than 20 characters".
  var isOfLength = false
}

/// A comparison with another node: by an attribute, or where there is none by when both happen.
struct NodeComparison: Hashable, Sendable {
  /// Of which length of time both must be.
  enum Unit: String, CaseIterable, Hashable, Sendable {
    case year, month, day
  }

  var attribute: Attribute?
  var comparison: Expression.BinaryOperator
  var unit: Unit?
  var other: NounPhrase
}

/// A span of time: from its start to just before its end, each in the shortest form, or what comes again: a weekday, a
/// time of day.
struct TimeSpan: Hashable, Sendable {
  var start: String?
  var end: String?
  /// 1 for Monday to 7 for Sunday.
  var weekday: Int?
  /// From one minute of the day to just before another, as "17:30".
  var clock: ClockSpan?
  /// Whether it comes again, each week or day, and so is no single span.
  var recurs: Bool { weekday != nil || clock != nil }
  /// The words it was given in, as the paraphrase writes them.
  var words: String
}

/// A part of each day: from its start to just before its end, as "17:30"; nil: until midnight.
struct ClockSpan: Hashable, Sendable {
  var start: String
  var end: String?
}

/// How far-fetched a way of reading is. Rule numbers are those of DESIGN section 6, "Ambiguity".
enum Cost {
  /// A name, where a grammar word, relation or noun would also do (rule 2).
  static let name = 1
  /// A modifier, for each token between it and what it belongs to (rule 4).
  static let distance = 2
  /// Behind a comma it is the other way round: the nearer what it belongs to, the worse (rule 4).
  static let lifted = 20
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
  /// A verb behind a noun without "who" or "that".
  static let question = 4
  /// A verb with nothing behind it: of anything.
  static let bareVerb = 15
  /// A time where a kind has no dates, but an attribute that says when.
  static let attributeTime = 3
  /// A value of a link where a name would do: "played Neo".
  static let edgeValue = 6
  /// A time that is another node's: "after Top Gun".
  static let otherNode = 5
  /// A link that only an object of another kind makes: "talks in Chicago" for "talks at events in Chicago".
  static let detour = 30
  /// A name or a place that no word ties to the noun before it.
  static let unmarked = 20
  /// A value behind a preposition, for each of its words, where a name would do.
  static let attributeValue = 10
}

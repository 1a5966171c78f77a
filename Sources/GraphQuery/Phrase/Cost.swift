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

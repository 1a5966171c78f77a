/// What an import did, and what it did not understand.
public struct ImportReport: Hashable, Sendable {
  /// A line of the input about which something is to be said.
  public struct LineRemark: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// What is on it.
    public var text: String
    /// What is to be said.
    public var reason: String
  }

  /// The nodes that are new, by kind.
  public var created: [String: Int] = [:]
  /// The nodes that were there and say more or other things now.
  public var updatedNodes = 0
  /// The links that are new, by relation.
  public var linked: [String: Int] = [:]
  /// The links that were there and say more or other things now.
  public var updatedLinks = 0
  /// The links that were there as they are.
  public var unchangedLinks = 0
  /// The links that the input no longer states.
  public var removedLinks = 0
  /// The nodes that nothing names any more.
  public var removedNodes = 0
  /// How many talks the input holds.
  public var talks = 0
  /// What became of the talks, if the input is a programme.
  public var talkChanges: TalkChanges?
  /// The event that the input is about, if it is a programme.
  public var event: String?
  /// How many people were known before and were recognised by their names.
  public var matchedPeople = 0
  /// Pairs of people who may be the same and were kept apart.
  public var possiblySame: [String] = []
  /// How many people the input holds, where it is about people.
  public var people = 0
  /// How many nodes the input states, where it states them one by one.
  public var statedNodes = 0
  /// How many links the input states, where it states them one by one.
  public var statedLinks = 0
  /// Headings of which another reading is nearly as good.
  public var guesses: [LineRemark] = []
  /// Lines that look like something and could not be read.
  public var unread: [LineRemark] = []
  /// How long it took, where that was measured.
  public var duration: Duration?
  /// Other things to know.
  public var notes: [String] = []

  /// Whether the graph is as it was.
  public var isUnchanged: Bool {
    created.isEmpty && linked.isEmpty && updatedNodes == 0 && updatedLinks == 0 && removedLinks == 0
      && removedNodes == 0 && talkChanges?.isEmpty ?? true
  }

  /// Adds what another part of the same import changed.
  mutating func add(_ other: ImportReport) {
    created.merge(other.created, uniquingKeysWith: +)
    linked.merge(other.linked, uniquingKeysWith: +)
    updatedNodes += other.updatedNodes
    updatedLinks += other.updatedLinks
    unchangedLinks += other.unchangedLinks
    removedLinks += other.removedLinks
    removedNodes += other.removedNodes
  }
}

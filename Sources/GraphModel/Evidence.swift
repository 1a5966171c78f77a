/// Where facts come from: a file, a feed, or what was typed.
public struct Source: Hashable, Sendable, Identifiable {
  /// The number the graph knows it by.
  public var id: Int64
  /// What identifies it: a path, an address, or `kgraph:capture` for what was typed.
  public var uri: String
  /// A title for people, if it has one.
  public var title: String?

  /// The source of everything that was typed.
  public static let captureURI = "kgraph:capture"
}

/// A link that a source states: subject, relation, object, and what it says of it.
public struct Statement: Hashable, Sendable {
  /// Where the link starts.
  public var subject: Node.ID
  /// The relation's name.
  public var relation: String
  /// Where it ends.
  public var object: Node.ID
  /// From when it holds, as the source says.
  public var since: String?
  /// From when it no longer holds, as the source says.
  public var until: String?
  /// A moment at which the source saw it hold.
  public var observed: String?
  /// What else the source says of it: role, room, job title.
  public var properties: Properties
  /// Where in the source it stands: `line 42`.
  public var locator: String?
  /// The words it rests on.
  public var quote: String?

  /// Makes a statement.
  public init(
    _ subject: Node.ID, _ relation: String, _ object: Node.ID, since: String? = nil, until: String? = nil,
    observed: String? = nil, properties: Properties = [:], locator: String? = nil, quote: String? = nil
  ) {
    self.subject = subject
    self.relation = relation
    self.object = object
    self.since = since
    self.until = until
    self.observed = observed
    self.properties = properties
    self.locator = locator
    self.quote = quote
  }
}

/// A statement with the source that makes it.
public struct Evidence: Hashable, Sendable {
  /// Who says it.
  public var source: Source
  /// What is said.
  public var statement: Statement
}

/// What became of something that was written.
public enum WriteOutcome: String, Sendable {
  /// It is new.
  case added
  /// It was there and has changed.
  case updated
  /// It was there as it is.
  case unchanged
}

/// What is known of a statement before it is made.
public struct StatementNovelty: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The source has not stated it yet.
  public static let unstated = StatementNovelty(rawValue: 1)
  /// Nobody has stated the link yet; of an exclusive relation, none from the subject.
  public static let unlinked = StatementNovelty(rawValue: 2)
}

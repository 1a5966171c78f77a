/// A person, organisation, project, topic, talk, event, note, or whatever kind the vocabulary has.
public struct Node: Hashable, Sendable, Identifiable {
  /// The number the graph knows it by.
  public typealias ID = Int64

  /// The number the graph knows it by.
  public var id: ID
  /// The name of its kind: `person`.
  public var kind: String
  /// Its name, as written.
  public var name: String
  /// When it begins (a talk, an event), in partial ISO 8601.
  public var since: String?
  /// When it has ended: the first instant it no longer covers.
  public var until: String?
  /// Everything else that is known of it.
  public var properties: Properties

  /// Makes a node value; the store makes nodes.
  public init(
    id: ID, kind: String, name: String, since: String? = nil, until: String? = nil,
    properties: Properties = [:]
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.since = since
    self.until = until
    self.properties = properties
  }
}

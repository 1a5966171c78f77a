/// A typed, directed, dated link between two nodes.
public struct Edge: Hashable, Sendable, Identifiable {
  /// The number the graph knows it by.
  public typealias ID = Int64

  /// The number the graph knows it by.
  public var id: ID
  /// Where it starts.
  public var source: Node.ID
  /// The name of its relation: `works_at`.
  public var relation: String
  /// Where it ends.
  public var target: Node.ID
  /// From when it holds, in partial ISO 8601; nil: as far back as is known.
  public var since: String?
  /// The first instant at which it no longer holds; nil: it holds still.
  public var until: String?
  /// Everything else that is known of it: role, room, job title, note.
  public var properties: Properties

  /// Makes an edge value; the store makes edges.
  public init(
    id: ID, source: Node.ID, relation: String, target: Node.ID, since: String? = nil, until: String? = nil,
    properties: Properties = [:]
  ) {
    self.id = id
    self.source = source
    self.relation = relation
    self.target = target
    self.since = since
    self.until = until
    self.properties = properties
  }

  /// A property by the name that patterns give it, `since` and `until` among them.
  public func property(_ key: String) -> PropertyValue? {
    switch key {
    case "since" where since != nil: since.map(PropertyValue.text)
    case "until" where until != nil: until.map(PropertyValue.text)
    default: properties[key]
    }
  }

  /// All that patterns see as its properties, `since` and `until` among them.
  public var allProperties: Properties {
    var all = properties
    for key in ["since", "until"] { all[key] = property(key) }
    return all
  }
}

/// A person, organisation, project, topic, talk, event, note, or whatever kind the vocabulary has.
public struct Node: Hashable, Sendable, Identifiable {
  /// The number the graph knows it by.
  public typealias ID = Int64

  /// The number the graph knows it by.
  public var id: ID
  /// The name of its kind: `person`; empty for one of a graph from elsewhere that has no label.
  public var kind: String
  /// The kinds it is of besides, as nodes of graphs from elsewhere may be.
  public var furtherKinds: [String]
  /// Its name, as written; empty for one of a graph from elsewhere that has none.
  public var name: String
  /// When it begins (a talk, an event), in partial ISO 8601.
  public var since: String?
  /// When it has ended: the first instant it no longer covers.
  public var until: String?
  /// Everything else that is known of it.
  public var properties: Properties

  /// Makes a node value; the store makes nodes.
  public init(
    id: ID, kind: String, furtherKinds: [String] = [], name: String, since: String? = nil,
    until: String? = nil, properties: Properties = [:]
  ) {
    self.id = id
    self.kind = kind
    self.furtherKinds = furtherKinds
    self.name = name
    self.since = since
    self.until = until
    self.properties = properties
  }

  /// Its kind and the further ones: what patterns call its labels.
  public var labels: [String] { (kind.isEmpty ? [] : [kind]) + furtherKinds }

  /// What people read for it: its name, or if it has none its number, with its labels.
  public var title: String {
    guard name.isEmpty else { return name }
    return labels.isEmpty ? "#\(id)" : "#\(id) (\(labels.joined(separator: ", ")))"
  }

  /// A property by the name that patterns give it, `name`, `since` and `until` among them.
  public func property(_ key: String) -> PropertyValue? {
    switch key {
    case "name" where !name.isEmpty: .text(name)
    case "since" where since != nil: since.map(PropertyValue.text)
    case "until" where until != nil: until.map(PropertyValue.text)
    default: properties[key]
    }
  }

  /// All that patterns see as its properties, `name`, `since` and `until` among them.
  public var allProperties: Properties {
    var all = properties
    for key in ["name", "since", "until"] { all[key] = property(key) }
    return all
  }
}

import GraphModel

/// Who and where the user is, as the graph remembers it between commands.
///
/// The settings hold numbers of nodes, so that a renamed event stays the current one.
struct Whereabouts {
  let store: GraphStore

  private static let eventSetting = "at"
  private static let userSetting = "me"

  /// The event that the user is at, if they said so.
  func event() throws(GraphError) -> Node? { try node(Whereabouts.eventSetting) }

  /// The person who uses this graph, if there is one yet.
  func user() throws(GraphError) -> Node? { try node(Whereabouts.userSetting) }

  /// Remembers the event, or forgets it if nil.
  func set(event: Node?) throws(GraphError) {
    try store.set(Whereabouts.eventSetting, to: event.map { String($0.id) })
  }

  /// Remembers who uses this graph.
  func set(user: Node) throws(GraphError) { try store.set(Whereabouts.userSetting, to: String(user.id)) }

  private func node(_ setting: String) throws(GraphError) -> Node? {
    guard let id = try store.setting(setting).flatMap({ Node.ID($0) }) else { return nil }
    return try store.node(id)
  }
}

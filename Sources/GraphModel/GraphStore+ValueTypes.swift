/// What the values of a property are.
public enum PropertyType: Sendable {
  /// Numbers.
  case number
  /// Dates as text, in ISO 8601 form.
  case date
  /// Other texts.
  case text
  /// Lists.
  case list
  /// True and false, or maps.
  case other
}

/// What properties hold: the vocabulary does not say it, the values do.
extension GraphStore {
  /// What a property holds, by the first node of a kind that has it; nil: none has.
  public func valueType(of property: String, kind: String) throws(GraphError) -> PropertyType? {
    switch property {
    case "since", "until": return .date
    case "name": return .text
    default: break
    }
    guard let kindID = symbols.kindIDs[kind] else { return nil }
    return try type(ofFirst: property, in: "node WHERE kind = \(kindID)")
  }

  /// What a property holds, by the first edge of a relation that has it; nil: none has.
  public func valueType(of property: String, relation: String) throws(GraphError) -> PropertyType? {
    if property == "since" || property == "until" { return .date }
    guard let relationID = symbols.relationIDs[relation] else { return nil }
    return try type(ofFirst: property, in: "edge WHERE relation = \(relationID)")
  }

  /// Whether some node of a kind has this text as a property, in any letter case.
  public func hasValue(_ text: String, of property: String, kind: String) throws(GraphError) -> Bool {
    guard let kindID = symbols.kindIDs[kind] else { return false }
    return try first(
      """
      SELECT 1 FROM node WHERE kind = \(kindID) AND lower(\(stored(property).value)) = \(text.lowercased()) LIMIT 1
      """
    ) { _ in true } ?? false
  }

  /// Whether some edge of a relation has this text as a property, or as an element of it, in any letter case.
  public func hasValue(_ text: String, of property: String, relation: String) throws(GraphError) -> Bool {
    guard let relationID = symbols.relationIDs[relation] else { return false }
    let (type, value) = stored(property)
    return try first(
      """
      SELECT 1 FROM edge, json_each(CASE \(type) WHEN 'array' THEN \(value) ELSE json_array(\(value)) END) AS element
        WHERE relation = \(relationID) AND lower(element.value) = \(text.lowercased()) LIMIT 1
      """
    ) { _ in true } ?? false
  }

  /// The texts that a property of nodes of a kind holds, of those that begin with these words in any letter case; at most
  /// two.
  public func values(
    beginningWith words: String, of property: String, kind: String
  ) throws(GraphError) -> [String] {
    guard let kindID = symbols.kindIDs[kind] else { return [] }
    return try values(beginningWith: words, stored(property).value, in: "node WHERE kind = \(kindID)")
  }

  /// The texts that a property of edges of a relation holds, of those that begin with these words in any letter case; at
  /// most two.
  public func values(
    beginningWith words: String, of property: String, relation: String
  ) throws(GraphError) -> [String] {
    guard let relationID = symbols.relationIDs[relation] else { return [] }
    return try values(beginningWith: words, stored(property).value, in: "edge WHERE relation = \(relationID)")
  }

  private func values(
    beginningWith words: String, _ value: SQLFragment, in rows: SQLFragment
  ) throws(GraphError) -> [String] {
    let beginning = words.lowercased() + " "
    return try all(
      """
      SELECT DISTINCT \(value) FROM \(rows) AND substr(lower(\(value)), 1, \(Int64(beginning.unicodeScalars.count)))
        = \(beginning) LIMIT 2
      """
    ) { $0.text(0) }
  }

  /// Whether some node, or some edge, has a property of this name.
  public func hasProperty(_ property: String, ofEdges: Bool) throws(GraphError) -> Bool {
    try first("SELECT 1 FROM \(table(ofEdges)) WHERE \(stored(property).type) IS NOT NULL LIMIT 1") { _ in
      true
    }
      ?? false
  }

  /// The names of all properties that nodes, or edges, have, in alphabetical order. Looks at every one.
  public func propertyKeys(ofEdges: Bool) throws(GraphError) -> [String] {
    try all("SELECT DISTINCT key FROM \(table(ofEdges)), json_each(properties) ORDER BY key") { $0.text(0) }
  }

  /// A row's property as JSON: its type, NULL if there is none, and its value.
  private func stored(_ property: String) -> (type: SQLFragment, value: SQLFragment) {
    // A path cannot say a quotation mark or a backslash.
    guard
      property.utf8.contains(where: { [UInt8(ascii: "\""), UInt8(ascii: "\\")].contains($0) || $0 < 0x20 })
    else {
      let path = "$.\"\(property)\""
      return ("json_type(properties, \(path))", "json_extract(properties, \(path))")
    }
    return (
      "(SELECT each.type FROM json_each(properties) AS each WHERE each.key = \(property))",
      "(SELECT each.value FROM json_each(properties) AS each WHERE each.key = \(property))"
    )
  }

  private func table(_ ofEdges: Bool) -> SQLFragment { ofEdges ? "edge" : "node" }

  private func type(ofFirst property: String, in rows: SQLFragment) throws(GraphError) -> PropertyType? {
    let (type, stored) = stored(property)
    let value = try first("SELECT \(type), \(stored) FROM \(rows) AND \(type) IS NOT NULL LIMIT 1") {
      ($0.text(0), $0.text(1))
    }
    guard let value else { return nil }
    switch value.0 {
    case "integer", "real": return .number
    case "text": return PartialDate(value.1) == nil ? .text : .date
    case "array": return .list
    default: return .other
    }
  }
}

import GraphModel

/// What one line of a JSON Lines file says.
struct JSONLineRecord {
  /// What it is.
  enum Content {
    case vocabulary(String)
    case node(JSONNodeRecord)
    case foreignNode(JSONForeignNodeRecord)
    case edge(JSONEdgeRecord)
  }

  /// A line that is JSON and yet says nothing that can be kept.
  struct Mistake: Error {
    var message: String
    var help: [String] = []
  }

  var content: Content
  /// Fields that mean nothing here.
  var ignoredFields: [String]

  /// Reads a line; throws a `Mistake`.
  static func read(_ line: some Collection<UInt8>) throws(Mistake) -> JSONLineRecord {
    guard case .object(let object)? = JSONValue(String(decoding: line, as: UTF8.self)) else {
      throw Mistake(message: "not a JSON object", help: ["each line is one object, as in \(Self.example)"])
    }
    return try JSONLineRecord(object)
  }

  private static let example = #"{"type":"node","kind":"person","name":"Liz Rice"}"#

  private init(_ object: [String: JSONValue]) throws(Mistake) {
    var fields = JSONFields(object)
    let type = try fields.requiredText("type", in: "a line")
    switch type {
    case "vocabulary": content = .vocabulary(try fields.requiredText("text", in: "a vocabulary"))
    case "node" where fields.has("labels") || fields.has("id"):
      content = .foreignNode(try JSONForeignNodeRecord(&fields))
    case "node": content = .node(try JSONNodeRecord(&fields))
    case "edge", "relationship": content = .edge(try JSONEdgeRecord(&fields))
    default:
      throw Mistake(
        message: "'\(type)' is no type of line", help: ["the types are vocabulary, node and edge"])
    }
    ignoredFields = fields.unread
  }
}

/// A node as a line states it.
struct JSONNodeRecord {
  var reference: JSONNodeReference
  var since: String?
  var until: String?
  var aliases: [String]
  var properties: Properties

  init(_ fields: inout JSONFields) throws(JSONLineRecord.Mistake) {
    reference = try JSONNodeReference(&fields, in: "a node")
    (since, until) = try fields.period()
    aliases = try fields.texts("aliases") ?? []
    properties = try fields.properties()
  }
}

/// A node of a graph from elsewhere: any labels, or none, and its name, if it has one, among the properties.
struct JSONForeignNodeRecord {
  /// What the file calls it; nil: no edge refers to it.
  var id: String?
  var labels: [String]
  var aliases: [String]
  var properties: Properties

  init(_ fields: inout JSONFields) throws(JSONLineRecord.Mistake) {
    id = try fields.identifier("id")
    labels = try fields.texts("labels") ?? []
    aliases = try fields.texts("aliases") ?? []
    properties = try fields.properties()
    if labels.contains("") { throw JSONLineRecord.Mistake(message: "a label is empty") }
  }
}

/// An edge as a line states it.
struct JSONEdgeRecord {
  /// What an end of an edge is called by.
  enum End {
    case named(JSONNodeReference)
    case identified(String)

    /// The kind that it names, if it does.
    var kind: String? { if case .named(let reference) = self { reference.kind } else { nil } }
  }

  var source: End
  var relation: String
  var target: End
  var since: String?
  var until: String?
  var properties: Properties

  /// Whether its relation need not be known: an end of it is of a graph from elsewhere.
  var isForeign: Bool {
    switch (source, target) {
    case (.named, .named): false
    default: true
    }
  }

  init(_ fields: inout JSONFields) throws(JSONLineRecord.Mistake) {
    source = try End(&fields, ["source", "start"])
    var name = try fields.text("relation")
    if name == nil { name = try fields.text("label") }
    guard let name, !name.isEmpty else { throw JSONLineRecord.Mistake(message: "an edge needs a 'relation'") }
    relation = name
    target = try End(&fields, ["target", "end"])
    (since, until) = try fields.period()
    properties = try fields.properties()
    // Neo4j's exports number their edges; nothing refers to them.
    _ = try fields.identifier("id")
  }
}

extension JSONEdgeRecord.End {
  /// Reads the end under the first of these names; Neo4j's exports call it `start` and `end`.
  fileprivate init(_ fields: inout JSONFields, _ names: [String]) throws(JSONLineRecord.Mistake) {
    guard var (name, end) = try fields.object(names) else {
      throw JSONLineRecord.Mistake(message: "an edge needs a '\(names[0])'")
    }
    do throws(JSONLineRecord.Mistake) {
      self = try Self.read(&end)
    } catch {
      throw JSONLineRecord.Mistake(message: "in '\(name)', \(error.message)", help: error.help)
    }
  }

  private static func read(_ end: inout JSONFields) throws(JSONLineRecord.Mistake) -> Self {
    // What stands beside an id is in the line of the node as well.
    if let id = try end.identifier("id") { return .identified(id) }
    let reference = try JSONNodeReference(&end, in: "an end of an edge")
    if let field = end.unread.first {
      throw JSONLineRecord.Mistake(message: "an end of an edge has no '\(field)'")
    }
    return .named(reference)
  }
}

/// A node as an edge refers to it: by kind and name, and where several nodes share both, by which of them it is.
struct JSONNodeReference: Hashable {
  var kind: String
  var name: String
  /// Counted from 1, in the order in which the file states them.
  var number: Int

  init(_ fields: inout JSONFields, in owner: String) throws(JSONLineRecord.Mistake) {
    kind = try fields.requiredText("kind", in: owner)
    name = Names.cleaned(try fields.requiredText("name", in: owner))
    number = try fields.number("number") ?? 1
    guard !name.isEmpty else { throw JSONLineRecord.Mistake(message: "the name is empty") }
    guard number > 0 else { throw JSONLineRecord.Mistake(message: "'number' counts from 1") }
  }
}

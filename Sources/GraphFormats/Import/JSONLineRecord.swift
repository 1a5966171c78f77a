import GraphModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What one line of a JSON Lines file says.
struct JSONLineRecord: Decodable {
  /// What it is.
  enum Content {
    case vocabulary(String)
    case node(JSONNodeRecord)
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
  static func read(_ line: some Sequence<UInt8>) throws(Mistake) -> JSONLineRecord {
    do {
      return try JSONDecoder().decode(JSONLineRecord.self, from: Data(line))
    } catch let mistake as Mistake {
      throw mistake
    } catch {
      throw Mistake(message: "not a JSON object", help: ["each line is one object, as in \(Self.example)"])
    }
  }

  private static let example = #"{"type":"node","kind":"person","name":"Liz Rice"}"#

  init(from decoder: any Decoder) throws {
    var fields = try JSONFields(decoder)
    let type = try fields.requiredText("type", in: "a line")
    switch type {
    case "vocabulary": content = .vocabulary(try fields.requiredText("text", in: "a vocabulary"))
    case "node": content = .node(try JSONNodeRecord(&fields))
    case "edge": content = .edge(try JSONEdgeRecord(&fields))
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

  init(_ fields: inout JSONFields) throws {
    reference = try JSONNodeReference(&fields, in: "a node")
    (since, until) = try fields.period()
    aliases = try fields.texts("aliases")
    properties = try fields.properties()
  }
}

/// An edge as a line states it.
struct JSONEdgeRecord {
  var source: JSONNodeReference
  var relation: String
  var target: JSONNodeReference
  var since: String?
  var until: String?
  var properties: Properties

  init(_ fields: inout JSONFields) throws {
    source = try fields.reference("source")
    relation = try fields.requiredText("relation", in: "an edge")
    target = try fields.reference("target")
    (since, until) = try fields.period()
    properties = try fields.properties()
  }
}

/// A node as an edge refers to it: by kind and name, and where several nodes share both, by which of them it is.
struct JSONNodeReference: Hashable, Decodable {
  var kind: String
  var name: String
  /// Counted from 1, in the order in which the file states them.
  var number: Int

  init(from decoder: any Decoder) throws {
    var fields = try JSONFields(decoder)
    self = try JSONNodeReference(&fields, in: "an end of an edge")
    if let field = fields.unread.first {
      throw JSONLineRecord.Mistake(message: "an end of an edge has no '\(field)'")
    }
  }

  init(_ fields: inout JSONFields, in owner: String) throws {
    kind = try fields.requiredText("kind", in: owner)
    name = Names.cleaned(try fields.requiredText("name", in: owner))
    number = try fields.number("number") ?? 1
    guard !name.isEmpty else { throw JSONLineRecord.Mistake(message: "the name is empty") }
    guard number > 0 else { throw JSONLineRecord.Mistake(message: "'number' counts from 1") }
  }
}

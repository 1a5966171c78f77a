import GraphModel

/// The fields of a JSON object, read one by one, so that each mistake can be named and no field is dropped silently.
struct JSONFields {
  private let object: [String: JSONValue]
  private var read: Set<String> = []

  init(_ object: [String: JSONValue]) { self.object = object }

  /// The fields that nobody asked for, in alphabetical order.
  var unread: [String] { object.keys.filter { !read.contains($0) }.sorted() }

  /// Whether there is such a field, and it is not null.
  func has(_ name: String) -> Bool { object[name].map { $0 != .null } ?? false }

  mutating func text(_ name: String) throws(JSONLineRecord.Mistake) -> String? {
    switch value(of: name) {
    case nil: return nil
    case .text(let text)?: return text
    default: throw JSONLineRecord.Mistake(message: "'\(name)' must be text")
    }
  }

  mutating func requiredText(_ name: String, in owner: String) throws(JSONLineRecord.Mistake) -> String {
    guard let text = try text(name) else {
      throw JSONLineRecord.Mistake(message: "\(owner) needs a '\(name)'")
    }
    return text
  }

  /// Text, or a whole number as text.
  mutating func identifier(_ name: String) throws(JSONLineRecord.Mistake) -> String? {
    switch value(of: name) {
    case nil: return nil
    case .text(let text)?: return text
    case .integer(let integer)?: return String(integer)
    default: throw JSONLineRecord.Mistake(message: "'\(name)' must be text or a whole number")
    }
  }

  mutating func number(_ name: String) throws(JSONLineRecord.Mistake) -> Int? {
    switch value(of: name) {
    case nil: return nil
    case .integer(let integer)?: return Int(exactly: integer)
    default: throw JSONLineRecord.Mistake(message: "'\(name)' must be a whole number")
    }
  }

  /// A list of texts; nil if there is none.
  mutating func texts(_ name: String) throws(JSONLineRecord.Mistake) -> [String]? {
    guard let value = value(of: name) else { return nil }
    if case .list(let elements) = value {
      let texts = elements.compactMap { if case .text(let text) = $0 { text } else { nil } }
      if texts.count == elements.count { return texts }
    }
    throw JSONLineRecord.Mistake(message: "'\(name)' must be a list of texts")
  }

  /// The first of these fields that is there, an object.
  mutating func object(_ names: [String]) throws(JSONLineRecord.Mistake) -> (
    name: String, fields: JSONFields
  )? {
    for name in names {
      switch value(of: name) {
      case nil: continue
      case .object(let object)?: return (name, JSONFields(object))
      default:
        throw JSONLineRecord.Mistake(message: "'\(name)' must be an object with a kind and a name, or an id")
      }
    }
    return nil
  }

  /// `since` and `until`, each a date.
  mutating func period() throws(JSONLineRecord.Mistake) -> (since: String?, until: String?) {
    func date(_ name: String, _ text: String?) throws(JSONLineRecord.Mistake) -> String? {
      guard let text else { return nil }
      guard let date = PartialDate(text) else {
        throw JSONLineRecord.Mistake(
          message: "'\(name)' is '\(text)', which is no date",
          help: ["write it as 2023, 2023-11, 2023-11-07 or 2023-11-07T11:00"])
      }
      return date.text
    }
    return (try date("since", try text("since")), try date("until", try text("until")))
  }

  /// `properties`; one that is null says nothing.
  mutating func properties() throws(JSONLineRecord.Mistake) -> Properties {
    guard let value = value(of: "properties") else { return [:] }
    guard case .object(let object) = value else {
      throw JSONLineRecord.Mistake(message: "'properties' must be an object")
    }
    var properties: Properties = [:]
    for (key, value) in object where value != .null {
      guard value.fitsProperty, let property = value.property else {
        throw JSONLineRecord.Mistake(
          message: "the property '\(key)' is no value that can be kept",
          help: ["a property is text, a number, true, false, or a list of these"])
      }
      properties[key] = property
    }
    return properties
  }

  /// The field, unless it is not there or null.
  private mutating func value(of name: String) -> JSONValue? {
    read.insert(name)
    return object[name].flatMap { $0 == .null ? nil : $0 }
  }
}

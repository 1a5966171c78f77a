import GraphModel

/// The fields of a JSON object, read one by one, so that each mistake can be named and no field is dropped silently.
struct JSONFields {
  /// Any field's name.
  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private let container: KeyedDecodingContainer<Key>
  private var read: Set<String> = []

  init(_ decoder: any Decoder) throws {
    container = try decoder.container(keyedBy: Key.self)
  }

  /// The fields that nobody asked for, in alphabetical order.
  var unread: [String] { container.allKeys.map(\.stringValue).filter { !read.contains($0) }.sorted() }

  mutating func text(_ name: String) throws -> String? {
    try value(of: name, called: "text")
  }

  mutating func requiredText(_ name: String, in owner: String) throws -> String {
    guard let text = try text(name) else {
      throw JSONLineRecord.Mistake(message: "\(owner) needs a '\(name)'")
    }
    return text
  }

  mutating func number(_ name: String) throws -> Int? { try value(of: name, called: "a whole number") }

  mutating func texts(_ name: String) throws -> [String] {
    try value(of: name, called: "a list of texts") ?? []
  }

  mutating func reference(_ name: String) throws -> JSONNodeReference {
    let known: JSONNodeReference? = try value(of: name, called: "an object with a kind and a name")
    guard let known else { throw JSONLineRecord.Mistake(message: "an edge needs a '\(name)'") }
    return known
  }

  /// `since` and `until`, each a date.
  mutating func period() throws -> (since: String?, until: String?) {
    func date(_ name: String, _ text: String?) throws -> String? {
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
  mutating func properties() throws -> Properties {
    read.insert("properties")
    let key = Key(stringValue: "properties")
    guard container.contains(key), try !container.decodeNil(forKey: key) else { return [:] }
    guard let inner = try? container.nestedContainer(keyedBy: Key.self, forKey: key) else {
      throw JSONLineRecord.Mistake(message: "'properties' must be an object")
    }
    var properties: Properties = [:]
    for key in inner.allKeys where try !inner.decodeNil(forKey: key) {
      guard let value = try? inner.decode(PropertyValue.self, forKey: key) else {
        throw JSONLineRecord.Mistake(
          message: "the property '\(key.stringValue)' is no value that can be kept",
          help: ["a property is text, a number, true, false, or a list of these"])
      }
      properties[key.stringValue] = value
    }
    return properties
  }

  private mutating func value<Value: Decodable>(of name: String, called description: String) throws -> Value?
  {
    read.insert(name)
    let key = Key(stringValue: name)
    guard container.contains(key), try !container.decodeNil(forKey: key) else { return nil }
    do {
      return try container.decode(Value.self, forKey: key)
    } catch let mistake as JSONLineRecord.Mistake {
      throw JSONLineRecord.Mistake(message: "in '\(name)', \(mistake.message)", help: mistake.help)
    } catch {
      throw JSONLineRecord.Mistake(message: "'\(name)' must be \(description)")
    }
  }
}

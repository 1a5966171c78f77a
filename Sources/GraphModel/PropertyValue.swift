/// The value of a node's or edge's property.
///
/// A date is text in ISO 8601 form, since the properties are kept as JSON that any tool can read.
public enum PropertyValue: Hashable, Sendable {
  /// Text.
  case text(String)
  /// A whole number.
  case integer(Int64)
  /// A number.
  case real(Double)
  /// True or false.
  case boolean(Bool)
  /// Several values in order.
  case list([PropertyValue])

  /// Reads what a person typed: a number, `true`, `false`, or text.
  public init(typed text: String) {
    if let integer = Int64(text), String(integer) == text {
      self = .integer(integer)
    } else if text.contains("."), let real = Double(text), real.isFinite {
      self = .real(real)
    } else if text == "true" || text == "false" {
      self = .boolean(text == "true")
    } else {
      self = .text(text)
    }
  }

  /// The value as a person reads it.
  public var displayText: String {
    switch self {
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .real(let real): String(real)
    case .boolean(let boolean): String(boolean)
    case .list(let elements): elements.map(\.displayText).joined(separator: ", ")
    }
  }

  /// The texts in it, by which it can be found.
  var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let elements): elements.flatMap(\.texts)
    case .integer, .real, .boolean: []
    }
  }

  /// The text, if it is one.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}

/// The properties of a node or edge that have no column of their own.
public typealias Properties = [String: PropertyValue]

extension PropertyValue {
  /// Reads a JSON array; of anything else, no elements.
  public static func list(json: String) -> [PropertyValue] { PropertyJSON.list(in: json) ?? [] }
}

extension Properties {
  /// Reads a JSON object; of anything else, no properties.
  init(json: String?) {
    guard let json, json != "{}", !json.isEmpty else {
      self = [:]
      return
    }
    self = PropertyJSON.properties(in: json) ?? [:]
  }

  /// The JSON object, keys sorted, or nil when there are no properties.
  package var json: String? { isEmpty ? nil : PropertyJSON.text(of: self) }
}

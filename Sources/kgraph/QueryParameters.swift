import GraphModel
import GraphQuery

/// The values of a question's `$parameters`, as the command line gives them.
struct QueryParameters {
  /// The values by name.
  private(set) var values: [String: Value] = [:]

  /// Reads a file with a JSON object, if there is one, and then the options, which count more.
  init(file: String?, options: [String]) throws(GraphError) {
    if let file { try read(InputFile(path: file)) }
    for option in options { try read(option) }
  }

  private mutating func read(_ file: InputFile) throws(GraphError) {
    guard case .object(let object)? = JSONValue(try file.text()) else {
      throw GraphError(
        .invalid, "\(file.name) is not a JSON object",
        help: [#"--params wants one, such as {"name": "Liz Rice", "count": 5}"#])
    }
    values = object.mapValues(Value.init)
  }

  private mutating func read(_ option: String) throws(GraphError) {
    guard let sign = option.firstIndex(of: "="), sign > option.startIndex else {
      throw GraphError(.invalid, "--param \(option.quotedName) is not NAME=VALUE")
    }
    let name = String(option[..<sign])
    values[name.hasPrefix("$") ? String(name.dropFirst()) : name] = try QueryParameters.value(
      String(option[option.index(after: sign)...]), of: name)
  }

  /// A number, `true`, `false`, `null`, a list or map as JSON, text in quotes; anything else is text.
  private static func value(_ text: String, of name: String) throws(GraphError) -> Value {
    if text == "null" { return .null }
    if text.count > 1, let quote = text.first, quote == "'" || quote == "\"", text.last == quote {
      return .text(String(text.dropFirst().dropLast()))
    }
    if text.hasPrefix("[") || text.hasPrefix("{") {
      guard let json = JSONValue(text) else {
        throw GraphError(
          .invalid, "--param \(name) begins like a list or map, and is not JSON",
          help: [#"write it as ["a", "b"] or {"a": 1}"#, "text stands in quotes: \(name)='\"[a]\"'"])
      }
      return Value(json)
    }
    if case .real(let real)? = JSONValue(text) { return .real(real) }
    return Value(PropertyValue(typed: text))
  }
}

extension Value {
  /// JSON as a value.
  init(_ json: JSONValue) {
    switch json {
    case .null: self = .null
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .integer(integer)
    case .real(let real): self = .real(real)
    case .text(let text): self = .text(text)
    case .list(let elements): self = .list(elements.map { Value($0) })
    case .object(let object):
      self = .map(object.sorted { $0.key < $1.key }.map { .init($0.key, Value($0.value)) })
    }
  }
}

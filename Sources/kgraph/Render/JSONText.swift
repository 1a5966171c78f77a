import GraphModel
import GraphQuery

/// Writes values as JSON text (RFC 8259) with the keys in the order they are given in.
///
/// JSONEncoder sorts or shuffles keys and wants the whole result in memory; a result's columns have an order.
enum JSONText {
  /// The JSON text of one value.
  static func text(of value: Value) -> String {
    var text = ""
    append(value, to: &text)
    return text
  }

  /// Appends one row as an object, keyed by column.
  static func append(row: [Value], columns: [String], to text: inout String) {
    appendObject(zip(columns, row).map { Value.MapEntry($0, $1) }, to: &text)
  }

  /// Appends one value.
  static func append(_ value: Value, to text: inout String) {
    switch value {
    case .null: text += "null"
    case .boolean(let boolean): text += String(boolean)
    case .integer(let integer): text += String(integer)
    case .real(let real): text += real.isFinite ? String(real) : "null"  // JSON has no other number.
    case .text(let string): append(string: string, to: &text)
    case .list(let values): appendArray(values, to: &text)
    case .map(let entries): appendObject(entries, to: &text)
    case .node(let node): appendObject(entries(of: node), to: &text)
    case .edge(let edge): appendObject(entries(of: edge), to: &text)
    case .path(let nodes, let edges):
      let parts = [("nodes", nodes.map(Value.node)), ("edges", edges.map(Value.edge))]
      appendObject(parts.map { Value.MapEntry($0, .list($1)) }, to: &text)
    }
  }

  /// Appends a string in quotes.
  ///
  /// Beyond what the format demands, delete and the C1 controls are escaped: a terminal obeys them, and JSON is read
  /// on terminals too.
  static func append(string: String, to text: inout String) {
    text += "\""
    defer { text += "\"" }
    guard string.utf8.contains(where: mayNeedEscape) else {
      text += string
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += #"\""#
      case "\\": text += #"\\"#
      case "\n": text += #"\n"#
      case "\r": text += #"\r"#
      case "\t": text += #"\t"#
      case "\u{8}": text += #"\b"#
      case "\u{C}": text += #"\f"#
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        let digits = String(scalar.value, radix: 16)
        text += #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether a byte may belong to a character that is escaped; 0xC2 begins the C1 controls.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xC2: true
    default: false
    }
  }

  private static func appendArray(_ values: [Value], to text: inout String) {
    text += "["
    for (index, value) in values.enumerated() {
      if index > 0 { text += "," }
      append(value, to: &text)
    }
    text += "]"
  }

  private static func appendObject(_ entries: [Value.MapEntry], to text: inout String) {
    text += "{"
    for (index, entry) in entries.enumerated() {
      if index > 0 { text += "," }
      append(string: entry.key, to: &text)
      text += ":"
      append(entry.value, to: &text)
    }
    text += "}"
  }

  private static func entries(of node: Node) -> [Value.MapEntry] {
    var entries: [Value.MapEntry] = [
      .init("id", .integer(node.id)), .init("kind", node.kind.isEmpty ? .null : .text(node.kind)),
    ]
    if !node.furtherKinds.isEmpty {
      entries.append(.init("labels", .list(node.labels.map { .text($0) })))
    }
    entries.append(.init("name", node.name.isEmpty ? .null : .text(node.name)))
    return entries
      + self.entries(since: node.since, until: node.until, properties: node.properties)
  }

  private static func entries(of edge: Edge) -> [Value.MapEntry] {
    [
      .init("id", .integer(edge.id)), .init("source", .integer(edge.source)),
      .init("relation", .text(edge.relation)), .init("target", .integer(edge.target)),
    ] + entries(since: edge.since, until: edge.until, properties: edge.properties)
  }

  /// What nodes and edges have in common; what is not known has no key.
  private static func entries(since: String?, until: String?, properties: Properties) -> [Value.MapEntry] {
    var entries: [Value.MapEntry] = []
    if let since { entries.append(.init("since", .text(since))) }
    if let until { entries.append(.init("until", .text(until))) }
    if !properties.isEmpty {
      let sorted = properties.sorted { $0.key < $1.key }
      entries.append(.init("properties", .map(sorted.map { .init($0.key, Value($0.value)) })))
    }
    return entries
  }
}

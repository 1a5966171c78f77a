import GraphModel

/// What the columns of a table mean, as a user says: `id=#, label=:kind, name=name, born=born:int`.
///
/// What stands for a column without a name of its own: a kind for all rows, a relation for all rows.
public struct ColumnMap: Hashable, Sendable {
  /// What columns mean, by their folded headers.
  var meanings: [String: ColumnMeaning] = [:]
  /// The kind of all rows, where no column says it.
  var kind: String?
  /// The relation of all rows, where no column says it.
  var relation: String?

  /// Reads what was typed; throws what is wrong with it.
  ///
  /// - Parameters:
  ///   - text: `column=meaning` with commas between, or nil.
  ///   - kind: The kind of all rows.
  ///   - relation: The relation of all rows.
  public init(_ text: String?, kind: String? = nil, relation: String? = nil) throws(GraphError) {
    self.kind = kind
    self.relation = relation
    for pair in text?.split(separator: ",") ?? [] {
      guard let equals = pair.firstIndex(of: "=") else {
        throw GraphError(
          .invalid, "--map: '\(pair.trimmingSpaces())' is no pair",
          help: ["write it as COLUMN=MEANING"] + Self.help)
      }
      let column = TableHeader.folded(String(pair[..<equals]))
      let word = String(pair[pair.index(after: equals)...].trimmingSpaces())
      guard let meaning = ColumnMeaning(word), !column.isEmpty else {
        throw GraphError(.invalid, "--map: '\(pair.trimmingSpaces())' is not understood", help: Self.help)
      }
      guard meanings.updateValue(meaning, forKey: column) == nil else {
        throw GraphError(.invalid, "--map says twice what '\(pair[..<equals].trimmingSpaces())' means")
      }
    }
  }

  private static let help = [
    "of nodes: # (the id), :kind, name, alias, since, until, date",
    "of edges: :from, :to, :relation, since, until, date",
    "of both: any other name is a property, with :int, :float, :boolean, :list or :text behind it if you like; - is left out",
  ]
}

/// What a column means.
enum ColumnMeaning: Hashable, Sendable {
  /// What the table calls the node, in a space of ids where there are several.
  case id(space: String?)
  case kind
  case name
  case alias
  /// The id, or the name, of the node that an edge starts from.
  case source(space: String?)
  /// The id, or the name, of the node that an edge leads to.
  case target(space: String?)
  case relation
  case since
  case until
  /// A date that is both: the day on which it was.
  case date
  case property(name: String, type: ColumnType)
  case ignored

  /// Reads a word of `--map`.
  init?(_ word: String) {
    switch word.lowercased() {
    case "#", ":id": self = .id(space: nil)
    case ":kind", ":label": self = .kind
    case "name": self = .name
    case "alias", "aliases": self = .alias
    case ":from", ":source": self = .source(space: nil)
    case ":to", ":target": self = .target(space: nil)
    case ":relation", ":type": self = .relation
    case "since": self = .since
    case "until": self = .until
    case "date": self = .date
    case "-": self = .ignored
    default:
      if let space = Self.space(in: word, after: ":from") {
        self = .source(space: space)
      } else if let space = Self.space(in: word, after: ":to") {
        self = .target(space: space)
      } else if let space = Self.space(in: word, after: "#") {
        self = .id(space: space)
      } else {
        guard let (name, type) = Self.property(word) else { return nil }
        self = .property(name: name, type: type)
      }
    }
  }

  /// Reads a header as those of `neo4j-admin import` are: `personId:ID(Person)`, `born:int`, `:LABEL`, `:TYPE`.
  ///
  /// Source: neo4j.com/docs, "CSV header format". Nil: it is a plain name.
  init?(markedHeader header: String) {
    guard let colon = header.lastIndex(of: ":") else { return nil }
    let name = String(header[..<colon].trimmingSpaces())
    let mark = String(header[header.index(after: colon)...].trimmingSpaces())
    switch mark.uppercased() {
    case "ID": self = .id(space: nil)
    case "START_ID": self = .source(space: nil)
    case "END_ID": self = .target(space: nil)
    case "LABEL": self = .kind
    case "TYPE": self = .relation
    case "IGNORE": self = .ignored
    default:
      if let space = Self.space(in: mark, after: "ID") {
        self = .id(space: space)
      } else if let space = Self.space(in: mark, after: "START_ID") {
        self = .source(space: space)
      } else if let space = Self.space(in: mark, after: "END_ID") {
        self = .target(space: space)
      } else {
        guard !name.isEmpty, let type = ColumnType(mark) else { return nil }
        self = Self.plain(TableHeader.folded(name)) ?? .property(name: Self.propertyName(name), type: type)
      }
    }
  }

  /// What a plain header that nodes and edges share means.
  static func plain(_ folded: String) -> ColumnMeaning? {
    switch folded {
    case "name": .name
    case "alias", "aliases", "other names": .alias
    case "since", "valid from", "from date", "start date", "from year": .since
    case "until", "valid to", "valid until", "to date", "end date", "to year": .until
    case "date", "day": .date
    default: nil
    }
  }

  /// The name of a property as it can be asked for: letters, digits and `_`.
  static func propertyName(_ header: String) -> String {
    let words = header.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.isEmpty ? "column" : words.joined(separator: "_")
  }

  private static func property(_ word: String) -> (String, ColumnType)? {
    var name = word[...]
    var type = ColumnType.guessed
    if let colon = word.lastIndex(of: ":") {
      guard let named = ColumnType(String(word[word.index(after: colon)...])) else { return nil }
      (name, type) = (word[..<colon], named)
    }
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else { return nil }
    return (String(name), type)
  }

  private static func space(in text: String, after prefix: String) -> String? {
    guard text.hasSuffix(")"), text.lowercased().hasPrefix(prefix.lowercased() + "(") else { return nil }
    return String(text.dropFirst(prefix.count + 1).dropLast())
  }
}

/// What the values of a property column are.
enum ColumnType: Hashable, Sendable {
  /// Numbers, true and false by their looks; the rest text.
  case guessed
  case text
  case integer
  case real
  case boolean
  /// Texts with semicolons between them.
  case list

  /// Reads a type's name, as `neo4j-admin import` and others write it.
  init?(_ name: String) {
    switch name.lowercased() {
    case "string", "text", "char", "date", "datetime", "localdatetime", "time", "localtime", "point",
      "duration":
      self = .text
    case "int", "integer", "long", "short", "byte", "int64": self = .integer
    case "float", "double", "real", "number": self = .real
    case "boolean", "bool": self = .boolean
    case "list", "string[]", "text[]", "int[]", "long[]", "float[]", "double[]", "boolean[]": self = .list
    default: return nil
    }
  }

  /// The value of a field; nil if it is none of the type.
  func value(_ field: String) -> PropertyValue? {
    switch self {
    case .guessed: PropertyValue(typed: field)
    case .text: .text(field)
    case .integer: Int64(field).map(PropertyValue.integer)
    case .real: Double(field).flatMap { $0.isFinite ? .real($0) : nil }
    case .boolean:
      switch field.lowercased() {
      case "true", "yes", "1": .boolean(true)
      case "false", "no", "0": .boolean(false)
      default: nil
      }
    case .list:
      .list(
        field.split(separator: ";").map { PropertyValue(typed: String($0.trimmingSpaces())) })
    }
  }
}

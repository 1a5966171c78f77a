import GraphModel

/// What stands between the `---` lines at the top of notes: a small part of YAML, read by hand.
///
/// A YAML library would bring all of Foundation into the start of the program.
public struct FrontMatter: Sendable, Equatable {
  /// The event that the notes are about.
  public let event: String?
  /// Other names of the event.
  public let aliases: [String]
  /// The days of the event.
  public let dates: EventDates?
  /// The city of the event.
  public let city: String?
  /// The series that the event belongs to.
  public let series: String?
  /// Who wrote the notes.
  public let author: String?
  /// The title of the notes; it declares no event.
  public let title: String?
  /// Names that the lists of topics, projects, organisations and people declare.
  public let declarations: [NoteDeclaration]
  /// Keys that mean nothing here, in the order of the notes.
  public let ignoredKeys: [String]
  /// The number of lines, both `---` included; 0 where there is no front matter.
  public let lineCount: Int
  /// Whether the text begins as front matter does, and goes on as something else.
  public let isUnclosed: Bool

  /// Reads the front matter of the lines, if they begin with one.
  init(_ lines: [Substring]) {
    let fields = Self.fields(lines)
    var ignored: [String] = []
    var declarations: [NoteDeclaration] = []
    var values: [String: [String]] = [:]
    for field in fields.fields {
      let key = field.key.lowercased()
      if let kind = NotesVocabulary.declarationKeys[key], key != "event", key != "talk" {
        for item in field.items {
          declarations += InlineList.split(item.text).map { name in
            NoteDeclaration(kind: kind, item: name, line: item.line, entry: nil)
          }
        }
      } else if Self.understoodKeys.contains(key) {
        values[key, default: []] += field.items.map(\.text)
      } else {
        ignored.append(field.key)
      }
    }
    func value(_ keys: String...) -> String? { keys.lazy.compactMap { values[$0]?.first }.first }
    event = value("event")
    aliases = values["aliases"] ?? values["alias"] ?? []
    city = value("city", "place", "location")
    series = value("series")
    author = value("author")
    title = value("title")
    let spans = ["dates", "date"].compactMap { values[$0]?.joined(separator: ", ") }
    dates =
      value("since").flatMap { EventDates(since: $0, until: value("until")) }
      ?? (event == nil ? nil : spans.lazy.compactMap(EventDates.init(text:)).first)
    self.declarations = declarations
    ignoredKeys = ignored
    lineCount = fields.lineCount
    isUnclosed = fields.lineCount == 0 && lines.count > 1 && Self.isRule(lines.first)
  }

  private static let understoodKeys: Set<String> = [
    "event", "aliases", "alias", "dates", "date", "since", "until", "city", "place", "location", "series",
    "author",
    "title",
  ]

  private struct Field {
    let key: String
    var items: [(text: String, line: Int)]
  }

  private static func fields(_ lines: [Substring]) -> (fields: [Field], lineCount: Int) {
    guard isRule(lines.first),
      let end = lines.dropFirst().firstIndex(where: { !isField($0) }),
      ["---", "..."].contains(lines[end].trimmingSpaces())
    else { return ([], 0) }
    var fields: [Field] = []
    for index in 1..<end {
      let line = lines[index].trimmingSpaces()
      guard !line.isEmpty, line.first != "#" else { continue }
      if line.hasPrefix("- "), let last = fields.indices.last {
        fields[last].items.append((unquoted(line.dropFirst(2)), index + 1))
      } else if let colon = line.firstIndex(of: ":") {
        let items = InlineList.items(line[line.index(after: colon)...])
        fields.append(
          Field(key: String(line[..<colon].trimmingSpaces()), items: items.map { (unquoted($0), index + 1) }))
      }
    }
    return (fields, end + 1)
  }

  private static func isRule(_ line: Substring?) -> Bool { line?.trimmingSpaces() == "---" }

  /// `key: value`, an item of a list, a comment, or more of what stands before; text is none of them.
  private static func isField(_ line: Substring) -> Bool {
    let trimmed = line.trimmingSpaces()
    guard let first = trimmed.first, first != "#", line.first?.isWhitespace == false,
      !trimmed.hasPrefix("- "),
      trimmed != "]", trimmed != "}"
    else { return true }
    let key = trimmed.prefix { $0.isLetter || $0.isNumber || "-_ ".contains($0) }
    return !key.isEmpty && trimmed.dropFirst(key.count).first == ":"
  }

  private static func unquoted(_ text: some StringProtocol) -> String {
    let trimmed = text.trimmingSpaces()
    guard trimmed.count >= 2, let quote = trimmed.first, quote == "\"" || quote == "'", trimmed.last == quote
    else {
      return String(trimmed)
    }
    return String(trimmed.dropFirst().dropLast())
  }
}

/// A list on one line: `[Istio, Cilium]` is two items, and `November 6-9, 2023` without brackets is one.
enum InlineList {
  static func items(_ text: some StringProtocol) -> [String] {
    let trimmed = text.trimmingSpaces()
    guard !trimmed.isEmpty else { return [] }
    guard trimmed.first == "[", trimmed.last == "]", !trimmed.hasPrefix("[[") else {
      return [String(trimmed)]
    }
    return split(trimmed.dropFirst().dropLast())
  }

  /// Cuts at the commas outside of parentheses and quotes.
  static func split(_ text: some StringProtocol) -> [String] {
    var items: [String] = []
    var item = ""
    var depth = 0
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "(": depth += 1
      case ")": depth -= 1
      default: break
      }
      if character == ",", depth <= 0, !isQuoted {
        items.append(item)
        item = ""
      } else {
        item.append(character)
      }
    }
    items.append(item)
    return items.map { String($0.trimmingSpaces()) }.filter { !$0.isEmpty }
  }
}

extension NoteDeclaration {
  /// Reads `service mesh (service meshes, mesh)`: a name and its aliases.
  init(kind: NoteNameKind, item: String, line: Int, entry: Int?) {
    var name = item[...].trimmingSpaces()
    var aliases: [String] = []
    if name.last == ")", let open = name.firstIndex(of: "("), open != name.startIndex {
      aliases = InlineList.split(name[name.index(after: open)...].dropLast())
      name = name[..<open].trimmingSpaces()
    }
    self.init(kind: kind, name: String(name), aliases: aliases, line: line, entry: entry)
  }
}

import GraphModel

/// A row of a table of nodes or edges, read by what its columns mean.
struct GraphTableRow {
  /// How a row names a node: by an id, in a space of its own where there are several.
  struct Key: Hashable {
    var space: String?
    var text: String
  }

  var line: Int
  var id: Key?
  var kind: String?
  var name: String?
  var aliases: [String] = []
  var source: Key?
  var target: Key?
  var relation: String?
  var since: String?
  var until: String?
  var properties: Properties = [:]
  /// Why the row cannot be read.
  var mistake: String?

  init(_ row: TableRow, _ meanings: [ColumnMeaning]) {
    line = row.line
    for (field, meaning) in zip(row.fields, meanings) where !field.isEmpty { take(field, as: meaning) }
  }

  private mutating func take(_ field: String, as meaning: ColumnMeaning) {
    switch meaning {
    case .ignored: return
    case .property(let name, .text): properties[name] = .text(field)
    default: break
    }
    let value = field.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) ? field : Names.cleaned(field)
    guard !value.isEmpty else { return }
    switch meaning {
    case .id(let space): id = Key(space: space, text: value)
    case .kind: kind = value
    case .name: name = value
    case .alias: aliases += value.split { $0 == ";" || $0 == "|" }.map { String($0.trimmingSpaces()) }
    case .source(let space): source = Key(space: space, text: value)
    case .target(let space): target = Key(space: space, text: value)
    case .relation: relation = value
    case .since: since = date(value)?.text
    case .until: until = date(value)?.text
    case .date:
      guard let date = date(value) else { return }
      (since, until) = (date.text, date.text.contains("T") ? nil : date.end)
    case .property(let name, let type):
      guard type != .text else { return }
      if let property = type.value(value) {
        properties[name] = property
      } else {
        mistake = mistake ?? "'\(value)' in the column '\(name)' is no \(type)"
      }
    case .ignored: break
    }
  }

  private mutating func date(_ text: String) -> PartialDate? {
    if let date = TableDate.read(text) { return date }
    mistake = mistake ?? "'\(text)' is no date: write 2023, 2023-11, 2023-11-07 or 2023-11-07T11:00"
    return nil
  }
}

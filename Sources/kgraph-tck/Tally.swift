/// How many scenarios of each group came out how, by definition and with their examples.
struct Tally {
  private struct Key: Hashable {
    var group: Group
    var column: Outcome.Column
  }

  private var expanded: [Key: Int] = [:]
  /// The worst outcome of each definition's examples.
  private var definitions: [String: (group: Group, column: Outcome.Column)] = [:]
  private var folders: [String: [Outcome.Column: Int]] = [:]

  /// Counts one scenario.
  mutating func count(_ outcome: Outcome, _ group: Group, path: String, title: String) {
    expanded[Key(group: group, column: outcome.column), default: 0] += 1
    let definition = path + "\n" + title
    let order = Outcome.Column.allCases
    let known = definitions[definition].flatMap { order.firstIndex(of: $0.column) } ?? -1
    if let place = order.firstIndex(of: outcome.column), place > known {
      definitions[definition] = (group, outcome.column)
    }
    if group != .temporal {
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      folders[folder, default: [:]][outcome.column, default: 0] += 1
    }
  }

  /// Whether some answer was wrong.
  var hasWrongRows: Bool {
    expanded.contains { $0.key.column == .wrongRows && $0.key.group != .temporal && $0.value > 0 }
  }

  /// The counts by group: of definitions, or with their examples.
  func counts(ofDefinitions: Bool) -> [(group: Group, counts: [Outcome.Column: Int])] {
    Group.allCases.map { group in
      var counts: [Outcome.Column: Int] = [:]
      if ofDefinitions {
        for (_, entry) in definitions where entry.group == group { counts[entry.column, default: 0] += 1 }
      } else {
        for (key, count) in expanded where key.group == group { counts[key.column] = count }
      }
      return (group, counts)
    }
  }

  /// Tables for people to read.
  func report(byFolder: Bool) -> String {
    var text = ""
    if byFolder {
      text += Tally.table("by folder", folders.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }) + "\n"
    }
    text +=
      Tally.table("definitions", counts(ofDefinitions: true).map { ($0.group.rawValue, $0.counts) }) + "\n"
    text += Tally.table("scenarios", counts(ofDefinitions: false).map { ($0.group.rawValue, $0.counts) })
    return text
  }

  private static func table(_ title: String, _ rows: [(String, [Outcome.Column: Int])]) -> String {
    let columns = Outcome.Column.allCases
    var lines = [[title] + columns.map(\.rawValue) + ["total", "share"]]
    for (name, counts) in rows {
      let total = counts.values.reduce(0, +)
      guard total > 0 else { continue }
      let share = Double((counts[.passed] ?? 0) * 1000 / total) / 10
      lines.append([name] + columns.map { String(counts[$0] ?? 0) } + [String(total), "\(share) %"])
    }
    let widths = lines[0].indices.map { index in lines.map { $0[index].count }.max() ?? 0 }
    return lines.map { line in
      zip(line, widths).enumerated().map { index, cell in
        let padding = String(repeating: " ", count: cell.1 - cell.0.count)
        return index == 0 ? cell.0 + padding : padding + cell.0
      }.joined(separator: "  ")
    }.joined(separator: "\n") + "\n"
  }
}

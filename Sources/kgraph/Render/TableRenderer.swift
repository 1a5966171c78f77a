import GraphModel
import GraphQuery

/// Writes columns aligned by display width under an underlined header; nothing for an empty result.
///
/// The whole result is kept until the end, since the last row may be the widest. Where a width is given, the widest
/// columns are cut to fit it, except numbers: half a number would be a wrong one.
struct TableRenderer: Renderer {
  private let width: Int?
  private let allowsColor: Bool
  private var columns: [Column] = []
  private var rows: [[Cell]] = []

  private static let gap = "  "
  private static let ellipsis = "…"
  private static let narrowestColumn = 8

  private struct Column {
    var header: Cell
    var width: Int
    var hasNumbers = false
    var hasOthers = false

    var isNumeric: Bool { hasNumbers && !hasOthers }
  }

  private struct Cell {
    var text: String
    var width: Int

    init(_ text: String) {
      self.text = text.terminalLine(lineBreak: " ⏎ ")
      width = displayWidth(of: self.text)
    }

    /// Cuts the text to a width, an ellipsis included.
    mutating func truncate(to limit: Int) {
      guard width > limit else { return }
      var kept = ""
      var keptWidth = 0
      for character in text {
        let characterWidth = displayWidth(of: String(character))
        guard keptWidth + characterWidth < limit else { break }
        kept.append(character)
        keptWidth += characterWidth
      }
      text = kept + TableRenderer.ellipsis
      width = keptWidth + 1
    }
  }

  /// Makes a renderer for lines of at most so many columns; nil: as wide as the result is.
  init(width: Int?, allowsColor: Bool = false) {
    self.width = width
    self.allowsColor = allowsColor
  }

  mutating func begin(columns: [String], to output: some TextOutput) {
    rows = []
    self.columns = columns.map { name in
      let header = Cell(name)
      return Column(header: header, width: header.width)
    }
  }

  mutating func row(_ values: [Value], to output: some TextOutput) {
    let cells = values.map { Cell($0.cellText ?? "") }
    for (index, (value, cell)) in zip(values, cells).enumerated() {
      columns[index].width = max(columns[index].width, cell.width)
      if value.isNumber {
        columns[index].hasNumbers = true
      } else if value != .null {
        columns[index].hasOthers = true
      }
    }
    rows.append(cells)
  }

  mutating func end(to output: some TextOutput) throws(OutputError) {
    guard !rows.isEmpty else { return }
    fitToWidth()
    try output.write(line(columns.map(\.header), style: .bold))
    try output.write(line(columns.map { Cell(String(repeating: "─", count: $0.width)) }, style: .dim))
    for cells in rows {
      try output.write(line(cells, style: nil))
    }
  }

  /// Lowers the widest columns to one common width, the largest with which the lines fit.
  private mutating func fitToWidth() {
    guard let width else { return }
    let available = width - TableRenderer.gap.count * (columns.count - 1)
    let shrinkable = columns.indices.filter { !columns[$0].isNumeric }
    let fixed = columns.filter(\.isNumeric).reduce(0) { $0 + $1.width }
    func total(limit: Int) -> Int { shrinkable.reduce(fixed) { $0 + min(columns[$1].width, limit) } }
    let widest = shrinkable.map { columns[$0].width }.max() ?? 0
    var limit = min(widest, max(available, TableRenderer.narrowestColumn))
    while limit > TableRenderer.narrowestColumn, total(limit: limit) > available { limit -= 1 }
    for index in shrinkable {
      columns[index].width = min(columns[index].width, limit)
    }
  }

  private func line(_ cells: [Cell], style: TextStyle?) -> String {
    var line = ""
    for (index, (column, cell)) in zip(columns, cells).enumerated() {
      var cell = cell
      cell.truncate(to: column.width)
      let padding = String(repeating: " ", count: column.width - cell.width)
      let text = style?.applied(to: cell.text, allowed: allowsColor) ?? cell.text
      let isLast = index == columns.count - 1
      line += (index > 0 ? TableRenderer.gap : "")
      line += column.isNumeric ? padding + text : text + (isLast ? "" : padding)
    }
    // Empty cells at the end leave the padding of those before them.
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }
}

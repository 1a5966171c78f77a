import GraphModel

/// Diagnostics as people read them: the message, the line of the query with carets under the place, and help.
extension Diagnostic {
  /// The diagnostic as lines of text for a terminal.
  ///
  /// - Parameters:
  ///   - query: the text that the diagnostic's range counts in.
  ///   - width: the columns of the terminal; a longer line of the query is shown in part, around the carets.
  ///   - colour: whether to add ANSI colours.
  public func rendered(query: String, width: Int, colour: Bool) -> String {
    let paint = Paint(isOn: colour)
    var lines = [paint.strong(severity.rawValue, severity.colour) + paint.strong(": " + printable(message))]
    var margin = " "
    if let range {
      let line = SourceLine(of: query, at: range)
      margin = String(repeating: " ", count: String(line.number).count)
      let (text, carets) = line.excerpt(columns: max(20, width - margin.count - 3))
      lines.append(paint.colour("\(margin) |", .blue))
      lines.append(paint.colour("\(line.number) |", .blue) + (text.isEmpty ? "" : " \(text)"))
      lines.append(paint.colour("\(margin) |", .blue) + " " + paint.strongOnlyCarets(carets, severity.colour))
    }
    for hint in help.prefix(3) {
      lines.append("\(margin) \(paint.colour("=", .blue)) help: \(printable(hint))")
    }
    return lines.joined(separator: "\n")
  }
}

// MARK: - The line of the query

/// One line of a query's text, and the part of it that is meant.
private struct SourceLine {
  /// A character as it is shown, with its place.
  private struct Cell {
    let text: String
    let width: Int
    let scalars: Range<Int>
  }

  /// The line's number, from 1.
  let number: Int
  private let cells: [Cell]
  /// The columns that are meant, counted from the line's start; never empty.
  private let marked: Range<Int>

  /// The line in which `range` begins.
  init(of query: String, at range: SourceRange) {
    let scalars = Array(query.unicodeScalars)
    let place = min(max(range.lowerBound, 0), scalars.count)
    var number = 1
    var start = 0
    for index in 0..<place where Self.endsLine(scalars, at: index) {
      number += 1
      start = index + 1
    }
    let end = (start..<scalars.count).first { scalars[$0].isLineBreak } ?? scalars.count
    self.number = number
    cells = Self.cells(of: scalars[start..<max(start, end)])

    let meant = min(place, end)..<max(min(place, end), min(range.upperBound, end))
    let before = cells.filter { $0.scalars.upperBound <= meant.lowerBound }
    let within = cells.filter { $0.scalars.overlaps(meant) }
    let column = before.reduce(0) { $0 + $1.width }
    marked = column..<(column + max(1, within.reduce(0) { $0 + $1.width }))
  }

  /// Whether a line ends with the scalar at `index`; the first of CR LF does not end one.
  private static func endsLine(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard scalars[index].isLineBreak else { return false }
    return !(scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n")
  }

  private static func cells(of line: ArraySlice<Unicode.Scalar>) -> [Cell] {
    var cells: [Cell] = []
    var place = line.startIndex
    var column = 0
    for character in String(line) {
      let end = place + character.unicodeScalars.count
      let text =
        character == "\t" ? String(repeating: " ", count: 4 - column % 4) : printable(String(character))
      let width = displayWidth(of: text)
      cells.append(Cell(text: text, width: width, scalars: place..<end))
      place = end
      column += width
    }
    return cells
  }

  /// The line, or the part of it around the marked columns, and the carets to put below.
  func excerpt(columns: Int) -> (text: String, carets: String) {
    let total = cells.reduce(0) { $0 + $1.width }
    guard max(total, marked.upperBound) > columns else {
      return (cells.map(\.text).joined(), Self.carets(marked))
    }
    // A third of the room shows what comes before; an ellipsis takes a column on each side.
    let room = columns - 2
    let first = max(0, min(marked.lowerBound - room / 3, total + 1 - room))
    let shift = max(0, first - 1)
    var text = first > 0 ? "…" : ""
    var column = 0
    for cell in cells {
      defer { column += cell.width }
      guard column >= first else {
        // A wide character cut in half leaves a blank, so that the columns below still agree.
        if column + cell.width > first { text += String(repeating: " ", count: column + cell.width - first) }
        continue
      }
      guard column + cell.width <= first + room else {
        text += "…"
        break
      }
      text += cell.text
    }
    let end = min(marked.upperBound, first + room)
    return (text, Self.carets((marked.lowerBound - shift)..<max(marked.lowerBound + 1, end) - shift))
  }

  private static func carets(_ columns: Range<Int>) -> String {
    String(repeating: " ", count: columns.lowerBound) + String(repeating: "^", count: columns.count)
  }
}

extension Unicode.Scalar {
  fileprivate var isLineBreak: Bool { self == "\n" || self == "\r" }
}

/// The text without what a terminal would obey instead of showing it: control characters and changes of the writing
/// direction are replaced by a sign.
private func printable(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let isControl = scalar.properties.generalCategory == .control
    let turnsDirection = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    result.append(isControl || turnsDirection ? "\u{FFFD}" : scalar)
  }
  return String(result)
}

// MARK: - Colours

/// The ANSI colours that diagnostics use.
private enum Colour: Int {
  case red = 31
  case yellow = 33
  case blue = 34
  case cyan = 36
}

extension Diagnostic.Severity {
  fileprivate var colour: Colour {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .note: .cyan
    }
  }
}

/// Adds colours, or leaves texts as they are.
private struct Paint {
  let isOn: Bool

  func colour(_ text: String, _ colour: Colour) -> String {
    isOn ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  func strong(_ text: String, _ colour: Colour? = nil) -> String {
    isOn ? "\u{1B}[1\(colour.map { ";\($0.rawValue)" } ?? "")m\(text)\u{1B}[0m" : text
  }

  /// Colours the carets, but not the blanks before them.
  func strongOnlyCarets(_ carets: String, _ colour: Colour) -> String {
    let blanks = carets.prefix { $0 == " " }
    return blanks + strong(String(carets.dropFirst(blanks.count)), colour)
  }
}

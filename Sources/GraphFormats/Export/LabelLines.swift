import GraphModel

/// A text broken into the lines of a label: by words, and within a word only where it is longer than a line.
///
/// What does not fit the lines is cut and marked with an ellipsis.
///
/// - Parameters:
///   - columns: How wide a line may be.
///   - maximumCount: How many lines there may be.
func labelLines(of text: String, columns: Int = 28, maximumCount: Int = 4) -> [String] {
  var lines: [String] = []
  var line = ""
  var lineWidth = 0

  func endLine() {
    if !line.isEmpty { lines.append(line) }
    line = ""
    lineWidth = 0
  }

  for word in text.split(whereSeparator: \.isWhitespace) {
    let wordWidth = displayWidth(of: String(word))
    if lineWidth > 0, lineWidth + 1 + wordWidth > columns { endLine() }
    if lineWidth > 0 {
      line += " "
      lineWidth += 1
    }
    if lineWidth + wordWidth <= columns {
      line += word
      lineWidth += wordWidth
    } else {
      for character in word {
        let width = displayWidth(of: String(character))
        if lineWidth + width > columns { endLine() }
        line.append(character)
        lineWidth += width
        if lines.count > maximumCount { break }
      }
    }
    if lines.count > maximumCount { break }
  }
  endLine()
  guard lines.count > maximumCount else { return lines }
  lines.removeSubrange(maximumCount...)
  lines[maximumCount - 1] += "…"
  return lines
}

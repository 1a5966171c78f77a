/// How a text stands out on a terminal that allows it.
enum TextStyle: String {
  /// Heavier: headings.
  case bold = "1"
  /// Fainter: what may be overlooked.
  case dim = "2"
  /// Red: errors.
  case red = "31"
  /// Yellow: warnings.
  case yellow = "33"
  /// Cyan: hints.
  case cyan = "36"

  /// The text in this style, or as it is where the terminal has no styles.
  func applied(to text: String, on terminal: Terminal) -> String {
    applied(to: text, allowed: terminal.allowsColor)
  }

  /// The text in this style, or as it is where styles are not allowed.
  func applied(to text: String, allowed: Bool) -> String {
    allowed && !text.isEmpty ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}

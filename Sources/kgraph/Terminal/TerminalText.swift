import GraphFormats

extension String {
  /// The text on one line and harmless to a terminal.
  ///
  /// Names come from files that anybody may have written; one with an escape sequence in it could retitle the window
  /// or hide what follows. Control characters become `�`, bidirectional overrides vanish, a tab becomes a space, and
  /// each line break becomes `lineBreak`.
  func terminalLine(lineBreak: String = " ") -> String {
    guard unicodeScalars.contains(where: { $0.displayHazard != nil }) else { return self }
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      switch scalar.displayHazard {
      case nil: line.append(scalar)
      case .tab: line.append(" ")
      case .lineBreak:
        // A carriage return and a line feed are one line break.
        if scalar != "\n" || previous != "\r" { line.append(contentsOf: lineBreak.unicodeScalars) }
      case .control: line.append("\u{FFFD}")
      case .directionOverride: break
      }
      previous = scalar
    }
    return String(line)
  }
}

/// Text as a quoted string of the DOT language (graphviz.org/doc/info/lang.html).
///
/// Three readers look at such a string: the language, for `"`; the label's escapes, for `\n` and `\N`; and, for
/// every text that is shown, HTML entities. What would mislead one of them is escaped for it.
enum DOTQuoting {
  /// A label of several lines, shown exactly as it is.
  static func label(_ lines: [String]) -> String {
    quoted(lines.map { escaped($0, backslash: #"\\"#) }.joined(separator: #"\n"#))
  }

  /// A tooltip: as a label, but of one line.
  ///
  /// Graphviz 2.43 unescapes tooltips twice, so that no number of backslashes gives one backslash in every version;
  /// its look-alike U+2216 does.
  static func tooltip(_ text: String) -> String {
    quoted(escaped(text, backslash: "\u{2216}"))
  }

  /// A name that is never shown: a node's id, a shape, a colour.
  static func name(_ name: String) -> String {
    quoted(escaped(name, backslash: #"\\"#))
  }

  private static func quoted(_ text: String) -> String { "\"\(text)\"" }

  private static func escaped(_ text: String, backslash: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch (scalar, scalar.displayHazard) {
      case ("\"", _): result.append(contentsOf: #"\""#.unicodeScalars)
      case ("\\", _): result.append(contentsOf: backslash.unicodeScalars)
      case ("&", _): result.append(contentsOf: "&amp;".unicodeScalars)
      case (_, nil): result.append(scalar)
      case (_, .tab), (_, .lineBreak): result.append(" ")
      // Neither XML nor a terminal that shows the file wants them.
      case (_, .control): result.append("\u{FFFD}")
      case (_, .directionOverride): break
      }
    }
    return String(result)
  }
}

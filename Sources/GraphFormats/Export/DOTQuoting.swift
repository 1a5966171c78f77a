/// Text as a quoted string of the DOT language (graphviz.org/doc/info/lang.html).
///
/// Three readers look at such a string: the language, for `"`; the label's escapes, for `\n` and `\N`; and, for
/// every text that is shown, HTML entities. What would mislead one of them is escaped for it.
enum DOTQuoting {
  /// A label of several lines, shown exactly as it is.
  static func label(_ lines: [String]) -> String {
    quoted(lines, backslash: #"\\"#)
  }

  /// A tooltip: as a label, but of one line.
  ///
  /// Graphviz 2.43 unescapes tooltips twice, so that no number of backslashes gives one backslash in every version;
  /// its look-alike U+2216 does.
  static func tooltip(_ text: String) -> String {
    quoted([text], backslash: "\u{2216}")
  }

  /// A name that is never shown: a node's id, a shape, a colour.
  static func name(_ name: String) -> String {
    quoted([name], backslash: #"\\"#)
  }

  /// How many bytes a string may have before it is continued in a second one with `+`: Graphviz reads no string of
  /// more than 16,384.
  private static let maximumLength = 8_192

  private static func quoted(_ lines: [String], backslash: String) -> String {
    var result = "\""
    var length = 0
    func append(_ text: String) {
      if length > maximumLength {
        result += "\" + \""
        length = 0
      }
      result.unicodeScalars.append(contentsOf: text.unicodeScalars)
      length += text.utf8.count
    }
    for (index, line) in lines.enumerated() {
      if index > 0 { append(#"\n"#) }
      for scalar in line.unicodeScalars {
        if let text = escaped(scalar, backslash: backslash) { append(text) }
      }
    }
    return result + "\""
  }

  /// What stands for a character in the string; nil for one that is left out.
  private static func escaped(_ scalar: Unicode.Scalar, backslash: String) -> String? {
    switch (scalar, scalar.displayHazard) {
    case ("\"", _): #"\""#
    case ("\\", _): backslash
    case ("&", _): "&amp;"
    case (_, nil): String(scalar)
    case (_, .tab), (_, .lineBreak): " "
    case (_, .control): "\u{FFFD}"  // Neither XML nor a terminal that shows the file wants it.
    case (_, .directionOverride): nil
    }
  }
}

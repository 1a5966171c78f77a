extension Query {
  /// The questions in a text, which stand one behind the other with `;` between them.
  ///
  /// In a pattern, a `;` in quotes or in a comment is none of these; in words, one in double quotes.
  public static func statements(in text: String) -> [String] {
    var statements: [String] = []
    var scalars = Array(text.unicodeScalars)[...]
    while true {
      scalars = scalars.drop { $0.properties.isWhitespace || $0 == ";" }
      skipComments(&scalars)
      guard !scalars.isEmpty else { return statements }
      let rest = String(String.UnicodeScalarView(scalars))
      let end = StatementScanner(isPattern: isPattern(rest)).end(of: scalars)
      let statement = String(String.UnicodeScalarView(scalars[scalars.startIndex..<end]))
      statements.append(statement)
      scalars = scalars[end...]
    }
  }

  /// Drops the comments that a statement begins with.
  private static func skipComments(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    while true {
      if scalars.starts(with: "//".unicodeScalars) {
        scalars = scalars.drop { $0 != "\n" }
      } else if scalars.starts(with: "/*".unicodeScalars) {
        scalars = scalars.dropFirst(2)
        while !scalars.isEmpty, !scalars.starts(with: "*/".unicodeScalars) { scalars = scalars.dropFirst() }
        scalars = scalars.dropFirst(2)
      } else {
        return
      }
      scalars = scalars.drop { $0.properties.isWhitespace || $0 == ";" }
    }
  }
}

/// Finds the end of a statement.
private struct StatementScanner {
  let isPattern: Bool

  /// The place of the `;` behind the statement, or of the text's end.
  func end(of scalars: ArraySlice<Unicode.Scalar>) -> Int {
    var place = scalars.startIndex
    while place < scalars.endIndex {
      let scalar = scalars[place]
      if scalar == ";" { return place }
      if scalar == "\"" || isPattern && (scalar == "'" || scalar == "`") {
        place = endOfQuote(scalars, from: place)
      } else if isPattern, scalars[place...].starts(with: "//".unicodeScalars) {
        place = scalars[place...].firstIndex(of: "\n") ?? scalars.endIndex
      } else if isPattern, scalars[place...].starts(with: "/*".unicodeScalars) {
        place = endOfComment(scalars, from: place)
      } else {
        place += 1
      }
    }
    return place
  }

  /// The place behind the quotation that begins here; one without an end is none.
  private func endOfQuote(_ scalars: ArraySlice<Unicode.Scalar>, from start: Int) -> Int {
    var place = start + 1
    while place < scalars.endIndex {
      if scalars[place] == scalars[start] { return place + 1 }
      place += isPattern && scalars[place] == "\\" && scalars[start] != "`" ? 2 : 1
    }
    return start + 1
  }

  private func endOfComment(_ scalars: ArraySlice<Unicode.Scalar>, from start: Int) -> Int {
    var place = start + 2
    while place < scalars.endIndex, !scalars[place...].starts(with: "*/".unicodeScalars) { place += 1 }
    return min(place + 2, scalars.endIndex)
  }
}

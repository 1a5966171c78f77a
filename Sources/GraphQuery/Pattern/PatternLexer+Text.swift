/// Text literals and their escapes.
extension PatternLexer {
  /// The text between the quotes at `position`, escapes resolved.
  mutating func readText() throws(Diagnostic) -> String {
    let start = position
    let quote = scalars[start]
    var text = String.UnicodeScalarView()
    position += 1
    while let scalar = peek() {
      if scalar == quote {
        position += 1
        return String(text)
      } else if scalar == "\\" {
        text.append(try readEscape())
      } else {
        text.append(scalar)
        position += 1
      }
    }
    throw Diagnostic(
      .incomplete, "the text that begins here does not end", at: SourceRange(start, start + 1),
      help: ["close it with \(quote); a \(quote) inside the text is written \\\(quote)"])
  }

  private mutating func readEscape() throws(Diagnostic) -> Unicode.Scalar {
    let start = position
    guard let letter = peek(1) else {
      position += 1
      throw Diagnostic(
        .incomplete, "the text ends within an escape", at: range(from: start),
        help: ["a backslash itself is written \\\\"])
    }
    position += 2
    switch letter {
    case "\\", "'", "\"", "`", "/": return letter
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "u": return try readCodePoint(digits: 4, from: start)
    case "U": return try readCodePoint(digits: 8, from: start)
    default:
      throw Diagnostic(
        .syntax, "texts have no escape '\\\(letter)'", at: range(from: start),
        help: ["a backslash itself is written \\\\"])
    }
  }

  private mutating func readCodePoint(digits: Int, from start: Int) throws(Diagnostic) -> Unicode.Scalar {
    let first = try readHexadecimal(digits: digits, from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    // Java and JSON write characters beyond U+FFFF as two escapes, a surrogate pair.
    if (0xD800..<0xDC00).contains(first), peek() == "\\", peek(1) == "u" {
      position += 2
      let second = try readHexadecimal(digits: 4, from: start)
      if (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw Diagnostic(.syntax, "no character has this number", at: range(from: start))
  }

  private mutating func readHexadecimal(digits: Int, from start: Int) throws(Diagnostic) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let scalar = peek(), scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
        throw Diagnostic(
          .syntax, "expected \(digits) hexadecimal digits after '\\\(digits == 4 ? "u" : "U")'",
          at: range(from: start), help: ["write é as \\u00e9"])
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}

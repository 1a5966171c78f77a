/// Turns a pattern's text into tokens.
///
/// Names, numbers and comments are openCypher 9's; text literals are read in `PatternLexer+Text.swift`.
struct PatternLexer {
  let scalars: [Unicode.Scalar]
  var position = 0
  private var tokens: [PatternToken] = []

  private init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  /// All tokens of `scalars`, the last of which is always `.end`.
  static func tokens(of scalars: [Unicode.Scalar]) throws(Diagnostic) -> [PatternToken] {
    var lexer = PatternLexer(scalars)
    while let token = try lexer.next() { lexer.tokens.append(token) }
    // The end is put right behind the last token, so that a caret there is not in an empty line further down.
    let end = lexer.tokens.last?.range.upperBound ?? 0
    lexer.tokens.append(PatternToken(.end, SourceRange(end, end)))
    return lexer.tokens
  }

  /// The scalar `offset` places ahead, or nil behind the end.
  func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    position + offset < scalars.count ? scalars[position + offset] : nil
  }

  /// The range from `start` to here.
  func range(from start: Int) -> SourceRange { SourceRange(start, position) }

  /// The text from `start` to here.
  private func text(from start: Int) -> String { String(scalars[start..<position]) }

  private mutating func next() throws(Diagnostic) -> PatternToken? {
    try skipBlanks()
    guard let scalar = peek() else { return nil }
    let start = position
    let kind: PatternToken.Kind
    if scalar.beginsName {
      kind = .word(readWord())
    } else if scalar.isDecimalDigit || (scalar == "." && peek(1)?.isDecimalDigit == true) {
      kind = try readNumber()
    } else {
      switch scalar {
      case "'", "\"": kind = .text(try readText())
      case "`": kind = .quotedName(try readQuotedName())
      case "$": kind = .parameter(try readParameter())
      default: kind = .symbol(try readSymbol())
      }
    }
    return PatternToken(kind, range(from: start))
  }

  private mutating func skipBlanks() throws(Diagnostic) {
    while let scalar = peek() {
      if scalar.isBlank {
        position += 1
      } else if scalar == "/", peek(1) == "/" {
        while let next = peek(), next != "\n", next != "\r" { position += 1 }
      } else if scalar == "/", peek(1) == "*" {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(Diagnostic) {
    let start = position
    position += 2
    while let scalar = peek() {
      position += 1
      if scalar == "*", peek() == "/" {
        position += 1
        return
      }
    }
    throw Diagnostic(
      .incomplete, "the comment that begins here does not end", at: SourceRange(start, start + 2),
      help: ["close it with '*/'"])
  }

  private mutating func readWord() -> String {
    let start = position
    while let scalar = peek(), scalar.continuesName { position += 1 }
    return text(from: start)
  }

  /// A name in backticks; a doubled backtick stands for one.
  private mutating func readQuotedName() throws(Diagnostic) -> String {
    let start = position
    var name = String.UnicodeScalarView()
    position += 1
    while let scalar = peek() {
      position += 1
      guard scalar == "`" else {
        name.append(scalar)
        continue
      }
      if peek() == "`" {
        name.append("`")
        position += 1
      } else if name.isEmpty {
        throw Diagnostic(.syntax, "a name cannot be empty", at: range(from: start))
      } else {
        return String(name)
      }
    }
    throw Diagnostic(
      .incomplete, "the name that begins here does not end", at: SourceRange(start, start + 1),
      help: ["close it with '`'"])
  }

  private mutating func readParameter() throws(Diagnostic) -> String {
    let start = position
    position += 1
    if peek() == "`" { return try readQuotedName() }
    guard let first = peek(), first.continuesName else {
      throw Diagnostic(
        position < scalars.count ? .syntax : .incomplete, "expected the parameter's name after '$'",
        at: range(from: start), help: ["write a parameter as $name"])
    }
    return readWord()
  }

  private mutating func readSymbol() throws(Diagnostic) -> PatternSymbol {
    if let symbol = PatternSymbol(scalars[position], peek(1)) {
      position += symbol.rawValue.utf8.count
      return symbol
    }
    let scalar = scalars[position]
    throw Diagnostic(
      .syntax, "patterns have no sign '\(scalar)'", at: SourceRange(position, position + 1),
      help: Self.lookalikes[scalar].map { ["write \($0)"] } ?? [])
  }

  /// What was probably meant by signs that word processors and web pages put in the place of plain ones.
  private static let lookalikes: [Unicode.Scalar: String] = [
    "‘": "a straight quote: '", "’": "a straight quote: '", "“": "a straight quote: \"",
    "”": "a straight quote: \"", "«": "a straight quote: \"", "»": "a straight quote: \"",
    "–": "a plain hyphen: -", "—": "two plain hyphens: --", "−": "a plain hyphen: -",
    "→": "-->", "←": "<--", "≠": "<>", "≤": "<=", "≥": ">=", "×": "*", "÷": "/", "∧": "AND", "∨": "OR",
    "¬": "NOT", "∈": "IN", "~": "'--' for an edge in either direction, '=~' for a regular expression",
  ]
}

// MARK: - Numbers

extension PatternLexer {
  private mutating func readNumber() throws(Diagnostic) -> PatternToken.Kind {
    let start = position
    if peek() == "0", let prefix = peek(1) {
      switch prefix {
      case "x", "X": return try readInteger(radix: 16, named: "hexadecimal", from: start)
      case "o", "O": return try readInteger(radix: 8, named: "octal", from: start)
      default: break
      }
    }
    var isReal = false
    skipDigits()
    if peek() == ".", peek(1)?.isDecimalDigit == true {
      isReal = true
      position += 1
      skipDigits()
    }
    if let letter = peek(), letter == "e" || letter == "E" {
      let signed = peek(1) == "-" || peek(1) == "+"
      if peek(signed ? 2 : 1)?.isDecimalDigit == true {
        isReal = true
        position += signed ? 2 : 1
        skipDigits()
      }
    }
    try rejectNameRightBehindNumber(from: start)
    let digits = text(from: start)
    return isReal ? try real(digits, from: start) : try integer(digits, radix: 10, from: start)
  }

  private mutating func skipDigits() {
    while peek()?.isDecimalDigit == true { position += 1 }
  }

  private mutating func readInteger(
    radix: Int, named name: String, from start: Int
  ) throws(Diagnostic) -> PatternToken.Kind {
    position += 2
    let firstDigit = position
    while let scalar = peek(), scalar.continuesName { position += 1 }
    let digits = text(from: firstDigit)
    // Checked here since the standard library's parser also takes a sign.
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && ($0.hexDigitValue ?? radix) < radix }) else {
      throw Diagnostic(.syntax, "'\(text(from: start))' is not a \(name) number", at: range(from: start))
    }
    return try integer(digits, radix: radix, from: start)
  }

  /// Refuses `1st` and `12abc`, which would otherwise be a number and a name side by side.
  private mutating func rejectNameRightBehindNumber(from start: Int) throws(Diagnostic) {
    guard let scalar = peek(), scalar.continuesName else { return }
    while let next = peek(), next.continuesName { position += 1 }
    let text = text(from: start)
    throw Diagnostic(
      .syntax, "'\(text)' is not a number", at: range(from: start),
      help: ["write a name that begins with a digit in backticks: `\(text)`"])
  }

  private func integer(_ digits: String, radix: Int, from start: Int) throws(Diagnostic) -> PatternToken.Kind
  {
    // One more than the greatest Int64 is let through: behind a minus it is the least one.
    guard let value = UInt64(digits, radix: radix), value <= UInt64(Int64.max) + 1 else {
      throw Diagnostic(
        .syntax, "the integer \(text(from: start)) is too large", at: range(from: start),
        help: ["integers reach to \(Int64.max); write a decimal point for an approximate number"])
    }
    return .integer(value)
  }

  private func real(_ digits: String, from start: Int) throws(Diagnostic) -> PatternToken.Kind {
    guard let value = Double(digits.hasPrefix(".") ? "0" + digits : digits), value.isFinite else {
      throw Diagnostic(
        .syntax, "the number \(text(from: start)) is too large", at: range(from: start),
        help: ["numbers reach to about 1.8e308"])
    }
    return .real(value)
  }
}

// MARK: - Characters

extension Unicode.Scalar {
  /// Whether a bare name can begin with it.
  var beginsName: Bool {
    isASCII ? isASCIILetter || self == "_" : properties.isIDStart
  }
  /// Whether it can stand in a bare name behind the first place.
  var continuesName: Bool {
    isASCII ? isASCIILetter || isDecimalDigit || self == "_" : properties.isIDContinue
  }
  /// Whether it separates tokens; a byte order mark does, too.
  fileprivate var isBlank: Bool {
    isASCII ? self == " " || ("\t"..."\r").contains(self) : properties.isWhitespace || self == "\u{FEFF}"
  }
  private var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  /// Whether it is one of `0` to `9`.
  var isDecimalDigit: Bool { ("0"..."9").contains(self) }
}

extension String {
  init(_ scalars: ArraySlice<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    // Several times as fast as appending the slice as a whole.
    for scalar in scalars { view.append(scalar) }
    self.init(view)
  }
}

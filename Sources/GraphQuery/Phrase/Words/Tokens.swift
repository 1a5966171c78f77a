import GraphModel

/// A word or mark of a phrase.
struct Token: Hashable, Sendable {
  /// What a token is.
  enum Kind: Hashable, Sendable {
    /// A word, number or other run of characters without spaces.
    case word
    /// Text in quotes: always a name or a text.
    case quoted
    /// `$name`
    case parameter
    /// `,` `(` `)` `:` `?`, a comparison, or the possessive `'s`
    case mark
  }

  /// What it is.
  var kind: Kind
  /// The text; of a quoted one, what is between the quotes.
  var text: String
  /// The text folded as names are, which is how words are compared.
  var folded: String
  /// Where it stands.
  var range: SourceRange
}

/// Cuts a phrase into tokens.
struct PhraseLexer {
  private let text: String.UnicodeScalarView
  private let scalars: [Unicode.Scalar]
  /// Where each scalar begins in the text, and the text's end.
  private let indices: [String.Index]
  private var position = 0
  private var tokens: [Token] = []

  /// The tokens of a phrase; throws when a quote is not closed.
  static func tokens(of text: String) throws(Diagnostic) -> [Token] {
    var lexer = PhraseLexer(text)
    try lexer.run()
    return lexer.tokens
  }

  private init(_ text: String) {
    self.text = text.unicodeScalars
    scalars = Array(self.text)
    indices = Array(self.text.indices) + [self.text.endIndex]
  }

  private mutating func run() throws(Diagnostic) {
    while position < scalars.count {
      let scalar = scalars[position]
      if isPlain(scalar) {
        word(.word)
      } else if isSpace(scalar) || PhraseLexer.sentenceEnds.contains(scalar) && isSentenceEnd(position) {
        position += 1
      } else if let closing = PhraseLexer.quotes[scalar], scalar != "'" || startsQuotation() {
        try quoted(until: closing)
      } else if scalar == "$", position + 1 < scalars.count, PhraseLexer.isWordScalar(scalars[position + 1]) {
        word(.parameter)
      } else if PhraseLexer.comparisonStarts.contains(scalar), let mark = comparison() {
        append(.mark, mark, length: mark.unicodeScalars.count)
      } else if PhraseLexer.marks.contains(scalar) {
        append(.mark, String(scalar), length: 1)
      } else {
        word(.word)
      }
    }
  }

  /// Whether only sentence punctuation follows: what stands behind a quotation belongs to no word.
  private func isSentenceEnd(_ index: Int) -> Bool {
    scalars[index...].allSatisfy { PhraseLexer.sentenceEnds.contains($0) || $0.properties.isWhitespace }
  }

  /// A `'` opens a quotation only at a word's start and if another one closes it at a word's end.
  private func startsQuotation() -> Bool {
    guard position == 0 || scalars[position - 1].properties.isWhitespace || scalars[position - 1] == "("
    else {
      return false
    }
    var index = position + 1
    while index < scalars.count {
      if scalars[index] == "'" {
        let next = index + 1
        if next == scalars.count || scalars[next].properties.isWhitespace
          || PhraseLexer.marks.contains(scalars[next])
          || PhraseLexer.sentenceEnds.contains(scalars[next])
        {
          return true
        }
      }
      index += 1
    }
    return false
  }

  private mutating func quoted(until closing: Unicode.Scalar) throws(Diagnostic) {
    let start = position
    var text = String.UnicodeScalarView()
    position += 1
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      if scalar == closing,
        closing != "'" || position == scalars.count || !PhraseLexer.isWordScalar(scalars[position])
      {
        let range = SourceRange(start, position)
        tokens.append(
          Token(kind: .quoted, text: String(text), folded: NameFolding.fold(String(text)), range: range))
        return
      }
      text.append(scalar)
    }
    throw Diagnostic(
      .incomplete, "the quotation is not closed", at: SourceRange(start, start + 1),
      help: ["add \(closing) at its end"])
  }

  private func comparison() -> String? {
    for mark in ["<=", ">=", "!=", "<>", "<", ">", "="] {
      let length = mark.unicodeScalars.count
      if position + length <= scalars.count,
        Array(mark.unicodeScalars) == Array(scalars[position..<position + length])
      {
        return mark
      }
    }
    return nil
  }

  /// A word ends at a space or mark; a colon inside it (`topic:eBPF`) is a mark, one in a time (`11:00`) is not.
  private mutating func word(_ kind: Token.Kind) {
    let start = position
    position += 1
    while position < scalars.count {
      let scalar = scalars[position]
      if isPlain(scalar) {
        position += 1
        continue
      }
      if isSpace(scalar) || PhraseLexer.endsWord.contains(scalar) { break }
      if scalar == ":", !isBetweenDigits(position) { break }
      if PhraseLexer.quotes[scalar] != nil, scalar != "'" { break }
      if PhraseLexer.apostrophes.contains(scalar), endsInPossessive(at: position) { break }
      if scalar == "?", position + 1 == scalars.count || isSpace(scalars[position + 1]) { break }
      position += 1
    }
    var end = position
    // Sentence punctuation at a word's end is not part of the word; "Co." and "Inc." fold the same without it.
    while end - start > 1, PhraseLexer.sentenceEnds.contains(scalars[end - 1]), end == scalars.count {
      end -= 1
    }
    let string = String(text[indices[start]..<indices[end]])
    tokens.append(
      Token(kind: kind, text: string, folded: NameFolding.fold(string), range: SourceRange(start, end)))
    if position < scalars.count, PhraseLexer.apostrophes.contains(scalars[position]),
      endsInPossessive(at: position)
    {
      append(.mark, "'s", length: possessiveLength(at: position))
    }
  }

  private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
  }

  /// Letters and digits, which begin words and end none.
  private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }

  private func isBetweenDigits(_ index: Int) -> Bool {
    guard index > 0, index + 1 < scalars.count else { return false }
    return ("0"..."9").contains(scalars[index - 1]) && ("0"..."9").contains(scalars[index + 1])
  }

  /// Whether an apostrophe here, with or without an s, ends a word.
  private func endsInPossessive(at index: Int) -> Bool {
    let end = index + possessiveLength(at: index)
    guard end < scalars.count else { return true }
    return scalars[end].properties.isWhitespace || PhraseLexer.endsWord.contains(scalars[end])
  }

  private func possessiveLength(at index: Int) -> Int {
    index + 1 < scalars.count && (scalars[index + 1] == "s" || scalars[index + 1] == "S") ? 2 : 1
  }

  private mutating func append(_ kind: Token.Kind, _ text: String, length: Int) {
    tokens.append(
      Token(kind: kind, text: text, folded: text, range: SourceRange(position, position + length)))
    position += length
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar == "_" || ("0"..."9").contains(scalar)
  }

  private static let quotes: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "\u{201C}": "\u{201D}", "\u{201E}": "\u{201C}", "\u{00AB}": "\u{00BB}", "'": "'",
  ]
  private static let comparisonStarts: Set<Unicode.Scalar> = ["<", ">", "=", "!"]
  private static let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2019}"]
  private static let sentenceEnds: Set<Unicode.Scalar> = [".", "!", ";"]
  private static let marks: Set<Unicode.Scalar> = [",", "(", ")", ":", "?"]
  private static let endsWord: Set<Unicode.Scalar> = [",", "(", ")", "=", "<", ">"]
}

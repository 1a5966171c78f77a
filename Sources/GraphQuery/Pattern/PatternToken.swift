/// The smallest piece of a pattern's text that means something, with its place.
struct PatternToken: Hashable, Sendable {
  /// What a token can be.
  enum Kind: Hashable, Sendable {
    /// A bare word: a name or a keyword, whichever the place calls for.
    case word(String)
    /// A name in backticks, never a keyword.
    case quotedName(String)
    /// The digits of an integer; a sign is a token of its own, so that `-9223372036854775808` can be read.
    case integer(UInt64)
    case real(Double)
    case text(String)
    /// `$name` or `$1`, without the dollar sign.
    case parameter(String)
    case symbol(PatternSymbol)
    /// Behind the last token.
    case end
  }

  let kind: Kind
  let range: SourceRange
  /// The keyword that a bare word may be read as.
  let keyword: PatternKeyword?

  init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
    if case .word(let word) = kind {
      keyword = PatternKeyword(word: word)
    } else {
      keyword = nil
    }
  }

  /// The symbol, when the token is one.
  var symbol: PatternSymbol? {
    if case .symbol(let symbol) = kind { symbol } else { nil }
  }

  /// The name that the token can be where keywords are allowed as names: labels, properties, functions.
  var name: String? {
    switch kind {
    case .word(let name), .quotedName(let name): name
    default: nil
    }
  }

  /// The name that the token can be where keywords are reserved: variables.
  var variable: String? {
    if let keyword, keyword.isReserved { nil } else { name }
  }
}

/// The marks of the pattern language.
///
/// Arrows are not among them: `<-` is two tokens, since in `a <-1` it is a comparison.
enum PatternSymbol: String, Sendable, CaseIterable {
  case leftParenthesis = "("
  case rightParenthesis = ")"
  case leftBracket = "["
  case rightBracket = "]"
  case leftBrace = "{"
  case rightBrace = "}"
  case comma = ","
  case semicolon = ";"
  case colon = ":"
  case dot = "."
  case dots = ".."
  case bar = "|"
  case ampersand = "&"
  case exclamation = "!"
  case question = "?"
  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case percent = "%"
  case caret = "^"
  case equal = "="
  case matches = "=~"
  case notEqual = "<>"
  case exclamationEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// The symbol that begins with `first`, the longer one where `second` makes one with it.
  init?(_ first: Unicode.Scalar, _ second: Unicode.Scalar?) {
    switch (first, second) {
    case (".", "."): self = .dots
    case ("=", "~"): self = .matches
    case ("<", ">"): self = .notEqual
    case ("!", "="): self = .exclamationEqual
    case ("<", "="): self = .lessOrEqual
    case (">", "="): self = .greaterOrEqual
    default:
      guard let symbol = Self.byScalar[first] else { return nil }
      self = symbol
    }
  }

  private static let byScalar: [Unicode.Scalar: PatternSymbol] = {
    let short = allCases.filter { $0.rawValue.count == 1 }
    return Dictionary(short.flatMap { symbol in symbol.rawValue.unicodeScalars.map { ($0, symbol) } }) { $1 }
  }()
}

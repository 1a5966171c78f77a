import GraphModel

/// A line of a file with its markup taken off: what a reader of the rendered page would see.
struct HeadingText: Equatable {
  /// The visible text on one line, with plain spaces.
  let text: String
  /// The address of the first link in the line.
  let url: String?

  init(_ line: some StringProtocol) {
    var visible = HTMLEntities.decoded(String(line))
    visible = Self.withPlainSpaces(visible)
    visible = Self.withoutLeadingMarkers(visible)
    let (unlinked, address) = Self.withoutLinks(visible)
    text = Self.withoutEmphasis(unlinked)
    url = address
  }

  /// Replaces every run of Unicode spaces by one space and drops invisible characters.
  ///
  /// The zero-width joiner and non-joiner stay: they hold emoji and Persian words together.
  private static func withPlainSpaces(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }), Names.cleaned(text) == text { return text }
    var result = String.UnicodeScalarView()
    var lastWasSpace = true
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if !lastWasSpace { result.append(" ") }
        lastWasSpace = true
        continue
      }
      switch scalar.value {
      case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF, 0x00AD, 0...0x1F, 0x7F:
        continue
      default:
        result.append(scalar)
        lastWasSpace = false
      }
    }
    return String(String(result).trimmingSpaces())
  }

  /// Drops `#`, `>`, list markers and numbering, in any nesting.
  private static func withoutLeadingMarkers(_ text: String) -> String {
    var rest = text[...]
    while let shorter = withoutOneMarker(rest) { rest = shorter }
    return String(rest)
  }

  private static func withoutOneMarker(_ text: Substring) -> Substring? {
    guard let first = text.first else { return nil }
    let marker: Substring
    switch first {
    case "#", ">":
      marker = text.prefix { $0 == first }
    case "-", "*", "+", "•":
      marker = text.prefix(1)
    case _ where first.isASCII && first.isNumber:
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      let after = text.dropFirst(digits.count)
      guard digits.count <= 3, let mark = after.first, mark == "." || mark == ")" else { return nil }
      marker = text.prefix(digits.count + 1)
    default:
      return nil
    }
    let rest = text.dropFirst(marker.count)
    guard rest.first == " " else { return nil }
    return rest.drop { $0 == " " }
  }

  /// Replaces `[text](address)` by its text; an image, `![…](…)`, disappears.
  private static func withoutLinks(_ text: String) -> (text: String, url: String?) {
    guard text.range(ofBytes: "](") != nil else { return (text, nil) }
    var result = ""
    var url: String?
    var rest = text[...]
    while let middle = rest.range(ofBytes: "](") {
      guard let open = Self.openingBracket(in: rest[..<middle.lowerBound]),
        let close = Self.closingParenthesis(in: rest[middle.upperBound...])
      else {
        result += rest[..<middle.upperBound]
        rest = rest[middle.upperBound...]
        continue
      }
      let label = rest[rest.index(after: open)..<middle.lowerBound]
      let before = rest[..<open]
      if before.last == "!" {
        result += before.dropLast()
      } else {
        result += before
        result += label
        url = url ?? String(rest[middle.upperBound..<close].prefix { $0 != " " })
      }
      rest = rest[rest.index(after: close)...]
    }
    return (String((result + rest).trimmingSpaces()), url)
  }

  /// The bracket that the end of the text closes; `[B]` inside a link's text is skipped.
  private static func openingBracket(in text: Substring) -> Substring.Index? {
    var depth = 1
    for index in text.indices.reversed() {
      switch text[index] {
      case "]": depth += 1
      case "[": depth -= 1
      default: break
      }
      if depth == 0 { return index }
    }
    return nil
  }

  /// The parenthesis that ends an address; addresses may hold pairs of their own.
  ///
  /// No address holds an opened bracket: to look no further keeps the reading of text full of opened links linear.
  private static func closingParenthesis(in rest: Substring) -> Substring.Index? {
    let text = rest.prefix { $0 != "[" }
    var depth = 1
    for index in text.indices {
      switch text[index] {
      case "(": depth += 1
      case ")": depth -= 1
      default: break
      }
      if depth == 0 { return index }
    }
    return text.firstIndex(of: ")")
  }

  /// Drops the markers of bold and italic text and of code, and the backslashes of escaped punctuation.
  private static func withoutEmphasis(_ text: String) -> String {
    var unmarked = text.range(ofBytes: "**") != nil ? text.split(separator: "**").joined()[...] : text[...]
    for marker in ["__", "*", "_"] {
      while unmarked.utf8.count > 2 * marker.utf8.count, unmarked.hasPrefix(marker),
        unmarked.hasSuffix(marker)
      {
        unmarked = unmarked.dropFirst(marker.count).dropLast(marker.count).trimmingSpaces()
      }
    }
    // A backtick marks code; one without its partner is a slip, and no part of a title either.
    let result = unmarked.utf8.contains(UInt8(ascii: "`")) ? unmarked.filter { $0 != "`" } : String(unmarked)
    guard result.utf8.contains(UInt8(ascii: "\\")) else { return String(result.trimmingSpaces()) }
    var unescaped = ""
    var isEscaped = false
    for character in result {
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, !character.isPunctuation, !character.isSymbol { unescaped.append("\\") }
      unescaped.append(character)
      isEscaped = false
    }
    return String(unescaped.trimmingSpaces())
  }
}

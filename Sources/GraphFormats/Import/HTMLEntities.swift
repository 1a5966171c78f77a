/// The HTML entities that exports of schedules leave in plain text.
enum HTMLEntities {
  private static let named: [String: Character] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ndash": "–", "mdash": "—",
    "hellip": "…", "rsquo": "’", "lsquo": "‘", "rdquo": "”", "ldquo": "“", "bull": "•", "middot": "·",
    "eacute": "é", "egrave": "è", "auml": "ä", "ouml": "ö", "uuml": "ü", "szlig": "ß", "ccedil": "ç",
    "ntilde": "ñ", "aacute": "á", "iacute": "í", "oacute": "ó", "uacute": "ú", "times": "×", "shy": "\u{AD}",
  ]

  private static let longestEntity = 10

  /// The text with its entities replaced; what is no entity stays as it is.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let ampersand = rest.utf8.firstIndex(of: UInt8(ascii: "&")) {
      result += rest[..<ampersand]
      let after = rest[rest.index(after: ampersand)...]
      if let semicolon = after.prefix(longestEntity).firstIndex(of: ";"),
        let character = character(after[..<semicolon])
      {
        result.append(character)
        rest = after[after.index(after: semicolon)...]
      } else {
        result.append("&")
        rest = after
      }
    }
    return result + rest
  }

  private static func character(_ entity: Substring) -> Character? {
    guard entity.first == "#" else { return named[String(entity)] }
    let number = entity.dropFirst()
    let code =
      number.first == "x" || number.first == "X" ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
    return code.flatMap(Unicode.Scalar.init).map(Character.init)
  }
}

@_spi(_Unicode) import Swift

/// What is left of a name when spelling does not matter: names with equal foldings are taken for the same.
public enum NameFolding {
  /// Canonical decomposition, case folded, without diacritics and punctuation, single spaces: `Zięba, M.` is
  /// `zieba m`.
  ///
  /// Letters whose stroke does not decompose (ł, ø, đ) count as their base letter. A text of symbols only (`C++` keeps
  /// its letter, `🚀` has none) is kept as it is, so that it can still be found.
  public static func fold(_ name: String) -> String {
    if let folded = foldASCII(name) { return folded }
    let scalars = foldedScalars(name)
    var folded = String.UnicodeScalarView()
    var needsSpace = false
    for scalar in scalars {
      if scalar == " " {
        needsSpace = !folded.isEmpty
      } else {
        if needsSpace { folded.append(" ") }
        needsSpace = false
        folded.append(scalar)
      }
    }
    guard folded.isEmpty else { return String(folded) }
    return name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// As `fold`, and without legal suffixes and spaces: `Red Hat, Inc.` and `RedHat` are `redhat`.
  public static func foldOrganisation(_ name: String) -> String {
    var words = fold(name).split(separator: " ")
    if words.count > 1, words.first == "the" { words.removeFirst() }
    while words.count > 1, let last = words.last, legalSuffixes.contains(String(last)) { words.removeLast() }
    return words.joined()
  }

  /// Words at the end of a company's name that say what legal form it has.
  static let legalSuffixes: Set<String> = [
    "ab", "ag", "as", "bv", "co", "corp", "corporation", "gmbh", "inc", "incorporated", "kg", "limited",
    "llc", "llp",
    "ltd", "nv", "oy", "plc", "pty", "sa", "sarl", "sas", "se", "spa", "srl",
  ]

  /// The folding of a name in ASCII with a letter or digit in it, which is nearly every name: byte by byte, since
  /// importing and reading phrases fold little else.
  private static func foldASCII(_ name: String) -> String? {
    var name = name
    return name.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      let folded = String(unsafeUninitializedCapacity: bytes.count) { buffer in
        var count = 0
        var needsSpace = false
        for byte in bytes {
          guard let folded = foldedASCII(Unicode.Scalar(byte)) else { continue }
          if folded == " " {
            needsSpace = count > 0
            continue
          }
          // A space stands for at least one byte that was left out.
          if needsSpace {
            buffer[count] = 0x20
            count += 1
            needsSpace = false
          }
          buffer[count] = UInt8(truncatingIfNeeded: folded.value)
          count += 1
        }
        return count
      }
      return folded.isEmpty ? nil : folded
    }
  }

  /// The scalars that count, in lower case; everything between words is a space.
  private static func foldedScalars(_ name: String) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    for scalar in name._nfd {
      if scalar.isASCII {
        if let folded = foldedASCII(scalar) { scalars.append(folded) }
        continue
      }
      switch scalar.properties.generalCategory {
      case .nonspacingMark where spellingMarks.contains { $0.contains(scalar) }: scalars.append(scalar)
      case .nonspacingMark, .enclosingMark, .format, .control: continue
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
        .decimalNumber, .letterNumber, .otherNumber:
        if let base = strokedLetters[scalar] {
          scalars += base.unicodeScalars
        } else {
          scalars += scalar.properties.lowercaseMapping.unicodeScalars
        }
      default: if !apostrophes.contains(scalar) { scalars.append(" ") }
      }
    }
    return scalars
  }

  /// Apostrophes and full stops join what they stand in (`O'Keefe`, `solo.io`); other punctuation separates.
  private static func foldedASCII(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "a"..."z", "0"..."9": scalar
    case "A"..."Z": Unicode.Scalar(UInt8(scalar.value) | 0x20)
    case "'", "`", ".": nil
    default: " "
    }
  }

  private static let apostrophes: Set<Unicode.Scalar> = ["\u{2019}", "\u{2018}", "\u{02BC}", "\u{00B4}"]

  private static let strokedLetters: [Unicode.Scalar: String] = [
    "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ħ": "h", "Ħ": "h", "ß": "ss", "ẞ": "ss",
    "æ": "ae",
    "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "þ": "th", "Þ": "th", "ð": "d", "Ð": "d", "ς": "σ",
  ]

  /// The vowels of Indic and South-East Asian scripts and the voicing of Japanese: marks without which a name is
  /// another name.
  private static let spellingMarks: [ClosedRange<Unicode.Scalar>] = [
    "\u{0900}"..."\u{1A7F}", "\u{3099}"..."\u{309A}",
  ]
}

/// Rules about names that need no graph.
public enum Names {
  /// A name as it is kept: without spaces at its ends, runs of spaces as one, without control and zero-width
  /// characters.
  public static func cleaned(_ name: String) -> String {
    if isCleanASCII(name) { return name }
    var cleaned = String.UnicodeScalarView()
    var needsSpace = false
    for scalar in name.unicodeScalars {
      if scalar.properties.isWhitespace {
        needsSpace = !cleaned.isEmpty
      } else if scalar.properties.generalCategory == .control || invisible.contains(scalar) {
        continue
      } else {
        if needsSpace { cleaned.append(" ") }
        needsSpace = false
        cleaned.append(scalar)
      }
    }
    return String(cleaned)
  }

  /// Whether there is nothing to clean: most names are such.
  private static func isCleanASCII(_ name: String) -> Bool {
    var previous: UInt8 = 0x20
    for byte in name.utf8 {
      guard byte >= 0x20, byte < 0x7F, byte != 0x20 || previous != 0x20 else { return false }
      previous = byte
    }
    return previous != 0x20
  }

  /// Zero-width space, word joiner, byte-order mark, and the overrides of text direction. The joiners U+200C and
  /// U+200D stay: Persian words and emoji are spelt with them.
  private static let invisible: Set<Unicode.Scalar> = [
    "\u{200B}", "\u{2060}", "\u{FEFF}", "\u{00AD}", "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}",
    "\u{202E}",
    "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}",
  ]
}

/// How a person refers to a node: a name, `kind:name`, or `#number`.
public struct Reference: Hashable, Sendable {
  /// The number, if it was given by one.
  public var id: Node.ID?
  /// The kinds it may be of; empty: any.
  public var kinds: [String]
  /// The name.
  public var name: String

  /// Makes a reference to a name, of any of these kinds.
  public init(name: String, kinds: [String] = []) {
    self.id = nil
    self.kinds = kinds
    self.name = name
  }

  /// Reads what a person typed; a word before a colon is a kind only if the vocabulary has it.
  public init(_ text: String, in vocabulary: Vocabulary) {
    self.init(name: text)
    if text.hasPrefix("#"), let id = Int64(text.dropFirst()) {
      self.id = id
    } else if let colon = text.firstIndex(of: ":"), let kind = vocabulary.kind(worded: String(text[..<colon]))
    {
      kinds = [kind.name]
      name = String(text[text.index(after: colon)...].trimmingSpaces())
    }
  }
}

import GraphModel

/// A person's name as an address book has it, without what is no part of it: pronouns, degrees, emoji.
struct PersonName: Hashable {
  /// The name.
  var name: String
  /// What was written, where that is more than the name.
  var written: String?

  /// Reads what was written; nil if it names nobody: an address, a number, "TBA".
  init?(_ text: String) {
    let written = Names.cleaned(HTMLEntities.decoded(text))
    var words = Self.withoutRemarks(written).split(separator: " ").map(String.init)
    while let last = words.last, words.count > 1, Self.isCredential(last, among: words) { words.removeLast() }
    while let first = words.first, words.count > 1, Self.honorifics.contains(Self.bare(first)) {
      words.removeFirst()
    }
    if let last = words.last, last.hasSuffix(",") { words[words.count - 1] = String(last.dropLast()) }
    let name = words.joined(separator: " ")
    let folded = name.lowercased()
    guard name.contains(where: \.isLetter), !folded.contains("@"), !folded.contains("://"),
      !HeadingVocabulary.placeholderNames.contains(folded), !Self.placeholders.contains(folded)
    else { return nil }
    self.name = name
    self.written = written == name ? nil : written
  }

  /// Makes a name of its parts, those that there are.
  init?(_ parts: String?...) {
    self.init(parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " "))
  }

  private static let placeholders: Set<String> = [
    "linkedin member", "deleted account", "no name", "unknown name", "unnamed",
  ]

  /// The text without emoji, signs such as ®, and brackets that hold pronouns or degrees.
  private static func withoutRemarks(_ text: String) -> String {
    var kept = text
    if text.unicodeScalars.contains(where: isSymbol) {
      // Emoji are put together with joiners and variation selectors.
      let scalars = text.unicodeScalars.filter { !isSymbol($0) && $0 != "\u{FE0F}" && $0 != "\u{200D}" }
      kept = String(String.UnicodeScalarView(scalars))
    }
    while let open = kept.firstIndex(of: "("), let close = kept[open...].firstIndex(of: ")") {
      let inside = kept[kept.index(after: open)..<close]
      guard isPronouns(inside) || isCredential(String(inside), among: []) || inside.allSatisfy(\.isWhitespace)
      else { break }
      kept.removeSubrange(open...close)
    }
    return Names.cleaned(kept)
  }

  private static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
    let category = scalar.properties.generalCategory
    return category == .otherSymbol || category == .modifierSymbol && !scalar.isASCII
  }

  private static func isPronouns(_ text: Substring) -> Bool {
    let first = text.prefix { $0 != "/" && $0 != "," }.trimmingSpaces().lowercased()
    return HeadingVocabulary.pronouns.contains(first) || first == "pronouns"
  }

  /// Whether a word at a name's end is a degree or a certificate: a known one, or capitals after a comma.
  private static func isCredential(_ word: String, among words: [String]) -> Bool {
    let bare = bare(word)
    // `PhD` and `MEng`, but not the surname Meng.
    if credentials.contains(bare), word.count(where: \.isUppercase) > 1 { return true }
    let isAfterComma = words.dropLast().last?.hasSuffix(",") ?? false
    return isAfterComma && !HeadingVocabulary.nameSuffixes.contains(bare) && word.count > 1
      && word.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "-" || $0 == "." || $0 == "," }
  }

  private static func bare(_ word: String) -> String {
    word.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "-" }
  }

  private static let honorifics: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "herr", "frau", "monsieur", "madame", "sir",
  ]

  private static let credentials: Set<String> = [
    "phd", "mba", "msc", "bsc", "mphil", "pmp", "csm", "cspo", "psm", "cissp", "cism", "ccie", "ccna", "ccnp",
    "cka", "ckad", "cks", "kcna", "itil", "cfa", "cpa", "cpc", "pmi-acp", "togaf", "mvp", "rhce", "rhcsa",
    "shrm-cp", "shrm-scp", "dba", "llm", "frsa", "ceh", "oscp", "cisa", "gcp", "csp", "meng", "beng",
  ]
}

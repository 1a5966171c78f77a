import GraphModel

/// Which of several exports of one programme is the newer one.
///
/// Exports are compared by what they say of themselves. Where they say nothing, or one a date and the other a version,
/// the one that is imported later counts as the newer.
enum ExportStamp: Equatable {
  /// When it was made: `2026-03-22T19:13:53Z` without its punctuation.
  case date(String)
  /// Its version: `1.5`.
  case version([Int])
  /// The how manyth import it was.
  case turn(Int)

  /// A date in any ISO 8601 form or a number with points at the beginning of a text; nil for names such as `latest`.
  init?(_ text: some StringProtocol) {
    let text = text.trimmingSpaces()
    var digits = ""
    for character in text {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else if !"-:T ".contains(character) {
        break
      }
    }
    let isDate = text.prefix(4).count == 4 && Int(text.prefix(4)).map { (1990...2199).contains($0) } ?? false
    if isDate, digits.count >= 8 {
      self = .date(digits)
      return
    }
    let number = (text.first == "v" || text.first == "V" ? text.dropFirst() : text).prefix {
      $0.isASCII && ($0.isNumber || $0 == ".")
    }
    let parts = number.split(separator: ".").compactMap { Int($0) }
    guard !parts.isEmpty else { return nil }
    self = .version(parts)
  }

  /// Reads what `text` wrote.
  init?(kept text: String) {
    let rest = text.dropFirst()
    switch text.first {
    case "d": self = .date(String(rest))
    case "v": self = .version(rest.split(separator: ".").compactMap { Int($0) })
    case "n": self = .turn(Int(rest) ?? 0)
    default: return nil
    }
  }

  /// The form in which it is kept.
  var text: String {
    switch self {
    case .date(let digits): "d\(digits)"
    case .version(let parts): "v" + parts.map(String.init).joined(separator: ".")
    case .turn(let number): "n\(number)"
    }
  }

  /// Whether this export, which is being imported, is older than another that was before.
  func isOlder(than other: ExportStamp) -> Bool {
    switch (self, other) {
    case (.date(let mine), .date(let theirs)): mine < theirs
    case (.version(let mine), .version(let theirs)): mine.lexicographicallyPrecedes(theirs)
    case (.turn(let mine), .turn(let theirs)): mine < theirs
    default: false
    }
  }
}

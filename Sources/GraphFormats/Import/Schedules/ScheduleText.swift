import GraphModel

/// The words of programmes, made plain.
enum ScheduleText {
  /// A title on one line; nil if nothing is left.
  static func title(_ text: String?) -> String? {
    guard let text else { return nil }
    let title = Names.cleaned(HTMLEntities.decoded(text))
    return title.isEmpty ? nil : title
  }

  /// An abstract as text, the markup taken off; nil if nothing is left.
  static func abstract(_ text: String?) -> String? {
    guard let text, !text.isEmpty else { return nil }
    let plain = HTMLText.plain(text).trimmingSpaces()
    return plain.isEmpty ? nil : String(plain)
  }

  /// Two texts as paragraphs, the second only if it says more.
  static func abstract(_ first: String?, _ second: String?) -> String? {
    let (first, second) = (abstract(first), abstract(second))
    guard let first else { return second }
    guard let second, second != first else { return first }
    return second.hasPrefix(first) ? second : first + "\n" + second
  }

  private static let formats: [(word: String, format: TalkFormat)] = [
    ("lightning", .lightningTalk), ("keynote", .keynote), ("tutorial", .tutorial), ("workshop", .workshop),
    ("atelier", .workshop), ("panel", .panel), ("podium", .panel), ("poster", .poster),
    ("contribfest", .contribfest), ("bof", .birdsOfAFeather), ("birds of a feather", .birdsOfAFeather),
    ("film", .film), ("opening", .opening), ("closing", .closing), ("demo", .demo),
  ]

  private static let plainTypes: Set<String> = [
    "talk", "talks", "session", "sessions", "lecture", "presentation", "other", "event", "vortrag", "general",
    "devroom",
    "maintrack",
    "",
  ]

  /// What sort of session a type is, in the words of the vocabulary where it has one; nil for an ordinary talk.
  static func format(_ type: String?) -> String? {
    guard let type = title(type)?.lowercased() else { return nil }
    return knownFormat(inLowerCase: type) ?? (plainTypes.contains(type) ? nil : type)
  }

  /// As `format`, where the type is as likely a subject: only what the vocabulary has a word for.
  static func knownFormat(_ type: String?) -> String? {
    title(type).flatMap { knownFormat(inLowerCase: $0.lowercased()) }
  }

  private static func knownFormat(inLowerCase type: String) -> String? {
    let words = type.split { !$0.isLetter }
    return formats.first { format in
      words.contains { $0.utf8.starts(with: format.word.utf8) }
        || format.word.contains(" ") && type.range(ofBytes: format.word) != nil
    }?.format.rawValue
  }

  /// The host in an address, in lower case and without `www.`.
  static func host(of address: String?) -> String? {
    guard let address, let range = address.range(ofBytes: "://") else { return nil }
    let host = address[range.upperBound...].prefix { !"/?#:".contains($0) }.lowercased()
    let bare = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    return bare.isEmpty ? nil : bare
  }
}

import GraphModel

/// A title taken apart: the format and the events that its prefixes name, and what remains.
struct TitleParts: Equatable {
  let bareTitle: String
  let format: TalkFormat
  /// Whether words of the title say the format.
  let namesFormat: Bool
  let context: [String]
  let hosts: [String]
}

/// Reads the prefixes of a title: `Cloud Native Theater | Istio Day: Panel: …`, `⚡ Lightning Talk: 🚀 …`.
enum TitlePrefixReader {
  static func read(_ title: String) -> TitleParts {
    var rest = title[...].trimmingSpaces()
    var format: TalkFormat?
    var context: [String] = []
    var strippedSomething = true
    while strippedSomething {
      strippedSomething = false
      if let (found, after) = formatPrefix(of: rest) {
        format = combined(format, found)
        rest = after
        strippedSomething = true
      } else if let (name, after) = eventPrefix(of: rest, afterVenue: !context.isEmpty) {
        context.append(name)
        rest = after
        strippedSomething = true
      }
    }
    let hosts = hosts(of: rest)
    if let (event, before) = formatSuffix(of: rest) {
      format = format ?? event.format
      context += event.name.isEmpty ? [] : [event.name]
      rest = before
    }
    let bare = strippedSymbols(rest)
    return TitleParts(
      bareTitle: String(bare.isEmpty ? title[...] : bare),
      format: format ?? frame(of: bare) ?? (hosts.isEmpty ? .talk : .hostedEvent),
      namesFormat: format != nil, context: context, hosts: hosts)
  }

  /// `Keynote: Panel: …` is a keynote panel; otherwise the first prefix decides.
  private static func combined(_ first: TalkFormat?, _ second: TalkFormat) -> TalkFormat {
    guard let first else { return second }
    return first == .keynote && second == .panel ? .keynotePanel : first
  }

  /// `Keynote: …`, `Lightning Talk - …`, `BoF | …`, with any symbols before it.
  private static func formatPrefix(of text: Substring) -> (TalkFormat, Substring)? {
    let start = strippedSymbols(text)
    let lowered = start.prefix(40).lowercased()
    for (words, format) in HeadingVocabulary.formatPrefixes where lowered.hasPrefix(words) {
      var after = start.dropFirst(words.count)
      after = after.drop { $0 == " " }
      guard let mark = after.first else { continue }
      let isSeparator = mark == ":" || mark == "|" || (isDash(mark) && after.dropFirst().first == " ")
      guard isSeparator else { continue }
      let rest = after.dropFirst().trimmingSpaces()
      guard !rest.isEmpty else { return nil }
      return (format, strippedSymbols(rest))
    }
    return nil
  }

  /// `CiliumCon | …`, and after a venue also `Istio Day: …`.
  private static func eventPrefix(of text: Substring, afterVenue: Bool) -> (String, Substring)? {
    if let bar = text.range(ofBytes: " | ") {
      let name = text[..<bar.lowerBound]
      let after = text[bar.upperBound...].trimmingSpaces()
      if isEventName(name), !after.isEmpty, !isAdmissionNote(after) { return (String(name), after) }
    }
    guard afterVenue, let colon = text.firstIndex(of: ":") else { return nil }
    let name = text[..<colon]
    let after = text[text.index(after: colon)...].trimmingSpaces()
    return isEventName(name) && !after.isEmpty ? (String(name), after) : nil
  }

  /// Whether a name is that of an event within an event, `CiliumCon NA 2023`, rather than of a stage or a track.
  static func isCoLocatedEvent(_ name: String) -> Bool {
    guard let last = lastWord(of: name[...]), name.contains(" ") || last != last.lowercased() else {
      return false
    }
    return HeadingVocabulary.eventNameEndings.contains { ending in
      let capitalised = ending.prefix(1).uppercased() + ending.dropFirst()
      return last.lowercased() == ending || (last.hasSuffix(capitalised) && last.count > ending.count)
    }
  }

  private static func isEventName(_ name: Substring) -> Bool {
    guard let last = lastWord(of: name)?.lowercased() else { return false }
    return HeadingVocabulary.eventNameEndings.contains { last.hasSuffix($0) }
      || HeadingVocabulary.stageNameEndings.contains { last.hasSuffix($0) }
  }

  /// The last word of a short name, but for a year and a region.
  private static func lastWord(of name: Substring) -> Substring? {
    let words = name.split(separator: " ").map { $0.trimming(where: \.isPunctuation) }.filter { !$0.isEmpty }
    guard words.count <= 7 else { return nil }
    return words.last { word in
      !word.allSatisfy(\.isNumber) && !HeadingVocabulary.regions.contains(word.lowercased())
    }
  }

  /// `… - Open Source SecurityCon Sponsored Keynote`.
  private static func formatSuffix(
    of text: Substring
  ) -> (event: (name: String, format: TalkFormat), before: Substring)? {
    guard let dash = text.lastRange(ofBytes: " - ") else { return nil }
    let suffix = text[dash.upperBound...]
    let lowered = suffix.lowercased()
    for (words, format) in HeadingVocabulary.formatPrefixes where words.contains(" ") || format == .keynote {
      guard lowered.hasSuffix(words) else { continue }
      let name = suffix.dropLast(words.count)
      guard name.isEmpty || name.last == " " else { continue }
      return ((String(name.trimmingSpaces()), format), text[..<dash.lowerBound].trimmingSpaces())
    }
    return nil
  }

  /// `ALL ACCESS PASS REQUIRED`, `SEPARATE REGISTRATION REQUIRED`: a remark, not a title.
  private static func isAdmissionNote(_ text: Substring) -> Bool {
    !text.contains { $0.isLowercase }
  }

  private static func hosts(of text: Substring) -> [String] {
    guard let range = text.range(ofBytes: " Hosted by ") ?? text.range(ofBytes: " hosted by ") else {
      return []
    }
    var name = text[range.upperBound...].prefix { $0 != "[" && $0 != "(" }
    if let bar = name.range(ofBytes: " | ") { name = name[..<bar.lowerBound] }
    if let dash = name.range(ofBytes: " - ") { name = name[..<dash.lowerBound] }
    return name.split(separator: " & ").map { String($0.trimmingSpaces()) }.filter { !$0.isEmpty }
  }

  private static func frame(of title: Substring) -> TalkFormat? {
    let lowered = title.lowercased()
    for (words, format) in HeadingVocabulary.frameTitles {
      if lowered == words || (words.hasSuffix("remarks") && lowered.hasPrefix(words)) { return format }
    }
    return nil
  }

  private static func strippedSymbols(_ text: Substring) -> Substring {
    text.drop { $0.isWhitespace || isEmoji($0) }
  }

  private static func isEmoji(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return scalar.properties.isEmojiPresentation
      || (scalar.properties.isEmoji && scalar.value > 0x2000 && !scalar.properties.isASCIIHexDigit)
  }

  static func isDash(_ character: Character) -> Bool {
    character == "-" || character == "–" || character == "—"
  }
}

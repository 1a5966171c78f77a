import GraphModel

/// One item of one of the categories by which an event orders its sessions.
struct SessionCategory {
  /// What an event uses a category for.
  enum Purpose {
    case track, format, language, subject, other
  }

  var title: String
  var item: String

  private static let otherWords: Set<String> = [
    "level", "levels", "audience", "difficulty", "experience", "duration", "length", "seniority", "stage",
  ]

  /// What it is used for, by the words of its title.
  var purpose: Purpose {
    let words = title.foldedWords()
    if words.contains(where: { ["track", "tracks", "theme"].contains($0) }) { return .track }
    if words.contains(where: { ["format", "formats", "type"].contains($0) }) { return .format }
    if words.last == "language", words.count == 1 || !words.contains("programming") { return .language }
    return words.contains(where: Self.otherWords.contains) ? .other : .subject
  }

  /// `Session (50 minutes)` is one of format session.
  var format: String? {
    ScheduleText.format(String(item.prefix { $0 != "(" && !$0.isNumber }.trimming { !$0.isLetter }))
  }
}

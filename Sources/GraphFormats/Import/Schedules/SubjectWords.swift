import GraphModel

/// Which of the words that order a programme are subjects.
enum SubjectWords {
  /// Words of tracks that say when, how or for whom, and not about what.
  private static let structural: Set<String> = [
    "track", "tracks", "session", "sessions", "talk", "talks", "lightning", "keynote", "keynotes", "break",
    "breaks", "registration", "lunch", "breakfast", "dinner", "coffee", "main", "plenary", "workshop",
    "workshops", "tutorial", "tutorials", "panel", "panels", "poster", "posters", "demo", "demos", "bof",
    "bofs", "birds", "feather", "meeting", "meetings", "meetup", "other", "misc", "miscellaneous", "general",
    "info", "information", "event", "events", "co-located", "colocated", "sponsor", "sponsored", "sponsors",
    "sponsor-hosted", "showcase", "experiences", "opening", "closing", "welcome", "contribfest", "maintainer",
    "project", "opportunities", "solutions", "breakout", "breakouts", "party", "parties", "social", "junior",
    "stand", "stands", "devroom", "room", "hall", "stage", "day", "days", "gaming", "concert", "performance",
    "signing", "podcast", "hours", "cruise", "q&a", "lecture", "podium", "ceremony",
    "networking-break",
    "community-event", "hackathon", "sprint", "sprints", "unconference", "tba", "tbd", "novice", "beginner",
    "intermediate", "advanced", "any", "all", "none", "n/a", "english", "german", "french", "entertainment",
  ]

  /// The subject that a track or a tag is; empty where it is none.
  static func subjects(in written: String) -> [String] {
    let name = bare(written)
    let words = name.foldedWords()
    guard name.count >= 2, words.count <= 8, !words.contains(where: structural.contains),
      words.contains(where: { $0.contains(where: \.isLetter) })
    else { return [] }
    return [isShouted(name) ? quietened(name) : name]
  }

  /// Without the emoji before it and without ` devroom` behind.
  private static func bare(_ written: String) -> String {
    var text = Names.cleaned(HTMLEntities.decoded(written))[...]
    while let first = text.first, !first.isLetter, !first.isNumber, first != "." { text = text.dropFirst() }
    for ending in [" devroom", " track", " room"] where text.lowercased().hasSuffix(ending) {
      text = text.dropLast(ending.count)
    }
    return String(text.trimmingSpaces())
  }

  private static func isShouted(_ name: String) -> Bool {
    !name.contains(where: \.isLowercase) && name.count { $0.isUppercase } > 4
  }

  /// `PLATFORM ENGINEERING` is written `platform engineering`; `AI + ML` stays.
  private static func quietened(_ name: String) -> String {
    name.split(separator: " ").map { $0.count <= 3 ? String($0) : $0.lowercased() }.joined(separator: " ")
  }
}

extension ScheduledTalk {
  /// What the file itself names as a subject.
  var statedSubjects: [String] { ([track].compactMap(\.self) + tags).flatMap(SubjectWords.subjects) }
}

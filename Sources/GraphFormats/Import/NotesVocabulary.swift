/// The word lists that reading notes rests on. All words are lower case.
enum NotesVocabulary {
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]

  /// Monday first, as ISO 8601 counts.
  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  static let ordinals = ["one", "two", "three", "four", "five", "six", "seven"]

  /// Words that may stand beside the date in a heading of a day.
  static let dayHeadingWords: Set<String> = [
    "day", "the", "of", "on", "keynotes", "morning", "afternoon", "evening", "conference", "main",
    "co-located",
    "colocated", "events", "talks", "sessions", "notes", "schedule", "th", "st", "nd", "rd", "final", "last",
    "first", "opening", "pre-conference",
  ]

  /// Headings that give notes their order and are no talks.
  static let structuralHeadings: Set<String> = [
    "keynotes", "keynote", "conclusion", "conclusions", "introduction", "intro", "summary", "overview",
    "notes",
    "talks", "sessions", "schedule", "agenda", "lightning talks", "hallway track", "hallway", "thanks",
    "acknowledgements", "references", "links", "resources", "further reading", "pre-conference",
    "pre-conference activities", "activities", "wrap-up", "wrapup", "wrap up", "final thoughts", "takeaways",
    "key takeaways", "people", "people i met", "topics", "projects", "organisations", "organizations", "misc",
    "miscellaneous", "todo", "follow-up", "follow-ups", "follow up", "table of contents", "contents",
    "co-located events", "main conference", "after hours", "parties", "awards", "breaks", "lunch", "facts",
    "before the conference", "after the conference", "during the conference", "who represented what",
    "for later", "open questions", "questions",
  ]

  static let contentsHeadings: Set<String> = ["table of contents", "contents", "toc", "in this post"]

  /// Words after whose period a sentence goes on.
  static let abbreviations: Set<String> = [
    "e.g", "i.e", "vs", "dr", "mr", "mrs", "ms", "prof", "inc", "ltd", "co", "corp", "st", "no", "approx",
    "cf",
    "aka", "a.k.a", "jr", "sr", "fig", "vol", "eg", "ie", "resp", "incl", "ca", "min", "sec", "max",
  ]

  /// The kinds whose names a list in the notes can declare, by the words that open the list.
  static let declarationKeys: [String: NoteNameKind] = [
    "topic": .topic, "topics": .topic, "project": .project, "projects": .project,
    "organisation": .organisation,
    "organisations": .organisation, "organization": .organisation, "organizations": .organisation,
    "org": .organisation, "orgs": .organisation, "company": .organisation, "companies": .organisation,
    "person": .person, "people": .person, "event": .event, "events": .event, "talk": .talk,
  ]
}

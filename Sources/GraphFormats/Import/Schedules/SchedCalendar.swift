import GraphModel

/// A calendar of sched.com: speakers, employers and job titles stand in the title line, and nowhere else.
struct SchedCalendar {
  let file: CalendarFile

  init(_ file: CalendarFile) { self.file = file }

  /// The programme; the graph helps to tell organisations from people.
  func schedule(in store: GraphStore) throws(GraphError) -> Schedule {
    let slug = file.properties["X-WR-CALNAME"]
    let host = file.entries.lazy.compactMap { ScheduleText.host(of: $0.value("URL")) }.first
    let instance = host ?? "\(slug ?? "unknown").sched.com"
    let venue = CommonVenue(file.entries.compactMap { ScheduleText.title($0.text("LOCATION")) })
    var event = ScheduledEvent(name: eventName ?? slug, city: venue.city, url: host.map { "https://\($0)" })
    if let slug, event.name != slug { event.aliases = [slug] }
    var schedule = Schedule(instance: instance, event: event, stamp: file.stamp, unread: file.unread)
    let headings = file.entries.map { ScheduleText.title($0.text("SUMMARY")) ?? "" }
    let lexicon = try GraphLexicon(store: store, instance: instance).lexicon(for: headings)
    let parser = HeadingParser(headings: headings, lexicon: lexicon)
    var places: [String: Int] = [:]
    for (entry, heading) in zip(file.entries, headings) {
      guard !heading.isEmpty else {
        schedule.unread.append(.init(line: entry.line, text: "VEVENT", reason: "a talk without a title"))
        continue
      }
      schedule.add(talk(entry, heading, parser, venue), &places)
      if let placeholder = Self.placeholder(in: heading) {
        schedule.unread.append(
          .init(
            line: entry.line, text: heading, reason: "'\(placeholder)' stands for a person who is not named"))
      }
    }
    if file.entries.contains(where: { $0.value("DTSTART")?.hasSuffix("Z") ?? false }) {
      schedule.notes.append("times are in UTC, as the file gives them")
    }
    return schedule
  }

  /// `-//Sched.com KubeCon + CloudNativeCon Europe 2026//EN`
  private var eventName: String? {
    guard let product = file.properties["PRODID"], let start = product.range(ofBytes: "Sched.com ") else {
      return nil
    }
    let rest = product[start.upperBound...]
    let end = rest.lastRange(ofBytes: "//")?.lowerBound ?? rest.endIndex
    return ScheduleText.title(String(rest[..<end]))
  }

  /// `TBA` where a speaker would stand.
  private static func placeholder(in heading: String) -> Substring? {
    guard let dash = heading.lastRange(ofBytes: " - ") else { return nil }
    return heading[dash.upperBound...].split { ",;&".contains($0) }.map { $0.trimmingSpaces() }.first {
      piece in
      piece.count < 30 && !["all", "more", "friends", "others"].contains(piece.lowercased())
        && HeadingVocabulary.placeholderNames.contains(piece.foldedWords().joined(separator: " "))
    }
  }

  private func talk(
    _ entry: CalendarFile.Entry, _ line: String, _ parser: HeadingParser, _ venue: CommonVenue
  ) -> ScheduledTalk {
    let heading = parser.parse(line)
    let categories = entry.properties["CATEGORIES"]?.flatMap(\.items).compactMap(ScheduleText.title) ?? []
    let title = heading.bareTitle.isEmpty ? heading.title : heading.bareTitle
    var talk = ScheduledTalk(
      key: entry.value("UID").map { String($0.trimmingSpaces()) } ?? entry.madeUpKey, title: title,
      heading: line,
      locator: "line \(entry.line)", line: entry.line)
    if heading.title != title { talk.otherTitles = [heading.title] }
    talk.abstract = ScheduleText.abstract(entry.text("DESCRIPTION"))
    talk.format =
      heading.format == .talk ? ScheduleText.knownFormat(categories.first) : heading.format.rawValue
    talk.track = categories.first
    talk.tags = Array(categories.dropFirst())
    talk.url = entry.value("URL")
    talk.slots = [entry.slot(room: venue.room(ScheduleText.title(entry.text("LOCATION"))))]
    talk.isCancelled = entry.isCancelled
    talk.guessReason = heading.guessReason
    talk.people = heading.people.map { person in
      ScheduledPerson(
        name: person.name, role: person.role, organisation: person.organisationCanonical,
        affiliationNote: person.affiliationNote, jobTitle: person.jobTitle)
    }
    return talk
  }
}

extension CalendarFile.Entry {
  /// What a talk without a key of its own is known by.
  var madeUpKey: String {
    var digest = ContentDigest()
    digest.add(text("SUMMARY"))
    digest.add(value("DTSTART"))
    return "?" + digest.text
  }
}

/// The place that most locations of a calendar end with: `, Amsterdam, Netherlands`. It is the event's, not the room's.
struct CommonVenue {
  private var suffix = ""
  /// The town, where two parts or more are shared: the last is the country.
  private(set) var city: String?

  init(_ locations: [String]) {
    guard locations.count >= 5 else { return }
    var parts: [Substring] = []
    while parts.count < 4 {
      var counts: [Substring: Int] = [:]
      for location in locations {
        let rest = Self.parts(location)
        guard rest.count > parts.count + 1, Array(rest.suffix(parts.count)) == parts else { continue }
        counts[rest[rest.count - parts.count - 1], default: 0] += 1
      }
      guard let best = counts.max(by: { $0.value < $1.value }), best.value * 10 >= locations.count * 9 else {
        break
      }
      parts.insert(best.key, at: 0)
    }
    guard !parts.isEmpty else { return }
    suffix = ", " + parts.joined(separator: ", ")
    if parts.count > 1 { city = String(parts[parts.count - 2]) }
  }

  private static func parts(_ location: String) -> [Substring] {
    location.split(separator: ",").map { $0.trimmingSpaces() }
  }

  /// The room in a location.
  func room(_ location: String?) -> String? {
    guard let location, !location.isEmpty else { return nil }
    let joined = Self.parts(location).joined(separator: ", ")
    return joined.hasSuffix(suffix) && joined.count > suffix.count
      ? String(joined.dropLast(suffix.count)) : joined
  }
}

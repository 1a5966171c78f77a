import GraphModel

/// Walks over the lines of notes and puts each where it belongs: talk, text of a talk, section, remark, unread.
struct NotesAssembly {
  let layout: NotesLayout
  let frontMatter: FrontMatter
  let parser: HeadingParser
  let dates: EventDates?

  private var entries: [EntryDraft] = []
  private var remarks: [NoteRemark] = []
  private var sections: [NoteSection] = []
  private var declarations: [NoteDeclaration]
  private var statements: [NoteStatement] = []
  private var unread: [UnreadLine] = []
  private var skippedLines = 0
  private var title: String?

  private var paragraph: [(text: String, line: Int)] = []
  private var openSections: [(level: Int, text: String)] = []
  private var day: (level: Int, date: String?)?
  private var isInEntry = false
  private var entryLevel = 0
  /// The year of the last full date: later dates of the same notes often leave it out.
  private var year: Int?

  /// Text has no level of its own: it is below every heading.
  private static let textLevel = 7

  private struct EntryDraft {
    let heading: Heading
    let line: Int
    let url: String?
    let sections: [String]
    var day: String?
    var start: String?
    var end: String?
    var note: [NoteSentence] = []

    /// Whether nothing is known beyond the heading, as in a list of talks at the top of notes.
    var isBare: Bool { note.isEmpty && start == nil }
  }

  init(layout: NotesLayout, frontMatter: FrontMatter, parser: HeadingParser, dates: EventDates?) {
    self.layout = layout
    self.frontMatter = frontMatter
    self.parser = parser
    self.dates = dates
    declarations = frontMatter.declarations
    title = frontMatter.title
  }

  mutating func document() -> NotesDocument {
    for index in layout.lines.indices { read(layout.lines[index], at: index) }
    finishParagraph()
    let (kept, newIndices) = withoutRepetitions()
    return NotesDocument(
      frontMatter: frontMatter, title: title, entries: kept, remarks: remarks, sections: sections,
      declarations: declarations.map { declaration in
        NoteDeclaration(
          kind: declaration.kind, name: declaration.name, aliases: declaration.aliases,
          line: declaration.line,
          entry: declaration.entry.flatMap { newIndices[$0] })
      },
      statements: statements.map { statement in
        NoteStatement(
          subject: statement.subject, verb: statement.verb, object: statement.object, since: statement.since,
          until: statement.until, line: statement.line, entry: statement.entry.flatMap { newIndices[$0] })
      },
      unread: unread, skippedLines: skippedLines)
  }

  // MARK: - Lines

  private mutating func read(_ line: NotesLine, at index: Int) {
    switch line.layout {
    case .blank:
      finishParagraph()
    case .skipped:
      finishParagraph()
      skippedLines += 1
    case .heading(let level):
      finishParagraph()
      readHeading(line, level: level, at: index)
    case .emphasised:
      finishParagraph()
      if !readSlot(line), !readEmphasisedHeading(line, at: index) { addText(line) }
    case .listItem:
      finishParagraph()
      addText(line)
      finishParagraph()
    case .text:
      if readSlot(line) { return }
      if standsAlone(index), readPlainHeading(line, at: index) { return }
      addText(line)
      if !layout.isMarkdown { finishParagraph() }
    }
  }

  /// In Markdown a heading without marks needs blank lines around it; in plain text every line is a paragraph.
  private func standsAlone(_ index: Int) -> Bool {
    guard layout.isMarkdown else { return true }
    let isBlankBefore = index == 0 || layout.lines[index - 1].layout != .text
    let isBlankAfter = index + 1 >= layout.lines.count || layout.lines[index + 1].layout != .text
    return isBlankBefore && isBlankAfter
  }

  private mutating func addText(_ line: NotesLine) {
    let entry = isInEntry ? entries.indices.last : nil
    let found = NoteStatement.read(line.source, line: line.number, entry: entry)
    guard found.isEmpty else {
      statements += found
      return
    }
    if let declared = declared(in: line, entry: entry) {
      declarations += declared
      return
    }
    paragraph.append((line.visible, line.number))
  }

  /// `Topics: service mesh (service meshes), AI/ML` in the text.
  private func declared(in line: NotesLine, entry: Int?) -> [NoteDeclaration]? {
    guard let colon = line.visible.firstIndex(of: ":"),
      let kind = NotesVocabulary.declarationKeys[line.visible[..<colon].lowercased()],
      kind != .event, kind != .talk
    else { return nil }
    let list = InlineList.items(line.visible[line.visible.index(after: colon)...]).flatMap(InlineList.split)
    guard !list.isEmpty else { return nil }
    return list.map { NoteDeclaration(kind: kind, item: $0, line: line.number, entry: entry) }
  }

  private mutating func finishParagraph() {
    guard !paragraph.isEmpty else { return }
    let sentences = SentenceSplitter.sentences(paragraph)
    paragraph = []
    if isInEntry, let last = entries.indices.last {
      entries[last].note += sentences
    } else {
      let section = openSections.last?.text
      let date = day?.date
      remarks += sentences.map { NoteRemark(sentence: $0, section: section, day: date) }
    }
  }

  /// The line of date and time below the heading of a talk.
  private mutating func readSlot(_ line: NotesLine) -> Bool {
    guard isInEntry, paragraph.isEmpty, let last = entries.indices.last, entries[last].isBare,
      let slot = SlotLine(line.visible, event: dates, year: year)
    else { return false }
    entries[last].start = slot.start
    entries[last].end = slot.end
    entries[last].day = String(slot.start.prefix(10))
    year = CalendarDay(leading: slot.start)?.year ?? year
    return true
  }

  // MARK: - Headings

  private mutating func readHeading(_ line: NotesLine, level: Int, at index: Int) {
    if let dayHeading = DayHeading(line.visible, event: dates, year: year) {
      openDay(dayHeading, line, level: level)
      return
    }
    let heading = parser.parse(line.visible)
    if !heading.people.isEmpty || heading.namesFormat || hasSlotBelow(index) {
      addEntry(heading, line, level: level)
    } else if Self.isStructural(line.visible) {
      closeSections(from: level)
      addSection(line, isStructural: true)
    } else if level == 1, title == nil {
      title = line.visible
    } else if isInEntry, level > entryLevel {
      // A heading inside the notes on a talk: its text stays with the talk.
      addSection(line, isStructural: true)
    } else if Self.hasDash(line.visible) {
      closeSections(from: level)
      isInEntry = false
      addUnread(line, "the text after the dash does not read as a list of people")
    } else {
      openSection(line, level: level)
    }
  }

  /// A line that is all link or all bold: a talk if it names people, a format, or has a slot below.
  private mutating func readEmphasisedHeading(_ line: NotesLine, at index: Int) -> Bool {
    if let dayHeading = DayHeading(line.visible, event: dates, year: year) {
      openDay(dayHeading, line, level: Self.textLevel)
      return true
    }
    let heading = parser.parse(line.visible)
    if !heading.people.isEmpty || heading.namesFormat || hasSlotBelow(index) {
      addEntry(heading, line, level: Self.textLevel)
      return true
    }
    if line.url != nil, Self.hasDash(line.visible) {
      addUnread(line, "the text after the dash does not read as a list of people")
    }
    return false
  }

  /// A plain line is a heading if the table of contents has it, or if it can hardly be prose.
  private mutating func readPlainHeading(_ line: NotesLine, at index: Int) -> Bool {
    let isInContents = layout.contents.contains(line.visible)
    guard isInContents || !".,;".contains(line.visible.last ?? ".") else { return false }
    if isInContents || !layout.isMarkdown {
      if let dayHeading = DayHeading(line.visible, event: dates, year: year) {
        openDay(dayHeading, line, level: Self.textLevel)
        return true
      }
      if Self.isStructural(line.visible) {
        finishParagraph()
        isInEntry = false
        addSection(line, isStructural: true)
        return true
      }
    }
    guard isInContents || Self.isTitleLike(line.visible) else { return false }
    let heading = parser.parse(line.visible)
    let isTalk = heading.people.contains { $0.organisation != nil || $0.jobTitle != nil }
    // A film has no speakers: it is kept as a talk because the table of contents lists it as one.
    if isTalk || (isInContents && (!heading.people.isEmpty || heading.namesFormat)) || hasSlotBelow(index) {
      finishParagraph()
      addEntry(heading, line, level: Self.textLevel)
      return true
    }
    guard isInContents else { return false }
    finishParagraph()
    if Self.hasDash(line.visible) {
      isInEntry = false
      addUnread(line, "the text after the dash does not read as a list of people")
    } else {
      openSection(line, level: Self.textLevel)
    }
    return true
  }

  private mutating func addEntry(_ heading: Heading, _ line: NotesLine, level: Int) {
    closeSections(from: level)
    entries.append(
      EntryDraft(
        heading: heading, line: line.number, url: line.url, sections: openSections.map(\.text), day: day?.date
      ))
    isInEntry = true
    entryLevel = level
  }

  private mutating func openDay(_ heading: DayHeading, _ line: NotesLine, level: Int) {
    closeSections(from: level)
    isInEntry = false
    day = (level, heading.date)
    if let date = heading.date.flatMap({ CalendarDay(leading: $0) }) { year = date.year }
    sections.append(
      NoteSection(text: line.visible, line: line.number, day: heading.date ?? "", isStructural: true))
  }

  private mutating func openSection(_ line: NotesLine, level: Int) {
    closeSections(from: level)
    isInEntry = false
    if let day, level <= day.level, level < Self.textLevel { self.day = nil }
    if let day, level > day.level, level < Self.textLevel {
      addUnread(line, "the heading names no people")
    }
    openSections.append((level, line.visible))
    sections.append(NoteSection(text: line.visible, line: line.number, day: nil, isStructural: false))
  }

  private mutating func addSection(_ line: NotesLine, isStructural: Bool) {
    if case .heading(let level) = line.layout, level <= entryLevel { isInEntry = false }
    sections.append(NoteSection(text: line.visible, line: line.number, day: nil, isStructural: isStructural))
  }

  private mutating func addUnread(_ line: NotesLine, _ reason: String) {
    unread.append(UnreadLine(line: line.number, text: line.visible, reason: reason))
  }

  private mutating func closeSections(from level: Int) {
    openSections.removeAll { $0.level >= level && level < Self.textLevel }
  }

  // MARK: - What a heading looks like

  private func hasSlotBelow(_ index: Int) -> Bool {
    let next = layout.lines[(index + 1)...].first { $0.layout != .blank }
    return next.flatMap { SlotLine($0.visible, event: dates, year: year) } != nil
  }

  private static func isStructural(_ text: String) -> Bool {
    let folded = text.trimming(where: { !$0.isLetter && !$0.isNumber }).lowercased()
    return NotesVocabulary.structuralHeadings.contains(folded)
  }

  private static func hasDash(_ text: String) -> Bool {
    [" - ", " – ", " — "].contains { text.contains($0) }
  }

  private static let longestPlainHeading = 250

  /// Whether most longer words begin with a capital, as in titles and not in prose.
  private static func isTitleLike(_ text: String) -> Bool {
    guard text.count <= longestPlainHeading, hasDash(text), !text.contains(". ") else { return false }
    let words = text.split(separator: " ").filter { $0.count > 3 && $0.first?.isLetter == true }
    let capitals = words.filter { $0.contains(where: \.isUppercase) }
    return capitals.count * 3 >= words.count * 2
  }

  // MARK: - Lists of talks that the notes repeat

  /// Drops a bare heading that a later entry repeats, as a list of talks at the top does.
  private func withoutRepetitions() -> (entries: [NoteEntry], newIndices: [Int: Int]) {
    var lastIndex: [String: Int] = [:]
    for (index, entry) in entries.enumerated() { lastIndex[entry.heading.title] = index }
    var kept: [NoteEntry] = []
    var newIndices: [Int: Int] = [:]
    for (index, entry) in entries.enumerated() {
      if entry.isBare, let last = lastIndex[entry.heading.title], last > index { continue }
      newIndices[index] = kept.count
      kept.append(
        NoteEntry(
          heading: entry.heading, line: entry.line, url: entry.url, sections: entry.sections, day: entry.day,
          start: entry.start, end: entry.end, note: entry.note))
    }
    return (kept, newIndices)
  }
}

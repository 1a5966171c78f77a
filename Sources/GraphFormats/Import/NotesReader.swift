/// Reads conference notes, in Markdown or plain text, into a `NotesDocument`.
///
/// Headings in the convention `Title - Speaker, Org` are talks, and the text below a heading is the note on it.
/// Nothing is guessed from prose; what looks like a talk and cannot be read is listed.
public struct NotesReader: Sendable {
  private let lexicon: OrganisationLexicon
  private let eventDates: EventDates?
  private let knownDates: EventDates?

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - lexicon: the names that the graph knows.
  ///   - eventDates: the days of the event, whatever the notes say.
  ///   - knownDates: the days of the event, where the notes do not say them.
  public init(
    lexicon: OrganisationLexicon = OrganisationLexicon(), eventDates: EventDates? = nil,
    knownDates: EventDates? = nil
  ) {
    self.lexicon = lexicon
    self.eventDates = eventDates
    self.knownDates = knownDates
  }

  /// Reads the text of one file.
  public func read(_ text: String) -> NotesDocument { read(Self.lines(of: text)) }

  /// The lines of a file, without the byte-order mark that some editors put before them.
  static func lines(of text: String) -> [Substring] {
    text.drop { $0 == "\u{FEFF}" }.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// Reads the lines of one file.
  func read(_ lines: [Substring]) -> NotesDocument {
    let frontMatter = FrontMatter(lines)
    let layout = NotesLayout(lines, skipping: frontMatter.lineCount)
    let declared = frontMatter.declarations
    let known = lexicon.learning(
      organisations: declared.filter { $0.kind == .organisation }.flatMap { [$0.name] + $0.aliases },
      people: declared.filter { $0.kind == .person }.flatMap { [$0.name] + $0.aliases },
      headings: layout.lines.filter(\.mayBeTalk).map(\.visible))
    var assembly = NotesAssembly(
      layout: layout, frontMatter: frontMatter, parser: HeadingParser(lexicon: known),
      dates: eventDates ?? frontMatter.dates ?? knownDates)
    return assembly.document()
  }
}

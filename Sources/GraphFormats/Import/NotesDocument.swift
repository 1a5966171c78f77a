/// The kind of a name that notes declare or link to.
public enum NoteNameKind: String, Sendable, Equatable, CaseIterable {
  case person
  case organisation
  case project
  case topic
  case talk
  case event
}

/// A name that the notes declare: `topics: [service mesh (service meshes)]`.
public struct NoteDeclaration: Sendable, Equatable {
  /// What the name is the name of.
  public let kind: NoteNameKind
  /// The name.
  public let name: String
  /// Other names, from the parentheses after it.
  public let aliases: [String]
  /// The line, counted from 1.
  public let line: Int
  /// The index of the entry in whose text the declaration stands; `nil` where it is about the whole document.
  public let entry: Int?
}

/// A link in the text: `#topic`, `[[Name]]`, `[[kind:Name]]`, `@Name`.
public struct NoteLink: Sendable, Equatable {
  /// How the link is written.
  public enum Style: String, Sendable, Equatable {
    case hashtag
    case wiki
    case mention
  }

  /// How the link is written.
  public let style: Style
  /// The kind that the link names; a hashtag is a topic, `@Name` a person, and `[[Name]]` leaves it open (`nil`).
  public let kind: String?
  /// The name that is meant: `service mesh` for `#service-mesh`, `Liz Rice` for `@LizRice`.
  public let name: String
  /// The name as written: `service-mesh`, `LizRice`.
  public let written: String
  /// The line, counted from 1.
  public let line: Int
}

/// A sentence of the notes.
public struct NoteSentence: Sendable, Equatable {
  /// The sentence as a reader sees it, without markup.
  public let text: String
  /// The line on which it begins, counted from 1.
  public let line: Int
  /// The links in it.
  public let links: [NoteLink]
}

/// A fact in the notes: `- [[Thomas Graf]] represents [[Cilium]] (since 2017)`.
public struct NoteStatement: Sendable, Equatable {
  /// The link before the words.
  public let subject: NoteLink
  /// The words between, with single spaces: `works at`.
  public let verb: String
  /// The link after the words.
  public let object: NoteLink
  /// The beginning as partial ISO 8601 text.
  public let since: String?
  /// The end as partial ISO 8601 text.
  public let until: String?
  /// The line, counted from 1.
  public let line: Int
  /// The index of the entry in whose text the statement stands.
  public let entry: Int?
}

/// A talk in the notes, with what was written about it.
public struct NoteEntry: Sendable, Equatable {
  /// The heading of the talk, read.
  public let heading: Heading
  /// The line of the heading, counted from 1.
  public let line: Int
  /// The address that the heading links to.
  public let url: String?
  /// The sections that the talk is in, outermost first: a co-located event, a track.
  public let sections: [String]
  /// The day as `2023-11-07`.
  public let day: String?
  /// The start as `2023-11-07T09:15`.
  public let start: String?
  /// The end as `2023-11-07T09:40`.
  public let end: String?
  /// The text below the heading.
  public let note: [NoteSentence]

  /// The section that the talk is in: the innermost.
  public var section: String? { sections.last }
}

/// Text of the notes that belongs to no talk.
public struct NoteRemark: Sendable, Equatable {
  /// The sentence.
  public let sentence: NoteSentence
  /// The section that it is in.
  public let section: String?
  /// The day as `2023-11-07`.
  public let day: String?
}

/// A line that looks like a talk and could not be read as one.
public struct UnreadLine: Sendable, Equatable {
  /// The line, counted from 1.
  public let line: Int
  /// The text without markup.
  public let text: String
  /// Why it was not read.
  public let reason: String
}

/// A heading that orders the notes: a day, a section, `Conclusion`.
public struct NoteSection: Sendable, Equatable {
  /// The text without markup.
  public let text: String
  /// The line, counted from 1.
  public let line: Int
  /// The day that the heading names; empty where it names a day that could not be placed.
  public let day: String?
  /// Whether the heading only orders the text (`Day One`, `Keynotes`), rather than naming a section.
  public let isStructural: Bool
}

/// Conference notes, read.
public struct NotesDocument: Sendable, Equatable {
  /// What stands between the `---` at the top.
  public let frontMatter: FrontMatter
  /// The title: of the front matter, else the first heading of the first level.
  public let title: String?
  /// The talks, in the order of the notes.
  public let entries: [NoteEntry]
  /// Text outside of the talks.
  public let remarks: [NoteRemark]
  /// Headings that are no talks.
  public let sections: [NoteSection]
  /// Names that the front matter and the text declare.
  public let declarations: [NoteDeclaration]
  /// Facts in the explicit syntax.
  public let statements: [NoteStatement]
  /// Lines that look like talks and could not be read.
  public let unread: [UnreadLine]
  /// How many lines of a table of contents, of code and of comments were passed over.
  public let skippedLines: Int

  /// All sentences, of talks and outside of them, in the order of the notes.
  public var sentences: [NoteSentence] {
    (entries.flatMap(\.note) + remarks.map(\.sentence)).sorted { $0.line < $1.line }
  }
}

import GraphModel

/// How a line of the notes is set: what its markup alone says.
enum LineLayout: Equatable {
  case blank
  /// `## Heading`, or a heading underlined with `===` or `---`.
  case heading(level: Int)
  /// A paragraph of one line that is all link or all bold.
  case emphasised
  case listItem
  /// A plain line with blank lines or the ends of paragraphs around it.
  case text
  /// A line of a table of contents, of code, of a comment, or a rule.
  case skipped
}

/// A line of the notes with its number.
struct NotesLine: Equatable {
  /// Counted from 1.
  let number: Int
  let source: String
  /// Without markup.
  let visible: String
  let url: String?
  var layout: LineLayout

  /// Whether the line is set so that it may be the heading of a talk.
  var mayBeTalk: Bool {
    switch layout {
    case .heading, .emphasised, .text: visible.count < 400
    case .blank, .listItem, .skipped: false
    }
  }
}

/// The lines of the notes, each with its layout.
struct NotesLayout: Equatable {
  private(set) var lines: [NotesLine]
  /// Whether the notes are Markdown; in plain text every line is a paragraph and headings have no marks.
  let isMarkdown: Bool
  /// The entries of a table of contents: headings that the text below repeats.
  private(set) var contents: Set<String> = []

  init(_ source: [Substring], skipping skipped: Int) {
    var lines: [NotesLine] = []
    var isCode = false
    var isComment = false
    for (index, text) in source.enumerated() where index >= skipped {
      let trimmed = text.trimmingSpaces()
      let fence = trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~")
      if trimmed.hasPrefix("<!--") { isComment = true }
      let isHidden = isCode || fence || isComment
      if fence { isCode.toggle() }
      if isComment, trimmed.contains("-->") { isComment = false }
      let cleaned = HeadingText(trimmed)
      lines.append(
        NotesLine(
          number: index + 1, source: String(trimmed), visible: cleaned.text, url: cleaned.url,
          layout: isHidden ? .skipped : Self.layout(of: trimmed, visible: cleaned.text)))
    }
    isMarkdown =
      skipped > 0
      || lines.contains { line in
        if case .heading = line.layout { return true }
        return line.layout == .emphasised && line.url != nil
      }
    self.lines = lines
    markUnderlinedHeadings()
    markContents()
  }

  private static func layout(of trimmed: Substring, visible: String) -> LineLayout {
    guard !visible.isEmpty else { return trimmed.isEmpty ? .blank : .skipped }
    let hashes = trimmed.prefix { $0 == "#" }
    if (1...6).contains(hashes.count), trimmed.dropFirst(hashes.count).first == " " {
      return .heading(level: hashes.count)
    }
    if visible.allSatisfy({ "-=*_ ".contains($0) }) { return .skipped }
    let isListItem = ["- ", "* ", "+ ", "• "].contains { trimmed.hasPrefix($0) } || isNumbered(trimmed)
    if isListItem { return .listItem }
    let isLink = trimmed.first == "[" && trimmed.last == ")" && !trimmed.hasPrefix("[[")
    let isBold = trimmed.hasPrefix("**") && trimmed.hasSuffix("**") && trimmed.count > 4
    return isLink || isBold ? .emphasised : .text
  }

  private static func isNumbered(_ line: Substring) -> Bool {
    let digits = line.prefix { $0.isNumber }
    let after = line.dropFirst(digits.count)
    return (1...2).contains(digits.count) && (after.hasPrefix(". ") || after.hasPrefix(") "))
  }

  /// A line of `===` or `---` right below a line of text makes it a heading of level 1 or 2.
  private mutating func markUnderlinedHeadings() {
    guard isMarkdown else { return }
    for index in lines.indices.dropFirst() {
      let underline = lines[index].source
      guard lines[index].layout == .skipped, underline.count >= 3, lines[index - 1].layout == .text else {
        continue
      }
      if underline.allSatisfy({ $0 == "=" }) { lines[index - 1].layout = .heading(level: 1) }
      if underline.allSatisfy({ $0 == "-" }) { lines[index - 1].layout = .heading(level: 2) }
    }
  }

  /// Passes over a table of contents, and remembers its entries: in plain text they tell which lines are headings.
  private mutating func markContents() {
    guard
      let start = lines.firstIndex(where: { line in
        NotesVocabulary.contentsHeadings.contains(
          line.visible.trimming(where: { $0.isPunctuation || $0.isWhitespace }).lowercased())
      })
    else { return }
    var entries: Set<String> = []
    var end = start + 1
    while end < lines.count, lines[end].layout == .listItem || lines[end].layout == .blank {
      if lines[end].layout == .listItem { entries.insert(lines[end].visible) }
      end += 1
    }
    guard !entries.isEmpty else { return }
    for index in start..<end where lines[index].layout != .blank { lines[index].layout = .skipped }
    contents = entries
  }
}

/// A file of scenarios, in the part of Gherkin that the technology compatibility kit uses.
struct Feature {
  /// The file's path under the folder of features.
  var path: String
  /// The scenarios, one for each row of examples.
  var scenarios: [Scenario]
}

/// One scenario with its examples filled in.
struct Scenario {
  /// One step: what it says, and the text or table under it.
  struct Step {
    var words: String
    var text: String?
    var table: [[String]] = []
  }

  /// What it is called in its file.
  var title: String
  /// Which of the rows of examples it is, from 1; nil if there are none.
  var example: Int?
  var steps: [Step]
}

/// Reads feature files.
struct FeatureParser {
  private struct Block {
    var title = ""
    var steps: [Scenario.Step] = []
    var examples: [[String]] = []
    var isReadingExamples = false
  }

  private var lines: ArraySlice<Substring>
  private var background: [Scenario.Step] = []
  private var scenarios: [Scenario] = []
  private var block: Block?
  private var isInBackground = false

  /// Reads a file's text.
  static func parse(_ text: String, path: String) -> Feature {
    var parser = FeatureParser(
      lines: text.split(separator: "\n", omittingEmptySubsequences: false)[...])
    parser.read()
    return Feature(path: path, scenarios: parser.scenarios)
  }

  private init(lines: ArraySlice<Substring>) { self.lines = lines }

  private mutating func read() {
    while let line = lines.popFirst() {
      let words = line.trimmed
      if words.isEmpty || words.hasPrefix("#") || words.hasPrefix("@") || words.hasPrefix("Feature:") {
        continue
      } else if words.hasPrefix("Background:") {
        isInBackground = true
      } else if words.hasPrefix("Scenario") {
        finish()
        isInBackground = false
        block = Block(title: String(words.drop { $0 != ":" }.dropFirst().trimmed))
      } else if words.hasPrefix("Examples:") {
        // A second table of examples has a heading of its own.
        if let examples = block?.examples, !examples.isEmpty { finishExamples() }
        block?.isReadingExamples = true
      } else if words.hasPrefix("|") {
        addRow(FeatureParser.cells(of: words))
      } else if words.hasPrefix("\"\"\"") {
        addText(indentation: line.prefix { $0 == " " }.count)
      } else if let space = words.firstIndex(of: " ") {
        add(Scenario.Step(words: String(words[space...].trimmed)))
      }
    }
    finish()
  }

  private mutating func add(_ step: Scenario.Step) {
    if isInBackground { background.append(step) } else { block?.steps.append(step) }
  }

  private mutating func changeLastStep(_ change: (inout Scenario.Step) -> Void) {
    if isInBackground {
      if let last = background.indices.last { change(&background[last]) }
    } else if let last = block?.steps.indices.last, var step = block?.steps[last] {
      change(&step)
      block?.steps[last] = step
    }
  }

  private mutating func addRow(_ cells: [String]) {
    if block?.isReadingExamples ?? false {
      block?.examples.append(cells)
    } else {
      changeLastStep { $0.table.append(cells) }
    }
  }

  private mutating func addText(indentation: Int) {
    var text: [Substring] = []
    while let line = lines.popFirst(), !line.trimmed.hasPrefix("\"\"\"") {
      let blanks = line.prefix(indentation).prefix { $0 == " " }.count
      text.append(line.dropFirst(blanks))
    }
    let joined = text.joined(separator: "\n")
    changeLastStep { $0.text = joined }
  }

  private mutating func finish() {
    finishExamples()
    block = nil
  }

  private mutating func finishExamples() {
    guard let done = block else { return }
    block?.examples = []
    let steps = background + done.steps
    guard done.isReadingExamples else {
      scenarios.append(Scenario(title: done.title, example: nil, steps: steps))
      return
    }
    guard let names = done.examples.first else { return }
    for (number, row) in done.examples.dropFirst().enumerated() {
      let values = Array(zip(names, row))
      scenarios.append(
        Scenario(
          title: FeatureParser.fill(done.title, values), example: number + 1,
          steps: steps.map { step in
            Scenario.Step(
              words: FeatureParser.fill(step.words, values),
              text: step.text.map { FeatureParser.fill($0, values) },
              table: step.table.map { $0.map { FeatureParser.fill($0, values) } })
          }))
    }
  }

  /// The text with `<name>` replaced by the example's value.
  private static func fill(_ text: String, _ values: [(String, String)]) -> String {
    values.reduce(text) { text, value in text.replacing("<\(value.0)>", with: value.1) }
  }

  /// The cells of `| a | b |`; `\|` is a bar, `\n` a new line.
  private static func cells(of row: Substring) -> [String] {
    var cells: [String] = []
    var cell = ""
    var characters = row.dropFirst()
    while let character = characters.popFirst() {
      if character == "|" {
        cells.append(String(cell[...].trimmed))
        cell = ""
      } else if character == "\\", let next = characters.first, "|\\n".contains(next) {
        characters.removeFirst()
        cell.append(next == "n" ? "\n" : next)
      } else {
        cell.append(character)
      }
    }
    return cells
  }
}

extension Substring {
  /// The text without white space at its ends.
  var trimmed: Substring {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex...] }
    return self[start...end]
  }
}

extension String {
  /// The text with each occurrence of another replaced.
  func replacing(_ part: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while let first = rest.first {
      if rest.hasPrefix(part) {
        result += other
        rest = rest.dropFirst(part.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}

import ArgumentParser
import GraphModel

/// The options of every command that captures something, and how such a command runs.
struct WriteOptions: ParsableArguments {
  @OptionGroup var session: Session

  @Flag(help: "Say what would change, and change nothing.")
  var dryRun = false

  @Flag(help: "Refuse names that are not known, instead of making what they name.")
  var strict = false

  /// Captures as one transaction what `body` does, and then says what changed.
  ///
  /// `body` returns what the capture is about, which the first line names.
  func capture(_ body: (inout Capture) throws(GraphError) -> CaptureSubject) throws {
    let day = try session.today()
    let (lines, notes) = try session.write(keeping: !dryRun) { store throws(GraphError) in
      let source = try store.source(uri: Source.captureURI, readAt: day.text)
      var capture = Capture(store: store, source: source, allowsCreation: !strict)
      let subject = try body(&capture)
      let text = CaptureText(capture: capture, subject: subject, isRehearsal: dryRun)
      return (try text.lines(), try text.notes())
    }
    try printLines(lines)
    for note in notes { StandardError.writeLine(note) }
  }
}

/// What a capture is about.
enum CaptureSubject {
  /// A node that it made or added to.
  case node(Node)
  /// The links between other things.
  case links
  /// Something that the caller has said in full.
  case said(String, about: Node?)
}

/// Writes lines to standard output, whatever they contain made harmless to a terminal.
func printLines(_ lines: [String]) throws(OutputError) {
  try printText(lines.map { $0.terminalLine() + "\n" }.joined())
}

/// Writes a text to standard output as it is.
func printText(_ text: String) throws(OutputError) {
  let output = StandardOutput()
  try output.write(text)
  try output.flush()
}

import GraphFormats

/// A line on a terminal that says how far something has come: shown when that takes more than half a second, and gone
/// when it is done.
final class ProgressLine: Sendable {
  private let title: String
  private let terminal: Terminal
  private let begin = ContinuousClock.now
  private let delay = Duration.milliseconds(500)

  /// Makes one for standard error; where that is no terminal, nothing is shown.
  init(_ title: String, on terminal: Terminal = .standardError) {
    self.title = title
    self.terminal = terminal
  }

  /// What an import calls.
  var progress: ImportProgress {
    guard terminal.isTerminal else { return ImportProgress() }
    return ImportProgress { share in
      if ContinuousClock.now - self.begin > self.delay {
        StandardError.write("\r" + self.line(share) + "\u{1B}[K")
      }
    }
  }

  /// Takes the line away.
  func end() {
    guard terminal.isTerminal, ContinuousClock.now - begin > delay else { return }
    StandardError.write("\r\u{1B}[K")
  }

  /// `contacts.csv  ██████░░░░  58 %`
  func line(_ share: Double) -> String {
    // On a narrow terminal, a line that breaks could not be taken away again.
    let width = (terminal.width ?? 80) - 1
    let title = title.shortened(to: min(40, max(8, width - 19))).terminalLine()
    let columns = min(24, max(0, width - title.count - 9))
    let filled = Int((share * Double(columns)).rounded(.down))
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: columns - filled)
    return "\(title)  \(bar)  \(Int(share * 100)) %"
  }
}

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
    let columns = 24
    let filled = Int((share * Double(columns)).rounded(.down))
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: columns - filled)
    return "\(title.shortened(to: 40).terminalLine())  \(bar)  \(Int(share * 100)) %"
  }
}

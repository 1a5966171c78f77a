import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What an output stream is connected to: whether a person reads it, how wide it is, whether it may be coloured.
struct Terminal: Hashable, Sendable {
  /// Whether the stream is a terminal, rather than a file or a pipe.
  var isTerminal: Bool
  /// How many columns fit; nil when the stream is no terminal, or one that does not say.
  var width: Int?
  /// Whether escape sequences for colour and weight are welcome.
  var allowsColor: Bool

  /// Standard output's terminal.
  static var standardOutput: Terminal { Terminal(descriptor: STDOUT_FILENO) }
  /// Standard error's terminal.
  static var standardError: Terminal { Terminal(descriptor: STDERR_FILENO) }

  /// Asks the system about a file descriptor.
  init(descriptor: Int32, environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.init(
      isTerminal: isatty(descriptor) == 1,
      windowWidth: Terminal.windowWidth(of: descriptor),
      environment: environment)
  }

  /// Weighs what the system says against what the user asks for in the environment.
  ///
  /// `COLUMNS` wins over the window's own width, as in coreutils; `NO_COLOR` (no-color.org) wins over
  /// `CLICOLOR_FORCE` (bixense.com/clicolors), which wins over the kind of stream.
  init(isTerminal: Bool, windowWidth: Int?, environment: [String: String]) {
    self.isTerminal = isTerminal
    let requestedWidth = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    width = isTerminal ? requestedWidth ?? windowWidth : nil
    if environment["NO_COLOR", default: ""] != "" {
      allowsColor = false
    } else if !["", "0"].contains(environment["CLICOLOR_FORCE", default: ""]) {
      allowsColor = true
    } else {
      allowsColor = isTerminal && environment["TERM"] != "dumb"
    }
  }

  private static func windowWidth(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

import ArgumentParser
import Foundation
import Testing

@testable import kgraph

@Suite("Terminal")
struct TerminalTests {
  @Test(
    "colour",
    arguments: [
      (true, [:], true), (false, [:], false), (true, ["TERM": "dumb"], false),
      (true, ["NO_COLOR": "1"], false), (true, ["NO_COLOR": ""], true),
      (false, ["CLICOLOR_FORCE": "1"], true),
      (false, ["CLICOLOR_FORCE": "0"], false), (false, ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
    ] as [(Bool, [String: String], Bool)])
  func color(isTerminal: Bool, environment: [String: String], allowed: Bool) {
    let terminal = Terminal(isTerminal: isTerminal, windowWidth: 80, environment: environment)
    #expect(terminal.allowsColor == allowed)
  }

  @Test(
    "width",
    arguments: [
      (true, 80, [:], 80), (true, 80, ["COLUMNS": "100"], 100), (true, 80, ["COLUMNS": "x"], 80),
      (true, nil, ["COLUMNS": "0"], nil), (false, 80, ["COLUMNS": "100"], nil),
    ] as [(Bool, Int?, [String: String], Int?)])
  func width(isTerminal: Bool, windowWidth: Int?, environment: [String: String], expected: Int?) {
    #expect(
      Terminal(isTerminal: isTerminal, windowWidth: windowWidth, environment: environment).width == expected)
  }

  @Test("a pipe is no terminal")
  func pipe() {
    let pipe = Pipe()
    #expect(Terminal(descriptor: pipe.fileHandleForWriting.fileDescriptor, environment: [:]) == .file)
  }

  @Test(
    "a pseudo-terminal says how wide it is",
    .enabled(if: FileManager.default.isWritableFile(atPath: "/dev/ptmx")))
  func pseudoTerminal() {
    let descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    defer { close(descriptor) }
    var size = winsize(ws_row: 24, ws_col: 123, ws_xpixel: 0, ws_ypixel: 0)
    #expect(ioctl(descriptor, UInt(TIOCSWINSZ), &size) == 0)
    let terminal = Terminal(descriptor: descriptor, environment: ["TERM": "xterm"])
    #expect(terminal == Terminal(isTerminal: true, windowWidth: 123, environment: [:]))
  }

  @Test(
    "one harmless line",
    arguments: [
      ("plain é 李", "plain é 李"), ("a\r\nb\nc\rd", "a|b|c|d"), ("a\n\r\nb", "a||b"),
      ("\u{1B}[2J", "\u{FFFD}[2J"), ("\u{2066}x\u{2069}", "x"), ("\u{200F}ש", "\u{200F}ש"), ("a\tb", "a b"),
      ("\u{85}\u{2029}", "||"),
    ])
  func terminalLine(text: String, expected: String) {
    #expect(Array(text.terminalLine(lineBreak: "|").utf8) == Array(expected.utf8))
  }
}

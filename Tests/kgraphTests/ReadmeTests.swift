import Foundation
import Testing

/// Runs the sessions in the pages, each page's in order and in one folder, and compares what they write.
///
/// The graph is empty when README.md begins; the other pages begin with the example's. Where a page is wrong,
/// `KGRAPH_REWRITE_TRANSCRIPTS=1` writes what was there instead, as for the transcripts.
struct ReadmeTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: ["README.md", "docs/QUERY.md", "docs/ERRORS.md"])
  func everySessionIsWhatTheProgramDoes(page: String) throws {
    let file = Self.root.appendingPathComponent(page)
    let text = try String(contentsOf: file, encoding: .utf8)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      at: Self.root.appendingPathComponent("examples"), to: folder.appendingPathComponent("examples"))
    if page != "README.md" {
      _ = try Self.output(of: "kgraph import examples/kubecon-na-2023.md", in: folder)
    }

    var replayed: [String] = []
    var count = 0
    for part in Self.parts(of: text) {
      guard part.isSession else {
        replayed += part.lines
        continue
      }
      for command in Self.commands(in: part.lines) {
        let output = try Self.output(of: command, in: folder)
        replayed += Self.written(command) + output
        count += 1
      }
    }
    #expect(count > 10)
    let now = replayed.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["KGRAPH_REWRITE_TRANSCRIPTS"] == "1" {
      if now != text { try now.write(to: file, atomically: true, encoding: .utf8) }
      return
    }
    let written = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let line = zip(replayed, written).enumerated().first(where: { $1.0 != $1.1 }) {
      Issue.record("\(page):\(line.offset + 1) says '\(line.element.1)', and it is '\(line.element.0)'")
      return
    }
    #expect(now == text)
  }

  @Test(arguments: [
    "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/DECISIONS.md", "docs/ERRORS.md", "docs/QUERY.md",
    "docs/SCHEMA.md",
  ])
  func everyLinkLeadsToAFile(page: String) throws {
    let file = Self.root.appendingPathComponent(page)
    for match in try String(contentsOf: file, encoding: .utf8).matches(of: /\]\(([^):#]+)\)/) {
      let target = file.deletingLastPathComponent().appendingPathComponent(String(match.1))
      #expect(FileManager.default.fileExists(atPath: target.path), "\(page) links to \(match.1)")
    }
  }

  private struct Part {
    var isSession: Bool
    var lines: [String]
  }

  /// The page, cut at the fences of ```console blocks; the fences belong to what is around the sessions.
  private static func parts(of page: String) -> [Part] {
    var parts = [Part(isSession: false, lines: [])]
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let isInside = parts[parts.count - 1].isSession
      if isInside, line == "```" { parts.append(Part(isSession: false, lines: [])) }
      parts[parts.count - 1].lines.append(line)
      if !isInside, line == "```console" { parts.append(Part(isSession: true, lines: [])) }
    }
    return parts
  }

  /// The lines after a `$`; a command goes on while its lines end with a backslash.
  private static func commands(in lines: [String]) -> [String] {
    var commands: [String] = []
    for line in lines {
      if line.hasPrefix("$ ") {
        commands.append(String(line.dropFirst(2)))
      } else if let last = commands.last, last.hasSuffix("\\"), line.hasPrefix("  ") {
        commands[commands.count - 1] = last + "\n" + line
      }
    }
    return commands
  }

  private static func written(_ command: String) -> [String] {
    ("$ " + command).split(separator: "\n").map(String.init)
  }

  /// What a terminal would show: both streams, in the order in which they were written.
  private static func output(of command: String, in folder: URL) throws -> [String] {
    let file = folder.appendingPathComponent(".output")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "{ \(command)\n} >.output 2>&1"]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": "\(BuiltProgram.folder):/usr/bin:/bin", "HOME": folder.path, "KGRAPH_DB": "graph.db",
      "KGRAPH_TODAY": "2023-11-09", "LANG": "C.UTF-8",
    ]
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let here = folder.resolvingSymlinksInPath().path
    let text = try String(contentsOf: file, encoding: .utf8).replacingOccurrences(
      of: here, with: "/home/you/kgraph"
    ).withoutDurations
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }
}

import Foundation
import Testing

/// Runs the shell sessions in `Transcripts/` against the built program, each in a folder of its own.
///
/// A line `$ …` is a command for the shell; the lines after it are what it writes, with `2> ` before those to standard
/// error and `? N` for an exit code other than 0. `KGRAPH_REWRITE_TRANSCRIPTS=1 swift test` writes what was there
/// instead; the difference is for a reviewer to read.
struct TranscriptTests {
  static let files = Transcript.files

  @Test(arguments: files)
  func theProgramDoesWhatTheTranscriptSays(file: String) throws {
    let transcript = try Transcript(contentsOf: Transcript.folder.appendingPathComponent(file))
    let replayed = try transcript.replayed()
    if ProcessInfo.processInfo.environment["KGRAPH_REWRITE_TRANSCRIPTS"] == "1" {
      try replayed.text.write(
        to: Transcript.folder.appendingPathComponent(file), atomically: true, encoding: .utf8)
      return
    }
    for (expected, actual) in zip(transcript.steps, replayed.steps) {
      #expect(actual.text == expected.text)
    }
  }
}

/// A shell session: commands with what they write.
struct Transcript {
  struct Step {
    /// The comments and blank lines before the command.
    var preamble: [String] = []
    var command = ""
    var output: [String] = []

    var text: String { (preamble + ["$ " + command] + output).joined(separator: "\n") + "\n" }
  }

  var steps: [Step] = []

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Transcripts")

  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".transcript") }.sorted()

  init(contentsOf url: URL) throws {
    var preamble: [String] = []
    for line in try String(contentsOf: url, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("$ ") {
        // Blank lines before a comment or command belong to it.
        var isAtEnd = true
        while isAtEnd, let last = steps.last?.output.last, last.isEmpty {
          steps[steps.count - 1].output.removeLast()
          preamble.insert("", at: 0)
          isAtEnd = steps.last?.output.last?.isEmpty ?? false
        }
        steps.append(Step(preamble: preamble, command: String(line.dropFirst(2))))
        preamble = []
      } else if steps.isEmpty || !preamble.isEmpty || line.hasPrefix("# ") {
        preamble.append(String(line))
      } else {
        steps[steps.count - 1].output.append(String(line))
      }
    }
    while steps.last?.output.last?.isEmpty ?? false { steps[steps.count - 1].output.removeLast() }
  }

  var text: String { steps.map(\.text).joined() }

  /// The same commands with what they write now.
  func replayed() throws -> Transcript {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var replayed = self
    for index in steps.indices {
      replayed.steps[index].output = try Transcript.run(steps[index].command, in: folder)
    }
    return replayed
  }

  private static func run(_ command: String, in folder: URL) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "(\(command)) >.stdout 2>.stderr"]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": "\(BuiltProgram.folder):/usr/bin:/bin", "HOME": folder.path, "KGRAPH_DB": "graph.db",
      "KGRAPH_TODAY": "2023-11-08", "LANG": "C.UTF-8",
    ]
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    func lines(_ name: String) throws -> [String] {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8).withoutDurations
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      while lines.last?.isEmpty ?? false { lines.removeLast() }
      return lines
    }
    var output = try lines(".stdout")
    output += try lines(".stderr").map { "2> " + $0 }
    if process.terminationStatus != 0 { output.append("? \(process.terminationStatus)") }
    return output
  }
}

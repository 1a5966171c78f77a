import Foundation
import Testing

@testable import kgraph

/// The questions that `kgraph help query` lists are ones that it answers.
struct QueryHelpTests {
  @Test func everyQuestionInTheHelpHasAnAnswer() throws {
    let lines = QueryCommand.configuration.discussion.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 25)
    let questions = lines.prefix { !$0.isEmpty }
      .compactMap { $0.split(separator: /\ {2,}/).first.map(String.init) }
    #expect(questions.count > 15)

    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let notes = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("examples/kubecon-na-2023.md")
    #expect(try status(["import", notes.path], in: folder) == 0)
    for question in questions {
      #expect(try status(["query", "--fail-if-empty", question], in: folder) == 0, "\(question)")
    }
  }

  private func status(_ arguments: [String], in folder: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuiltProgram.folder).appendingPathComponent("kgraph")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["HOME": folder.path, "KGRAPH_DB": "graph.db", "KGRAPH_TODAY": "2023-11-09"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

import Foundation
import GraphModel
import Testing

struct InterruptionTests {
  /// While another process holds the graph, the command waits to begin its change.
  @Test func ctrlCDuringAChangeSaysThatNothingWasChanged() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("graph.db").path
    let store = try GraphStore(path: path, access: .writing)

    var outcome: (errors: String, status: Int32)?
    try store.write { () throws(GraphError) in
      outcome = try? interrupted(["add", "person", "Liz Rice", "--db", path])
    }
    #expect(outcome?.errors == "\ninterrupted: nothing was changed\n")
    #expect(outcome?.status == 130)
    #expect(try store.nodes().isEmpty)
  }

  @Test func ctrlCDuringAQuestionEndsItOnALineOfItsOwn() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("graph.db").path
    _ = try GraphStore(path: path, access: .writing)
    let long = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN count(*)"
    let outcome = try interrupted(["query", long, "--db", path])
    #expect(outcome.errors == "\ninterrupted\n")
    #expect(outcome.status == 130)
  }

  /// Runs the program and stops it after a second.
  private func interrupted(_ arguments: [String]) throws -> (errors: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuiltProgram.folder + "/kgraph")
    process.arguments = arguments
    let errors = Pipe()
    process.standardError = errors
    // A test's thread blocks all signals, which the process that it starts would inherit.
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
    signal(SIGINT, SIG_DFL)
    try process.run()
    Thread.sleep(forTimeInterval: 1)
    process.interrupt()
    process.waitUntilExit()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return (text, process.terminationStatus)
  }
}

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

    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuiltProgram.folder + "/kgraph")
    process.arguments = ["add", "person", "Liz Rice", "--db", path]
    let errors = Pipe()
    process.standardError = errors
    // A test's thread blocks all signals, which the process that it starts would inherit.
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
    signal(SIGINT, SIG_DFL)
    try store.write { () throws(GraphError) in
      try? process.run()
      Thread.sleep(forTimeInterval: 1)
      process.interrupt()
      process.waitUntilExit()
    }
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text == "\ninterrupted: nothing was changed\n")
    #expect(process.terminationStatus == 130)
    #expect(try store.nodes().isEmpty)
  }
}

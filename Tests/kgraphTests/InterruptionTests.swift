import Foundation
import GraphModel
import Testing

struct InterruptionTests {
  /// While another process holds the graph, the command waits to begin its change.
  @Test func ctrlCDuringAChangeSaysThatNothingWasChanged() throws {
    let folder = try TemporaryFolder()
    let store = try GraphStore(path: folder.path("graph.db"), access: .writing)
    let process = try KGraphProcess(["add", "person", "Liz Rice", "--db", folder.path("graph.db")])
    try store.write { () throws(GraphError) in
      try? process.start()
      Thread.sleep(forTimeInterval: 1)
      process.end(with: SIGINT)
    }
    #expect(process.errors == "\ninterrupted: nothing was changed\n")
    #expect(process.status == 130)
    #expect(try store.nodes().isEmpty)
  }

  @Test func ctrlCDuringAQuestionEndsItOnALineOfItsOwn() throws {
    let folder = try TemporaryFolder()
    _ = try GraphStore(path: folder.path("graph.db"), access: .writing)
    let long = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN count(*)"
    let process = try KGraphProcess(["query", long, "--db", folder.path("graph.db")])
    try process.start()
    Thread.sleep(forTimeInterval: 1)
    process.end(with: SIGINT)
    #expect(process.errors == "\ninterrupted\n")
    #expect(process.status == 130)
  }

  @Test("an import that is ended leaves the graph as it was", arguments: [SIGINT, SIGTERM, SIGKILL])
  func importIsEnded(by number: Int32) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("graph.db")
    let store = try GraphStore(path: path, access: .writing)
    try store.write { () throws(GraphError) in _ = try store.addNode(kind: "person", name: "Liz Rice") }
    // Long enough that it is at work when the signal comes.
    var table = "id,kind,name\n"
    for number in 0..<400_000 { table += "\(number),person,Ada Moss \(number)\n" }
    try table.write(toFile: folder.path("nodes.csv"), atomically: true, encoding: .utf8)

    let process = try KGraphProcess(["import", folder.path("nodes.csv"), "--db", path])
    try process.start()
    Thread.sleep(forTimeInterval: 1.5)
    process.end(with: number)
    #expect(process.errors == (number == SIGKILL ? "" : "\ninterrupted: nothing was changed\n"))
    #expect(process.status == (number == SIGKILL ? SIGKILL : 128 + number))
    #expect(try GraphStore(path: path, access: .reading).nodes().map(\.name) == ["Liz Rice"])
  }
}

/// A run of the built program.
private final class KGraphProcess {
  private let process = Process()
  private let pipe = Pipe()
  private(set) var errors = ""
  var status: Int32 { process.terminationStatus }

  init(_ arguments: [String]) throws {
    process.executableURL = URL(fileURLWithPath: BuiltProgram.folder + "/kgraph")
    process.arguments = arguments
    process.standardOutput = Pipe()
    process.standardError = pipe
  }

  func start() throws {
    // A test's thread blocks all signals, which the process that it starts would inherit.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] {
      sigaddset(&signals, number)
      signal(number, SIG_DFL)
    }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    try process.run()
  }

  func end(with number: Int32) {
    kill(process.processIdentifier, number)
    process.waitUntilExit()
    errors = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }
}

/// A folder that goes with the test.
private final class TemporaryFolder {
  private let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}

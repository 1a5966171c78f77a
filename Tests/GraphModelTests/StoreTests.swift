import CSQLite
import Foundation
import Testing

@testable import GraphModel

@Suite("Opening a graph's file")
struct OpeningTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("a missing file is made for writing, private to its owner, and missed for reading")
  func missing() throws {
    let path = folder.path("graph.db")
    #expect(kind(path, .reading) == .missing)
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(kind(path, .writing) == nil)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(kind(path, .reading) == nil)
    #expect(kind(folder.path("no/such/folder/graph.db"), .writing) == .storage)
  }

  @Test("a folder", arguments: [GraphStore.Access.reading, .writing])
  func isFolder(_ access: GraphStore.Access) { #expect(kind(folder.url.path, access) == .notAGraph) }

  @Test("an empty file is a graph to be, and none to read")
  func empty() throws {
    try Data().write(to: url("graph.db"))
    #expect(kind(folder.path("graph.db"), .reading) == .missing)
    #expect(try folder.bytes().isEmpty)
    #expect(kind(folder.path("graph.db"), .writing) == nil)
  }

  @Test(
    "what is no graph, or one of a newer version, is left as it is",
    arguments: [GraphStore.Access.reading, .writing])
  func foreign(_ access: GraphStore.Access) throws {
    try Data("Dear diary,\n".utf8).write(to: url("diary.txt"))
    try Data(repeating: 7, count: 10_000).write(to: url("noise.db"))
    try Connection(path: folder.path("other.db"), mode: .creating).runScript("CREATE TABLE note(text)")
    try Connection(path: folder.graph("newer.db"), mode: .existing).runScript("PRAGMA user_version = 99")
    for name in ["diary.txt", "noise.db", "other.db", "newer.db"] {
      let before = try folder.bytes(name)
      #expect(kind(folder.path(name), access) == .notAGraph, "\(name)")
      #expect(try folder.bytes(name) == before, "\(name)")
    }
    #expect(
      Set(try FileManager.default.contentsOfDirectory(atPath: folder.url.path)) == [
        "diary.txt", "noise.db", "other.db", "newer.db",
      ])
  }

  @Test("a file that lost its end, or its middle", arguments: [GraphStore.Access.reading, .writing])
  func damaged(_ access: GraphStore.Access) throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.graph("whole.db")))
    try whole.prefix(whole.count / 2).write(to: url("truncated.db"))
    var overwritten = whole
    overwritten.replaceSubrange(
      4096..<(whole.count - 4096), with: Data(repeating: 0xAA, count: whole.count - 8192))
    try overwritten.write(to: url("overwritten.db"))
    for name in ["truncated.db", "overwritten.db"] {
      let before = try folder.bytes(name)
      #expect(kind(folder.path(name), access) == .damaged, "\(name)")
      #expect(try folder.bytes(name) == before, "\(name)")
    }
  }

  @Test("damage that shows later is told as such")
  func damagedLater() throws {
    let path = folder.path("graph.db")
    do {
      let store = try GraphStore(path: path, access: .writing)
      try store.write { () throws(GraphError) in
        for number in 0..<500 {
          _ = try store.addNode(kind: "talk", name: "Talk \(number) \(String(repeating: "x", count: 200))")
        }
      }
    }
    var bytes = try folder.bytes()
    let from = bytes.count - bytes.count / 3
    bytes.replaceSubrange(from..<bytes.count, with: Data(repeating: 0xAA, count: bytes.count - from))
    try bytes.write(to: url("graph.db"))
    #expect {
      let store = try GraphStore(path: path, access: .reading)
      _ = try store.nodes()
      _ = try store.search("talk", limit: 1_000)
    } throws: { ($0 as? GraphError)?.kind == .damaged }
  }

  @Test("a file that another process holds is waited for, and then given up")
  func locked() throws {
    let path = try folder.graph()
    let other = try Connection(path: path, mode: .existing)
    try other.runScript("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; PRAGMA user_version = 1")
    for access in [GraphStore.Access.reading, .writing] {
      let waited = ContinuousClock().measure {
        #expect(kind(path, access, busyTimeout: 100) == .busy)
      }
      #expect(waited >= .milliseconds(90))
    }
    try other.runScript("ROLLBACK")
  }

  @Test("one who reads does not wait for one who writes, nor see what is not yet kept")
  func readingWhileWriting() throws {
    let path = try folder.graph()
    let writer = try GraphStore(path: path, access: .writing)
    try writer.write { () throws(GraphError) in
      _ = try writer.addNode(kind: "person", name: "Ben Reed")
      let reader = try GraphStore(path: path, access: .reading, busyTimeout: 0)
      #expect(try reader.nodes().map(\.name) == ["Ada Moss"])
      #expect(kind(path, .writing, busyTimeout: 0) == nil)
    }
    #expect(try GraphStore(path: path, access: .reading).nodes().count == 2)
  }

  @Test("two who write take turns")
  func twoWriters() throws {
    let path = try folder.graph()
    let first = try GraphStore(path: path, access: .writing)
    let second = try GraphStore(path: path, access: .writing, busyTimeout: 50)
    try first.write { () throws(GraphError) in
      _ = try first.addNode(kind: "person", name: "Ben Reed")
      #expect {
        try second.write { () throws(GraphError) in _ = try second.addNode(kind: "person", name: "Cleo Park")
        }
      } throws: { ($0 as? GraphError)?.kind == .busy }
    }
    try second.write { () throws(GraphError) in _ = try second.addNode(kind: "person", name: "Cleo Park") }
    #expect(try first.nodes().map(\.name) == ["Ada Moss", "Ben Reed", "Cleo Park"])
  }

  @Test("a graph that is opened to read cannot be changed")
  func readingOnly() throws {
    let store = try GraphStore(path: try folder.graph(), access: .reading)
    #expect {
      try store.write { () throws(GraphError) in _ = try store.addNode(kind: "person", name: "Ben Reed") }
    } throws: { ($0 as? GraphError)?.kind == .readOnly }
  }

  @Test(
    "a file that may not be written to is read", .enabled(if: geteuid() != 0, "nothing is forbidden to root"))
  func readOnlyFile() throws {
    let path = try folder.graph()
    chmod(path, 0o400)
    #expect(kind(path, .writing) == .readOnly)
    #expect(try GraphStore(path: path, access: .reading).nodes().map(\.name) == ["Ada Moss"])
    chmod(path, 0)
    #expect(kind(path, .reading) == .readOnly)
  }

  @Test(
    "a folder that may not be written to is read from",
    .enabled(if: geteuid() != 0, "nothing is forbidden to root"))
  func readOnlyFolder() throws {
    let path = try folder.graph("a graph?#%.db")
    chmod(folder.url.path, 0o500)
    defer { chmod(folder.url.path, 0o700) }
    #expect(kind(path, .writing) == .readOnly)
    #expect(kind(folder.path("new.db"), .writing) == .readOnly)
    #expect(try GraphStore(path: path, access: .reading).nodes().map(\.name) == ["Ada Moss"])
    chmod(path, 0o400)
    #expect(try GraphStore(path: path, access: .reading).nodes().map(\.name) == ["Ada Moss"])
  }

  private func url(_ name: String) -> URL { URL(fileURLWithPath: folder.path(name)) }

  /// What kind of failure opening ends in, or nil.
  private func kind(_ path: String, _ access: GraphStore.Access, busyTimeout: Int32 = 5_000) -> GraphError
    .Kind?
  {
    do {
      _ = try GraphStore(path: path, access: access, busyTimeout: busyTimeout)
      return nil
    } catch { return error.kind }
  }
}

@Suite("Transactions")
struct TransactionTests {
  let graph: SmallGraph
  let stop = GraphError(.invalid, "stop")

  init() throws {
    graph = try SmallGraph()
    try graph.add("person", "Ada Moss")
  }

  @Test("an error inside leaves nothing, the vocabulary included")
  func rollback() throws {
    let vocabulary = graph.store.vocabulary
    #expect(throws: stop) {
      try graph.store.write { () throws(GraphError) in
        try change()
        throw stop
      }
    }
    #expect(try graph.store.nodes().map(\.name) == ["Ada Moss"])
    #expect(graph.store.vocabulary == vocabulary)
    #expect(throws: GraphError.self) { try graph.add("instrument", "Lute") }
  }

  @Test("a rehearsal says what would be, and leaves nothing")
  func rehearsal() throws {
    let vocabulary = graph.store.vocabulary
    let count = try graph.store.write(keeping: false) { () throws(GraphError) in
      try change()
      return try graph.store.nodes().count
    }
    #expect(count == 2)
    #expect(try graph.store.nodes().count == 1)
    #expect(graph.store.vocabulary == vocabulary)
    #expect(try graph.store.search("lute").isEmpty)
  }

  @Test("a write within a write is our mistake, and leaves nothing")
  func nested() throws {
    #expect(throws: GraphError(.bug, "a write began inside another")) {
      try graph.store.write { () throws(GraphError) in
        _ = try graph.store.addNode(kind: "person", name: "Ben Reed")
        try graph.store.write { () throws(GraphError) in
          _ = try graph.store.addNode(kind: "person", name: "Cleo")
        }
      }
    }
    #expect(try graph.store.nodes().count == 1)
  }

  @Test("a full disk leaves what was there")
  func diskFull() throws {
    let folder = try TemporaryFolder()
    let store = try GraphStore(path: try folder.graph(), access: .writing)
    let pages = try #require(try store.first("PRAGMA page_count") { $0.integer(0) })
    _ = try store.first("PRAGMA max_page_count = \(raw: pages + 5)") { $0.integer(0) }
    #expect {
      try store.write { () throws(GraphError) in
        for number in 0..<1_000 { _ = try store.addNode(kind: "talk", name: "Talk \(number)") }
      }
    } throws: { ($0 as? GraphError)?.kind == .storage }
    #expect(try store.nodes().map(\.name) == ["Ada Moss"])
    _ = try store.write { () throws(GraphError) in try store.addNode(kind: "person", name: "Ben Reed") }
    #expect(try GraphStore(path: store.path, access: .reading).nodes().count == 2)
  }

  @Test("settings are remembered and forgotten")
  func settings() throws {
    let store = graph.store
    try store.write { () throws(GraphError) in try store.set("at", to: "Fern Days") }
    #expect(try store.setting("at") == "Fern Days")
    try store.write { () throws(GraphError) in try store.set("at", to: nil) }
    #expect(try store.setting("at") == nil)
  }

  private func change() throws(GraphError) {
    try graph.store.define(VocabularyText.parse("kind instrument\nnoun instrument"))
    _ = try graph.store.addNode(kind: "instrument", name: "Lute")
  }
}

extension SQLFragment.Interpolation {
  /// PRAGMA takes no parameters.
  fileprivate mutating func appendInterpolation(raw number: Int64) { appendLiteral(String(number)) }
}

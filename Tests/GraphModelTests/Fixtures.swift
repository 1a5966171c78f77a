import Foundation
import Testing

@testable import GraphModel

/// A graph in memory that a few people, firms and talks can be put into.
struct SmallGraph {
  let store: GraphStore

  init() throws { store = try GraphStore(path: ":memory:", access: .writing) }

  @discardableResult
  func add(_ kind: String, _ name: String, aliases: [String] = []) throws -> Node {
    try store.write { () throws(GraphError) in
      let node = try store.addNode(kind: kind, name: name)
      for alias in aliases { try store.addAlias(alias, to: node) }
      return node
    }
  }

  @discardableResult
  func state(_ statement: Statement, source uri: String = "test:notes") throws -> WriteOutcome {
    try store.write { () throws(GraphError) in
      try store.state(statement, source: try store.source(uri: uri, readAt: "2024-01-01")).outcome
    }
  }

  /// All edges in words, in alphabetical order: `Ada works_at Acorn [2020, …)`.
  func edgesInWords() throws -> [String] {
    try store.edges().map { edge in
      var source = try #require(try store.node(edge.source)).name
      var target = try #require(try store.node(edge.target)).name
      // Which end of a symmetric edge comes first depends on which node was made first, and means nothing.
      if edge.relation == "knows", source > target { swap(&source, &target) }
      var properties = ""
      if let json = edge.properties.json { properties = " " + json }
      return "\(source) \(edge.relation) \(target) \(period(edge.since, edge.until))\(properties)"
    }.sorted()
  }
}

/// `[2020, 2021)`, with `…` for an open end.
func period(_ since: String?, _ until: String?) -> String { "[\(since ?? "…"), \(until ?? "…"))" }

/// The same random numbers on every run, so that a failure can be repeated.
///
/// Source: Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators" (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// The text of `docs/SCHEMA.md`.
func schemaDocument() throws -> String {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
  return try String(contentsOf: root.appendingPathComponent("docs/SCHEMA.md"), encoding: .utf8)
}

/// A folder that is removed when the test is done with it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("kgraph-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// A graph's file with one person in it, closed.
  func graph(_ name: String = "graph.db") throws -> String {
    let store = try GraphStore(path: path(name), access: .writing)
    _ = try store.write { () throws(GraphError) in try store.addNode(kind: "person", name: "Ada Moss") }
    return path(name)
  }

  func bytes(_ name: String = "graph.db") throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path(name)))
  }
}

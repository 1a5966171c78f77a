import Foundation
import GraphModel
import GraphQuery
import Testing

@Suite("Asking many questions")
struct QueryEngineTests {
  private static let options = Query.Options(today: Conference.today)

  @Test("an engine sees what has changed since the last question")
  func freshness() throws {
    let conference = try Conference()
    let engine = QueryEngine(conference.store)
    let text = "MATCH (t:topic {name: 'wasm'}) RETURN t"
    #expect(try engine.query(text, options: Self.options).table().rows.isEmpty)
    try conference.store.write { () throws(GraphError) in
      _ = try conference.store.addNode(kind: "topic", name: "wasm")
    }
    #expect(try engine.query(text, options: Self.options).table().rows.count == 1)
  }

  @Test("a kept question takes the parameters, and the limits, of each time")
  func parameters() throws {
    let engine = QueryEngine(try Conference().store)
    let text = "UNWIND range(1, 10) AS n RETURN n LIMIT $count"
    for count in [3, 5, 3] as [Int64] {
      var options = Self.options
      options.parameters = ["count": .integer(count)]
      #expect(try engine.query(text, options: options).table().rows.count == Int(count))
    }
    var options = Self.options
    options.parameters = ["count": 3]
    options.limits = .init(rows: 2)
    let (table, remarks) = try engine.query(text, options: options).answer()
    #expect(table.rows.count == 2)
    #expect(remarks.map(\.code) == [.cut])
  }

  @Test("the same question takes its time once")
  func isKept() throws {
    let engine = QueryEngine(try Conference().store)
    let text = "talks about service mesh by Isovalent people"
    let clock = ContinuousClock()
    let first = try clock.measure { _ = try engine.query(text, options: Self.options) }
    var later = Duration.seconds(100)
    for _ in 0..<5 {
      later = min(later, try clock.measure { _ = try engine.query(text, options: Self.options) })
    }
    #expect(later < first)
  }

  @Test("rows come as they are found")
  func streaming() throws {
    let engine = QueryEngine(try Conference().store)
    let query = try engine.query(
      "UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b UNWIND range(1, 1000) AS c RETURN a + b + c",
      options: Self.options)
    var rows: [[Value]] = []
    try query.forEachRow { row in
      rows.append(row)
      return rows.count < 3
    }
    #expect(rows == [[.integer(3)], [.integer(4)], [.integer(5)]])
  }

  private static let endless =
    "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c WITH a + b + c AS s "
    + "WHERE s < 0 RETURN count(s)"

  @Test("a query stops when its time is over")
  func timeLimit() throws {
    var options = Self.options
    options.limits = .init(time: .milliseconds(100))
    let query = try QueryEngine(try Conference().store).query(Self.endless, options: options)
    let error = #expect(throws: QueryError.self) { try query.table() }
    guard case .graph(let failure)? = error else { throw Mistake() }
    #expect(failure.kind == .interrupted)
    #expect(failure.message == "the query was stopped: it took longer than 0.1 s")
  }

  @Test("a query stops when it is cancelled")
  func cancellation() throws {
    var options = Self.options
    let cancellation = Query.Cancellation()
    options.cancellation = cancellation
    // A thread of its own: the tests that run meanwhile may leave a task none.
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.05)
      cancellation.cancel()
    }
    let query = try QueryEngine(try Conference().store).query(Self.endless, options: options)
    let error = #expect(throws: QueryError.self) { try query.table() }
    guard case .graph(let failure)? = error else { throw Mistake() }
    #expect(failure.kind == .interrupted)
    // What stopped one query does not stop the next.
    options.cancellation = nil
    #expect(
      try QueryEngine(try Conference().store).query("RETURN 1", options: options).table().rows.count == 1)
  }

  private struct Mistake: Error {}

  @Test("rows are read as tuples")
  func typed() throws {
    let engine = QueryEngine(try Conference().store)
    let query = try engine.query(
      "MATCH (p:person)-[g:gives]->(t) RETURN p, count(t), collect(t.name), null, 1.5 ORDER BY p.name LIMIT 2",
      options: Self.options)
    let rows = try query.rows(as: Node.self, Int.self, [String].self, String?.self, Double.self)
    #expect(rows.count == 2)
    for (person, count, talks, nothing, number) in rows {
      #expect(person.kind == "person")
      #expect(talks.count == count)
      #expect(nothing == nil)
      #expect(number == 1.5)
    }
    let error = #expect(throws: QueryError.self) { try query.rows(as: Node.self, String.self) }
    guard case .diagnostic(let diagnostic)? = error else { throw Mistake() }
    #expect(diagnostic.message == "the column 'count(t)' of row 1 cannot be read as String")
    #expect(throws: QueryError.self) { try query.rows(as: Node.self) }
  }

  @Test(
    "a text is cut into its statements",
    arguments: [
      ("", []), (" ; \n;", []), ("talks", ["talks"]), ("talks;", ["talks"]),
      ("RETURN 1; RETURN 2", ["RETURN 1", "RETURN 2"]),
      ("RETURN 'a;b', \"c;\", `d;`; talks", ["RETURN 'a;b', \"c;\", `d;`", "talks"]),
      ("RETURN 'it\\'s;'; x", ["RETURN 'it\\'s;'", "x"]),
      ("// first; of all\nRETURN 1 // one;\n; /* two; */ RETURN 2", ["RETURN 1 // one;\n", "RETURN 2"]),
      ("Isovalent's talks; Google's people", ["Isovalent's talks", "Google's people"]),
      ("talks called \"a;b\"; people", ["talks called \"a;b\"", "people"]),
      ("RETURN 'open; x", ["RETURN 'open", "x"]),
    ])
  func statements(text: String, expected: [String]) {
    #expect(Query.statements(in: text) == expected)
  }
}

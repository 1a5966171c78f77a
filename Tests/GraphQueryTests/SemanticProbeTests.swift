import GraphModel
import GraphQuery
import Testing

/// What well-tested engines answer wrongly, each with the rows that openCypher's rules give, worked out by hand.
///
/// The graph: a (:A {n: 1}), b (:B {n: 1.0}), c (:A:C {n: 2, s: 'x'}) and d without anything; a -T-> b twice (w: 1 and
/// w: 2), b -T-> c, c -U-> c, c -T-> a.
@Suite("Semantic probes")
struct SemanticProbeTests {
  private static func graph() throws -> GraphStore {
    let store = try GraphStore(path: ":memory:", access: .writing, words: .none)
    try store.write { () throws(GraphError) in
      let source = try store.source(uri: "test:", readAt: "2024-01-01")
      let a = try store.addForeignNode(labels: ["A"], properties: ["n": .integer(1)])
      let b = try store.addForeignNode(labels: ["B"], properties: ["n": .real(1)])
      let c = try store.addForeignNode(labels: ["A", "C"], properties: ["n": .integer(2), "s": .text("x")])
      _ = try store.addForeignNode(labels: [])
      let edges: [(Node, String, Node, Properties)] = [
        (a, "T", b, ["w": .integer(1)]), (a, "T", b, ["w": .integer(2)]), (b, "T", c, [:]), (c, "U", c, [:]),
        (c, "T", a, [:]),
      ]
      for (index, edge) in edges.enumerated() {
        try store.state(
          store.foreignStatement(
            edge.0.id, edge.1, edge.2.id, properties: edge.3, locator: "\(index)"), source: source)
      }
    }
    return store
  }

  private static func rows(_ text: String, in store: GraphStore) throws -> [String] {
    let options = Query.Options(today: Conference.today)
    return try Query(text, in: store, options: options).table().rows.map { row in
      row.map(text(of:)).joined(separator: " ")
    }
  }

  private static func text(of value: Value) -> String {
    switch value {
    case .null: "null"
    case .boolean(let boolean): String(boolean)
    case .integer(let integer): String(integer)
    case .real(let real): String(real)
    case .text(let text): "'\(text)'"
    case .list(let elements): "[\(elements.map(text(of:)).joined(separator: ","))]"
    case .map(let entries):
      "{\(entries.map { "\($0.key):\(text(of: $0.value))" }.sorted().joined(separator: ","))}"
    case .node(let node): "(\(node.labels.joined(separator: ":")))"
    case .edge(let edge): "[\(edge.relation)]"
    case .path(let nodes, _): "<\(nodes.count)>"
    }
  }

  @Test("rows, in any order", arguments: unordered + SemanticProbes.unordered + SemanticProbes.ofPaths)
  func bag(text: String, expected: [String]) throws {
    #expect(try Self.rows(text, in: Self.graph()).sorted() == expected.sorted(), "\(text)")
  }

  @Test("rows, in order", arguments: ordered + SemanticProbes.ordered)
  func list(text: String, expected: [String]) throws {
    #expect(try Self.rows(text, in: Self.graph()) == expected, "\(text)")
  }

  @Test("values", arguments: values + SemanticProbes.values)
  func value(expression: String, expected: String) throws {
    #expect(try Self.rows("RETURN \(expression) AS value", in: Self.graph()) == [expected], "\(expression)")
  }

  @Test(
    "errors, and not a wrong value",
    arguments: [
      "RETURN 9223372036854775807 + 1", "RETURN -9223372036854775807 - 2", "RETURN 9223372036854775807 * 2",
      "RETURN 1 / 0", "RETURN 1 % 0", "UNWIND [9223372036854775807, 1] AS x RETURN sum(x)",
      "RETURN substring('hello', -1)", "RETURN left('hello', -1)", "RETURN range(1, 5, 0)",
      "WITH 'a' AS x RETURN x.y", "RETURN toInteger([1])", "RETURN -(-9223372036854775807 - 1)",
      "RETURN abs(-9223372036854775807 - 1)",
    ] + SemanticProbes.errors)
  func errors(text: String) throws {
    let store = try Self.graph()
    let error = #expect(throws: QueryError.self, "\(text)") { try Self.rows(text, in: store) }
    if case .graph(let failure)? = error { #expect(failure.kind != .bug, "\(text): \(failure.message)") }
  }
}

extension SemanticProbeTests {
  fileprivate static let unordered: [(String, [String])] = [
    // No edge twice within one MATCH, wherever it stands in it; between two it may be.
    ("MATCH ()-[r]->(), ()-[s]->() RETURN count(*)", ["20"]),
    ("MATCH ()-[r]->() MATCH ()-[s]->() RETURN count(*)", ["25"]),
    ("MATCH (x)-[:T]->(y)<-[:T]-(z) RETURN count(*)", ["2"]),
    ("MATCH (x:A {n: 1})-[:T]->(y)-[:T*1..3]->(z) RETURN count(*)", ["6"]),
    ("MATCH (x:A {n: 1})-[r:T]->(y), (y)-[q:T*1..2]->(z) RETURN count(*)", ["4"]),
    ("MATCH (x)-[:T*1..1]->(y)<-[:T*1..1]-(z) RETURN count(*)", ["2"]),
    ("MATCH (x:A {n: 1})-[:T]-(y), (x)-[:T]-(z) RETURN count(*)", ["6"]),
    // Directions and loops
    ("MATCH (x)-[r]-(x) RETURN count(*)", ["1"]),
    ("MATCH (x)-[r]-(y) RETURN count(*)", ["9"]),
    ("MATCH (:C)-[r]-() RETURN count(*)", ["3"]),
    ("MATCH (x {n: 2})-[r:U]-(x) RETURN type(r)", ["'U'"]),
    ("MATCH (:C)-[:U*1..2]-() RETURN count(*)", ["1"]),
    // Chains
    ("MATCH (x:A {n: 1})-[:T*2]->(y) RETURN count(*)", ["2"]),
    ("MATCH (x:A {n: 1})-[*]->(y) RETURN count(*)", ["14"]),
    ("MATCH (x:A {n: 1})-[*]->(y) WITH DISTINCT y.n AS n RETURN count(*)", ["2"]),
    ("MATCH (x {n: 2})-[:U*0..2]->(y) RETURN count(*)", ["2"]),
    ("MATCH (x)-[*0..0]->(y) RETURN count(*)", ["4"]),
    ("MATCH (x)-[*0]-(x) RETURN count(*)", ["4"]),
    ("MATCH p = (x:A {n: 1})-[:T*3]->(y) RETURN length(p), y.n", ["3 1", "3 1"]),
    ("MATCH (x:A {n: 1})-[r:T*1..2]->(y) RETURN size(r)", ["1", "1", "2", "2"]),
    ("MATCH (x:A {n: 1})-[:T]->{2}(y) RETURN count(*)", ["2"]),
    ("MATCH (x:A {n: 1})-[:T*2..1]->(y) RETURN count(*)", ["0"]),
    ("MATCH p = shortestPath((x:A {n: 1})-[:T*]->(y:C)) RETURN length(p)", ["2"]),
    ("MATCH p = allShortestPaths((x:A {n: 1})-[:T*]->(y:C)) RETURN count(*)", ["2"]),
    // OPTIONAL keeps how often
    ("MATCH (x:A) OPTIONAL MATCH (x)-[:T]->(y:B) RETURN x.n, count(y)", ["1 2", "2 0"]),
    ("MATCH (x) OPTIONAL MATCH (x)-[r:T]->(y) WHERE r.w = 2 RETURN count(*)", ["4"]),
    (
      "MATCH (x) OPTIONAL MATCH (x)-[r:T]->(y) RETURN x.n, r.w",
      ["1 1", "1 2", "1.0 null", "2 null", "null null"]
    ),
    (
      "MATCH (x:B) OPTIONAL MATCH (x)-[:T]->(y) OPTIONAL MATCH (y)-[:U]->(z) RETURN x.n, y.n, z.n",
      ["1.0 2 2"]
    ),
    ("OPTIONAL MATCH (x:Nothing) RETURN x", ["null"]),
    ("OPTIONAL MATCH (x:Nothing) RETURN x.n, labels(x), size(keys(x))", ["null null null"]),
    ("OPTIONAL MATCH (x:Nothing) OPTIONAL MATCH (x)-->(y) RETURN x, y", ["null null"]),
    ("OPTIONAL MATCH (x:Nothing) MATCH (y:B) RETURN x, y.n", ["null 1.0"]),
    ("OPTIONAL MATCH (x:Nothing) WITH x MATCH (x)-->(y) RETURN y", []),
    // Numbers in patterns
    ("MATCH (x {n: 1}) RETURN count(*)", ["2"]),
    ("MATCH (x) WHERE x.n = 1 RETURN count(*)", ["2"]),
    ("MATCH ()-[r:T {w: 1.0}]->() RETURN count(*)", ["1"]),
    ("MATCH (x {n: '1'}) RETURN count(*)", ["0"]),
    ("MATCH (x {n: null}) RETURN count(*)", ["0"]),
    ("MATCH (x) WITH DISTINCT x.n AS n RETURN count(*)", ["3"]),
    ("MATCH (x) RETURN count(DISTINCT x.n)", ["2"]),
    // Labels
    ("MATCH (x:C:A) RETURN count(*)", ["1"]),
    ("MATCH (x:!A) RETURN count(*)", ["2"]),
    ("MATCH (x:A|B) RETURN count(*)", ["3"]),
    ("MATCH (x:A&!C) RETURN count(*)", ["1"]),
    ("MATCH (x:%) RETURN count(*)", ["3"]),
    ("MATCH (x) WHERE x:a RETURN count(*)", ["2"]),
    ("MATCH (x:C) RETURN labels(x)", ["['A','C']"]),
    ("MATCH (x:A) WHERE NOT x:C RETURN x.n", ["1"]),
    // Null in conditions
    ("MATCH (x:A) WHERE x.s = 'x' OR x.s IS NULL RETURN count(*)", ["2"]),
    ("MATCH (x:A) WHERE NOT x.s = 'x' RETURN count(*)", ["0"]),
    ("MATCH (x) WHERE x.n > 'a' RETURN count(*)", ["0"]),
    ("WITH 1 AS x WHERE null RETURN x", []),
    ("MATCH (x) WHERE NOT (x)--() RETURN labels(x)", ["[]"]),
    // Subqueries
    ("MATCH (x:A) WHERE EXISTS { (x)-[:T]->() } RETURN count(*)", ["2"]),
    ("MATCH (x) WHERE EXISTS { MATCH (x)-[:T]->(y) WHERE y.n > x.n } RETURN x.n", ["1.0"]),
    ("MATCH (x:A) RETURN x.n, COUNT { (x)-[:T]->() }", ["1 2", "2 1"]),
    ("MATCH (x:A {n: 1}) RETURN size([(x)-[r:T]->(y) | r.w])", ["2"]),
    ("MATCH (x:A {n: 1}) RETURN [(x)-[r:T]->(y) WHERE r.w > 1 | r.w + y.n]", ["[3.0]"]),
    // Aggregates
    ("MATCH (x:Nothing) RETURN count(*)", ["0"]),
    ("MATCH (x:Nothing) RETURN x.n, count(*)", []),
    ("MATCH (x)-[:T]->(y) RETURN count(DISTINCT y)", ["3"]),
    ("UNWIND [] AS x RETURN sum(x), avg(x), min(x), max(x), collect(x), count(x)", ["0 null null null [] 0"]),
    ("UNWIND [1, null, 2] AS x RETURN count(x), count(*), collect(x), sum(x)", ["2 3 [1,2] 3"]),
    ("UNWIND [1, 2] AS x RETURN avg(x), sum(x)", ["1.5 3"]),
    ("UNWIND [1, 2.5] AS x RETURN sum(x)", ["3.5"]),
    ("UNWIND [1, 'a', null, [1, 2], 0.2, 'b'] AS x RETURN max(x), min(x)", ["1 [1,2]"]),
    ("UNWIND [null, 1, null] AS x RETURN DISTINCT x", ["1", "null"]),
    ("UNWIND [null, 1, null] AS x RETURN x, count(*)", ["1 1", "null 2"]),
    ("UNWIND [1, 1, 2] AS x RETURN collect(DISTINCT x), sum(DISTINCT x)", ["[1,2] 3"]),
    ("UNWIND [1, 2] AS x WITH x, count(*) AS c RETURN sum(c), max(x) + sum(c)", ["2 4"]),
    ("UNWIND [[1], [1.0], [2]] AS x RETURN count(DISTINCT x)", ["2"]),
    ("UNWIND [{a: 1}, {a: 1}] AS x RETURN count(DISTINCT x)", ["1"]),
    // UNWIND and UNION
    ("UNWIND null AS x RETURN x", []),
    ("UNWIND [[1, 2], [], null] AS x UNWIND x AS y RETURN y", ["1", "2"]),
    ("UNWIND [1, 2] AS x UNWIND [x, x * 10] AS y RETURN y", ["1", "10", "2", "20"]),
    ("RETURN 1 AS x UNION RETURN 1 AS x", ["1"]),
    ("RETURN 1 AS x UNION ALL RETURN 1 AS x", ["1", "1"]),
    ("UNWIND [null, null] AS x RETURN x UNION RETURN null AS x", ["null"]),
    ("UNWIND [1, 1] AS x RETURN x UNION RETURN 2 AS x", ["1", "2"]),
    // Edges as values
    ("MATCH (x)-[r:T|U]->(y) WHERE type(r) = 'U' RETURN startNode(r) = endNode(r)", ["true"]),
    ("MATCH (x:C) MATCH (x)-[r]->(x) RETURN x = startNode(r), r = r", ["true true"]),
    ("MATCH p = (:B)-->(:C) RETURN nodes(p)[0] = startNode(relationships(p)[0])", ["true"]),
  ]

  fileprivate static let ordered: [(String, [String])] = [
    ("UNWIND [2, null, 1] AS x RETURN x ORDER BY x", ["1", "2", "null"]),
    ("UNWIND [2, null, 1] AS x RETURN x ORDER BY x DESC", ["null", "2", "1"]),
    (
      "UNWIND [1, 'a', true, null, [1], 1.5, {a: 1}] AS x RETURN x ORDER BY x",
      ["{a:1}", "[1]", "'a'", "true", "1", "1.5", "null"]
    ),
    ("UNWIND [[1, 2], [1], [null], []] AS x RETURN x ORDER BY x", ["[]", "[1]", "[1,2]", "[null]"]),
    ("UNWIND ['b', 'a', 'B', 'ä'] AS x RETURN x ORDER BY x", ["'B'", "'a'", "'b'", "'ä'"]),
    ("UNWIND [true, false] AS x RETURN x ORDER BY x", ["false", "true"]),
    ("UNWIND [3, 1, 2] AS x WITH x ORDER BY x RETURN collect(x)", ["[1,2,3]"]),
    ("UNWIND [1, 2, 3] AS x WITH x ORDER BY x DESC LIMIT 2 RETURN x", ["3", "2"]),
    ("UNWIND [1, 2, 3] AS x RETURN x ORDER BY -x SKIP 1 LIMIT 1", ["2"]),
    ("MATCH (x) RETURN x.n AS n ORDER BY n DESC, labels(x)[0] LIMIT 2", ["null", "2"]),
    ("MATCH (x:A) RETURN x.n AS k, count(*) AS c ORDER BY c, k DESC", ["2 1", "1 1"]),
    ("MATCH (x)-[:T]->(y) RETURN x.n AS n, count(*) AS c ORDER BY count(*) DESC, x.n LIMIT 1", ["1 3"]),
    ("MATCH (x:A) WITH x.n AS n ORDER BY x.n DESC RETURN n", ["2", "1"]),
    ("WITH 1 AS x WITH x + 1 AS x RETURN x", ["2"]),
    ("UNWIND [2, 1] AS x WITH x AS y, -x AS x ORDER BY x RETURN y", ["2", "1"]),
    ("UNWIND [1, 2] AS x RETURN x AS y ORDER BY x + y DESC", ["2", "1"]),
    ("UNWIND [2, 1] AS x WITH x + 1 AS y, -x AS x ORDER BY x + 1 RETURN y", ["3", "2"]),
    ("MATCH (a:A {n: 1})-[:T]->(b) RETURN DISTINCT a.n AS b, b.n AS a ORDER BY a", ["1 1.0"]),
    (
      "MATCH (a)-[:T]->(b) RETURN DISTINCT a AS b, b AS a ORDER BY a.n, b.n, labels(b)[0]",
      ["(A) (B)", "(A:C) (A)", "(B) (A:C)"]
    ),
    ("UNWIND [1, 2, 3, 4] AS x WITH x % 2 AS odd, sum(x) AS s WHERE s > 4 RETURN odd, s", ["0 6"]),
  ]

  fileprivate static let values: [(String, String)] = [
    // Null
    ("null IN []", "false"), ("null IN [1]", "null"), ("1 IN [null]", "null"), ("1 IN [1, null]", "true"),
    ("[1] IN [[1]]", "true"), ("[null] IN [[null]]", "null"), ("1 IN null", "null"),
    ("null = null", "null"), ("null <> null", "null"), ("true XOR null", "null"), ("false AND null", "false"),
    ("true OR null", "true"), ("NOT null", "null"), ("null IS NULL", "true"), ("null + 1", "null"),
    ("CASE null WHEN null THEN 1 ELSE 2 END", "2"), ("CASE WHEN null THEN 1 END", "null"),
    ("coalesce(null, null, 3)", "3"), ("size(null)", "null"), ("'a' STARTS WITH null", "null"),
    // Equality and order
    ("[1, null] = [1, null]", "null"), ("[1, null] = [2, null]", "false"), ("[1] = [1.0]", "true"),
    ("[1, 2] = [1]", "false"), ("[] = []", "true"), ("[1] = 1", "false"), ("{a: 1} = {a: 1.0}", "true"),
    ("{a: null} = {a: null}", "null"), ("{a: 1} = {b: 1}", "false"),
    ("{a: 1, b: null} = {a: 2, b: null}", "false"), ("1 = '1'", "false"), ("1 < '1'", "null"),
    ("true < false", "false"), ("'a' < 'b'", "true"), ("1 < 2.5", "true"), ("1 < 2 < 3", "true"),
    ("1 < 3 < 2", "false"), ("0.0 / 0.0 = 0.0 / 0.0", "false"), ("'a' = 'A'", "false"),
    ("[1, 2] < [1, 3]", "true"), ("9007199254740993 = 9007199254740992.0", "false"), ("1 = true", "false"),
    ("[1, 2] < [1, null]", "null"), ("[1, null] <> [1]", "true"),
    // Arithmetic
    ("3 / 2", "1"), ("-3 / 2", "-1"), ("3 / 2.0", "1.5"), ("-3 % 2", "-1"), ("3 % -2", "1"),
    ("5.5 % 2", "1.5"),
    ("2 ^ 3", "8.0"), ("round(2.5)", "3.0"), ("toInteger(-3.9)", "-3"), ("sqrt(4)", "2.0"), ("abs(-2)", "2"),
    ("sign(-0.5)", "-1"), ("7 - 2 - 1", "4"), ("2 + 3 * 4", "14"), ("1 + 1.0", "2.0"),
    ("0.1 + 0.2 = 0.3", "false"),
    // Texts
    ("toUpper('straße')", "'STRASSE'"), ("toUpper('éa')", "'ÉA'"), ("toLower('ÀÉ')", "'àé'"),
    ("substring('hello', 1, 3)", "'ell'"), ("substring('hello', 10)", "''"), ("left('hello', 10)", "'hello'"),
    ("right('hello', 2)", "'lo'"), ("size('héllo')", "5"), ("reverse('abc')", "'cba'"),
    ("'ABC' STARTS WITH 'a'", "false"), ("'abc' CONTAINS ''", "true"), ("'abc' ENDS WITH 'bc'", "true"),
    ("'abc' =~ 'a.c'", "true"), ("'xabc' =~ 'abc'", "false"), ("'ABC' =~ '(?i)abc'", "true"),
    ("'a' + 1", "'a1'"), ("'a' + null", "null"), ("split('a,b,', ',')", "['a','b','']"),
    ("replace('aaa', 'a', 'b')", "'bbb'"), ("trim('  a ')", "'a'"), ("'50%' CONTAINS '%'", "true"),
    ("'a_c' STARTS WITH 'a_'", "true"), ("1 CONTAINS '1'", "null"),
    // Conversions
    ("toInteger('12.7')", "12"), ("toInteger('x')", "null"), ("toFloat('1')", "1.0"),
    ("toString(1.0)", "'1.0'"),
    ("toBoolean('TRUE')", "true"), ("toString(true)", "'true'"),
    // Lists and maps
    ("[1, 2, 3][-1]", "3"), ("[1, 2, 3][5]", "null"), ("[1, 2, 3][0..-1]", "[1,2]"),
    ("[1, 2, 3][-2..]", "[2,3]"),
    ("[1, 2, 3][2..1]", "[]"), ("[1, 2, 3][null..2]", "null"), ("[1, 2, 3][1..10]", "[2,3]"),
    ("[1] + 2", "[1,2]"), ("1 + [2]", "[1,2]"), ("[1] + [2]", "[1,2]"), ("[1] + null", "null"),
    ("head([])", "null"), ("last([1, 2])", "2"), ("tail([1])", "[]"), ("reverse([1, 2])", "[2,1]"),
    ("range(1, 5, 2)", "[1,3,5]"), ("range(5, 1)", "[]"), ("range(5, 1, -2)", "[5,3,1]"),
    ("range(0, 0)", "[0]"),
    ("size([1, [2, 3]])", "2"), ("[x IN range(1, 5) WHERE x % 2 = 1 | x * x]", "[1,9,25]"),
    ("{a: {b: 2}}.a.b", "2"), ("{a: 1}.b", "null"), ("{a: 1}['a']", "1"), ("keys({a: null})", "['a']"),
    ("[null, true, 1.0]", "[null,true,1.0]"), ("reduce(s = 0, x IN [1, null] | s + x)", "null"),
    ("reduce(s = '', x IN ['a', 'b'] | s + x)", "'ab'"),
    // Quantifiers
    ("all(x IN [] WHERE x)", "true"), ("any(x IN [null] WHERE x > 1)", "null"),
    ("none(x IN [1, null] WHERE x = 2)", "null"), ("single(x IN [1, 1] WHERE x = 1)", "false"),
    ("all(x IN [1, null] WHERE x = 1)", "null"), ("all(x IN [0, null] WHERE x = 1)", "false"),
    ("any(x IN [1, null] WHERE x = 1)", "true"), ("single(x IN [1, null] WHERE x = 1)", "null"),
  ]
}

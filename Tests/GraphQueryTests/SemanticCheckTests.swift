import Testing

@testable import GraphQuery

/// Mistakes that show before anything is read; 👉 and 👈 stand around the place of each.
@Suite("Mistakes in what a pattern means")
struct SemanticCheckTests {
  private static let wrong: [(marked: String, code: Diagnostic.Code)] = [
    // Variables
    ("MATCH (a) RETURN 👉b👈", .unboundVariable),
    ("MATCH (a) WITH a.x AS x RETURN 👉a👈", .unboundVariable),
    ("MATCH (a {x: 👉b👈}) RETURN a", .unboundVariable),
    ("MATCH (a) WHERE 👉(b)👈-->(a) RETURN a", .unboundVariable),
    ("MATCH (a) WHERE (a)👉-[r]->👈() RETURN a", .unboundVariable),
    ("RETURN [x IN [1] | 👉y👈]", .unboundVariable),
    ("RETURN [x IN [1] | x], 👉x👈", .unboundVariable),
    ("MATCH ()-[r]->() MATCH 👉(r)👈 RETURN r", .alreadyBound),
    ("MATCH (a)👉-[a]->👈() RETURN a", .alreadyBound),
    ("MATCH (p) MATCH p = 👉()👈-->() RETURN p", .alreadyBound),
    ("MATCH p = ()-->() MATCH 👉(p)👈 RETURN p", .alreadyBound),
    ("MATCH ()-[r]->()👉-[r]->👈() RETURN r", .alreadyBound),
    ("MATCH ()-[r*]->() MATCH ()👉-[r]->👈() RETURN r", .alreadyBound),
    ("WITH 1 AS n MATCH 👉(n)👈 RETURN n", .alreadyBound),
    ("WITH [1] AS r MATCH ()👉-[r*]->👈() RETURN r", .alreadyBound),
    ("MATCH (x) UNWIND 👉[1]👈 AS x RETURN x", .alreadyBound),
    // Aggregates
    ("MATCH (a) WHERE 👉count(a)👈 > 1 RETURN a", .aggregation),
    ("MATCH (a) RETURN count(👉count(a)👈)", .aggregation),
    ("MATCH (a) RETURN sum(👉rand()👈)", .aggregation),
    ("MATCH (a), (b) RETURN 👉a.x👈 + count(b)", .aggregation),
    ("MATCH (a), (b) RETURN a.x + b.x, 👉a.x👈 + b.x + count(*)", .aggregation),
    ("MATCH (a) RETURN a.x ORDER BY 👉count(a)👈", .aggregation),
    ("RETURN [x IN [1] | 👉count(x)👈]", .aggregation),
    ("UNWIND 👉collect(1)👈 AS x RETURN x", .aggregation),
    ("MATCH (a {x: 👉count(*)👈}) RETURN a", .aggregation),
    ("MATCH (a) RETURN a LIMIT 👉count(*)👈", .aggregation),
    ("MATCH (a), (b) RETURN count(a) AS n ORDER BY 👉b.x👈 + count(a)", .unboundVariable),
    ("MATCH (a) WITH a.x AS x, min(a.y) AS y ORDER BY 👉sum(a.z)👈 RETURN x, y", .unboundVariable),
    ("MATCH (a) RETURN DISTINCT a.x ORDER BY 👉a👈.y", .unboundVariable),
    ("MATCH (a) WITH count(a) AS n WHERE 👉a👈.x RETURN n", .unboundVariable),
    // Columns
    ("MATCH (a) RETURN a, 👉a.x👈 AS a", .columnName),
    ("WITH 1 AS a, 👉2👈 AS a RETURN a", .columnName),
    ("RETURN 1 AS a LIMIT 👉-1👈", .invalidValue),
    ("RETURN 1 AS a SKIP 👉1.5👈", .typeMismatch),
    ("RETURN 1 AS a LIMIT 👉'1'👈", .typeMismatch),
    ("MATCH (a) RETURN a LIMIT 👉a.x👈", .invalidValue),
    // Types
    ("RETURN NOT 👉'a'👈", .typeMismatch),
    ("RETURN true AND 👉1👈", .typeMismatch),
    ("MATCH (a) WHERE 👉a👈 RETURN a", .typeMismatch),
    ("MATCH (a) WHERE 👉a.x + 1👈 RETURN a", .typeMismatch),
    ("MATCH p = ()-->() RETURN size(👉p👈)", .typeMismatch),
    ("MATCH (a) RETURN type(👉a👈)", .typeMismatch),
    ("MATCH (a) RETURN length(👉a👈)", .typeMismatch),
    ("RETURN 👉1👈.x", .typeMismatch),
    ("WITH [1, 2] AS list RETURN 👉list👈.x", .typeMismatch),
    ("RETURN [1, 2][👉'a'👈]", .typeMismatch),
    ("RETURN {a: 1}[👉0👈]", .typeMismatch),
    ("RETURN 👉1👈[0]", .typeMismatch),
    ("RETURN 1 IN 👉2👈", .typeMismatch),
    ("RETURN -👉'a'👈", .typeMismatch),
    ("RETURN 1 * 👉[]👈", .typeMismatch),
    ("RETURN 👉true👈 + 1", .typeMismatch),
    ("RETURN none(x IN ['a'] WHERE 👉x👈 % 2 = 0)", .typeMismatch),
    ("UNWIND 👉1👈 AS x RETURN x", .typeMismatch),
    ("RETURN CASE WHEN 👉1👈 THEN 2 END", .typeMismatch),
    ("RETURN properties(👉1👈)", .typeMismatch),
    ("RETURN range(1, 👉'2'👈)", .typeMismatch),
    // Calls
    ("RETURN 👉size()👈", .argumentCount),
    ("RETURN 👉range(1)👈", .argumentCount),
    ("RETURN 👉coalesce()👈", .argumentCount),
    ("RETURN 👉count(1, 2)👈", .argumentCount),
  ]

  @Test("a mistake is reported with its place", arguments: wrong.indices)
  func mistakes(index: Int) throws {
    let (marked, code) = Self.wrong[index]
    let scalars = Array(marked.unicodeScalars)
    let start = try #require(scalars.firstIndex(of: "👉"))
    let end = try #require(scalars.firstIndex(of: "👈")) - 1
    let text = String(marked.filter { $0 != "👉" && $0 != "👈" })
    let query = try PatternParser.parse(text)
    let diagnostic = #expect(throws: Diagnostic.self) { try SemanticCheck.check(query) }
    #expect(diagnostic?.code == code, "\(text): \(diagnostic?.message ?? "")")
    #expect(diagnostic?.range == SourceRange(start, end), "\(text): \(diagnostic?.message ?? "")")
  }

  @Test(
    "mistakes of the whole",
    arguments: [
      ("MATCH () RETURN *", Diagnostic.Code.columnName),
      ("RETURN 1 AS a UNION RETURN 2 AS b", .columnName),
      ("RETURN 1 AS a, 2 AS b UNION RETURN 2 AS b, 1 AS a", .columnName),
    ])
  func wholes(text: String, code: Diagnostic.Code) throws {
    let query = try PatternParser.parse(text)
    #expect(#expect(throws: Diagnostic.self) { try SemanticCheck.check(query) }?.code == code)
  }

  @Test(
    "what only looks like a mistake",
    arguments: [
      "MATCH (a) WITH a.x AS x WHERE a.y = 1 RETURN x",
      "MATCH (a) WITH DISTINCT a.x AS x WHERE a.x = 1 RETURN x",
      "MATCH (a)-->(b) RETURN a.x, a.x + count(b)",
      "MATCH (a)-->(b) RETURN a, a.x + count(b)",
      "MATCH (a)-->(b) WITH a.x AS x, b RETURN x, x + count(b) ORDER BY x + count(b)",
      "MATCH (a) RETURN a.x AS x ORDER BY a.y",
      "MATCH (a) RETURN DISTINCT a.x ORDER BY a.x",
      "MATCH (a) RETURN DISTINCT a ORDER BY a.x",
      "MATCH (a) RETURN a.x, count(*) ORDER BY count(*), a.x",
      "MATCH (a) RETURN count(a) AS n ORDER BY n + 1",
      "MATCH (a) RETURN a, count(a) + 1 AS n ORDER BY count(a), max(a.x), count(*)",
      "MATCH ()-[r]->() MATCH ()-[r]->() RETURN r",
      "MATCH (a)-->(a) RETURN a",
      "MATCH (a) WHERE EXISTS { (a)-->(b) WHERE b.x = a.x } RETURN a",
      "MATCH (a) RETURN [(a)-->(b) WHERE b.x > 1 | b.x]",
      "UNWIND [1, 'a', null] AS x RETURN x + 1",
      "WITH null AS n OPTIONAL MATCH (n)-->() RETURN n",
      "WITH [1, 'a'] AS list RETURN list[1] + 1",
      "MATCH (a) RETURN a[('na' + 'me')]",
      "RETURN CASE 1 WHEN 1 THEN 2 END + 1",
      "MATCH (n) WITH n AS n, count(*) AS c RETURN n, c LIMIT toInteger(ceil(1.7))",
      "RETURN reduce(sum = 0, x IN [1, 2] | sum + x)",
      "MATCH (a) RETURN a AS b UNION ALL MATCH (b) RETURN b",
    ])
  func harmless(text: String) throws {
    let query = try PatternParser.parse(text)
    try SemanticCheck.check(query)
  }
}

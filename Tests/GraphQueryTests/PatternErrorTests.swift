import GraphQuery
import Testing

/// A wrong pattern, with 👉 where the mistake begins and 👈 where it ends; without 👈 the place is empty.
private struct WrongPattern {
  let marked: String
  let code: Diagnostic.Code
  let message: String
  let help: [String]

  init(_ marked: String, _ code: Diagnostic.Code, _ message: String, _ help: String...) {
    self.marked = marked
    self.code = code
    self.message = message
    self.help = help
  }

  /// The text without the marks, and the place that they mark.
  var textAndRange: (text: String, range: SourceRange)? {
    let scalars = Array(marked.unicodeScalars)
    guard let start = scalars.firstIndex(of: "👉") else { return nil }
    let end = scalars.firstIndex(of: "👈").map { $0 - 1 } ?? start
    let text = String(marked.filter { $0 != "👉" && $0 != "👈" })
    return (text, SourceRange(start, end))
  }
}

@Suite("Mistakes in patterns")
struct PatternErrorTests {
  private static let table: [WrongPattern] = [
    // Clauses
    .init(
      "👉", .incomplete, "the pattern is empty",
      "a pattern reads like MATCH (p:person)-[:gives]->(t:talk) RETURN p, t"),
    .init(
      "👉MATHC👈 (n) RETURN n", .syntax, "expected MATCH, WITH, UNWIND or RETURN, found 'MATHC'",
      "did you mean 'MATCH'?"),
    .init(
      "MATCH (n)👉\n", .incomplete, "RETURN is missing: a pattern ends with what to return",
      "add 'RETURN *' to see everything that is named"),
    .init(
      "MATCH (n) WITH n 👉UNION👈 RETURN 1", .syntax,
      "RETURN is missing: a pattern ends with what to return",
      "add 'RETURN *' to see everything that is named"),
    .init(
      "MATCH (n) 👉RETRUN👈 n", .syntax,
      "expected ',' or the next clause, such as WHERE or RETURN, after ')', found 'RETRUN'",
      "did you mean 'RETURN'?"),
    .init(
      "MATCH (n) 👉WHER👈 n.x RETURN n", .syntax,
      "expected ',' or the next clause, such as WHERE or RETURN, after ')', found 'WHER'",
      "did you mean 'WHERE'?"),
    .init(
      "MATCH (n) RETURN n 👉LIMTI👈 3", .syntax,
      "expected ',', AS, ORDER BY, LIMIT or the end after 'n', found 'LIMTI'", "did you mean 'LIMIT'?"),
    .init("MATCH (n) RETURN n ORDER 👉n👈", .syntax, "expected BY after 'ORDER', found 'n'"),
    .init(
      "MATCH (n) RETURN n 👉WHERE👈 n.x", .syntax, "WHERE stands before RETURN",
      "to choose among results, write WITH … AS … WHERE … RETURN …"),
    .init(
      "MATCH (n) RETURN n 👉MATCH👈 (m)", .syntax, "RETURN is the last clause, and MATCH comes behind it",
      "pass results on with WITH, or join queries with UNION"),
    .init(
      "👉WHERE👈 n.x RETURN n", .syntax, "WHERE follows MATCH or WITH",
      "begin with the nodes to look for: MATCH (p:person) WHERE …"),
    .init(
      "MATCH (n) WHERE n.x 👉WHERE👈 n.y RETURN n", .syntax, "a clause has only one WHERE",
      "join the conditions with AND"),
    .init(
      "MATCH (n) RETURN n LIMIT 1 👉SKIP👈 2", .syntax, "SKIP stands before LIMIT", "write SKIP 10 LIMIT 5"),
    .init(
      "RETURN 1 UNION RETURN 1 👉UNION ALL👈 RETURN 1", .syntax, "UNION and UNION ALL cannot be mixed",
      "write the same one everywhere"),
    .init(
      "RETURN 1; 👉RETURN👈 2", .syntax, "only one pattern can be asked at a time",
      "leave out what follows the ';'"),
    .init(
      "MATCH (n) WITH 👉n.name👈 RETURN 1", .syntax, "what WITH passes on needs a name",
      "write 'n.name AS name'"),
    .init("UNWIND [1] 👉RETURN👈 1", .syntax, "expected AS after ']', found 'RETURN'"),
    .init(
      "👉SELECT👈 n", .syntax, "expected MATCH, WITH, UNWIND or RETURN, found 'SELECT'",
      "a pattern begins with MATCH and ends with RETURN"),
    .init(
      "MATCH (n) RETURN n.x, count(*) 👉GROUP👈 BY n.x", .syntax,
      "expected ',', AS, ORDER BY, LIMIT or the end after ')', found 'GROUP'",
      "leave GROUP BY out: aggregates are grouped by the other items of RETURN"),
    .init(
      "MATCH (n) RETURN n.name 👉person👈", .syntax,
      "expected ',', AS, ORDER BY, LIMIT or the end after 'name', found 'person'",
      "write 'AS person' to name a column"),
    .init(
      "MATCH (n) WHERE n.name = Liz 👉Rice👈 RETURN n", .syntax,
      "expected ',' or the next clause, such as WHERE or RETURN, after 'Liz', found 'Rice'",
      "a text stands in quotes: 'Liz Rice'"),
    .init(
      "MATCH (a) 👉(👈b) RETURN a", .syntax,
      "expected ',' or the next clause, such as WHERE or RETURN, after ')', found '('",
      "put '-->' between two linked nodes, and ',' between two paths"),
    // Changing the graph
    .init(
      "👉CREATE👈 (n)", .unsupported, "kgraph patterns only read; they have no CREATE",
      "change the graph with 'kgraph add edge …' and its like"),
    .init(
      "MATCH (n) 👉detach👈 DELETE n", .unsupported, "kgraph patterns only read; they have no DETACH",
      "change the graph with 'kgraph rm' or 'kgraph set'"),
    .init(
      "MATCH (n) RETURN n 👉SET👈 n.x = 1", .unsupported, "kgraph patterns only read; they have no SET",
      "change the graph with 'kgraph add edge …' and its like"),
    .init(
      "👉CALL👈 db.labels()", .unsupported, "kgraph patterns only read; they have no CALL",
      "bring data in with 'kgraph import'"),
    // Paths
    .init("MATCH (a)-->👉", .incomplete, "expected a node '(…)' after '-->'"),
    .init("MATCH (a)--> 👉RETURN👈 a", .syntax, "expected a node '(…)' after '-->', found 'RETURN'"),
    .init("MATCH (a)<-[:X]-👉b👈 RETURN a", .syntax, "expected a node '(…)' after '<-[…]-', found 'b'"),
    .init("MATCH 👉n👈 RETURN n", .syntax, "expected a node '(…)' after 'MATCH', found 'n'"),
    .init("MATCH (n👉", .incomplete, "expected ')' to close the node after 'n'"),
    .init(
      "MATCH (👉order👈) RETURN 1", .syntax, "expected a name after '(', found 'order'",
      "'order' is a keyword; as a name it is written in backticks: `order`"),
    .init("MATCH (n:👉)👈 RETURN 1", .syntax, "expected a label after ':', found ')'"),
    .init("MATCH (a)-[:X👉(👈b) RETURN 1", .syntax, "expected ']' to close the edge after 'X', found '('"),
    .init("MATCH (a)-[:X]👉(👈b) RETURN 1", .syntax, "expected '->' or '-' after ']', found '('"),
    .init("MATCH (a)-[*👉1.5👈]-(b) RETURN 1", .syntax, "expected a whole number after '*', found '1.5'"),
    .init(
      "MATCH (a)-[*]->👉{1,2}👈(b) RETURN 1", .syntax, "the edge has two lengths",
      "leave out one of '*' in the brackets and what follows the arrow"),
    .init(
      "MATCH 👉((a)){2}👈 RETURN 1", .syntax, "a repeated path needs an edge", "write ((a)-->(b)){1,3}"),
    .init(
      "MATCH 👉((a)-[*0..]->(b)){2}👈 RETURN 1", .syntax, "a repeated path needs an edge",
      "write ((a)-->(b)){1,3}"),
    .init(
      "MATCH WALK (👉TRAIL👈 (a)-->(b))-->(c) RETURN 1", .unsupported,
      "a part of a WALK cannot have a mode of its own yet",
      "leave out WALK, and put it before the parts that may come back to their edges"),
    .init(
      "MATCH (n 👉$p👈) RETURN n", .syntax, "a parameter cannot stand for all properties of a pattern",
      "name them: {name: $p.name}"),
    .init(
      "MATCH SHORTEST 👉0👈 (a)-->(b) RETURN 1", .syntax, "the number of paths is at least 1",
      "write SHORTEST 3"),
    // Expressions
    .init("RETURN👉", .incomplete, "expected an expression after 'RETURN'"),
    .init("RETURN 1 +👉 ", .incomplete, "expected an expression after '+'"),
    .init(
      "MATCH (n) WHERE n.x 👉==👈 1 RETURN n", .syntax, "'==' is not an operator",
      "values are compared with one '='"),
    .init(
      "MATCH (n) WHERE n.x 👉&👈& n.y RETURN n", .syntax,
      "expected ',' or the next clause, such as WHERE or RETURN, after 'x', found '&'",
      "conditions are joined with AND"),
    .init(
      "MATCH (n) WHERE 👉!👈n.x RETURN n", .syntax, "expected an expression after 'WHERE', found '!'",
      "a condition is negated with NOT"),
    .init(
      "MATCH (n) WHERE n.x 👉STRATS👈 WITH 'a' RETURN n", .syntax,
      "expected ',' or the next clause, such as WHERE or RETURN, after 'x', found 'STRATS'",
      "did you mean 'STARTS'?"),
    .init(
      "MATCH (n) WHERE n.x 👉LIKE👈 'a' RETURN n", .syntax,
      "expected ',' or the next clause, such as WHERE or RETURN, after 'x', found 'LIKE'",
      "write CONTAINS, STARTS WITH, ENDS WITH, or =~ with a regular expression"),
    .init(
      "RETURN a = 👉NOT👈 b", .syntax, "NOT stands before a whole comparison",
      "put parentheses around it: a = (NOT b)"),
    .init(
      "MATCH (n) RETURN 👉(n)-->()👈", .syntax,
      "a bare pattern can only stand where a condition is expected",
      "to ask whether it exists, write EXISTS { … }", "to count its matches, write COUNT { … }"),
    .init("RETURN (1 + 2👉", .incomplete, "expected ')' after '2'"),
    .init("RETURN [1, 2👉 ", .incomplete, "expected ']' after '2'"),
    .init("RETURN {a: 1, 👉2👈}", .syntax, "expected a property's name after ',', found '2'"),
    .init("RETURN CASE WHEN a THEN b👉", .incomplete, "expected END after 'b'"),
    .init(
      "RETURN CASE WHEN a THEN b 👉EDN👈", .syntax, "expected END after 'b', found 'EDN'", "did you mean 'END'?"
    ),
    .init("RETURN [(a)-->(b)👉]👈", .syntax, "expected '|' and what to collect after ')', found ']'"),
    .init(
      "RETURN COLLECT { (a)-->(b) 👉}👈", .syntax, "RETURN is missing: COLLECT needs to know what to collect",
      "write COLLECT { … RETURN x.name }"),
    .init(
      "RETURN EXISTS { (a)-->(b) 👉WHRE👈 a.x }", .syntax,
      "expected ',' or the next clause, such as WHERE or RETURN, after ')', found 'WHRE'",
      "did you mean 'WHERE'?"),
    .init(
      "RETURN 👉order👈", .syntax, "expected an expression after 'RETURN', found 'order'",
      "'order' is a keyword; as a name it is written in backticks: `order`"),
    .init(
      "RETURN 👉shortestPath👈((a)-[*]-(b))", .unsupported, "a shortest path can only be asked for in MATCH",
      "write MATCH p = shortestPath(…), and use p here"),
    // Tokens
    .init(
      "RETURN 👉'👈abc", .incomplete, "the text that begins here does not end",
      "close it with '; a ' inside the text is written \\'"),
    .init(
      "RETURN 'it's👉'👈", .incomplete, "the text that begins here does not end",
      "close it with '; a ' inside the text is written \\'"),
    .init(
      "RETURN 'it'👉's'👈", .syntax, "expected ',', AS, ORDER BY, LIMIT or the end after ''it'', found ''s''",
      "a quote inside a text is written \\'"),
    .init(
      "RETURN 1 👉/*👈 abc", .incomplete, "the comment that begins here does not end", "close it with '*/'"),
    .init(
      "MATCH (👉`👈a) RETURN 1", .incomplete, "the name that begins here does not end", "close it with '`'"),
    .init("RETURN 'a👉\\q👈b'", .syntax, "texts have no escape '\\q'", "a backslash itself is written \\\\"),
    .init("RETURN '👉\\u12👈x'", .syntax, "expected 4 hexadecimal digits after '\\u'", "write é as \\u00e9"),
    .init("RETURN '👉\\uD800👈'", .syntax, "no character has this number"),
    .init(
      "RETURN 👉9223372036854775809👈", .syntax, "the integer 9223372036854775809 is too large",
      "integers reach to 9223372036854775807; write a decimal point for an approximate number"),
    .init(
      "RETURN 👉9223372036854775808👈", .syntax, "the integer 9223372036854775808 is too large",
      "integers reach to 9223372036854775807"),
    .init("RETURN 👉1e999👈", .syntax, "the number 1e999 is too large", "numbers reach to about 1.8e308"),
    .init("RETURN 👉0xZZ👈", .syntax, "'0xZZ' is not a hexadecimal number"),
    .init(
      "RETURN 👉12abc👈", .syntax, "'12abc' is not a number",
      "write a name that begins with a digit in backticks: `12abc`"),
    .init("RETURN 👉$👈", .incomplete, "expected the parameter's name after '$'", "write a parameter as $name"),
    .init("RETURN 👉“👈abc”", .syntax, "patterns have no sign '“'", "write a straight quote: \""),
    .init("RETURN 1 👉#👈", .syntax, "patterns have no sign '#'"),
  ]

  @Test("a mistake is reported with its place", arguments: table.indices)
  func mistakes(index: Int) throws {
    let wrong = Self.table[index]
    let (text, range) = try #require(wrong.textAndRange)
    let diagnostic = #expect(throws: Diagnostic.self) { try PatternParser.parse(text) }
    #expect(diagnostic == Diagnostic(wrong.code, wrong.message, at: range, help: wrong.help), "\(text)")
  }
}

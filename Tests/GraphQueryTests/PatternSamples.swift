/// Patterns that parse, for the tests of the parser, the printer and their robustness.
enum PatternSamples {
  /// A pattern and its canonical text on one line.
  static let canonical: [(text: String, printed: String)] = clauses + paths + labels + expressions + literals

  static let clauses: [(text: String, printed: String)] = [
    ("match (n) return n", "MATCH (n) RETURN n"),
    ("MATCH (n) RETURN DISTINCT n.name AS name;", "MATCH (n) RETURN DISTINCT n.name AS name"),
    ("MATCH (a), (b) WHERE a = b RETURN *", "MATCH (a), (b) WHERE a = b RETURN *"),
    ("MATCH (a) RETURN *, a.x AS x", "MATCH (a) RETURN *, a.x AS x"),
    ("OPTIONAL MATCH (n) RETURN n", "OPTIONAL MATCH (n) RETURN n"),
    (
      "MATCH (a) MATCH (b) OPTIONAL MATCH (a)-->(b) RETURN a",
      "MATCH (a) MATCH (b) OPTIONAL MATCH (a)-->(b) RETURN a"
    ),
    ("UNWIND [1, 2] AS x RETURN x", "UNWIND [1, 2] AS x RETURN x"),
    ("FOR x IN [1, 2] RETURN x", "UNWIND [1, 2] AS x RETURN x"),
    (
      "MATCH (n) WITH n, count(*) AS c WHERE c > 1 RETURN c",
      "MATCH (n) WITH n, count(*) AS c WHERE c > 1 RETURN c"
    ),
    ("MATCH (n) FILTER n.x > 1 RETURN n", "MATCH (n) WITH * WHERE n.x > 1 RETURN n"),
    ("MATCH (n) FILTER WHERE n.x > 1 RETURN n", "MATCH (n) WITH * WHERE n.x > 1 RETURN n"),
    ("MATCH (n) LET a = n.x, b = 2 RETURN a", "MATCH (n) WITH *, n.x AS a, 2 AS b RETURN a"),
    ("MATCH (n) ORDER BY n.x LIMIT 3 RETURN n", "MATCH (n) WITH * ORDER BY n.x LIMIT 3 RETURN n"),
    (
      "MATCH (n) RETURN n ORDER BY n.a ASC, n.b DESCENDING, n.c ascending SKIP 1 LIMIT 2",
      "MATCH (n) RETURN n ORDER BY n.a, n.b DESC, n.c SKIP 1 LIMIT 2"
    ),
    ("RETURN 1 OFFSET $s LIMIT $l", "RETURN 1 SKIP $s LIMIT $l"),
    ("RETURN 1 AS a UNION RETURN 2 AS a", "RETURN 1 AS a UNION RETURN 2 AS a"),
    ("RETURN 1 AS a UNION DISTINCT RETURN 2 AS a", "RETURN 1 AS a UNION RETURN 2 AS a"),
    (
      "RETURN 1 AS a UNION ALL RETURN 2 AS a UNION ALL RETURN 3 AS a",
      "RETURN 1 AS a UNION ALL RETURN 2 AS a UNION ALL RETURN 3 AS a"
    ),
    ("/* all */ MATCH (n) // nodes\nRETURN n", "MATCH (n) RETURN n"),
    ("MATCH (filter) RETURN filter AS `order`", "MATCH (filter) RETURN filter AS `order`"),
    ("MATCH (`a b`:`c d` {`e``f`: 1}) RETURN `a b`", "MATCH (`a b`:`c d` {`e``f`: 1}) RETURN `a b`"),
    ("MATCH (größe:Größe) RETURN größe", "MATCH (größe:Größe) RETURN größe"),
    (
      "MATCH (match2:Match {return: 1}) RETURN match2.order",
      "MATCH (match2:Match {return: 1}) RETURN match2.order"
    ),
  ]

  static let paths: [(text: String, printed: String)] = [
    ("MATCH () RETURN 1", "MATCH () RETURN 1"),
    ("MATCH ({}) RETURN 1", "MATCH () RETURN 1"),
    ("MATCH (n {a: 1, b: 'x'} WHERE n.c) RETURN 1", "MATCH (n {a: 1, b: 'x'} WHERE n.c) RETURN 1"),
    ("MATCH (a)-->(b)<--(c)--(d)<-->(e) RETURN 1", "MATCH (a)-->(b)<--(c)--(d)--(e) RETURN 1"),
    ("MATCH (a)->(b)<-(c)-(d) RETURN 1", "MATCH (a)-->(b)<--(c)--(d) RETURN 1"),
    ("MATCH (a) - [ r ] - > (b) < - [ ] - (c) RETURN 1", "MATCH (a)-[r]->(b)<--(c) RETURN 1"),
    (
      "MATCH (a)<-[r:A|:B|C {x: 1} WHERE r.y]->(b) RETURN 1",
      "MATCH (a)-[r:A|B|C {x: 1} WHERE r.y]-(b) RETURN 1"
    ),
    (
      "MATCH (a)-[*]-()-[*2]-()-[*1..3]-()-[*..3]-()-[*2..]-()-[*0..]-() RETURN 1",
      "MATCH (a)-[*]-()-[*2]-()-[*1..3]-()-[*1..3]-()-[*2..]-()-[*0..]-() RETURN 1"
    ),
    ("MATCH (a)-[r:A*1..2 {x: 1}]->(b) RETURN 1", "MATCH (a)-[r:A*1..2 {x: 1}]->(b) RETURN 1"),
    (
      "MATCH ()-[:A]->{1,3}()-->{2}()<--{,3}()-->{2,}()-->+()-->*() RETURN 1",
      "MATCH ()-[:A*1..3]->()-[*2]->()<-[*0..3]-()-[*2..]->()-[*]->()-[*0..]->() RETURN 1"
    ),
    ("MATCH p = (a)-->(b) RETURN p", "MATCH p = (a)-->(b) RETURN p"),
    ("MATCH p = shortestPath((a)-[*]-(b)) RETURN p", "MATCH p = shortestPath((a)-[*]-(b)) RETURN p"),
    ("MATCH allshortestpaths((a)-[*]-(b)) RETURN 1", "MATCH allShortestPaths((a)-[*]-(b)) RETURN 1"),
    ("MATCH p = ANY SHORTEST (a)-->*(b) RETURN p", "MATCH p = shortestPath((a)-[*0..]->(b)) RETURN p"),
    ("MATCH ALL SHORTEST p = (a)-->+(b) RETURN p", "MATCH p = allShortestPaths((a)-[*]->(b)) RETURN p"),
    ("MATCH p = SHORTEST 1 PATHS (a)--+(b) RETURN p", "MATCH p = shortestPath((a)-[*]-(b)) RETURN p"),
    (
      "MATCH p = SHORTEST 3 ACYCLIC PATHS (a)--+(b) RETURN p",
      "MATCH p = SHORTEST 3 ACYCLIC (a)-[*]-(b) RETURN p"
    ),
    (
      "MATCH p = SHORTEST 2 PATH GROUPS (a)--+(b) RETURN p",
      "MATCH p = SHORTEST 2 GROUPS (a)-[*]-(b) RETURN p"
    ),
    ("MATCH p = SHORTEST GROUP (a)--+(b) RETURN p", "MATCH p = allShortestPaths((a)-[*]-(b)) RETURN p"),
    (
      "MATCH p = ANY 2 (a)--+(b), q = ALL PATHS (a)-->(b) RETURN p",
      "MATCH p = SHORTEST 2 (a)-[*]-(b), q = (a)-->(b) RETURN p"
    ),
    (
      "MATCH (x)((a)-[r:A]->(b) WHERE a.x < b.x){1,3}(y) RETURN r",
      "MATCH (x)((a)-[r:A]->(b) WHERE a.x < b.x){1,3}(y) RETURN r"
    ),
    (
      "MATCH (x)(q = ACYCLIC PATH (a)-[r:A*1..2]->(b))?(y) RETURN q",
      "MATCH (x)(q = ACYCLIC (a)-[r:A*1..2]->(b))?(y) RETURN q"
    ),
    ("MATCH (a)-[r:A]->?(b) RETURN r", "MATCH (a)(()-[r:A]->())?(b) RETURN r"),
    (
      "MATCH (p = SIMPLE (q = (a)-->(b))-->(c))-->(d) RETURN p",
      "MATCH (p = SIMPLE (q = (a)-->(b))-->(c))-->(d) RETURN p"
    ),
    (
      "MATCH p = SHORTEST $k PATHS GROUPS (a)--+(b) RETURN p",
      "MATCH p = SHORTEST $k GROUPS (a)-[*]-(b) RETURN p"
    ),
    ("MATCH ((a)-->()<--(b))+ RETURN a", "MATCH ()((a)-->()<--(b)){1,}() RETURN a"),
    ("MATCH (x)-->((a)-->(b)){2}-->(y) RETURN a", "MATCH (x)-->()((a)-->(b)){2,2}()-->(y) RETURN a"),
    ("MATCH ((a)-->(b) WHERE a.x) RETURN a", "MATCH (a)-->(b WHERE a.x) RETURN a"),
    ("MATCH (x)((a)-->(b))(y) RETURN a", "MATCH (x)-[*0]->(a)-->(b)-[*0]->(y) RETURN a"),
    ("MATCH any = (all)-->(shortestPath) RETURN 1", "MATCH any = (all)-->(shortestPath) RETURN 1"),
  ]

  static let labels: [(text: String, printed: String)] = [
    ("MATCH (n:A:B) RETURN n", "MATCH (n:A&B) RETURN n"),
    ("MATCH (n:A|B&C) RETURN n", "MATCH (n:A|B&C) RETURN n"),
    ("MATCH (n:(A|B)&!C) RETURN n", "MATCH (n:(A|B)&!C) RETURN n"),
    ("MATCH (n:!(A&B)|%) RETURN n", "MATCH (n:!(A&B)|%) RETURN n"),
    ("MATCH (n:A|(B|C)) RETURN n", "MATCH (n:A|(B|C)) RETURN n"),
    ("MATCH (n IS A)-[IS B]->(IS C) RETURN n", "MATCH (n:A)-[:B]->(:C) RETURN n"),
    ("MATCH (n) WHERE n:A OR n:B:C RETURN n", "MATCH (n) WHERE n:A OR n:B&C RETURN n"),
    ("MATCH (n) WHERE n:A|B RETURN n", "MATCH (n) WHERE n:(A|B) RETURN n"),
    ("MATCH (n) WHERE n IS NOT LABELED A RETURN n", "MATCH (n) WHERE NOT n:A RETURN n"),
    ("RETURN [x IN xs WHERE x:A | x.name]", "RETURN [x IN xs WHERE x:A | x.name]"),
    ("RETURN [x IN xs WHERE x:(A|B) | x.name]", "RETURN [x IN xs WHERE x:(A|B) | x.name]"),
    ("RETURN [(a:A|B)-->(b) WHERE b:A | b.name]", "RETURN [(a:A|B)-->(b) WHERE b:A | b.name]"),
  ]

  static let expressions: [(text: String, printed: String)] = [
    // Precedence
    ("RETURN a OR b XOR c AND NOT d = e", "RETURN a OR b XOR c AND NOT d = e"),
    ("RETURN ((a OR b) XOR c) AND (NOT d)", "RETURN ((a OR b) XOR c) AND NOT d"),
    ("RETURN a + b * c ^ -d", "RETURN a + b * c ^ -d"),
    ("RETURN ((a + b) * c) ^ (-d)", "RETURN ((a + b) * c) ^ -d"),
    ("RETURN a - (b - c) - d", "RETURN a - (b - c) - d"),
    ("RETURN (2 ^ 3) ^ 2, 2 ^ (3 ^ 2)", "RETURN 2 ^ 3 ^ 2, 2 ^ (3 ^ 2)"),
    ("RETURN -2 ^ 2, -(2 ^ 2)", "RETURN -2 ^ 2, -(2 ^ 2)"),
    ("RETURN 1 < a < 3", "RETURN 1 < a AND a < 3"),
    ("RETURN a = b <> c != d", "RETURN a = b AND b <> c AND c <> d"),
    ("RETURN (a = b) = c", "RETURN (a = b) = c"),
    ("RETURN NOT NOT a", "RETURN NOT NOT a"),
    ("RETURN NOT a = b", "RETURN NOT a = b"),
    ("RETURN (NOT a) = b", "RETURN (NOT a) = b"),
    ("RETURN a + b IN c = d", "RETURN a + b IN c = d"),
    ("RETURN a = b IS NULL", "RETURN a = b IS NULL"),
    ("RETURN (a = b) IS NOT NULL", "RETURN (a = b) IS NOT NULL"),
    ("RETURN a <-1, a<=-1", "RETURN a < -1, a <= -1"),
    ("RETURN 1--1, - - a, +a", "RETURN 1 - -1, --a, +a"),
    ("RETURN -(1), -1.5, -1[0]", "RETURN -(1), -1.5, -(1)[0]"),
    ("RETURN a.b.c[1][2..3].d", "RETURN a.b.c[1][2..3].d"),
    ("RETURN a[..2], a[1..], a[..]", "RETURN a[..2], a[1..], a[..]"),
    ("RETURN (a + b).c, (a + b)[0]", "RETURN (a + b).c, (a + b)[0]"),
    (
      "RETURN a STARTS WITH 'x' AND a ends with 'y' OR a CONTAINS 'z' XOR a =~ '.*'",
      "RETURN a STARTS WITH 'x' AND a ENDS WITH 'y' OR a CONTAINS 'z' XOR a =~ '.*'"
    ),
    // Patterns as conditions
    ("MATCH (a) WHERE (a)-[:X]->() RETURN a", "MATCH (a) WHERE exists((a)-[:X]->()) RETURN a"),
    (
      "MATCH (a) WHERE NOT (a)--() AND (b)<--(:A) RETURN a",
      "MATCH (a) WHERE NOT exists((a)--()) AND exists((b)<--(:A)) RETURN a"
    ),
    (
      "MATCH (a) WHERE ((a)<-[:X*]-({x: 1})) RETURN a",
      "MATCH (a) WHERE exists((a)<-[:X*]-({x: 1})) RETURN a"
    ),
    ("MATCH (a) WHERE exists((a)-->()) RETURN a", "MATCH (a) WHERE exists((a)-->()) RETURN a"),
    (
      "MATCH (a) WHERE EXISTS { (a)-->(b) WHERE b.x } RETURN a",
      "MATCH (a) WHERE EXISTS { (a)-->(b) WHERE b.x } RETURN a"
    ),
    (
      "MATCH (a) WHERE EXISTS { MATCH (a)-->(b) WITH b WHERE b.x RETURN b } RETURN a",
      "MATCH (a) WHERE EXISTS { MATCH (a)-->(b) WITH b WHERE b.x RETURN b } RETURN a"
    ),
    (
      "RETURN COUNT { (a) RETURN a UNION ALL MATCH (a)--() RETURN a }",
      "RETURN COUNT { MATCH (a) RETURN a UNION ALL MATCH (a)--() RETURN a }"
    ),
    ("RETURN collect { MATCH (a) RETURN a.x }", "RETURN COLLECT { MATCH (a) RETURN a.x }"),
    ("RETURN a {.x, .*, y: 1 + 2, b, .`c d`}", "RETURN a {.x, .*, y: 1 + 2, b: b, .`c d`}"),
    ("MATCH (a) RETURN COUNT { (a)-->() } AS c", "MATCH (a) RETURN COUNT { (a)-->() } AS c"),
    (
      "MATCH (a) RETURN exists(a.x), count(*), COUNT(DISTINCT a)",
      "MATCH (a) RETURN exists(a.x), count(*), COUNT(DISTINCT a)"
    ),
    ("RETURN (a)-(b), (a)-[1], (a) - -1", "RETURN a - b, a - [1], a - -1"),
    // Lists, maps, and what has variables of its own
    (
      "RETURN [], [1, 'a', [x]], {}, {a: {b: 1}, order: 2}",
      "RETURN [], [1, 'a', [x]], {}, {a: {b: 1}, order: 2}"
    ),
    (
      "RETURN [x IN xs], [x IN xs | x + 1], [(x IN xs)], [x IN xs WHERE x > 1]",
      "RETURN [x IN xs], [x IN xs | x + 1], [(x IN xs)], [x IN xs WHERE x > 1]"
    ),
    ("RETURN [p = (a)-->(b) WHERE a.x | length(p)]", "RETURN [p = (a)-->(b) WHERE a.x | length(p)]"),
    ("RETURN [(a) - 1], [a = (b)]", "RETURN [a - 1], [a = b]"),
    (
      "RETURN ALL(x IN xs WHERE x > 1) AND any(x IN xs WHERE x) OR none(x IN xs WHERE x)",
      "RETURN all(x IN xs WHERE x > 1) AND any(x IN xs WHERE x) OR none(x IN xs WHERE x)"
    ),
    ("RETURN single(x IN xs WHERE (x)-->())", "RETURN single(x IN xs WHERE exists((x)-->()))"),
    ("RETURN reduce(s = 0, x IN xs | s + x)", "RETURN reduce(s = 0, x IN xs | s + x)"),
    ("RETURN CASE x WHEN 1 THEN 'a' ELSE 'b' END", "RETURN CASE x WHEN 1 THEN 'a' ELSE 'b' END"),
    (
      "RETURN case when x > 1 then 1 when (x)-->() then 2 end",
      "RETURN CASE WHEN x > 1 THEN 1 WHEN exists((x)-->()) THEN 2 END"
    ),
    (
      "RETURN date.truncate('week', x).year, toUpper(`a b`)",
      "RETURN date.truncate('week', x).year, toUpper(`a b`)"
    ),
    ("RETURN $name, $1, $`a b`, $where", "RETURN $name, $1, $`a b`, $where"),
  ]

  static let literals: [(text: String, printed: String)] = [
    ("RETURN null, TRUE, False", "RETURN null, true, false"),
    ("RETURN 0, 007, 0x1F, 0XfF, 0o17, -0x10", "RETURN 0, 7, 31, 255, 15, -16"),
    (
      "RETURN 9223372036854775807, -9223372036854775808",
      "RETURN 9223372036854775807, -9223372036854775808"
    ),
    (
      "RETURN 1.5, .5, 1e9, 1E-3, 1.5e+20, 6.02e23", "RETURN 1.5, 0.5, 1000000000.0, 0.001, 1.5e+20, 6.02e+23"
    ),
    (#"RETURN 'it\'s', "it's", 'say "x"', "\t\n\\""#, #"RETURN 'it\'s', 'it\'s', 'say "x"', '\t\n\\'"#),
    (#"RETURN '\u00e9\U0001F600', '\uD83D\uDE00', '\b'"#, #"RETURN 'é😀', '😀', '\u0008'"#),
    ("RETURN 'a\nb'", #"RETURN 'a\nb'"#),
  ]
}

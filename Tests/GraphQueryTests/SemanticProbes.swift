/// More of what engines answer wrongly, by the classes of mistakes that fuzzers of graph databases have reported; each
/// with the rows that openCypher's rules give on the graph of `SemanticProbeTests`, worked out by hand.
enum SemanticProbes {
  static let unordered: [(String, [String])] = [
    // Edges are different within one MATCH, and may be the same in two.
    ("MATCH ()-[r]->()-[s]->() RETURN count(*)", ["7"]),
    ("MATCH ()-[r]-()-[s]-() RETURN count(*)", ["18"]),
    ("MATCH (x)-[r]-(y), (y)-[s]-(x) RETURN count(*)", ["4"]),
    ("MATCH (x)-[r]->(y) MATCH (x)-[r]->(z) RETURN count(*)", ["5"]),
    ("MATCH (x)-[r]->(y) MATCH (y)-[r]->(x) RETURN count(*)", ["1"]),
    ("MATCH (x)-[r]->(y) MATCH (p)-[r]-(q) RETURN count(*)", ["9"]),
    ("MATCH (x)-[:T]->(y), (y)-[:U]-(z), (z)-[:T]->(w) RETURN count(*)", ["1"]),
    ("MATCH (x), (y) WHERE id(x) < id(y) RETURN count(*)", ["6"]),
    (
      "MATCH (x:A {n: 1})-[rs]->(y) WITH x, collect(rs) AS all MATCH (x)-[s]->() WHERE NOT s IN all RETURN s",
      []
    ),
    // Loops, chains, and what they reach
    ("MATCH (x)-->(x) RETURN x.n", ["2"]),
    ("MATCH (x)-[:T*0..1]-(x) RETURN count(*)", ["4"]),
    ("MATCH (x)-[*1..2]-(x) RETURN count(*)", ["5"]),
    ("MATCH (x:A {n: 1})-[r*2]-(y) RETURN count(*)", ["6"]),
    ("MATCH p = (x:A {n: 1})-[*0..0]-() RETURN length(p), size(nodes(p)), relationships(p)", ["0 1 []"]),
    ("MATCH (x:B) MATCH (x)-[:T*0..]->(y) RETURN count(DISTINCT y)", ["3"]),
    ("MATCH (x:A {n: 1})<-[rs*2]-() RETURN [r IN rs | type(r)]", ["['T','T']", "['T','U']"]),
    ("MATCH p = (:C)<-[:T*2]-() RETURN [n IN nodes(p) | n.n]", ["[2,1.0,1]", "[2,1.0,1]"]),
    ("MATCH p = (x:A {n: 1})<-[:T]-(y) RETURN [n IN nodes(p) | n.n]", ["[1,2]"]),
    ("MATCH p = (:A {n: 1})-[:T]->(:B) RETURN count(DISTINCT p)", ["2"]),
    (
      "MATCH p = (:A {n: 1})-[:T]->(:B)-[:T]->(:C) RETURN DISTINCT length(p), [r IN relationships(p) | type(r)]",
      ["2 ['T','T']"]
    ),
    ("MATCH (a:A {n: 1}), (c:C) MATCH p = shortestPath((a)-[:T*]-(c)) RETURN length(p)", ["1"]),
    ("MATCH (a:B), (d) WHERE labels(d) = [] MATCH p = shortestPath((a)-[*]-(d)) RETURN p", []),
    ("MATCH (a:B), (d) WHERE labels(d) = [] OPTIONAL MATCH p = shortestPath((a)-[*]-(d)) RETURN p", ["null"]),
    // What is bound before
    ("MATCH (x:B) WITH x.n AS n MATCH (y {n: n}) RETURN count(*)", ["2"]),
    ("MATCH (x:A)-[:T]->(y:A) RETURN x.n, y.n", ["2 1"]),
    ("MATCH (x:C)-[r]->(y) WITH r MATCH (s)-[r]->(s) RETURN type(r)", ["'U'"]),
    // Conditions with patterns
    ("MATCH (x:A) WHERE (x)-[:T]->(:B) RETURN x.n", ["1"]),
    ("MATCH (x) WHERE EXISTS { (x)-[:T]->()-[:T]->() } RETURN x.n", ["1", "1.0", "2"]),
    ("MATCH (x) WHERE NOT EXISTS { (x)--() } RETURN labels(x)", ["[]"]),
    ("MATCH (x) WHERE COUNT { (x)--() } = 3 RETURN count(*)", ["3"]),
    ("MATCH (x:A) RETURN x.n, EXISTS { (x)-[:U]->(x) }", ["1 false", "2 true"]),
    ("MATCH (x:A) WHERE EXISTS { (x)-[:T]->(y) WHERE EXISTS { (y)-[:U]->() } } RETURN x.n", []),
    ("MATCH (x:B) WHERE EXISTS { (x)-[:T]->(y) WHERE EXISTS { (y)-[:U]->() } } RETURN x.n", ["1.0"]),
    ("MATCH (x:A) WHERE (x)-[:T]->() OR x.n = 7 RETURN count(*)", ["2"]),
    ("MATCH (x) WHERE NOT (x)-[:U]-() AND NOT (x)-[:T]->(:B) RETURN count(*)", ["2"]),
    // OPTIONAL MATCH
    ("OPTIONAL MATCH (x:Nope) OPTIONAL MATCH (x)-[r]-(y) RETURN x, r, y", ["null null null"]),
    ("OPTIONAL MATCH (x:Nope) RETURN count(*), count(x)", ["1 0"]),
    ("OPTIONAL MATCH (x:Nope) WHERE x.n = 1 RETURN x IS NULL", ["true"]),
    ("MATCH (x:B) OPTIONAL MATCH (x)-[r:U]->() WHERE false RETURN x.n, r", ["1.0 null"]),
    (
      "MATCH (x:A) OPTIONAL MATCH (x)-[:T]->(y:B), (y)-[:T]->(z) RETURN x.n, z.n", ["1 2", "1 2", "2 null"]
    ),
    ("MATCH (x:A) OPTIONAL MATCH (x)-->(y:B) WITH x, y WHERE y IS NULL RETURN x.n", ["2"]),
    ("MATCH (x) OPTIONAL MATCH (x)-[r]->(x) RETURN count(r), count(*)", ["1 4"]),
    (
      "MATCH (x) OPTIONAL MATCH (y:B) WHERE y.n = x.n RETURN x.n, y.n",
      ["1 1.0", "1.0 1.0", "2 null", "null null"]
    ),
    ("MATCH (x:C) OPTIONAL MATCH (x)-[r:T|U]->(y) RETURN type(r), y.n", ["'U' 2", "'T' 1"]),
    ("OPTIONAL MATCH (x:Nope) WITH x WHERE x.n > 1 OR x IS NULL RETURN count(*)", ["1"]),
    ("OPTIONAL MATCH (x:Nope) UNWIND [1, 2] AS y RETURN x, y", ["null 1", "null 2"]),
    ("MATCH (x:B) OPTIONAL MATCH p = (x)-[:U]->() RETURN p, length(p), nodes(p)", ["null null null"]),
    // Null is neither equal nor unequal.
    ("MATCH (x), (y) WHERE x.s = y.s RETURN count(*)", ["1"]),
    ("MATCH (x), (y) WHERE NOT x.s = y.s RETURN count(*)", ["0"]),
    ("MATCH (x) WHERE x.n IN [1, null] RETURN count(*)", ["2"]),
    ("MATCH (x) WHERE NOT x.n IN [1, null] RETURN count(*)", ["0"]),
    ("MATCH (x) WHERE x.n <> 1 RETURN x.n", ["2"]),
    ("MATCH (x) WHERE NOT (x.n = 1 AND x.s = 'x') RETURN x.n", ["2"]),
    ("MATCH (x) WHERE x.n = 1 XOR x.s = 'x' RETURN x.n", ["2"]),
    ("MATCH (x) WHERE (x.n = 1) = (x.n < 2) RETURN count(*)", ["3"]),
    ("MATCH (x) WHERE x.s STARTS WITH '' RETURN count(*)", ["1"]),
    ("MATCH (x) WHERE CASE WHEN x.n > 1 THEN true ELSE x.s END RETURN x.n", ["2"]),
    ("MATCH (x) WHERE coalesce(x.s, 'y') = 'y' RETURN count(*)", ["3"]),
    // Groups
    ("MATCH (x) RETURN x.n IS NULL AS m, count(*)", ["false 3", "true 1"]),
    ("MATCH (x) RETURN toFloat(x.n) AS n, count(*)", ["1.0 2", "2.0 1", "null 1"]),
    ("MATCH (x) RETURN sum(x.n), avg(x.n), max(x.n), count(x.n)", ["4.0 1.3333333333333333 2 3"]),
    ("MATCH (x)-[r:T]->() RETURN sum(r.w), count(r.w), count(*)", ["3 2 4"]),
    ("MATCH (x)-[r]->(y) RETURN count(DISTINCT x), count(DISTINCT [x, y])", ["3 4"]),
    ("MATCH ()-[r]->() RETURN count(DISTINCT type(r)), count(DISTINCT r)", ["2 5"]),
    ("MATCH (x:A) RETURN x.n + count(*) AS c, x.n", ["2 1", "3 2"]),
    ("MATCH (x:A) WITH x.n AS n, count(*) AS c RETURN sum(n * c)", ["3"]),
    ("MATCH (x:A) RETURN collect({n: x.n, s: x.s})[0].s IS NULL OR true", ["true"]),
    ("MATCH (x)-[:T]->(y) WITH x, count(y) AS c WHERE c > 1 RETURN x.n, c", ["1 2"]),
    (
      "MATCH (x:A) OPTIONAL MATCH (x)-[:T]->(y:B) WITH x, collect(y) AS ys RETURN x.n, size(ys)",
      ["1 2", "2 0"]
    ),
    ("UNWIND [] AS x RETURN count(*) + 1", ["1"]),
    ("UNWIND [] AS x WITH count(*) AS c RETURN c", ["0"]),
    ("UNWIND [] AS x WITH x, count(*) AS c RETURN c", []),
    ("UNWIND [1] AS x WITH x, count(*) AS c WHERE c > 1 RETURN x", []),
    ("UNWIND [1, 2, 3] AS x WITH sum(x) AS s, count(*) AS c RETURN s / c", ["2"]),
    ("WITH 1 AS x UNWIND [10, 20] AS y WITH x, sum(y) AS s RETURN x + s", ["31"]),
    ("UNWIND [1, 2] AS x WITH collect(x) AS xs UNWIND xs AS y RETURN y * size(xs)", ["2", "4"]),
    (
      "UNWIND [1, 2, 2, null] AS x RETURN percentileDisc(x, 0.5), percentileCont(x, 0.0), stDevP(x)",
      ["2 1.0 0.4714045207910317"]
    ),
    ("UNWIND [2, 4, 4, 4, 5, 5, 7, 9] AS x RETURN stDevP(x)", ["2.0"]),
    ("UNWIND [1] AS x RETURN stDev(x), percentileCont(x, 0.3)", ["0.0 1.0"]),
    ("UNWIND [null] AS x RETURN percentileCont(x, 0.3), max(x), sum(x), collect(x)", ["null null 0 []"]),
    // What is the same
    ("UNWIND [1, 1.0, '1', true] AS x RETURN count(DISTINCT x)", ["3"]),
    ("UNWIND [0.0, -0.0, 0] AS x RETURN count(DISTINCT x)", ["1"]),
    ("UNWIND [[], [null], [null]] AS x RETURN count(DISTINCT x)", ["2"]),
    ("UNWIND [0.0 / 0.0, 0.0 / 0.0] AS x RETURN count(DISTINCT x)", ["1"]),
    ("UNWIND [{a: 1, b: 2}, {b: 2, a: 1.0}] AS x RETURN count(DISTINCT x)", ["1"]),
    ("UNWIND [9007199254740993, 9007199254740992.0] AS x RETURN count(DISTINCT x)", ["2"]),
    ("UNWIND ['a', 'A', 'a '] AS x RETURN count(DISTINCT x)", ["3"]),
    ("UNWIND [[1, 2], [2, 1], [1, 2.0]] AS x RETURN count(DISTINCT x)", ["2"]),
    // Order and limits inside
    ("UNWIND [3, 1, 2] AS x WITH x ORDER BY x LIMIT 2 RETURN sum(x)", ["3"]),
    ("UNWIND [3, 1, 2] AS x WITH x ORDER BY x DESC SKIP 1 RETURN collect(x)", ["[2,1]"]),
    ("UNWIND range(1, 3) AS x WITH x LIMIT 0 RETURN count(*)", ["0"]),
    ("UNWIND range(1, 10) AS x WITH x WHERE x % 2 = 0 WITH x SKIP 1 LIMIT 2 RETURN count(*)", ["2"]),
    ("UNWIND [1, 2, 3] AS x WITH x ORDER BY x LIMIT 2 WHERE x > 1 RETURN x", ["2"]),
    ("UNWIND [1, 2, 3] AS x WITH DISTINCT x % 2 AS p ORDER BY p LIMIT 1 RETURN p", ["0"]),
    ("MATCH (x:A) WITH x ORDER BY x.n DESC WITH collect(x.n) AS ns RETURN ns", ["[2,1]"]),
    ("MATCH (x:A) WITH x ORDER BY x.n DESC LIMIT 1 MATCH (x)-[r:T]->() RETURN x.n", ["2"]),
    // UNION
    ("UNWIND [1, 1] AS x RETURN x UNION ALL RETURN 1 AS x", ["1", "1", "1"]),
    ("MATCH (x:A) RETURN x UNION MATCH (x:C) RETURN x", ["(A)", "(A:C)"]),
    ("MATCH (x:A) RETURN labels(x) AS l UNION MATCH (x:C) RETURN labels(x) AS l", ["['A']", "['A','C']"]),
    ("RETURN null AS x, 1 AS y UNION RETURN null AS x, 1 AS y", ["null 1"]),
    ("RETURN 1 AS x, 2 AS y UNION ALL RETURN 3 AS x, 4 AS y", ["1 2", "3 4"]),
  ]

  static let ofPaths: [(String, [String])] = [
    // Repeated paths
    (
      "MATCH (x:A {n: 1})((a)-[:T]->(b)){2}(y) RETURN y.n, size(a), [n IN b | n.n]",
      ["2 2 [1.0,2]", "2 2 [1.0,2]"]
    ),
    ("MATCH ((a)-[r:T]->(b)){1,2} RETURN count(*)", ["9"]),
    (
      "MATCH (x:A {n: 1})((a)-[r]->(b) WHERE a.n <= b.n)+(y) RETURN [n IN b | n.n]",
      ["[1.0]", "[1.0]", "[1.0,2]", "[1.0,2]", "[1.0,2,2]", "[1.0,2,2]"]
    ),
    ("MATCH (x:A {n: 1})((a)-[r]->(b)){0}(y) RETURN x = y, r, a", ["true [] []"]),
    ("MATCH (x:A {n: 1})((p)-[:T]->(q)<-[:T]-(s)){1}(y) RETURN y.n, size(q)", ["1 1", "1 1"]),
    ("MATCH (x:A {n: 1})-[:T]->(m)((a)-[:T]->(b)){1,2}(y) RETURN count(*)", ["4"]),
    (
      "MATCH p = (:A {n: 1})((a)-[:T]->(b)){3}(y) RETURN length(p), [n IN nodes(p) | n.n]",
      ["3 [1,1.0,2,1]", "3 [1,1.0,2,1]"]
    ),
    ("MATCH (y:C)<-[:T]-((a)<-[:T]-(b)){1}(x) RETURN x.n, size(a)", ["1 1", "1 1"]),
    ("MATCH ((a)-[:T]->(b)){2}(y:C {s: 'x'}) RETURN [n IN a | n.n]", ["[1,1.0]", "[1,1.0]"]),
    (
      "MATCH (z:B) MATCH (x:A)((a)-[:T]->(b WHERE b.n = z.n)){1}(y) RETURN x.n, y.n",
      ["1 1.0", "1 1.0", "2 1"]
    ),
    ("MATCH ((x:A)-[:T]->(y) WHERE y.n > 1 OR x.n > 1) RETURN x.n, y.n", ["2 1"]),
    ("MATCH (x:B)((a)-[:T]->(b))(y) RETURN a = x, y.n", ["true 2"]),
    ("MATCH (x:B) OPTIONAL MATCH (x)((a)-[:U]->(b))+(y) RETURN x.n, a, y", ["1.0 null null"]),
    ("MATCH (x:C) WHERE EXISTS { (x)((a)-[:T]->(b)){2}(:B) } RETURN x.n", ["2"]),
    // Paths that may be missing
    (
      "MATCH (x:A {n: 1})((s)-[r:T]->(e))?(y) RETURN x.n, s.n, type(r), y.n",
      ["1 null null 1", "1 1 'T' 1.0", "1 1 'T' 1.0"]
    ),
    ("MATCH (x:B)-[r:U]->?(y) RETURN r, y.n", ["null 1.0"]),
    ("MATCH (x:C)-[r:U]->?(y) RETURN count(r), count(*)", ["1 2"]),
    ("MATCH (x:A {n: 1})((a)-[:T]->(b))?((c)-[:T]->(d))?(y) RETURN count(*)", ["7"]),
    ("MATCH (x:B) OPTIONAL MATCH (x)((a)-[:U]->(b))?(y) RETURN x.n, b, y.n", ["1.0 null 1.0"]),
    ("MATCH (x:A {n: 1})-[r:T]->?(y) WITH r, y WHERE r IS NULL OR r.w = 1 RETURN y.n", ["1", "1.0"]),
    ("MATCH (x:A {n: 1})((a)-[r:T]->(b))?(y) MATCH (b)-[:T]->(z) RETURN z.n", ["2", "2"]),
    // Chains and paths within repeated paths
    ("MATCH (x:A {n: 1})((a)-[e:T*2]->(b)){1}(y) RETURN y.n, size(e), size(e[0])", ["2 1 2", "2 1 2"]),
    (
      "MATCH (x:A {n: 1})((a)-[e:T*1..2]->(b)){2}(y) RETURN y.n, [q IN e | size(q)]",
      [
        "2 [1,1]", "2 [1,1]", "1 [1,2]", "1 [1,2]", "1 [2,1]", "1 [2,1]", "1.0 [2,2]", "1.0 [2,2]",
      ]
    ),
    (
      "MATCH (x:A {n: 1})(p = (a)-[:T]->(b)){2}(y) RETURN [q IN p | length(q)], size(p)",
      ["[1,1] 2", "[1,1] 2"]
    ),
    // Parts of paths
    ("MATCH (p = (x:A {n: 1})-[:T]->(b))-[:T]->(y) RETURN length(p), y.n", ["1 2", "1 2"]),
    ("MATCH ((x:A {n: 1})-[:T]->(p = (b)))-[:T]->(z) RETURN length(p), z.n", ["0 2", "0 2"]),
    (
      """
      MATCH w = (p = (x:A {n: 1})-[:T]->())-[:T]->(q = (y)-[:T]->(z)) \
      RETURN length(w), length(p), length(q), [n IN nodes(q) | n.n]
      """, ["3 1 1 [2,1]", "3 1 1 [2,1]"]
    ),
    ("MATCH (ACYCLIC (x:C)-[*1..2]->(y)) RETURN count(*)", ["3"]),
    ("MATCH (WALK (x:B)-[:T]-{2}(y))-[:T]->(z:C) RETURN count(*)", ["4"]),
    // Edges that are two, by their ends
    ("MATCH (x:A {n: 1})-[r]->(y), (z)-[s]->(y) WHERE x <> z RETURN count(*)", ["0"]),
    ("MATCH (x)-[r]->(y)<-[s]-(z) WHERE x = z RETURN count(*)", ["2"]),
    ("MATCH (x)-[r]->(y)-[s]->(z) WHERE id(x) <> id(y) RETURN count(*)", ["6"]),
    // Paths by their length
    ("MATCH p = SHORTEST 2 ACYCLIC (x:A {n: 1})-[:T]-+(y:C) RETURN length(p)", ["1", "2"]),
    ("MATCH p = SHORTEST 9 GROUPS (x:B)-[:T]->+(y:B) RETURN length(p), count(*)", ["3 2"]),
    ("MATCH p = SHORTEST 5 SIMPLE (x:B)-[:T]-+(y:B) RETURN length(p)", ["2", "2", "3", "3", "3"]),
    ("MATCH p = ANY SHORTEST (x:B)-[:T]-{4,}(y:B) RETURN length(p)", []),
    ("MATCH p = SHORTEST 2 (x:B)-[:T]-{3,}(y:B) RETURN length(p)", ["3", "3"]),
    ("MATCH p = SHORTEST 3 WALK (x:A {n: 1})-[:T]->+(y:B) RETURN length(p)", ["1", "1", "4"]),
    ("MATCH p = ANY SHORTEST WALK (x:B)-[:T]-+(y:B) RETURN length(p)", ["2"]),
    ("MATCH p = SHORTEST 3 (x:A {n: 1})-[:T]->+(y:C) RETURN length(p)", ["2", "2"]),
    ("MATCH p = SHORTEST 1 (x:A {n: 1})-[:T]->+(y:C) RETURN length(p)", ["2"]),
    ("MATCH p = SHORTEST 1 GROUP (x:A {n: 1})-[:T]->+(y:C) RETURN length(p)", ["2", "2"]),
    ("MATCH p = SHORTEST 2 GROUPS (x:A {n: 1})-[:T]-+(y:C) RETURN length(p)", ["1", "2", "2"]),
    ("MATCH p = SHORTEST 2 (x:A {n: 1})-[:T]-+(y:C) RETURN length(p)", ["1", "2"]),
    ("MATCH p = ANY (x:A {n: 1})-[:T]->+(y:C) RETURN length(p)", ["2"]),
    ("MATCH p = ANY SHORTEST (x:A {n: 1})-[:T]->()-[:T]->(y) RETURN y.n, length(p)", ["2 2"]),
    (
      "MATCH p = ALL SHORTEST (x:A {n: 1})((a)-[:T]->(b)){1,}(y:C) RETURN [n IN a | n.n]",
      ["[1,1.0]", "[1,1.0]"]
    ),
    ("MATCH p = ANY SHORTEST ((x:A {n: 1})-[r]-+(y:C) WHERE size(r) > 1) RETURN length(p)", ["2"]),
    ("MATCH p = shortestPath((x:A {n: 1})-[:T*2..]-(y:C)) RETURN length(p)", ["2"]),
    ("MATCH (x:A {n: 1})-[r:T]-(y:C), p = shortestPath((x)-[:T*]-(y)) RETURN length(p)", ["2"]),
    (
      """
      MATCH p = shortestPath((x:A {n: 1})-[:T*]->(y:B)), q = shortestPath((x)-[:T*]->(y)) \
      RETURN length(p), length(q), relationships(p) = relationships(q)
      """, ["1 1 false"]
    ),
    // What stands between braces
    (
      "MATCH (x:A) RETURN x.n, COLLECT { MATCH (x)-[:T]->(y) RETURN y.n ORDER BY y.n }",
      ["1 [1.0,1.0]", "2 [1]"]
    ),
    ("MATCH (x:C) RETURN COLLECT { MATCH (x)-[:U]->(y) RETURN y.zzz }", ["[null]"]),
    ("MATCH (x:C) RETURN COLLECT { MATCH (x)<-[:Nope]-(y) RETURN y }", ["[]"]),
    ("MATCH (x:B) RETURN COLLECT { UNWIND [3, 1, 2] AS i RETURN i + x.n ORDER BY i LIMIT 2 }", ["[2.0,3.0]"]),
    (
      "MATCH (x:A) RETURN COUNT { MATCH (x)-[:T]->(y) RETURN y UNION MATCH (x)-[:T]-(y) RETURN y }",
      ["2", "2"]
    ),
    (
      "MATCH (x:A) RETURN COUNT { MATCH (x)-[:T]->(y) RETURN y UNION ALL MATCH (x)-[:T]-(y) RETURN y }",
      ["5", "3"]
    ),
    ("MATCH (x) WHERE EXISTS { (x)-[:U]->() UNION MATCH (x)<-[:T]-(:C) } RETURN x.n", ["1", "2"]),
    ("MATCH (x:B) WHERE EXISTS { RETURN DISTINCT x.n AS k } RETURN count(*)", ["1"]),
    ("MATCH (x:A {n: 1}) RETURN COUNT { MATCH (x)-[:T]->(y) RETURN DISTINCT * }", ["1"]),
    // Map projections
    ("MATCH (x:C) RETURN x {.n, .s, y: 1}, x {.*, n: 5}, x {}", ["{n:2,s:'x',y:1} {n:5,s:'x'} {}"]),
    ("OPTIONAL MATCH (x:Nope) RETURN x {.n, y: 1}", ["null"]),
    ("WITH {a: 1} AS m, 2 AS n RETURN m {.a, .b, n}", ["{a:1,b:null,n:2}"]),
    ("MATCH (x:A {n: 1}) RETURN x {.n, ys: [(x)-[r:T]->() | r.w]}.ys", ["[1,2]"]),
  ]

  static let ordered: [(String, [String])] = [
    ("UNWIND [1, 'a', null, true] AS x RETURN x ORDER BY x DESC", ["null", "1", "true", "'a'"]),
    ("UNWIND [0.0 / 0.0, 1, 1 / 0.0, -1 / 0.0] AS x RETURN x ORDER BY x", ["-inf", "1", "inf", "nan"]),
    ("UNWIND [[2], [1, 2], [1, 1], [1]] AS l RETURN l ORDER BY l", ["[1]", "[1,1]", "[1,2]", "[2]"]),
    ("UNWIND [1.5, 1, 2, 1.25] AS x RETURN x ORDER BY x", ["1", "1.25", "1.5", "2"]),
    ("UNWIND [3, 1, 2] AS x RETURN x ORDER BY x SKIP 2", ["3"]),
    ("UNWIND [3, 1, 2] AS x RETURN x ORDER BY x SKIP 5", []),
    ("MATCH (x) RETURN labels(x) AS l ORDER BY size(l), l", ["[]", "['A']", "['B']", "['A','C']"]),
    ("UNWIND [1, 2, 3] AS x WITH x, x % 2 AS p ORDER BY p, x DESC RETURN x", ["2", "3", "1"]),
    ("UNWIND [1, 2, 3, 4] AS x RETURN x % 2 AS p, collect(x) AS xs ORDER BY p", ["0 [2,4]", "1 [1,3]"]),
    ("UNWIND [1, 2, 3] AS x RETURN -x AS x ORDER BY x", ["-3", "-2", "-1"]),
    ("MATCH (x:A)-[r:T]->(y) RETURN x.n, r.w ORDER BY r.w DESC", ["2 null", "1 2", "1 1"]),
    ("MATCH (x)-[:T]->() RETURN x.n > 1 AS big, count(*) AS c ORDER BY c DESC", ["false 3", "true 1"]),
    ("UNWIND ['b', 'a', null, 'C'] AS x RETURN x ORDER BY toLower(x)", ["'a'", "'b'", "'C'", "null"]),
    ("UNWIND [2, 1] AS x RETURN x AS y ORDER BY x", ["1", "2"]),
    ("UNWIND [{a: 2}, {a: 1}] AS m RETURN m.a AS a ORDER BY m.a", ["1", "2"]),
    ("UNWIND [2, 3, 1] AS x RETURN sum(x) AS s, x > 1 AS big ORDER BY big DESC", ["5 true", "1 false"]),
    ("UNWIND [1, 2] AS x WITH x ORDER BY x DESC RETURN collect(x)", ["[2,1]"]),
  ]

  static let values: [(String, String)] = [
    // Precedence
    ("2 ^ 3 ^ 2", "64.0"), ("1 + 2 = 3 AND NOT 1 > 2", "true"), ("NOT true = false", "true"),
    ("NOT null IS NULL", "false"), ("1 < 2 = true", "false"), ("2 IN [1, 2] = true", "true"),
    ("1 + 1 IN [2]", "true"), ("'a' + 'b' STARTS WITH 'ab'", "true"), ("NOT 'a' IN ['a']", "false"),
    ("-size([1])", "-1"), ("[1, 2, 3][1] + 1", "3"), ("{a: [1, 2]}.a[1]", "2"), ("-[1, 2][0]", "-1"),
    ("true OR true XOR true", "true"), ("false AND true OR true", "true"), ("8 - 3 - 2", "3"),
    ("12 / 3 * 2", "8"), ("10 % 4 * 2", "4"), ("1 = 1 = true", "false"), ("3 > 2 > 1", "true"),
    ("1 <> 2 <> 1", "true"), ("null = null IS NULL", "null"),
    // Arithmetic
    ("7 / -2", "-3"), ("-7 % 3", "-1"), ("5 / 0.0", "inf"), ("0.1 + 0.2 > 0.3", "true"),
    ("-9223372036854775808", "-9223372036854775808"), ("1.0 * 3", "3.0"), ("2 * null", "null"),
    ("4 ^ 0.5", "2.0"), ("9223372036854775807 = 9223372036854775807.0", "false"),
    ("9223372036854775807 < 9223372036854775807.0", "true"), ("1e3", "1000.0"), ("0xFF", "255"),
    ("0o17", "15"), (".5", "0.5"), ("toInteger('-3')", "-3"), ("toFloat('1e3')", "1000.0"),
    ("toInteger(2.9)", "2"), ("toInteger(true)", "1"), ("toString(-0.5)", "'-0.5'"),
    // Equality and order
    ("[null] = [null]", "null"), ("[null] = [1]", "null"), ("[null, 1] = [null, 2]", "false"),
    ("[] = null", "null"), ("1 <> null", "null"), ("[1] <> [2]", "true"), ("{} = {}", "true"),
    ("true > false", "true"), ("[] < [1]", "true"), ("[1] < ['a']", "null"), ("'a' <> 1", "true"),
    ("'a' < 'B'", "false"), ("'Z' < 'a'", "true"), ("'a' < 'aa'", "true"), ("'' < 'a'", "true"),
    ("{a: 1} = {a: 1, b: null}", "false"), ("{a: null} = {a: 1}", "null"), ("{a: 1} < {a: 2}", "null"),
    ("[[1]] = [[1.0]]", "true"), ("'e\\u0301' = '\\u00e9'", "false"), ("null < 1", "null"),
    ("1 = [1]", "false"), ("[1, 'a'] = ['a', 1]", "false"),
    // IN
    ("[1, null] IN [[1, null]]", "null"), ("[1, 2] IN [[1, null]]", "null"),
    ("[1, 2] IN [[3, null]]", "false"),
    ("3 IN [[3]]", "false"), ("[] IN [[]]", "true"), ("[] IN []", "false"), ("null IN [null]", "null"),
    ("1.0 IN [1]", "true"), ("'1' IN [1]", "false"), ("{a: 1} IN [{a: 1.0}]", "true"),
    ("null IN null", "null"),
    // Lists
    ("[1, 2, 3][-10..2]", "[1,2]"), ("[1, 2, 3][3..]", "[]"), ("[][0]", "null"), ("[1, 2, 3][..-5]", "[]"),
    ("null[0]", "null"), ("[1, 2, 3][null]", "null"), ("{a: 1}[null]", "null"), ("[1, 2, 3][-4]", "null"),
    ("size('')", "0"), ("head(null)", "null"), ("tail([])", "[]"), ("last([])", "null"),
    ("reverse('')", "''"),
    ("range(3, 1)", "[]"), ("range(1, 10, 3)", "[1,4,7,10]"), ("range(1, 3, -1)", "[]"),
    ("range(-1, -3, -1)", "[-1,-2,-3]"), ("[1] + [[2]]", "[1,[2]]"), ("[] + null", "null"),
    ("'a' + ['b']", "['a','b']"),
    ("[x IN [1, null, 3] WHERE x > 1]", "[3]"), ("[x IN null | x]", "null"),
    ("[x IN [1, 2] | [y IN [x] | y + x]]", "[[2],[4]]"),
    ("[x IN [1, 2] WHERE x IN [2] | x]", "[2]"), ("reduce(a = 1, x IN [] | a * x)", "1"),
    ("reduce(a = 0, x IN null | a + x)", "null"), ("size([null, null])", "2"),
    // Quantifiers
    ("any(x IN [] WHERE true)", "false"), ("none(x IN [] WHERE true)", "true"),
    ("single(x IN [] WHERE true)", "false"), ("all(x IN null WHERE true)", "null"),
    ("any(x IN [1] WHERE null)", "null"), ("none(x IN [null] WHERE x)", "null"),
    ("single(x IN [null, true] WHERE x)", "null"), ("single(x IN [true, true, null] WHERE x)", "false"),
    ("all(x IN [null, false] WHERE x)", "false"), ("none(x IN [true, null] WHERE x)", "false"),
    ("NOT any(x IN [null] WHERE x = 1)", "null"), ("all(x IN [[1], [2]] WHERE size(x) = 1)", "true"),
    // Maps
    ("keys({})", "[]"), ("keys(null)", "null"), ("properties({a: 1})", "{a:1}"), ("{a: 1, b: 2}['b']", "2"),
    ("{a: {b: null}}.a.b IS NULL", "true"), ("null.a", "null"), ("size(keys({a: 1, b: null}))", "2"),
    // Texts
    ("'ab\\ncd' =~ '.*'", "false"), ("'abc' =~ null", "null"), ("'a.c' =~ 'a\\\\.c'", "true"),
    ("substring('héllo', 1, 1)", "'é'"), ("split('', ',')", "['']"), ("split(null, ',')", "null"),
    ("replace('aXbX', 'X', '')", "'ab'"), ("'a' CONTAINS null", "null"), ("'' CONTAINS ''", "true"),
    ("'abc' ENDS WITH ''", "true"), ("toUpper(null)", "null"), ("left('', 3)", "''"),
    ("trim('\\t a\\n')", "'a'"),
    ("'%' = '_'", "false"), ("'a%c' CONTAINS 'a_c'", "false"),
    ("'abc' STARTS WITH 'abcd'", "false"), ("reverse('añb')", "'bña'"),
    // CASE and coalesce
    ("CASE 1.0 WHEN 1 THEN 'y' END", "'y'"), ("CASE WHEN null THEN 1 WHEN true THEN 2 END", "2"),
    ("CASE null WHEN 1 THEN 1 ELSE 3 END", "3"), ("CASE 2 WHEN 1 THEN 1 END", "null"),
    ("coalesce(null)", "null"), ("coalesce([null], 1)", "[null]"),
  ]

  static let errors = [
    "MATCH (a) WHERE a.n = count(a) RETURN a", "MATCH (a)-[a]->() RETURN a",
    "MATCH (a) MATCH ()-[a]->() RETURN a", "WITH 1 AS a MATCH (a) RETURN a", "RETURN 1 AS a, 2 AS a",
    "MATCH (n) RETURN n ORDER BY m", "RETURN count(count(1))", "MATCH (n) RETURN n SKIP n.x",
    "RETURN 1 LIMIT -1", "RETURN 1 LIMIT 1.5", "MATCH (n) WITH n.x RETURN 1",
    "RETURN 1 AS a UNION RETURN 2 AS b",
    "MATCH (a)-[r]->(b)-[r]->(c) RETURN r", "RETURN NOT 1", "RETURN 1 AND true", "RETURN [1][1.5]",
    "RETURN 9223372036854775808", "RETURN 1 UNION RETURN 1 UNION ALL RETURN 1",
    "RETURN [x IN [1] | count(x)]",
    "MATCH (a) RETURN a.x, b", "UNWIND [1] AS x WITH count(*) AS c RETURN x", "RETURN 'a' * 2",
    "RETURN {a: 1} + 1",
    "MATCH (n) RETURN foo(n)", "MATCH p = (a)-->(b) MATCH (p)-->() RETURN p", "MATCH (n) WHERE n RETURN n",
    "RETURN percentileDisc(1, 1.5)", "UNWIND ['a'] AS x RETURN sum(x)", "RETURN size(1)",
    "RETURN all(x IN 1 WHERE x)",
    "MATCH (x) MATCH (x)-->(a)((a)-->(b)){2} RETURN a", "MATCH (x)((a)-->(b) WHERE x.n = 1){2} RETURN b",
    "MATCH (m), p = SHORTEST 1 (a)-->(m)-->(b) RETURN p", "RETURN COLLECT { MATCH (a) RETURN a, 1 AS b }",
    "RETURN COUNT { RETURN 1 AS a UNION RETURN 2 AS b }", "WITH 1 AS n RETURN n {.a}",
    "MATCH ((a)-->(b))?(c), (b)-->(d) RETURN d", "MATCH ((a)-[*0..1]->(b))+ RETURN a",
    "MATCH (p = (a)-->(b)), p = (c) RETURN p", "MATCH WALK (ACYCLIC (a)-->(b))-->(c) RETURN a",
    "MATCH SHORTEST $missing (a)-->+(b) RETURN a", "MATCH WALK ((a)-->(b))+ RETURN a",
    "WITH {a: 1} AS m RETURN m[1]", "WITH [1] AS l RETURN l['a']",
  ]
}

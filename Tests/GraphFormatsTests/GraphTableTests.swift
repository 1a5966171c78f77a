import GraphModel
import Testing

@testable import GraphFormats

@Suite("Tables of nodes and edges")
struct GraphTableTests {
  private static let nodes = """
    id,kind,name,since,shoe size
    1,person,Ann Poe,,38
    2,person,Tom Orr,,
    2,person,Tom Other,,
    3,org,Acorn,,
    4,talk,Small Talk,2023-03-08,
    4,planet,Saturn,,
    5,person,,,
    6,person,Ann Poe,,40
    6,person,Ann Poe,,40

    """

  private static let edges = """
    source,relation,target,since,until
    1,works_at,3,2020,2022
    2,works at,3,2021-05,
    1,gives,4,,
    1,knows,2,,
    2,knows,1,,
    9,knows,1,,
    1,gives,3,,
    1,adores,2,,
    2,works_at,3,soon,
    1,works_at,3,2022,2020

    """

  @Test func nodesAndThenEdges() throws {
    let graph = try ImportedGraph()
    let first = try graph.add(Self.nodes, from: "/tables/nodes.csv")
    #expect(first.statedNodes == 5)
    #expect(
      first.unread.map { "\($0.line) \($0.reason)" } == [
        "4 the id '2' stands on line 3 already",
        "7 there is no kind 'planet': 'kgraph define kind NAME' makes one",
        "8 it has no name",
      ])
    #expect(try graph.names("person") == ["Ann Poe", "Ann Poe", "Tom Orr"])
    #expect(try graph.node("person", "Ann Poe").properties["shoe_size"] == .integer(38))
    #expect(try graph.node("talk", "Small Talk").since == "2023-03-08")

    let second = try graph.add(Self.edges, from: "/tables/edges.csv")
    #expect(second.statedLinks == 5)
    #expect(try graph.links("works_at") == ["Ann Poe > Acorn [2020, 2022)", "Tom Orr > Acorn [2021-05, …)"])
    #expect(try graph.links("knows") == ["Ann Poe > Tom Orr"])
    #expect(try graph.links("gives") == ["Ann Poe > Small Talk"])
    #expect(
      second.unread.map { "\($0.line) \($0.reason)" } == [
        "7 no person has the id or the name '9': import the table of nodes first",
        "8 'gives' links person → talk, not person and org",
        "9 there is no relation 'adores': 'kgraph define relation NAME --link KIND:KIND' makes one",
        "10 'soon' is no date: write 2023, 2023-11, 2023-11-07 or 2023-11-07T11:00",
        "11 it ends (2020) before it begins (2022)",
      ])
    #expect(try graph.add(Self.nodes, from: "/tables/nodes.csv").isUnchanged)
    #expect(try graph.add(Self.edges, from: "/tables/edges.csv").isUnchanged)
  }

  @Test func whatATableNoLongerHasGoes() throws {
    let graph = try ImportedGraph()
    try graph.add(Self.nodes, from: "/tables/nodes.csv")
    try graph.add(Self.edges, from: "/tables/edges.csv")
    let report = try graph.add(
      "source,relation,target,since,until\n1,works_at,3,2020,2023\n", from: "/tables/edges.csv")
    #expect(try graph.links("works_at") == ["Ann Poe > Acorn [2020, 2023)"])
    #expect(try graph.store.edges().count == 1)
    #expect(report.removedLinks == 3)
    try graph.add("id,kind,name\n1,person,Ann Poe-Orr\n", from: "/tables/nodes.csv")
    #expect(try graph.names("person") == ["Ann Poe-Orr"])
    #expect(try graph.links("works_at") == ["Ann Poe-Orr > Acorn [2020, 2023)"])
  }

  @Test func headersAsOfNeo4j() throws {
    let graph = try ImportedGraph()
    try graph.add(
      """
      personId:ID(People),name,age:int,nicknames:string[],secret:IGNORE,:LABEL
      p1,Ann Poe,38,Annie;Nan,x,Person
      p2,Tom Orr,old,,x,Human;Person
      p3,Flo Fay,,,x,Person
      """, from: "/neo/people.csv")
    try graph.add("orgId:ID(Orgs),name,:LABEL\np1,Acorn,Company\n", from: "/neo/orgs.csv")
    let report = try graph.add(
      ":START_ID(People),:END_ID(Orgs),:TYPE,since:date,share:float\np1,p1,WORKS_AT,2020-01-01,0.5\np2,p1,WORKS_AT,,\np3,p1,WORKS_AT,,\n",
      from: "/neo/works.csv")
    let ann = try graph.node("person", "Ann Poe")
    #expect(ann.properties == ["age": .integer(38), "nicknames": .list([.text("Annie"), .text("Nan")])])
    #expect(
      try graph.store.edges().map { $0.properties } == [["share": .real(0.5)], [:]])
    #expect(report.unread.map(\.reason) == ["no node of 'People' has the id 'p2'"])
  }

  @Test func edgesBetweenNames() throws {
    let graph = try ImportedGraph()
    let text = """
      from,relation,to
      Ann Poe,works_at,Acorn
      Ann Poe,knows,Tom Orr
      Acorn,maintains,project:Weaver
      person:Tom Orr,maintains,Weaver
      17,works_at,Acorn
      Loom,maintains,Weaver
      """
    let report = try graph.add(text)
    #expect(try graph.names("person") == ["Ann Poe", "Tom Orr"])
    #expect(try graph.links("maintains") == ["Acorn > Weaver", "Tom Orr > Weaver"])
    #expect(report.unread.map(\.line) == [6, 7])
    // The names that the first import made are there now.
    #expect(try graph.add(text).unread.map(\.line) == [6, 7])
  }

  @Test func tablesOfOneKindOrRelation() throws {
    let graph = try ImportedGraph()
    try graph.add(
      "id,name\n1,Ann Poe\n2,Tom Orr\n", from: "/t/a.csv", columns: try ColumnMap(nil, kind: "people"))
    try graph.add("src,dst\n1,2\n", from: "/t/b.csv", columns: try ColumnMap(nil, relation: "knows"))
    #expect(try graph.links("knows") == ["Ann Poe > Tom Orr"])
  }

  @Test func columnsAsTheUserSays() throws {
    let graph = try ImportedGraph()
    let map = try ColumnMap("no=#, sort=:kind, what=name, born=since, x=-, size=feet:float")
    try graph.add("no,sort,what,born,x,size\n1,person,Ann Poe,1980,?,5.5\n", columns: map)
    let ann = try graph.node("person", "Ann Poe")
    #expect(ann.since == "1980")
    #expect(ann.properties == ["feet": .real(5.5)])
  }

  @Test func aCircleIsRefused() throws {
    let graph = try ImportedGraph()
    try graph.add("id,kind,name\n1,org,A\n2,org,B\n3,org,C\n", from: "/t/n.csv")
    let report = try graph.add(
      "source,relation,target\n1,part_of,2\n2,part_of,3\n3,part_of,1\n1,part_of,1\n", from: "/t/e.csv")
    #expect(report.unread.map(\.line) == [4, 5])
    #expect(try graph.links("part_of") == ["A > B", "B > C"])
  }

  @Test func tablesThatDoNotBelongTogetherAreKeptApart() throws {
    let graph = try ImportedGraph()
    try graph.add("id,kind,name\n1,person,Ann Poe\n", from: "/t/staff.csv")
    let report = try graph.add("id,kind,name\n1,person,Tom Orr\n2,person,Flo Fay\n", from: "/t/guests.csv")
    #expect(
      report.unread.map(\.reason) == [
        "the id '1' is that of 'Ann Poe' in another table of this folder: "
          + "put tables that do not belong together into folders of their own"
      ])
    try graph.add("id,kind,name\n1,person,Tom Orr\n", from: "/u/guests.csv")
    #expect(try graph.names("person") == ["Ann Poe", "Flo Fay", "Tom Orr"])
  }

  @Test(
    "what is wrong with a map or a header",
    arguments: [
      ("id,kind,name\n", "id", "--map: 'id' is no pair"),
      ("id,kind,name\n", "id=a-b", "--map: 'id=a-b' is not understood"),
      ("id,kind,name\n", "id=#,id=name", "--map says twice what 'id' means"),
      ("id,kind,name\n", "no=#", "notes.md: --map names the column 'no', which the table does not have"),
      ("id,name\n", "id=#", "notes.md: no column says of which kind the nodes are"),
      ("source,target\n", "source=:from", "notes.md: no column says which relation the edges are of"),
      ("source,relation\n", "source=:from", "notes.md: the table has a column for only one end of its edges"),
      ("id,kind\n", "id=size", "notes.md: no column has the names of the nodes"),
      ("\n", "id=#", "notes.md: it is no table: no line has two fields or more"),
    ])
  func mistakes(text: String, map: String, message: String) throws {
    let graph = try ImportedGraph()
    let error = #expect(throws: GraphError.self) { try graph.add(text, columns: try ColumnMap(map)) }
    #expect(error?.message == message)
  }
}

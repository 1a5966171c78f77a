import Testing

@testable import GraphModel

@Suite("Shortest paths and neighbourhoods")
struct TraversalTests {
  /// A graph of nodes 1 to `count`, with edges that only a test would make: loops and parallel ones among them.
  static func graph(count: Int, edges: [(Node.ID, Node.ID)], relations: [Int64] = []) throws -> GraphStore {
    let store = try GraphStore(path: ":memory:", access: .writing)
    try store.write { () throws(GraphError) in
      for number in 1...count {
        _ = try store.addNode(kind: number.isMultiple(of: 3) ? "org" : "person", name: "n\(number)")
      }
      for (index, edge) in edges.enumerated() {
        let relation = index < relations.count ? relations[index] : 1
        try store.run("INSERT INTO edge(source, relation, target) VALUES (\(edge.0), \(relation), \(edge.1))")
      }
    }
    return store
  }

  @Test("on random small multigraphs, as long as a plain breadth-first search finds it")
  func bruteForce() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      let count = Int.random(in: 1...9, using: &random)
      let edges = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        (
          Node.ID.random(in: 1...Int64(count), using: &random),
          Node.ID.random(in: 1...Int64(count), using: &random)
        )
      }
      let relations = edges.map { _ in Int64.random(in: 1...2, using: &random) }
      let store = try TraversalTests.graph(count: count, edges: edges, relations: relations)
      let name = try #require(store.symbols.relationNames[1])
      for start in 1...Int64(count) {
        for goal in 1...Int64(count) {
          try compare(store, start, goal, edges)
          let some = zip(edges, relations).filter { $0.1 == 1 }.map(\.0)
          try compare(store, start, goal, some, relations: [name])
          let people = edges.filter { edge in
            [edge.0, edge.1].allSatisfy { !$0.isMultiple(of: 3) || $0 == start || $0 == goal }
          }
          try compare(store, start, goal, people, avoidingKinds: ["org"])
          try compare(store, start, goal, edges, maximumLength: 2)
        }
        let near = try store.neighbourhood(of: [start], depth: 2)
        let expected = distances(from: start, edges).filter { $0.value <= 2 }
        #expect(Set(near.nodes.map(\.id)) == Set(expected.keys))
        #expect(near.nodes.map { expected[$0.id] ?? -1 } == near.nodes.map { expected[$0.id] ?? -1 }.sorted())
        #expect(near.edges.count == edges.count { expected[$0.0] != nil && expected[$0.1] != nil })
      }
    }
  }

  private func compare(
    _ store: GraphStore, _ start: Node.ID, _ goal: Node.ID, _ edges: [(Node.ID, Node.ID)],
    relations: [String]? = nil,
    avoidingKinds: [String] = [], maximumLength: Int = 12
  ) throws {
    let path = try store.shortestPath(
      from: start, to: goal, relations: relations, avoidingKinds: avoidingKinds, maximumLength: maximumLength)
    let length = distances(from: start, edges)[goal].flatMap { $0 <= maximumLength ? $0 : nil }
    #expect(path?.edges.count == length)
    guard let path else { return }
    #expect(path.nodes.first?.id == start && path.nodes.last?.id == goal)
    for (index, edge) in path.edges.enumerated() {
      #expect(Set([edge.source, edge.target]) == Set([path.nodes[index].id, path.nodes[index + 1].id]))
    }
  }

  private func distances(from start: Node.ID, _ edges: [(Node.ID, Node.ID)]) -> [Node.ID: Int] {
    var distances = [start: 0]
    var frontier = [start]
    while let node = frontier.first {
      frontier.removeFirst()
      for (source, target) in edges + edges.map({ ($0.1, $0.0) })
      where source == node && distances[target] == nil {
        distances[target] = (distances[node] ?? 0) + 1
        frontier.append(target)
      }
    }
    return distances
  }

  @Test("of several shortest paths the same is found each time: that of the oldest edges")
  func deterministic() throws {
    let store = try TraversalTests.graph(count: 4, edges: [(1, 2), (1, 3), (2, 4), (3, 4), (1, 2)])
    for _ in 0..<3 { #expect(try store.shortestPath(from: 1, to: 4)?.edges.map(\.id) == [1, 3]) }
  }

  @Test("a node that does not exist leads nowhere")
  func missing() throws {
    let store = try TraversalTests.graph(count: 2, edges: [(1, 2)])
    #expect(try store.shortestPath(from: 1, to: 9) == nil)
    #expect(try store.shortestPath(from: 9, to: 9) == nil)
    #expect(try store.neighbourhood(of: [9], depth: 2).nodes.isEmpty)
  }

  @Test("a neighbourhood ends at its depth and its limit")
  func limits() throws {
    let star = try TraversalTests.graph(count: 9, edges: (2...9).map { (1, $0) })
    #expect(try star.neighbourhood(of: [1], depth: 0).nodes.map(\.id) == [1])
    #expect(try star.neighbourhood(of: [1], depth: 1, limit: 4).nodes.map(\.id) == [1, 2, 3, 4])
    #expect(try star.neighbourhood(of: [1], depth: 1, limit: 4).edges.count == 3)
    #expect(try star.neighbourhood(of: [2], depth: 2).edges.count == 8)
  }

  @Test("edges of a node: both directions, a loop once")
  func edges() throws {
    let store = try TraversalTests.graph(count: 3, edges: [(1, 1), (1, 2), (3, 1), (2, 3)])
    #expect(try store.edges(of: 1).map(\.id) == [1, 2, 3])
    #expect(try store.edgeCounts().map(\.count) == [4])
    #expect(try store.nodeCounts().map { "\($0.kind) \($0.count)" } == ["person 2", "org 1"])
    #expect(try store.nodes(ofKind: "org").map(\.id) == [3])
    #expect(try store.nodes(ofKind: "spaceship").isEmpty)
  }
}

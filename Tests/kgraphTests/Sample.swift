import GraphModel
import GraphQuery

@testable import kgraph

/// A few values that the tests of the renderers share.
enum Sample {
  static let flynn = Node(
    id: 1, kind: "person", name: "Flynn", properties: ["b": .integer(2), "a": .text("/")])
  static let talk = Node(id: 2, kind: "talk", name: "Talk", since: "2023-11-07", until: "2023-11-08")
  static let graf = Node(id: 3, kind: "person", name: "Thomas Graf")
  static let flynnGives = Edge(id: 10, source: 1, relation: "gives", target: 2)
  static let grafGives = Edge(
    id: 11, source: 3, relation: "gives", target: 2, since: "2023", properties: ["role": .text("speaker")])

  static let path = Value.path(nodes: [flynn, talk, graf], edges: [flynnGives, grafGives])
  static let worksAt = Value.path(
    nodes: [flynn, Node(id: 4, kind: "org", name: "Acme")],
    edges: [Edge(id: 12, source: 1, relation: "works_at", target: 4)])
}

extension Terminal {
  /// What an output to a file is connected to.
  static let file = Terminal(isTerminal: false, windowWidth: nil, environment: [:])
}

import GraphModel

/// Everything that the graph knows of a node: its names, properties and links.
struct Dossier {
  /// The links of one relation in one direction, newest first.
  struct Section {
    /// The relation, as seen from the node: `works at`, `talks about it`.
    var words: String
    var relation: Relation
    /// Whether the edges start at the node.
    var isForward: Bool
    var entries: [Entry]
  }

  /// One link.
  struct Entry {
    var edge: Edge
    /// The node at its other end.
    var other: Node
    /// What tells a reader who or what the other node is: `at KubeCon NA 2023`, `with Thomas Graf`.
    var context: [String]

    /// When it holds or took place: the edge's period, or else the other node's.
    var period: (since: String?, until: String?) {
      edge.since == nil && edge.until == nil ? (other.since, other.until) : (edge.since, edge.until)
    }
  }

  var node: Node
  /// Its other names.
  var aliases: [String]
  var sections: [Section]

  /// Collects what is known of a node, with a context for so many links of each section.
  init(of node: Node, in store: GraphStore, contextLimit: Int = 0) throws(GraphError) {
    self.node = node
    aliases = try store.names(of: node.id).filter { $0 != node.name }
    let vocabulary = store.vocabulary
    var sections: [Section] = []
    for edge in try store.edges(of: node.id) {
      guard let relation = vocabulary.relation(named: edge.relation) else { continue }
      let isForward = edge.source == node.id
      guard let other = try store.node(isForward ? edge.target : edge.source) else { continue }
      let words =
        isForward ? relation.words : vocabulary.inverseWords(of: relation, from: other.kind, to: node)
      let entry = Entry(edge: edge, other: other, context: [])
      if let index = sections.firstIndex(where: { $0.words == words }) {
        sections[index].entries.append(entry)
      } else {
        sections.append(Section(words: words, relation: relation, isForward: isForward, entries: [entry]))
      }
    }
    let context = DossierContext(store: store, subject: node)
    for index in sections.indices {
      // What is undated stands last; what is dated alike, by name.
      sections[index].entries.sort { left, right in
        let (leftDate, rightDate) = (left.period.since ?? "", right.period.since ?? "")
        return leftDate == rightDate ? left.other.title < right.other.title : leftDate > rightDate
      }
      for place in sections[index].entries.indices.prefix(contextLimit) {
        let entry = sections[index].entries[place]
        sections[index].entries[place].context = try context.text(for: entry.other, over: entry.edge)
      }
    }
    self.sections = sections.sorted {
      Dossier.rank($0, vocabulary).lexicographicallyPrecedes(Dossier.rank($1, vocabulary))
    }
  }

  /// The order of sections: employers and their like, what the node does, what is done to it, notes; within these as the
  /// vocabulary lists the relations.
  private static func rank(_ section: Section, _ vocabulary: Vocabulary) -> [Int] {
    let place = vocabulary.relations.firstIndex { $0.name == section.relation.name } ?? 0
    let isFromNote = !section.isForward && section.entries.first?.other.kind == CaptureKind.note
    let group =
      isFromNote ? 3 : section.relation.isExclusive && section.isForward ? 0 : section.isForward ? 1 : 2
    return [group, place]
  }
}

/// Says in a few words who or what a linked node is.
struct DossierContext {
  let store: GraphStore
  let subject: Node

  private static let shownNames = 3

  /// What is said beside a node that an edge links to the subject.
  ///
  /// Of someone with an employer (a node with an exclusive link) that; of other nodes what they are mainly linked to,
  /// and what is linked to them by a relation that has a word for it (a talk's speakers: `by`).
  func text(for other: Node, over edge: Edge) throws(GraphError) -> [String] {
    let vocabulary = store.vocabulary
    let isFromNote = other.kind == CaptureKind.note
    if isFromNote { return [] }
    let hasExclusive = vocabulary.relations.contains {
      $0.isExclusive && $0.sourceKinds().contains(other.kind)
    }
    var groups: [(words: String, names: [String])] = []
    for link in try store.edges(of: other.id) where link.id != edge.id {
      guard let relation = vocabulary.relation(named: link.relation) else { continue }
      let isForward = link.source == other.id
      let far = isForward ? link.target : link.source
      guard far != subject.id, let farNode = try store.node(far),
        farNode.kind != CaptureKind.note, holds(link, at: edge.since ?? subject.since, relation)
      else { continue }
      let words: String
      if hasExclusive {
        guard isForward, relation.isExclusive else { continue }
        words = relation.words
      } else if isForward {
        guard relation.signatures.contains(where: { $0.isDefault && $0.source == other.kind }) else {
          continue
        }
        words = relation.words
      } else {
        guard let word = vocabulary.inversePreposition(of: relation) else { continue }
        words = edge.relation == link.relation ? "with" : word
      }
      if let index = groups.firstIndex(where: { $0.words == words }) {
        groups[index].names.append(farNode.title.shortName)
      } else {
        groups.append((words, [farNode.title.shortName]))
      }
    }
    return groups.map { group in
      let rest = group.names.count - DossierContext.shownNames
      guard rest > 0 else { return "\(group.words) \(enumerated(group.names))" }
      return "\(group.words) \(enumerated(group.names.prefix(DossierContext.shownNames) + ["\(rest) more"]))"
    }
  }

  /// Whether a state held at a moment, or holds now when none is given; what happened has happened.
  private func holds(_ edge: Edge, at moment: String?, _ relation: Relation) -> Bool {
    guard relation.isState else { return true }
    guard let moment else { return edge.until == nil }
    return (edge.since ?? "") <= moment && moment < (edge.until ?? "~")
  }
}

/// Writes what one source states, making what it speaks of, and keeps account of what that changed.
///
/// Belongs inside `GraphStore.write`. It has no words of its own: whoever captures tells the user, from the report.
public struct Capture {
  /// The graph that is written to.
  public let store: GraphStore
  /// Who states what is captured.
  public let source: Source
  /// Whether a node that is only referred to may be made.
  public let allowsCreation: Bool
  /// What has changed so far.
  public private(set) var report = CaptureReport()

  /// Begins to capture what a source states.
  public init(store: GraphStore, source: Source, allowsCreation: Bool = true) {
    self.store = store
    self.source = source
    self.allowsCreation = allowsCreation
  }

  /// The node that a reference means, of one of these kinds if it can be, or nil.
  ///
  /// A node of another kind is better than none: the check of a link's signature has more to say about it. Throws when
  /// several nodes bear the name.
  public func find(_ reference: Reference, kinds: [String] = []) throws(GraphError) -> Node? {
    if reference.id != nil { return try store.resolve(reference) }
    for kinds in [reference.kinds.isEmpty ? kinds : reference.kinds, reference.kinds] {
      let narrowed = Reference(name: reference.name, kinds: kinds)
      if try !store.matches(name: narrowed.name, kinds: narrowed.kinds).isEmpty {
        return try store.resolve(narrowed)
      }
    }
    return nil
  }

  /// The node that a reference means, made if there is none.
  ///
  /// - Parameters:
  ///   - kinds: The kinds it may be of.
  ///   - newKind: The kind of a new one; nil: the only one of `kinds`, and an error if they are several.
  public mutating func ensure(
    _ reference: Reference, kinds: [String], newKind: String? = nil
  ) throws(GraphError) -> Node {
    if let node = try find(reference, kinds: kinds) { return node }
    return try make(reference, kinds: newKind.map { [$0] } ?? kinds)
  }

  /// The two ends of a link to be, each made if there is none; what is known of the one narrows the kinds of the other.
  public mutating func ensureEnds(
    of relation: Relation, _ source: Reference, _ target: Reference
  ) throws(GraphError) -> (source: Node, target: Node) {
    let start = try find(source, kinds: relation.sourceKinds())
    let goal = try find(target, kinds: relation.targetKinds(from: start?.kind))
    // Before anything is made for a link that cannot be.
    if let start, let goal { try store.vocabulary.check(start, relation, goal) }
    if let start, relation.targetKinds(from: start.kind).isEmpty { throw misfit(start, relation) }
    if let goal, relation.sourceKinds(to: goal.kind).isEmpty { throw misfit(goal, relation) }
    let madeStart =
      if let start { start } else { try make(source, kinds: relation.sourceKinds(to: goal?.kind)) }
    let madeGoal =
      if let goal { goal } else { try make(target, kinds: relation.targetKinds(from: madeStart.kind)) }
    return (madeStart, madeGoal)
  }

  /// Makes a node, or adds what is new to the one that is there; the source names it from now on.
  public mutating func write(_ draft: NodeDraft, over existing: Node?) throws(GraphError) -> Node {
    let node = try put(draft, over: existing)
    try store.stateExistence(of: node.id, source: source)
    return node
  }

  /// As `write`, and leaves it to the caller to state that the source names the node.
  public mutating func put(_ draft: NodeDraft, over existing: Node?) throws(GraphError) -> Node {
    var node: Node
    if let existing {
      node = existing
      node.since = draft.since ?? existing.since
      node.until = draft.since == nil ? existing.until : draft.until
      node.properties.merge(draft.properties) { _, new in new }
      if try store.update(node) { report.changed.append(.init(before: existing, after: node)) }
    } else {
      node = try store.addNode(
        kind: draft.kind, name: draft.name, since: draft.since, until: draft.until,
        properties: draft.properties)
      report.created.append(node)
    }
    for alias in draft.aliases where try store.addAlias(alias, to: node) { report.aliases.append(alias) }
    return node
  }

  /// As `put`, of a node of a graph from elsewhere.
  public mutating func putForeign(
    labels: [String], properties: Properties, aliases: [String] = [], over existing: Node?
  ) throws(GraphError) -> Node {
    var node: Node
    if let existing {
      node = existing
      if try store.updateForeign(existing, labels: labels, properties: properties),
        let after = try store.node(existing.id)
      {
        report.changed.append(.init(before: existing, after: after))
        node = after
      }
    } else {
      node = try store.addForeignNode(labels: labels, properties: properties)
      report.created.append(node)
    }
    for alias in aliases where try store.addAlias(alias, to: node) { report.aliases.append(alias) }
    return node
  }

  /// States a link between two nodes; returns the evidence's number. Throws when the relation's signatures do not allow
  /// it, unless that is not to be checked.
  @discardableResult
  public mutating func link(
    _ statement: Statement, checksKinds: Bool = true, novelty: StatementNovelty = []
  ) throws(GraphError) -> Int64 {
    guard let relation = store.vocabulary.relation(named: statement.relation) else {
      throw GraphError(.bug, "a command links by '\(statement.relation)', which is no relation")
    }
    if checksKinds, try !store.fits(statement, relation), let source = try store.node(statement.subject),
      let target = try store.node(statement.object)
    {
      try store.vocabulary.check(source, relation, target)
    }
    let (outcome, evidence) = try store.state(statement, source: source, novelty: novelty)
    switch outcome {
    case .added: report.added.append(statement)
    case .updated: report.updated.append(statement)
    case .unchanged: report.unchanged.append(statement)
    }
    return evidence
  }

  private mutating func make(_ reference: Reference, kinds: [String]) throws(GraphError) -> Node {
    let kinds = reference.kinds.isEmpty ? kinds : reference.kinds
    if allowsCreation, kinds.count == 1, let kind = kinds.first {
      return try write(NodeDraft(kind: kind, name: reference.name), over: nil)
    }
    var error = try store.notFound(Reference(name: reference.name, kinds: kinds))
    if kinds.count > 2 { error.message = "nothing is called '\(reference.name)'" }
    if !allowsCreation {
      error.help.append("without --strict it would be made")
    } else if let first = kinds.first {
      let choice = "a new one may be of the kinds \(kinds.joined(separator: ", "))"
      error.help.append("\(choice): say which, as in '\(first):\(reference.name)'")
    }
    throw error
  }

  private func misfit(_ node: Node, _ relation: Relation) -> GraphError {
    let fitting = store.vocabulary.relations.filter { $0.sourceKinds().contains(node.kind) }.map(\.name)
    return GraphError(
      .invalid,
      "'\(relation.name)' links \(relation.signatureText), but '\(node.name)' is of the kind '\(node.kind)'",
      help: fitting.isEmpty ? [] : ["from \(node.kind) there is \(fitting.joined(separator: ", "))"])
  }
}

/// What is to be known of a node, whether it is there already or not.
public struct NodeDraft: Hashable, Sendable {
  /// The name of its kind.
  public var kind: String
  /// Its name.
  public var name: String
  /// When it begins; nil: nothing is said.
  public var since: String?
  /// The first instant after it.
  public var until: String?
  /// What else is said of it.
  public var properties: Properties
  /// Its other names.
  public var aliases: [String]

  /// Makes a draft.
  public init(
    kind: String, name: String, since: String? = nil, until: String? = nil, properties: Properties = [:],
    aliases: [String] = []
  ) {
    self.kind = kind
    self.name = name
    self.since = since
    self.until = until
    self.properties = properties
    self.aliases = aliases
  }
}

/// What a capture changed.
public struct CaptureReport: Hashable, Sendable {
  /// A node that was there and says more or other things now.
  public struct Change: Hashable, Sendable {
    /// As it was.
    public var before: Node
    /// As it is.
    public var after: Node
  }

  /// The nodes it made.
  public internal(set) var created: [Node] = []
  /// The nodes whose dates or properties it changed.
  public internal(set) var changed: [Change] = []
  /// The other names it gave.
  public internal(set) var aliases: [String] = []
  /// The links that are new.
  public internal(set) var added: [Statement] = []
  /// The links that were there and now say more or other things.
  public internal(set) var updated: [Statement] = []
  /// The links that were there as they are.
  public internal(set) var unchanged: [Statement] = []

  /// Whether everything was there as it is.
  public var isEmpty: Bool {
    created.isEmpty && changed.isEmpty && aliases.isEmpty && added.isEmpty && updated.isEmpty
  }
}

extension Relation {
  /// The kinds that it may start from, if it is to end at a node of this kind; nil: of any.
  public func sourceKinds(to target: String? = nil) -> [String] {
    distinct(signatures.filter { target == nil || $0.target == target }.map(\.source))
  }

  /// The kinds that it may lead to, if it starts from a node of this kind; nil: of any.
  public func targetKinds(from source: String? = nil) -> [String] {
    distinct(signatures.filter { source == nil || $0.source == source }.map(\.target))
  }

  private func distinct(_ kinds: [String]) -> [String] {
    var seen: Set<String> = []
    return kinds.filter { seen.insert($0).inserted }
  }
}

/// Names, aliases, and finding nodes by them.
extension GraphStore {
  /// A node that a name may mean.
  public struct NameMatch: Hashable, Sendable {
    /// How well the name fits, best first.
    public enum Quality: Int, Comparable, Sendable {
      /// It is the node's name to the letter.
      case exact
      /// It is the node's name but for spelling.
      case folded
      /// It is one of the node's other names.
      case alias
      /// One of the node's names begins with it.
      case prefix

      /// Whether the one fits better.
      public static func < (left: Quality, right: Quality) -> Bool { left.rawValue < right.rawValue }
    }

    /// The node.
    public var node: Node
    /// How well the name fits.
    public var quality: Quality
  }

  /// All names of a node, its own first.
  public func names(of id: Node.ID) throws(GraphError) -> [String] {
    try all(
      """
      SELECT DISTINCT alias.name FROM alias JOIN node ON node.id = alias.node
      WHERE alias.node = \(id) ORDER BY alias.name IS NOT node.name, alias.name
      """
    ) { $0.text(0) }
  }

  /// The other names of all nodes that have any, in alphabetical order.
  public func aliases() throws(GraphError) -> [Node.ID: [String]] {
    let rows = try all(
      """
      SELECT DISTINCT alias.node, alias.name FROM alias JOIN node ON node.id = alias.node
      WHERE alias.name IS NOT node.name ORDER BY alias.node, alias.name
      """
    ) { ($0.integer(0), $0.text(1)) }
    return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
  }

  /// Gives a node another name; returns whether it was new.
  @discardableResult
  public func addAlias(_ name: String, to node: Node) throws(GraphError) -> Bool {
    let name = Names.cleaned(name)
    guard !name.isEmpty, !(try names(of: node.id).contains(name)) else { return false }
    let before = connection.totalChangedRows
    try indexName(name, of: node)
    guard connection.totalChangedRows > before else { return false }
    try refreshText(of: node.id)
    return true
  }

  /// Enters a name under all its foldings; the node's own spelling of it stands, and of others the best, so that it does
  /// not matter which was met first.
  func indexName(_ name: String, of node: Node) throws(GraphError) {
    for folded in GraphStore.foldings(of: name, kind: node.kind) {
      try run("INSERT INTO alias VALUES (\(folded), \(node.id), \(name)) ON CONFLICT DO NOTHING")
      if connection.changedRows > 0 { continue }
      let known = try first("SELECT name FROM alias WHERE folded = \(folded) AND node = \(node.id)") {
        $0.text(0)
      }
      guard let known, known != name else { continue }
      let isBetter = known != node.name && NameSpelling.isBetter(name, than: known)
      if name == node.name || isBetter {
        try run("UPDATE alias SET name = \(name) WHERE folded = \(folded) AND node = \(node.id)")
      }
    }
  }

  /// What a name of a node of this kind is found under.
  static func foldings(of name: String, kind: String) -> Set<String> {
    var foldings: Set = [NameFolding.fold(name)]
    if kind == organisationKind { foldings.insert(NameFolding.foldOrganisation(name)) }
    return foldings
  }

  /// The kind whose names also fold without legal suffixes and spaces.
  static let organisationKind = "org"

  /// The nodes that bear a name, the best-fitting quality only; prefixes only where asked for and nothing fits better.
  public func matches(
    name: String, kinds: [String] = [], allowingPrefix: Bool = false
  ) throws(GraphError) -> [NameMatch] {
    let name = Names.cleaned(name)
    let folded = NameFolding.fold(name)
    guard !folded.isEmpty else { return [] }
    var candidates = Set(try lookUp(folded)).filter { kinds.isEmpty || kinds.contains($0.kind) }
    if kinds.isEmpty || kinds.contains(GraphStore.organisationKind) {
      candidates.formUnion(
        try lookUp(NameFolding.foldOrganisation(name)).filter { $0.kind == GraphStore.organisationKind })
    }
    var found = candidates.map { NameMatch(node: $0, quality: quality(of: name, folded, for: $0)) }
    if found.isEmpty, allowingPrefix { found = try prefixMatches(folded, kinds: kinds) }
    // "eBPF" is the project of that name and not the one that also goes by it.
    guard let best = found.map(\.quality).min() else { return [] }
    let isOwnName = best == .exact || best == .folded
    return found.filter { isOwnName ? $0.quality <= .folded : true }
      .filter { match in
        // Among nodes of one kind, the exact spelling beats the others.
        match.quality == .exact || !found.contains { $0.quality == .exact && $0.node.kind == match.node.kind }
      }
      .sorted { ($0.quality, $0.node.id) < ($1.quality, $1.node.id) }
  }

  /// The nodes of which one name folds to this and more, at most fifty.
  public func nodes(beginningWith folded: String) throws(GraphError) -> [Node] {
    try prefixMatches(folded, kinds: []).map(\.node)
  }

  /// The nodes of which one name folds to this and a year: what there is one of each year.
  public func editions(of folded: String) throws(GraphError) -> [Node] {
    try all(
      """
      SELECT DISTINCT \(GraphStore.nodeColumns) FROM alias JOIN node ON node.id = alias.node
      WHERE alias.folded > \(folded + " 1") AND alias.folded < \(folded + " 3")
        AND substr(alias.folded, \(Int64(folded.unicodeScalars.count + 2))) GLOB '[12][0-9][0-9][0-9]'
      ORDER BY node.since, node.id
      """
    ) { node(from: $0) }
  }

  /// The nodes of which one name folds to this.
  public func lookUp(_ folded: String) throws(GraphError) -> [Node] {
    try all(
      """
      SELECT \(GraphStore.nodeColumns) FROM alias JOIN node ON node.id = alias.node WHERE alias.folded = \(folded)
      """
    ) { node(from: $0) }
  }

  /// Whether some name folds to this, and whether some folds to this and more words.
  public func names(
    beginningWith folded: String
  ) throws(GraphError) -> (isName: Bool, isBeginning: Bool) {
    // Where the name has bearers, the names that follow it are looked at too: a space sorts before all letters.
    let next = try all(
      "SELECT DISTINCT folded FROM alias WHERE folded >= \(folded) ORDER BY folded LIMIT 2"
    ) { $0.text(0) }
    let isName = next.first == folded
    return (isName, next.contains { $0.hasPrefix(folded + " ") })
  }

  private func quality(of name: String, _ folded: String, for node: Node) -> NameMatch.Quality {
    if node.name == name { return .exact }
    if NameFolding.fold(node.name) == folded { return .folded }
    let isSameOrganisation =
      node.kind == GraphStore.organisationKind
      && NameFolding.foldOrganisation(node.name) == NameFolding.foldOrganisation(name)
    return isSameOrganisation ? .folded : .alias
  }

  /// By the names' own order: the nodes of a kind are many more than those whose name begins so.
  private func prefixMatches(_ folded: String, kinds: [String]) throws(GraphError) -> [NameMatch] {
    let nodes = try all(
      """
      SELECT DISTINCT \(GraphStore.nodeColumns) FROM alias CROSS JOIN node ON node.id = alias.node
      WHERE alias.folded > \(folded) AND alias.folded < \(folded + "\u{10FFFF}") AND \(isOf(kinds)) LIMIT 50
      """
    ) { node(from: $0) }
    return nodes.map { NameMatch(node: $0, quality: .prefix) }
  }

  /// The condition that a row's `node` is of one of these kinds; of any if there are none.
  func isOf(_ kinds: [String]) -> SQLFragment {
    kinds.isEmpty ? "TRUE" : "node.kind IN (\(list: kinds.compactMap { symbols.kindIDs[$0] }))"
  }

  /// The one node that a reference means.
  ///
  /// Throws `notFound` with suggestions, or `ambiguous` with what tells the candidates apart.
  public func resolve(_ reference: Reference, allowingPrefix: Bool = false) throws(GraphError) -> Node {
    if let id = reference.id {
      guard let node = try node(id) else { throw GraphError(.notFound, "there is no node #\(id)") }
      return node
    }
    let matches = try matches(
      name: reference.name, kinds: reference.kinds, allowingPrefix: allowingPrefix)
    guard let match = matches.first else { throw try notFound(reference) }
    guard matches.count == 1 else { throw try ambiguous(reference, matches.map(\.node)) }
    return match.node
  }

  func notFound(_ reference: Reference) throws(GraphError) -> GraphError {
    let kind = reference.kinds.isEmpty ? "nothing" : "no \(reference.kinds.joined(separator: " or "))"
    let similar = try suggestions(for: reference.name, kinds: reference.kinds)
    return GraphError(
      .notFound, "\(kind) is called '\(reference.name)'",
      help: similar.isEmpty
        ? [] : ["did you mean \(similar.map { "'\($0.name)'" }.joined(separator: " or "))?"])
  }

  private func ambiguous(_ reference: Reference, _ nodes: [Node]) throws(GraphError) -> GraphError {
    var help: [String] = []
    for node in nodes.prefix(10) {
      let context = try context(of: node)
      help.append("#\(node.id)  \(node.name) (\(([node.kind] + context).joined(separator: ", ")))")
    }
    if nodes.count > 10 { help.append("and \(nodes.count - 10) more") }
    let kinds = Set(nodes.map(\.kind))
    let way =
      kinds.count == nodes.count
      ? "'\(nodes[0].kind):\(reference.name)' or '#\(nodes[0].id)'" : "'#\(nodes[0].id)'"
    return GraphError(
      .ambiguous, "\(nodes.count) nodes are called '\(reference.name)': say which, as in \(way)", help: help)
  }

  /// What tells a node from others of its name: its dates, and some of what it is linked to.
  public func context(of node: Node) throws(GraphError) -> [String] {
    var context: [String] = []
    if let since = node.since { context.append(since) }
    context += try all(
      """
      SELECT other.name FROM edge JOIN node AS other ON other.id = edge.target
      WHERE edge.source = \(node.id) ORDER BY edge.relation, edge.since DESC, edge.id DESC LIMIT 2
      """
    ) { $0.text(0) }
    return context
  }
}

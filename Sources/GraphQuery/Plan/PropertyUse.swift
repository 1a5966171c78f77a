import GraphModel

/// A property of a node or an edge that a pattern looks at.
struct PropertyUse: Hashable {
  var key: String
  var isOfEdge: Bool
  var range: SourceRange?

  /// What nodes and edges have without being told.
  private static let ownKeys: Set<String> = ["name", "since", "until"]

  /// The uses of properties that nothing in the graph has, as warnings: openCypher reads them as null, and a typo would
  /// go unnoticed.
  static func warnings(about uses: [PropertyUse], in store: GraphStore) throws(GraphError) -> [Diagnostic] {
    var warnings: [Diagnostic] = []
    var seen: Set<PropertyUse> = []
    for use in uses where !ownKeys.contains(use.key) {
      guard seen.insert(PropertyUse(key: use.key, isOfEdge: use.isOfEdge)).inserted,
        try !store.hasProperty(use.key, ofEdges: use.isOfEdge)
      else { continue }
      let known = try store.propertyKeys(ofEdges: use.isOfEdge)
      let near = nearest(to: use.key, in: ownKeys.sorted() + known).prefix(3)
      let owner = use.isOfEdge ? "edge" : "node"
      warnings.append(
        Diagnostic(
          .unknownProperty, "no \(owner) has a property '\(use.key)': it is null everywhere", at: use.range,
          severity: .warning, help: near.map { "did you mean '\($0)'?" }))
    }
    return warnings
  }
}

extension SourceRange {
  /// The name at the end of `n.name`, which is in backticks if it must be.
  func end(of name: String) -> SourceRange {
    self == .synthesized
      ? self : SourceRange(max(lowerBound, upperBound - printedName(name).unicodeScalars.count), upperBound)
  }
}

/// The properties that a pattern looks at, gathered while it is checked; the checks of its parts share one list.
final class PropertyUses {
  private(set) var all: [PropertyUse] = []

  func add(_ key: String, of owner: StaticType, at range: SourceRange?) {
    guard owner.types == .node || owner.types == .edge else { return }
    all.append(PropertyUse(key: key, isOfEdge: owner.types == .edge, range: range))
  }
}

import GraphModel

/// Consecutive MATCH clauses with names and labels resolved to numbers: a small graph to be found in the large one.
struct BoundMatch {
  /// A node to be found.
  struct Vertex {
    /// Its variable, or a made-up name that no query can write.
    var name: String
    /// The kinds it may be of, or nil for any.
    var kinds: Set<Int64>?
    /// The labels it must have, where a node may have several: in graphs from elsewhere.
    var labels: [LabelExpression] = []
    /// The kinds that the relations at it leave possible, or nil for any.
    var impliedKinds: Set<Int64>?
    /// The nodes it can only be, if its name says so; empty: there is none.
    var anchors: [Node.ID]?
    /// What else must be true of it, by property.
    var properties: [PropertyPattern] = []
    /// Whether all it says is in another vertex's anchors already.
    var isAbsorbed = false
    var range: SourceRange

    /// Whether its kind must be looked at, since the relations do not say it.
    var needsKindCheck: Bool {
      if !labels.isEmpty { return true }
      guard let kinds, anchors == nil else { return false }
      guard let impliedKinds else { return true }
      return !impliedKinds.isSubset(of: kinds)
    }
  }

  /// An edge to be found, or a chain of them.
  struct Link: Hashable {
    var name: String?
    var source: Int
    var target: Int
    /// The relations it may be, or nil for any.
    var relations: [Int64]?
    var isEither: Bool
    var length: EdgePattern.Length?
    var properties: [PropertyPattern]
    /// A condition on each edge, written inside the brackets of a chain, or on each repetition.
    var condition: Expression?
    /// The path that is repeated in the place of an edge.
    var repeated: PathPattern?
    /// Whether the repeated path is there once or not at all, and names in it are no lists.
    var isQuestioned = false
    /// Whether its pattern was written from target to source.
    var isBackward = false
    /// The number of the WALK that it belongs to, whose edges may repeat among themselves; or nil.
    var walk: Int?
    /// Whether its edges are asked for: by a variable, or as a part of a path.
    var keepsEdges = false
    /// Which MATCH clause it belongs to: within one, no edge is used twice.
    var clause: Int
    var range: SourceRange

    /// The variables that what is asked of each edge of a chain mentions.
    var mentionedVariables: Set<String> {
      let asked = properties.map(\.value) + [condition].compactMap(\.self)
      return Set(asked.flatMap(\.mentionedVariables)).subtracting([name].compactMap(\.self))
    }

    /// Whether one edge could be both, as far as the relations tell.
    func canCoincide(with other: Link) -> Bool {
      if let walk, walk == other.walk { return false }
      return BoundMatch.canCoincide(relations, other.relations)
    }
  }

  /// Whether one edge could be of both; nil are all relations.
  static func canCoincide(_ relations: [Int64]?, _ others: [Int64]?) -> Bool {
    guard let relations, let others else { return true }
    return !Set(relations).isDisjoint(with: others)
  }

  /// A path with a name, or one that must be among the shortest.
  struct Path {
    var name: String
    /// Its nodes' places among the vertices, in the order of the pattern.
    var vertices: [Int]
    /// Its edges' places among the links.
    var links: [Int]
    var mode: PathPattern.Mode
    var range: SourceRange
  }

  /// A path that is chosen by its length from those between two vertices.
  struct ShortestPath {
    /// The path as it was written; its ends have names, and what is asked of them is asked of the vertices.
    var path: PathPattern
    var start: Int
    var end: Int
    /// The relations its edges may be, or nil for any.
    var relations: [Int64]?
    /// Which MATCH clause it belongs to.
    var clause: Int
  }

  var paths: [Path] = []
  var shortestPaths: [ShortestPath] = []
  var vertices: [Vertex] = []
  var links: [Link] = []
  var conditions: [Expression] = []
}

/// A query as a tree of clauses: what both surfaces, the phrase and the pattern language, are turned into.
///
/// The shape is that of openCypher 9's read part. The tree is a value; every stage after it makes a new one.
public struct PatternQuery: Hashable, Sendable {
  /// The query, or the queries joined by UNION; never empty.
  public var branches: [[Clause]]
  /// Whether the branches' rows are a bag (`UNION ALL`) or a set (`UNION`).
  public var keepsDuplicates: Bool

  /// Makes a query of one or more branches.
  public init(branches: [[Clause]], keepsDuplicates: Bool = false) {
    self.branches = branches
    self.keepsDuplicates = keepsDuplicates
  }
}

/// One clause of a query.
public indirect enum Clause: Hashable, Sendable {
  /// `[OPTIONAL] MATCH paths [WHERE condition]`. No edge is matched twice within one clause.
  case match(paths: [PathPattern], condition: Expression?, isOptional: Bool)
  /// `UNWIND list AS variable`.
  case unwind(Expression, as: String)
  /// `WITH projection [WHERE condition]`.
  case with(Projection, condition: Expression?)
  /// `RETURN projection`: the last clause of every branch.
  case returning(Projection)
}

/// A path of a MATCH: nodes with edges between them.
public struct PathPattern: Hashable, Sendable {
  /// Which of the paths between the end nodes are wanted.
  public enum Selector: Hashable, Sendable {
    /// All of them.
    case all
    /// So many, a number or a parameter, the shortest first: `SHORTEST 3`.
    case shortest(Expression)
    /// All of so many lengths, the shortest first: `SHORTEST 3 GROUPS`.
    case shortestGroups(Expression)

    /// One of the shortest: `shortestPath((a)-[*]-(b))` or `ANY SHORTEST`.
    public static let anyShortest = Selector.shortest(.integer(1))
    /// All that are as short as the shortest: `allShortestPaths(…)` or `ALL SHORTEST`.
    public static let allShortest = Selector.shortestGroups(.integer(1))
  }

  /// What a path may come back to.
  public enum Mode: String, Hashable, Sendable {
    /// Nodes and edges again.
    case walk = "WALK"
    /// Nodes again, and no edge: what MATCH means of itself.
    case trail = "TRAIL"
    /// Nothing.
    case acyclic = "ACYCLIC"
    /// Nothing but its first node, as its last.
    case simple = "SIMPLE"
  }

  /// The path's own name (`p = …`), if it has one.
  public var variable: String?
  /// Which paths are wanted.
  public var selector: Selector
  /// What the path may come back to.
  public var mode: Mode
  /// The nodes, one more than there are edges.
  public var nodes: [NodePattern]
  /// The edges, each between the node of the same index and the next.
  public var edges: [EdgePattern]
  /// The parts with a name or a mode of their own, none of which crosses another.
  public var parts: [Part] = []

  /// Makes a path; `nodes` has one element more than `edges`.
  public init(
    variable: String? = nil, selector: Selector = .all, mode: Mode = .trail, nodes: [NodePattern],
    edges: [EdgePattern] = []
  ) {
    self.variable = variable
    self.selector = selector
    self.mode = mode
    self.nodes = nodes
    self.edges = edges
  }
}

extension PathPattern {
  /// A part of a path: `(p = ACYCLIC (a)-[:knows*]->(b))`.
  public struct Part: Hashable, Sendable {
    /// The part's name, if it has one.
    public var variable: String?
    /// What the part may come back to.
    public var mode: Mode
    /// The places of its first and last node.
    public var nodes: ClosedRange<Int>

    /// Makes a part.
    public init(_ variable: String?, mode: Mode = .trail, nodes: ClosedRange<Int>) {
      self.variable = variable
      self.mode = mode
      self.nodes = nodes
    }
  }
}

/// `(variable:label {key: value} WHERE condition)`.
public struct NodePattern: Hashable, Sendable {
  /// The node's name in the query.
  public var variable: String?
  /// What labels it must have.
  public var label: LabelExpression?
  /// What properties it must have.
  public var properties: [PropertyPattern]
  /// A condition written inside the parentheses.
  public var condition: Expression?
  /// Where it stands in the text.
  public var range: SourceRange

  /// Makes a node pattern.
  public init(
    _ variable: String? = nil, label: LabelExpression? = nil, properties: [PropertyPattern] = [],
    condition: Expression? = nil, range: SourceRange = .synthesized
  ) {
    self.variable = variable
    self.label = label
    self.properties = properties
    self.condition = condition
    self.range = range
  }
}

/// `-[variable:relation*m..n {key: value} WHERE condition]->`.
public struct EdgePattern: Hashable, Sendable {
  /// Which way the arrow points.
  public enum Direction: Hashable, Sendable {
    /// `-->`
    case forward
    /// `<--`
    case backward
    /// `--`
    case either
  }

  /// How many edges in a row: `*m..n` or `{m,n}`; `nil` above means without bound.
  public struct Length: Hashable, Sendable {
    /// The least number of edges.
    public var minimum: Int
    /// The greatest number of edges, or nil for no bound.
    public var maximum: Int?

    /// Makes a length range.
    public init(_ minimum: Int, _ maximum: Int?) {
      self.minimum = minimum
      self.maximum = maximum
    }
  }

  /// The edge's (or list of edges') name in the query.
  public var variable: String?
  /// What relations it may be.
  public var label: LabelExpression?
  /// Which way it points.
  public var direction: Direction
  /// How many in a row, or nil for exactly one, bound as an edge and not as a list.
  public var length: Length?
  /// What properties it must have.
  public var properties: [PropertyPattern]
  /// A condition written inside the brackets, or behind a repeated path.
  public var condition: Expression?
  /// The path that stands in the edge's place, as often as `length` says: `((a)-[r]->(b)){1,3}`.
  public var repeated: PathPattern?
  /// Whether the path is there once or not at all, so that a name in it is not a list: `((a)-[r]->(b))?`.
  public var isQuestioned = false
  /// Where it stands in the text.
  public var range: SourceRange

  /// Makes a repeated path, which stands between two nodes as an edge does.
  public init(
    repeating path: PathPattern, length: Length, isQuestioned: Bool = false, condition: Expression?,
    range: SourceRange = .synthesized
  ) {
    self.init(nil, direction: .forward, length: length, condition: condition, range: range)
    repeated = path
    self.isQuestioned = isQuestioned
  }

  /// Makes an edge pattern.
  public init(
    _ variable: String? = nil, label: LabelExpression? = nil, direction: Direction, length: Length? = nil,
    properties: [PropertyPattern] = [], condition: Expression? = nil, range: SourceRange = .synthesized
  ) {
    self.variable = variable
    self.label = label
    self.direction = direction
    self.length = length
    self.properties = properties
    self.condition = condition
    self.range = range
  }
}

/// `key: value` in a pattern's braces.
public struct PropertyPattern: Hashable, Sendable {
  /// The property's name.
  public var key: String
  /// What it must equal.
  public var value: Expression
  /// Where the name stands in the text.
  public var keyRange: SourceRange

  /// Makes a property pattern.
  public init(_ key: String, _ value: Expression, keyRange: SourceRange = .synthesized) {
    self.key = key
    self.value = value
    self.keyRange = keyRange
  }

  /// Compares what the patterns say.
  public static func == (left: PropertyPattern, right: PropertyPattern) -> Bool {
    left.key == right.key && left.value == right.value
  }
  /// Hashes what the pattern says.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(key)
    hasher.combine(value)
  }
}

/// Which labels (kinds of a node, relation of an edge) fit.
public indirect enum LabelExpression: Hashable, Sendable {
  /// `:name`, in any letter case.
  case name(String, SourceRange)
  /// `:%`, any label.
  case any
  /// `a|b`
  case or(LabelExpression, LabelExpression)
  /// `a&b`, also written `:a:b`
  case and(LabelExpression, LabelExpression)
  /// `!a`
  case not(LabelExpression)
}

/// What WITH and RETURN make of the rows.
public struct Projection: Hashable, Sendable {
  /// One column.
  public struct Item: Hashable, Sendable {
    /// What it holds.
    public var expression: Expression
    /// The name given with AS, or nil; then the name is the expression's text.
    public var alias: String?
    /// Where the expression stands in the text, parentheses around it included.
    public var range: SourceRange

    /// Makes a column.
    public init(_ expression: Expression, as alias: String? = nil, range: SourceRange = .synthesized) {
      self.expression = expression
      self.alias = alias
      self.range = range
    }

    /// The column's name: the one given, or the expression as it is written in `source`.
    func columnName(in source: [Unicode.Scalar]) -> String {
      if let alias { return alias }
      if case .variable(let name) = expression.kind { return name }
      guard range != .synthesized, range.upperBound <= source.count else { return expression.printed() }
      return String(source[range.lowerBound..<range.upperBound])
    }

    /// Columns are equal that say the same, however they are written.
    public static func == (left: Item, right: Item) -> Bool {
      left.expression == right.expression && left.alias == right.alias
    }
    /// Hashes what the column says.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(expression)
      hasher.combine(alias)
    }
  }

  /// One key of ORDER BY.
  public struct SortKey: Hashable, Sendable {
    /// What to sort by.
    public var expression: Expression
    /// Whether the greatest comes first.
    public var isDescending: Bool

    /// Makes a sort key.
    public init(_ expression: Expression, descending: Bool = false) {
      self.expression = expression
      self.isDescending = descending
    }
  }

  /// Whether equal rows are returned once.
  public var isDistinct: Bool
  /// Whether it begins with `*`, all variables in scope.
  public var includesAll: Bool
  /// The columns.
  public var items: [Item]
  /// ORDER BY.
  public var order: [SortKey]
  /// SKIP (or OFFSET).
  public var skip: Expression?
  /// LIMIT.
  public var limit: Expression?

  /// Makes a projection.
  public init(
    _ items: [Item], distinct: Bool = false, includesAll: Bool = false, order: [SortKey] = [],
    skip: Expression? = nil, limit: Expression? = nil
  ) {
    self.isDistinct = distinct
    self.includesAll = includesAll
    self.items = items
    self.order = order
    self.skip = skip
    self.limit = limit
  }
}

import GraphQuery

/// Queries without an answer find few mistakes. So each that has none is tried again with its conditions turned round,
/// and without what leaves nothing.
extension Trial {
  /// The verdict on a query, or on the first like it of which the judge finds rows; both have been judged.
  func fruitfulVerdict(on text: String) -> (text: String, verdict: Verdict) {
    let verdict = verdict(on: text)
    guard case .same(isEmpty: true) = verdict, let query = try? PatternParser.parse(text) else {
      return (text, verdict)
    }
    guard let fruitful = query.variants.first(where: hasRows) else { return (text, verdict) }
    let printed = fruitful.printed()
    return (printed, self.verdict(on: printed))
  }
}

extension PatternQuery {
  /// Queries like it, those first that have most of it.
  fileprivate var variants: [PatternQuery] {
    turnedRound + withoutConditions + [withoutAnyCondition, bare]
  }

  /// The query with one of its conditions negated.
  fileprivate var turnedRound: [PatternQuery] {
    replacing { clause in
      switch clause {
      case .match(let paths, let condition?, let isOptional):
        .match(paths: paths, condition: condition.negated, isOptional: isOptional)
      case .with(let projection, let condition?): .with(projection, condition: condition.negated)
      case .unwind(let list, let variable):
        // One element more than there are.
        .unwind(.binary(list, .add, Expression(.list([.integer(1)]))), as: variable)
      case .returning(let projection) where projection.skip != nil: .returning(projection.withoutSkip)
      default: nil
      }
    }
  }

  /// The queries without the condition of one clause.
  private var withoutConditions: [PatternQuery] { replacing { $0.withoutCondition } }

  /// The query without the conditions of its clauses.
  private var withoutAnyCondition: PatternQuery { changed { $0.withoutCondition ?? $0 } }

  /// The query that says nothing of nodes but which they are, either.
  private var bare: PatternQuery {
    withoutAnyCondition.changed { clause in
      guard case .match(let paths, _, let isOptional) = clause else { return clause }
      return .match(paths: paths.map(\.bare), condition: nil, isOptional: isOptional)
    }
  }

  private func changed(_ change: (Clause) -> Clause) -> PatternQuery {
    var query = self
    query.branches = branches.map { $0.map(change) }
    return query
  }

  /// The queries with one clause replaced.
  private func replacing(_ replacement: (Clause) -> Clause?) -> [PatternQuery] {
    var queries: [PatternQuery] = []
    for (branch, clauses) in branches.enumerated() {
      for (place, clause) in clauses.enumerated() {
        guard let other = replacement(clause) else { continue }
        var query = self
        query.branches[branch][place] = other
        queries.append(query)
      }
    }
    return queries
  }
}

extension Clause {
  /// The clause without its condition, if it has one.
  fileprivate var withoutCondition: Clause? {
    switch self {
    case .match(let paths, .some, let isOptional):
      .match(paths: paths, condition: nil, isOptional: isOptional)
    case .with(let projection, .some): .with(projection, condition: nil)
    default: nil
    }
  }
}

extension PathPattern {
  fileprivate var bare: PathPattern {
    var path = self
    for place in path.nodes.indices {
      (path.nodes[place].label, path.nodes[place].properties, path.nodes[place].condition) = (nil, [], nil)
    }
    for place in path.edges.indices { path.edges[place].properties = [] }
    return path
  }
}

extension Expression {
  fileprivate var negated: Expression { .not(self) }
}

extension Projection {
  fileprivate var withoutSkip: Projection {
    var other = self
    other.skip = nil
    return other
  }
}

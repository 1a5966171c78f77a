import GraphQuery

/// Repeated paths: each repetition by itself, and the names inside as lists of what they were.
extension Judge {
  func follow(_ repeated: PathPattern, _ pattern: EdgePattern, from walk: Walk) throws -> [Walk] {
    guard let length = pattern.length else { throw Failure.mistake("a path without a number of repetitions") }
    let names = repeated.variables
    var level: [(walk: Walk, values: [Row])] = [(walk, [])]
    var found: [Walk] = []
    var count = 0
    while !level.isEmpty, count <= length.maximum ?? graph.edges.count {
      if count >= length.minimum {
        found += level.map { walk, values in
          var done = walk
          for name in names {
            let all = values.map { $0[name] ?? .null }
            done.state.row[name] = pattern.isQuestioned ? all.first ?? .null : .list(all)
          }
          done.places = walk.places
          return done
        }
      }
      level = try level.flatMap { walk, values in
        try repetitions(of: repeated, pattern.condition, from: walk).map { next in
          var after = next
          after.state.row = walk.state.row
          after.state.promises = walk.state.promises
          after.state.edgeConditions = walk.state.edgeConditions
          return (after, values + [next.state.row])
        }
      }
      count += 1
    }
    return found
  }

  /// The walks that are one repetition longer, with what it binds.
  private func repetitions(
    of path: PathPattern, _ condition: Expression?, from walk: Walk
  ) throws -> [Walk] {
    let first = walk.nodes.count - 1
    let walks = try walks(along: path, from: [walk]).compactMap { next in
      var next = next
      next.barred = walk.barred
      return try named(next, path.variable, from: first)
    }
    let conditions = path.ownConditions + [condition].compactMap(\.self)
    return try walks.filter { next in
      try isKept(next.state, since: walk.state) && conditions.allSatisfy { try holds($0, in: next.state.row) }
    }
  }
}

extension PathPattern {
  /// The conditions in its nodes and single edges.
  var ownConditions: [Expression] {
    nodes.compactMap(\.condition) + edges.filter { $0.length == nil }.compactMap(\.condition)
  }
}

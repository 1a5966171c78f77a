import GraphModel

/// Finds the paths between two nodes in the order of their lengths, until there are as many as are wanted.
///
/// All paths of one length are tried before those of the next. Around the end it is known how far away each node is, as
/// far as half of a path goes, so that a path is given up where the end cannot be reached any more. Once the surroundings
/// are all that leads to the end, nothing else is tried.
extension ShortestPathSearch {
  /// The nodes around the end, with their distances from it.
  private struct Surroundings {
    var distances: [Node.ID: Int]
    var frontier: [Node.ID]
    var depth = 0

    init(_ end: Node.ID) {
      distances = [end: 0]
      frontier = [end]
    }

    /// Whether there is nothing else from which the end can be reached.
    var isWhole: Bool { frontier.isEmpty }
  }

  /// A path in the making.
  private struct Attempt {
    var nodes: [Node.ID]
    var edges: [Edge.ID] = []
    /// For the last node and each before it, the steps that are still to be tried, the next one last.
    var choices: [[Step]] = []
    var usedEdges: Set<Edge.ID>
    /// How often the path is at each node.
    var visits: [Node.ID: Int]

    init(_ start: Node.ID, avoiding avoided: Set<Edge.ID>) {
      nodes = [start]
      usedEdges = avoided
      visits = [start: 1]
    }

    mutating func take(_ step: Step, keepsEdge: Bool) {
      nodes.append(step.node)
      edges.append(step.edge)
      if keepsEdge { usedEdges.insert(step.edge) }
      visits[step.node, default: 0] += 1
    }

    /// Takes the last step back.
    mutating func goBack(keepsEdge: Bool) {
      choices.removeLast()
      guard let edge = edges.popLast(), let node = nodes.popLast() else { return }
      if keepsEdge { usedEdges.remove(edge) }
      visits[node, default: 1] -= 1
    }
  }

  /// The wanted paths, of which none is shorter than `least`.
  func byLength(
    from start: Node.ID, to end: Node.ID, atLeast least: Int, avoiding avoided: Set<Edge.ID>,
    steps: (SQLFragment) throws(Diagnostic) -> [Step]
  ) throws(Diagnostic) -> [RuntimeValue] {
    var surroundings = Surroundings(end)
    var found: [RuntimeValue] = []
    var lengths: Int64 = 0
    var length = max(minimum, least)
    while length <= maximum ?? .max {
      while surroundings.depth < (length + 1) / 2, !surroundings.isWhole {
        try widen(&surroundings, avoiding: avoided, steps)
      }
      let (paths, mayGoOn) = try self.paths(
        of: length, from: start, to: end, surroundings, avoiding: avoided,
        atMost: isGroups ? .max : count - Int64(found.count), steps)
      found += paths
      if !paths.isEmpty { lengths += 1 }
      if !mayGoOn || (isGroups ? lengths : Int64(found.count)) >= count { break }
      length += 1
    }
    return found
  }

  private func widen(
    _ surroundings: inout Surroundings, avoiding avoided: Set<Edge.ID>,
    _ steps: (SQLFragment) throws(Diagnostic) -> [Step]
  ) throws(Diagnostic) {
    surroundings.depth += 1
    var next: [Node.ID] = []
    for node in surroundings.frontier {
      for step in try steps(backward.sql(from: node))
      where !avoided.contains(step.edge) && surroundings.distances[step.node] == nil {
        surroundings.distances[step.node] = surroundings.depth
        next.append(step.node)
      }
    }
    surroundings.frontier = next
  }

  /// The paths of a length, and whether there may be longer ones.
  private func paths(
    of length: Int, from start: Node.ID, to end: Node.ID, _ surroundings: Surroundings,
    avoiding avoided: Set<Edge.ID>, atMost limit: Int64, _ steps: (SQLFragment) throws(Diagnostic) -> [Step]
  ) throws(Diagnostic) -> (paths: [RuntimeValue], mayGoOn: Bool) {
    var found: [RuntimeValue] = []
    var mayGoOn = false
    var attempt = Attempt(start, avoiding: avoided)
    let keepsEdge = mode != .walk
    while let node = attempt.nodes.last {
      let rest = length - attempt.edges.count
      if attempt.choices.count < attempt.nodes.count {
        // The path has just come to the node.
        var choices: [Step] = []
        if rest == 0 {
          mayGoOn = true
          if node == end { found.append(.path(nodes: attempt.nodes, edges: attempt.edges)) }
          if Int64(found.count) >= limit { return (found, true) }
        } else if let distance = surroundings.distances[node], distance > rest {
          mayGoOn = true
        } else if surroundings.distances[node] != nil || !surroundings.isWhole && rest > surroundings.depth {
          choices = try sorted(steps(forward.sql(from: node))).reversed()
        } else if !surroundings.isWhole {
          mayGoOn = true
        }
        attempt.choices.append(choices)
      }
      guard let step = attempt.choices[attempt.choices.count - 1].popLast() else {
        attempt.goBack(keepsEdge: keepsEdge)
        if attempt.choices.isEmpty { break }
        continue
      }
      if attempt.usedEdges.contains(step.edge) { continue }
      let isBack = attempt.visits[step.node, default: 0] > 0
      switch mode {
      case .acyclic where isBack: continue
      case .simple where isBack && !(step.node == start && rest == 1): continue
      default: attempt.take(step, keepsEdge: keepsEdge)
      }
    }
    return (found, mayGoOn)
  }
}

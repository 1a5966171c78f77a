import GraphModel

/// One step of finding a match, in the order in which they are done.
enum JoinStep: Hashable {
  /// Go through the anchors of a vertex.
  case anchors(vertex: Int)
  /// Go through all nodes of a vertex's kinds.
  case scan(vertex: Int)
  /// Follow a link from an end that is bound.
  case follow(link: Int, fromSource: Bool)
  /// Look at a vertex's node: its kind, its properties.
  case check(vertex: Int)
}

/// Chooses the order in which the links of a match are followed, from counts of the real graph.
///
/// Greedy: always the link that multiplies the rows least. Source: Steinbrunn, Moerkotte and Kemper 1997, "Heuristic
/// and randomized optimization for the join ordering problem", section 4.1 (minimum selectivity).
struct Planner {
  private let store: GraphStore
  private let statistics: [Int64: GraphStore.RelationStatistics]
  private let degrees = Degrees()

  /// Degrees that were counted already.
  private final class Degrees {
    struct Key: Hashable {
      var node: Node.ID
      var relations: [Int64]
      var outgoing: Bool
    }

    var known: [Key: Double] = [:]
  }

  init(store: GraphStore) throws(QueryError) {
    self.store = store
    do throws(GraphError) { statistics = try store.relationStatistics() } catch { throw .graph(error) }
  }

  /// The steps that find a match, given the vertices that are bound already.
  func plan(_ match: BoundMatch, bound: Set<Int>) throws(QueryError) -> [JoinStep] {
    var steps: [JoinStep] = []
    var bound = bound
    var open = Set(match.links.indices)
    func bind(_ vertex: Int) {
      guard bound.insert(vertex).inserted else { return }
      let description = match.vertices[vertex]
      if description.needsKindCheck || !description.properties.isEmpty {
        steps.append(.check(vertex: vertex))
      }
    }
    // A single anchor costs nothing to start from, so all of them are bound from the beginning.
    for (index, vertex) in match.vertices.enumerated() where vertex.anchors?.count == 1 && !vertex.isAbsorbed
    {
      steps.append(.anchors(vertex: index))
      bind(index)
    }
    while !open.isEmpty {
      var best: (cost: Double, link: Int, fromSource: Bool)?
      for index in open.sorted() {
        let link = match.links[index]
        for fromSource in [true, false] where bound.contains(fromSource ? link.source : link.target) {
          var cost = try fanOut(of: link, fromSource: fromSource, match, bound)
          if waits(link, match, bound, open) { cost += Planner.costOfAllChains }
          if cost < best?.cost ?? .infinity { best = (cost, index, fromSource) }
        }
      }
      // Several anchors, or a whole kind, where nothing bound leads on more cheaply.
      if let start = try start(match, open, bound, cheaperThan: best?.cost ?? .infinity) {
        steps.append(start.step)
        bind(start.vertex)
        continue
      }
      guard let best else { break }
      let link = match.links[best.link]
      open.remove(best.link)
      steps.append(.follow(link: best.link, fromSource: best.fromSource))
      bind(best.fromSource ? link.target : link.source)
    }
    for (index, vertex) in match.vertices.enumerated() where !bound.contains(index) && !vertex.isAbsorbed {
      if vertex.anchors == nil {
        steps.append(.scan(vertex: index))
        bound.insert(index)
        if !vertex.properties.isEmpty { steps.append(.check(vertex: index)) }
      } else {
        steps.append(.anchors(vertex: index))
        bind(index)
      }
    }
    return steps
  }

  /// Whether a chain's edges are compared with what is not bound yet: then all chains would be followed, and most of
  /// them for nothing.
  private func waits(
    _ link: BoundMatch.Link, _ match: BoundMatch, _ bound: Set<Int>, _ open: Set<Int>
  ) -> Bool {
    guard link.length != nil else { return false }
    let wanted = link.mentionedVariables
    return !wanted.isEmpty
      && (match.vertices.indices.contains { !bound.contains($0) && wanted.contains(match.vertices[$0].name) }
        || open.contains { match.links[$0].name.map(wanted.contains) ?? false })
  }

  /// More than any other way costs.
  private static let costOfAllChains = 1e9

  /// How many rows following a link makes of one.
  private func fanOut(
    of link: BoundMatch.Link, fromSource: Bool, _ match: BoundMatch, _ bound: Set<Int>
  ) throws(QueryError) -> Double {
    let near = fromSource ? link.source : link.target
    let far = fromSource ? link.target : link.source
    let isProbe = bound.contains(far)
    let relations = link.relations ?? store.vocabulary.relations.map(\.id)
    var rows = 0.0
    if let anchor = match.vertices[near].anchors, anchor.count == 1 {
      do throws(GraphError) {
        rows = try degree(of: anchor[0], relations, outgoing: fromSource)
        if link.isEither { rows += try degree(of: anchor[0], relations, outgoing: !fromSource) }
      } catch { throw .graph(error) }
    } else {
      for relation in relations {
        rows += average(relation, outgoing: fromSource)
        if link.isEither { rows += average(relation, outgoing: !fromSource) }
      }
    }
    if link.length != nil { rows = max(rows, 1) * 4 }
    // Anchors of the far end are a filter that the index applies.
    if let anchors = match.vertices[far].anchors {
      return isProbe ? min(rows, 0.5) : min(rows, Double(anchors.count))
    }
    return isProbe ? min(rows, 0.5) : rows
  }

  private func degree(of node: Node.ID, _ relations: [Int64], outgoing: Bool) throws(GraphError) -> Double {
    let key = Degrees.Key(node: node, relations: relations, outgoing: outgoing)
    if let known = degrees.known[key] { return known }
    let counted = try store.degree(of: node, over: relations, outgoing: outgoing, limit: Planner.degreeLimit)
    // What is over the limit is as good as average, if that is more.
    let average =
      counted < Planner.degreeLimit
      ? 0 : relations.reduce(0) { $0 + self.average($1, outgoing: outgoing) }
    degrees.known[key] = max(Double(counted), average)
    return max(Double(counted), average)
  }

  /// Beyond so many edges the exact number does not matter; counting them takes a tenth of a millisecond.
  private static let degreeLimit = 10_000

  private func average(_ relation: Int64, outgoing: Bool) -> Double {
    guard let counts = statistics[relation] else { return outgoing ? 2 : 4 }
    return Double(counts.edges) / Double(max(1, outgoing ? counts.sources : counts.targets))
  }

  private func start(
    _ match: BoundMatch, _ open: Set<Int>, _ bound: Set<Int>, cheaperThan limit: Double
  ) throws(QueryError) -> (step: JoinStep, vertex: Int)? {
    var best: (cost: Double, step: JoinStep, vertex: Int)?
    let ends = Set(open.flatMap { [match.links[$0].source, match.links[$0].target] })
    for vertex in ends.sorted() where !bound.contains(vertex) {
      if let anchors = match.vertices[vertex].anchors {
        let cost = Double(anchors.count)
        if cost < best?.cost ?? limit { best = (cost, .anchors(vertex: vertex), vertex) }
      } else if limit == .infinity {
        let cost = 1e6 * Double(match.vertices[vertex].kinds?.count ?? 100)
        if cost < best?.cost ?? limit { best = (cost, .scan(vertex: vertex), vertex) }
      }
    }
    return best.map { ($0.step, $0.vertex) }
  }
}

/// The variables of patterns.
extension SemanticCheck {
  /// Binds the variables of a MATCH clause's paths, and then checks what the patterns say of them.
  mutating func bind(_ paths: [PathPattern]) throws(Diagnostic) {
    let clause = nextClause()
    let before = self
    try checkInteriors(of: paths)
    for path in paths {
      if let variable = path.variable {
        guard scope[variable] == nil else { throw alreadyBound(variable, at: path.nodes.first?.range) }
        scope[variable] = Binding(type: .path)
      }
      for part in path.parts {
        guard let variable = part.variable else { continue }
        guard scope[variable] == nil else {
          throw alreadyBound(variable, at: path.nodes[part.nodes.lowerBound].range)
        }
        scope[variable] = Binding(type: .path)
      }
      for (index, node) in path.nodes.enumerated() {
        try bind(node, clause: clause)
        guard index < path.edges.count else { continue }
        if let repeated = path.edges[index].repeated {
          try bind(repeated, path.edges[index], before, clause: clause)
        } else {
          try bind(path.edges[index], clause: clause)
        }
      }
    }
    for path in paths { try checkContents(of: path) }
  }

  private mutating func bind(_ node: NodePattern, clause: Int) throws(Diagnostic) {
    guard let variable = node.variable else { return }
    if let known = scope[variable] {
      guard known.type.canBe(.node) else {
        throw conflict(variable, known, "a node", at: node.range)
      }
      guard known.clause != clause else {
        throw Diagnostic(
          .alreadyBound,
          "'\(variable)' lies inside a path that may be missing, and is named outside of it as well",
          at: node.range, help: ["give it another name, and compare the two with WHERE"])
      }
      return
    }
    scope[variable] = Binding(type: .node)
  }

  private mutating func bind(_ edge: EdgePattern, clause: Int) throws(Diagnostic) {
    guard let variable = edge.variable else { return }
    let isChain = edge.length != nil
    if let known = scope[variable] {
      guard known.type.canBe(isChain ? .list : .edge),
        !isChain || known.type.element.canBe(.edge)
      else {
        throw conflict(variable, known, isChain ? "a list of edges" : "an edge", at: edge.range)
      }
      guard known.clause != clause else {
        throw Diagnostic(
          .alreadyBound, "'\(variable)' is in this MATCH already, and no edge is taken twice", at: edge.range,
          help: ["give the second edge a name of its own"])
      }
      scope[variable]?.clause = clause
      return
    }
    scope[variable] = Binding(type: isChain ? .list(of: .edge) : .edge, clause: clause)
  }

  /// Binds the variables of a repeated path: inside it, they are one node or edge each, and outside, lists of them.
  ///
  /// Inside there is nothing else of the same MATCH, since it is not known yet what a path is when it is repeated.
  private mutating func bind(
    _ repeated: PathPattern, _ edge: EdgePattern, _ before: SemanticCheck, clause: Int
  ) throws(Diagnostic) {
    var inner = before
    let range = repeated.nodes.first?.range
    for name in repeated.variables.sorted() {
      guard scope[name] == nil else { throw alreadyBound(name, at: range) }
    }
    try inner.bind([repeated])
    if let condition = edge.condition { try inner.checkCondition(condition) }
    for name in inner.scope.names where before.scope[name] == nil {
      let type = inner.scope[name]?.type ?? .any
      scope[name] = edge.isQuestioned ? Binding(type: type, clause: clause) : Binding(type: .list(of: type))
    }
  }

  /// What lies inside of a path that is chosen by its length is its own: its length would depend on more than its ends.
  private func checkInteriors(of paths: [PathPattern]) throws(Diagnostic) {
    for (index, path) in paths.enumerated() where path.selector != .all {
      let ends = Set([path.nodes.first?.variable, path.nodes.last?.variable].compactMap(\.self))
      var others = Set(scope.names)
      for (place, other) in paths.enumerated() where place != index { others.formUnion(other.variables) }
      let inside = path.variables.subtracting(ends).subtracting([path.variable].compactMap(\.self))
      if let name = inside.intersection(others).sorted().first {
        throw Diagnostic(
          .alreadyBound, "'\(name)' lies inside a shortest path, and is named outside of it as well",
          at: path.nodes.first?.range, help: ["give it another name, and compare the two with WHERE"])
      }
    }
  }

  private func conflict(
    _ name: String, _ known: Binding, _ wanted: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .alreadyBound, "'\(name)' is \(known.type.types.words) already and cannot be \(wanted)", at: range,
      help: ["choose another name"])
  }

  /// The properties and conditions in the brackets of a path; all variables of the clause are known there.
  private mutating func checkContents(of path: PathPattern) throws(Diagnostic) {
    for node in path.nodes {
      try checkProperties(node.properties, of: .node)
      if let condition = node.condition { try checkCondition(condition) }
    }
    for edge in path.edges where edge.repeated == nil {
      try checkProperties(edge.properties, of: .edge)
      guard let condition = edge.condition else { continue }
      // Inside the brackets the name stands for one edge, also where it is a list of them outside.
      let outside = scope
      if let variable = edge.variable { scope[variable]?.type = .edge }
      try checkCondition(condition)
      scope = outside
    }
  }

  private mutating func checkProperties(
    _ patterns: [PropertyPattern], of owner: StaticType
  ) throws(Diagnostic) {
    for property in patterns {
      properties.add(property.key, of: owner, at: property.keyRange)
      _ = try type(of: property.value, where: "a pattern has no aggregates")
    }
  }

  /// Checks a bare pattern that stands as a condition: it asks about what is there, and names nothing new.
  mutating func checkPredicate(_ path: PathPattern) throws(Diagnostic) {
    let names = path.nodes.map { ($0.variable, $0.range) } + path.edges.map { ($0.variable, $0.range) }
    for case (let name?, let range) in names where scope[name] == nil {
      throw Diagnostic(
        .unboundVariable, "nothing is called '\(name)' here, and a pattern in a condition names nothing",
        at: range, help: ["leave the name out", "or write EXISTS { … }, where names may be new"])
    }
    var inner = self
    try inner.bind([path])
  }
}

import GraphModel

/// Links as paths of a pattern, with what must be true of their edges.
extension PhraseTranslator {
  struct LinkPath {
    var pattern: PathPattern
    var conditions: [Expression]
    var objectVariable: String?
    /// The talk or event whose time counts for what the object's phrase says.
    var dated: String?
    /// The first talk or event on it.
    var occasion: String?
    /// The edges that hold over time of which nothing says when.
    var open: [String] = []
    /// Where both ends meet, and its variable.
    var meeting: (place: NounPhrase, variable: String)?
  }

  mutating func path(
    _ link: LinkCondition, to object: NounPhrase, as name: String?, from head: String, dated: String?,
    in draft: inout Draft
  ) -> LinkPath {
    let steps = link.link.path.steps
    var kinds = link.link.sources
    var nodes = [NodePattern(head)]
    var edges: [EdgePattern] = []
    var conditions: [Expression] = []
    var stateEdges: [String] = []
    var dated = dated
    var occasion: String?
    if kinds.allSatisfy(isDated) { dated = head }
    var object = object
    var meeting: (place: NounPhrase, variable: String)?
    let needsVariable =
      link.change == .replaced || name != nil || object.name?.isNumber ?? false || !object.conditions.isEmpty
      || (object.name?.ownNames.count ?? 0) > 1
    if link.countsParts, let first = steps.first, first.isInverse, first.relations.count == 1,
      let along = vocabulary.relation(named: first.relations[0])?.rollsUpAlong
    {
      // "topics without talks": what its parts have, a topic has.
      edges.append(
        EdgePattern(label: .name(along, .synthesized), direction: .backward, length: .init(0, nil)))
      nodes.append(NodePattern())
    }
    for (index, step) in steps.enumerated() {
      kinds = index == steps.count - 1 ? object.kinds : lexicon.kinds(from: kinds, over: step)
      var edge = EdgePattern(
        label: labels(step.relations), direction: direction(of: step))
      let relations = step.relations.compactMap(vocabulary.relation(named:))
      if relations.contains(where: \.isState) {
        edge.variable = fresh(step.relations[0])
        stateEdges.append(edge.variable ?? "")
      }
      if let test = step.test { edge.properties.append(PropertyPattern(test.property, .text(test.value))) }
      if let test = link.edgeTest {
        let variable = edge.variable ?? fresh(step.relations[0])
        edge.variable = variable
        conditions.append(self.test(test, .property(variable, test.attribute.property)))
      }
      if let asked, asked.edge == nil, asked.head == head, link.link.path == asked.path {
        let variable = edge.variable ?? fresh(step.relations[0])
        edge.variable = variable
        self.asked?.edge = variable
      }
      if index == steps.count - 1, let condition = object.noun?.noun.condition,
        RelationPath(condition.relation ?? "")?.steps.first?.relations == step.relations
      {
        if let property = condition.property, let value = condition.value {
          edge.properties.append(PropertyPattern(property, .text(value)))
        }
        object.noun = object.noun?.withoutCondition
      }
      edges.append(edge)
      let isLast = index == steps.count - 1
      if isLast {
        if let along = rollUp(step, relations, object, isGroup: link.wording == .grouping) {
          nodes.append(NodePattern())
          edges.append(
            EdgePattern(
              label: .name(along, .synthesized), direction: .forward, length: .init(0, nil)))
        }
        let isNamed =
          needsVariable || object.noun?.noun.condition != nil
          || (kinds.allSatisfy(isDated) && !(stateEdges.isEmpty && (draft.open.isEmpty || dated != nil)))
        let variable = name ?? (isNamed ? self.variable(for: object) : nil)
        if kinds.allSatisfy(isDated), let variable {
          dated = variable
          occasion = occasion ?? variable
        }
        nodes.append(mention(object, variable, in: &draft))
      } else if case .one(let place)? = link.meeting?.place {
        let variable = variable(for: place)
        meeting = (place, variable)
        if kinds.allSatisfy(isDated) {
          dated = variable
          occasion = variable
        }
        nodes.append(mention(place, variable, in: &draft))
      } else if let kind = kinds.sorted().first, kinds.allSatisfy(isDated) {
        let variable = fresh(kind)
        dated = variable
        occasion = occasion ?? variable
        nodes.append(NodePattern(variable))
      } else {
        nodes.append(NodePattern(label: kinds.count == 1 ? nil : label(kinds)))
      }
    }
    var open: [String] = []
    for edge in stateEdges {
      if let change = link.change {
        conditions.append(
          self.condition(
            change, of: edge, in: link.period, head: head, object: nodes.last?.variable ?? "", steps[0]))
      } else if let period = link.period {
        conditions.append(
          .call("overlaps", [.variable(edge), bound(period.start), bound(period.end)]))
      } else if link.tense == .past, steps.count == 1 {
        // "people who worked at Google": at any time.
        continue
      } else if let dated {
        conditions.append(.call("overlaps", [.variable(edge), .variable(dated)]))
      } else if link.tense == .none, steps.count == 1 {
        open.append(edge)
      } else if link.tense != .past {
        conditions.append(.holdsToday(edge))
      }
    }
    // "people who worked with Ann": at the same time.
    if link.period == nil, link.tense == .past, dated == nil || steps.count > 1, link.change == nil {
      for (first, second) in zip(stateEdges, stateEdges.dropFirst()) {
        conditions.append(
          .call(
            "overlaps", [.variable(first), .property(second, "since"), .property(second, "until")]))
      }
    }
    return LinkPath(
      pattern: PathPattern(nodes: nodes, edges: edges), conditions: conditions,
      objectVariable: nodes.last?.variable, dated: dated, occasion: occasion, open: open, meeting: meeting)
  }

  /// What became of a link: the bound that lies in the period, or else in the past.
  mutating func condition(
    _ change: LinkCondition.Change, of edge: String, in period: TimeSpan?, head: String, object: String,
    _ step: RelationPath.Step
  ) -> Expression {
    let bound = Expression.property(edge, change == .ended ? "until" : "since")
    var conditions = [Expression.binary(bound, .lessOrEqual, .call("today", []))]
    if let period { conditions.append(expression(period, bound)) }
    if change == .replaced {
      let earlier = fresh("earlier")
      let other = fresh("other")
      var before = EdgePattern(label: labels(step.relations), direction: direction(of: step))
      before.variable = earlier
      let path = PathPattern(nodes: [NodePattern(head), NodePattern(other)], edges: [before])
      let isEarlier = Expression.all([
        .binary(.property(earlier, "until"), .lessOrEqual, bound),
        .binary(.call("id", [.variable(other)]), .notEqual, .call("id", [.variable(object)])),
      ])
      conditions.append(
        Expression(.exists(.init([.match(paths: [path], condition: isEarlier, isOptional: false)]))))
    }
    return Expression.all(conditions) ?? Expression(.literal(.boolean(true)))
  }

  func bound(_ text: String?) -> Expression {
    text.map(Expression.text) ?? Expression(.literal(.null))
  }

  func direction(of step: RelationPath.Step) -> EdgePattern.Direction {
    if step.relations.allSatisfy({ vocabulary.relation(named: $0)?.isSymmetric ?? false }) { return .either }
    return step.isInverse ? .backward : .forward
  }

  /// The relation along which the object's parts count as well, or nil.
  func rollUp(
    _ step: RelationPath.Step, _ relations: [Relation], _ object: NounPhrase, isGroup: Bool
  ) -> String? {
    guard !step.isInverse, object.name != nil || isGroup, !object.isExact else { return nil }
    if object.includesParts { return vocabulary.relations.lazy.compactMap(\.rollsUpAlong).first }
    return relations.count == 1 ? relations[0].rollsUpAlong : nil
  }

  func isDated(_ kind: String) -> Bool {
    lexicon.datedKinds.contains(kind)
  }

}

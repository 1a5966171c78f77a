import GraphModel

/// Turns a reading into the pattern that says the same.
///
/// A condition that must hold becomes a MATCH of its own, so that two conditions may be met by the same edge; what is
/// negated, alternative or counted becomes a subquery. A link that holds over time is asked at the time of the talk or
/// event it belongs to, else in the time of its verb, else now.
struct PhraseTranslator {
  let lexicon: Lexicon
  private var usedVariables: Set<String> = []
  /// The attribute that is asked of a link, the node whose link it is, and the link's variable once it has one.
  var asked: (attribute: Attribute, head: String, edge: String?)?
  var vocabulary: Vocabulary { lexicon.vocabulary }

  /// The pattern for a reading.
  static func pattern(for reading: Reading, lexicon: Lexicon) -> PatternQuery {
    var translator = PhraseTranslator(lexicon: lexicon)
    return PatternQuery(branches: [translator.clauses(for: reading)])
  }

  private init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// MATCH clauses and conditions as they are collected for one query or subquery.
  struct Draft {
    var matches: [(paths: [PathPattern], condition: Expression?)] = []
    var conditions: [Expression] = []
    var declared: Set<String> = []

    /// The clauses; the conditions stand at the last MATCH.
    var clauses: [Clause] {
      var clauses: [Clause] = []
      for (index, match) in matches.enumerated() {
        let own = index == matches.count - 1 ? conditions : []
        let condition = Expression.all([match.condition].compactMap(\.self) + own)
        clauses.append(.match(paths: match.paths, condition: condition, isOptional: false))
      }
      return clauses
    }
  }

  // MARK: Noun phrases

  /// Adds what a noun phrase says to the draft, its node under the name `variable`.
  mutating func describe(
    _ phrase: NounPhrase, as variable: String, dated: String?, in draft: inout Draft
  ) {
    for condition in phrase.conditions { require(condition, of: phrase, variable, dated: dated, in: &draft) }
    if !draft.declared.contains(variable) {
      draft.matches.append(([PathPattern(nodes: [mention(phrase, variable, in: &draft)])], nil))
    }
  }

  mutating func require(
    _ condition: Condition, of phrase: NounPhrase, _ variable: String, dated: String?, in draft: inout Draft
  ) {
    switch condition {
    case .all(let conditions):
      for condition in conditions { require(condition, of: phrase, variable, dated: dated, in: &draft) }
    case .shared(let links):
      for (index, link) in shared(links, of: variable).enumerated() {
        let node = index == 0 ? mention(phrase, variable, in: &draft) : NodePattern(variable)
        guard case .one(let object) = link.link.objects else { continue }
        follow(link.link, to: object, as: link.object, fromNode: node, dated: dated, in: &draft)
      }
    case .described(let objects): require(objects, of: phrase, variable, dated: dated, in: &draft)
    case .link(let link) where link.quantity == nil:
      let node = mention(phrase, variable, in: &draft)
      let objects = link.objects
      require(objects, link, node, dated: dated, in: &draft)
    default:
      draft.conditions.append(expression(condition, variable, dated: dated))
    }
  }

  /// That a node is what a noun phrase says: "(people who are) speakers at KubeCon".
  private mutating func require(
    _ objects: Objects, of phrase: NounPhrase, _ variable: String, dated: String?, in draft: inout Draft
  ) {
    guard case .one(let noun) = objects else {
      declare(mention(phrase, variable, in: &draft), in: &draft)
      draft.conditions.append(expression(.described(objects), variable, dated: dated))
      return
    }
    if let condition = noun.noun?.noun.condition, let test = test(condition, variable) {
      declare(mention(phrase, variable, in: &draft), in: &draft)
      draft.conditions.append(test)
    }
    for condition in noun.conditions { require(condition, of: phrase, variable, dated: dated, in: &draft) }
  }

  /// Links that lead to one node: it is described at the first of them.
  mutating func shared(
    _ links: [LinkCondition], of head: String
  ) -> [(link: LinkCondition, object: String)] {
    guard case .one(let object)? = links.first?.objects else { return [] }
    let variable = variable(for: object)
    return links.enumerated().map { index, link in
      var link = link
      if index > 0 { link.objects = .one(NounPhrase(kinds: object.kinds)) }
      return (link, variable)
    }
  }

  mutating func require(
    _ objects: Objects, _ link: LinkCondition, _ node: NodePattern, dated: String?, in draft: inout Draft
  ) {
    let head = node.variable ?? ""
    switch objects.simplified {
    case .one(let object):
      follow(link, to: object, as: nil, fromNode: node, dated: dated, in: &draft)
    case .all(let parts):
      for (index, part) in parts.enumerated() {
        require(part, link, index == 0 ? node : NodePattern(head), dated: dated, in: &draft)
      }
    default:
      declare(node, in: &draft)
      draft.conditions.append(expression(link, objects, head, dated: dated))
    }
  }

  /// A node that only conditions speak of needs a MATCH that says what it is.
  func declare(_ node: NodePattern, in draft: inout Draft) {
    guard node.label != nil || !node.properties.isEmpty || draft.matches.isEmpty else { return }
    draft.matches.append(([PathPattern(nodes: [node])], nil))
  }

  mutating func follow(
    _ link: LinkCondition, to object: NounPhrase, as name: String?, from head: String, dated: String?,
    in draft: inout Draft
  ) {
    follow(link, to: object, as: name, fromNode: NodePattern(head), dated: dated, in: &draft)
  }

  /// Adds a MATCH from a node over a link to its object, and all that the object's phrase says.
  mutating func follow(
    _ link: LinkCondition, to object: NounPhrase, as name: String?, fromNode node: NodePattern,
    dated: String?,
    in draft: inout Draft
  ) {
    let path = self.path(link, to: object, as: name, from: node.variable ?? "", dated: dated, in: &draft)
    var pattern = path.pattern
    pattern.nodes[0] = node
    draft.matches.append(([pattern], Expression.all(path.conditions)))
    for condition in object.conditions {
      require(condition, of: object, path.objectVariable ?? "", dated: path.dated, in: &draft)
    }
  }

  /// The node pattern of a phrase: in full the first time, then its variable only.
  func mention(_ phrase: NounPhrase, _ variable: String?, in draft: inout Draft) -> NodePattern {
    if let variable {
      guard draft.declared.insert(variable).inserted else { return NodePattern(variable) }
    }
    var node = NodePattern(variable, label: label(phrase.kinds))
    if let name = phrase.name {
      let names = Array(Set(name.nodes.map(\.name))).sorted()
      if name.isNumber, let variable, let node = name.nodes.first {
        draft.conditions.append(.binary(.call("id", [.variable(variable)]), .equal, .integer(Int(node.id))))
      } else if names.count == 1 {
        node.properties.append(PropertyPattern("name", .text(names[0])))
      } else if let variable {
        draft.conditions.append(
          .binary(.property(variable, "name"), .isIn, Expression(.list(names.map(Expression.text)))))
      }
    }
    if let condition = phrase.noun?.noun.condition, let variable, let test = test(condition, variable) {
      draft.conditions.append(test)
    }
    return node
  }

  func label(_ kinds: Set<String>) -> LabelExpression? {
    guard kinds.count < vocabulary.kinds.count else { return nil }
    let names = kinds.sorted().map { LabelExpression.name($0, .synthesized) }
    return names.dropFirst().reduce(names.first) { left, right in left.map { .or($0, right) } }
  }

  /// What makes a person a speaker, a talk a keynote.
  func test(_ condition: Noun.Condition, _ variable: String) -> Expression? {
    let value = condition.value.map(Expression.text)
    guard let relation = condition.relation else {
      guard let property = condition.property, let value else { return nil }
      return .binary(.property(variable, property), .contains, value)
    }
    guard let steps = RelationPath(relation)?.steps else { return nil }
    var edges = steps.map { step in
      EdgePattern(label: labels(step.relations), direction: direction(of: step))
    }
    if let property = condition.property, let value {
      edges[0].properties = [PropertyPattern(property, value)]
    }
    let path = PathPattern(
      nodes: [NodePattern(variable)] + steps.map { _ in NodePattern() }, edges: edges)
    return Expression(.exists(.init([.match(paths: [path], condition: nil, isOptional: false)])))
  }

  func labels(_ names: [String]) -> LabelExpression? {
    let labels = names.map { LabelExpression.name($0, .synthesized) }
    return labels.dropFirst().reduce(labels.first) { left, right in left.map { .or($0, right) } }
  }

  // MARK: Links

  struct LinkPath {
    var pattern: PathPattern
    var conditions: [Expression]
    var objectVariable: String?
    /// The talk or event whose time counts for what the object's phrase says.
    var dated: String?
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
    if kinds.allSatisfy(isDated) { dated = head }
    var object = object
    let needsVariable =
      link.change == .replaced || name != nil || object.name?.isNumber ?? false || !object.conditions.isEmpty
      || Set(object.name?.nodes.map(\.name) ?? []).count > 1
    if link.countsParts, let first = steps.first, first.isInverse, first.relations.count == 1,
      let along = vocabulary.relation(named: first.relations[0])?.rollsUpAlong
    {
      // "topics without talks": what its parts have, a topic has.
      edges.append(
        EdgePattern(label: .name(along, .synthesized), direction: .backward, length: .init(0, nil)))
      nodes.append(NodePattern())
    }
    for (index, step) in steps.enumerated() {
      kinds = targets(of: step, from: kinds)
      if index == steps.count - 1 { kinds = object.kinds }
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
      if let asked, asked.edge == nil, asked.head == head, link.link.isEdge(of: asked.attribute) {
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
        object.noun?.noun.condition = nil
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
          || (kinds.allSatisfy(isDated) && !stateEdges.isEmpty)
        let variable = name ?? (isNamed ? self.variable(for: object) : nil)
        if kinds.allSatisfy(isDated), let variable { dated = variable }
        nodes.append(mention(object, variable, in: &draft))
      } else if kinds.allSatisfy(isDated) {
        let variable = fresh(kinds.sorted()[0])
        dated = variable
        nodes.append(NodePattern(variable))
      } else {
        nodes.append(NodePattern(label: kinds.count == 1 ? nil : label(kinds)))
      }
    }
    for edge in stateEdges {
      if let change = link.change {
        conditions.append(
          self.condition(
            change, of: edge, in: link.period, head: head, object: nodes.last?.variable ?? "", steps[0]))
      } else if let period = link.period, period.weekday == nil {
        conditions.append(
          .call("overlaps", [.variable(edge), bound(period.start), bound(period.end)]))
      } else if link.tense == .past, steps.count == 1 {
        // "people who worked at Google": at any time.
        continue
      } else if let dated {
        conditions.append(.call("overlaps", [.variable(edge), .variable(dated)]))
      } else if link.tense != .past {
        conditions.append(.call("holds", [.variable(edge), .call("today", [])]))
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
      objectVariable: nodes.last?.variable, dated: dated)
  }

  /// What became of a link: the bound that lies in the period, or else in the past.
  private mutating func condition(
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

  func targets(of step: RelationPath.Step, from kinds: Set<String>) -> Set<String> {
    var targets: Set<String> = []
    for relation in step.relations.compactMap(vocabulary.relation(named:)) {
      for signature in relation.signatures {
        if step.isInverse || relation.isSymmetric, kinds.contains(signature.target) {
          targets.insert(signature.source)
        }
        if !step.isInverse || relation.isSymmetric, kinds.contains(signature.source) {
          targets.insert(signature.target)
        }
      }
    }
    return targets
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

  // MARK: Variables

  mutating func variable(for phrase: NounPhrase) -> String {
    fresh(phrase.kinds.count == 1 ? phrase.kinds.first ?? "node" : "node")
  }

  mutating func fresh(_ stem: String) -> String {
    var name = stem
    var number = 2
    while !usedVariables.insert(name).inserted {
      name = "\(stem)\(number)"
      number += 1
    }
    return name
  }
}

extension Objects {
  /// Alternatives that are all plain names are one noun phrase of several names.
  var simplified: Objects {
    guard case .any(let parts) = self else { return self }
    let phrases = parts.compactMap { part -> NounPhrase? in
      guard case .one(let phrase) = part, phrase.name != nil, phrase.conditions.isEmpty else { return nil }
      return phrase
    }
    guard phrases.count == parts.count, var merged = phrases.first,
      phrases.allSatisfy({ $0.isExact == merged.isExact && $0.includesParts == merged.includesParts })
    else { return self }
    for phrase in phrases.dropFirst() {
      merged.kinds.formUnion(phrase.kinds)
      merged.name?.nodes += phrase.name?.nodes ?? []
      merged.name?.text += " or " + (phrase.name?.text ?? "")
    }
    return .one(merged)
  }
}

extension NounPhrase {
  /// A rank by a number of links.
  struct Ranking: Hashable {
    var link: LinkCondition
    var isLeast: Bool
  }

  var ranking: Ranking? {
    switch rank {
    case .most(let link, let isLeast), .top(_, let link, let isLeast): Ranking(link: link, isLeast: isLeast)
    case .latest, .earliest, .value, nil: nil
    }
  }

  /// Whether the answer is to be cut where its reader sees the values that it is sorted by.
  var isCutByValue: Bool {
    switch rank {
    case .most, .top, .value: true
    case .latest, .earliest, nil: false
    }
  }

  var isRankedByDate: Bool {
    switch rank {
    case .latest, .earliest: true
    default: false
    }
  }
}

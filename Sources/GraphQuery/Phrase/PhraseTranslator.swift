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
  private var asked: (attribute: Attribute, head: String, edge: String?)?
  private var vocabulary: Vocabulary { lexicon.vocabulary }

  /// The pattern for a reading.
  static func pattern(for reading: Reading, lexicon: Lexicon) -> PatternQuery {
    var translator = PhraseTranslator(lexicon: lexicon)
    return PatternQuery(branches: [translator.clauses(for: reading)])
  }

  private init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// MATCH clauses and conditions as they are collected for one query or subquery.
  private struct Draft {
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

  // MARK: The whole query

  private mutating func clauses(for reading: Reading) -> [Clause] {
    var draft = Draft()
    let head = variable(for: reading.subject)
    if case .linkAttribute(let attribute) = reading.form { asked = (attribute, head, nil) }
    describe(reading.subject, as: head, dated: nil, in: &draft)
    if case .aggregate(let aggregate, let attribute) = reading.form {
      return aggregateClauses(aggregate, attribute, head, draft)
    }
    if case .path(let start, let goal) = reading.form { return pathClauses(from: start, to: goal) }
    if reading.subject.isRankedByDate {
      draft.conditions.append(Expression(.isNull(.property(head, "since"), negated: true)))
    }
    let projection = projection(of: reading, head, in: &draft)
    return draft.clauses + [.returning(projection)]
  }

  private mutating func projection(of reading: Reading, _ head: String, in draft: inout Draft) -> Projection {
    let plural = reading.subject.noun?.noun.plural ?? head
    let count = Projection.Item(.call("count", [.variable(head)], distinct: true), as: plural)
    if let grouping = reading.grouping {
      let key = groupKey(grouping, head, in: &draft)
      let order: [Projection.SortKey] =
        switch grouping {
        case .year, .month, .day: [.init(.variable(key.alias ?? ""))]
        case .kind, .attribute:
          [.init(.variable(plural), descending: true), .init(.variable(key.alias ?? ""))]
        }
      return Projection([key, count], order: order, limit: reading.limit.map(Expression.integer))
    }
    switch reading.form {
    case .count: return Projection([count])
    case .exists:
      let exists = Expression.binary(count.expression, .greater, .integer(0))
      return Projection([.init(exists, as: "answer")])
    case .attributes(let attributes):
      let items = attributes.map { attribute in item(attribute, of: head, in: &draft) }
      return Projection(
        items, distinct: true, order: items.map { .init(.variable($0.alias ?? "")) },
        limit: reading.limit.map(Expression.integer))
    case .linkAttribute(let attribute):
      let value = asked?.edge.map { Projection.Item(.property($0, attribute.property), as: attribute.plural) }
      return Projection(
        [.init(.variable(head))] + [value].compactMap(\.self), distinct: true,
        order: [.init(.property(head, "name"))],
        limit: reading.limit.map(Expression.integer))
    case .path, .aggregate: return Projection([.init(.variable(head))])
    case .list:
      if let ranking = reading.subject.ranking { return self.ranking(ranking, head, reading, in: &draft) }
      let companions = reading.companions.map { companion in item(companion, of: head) }
      return Projection(
        [.init(.variable(head))] + companions, distinct: true, order: order(of: reading, head),
        limit: limit(of: reading))
    }
  }

  /// Each node counts once, however often it matches.
  private mutating func aggregateClauses(
    _ aggregate: Reading.Aggregate, _ attribute: Attribute, _ head: String, _ draft: Draft
  ) -> [Clause] {
    var draft = draft
    let subject = attribute.edge == nil ? head : follow(attribute, of: head, in: &draft)
    let value = Expression.call(aggregate.rawValue, [.property(subject, attribute.property)])
    return draft.clauses + [
      .with(Projection([.init(.variable(subject))], distinct: true), condition: nil),
      .returning(Projection([.init(value, as: "\(aggregate.word) \(attribute.singular)")])),
    ]
  }

  /// Adds the edges that have an attribute; returns their variable.
  private mutating func follow(_ attribute: Attribute, of head: String, in draft: inout Draft) -> String {
    let edge = fresh(attribute.edge?.relation ?? "edge")
    draft.matches.append(
      (
        [PhraseTranslator.path(to: attribute, of: head, edge: edge)],
        Expression(.isNull(.property(edge, attribute.property), negated: true))
      ))
    return edge
  }

  /// The edge that has an attribute.
  private static func path(to attribute: Attribute, of head: String, edge: String) -> PathPattern {
    let (relation, isInverse) = attribute.edge ?? ("", false)
    return PathPattern(
      nodes: [NodePattern(head), NodePattern()],
      edges: [
        EdgePattern(edge, label: .name(relation, .synthesized), direction: isInverse ? .backward : .forward)
      ])
  }

  /// The nodes with how many links each has, most (or fewest) first; where the answer is cut, its reader knows.
  private mutating func ranking(
    _ ranking: NounPhrase.Ranking, _ head: String, _ reading: Reading, in draft: inout Draft
  ) -> Projection {
    guard case .one(let object) = ranking.link.objects else { return Projection([.init(.variable(head))]) }
    let variable = variable(for: object)
    if !draft.declared.contains(head) {
      draft.matches.append(([PathPattern(nodes: [mention(reading.subject, head, in: &draft)])], nil))
    }
    follow(ranking.link, to: object, as: variable, from: head, dated: nil, in: &draft)
    let name = object.noun?.noun.plural ?? variable
    let count = Projection.Item(.call("count", [.variable(variable)], distinct: true), as: name)
    return Projection(
      [.init(.variable(head)), count],
      order: [.init(.variable(name), descending: !ranking.isLeast), .init(.property(head, "name"))])
  }

  /// One shortest path over all relations but those of notes and events, which connect everybody with everybody.
  private func pathClauses(from start: NameMention, to goal: NameMention) -> [Clause] {
    func node(_ mention: NameMention, _ variable: String) -> NodePattern {
      let kinds = Set(mention.nodes.map(\.kind))
      return NodePattern(
        variable, label: label(kinds),
        properties: [PropertyPattern("name", .text(mention.nodes.first?.name ?? ""))])
    }
    let incidental = Set(vocabulary.kinds.filter(\.isIncidental).map(\.name))
    let relations = vocabulary.relations.filter { relation in
      relation.signatures.contains { !incidental.contains($0.source) && !incidental.contains($0.target) }
    }
    let path = PathPattern(
      variable: "path", selector: .anyShortest, nodes: [node(start, "start"), node(goal, "goal")],
      edges: [
        EdgePattern(label: labels(relations.map(\.name)), direction: .either, length: .init(1, nil))
      ])
    return [
      .match(paths: [path], condition: nil, isOptional: false),
      .returning(Projection([.init(.variable("path"))])),
    ]
  }

  private func order(of reading: Reading, _ head: String) -> [Projection.SortKey] {
    let name = Projection.SortKey(.property(head, "name"))
    switch reading.subject.rank {
    case .latest: return [.init(.property(head, "since"), descending: true), name]
    case .earliest: return [.init(.property(head, "since")), name]
    default: break
    }
    switch reading.sortKey {
    case .date: return [.init(.property(head, "since"), descending: reading.isDescending), name]
    case .name: return [.init(.property(head, "name"), descending: reading.isDescending)]
    case .attribute(let attribute) where attribute.relation == nil:
      return [.init(.property(head, attribute.property), descending: reading.isDescending), name]
    case .attribute(let attribute):
      // Several edges may have the property: the least of them counts.
      return [.init(listOf(attribute, of: head), descending: reading.isDescending), name]
    case nil: break
    }
    let isDated = reading.subject.kinds.allSatisfy { kind in
      vocabulary.kind(named: kind)?.attributes.contains { $0.property == "since" } ?? false
    }
    return isDated ? [.init(.property(head, "since")), name] : [name]
  }

  private func limit(of reading: Reading) -> Expression? {
    switch reading.subject.rank {
    case .latest(let count), .earliest(let count): return .integer(min(count, reading.limit ?? count))
    default: return reading.limit.map(Expression.integer)
    }
  }

  private mutating func groupKey(
    _ grouping: Reading.Grouping, _ head: String, in draft: inout Draft
  ) -> Projection.Item {
    func since(_ length: Int) -> Expression { .call("left", [.property(head, "since"), .integer(length)]) }
    switch grouping {
    case .year: return .init(since(4), as: "year")
    case .month: return .init(since(7), as: "month")
    case .day: return .init(since(10), as: "day")
    case .kind(let link, let noun):
      let other = NounPhrase(kinds: link.targets(from: link.sources), noun: noun)
      let variable = variable(for: other)
      let condition = LinkCondition(
        link: link, wording: .adjacent, objects: .one(other), tense: .none, range: .synthesized)
      follow(condition, to: other, as: variable, from: head, dated: nil, in: &draft)
      return .init(.variable(variable), as: noun.noun.singular)
    case .attribute(let attribute): return item(attribute, of: head, in: &draft)
    }
  }

  private mutating func item(
    _ attribute: Attribute, of head: String, in draft: inout Draft
  ) -> Projection.Item {
    guard attribute.edge != nil else {
      return .init(.property(head, attribute.property), as: attribute.singular)
    }
    let edge = follow(attribute, of: head, in: &draft)
    return .init(.property(edge, attribute.property), as: attribute.singular)
  }

  private mutating func item(_ companion: Reading.Companion, of head: String) -> Projection.Item {
    switch companion {
    case .attribute(let attribute):
      guard attribute.relation != nil else {
        return .init(.property(head, attribute.property), as: attribute.singular)
      }
      return .init(listOf(attribute, of: head), as: attribute.plural)
    case .nodes(let link, let noun):
      let other = NounPhrase(kinds: link.targets(from: link.sources), noun: noun)
      let variable = variable(for: other)
      let condition = LinkCondition(link: link, wording: .adjacent, objects: .one(other), range: .synthesized)
      var inner = Draft()
      let path = self.path(condition, to: other, as: variable, from: head, dated: nil, in: &inner)
      let name = Expression.property(variable, "name")
      return .init(
        Expression(
          .patternComprehension(
            path.pattern, condition: Expression.all(path.conditions + inner.conditions), result: name)
        ), as: noun.noun.plural)
    }
  }

  private func listOf(_ attribute: Attribute, of head: String) -> Expression {
    let path = PhraseTranslator.path(to: attribute, of: head, edge: "edge")
    let property = Expression.property("edge", attribute.property)
    return Expression(
      .patternComprehension(path, condition: Expression(.isNull(property, negated: true)), result: property))
  }

  // MARK: Noun phrases

  /// Adds what a noun phrase says to the draft, its node under the name `variable`.
  private mutating func describe(
    _ phrase: NounPhrase, as variable: String, dated: String?, in draft: inout Draft
  ) {
    for condition in phrase.conditions { require(condition, of: phrase, variable, dated: dated, in: &draft) }
    if !draft.declared.contains(variable) {
      draft.matches.append(([PathPattern(nodes: [mention(phrase, variable, in: &draft)])], nil))
    }
  }

  private mutating func require(
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
    case .link(let link) where link.quantity == nil:
      let node = mention(phrase, variable, in: &draft)
      let objects = link.objects
      require(objects, link, node, dated: dated, in: &draft)
    default:
      draft.conditions.append(expression(condition, variable, dated: dated))
    }
  }

  /// Links that lead to one node: it is described at the first of them.
  private mutating func shared(
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

  private mutating func require(
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
  private func declare(_ node: NodePattern, in draft: inout Draft) {
    guard node.label != nil || !node.properties.isEmpty || draft.matches.isEmpty else { return }
    draft.matches.append(([PathPattern(nodes: [node])], nil))
  }

  private mutating func follow(
    _ link: LinkCondition, to object: NounPhrase, as name: String?, from head: String, dated: String?,
    in draft: inout Draft
  ) {
    follow(link, to: object, as: name, fromNode: NodePattern(head), dated: dated, in: &draft)
  }

  /// Adds a MATCH from a node over a link to its object, and all that the object's phrase says.
  private mutating func follow(
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
  private func mention(_ phrase: NounPhrase, _ variable: String?, in draft: inout Draft) -> NodePattern {
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

  private func label(_ kinds: Set<String>) -> LabelExpression? {
    guard kinds.count < vocabulary.kinds.count else { return nil }
    let names = kinds.sorted().map { LabelExpression.name($0, .synthesized) }
    return names.dropFirst().reduce(names.first) { left, right in left.map { .or($0, right) } }
  }

  /// What makes a person a speaker, a talk a keynote.
  private func test(_ condition: Noun.Condition, _ variable: String) -> Expression? {
    let value = condition.value.map(Expression.text)
    guard let relation = condition.relation else {
      guard let property = condition.property, let value else { return nil }
      return .binary(.property(variable, property), .contains, value)
    }
    guard let step = RelationPath(relation)?.steps.first else { return nil }
    var edge = EdgePattern(
      label: labels(step.relations), direction: step.isInverse ? .backward : .forward)
    if let property = condition.property, let value { edge.properties = [PropertyPattern(property, value)] }
    let path = PathPattern(nodes: [NodePattern(variable), NodePattern()], edges: [edge])
    return Expression(.exists(.init([.match(paths: [path], condition: nil, isOptional: false)])))
  }

  private func labels(_ names: [String]) -> LabelExpression? {
    let labels = names.map { LabelExpression.name($0, .synthesized) }
    return labels.dropFirst().reduce(labels.first) { left, right in left.map { .or($0, right) } }
  }

  // MARK: Links

  private struct LinkPath {
    var pattern: PathPattern
    var conditions: [Expression]
    var objectVariable: String?
    /// The talk or event whose time counts for what the object's phrase says.
    var dated: String?
  }

  private mutating func path(
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
      name != nil || object.name?.isNumber ?? false || !object.conditions.isEmpty || Set(object.name?.nodes.map(\.name) ?? []).count > 1
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
          edge.properties = [PropertyPattern(property, .text(value))]
        }
        object.noun?.noun.condition = nil
      }
      edges.append(edge)
      let isLast = index == steps.count - 1
      if isLast {
        if let along = rollUp(step, relations, object) {
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
      if let period = link.period, period.weekday == nil {
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
    return LinkPath(
      pattern: PathPattern(nodes: nodes, edges: edges), conditions: conditions,
      objectVariable: nodes.last?.variable, dated: dated)
  }

  private func bound(_ text: String?) -> Expression {
    text.map(Expression.text) ?? Expression(.literal(.null))
  }

  private func direction(of step: RelationPath.Step) -> EdgePattern.Direction {
    if step.relations.allSatisfy({ vocabulary.relation(named: $0)?.isSymmetric ?? false }) { return .either }
    return step.isInverse ? .backward : .forward
  }

  private func targets(of step: RelationPath.Step, from kinds: Set<String>) -> Set<String> {
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
  private func rollUp(_ step: RelationPath.Step, _ relations: [Relation], _ object: NounPhrase) -> String? {
    guard !step.isInverse, object.name != nil, !object.isExact else { return nil }
    if object.includesParts { return vocabulary.relations.lazy.compactMap(\.rollsUpAlong).first }
    return relations.count == 1 ? relations[0].rollsUpAlong : nil
  }

  private func isDated(_ kind: String) -> Bool {
    vocabulary.kind(named: kind)?.attributes.contains { $0.property == "since" && $0.relation == nil }
      ?? false
  }

  // MARK: Conditions as expressions

  private mutating func expression(_ condition: Condition, _ head: String, dated: String?) -> Expression {
    switch condition {
    case .not(let inner): return .not(expression(inner, head, dated: dated))
    case .all(let parts):
      return Expression.all(parts.map { expression($0, head, dated: dated) })
        ?? Expression(.literal(.boolean(true)))
    case .any(let parts):
      return Expression.any(parts.map { expression($0, head, dated: dated) })
        ?? Expression(.literal(.boolean(false)))
    case .rank: return Expression(.literal(.boolean(true)))
    case .near(let object, let hops):
      var draft = Draft()
      draft.declared = [head]
      let other = variable(for: object)
      let target = mention(object, other, in: &draft)
      let path = PathPattern(
        nodes: [NodePattern(head), target],
        edges: [EdgePattern(direction: .either, length: .init(1, hops))])
      // A way out and back again leads nowhere.
      draft.matches.append(
        ([path], .binary(.call("id", [.variable(head)]), .notEqual, .call("id", [.variable(other)]))))
      return Expression(.exists(.init(draft.clauses)))
    case .shared(let links):
      var draft = Draft()
      draft.declared = [head]
      for link in shared(links, of: head) {
        guard case .one(let object) = link.link.objects else { continue }
        follow(link.link, to: object, as: link.object, from: head, dated: dated, in: &draft)
      }
      return Expression(.exists(.init(draft.clauses)))
    case .time(let span): return expression(span, .property(head, "since"))
    case .attribute(let attribute): return expression(attribute, head)
    case .link(let link): return expression(link, link.objects, head, dated: dated)
    }
  }

  private mutating func expression(
    _ link: LinkCondition, _ objects: Objects, _ head: String, dated: String?
  ) -> Expression {
    switch objects.simplified {
    case .not(let part): return .not(expression(link, part, head, dated: dated))
    case .all(let parts):
      return Expression.all(parts.map { expression(link, $0, head, dated: dated) })
        ?? Expression(.literal(.boolean(true)))
    case .any(let parts):
      return Expression.any(parts.map { expression(link, $0, head, dated: dated) })
        ?? Expression(.literal(.boolean(false)))
    case .one(let object):
      var draft = Draft()
      draft.declared = [head]
      guard let quantity = link.quantity, quantity != Quantity(comparison: .equal, number: 0) else {
        follow(link, to: object, as: nil, from: head, dated: dated, in: &draft)
        let exists = Expression(.exists(.init(draft.clauses)))
        return link.quantity == nil ? exists : .not(exists)
      }
      let variable = variable(for: object)
      follow(link, to: object, as: variable, from: head, dated: dated, in: &draft)
      let distinct = Clause.returning(Projection([.init(.variable(variable))], distinct: true))
      let count = Expression(.count(.init(draft.clauses + [distinct])))
      return .binary(count, quantity.comparison, .integer(quantity.number))
    }
  }

  private func expression(_ span: TimeSpan, _ since: Expression) -> Expression {
    if let weekday = span.weekday { return .binary(.call("weekday", [since]), .equal, .integer(weekday)) }
    var conditions: [Expression] = []
    if let start = span.start { conditions.append(.binary(since, .greaterOrEqual, .text(start))) }
    if let end = span.end { conditions.append(.binary(since, .less, .text(end))) }
    return Expression.all(conditions) ?? Expression(.literal(.boolean(true)))
  }

  private func expression(_ condition: AttributeCondition, _ head: String) -> Expression {
    guard condition.attribute.edge != nil else {
      return test(condition, .property(head, condition.attribute.property))
    }
    let path = PhraseTranslator.path(to: condition.attribute, of: head, edge: "edge")
    let inner = test(condition, .property("edge", condition.attribute.property))
    return Expression(.exists(.init([.match(paths: [path], condition: inner, isOptional: false)])))
  }

  private func test(_ condition: AttributeCondition, _ subject: Expression) -> Expression {
    guard let comparison = condition.comparison, let value = condition.value else {
      return Expression(.isNull(subject, negated: true))
    }
    if comparison == .modulo, case .integer(let divisor) = value {
      return .binary(.binary(subject, .modulo, .integer(Int(divisor))), .equal, .integer(0))
    }
    switch value {
    case .span(let span, let isNumeric): return isNumeric ? years(span, subject) : expression(span, subject)
    case .text(let text):
      // A part is looked for as written if it has capitals; else letter case does not count, as in a search.
      let isPart = [.contains, .startsWith, .endsWith].contains(comparison)
      if isPart, text != text.lowercased() { return .binary(subject, comparison, .text(text)) }
      return .binary(.call("toLower", [subject]), comparison, .text(text.lowercased()))
    case .integer(let integer): return .binary(subject, comparison, Expression(.literal(.integer(integer))))
    case .real(let real): return .binary(subject, comparison, Expression(.literal(.real(real))))
    case .parameter(let name): return .binary(subject, comparison, Expression(.parameter(name)))
    }
  }

  /// A span of whole years as numbers.
  private func years(_ span: TimeSpan, _ subject: Expression) -> Expression {
    let start = span.start.flatMap { Int($0) }
    let end = span.end.flatMap { Int($0) }
    if let start, end == start + 1 { return .binary(subject, .equal, .integer(start)) }
    var conditions: [Expression] = []
    if let start { conditions.append(.binary(subject, .greaterOrEqual, .integer(start))) }
    if let end { conditions.append(.binary(subject, .less, .integer(end))) }
    return Expression.all(conditions) ?? Expression(.literal(.boolean(true)))
  }

  // MARK: Variables

  private mutating func variable(for phrase: NounPhrase) -> String {
    fresh(phrase.kinds.count == 1 ? phrase.kinds.first ?? "node" : "node")
  }

  private mutating func fresh(_ stem: String) -> String {
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
  fileprivate var simplified: Objects {
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
    case .most(let link, let isLeast): Ranking(link: link, isLeast: isLeast)
    case .top(_, let link): Ranking(link: link, isLeast: false)
    case .latest, .earliest, nil: nil
    }
  }

  fileprivate var isRankedByDate: Bool {
    switch rank {
    case .latest, .earliest: true
    default: false
    }
  }
}

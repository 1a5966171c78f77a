import GraphModel

/// Turns a reading into the pattern that says the same.
///
/// A condition that must hold becomes a MATCH of its own, so that two conditions may be met by the same edge; what is
/// negated, alternative or counted becomes a subquery. A link that holds over time is asked at the time of the talk or
/// event it belongs to ("talks by Isovalent people", "Isovalent people who spoke at KubeCon"), else in the time of its
/// verb, else now.
struct PhraseTranslator {
  let lexicon: Lexicon
  var usedVariables: Set<String> = []
  /// The link of which something is asked, the node whose link it is, and the link's variable once it has one.
  var asked: (path: RelationPath, head: String, edge: String?)?
  /// The clauses before the others, which work out nested ranks, and the variables that they leave.
  var prelude: [Clause] = []
  var chosen: [String] = []
  var vocabulary: Vocabulary { lexicon.vocabulary }

  /// The pattern for a reading.
  static func pattern(for reading: Reading, lexicon: Lexicon) -> PatternQuery {
    var translator = PhraseTranslator(lexicon: lexicon)
    return PatternQuery(branches: [translator.clauses(for: reading)])
  }

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// MATCH clauses and conditions as they are collected for one query or subquery.
  struct Draft {
    var matches: [(paths: [PathPattern], condition: Expression?)] = []
    var conditions: [Expression] = []
    var declared: Set<String> = []
    /// Edges that hold over time, of which it is not yet known when they are to hold, and the MATCH they stand in.
    var open: [(edge: String, match: Int)] = []
    /// The talks and events that nodes without a time of their own have been linked to.
    var occasions: [String] = []

    /// How many open edges and occasions there are.
    var counts: (open: Int, occasions: Int) { (open.count, occasions.count) }

    /// Settles that the edges that were added hold on the first of the occasions that were, if there are any.
    mutating func settle(since before: (open: Int, occasions: Int)) {
      guard occasions.count > before.occasions else { return }
      let occasion = occasions[before.occasions]
      conditions += open[before.open...].map { .call("overlaps", [.variable($0.edge), .variable(occasion)]) }
      open.removeSubrange(before.open...)
      occasions.removeSubrange(before.occasions...)
    }

    /// The clauses; the conditions stand at the last MATCH.
    var clauses: [Clause] {
      var clauses: [Clause] = []
      for (index, match) in matches.enumerated() {
        let now = open.filter { $0.match == index }.map { Expression.holdsToday($0.edge) }
        let own = now + (index == matches.count - 1 ? conditions : [])
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
    let counts = draft.counts
    for condition in phrase.conditions { require(condition, of: phrase, variable, dated: dated, in: &draft) }
    draft.settle(since: counts)
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
  mutating func require(
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
    let own = draft.matches.count
    draft.matches.append(([pattern], Expression.all(path.conditions)))
    let counts = draft.counts
    draft.open += path.open.map { ($0, own) }
    if let meeting = path.meeting {
      for condition in meeting.place.conditions {
        require(condition, of: meeting.place, meeting.variable, dated: path.dated, in: &draft)
      }
    }
    for condition in object.conditions {
      let next = draft.matches.count
      require(condition, of: object, path.objectVariable ?? "", dated: path.dated, in: &draft)
      guard object.isImplied, condition.isCompany(over: link), draft.matches.count > next else { continue }
      // "spoke with Liz Rice": nobody speaks with himself, and in one MATCH no edge stands twice.
      let company = draft.matches.remove(at: next)
      draft.matches[own].paths += company.paths
      draft.matches[own].condition = Expression.all(
        [draft.matches[own].condition, company.condition].compactMap(\.self))
    }
    draft.settle(since: counts)
    if dated == nil, let occasion = path.occasion { draft.occasions.append(occasion) }
  }

  /// The node pattern of a phrase: in full the first time, then its variable only.
  func mention(_ phrase: NounPhrase, _ variable: String?, in draft: inout Draft) -> NodePattern {
    if let variable {
      guard draft.declared.insert(variable).inserted else { return NodePattern(variable) }
    }
    var node = NodePattern(variable, label: label(phrase.kinds))
    if let name = phrase.name {
      let names = name.ownNames
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

  func label(_ kinds: KindSet) -> LabelExpression? {
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

extension Expression {
  /// That an edge holds today.
  static func holdsToday(_ edge: String) -> Expression {
    .call("holds", [.variable(edge), .call("today", [])])
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

extension NameMention {
  /// The own names of its nodes, each once and sorted; mostly it is one.
  var ownNames: [String] {
    guard nodes.count > 1 else { return nodes.map(\.name) }
    return Set(nodes.map(\.name)).sorted()
  }
}

extension Reading {
  /// Whether the answer is to be cut where its reader sees the values that it is sorted by.
  var isCutByValue: Bool {
    if case .most? = groupChoice { return true }
    return subject.isCutByValue && isSortedByRank
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

extension Condition {
  /// Whether it leads back over a link to others who share what the link leads to.
  fileprivate func isCompany(over outer: LinkCondition) -> Bool {
    guard case .link(let link) = self, link.quantity == nil, link.link.path == outer.link.path.reversed else {
      return false
    }
    if case .inverseVerb = outer.wording { return true }
    return link.wording == .preposition("with")
  }
}

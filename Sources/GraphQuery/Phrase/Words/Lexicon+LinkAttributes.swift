import GraphModel

// What links say: "rating" of a review, asked of the one end or the other.

extension Lexicon {
  /// A verb for a link that says something, and a kind that the link starts from.
  struct SayingVerb: Sendable {
    var kind: String
    var verb: VerbEntry
  }

  /// The verbs of the links that start at nodes of the kinds and have an attribute, one for each link.
  func verbsThatSay(of kinds: KindSet) -> [VerbEntry] {
    var found: [VerbEntry] = []
    for saying in sayingVerbs
    where kinds.contains(saying.kind) && !found.contains(where: { $0.link.path == saying.verb.link.path }) {
      found.append(saying.verb)
    }
    return found
  }

  /// An attribute of a link as one of the nodes at its other end.
  func seenFromTheOtherEnd(_ entry: AttributeEntry) -> [AttributeEntry] {
    vocabulary.seenFromTheOtherEnd(entry)
  }

  /// An attribute of a link as one of the nodes at either end.
  func bothEnds(of entry: AttributeEntry) -> [AttributeEntry] { vocabulary.bothEnds(of: entry) }

  /// The attributes of the links from nodes of a kind, whichever end they were defined for.
  func attributes(ofLinksFrom kind: String) -> [Attribute] {
    kinds.flatMap { other in
      attributes(of: other).filter { $0.edge != nil }.flatMap { attribute in
        let entry = AttributeEntry(kind: other, attribute: attribute)
        return bothEnds(of: entry).filter { $0.kind == kind }.map(\.attribute)
      }
    }
  }

  /// The link whose edge has an attribute, from the nodes that it is asked of.
  func link(of attribute: Attribute, from kind: String) -> LinkEntry? {
    vocabulary.link(of: attribute, from: kind)
  }

  /// The verb that was defined first for a relation.
  func mainVerb(of path: RelationPath) -> VerbEntry? { mainVerbs[path] }
}

extension LexiconTables {
  /// The verbs of the links that have attributes, for each kind that can be asked for them.
  var sayingVerbs: [Lexicon.SayingVerb] {
    var found: [Lexicon.SayingVerb] = []
    for kind in vocabulary.kinds.sorted(by: { $0.name < $1.name }) {
      for attribute in kind.attributes where attribute.edge != nil {
        let own = Lexicon.AttributeEntry(kind: kind.name, attribute: attribute)
        for entry in vocabulary.bothEnds(of: own) {
          guard let link = vocabulary.link(of: entry.attribute, from: entry.kind),
            let verb = mainVerbs[link.path]
          else { continue }
          found.append(Lexicon.SayingVerb(kind: entry.kind, verb: verb))
        }
      }
    }
    return found
  }
}

extension Vocabulary {
  fileprivate func bothEnds(of entry: Lexicon.AttributeEntry) -> [Lexicon.AttributeEntry] {
    [entry] + seenFromTheOtherEnd(entry)
  }

  fileprivate func seenFromTheOtherEnd(_ entry: Lexicon.AttributeEntry) -> [Lexicon.AttributeEntry] {
    guard let link = link(of: entry.attribute, from: entry.kind), let edge = entry.attribute.edge else {
      return []
    }
    var attribute = entry.attribute
    attribute.relation = edge.isInverse ? edge.relation : "^" + edge.relation
    return link.targets(from: [entry.kind]).sorted().map {
      Lexicon.AttributeEntry(kind: $0, attribute: attribute)
    }
  }

  fileprivate func link(of attribute: Attribute, from kind: String) -> Lexicon.LinkEntry? {
    guard let edge = attribute.edge, let relation = relation(named: edge.relation) else { return nil }
    let pairs = relation.signatures.compactMap { signature -> Lexicon.KindPair? in
      let pair =
        edge.isInverse
        ? Lexicon.KindPair(source: signature.target, target: signature.source)
        : Lexicon.KindPair(source: signature.source, target: signature.target)
      return pair.source == kind ? pair : nil
    }
    guard !pairs.isEmpty else { return nil }
    let path = RelationPath([.init([edge.relation], inverse: edge.isInverse)])
    return Lexicon.LinkEntry(path: path, pairs: Set(pairs), words: "")
  }
}

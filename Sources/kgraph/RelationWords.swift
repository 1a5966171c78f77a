import GraphModel
import GraphQuery

/// A relation as it was worded: `works at` follows its edges, `employs` goes against them.
struct WordedRelation: Hashable {
  var relation: Relation
  /// Whether the words lead from the target of its edges to the source.
  var isInverse: Bool

  /// Whether the words may lead from the one kind to the other; nil is any kind.
  func fits(_ source: String?, _ target: String?) -> Bool {
    let (start, end) = isInverse ? (target, source) : (source, target)
    guard let start, let end else {
      return (start.map { relation.sourceKinds().contains($0) } ?? true)
        && (end.map { relation.targetKinds().contains($0) } ?? true)
    }
    return relation.links(start, to: end)
  }
}

extension Vocabulary {
  /// The relations of which this is the name or one of the verbs, at least one; throws which there are.
  ///
  /// Several relations may share a verb: people and projects "belong to" something.
  func knownRelations(wordedAs words: String) throws(GraphError) -> [WordedRelation] {
    if let relation = relation(named: words) { return [WordedRelation(relation: relation, isInverse: false)] }
    let folded = NameFolding.fold(words)
    var found: [WordedRelation] = []
    for (worded, verb) in verbs where verb.all.contains(folded) && !found.contains(worded) {
      found.append(worded)
    }
    guard found.isEmpty else { return found }
    let names = relations.map(\.name)
    let guess = nearest(to: folded, in: names + verbs.flatMap(\.1.all), limit: 3).first
    throw GraphError(
      .invalid, "there is no relation \(words.quotedName)",
      help: (guess.map { ["did you mean '\($0)'?"] } ?? []) + [
        "the relations are \(names.joined(separator: ", "))",
        "'kgraph define relation NAME --link KIND:KIND' makes one of your own",
      ])
  }

  /// The verbs that mean one relation.
  private var verbs: [(WordedRelation, VerbForms)] {
    phrases.compactMap { phrase in
      guard phrase.role == .verb, phrase.path.steps.count == 1, let step = phrase.path.steps.first,
        step.relations.count == 1, let relation = relation(named: step.relations[0])
      else { return nil }
      return (WordedRelation(relation: relation, isInverse: step.isInverse), VerbForms(phrase.words))
    }
  }
}

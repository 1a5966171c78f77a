/// Writing a vocabulary in the text form that `VocabularyText.parse` reads.
extension VocabularyText {
  /// The text form of a vocabulary; reading it gives the vocabulary again, but for its numbers.
  public static func printed(_ vocabulary: Vocabulary) -> String {
    var blocks = vocabulary.kinds.map(block(of:))
    for relation in vocabulary.relations {
      blocks.append(block(of: relation, wordings: vocabulary.phrases.filter { $0.isWording(of: relation) }))
    }
    let composite = vocabulary.phrases.filter { phrase in
      !vocabulary.relations.contains { phrase.isWording(of: $0) }
    }
    blocks += blocksOfPhrases(composite)
    return blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private static func block(of kind: NodeKind) -> [String] {
    var lines = ["kind \(quoted(kind.name))"]
    if !kind.summary.isEmpty { lines.append("  summary \(kind.summary)") }
    for noun in kind.nouns {
      let condition = noun.condition.map { " where \(text(of: $0))" } ?? ""
      lines.append("  noun \(noun.singular)/\(noun.plural)\(condition)")
    }
    for attribute in kind.attributes {
      let place = (attribute.relation.map { "\($0)." } ?? "") + attribute.property
      let preposition = attribute.preposition.map { " \($0)" } ?? ""
      lines.append("  attribute \(attribute.singular)/\(attribute.plural) = \(place)\(preposition)")
    }
    lines.append("  looks \(kind.shape) \(kind.fill) \(kind.outline)")
    if kind.isIncidental { lines.append("  incidental") }
    return lines
  }

  private static func text(of condition: Noun.Condition) -> String {
    let subject = [condition.relation, condition.property].compactMap(\.self).joined(separator: ".")
    return subject + (condition.value.map { " = \($0)" } ?? "")
  }

  private static func block(of relation: Relation, wordings: [Phrase]) -> [String] {
    var lines = ["relation \(quoted(relation.name))"]
    if !relation.summary.isEmpty { lines.append("  summary \(relation.summary)") }
    for signature in relation.signatures {
      lines.append(
        "  link \(quoted(signature.source)) -> \(quoted(signature.target))\(signature.isDefault ? " default" : "")"
      )
    }
    if relation.isSymmetric { lines.append("  symmetric") }
    if relation.isExclusive { lines.append("  exclusive") }
    if relation.isState { lines.append("  state") }
    if relation.isOpen { lines.append("  open") }
    if let whole = relation.rollsUpAlong { lines.append("  rolls up along \(whole)") }
    for phrase in wordings {
      let isInverse = phrase.path.steps.first?.isInverse ?? false
      let test = phrase.path.steps.first?.test.map { " where \($0.property) = \($0.value)" } ?? ""
      lines.append("  \(isInverse ? "inverse " : "")\(phrase.role.rawValue) \(phrase.words)\(test)")
    }
    return lines
  }

  /// Phrases that stand together and mean the same share a block.
  private static func blocksOfPhrases(_ phrases: [Phrase]) -> [[String]] {
    var blocks: [[String]] = []
    var rest = phrases[...]
    while let first = rest.first {
      let group = rest.prefix {
        $0.source == first.source && $0.target == first.target && $0.path == first.path
      }
      rest = rest.dropFirst(group.count)
      guard let source = first.source, let target = first.target else { continue }
      let wordings = group.map { phrase in
        phrase.words.isEmpty ? "  \(phrase.role.rawValue)" : "  \(phrase.role.rawValue) \(phrase.words)"
      }
      blocks.append(["phrase \(source) -> \(target)"] + wordings + ["  path \(first.path)"])
    }
    return blocks
  }
}

extension Phrase {
  /// Whether it is one of the relation's own words, rather than a phrase of its own.
  fileprivate func isWording(of relation: Relation) -> Bool {
    guard source == nil, target == nil, path.steps.count == 1 else { return false }
    return path.steps[0].relations == [relation.name]
  }
}

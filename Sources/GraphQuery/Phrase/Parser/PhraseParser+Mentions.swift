import GraphModel

/// What the texts of a node say: "talks mentioning kyverno".
extension PhraseParser {
  /// `("mentioning"|"containing"|("that"|"which") "mention") text`: in the name, or in another text of the node.
  func mentions(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    let start = word("that", "which", at: position) ?? position
    let verb =
      start > position
      ? word("mention", "mentions", "contain", "contains", at: start)
      : word("mentioning", "containing", at: start)
    guard let next = verb, next < tokens.count else { return [] }
    var end = next
    if tokens[next].kind == .quoted {
      end = next + 1
    } else {
      while end < tokens.count, tokens[end].kind == .word, !lexicon.isGrammarWord(tokens[end].folded) {
        end += 1
      }
    }
    guard end > next else { return [] }
    // Letter case does not count, as in a search.
    let text = tokens[next..<end].map(\.text).joined(separator: " ").lowercased()
    return kinds.sorted().compactMap { kind in
      let tests = lexicon.attributes(of: kind).filter(\.isProse).uniqued(on: \.property).map {
        Condition.attribute(AttributeCondition(attribute: $0, comparison: .contains, value: .text(text)))
      }
      guard tests.count > 1 else { return nil }
      return Alternative(
        value: Modifier(condition: .any(tests), kinds: [kind]), end: end, cost: Cost.attributeValue)
    }
  }
}

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
    return kinds.sorted().compactMap { mention(next, end, by: $0) }
  }

  /// `TEXT`, where a subject is wanted: in quotes, what is no name but stands in texts ("talks about "Valkey"").
  func texts(at position: Int, kinds: KindSet) -> [Alternative<Modifier>] {
    guard position < tokens.count, tokens[position].kind == .quoted, nameMentions(at: position).isEmpty else {
      return []
    }
    let text = tokens[position].text
    do throws(GraphError) {
      // The first words of a name are the name.
      if tokens[position].folded.contains(" "),
        try !names.matches(name: text, kinds: [], allowingPrefix: true).isEmpty
      {
        return []
      }
      var found: [Alternative<Modifier>] = []
      for kind in kinds.sorted() where try names.hasText(text, kind: kind) {
        if let mention = mention(position, position + 1, by: kind) { found.append(mention) }
      }
      return found
    } catch {
      failure = error
      return []
    }
  }

  /// "companies that talked about "Valkey"": over several links, with what stands before the last of them.
  func aboutTexts(
    _ link: Lexicon.LinkEntry, kinds: KindSet, start: Int, at position: Int
  ) -> [Alternative<Modifier>] {
    guard position < tokens.count, tokens[position].kind == .quoted, link.path.steps.count > 1,
      let last = link.path.steps.last, lexicon.leadsToSubjects(last, link.targets)
    else { return [] }
    return texts(at: position, kinds: lexicon.datedKinds).flatMap { text -> [Alternative<Modifier>] in
      guard let middle = text.value.kinds.first else { return [] }
      return link.sources.intersection(kinds).sorted().compactMap { source in
        guard let near = lexicon.adjacent[.init(source: source, target: middle)],
          near.path.steps == link.path.steps.dropLast()
        else { return nil }
        var object = lexicon.anything([middle])
        object.conditions = [text.value.condition]
        let condition = LinkCondition(
          link: near, wording: .having, objects: .one(object), range: range(start, text.end))
        return text.map { _ in Modifier(condition: .link(condition), kinds: [source]) }
      }
    }
  }

  /// That the words from one position to another stand in one of the texts of a kind, if it has several.
  private func mention(_ start: Int, _ end: Int, by kind: String) -> Alternative<Modifier>? {
    // Letter case does not count, as in a search.
    let text = tokens[start..<end].map(\.text).joined(separator: " ").lowercased()
    let tests = lexicon.proseAttributes(of: kind).map {
      Condition.attribute(AttributeCondition(attribute: $0, comparison: .contains, value: .text(text)))
    }
    guard tests.count > 1 else { return nil }
    return Alternative(
      value: Modifier(condition: .any(tests), kinds: [kind]), end: end, cost: Cost.attributeValue)
  }
}

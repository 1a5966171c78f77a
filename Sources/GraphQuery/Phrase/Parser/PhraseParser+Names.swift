import GraphModel

/// The names that stand in a phrase.
extension PhraseParser {
  /// The names that begin at a position, longest first.
  func nameMentions(at position: Int) -> [Alternative<NameMention>] {
    memory.names.value(at: position, for: NoKey()) {
      do throws(GraphError) { return try readNames(at: position) } catch {
        failure = error
        return []
      }
    }
  }

  private func readNames(at position: Int) throws(GraphError) -> [Alternative<NameMention>] {
    guard position < tokens.count else { return [] }
    let first = tokens[position]
    if first.kind == .quoted {
      var mention = NameMention(
        text: first.text, nodes: try bearers(of: first.folded, written: first.text), range: first.range,
        isExplicit: false)
      // A title is long: its first words are enough if there is one with them.
      if mention.nodes.isEmpty, allowsPrefixes, first.folded.contains(" ") {
        mention.nodes = try names.matches(name: first.folded, kinds: [], allowingPrefix: true).map(\.node)
        mention.isCutShort = true
      }
      guard !mention.nodes.isEmpty else { return [] }
      return [Alternative(value: mention, end: position + 1, cost: Cost.name)]
    }
    guard first.kind == .word else { return [] }
    if first.text.hasPrefix("#"), let id = Node.ID(first.text.dropFirst()) {
      guard let node = try names.node(id) else { return [] }
      let mention = NameMention(text: first.text, nodes: [node], range: first.range, isExplicit: true)
      return [Alternative(value: mention, end: position + 1, cost: 0)]
    }
    var found: [Alternative<NameMention>] = []
    var folded = ""
    var end = position
    while end < tokens.count, tokens[end].kind == .word || tokens[end].kind == .mark && end > position {
      let token = tokens[end]
      end += 1
      if token.kind == .mark {
        // "Datadog's Outage", "Mesh: Done?": marks are in names too; a possessive's s is a letter of its word.
        if token.text == "'s" {
          if token.range.upperBound - token.range.lowerBound == 2 { folded += "s" }
          guard try names.names(beginningWith: folded).isBeginning else { break }
        }
        continue
      }
      let next =
        token.folded.utf8.contains(where: PhraseParser.isPlain) || !token.text.utf8.allSatisfy { $0 < 0x80 }
        ? token.folded : ""
      if next.isEmpty, !folded.isEmpty { continue }
      folded += folded.isEmpty ? token.folded : " " + next
      let known = try names.names(beginningWith: folded)
      if known.isName {
        found.append(alternative(position, end, try bearers(of: folded, written: nil)))
      } else if known.isBeginning, !lexicon.isGrammarWord(folded),
        let edition = try edition(position, end, folded)
      {
        found.append(edition)
      } else if let singular = Noun.singular(of: folded) {
        let nodes = try bearers(of: singular, written: nil)
        if !nodes.isEmpty { found.append(alternative(position, end, nodes)) }
      }
      let isPossessive = end < tokens.count && tokens[end].text == "'s"
      if !known.isBeginning, !isPossessive { break }
    }
    if allowsPrefixes {
      let longest = found.last?.end ?? position
      if let prefix = try prefix(at: position), prefix.end > longest { found.append(prefix) }
      if let placed = try placedName(at: position) { found.append(placed) }
    }
    // A shorter name inside a longer one is far-fetched, yet right where the longer one leads nowhere.
    return found.reversed().enumerated().map { offset, alternative in
      Alternative(
        value: alternative.value, end: alternative.end, cost: alternative.cost + offset * Cost.shorterName)
    }
  }

  /// "FOSDEM": what there is one of each year, all of them.
  private func edition(
    _ start: Int, _ end: Int, _ folded: String
  ) throws(GraphError) -> Alternative<NameMention>? {
    let nodes = try names.editions(of: folded).filter { lexicon.datedKinds.contains($0.kind) }
    return nodes.isEmpty ? nil : cutShort(start, end, nodes, cost: 0)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }

  private func alternative(_ start: Int, _ end: Int, _ nodes: [Node]) -> Alternative<NameMention> {
    let range = range(start, end)
    let text = PhraseParser.written(tokens[start..<end])
    return Alternative(
      value: NameMention(text: text, nodes: nodes, range: range, isExplicit: false), end: end, cost: Cost.name
    )
  }

  /// A name of which only the beginning is written.
  private func cutShort(_ start: Int, _ end: Int, _ nodes: [Node], cost: Int) -> Alternative<NameMention> {
    let whole = alternative(start, end, nodes)
    var mention = whole.value
    mention.isCutShort = true
    return Alternative(value: mention, end: end, cost: whole.cost + cost)
  }

  /// The nodes of a name; those of which it is the own name, if there are any in their kind.
  private func bearers(of folded: String, written: String?) throws(GraphError) -> [Node] {
    let nodes = try names.lookUp(folded)
    guard nodes.count > 1 else { return nodes }
    return nodes.filter { node in
      let rank = rank(of: node, folded, written)
      return !nodes.contains { $0.kind == node.kind && self.rank(of: $0, folded, written) < rank }
    }
  }

  private func rank(of node: Node, _ folded: String, _ written: String?) -> Int {
    if node.name == written { return 0 }
    return NameFolding.fold(node.name) == folded ? 1 : 2
  }

  /// "KubeCon Amsterdam": the beginning of a name, and behind it where what bears it is.
  private func placedName(at position: Int) throws(GraphError) -> Alternative<NameMention>? {
    let end = position + 2
    guard end <= tokens.count, tokens[position..<end].allSatisfy({ $0.kind == .word }),
      !lexicon.isGrammarWord(tokens[position].folded), !lexicon.isGrammarWord(tokens[position + 1].folded)
    else { return nil }
    let nodes = try names.nodes(beginningWith: tokens[position].folded).filter { node in
      lexicon.attributes(of: node.kind).contains { attribute in
        guard attribute.edge == nil, attribute.isPlace,
          case .text(let place)? = node.properties[attribute.property]
        else { return false }
        return NameFolding.fold(place) == tokens[position + 1].folded
      }
    }
    return nodes.isEmpty ? nil : cutShort(position, end, nodes, cost: Cost.prefix)
  }

  /// The longest beginning of a name.
  private func prefix(at position: Int) throws(GraphError) -> Alternative<NameMention>? {
    var folded = ""
    var found: Alternative<NameMention>?
    for end in position..<min(tokens.count, position + 6) {
      guard tokens[end].kind == .word, !lexicon.isGrammarWord(tokens[end].folded) else { break }
      folded += folded.isEmpty ? tokens[end].folded : " " + tokens[end].folded
      var matches = try names.matches(name: folded, kinds: [], allowingPrefix: true)
      // Of a few letters, only a whole word of the name is near enough to it.
      if folded.utf8.count < 4 {
        matches.removeAll { $0.quality == .prefix && !NameFolding.fold($0.node.name).hasPrefix(folded + " ") }
      }
      guard !matches.isEmpty else { break }
      guard matches.contains(where: { $0.quality == .prefix }) else { continue }
      found = cutShort(position, end + 1, matches.map(\.node), cost: Cost.prefix)
    }
    return found
  }
}

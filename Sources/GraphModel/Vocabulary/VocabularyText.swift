/// The text form of a vocabulary, as `kgraph define --file` reads it.
///
/// A definition begins with `kind NAME`, `relation NAME` or `phrase SOURCE -> TARGET`; indented or not, the lines that
/// follow it say more about it, one thing a line. A line that begins with `#` is a comment. `docs/SCHEMA.md` lists the
/// lines.
public enum VocabularyText {
  /// Reads definitions; throws with the line of the first that it does not understand.
  public static func parse(_ text: String) throws(GraphError) -> Vocabulary {
    var parser = Parser()
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let content = line.trimmingSpaces()
      if content.isEmpty || content.hasPrefix("#") { continue }
      do throws(Mistake) {
        try parser.read(content)
      } catch {
        throw GraphError(.invalid, "line \(number): \(error.message): '\(content)'", help: error.help)
      }
    }
    do throws(Mistake) {
      try parser.finish()
    } catch {
      throw GraphError(.invalid, "line \(number): \(error.message)", help: error.help)
    }
    return parser.vocabulary
  }

  /// A name as the text form has it: in backticks unless it is of letters, digits and `_`.
  static func quoted(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0)
    }
    return isPlain && !(name.unicodeScalars.first.map { ("0"..."9").contains($0) } ?? true)
      ? name : "`\(name)`"
  }

  private static func unquoted(_ text: String) -> String? {
    guard text.count > 2, text.hasPrefix("`"), text.hasSuffix("`") else { return nil }
    return String(text.dropFirst().dropLast())
  }

  private struct Mistake: Error {
    var message: String
    var help: [String] = []
  }

  private struct Parser {
    var vocabulary = Vocabulary()
    private var kind: NodeKind?
    private var relation: Relation?
    private var pair: (source: String, target: String)?
    private var pending: [Phrase] = []

    mutating func read(_ line: Substring) throws(Mistake) {
      let (keyword, rest) = line.firstWord
      switch keyword {
      case "kind":
        try finish()
        kind = NodeKind(name: try name(rest))
      case "relation":
        try finish()
        relation = Relation(name: try name(rest))
      case "phrase":
        try finish()
        pair = try kinds(rest)
      case "summary" where kind != nil: kind?.summary = String(rest)
      case "summary" where relation != nil: relation?.summary = String(rest)
      case "noun" where kind != nil:
        let noun = try noun(rest)
        kind?.nouns.append(noun)
      case "attribute" where kind != nil:
        let attribute = try attribute(rest)
        kind?.attributes.append(attribute)
      case "looks" where kind != nil:
        let (shape, colours) = rest.firstWord
        let (fill, outline) = colours.firstWord
        kind?.shape = String(shape)
        for colour in [fill, outline] where !colour.isEmpty && !colour.isColour {
          throw Mistake(message: "not a colour", help: ["write it as '#ffeeaa'"])
        }
        if !fill.isEmpty { kind?.fill = String(fill) }
        if !outline.isEmpty { kind?.outline = String(outline) }
      case "incidental" where kind != nil: kind?.isIncidental = true
      case "link" where relation != nil: try link(rest)
      case "symmetric" where relation != nil: relation?.isSymmetric = true
      case "exclusive" where relation != nil: relation?.isExclusive = true
      case "state" where relation != nil: relation?.isState = true
      case "open" where relation != nil: relation?.isOpen = true
      case "rolls" where relation != nil && rest.hasPrefix("up along "):
        let whole = try name(rest.dropFirst("up along ".count))
        relation?.rollsUpAlong = whole
      case "path" where pair != nil:
        guard let path = RelationPath(String(rest)) else {
          throw Mistake(message: "not a path", help: ["write it as '^gives / works_at'"])
        }
        for index in pending.indices { pending[index].path = path }
      default:
        guard kind == nil, relation != nil || pair != nil else { throw unknown(keyword) }
        try wording(line)
      }
    }

    mutating func finish() throws(Mistake) {
      if let kind { vocabulary.kinds.append(kind) }
      if let relation { vocabulary.relations.append(relation) }
      if pair != nil, pending.isEmpty || pending.contains(where: { $0.path.steps.isEmpty }) {
        throw Mistake(
          message: "the phrase before this line is not complete",
          help: ["a phrase has a 'verb' or 'preposition' line and a 'path' line"])
      }
      vocabulary.phrases += pending
      kind = nil
      relation = nil
      pair = nil
      pending = []
    }

    /// `[inverse] [implied] verb|preposition|noun WORDS [where PROPERTY = VALUE]`
    private mutating func wording(_ line: Substring) throws(Mistake) {
      var (keyword, rest) = line.firstWord
      let isInverse = keyword == "inverse"
      if isInverse { (keyword, rest) = rest.firstWord }
      let isImplied = keyword == "implied"
      if isImplied { (keyword, rest) = rest.firstWord }
      let role: Phrase.Role
      switch keyword {
      case "verb": role = isImplied ? .impliedVerb : .verb
      case "preposition": role = .preposition
      case "adjacent" where pair != nil: role = .adjacent
      case "noun" where relation != nil: role = .noun
      default: throw unknown(keyword)
      }
      guard role == .adjacent || !rest.isEmpty else { throw Mistake(message: "'\(keyword)' needs its words") }
      var test: RelationPath.Step.Test?
      if relation != nil, case let (words, condition?) = rest.splitOnce(" where ") {
        let sides = condition.splitOnce("=")
        guard let value = sides.1?.trimmingSpaces(), !value.isEmpty else {
          throw Mistake(message: "not a condition", help: ["write it as 'where role = moderator'"])
        }
        test = .init(property: String(sides.0.trimmingSpaces()), value: String(value))
        rest = words
      }
      let path =
        relation.map { RelationPath([.init([$0.name], inverse: isInverse, test: test)]) } ?? RelationPath([])
      pending.append(
        Phrase(role: role, words: String(rest), source: pair?.source, target: pair?.target, path: path))
    }

    private mutating func link(_ text: Substring) throws(Mistake) {
      var text = text
      let isDefault = text.hasSuffix(" default")
      if isDefault { text = text.dropLast(" default".count) }
      let (source, target) = try kinds(text)
      relation?.signatures.append(.init(source: source, target: target, isDefault: isDefault))
    }

    /// `singular/plural [where CONDITION]`
    private func noun(_ text: Substring) throws(Mistake) -> Noun {
      let parts = text.splitOnce(" where ")
      let (singular, plural) = forms(parts.0)
      guard !singular.isEmpty else { throw Mistake(message: "'noun' needs a word") }
      guard let text = parts.1 else { return Noun(singular: singular, plural: plural) }
      let sides = text.splitOnce("=")
      let subject = sides.0.trimmingSpaces()
      let dotted = subject.splitOnce(".")
      var condition = Noun.Condition(value: sides.1.map { String($0.trimmingSpaces()) })
      if let property = dotted.1 {
        condition.relation = String(dotted.0)
        condition.property = String(property)
      } else if condition.value == nil {
        condition.relation = String(subject)
      } else {
        condition.property = String(subject)
      }
      return Noun(singular: singular, plural: plural, condition: condition)
    }

    /// `singular/plural = [relation.]property [preposition]`
    private func attribute(_ text: Substring) throws(Mistake) -> Attribute {
      let sides = text.splitOnce("=")
      let (singular, plural) = forms(sides.0.trimmingSpaces())
      let words = (sides.1 ?? "").trimmingSpaces().firstWord
      guard case let place = words.0, !place.isEmpty, !singular.isEmpty else {
        throw Mistake(message: "not an attribute", help: ["write it as 'attribute room/rooms = at.room'"])
      }
      let dotted = place.splitOnce(".")
      return Attribute(
        singular: singular, plural: plural, relation: dotted.1 == nil ? nil : String(dotted.0),
        property: String(dotted.1 ?? dotted.0), preposition: words.1.isEmpty ? nil : String(words.1))
    }

    private func forms(_ text: Substring) -> (String, String) {
      let parts = text.splitOnce("/")
      let singular = NameFolding.fold(String(parts.0))
      return (singular, parts.1.map { NameFolding.fold(String($0)) } ?? Noun.plural(of: singular))
    }

    private func kinds(_ text: Substring) throws(Mistake) -> (String, String) {
      let parts = text.splitOnce("->")
      guard let target = parts.1 else {
        throw Mistake(message: "not a pair of kinds", help: ["write it as 'person -> talk'"])
      }
      return (try name(parts.0), try name(target))
    }

    private func name(_ text: Substring) throws(Mistake) -> String {
      let name = String(text.trimmingSpaces())
      if let quoted = VocabularyText.unquoted(name) { return quoted }
      guard let first = name.unicodeScalars.first, first.properties.isAlphabetic || first == "_",
        name.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0) }
        )
      else {
        throw Mistake(
          message: "not a name for a kind or relation",
          help: ["use letters, digits and '_', as in 'works_at'"])
      }
      return name
    }

    private func unknown(_ keyword: Substring) -> Mistake {
      let expected =
        if kind != nil {
          "summary, noun, attribute, looks or incidental"
        } else if relation != nil {
          "summary, link, verb, preposition, noun, symmetric, exclusive, state, open or 'rolls up along'"
        } else if pair != nil {
          "verb, preposition, adjacent or path"
        } else {
          "kind, relation or phrase"
        }
      return Mistake(
        message: "'\(keyword)' means nothing here", help: ["a line here begins with \(expected)"])
    }
  }
}

extension Noun {
  /// The singular of a regular plural, folded; nil if it does not look like one.
  package static func singular(of plural: String) -> String? {
    guard plural.utf8.count > 3 else { return nil }
    for (ending, singular) in [("ies", "y"), ("shes", "sh"), ("ches", "ch"), ("sses", "ss"), ("s", "")]
    where plural.hasSuffix(ending) {
      return plural.dropLast(ending.count) + singular
    }
    return nil
  }

  /// The regular plural of an English noun.
  public static func plural(of singular: String) -> String {
    if VerbForms.endsInConsonantY(singular) { return singular.dropLast() + "ies" }
    return ["s", "x", "z", "ch", "sh"].contains(where: singular.hasSuffix) ? singular + "es" : singular + "s"
  }
}

extension Substring {
  /// Whether it is `#rrggbb`.
  fileprivate var isColour: Bool { count == 7 && first == "#" && dropFirst().allSatisfy(\.isHexDigit) }

  /// The first word and the text behind it.
  fileprivate var firstWord: (Substring, Substring) {
    guard let end = firstIndex(where: \.isWhitespace) else { return (self, "") }
    return (self[..<end], self[end...].trimmingSpaces())
  }

  /// What stands before and behind the first occurrence; nil behind when there is none.
  fileprivate func splitOnce(_ separator: String) -> (Substring, Substring?) {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(separator) {
        return (self[..<index], self[index...].dropFirst(separator.count))
      }
      index = self.index(after: index)
    }
    return (self, nil)
  }
}

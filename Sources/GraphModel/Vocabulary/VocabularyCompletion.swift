/// Filling in what a short definition leaves out, so that it works at once in phrases.
extension Vocabulary {
  /// The definitions, with a noun for each kind and a verb for each relation (unless it is open) that has none and is not known yet.
  public func completed(besides known: Vocabulary) -> Vocabulary {
    var completed = self
    for index in kinds.indices where known.kind(named: kinds[index].name) == nil {
      let words = kinds[index].name.split(separator: "_").joined(separator: " ")
      if kinds[index].nouns.isEmpty {
        completed.kinds[index].nouns = [Noun(singular: words, plural: Noun.plural(of: words))]
      }
      if !kinds[index].attributes.contains(where: { $0.singular == "name" }) {
        completed.kinds[index].attributes.append(
          Attribute(singular: "name", plural: "names", property: "name"))
      }
    }
    // What is open comes from elsewhere, and its name need not be a word.
    for relation in relations where known.relation(named: relation.name) == nil && !relation.isOpen {
      let path = RelationPath([.init([relation.name])])
      if !phrases.contains(where: { $0.role == .verb && $0.path == path }) {
        completed.phrases.append(Phrase(role: .verb, words: relation.impliedVerb, path: path))
      }
    }
    return completed
  }
}

extension Relation {
  /// The verb that the name is a form of: of `mentors` "mentor", of `member_of` "be member of".
  fileprivate var impliedVerb: String {
    let parts = words.split(separator: " ", maxSplits: 1)
    let first = String(parts.first ?? "")
    let tail = parts.count > 1 ? " " + parts[1] : ""
    guard first.hasSuffix("s"), !first.hasSuffix("ss"), first.count > 2 else {
      return tail.isEmpty ? first : "be/is/was/been/being \(words)"
    }
    if first.hasSuffix("ies") { return first.dropLast(3) + "y" + tail }
    let hasLongEnding = ["ses", "xes", "zes", "ches", "shes", "oes"].contains(where: first.hasSuffix)
    return first.dropLast(hasLongEnding ? 2 : 1) + tail
  }
}

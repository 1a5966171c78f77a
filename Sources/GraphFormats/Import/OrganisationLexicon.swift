/// What is known about names before a heading is read: which are organisations and which are people.
///
/// It settles `A, B & C, Org` against `A, OrgA & C, OrgC`. Names come from the graph, from the headings of
/// the same file, and from a few organisations that everybody in the field knows.
public struct OrganisationLexicon: Sendable, Equatable {
  private var organisationVotes: [String: Int] = [:]
  private var personVotes: [String: Int] = [:]

  /// A vote of the graph outweighs what a few headings suggest.
  private static let certainty = 100

  /// Creates a lexicon from names that are known for certain.
  public init(organisations: some Sequence<String> = [], people: some Sequence<String> = []) {
    for name in HeadingVocabulary.wellKnownOrganisations {
      organisationVotes[Self.key(name)] = Self.certainty / 2
    }
    for name in organisations { organisationVotes[Self.key(name)] = Self.certainty }
    for name in people { personVotes[Self.key(name)] = Self.certainty }
  }

  /// The lexicon with what the headings of one file say about names whose place in the line is unmistakable.
  public func learning(from headings: some Sequence<String>) -> OrganisationLexicon {
    learning(organisations: [], people: [], headings: headings)
  }

  /// The lexicon with the names that a file declares, and then with those that its headings teach.
  func learning(
    organisations: [String], people: [String], headings: some Sequence<String>
  ) -> OrganisationLexicon {
    var result = self
    for name in organisations { result.organisationVotes[Self.key(name)] = Self.certainty }
    for name in people { result.personVotes[Self.key(name)] = Self.certainty }
    let parser = HeadingParser(lexicon: result)
    for line in headings {
      for evidence in parser.evidence(in: line) {
        let key = Self.key(evidence.name)
        if evidence.isOrganisation {
          result.organisationVotes[key, default: 0] += 1
        } else {
          result.personVotes[key, default: 0] += 1
        }
      }
    }
    return result
  }

  /// Whether the name is known as an organisation more often than as a person.
  public func isOrganisation(_ name: some StringProtocol) -> Bool {
    let key = Self.key(name)
    return (organisationVotes[key] ?? 0) > (personVotes[key] ?? 0)
  }

  /// Whether the name is known as a person more often than as an organisation.
  public func isPerson(_ name: some StringProtocol) -> Bool {
    let key = Self.key(name)
    return (personVotes[key] ?? 0) > (organisationVotes[key] ?? 0)
  }

  /// The name without letter case, spaces, punctuation and legal form.
  private static func key(_ name: some StringProtocol) -> String {
    var words = name.foldedWords()
    while words.count > 1, let last = words.last, HeadingVocabulary.legalSuffixes.contains(last) {
      words.removeLast()
    }
    if words.count > 1, words.first == "the" { words.removeFirst() }
    return words.joined()
  }
}

/// What one heading says about one name.
struct NameEvidence: Equatable {
  let name: String
  let isOrganisation: Bool
}

import GraphModel

/// What the graph knows of the names in title lines.
///
/// What it knows from earlier exports of the same programme is no evidence: else the reading of a line would depend on
/// the order in which they were imported.
struct GraphLexicon {
  let store: GraphStore
  let instance: String

  private static let longestName = 8

  /// The names in the lines that others know as a person or an organisation.
  func lexicon(for headings: [String]) throws(GraphError) -> OrganisationLexicon {
    var organisations: [String] = []
    var people: [String] = []
    var seen: Set<String> = []
    for heading in headings {
      for piece in Self.pieces(of: heading) where seen.insert(piece).inserted {
        for folded in Set([NameFolding.fold(piece), NameFolding.foldOrganisation(piece)])
        where !folded.isEmpty {
          for node in try store.lookUp(folded) where node.kind == "org" || node.kind == "person" {
            guard try store.isNamed(node.id, besidesInstance: instance) else { continue }
            if node.kind == "org" { organisations.append(piece) } else { people.append(piece) }
          }
        }
      }
    }
    return OrganisationLexicon(organisations: organisations, people: people)
  }

  /// What stands between the marks of a line behind its first dash.
  private static func pieces(of heading: String) -> [String] {
    guard let dash = [" - ", " – ", " — "].lazy.compactMap({ heading.range(ofBytes: $0) }).first else {
      return []
    }
    return heading[dash.upperBound...].split { ",;&|".contains($0) }.map { String($0.trimmingSpaces()) }
      .filter { !$0.isEmpty && $0.split(separator: " ").count <= longestName }
  }
}

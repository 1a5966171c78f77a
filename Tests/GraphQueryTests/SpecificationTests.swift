import Foundation
import Testing

@testable import GraphQuery

/// Runs the questions of `Specs/` against the conference.
///
/// `KGRAPH_REWRITE_SPECS=1 swift test --filter SpecificationTests` writes what was answered instead; the difference is
/// for a reviewer to read, row by row.
@Suite("Specifications")
struct SpecificationTests {
  @Test(arguments: Specification.files)
  func questionsAreAnsweredAsTheFileSays(file: String) throws {
    let conference = try Conference()
    var specification = try Specification(file: file)
    let rewrites = ProcessInfo.processInfo.environment["KGRAPH_REWRITE_SPECS"] == "1"
    for index in specification.cases.indices {
      let example = specification.cases[index]
      let outcome = try Specification.Case.outcome(of: example.question, in: conference)
      if rewrites {
        specification.cases[index].outcome = outcome
      } else {
        #expect(outcome == example.outcome, "\(file): \(example.question)")
      }
    }
    if rewrites { try specification.write(to: file) }
  }

  /// The canonical wording of a question means the same and is its own canonical wording.
  @Test(arguments: Specification.files)
  func paraphrasesSayTheSame(file: String) throws {
    let conference = try Conference()
    for example in try Specification(file: file).cases {
      guard let query = try? conference.query(example.question), let paraphrase = query.paraphrase else {
        continue
      }
      let comment: Comment = "\(file): '\(example.question)' is paraphrased '\(paraphrase)'"
      do throws(QueryError) {
        let again = try conference.query(paraphrase)
        #expect(again.pattern.printed() == query.pattern.printed(), comment)
        #expect(again.paraphrase == paraphrase, comment)
      } catch {
        Issue.record("\(comment), which does not parse: \(error)")
      }
    }
  }
}

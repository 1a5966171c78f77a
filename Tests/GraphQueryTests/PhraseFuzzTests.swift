import Foundation
import Testing

@testable import GraphQuery

/// Whatever is typed is answered or refused, soon and in words for people.
///
/// `KGRAPH_FUZZ_PHRASES=10000 swift test --filter PhraseFuzzTests` tries more; `KGRAPH_FUZZ_LIMIT` is in milliseconds
/// (10 is the aim in a release build).
@Suite("Random phrases")
struct PhraseFuzzTests {
  @Test func everyPhraseIsReadSoonOrRefusedInWords() throws {
    let conference = try Conference()
    let examples = try Specification.files.flatMap { try Specification(file: $0).cases.map(\.question) }
    var phrases = try RandomPhrase(
      conference: conference, seed: UInt64(setting("KGRAPH_FUZZ_SEED", 1)))
    let limit = Duration.milliseconds(setting("KGRAPH_FUZZ_LIMIT", 2_000))
    let clock = ContinuousClock()
    for _ in 0..<setting("KGRAPH_FUZZ_PHRASES", 400) {
      let phrase = phrases.next(from: examples)
      var messages: [String] = []
      let time = clock.measure {
        do throws(QueryError) {
          messages = try conference.query(phrase).remarks.flatMap { [$0.message] + $0.help }
        } catch {
          switch error {
          case .diagnostic(let diagnostic): messages = [diagnostic.message] + diagnostic.help
          case .graph(let error): Issue.record("'\(phrase)' fails in the graph: \(error)")
          }
        }
      }
      let shown = phrase.count > 300 ? "\(phrase.prefix(300))… (\(phrase.count) characters)" : phrase
      #expect(time < limit, "\(time): '\(shown)'")
      for message in messages {
        // What the message quotes is the user's own.
        let own = message.replacingOccurrences(of: "'[^']*'", with: "", options: .regularExpression)
        for word in [
          "SELECT", "edge1", "node1", "sqlite", "json_", "Optional(", "GraphQuery", "Swift", "nil",
        ] {
          #expect(!own.contains(word) || phrase.contains(word), "'\(shown)': \(message)")
        }
      }
    }
  }
}

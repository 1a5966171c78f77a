import Testing

@testable import GraphQuery

/// Whatever is refused comes with a question that is not.
@Suite("Corrections")
struct CorrectionsTests {
  @Test(
    "what is suggested can be answered",
    arguments: [
      "talks abuot service mesh", "talks about servce mesh", "talks about quantum",
      "topics by Isovalent people",
      "people who represent service mesh", "how old is Liz Rice", "talks by Liz Rice on a rainy day",
      "which talks were the funniest", "who talked longest about Istio", "experts on security",
      "how many degrees separate Liz Rice and Lin Sun", "talks that mock Istio",
      "people who live in Berlin",
      "the average length of talks", "what happened to Wednesday", "talks by", "people who", "qwertyuiop",
      "who is the best speaker", "talks about Istio, if any", "why did Ada Moss leave Google",
      "talks (by Liz Rice",
      "speakers and their employers' cities", "events cheaper than 100 euros",
      "how tall is each speaker",
    ])
  func suggestionsWork(question: String) throws {
    let conference = try Conference()
    do throws(QueryError) {
      let query = try conference.query(question)
      Issue.record("'\(question)' is read as '\(query.paraphrase ?? "")'")
    } catch .diagnostic(let diagnostic) {
      let suggestion = try #require(diagnostic.corrections.first, "\(diagnostic.message)")
      #expect(throws: Never.self, "\(suggestion)") { try conference.query(suggestion).table() }
    } catch { throw error }
  }

  @Test func theNearestWordIsSuggestedAlone() throws {
    let conference = try Conference()
    do throws(QueryError) {
      _ = try conference.query("talks abuot service mesh")
    } catch .diagnostic(let diagnostic) {
      #expect(diagnostic.corrections == ["talks about service mesh"])
      #expect(diagnostic.help.first == "did you mean 'about'?")
    } catch { throw error }
  }
}

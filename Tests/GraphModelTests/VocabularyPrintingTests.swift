import Testing

@testable import GraphModel

struct VocabularyPrintingTests {
  @Test func theConferenceVocabularyIsReadBackAsItWas() throws {
    let vocabulary = try VocabularyText.parse(ConferenceVocabulary.text)
    #expect(try VocabularyText.parse(VocabularyText.printed(vocabulary)) == vocabulary)
  }

  @Test func whatTheUserDefinesIsReadBackAsItWas() throws {
    let vocabulary = try VocabularyText.parse(
      """
      kind movie
        noun film/films
        noun thriller where genre = thriller
        noun hit where watched.stars = 5
        attribute genre = genre
        looks box #ffffff
      relation watched
        summary has seen
        link person -> movie default
        verb watch
        inverse preposition seen by
        symmetric
        exclusive
        state
        rolls up along part_of
      phrase movie -> org
        preposition by
        adjacent
        path ^watched / works_at|member_of
      """)
    #expect(try VocabularyText.parse(VocabularyText.printed(vocabulary)) == vocabulary)
  }

  @Test(arguments: [
    ("mentors", "mentor"), ("carries", "carry"), ("teaches", "teach"), ("knows_of", "know of"),
    ("inspired_by", "be/is/was/been/being inspired by"), ("like", "like"),
  ])
  func aRelationWithoutAVerbGetsItsName(name: String, verb: String) {
    let definitions = Vocabulary(relations: [Relation(name: name)])
    let path = RelationPath([.init([name])])
    let expected = Phrase(role: .verb, words: verb, path: path)
    #expect(definitions.completed(besides: Vocabulary()).phrases == [expected])
    #expect(definitions.completed(besides: definitions).phrases.isEmpty)
  }

  @Test func aKindWithoutANounGetsItsName() {
    let completed = Vocabulary(kinds: [NodeKind(name: "pod_cast")]).completed(besides: Vocabulary())
    #expect(completed.kinds.first?.nouns == [Noun(singular: "pod cast", plural: "pod casts")])
  }
}

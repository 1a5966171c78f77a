import GraphModel

/// Questions whose object is only implied: "when did Liz Rice speak", "where does Liz Rice work".
extension PhraseParser {
  /// `nps verb {post}`: the object that a verb implies, given by its subject.
  func givenObjects(at position: Int, kinds: KindSet) -> [Alternative<NounPhrase>] {
    var found: [Alternative<NounPhrase>] = []
    for (subject, verb, end) in subjectsWithVerbs(at: position) where verb.isImplied {
      let objects = verb.link.targets(from: subject.value.kinds).intersection(kinds)
      guard !objects.isEmpty else { continue }
      found += withModifiers(
        Alternative(
          value: implied(objects, verb, by: subject.value, tense: .past, position, end), end: end, cost: 0)
      ).map { Alternative(value: $0.value, end: $0.end, cost: $0.cost + subject.cost) }
    }
    return found
  }

  /// `nps verb`: what a place-word stands for, where the verb's preposition is left out.
  func wheres(at position: Int, tense: LinkCondition.Tense) -> [Alternative<NounPhrase>] {
    let places = (lexicon.nouns.byFirstWord["where"] ?? []).map(\.entry)
    var found: [Alternative<NounPhrase>] = []
    for place in places {
      let noun = Lexicon.NounEntry(
        kind: place.kind, noun: lexicon.vocabulary.kind(named: place.kind)?.nouns.first ?? place.noun)
      for (subject, verb, end) in subjectsWithVerbs(at: position) {
        let subjectKinds = subject.value.kinds
        var phrase = NounPhrase(kinds: [place.kind], noun: noun)
        if verb.isImplied {
          for object in verb.link.targets(from: subjectKinds).sorted() {
            guard let link = lexicon.adjacent[.init(source: place.kind, target: object)] else { continue }
            for talk in withModifiers(
              Alternative(
                value: implied([object], verb, by: subject.value, tense: tense, position, end), end: end,
                cost: 0))
            {
              phrase.conditions = [
                .link(
                  LinkCondition(
                    link: link, wording: .inverseVerb(verb.forms), objects: .one(talk.value), tense: tense,
                    range: range(position, talk.end)))
              ]
              let composite = link.isComposite ? Cost.composite : 0
              found.append(
                Alternative(value: phrase, end: talk.end, cost: talk.cost + subject.cost + composite))
            }
          }
        } else if verb.link.targets(from: subjectKinds).contains(place.kind) {
          phrase.conditions = [
            .link(
              LinkCondition(
                link: verb.link.reversed, wording: .inverseVerb(verb.forms), objects: subject.value,
                tense: tense,
                range: range(position, end)))
          ]
          found += dated(phrase, verb.link, end).map {
            Alternative(value: $0.value, end: $0.end, cost: subject.cost + Cost.leftOutPreposition)
          }
        }
      }
    }
    return found
  }

  /// "(where did Liz Rice work) in 2021": at any time, in a period, or now.
  private func dated(
    _ phrase: NounPhrase, _ link: Lexicon.LinkEntry, _ end: Int
  ) -> [Alternative<NounPhrase>] {
    var found = [Alternative(value: phrase, end: word("now", "today", "currently", at: end) ?? end, cost: 0)]
    guard holdsOverTime(link), case .link(var condition)? = phrase.conditions.last else { return found }
    for span in timeSpans(at: end) where !span.value.recurs {
      condition.period = span.value
      var phrase = phrase
      phrase.conditions = [.link(condition)]
      found.append(Alternative(value: phrase, end: span.end, cost: 0))
    }
    return found
  }

  private func implied(
    _ kinds: KindSet, _ verb: Lexicon.VerbEntry, by subject: Objects, tense: LinkCondition.Tense,
    _ start: Int,
    _ end: Int
  ) -> NounPhrase {
    let given = LinkCondition(
      link: verb.link.reversed, wording: .preposition("by"), objects: subject, tense: tense,
      range: range(start, end))
    let noun =
      kinds.count == 1 ? kinds.first.flatMap { lexicon.vocabulary.kind(named: $0)?.nouns.first } : nil
    return NounPhrase(
      kinds: kinds, noun: noun.map { .init(kind: kinds.first ?? "", noun: $0) }, conditions: [.link(given)],
      isImplied: true)
  }

  /// Subjects with the base form of a verb behind them, its preposition there or left out.
  private func subjectsWithVerbs(
    at position: Int
  ) -> [(subject: Alternative<Objects>, verb: Lexicon.VerbEntry, end: Int)] {
    objects(at: position, kinds: lexicon.kinds).flatMap { subject in
      let subjectKinds = subject.value.kinds
      let items =
        subject.end < tokens.count ? lexicon.verbs.byFirstWord[tokens[subject.end].folded] ?? [] : []
      expect(.verb(subjectKinds), at: subject.end)
      return items.filter { $0.entry.form == .base && subject.value.canAll(do: $0.entry.link) }
        .map { (subject, $0.entry, subject.end + 1) }
    }
  }
}

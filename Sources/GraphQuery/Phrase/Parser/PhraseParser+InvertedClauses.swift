import GraphModel

/// Clauses whose object is what is asked for: "(talks that) Liz Rice gave".
extension PhraseParser {
  /// `nps verb [prep]`: "(talks that) Liz Rice gave", "(conferences) did Liz Rice speak at".
  func inverted(
    at position: Int, kinds: KindSet, forms: Lexicon.VerbEntry.Form = [.base, .thirdPerson, .past],
    tense: LinkCondition.Tense? = nil
  ) -> [Alternative<Modifier>] {
    memory.inverted.value(at: position, for: .init(kinds: kinds, forms: forms, tense: tense)) {
      PhraseParser.best(readInverted(at: position, kinds: kinds, forms: forms, tense: tense))
    }
  }

  private func readInverted(
    at position: Int, kinds: KindSet, forms: Lexicon.VerbEntry.Form, tense: LinkCondition.Tense?
  ) -> [Alternative<Modifier>] {
    var found: [Alternative<Modifier>] = []
    let none = nobody(at: position).map {
      Alternative(value: Objects.one(lexicon.anything(lexicon.personalKinds)), end: $0, cost: 1)
    }
    for subject in subjects(at: position) + [none].compactMap(\.self) {
      found += stranded(subject, at: subject.end, kinds: kinds, start: position)
      var start = word("both", at: subject.end) ?? subject.end
      var isNegated = none?.end == subject.end && none?.value == subject.value
      var forms = forms
      var auxiliaryTense: LinkCondition.Tense?
      if let end = word("has", "have", "had", at: start) {
        start = end
        forms = [.participle]
      }
      for (auxiliary, isPast) in [("did" as Keyword, true), ("do", false), ("does", false)] {
        guard let end = word(auxiliary, at: start) else { continue }
        start = end
        forms = [.base]
        auxiliaryTense = isPast ? .past : .present
      }
      if let end = word("not", "never", at: start) {
        start = end
        isNegated = true
      }
      if !isNegated {
        found += givenTo(
          kinds, by: subject, at: start, forms: forms, tense: tense ?? auxiliaryTense ?? .past,
          start: position)
      }
      for match in verbs(at: start) where forms.contains(match.entry.form) {
        let subjectKinds = subject.value.kinds
        guard subject.value.canAll(do: match.entry.link) else { continue }
        let verbTense =
          tense ?? auxiliaryTense
          ?? (match.entry.form == .past || match.entry.form == .participle ? .past : .present)
        for alternative in invertedObjects(
          match.entry, subject.value, subjectKinds, kinds: kinds, start: position, at: match.end,
          tense: verbTense)
        {
          let clause = Alternative(
            value: isNegated
              ? Modifier(condition: .not(alternative.value.condition), kinds: alternative.value.kinds)
              : alternative.value,
            end: word("together", at: alternative.end) ?? alternative.end,
            cost: alternative.cost + subject.cost)
          found.append(clause)
          if !isNegated { found += continued(clause, of: subject.value, kinds: kinds, start: position) }
        }
      }
    }
    return found
  }

  private func subjects(at position: Int) -> [Alternative<Objects>] {
    objects(at: position, kinds: lexicon.kinds)
  }

  func invertedObjects(
    _ verb: Lexicon.VerbEntry, _ subject: Objects, _ subjectKinds: KindSet, kinds: KindSet,
    start: Int,
    at position: Int, tense: LinkCondition.Tense
  ) -> [Alternative<Modifier>] {
    let toSubject = verb.link.reversed
    var found: [Alternative<Modifier>] = []
    if !verb.isImplied {
      let fitting = verb.link.targets(from: subjectKinds).intersection(kinds)
      if !fitting.isEmpty {
        guard verb.change != .replaced else { return [] }
        var condition = LinkCondition(
          link: toSubject, wording: .inverseVerb(verb.forms), objects: subject, tense: tense,
          range: range(start, position))
        condition.change = verb.change
        if verb.change != nil || holdsOverTime(verb.link) {
          for span in timeSpans(at: position) where !span.value.recurs {
            var dated = condition
            dated.period = span.value
            found.append(
              Alternative(value: Modifier(condition: .link(dated), kinds: fitting), end: span.end, cost: 0))
          }
        }
        let clause = Alternative(value: condition, end: position, cost: 0)
        found += withEdgeTest(clause).map { link in
          link.map { Modifier(condition: .link($0), kinds: fitting) }
        }
      }
      return found
    }
    // "did Liz Rice speak at": from what is asked for over the implied talk to the subject.
    let given = LinkCondition(
      link: toSubject, wording: .preposition("by"), objects: subject, tense: tense,
      range: range(start, position))
    var object = NounPhrase(kinds: verb.link.targets(from: subjectKinds), isImplied: true)
    object.conditions = [.link(given)]
    for middle in withModifiers(Alternative(value: object, end: position, cost: 0)) {
      for preposition in prepositions(at: middle.end) {
        let fitting = preposition.entry.targets(from: middle.value.kinds).intersection(kinds)
        guard !fitting.isEmpty else { continue }
        let condition = LinkCondition(
          link: preposition.entry.reversed, wording: .inverseVerb(verb.forms), objects: .one(middle.value),
          tense: tense, range: range(start, preposition.end))
        let composite = preposition.entry.isComposite ? Cost.composite : 0
        for end in withModifiers(
          Alternative(
            value: NounPhrase(kinds: middle.value.kinds, isImplied: true), end: preposition.end, cost: 0))
        where end.end == preposition.end || !end.value.conditions.isEmpty {
          var condition = condition
          if case .one(var talk) = condition.objects {
            talk.conditions += end.value.conditions
            condition.objects = .one(talk)
          }
          found.append(
            Alternative(
              value: Modifier(condition: .link(condition), kinds: fitting), end: end.end,
              cost: middle.cost + end.cost + composite))
        }
      }
    }
    return found
  }
}

extension Objects {
  /// Whether each of them can be where a link starts, so that none is silently left out.
  func canAll(do link: Lexicon.LinkEntry) -> Bool {
    phrases.allSatisfy { !$0.kinds.isDisjoint(with: link.sources) }
  }
}

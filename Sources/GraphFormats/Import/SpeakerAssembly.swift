/// Makes people out of labelled pieces: who shares whose organisation, who moderates, what was cut off.
struct SpeakerAssembly {
  let pieces: SpeakerPieces
  let shapes: [PieceShape]
  let labels: [PieceLabel]
  let lexicon: OrganisationLexicon
  /// Words of the title, without a genitive `'s`: an organisation in the title may lack its comma in the list.
  let titleWords: Set<String>

  private(set) var people: [HeadingPerson] = []
  private(set) var guessReason: String?

  private struct Draft {
    var name: String
    var group: Int
    var organisation: String?
    var jobTitle: String?
    var hasNoOrganisation = false
    var isModerator = false
    var isPlaceholder = false
  }

  init(
    pieces: SpeakerPieces, shapes: [PieceShape], labels: [PieceLabel], lexicon: OrganisationLexicon,
    titleWords: Set<String>
  ) {
    self.pieces = pieces
    self.shapes = shapes
    self.labels = labels
    self.lexicon = lexicon
    self.titleWords = titleWords
  }

  mutating func assemble(firstIsModerator: Bool, isTruncated: Bool) {
    var drafts = collect(isTruncated: isTruncated)
    for index in drafts.indices { splitMissingComma(&drafts[index]) }
    share(&drafts)
    if firstIsModerator { markModerators(&drafts) }
    people = drafts.filter { !$0.isPlaceholder }.map { draft in
      HeadingPerson(
        name: draft.name, organisation: draft.organisation, jobTitle: draft.jobTitle,
        role: draft.isModerator ? .moderator : .speaker)
    }
  }

  private mutating func collect(isTruncated: Bool) -> [Draft] {
    var drafts: [Draft] = []
    var group = 0
    var index = 0
    while index < labels.count {
      if pieces.pieces[index].separator == .semicolon { group += 1 }
      let isCutOff = isTruncated && index == labels.count - 1
      switch labels[index] {
      case .person where isCutOff:
        guessReason = "the line is cut off within a name"
      case .person:
        let person = PersonPiece(pieces.text(index))
        drafts.append(
          Draft(
            name: person.name, group: group, organisation: person.organisation,
            isModerator: person.isModerator,
            isPlaceholder: shapes[index].isPlaceholder))
      case .organisation where isCutOff && !lexicon.isOrganisation(pieces.text(index)):
        guessReason = "the line is cut off within an organisation"
      case .organisation:
        var last = index
        while last + 1 < labels.count, labels[last + 1] == .moreOrganisation { last += 1 }
        var organisation = pieces.text(index, through: last)
        let marked = PersonPiece(organisation)
        if marked.isModerator, let draft = drafts.indices.last {
          drafts[draft].isModerator = true
          organisation = marked.name
        }
        if let draft = drafts.indices.last {
          drafts[draft].organisation = drafts[draft].organisation ?? organisation
        }
        index = last
      case .noOrganisation:
        if let draft = drafts.indices.last { drafts[draft].hasNoOrganisation = true }
      case .jobTitle:
        var last = index
        while last + 1 < labels.count, labels[last + 1] == .moreJobTitle { last += 1 }
        if let draft = drafts.indices.last { drafts[draft].jobTitle = pieces.text(index, through: last) }
        index = last
      case .moreJobTitle, .moreOrganisation:
        break
      }
      index += 1
    }
    return drafts
  }

  /// `Joseph Sandoval & Tony Gosselin Adobe`: an organisation without its comma, if it is known or in the title.
  private mutating func splitMissingComma(_ draft: inout Draft) {
    guard draft.organisation == nil, draft.jobTitle == nil, !draft.hasNoOrganisation else { return }
    let words = draft.name.split(separator: " ")
    guard words.count >= 3, !lexicon.isPerson(draft.name) else { return }
    for start in 2..<words.count {
      let organisation = words[start...].joined(separator: " ")
      guard lexicon.isOrganisation(organisation) || titleWords.contains(organisation.lowercased()) else {
        continue
      }
      guessReason = "'\(organisation)' follows a name without a comma"
      draft.name = words[..<start].joined(separator: " ")
      draft.organisation = organisation
      return
    }
  }

  /// People listed before the one with the organisation share it: `A, B & C, Org`.
  ///
  /// A person with a job title of their own shares it only with a person who has one too. A plural title
  /// (`Program Co-Chairs`) is everybody's.
  private func share(_ drafts: inout [Draft]) {
    for index in drafts.indices.dropLast().reversed() {
      let next = drafts[index + 1]
      guard drafts[index].group == next.group else { continue }
      if let title = next.jobTitle, drafts[index].jobTitle == nil, Self.isPlural(title) {
        drafts[index].jobTitle = title
      }
      guard drafts[index].organisation == nil, !drafts[index].hasNoOrganisation else { continue }
      if drafts[index].jobTitle == nil || next.jobTitle != nil {
        drafts[index].organisation = next.organisation
        drafts[index].hasNoOrganisation = next.hasNoOrganisation
      }
    }
  }

  private static func isPlural(_ title: String) -> Bool {
    guard let last = title.foldedWords().last, last.hasSuffix("s") else { return false }
    return HeadingVocabulary.jobWords.contains(last)
      && HeadingVocabulary.jobWords.contains(String(last.dropLast()))
  }

  /// `Moderated by A & B, Org; C, Org`: whoever stands before the end of the first organisation.
  private func markModerators(_ drafts: inout [Draft]) {
    for index in drafts.indices {
      guard drafts[index].group == 0 else { return }
      if index > 0, let first = drafts.first?.organisation, drafts[index].organisation != first { return }
      if index > 0, drafts.first?.organisation == nil { return }
      drafts[index].isModerator = true
    }
  }
}

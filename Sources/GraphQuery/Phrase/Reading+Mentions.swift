/// The names in a reading and its parts, in the order in which they are written; collected into one list, since most
/// parts have none.
extension Reading {
  /// The names in it.
  var mentions: [NameMention] {
    var found: [NameMention] = []
    subject.addMentions(to: &found)
    switch form {
    case .linkValues(_, let link, _, _), .linkCount(let link), .aggregateLinks(_, _, let link):
      link.objects.addMentions(to: &found)
    default: break
    }
    if case .each(let link)? = grouping { link.objects.addMentions(to: &found) }
    return found
  }
}

extension NounPhrase {
  /// The names in the phrase and all that belongs to it.
  var mentions: [NameMention] {
    var found: [NameMention] = []
    addMentions(to: &found)
    return found
  }

  fileprivate func addMentions(to found: inout [NameMention]) {
    if let name { found.append(name) }
    for condition in conditions { condition.addMentions(to: &found) }
  }
}

extension Objects {
  fileprivate func addMentions(to found: inout [NameMention]) {
    switch self {
    case .one(let phrase): phrase.addMentions(to: &found)
    case .all(let parts), .any(let parts): for part in parts { part.addMentions(to: &found) }
    case .not(let part): part.addMentions(to: &found)
    }
  }
}

extension Condition {
  fileprivate func addMentions(to found: inout [NameMention]) {
    switch self {
    case .link(let link):
      link.objects.addMentions(to: &found)
      link.meeting?.place.addMentions(to: &found)
    case .not(let inner): inner.addMentions(to: &found)
    case .all(let parts), .any(let parts): for part in parts { part.addMentions(to: &found) }
    case .near(let phrase, _): phrase.addMentions(to: &found)
    case .described(let objects): objects.addMentions(to: &found)
    case .rank(.most(let link, _)), .rank(.top(_, let link, _)): link.objects.addMentions(to: &found)
    case .shared(let links): links.first?.objects.addMentions(to: &found)
    case .compared(let comparison): comparison.other.addMentions(to: &found)
    case .besides(let phrases): for phrase in phrases { phrase.addMentions(to: &found) }
    case .attribute, .time, .rank, .among: break
    }
  }
}

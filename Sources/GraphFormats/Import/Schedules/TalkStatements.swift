import GraphModel

/// What an export says of one talk, as far as its changes are counted one by one.
struct TalkStatements {
  /// When and where it takes place.
  private(set) var slots: Set<ScheduledSlot> = []
  /// Who gives it, and where they work.
  private(set) var people: Set<Part> = []
  private var headings: [Node.ID: String] = [:]

  /// A link of a person.
  struct Part: Hashable {
    var person: Node.ID
    var other: Node.ID
    var role: PropertyValue?
    var title: PropertyValue?
  }

  init(_ statements: [Statement]) {
    for statement in statements {
      switch statement.relation {
      case "": headings[statement.subject] = statement.quote
      case "at", "withdrawn_from":
        var slot = ScheduledSlot(since: statement.since, until: statement.until)
        if case .text(let room)? = statement.properties["room"] { slot.room = room }
        slots.insert(slot)
      case "gives", "was_to_give", "works_at":
        people.insert(
          Part(
            person: statement.subject, other: statement.object, role: statement.properties["role"],
            title: statement.properties["title"]))
      default: break
      }
    }
  }

  /// The title line under which the talk was read.
  func heading(of talk: Node) -> String? { headings[talk.id] }
}

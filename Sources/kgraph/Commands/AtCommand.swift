import ArgumentParser
import GraphFormats
import GraphModel

/// `kgraph at [EVENT]`
struct AtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "at", abstract: "Say at which event you are, so that what you capture is linked to it.",
    discussion: "Without an event, print where you are.")

  @Argument(help: "The event.")
  var event: String?

  @Flag(help: "Forget where you are.")
  var clear = false

  @Option(help: ArgumentHelp("Say who you are, for 'kgraph met'.", valueName: "person"))
  var me: String?

  @OptionGroup var write: WriteOptions

  func validate() throws {
    if clear, event != nil || me != nil { throw ValidationError("--clear stands alone") }
  }

  func run() throws {
    if clear { return try forget() }
    if let event { try remember(event) }
    if let me { try introduce(me) }
    if event == nil, me == nil { try printPlace() }
  }

  private func remember(_ name: String) throws {
    try write.capture { capture throws(GraphError) in
      let event = try capture.ensure(
        Reference(name, in: capture.store.vocabulary), kinds: [CaptureKind.event])
      guard event.kind == CaptureKind.event else {
        throw GraphError(
          .invalid, "\(event.described) is no event", help: ["an event would be 'event:\(name)'"])
      }
      try Whereabouts(store: capture.store).set(event: event)
      return .said("\(write.dryRun ? "you would be" : "you are") at \(event.name.quotedName)", about: nil)
    }
  }

  private func introduce(_ name: String) throws {
    try write.capture { capture throws(GraphError) in
      let user = try capture.ensure(
        Reference(name, in: capture.store.vocabulary), kinds: [CaptureKind.person])
      guard user.kind == CaptureKind.person else {
        throw GraphError(
          .invalid, "\(user.described) is no person", help: ["a person would be 'person:\(name)'"])
      }
      try Whereabouts(store: capture.store).set(user: user)
      return .said("\(write.dryRun ? "you would be" : "you are") \(user.name.quotedName)", about: nil)
    }
  }

  private func forget() throws {
    try write.capture { capture throws(GraphError) in
      let whereabouts = Whereabouts(store: capture.store)
      let event = try whereabouts.event()
      try whereabouts.set(event: nil)
      let place = event.map { "at \($0.name.quotedName)" } ?? "at an event"
      return .said("you \(write.dryRun ? "would be" : "are") no longer \(place)", about: nil)
    }
  }

  private func printPlace() throws {
    let lines = try write.session.read { store in
      guard let event = try Whereabouts(store: store).event() else {
        return ["you are at no event: 'kgraph at EVENT' says at which"]
      }
      let period = PeriodText.occurrence(since: event.since, until: event.until).map { " (\($0))" } ?? ""
      return ["you are at \(event.name.quotedName)\(period)"]
    }
    try printLines(lines)
  }
}

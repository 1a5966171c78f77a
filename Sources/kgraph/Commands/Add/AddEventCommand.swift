import ArgumentParser
import GraphModel

/// `kgraph add event NAME`
struct AddEventCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event", abstract: "Add a conference, or a part of one.")

  @Argument(help: "Its name.")
  var name: String

  @Option(help: ArgumentHelp("When it is, if one date says it: 2023-11, 2023-11-07.", valueName: "date"))
  var date: String?

  @Option(help: ArgumentHelp("Its first day.", valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp("Its last day.", valueName: "date"))
  var to: String?

  @Option(help: ArgumentHelp("Where it is.", valueName: "city"))
  var city: String?

  @Option(help: ArgumentHelp("The larger event it is a part of.", valueName: "event"))
  var partOf: String?

  @OptionGroup var thing: ThingOptions

  func validate() throws {
    if date != nil, from != nil || to != nil {
      throw ValidationError("use either --date, or --from and --to")
    }
    if to != nil, from == nil { throw ValidationError("--to needs --from") }
  }

  func run() throws {
    try thing.write.capture { capture throws(GraphError) in
      let period = try thing.session.period(date ?? from, to, options: (date == nil ? "from" : "date", "to"))
      var draft = try thing.draft(
        kind: CaptureKind.event, name: name, date: period.since, until: period.until)
      if let city { draft.properties["city"] = .text(city) }
      let event = try thing.write(draft, with: &capture)
      if let partOf { try capture.link(event, partOf: partOf, newKind: CaptureKind.event) }
      return .node(event)
    }
  }
}

import ArgumentParser
import GraphModel

/// `kgraph add KIND NAME`, for kinds that the user has defined.
struct AddAnyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "any", abstract: "Add a node of a kind of your own: kgraph add KIND NAME.")

  @Argument(help: "Its kind, as defined by 'kgraph define kind'.")
  var kind: String

  @Argument(help: "Its name.")
  var name: String

  @Option(help: ArgumentHelp("When it is, or began.", valueName: "date"))
  var date: String?

  @OptionGroup var thing: ThingOptions

  func run() throws {
    try thing.write.capture { capture throws(GraphError) in
      let kind = try capture.store.vocabulary.knownKind(kind)
      let day = try thing.session.date(date, option: "date")
      return .node(try thing.write(try thing.draft(kind: kind, name: name, date: day), with: &capture))
    }
  }
}

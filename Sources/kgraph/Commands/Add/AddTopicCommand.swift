import ArgumentParser
import GraphModel

/// `kgraph add topic NAME`
struct AddTopicCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topic", abstract: "Add what talks and notes can be about.")

  @Argument(help: "Its name.")
  var name: String

  @Option(help: ArgumentHelp("The larger topic it is a part of.", valueName: "topic"))
  var partOf: String?

  @OptionGroup var thing: ThingOptions

  func run() throws {
    try thing.write.capture { capture throws(GraphError) in
      let draft = try thing.draft(kind: CaptureKind.topic, name: name)
      let node = try thing.write(draft, with: &capture)
      if let partOf { try capture.link(node, partOf: partOf, newKind: CaptureKind.topic) }
      return .node(node)
    }
  }
}

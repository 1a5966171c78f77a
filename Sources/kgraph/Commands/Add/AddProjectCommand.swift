import ArgumentParser
import GraphModel

/// `kgraph add project NAME`
struct AddProjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project", abstract: "Add a piece of software or a standard.")

  @Argument(help: "Its name.")
  var name: String

  @Option(
    help: ArgumentHelp(
      "The organisation or topic it belongs to; a new one becomes an organisation.", valueName: "org"))
  var partOf: String?

  @OptionGroup var thing: ThingOptions

  func run() throws {
    try thing.write.capture { capture throws(GraphError) in
      let draft = try thing.draft(kind: CaptureKind.project, name: name)
      let node = try thing.write(draft, with: &capture)
      if let partOf { try capture.link(node, partOf: partOf, newKind: CaptureKind.org) }
      return .node(node)
    }
  }
}
